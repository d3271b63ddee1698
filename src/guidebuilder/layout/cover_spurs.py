"""Posts beside the ladder on a cover: thin lines that end in rings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.layout.cover_stair import RISER, STAIR, treads_of
from guidebuilder.layout.paths import bent, circle, rule, stroked

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Cover
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.cover_inks import CoverInks
    from guidebuilder.layout.cover_stair import Stair
    from guidebuilder.layout.page import Shape
    from guidebuilder.layout.sheet import Sheet

SPUR = 2.2
"""Thickness of a spur, in millimetres."""

SPUR_DROP, SPUR_PITCH = 13.0, 10.5
"""From a tread to its first spur, and from spur to spur, in millimetres."""

MOST_SPURS = 7
"""Most spurs that are drawn: as many as treads."""

SPUR_LENGTH = 26.5
"""From the trunk to the middle of a spur's ring, in millimetres."""


def room_below(cover: Cover) -> float:
    """Return the millimetres that spurs need below the uppermost route line.

    Under four route lines there is room enough; under one or two, spurs that leave a
    low rung, or a ladder that is no stair, would run off the foot of the page.
    """
    count = min(cover.spurs, MOST_SPURS)
    treads = treads_of(cover.rungs)
    if count < 1 or (cover.spurs_from is None and treads > 1):
        return 0.0
    rung = min(cover.spurs_from or 0, treads - 1)
    # Spurs of the last rung turn back under the stair, two treads lower down.
    steps = max(0, rung - 2) if rung == treads - 1 else rung
    return SPUR_DROP + SPUR_PITCH * (count - 1) + 2 - RISER * steps


class _Gauge(Struct, frozen=True):
    """Pitch and thickness of spurs; many spurs get thinner ones."""

    pitch: Pt
    thick: Pt
    ring: Pt

    @classmethod
    def of(cls, count: int, room: Pt, sheet: Sheet) -> _Gauge:
        """Return the gauge at which *count* spurs fit into *room*: 10.5 mm apart if they can."""
        pitch = min(sheet.mm(SPUR_PITCH), max(room, sheet.mm(1)) / max(count - 1, 1))
        share = min(1.0, pitch / sheet.mm(9.5))
        return cls(pitch, sheet.mm(SPUR) * share, sheet.mm(4.15) * share)


def drawn_spurs(cover: Cover, inks: CoverInks, stair: Stair, sheet: Sheet) -> tuple[Shape, ...]:
    """Return the posts beside the ladder as thin lines with rings."""
    count = min(cover.spurs, MOST_SPURS)
    if count < 1:
        return ()
    if cover.spurs_from is None:
        return _spurs_beside(count, inks, stair, sheet)
    rung = max(0, min(cover.spurs_from, stair.treads - 1))
    return _spurs_from(rung, count, inks, stair, sheet)


def _spurs_from(
    rung: int, count: int, inks: CoverInks, stair: Stair, sheet: Sheet
) -> tuple[Shape, ...]:
    """Return spurs that leave the stair together under a rung and part one by one.

    They turn to the outer edge where there is room for them, else back under the stair.
    """
    x = stair.dot(rung)
    room = sheet.width - sheet.mm(9.9) - x
    reach = min(sheet.mm(SPUR_LENGTH), room)
    first = stair.height_of(rung) + sheet.mm(SPUR_DROP)
    if room < sheet.mm(14):
        reach = -sheet.mm(SPUR_LENGTH)
        under = stair.lowest_between(x + reach - sheet.mm(5), x)
        first = max(first, under + sheet.mm(STAIR / 2 + 8))
    last = sheet.height - sheet.mm(12)
    gauge = _Gauge.of(count, last - first, sheet)
    ys = [first + number * gauge.pitch for number in range(count)]
    bend = min(sheet.mm(4), gauge.pitch * 0.6)
    trunk = ((x, stair.height_of(rung)), (x, ys[-1]), (x + reach, ys[-1]))
    # The last spur ends the trunk; each other one parts from it in a bend of its own.
    ways = [bent(((x, y - 2 * bend), (x, y), (x + reach, y)), bend) for y in ys[:-1]]
    return (
        *(stroked(way, inks.stair, gauge.thick) for way in (*ways, bent(trunk, bend))),
        *(_ring(x + reach, y, gauge, inks) for y in ys),
    )


def _spurs_beside(count: int, inks: CoverInks, stair: Stair, sheet: Sheet) -> tuple[Shape, ...]:
    """Return spurs whose rung the source does not name: lines of their own beside the stair.

    Each begins with a ring under the stair and leaves the page at the outer edge; the
    rings climb as steeply as the stair does, but nothing ties them to it.
    """
    lowest = sheet.height - sheet.mm(14)
    end = sheet.width - sheet.mm(14)
    is_flat = stair.treads == 1
    # Long treads would draw the rings far apart.
    slope = 0.9 if is_flat else min(1.6, stair.tread / stair.riser)
    start = end - sheet.mm(4) - (count - 1) * sheet.mm(SPUR_PITCH) * slope
    if not is_flat:
        # The rings keep 60 mm to the right of the rungs' dots; many of them come closer.
        dots = stair.dot(1) + (stair.height_of(1) - lowest) * slope
        start = max(min(start, dots + sheet.mm(60)), dots + sheet.mm(36))
    start = max(start, sheet.mm(66))
    gauge = _Gauge.of(count, min((end - start) / slope, lowest - stair.highest_under(end)), sheet)
    shapes: list[Shape] = []
    for number in range(count):
        y = lowest - number * gauge.pitch
        x = min(max(start + number * gauge.pitch * slope, stair.clear_at(y)), end)
        shapes += [rule(x, y, sheet.ends - x, inks.stair, gauge.thick), _ring(x, y, gauge, inks)]
    return tuple(shapes)


def _ring(x: Pt, y: Pt, gauge: _Gauge, inks: CoverInks) -> Shape:
    width = gauge.ring * 0.58
    return stroked(circle(x, y, gauge.ring - width / 2), inks.stair, width, fill=inks.ground)
