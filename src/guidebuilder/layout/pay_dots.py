"""Pay as open and full dots: the low and the high end of a range on a line between them.

The axis stands at the head, a dotted guide leads from its zero to each range, and the
figures stand in a column at the end.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from guidebuilder.geometry import SAME_PLACE, mm
from guidebuilder.layout import signs
from guidebuilder.layout.chart_rows import (
    CHART_START,
    NAME_WIDTH,
    in_rows,
)
from guidebuilder.layout.galley import Galley, Strip, merged, moved, part_of, rounded_up
from guidebuilder.layout.page import DrawnRun
from guidebuilder.layout.paths import circle, filled, rule, straight, stroked, upright
from guidebuilder.layout.pay_bar import PayAxis
from guidebuilder.layout.pay_chart import axis_end
from guidebuilder.layout.pay_labels import bar_marks
from guidebuilder.layout.setting import ink_width, on_trial, said
from guidebuilder.style.palette import BLACK, RULE, WHITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.document.blocks import RangeChart, RangeRow
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.ink import Ink
    from guidebuilder.text.runs import TagId

FIGURE_SHARE = 0.3
"""Most of the width that the column of figures takes."""

FIGURE_GAP = mm(6)
"""From the end of the axis to the figures: a dot may stand on the end."""

AXIS_LINE = 13.0
"""From the top of the line of the axis's values to the foot of its ticks: its title, in the same
line, has its baseline on theirs."""

TICK = 2.5
"""Length of a tick below the axis."""

TICK_RISE = 3.5
"""From the axis up to the baseline of its values."""

STUB = mm(6)
"""Line that goes on where a range is open at an end."""

GUIDE = (0.0, 3.0)
"""Dots of the guides."""

CROSS = 4.0
"""How far the mark of a further value rises above the line."""


def set_no_chart(chart: RangeChart, setter: Setter, parent: TagId) -> Galley:  # noqa: ARG001 - as all components
    """Set nothing: the table that follows has the same figures."""
    return ()


def set_range_dots(chart: RangeChart, setter: Setter, parent: TagId) -> Galley:
    """Set a pay chart as one figure; from ten rows on it may go over pages."""
    figure = setter.tree.add("Figure", parent, alt=chart.alt)
    column = FIGURE_SHARE * setter.master.width
    labels = [_figure(row, on_trial(setter), column) for row in chart.rows]
    wide = max((_width(each) for each in labels), default=0.0)
    limit = axis_end(chart)
    length = setter.master.width - CHART_START - wide - FIGURE_GAP - signs.DOT_RADIUS
    axis = PayAxis(CHART_START, CHART_START + length, length / limit, limit)
    head = _head(chart, axis, setter)
    rows = [_row(row, axis, wide, setter) for row in chart.rows]
    strips = in_rows(chart, head, rows, setter.master.line)
    return tuple(part_of(each, figure) for each in strips)


def _head(chart: RangeChart, axis: PayAxis, setter: Setter) -> Strip:
    """Set what the axis counts, before it or above it, its values, and the axis with its ticks."""
    styles, line = setter.styles, setter.master.line
    beside = setter.lines(chart.axis, styles.kicker, NAME_WIDTH, None)
    is_short = len(beside) == 1
    measure = NAME_WIDTH if is_short else setter.master.width
    title = merged(setter.text(chart.axis, styles.kicker, 0, measure, None))
    height = rounded_up(Strip(AXIS_LINE + (0 if is_short else title.height)), line).height
    y = height - TICK
    words = [moved(item, 0, height - AXIS_LINE if is_short else 0) for item in title.items]
    items: list[Item] = [*words, rule(axis.start, y, axis.end - axis.start, BLACK, 0.5)]
    style = styles.table
    free_from = 0.0
    for value, word in chart.ticks:
        if value > axis.limit:
            continue
        x = axis.x(value)
        items.append(upright(x, y, TICK, BLACK, 0.5))
        tick = said(word, chart.span)
        width = setter.width(tick, style)
        if x - width / 2 >= free_from:
            items += setter.label(tick, style, x, y - TICK_RISE, None, anchor=0.5)
            free_from = x + width / 2 + TICK
    return Strip(height, tuple(items), span=chart.span)


def _figure(row: RangeRow, setter: Setter, measure: Pt) -> Strip:
    """Set the figure of a row and its note, ended together at the measure."""
    style = setter.styles.bar_label.aligned("end")
    note = setter.styles.caption.aligned("end")
    lines = setter.text(row.figure, style, 0, measure, None)
    if row.note:
        lines += setter.text(row.note, note, 0, measure, None)
    return merged(lines)


def _width(figure: Strip) -> Pt:
    """Return the width that a set figure takes before its end."""
    runs = [item for item in figure.items if isinstance(item, DrawnRun)]
    start = min((run.x for run in runs), default=0.0)
    return max((run.x + ink_width(run.run) for run in runs), default=0.0) - start


def _row(row: RangeRow, axis: PayAxis, wide: Pt, setter: Setter) -> Strip:
    """Set one row: its name on the grid, its dots and its figure around the same middle."""
    master = setter.master
    name = merged(setter.text(row.label, setter.styles.lead_in.weighted(400), 0, NAME_WIDTH, None))
    figure = _figure(row, setter, wide + 0.5)
    marks = bar_marks(row, axis, setter)
    below = marks.height + 3 if row.points else 0.0
    content = max(name.height, figure.height, 2 * signs.DOT_RADIUS + 2 * below)
    # A line of air above the name; what is deeper than the name grows to both sides.
    above = master.line * ceil((content - name.height) / 2 / master.line + 1 - SAME_PLACE)
    middle = above + name.height / 2
    height = master.line * ceil((middle + content / 2) / master.line - SAME_PLACE)
    items: list[Item] = [moved(item, 0, above) for item in name.items]
    left = master.width - wide - 0.5
    items += [moved(item, left, middle - figure.height / 2) for item in figure.items]
    items += _drawn(row, axis, middle, setter)
    items += marks.at(middle + CROSS + 1)
    return Strip(height, tuple(items))


def _drawn(row: RangeRow, axis: PayAxis, y: Pt, setter: Setter) -> Iterator[Item]:
    """Yield the guide, the line and the dots of a range: only ends that are known have dots."""
    ends = [axis.x(each) for each in (row.low, row.high) if each is not None]
    if not ends:
        return
    deep, radius = setter.theme.palette.deep, signs.DOT_RADIUS
    first, last = ends[0], ends[-1]
    guide = first - radius - GUIDE[1]
    if guide > axis.start:
        yield stroked(straight((axis.start, y), (guide, y)), RULE, 0.8, dash=GUIDE, round_caps=True)
    if row.open_end:
        on = stroked(
            straight((last + radius + GUIDE[1], y), (last + STUB, y)),
            deep,
            signs.RANGE_LINE,
            dash=GUIDE,
            round_caps=True,
        )
        yield on
    if last - first > radius:
        yield from signs.two_dots(first, last, y, deep)
    elif row.open_end and row.high is None:
        yield from signs.open_dot(first, y, deep)
    else:
        yield filled(circle(last, y, radius), deep)
    if row.high is not None and row.high > axis.limit:
        yield from _break(last - 2 * STUB, y, deep)
    for value, _ in row.points:
        yield upright(axis.x(value), y - CROSS, 2 * CROSS, deep, signs.RANGE_LINE)


def _break(x: Pt, y: Pt, ink: Ink) -> Iterator[Item]:
    """Yield the two slanted cuts that say: this line is longer than drawn."""
    yield rule(x - 2, y, 4, WHITE, 3)
    for side in (-2.0, 2.0):
        cut = straight((x + side - 1.5, y + CROSS), (x + side + 1.5, y - CROSS))
        yield stroked(cut, ink, 1)
