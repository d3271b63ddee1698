"""Pages for a copier: every ink black, or the white of the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from guidebuilder.layout.page import DrawnRun, Shape
from guidebuilder.style.palette import BLACK, WHITE

if TYPE_CHECKING:
    from guidebuilder.layout.page import Book, Item
    from guidebuilder.style.ink import Ink

PAPER: Final = 0.9
"""Luminance from which an ink is left to the paper."""


def in_black_and_white(book: Book) -> Book:
    """Return a book without greys: copied twice, a grey line is gone and a grey ground black."""
    pages = (replace(page, items=tuple(map(_item, page.items))) for page in book.pages)
    return replace(book, pages=tuple(pages))


def _item(item: Item) -> Item:
    match item:
        case DrawnRun(run=run) if run.style.ink not in (BLACK, WHITE):
            style = replace(run.style, ink=_ink(run.style.ink))
            return replace(item, run=replace(run, style=style))
        case Shape(fill=fill, stroke=stroke):
            return replace(item, fill=fill and _ink(fill), stroke=stroke and _ink(stroke))
        case _:
            return item


def _ink(ink: Ink) -> Ink:
    return WHITE if ink.luminance >= PAPER else BLACK
