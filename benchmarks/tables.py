"""Tables for people: Markdown whose columns stand under each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def aligned(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table."""
    cells = [list(heads), *map(list, rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(heads))]
    for number, row in enumerate(cells):
        yield "| " + " | ".join(map(str.ljust, row, widths)) + " |"
        if not number:
            yield "|" + "|".join("-" * (width + 2) for width in widths) + "|"


def mark(is_met: bool | None) -> str:  # noqa: FBT001 - the answer of a limit
    """Return the sign for a limit that is met, missed, or not there."""
    return {True: " ✓", False: " ✗", None: ""}[is_met]
