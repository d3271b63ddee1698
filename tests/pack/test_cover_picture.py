"""The cover as a picture: the page that it shows, in a size for the web."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image
from tests.cli.conftest import write_guide

from guidebuilder.diagnostics import Report
from guidebuilder.orders import Order
from guidebuilder.pack.cover_picture import WIDTH, cover_picture
from guidebuilder.pipeline import render

if TYPE_CHECKING:
    from pathlib import Path


def test_it_shows_the_first_page_and_is_the_same_each_time(tmp_path: Path) -> None:
    (booklet,) = render(Order(guide=write_guide(tmp_path / "guide")), Report())
    data = cover_picture(booklet.data)

    with Image.open(BytesIO(data)) as picture:
        assert picture.format == "PNG"
        assert picture.width == WIDTH
        assert abs(picture.height / WIDTH - 210 / 148) < 0.01
        ground = picture.convert("RGB").getpixel((WIDTH // 2, 10))
    assert ground != (255, 255, 255)
    assert len(data) < 100_000
    assert cover_picture(booklet.data) == data
