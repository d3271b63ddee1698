"""The boxes of pages (ISO 32000-1, 14.11.2), and what a print shop asks of them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from guidebuilder.geometry import mm
from guidebuilder.press.printers_marks import LEAST_BLEED
from guidebuilder.press.signatures import PAGES_PER_SHEET
from guidebuilder.verify.findings import Finding, passed_unless
from guidebuilder.verify.page_tree import inherited
from guidebuilder.verify.plane import Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pikepdf

    from guidebuilder.geometry import Pt
    from guidebuilder.press.printers import Printer

SAME: Final = mm(0.1)
"""Lengths that differ by less are the same: no knife is more exact."""

LARGEST: Final[Pt] = 1e6
"""Width or height from which a box is a mistake: a third of a kilometre."""

LETTER: Final = Box(0, 0, 612, 792)
"""What viewers show of a page that does not say how large it is."""

SIDES: Final = 2
"""Pages of one sheet, which is not folded."""


class PageBoxes(Struct, frozen=True):
    """The boxes of a page; *trim*, *bleed*, *crop* and *art* only if the page names them.

    Attributes:
        media: All of the sheet.
        trim: Where it is cut.
        bleed: How far paint runs on beyond the trim.
        crop: What viewers show.
        art: What some programs write in place of the trim.
        turn: By how many degrees viewers turn the page, clockwise.
        unit: How many points a unit is.
    """

    media: Box
    trim: Box | None = None
    bleed: Box | None = None
    crop: Box | None = None
    art: Box | None = None
    turn: int = 0
    unit: float = 1.0

    @property
    def page(self) -> Box:
        """What a reader will hold in hand, as far as the file says it."""
        return self.trim or self.art or self.crop or self.media

    @property
    def painted(self) -> Box:
        """What is printed of the page: its bleed, or else the page."""
        return self.bleed or self.page


def page_boxes(page: pikepdf.Page) -> PageBoxes:
    """Read the boxes of a page; one that is no box counts as not there."""
    node = page.obj
    turn: Any = inherited(page, "/Rotate")
    unit: Any = node.get("/UserUnit")
    return PageBoxes(
        media=_box(inherited(page, "/MediaBox")) or LETTER,
        trim=_box(node.get("/TrimBox")),
        bleed=_box(node.get("/BleedBox")),
        crop=_box(inherited(page, "/CropBox")),
        art=_box(node.get("/ArtBox")),
        turn=int(turn) % 360 if isinstance(turn, int) else 0,
        unit=float(unit) if isinstance(unit, int | float | Decimal) else 1.0,
    )


def _box(node: Any) -> Box | None:  # noqa: ANN401 - any object of a PDF
    try:
        x1, y1, x2, y2 = (float(each) for each in node)
    except (TypeError, ValueError):
        return None
    box = Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
    return box if 0 < box.width < LARGEST and 0 < box.height < LARGEST else None


def box_checks(pages: Sequence[PageBoxes], printer: Printer) -> Iterator[Finding]:
    """Yield what is to be said of the boxes of all pages, and of the number of pages."""
    yield passed_unless("every page says where it is cut", list(_cut(pages)))
    yield passed_unless(_bleed_claim(printer), list(_bleeds(pages, printer)))
    yield passed_unless("the number of pages fills whole sheets", _count(len(pages)))


def wanted_bleed(printer: Printer) -> Pt:
    """Return how far paint must run over the trim; a profile that does not say it asks for 3 mm."""
    return LEAST_BLEED if printer.bleed is None else printer.bleed.length


def _cut(pages: Sequence[PageBoxes]) -> Iterator[str]:
    first = next((each.trim for each in pages if each.trim), None)
    for number, page in enumerate(pages, 1):
        if page.trim is None:
            yield f"page {number} has no TrimBox"
            continue
        if page.art is not None:
            yield f"page {number} has an ArtBox beside its TrimBox"
        if not (page.bleed or page.trim).holds(page.trim, SAME):
            yield f"page {number}: the TrimBox reaches out of the BleedBox"
        if not page.media.holds(page.painted, SAME):
            yield f"page {number}: the {'BleedBox' if page.bleed else 'TrimBox'} is cut off"
        if page.crop is not None and not page.crop.holds(page.painted, SAME):
            yield f"page {number}: the CropBox hides a part of the page"
        if page.unit != 1:
            yield f"page {number} is measured in units of its own (UserUnit)"
        if first is not None and not _are_as_large(page.trim, first):
            yield f"page {number} is {_size(page.trim)}, page 1 is {_size(first)}"


def _are_as_large(one: Box, other: Box) -> bool:
    return abs(one.width - other.width) <= SAME and abs(one.height - other.height) <= SAME


def _size(box: Box) -> str:
    return f"{box.width / mm(1):.1f} × {box.height / mm(1):.1f} mm"


def _bleed_claim(printer: Printer) -> str:
    wanted = wanted_bleed(printer)
    beside = "beside it is room for marks" if printer.marks else "beside it is nothing"
    if wanted == 0:
        return f"no page has a bleed, and {beside}"
    return f"every page has a bleed of {wanted / mm(1):.1f} mm, and {beside}"


def _bleeds(pages: Sequence[PageBoxes], printer: Printer) -> Iterator[str]:
    wanted = wanted_bleed(printer)
    for number, page in enumerate(pages, 1):
        around, trim = page.painted, page.page
        sides = (
            trim.left - around.left,
            trim.foot - around.foot,
            around.right - trim.right,
            around.head - trim.head,
        )
        if min(sides) < wanted - SAME:
            yield f"page {number} has {max(min(sides), 0) / mm(1):.1f} mm"
        elif wanted == 0 and max(sides) > SAME:
            yield f"page {number} has {max(sides) / mm(1):.1f} mm"
        if not printer.marks and not around.holds(page.media, SAME):
            yield f"page {number} is on a larger sheet than its bleed"
        elif printer.marks and around.holds(page.media, SAME):
            yield f"page {number} ends with its bleed"


def _count(pages: int) -> list[str]:
    if pages == 0:
        return ["it has no pages"]
    if pages <= SIDES or pages % PAGES_PER_SHEET == 0:
        return []
    return [f"{pages} pages are no multiple of {PAGES_PER_SHEET}"]
