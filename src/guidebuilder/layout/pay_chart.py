"""Pay as bars on one axis from zero.

Values stand to the right of their bars, always: a column of figures that changes sides
from row to row is hard to read down (look: what is still weak).  So the axis takes what
the labels leave of the measure, and a note goes on two lines before the bars get short.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.geometry import Rect, mm
from guidebuilder.layout import signs
from guidebuilder.layout.chart_rows import (
    CHART_START,
    NAME_LEADING,
    ROW_AIR,
    in_rows,
    row_name,
)
from guidebuilder.layout.galley import Galley, Strip, merged, padded, part_of, rounded_up
from guidebuilder.layout.grid_lines import GRID_DASH, HALO, TICK_FOOT, grid_line
from guidebuilder.layout.paths import rule
from guidebuilder.layout.pay_bar import BAR, PayAxis, drawn_bar, overhang, reach
from guidebuilder.layout.pay_labels import AFTER_BAR, LABEL_AIR, bar_label, bar_marks, label_start
from guidebuilder.layout.setting import on_trial, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.document.blocks import RangeChart, RangeRow
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.pay_labels import BarLabel
    from guidebuilder.layout.setting import Setter
    from guidebuilder.text.runs import TagId

FEW_ROWS = 3
"""Rows up to which a chart has wide rows (look: pay)."""

GLYPH_WIDTH, GLYPH_HEIGHT = mm(9.6), mm(4)
"""Size of the small stair under a name (look: pay)."""

OUTLIER = 8
"""A range more than so many times above all others is drawn as a broken bar (look: pay)."""

AXIS_SHARE = 0.66
"""Share of the width that the axis should keep; a longer note goes on two lines instead."""

NOTE_MEASURES = (0.6, 0.42, 0.3)
"""Measures tried for figure and note, in shares of the width, widest first."""

GLYPH_ROWS = 6
"""Rows from which a name of two lines takes the place of its stair (look: pay)."""


def set_range_chart(chart: RangeChart, setter: Setter, parent: TagId) -> Galley:
    """Set a pay chart as one figure; from ten rows on it may go over pages."""
    figure = setter.tree.add("Figure", parent, alt=chart.alt)
    axis, labels = _axis_and_labels(chart, setter)
    head = _axis_strip(chart, axis, setter)
    rows = [
        _range_row(chart, row, label, axis, setter)
        for row, label in zip(chart.rows, labels, strict=True)
    ]
    strips = in_rows(chart, head, rows, setter.master.line)
    return tuple(part_of(each, figure) for each in strips)


def axis_end(chart: RangeChart) -> float:
    """Return the value at which the axis ends.

    A range far above all others would press these to the zero: the axis then ends at
    the first tick above the others, and the far range is a broken bar.
    """
    tops = sorted(row.high if row.high is not None else row.low or 0.0 for row in chart.rows)
    ticks = [value for value, _ in chart.ticks]
    limit = max(ticks, default=tops[-1] if tops else 1.0)
    if len(tops) > 1 and tops[-2] > 0 and tops[-1] > OUTLIER * tops[-2]:
        limit = min((tick for tick in ticks if tick >= tops[-2]), default=limit)
    return limit or 1.0


def _axis_and_labels(chart: RangeChart, setter: Setter) -> tuple[PayAxis, list[BarLabel]]:
    """Return the axis and the labels, of the widest measure that leaves the axis its share."""
    width = setter.master.width - CHART_START
    limit = axis_end(chart)
    axis, chosen = _axis_beside([], chart, width, limit), NOTE_MEASURES[-1]
    for share in NOTE_MEASURES:
        labels = [bar_label(row, on_trial(setter), share * width) for row in chart.rows]
        axis = _axis_beside(labels, chart, width, limit)
        if axis.unit * limit >= AXIS_SHARE * width:
            chosen = share
            break
    return axis, [bar_label(row, setter, chosen * width) for row in chart.rows]


def _axis_beside(labels: Sequence[BarLabel], chart: RangeChart, width: Pt, limit: float) -> PayAxis:
    """Return the longest axis that leaves each label its room after its bar."""
    unit = width / limit
    for row, label in zip(chart.rows, labels, strict=False):
        top = min(reach(row), limit)
        if top > 0:
            room = width - label.width - AFTER_BAR - overhang(row)
            unit = min(unit, max(room / top, 0.3 * width / limit))
    return PayAxis(CHART_START, CHART_START + width, unit, limit)


def _axis_strip(chart: RangeChart, axis: PayAxis, setter: Setter) -> Strip:
    """Set what the axis counts and its ticks, down to the rule above the first row."""
    styles = setter.styles
    measure = axis.end - axis.start
    title = merged(setter.text(chart.axis, styles.table.weighted(700), axis.start, measure, None))
    # The line of the ticks ends 2 pt above the rule.
    height = rounded_up(Strip(title.height + styles.table.leading + 2), setter.master.line).height
    ticks = _tick_words(chart, axis, height - TICK_FOOT, setter)
    line = rule(0, height, setter.master.width, setter.theme.palette.deep, 0.75)
    return Strip(height, (*title.items, *ticks, line), span=chart.span)


def _tick_words(chart: RangeChart, axis: PayAxis, baseline: Pt, setter: Setter) -> list[Item]:
    """Set the values of the ticks; one that would touch the one before it is left out."""
    style = setter.styles.table.weighted(500)
    items: list[Item] = []
    free_from = 0.0
    for value, word in chart.ticks:
        words = said(word, chart.span)
        width = setter.width(words, style)
        x = min(axis.x(value) - width / 2, axis.end - width) if value else axis.start
        if value <= axis.limit and x >= free_from:
            free_from = x + width + HALO
            items += setter.label(words, style, x, baseline, None)
    return items


def _range_row(
    chart: RangeChart, row: RangeRow, label: BarLabel, axis: PayAxis, setter: Setter
) -> Strip:
    """Set one row: its name, its bar and the label beside it."""
    name = _name(row, setter, with_glyph=len(chart.rows) < GLYPH_ROWS)
    marks = bar_marks(row, axis, setter)
    has_marks = any(each.points for each in chart.rows)
    below = marks.height + 2 if has_marks else 0.0
    beside = max(2 * ROW_AIR + BAR, 2 * LABEL_AIR + label.height)
    content = max(name.height, beside + below)
    half = setter.master.line / 2
    height = max(_standard_height(len(chart.rows), setter.master.line), ceil(content / half) * half)
    middle = (height - below) / 2
    label_x = label_start(row, axis)
    items: list[Item] = []
    taken = [label.rect(label_x, middle)]
    if row.points:
        taken.append(marks.rect(middle + BAR / 2 + 2))
    items += _grid(chart, axis, height, taken)
    items.append(rule(0, height, setter.master.width, setter.theme.palette.deep, 0.75))
    items += name.items
    items += drawn_bar(row, axis, middle, setter)
    items += label.at(label_x, middle)
    items += marks.at(middle + BAR / 2 + 2)
    if row.glyph is not None and name.has_glyph:
        place = Rect(0, height - ROW_AIR - GLYPH_HEIGHT, GLYPH_WIDTH, GLYPH_HEIGHT)
        items += signs.stair(row.glyph, place, setter.theme.palette.deep)
    return Strip(height, tuple(items), span=row.span)


def _standard_height(rows: int, line: Pt) -> Pt:
    """Return the height of a row by their number: few rows stand wider (look: pay)."""
    # Four and five rows take 3 lines, not the look's 3.5: so the chart and the table that
    # says the same in full stand on one page.
    return 4.5 * line if rows <= FEW_ROWS else 3 * line


class _Name(Struct, frozen=True):
    """The name of a row, and whether its stair stands under it; *height* counts both."""

    items: tuple[Item, ...]
    height: Pt
    has_glyph: bool


def _name(row: RangeRow, setter: Setter, *, with_glyph: bool) -> _Name:
    strip = padded(row_name(row.label, setter, None), above=3)
    lines = round(strip.height / NAME_LEADING)
    has_glyph = row.glyph is not None and (with_glyph or lines == 1)
    height = strip.height + ROW_AIR + (GLYPH_HEIGHT + 1 if has_glyph else 0)
    return _Name(strip.items, height, has_glyph)


def _grid(chart: RangeChart, axis: PayAxis, height: Pt, taken: Sequence[Rect]) -> list[Item]:
    """Draw the grid lines of a row: dotted, whole at zero, and stopped before any words."""
    items: list[Item] = []
    for value, _ in chart.ticks:
        if value > axis.limit:
            continue
        items += grid_line(axis.x(value), height, taken, dash=GRID_DASH if value else ())
    return items
