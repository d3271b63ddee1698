"""Proves from our own pages that tables and cards stay whole, and heads come again.

Nothing here trusts the layout: a finished book goes in, what is wrong with it comes out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from benchmarks.faults import SHOWN, Fault, drawn, said, squeezed
from guidebuilder.document.blocks import Cards, Charted, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from guidebuilder.document.blocks import Card, Document
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Book, DrawnRun
    from guidebuilder.layout.structure import StructureTree
    from guidebuilder.style.theme import Manners
    from guidebuilder.text.runs import TagId

B = TypeVar("B")


class _PlacedRun(Struct, frozen=True):
    page: int
    item: DrawnRun


class Tables:
    """The tables of a book, as its structure tree and its pages tell of them."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.tree = book.structure
        self.runs: dict[TagId, list[_PlacedRun]] = defaultdict(list)
        for page in book.pages:
            for item in drawn(page):
                if item.tag is not None:
                    for tag in _lineage(item.tag, self.tree):
                        self.runs[tag].append(_PlacedRun(page.number, item))
        self.tables = [each.id for each in self.tree.elements if each.role == "Table"]

    def rows(self, table: TagId, part: str) -> list[TagId]:
        """Return the rows of a table's head or body, in the order of reading."""
        return [
            each.id
            for each in self.tree.elements
            if each.role == "TR"
            and table in _lineage(each.id, self.tree)
            and (part == "THead") == self._is_in_head(each.id)
        ]

    def _is_in_head(self, row: TagId) -> bool:
        return any(self.tree[tag].role == "THead" for tag in _lineage(row, self.tree))

    def pages(self, tag: TagId) -> list[int]:
        """Return the numbers of the pages on which an element stands."""
        return sorted({placed.page for placed in self.runs[tag]})

    def over_pages(self) -> list[TagId]:
        """Return the tables that take more than one page."""
        return [table for table in self.tables if len(self.pages(table)) > 1]

    def headless_pages(self) -> list[Fault]:
        """Return the pages on which a table goes on without its head above all else."""
        return [
            Fault(page, self._first_words(table))
            for table in self.over_pages()
            for page in self.pages(table)
            if not self._has_head(table, page)
        ]

    def _has_head(self, table: TagId, number: int) -> bool:
        head = [run for row in self.rows(table, "THead") for run in self.runs[row]]
        body = [
            run.item.baseline
            for row in self.rows(table, "TBody")
            for run in self.runs[row]
            if run.page == number
        ]
        if not body:
            return False  # a head, and on the next page its first row
        if any(run.page == number for run in head):
            return all(run.page == number for run in head)
        page = self.book.pages[number - 1]
        # The head of a later page is set again without tags: a reader hears it once.
        above = [item for item in drawn(page) if item.tag is None and item.baseline < min(body)]
        wanted = Counter(run.item.run.text for run in head)
        heads = [item for item in above if item.run.text in wanted]
        if wanted - Counter(item.run.text for item in heads) or not head:
            return False
        highest = min(item.baseline for item in heads)
        return all(item.baseline >= highest for item in drawn(page) if item.tag is not None)

    def divided_rows(self, most: Pt) -> list[Fault]:
        """Return the rows that stand on two pages and are not taller than *most*."""
        return [
            Fault(self.pages(row)[0], self._first_words(row))
            for table in self.tables
            for part in ("THead", "TBody")
            for row in self.rows(table, part)
            if len(self.pages(row)) > 1 and _extent(self.runs[row]) <= most
        ]

    def incomplete(self, document: Document, manners: Manners) -> list[Fault]:
        """Return the tables of a document that are not one element with all their rows.

        A theme that says routes in sentences leaves out the table that would repeat them.
        """
        found = [[self._words(row) for row in self.rows(table, "TBody")] for table in self.tables]
        faults = []
        for table in _blocks(document, Table):
            if table.charted is Charted.ROUTES and manners.routes == "sentences":
                continue
            rows = [
                squeezed("".join(said(text) for cell in row.cells for text in cell.paragraphs))
                for row in table.rows
            ]
            if rows in found:
                found.remove(rows)
            else:
                faults.append(Fault(0, said(table.rows[0].cells[0].paragraphs[0])[:SHOWN]))
        return faults

    def _words(self, tag: TagId) -> str:
        return squeezed("".join(placed.item.run.text for placed in self.runs[tag]))

    def _first_words(self, tag: TagId) -> str:
        return "".join(placed.item.run.text for placed in self.runs[tag])[:SHOWN]


def _lineage(tag: TagId, tree: StructureTree) -> Iterator[TagId]:
    """Yield an element and all around it."""
    at: TagId | None = tag
    while at is not None:
        yield at
        at = tree[at].parent


def _extent(runs: Iterable[_PlacedRun]) -> Pt:
    """Return how much height text takes over its pages."""
    baselines: dict[int, list[Pt]] = defaultdict(list)
    size = 0.0
    for placed in runs:
        baselines[placed.page].append(placed.item.baseline)
        size = max(size, placed.item.run.style.size)
    return sum(max(each) - min(each) + size for each in baselines.values())


# ---- Cards ----


def divided_cards(book: Book, document: Document, most: Pt) -> list[Fault]:
    """Return the cards that stand on two pages and are not taller than *most*."""
    tables = Tables(book)
    words = {
        each.id: squeezed("".join(placed.item.run.text for placed in tables.runs[each.id]))
        for each in book.structure.elements
    }
    faults = []
    at = 0
    for card in (card for block in _blocks(document, Cards) for card in block.items):
        tags, at = _card_tags(card, words, at)
        runs = [placed for tag in tags for placed in tables.runs[tag]]
        pages = {placed.page for placed in runs}
        if len(tags) < len(_card_texts(card)):
            faults.append(Fault(min(pages, default=0), f"not found whole: {said(card.title)}"))
        elif len(pages) > 1 and _extent(runs) <= most:
            faults.append(Fault(min(pages), said(card.title)[:SHOWN]))
    return faults


def _card_texts(card: Card) -> list[str]:
    texts = (card.kicker, card.title, card.figure, *card.text)
    return [words for words in (squeezed(said(each)) for each in texts) if words]


def _card_tags(card: Card, words: dict[TagId, str], after: TagId) -> tuple[list[TagId], TagId]:
    """Return the elements with a card's texts, which follow each other in the tree."""
    title = squeezed(said(card.title))
    starts = [tag for tag, text in words.items() if tag >= after and text == title]
    best: list[TagId] = []
    for start in starts:
        near = range(max(after, start - 3), start + 4 * len(_card_texts(card)) + 4)
        tags = []
        for text in _card_texts(card):
            tag = next((tag for tag in near if words.get(tag) == text and tag not in tags), None)
            if tag is not None:
                tags.append(tag)
        if len(tags) > len(best):
            best = tags
    return best, max(best, default=after)


def _blocks(document: Document, kind: type[B]) -> Iterator[B]:
    for chapter in document.chapters:
        for part in chapter.parts:
            for section in part.sections:
                yield from (block for block in section.blocks if isinstance(block, kind))
