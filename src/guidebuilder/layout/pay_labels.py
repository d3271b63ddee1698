"""The words at a bar of pay: its figure beside it, further values marked on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.geometry import Rect, mm
from guidebuilder.layout.galley import moved
from guidebuilder.layout.grid_lines import HALO
from guidebuilder.layout.pay_bar import PayAxis, overhang, reach
from guidebuilder.layout.setting import said
from guidebuilder.style.palette import BLACK

if TYPE_CHECKING:
    from guidebuilder.document.blocks import RangeRow
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter

AFTER_BAR = mm(2)
"""From the end of a bar to its label: the least air between text and a line's end is 2.5 mm
for furniture; a label belongs to its bar."""

LABEL_AIR = 3.0
"""Least air above and below a label in its row."""


class BarLabel(Struct, frozen=True):
    """What stands beside a bar: its items around the middle of the bar, and their extent."""

    items: tuple[Item, ...]
    width: Pt
    above: Pt
    below: Pt

    @property
    def height(self) -> Pt:
        """What a row needs for it: as much below the middle of the bar as above."""
        return 2 * max(self.above, self.below)

    def at(self, x: Pt, middle: Pt) -> tuple[Item, ...]:
        """Return it at the middle of its bar, from *x* on."""
        return tuple(moved(item, x, middle) for item in self.items)

    def rect(self, x: Pt, middle: Pt) -> Rect:
        """Return the room that it takes there."""
        return Rect(x, middle - self.above, self.width, self.above + self.below)


def bar_label(row: RangeRow, setter: Setter, measure: Pt) -> BarLabel:
    """Set the figure of a row and its note, around the middle of its bar."""
    styles = setter.styles
    known = row.low is not None or row.high is not None
    figure_style = styles.bar_label if known else styles.table
    figure = setter.lines(row.figure, figure_style, measure, None)
    note = setter.lines(row.note, styles.table, measure, None) if row.note else ()
    # The figure's capitals are 0.7 of its size; a note takes its lines below them.
    cap = 0.7 * figure_style.char.size
    tall = cap + (len(figure) - 1) * figure_style.leading + len(note) * styles.table.leading
    tall += 1.6 if note else 0.0
    items: list[Item] = []
    baseline = -tall / 2 + cap
    for line in figure:
        items += setter.drawn(line, 0, baseline, None)
        baseline += figure_style.leading
    baseline += 1.6 + styles.table.leading - figure_style.leading
    for line in note:
        items += setter.drawn(line, 0, baseline, None)
        baseline += styles.table.leading
    width = max((line.width for line in (*figure, *note)), default=0.0)
    return BarLabel(tuple(items), width, tall / 2, tall / 2 + 2.4)


def label_start(row: RangeRow, axis: PayAxis) -> Pt:
    """Return where the label of a row stands: after its bar, or where one would begin."""
    if row.low is None and row.high is None:
        return axis.start + AFTER_BAR
    return axis.x(reach(row)) + overhang(row) + AFTER_BAR


class BarMarks(Struct, frozen=True):
    """The words of the values marked on a bar, as one line or several under it."""

    items: tuple[Item, ...]
    x: Pt
    width: Pt
    height: Pt

    def at(self, top: Pt) -> tuple[Item, ...]:
        """Return the words from *top* down."""
        return tuple(moved(item, 0, top) for item in self.items)

    def rect(self, top: Pt) -> Rect:
        """Return the room that they take there."""
        return Rect(self.x, top, self.width, self.height)


def bar_marks(row: RangeRow, axis: PayAxis, setter: Setter) -> BarMarks:
    """Set the words of a row's marks under them, pushed apart; a crowd goes line by line."""
    leading = setter.theme.script.leading(8.4)
    style = replace(setter.styles.caption.inked(BLACK), leading=leading, drop=6.4).figures()
    words = [said(text, row.span) for _, text in row.points]
    widths = [setter.width(each, style) for each in words]
    apart = 2 * HALO
    crowd = sum(widths) + apart * len(widths) > axis.end - axis.start
    xs: list[Pt] = []
    free_from, free_to = axis.start, axis.end - sum(widths) - apart * (len(widths) - 1)
    for (value, _), width in zip(row.points, widths, strict=True):
        # What still comes to the right must keep its room before the end of the measure.
        free_to += width
        least, most = (axis.start, axis.end) if crowd else (free_from, free_to)
        x = min(max(axis.x(value) - width / 2, least), most - width)
        xs.append(x)
        free_from, free_to = x + width + apart, free_to + apart
    items: list[Item] = []
    for number, (each, x) in enumerate(zip(words, xs, strict=True)):
        baseline = style.drop + (number * style.leading if crowd else 0)
        items += setter.label(each, style, x, baseline, None)
    start = min(xs, default=0.0)
    end = max((x + width for x, width in zip(xs, widths, strict=True)), default=0.0)
    lines = len(words) if crowd else 1
    return BarMarks(tuple(items), start, end - start, lines * style.leading)
