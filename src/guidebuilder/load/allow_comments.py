"""Comments that let warnings pass: ``# allow GB603: the board publishes no pay``.

Such a comment stands at the end of a line and speaks about that line, or alone and speaks
about the next one; if a text of several lines begins or ends there, about all of it.  One
that stands above everything else in a file speaks about the file's first line, too, where
messages about the whole file stand.  One beside ``from:`` speaks about the whole table.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.diagnostics import Allowance, Severity, Span
from guidebuilder.load.codes import Code
from guidebuilder.message_index import explained

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from guidebuilder.diagnostics import Report

_MEANT: Final = re.compile(r"#+\s*allow\b[\s:]*(?=GB\s*\d)", re.IGNORECASE)
"""The beginning of such a comment; one that goes on otherwise is a comment like any other."""

_READ: Final = re.compile(r"#+\s*allow\s+(GB\d{3}(?:\s*,\s*GB\d{3})*)\s*:\s*(\S.*)", re.IGNORECASE)

_MARK: Final = re.compile(r"(?:^|(?<=[ \t]))#")
"""Where YAML lets a comment begin, outside texts."""


class Extent(Struct, frozen=True):
    """Where a text stands in a file; lines and columns count from 0.

    Attributes:
        line: Its first line; for a text behind ``|``, that of the sign.
        start: Line and column from which a # belongs to it.
        end: Line and column behind it.
    """

    line: int
    start: tuple[int, int]
    end: tuple[int, int]

    @property
    def last_line(self) -> int:
        """The last line that it has a part of."""
        line, column = self.end
        return max(self.line, line if column else line - 1)


def read_allowances(
    lines: Sequence[str], extents: Sequence[Extent], file: str, report: Report
) -> None:
    """Find all that a file allows.

    Args:
        lines: The file's lines.
        extents: Where its texts stand.
        file: Its name, for the places.
        report: Receives what is allowed, and is told of comments that allow nothing.
    """
    for number, line in enumerate(lines):
        if _MEANT.search(line) is None:
            continue
        column = _comment(line, number, extents)
        if column is None or _MEANT.match(line, column) is None:
            continue
        span = Span(file, number + 1, column + 1)
        codes, reason = _checked(line[column:], span, report)
        if codes:
            is_alone = not line[:column].strip()
            first, last = _lines_below(number, lines) if is_alone else (number, number)
            touched = [each for each in extents if each.line <= last <= each.last_line]
            first = min([first, *(each.line for each in touched)])
            last = max([last, *(each.last_line for each in touched)])
            report.allowances.append(Allowance(span, codes, reason, file, first + 1, last + 1))


def warn_of_unused(report: Report, judged: Iterable[str], unasked: Collection[str] = ()) -> None:
    """Report what is allowed and was not warned of.

    Args:
        report: Where all warnings have arrived.
        judged: The beginnings of the codes that would have been told, wherever they hold.
        unasked: Codes among them that are told only of what somebody asks for.
    """
    used = {(each.allowance.span, each.diagnostic.code) for each in report.allowed}
    for each in tuple(report.allowances):
        for code in each.codes:
            is_judged = code.startswith(tuple(judged)) and code not in unasked
            if is_judged and (each.span, code) not in used:
                message = f"{code} is allowed here, and nothing here draws it"
                hint = "take the code out of the comment; it has done its work"
                report.warning(each.span, Code.ALLOWED_UNUSED, message, hint)


def _comment(line: str, number: int, extents: Iterable[Extent]) -> int | None:
    """Return the column in which a line's comment begins."""
    near = [each for each in extents if each.line <= number <= each.end[0]]
    for mark in _MARK.finditer(line):
        place = number, mark.start()
        if not any(each.start <= place < each.end for each in near):
            return mark.start()
    return None


def _lines_below(number: int, lines: Sequence[str]) -> tuple[int, int]:
    """Return the first and the last line that a comment on a line of its own speaks about."""

    def is_content(line: str) -> bool:
        return bool(line.strip()) and not line.lstrip().startswith("#") and line.strip() != "---"

    at_head = not any(map(is_content, lines[:number]))
    below = (each for each in range(number + 1, len(lines)) if is_content(lines[each]))
    return 0 if at_head else number, next(below, number)


def _checked(comment: str, span: Span, report: Report) -> tuple[tuple[str, ...], str]:
    """Return the codes that may be allowed, and the reason; report all others."""
    read = _READ.match(comment)
    if read is None:
        lacks_reason = re.fullmatch(r"#+\s*allow\s+[GB\d,\s]+:?\s*", comment, re.IGNORECASE)
        message = "this comment gives no reason" if lacks_reason else "this comment cannot be read"
        code = re.search(r"GB\d{3}", comment.upper())
        hint = f"write `# allow {code[0] if code else 'GB603'}: ` and behind it why"
        report.warning(span, Code.ALLOWED_HOW, f"{message}, so it allows nothing", hint)
        return (), ""
    index = explained()
    allowed: list[str] = []
    for code in re.findall(r"GB\d{3}", read[1].upper()):
        entry = index.get(code)
        if entry is None:
            message = f"there is no message {code}"
            hint = "look for a slip: the code stands beside the message that you want to allow"
            report.warning(span, Code.ALLOWED_NOTHING, message, hint)
        elif Severity.WARNING not in entry.severities:
            message = f"{code} is an error, and only warnings can be allowed"
            hint = f"mend what it is about; `guidebuilder explain {code}` says how"
            report.warning(span, Code.ALLOWED_ERROR, message, hint)
        else:
            allowed.append(code)
    return tuple(allowed), read[2].strip()
