"""PDF/X-4 (ISO 15930-7): what a file says about itself, and what may not be in it.

No free program judges PDF/X; these are the rules that a shop's own preflight stumbles over
first, not all of the standard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pikepdf

from guidebuilder.verify.findings import Finding, passed_unless
from guidebuilder.verify.page_boxes import page_boxes
from guidebuilder.verify.page_tree import UNREADABLE
from guidebuilder.verify.plane import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

STANDARDS: Final = {"x-4": "PDF/X-4"}
"""Standards of profiles, as a file names them."""

VERSION_KEY: Final = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"
"""Where the XMP packet names the standard."""

OF_THE_PRESS: Final = ("/TrapNet", "/PrinterMark")
"""Annotations that may lie on a page."""


def claim_check(pdf: pikepdf.Pdf, standard: str) -> Finding:
    """Return whether a file keeps the standard that a profile names, as far as is looked at."""
    name = STANDARDS[standard]
    rules = (_identity(pdf, name), _intent(pdf), _forbidden(pdf))
    faults = [fault for rule in rules for fault in _told(rule)]
    return passed_unless(f"it is {name}, and holds nothing that this forbids", faults)


def _told(faults: Iterator[str]) -> Iterator[str]:
    """Yield faults until the file does not hold what its format promises."""
    try:
        yield from faults
    except UNREADABLE:
        yield "its catalogue cannot be read"


def _identity(pdf: pikepdf.Pdf, name: str) -> Iterator[str]:
    claimed = _claimed(pdf)
    if claimed != name:
        yield f"it calls itself {claimed}" if claimed else "it does not say so"
    if "/ID" not in pdf.trailer:
        yield "it has no identity (ID)"
    if str(pdf.docinfo.get("/Trapped")) not in ("/True", "/False"):
        yield "it does not say whether it is trapped"


def _claimed(pdf: pikepdf.Pdf) -> str | None:
    """Return the standard that the XMP packet names."""
    try:
        # Not as a context, which would write the packet back, and warn of what it cannot.
        found = pdf.open_metadata(set_pikepdf_as_editor=False, strict=True).get(VERSION_KEY)
    except (*UNREADABLE, SyntaxError):  # the last is what lxml raises for XML that is none
        return None
    return None if found is None else str(found)


def _intent(pdf: pikepdf.Pdf) -> Iterator[str]:
    intents = pdf.Root.get("/OutputIntents")
    nodes = list(intents) if isinstance(intents, pikepdf.Array) else []
    ours = [
        each
        for each in nodes
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/GTS_PDFX"
    ]
    if not ours:
        yield "it does not say for which press it is (OutputIntents)"
    for intent in ours:
        if not str(intent.get("/OutputConditionIdentifier", "")):
            yield "its press has no name (OutputConditionIdentifier)"
        if not isinstance(intent.get("/DestOutputProfile"), pikepdf.Stream):
            yield "the profile of its press is not in it (DestOutputProfile)"


def _forbidden(pdf: pikepdf.Pdf) -> Iterator[str]:
    if pdf.is_encrypted:
        yield "it is locked"
    names = pdf.Root.get("/Names")
    if isinstance(names, pikepdf.Dictionary) and "/JavaScript" in names:
        yield "it holds a program"
    if "/AA" in pdf.Root or isinstance(pdf.Root.get("/OpenAction"), pikepdf.Dictionary):
        yield "it acts when it is opened"
    if "/AcroForm" in pdf.Root:
        yield "it holds a form to fill in"
    for number, page in enumerate(pdf.pages, 1):
        try:
            reaching = sum(_reaches_in(each, page_boxes(page).painted) for each in _notes(page))
        except UNREADABLE:
            yield f"page {number}: its links or notes cannot be read"
            continue
        if reaching:
            yield f"page {number} has links, notes or fields on it ({reaching})"


def _notes(page: pikepdf.Page) -> tuple[Any, ...]:
    notes = page.obj.get("/Annots")
    return tuple(notes) if isinstance(notes, pikepdf.Array) else ()


def _reaches_in(note: Any, painted: Box) -> bool:  # noqa: ANN401 - any object of a PDF
    if str(note.get("/Subtype")) in OF_THE_PRESS:
        return False
    x1, y1, x2, y2 = (float(each) for each in note["/Rect"])
    return painted.meets(Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))
