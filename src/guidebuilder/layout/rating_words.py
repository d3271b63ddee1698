"""Rated things in words: each with its value, and dots to count where there are few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.layout.chart_rows import cost_after_row
from guidebuilder.layout.galley import Galley, Strip, merged
from guidebuilder.layout.leaders import leader
from guidebuilder.layout.paths import circle, stroked
from guidebuilder.style.palette import WHITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.document.blocks import Bar, Bars
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter
    from guidebuilder.text.runs import TagId

MOST_DOTS = 10
"""Steps up to which a scale is shown as dots that can be counted."""

RADIUS, PITCH = 2.6, 8.0
"""Radius of a dot, and from one dot to the next."""

FIGURE_GAP = 12.0
"""From the last dot to the value in words."""

NAME_SHARE = 0.5
"""Least share of the measure that names keep; below it their values go on a line of their own."""


def set_rating_dots(bars: Bars, setter: Setter, parent: TagId) -> Galley:
    """Set rated things as a list: name, dots, value in words."""
    # A scale from 1 has as many dots as steps; one from 0 lacks a dot for its zero.
    count = bars.high - (0 if bars.low in {0, 1} else bars.low)
    dots = int(count) if count == int(count) and 1 < count <= MOST_DOTS else 0
    return _rated(bars, dots, setter, parent)


def set_rating_words(bars: Bars, setter: Setter, parent: TagId) -> Galley:
    """Set rated things as a list of names and values in words."""
    return _rated(bars, 0, setter, parent)


def _rated(bars: Bars, dots: int, setter: Setter, parent: TagId) -> Galley:
    master, styles = setter.master, setter.styles
    x, measure = master.text_start, master.text_width
    galley: list[Strip] = []
    if bars.scale:
        tag = setter.tree.add("P", parent)
        galley += setter.text(bars.scale, styles.kicker, x, measure, tag)
    items = setter.tree.add("L", parent, numbering="None")
    figure = styles.table
    wide = max((setter.width(bar.figure, figure) for bar in bars.items), default=0.0)
    rows = [_rating(bar, bars, dots, wide, setter, items) for bar in bars.items]
    head = len(galley)
    galley += rows
    last = len(rows)
    for number in range(len(galley)):
        cost = cost_after_row(max(number - head + 1, 0), last)
        galley[number] = replace(galley[number], break_after=cost)
    return tuple(galley)


def _rating(bar: Bar, bars: Bars, dots: int, wide: Pt, setter: Setter, parent: TagId) -> Strip:
    tree, master, styles = setter.tree, setter.master, setter.styles
    entry = tree.add("LI", parent)
    name, body = tree.add("Lbl", entry), tree.add("LBody", entry)
    x, measure = master.text_start, master.text_width
    right = x + measure
    style = replace(styles.table, leading=master.line, drop=styles.text.drop)
    tag = tree.add("P", body)
    row = (dots - 1) * PITCH + 2 * RADIUS + FIGURE_GAP if dots else 0.0
    room = measure - wide - row - FIGURE_GAP
    drop = styles.lead_in.drop
    if room < NAME_SHARE * measure:
        lines = setter.text(bar.label, styles.lead_in, x, measure, name)
        lines += setter.text(bar.figure, style, x, measure, tag)
    else:
        lines = setter.text(bar.label, styles.lead_in, x, room, name)
        start = x + setter.lines(bar.label, styles.lead_in, room, None)[0].width
        figure = setter.label(bar.figure, style, right, drop, tag, anchor=1.0)
        dots_x = right - wide - row
        end = dots_x if dots else right - setter.width(bar.figure, style)
        drawn: list[Item] = list(leader(start, end, drop, setter.theme.palette.deep))
        if dots and bar.value is not None:
            drawn += _dots(bar.value, bars, dots, dots_x + RADIUS, drop, setter)
        lines[0] = replace(lines[0], items=(*lines[0].items, *drawn, *figure))
    if bar.note:
        small = replace(styles.small, leading=master.line, drop=drop)
        lines += setter.text(bar.note, small, x, measure, tree.add("P", body))
    return replace(merged(lines), span=bar.span)


def _dots(
    value: float, bars: Bars, dots: int, x: Pt, baseline: Pt, setter: Setter
) -> Iterator[Item]:
    """Yield full dots up to a value, rounded to whole dots, and open ones after it."""
    deep = setter.theme.palette.deep
    reached = round(value - (0 if bars.low in {0, 1} else bars.low))
    y = baseline - RADIUS - 0.7
    for number in range(dots):
        dot = circle(x + number * PITCH, y, RADIUS - 0.4)
        fill = deep if number < reached else WHITE
        yield stroked(dot, deep, 0.8, fill=fill)
