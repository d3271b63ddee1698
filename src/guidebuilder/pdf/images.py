"""Pictures: PNG and JPEG bytes as image objects, untouched where PDF can take them so.

PDF knows JPEG, and the compressed rows of a plain PNG, as they are.  The rest
(transparency, interlacing, inks of the press) is opened by Pillow, which reportlab
brings with it, and written anew.
"""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.pdf.objects import COMPRESSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PIL import Image

    from guidebuilder.pdf.objects import Objects, Written

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
GREY, RGB, PALETTE = 0, 2, 3
"""Colour types of PNG without transparency."""

JPEG_MARKER = 0xFF
JPEG_BITS = 8
"""Bits of a component that a PDF reader decodes."""

JPEG_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
"""Markers of the frames that PDF readers decode: baseline, extended and progressive."""

JPEG_STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers that no data follow."""

GREY_SPACE = "/DeviceGray"
"""The colour space of one component, in every file."""


class Picture(Struct, frozen=True):
    """A picture as PDF takes it.

    Attributes:
        entries: Of the image's dictionary.
        data: Its stream, already compressed.
        mask: How opaque each pixel is, as a picture of its own, if not everywhere.
    """

    entries: str
    data: bytes
    mask: Picture | None = None


def write_picture(objects: Objects, data: bytes, colours: str | None) -> Written:
    """Add the picture in the bytes of a PNG or JPEG file to a file.

    Args:
        objects: Those of the file.
        data: The picture.
        colours: Colour space of red, green and blue; ``None`` turns the picture to grey.
            CMYK has none: under an output intent for screens PDF/A has no place for it.
    """
    spaces = {1: GREY_SPACE} if colours is None else {1: GREY_SPACE, 3: colours}
    picture = plain_picture(data, spaces) or _opened(data, spaces)
    return write(objects, picture)


def plain_picture(data: bytes, spaces: Mapping[int, str]) -> Picture | None:
    """Return a picture as it is in its file, if PDF can take it so.

    Args:
        data: The bytes of a PNG or JPEG file.
        spaces: Colour spaces by number of components; what has none is not taken.
    """
    return _plain_png(data, spaces) or _plain_jpeg(data, spaces)


def write(objects: Objects, picture: Picture) -> Written:
    """Add a picture to a file, after its mask."""
    mask = f"/SMask {write(objects, picture.mask)}" if picture.mask else ""
    entries = f"/Type/XObject/Subtype/Image{picture.entries}{mask}"
    return objects.add_stream(entries, picture.data, compress=False)


def _entries(width: int, height: int, bits: int, space: str) -> str:
    return f"/Width {width}/Height {height}/BitsPerComponent {bits}/ColorSpace{space}"


def _plain_png(data: bytes, spaces: Mapping[int, str]) -> Picture | None:
    """Return a PNG without transparency or interlacing; its rows need not be opened."""
    if not data.startswith(PNG_SIGNATURE):
        return None
    chunks = list(_png_chunks(data))
    width, height, bits, kind, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    names = {name for name, _ in chunks}
    if kind not in {GREY, RGB, PALETTE} or interlaced or b"tRNS" in names:
        return None
    space = spaces.get(1 if kind == GREY else 3)
    if space is None:
        return None
    if kind == PALETTE:
        palette = next(content for name, content in chunks if name == b"PLTE")
        space = f"[/Indexed{space} {len(palette) // 3 - 1}<{palette.hex()}>]"
    components = 3 if kind == RGB else 1
    rows = b"".join(content for name, content in chunks if name == b"IDAT")
    # Predictor 15: each row begins with the number of its PNG filter (ISO 32000, 7.4.4.4).
    parameters = f"<</Predictor 15/Colors {components}/BitsPerComponent {bits}/Columns {width}>>"
    entries = _entries(width, height, bits, space)
    return Picture(f"{entries}/Filter/FlateDecode/DecodeParms{parameters}", rows)


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(PNG_SIGNATURE)
    while place + 8 <= len(data):
        length, name = struct.unpack_from(">I4s", data, place)
        yield name, data[place + 8 : place + 8 + length]
        place += length + 12


def _plain_jpeg(data: bytes, spaces: Mapping[int, str]) -> Picture | None:
    """Return a grey or colour JPEG as it stands."""
    if not data.startswith(b"\xff\xd8"):
        return None
    place = 2
    while place + 4 <= len(data) and data[place] == JPEG_MARKER:
        marker = data[place + 1]
        if marker in JPEG_STANDALONE:
            place += 2
            continue
        if marker in JPEG_FRAMES:
            bits, height, width, components = struct.unpack_from(">BHHB", data, place + 4)
            if bits != JPEG_BITS or components not in spaces:
                return None
            entries = _entries(width, height, bits, spaces[components])
            return Picture(f"{entries}/Filter/DCTDecode", data)
        place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return None


def _opened(data: bytes, spaces: Mapping[int, str]) -> Picture:
    """Return any other PNG or JPEG, opened and written anew in colour, if there is any."""
    painted, mask = opened(data)
    space = spaces.get(3)
    pixels = painted if space else painted.convert("L")
    return deflated(pixels.tobytes(), painted.size, space or GREY_SPACE, mask)


def opened(data: bytes) -> tuple[Image.Image, Picture | None]:
    """Return a PNG or JPEG in red, green and blue, and how opaque it is if not everywhere."""
    from PIL import Image  # noqa: PLC0415 - start-up: few guides have such pictures

    with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
        transparent = "A" in image.getbands() or "transparency" in image.info
        full = image.convert("RGBA" if transparent else "RGB")
    mask = None
    if transparent:
        opacity = full.getchannel("A")
        if opacity.getextrema() != (255, 255):
            mask = deflated(opacity.tobytes(), opacity.size, GREY_SPACE)
    return full.convert("RGB"), mask


def deflated(
    pixels: bytes, size: tuple[int, int], space: str, mask: Picture | None = None
) -> Picture:
    """Return a picture of eight bits to the component from its pixels."""
    entries = f"{_entries(*size, 8, space)}/Filter/FlateDecode"
    return Picture(entries, zlib.compress(pixels, COMPRESSION), mask)
