"""Where the steps of routes stand, all on one scale of years.

A step whose length nobody gives has none here either: it is a mark on the line, and
after the last measured step the line leads on from mark to mark, so that one sees the
arrival lie beyond the total, which then begins "at least".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from guidebuilder.geometry import mm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.document.blocks import RouteChart, RouteLine, RouteStep
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.setting import Setter

ORIGIN = mm(5)
"""Where the years begin: the start ring stands around it."""

SCALE_WIDTH = mm(98)
"""Length of the longest route (look: routes)."""

LEAD_ON = mm(5.4)
"""From mark to mark beyond the last measured step (look: the open length)."""

SINGLE = 1.5
"""How much heavier a single route is drawn (look: routes)."""

MONTHS = 12
"""Months of a year: steps count in months, the axis in years."""


class Pen(Struct, frozen=True):
    """The sizes of the drawing, in points; a single route is drawn heavier.

    Attributes:
        bar: Height of a bar: 4.6 mm.
        row: Height of its row: 9.2 mm, two grid lines (look: routes).
        middle: From the top of the row to the middle of the bar: numbers that have no
            room in the bar stand above it.
        ring: Outer radius of the start ring: 6 mm across (look: routes).
        stroke: Stroke of the ring: 1 mm (look: colour).
        disc: Radius of the arrival disc: 6.8 mm across (look: routes).
    """

    bar: Pt
    row: Pt
    middle: Pt
    ring: Pt
    stroke: Pt
    disc: Pt

    def times(self, factor: float) -> Pen:
        """Return the sizes, so many times as large."""
        return Pen(
            self.bar * factor,
            self.row * factor,
            self.middle * factor,
            self.ring * factor,
            self.stroke * factor,
            self.disc * factor,
        )


PEN = Pen(bar=13.0, row=26.0, middle=14.5, ring=mm(3), stroke=mm(1), disc=mm(3.4))
"""The sizes of a chart of several routes."""


class RouteScale(Struct, frozen=True):
    """How lengths are drawn: *unit* points a month, or *equal* points a step without any."""

    unit: Pt
    equal: Pt
    pen: Pen

    @property
    def is_equal(self) -> bool:
        """Whether no step has a length, so that all are drawn equally long."""
        return self.unit == 0


class Piece(Struct, frozen=True):
    """A measured step on the line: solid to *sure*, pale to *end*."""

    number: int
    start: Pt
    sure: Pt
    end: Pt
    is_optional: bool


class Mark(Struct, frozen=True):
    """Steps without a length that stand at one place of the line."""

    x: Pt
    numbers: tuple[int, ...]
    is_optional: bool = False


class RoutePlan(Struct):
    """Where everything of a route stands, in points from the start of the measure.

    Attributes:
        first: Number in the start ring; 0 if the first step has a length of its own.
        pieces: The measured steps.
        marks: Steps without a length before the last measured step.
        leading_on: The same after it, past the end of the bar.
        end: End of the bar: the longest total.
        arrival: Middle of the arrival disc; ``None`` if the last step is no post.
        last: Number in that disc; 0 if the post has a length of its own.
    """

    first: int = 0
    pieces: list[Piece] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    leading_on: list[Mark] = field(default_factory=list)
    end: Pt = ORIGIN
    arrival: Pt | None = None
    last: int = 0

    @property
    def reach(self) -> Pt:
        """The middle of the last thing that is drawn."""
        marks = [mark.x for mark in self.leading_on]
        return max(self.end, self.arrival or 0.0, *marks, 0.0)


def route_scale(chart: RouteChart, setter: Setter) -> RouteScale:
    """Return the scale on which the longest route takes the width that the look gives it.

    It gives way where marks lead on far beyond a bar, so that the arrival stays within
    the measure.  Without any length all steps are drawn equally long.
    """
    pen = PEN if len(chart.routes) > 1 else PEN.times(SINGLE)
    room = setter.master.width - ORIGIN - pen.disc - 1
    longest = max((_months(route) for route in chart.routes), default=0.0)
    if not longest:
        steps = max((len(route.steps) for route in chart.routes), default=1)
        return RouteScale(0, min(SCALE_WIDTH, room) / max(steps - 1, 1), pen)
    years = max((value for value, _ in chart.years), default=0.0)
    # The last year carries the word for years: it stays on the axis.
    width = setter.master.width - ORIGIN
    unit = min(SCALE_WIDTH / longest, width / (MONTHS * years) if years else SCALE_WIDTH)
    for route in chart.routes:
        beyond = planned(route, RouteScale(unit, 0, pen))
        months = _months(route)
        if months:
            unit = min(unit, (room - (beyond.reach - beyond.end)) / months)
    return RouteScale(unit, 0, pen)


def _months(route: RouteLine) -> float:
    return sum(step.high for step in route.steps)


def tick_x(years: float, scale: RouteScale) -> Pt:
    """Return where a tick of the axis stands."""
    return ORIGIN + MONTHS * years * scale.unit


def planned(route: RouteLine, scale: RouteScale) -> RoutePlan:
    """Return where the steps of a route stand on its line."""
    plan = RoutePlan()
    steps = list(enumerate(route.steps, 1))
    waiting: list[tuple[int, bool]] = []
    for number, step in steps:
        ends = number == len(steps)
        if number == 1 and not step.high:
            plan.first = 1
        elif ends and step.is_post and not step.high:
            plan.last = number
        elif step.high or scale.is_equal:
            _put_marks(plan, waiting, scale)
            start = plan.end
            sure = start + (scale.equal if scale.is_equal else step.low * scale.unit)
            plan.end = start + (scale.equal if scale.is_equal else step.high * scale.unit)
            plan.pieces.append(Piece(number, start, sure, plan.end, _is_optional(step)))
        else:
            waiting.append((number, _is_optional(step)))
    _lead_on(plan, waiting, scale, arrives=bool(steps) and steps[-1][1].is_post)
    return plan


def _is_optional(step: RouteStep) -> bool:
    return bool(step.option)


def _put_marks(plan: RoutePlan, waiting: list[tuple[int, bool]], scale: RouteScale) -> None:
    """Put the steps without a length that wait before a measured one on one mark."""
    if waiting:
        # At the very start the mark stands clear of the ring.
        x = max(plan.end, ORIGIN + scale.pen.ring + 2)
        optional = all(each for _, each in waiting)
        plan.marks.append(Mark(x, tuple(number for number, _ in waiting), optional))
        waiting.clear()


def _lead_on(
    plan: RoutePlan, waiting: Sequence[tuple[int, bool]], scale: RouteScale, *, arrives: bool
) -> None:
    """Put what comes after the last measured step: marks, and the arrival if it is a post."""
    # Where nothing is measured, the line leads on from the ring.
    x = plan.end if plan.pieces else ORIGIN + scale.pen.ring + LEAD_ON
    for number, optional in waiting:
        plan.leading_on.append(Mark(x, (number,), optional))
        x += LEAD_ON
    if arrives:
        beyond = bool(waiting) or not plan.pieces
        plan.arrival = x + scale.pen.disc if beyond else plan.end
