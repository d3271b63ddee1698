"""Pages for an office printer: little ink on the cover, and nothing lost at the edges."""

from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from msgspec.structs import replace

from guidebuilder.diagnostics import Report
from guidebuilder.geometry import mm
from guidebuilder.layout.galley import extent
from guidebuilder.layout.page import DrawnRun, Shape
from guidebuilder.model.edition import Edition
from guidebuilder.model.target import Target
from guidebuilder.orders import Order
from guidebuilder.pipeline import Proof, paginate, render
from guidebuilder.resources import guide_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

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


def test_a_number_behind_a_link_stands_above_its_line(tmp_path: Path) -> None:
    guide = tmp_path / "guide"
    copytree(guide_folder(), guide)
    career = guide / "careers" / "bpo-executive.yaml"
    text = career.read_text(encoding="utf-8")
    assert "the client's customers and" in text
    linked = text.replace("client's customers and", "client's [customers](https://a.org/b) and")
    career.write_text(linked, encoding="utf-8")

    [proof] = paginate(Order(guide=guide, regions=("india",), target=Target.OFFICE), Report())

    runs = [each for page in proof.book.pages for each in page.items if isinstance(each, DrawnRun)]
    at = next(n for n, each in enumerate(runs) if each.run.style.rise)
    word, number = runs[at - 1], runs[at]
    assert (word.run.text.strip(), number.run.text.strip("\u2060 ")) == ("customers", "1")
    assert number.baseline < word.baseline
    assert number.run.style.size < word.run.style.size
    assert number.tag is not None
    assert proof.book.structure[number.run.tag or 0].expansion == "address 1"


def test_a_poster_is_white_and_ends_before_the_edge() -> None:
    wanted = order("india")
    wanted = replace(wanted, edition=Edition.POSTER, career="bpo-executive")

    [proof] = paginate(wanted, Report())
    [poster] = render(wanted, Report())

    [page] = proof.book.pages
    assert lies_within(page.items, page)
    assert ink(poster.data, 0) < 0.15
