"""What spreadsheets do to what was typed: failed formulas, shortened numbers, sudden dates.

A cell that was spoilt beyond doubt is refused.  Words that may be meant as they stand
draw a warning.  Nothing is put back: what was typed is no longer in the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidebuilder.load.codes import Code

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report
    from guidebuilder.load.csv_cells import Cell

_FAILED: Final = re.compile(r"#(?:[A-ZÄÖÜÁÉÍÓÚÑ0-9/]{2,12}[!?]|N/A|NV|#+)")
"""``#REF!``, ``#NAME?``, ``#DIV/0!``, ``#BEZUG!``, ``#N/A``, and ``####`` of a narrow column."""

_FORMULA: Final = re.compile(r"=.+")
_SHORTENED: Final = re.compile(r"-?\d+(?:[.,]\d+)?[Ee][+-]\d+")
"""``1,5E+05``: the digits that Excel does not show, it does not write either."""

_MONTH: Final = (
    "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec"
    "|mär|mrz|mai|juni|juli|okt|dez"  # as German has them
    "|janv|févr|fév|mars|avr|juin|juil|août|déc"  # French
    "|ene|abr|ago|dic|fev|set|out|gen|mag|giu|lug|ott)"  # Spanish, Portuguese, Italian
)
_MADE_A_DATE: Final = re.compile(
    rf"\d{{1,2}}[-. ]{{1,2}}{_MONTH}\.?|{_MONTH}\.?[- ]\d{{2}}", re.IGNORECASE
)
"""``05-Jan``, ``05. Mai``, ``May-26``: what Excel makes of ``1-5`` and of ``2026-05``."""

_LOCAL_DATE: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{2}|\d{4})|\d{4}/\d{1,2}/\d{1,2}")
"""``21/05/2026``: what Excel makes of ``2026-05-21``."""

_APOSTROPHE: Final = re.compile(r"['’](?=[\d=+@.-])(?!\d0s?\b)")
"""An apostrophe that tells a spreadsheet to leave a cell alone; that of ``'90s`` is none."""

_AS_TEXT: Final = "in the spreadsheet, format the column as Text first, then type it again"


def is_sound(cell: Cell, report: Report, *, is_text: bool) -> bool:
    """Report what a spreadsheet has made of a cell.

    Args:
        cell: The cell.
        report: Told of it.
        is_text: Whether words stand there, which may look like anything.

    Returns:
        Whether it can be read; a warning does not hinder that.
    """
    words, span = cell.words, cell.span
    if _FAILED.fullmatch(words):
        hint = (
            "mend the formula, or type what it should give; #### means that a column is too narrow"
        )
        report.error(span, Code.FAILED_FORMULA, f"a formula has failed here: `{words}`", hint)
        return False
    if _FORMULA.fullmatch(words):
        hint = "switch off Show Formulas before you save, or type what it gives"
        report.error(span, Code.FAILED_FORMULA, f"`{words}` is a formula, not its value", hint)
        return False
    if _SHORTENED.fullmatch(words):
        message = f"the spreadsheet has written a number short: `{words}`"
        report.error(span, Code.CUT_NUMBER, message, f"{_AS_TEXT}: some digits are lost")
        return False
    if _MADE_A_DATE.fullmatch(words):
        message = f"`{words}` looks like a date that the spreadsheet has made of something else"
        if is_text:
            report.warning(span, Code.MADE_A_DATE, message, _AS_TEXT)
        else:
            report.error(span, Code.MADE_A_DATE, message, _AS_TEXT)
        return is_text
    if not is_text and _LOCAL_DATE.fullmatch(words):
        message = f"`{words}` is a date as the spreadsheet writes it"
        hint = f"{_AS_TEXT}, as 2026, 2026-05 or 2026-05-21"
        report.error(span, Code.MADE_A_DATE, message, hint)
        return False
    if is_text and _APOSTROPHE.match(words):
        message = f"the apostrophe of `{words}` will be printed"
        hint = "take it away, if it was only to keep the spreadsheet from changing what follows"
        report.warning(span, Code.APOSTROPHE, message, hint)
    return True


def without_apostrophe(words: str) -> str:
    """Return a value without the apostrophe that told a spreadsheet to leave it alone."""
    return _APOSTROPHE.sub("", words) if _APOSTROPHE.match(words) else words
