"""Running heads: title at the outer edge, part at the inner, a rule, a folio in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidebuilder.diagnostics import Span
from guidebuilder.document.blocks import Part
from guidebuilder.document.inlines import Run
from guidebuilder.layout.numerals import roman
from guidebuilder.layout.page import DrawnRun, Item, Shape
from guidebuilder.layout.running_head import centred_folio, running_head

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guidebuilder.layout.setting import Setter

HERE = Span("careers/sample.yaml", 1, 1)


def part(title: str, number: int = 2) -> Part:
    return Part(
        place="p",
        number=number,
        title=(Run(title, HERE),),
        short_title=title,
        sections=(),
        span=HERE,
    )


def runs(items: Iterable[Item]) -> list[DrawnRun]:
    return [item for item in items if isinstance(item, DrawnRun)]


@pytest.mark.parametrize(
    ("number", "numeral"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (49, "XLIX"), (90, "XC")]
)
def test_roman_numerals(number: int, numeral: str) -> None:
    assert roman(number) == numeral


@pytest.mark.parametrize("recto", [True, False])
def test_title_stands_at_the_outer_edge(book: Setter, *, recto: bool) -> None:
    words = ("BPO executive", "India edition")
    items = running_head(words, part("How do I get in?"), book, recto=recto)
    left, right = sorted(runs(items), key=lambda run: run.x)

    outer, inner = (right, left) if recto else (left, right)
    assert outer.run.text == "BPO executive, India edition"
    assert inner.run.text == "II. How do I get in?"
    edge = book.master.left(recto=recto)
    assert left.x == pytest.approx(edge)
    assert right.x + right.run.width == pytest.approx(edge + book.master.width)
    (rule,) = (item for item in items if isinstance(item, Shape))
    assert left.baseline < rule.path.y < book.master.margins.top
    assert {run.tag for run in runs(items)} == {None}


def test_a_long_part_drops_the_edition_and_is_cut_after_a_word(book: Setter) -> None:
    long = part("Is this a question that no page of this size has any room for in its head?")
    items = running_head(("BPO executive", "India edition"), long, book, recto=False)
    left, right = sorted(runs(items), key=lambda run: run.x)

    assert left.run.text == "BPO executive"
    assert right.run.text.endswith("…")
    assert left.x + left.run.width < right.x


def test_a_page_without_a_part_has_the_title_alone(book: Setter) -> None:
    items = running_head(("Sources", "India edition"), None, book, recto=True)
    assert [run.run.text for run in runs(items)] == ["Sources, India edition"]


def test_the_folio_stands_in_the_middle_under_the_type_area(book: Setter) -> None:
    (folio,) = runs(centred_folio(12, book, recto=True))
    middle = book.master.left(recto=True) + book.master.width / 2

    assert folio.x + folio.run.width / 2 == pytest.approx(middle)
    assert folio.baseline > book.master.margins.top + book.master.depth
