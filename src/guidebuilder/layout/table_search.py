"""The search for the widths of columns in which a table is least deep.

Finding them is NP-complete (Anderson and Sobti 1999), so that good widths are improved
until no exchange between two columns makes the table less deep.
"""

from __future__ import annotations

from itertools import permutations
from math import ceil, floor, inf, sqrt
from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.geometry import SAME_PLACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from guidebuilder.geometry import Pt
    from guidebuilder.layout.table_needs import Need

SAMPLE = 48
"""Rows that are weighed; of a longer table every so manieth, and the widest of each column."""

WORK, FEWEST = 15_000, 40
"""Cells that are weighed in all exchanges, and the fewest exchanges that are tried.

So a table of ten rows is searched all through, and one of a thousand takes no longer.
"""

QUARTERS = 4
"""Widths are reckoned in quarter points, so that lines counted for one are remembered."""

PAIR, SWEEP = 2, 6 * QUARTERS
"""Of two columns that share a measure, widths six points apart are all tried."""

FINEST = QUARTERS
"""The smallest step of an exchange: a point."""

PENALTY_OF_A_LINE = 500.0
"""The penalty for ending a line in a bad place that weighs as much as one more line.

An address cut at a full stop (150) is then worse than it looks, but better than a row.
"""

BETWEEN_ROWS = 0.7
"""Air and rule between two rows, in lines: what a cell over several rows also fills."""


def quarters_up(width: Pt) -> int:
    """Return a width in quarter points, up to the next whole one."""
    return ceil(width * QUARTERS - SAME_PLACE)


class _Reaching(Struct, frozen=True):
    """A cell over several columns or rows: which, among the rows that are weighed.

    Attributes:
        rows: Its first row and the one after its last.
        columns: The same for columns.
        need: What it asks for.
        known: Its lines and their penalties by its width in quarter points.
    """

    rows: tuple[int, int]
    columns: tuple[int, int]
    need: Need
    known: dict[int, tuple[int, float]]

    def lines(self, quarters: int) -> tuple[int, float]:
        """Return the lines of the cell in a width without the gaps between its columns."""
        known = self.known.get(quarters)
        if known is None:
            known = self.known[quarters] = self.need.lines(quarters / QUARTERS)
        return known


class Search:
    """The search for the widths in which a table is least deep; it reckons in quarter points."""

    def __init__(
        self,
        needs: Sequence[Need],
        least: Sequence[Pt],
        most: Sequence[Pt],
        room: Pt,
        gap: Pt,
    ) -> None:
        """Take what cells ask for.

        Args:
            needs: The cells.
            least: How narrow each column may be.
            most: How wide each is of use.
            room: What the columns share, in points.
            gap: Air between two columns, which cells over both have too.
        """
        self._least = [quarters_up(width) for width in least]
        self._most = [quarters_up(width) for width in most]
        self._measure = room
        self._room, self._gap = floor(room * QUARTERS + SAME_PLACE), round(gap * QUARTERS)
        count = len(self._least)
        rows = _sampled(needs, count)
        self._cells: list[list[tuple[int, Need]]] = [[] for _ in range(count)]
        self._unbroken = [[1] * len(rows) for _ in range(count)]
        self._reaching: list[_Reaching] = []
        for need in needs:
            inside = [rows[row] for row in range(need.row, need.row + need.rows) if row in rows]
            if not inside or not need.texts:
                continue
            if need.columns == 1 and need.rows == 1:
                self._cells[need.first].append((inside[0], need))
                self._unbroken[need.first][inside[0]] = len(need.texts)
            else:
                columns = need.first, need.first + need.columns
                self._reaching.append(_Reaching((inside[0], inside[-1] + 1), columns, need, {}))
        self._known: list[dict[int, tuple[list[int], float]]] = [{} for _ in range(count)]
        self._left = max(WORK // max(count * len(rows), 1), FEWEST)
        # A column that has what it can use is of no more account.
        self._open = [at for at in range(count) if self._most[at] - self._least[at] > FINEST]

    def found(self, starts: int) -> tuple[tuple[Pt, ...], float]:
        """Return the widths in which the table is least deep, and how deep it is, in lines.

        Args:
            starts: How many widths are improved, of those that the search begins with.
        """
        least = self._least_depth()
        widths: list[int] = []
        best = inf
        for start in sorted(self._starts(), key=self._depth)[:starts]:
            if best <= least:
                break
            found, depth = self._exchanged(start, least)
            if depth < best:
                widths, best = found, depth
        filled = [width / QUARTERS for width in widths]
        # What no whole quarter point is of helps the widest: nobody sees it.
        filled[widths.index(max(widths))] += self._measure - sum(filled)
        return tuple(filled), best

    def _exchanged(self, widths: list[int], least: float) -> tuple[list[int], float]:
        """Return widths after all exchanges between two columns that are of use."""
        best = self._depth(widths)
        step = self._room // 8
        while step >= FINEST and self._left > 0 and best > least:
            is_better = False
            for giver, taker in permutations(self._open, 2):
                moved = self._moved(widths, giver, taker, step)
                if moved is None:
                    continue
                self._left -= 1
                depth = self._depth(moved)
                if depth < best or (depth == best and self._air(moved) > self._air(widths)):
                    widths, best, is_better = moved, depth, True
            if not is_better:
                step //= 2
        return widths, best

    def _moved(self, widths: list[int], giver: int, taker: int, step: int) -> list[int] | None:
        """Return widths of which a column gave a step to another, as far as both go."""
        given = min(step, widths[giver] - self._least[giver], self._most[taker] - widths[taker])
        if given < FINEST:
            return None
        moved = widths.copy()
        moved[giver] -= given
        moved[taker] += given
        return moved

    def _least_depth(self) -> float:
        """Return how deep the table would be if each column had all that others can spare."""
        spare = self._room - sum(self._least)
        return self._depth(
            [min(high, low + spare) for low, high in zip(self._least, self._most, strict=True)]
        )

    # Where it begins

    def _starts(self) -> Iterator[list[int]]:
        """Yield widths to begin with, each within what the columns can use."""
        areas = [sqrt(sum(need.most for _, need in cells)) for cells in self._cells]
        yield self._within([self._room * area / (sum(areas) or 1.0) for area in areas])
        wants = [high - low for low, high in zip(self._least, self._most, strict=True)]
        share = (self._room - sum(self._least)) / (sum(wants) or 1)
        yield self._within(
            [low + share * want for low, want in zip(self._least, wants, strict=True)]
        )
        equal = self._within([self._room / len(wants)] * len(wants))
        yield equal
        if len(self._open) == PAIR:
            # Two columns can be tried in all their widths, or nearly.
            for giver, taker in permutations(self._open):
                for step in range(SWEEP, equal[giver], SWEEP):
                    moved = self._moved(equal, giver, taker, step)
                    if moved is not None:
                        yield moved

    def _within(self, widths: Sequence[float]) -> list[int]:
        """Return widths that fill the room, each what its column needs and can use."""
        found = [
            min(max(width, low), high)
            for width, low, high in zip(widths, self._least, self._most, strict=True)
        ]
        rest = self._room - sum(found)
        limits = self._most if rest > 0 else self._least
        free = [limit - width for limit, width in zip(limits, found, strict=True)]
        share = min(1.0, rest / (sum(free) or 1.0))
        return [int(width + share * part) for width, part in zip(found, free, strict=True)]

    # How good it is

    def _depth(self, widths: Sequence[int]) -> float:
        """Return how deep the table is, in lines; a bad place to end a line counts as some."""
        columns: list[list[int]] = []
        cost = 0.0
        for at, width in enumerate(widths):
            known = self._known[at].get(width)
            if known is None:
                known = self._known[at][width] = self._counted(at, width / QUARTERS)
            columns.append(known[0])
            cost += known[1]
        rows: list[float] = list(map(max, *columns)) if len(columns) > 1 else [*columns[0]]
        for each in self._reaching:
            (first, last), (start, stop) = each.rows, each.columns
            width = widths[start]
            if stop > start + 1:
                width = sum(widths[start:stop]) + self._gap * (stop - start - 1)
            count, penalty = each.lines(width)
            cost += penalty
            have = rows[first]
            if last > first + 1:
                have = sum(rows[first:last]) + BETWEEN_ROWS * (last - first - 1)
            if count > have:
                rows[last - 1] += count - have
        return round(sum(rows) + cost / PENALTY_OF_A_LINE, 3)

    def _counted(self, column: int, width: Pt) -> tuple[list[int], float]:
        """Return the lines of each row's cell in a column of some width, and their penalties."""
        counts, cost = self._unbroken[column].copy(), 0.0
        for row, need in self._cells[column]:
            if need.most > width + SAME_PLACE:
                counts[row], penalty = need.lines(width)
                cost += penalty
        return counts, cost

    def _air(self, widths: Sequence[int]) -> float:
        """Return by how much the tightest column that breaks texts is wider than it must be."""
        return min(
            (
                width - low
                for width, low, high in zip(widths, self._least, self._most, strict=True)
                if width < high
            ),
            default=inf,
        )


def _sampled(needs: Sequence[Need], columns: int) -> Mapping[int, int]:
    """Return the rows that are weighed, each with its number among them."""
    count = max((need.row + need.rows for need in needs), default=1)
    chosen = set(range(0, count, -(-count // SAMPLE)))
    if len(chosen) < count:
        widest: list[tuple[Pt, int]] = [(0.0, 0)] * columns
        for need in needs:
            widest[need.first] = max(widest[need.first], (need.most, need.row))
        chosen |= {row for _, row in widest}
    return {row: number for number, row in enumerate(sorted(chosen))}
