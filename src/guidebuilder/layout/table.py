"""Tables: solved column widths, repeated heads, rows that are never cut without need.

A table is one ``Table`` element however many pages it takes.  Its head is set twice:
once with tags, and once without as the artifact that pages after the first repeat.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.document.blocks import Align
from guidebuilder.layout.galley import (
    BETWEEN_ROWS,
    FORBIDDEN,
    LONELY,
    Galley,
    Strip,
    beside,
    depth,
    kept,
    kept_with_next,
    merged,
    padded,
    side_by_side,
    space,
    to_grid,
)
from guidebuilder.layout.paths import rule
from guidebuilder.layout.setting import said
from guidebuilder.text.paragraph import widest_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.diagnostics import Span
    from guidebuilder.document.blocks import Cell, Table, TableRow
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.runs import TagId

ROUNDING = 0.01
"""Difference in points below which two widths are the same."""

COLUMN_GAP = 9.0
"""Air between two columns, in points: about one em of table type."""

NARROW_COLUMN = 0.22
"""Share of the measure up to which a column is kept unbroken: times, amounts, numbers."""

SMALL_TABLE = 0.4
"""Share of a page's depth up to which a table is not divided."""

ROW_AIR = 7.0
"""Air in a row above and below its lines together (look: institutes)."""


class Grid(Struct, frozen=True):
    """Solved columns: where each starts, from the edge of the table, and how wide it is."""

    starts: tuple[Pt, ...]
    widths: tuple[Pt, ...]

    def measure(self, first: int, count: int) -> Pt:
        """Return the width of *count* columns from *first*, gaps included."""
        last = first + count - 1
        return self.starts[last] + self.widths[last] - self.starts[first]


def solve_widths(least: Sequence[Pt], most: Sequence[Pt], measure: Pt) -> tuple[Pt, ...] | None:
    """Share a measure among columns.

    Args:
        least: Widest word of each column: it cannot be narrower.
        most: Width of each column if no cell is broken.
        measure: What there is to share, gaps taken off.

    Returns:
        Widths that fill the measure: each column gets its least width and a share of the
        rest by how much it could use, so that long texts get most of it.  ``None`` if
        even the least widths do not fit.
    """
    if sum(least) > measure + ROUNDING:
        return None
    wants = [max(high - low, 0.0) for low, high in zip(least, most, strict=True)]
    rest = measure - sum(least)
    if sum(wants) <= rest:
        # All fits unbroken: what is left goes to the columns by their size.
        spare, total = rest - sum(wants), sum(most) or 1.0
        return tuple(
            max(low, high) + spare * high / total for low, high in zip(least, most, strict=True)
        )
    # The square root keeps one very long column from starving the others.
    weights = [want**0.5 for want in wants]
    widths = list(least)
    open_columns = {index for index, want in enumerate(wants) if want > 0}
    while rest > ROUNDING and open_columns:
        total = sum(weights[index] for index in open_columns)
        given = 0.0
        for index in sorted(open_columns):
            share = min(rest * weights[index] / total, most[index] - widths[index])
            widths[index] += share
            given += share
        open_columns = {index for index in open_columns if most[index] - widths[index] > ROUNDING}
        rest -= given
        if given < ROUNDING:
            break
    return tuple(widths)


def set_table(table: Table, setter: Setter, parent: TagId) -> Galley:
    """Set a table in the full measure, or as stacked records if its words do not fit."""
    tag = setter.tree.add("Table", parent)
    caption: Galley = ()
    if table.caption:
        title = setter.tree.add("Caption", tag)
        caption = kept_with_next(
            setter.text(table.caption, setter.styles.group, 0, setter.master.width, title)
        )
    grid = _grid(table, setter)
    if grid is None:
        setter.report.warning(
            table.span,
            "GB711",
            "this table is too wide for the page",
            hint="it is set as a list of records; fewer columns or shorter words make it a table",
        )
        body = _records(table, setter, tag)
    else:
        body = _Setting(table, grid, setter, tag).set()
        if depth(body) <= SMALL_TABLE * setter.master.depth:
            body = kept(body)
    note: Galley = ()
    if table.note:
        note_tag = setter.tree.add("P", parent)
        lines = setter.text(table.note, setter.styles.caption, 0, setter.master.width, note_tag)
        note = (space(4, break_after=FORBIDDEN), merged(lines))
        body = (*body[:-1], replace(body[-1], break_after=FORBIDDEN))
    return (*caption, *body, *note, to_grid(setter.master.line))


def _grid(table: Table, setter: Setter) -> Grid | None:
    """Return the columns of a table, or ``None`` if they cannot stand side by side."""
    count = len(table.columns)
    least, most = [0.0] * count, [0.0] * count
    for index, column in enumerate(table.columns):
        least[index], most[index] = _extent(
            (column.label,), setter.styles.table.weighted(600), setter
        )
    for row, placed in zip(table.rows, _rows_with_columns(table), strict=True):
        for columns, cell in placed:
            if len(columns) == 1:
                style = _cell_style(row, cell, setter)
                low, high = _extent(cell.paragraphs, style, setter)
                least[columns[0]] = max(least[columns[0]], low)
                most[columns[0]] = max(most[columns[0]], high)
    measure = setter.master.width - COLUMN_GAP * (count - 1)
    whole = [
        high if high <= NARROW_COLUMN * measure else low
        for low, high in zip(least, most, strict=True)
    ]
    widths = solve_widths(whole, most, measure) or solve_widths(least, most, measure)
    if widths is None:
        return None
    starts = [0.0]
    for width in widths[:-1]:
        starts.append(starts[-1] + width + COLUMN_GAP)
    return Grid(tuple(starts), widths)


def _extent(texts: Sequence[Inlines], style: TextStyle, setter: Setter) -> tuple[Pt, Pt]:
    least = most = 0.0
    for text in texts:
        items = setter.items(text, style, None)
        least = max(least, widest_word(items, setter.fonts, setter.report))
        most = max(most, setter.width(text, style))
    # A hundredth of a point more keeps rounding from breaking a word that just fits.
    return least + ROUNDING, most + ROUNDING


def _cell_style(row: TableRow, cell: Cell, setter: Setter) -> TextStyle:
    """Return the heaviest type in a cell: what its column must hold."""
    bold = cell.strong_first or row.is_total
    return setter.styles.table.weighted(700) if bold else setter.styles.table


def _rows_with_columns(table: Table) -> list[list[tuple[tuple[int, ...], Cell]]]:
    """Return the cells of each row with the columns that they cover."""
    covered = [0] * len(table.columns)
    rows = []
    for row in table.rows:
        placed = []
        column = 0
        for cell in row.cells:
            while column < len(covered) and covered[column]:
                column += 1
            columns = tuple(range(column, column + cell.column_span))
            placed.append((columns, cell))
            column += cell.column_span
        covered = [max(left - 1, 0) for left in covered]
        for columns, cell in placed:
            for each in columns:
                covered[each] = cell.row_span - 1
        rows.append(placed)
    return rows


class _Setting(Struct):
    """A table on its way into strips."""

    table: Table
    grid: Grid
    setter: Setter
    tag: TagId

    def set(self) -> Galley:
        head_tag = self.setter.tree.add("THead", self.tag)
        head = self._head(head_tag)
        again = tuple(self._head(None))
        body_tag = self.setter.tree.add("TBody", self.tag)
        strips = list(kept_with_next(head))
        rows = _rows_with_columns(self.table)
        covered_until = [0] * len(self.table.columns)
        for index, (row, placed) in enumerate(zip(self.table.rows, rows, strict=True)):
            if index:
                start = next((i for i, until in enumerate(covered_until) if until <= index), 0)
                strips.append(self._between(row, self.grid.starts[start]))
            tr = self.setter.tree.add("TR", body_tag)
            band = self._row(row, placed, tr)
            last = index == len(rows) - 1
            cost = FORBIDDEN if row.keep_with_next and not last else BETWEEN_ROWS
            if index in (0, len(rows) - 2):
                cost = max(cost, LONELY)
            band = (*band[:-1], replace(band[-1], break_after=max(cost, band[-1].break_after)))
            strips += band
            for columns, cell in placed:
                for column in columns:
                    covered_until[column] = index + cell.row_span
        strips[-1] = replace(strips[-1], break_after=FORBIDDEN)
        end = rule(0, 0.75, self.setter.master.width, self.setter.theme.palette.deep, 1.5)
        strips.append(Strip(1.5, (end,)))
        body = [
            replace(each, repeats=again) if number >= len(head) else each
            for number, each in enumerate(strips)
        ]
        return tuple(body)

    def _between(self, row: TableRow, start: Pt) -> Strip:
        """Return the rule above a row: it vanishes at the head of a page, where the head stands."""
        palette, width = self.setter.theme.palette, self.setter.master.width
        if row.begins_group:
            line = rule(0, 4.5, width, palette.deep, 0.75)
            return Strip(5.0, (line,), FORBIDDEN, is_space=True)
        if row.is_total:
            line = rule(start, 0.25, width - start, palette.deep, 0.5)
        else:
            line = rule(start, 0.25, width - start, palette.mid, 0.5)
        return Strip(0.5, (line,), FORBIDDEN, is_space=True)

    def _head(self, parent: TagId | None) -> list[Strip]:
        """Return the head rows; without a *parent* they are the artifact of later pages."""
        setter = self.setter
        style = setter.styles.table.weighted(600)
        strips = []
        if any(column.under for column in self.table.columns):
            strips.append(self._groups(parent, style))
        tr = None if parent is None else setter.tree.add("TR", parent)
        cells: list[list[Strip]] = []
        for index, column in enumerate(self.table.columns):
            th = None if tr is None else setter.tree.add("TH", tr, scope="Column")
            aligned = style.aligned("end") if column.align is Align.END else style
            x, width = self.grid.starts[index], self.grid.widths[index]
            cells.append(setter.text(column.label, aligned, x, width, th))
        band = _bottom_aligned(cells)
        strips.append(padded(band, below=3))
        line = rule(0, 0.75, setter.master.width, setter.theme.palette.deep, 1.5)
        strips.append(Strip(1.5, (line,)))
        return strips

    def _groups(self, parent: TagId | None, style: TextStyle) -> Strip:
        """Return the row of heads that stand over several columns."""
        setter = self.setter
        tr = None if parent is None else setter.tree.add("TR", parent)
        items: list[Strip] = []
        index = 0
        columns = self.table.columns
        while index < len(columns):
            under, first = columns[index].under, index
            while index < len(columns) and columns[index].under == under:
                index += 1
            count = index - first
            th = None
            if tr is not None:
                th = setter.tree.add("TH", tr, scope="Column", column_span=count)
            if under:
                width = self.grid.measure(first, count)
                x = self.grid.starts[first]
                lines = setter.text(said(under, self.table.span), style, x, width, th)
                foot = rule(x, 1.5, width, setter.theme.palette.mid, 0.5)
                items.append(merged((*lines, Strip(3, (foot,)))))
        height = max((each.height for each in items), default=0.0)
        drawn = tuple(item for each in items for item in each.items)
        return Strip(height, drawn)

    def _row(
        self, row: TableRow, placed: Sequence[tuple[tuple[int, ...], Cell]], tr: TagId
    ) -> Galley:
        setter = self.setter
        columns: list[list[Strip]] = []
        for covered, cell in placed:
            is_head = self.table.columns[covered[0]].is_head
            cell_tag = setter.tree.add(
                "TH" if is_head else "TD",
                tr,
                scope="Row" if is_head else None,
                row_span=cell.row_span,
                column_span=len(covered),
            )
            strips = self._cell(row, covered, cell, cell_tag)
            if cell.row_span > 1:
                # It may reach down into the rows below, which are kept with this one.
                strips = [Strip(0, merged(strips).items)]
            columns.append(strips)
        air = [space(ROW_AIR / 2)]
        height = max((depth(each) for each in columns), default=0.0)
        if height <= setter.master.depth / 2:
            # Cell by cell, so that text copied from the page reads as it does in the tree.
            body = beside(*((0.0, each) for each in columns))
            return (padded(replace(body, span=_first_span(placed)), above=3.5, below=3.5),)
        return (replace(air[0], break_after=FORBIDDEN), *side_by_side(columns), air[0])

    def _cell(self, row: TableRow, covered: tuple[int, ...], cell: Cell, tag: TagId) -> list[Strip]:
        setter = self.setter
        # The sum of a group stands under the figures that it adds up.
        column = self.table.columns[covered[-1] if row.is_total else covered[0]]
        style = setter.styles.table
        if row.is_total:
            style = style.weighted(700)
        if column.align is Align.END:
            style = style.aligned("end")
        x, measure = self.grid.starts[covered[0]], self.grid.measure(covered[0], len(covered))
        strips: list[Strip] = []
        for number, text in enumerate(cell.paragraphs):
            bold = cell.strong_first and number == 0
            one = tag if len(cell.paragraphs) == 1 else setter.tree.add("P", tag)
            strips += setter.text(text, style.weighted(700) if bold else style, x, measure, one)
        return strips


def _first_span(placed: Sequence[tuple[tuple[int, ...], Cell]]) -> Span | None:
    return placed[0][1].span if placed else None


def _bottom_aligned(cells: Sequence[Sequence[Strip]]) -> Strip:
    height = max((depth(each) for each in cells), default=0.0)
    shifted = [padded(merged(each), above=height - depth(each)) for each in cells if each]
    return Strip(height, tuple(item for each in shifted for item in each.items))


def _records(table: Table, setter: Setter, tag: TagId) -> Galley:
    """Set each row as lines of "label: value" for a table that no page is wide enough for."""
    styles, width = setter.styles, setter.master.width
    body = setter.tree.add("TBody", tag)
    strips: list[Strip] = []
    for row in _rows_with_columns(table):
        tr = setter.tree.add("TR", body)
        line = rule(0, 3, width, setter.theme.palette.mid, 0.5)
        strips.append(Strip(6.5, (line,), FORBIDDEN, is_space=True))
        record: list[Strip] = []
        for columns, cell in row:
            td = setter.tree.add("TD", tr, column_span=len(columns), row_span=cell.row_span)
            label = (*table.columns[columns[0]].label, *said(": "))
            texts = cell.paragraphs or ((),)
            joined = (*label, *texts[0])
            record += setter.text(joined, styles.table, 0, width, td)
            for text in texts[1:]:
                record += setter.text(text, styles.table, 0, width, td)
        strips += record if depth(record) > setter.master.depth / 2 else [merged(record)]
    return tuple(strips)
