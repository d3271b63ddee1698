"""Pictures: is the file a whole PNG or JPEG, and how large is it?

The header is read first.  Only a picture of a size that a page has use for is opened, and
then to its end, so that a damaged one is told with its place instead of being drawn.
"""

from __future__ import annotations

import struct
import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Final

from guidebuilder.load.codes import Code
from guidebuilder.load.files import IMAGE_LIMIT
from guidebuilder.load.png import is_whole_png
from guidebuilder.model import Image

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report
    from guidebuilder.load.files import GuideFolder
    from guidebuilder.model import FileRef

_MOST_PIXELS: Final = 35_000_000
"""A full A4 page at 600 dpi; beyond that a small file may fill the memory."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_STARTS_OF_FRAME: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The JPEG markers that are followed by the size; the three left out mean other things."""


def read_image(  # noqa: PLR0911 - one for each thing that can be wrong
    reference: FileRef, folder: GuideFolder, report: Report, known: Image | None = None
) -> Image | None:
    """Read a picture of the guide, or report why it cannot be printed.

    One that is *known* is not looked through again while its bytes are the same.
    """
    data = folder.read_bytes(reference.id, IMAGE_LIMIT, report, reference.span)
    if data is None:
        return None
    if known is not None and known.data == data:
        return known
    if data.startswith(_PNG):
        media_type, size = "image/png", _png_size(data)
    elif data.startswith(_JPEG):
        media_type, size = "image/jpeg", _jpeg_size(data)
    else:
        hint = "save it as PNG or JPEG"
        message = f"`{reference.id}` is neither PNG nor JPEG"
        report.error(reference.span, Code.PICTURE, message, hint)
        return None
    if size is None or 0 in size:
        _report_damage(reference, report)
        return None
    width, height = size
    if width * height > _MOST_PIXELS:
        message = f"`{reference.id}` has {width} × {height} pixels"
        hint = f"make it smaller: {_MOST_PIXELS // 1_000_000} million pixels are the most"
        report.error(reference.span, Code.TOO_LARGE, message, hint)
        return None
    if not _opens(data, size):
        _report_damage(reference, report)
        return None
    return Image(reference.id, media_type, width, height, data)


def _report_damage(reference: FileRef, report: Report) -> None:
    report.error(reference.span, Code.PICTURE, f"`{reference.id}` is damaged", "save it again")


def _opens(data: bytes, size: tuple[int, int]) -> bool:
    """Tell whether a picture can be decoded to its end, and is as large as its header says."""
    from PIL import Image as Opened  # noqa: PLC0415 - start-up: few guides have pictures

    try:
        # Pillow warns of what is not drawn, such as a camera's notes.
        with (
            warnings.catch_warnings(action="ignore"),
            Opened.open(BytesIO(data), formats=("PNG", "JPEG")) as it,
        ):
            if it.size != size:  # there are two headers, and Pillow heeds the other
                return False
            it.load()
        return it.format != "PNG" or is_whole_png(data)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - what Pillow's decoders raise is listed nowhere
        return False


def _png_size(data: bytes) -> tuple[int, int] | None:
    is_whole = data[12:16] == b"IHDR" and b"IEND" in data[-16:]
    return struct.unpack(">II", data[16:24]) if is_whole else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Follow the segments to the one that tells the size."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:  # noqa: PLR2004 - begins every marker
        if data[at + 1] == 0xFF:  # noqa: PLR2004 - fill bytes may stand before a marker
            at += 1
            continue
        if data[at + 1] in _STARTS_OF_FRAME:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    return None
