"""Every QR code that is printed is read again from a picture of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
import zxingcpp
from tests.conftest import ROOT

from guidebuilder.diagnostics import Report
from guidebuilder.model.edition import Edition
from guidebuilder.model.target import Target
from guidebuilder.orders import Order
from guidebuilder.pipeline import render
from guidebuilder.style.read_theme import THEMES

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDRESSES = {
    "hindi": "https://guides.example/hindi",
    "urdu": "https://guides.example/urdu",
}
"""Where the guides say that they stand online; one is a book from right to left."""

DPI = 150
"""About what a telephone sees of a page held before it."""


def codes(data: bytes) -> Iterator[str]:
    """Yield what the codes on the pages of a PDF say."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        picture = page.render(scale=DPI / 72).to_pil()
        for code in zxingcpp.read_barcodes(picture):
            yield code.text


@pytest.mark.slow
@pytest.mark.parametrize("guide", ADDRESSES)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("edition", Edition)
def test_codes_lead_where_the_guide_says(guide: str, theme: str, edition: Edition) -> None:
    order = Order(guide=ROOT / "tests" / "guides" / guide, theme=theme, edition=edition)
    (booklet,) = render(order, Report())

    assert list(codes(booklet.data)) == [ADDRESSES[guide]]


@pytest.mark.parametrize("target", [Target.OFFICE, Target.PRESS])
def test_codes_are_read_from_what_is_printed(target: Target) -> None:
    order = Order(guide=ROOT / "tests" / "guides" / "hindi", target=target)
    (booklet,) = render(order, Report())

    assert list(codes(booklet.data)) == [ADDRESSES["hindi"]]


def test_a_guide_that_stands_nowhere_online_has_no_code() -> None:
    (booklet,) = render(Order(guide=ROOT / "guide", regions=("india",)), Report())

    assert list(codes(booklet.data)) == []
