"""Whole booklets: what the document says stands on the pages, inside the paper, in order."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec import Struct

from guidebuilder.diagnostics import Report
from guidebuilder.document.assemble import assemble
from guidebuilder.document.blocks import Charted, HowToRead, RangeChart, Table
from guidebuilder.document.inlines import Run
from guidebuilder.layout.page import Anchor, Book, DrawnImage, DrawnRun, LinkArea, Page
from guidebuilder.layout.paginate import lay_out
from guidebuilder.load.guide import read_guide
from guidebuilder.model.target import Target
from guidebuilder.regions.resolve import resolve
from guidebuilder.style.page_master import PAPERS
from guidebuilder.style.read_theme import THEMES, Place, read_theme, read_theme_file
from guidebuilder.text.fonts import FontBook
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Printed

    from guidebuilder.document.blocks import Document
    from guidebuilder.style.theme import Manners, Theme

ROOT = Path(__file__).parent.parent
GUIDES = {"shipped": ROOT / "guide", "everything": ROOT / "tests" / "guides" / "everything"}


@pytest.fixture(scope="module", params=GUIDES)
def documents(request: pytest.FixtureRequest) -> tuple[Document, ...]:
    """Return a guide's documents: the shipped one, and one that uses every kind and field."""
    report = Report()
    guide = read_guide(GUIDES[request.param], report)
    report.raise_if_errors()
    assert guide is not None
    return tuple(
        assemble(resolve(guide, region), words("en"), Target.OFFICE, report)
        for region in guide.regions
    )


LOOKS = (*THEMES, "plain")
"""The shipped themes, and a bare one, which has the plainest manner of each component."""


def theme_of(look: str, domain: int) -> Theme:
    if look in THEMES:
        return read_theme(look).in_domain(domain)
    bare = read_theme_file(Place.at(ROOT / "benchmarks" / f"{look}.yaml"), Report())
    assert bare is not None
    return bare.in_domain(domain)


def said(node: object, manners: Manners) -> Iterator[str]:
    """Yield every run of text in a document that a theme prints.

    What explains the signs of a theme, or stands in their place, is left out: each theme
    draws others.
    """
    match node:
        case Run(text=text):
            yield text
        case HowToRead():
            yield from said((node.title, node.foot), manners)
        case tuple():
            for each in node:
                yield from said(each, manners)
        case Struct() if not is_said_elsewhere(node, manners):
            left_out = {"legend", "here", *(("gap",) if manners.routes == "bars" else ())}
            if isinstance(node, Table) and node.charted is Charted.PAY and manners.pay == "table":
                left_out.add("caption")
            for name in node.__struct_fields__:
                if name not in left_out:
                    yield from said(getattr(node, name), manners)


def is_said_elsewhere(node: Struct, manners: Manners) -> bool:
    match node:
        case RangeChart():
            return manners.pay == "table"  # the table that follows it has its figures
        case Table(charted=Charted.ROUTES):
            return manners.routes == "sentences"  # the sentences before it have its facts
        case _:
            return False


def squeezed(text: str) -> str:
    """Return letters and figures only: where lines and runs end says nothing."""
    return "".join(char for char in text if char.isalnum())


def drawn(page: Page) -> Iterator[DrawnRun]:
    return (item for item in page.items if isinstance(item, DrawnRun))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("look", LOOKS)
def test_nothing_is_lost_or_leaves_the_paper(
    look: str, paper: str, documents: tuple[Document, ...]
) -> None:
    for document in documents:
        report = Report()
        fonts = FontBook.shipped()
        theme = theme_of(look, document.domain)

        book = lay_out(document, theme, paper, fonts, report)

        inked = squeezed("".join(item.run.text for page in book.pages for item in drawn(page)))
        # A text may be cut by a hyphen or stand beside another: its words are looked for.
        lost = {word for text in said(document, theme.manners) for word in text.split()}
        lost = {word for word in lost if squeezed(word) not in inked}
        assert lost == set()
        for page in book.pages:
            for item in drawn(page):
                assert item.x >= -0.5
                assert item.x + item.run.width <= page.size.width + 6
                assert 0 <= item.baseline <= page.size.height
            for area in page.items:
                if isinstance(area, LinkArea | DrawnImage):
                    assert area.rect.x >= 0
                    assert area.rect.right <= page.size.width + 0.5
        # The guide with everything has a picture of very few pixels.
        assert [str(each) for each in report.sorted if each.code != "GB717"] == []


def test_the_shipped_guide_draws_no_warning(printed: Printed) -> None:
    assert [str(each) for each in printed.report.sorted] == []


def test_headings_skip_no_level(printed: Printed) -> None:
    levels = [
        int(element.role[1])
        for element in printed.book.structure.in_reading_order()
        if element.role in {"H1", "H2", "H3", "H4", "H5", "H6"}
    ]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_contents_entry_leads_to_a_page_with_its_words(printed: Printed) -> None:
    places = {
        item.name: page
        for page in printed.book.pages
        for item in page.items
        if isinstance(item, Anchor)
    }
    marks = printed.book.outline

    assert len(marks) > 30
    for mark in marks:
        page = squeezed("".join(item.run.text for item in drawn(places[mark.anchor])))
        assert squeezed(mark.title) in page


def test_pages_are_as_last_reviewed(
    printed: Printed, check_golden: Callable[[str, str], None]
) -> None:
    check_golden(f"booklet-{printed.region}", "\n".join(_dumped(printed.book)) + "\n")


def _dumped(book: Book) -> Iterator[str]:
    """Yield the pages as a person can read them: place, size and words of each line."""
    for page in book.pages:
        side = "recto" if page.number % 2 else "verso"
        yield f"page {page.number} {side}"
        lines: dict[tuple[float, str], list[DrawnRun]] = {}
        for item in drawn(page):
            style = item.run.style
            look = f"{style.family} {style.weight} {style.size:g}"
            lines.setdefault((round(item.baseline, 1), look), []).append(item)
        for (baseline, look), runs in sorted(lines.items()):
            text = " | ".join(run.run.text.strip() for run in sorted(runs, key=lambda run: run.x))
            start = min(run.x for run in runs)
            yield f"  {start:6.1f} {baseline:6.1f}  {look:<14} {text}"
