"""A booklet's words in plain structure: what another typesetting program can be given.

Everything that our own pages print stands here once, in the order of reading: headings,
paragraphs, lists, terms, tables and pictures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.document.inlines import Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.document.inlines import Inlines

CONTENTS_DEPTH = 3
"""Levels of headings that the contents list: chapters, parts, sections."""


class Head(Struct, frozen=True):
    """A heading; *place* is what links and the contents lead to, *number* counts it."""

    level: int
    text: Inlines
    place: str | None = None
    number: Inlines = ()

    @property
    def label(self) -> Inlines:
        """Its number and its text."""
        return (*self.number, *self.text)


class Text(Struct, frozen=True):
    """A paragraph."""

    text: Inlines
    is_small: bool = False


class Items(Struct, frozen=True):
    """A list; each item holds nodes."""

    items: tuple[tuple[Node, ...], ...]
    is_numbered: bool = False


class Terms(Struct, frozen=True):
    """Terms, each with the nodes said of it."""

    items: tuple[tuple[Inlines, tuple[Node, ...]], ...]


class Box(Struct, frozen=True):
    """One cell of a grid."""

    paragraphs: tuple[Inlines, ...]
    row_span: int = 1
    column_span: int = 1
    at_end: bool = False


class Grid(Struct, frozen=True):
    """A table; its *head* rows are repeated on each page."""

    columns: int
    head: tuple[tuple[Box, ...], ...]
    rows: tuple[tuple[Box, ...], ...]


class Chart(Struct, frozen=True):
    """The words of a chart, which the table after it says again in the order of reading."""

    nodes: tuple[Node, ...]


class Picture(Struct, frozen=True):
    """An image with its alternative words."""

    data: bytes
    alt: str

    @property
    def kind(self) -> str:
        """Return ``png`` or ``jpeg``: what ``load`` lets through."""
        return "png" if self.data.startswith(b"\x89PNG") else "jpeg"


class Lines(Struct, frozen=True):
    """Empty lines to write on."""

    count: int


class PageEnd(Struct, frozen=True):
    """What follows begins a page."""


class Contents(Struct, frozen=True):
    """The list of the headings with their page numbers, made by the program itself."""

    title: str


Node = Head | Text | Items | Terms | Grid | Chart | Picture | Lines | PageEnd | Contents


class Manuscript(Struct, frozen=True):
    """A booklet to be set by any program.

    Attributes:
        title: What the file is called.
        author: Who issues it.
        language: BCP 47 tag.
        running_head: Texts at the head of every page, beside its number.
        nodes: What it says.
    """

    title: str
    author: str
    language: str
    running_head: tuple[str, ...]
    nodes: tuple[Node, ...]


def reading_text(book: Manuscript) -> str:
    """Return the words in the order of reading, to compare with what a PDF gives back.

    Contents, page numbers and the numbers of parts are left out: they come from the pages
    and the theme, not from an author.
    """
    return "\n".join(text for node in book.nodes for text in _read(node) if text)


def _read(node: Node) -> Iterator[str]:
    match node:
        case Head() | Text():
            yield _said(node.text)
        case Items(items):
            yield from (text for item in items for text in _read_all(item))
        case Terms(items):
            for term, nodes in items:
                yield _said(term)
                yield from _read_all(nodes)
        case Grid(_, head, rows):
            boxes = (box for row in (*head, *rows) for box in row)
            yield from (_said(each) for box in boxes for each in box.paragraphs)
        case Chart() | Picture() | Lines() | PageEnd() | Contents():
            return


def _read_all(nodes: tuple[Node, ...]) -> Iterator[str]:
    return (text for node in nodes for text in _read(node))


def _said(inlines: Inlines) -> str:
    return "".join(each.text for each in inlines if isinstance(each, Run))
