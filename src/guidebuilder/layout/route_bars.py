"""The bar of a route, from its start ring to its arrival disc.

A solid bar is the shortest time and a pale rest the longest; what may be left out is
only an outline.  A thin mark crosses the line where a step has no length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.geometry import Rect, mm
from guidebuilder.layout.galley import Strip
from guidebuilder.layout.grid_lines import HALO, grid_line
from guidebuilder.layout.paths import circle, filled, rectangle, rule, stroked, upright
from guidebuilder.layout.route_plan import ORIGIN, planned, tick_x
from guidebuilder.layout.setting import said
from guidebuilder.style.palette import WHITE

if TYPE_CHECKING:
    from guidebuilder.document.blocks import RouteChart, RouteLine
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item, Path
    from guidebuilder.layout.route_plan import Mark, Pen, Piece, RoutePlan, RouteScale
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.theme import TextStyle

LEAD_ON_LINE = mm(0.9)
"""Weight of the line past the last measured step: a spur's, as it has no scale (look: colour)."""

NARROW = mm(4.4)
"""Bar under which a number stands above it instead of in it (look: routes)."""

DASH = (2.6, 1.6)
"""Dashes around what may be left out."""

OUTLINE = 1.0
"""Weight of those dashes, and of the outline of the pale rest."""

MARK = 1.5
"""Weight of the mark of a step without a length."""

MARK_RISE = 2.0
"""How far such a mark passes the bar above and below."""


def set_route_bar(chart: RouteChart, route: RouteLine, scale: RouteScale, setter: Setter) -> Strip:
    """Draw a route's line with its numbers over the dotted years."""
    plan, pen = planned(route, scale), scale.pen
    line = _RouteBar(plan, pen, setter)
    above = line.numbers_above()
    items: list[Item] = []
    if not scale.is_equal:
        for value, _ in chart.years:
            items += grid_line(tick_x(value, scale), pen.row, [rect for rect, _ in above])
    items += line.drawn()
    for _, number in above:
        items += number
    return Strip(pen.row, tuple(items))


class _RouteBar(Struct, frozen=True):
    """The drawing of one route's line."""

    plan: RoutePlan
    pen: Pen
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

    def _piece(self, piece: Piece) -> list[Item]:
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

    def _mark(self, mark: Mark) -> list[Item]:
        """Draw the mark of a step without a length: it crosses the line, white beside it."""
        top = self.pen.middle - self.pen.bar / 2 - MARK_RISE
        height = self.pen.bar + 2 * MARK_RISE
        dash = DASH if mark.is_optional else ()
        return [
            upright(mark.x, top, height, WHITE, 3 * MARK),
            upright(mark.x, top, height, self.setter.theme.palette.deep, MARK, dash=dash),
        ]

    def _visible(self, piece: Piece, end: Pt) -> tuple[Pt, Pt]:
        """Return the part of a piece up to *end* that ring and disc leave open."""
        start = max(piece.start, ORIGIN + self.pen.ring)
        if self.plan.arrival is not None:
            end = min(end, self.plan.arrival - self.pen.disc)
        return start, max(start, end)

    def _home(self, piece: Piece) -> tuple[Pt, Pt] | None:
        """Return where a piece's number has room inside it."""
        start, end = self._visible(piece, piece.end if piece.is_optional else piece.sure)
        return (start, end) if end - start >= NARROW else None

    def _number_in(self, piece: Piece) -> tuple[Item, ...]:
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
