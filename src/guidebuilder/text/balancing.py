"""Breaks headings: few lines, about equally long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.text.line_breaking import ROUNDING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.geometry import Pt
    from guidebuilder.text.break_table import BreakTable

MOST_BALANCED = 8
"""Most lines that are balanced: the work grows with their square, and no heading has more."""


def balanced(table: BreakTable, first: Pt, rest: Pt) -> tuple[int, ...] | None:
    """Return places for the fewest lines, which are then as equal in length as can be.

    Words are kept whole unless some line would be too long.

    Args:
        table: Where the lines may end.
        first: Measure of the first line.
        rest: Measure of the other lines.

    Returns:
        Indices into the table, or None if something is wider than a line, or if
        there are so many lines that this is no heading.
    """
    last = len(table.end) - 1
    whole = [at for at in range(last) if not table.divides[at]]
    return _most_even(table, [*whole, last], first, rest) or _most_even(
        table, range(last + 1), first, rest
    )


def _most_even(
    table: BreakTable, places: Sequence[int], first: Pt, rest: Pt
) -> tuple[int, ...] | None:
    """Return the fewest lines, and of these the most even; None if some line is too long."""
    # Each round adds a line: the best cost of ending it at each place, and the way there.
    reached: dict[int, tuple[float, tuple[int, ...]]] = {-1: (0.0, ())}
    for _ in range(MOST_BALANCED):
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for before, (cost, way) in reached.items():
            start, measure = (table.resume[way[-1]], rest) if way else (0.0, first)
            for number in range(before + 1, len(places)):
                at = places[number]
                short = measure - (table.end[at] - start)
                if short < -ROUNDING:
                    # A hyphen may make a line too long that the rest of its word does not.
                    if table.resume[at] - start > measure:
                        break
                    continue
                # Shares of the measure in per cent: the penalty of a hyphen, 50, weighs
                # as much as a line of half the measure.
                total = cost + (100 * short / rest) ** 2 + table.penalty[at] ** 2
                if number not in following or total < following[number][0] - ROUNDING:
                    following[number] = (total, (*way, at))
        if len(places) - 1 in following:
            return following[len(places) - 1][1]
        reached = following
    return None
