"""A table file as its author sees it in a spreadsheet: named columns, and rows that fit them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.diagnostics import Report, Span
from guidebuilder.load.codes import Code
from guidebuilder.load.csv_cells import cells_of, row_span

if TYPE_CHECKING:
    from collections.abc import Callable

    from guidebuilder.load.csv_cells import Cell

DIVIDERS: Final = {",": "comma", ";": "semicolon", "\t": "tab"}
"""What spreadsheets put between two cells: it depends on the language of the computer."""

_TOLD_DIVIDER: Final = re.compile(r'"?sep=(?P<divider>[,;\t])"?[,;\t]*\n', re.IGNORECASE)
"""A first line that is for Excel alone, and that Excel does not show."""

_FIRST_ROW: Final = re.compile(r'\s*((?:"(?:[^"]|"")*"|[^"\n])*)')
_QUOTED: Final = re.compile(r'"(?:[^"]|"")*"')


class Sheet(Struct, frozen=True):
    """A table file.

    Attributes:
        head: The names of its columns, none of them empty and none there twice.
        rows: The cells under them, at least one row; a row may be shorter than the head.
    """

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


def read_sheet(
    text: str, name: str, report: Report, is_known: Callable[[str], bool] = bool
) -> Sheet | None:
    r"""Read a table file.

    Args:
        text: The file, its lines ended by ``\n``.
        name: What messages call it.
        report: Told of cells that have no column, or that cannot be parted.
        is_known: Whether a column may have a name; it helps to find what divides the cells.

    Returns:
        The sheet, or None after a message.
    """
    told = _TOLD_DIVIDER.match(text)
    if told is not None:
        text = text[told.end() :]
    first_line = 1 if told is None else 2
    divider = told["divider"] if told is not None else _divider(text, is_known)
    if divider is None:
        message = "the first line has more than one of comma, semicolon and tab"
        hint = (
            "put a name with such a sign in it in double quotes, or write `sep=;` on a line above"
        )
        report.error(Span(name, first_line, 1, "row 1"), Code.DIVIDER, message, hint)
        return None
    rows = cells_of(text, name, report, divider, first_line)
    if rows is None:
        return None
    if len(rows) <= 1:
        hint = "its first line names the columns, every other line is a row"
        report.error(Span(name, 1, 1), Code.TABLE_FILE, "this table has no rows", hint)
        return None
    return _fitted(rows, DIVIDERS[divider], report)


def _divider(text: str, is_known: Callable[[str], bool]) -> str | None:
    """Return what divides the cells, if only one sign can."""
    head = _FIRST_ROW.match(text)
    bare = "" if head is None else _QUOTED.sub("", head[1])
    found = [each for each in DIVIDERS if each in bare]
    if len(found) <= 1:
        return found[0] if found else ","
    parted = {each: cells_of(text, "", Report(), each) or [[]] for each in found}
    named = [
        each
        for each, rows in parted.items()
        if all(is_known(cell.words) for cell in rows[0] if cell.words)
    ]
    # Every spreadsheet writes rows of the same length.
    even = [each for each, rows in parted.items() if len({len(row) for row in rows}) == 1]
    return next((likely[0] for likely in (named, even) if len(likely) == 1), None)


def _fitted(rows: list[list[Cell]], divider: str, report: Report) -> Sheet | None:
    """Leave out columns and cells of nothing; report what stands outside the named columns."""
    head, *body = rows
    before = report.errors
    kept: list[int] = []
    first: set[str] = set()
    for index, cell in enumerate(head):
        below = next((row[index] for row in body if index < len(row) and row[index].words), None)
        if cell.words.casefold() in first and cell.words:
            message = f"two columns are named `{cell.words}`"
            report.error(cell.span, Code.DUPLICATE_KEY, message, "keep one of the two")
        elif cell.words:
            first.add(cell.words.casefold())
            kept.append(index)
        elif below is not None:
            message = f"this column has no name, and `{below.words}` in {below.span.cell}"
            report.error(cell.span, Code.TABLE_FILE, message, "write its name in the first row")
    if report.errors > before:
        return None
    for row in body:
        if any(cell.words for cell in row[len(head) :]):
            message = f"this row has {len(row)} cells; the first line names {len(head)}"
            hint = f"a cell with a {divider} in it stands in double quotes"
            report.error(row_span(row), Code.ROW_LENGTH, message, hint)
    cut = [tuple(row[index] for index in kept if index < len(row)) for row in body]
    return Sheet(tuple(head[index] for index in kept), tuple(cut))
