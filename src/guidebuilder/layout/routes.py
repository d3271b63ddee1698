"""Routes as bars on one scale of years, each with its name, its total and its steps.

A bar ends where the printed total ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.document.blocks import RouteSign
from guidebuilder.geometry import SAME_PLACE, mm
from guidebuilder.layout.galley import (
    FORBIDDEN,
    FREE,
    POOR,
    Galley,
    Strip,
    merged,
    part_of,
    rounded_up,
    short_of_grid,
    to_grid,
)
from guidebuilder.layout.grid_lines import HALO, TICK_FOOT
from guidebuilder.layout.paths import rule
from guidebuilder.layout.route_bars import set_route_bar
from guidebuilder.layout.route_plan import route_scale, tick_x
from guidebuilder.layout.route_steps import TEXT_START, set_route_steps
from guidebuilder.layout.setting import run_in, said
from guidebuilder.style.palette import BLACK

if TYPE_CHECKING:
    from guidebuilder.document.blocks import RouteChart, RouteLine
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.route_plan import RouteScale
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.runs import TagId

HEAD_BASELINE = 15.5
"""From the rule above a route to the baseline of its name."""

HEAD_FOOT = 6.5
"""From the last baseline of the head to the row of the bar; a number above the bar rises
1.3 pt out of that row and must clear the descenders."""

HEAD_LEADING = 15.6
"""From baseline to baseline in a head of several lines: 1.2 of a grid line."""

NAME_GAP, NOTE_GAP = mm(4), mm(2.5)
"""Least air after a name, and between a note and the total after it on one line."""

STEPS_FOOT = 2.5
"""Least air from the steps of a route to the rule under them, besides that of their lines."""

MANY_ROUTES = 5
"""Routes from which a chart is meant to go over two pages (look: routes)."""


def set_route_chart(chart: RouteChart, setter: Setter, parent: TagId) -> Galley:
    """Set the routes as one figure: an axis, a band for each route, a legend.

    The table repeats every step, so the figure is read as one sentence.
    """
    figure = setter.tree.add("Figure", parent, alt=chart.alt)
    scale = route_scale(chart, setter)
    axis = _axis_strip(chart, scale, setter)
    bands = [_band(chart, route, scale, setter) for route in chart.routes]
    legend = _legend(chart, setter)
    strips = [part_of(axis, figure)]
    for number, band in enumerate(bands, 1):
        last = number == len(bands)
        cost = (FORBIDDEN if legend else FREE) if last else _cost_after(number, len(bands))
        again = (axis,) if number > 1 else ()
        strips.append(replace(part_of(band, figure), break_after=cost, repeats=again))
    strips += [part_of(each, figure) for each in legend]
    if short_of_grid(strips, setter.master.line) > SAME_PLACE:
        strips.append(to_grid(strips, setter.master.line))
    return tuple(strips)


def _cost_after(number: int, routes: int) -> float:
    """Return the cost of a page that ends after a route.

    Five routes and more are parted in the middle.  Up to four should fit on their page;
    where they do not, two and two read better than three and one, and a first route
    alone, torn from those that it is compared with, reads worst.
    """
    if number == (routes + 1) // 2:
        return FREE if routes >= MANY_ROUTES else POOR / 2
    return 2 * POOR if number == 1 else POOR


def _axis_strip(chart: RouteChart, scale: RouteScale, setter: Setter) -> Strip:
    """Set where the axis begins and its years, above a rule."""
    style = setter.styles.table.weighted(500)
    line, width = setter.master.line, setter.master.width
    ticks = [] if scale.is_equal else [(tick_x(value, scale), word) for value, word in chart.years]
    words = [(x, said(word, chart.span)) for x, word in ticks]
    first = min((x - setter.width(each, style) / 2 for x, each in words), default=width)
    start = setter.lines(chart.start, style, width, None)
    # Long words for the start stand above the years, on lines of their own.
    is_short = len(start) == 1 and start[0].width + HALO <= first
    height = line if is_short else (len(start) + 1) * line
    items: list[Item] = []
    for number, each in enumerate(start, 1):
        items += setter.drawn(each, 0, number * line - TICK_FOOT, None)
    free_from = 0.0
    for x, label in words:
        wide = setter.width(label, style)
        left = min(x - wide / 2, width - wide)
        if left >= free_from:
            items += setter.label(label, style, left, height - TICK_FOOT, None)
            free_from = left + wide + HALO
    items.append(rule(0, height, width, setter.theme.palette.deep, 0.75))
    return Strip(height, tuple(items), FORBIDDEN, span=chart.span)


def _band(chart: RouteChart, route: RouteLine, scale: RouteScale, setter: Setter) -> Strip:
    """Set a route: its head, its bar, its steps, down to the rule below."""
    head = _head(route, setter)
    bar = set_route_bar(chart, route, scale, setter)
    steps = set_route_steps(route, setter, alone=len(chart.routes) == 1)
    band = rounded_up(merged((head, bar, steps, Strip(STEPS_FOOT))), setter.master.line / 2)
    line = rule(0, band.height, setter.master.width, setter.theme.palette.deep, 0.75)
    return replace(band, items=(*band.items, line), span=route.span)


def _head(route: RouteLine, setter: Setter) -> Strip:
    """Set letter, name, note and total: on one line if they fit, else one under the other.

    The total stands at the end of the first line, or under the name; the note before
    it, or in its place.
    """
    styles = setter.styles
    leading = setter.theme.script.leading(HEAD_LEADING)
    name_style = replace(styles.group.inked(BLACK), leading=leading)
    total_style = replace(styles.group, leading=leading, alignment="ragged")
    note_style = replace(styles.table, leading=setter.master.line)
    width = setter.master.width
    room = width - TEXT_START
    letter = styles.group.weighted(800)
    items: list[Item] = [
        *setter.label(said(route.letter, route.span), letter, 0, HEAD_BASELINE, None)
    ]
    names = setter.lines(route.name, name_style, room, None)
    # What still has room at the end of the first line, and where that room ends.
    free = room - names[0].width - NAME_GAP if len(names) == 1 else 0.0
    end = width
    beside: list[Item] = []
    under: list[tuple[Inlines, TextStyle]] = []
    for inlines, style in ((route.total, total_style), (route.note, note_style)):
        wide = setter.width(inlines, style) if inlines else 0.0
        if inlines and wide <= free:
            beside += setter.label(inlines, style, end, HEAD_BASELINE, None, 1)
            free -= wide + NAME_GAP
            end -= wide + NOTE_GAP
        elif inlines:
            under.append((inlines, style))
    baseline = HEAD_BASELINE
    for number, line in enumerate(names):
        baseline += leading if number else 0
        items += setter.drawn(line, TEXT_START, baseline, None)
    items += beside
    for inlines, style in under:
        for line in setter.lines(inlines, style, room, None):
            baseline += style.leading
            items += setter.drawn(line, TEXT_START, baseline, None)
    return Strip(baseline + HEAD_FOOT, tuple(items))


def _legend(chart: RouteChart, setter: Setter) -> list[Strip]:
    """Set what the signs mean, small under the diagram."""
    explained = [words for sign, words in chart.legend if sign is not RouteSign.ITALIC]
    if not explained:
        return []
    words = run_in(explained)
    lines = setter.text(words, setter.styles.caption, 0, setter.master.width, None)
    return [merged([Strip(3), *lines])]
