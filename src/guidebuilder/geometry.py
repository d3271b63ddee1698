"""Lengths and rectangles: points inside the program, millimetres at its edges.

A page is measured in PostScript points (1/72 inch) from the top left corner of
its trimmed sheet, x to the right and y downwards.  Only the ``pdf`` stage turns
this into PDF's own upward axis.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

Pt = float
"""A length in points.  Lengths carry no suffix; anything else names its unit."""

POINTS_PER_MM = 72 / 25.4
"""One millimetre in points, from the definition of the inch (25.4 mm = 72 pt)."""


SAME_PLACE: Pt = 0.01
"""Difference in points below which two places on a page are the same: no press shows it."""


def mm(length: float) -> Pt:
    """Return a length given in millimetres as points."""
    return length * POINTS_PER_MM


class Point(Struct, frozen=True):
    """A place on a page, in points from its top left corner."""

    x: Pt
    y: Pt


class Size(Struct, frozen=True):
    """A width and a height in points."""

    width: Pt
    height: Pt


class Rect(Struct, frozen=True):
    """An upright rectangle: its top left corner and its size, in points."""

    x: Pt
    y: Pt
    width: Pt
    height: Pt

    @property
    def right(self) -> Pt:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> Pt:
        """The y of the lower edge."""
        return self.y + self.height

    def moved(self, dx: Pt, dy: Pt) -> Rect:
        """Return the same rectangle, shifted."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)


class Matrix(NamedTuple):
    """How a page stands on a larger sheet: where each of its places comes to lie.

    A place (x, y) of the page comes to (a·x + c·y + e, b·x + d·y + f) of the sheet, both
    counted from their top left corners, y downwards.  So *e* and *f* are points.
    """

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: Pt = 0.0
    f: Pt = 0.0


class Insets(Struct, frozen=True):
    """Distances from the four edges of a page, in points; *inside* is the spine."""

    top: Pt
    bottom: Pt
    inside: Pt
    outside: Pt
