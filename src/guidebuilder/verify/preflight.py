"""Preflight: what a print shop would find in a file before it makes plates of it.

The checks that need no outside tool read the file with a library that had no part in
writing it; ink and bleed are measured on the plates that Ghostscript makes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.press.signatures import PAGES_PER_SHEET
from guidebuilder.verify.opening import opened
from guidebuilder.verify.page_tree import pages_of
from guidebuilder.verify.plate_checks import plate_checks
from guidebuilder.verify.press_checks import read_pages, sound
from guidebuilder.verify.press_rules import margin_check, picture_check

if TYPE_CHECKING:
    from pathlib import Path

    from guidebuilder.press.printers import Printer
    from guidebuilder.verify.findings import Finding


def preflighted(path: Path, printer: Printer) -> tuple[Finding, ...]:
    """Return what a print shop would find in a file.

    Args:
        path: The file, from this program or from any other.
        printer: What the shop asks for.  If it wants the cover as a file of its own, a file
            of four pages is the cover.

    Raises:
        ReadError: The file cannot be read, or is no PDF.
    """
    with opened(path) as pdf:
        pages = read_pages(pages_of(pdf, path))
        if printer.cover == "separate" and len(pages) == PAGES_PER_SHEET:
            printer = replace(printer, inks=printer.cover_inks or "colour")
        findings = sound(pdf, pages, printer)
    return (
        *findings,
        picture_check(pages),
        margin_check(pages, printer),
        *plate_checks(path, [each.boxes for each in pages], printer),
    )
