"""Pages for an office printer: little ink on the cover, and nothing lost at the edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest

from guidebuilder.diagnostics import Report
from guidebuilder.geometry import mm
from guidebuilder.layout.galley import extent
from guidebuilder.layout.page import Shape
from guidebuilder.model.target import Target
from guidebuilder.pipeline import Order, Proof, paginate, render
from guidebuilder.resources import guide_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guidebuilder.layout.page import Item, Page

SAFE = mm(7)
"""What an office printer may not reach (look: office)."""


def ink(data: bytes, page: int) -> float:
    """Return the share of a page that is black, a grey counting by its depth."""
    document = pypdfium2.PdfDocument(data)
    dots: bytes = document[page].render(scale=1, grayscale=True).to_pil().tobytes()
    document.close()
    share: float = sum(255 - dot for dot in dots) / (255 * len(dots))
    return share


def order(region: str, target: Target = Target.OFFICE, theme: str | None = None) -> Order:
    return Order(guide=guide_folder(), regions=(region,), target=target, theme=theme)


@pytest.mark.parametrize("region", ["india", "international"])
@pytest.mark.parametrize("theme", ["line", "almanac"])
def test_covers_take_little_ink(region: str, theme: str) -> None:
    [booklet] = render(order(region, theme=theme), Report())

    assert ink(booklet.data, 0) < 0.15
    assert ink(booklet.data, booklet.pages - 1) < 0.15


def test_the_cover_for_a_screen_keeps_its_ground() -> None:
    [booklet] = render(order("india", Target.SCREEN), Report())

    assert ink(booklet.data, 0) > 0.5


@pytest.fixture(scope="module", params=["line", "almanac"])
def proof(request: pytest.FixtureRequest) -> Proof:
    [proof] = paginate(order("india", theme=request.param), Report())
    return proof


def lies_within(items: Iterable[Item], page: Page) -> bool:
    box = extent(tuple(items))
    return box is None or (
        box.x >= SAFE
        and box.y >= SAFE
        and box.right <= page.size.width - SAFE + 0.5
        and box.bottom <= page.size.height - SAFE + 0.5
    )


def test_nothing_comes_near_the_edge(proof: Proof) -> None:
    assert [each.number for each in proof.book.pages if not lies_within(each.items, each)] == []


def test_the_lines_of_a_cover_end_before_the_edge() -> None:
    [proof] = paginate(order("india", theme="line"), Report())

    for page in (proof.book.pages[0], proof.book.pages[-1]):
        box = extent(item for item in page.items if isinstance(item, Shape))
        assert box is not None
        assert box.x >= mm(9) - 0.01
        assert box.right <= page.size.width - mm(9) + 0.01
