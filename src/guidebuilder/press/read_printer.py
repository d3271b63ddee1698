"""From a profile's file to what a print shop asks for."""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePosixPath
from typing import Final

from guidebuilder.diagnostics import Report, Span
from guidebuilder.load.codes import Code
from guidebuilder.load.decode import decode_record
from guidebuilder.load.files import GuideFolder
from guidebuilder.load.respelled import file_hint
from guidebuilder.load.yaml_nodes import read_nodes
from guidebuilder.press.printers import PRINTERS, NamedPrinter, Printer, check_printer
from guidebuilder.resources import PACKAGE
from guidebuilder.style.read_theme import ENDING, Place

_FOLDER: Final = PACKAGE / "press" / "printers"


@cache
def read_printer(name: str) -> NamedPrinter:
    """Read a shipped profile, one of :data:`~guidebuilder.press.printers.PRINTERS`."""
    report = Report()
    place = Place(GuideFolder(_FOLDER), name + ENDING, f"{_FOLDER.as_posix()}/")
    profile = _read(place, report)
    if profile is None or report.found:
        raise ValueError(f"the shipped profile {name} is broken: {report.found}")
    return NamedPrinter(name, profile)


def read_printer_file(place: Place, report: Report) -> NamedPrinter | None:
    """Read and check the profile of a print shop.

    Args:
        place: Where its file lies.
        report: Told of every mistake in it.

    Returns:
        The profile, or None after a message.

    Raises:
        CannotRead: The system does not let us.
    """
    before = report.errors
    name, top = PurePosixPath(place.name).stem, Span(place.shown, 1, 1)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        hint = "use small letters a–z, digits and hyphens: our-printer.yaml"
        hint = file_hint(PurePosixPath(place.name).name) or hint
        message = "this profile's file has a name that no booklet can carry"
        report.error(top, Code.PRINTER_NAME, message, hint)
    elif name in PRINTERS:
        message = f"`{name}` is the name of a profile that the program brings"
        report.error(top, Code.PRINTER_NAME, message, "give this file another name")
    profile = _read(place, report)
    if profile is None or report.errors > before:
        return None
    return NamedPrinter(name, profile)


def _read(place: Place, report: Report) -> Printer | None:
    text = place.files.read_text(place.name, report, shown=place.shown)
    node = None if text is None else read_nodes(text, place.shown, report)
    profile = None if node is None else decode_record(Printer, node, report)
    if profile is not None:
        check_printer(profile, report)
    return profile
