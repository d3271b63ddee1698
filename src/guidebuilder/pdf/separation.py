"""Pictures in the four inks of the press.

A picture in red, green and blue could stand in a PDF/X-4 as it is, and the press would
separate it.  But then nobody could promise how much ink it takes: the profile itself goes up
to 300 %.  So it is separated here, by the profile that the file brings with it, and where a
pixel takes more ink than the printer allows, its three coloured inks are reduced.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from guidebuilder.pdf.images import GREY_SPACE, deflated, opened, plain_picture, write
from guidebuilder.pdf.profiles import PRESS_PROFILE, SCREEN_PROFILE

if TYPE_CHECKING:
    from PIL import Image, ImageCms

    from guidebuilder.pdf.objects import Objects, Written

FULL_TONE = 255
"""What a full tone of one ink is in a pixel."""


def write_separated(objects: Objects, data: bytes, limit: float) -> Written:
    """Add a picture to a file: grey in black ink as it is, colour in all four.

    Args:
        objects: Those of the file.
        data: The bytes of a PNG or JPEG file.
        limit: The most ink on one spot, as a share of a full tone.
    """
    plain = plain_picture(data, {1: GREY_SPACE})
    if plain is not None:
        return write(objects, plain)
    painted, mask = opened(data)
    pixels = separated(painted, limit).tobytes()
    return write(objects, deflated(pixels, painted.size, "/DeviceCMYK", mask))


def separated(painted: Image.Image, limit: float) -> Image.Image:
    """Return a picture in red, green and blue as one in the inks of the press."""
    from PIL import Image, ImageCms, ImageMath  # noqa: PLC0415 - start-up: few guides have any

    most = int(limit * FULL_TONE)

    inks = ImageCms.applyTransform(painted, _transform())
    if inks is None:
        raise RuntimeError("a picture was to be turned in its place")
    cyan, magenta, yellow, black = inks.split()

    def reduced(ink: Image.Image) -> Image.Image:
        """Return as much of a coloured ink as black leaves room for."""

        def share(of: dict[str, Any]) -> Any:  # noqa: ANN401 - the operands of Pillow's arithmetic
            coloured = of["cyan"] + of["magenta"] + of["yellow"]
            room = of["max"](most - of["black"], 0)
            # Whole numbers, rounded down: the sum stays within the limit.
            left = of["ink"] * of["min"](room, coloured) / of["max"](coloured, 1)
            return of["convert"](left, "L")

        found: Image.Image = ImageMath.lambda_eval(
            share, ink=ink, cyan=cyan, magenta=magenta, yellow=yellow, black=black
        )
        return found

    return Image.merge("CMYK", (*map(reduced, (cyan, magenta, yellow)), black))


@cache
def _transform() -> ImageCms.ImageCmsTransform:
    """Return what turns the colours of a screen into inks: as near as paper can show them."""
    from PIL import ImageCms  # noqa: PLC0415 - start-up: few guides have any

    return ImageCms.buildTransform(
        str(SCREEN_PROFILE),
        str(PRESS_PROFILE),
        "RGB",
        "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
