"""A booklet → what a print shop gets: single pages in the order of reading, file by file.

The shop imposes them itself.  Each page stands on a sheet of its own, with its bleed, and
with marks and a line of words beside it if the shop wants them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.diagnostics import Report, Span
from guidebuilder.geometry import Rect, Size, mm
from guidebuilder.layout.page import DrawnRun
from guidebuilder.press.printers_marks import EDGE, Spine, marks, offset
from guidebuilder.style.character import CharStyle
from guidebuilder.style.palette import BLACK
from guidebuilder.text.paragraph import set_line
from guidebuilder.text.runs import GlyphRun, StyledText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.document.blocks import Metadata
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Book, Item, Page
    from guidebuilder.press.printers import Inks, Printer
    from guidebuilder.text.fonts import FontBook
    from guidebuilder.words.catalogue import Words

COVER_LEAVES = 2
"""Pages at the front, and at the back, that are the cover: its outside and its inside."""

SIDES = 2
"""Pages of a sheet that is not folded."""

SLUG_SIZE: Pt = 6.0
"""Type size of the line beside a page; nobody reads it but at the press."""

SLUG_DROP = mm(8.5)
"""From the offset of the marks below the page to the baseline of that line."""

CONDITION = "Coated FOGRA39"
"""The printing condition that inks are meant for, as a press calls it."""


class PressPage(Struct, frozen=True):
    """A page on its sheet.

    Attributes:
        page: What is printed, from the top left corner of its trim.
        sheet: Size of all that is shown.
        trim: Where the page is cut, from the top left corner of the sheet.
        bleed: How far paint runs on beyond, likewise.
        items: What stands beside the page, in coordinates of the sheet.
    """

    page: Page
    sheet: Size
    trim: Rect
    bleed: Rect
    items: tuple[Item, ...]


class PressFile(Struct, frozen=True):
    """A file for a print shop: everything that the ``pdf`` stage needs, and nothing else.

    Attributes:
        pages: In the order of reading.
        metadata: What the file says about itself.
        inks: What it is printed in.
        ink_limit: The most ink on one spot, as a share of a full tone.
    """

    pages: tuple[PressPage, ...]
    metadata: Metadata
    inks: Inks
    ink_limit: float


class Surroundings(Struct, frozen=True):
    """What stands around pages: words beside them, and the edge at which they are bound.

    Attributes:
        words: The catalogue that says it.
        fonts: What it is set in.
        right_to_left: Whether the spine of a recto is its right edge.
    """

    words: Words
    fonts: FontBook
    right_to_left: bool


def single_pages(
    book: Book, printer: Printer, names: Sequence[str], around: Surroundings
) -> tuple[PressFile, ...]:
    """Return the files of a booklet.

    Args:
        book: Its pages.
        printer: What the print shop asks for.
        names: What the files will be called.
        around: What is said beside the pages, and how they are bound.
    """
    pages = book.pages
    shares: tuple[tuple[tuple[Page, ...], Inks], ...]
    if printer.cover == "with the pages":
        shares = ((pages, printer.inks),)
    else:
        cover = (*pages[:COVER_LEAVES], *pages[-COVER_LEAVES:])
        shares = (
            (cover, printer.cover_inks or "colour"),
            (pages[COVER_LEAVES:-COVER_LEAVES], printer.inks),
        )
    return tuple(
        PressFile(
            tuple(_on_its_sheet(page, book, printer, name, around) for page in share),
            book.metadata,
            inks,
            printer.limit,
        )
        for (share, inks), name in zip(shares, names, strict=True)
    )


def _on_its_sheet(
    page: Page, book: Book, printer: Printer, name: str, around: Surroundings
) -> PressPage:
    size, bleed = page.size, page.bleed
    edge = offset(bleed) + EDGE if printer.marks else bleed
    trim = Rect(edge, edge, size.width, size.height)
    painted = Rect(edge - bleed, edge - bleed, size.width + 2 * bleed, size.height + 2 * bleed)
    items: tuple[Item, ...] = ()
    if printer.marks:
        spine = _spine(page, book, right_to_left=around.right_to_left)
        items = (
            *marks(trim, bleed, spine),
            *_slug(page, book, name, trim, around),
        )
    return PressPage(
        page, Size(size.width + 2 * edge, size.height + 2 * edge), trim, painted, items
    )


def _spine(page: Page, book: Book, *, right_to_left: bool) -> Spine:
    """Return at which edge a page is folded; a single sheet is cut all around."""
    if len(book.pages) <= SIDES:
        return Spine.NONE
    is_recto = page.number % 2 == 1
    return Spine.RIGHT if is_recto is right_to_left else Spine.LEFT


def _slug(page: Page, book: Book, name: str, trim: Rect, around: Surroundings) -> tuple[Item, ...]:
    """Return the line of words below a page: what it is, and what it is meant for."""
    metadata = book.metadata
    said = around.words.say(
        "press.slug",
        file=name,
        page=str(page.number),
        pages=str(len(book.pages)),
        edition=metadata.edition,
        issued=metadata.issued,
        condition=CONDITION,
    )
    style = CharStyle("label", 500, SLUG_SIZE, BLACK)
    text = StyledText(said, style, around.words.language, Span("", 0, 0))
    line = set_line([text], around.fonts, Report())
    baseline = trim.bottom + offset(page.bleed) + SLUG_DROP
    return tuple(
        DrawnRun(trim.x + placed.x, baseline, placed.run, None)
        for placed in line.runs
        if isinstance(placed.run, GlyphRun)
    )
