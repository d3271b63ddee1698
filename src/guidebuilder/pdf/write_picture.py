"""A few pages by themselves, only to be looked at: nothing of it is read aloud or kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.pdf.canvas import Canvas
from guidebuilder.pdf.metadata import write_information
from guidebuilder.pdf.structure import Structure
from guidebuilder.pdf.tagged import TaggedPages

if TYPE_CHECKING:
    from guidebuilder.layout.page import Book


def write_picture(book: Book, numbers: range) -> bytes:
    """Return pages as a PDF that shows to the last pixel what the whole file shows.

    It is written in a tenth of the time that the whole takes, for a screen that waits.  The
    pages are drawn with their marks, since these decide how words are joined; the tree that
    the marks belong to is left out.

    Args:
        book: The booklet.
        numbers: Its pages to draw, counted from 1.
    """
    canvas = Canvas(book.metadata.language)
    tagged = TaggedPages(canvas, Structure(book.structure))
    for number in numbers:
        tagged.draw(book.pages[number - 1])
    return canvas.close({}, write_information(canvas.objects, book.metadata))
