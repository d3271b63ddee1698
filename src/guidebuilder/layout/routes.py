"""Routes as lines on one scale of years.

A solid bar is the shortest time and a pale rest the longest; what may be left out is
only an outline.  A bar ends where the printed total ends.  A step whose length nobody
gives has none here either: a thin mark crosses the line, and after the last measured
step a thin line leads on from mark to mark, so that one sees the arrival lie beyond
the total, which then begins "at least".
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from guidebuilder.document.inlines import Run
from guidebuilder.geometry import Rect, mm
from guidebuilder.layout.galley import (
    FORBIDDEN,
    FREE,
    POOR,
    Galley,
    Strip,
    merged,
    moved,
    padded,
    rounded_up,
)
from guidebuilder.layout.paths import circle, filled, rectangle, rule, stroked, upright
from guidebuilder.layout.pay_chart import GRID_DASH, HALO, TICK_FOOT, part_of, run_in, uncovered
from guidebuilder.layout.setting import said
from guidebuilder.style.palette import BLACK, RULE, WHITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.document.blocks import RouteChart, RouteLine, RouteStep
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.paths import Path
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.runs import TagId

ORIGIN = mm(5)
"""Where the years begin: the start ring stands around it."""

SCALE_WIDTH = mm(98)
"""Length of the longest route (look: routes)."""

TEXT_START = mm(6.5)
"""Where names and steps start; letters and step numbers stand before it."""

HEAD_BASELINE = 15.5
"""From the rule above a route to the baseline of its name."""

HEAD_FOOT = 6.5
"""From the last baseline of the head to the row of the bar; a number above the bar rises
1.3 pt out of that row and must clear the descenders."""

HEAD_LEADING = 15.6
"""From baseline to baseline in a head of several lines: 1.2 of a grid line."""

NOTE_LEADING = 13.0
"""From the baseline above to that of a note under a name or a total."""

NAME_GAP, NOTE_GAP = mm(4), mm(2.5)
"""Least air after a name, and between a note and the total after it on one line."""

NUMBER_GAP = mm(2)
"""From the number of a step to its words."""

STEPS_AIR = 1.0
"""Air between the row of the bar and the steps, besides that of their own lines."""

LEAD_ON = mm(5.4)
"""From mark to mark beyond the last measured step (look: the open length)."""

LEAD_ON_LINE = mm(0.9)
"""Weight of the line there: that of a spur, since it has no scale (look: colour)."""

NARROW = mm(4.4)
"""Bar under which a number stands above it instead of in it (look: routes)."""

DASH = (2.6, 1.6)
"""Dashes around what may be left out."""

OUTLINE = 1.0
"""Weight of those dashes and of the outline of the pale rest."""

MARK = 1.5
"""Weight of the mark of a step without a length."""

MARK_RISE = 2.0
"""How far such a mark passes the bar above and below."""

SINGLE = 1.5
"""How much heavier a single route is drawn (look: routes)."""

MONTHS = 12
"""Months of a year: steps count in months, the axis in years."""

MANY_ROUTES = 5
"""Routes from which a chart is meant to go over two pages (look: routes)."""


@dataclass(frozen=True, slots=True)
class _Pen:
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

    def times(self, factor: float) -> _Pen:
        return _Pen(
            self.bar * factor,
            self.row * factor,
            self.middle * factor,
            self.ring * factor,
            self.stroke * factor,
            self.disc * factor,
        )


PEN = _Pen(bar=13.0, row=26.0, middle=14.5, ring=mm(3), stroke=mm(1), disc=mm(3.4))
"""The sizes of a chart of several routes."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """How lengths are drawn: *unit* points a month, or *equal* points a step without any."""

    unit: Pt
    equal: Pt
    pen: _Pen

    @property
    def is_equal(self) -> bool:
        return self.unit == 0


@dataclass(frozen=True, slots=True)
class _Piece:
    """A measured step on the line: solid to *sure*, pale to *end*."""

    number: int
    start: Pt
    sure: Pt
    end: Pt
    is_optional: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    """Steps without a length that stand at one place of the line."""

    x: Pt
    numbers: tuple[int, ...]
    is_optional: bool = False


@dataclass(slots=True)
class _Plan:
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
    pieces: list[_Piece] = field(default_factory=list)
    marks: list[_Mark] = field(default_factory=list)
    leading_on: list[_Mark] = field(default_factory=list)
    end: Pt = ORIGIN
    arrival: Pt | None = None
    last: int = 0

    @property
    def reach(self) -> Pt:
        """The middle of the last thing that is drawn."""
        marks = [mark.x for mark in self.leading_on]
        return max(self.end, self.arrival or 0.0, *marks, 0.0)


def set_route_chart(chart: RouteChart, setter: Setter, parent: TagId) -> Galley:
    """Set the routes as one figure: an axis, a band for each route, a legend.

    The table repeats every step, so the figure is read as one sentence: letter, name
    and total of each route.
    """
    figure = setter.tree.add("Figure", parent, alt=_sentence(chart))
    scale = _scale(chart, setter)
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


def _sentence(chart: RouteChart) -> str:
    """Return what is read in place of the drawing."""
    routes = (
        f"{route.letter} {_words(route.name)}: {_words(route.total)}" for route in chart.routes
    )
    return "; ".join(routes)


def _words(inlines: Inlines) -> str:
    return "".join(each.text for each in inlines if isinstance(each, Run))


# ---- The scale and its axis ----


def _scale(chart: RouteChart, setter: Setter) -> _Scale:
    """Return the scale on which the longest route takes the width that the look gives it.

    It gives way where marks lead on far beyond a bar, so that the arrival stays within
    the measure.  Without any length all steps are drawn equally long.
    """
    pen = PEN if len(chart.routes) > 1 else PEN.times(SINGLE)
    room = setter.master.width - ORIGIN - pen.disc - 1
    longest = max((_months(route) for route in chart.routes), default=0.0)
    if not longest:
        steps = max((len(route.steps) for route in chart.routes), default=1)
        return _Scale(0, min(SCALE_WIDTH, room) / max(steps - 1, 1), pen)
    years = max((value for value, _ in chart.years), default=0.0)
    # The last year carries the word for years: it stays on the axis.
    width = setter.master.width - ORIGIN
    unit = min(SCALE_WIDTH / longest, width / (MONTHS * years) if years else SCALE_WIDTH)
    for route in chart.routes:
        beyond = _plan(route, _Scale(unit, 0, pen))
        months = _months(route)
        if months:
            unit = min(unit, (room - (beyond.reach - beyond.end)) / months)
    return _Scale(unit, 0, pen)


def _months(route: RouteLine) -> float:
    return sum(step.high for step in route.steps)


def _axis_strip(chart: RouteChart, scale: _Scale, setter: Setter) -> Strip:
    """Set where the axis begins and its years, above a rule."""
    style = setter.styles.table.weighted(500)
    line, width = setter.master.line, setter.master.width
    ticks = [] if scale.is_equal else [(_tick(value, scale), word) for value, word in chart.years]
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


def _tick(years: float, scale: _Scale) -> Pt:
    return ORIGIN + MONTHS * years * scale.unit


# ---- One route ----


def _band(chart: RouteChart, route: RouteLine, scale: _Scale, setter: Setter) -> Strip:
    """Set a route: its head, its bar, its steps, down to the rule below."""
    head = _head(route, setter)
    bar = _bar_row(chart, route, scale, setter)
    steps = _steps(route, setter, alone=len(chart.routes) == 1)
    band = rounded_up(merged((head, bar, steps)), setter.master.line)
    line = rule(0, band.height, setter.master.width, setter.theme.palette.deep, 0.75)
    return replace(band, items=(*band.items, line), span=route.span)


def _head(route: RouteLine, setter: Setter) -> Strip:
    """Set letter, name, note and total: on one line if they fit, else one under the other.

    The total stands at the end of the first line, or under the name; the note before
    it, or in its place.
    """
    styles = setter.styles
    name_style = replace(styles.group.inked(BLACK), leading=HEAD_LEADING)
    total_style = replace(styles.group, leading=HEAD_LEADING, alignment="ragged")
    note_style = replace(styles.table, leading=NOTE_LEADING)
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
        baseline += HEAD_LEADING if number else 0
        items += setter.drawn(line, TEXT_START, baseline, None)
    items += beside
    for inlines, style in under:
        for line in setter.lines(inlines, style, room, None):
            baseline += style.leading
            items += setter.drawn(line, TEXT_START, baseline, None)
    return Strip(baseline + HEAD_FOOT, tuple(items))


# ---- The line of a route ----


def _plan(route: RouteLine, scale: _Scale) -> _Plan:
    """Return where the steps of a route stand on its line."""
    plan = _Plan()
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
            plan.pieces.append(_Piece(number, start, sure, plan.end, _is_optional(step)))
        else:
            waiting.append((number, _is_optional(step)))
    _lead_on(plan, waiting, scale, arrives=bool(steps) and steps[-1][1].is_post)
    return plan


def _is_optional(step: RouteStep) -> bool:
    return bool(step.option)


def _put_marks(plan: _Plan, waiting: list[tuple[int, bool]], scale: _Scale) -> None:
    """Put the steps without a length that wait before a measured one on one mark."""
    if waiting:
        # At the very start the mark stands clear of the ring.
        x = max(plan.end, ORIGIN + scale.pen.ring + 2)
        optional = all(each for _, each in waiting)
        plan.marks.append(_Mark(x, tuple(number for number, _ in waiting), optional))
        waiting.clear()


def _lead_on(
    plan: _Plan, waiting: Sequence[tuple[int, bool]], scale: _Scale, *, arrives: bool
) -> None:
    """Put what comes after the last measured step: marks, and the arrival if it is a post."""
    # Where nothing is measured, the line leads on from the ring.
    x = plan.end if plan.pieces else ORIGIN + scale.pen.ring + LEAD_ON
    for number, optional in waiting:
        plan.leading_on.append(_Mark(x, (number,), optional))
        x += LEAD_ON
    if arrives:
        beyond = bool(waiting) or not plan.pieces
        plan.arrival = x + scale.pen.disc if beyond else plan.end


def _bar_row(chart: RouteChart, route: RouteLine, scale: _Scale, setter: Setter) -> Strip:
    """Draw a route's line with its numbers over the dotted years."""
    plan, pen = _plan(route, scale), scale.pen
    line = _Line(plan, pen, setter)
    above = line.numbers_above()
    items: list[Item] = []
    if not scale.is_equal:
        for value, _ in chart.years:
            x = _tick(value, scale)
            items += [
                upright(x, top, bottom - top, RULE, 0.5, dash=GRID_DASH)
                for top, bottom in uncovered(x, pen.row, [rect for rect, _ in above])
            ]
    items += line.drawn()
    for _, number in above:
        items += number
    return Strip(pen.row, tuple(items))


@dataclass(frozen=True, slots=True)
class _Line:
    """The drawing of one route's line."""

    plan: _Plan
    pen: _Pen
    setter: Setter

    @property
    def _number_style(self) -> TextStyle:
        return self.setter.styles.table.weighted(800)

    def drawn(self) -> list[Item]:
        """Draw the line, what stands on it last."""
        items: list[Item] = [*self._leading_on()]
        for piece in self.plan.pieces:
            items += self._piece(piece)
        for before, after in zip(self.plan.pieces, self.plan.pieces[1:], strict=False):
            if not before.is_optional and not after.is_optional:
                top = self.pen.middle - self.pen.bar / 2
                items.append(upright(after.start, top, self.pen.bar, WHITE, 0.75))
        for mark in (*self.plan.marks, *self.plan.leading_on):
            items += self._mark(mark)
        for piece in self.plan.pieces:
            items += self._number_in(piece)
        return [*items, *self._ends()]

    def _box(self, start: Pt, end: Pt, inset: Pt = 0.0) -> Rect:
        top = self.pen.middle - self.pen.bar / 2
        return Rect(start, top + inset, end - start, self.pen.bar - 2 * inset)

    def _piece(self, piece: _Piece) -> list[Item]:
        """Draw a measured step: dashed if it may be left out, else solid and pale."""
        palette = self.setter.theme.palette
        whole = self._box(piece.start, piece.end, OUTLINE / 2)
        if piece.is_optional:
            items: list[Item] = [
                stroked(_path(whole), palette.deep, OUTLINE, dash=DASH, fill=WHITE)
            ]
            if piece.start < piece.sure < piece.end:
                sure = upright(piece.sure, whole.y, whole.height, palette.deep, 0.5, dash=DASH)
                items.append(sure)
            return items
        items = []
        if piece.end > piece.sure:
            rest = replace(whole, x=piece.sure - 1, width=piece.end - piece.sure + 1 - OUTLINE / 2)
            items.append(stroked(_path(rest), palette.deep, OUTLINE, fill=palette.tint))
        if piece.sure > piece.start:
            items.append(filled(_path(self._box(piece.start, piece.sure)), palette.deep))
        return items

    def _leading_on(self) -> list[Item]:
        """Draw the thin line past the bar, to the last mark or to the arrival."""
        plan = self.plan
        start = plan.end
        end = plan.reach
        if end <= start or (not plan.leading_on and plan.pieces):
            return []
        deep = self.setter.theme.palette.deep
        return [rule(start, self.pen.middle, end - start, deep, LEAD_ON_LINE)]

    def _mark(self, mark: _Mark) -> list[Item]:
        """Draw the mark of a step without a length: it crosses the line, white beside it."""
        top = self.pen.middle - self.pen.bar / 2 - MARK_RISE
        height = self.pen.bar + 2 * MARK_RISE
        dash = DASH if mark.is_optional else ()
        return [
            upright(mark.x, top, height, WHITE, 3 * MARK),
            upright(mark.x, top, height, self.setter.theme.palette.deep, MARK, dash=dash),
        ]

    def _visible(self, piece: _Piece, end: Pt) -> tuple[Pt, Pt]:
        """Return the part of a piece up to *end* that ring and disc leave open."""
        start = max(piece.start, ORIGIN + self.pen.ring)
        if self.plan.arrival is not None:
            end = min(end, self.plan.arrival - self.pen.disc)
        return start, max(start, end)

    def _home(self, piece: _Piece) -> tuple[Pt, Pt] | None:
        """Return where a piece's number has room inside it."""
        start, end = self._visible(piece, piece.end if piece.is_optional else piece.sure)
        return (start, end) if end - start >= NARROW else None

    def _number_in(self, piece: _Piece) -> tuple[Item, ...]:
        home = self._home(piece)
        if home is None:
            return ()
        ink = self.setter.theme.palette.deep if piece.is_optional else WHITE
        return self._number(piece.number, sum(home) / 2, self._number_style.inked(ink))

    def _number(self, number: int, x: Pt, style: TextStyle) -> tuple[Item, ...]:
        """Set a number around a point of the line: figures are 0.7 of their size high."""
        baseline = self.pen.middle + 0.35 * style.char.size
        return self.setter.label(said(str(number)), style, x, baseline, None, 0.5)

    def _ends(self) -> list[Item]:
        """Draw the ring at the start, and the disc where the route arrives at a post."""
        plan, pen, deep = self.plan, self.pen, self.setter.theme.palette.deep
        style = self.setter.styles.lead_in.weighted(800).figures()
        ring = circle(ORIGIN, pen.middle, pen.ring - pen.stroke / 2)
        items: list[Item] = [stroked(ring, deep, pen.stroke, fill=WHITE)]
        if plan.first:
            items += self._number(plan.first, ORIGIN, style.inked(deep))
        if plan.arrival is not None:
            items.append(filled(circle(plan.arrival, pen.middle, pen.disc), deep))
            if plan.last:
                items += self._number(plan.last, plan.arrival, style.inked(WHITE))
        return items

    def numbers_above(self) -> list[tuple[Rect, tuple[Item, ...]]]:
        """Set the numbers that have no room in a bar above it, pushed apart."""
        style = self._number_style.inked(self.setter.theme.palette.deep)
        wanted = [
            (piece.number, sum(self._visible(piece, piece.end)) / 2, str(piece.number))
            for piece in self.plan.pieces
            if self._home(piece) is None
        ]
        wanted += [
            (mark.numbers[0], mark.x, "\u2009".join(map(str, mark.numbers)))
            for mark in (*self.plan.marks, *self.plan.leading_on)
        ]
        baseline = self.pen.middle - self.pen.bar / 2 - MARK_RISE - 1.2
        placed = []
        free_from = 0.0
        for _, x, words in sorted(wanted):
            label = said(words)
            width = self.setter.width(label, style)
            left = max(x - width / 2, free_from)
            free_from = left + width + HALO
            rect = Rect(left, baseline - 0.7 * style.char.size, width, 0.7 * style.char.size)
            placed.append((rect, self.setter.label(label, style, left, baseline, None)))
        return placed


def _path(rect: Rect) -> Path:
    return rectangle(rect.x, rect.y, rect.width, rect.height)


# ---- The steps in words ----


def _steps(route: RouteLine, setter: Setter, *, alone: bool) -> Strip:
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


def _legend(chart: RouteChart, setter: Setter) -> list[Strip]:
    """Set what the signs mean, small under the diagram."""
    if not chart.legend:
        return []
    words = run_in(chart.legend)
    lines = setter.text(words, setter.styles.caption, 0, setter.master.width, None)
    return [rounded_up(merged([Strip(3), *lines]), setter.master.line)]
