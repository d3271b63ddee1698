"""The steps of a route in words, numbered as they are on its bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.document.inlines import Run
from guidebuilder.geometry import mm
from guidebuilder.layout.galley import Strip, merged, moved, padded
from guidebuilder.layout.setting import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.document.blocks import RouteLine, RouteStep
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.theme import TextStyle

TEXT_START = mm(6.5)
"""Where names and steps start; letters and step numbers stand before it."""

NUMBER_GAP = mm(2)
"""From the number of a step to its words."""

STEPS_AIR = 1.0
"""Air between the row of the bar and the steps, besides that of their own lines."""


def set_route_steps(route: RouteLine, setter: Setter, *, alone: bool) -> Strip:
    """Set the steps in two columns that end as level as can be; a single route's in one."""
    width, gutter = setter.master.width, setter.master.gutter
    half = (width - gutter) / 2
    style = setter.styles.lead_in.weighted(400) if alone else setter.styles.table
    measure = (width if alone else half) - TEXT_START
    steps = [
        _step(step, number, style, measure, setter) for number, step in enumerate(route.steps, 1)
    ]
    cut = len(steps) if alone else _level_cut([step.height for step in steps])
    left, right = merged(steps[:cut]), merged(steps[cut:])
    columns = (*left.items, *(moved(item, half + gutter, 0) for item in right.items))
    return padded(Strip(max(left.height, right.height), columns), above=STEPS_AIR)


def _level_cut(heights: Sequence[Pt]) -> int:
    """Return how many steps stand in the first column: the more, the better, if as level."""
    return min(
        range(1, len(heights) + 1),
        key=lambda cut: (max(sum(heights[:cut]), sum(heights[cut:])), -cut),
    )


def _step(step: RouteStep, number: int, style: TextStyle, measure: Pt, setter: Setter) -> Strip:
    """Set one step in words, its number before it."""
    text = merged(setter.text(_said(step), style, TEXT_START, measure, None))
    deep = style.weighted(800).inked(setter.theme.palette.deep)
    x = TEXT_START - NUMBER_GAP
    label = setter.label(said(str(number), step.span), deep, x, style.drop, None, 1)
    return replace(text, items=(*label, *text.items))


def _said(step: RouteStep) -> Inlines:
    """Return a step in words: what one does, how long, and whether one may leave it out."""
    time = tuple(replace(each, strong=True) for each in step.time if isinstance(each, Run))
    join = said(", ", step.span) if time else ()
    option = said(f" ({step.option})", step.span) if step.option else ()
    return (*step.text, *join, *time, *option)
