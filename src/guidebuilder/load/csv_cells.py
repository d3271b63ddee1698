"""Comma-separated values, each cell with its place in the file and in the spreadsheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.diagnostics import Span
from guidebuilder.load.codes import Code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.diagnostics import Report


class Cell(Struct, frozen=True):
    """A cell of a table file, its quotes undone.

    Attributes:
        words: What stands in it, with single spaces.
        span: Where it begins; for a cell in quotes, the place of the quote.
        source: What stands in it, spaces and line ends as typed.
        is_quoted: Whether it stands in quotes in the file.
    """

    words: str
    span: Span
    source: str = ""
    is_quoted: bool = False

    def place(self, at: int) -> Span:
        """Return the place of a character of *source*."""
        before = self.source[:at]
        in_line = before.rpartition("\n")[2]
        column = len(in_line) + 1
        if self.is_quoted:
            column += in_line.count('"')
        if "\n" not in before:
            column += self.span.column - 1 + self.is_quoted
        return Span(self.span.file, self.span.line + before.count("\n"), column, self.span.cell)


def cells_of(
    text: str, name: str, report: Report, divider: str = ",", first_line: int = 1
) -> list[list[Cell]] | None:
    """Take comma-separated values apart (RFC 4180), each cell with its place; no blank rows.

    Args:
        text: The file, from its first row on.
        name: What messages call it.
        report: Told of a quote that never ends.
        divider: What stands between two cells.
        first_line: The line of the file that the text begins in.
    """
    rows: list[list[Cell]] = []
    at, line, line_start, number = 0, first_line, 0, 1
    row: list[Cell] = []
    while at < len(text) or row:
        place = f"cell {column_name(len(row))}{number}"
        span = Span(name, line, at - line_start + 1, place)
        is_quoted = text[at : at + 1] == '"'
        if is_quoted:
            words, end = _quoted(text, at, divider)
            if end is None:
                hint = 'each quote in a quoted cell is written twice: ""'
                report.error(span, Code.UNCLOSED, "this quote is not closed", hint)
                return None
            line += words.count("\n")
            line_start = text.rfind("\n", 0, end) + 1 if "\n" in words else line_start
        else:
            line_end = text.find("\n", at) % (len(text) + 1)  # the end of the file, if none
            end = text.find(divider, at, line_end)
            end = line_end if end < 0 else end
            words = text[at:end]
        row.append(Cell(" ".join(words.split()), span, words, is_quoted))
        at = end + 1
        if text[end : end + 1] != divider:
            if any(cell.words for cell in row):
                rows.append(row)
            row = []
            line, line_start, number = line + 1, at, number + 1
    return rows


def row_span(row: Sequence[Cell]) -> Span:
    """Return the place of a whole row: where its first cell begins, ``row 7`` for ``cell C7``."""
    span = row[0].span
    return Span(span.file, span.line, span.column, re.sub(r"cell [A-Z]+", "row ", span.cell))


def column_name(index: int) -> str:
    """Return what spreadsheets call a column, counted from 0: ``A``, ``Z``, ``AA``."""
    before, letter = divmod(index, 26)
    return (column_name(before - 1) if before else "") + chr(ord("A") + letter)


def _quoted(text: str, start: int, divider: str) -> tuple[str, int | None]:
    """Return a quoted cell and the place behind it; None if it never ends."""
    # A tab behind it may divide; that a space does, no spreadsheet knows.
    match = re.compile(rf'"((?:[^"]|"")*)" *(?={re.escape(divider)}|\n|$)').match(text, start)
    return (match[1].replace('""', '"'), match.end()) if match else ("", None)
