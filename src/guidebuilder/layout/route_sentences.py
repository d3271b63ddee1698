"""Routes as sentences: a letter and a name, the total time, and each step in a few words.

Readers who hear the page get a list of routes, each with the list of its steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.document.blocks import RouteSign
from guidebuilder.layout.galley import (
    BETWEEN_ITEMS,
    POOR,
    Galley,
    Strip,
    depth,
    kept,
    kept_with_next,
    space,
)
from guidebuilder.layout.run_in import emphatic, items_under, set_items, stopped
from guidebuilder.layout.setting import run_in, said
from guidebuilder.layout.side_notes import set_note, with_note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.document.blocks import RouteChart, RouteLine, RouteStep
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.runs import StyledItem, TagId


DEEP = 0.4
"""Share of a page's depth above which a route may be divided: on a phone's page."""


def set_route_sentences(chart: RouteChart, setter: Setter, parent: TagId) -> Galley:
    """Set each route as a head and one paragraph; totals stand at the side, or under the name."""
    master, style = setter.master, setter.styles.text
    strips: list[Strip] = []
    explained = [words for sign, words in chart.legend if sign is RouteSign.ITALIC]
    if explained:
        # Italics are for the eye: a step that can be left out has its word, too.
        words = run_in(explained)
        strips += kept_with_next(
            [
                *setter.text(words, style, master.text_start, master.text_width, None),
                space(master.line),
            ]
        )
    routes = setter.tree.add("L", parent, numbering="UpperAlpha")
    for number, route in enumerate(chart.routes):
        if number:
            strips.append(space(master.line, break_after=BETWEEN_ITEMS))
        band = _route(route, setter, routes)
        band[-1] = replace(band[-1], break_after=BETWEEN_ITEMS)
        strips += _together(band, setter)
    return tuple(strips)


def _together(band: Sequence[Strip], setter: Setter) -> Galley:
    """Return a route that stays on one page, unless it takes more than half of one."""
    if depth(band) <= DEEP * setter.master.depth:
        return kept(band)
    inside = (replace(each, break_after=max(each.break_after, POOR)) for each in band[:-1])
    return (*inside, band[-1])


def _route(route: RouteLine, setter: Setter, parent: TagId) -> list[Strip]:
    tree, master, styles = setter.tree, setter.master, setter.styles
    x, measure = master.text_start, master.text_width
    li = tree.add("LI", parent)
    label, body = tree.add("Lbl", li), tree.add("LBody", li)
    name = tree.add("P", body)
    letter = said(f"{route.letter}. ", route.span)
    head = items_under([(letter, styles.group, label), (route.name, styles.group, name)], setter)
    strips = _lines(head, styles.group, setter, name)
    facts = [(each, tree.add("P", body)) for each in (route.total, route.note) if each]
    at_side = setter.theme.manners.notes == "side"
    if not at_side:
        small = replace(styles.small, leading=master.line, drop=styles.text.drop)
        for inlines, tag in facts:
            strips += setter.text(inlines, small, x, measure, tag)
    strips = [*kept_with_next(strips), *_steps(route, setter, body)]
    if at_side and facts:
        note = set_note(said(route.letter, route.span), facts, setter)
        strips = with_note(strips, note, 0, master.line)
    return strips


def _steps(route: RouteLine, setter: Setter, body: TagId) -> list[Strip]:
    """Set the steps as short sentences of one paragraph; each is an item to those who hear it."""
    style = setter.styles.text
    steps = setter.tree.add("L", body, numbering="None")
    last = len(route.steps) - 1
    parts = []
    for number, step in enumerate(route.steps):
        tag = setter.tree.add("LBody", setter.tree.add("LI", steps))
        space = said(" ") if number < last else ()
        parts.append(((*stopped(_sentence(step)), *space), style, tag))
    return _lines(items_under(parts, setter), style, setter, steps)


def _sentence(step: RouteStep) -> Inlines:
    """Return a step in words: what one does, how long, and whether one may leave it out."""
    time = step.time or step.gap
    join = said(", ", step.span) if time else ()
    if not step.option:
        return (*step.text, *join, *time)
    option = said(f" ({step.option})", step.span)
    return emphatic((*step.text, *join, *time, *option))


def _lines(items: list[StyledItem], style: TextStyle, setter: Setter, tag: TagId) -> list[Strip]:
    master = setter.master
    return set_items(items, style, master.text_start, master.text_width, setter, tag)
