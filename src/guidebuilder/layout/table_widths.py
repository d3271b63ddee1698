"""Column widths: natural ones if they fit, else those in which the table is least deep."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.geometry import SAME_PLACE
from guidebuilder.layout.table_search import QUARTERS, Search, quarters_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guidebuilder.geometry import Pt
    from guidebuilder.layout.table_needs import Need

STARTS = 3
"""Widths that are improved: the best of those that the search begins with."""

NARROW_COLUMN = 0.22
"""Share of the measure up to which a column is kept unbroken: times, names of towns."""

AIR_SHARE = 1 / 3
"""Share of what natural widths leave that becomes air between columns of figures."""

CROWDED = 0.7
"""Share of the measure above which unbroken columns must prove that they are worth it."""

WORTH = 0.9
"""A table that breaks narrow columns must come out so much less deep than one that does not."""


def natural_widths(
    needs: Iterable[Need], count: int, measure: Pt, gap: Pt
) -> tuple[Pt, ...] | None:
    """Return widths in which nothing is broken, or ``None`` if they are too wide together.

    What is left goes to columns of text: figures far from their heads are hard to follow.
    """
    extents = Extents.of(tuple(needs), count, gap)
    room = measure - gap * (count - 1)
    return _filled(extents, room, gap) if sum(extents.most) <= room else None


def solve_widths(needs: Sequence[Need], count: int, measure: Pt, gap: Pt) -> tuple[Pt, ...] | None:
    """Return widths of columns that fill a measure, or ``None`` if the words do not fit.

    Args:
        needs: What the cells ask for, heads included.
        count: How many columns there are.
        measure: Width of the table, in points.
        gap: Air between two columns.
    """
    room = measure - gap * (count - 1)
    extents = Extents.of(needs, count, gap)
    if sum(extents.least) > room + SAME_PLACE:
        return None
    unbroken = extents.keeping_narrow(NARROW_COLUMN * room)
    if sum(unbroken.least) > room:
        return Search(needs, extents.least, extents.most, room, gap).found(STARTS)[0]
    widths, depth = Search(needs, unbroken.least, unbroken.most, room, gap).found(STARTS)
    if sum(unbroken.least) > CROWDED * room:
        others, less = Search(needs, extents.least, extents.most, room, gap).found(1)
        if less < WORTH * depth:
            return others
    return widths


class Extents(Struct, frozen=True):
    """How narrow each column may be, and how wide it is of use.

    Attributes:
        least: Width of the widest word, or of the widest figure.
        most: Width in which no line ends.
        figures: Whether it holds figures: it is no wider than they are.
    """

    least: tuple[Pt, ...]
    most: tuple[Pt, ...]
    figures: tuple[bool, ...]

    @staticmethod
    def of(needs: Sequence[Need], count: int, gap: Pt) -> Extents:
        """Return what cells ask for; one over several columns asks for their sum."""
        least, most = [0.0] * count, [0.0] * count
        figures = [False] * count
        for need in needs:
            if need.columns == 1:
                at = need.first
                least[at] = max(least[at], need.least)
                most[at] = max(most[at], need.most)
                figures[at] |= need.is_figure
        for need in sorted(needs, key=lambda each: each.columns):
            if need.columns > 1:
                covered = range(need.first, need.first + need.columns)
                inner = gap * (need.columns - 1)
                _widen(least, covered, need.least - inner, figures)
                _widen(most, covered, need.most - inner, figures)
        least = [quarters_up(width) / QUARTERS for width in least]
        most = [quarters_up(max(pair)) / QUARTERS for pair in zip(least, most, strict=True)]
        return Extents(tuple(least), tuple(most), tuple(figures))

    def keeping_narrow(self, limit: Pt) -> Extents:
        """Return the same, with columns up to a width not to be broken."""
        least = tuple(
            high if high <= limit else low for low, high in zip(self.least, self.most, strict=True)
        )
        return Extents(least, self.most, self.figures)


def _widen(widths: list[Pt], covered: range, needed: Pt, figures: Sequence[bool]) -> None:
    """Widen the columns that a cell covers, texts if there are any, to what it needs."""
    missing = needed - sum(widths[at] for at in covered)
    if missing > 0:
        takers = [at for at in covered if not figures[at]] or list(covered)
        for at in takers:
            widths[at] += missing / len(takers)


def _filled(extents: Extents, room: Pt, gap: Pt) -> tuple[Pt, ...]:
    """Return natural widths, what is left shared among columns of text by their size.

    Columns of figures get air before them if there is plenty: another gap at most.
    """
    most, figures = extents.most, extents.figures
    spare = room - sum(most)
    air = min(gap, spare * AIR_SHARE / (sum(figures) or 1))
    takers = [at for at, is_figure in enumerate(figures) if not is_figure] or [0]
    rest = spare - air * sum(figures)
    total = sum(most[at] for at in takers)
    shares = {at: most[at] / total if total else 1 / len(takers) for at in takers}
    return tuple(
        width + rest * shares.get(at, 0.0) + air * figures[at] for at, width in enumerate(most)
    )


def starts_of(widths: Sequence[Pt], gap: Pt) -> tuple[Pt, ...]:
    """Return where each column starts, from the start of the table, in points."""
    return tuple(accumulate((width + gap for width in widths[:-1]), initial=0.0))
