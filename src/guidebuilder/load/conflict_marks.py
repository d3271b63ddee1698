"""Marks that a version control such as Git leaves where two people changed the same lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidebuilder.diagnostics import Span
from guidebuilder.load.codes import Code

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report

_BEGINS: Final = "<<<<<<<"
_OTHER: Final = "======="
_ENDS: Final = ">>>>>>>"

_MARK: Final = re.compile(r"([<>|])\1{6}(?: .*)?|={7}")
"""A mark stands alone in its line, at the margin (git-merge, "How conflicts are presented")."""

_HINT: Final = (
    "keep the lines of one version, and take out those of the other and the marks "
    f"`{_BEGINS}`, `{_OTHER}` and `{_ENDS}`"
)


def without_conflicts(text: str, file: str, report: Report) -> str:
    r"""Report where two versions of some lines stand side by side; return the text with the first.

    Every line that is left keeps its number: what is taken out leaves empty lines.

    Args:
        text: The file's text, its lines ended by ``\n``.
        file: Its name, for the places.
        report: Told of each such place.
    """
    if _BEGINS not in text and _ENDS not in text:
        return text
    kept: list[str] = []
    conflict, skips = False, False
    for number, line in enumerate(text.split("\n"), 1):
        mark = line[:7] if _MARK.fullmatch(line.rstrip()) else ""
        if mark == _BEGINS or (mark == _ENDS and not conflict):
            span = Span(file, number, 1)
            report.error(
                span, Code.CONFLICT_MARK, f"`{mark}` marks a conflict of two versions", _HINT
            )
        if mark == _BEGINS:
            conflict, skips = True, False
        elif mark == _ENDS:
            conflict = skips = False
        elif conflict and mark:  # what others wrote, or what stood there before both
            skips = True
        is_mark = mark in {_BEGINS, _ENDS} or (conflict and mark)
        kept.append("" if is_mark or skips else line)
    return "\n".join(kept)
