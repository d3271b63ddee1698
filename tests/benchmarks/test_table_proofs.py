"""The proofs about tables and cards find what is wrong in a book that was broken on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks.faults import said, squeezed
from benchmarks.table_proofs import Tables, divided_cards
from msgspec.structs import replace

from guidebuilder.document.blocks import Cards
from guidebuilder.layout.page import DrawnRun

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.booklets import Booklet

    from guidebuilder.layout.page import Book, Item, Page
    from guidebuilder.text.runs import TagId

ANY_HEIGHT = 1000.0


def changed(book: Book, change: Callable[[Page], tuple[Item, ...]]) -> Book:
    return replace(book, pages=tuple(replace(page, items=change(page)) for page in book.pages))


def without(book: Book, condition: Callable[[Page, DrawnRun], bool]) -> Book:
    return changed(
        book,
        lambda page: tuple(
            item
            for item in page.items
            if not (isinstance(item, DrawnRun) and condition(page, item))
        ),
    )


@pytest.fixture
def tables(india: Booklet) -> Tables:
    return Tables(india.making.book)


@pytest.fixture
def long_table(tables: Tables) -> TagId:
    """Return a table that runs over pages."""
    return tables.over_pages()[0]


def under(tables: Tables, tag: TagId) -> set[int]:
    """Return the runs that stand under an element."""
    return {id(placed.item) for placed in tables.runs[tag]}


def test_a_sound_booklet_has_no_faults(india: Booklet, tables: Tables) -> None:
    making = india.making
    half = making.master.depth / 2

    assert tables.headless_pages() == []
    assert tables.divided_rows(half) == []
    assert tables.incomplete(making.document, making.theme.manners) == []
    assert divided_cards(making.book, making.document, half) == []


def test_a_page_without_the_head_is_found(
    india: Booklet, tables: Tables, long_table: TagId
) -> None:
    _, second, *_ = tables.pages(long_table)
    heads = {
        placed.item.run.text
        for row in tables.rows(long_table, "THead")
        for placed in tables.runs[row]
    }
    beheaded = without(
        india.making.book,
        lambda page, item: page.number == second and item.tag is None and item.run.text in heads,
    )

    assert [fault.page for fault in Tables(beheaded).headless_pages()] == [second]


def test_a_head_below_other_text_is_found(
    india: Booklet, tables: Tables, long_table: TagId
) -> None:
    _, second, *_ = tables.pages(long_table)
    stray = next(item for page in india.making.book.pages for item in page.items
                 if isinstance(item, DrawnRun) and item.tag is not None)  # fmt: skip
    book = changed(
        india.making.book,
        lambda page: (
            (*page.items, replace(stray, baseline=1.0)) if page.number == second else page.items
        ),
    )

    assert [fault.page for fault in Tables(book).headless_pages()] == [second]


def test_a_row_on_two_pages_is_found_unless_it_is_tall(
    india: Booklet, tables: Tables, long_table: TagId
) -> None:
    row = next(row for row in tables.rows(long_table, "TBody") if len(under(tables, row)) > 2)
    (page_of_row,) = tables.pages(row)
    last = tables.runs[row][-1].item
    book = without(india.making.book, lambda _, item: item is last)
    book = changed(
        book,
        lambda page: (*page.items, last) if page.number == page_of_row + 1 else page.items,
    )

    assert [fault.page for fault in Tables(book).divided_rows(ANY_HEIGHT)] == [page_of_row]
    assert Tables(book).divided_rows(0.0) == []


def test_a_lost_row_is_found(india: Booklet, tables: Tables, long_table: TagId) -> None:
    lost = under(tables, tables.rows(long_table, "TBody")[1])
    book = without(india.making.book, lambda _, item: id(item) in lost)

    assert len(Tables(book).incomplete(india.making.document, india.making.theme.manners)) == 1


def test_a_divided_card_is_found(india: Booklet) -> None:
    making = india.making
    card = next(
        block.items[0]
        for chapter in making.document.chapters
        for part in chapter.parts
        for section in part.sections
        for block in section.blocks
        if isinstance(block, Cards)
    )
    text = squeezed(said(card.text[0]))
    tables = Tables(making.book)
    last = next(
        runs[-1]
        for runs in tables.runs.values()
        if squeezed("".join(placed.item.run.text for placed in runs)) == text
    )
    book = without(making.book, lambda _, each: each is last.item)
    book = changed(
        book,
        lambda page: (*page.items, last.item) if page.number == last.page + 1 else page.items,
    )

    faults = divided_cards(book, making.document, ANY_HEIGHT)
    assert [fault.text for fault in faults] == [said(card.title)]
