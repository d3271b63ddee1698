"""Rated things as bars on their scale, each with its value in words."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.geometry import Rect, mm
from guidebuilder.layout.chart_rows import (
    CHART_START,
    OUTLINE,
    ROW_AIR,
    cost_after_row,
    filled_up,
    row_name,
)
from guidebuilder.layout.galley import Galley, Strip, merged, moved, rounded_up
from guidebuilder.layout.paths import rectangle, rule, stroked, upright

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Bar, Bars
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter
    from guidebuilder.text.runs import TagId

TRACK = mm(4.4)
"""Height of the bar of a rating: half a pay bar, since many stand together."""

TRACK_TOP = 6.0
"""From the rule above a rating to its bar."""

FIGURE_GAP = mm(3)
"""From the scale of a rating to its value in words."""

FIGURE_WIDTH = mm(30)
"""Most that the column of the values takes."""

FEW_STEPS = 10
"""Steps up to which a scale shows each of them, so that they can be counted."""


class _Scale(Struct, frozen=True):
    """The scale that ratings are drawn on: from its zero to its top.

    A scale that begins at 1 counts its first step, too: a bar without zero would show
    the lowest rating as nothing.
    """

    track: Rect
    zero: float
    top: float

    def share(self, value: float) -> float:
        share = (value - self.zero) / ((self.top - self.zero) or 1)
        return min(max(share, 0.0), 1.0)

    @property
    def steps(self) -> int:
        """How many steps are shown; 1 if they are too many to count."""
        count = self.top - self.zero
        return int(count) if count == int(count) and 1 < count <= FEW_STEPS else 1


def set_bars(bars: Bars, setter: Setter, parent: TagId) -> Galley:
    """Set rated things as a list: name, bar, value in words.

    No table repeats them, so names, values and notes are text; the bars are artifacts.
    """
    master, styles = setter.master, setter.styles
    figure = styles.table.weighted(700)
    widths = [setter.width(bar.figure, figure) for bar in bars.items if bar.value is not None]
    column = min(max(widths, default=0.0), FIGURE_WIDTH)
    width = master.width - CHART_START - column - FIGURE_GAP
    zero = 0.0 if bars.low in {0, 1} else bars.low
    scale = _Scale(Rect(CHART_START, 0, width, TRACK), zero, bars.high)
    head = Strip(0)
    if bars.scale:
        tag = setter.tree.add("P", parent)
        measure = master.width - CHART_START
        words = setter.text(bars.scale, styles.caption, CHART_START, measure, tag)
        head = rounded_up(merged(words), master.line)
    items = setter.tree.add("L", parent, numbering="None")
    line = rule(0, head.height, master.width, setter.theme.palette.deep, 0.75)
    head = replace(head, items=(*head.items, line), span=bars.span)
    galley = [head, *(_rating(bar, scale, setter, items) for bar in bars.items)]
    last = len(galley) - 1
    for number, strip in enumerate(galley):
        galley[number] = replace(strip, break_after=cost_after_row(number, last))
    galley[-1] = filled_up(galley, master.line)
    return tuple(galley)


def _rating(bar: Bar, scale: _Scale, setter: Setter, parent: TagId) -> Strip:
    """Set one rated thing as a row of whole half lines."""
    tree, styles = setter.tree, setter.styles
    entry = tree.add("LI", parent)
    name_tag, body = tree.add("Lbl", entry), tree.add("LBody", entry)
    name = row_name(bar.label, setter, name_tag)
    items = [moved(item, 0, 3) for item in name.items]
    width, track = setter.master.width, scale.track
    if bar.value is None:
        start, style = track.x, styles.table
    else:
        items += _track(scale, bar.value, setter)
        start, style = track.right + FIGURE_GAP, styles.table.weighted(700)
    figure = merged(setter.text(bar.figure, style, start, width - start, tree.add("P", body)))
    items += [moved(item, 0, TRACK_TOP + 1) for item in figure.items]
    bottom = TRACK_TOP + max(track.height, figure.height)
    if bar.note:
        tag = tree.add("P", body)
        note = merged(setter.text(bar.note, styles.table, track.x, width - track.x, tag))
        items += [moved(item, 0, bottom + 2) for item in note.items]
        bottom += note.height + 2
    half = setter.master.line / 2
    height = ceil((max(bottom, 3 + name.height) + ROW_AIR) / half) * half
    items.append(rule(0, height, width, setter.theme.palette.mid, 0.5))
    return Strip(height, tuple(items), span=bar.span)


def _track(scale: _Scale, value: float, setter: Setter) -> list[Item]:
    """Draw the whole scale pale, the value on it, and its steps if they can be counted."""
    palette, track = setter.theme.palette, scale.track
    whole = rectangle(track.x, TRACK_TOP, track.width, track.height)
    items: list[Item] = [stroked(whole, palette.mid, 0.5, fill=palette.tint)]
    share = scale.share(value)
    if share:
        reached = rectangle(track.x, TRACK_TOP, share * track.width, track.height)
        items.append(stroked(reached, palette.deep, OUTLINE, fill=palette.bright))
    for step in range(1, scale.steps):
        at = step / scale.steps
        ink = palette.deep if at < share else palette.mid
        items.append(upright(track.x + at * track.width, TRACK_TOP, track.height, ink, 0.5))
    return items
