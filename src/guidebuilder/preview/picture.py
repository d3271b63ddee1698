"""Pages as pictures, drawn to the very pixels of the screen that shows them."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

import pypdfium2
from pypdfium2 import raw

from guidebuilder.pdf.write_picture import write_picture

if TYPE_CHECKING:
    from guidebuilder.layout.page import Book

MOST_PIXELS: Final = 24_000_000
"""Of one picture: an A4 page at four times the size on the densest screens of today."""

WHITE: Final = 0xFFFFFFFF

BYTES_A_PIXEL: Final = 4

_FILE_HEADER, _INFO_HEADER = 14, 40
"""Bytes of the two heads of a bitmap file (Microsoft, BITMAPFILEHEADER and BITMAPINFOHEADER)."""


def bitmap(book: Book, number: int, width: int) -> bytes:
    """Return a page as a BMP file.

    Nothing is compressed: on one machine that takes longer than it saves.  A PNG of a page
    needs 20 ms and more to be made and as long to be read, this one 2.

    Args:
        book: The booklet.
        number: Of the page, from 1.
        width: In pixels; the height follows from the page.

    Raises:
        ValueError: It would have no pixels, or more than any screen shows.
    """
    size = book.pages[number - 1].size
    height = round(width * size.height / size.width)
    if width < 1 or height < 1 or width * height > MOST_PIXELS:
        raise ValueError(f"{width} × {height} pixels")
    document = pypdfium2.PdfDocument(write_picture(book, range(number, number + 1)))
    try:
        page = document[0]
        drawn = pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGRx)
        raw.FPDFBitmap_FillRect(drawn.raw, 0, 0, width, height, WHITE)
        raw.FPDF_RenderPageBitmap(drawn.raw, page.raw, 0, 0, width, height, 0, 0)
        return _head(width, height) + bytes(drawn.buffer)
    finally:
        document.close()


def _head(width: int, height: int) -> bytes:
    """Return the heads of a bitmap whose rows run from top to bottom."""
    length, start = width * height * BYTES_A_PIXEL, _FILE_HEADER + _INFO_HEADER
    file = struct.pack("<2sIHHI", b"BM", start + length, 0, 0, start)
    info = (_INFO_HEADER, width, -height, 1, 8 * BYTES_A_PIXEL, 0, length, 2835, 2835, 0, 0)
    return file + struct.pack("<IiiHHIIiiII", *info)
