"""Pages → bytes: the last stage, and all that others need of this package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.pdf.canvas import Canvas
from guidebuilder.pdf.colour import ColourModel
from guidebuilder.pdf.metadata import write_information, write_metadata
from guidebuilder.pdf.navigation import DECIMAL_LABELS, write_outline
from guidebuilder.pdf.profiles import write_screen_profile
from guidebuilder.pdf.structure import Structure
from guidebuilder.pdf.syntax import text_string
from guidebuilder.pdf.tagged import TaggedPages

if TYPE_CHECKING:
    from guidebuilder.layout.page import Book
    from guidebuilder.pdf.objects import Objects


def write_pdf(
    book: Book, model: ColourModel = ColourModel.RGB, *, epoch: int | None = None
) -> bytes:
    """Return the book as a tagged PDF: PDF/A-2a and PDF/UA-1 in one file.

    The same book gives the same bytes, wherever and whenever it is written.

    Args:
        book: Its pages, and what it says about itself.
        model: What inks are mixed from; those of the press have no place in such a file.
        epoch: What the file gives as its date instead of the issue's, in seconds since
            1970 began (UTC), to the end of the year 9999.

    Raises:
        ValueError: The book contradicts itself: a link leads nowhere, a place is named
            twice, a glyph or a structure type does not exist.
    """
    if model.is_for_press:
        raise ValueError(f"not for a screen: {model}")
    structure = Structure(book.structure)
    canvas = Canvas(book.metadata.language, model)
    tagged = TaggedPages(canvas, structure)
    for page in book.pages:
        tagged.draw(page)
    for bookmark in book.outline:
        tagged.places.expect(bookmark.anchor)
    objects, pages = canvas.objects, canvas.pages
    catalogue = {
        "Outlines": write_outline(objects, book.outline),
        "Names": tagged.places.write(objects, pages),
        "PageLabels": DECIMAL_LABELS,
        "StructTreeRoot": structure.write(objects, pages),
        "MarkInfo": "<</Marked true>>",
        "ViewerPreferences": _viewer_preferences(book),
        "Metadata": write_metadata(objects, book.metadata, epoch),
        "OutputIntents": _screen_intent(objects),
    }
    return canvas.close(catalogue, write_information(objects, book.metadata, epoch))


def _viewer_preferences(book: Book) -> str:
    """Return how viewers show the book: on facing pages, which of them is the first."""
    direction = "/Direction/R2L" if book.leftwards else ""
    return f"<</DisplayDocTitle true{direction}>>"


def _screen_intent(objects: Objects) -> str:
    """Return the output intent that gives device colours their meaning (PDF/A-2, 6.2.3)."""
    profile = write_screen_profile(objects)
    condition = text_string("sRGB IEC61966-2.1")
    return (
        f"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier{condition}"
        f"/Info{condition}/RegistryName{text_string('http://www.color.org')}"
        f"/DestOutputProfile {profile}>>]"
    )
