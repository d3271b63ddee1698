"""The proofs about pages find baselines off the grid, short lines and pages that stay empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks.page_proofs import LONG_PARAGRAPH, off_grid, pages_that_may_be_empty, ragged
from msgspec.structs import replace

from guidebuilder.layout.page import DrawnRun
from guidebuilder.text.runs import GlyphRun

if TYPE_CHECKING:
    from benchmarks.booklets import Booklet

    from guidebuilder.layout.page import Book, Page


def lowered(page: Page, by: float) -> Page:
    """Return a page with all its text moved down."""
    items = tuple(
        replace(item, baseline=item.baseline + by) if isinstance(item, DrawnRun) else item
        for item in page.items
    )
    return replace(page, items=items)


def body_page(book: Book) -> Page:
    return book.pages[5]


def test_a_page_off_the_grid_is_found(india: Booklet) -> None:
    making = india.making
    body = making.theme.styles.text
    page = body_page(making.book)
    alone = replace(making.book, pages=(page, page, page))
    moved = replace(making.book, pages=(page, lowered(page, 4.0), page))

    assert off_grid(alone, body, making.master)[0] == []
    faults, total = off_grid(moved, body, making.master)
    assert total == len(faults) > 10


def test_a_whole_line_further_down_is_on_the_grid(india: Booklet) -> None:
    making = india.making
    page = lowered(body_page(making.book), making.master.line)
    book = replace(making.book, pages=(page, page, page))

    assert off_grid(book, making.theme.styles.text, making.master)[0] == []


def test_lines_are_measured_against_what_they_were_set_to(india: Booklet) -> None:
    whole = ragged(india.making.book, india.texts)
    wider = [replace(text, measure=text.measure * 2) for text in india.texts]

    assert whole.traced > 0.8
    assert whole.shortfall == pytest.approx(0.08, abs=0.04)
    doubled = ragged(india.making.book, wider).shortfall
    assert doubled is not None
    assert doubled > 0.4


def test_a_last_line_of_one_word_is_found(india: Booklet) -> None:
    book = india.making.book
    text = next(
        text
        for text in india.texts
        if len(text.lines) >= LONG_PARAGRAPH and ragged(book, [text]).shortfall is not None
    )
    (placed, *_), last = text.lines[-1].runs, text.lines[-1]
    assert isinstance(placed.run, GlyphRun)
    word = replace(last, width=20.0, runs=(replace(placed, run=replace(placed.run, text="word")),))
    ending = replace(text, lines=(*text.lines[:-1], word))

    assert ragged(book, [text]).single == ()
    assert len(ragged(book, [ending]).single) == 1


def test_only_ends_and_front_matter_may_stay_empty(india: Booklet) -> None:
    making = india.making
    may = pages_that_may_be_empty(making.book, making.document)

    last = len(making.book.pages)
    assert {1, 2, 3, 4, 5, last - 1, last} <= may
    assert body_page(making.book).number not in may
    assert len(may) < last / 2
