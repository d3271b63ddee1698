"""Cells and heads of a table, set into the columns that were found for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.geometry import SAME_PLACE
from guidebuilder.layout.galley import FORBIDDEN, Strip, depth, merged, moved
from guidebuilder.layout.paths import rule
from guidebuilder.text.paragraph import ParagraphShape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item, Shape
    from guidebuilder.layout.setting import Setter
    from guidebuilder.layout.table_cells import CellText, ShapedCell, ShapedTable
    from guidebuilder.layout.table_rules import Rule, TableManner
    from guidebuilder.text.runs import Line

HEAD_AIR = 3.0
"""Air between heads and the rule under them, in points."""


class Columns(Struct, frozen=True):
    """Solved columns: where each starts, from the edge of the table, and how wide it is."""

    starts: tuple[Pt, ...]
    widths: tuple[Pt, ...]

    def measure(self, covered: range) -> Pt:
        """Return the width of neighbouring columns, the gaps between them included."""
        last = covered[-1]
        return self.starts[last] + self.widths[last] - self.starts[covered[0]]


class SetCell(Struct, frozen=True):
    """A cell and its lines."""

    cell: ShapedCell
    strips: Sequence[Strip]

    @property
    def depth(self) -> Pt:
        """Depth of its lines, in points."""
        return depth(self.strips)


class CellSetter(Struct, frozen=True):
    """Sets the cells of a table.

    Attributes:
        shaped: The cells.
        columns: Where they stand.
        manner: How the table is ruled.
        setter: Sets their lines.
    """

    shaped: ShapedTable
    columns: Columns
    manner: TableManner
    setter: Setter

    def rows(self) -> list[list[SetCell]]:
        """Return the cells of all rows with their lines."""
        return [[self._cell(cell) for cell in row] for row in self.shaped.rows]

    def head(self) -> Strip:
        """Return the heads with the rules above and under them, as one strip."""
        manner = self.manner
        rows = [[self._cell(cell) for cell in row] for row in self.shaped.heads]
        heights = _head_heights(rows)
        items: list[Item] = []
        y = 0.0
        if manner.above_head is not None:
            items.append(self._rule(manner.above_head, y))
            y += manner.above_head.weight + HEAD_AIR
        for row in rows:
            for each in row:
                place = each.cell.place
                foot = y + sum(heights[: place.last_row + 1])
                if place.last_row < len(rows) - 1:
                    # It stands over others: a rule shows over which.
                    items.append(self._rule(manner.under_group, foot - HEAD_AIR / 2, place.covered))
                    foot -= HEAD_AIR
                lines = merged(each.strips).items
                items += (moved(item, 0, foot - each.depth) for item in lines)
        y += sum(heights) + HEAD_AIR
        items.append(self._rule(manner.below_head, y))
        return Strip(y + manner.below_head.weight, tuple(items), FORBIDDEN)

    def foot(self) -> Strip:
        """Return the rule that ends the table."""
        drawn = self.manner.foot
        return Strip(drawn.weight, (self._rule(drawn, 0),))

    def _rule(self, drawn: Rule, y: Pt, covered: range | None = None) -> Shape:
        """Return a rule whose upper edge is at *y*, over some columns or over all."""
        columns = covered or range(len(self.columns.widths))
        x, width = self.columns.starts[columns[0]], self.columns.measure(columns)
        return rule(x, y + drawn.weight / 2, width, drawn.ink, drawn.weight)

    def _cell(self, cell: ShapedCell) -> SetCell:
        strips: list[Strip] = []
        for text in cell.texts:
            strips += self._text(text, cell)
        return SetCell(cell, strips)

    def _text(self, text: CellText, cell: ShapedCell) -> list[Strip]:
        x, measure = self.columns.starts[cell.place.first], self.columns.measure(cell.place.covered)
        figures = self.shaped.figures.get(cell.place.first)
        if text.figure is not None and figures is not None:
            at = x + measure - figures.after - text.figure.before
            return self._stacked(text, (text.figure.line,), at)
        shaped = text.shaped
        fits = text.natural <= measure + 2 * SAME_PLACE
        if fits and len(shaped.sections) == 1:
            (line,) = shaped.natural_lines
            at = x + measure - line.width if cell.at_end else x
            return self._stacked(text, (line,), at)
        # Lines that begin each somewhere else are hard to read: a sentence among figures
        # stands at the start, unless it is a sum.
        at_end = cell.at_end and (fits or cell.is_sum or cell.is_column_head)
        shape = ParagraphShape(
            alignment="end" if at_end else text.style.alignment,
            hyphenate=text.style.hyphenate,
            optical=False,
        )
        return self._stacked(text, shaped.set(measure, shape, self.setter.report), x)

    def _stacked(self, text: CellText, lines: Sequence[Line], x: Pt) -> list[Strip]:
        return self.setter.stacked(lines, text.style, x, text.tag, text.span)


def _head_heights(rows: Sequence[Sequence[SetCell]]) -> list[Pt]:
    """Return the heights of the rows of heads, without the air under the last."""
    heights = [0.0] * len(rows)
    for each in (cell for row in rows for cell in row):
        place = each.cell.place
        if place.rows == 1:
            air = HEAD_AIR if place.row < len(rows) - 1 else 0.0
            heights[place.row] = max(heights[place.row], each.depth + air)
    deepest = max((each.depth for row in rows for each in row), default=0.0)
    heights[-1] += max(0.0, deepest - sum(heights))
    return heights
