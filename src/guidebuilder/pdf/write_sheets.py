"""Sheets → bytes: a file for an office printer, each page a side of a sheet.

A page of the booklet is drawn once and placed.  The file is not tagged and claims no
standard: in the order of its sheets it cannot be read aloud.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.geometry import Matrix, Rect
from guidebuilder.pdf.canvas import Boxes, Canvas
from guidebuilder.pdf.colour import ColourModel
from guidebuilder.pdf.metadata import write_information, write_plain_metadata
from guidebuilder.press.sheets import Duplex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guidebuilder.pdf.drawing import Drawing, Form
    from guidebuilder.pdf.objects import Written
    from guidebuilder.press.sheets import Imposed, SheetSide

DUPLEX = {
    Duplex.ONE_SIDE: "/Simplex",
    Duplex.SHORT_EDGE: "/DuplexFlipShortEdge",
    Duplex.LONG_EDGE: "/DuplexFlipLongEdge",
}
"""How a viewer asks a printer for each use of the paper (ISO 32000-1, table 150)."""


def write_sheets(
    imposed: Imposed, model: ColourModel = ColourModel.RGB, *, epoch: int | None = None
) -> bytes:
    """Return a file of sheets, which asks the printer for their own size and both sides.

    The same sheets give the same bytes, wherever and whenever they are written.

    Args:
        imposed: The sheets and their pages.
        model: What inks are mixed from.
        epoch: What the file gives as its date instead of the issue's, in seconds since
            1970 began (UTC).

    Raises:
        KeyError: A side names a page that is not there: a fault of ours.
    """
    canvas = Canvas(imposed.metadata.language, model)
    shown = {each.page for side in imposed.sides for each in side.placements}
    forms = {page.number: canvas.form(page) for page in imposed.pages if page.number in shown}
    for side in imposed.sides:
        canvas.add_page(_drawn(side, forms, canvas), Boxes(side.size))
    preferences = (
        "<</DisplayDocTitle true/PrintScaling/None/PickTrayByPDFSize true"
        f"/Duplex{DUPLEX[imposed.duplex]}>>"
    )
    objects = canvas.objects
    catalogue: dict[str, Written | str | None] = {
        "ViewerPreferences": preferences,
        "Metadata": write_plain_metadata(objects, imposed.metadata, epoch),
    }
    return canvas.close(catalogue, write_information(objects, imposed.metadata, epoch))


def _drawn(side: SheetSide, forms: Mapping[int, Form], canvas: Canvas) -> Drawing:
    """Draw a side of a sheet, upside down if it is turned."""
    size = side.size
    drawing = canvas.drawing(size)
    for each in side.placements:
        drawing.place(forms[each.page], Matrix(e=each.x, f=each.y), each.clip)
    drawing.draw(side.items)
    if not side.is_turned:
        return drawing
    turned = canvas.drawing(size)
    about_the_middle = Matrix(a=-1, d=-1, e=size.width, f=size.height)
    turned.take_in(drawing, about_the_middle, Rect(0, 0, size.width, size.height))
    return turned
