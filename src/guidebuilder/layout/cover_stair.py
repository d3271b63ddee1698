"""The ladder on a cover: a stair that climbs from the interchange and leaves the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.layout.cover_routes import PILL_WIDTH
from guidebuilder.layout.paths import bent, circle, filled, stroked
from guidebuilder.style.palette import WHITE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guidebuilder.geometry import Pt, Rect
    from guidebuilder.layout.cover_inks import CoverInks
    from guidebuilder.layout.cover_routes import Interchange
    from guidebuilder.layout.page import Path, Shape
    from guidebuilder.layout.sheet import Sheet

RISER, HIGH_RISER = 15.2, 22.0
"""Height of a step, in millimetres; the second for three rungs or fewer."""

STAIR = 8.5
"""Thickness of the stair, in millimetres."""

MOST_TREADS = 7
"""Most treads that are drawn."""

CUT_TREADS = (5, 3, 1)
"""Treads that are left of a stair that cannot keep clear of the words."""

GOOD_RISER = 12.0
"""A riser, in millimetres, that still looks like climbing: well over the thickness of a tread."""

LEAST_RISER = 9.0
"""Lowest riser, in millimetres: under it the treads of 8.5 mm run into each other."""

CLEAR = 10.0
"""Air between the stair and the words, in millimetres."""


def treads_of(rungs: int) -> int:
    """Return how many treads are drawn for so many rungs; without any, one leads off the page."""
    return max(1, min(rungs, MOST_TREADS))


class Stair(Struct, frozen=True):
    """The ladder as a stair from the interchange to the outer edge.

    Attributes:
        x: Where it leaves the interchange.
        y: Middle of its first tread.
        treads: Number of treads; one is a straight line.
        riser: Height of a step.
        sheet: The sheet that it stands on.
    """

    x: Pt
    y: Pt
    treads: int
    riser: Pt
    sheet: Sheet

    @classmethod
    def clear_of(
        cls, boxes: Iterable[Rect], treads: int, interchange: Interchange, sheet: Sheet
    ) -> Stair | None:
        """Return the stair with the highest riser that keeps clear of the words, if any does."""
        wished = sheet.mm(HIGH_RISER if treads <= 3 else RISER)  # noqa: PLR2004
        flat = cls(interchange.x, interchange.first, treads, wished, sheet)
        air = sheet.mm(CLEAR)
        riser = wished
        for box in boxes:
            for number in range(1, treads):
                if flat._tread_start(number) < box.right + air:
                    room = flat.y - sheet.mm(STAIR / 2) - air - box.bottom
                    riser = min(riser, room / number)
        if riser < sheet.mm(LEAST_RISER) and treads > 1:
            return None
        return replace(flat, riser=riser)

    @property
    def tread(self) -> Pt:
        """Length of a tread; the last runs on to the edge."""
        return (self._edge - self.x - self.sheet.mm(8)) / (self.treads - 0.4)

    @property
    def _edge(self) -> Pt:
        """Where the last tread is seen to end."""
        return min(self.sheet.width, self.sheet.ends)

    def _tread_start(self, number: int) -> Pt:
        """Return the left edge of the riser that leads up to a tread."""
        return self.x + number * self.tread - self.sheet.mm(STAIR / 2)

    def height_of(self, number: int) -> Pt:
        """Return the middle of a tread, counted from 0."""
        return self.y - number * self.riser

    def dot(self, number: int) -> Pt:
        """Return the x of a rung's dot: in the middle of what is seen of its tread."""
        if number:
            return self.x + (number + 0.5) * self.tread
        end = self.x + self.tread if self.treads > 1 else self._edge
        return (self.x + self.sheet.mm(PILL_WIDTH / 2) + end) / 2

    @property
    def path(self) -> Path:
        """The middle line of the stair, to where lines end."""
        points = [(self.x, self.y)]
        for number in range(1, self.treads):
            x = self.x + number * self.tread
            points += [(x, self.height_of(number - 1)), (x, self.height_of(number))]
        points.append((self.sheet.ends, self.height_of(self.treads - 1)))
        return bent(points, self.sheet.mm(5.6))

    def clear_at(self, y: Pt) -> Pt:
        """Return the x from which on a ring at *y* has air around it, right of the stair."""
        beside = [k for k in range(self.treads) if self.height_of(k) + self._ring_room > y]
        if not beside:
            return 0.0
        return self.x + (max(beside) + 1) * self.tread + self._ring_room

    def highest_under(self, x: Pt) -> Pt:
        """Return the height up to which a ring at *x* has air around it, under the stair."""
        under = [k for k in range(self.treads) if self.x + k * self.tread + self._ring_room <= x]
        return self.height_of(max(under, default=0)) + self._ring_room

    @property
    def _ring_room(self) -> Pt:
        # Half the stair, a ring's radius and 4 mm of air.
        return self.sheet.mm(STAIR / 2 + 4.15 + 4)

    def lowest_between(self, left: Pt, right: Pt) -> Pt:
        """Return the y of the lowest tread over a stretch of the page."""
        over = [
            number
            for number in range(self.treads)
            if self._tread_start(number + 1) + self.sheet.mm(STAIR) > left
            and (number == 0 or self._tread_start(number) < right)
        ]
        return self.height_of(min(over, default=self.treads - 1))


def drawn_stair(stair: Stair, rungs: int, inks: CoverInks, sheet: Sheet) -> tuple[Shape, ...]:
    """Return the stair with a white dot for each rung."""
    shapes = [stroked(stair.path, inks.stair, sheet.mm(STAIR))]
    for number in range(rungs):
        x, y = stair.dot(number), stair.height_of(number)
        shapes.append(filled(circle(x, y, sheet.mm(3.3)), WHITE))
        shapes.append(filled(circle(x, y, sheet.mm(1.7)), inks.ground))
    return tuple(shapes)
