"""The picture of a page is the page."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image, ImageChops

from guidebuilder.preview.picture import bitmap

if TYPE_CHECKING:
    from tests.conftest import Printed

WIDTH = 600


@pytest.mark.parametrize("number", [1, 2, 5, 8, 19])
def test_a_picture_shows_what_the_finished_file_shows(printed: Printed, number: int) -> None:
    size = printed.book.pages[number - 1].size
    height = round(WIDTH * size.height / size.width)
    drawn = Image.open(BytesIO(bitmap(printed.book, number, WIDTH)))

    document = pypdfium2.PdfDocument(printed.data)
    try:
        page = document[number - 1]
        paper = pypdfium2.PdfBitmap.new_native(WIDTH, height, pypdfium2.raw.FPDFBitmap_BGRx)
        pypdfium2.raw.FPDFBitmap_FillRect(paper.raw, 0, 0, WIDTH, height, 0xFFFFFFFF)
        pypdfium2.raw.FPDF_RenderPageBitmap(paper.raw, page.raw, 0, 0, WIDTH, height, 0, 0)
        expected = paper.to_pil().convert("RGB")
    finally:
        document.close()

    assert drawn.size == (WIDTH, height)
    assert drawn.convert("RGB").getextrema() != ((255, 255),) * 3
    assert ImageChops.difference(drawn.convert("RGB"), expected).getbbox() is None


@pytest.mark.parametrize("width", [0, -3, 100_000])
def test_no_picture_is_larger_than_any_screen(printed: Printed, width: int) -> None:
    with pytest.raises(ValueError, match="pixels"):
        bitmap(printed.book, 1, width)
