"""The routes on a cover: thick lines that start on the back and meet on the front.

They run over the spine, so that front and back are one picture; the interchange is the
white ring around their ends.
"""

from __future__ import annotations

from itertools import cycle, islice
from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.layout.cover_inks import EDGE
from guidebuilder.layout.page import Close, CurveTo, LineTo, Move, Path
from guidebuilder.layout.paths import KAPPA, circle, filled, pill, rectangle, stroked
from guidebuilder.style.palette import WHITE

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Cover, CoverRoute
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.cover_inks import CoverInks
    from guidebuilder.layout.page import Shape
    from guidebuilder.layout.sheet import Sheet
    from guidebuilder.style.ink import Ink

MOST_ROUTES = 9
"""Most route lines that are drawn (look: cover front)."""

LINES_START = 56.0
"""Where the route lines start on the back, in millimetres."""

INTERCHANGE_X = 34.0
"""Middle of the interchange on the front, in millimetres."""

PILL_WIDTH = 12.4
"""Width of the interchange, in millimetres."""

NEAR_SPINE = 4.0
"""From the spine to the nearest end of an optional stretch, in millimetres."""

SLIVER = 2.0
"""Shortest stretch that is drawn before a line's end, in millimetres."""


class Interchange(Struct, frozen=True):
    """Where the route lines lie and meet.

    Attributes:
        x: Middle of the interchange on the front.
        ys: Middles of the lines, from the top.
        thick: Thickness of a line.
        slot: Height of the hollow of an optional stretch.
        top: Upper edge of the interchange.
    """

    x: Pt
    ys: tuple[Pt, ...]
    thick: Pt
    slot: Pt
    top: Pt

    @classmethod
    def of(cls, routes: int, room_below: float, sheet: Sheet) -> Interchange:
        """Return where so many routes meet: pitch 9.5 mm, from seven routes on 7 mm.

        It stands higher where the uppermost line needs more room below, in millimetres.
        """
        count = min(routes, MOST_ROUTES)
        is_crowded = count > 6  # noqa: PLR2004  the look: 1 to 6 routes, 7 to 9
        pitch, thick, slot = (7.0, 5.0, 3.0) if is_crowded else (9.5, 7.0, 4.8)
        # Without a route the stair still needs somewhere to begin.
        last = max(count, 1) - 1
        lowest = sheet.height - sheet.mm(14)
        room = sheet.mm(room_below - pitch * last - 2)
        lowest -= max(0.0, room)
        ys = tuple(lowest - sheet.mm(pitch) * (last - each) for each in range(last + 1))
        top = ys[0] - sheet.mm(PILL_WIDTH / 2)
        return cls(sheet.mm(INTERCHANGE_X), ys, sheet.mm(thick), sheet.mm(slot), top)

    @property
    def first(self) -> Pt:
        """The middle of the uppermost line: the stair leaves on its height."""
        return self.ys[0]


def front_lines(
    cover: Cover, inks: CoverInks, interchange: Interchange, sheet: Sheet
) -> tuple[Shape, ...]:
    """Return the route lines from the spine to the interchange."""
    shapes: list[Shape] = []
    start, end = sheet.starts, interchange.x
    routes = cover.routes[:MOST_ROUTES]
    for route, y, ink in zip(routes, interchange.ys, _line_inks(len(routes), inks), strict=False):
        shapes.append(_band(start, end, y, interchange.thick, ink, inks))
        shapes.extend(
            _slot(a - sheet.width, b - sheet.width, y, interchange.slot, inks.ground, sheet)
            for a, b in _slots(route, sheet)
            if b - sheet.width > sheet.starts + sheet.mm(SLIVER)
        )
    return tuple(shapes)


def back_lines(
    cover: Cover, inks: CoverInks, interchange: Interchange, sheet: Sheet
) -> tuple[Shape, ...]:
    """Return the route lines from their first disc to the spine."""
    shapes: list[Shape] = []
    start, end = sheet.mm(LINES_START), sheet.ends
    disc = interchange.thick * 4.6 / 7
    routes = cover.routes[:MOST_ROUTES]
    for route, y, ink in zip(routes, interchange.ys, _line_inks(len(routes), inks), strict=False):
        shapes.append(_disc(start, y, disc, ink, inks))
        shapes.append(_band(start, end, y, interchange.thick, ink, inks))
        if ink is WHITE and inks.edge is not None:
            # Covers the outlines where line and disc meet.
            shapes.append(filled(circle(start, y, disc - EDGE), WHITE))
        shapes.append(filled(circle(start, y, disc / 2), inks.ground))
        shapes.extend(
            _slot(a, b, y, interchange.slot, inks.ground, sheet)
            for a, b in _slots(route, sheet)
            if a < sheet.ends - sheet.mm(SLIVER)
        )
    return tuple(shapes)


def drawn_interchange(interchange: Interchange, inks: CoverInks, sheet: Sheet) -> tuple[Shape, ...]:
    """Return the interchange: a ring 2.8 mm thick around the ends of all lines."""
    width, ring = sheet.mm(PILL_WIDTH), sheet.mm(2.8)
    x, y = interchange.x - width / 2, interchange.top
    height = interchange.ys[-1] - interchange.ys[0] + width
    outer = pill(x, y, width, height)
    inner = pill(x + ring, y + ring, width - 2 * ring, height - 2 * ring)
    if inks.edge is None or inks.ring is not WHITE:
        return (filled(outer, inks.ring), filled(inner, inks.ground))
    return (
        stroked(outer, inks.edge, EDGE, fill=WHITE),
        stroked(inner, inks.edge, EDGE, fill=inks.ground),
    )


def _line_inks(count: int, inks: CoverInks) -> tuple[Ink, ...]:
    return tuple(islice(cycle(inks.lines), count))


def _band(start: Pt, end: Pt, y: Pt, thick: Pt, ink: Ink, inks: CoverInks) -> Shape:
    path = rectangle(start, y - thick / 2, end - start, thick)
    if ink is WHITE and inks.edge is not None:
        inset = EDGE / 2
        path = rectangle(start, y - thick / 2 + inset, end - start, thick - EDGE)
        return stroked(path, inks.edge, EDGE, fill=ink)
    return filled(path, ink)


def _disc(x: Pt, y: Pt, radius: Pt, ink: Ink, inks: CoverInks) -> Shape:
    if ink is WHITE and inks.edge is not None:
        return stroked(circle(x, y, radius - EDGE / 2), inks.edge, EDGE, fill=ink)
    return filled(circle(x, y, radius), ink)


def _slots(route: CoverRoute, sheet: Sheet) -> tuple[tuple[Pt, Pt], ...]:
    """Return the optional stretches of a route, in points from the back's left edge.

    Fractions count over what is seen of a line, from its first disc to the
    interchange.  No stretch ends within 4 mm of the spine: front and back are also
    printed apart, and a sliver there would look like a mistake.
    """
    start = sheet.mm(LINES_START + 4.6 + 2)
    end = sheet.width + sheet.mm(INTERCHANGE_X - PILL_WIDTH / 2 - 2)
    spine, near = sheet.width, sheet.mm(NEAR_SPINE)
    found = []
    for low, high in route.optional:
        a, b = start + low * (end - start), start + high * (end - start)
        if spine - near < a < spine + near:
            a = spine + near if b > spine + near else spine - near
        if spine - near < b < spine + near:
            b = spine - near if a < spine - near else spine + near
        b = max(b, a + sheet.mm(4.8))
        if spine - near < b < spine + near:
            a, b = a - (b - (spine - near)), spine - near
        found.append((a, b))
    return tuple(found)


def _slot(start: Pt, end: Pt, y: Pt, height: Pt, ink: Ink, sheet: Sheet) -> Shape:
    """Return a hollow with round ends, cut off square where it leaves the sheet."""
    left, right = sheet.starts, sheet.ends
    r = height / 2
    arm = KAPPA * r
    top, bottom = y - r, y + r
    path: list[Move | LineTo | CurveTo | Close] = []
    if start < left:
        path += [Move(left, bottom), LineTo(left, top)]
    else:
        path += [
            Move(start + r, bottom),
            CurveTo(start + r - arm, bottom, start, y + arm, start, y),
            CurveTo(start, y - arm, start + r - arm, top, start + r, top),
        ]
    if end > right:
        path += [LineTo(right, top), LineTo(right, bottom)]
    else:
        path += [
            LineTo(end - r, top),
            CurveTo(end - r + arm, top, end, y - arm, end, y),
            CurveTo(end, y + arm, end - r + arm, bottom, end - r, bottom),
        ]
    return filled(Path((*path, Close())), ink)
