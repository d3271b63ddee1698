"""Pages that fill a booklet up: as many as its paper has, useful, and before the back cover."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidebuilder.diagnostics import Report
from guidebuilder.document.assemble import assemble
from guidebuilder.document.spare_pages import spare_pages
from guidebuilder.geometry import mm
from guidebuilder.layout.finishing import Finishing
from guidebuilder.layout.page import DrawnRun, Page, Shape
from guidebuilder.layout.paginate import lay_out
from guidebuilder.load.guide import read_guide
from guidebuilder.model.target import Target
from guidebuilder.regions.resolve import resolve
from guidebuilder.style.page_master import PAPERS
from guidebuilder.style.read_theme import THEMES, read_theme
from guidebuilder.text.fonts import FontBook
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Document

ROOT = Path(__file__).parents[2]

CONTACTS, NOTES = SPARE = spare_pages(words("en"))


@pytest.mark.parametrize(
    ("pages", "filling"),
    [
        (32, ()),
        (33, (CONTACTS, NOTES, NOTES)),
        (34, (CONTACTS, NOTES)),
        (35, (NOTES,)),
    ],
)
def test_a_folded_booklet_is_filled_up_with_contacts_and_notes(
    pages: int, filling: tuple[object, ...]
) -> None:
    assert Finishing(pages_together=4, spare=SPARE).filling(pages) == filling


@given(st.integers(1, 200), st.integers(1, 16))
def test_as_many_pages_are_added_as_are_missing(pages: int, together: int) -> None:
    added = len(Finishing(pages_together=together, spare=SPARE).filling(pages))

    assert added < together
    assert (pages + added) % together == 0


def test_without_spare_pages_nothing_is_added() -> None:
    assert Finishing(pages_together=4).filling(33) == ()


@pytest.fixture(scope="module")
def document() -> Document:
    """The shipped guide, as it is printed in India."""
    guide = read_guide(ROOT / "guide", Report())
    assert guide is not None
    return assemble(resolve(guide, "india"), words("en"), Target.OFFICE, Report())


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("paper", PAPERS)
def test_spare_pages_are_full_of_lines_and_stand_before_the_back_cover(
    document: Document, theme: str, paper: str
) -> None:
    look, report = read_theme(theme).in_domain(document.domain), Report()
    fonts = FontBook.shipped()
    plain = lay_out(document, look, paper, fonts, report)
    finishing = Finishing(bleed=mm(5), pages_together=2 + len(plain.pages), spare=SPARE)
    book = lay_out(document, look, paper, fonts, report, finishing)
    contacts, notes, back = book.pages[-3:]

    assert (plain.spare_pages, book.spare_pages) == (0, 2)
    assert text_of(back) == text_of(plain.pages[-1])
    assert "People I can ask" in text_of(contacts)
    assert "Room for more notes" in text_of(notes)
    for page in (contacts, notes):
        lowest = max(
            y
            for item in page.items
            if isinstance(item, Shape) and item.dash
            for _, y in item.path.points
        )
        assert lowest > page.size.height - look.master(paper).margins.bottom - 40
    assert {page.bleed for page in book.pages} == {mm(5)}
    assert report.found == []


def text_of(page: Page) -> str:
    """Return the words on a page but for its folio."""
    drawn = (item for item in page.items if isinstance(item, DrawnRun))
    return " ".join(item.run.text.strip() for item in drawn)
