"""Pages for a print shop → bytes: PDF/X-4 (ISO 15930-7), in inks of the press.

Nothing in it is tagged and nothing leads anywhere: a press reads neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.geometry import Matrix
from guidebuilder.pdf.canvas import Boxes, Canvas
from guidebuilder.pdf.colour import ColourModel
from guidebuilder.pdf.metadata import write_claiming_metadata, write_information
from guidebuilder.pdf.profiles import PRESS_CONDITION, write_press_profile
from guidebuilder.pdf.syntax import text_string

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Metadata
    from guidebuilder.pdf.drawing import Drawing
    from guidebuilder.pdf.objects import Objects, Written
    from guidebuilder.press.single_pages import PressFile, PressPage

VERSION = "1.6"
"""Of PDF: what PDF/X-4 is built on."""

STANDARD = "PDF/X-4"

CLAIMS = f"/Trapped/False/GTS_PDFXVersion{text_string(STANDARD)}"
"""What the document information dictionary says for a press."""

MODELS = {"colour": ColourModel.PROCESS, "black": ColourModel.BLACK}
"""What inks are mixed from, by what a printer's profile calls it."""

NAMESPACES = {
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}
"""Vocabularies in which PDF/X-4 has its claim, and the file its identity."""


def write_press(file: PressFile, *, epoch: int | None = None) -> bytes:
    """Return a file for a print shop.

    The same pages give the same bytes, wherever and whenever they are written.
    """
    canvas = Canvas(file.metadata.language, MODELS[file.inks], file.ink_limit)
    for page in file.pages:
        boxes = Boxes(page.sheet, trim=page.trim, bleed=page.bleed)
        canvas.add_page(_drawn(page, canvas), boxes)
    objects = canvas.objects
    catalogue: dict[str, Written | str | None] = {
        "ViewerPreferences": "<</DisplayDocTitle true>>",
        "Metadata": _metadata(objects, file.metadata, canvas.digest, epoch),
        "OutputIntents": _press_intent(objects),
    }
    information = write_information(objects, file.metadata, epoch, CLAIMS)
    return canvas.close(catalogue, information, VERSION)


def _drawn(page: PressPage, canvas: Canvas) -> Drawing:
    """Draw a page, cut off at its bleed, and what stands beside it."""
    content = canvas.drawing(page.page.size)
    content.draw(page.page.items)
    sheet = canvas.drawing(page.sheet)
    sheet.take_in(content, Matrix(e=page.trim.x, f=page.trim.y), page.bleed)
    sheet.draw(page.items)
    return sheet


def _metadata(objects: Objects, metadata: Metadata, digest: str, epoch: int | None) -> Written:
    """Add the XMP packet; what was drawn gives the file its identity."""
    identity = "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:32]))
    claims = {
        "pdf:Trapped": "False",
        "pdfxid:GTS_PDFXVersion": STANDARD,
        "xmpMM:DocumentID": f"uuid:{identity}",
        "xmpMM:InstanceID": f"uuid:{identity}",
        "xmpMM:RenditionClass": "default",
        "xmpMM:VersionID": "1",
    }
    return write_claiming_metadata(objects, metadata, claims, NAMESPACES, epoch)


def _press_intent(objects: Objects) -> str:
    """Return the output intent: the one press that the inks are meant for."""
    profile = write_press_profile(objects)
    return (
        "[<</Type/OutputIntent/S/GTS_PDFX"
        f"/OutputConditionIdentifier{text_string(PRESS_CONDITION)}"
        f"/OutputCondition{text_string('Offset on coated paper, ISO 12647-2')}"
        f"/Info{text_string('Coated FOGRA39 (ISO 12647-2:2004)')}"
        f"/RegistryName{text_string('http://www.color.org')}"
        f"/DestOutputProfile {profile}>>]"
    )
