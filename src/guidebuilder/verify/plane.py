"""Places on a page of a PDF: points from its lower left corner, y upwards (ISO 32000-1, 8.3)."""

from __future__ import annotations

from math import hypot, sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guidebuilder.geometry import Pt


class Box(NamedTuple):
    """An upright rectangle, in points."""

    left: Pt
    foot: Pt
    right: Pt
    head: Pt

    @property
    def width(self) -> Pt:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> Pt:
        """From foot to head."""
        return self.head - self.foot

    def grown(self, by: Pt) -> Box:
        """Return the box with all four edges moved outwards."""
        return Box(self.left - by, self.foot - by, self.right + by, self.head + by)

    def meets(self, other: Box) -> bool:
        """Whether the two have a place in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.foot < other.head
            and other.foot < self.head
        )

    def holds(self, other: Box, slack: Pt = 0.0) -> bool:
        """Whether the other lies within this one, or sticks out by no more than *slack*."""
        return (
            self.left - slack <= other.left
            and self.foot - slack <= other.foot
            and other.right <= self.right + slack
            and other.head <= self.head + slack
        )

    @classmethod
    def around(cls, points: Iterable[tuple[Pt, Pt]]) -> Box:
        """Return what holds all points; there is at least one."""
        xs, ys = zip(*points, strict=True)
        return cls(min(xs), min(ys), max(xs), max(ys))


class Transform(NamedTuple):
    """The six numbers of a transformation matrix, as PDF writes them."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: Pt = 0.0
    f: Pt = 0.0

    def then(self, other: Transform) -> Transform:
        """Return this transformation followed by another."""
        a, b, c, d, e, f = self
        return Transform(
            a * other.a + b * other.c,
            a * other.b + b * other.d,
            c * other.a + d * other.c,
            c * other.b + d * other.d,
            e * other.a + f * other.c + other.e,
            e * other.b + f * other.d + other.f,
        )

    def at(self, x: Pt, y: Pt) -> tuple[Pt, Pt]:
        """Return where a place comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    @property
    def across(self) -> float:
        """How long a unit along x becomes."""
        return hypot(self.a, self.b)

    @property
    def up(self) -> float:
        """How long a unit along y becomes."""
        return hypot(self.c, self.d)

    @property
    def stretch(self) -> float:
        """How much lengths grow, as the mean of all directions."""
        return sqrt(abs(self.a * self.d - self.b * self.c))
