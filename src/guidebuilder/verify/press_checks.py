"""What of a file for the press can be checked without another program."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

from guidebuilder.verify.findings import Finding, Outcome
from guidebuilder.verify.page_boxes import box_checks, page_boxes
from guidebuilder.verify.page_content import painted
from guidebuilder.verify.press_claims import claim_check
from guidebuilder.verify.press_rules import PageRead, rule_checks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guidebuilder.press.printers import Printer


def refused(data: bytes, printer: Printer) -> tuple[Finding, ...]:
    """Return what a shop would send a file back for that was just written, and why.

    Margins and pictures are left out: an author is told of them while pages are made, with
    the place in the guide, and may print them all the same (``GB905``, ``GB717``).

    Args:
        data: The file.
        printer: What the shop asks for.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        findings = sound(pdf, read_pages(pdf.pages), printer)
    return tuple(each for each in findings if each.outcome is Outcome.FAILED)


def read_pages(pages: Iterable[pikepdf.Page]) -> tuple[PageRead, ...]:
    """Read the boxes of pages, and what they paint."""
    return tuple(
        PageRead(number, page_boxes(page), painted(page)) for number, page in enumerate(pages, 1)
    )


def sound(pdf: pikepdf.Pdf, pages: tuple[PageRead, ...], printer: Printer) -> tuple[Finding, ...]:
    """Return whether a press can make plates of a file that hold all that is on its pages."""
    return (
        claim_check(pdf, printer.standard),
        *box_checks([each.boxes for each in pages], printer),
        *rule_checks(pages, printer),
    )
