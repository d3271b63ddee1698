"""Proves from our own pages where baselines stand, how ragged lines come out, what is empty.

Nothing here trusts the layout: a finished book goes in, what is wrong with it comes out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from benchmarks.faults import SHOWN, Fault, drawn
from guidebuilder.layout.page import Anchor, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.booklets import SetText
    from guidebuilder.document.blocks import Document
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Book, DrawnRun, Page
    from guidebuilder.style.page_master import PageMaster
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.runs import Line

GRID_TOLERANCE = 0.3
"""Points by which a baseline may miss the grid: what ``pdfquality.py`` allows, 0.6 in all."""

COLUMN_OF_TEXT = 45
"""Characters from which a measure counts as a column of text, not of notes or cells."""

HEAD = re.compile(r"H[1-6]")
"""Roles of heads in the structure."""

LINES_TO_WRITE_ON = 4
"""Dotted lines from which a page counts as one to write on."""

LONG_PARAGRAPH = 3
"""Lines from which a paragraph must not end in a single word."""


class Ragged(Struct, frozen=True):
    """How unjustified paragraphs come out.

    Attributes:
        shortfall: Mean share of the measure that inner lines leave free, in columns of
            text; ``None`` if there are no such lines.
        single: Paragraphs of three lines and more, in columns of text, that end in one word.
        single_elsewhere: Any other paragraphs that do.
        traced: Share of the drawn lines whose measure is known.
    """

    shortfall: float | None
    single: tuple[Fault, ...]
    single_elsewhere: tuple[Fault, ...]
    traced: float


# ---- Heads ----


def heads_at_the_foot(book: Book) -> list[Fault]:
    """Return the pages that end in a head; lines to write on under it are its matter."""
    faults = []
    for page in book.pages[1:-1]:
        lines = [item for item in drawn(page) if item.tag is not None]
        foot = max((item.baseline for item in lines), default=0.0)
        last = [item for item in lines if foot - item.baseline < GRID_TOLERANCE]
        roles = {book.structure[item.tag].role for item in last if item.tag is not None}
        if any(HEAD.fullmatch(role) for role in roles) and not _is_ruled_below(page, foot):
            faults.append(Fault(page.number, "".join(item.run.text for item in last)[:SHOWN]))
    return faults


def _is_ruled_below(page: Page, y: Pt) -> bool:
    """Whether lines to write on follow below a place."""
    return any(_top(line) > y for line in _lines_to_write_on(page))


# ---- The grid ----


def off_grid(book: Book, body: TextStyle, master: PageMaster) -> tuple[list[Fault], int]:
    """Return the baselines of body type that miss the grid, and how many there are in all.

    Body type is what the theme sets running text in; covers are drawn, not set on a grid.
    """
    faults, total = [], 0
    for page in book.pages[1:-1]:
        lines: dict[float, str] = {}
        for item in drawn(page):
            if _is_body(item, body):
                at = round(item.baseline, 2)
                lines[at] = lines.get(at, "") + item.run.text
        total += len(lines)
        for baseline, text in sorted(lines.items()):
            number = (baseline - master.margins.top - body.drop) / master.line
            if abs(number - round(number)) * master.line > GRID_TOLERANCE:
                faults.append(Fault(page.number, f"{baseline:.1f}: {text[:SHOWN]}"))
    return faults, total


def _is_body(item: DrawnRun, body: TextStyle) -> bool:
    """Whether text is body type: bold words alone on a line are heads and names."""
    style, usual = item.run.style, body.char
    return (style.family, style.size, style.weight) == (usual.family, usual.size, usual.weight)


# ---- Ragged lines ----


def ragged(book: Book, texts: Sequence[SetText]) -> Ragged:
    """Return how the ragged paragraphs on the pages come out."""
    where = _lines_of(texts)
    pages: dict[int, int] = {}
    known = total = 0
    shown: dict[int, SetText] = {}
    for page in book.pages:
        for item in drawn(page):
            if item.tag is None:
                continue
            total += 1
            found = where.get(id(item.run))
            if found is not None:
                known += 1
                shown[id(found)] = found
                pages.setdefault(id(found), page.number)
    set_ragged = [(pages[key], text) for key, text in shown.items() if text.alignment == "ragged"]
    widths = _character_widths(text for _, text in set_ragged)
    shortfalls: list[float] = []
    single: list[Fault] = []
    elsewhere: list[Fault] = []
    for page_number, text in set_ragged:
        characters = text.measure / widths[_look(text.lines[0])]
        is_column = characters >= COLUMN_OF_TEXT
        if is_column:
            shortfalls += _shortfalls(text)
        if len(text.lines) > 1 and len(text.lines[-1].text.split()) == 1:
            fault = Fault(page_number, f"{text.lines[-2].text} / {text.lines[-1].text}"[-SHOWN:])
            long = is_column and len(text.lines) >= LONG_PARAGRAPH
            (single if long else elsewhere).append(fault)
    mean = sum(shortfalls) / len(shortfalls) if shortfalls else None
    return Ragged(mean, tuple(single), tuple(elsewhere), known / max(total, 1))


def _lines_of(texts: Iterable[SetText]) -> dict[int, SetText]:
    return {id(placed.run): text for text in texts for line in text.lines for placed in line.runs}


def _look(line: Line) -> tuple[str, int, float]:
    """Return what decides how wide a character is on the average."""
    for placed in line.runs:
        if hasattr(placed.run, "style"):
            style = placed.run.style
            return style.family, style.weight, style.size
    return "", 0, 0.0


def _character_widths(texts: Iterable[SetText]) -> dict[tuple[str, int, float], Pt]:
    widths: dict[tuple[str, int, float], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for text in texts:
        for line in text.lines:
            sums = widths[_look(line)]
            sums[0] += line.width
            sums[1] += len(line.text.strip())
    return {look: width / max(count, 1.0) or 1.0 for look, (width, count) in widths.items()}


def _shortfalls(text: SetText) -> Iterator[float]:
    """Yield the share of the measure that each inner line leaves free."""
    for number, line in enumerate(text.lines[:-1]):
        indent = text.hang if number else text.indent
        yield (text.measure - indent - line.width) / text.measure


# ---- Pages ----


def pages_that_may_be_empty(book: Book, document: Document) -> set[int]:
    """Return the pages that may stay open: covers, front matter, openers, ends of chapters.

    A question page opens an article, which is a chapter of the guide like any other.
    """
    places = {
        item.name: page.number
        for page in book.pages
        for item in page.items
        if isinstance(item, Anchor)
    }
    starts = [places[each.place] for each in document.chapters]
    openers = {
        page
        for each in document.chapters
        if each.opener is not None
        for page in range(places[each.place], places[each.parts[0].place])
    }
    for chapter in document.chapters:
        for before, part in pairwise(chapter.parts):
            if before.is_question or part.is_question:
                starts.append(places[part.place])
    covers = {1, len(book.pages)}
    front = set(range(1, min(starts)))
    ends = {page - 1 for page in (*starts, _first_after_chapters(book))}
    to_write_on = {page.number for page in book.pages if _is_to_write_on(page)}
    return covers | front | openers | ends | to_write_on


def _is_to_write_on(page: Page) -> bool:
    """Whether a page holds lines to write on: its room is used, though nothing is printed there."""
    return len(_lines_to_write_on(page)) >= LINES_TO_WRITE_ON


def _lines_to_write_on(page: Page) -> list[Shape]:
    return [
        item
        for item in page.items
        if isinstance(item, Shape) and item.dash and _length(item) > page.size.width / 2
    ]


def _top(shape: Shape) -> Pt:
    return min(y for _, y in shape.path.points)


def _length(shape: Shape) -> Pt:
    ends = [x for x, _ in shape.path.points]
    return max(ends, default=0.0) - min(ends, default=0.0)


def _first_after_chapters(book: Book) -> int:
    """Return the page after the last chapter: the first that fills it up, or the back cover."""
    return len(book.pages) - book.spare_pages
