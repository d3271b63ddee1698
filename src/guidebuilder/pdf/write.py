"""Pages → bytes: the last stage, and all that others need of this package."""

from __future__ import annotations

import zlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from guidebuilder.pdf.canvas import BookCanvas
from guidebuilder.pdf.metadata import write_information, write_metadata
from guidebuilder.pdf.navigation import DECIMAL_LABELS, write_outline
from guidebuilder.pdf.objects import COMPRESSION
from guidebuilder.pdf.structure import Structure
from guidebuilder.pdf.syntax import text_string

if TYPE_CHECKING:
    from guidebuilder.layout.page import Book
    from guidebuilder.pdf.objects import Objects

SCREEN_PROFILE = Path(__file__).with_name("srgb.icc")
"""What our RGB inks mean; its origin and licence are in ``profiles.md``."""


def write_pdf(book: Book) -> bytes:
    """Return the book as a tagged PDF: PDF/A-2a and PDF/UA-1 in one file.

    The same book gives the same bytes, wherever and whenever it is written.

    Raises:
        ValueError: The book contradicts itself: a link leads nowhere, a place is named
            twice, a glyph or a structure type does not exist.
    """
    structure = Structure(book.structure)
    canvas = BookCanvas(structure, book.metadata.language)
    for page in book.pages:
        canvas.draw(page)
    for bookmark in book.outline:
        canvas.places.expect(bookmark.anchor)
    objects, pages = canvas.objects, canvas.pages
    catalogue = {
        "Outlines": write_outline(objects, book.outline),
        "Names": canvas.places.write(objects, pages),
        "PageLabels": DECIMAL_LABELS,
        "StructTreeRoot": structure.write(objects, pages),
        "MarkInfo": "<</Marked true>>",
        "ViewerPreferences": _viewer_preferences(book),
        "Metadata": write_metadata(objects, book.metadata),
        "OutputIntents": _screen_intent(objects),
    }
    return canvas.close(catalogue, write_information(objects, book.metadata))


def _viewer_preferences(book: Book) -> str:
    """Return how viewers show the book: on facing pages, which of them is the first."""
    direction = "/Direction/R2L" if book.leftwards else ""
    return f"<</DisplayDocTitle true{direction}>>"


@lru_cache(maxsize=1)
def _screen_profile() -> bytes:
    """Return the profile as it goes into every file, compressed."""
    return zlib.compress(SCREEN_PROFILE.read_bytes(), COMPRESSION)


def _screen_intent(objects: Objects) -> str:
    """Return the output intent that gives device colours their meaning (PDF/A-2, 6.2.3)."""
    profile = objects.add("/N 3/Filter/FlateDecode", _screen_profile())
    condition = text_string("sRGB IEC61966-2.1")
    return (
        f"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier{condition}"
        f"/Info{condition}/RegistryName{text_string('http://www.color.org')}"
        f"/DestOutputProfile {profile}>>]"
    )
