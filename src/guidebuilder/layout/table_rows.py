"""The rows of a table as strips: how deep each is, and where a page may end.

A row is one strip.  Only one deeper than half a page is cut, between its lines.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.geometry import SAME_PLACE
from guidebuilder.layout.galley import (
    BETWEEN_ROWS,
    FORBIDDEN,
    LONE_LINE,
    LONELY,
    POOR,
    Galley,
    Strip,
    beside,
    depth,
    merged,
    padded,
    side_by_side,
    space,
    untagged,
)
from guidebuilder.layout.page import DrawnRun
from guidebuilder.layout.paths import rule
from guidebuilder.layout.setting import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from guidebuilder.document.blocks import Table
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.table_setting import CellSetter, SetCell

DEEP = 0.5
"""Share of a page's depth above which a row is cut rather than left on one page."""

INSIDE_ROW = POOR / 2
"""Cost of a break between two lines of a deep row."""

GROUP_AIR = 4.25
"""Air above the rule of a group, in points."""


class Rows:
    """The rows of a table on their way into strips."""

    def __init__(
        self,
        table: Table,
        cells: Sequence[Sequence[SetCell]],
        setter: CellSetter,
        room: Pt,
    ) -> None:
        """Take the cells of a table, row by row.

        Args:
            table: What the document says of the rows.
            cells: Their cells, set.
            setter: Knows the columns, and how they are ruled.
            room: How deep a page is under the heads that it repeats.
        """
        self._rows, self._cells = table.rows, cells
        self._heads = [column.is_head for column in table.columns]
        self._columns, self._manner, self._setter = setter.columns, setter.manner, setter.setter
        self._room = room
        self._tall = [each for row in cells for each in row if each.cell.place.rows > 1]
        # The tall cells of each row, so that long tables cost no more than their rows.
        self._tall_in: list[list[SetCell]] = [[] for _ in cells]
        for each in self._tall:
            for row in _covered(each):
                self._tall_in[row].append(each)
        self._runs = self._tied_runs()

    def strips(self) -> Galley:
        """Return the rows with the rules between them."""
        bands = self._bands()
        gaps = [self._between(row) if row else None for row in range(len(bands))]
        tops = _tops(bands, gaps)
        strips: list[Strip] = []
        for row, band in enumerate(bands):
            gap = gaps[row]
            if gap is not None:
                strips.append(gap)
            first = replace(band[0], repeats=self._labels(row, tops))
            lines = [first, *self._headed(row, band[1:])]
            cost = max(self._cost(row, tops), lines[-1].break_after)
            lines[-1] = replace(lines[-1], break_after=cost)
            strips += lines
        return tuple(strips)

    # How deep

    @property
    def _deep(self) -> Pt:
        return DEEP * self._setter.master.depth

    def _bands(self) -> list[list[Strip]]:
        """Return the strips of each row: one, or a deep row's lines."""
        air, line = self._manner.row_air, self._manner.style.leading
        heights = [
            max((each.depth for each in row if each.cell.place.rows == 1), default=line) + air
            for row in self._cells
        ]
        poured = {each.cell.tag for each in self._tall if self._is_poured(each, heights)}
        loose = {row for each in self._tall if each.cell.tag in poured for row in _covered(each)}
        for each in self._tall:
            if each.cell.tag not in poured:
                last = each.cell.place.last_row
                heights[last] += max(0.0, self._missing(each, heights))
        bands = []
        for row, height in enumerate(heights):
            cells = [each for each in self._cells[row] if each.cell.tag not in poured]
            is_deep = height > self._deep
            if is_deep or row in loose:
                bands.append(self._lines(cells, height, is_deep=is_deep))
            else:
                bands.append([self._band(cells, height)])
        for each in self._tall:
            if each.cell.tag in poured:
                self._pour(each, bands)
        return bands

    def _is_poured(self, each: SetCell, heights: Sequence[Pt]) -> bool:
        """Whether a tall cell must be cut with its rows: one of them is deep, or it is itself."""
        return each.depth > self._deep or any(heights[row] > self._deep for row in _covered(each))

    def _missing(self, each: SetCell, heights: Sequence[Pt]) -> Pt:
        """Return by how much a tall cell is deeper than its rows and the rules between them."""
        place = each.cell.place
        between = sum(self._gap(row) for row in range(place.row + 1, place.last_row + 1))
        rows = sum(heights[place.row : place.last_row + 1])
        return each.depth + self._manner.row_air - rows - between

    def _band(self, cells: Sequence[SetCell], height: Pt) -> Strip:
        """Return a row as one strip, cell by cell: copied text reads as it does in the tree."""
        # A tall cell reaches down into the rows below, which have room for it.
        band = beside(*((0.0, each.strips) for each in cells))
        above = self._manner.row_air / 2
        return padded(replace(band, height=height - above), above=above)

    def _lines(self, cells: Sequence[SetCell], height: Pt, *, is_deep: bool) -> list[Strip]:
        """Return a row line by line; only in a deep one may a page end between them.

        A tall cell that ends in it may need more lines than its own cells have.
        """
        leading = self._manner.style.leading
        air = space(self._manner.row_air / 2)
        own = [each for each in cells if each.cell.place.rows == 1 and each.strips]
        lines = list(side_by_side([each.strips for each in own] or [[air]]))
        tall = [item for each in cells if each not in own for item in merged(each.strips).items]
        lines[0] = replace(lines[0], items=(*lines[0].items, *tall))
        missing = ceil((height - depth(lines) - 2 * air.height) / leading - SAME_PLACE)
        lines += [Strip(leading)] * missing
        last = len(lines) - 1
        for at, each in enumerate(lines):
            is_lonely = not is_deep or at in (0, last - 1, last)
            cost = POOR if each.break_after >= LONE_LINE else INSIDE_ROW
            lines[at] = replace(each, break_after=FORBIDDEN if is_lonely else cost)
        return [_solid(air, FORBIDDEN), *lines, _solid(air)]

    def _pour(self, each: SetCell, bands: list[list[Strip]]) -> None:
        """Put the lines of a tall cell beside the lines of its rows, and the rest below."""
        lines = list(each.strips)
        for row in _covered(each):
            for at, strip in enumerate(bands[row]):
                if lines and strip.height > self._manner.style.leading - SAME_PLACE:
                    bands[row][at] = replace(strip, items=(*strip.items, *lines.pop(0).items))
        last = bands[each.cell.place.last_row]
        rest = [replace(line, break_after=INSIDE_ROW) for line in lines]
        if rest:
            rest[-1] = replace(rest[-1], break_after=FORBIDDEN)
            last[-1:] = [*rest, last[-1]]

    # Where a page may end

    def _is_tied(self, row: int) -> bool:
        """Whether a row belongs on one page with the next."""
        if row + 1 >= len(self._cells):
            return False
        return self._rows[row].keep_with_next or any(
            row < each.cell.place.last_row for each in self._tall_in[row]
        )

    def _tied_runs(self) -> list[tuple[int, int]]:
        """Return for each row the first and the last of those that it is tied to."""
        runs: list[tuple[int, int]] = []
        first = 0
        for row in range(len(self._cells)):
            if not self._is_tied(row):
                runs += [(first, row)] * (row + 1 - first)
                first = row + 1
        return runs

    def _cost(self, row: int, tops: Sequence[Pt]) -> float:
        """Return the cost of a page that ends after a row."""
        last = len(self._cells) - 1
        lonely = LONELY if row in (0, last - 1) else 0.0
        if not self._is_tied(row):
            return max(BETWEEN_ROWS, lonely)
        first, end = self._runs[row]
        if tops[end + 1] - tops[first] <= self._room or self._is_crossed(row, tops):
            return FORBIDDEN
        return LONELY if row in (first, end - 1) else max(2 * BETWEEN_ROWS, lonely)

    def _is_crossed(self, row: int, tops: Sequence[Pt]) -> bool:
        """Whether the words of a tall cell reach down from a row into the next."""
        return any(
            row < each.cell.place.last_row
            and tops[each.cell.place.row] + self._manner.row_air / 2 + each.depth
            > tops[row + 1] + SAME_PLACE
            for each in self._tall_in[row]
        )

    def _labels(self, row: int, tops: Sequence[Pt]) -> Galley:
        """Return what heads a row from above it, for a page that begins with it."""
        first, end = self._runs[row]
        if row == first or tops[end + 1] - tops[first] <= self._room:
            return ()
        above = (each for each in self._tall_in[row] if each.cell.place.row < row)
        return tuple(
            self._again(above, lambda each: tops[each.cell.place.last_row + 1] - tops[row])
        )

    def _headed(self, row: int, lines: Sequence[Strip]) -> Iterator[Strip]:
        """Yield the further lines of a row, with what heads it where a page begins with one."""
        if not lines:
            return
        half = self._manner.row_air / 2
        heads = tuple(self._again(self._cells[row], lambda _: self._deep))
        air = _solid(space(half))
        below = depth(lines)
        for line in lines:
            # A head must not reach down into the next row.
            fitting = (each for each in heads if _bottom(each) <= below + half)
            yield replace(line, repeats=(*fitting, air))
            below -= line.height

    def _again(self, cells: Iterable[SetCell], room: Callable[[SetCell], Pt]) -> Iterator[Strip]:
        """Yield the heads of rows with the word that they go on, if there is room beside them."""
        air = self._manner.row_air / 2
        words = said(f"({self._setter.wording.continued})")
        for each in cells:
            place = each.cell.place
            if not self._heads[place.first] or not each.strips:
                continue
            x, measure = self._columns.starts[place.first], self._columns.measure(place.covered)
            style = self._manner.style
            fits = self._setter.width(words, style) <= measure
            more = self._setter.text(words, style, x, measure, None) if fits else ()
            label = merged((*each.strips, *more))
            if label.height + air <= room(each):
                yield replace(padded(untagged(label), above=air), height=0.0)

    # What is ruled

    def _gap(self, row: int) -> Pt:
        """Return the height of what stands above a row."""
        between, above_group = self._manner.between, self._manner.above_group
        if self._rows[row].begins_group:
            return GROUP_AIR + (above_group.weight if above_group else 0.0)
        if self._rows[row].is_total:
            return self._manner.above_total.weight
        return between.weight if between else 0.0

    def _between(self, row: int) -> Strip:
        """Return the rule above a row: it vanishes at the head of a page, where the head stands."""
        manner, this = self._manner, self._rows[row]
        drawn = manner.between
        if this.begins_group:
            drawn = manner.above_group
        elif this.is_total:
            drawn = manner.above_total
        height = self._gap(row)
        if drawn is None:
            return space(height, break_after=FORBIDDEN)
        y = height - drawn.weight / 2
        lines = tuple(
            rule(
                self._columns.starts[run[0]], y, self._columns.measure(run), drawn.ink, drawn.weight
            )
            for run in self._open_columns(row)
        )
        return Strip(height, lines, FORBIDDEN, is_space=True)

    def _open_columns(self, row: int) -> Iterator[range]:
        """Yield the runs of columns in which a cell ends above a row."""
        count = len(self._columns.widths)
        crossed = {
            column
            for each in self._tall_in[row]
            if row > each.cell.place.row
            for column in each.cell.place.covered
        }
        first = 0
        for at in range(count + 1):
            if at == count or at in crossed:
                if at > first:
                    yield range(first, at)
                first = at + 1


def _covered(each: SetCell) -> range:
    """Return the rows that a cell covers."""
    return range(each.cell.place.row, each.cell.place.last_row + 1)


def _solid(air: Strip, break_after: float = 0.0) -> Strip:
    """Return air that stays at the head and the foot of a page: under a rule, above one."""
    return replace(air, is_space=False, break_after=break_after)


def _bottom(label: Strip) -> Pt:
    """Return how far down the words of a label without height reach."""
    baselines = (item.baseline for item in label.items if isinstance(item, DrawnRun))
    return max(baselines, default=0.0)


def _tops(bands: Sequence[Sequence[Strip]], gaps: Sequence[Strip | None]) -> list[Pt]:
    """Return where each row begins, in points from the first; at last where the last ends."""
    tops, y = [], 0.0
    for band, gap in zip(bands, gaps, strict=True):
        y += gap.height if gap is not None else 0.0
        tops.append(y)
        y += depth(band)
    return [*tops, y]
