"""Pictures: is the file a whole PNG or JPEG, and how large is it?

The header is read first: data are looked at only after the size is known to be one that
a page has use for.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from guidebuilder.load.codes import Code
from guidebuilder.load.files import IMAGE_LIMIT
from guidebuilder.load.image_data import is_whole_jpeg, is_whole_png
from guidebuilder.model import Image

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report
    from guidebuilder.load.files import GuideFolder
    from guidebuilder.model import FileRef

_MOST_PIXELS: Final = 100_000_000
"""A full A3 page at 600 dpi has 70 million; beyond that a small file may fill the memory."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_STARTS_OF_FRAME: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The JPEG markers that are followed by the size; the three left out mean other things."""


def read_image(reference: FileRef, folder: GuideFolder, report: Report) -> Image | None:
    """Read a picture of the guide, or report why it cannot be printed."""
    data = folder.read_bytes(reference.id, IMAGE_LIMIT, report, reference.span)
    if data is None:
        return None
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
        _damaged(reference, report)
        return None
    width, height = size
    if width * height > _MOST_PIXELS:
        message = f"`{reference.id}` has {width} × {height} pixels"
        hint = f"make it smaller: {_MOST_PIXELS // 1_000_000} million pixels are the most"
        report.error(reference.span, Code.TOO_LARGE, message, hint)
        return None
    is_whole = is_whole_png(data) if media_type == "image/png" else is_whole_jpeg(data)
    if not is_whole:
        _damaged(reference, report)
        return None
    return Image(reference.id, media_type, width, height, data)


def _damaged(reference: FileRef, report: Report) -> None:
    message = f"`{reference.id}` is damaged"
    hint = "open it in another program and save it again as PNG or JPEG"
    report.error(reference.span, Code.PICTURE, message, hint)


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
