"""Comma-separated values, each cell with its place in the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.diagnostics import Span
from guidebuilder.load.codes import Code

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report


class Cell(Struct, frozen=True):
    """A cell of a table file, its quotes undone."""

    words: str
    span: Span


def cells_of(text: str, name: str, report: Report, divider: str = ",") -> list[list[Cell]] | None:
    """Take comma-separated values apart (RFC 4180), each cell with its place; no blank lines.

    Args:
        text: The file.
        name: What messages call it.
        report: Told of a quote that never ends.
        divider: What stands between two cells.
    """
    lines: list[list[Cell]] = []
    at, line, line_start = 0, 1, 0
    row: list[Cell] = []
    while at < len(text) or row:
        span = Span(name, line, at - line_start + 1)
        if text[at : at + 1] == '"':
            words, end = _quoted(text, at, divider)
            if end is None:
                hint = 'each quote in a quoted cell is written twice: ""'
                report.error(span, Code.UNCLOSED, "this quote is not closed", hint)
                return None
            line += words.count("\n")
            line_start = text.rfind("\n", 0, end) + 1 if "\n" in words else line_start
        else:
            end = min(
                each
                for each in (text.find(divider, at), text.find("\n", at), len(text))
                if each >= 0
            )
            words = text[at:end]
        row.append(Cell(" ".join(words.split()), span))
        at = end + 1
        if text[end : end + 1] != divider:
            if any(cell.words for cell in row):
                lines.append(row)
            row = []
            line, line_start = line + 1, at
    return lines


def _quoted(text: str, start: int, divider: str) -> tuple[str, int | None]:
    """Return a quoted cell and the place behind it; None if it never ends."""
    match = re.compile(rf'"((?:[^"]|"")*)"[ \t]*(?={re.escape(divider)}|\n|$)').match(text, start)
    return (match[1].replace('""', '"'), match.end()) if match else ("", None)
