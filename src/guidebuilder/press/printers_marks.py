"""Marks beside a page for the press: where to cut, where to fold, how plates align.

All stand outside the bleed, so that none is left on a page that is cut a little wide.
Coordinates are points from the top left corner of the sheet.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from guidebuilder.geometry import mm
from guidebuilder.layout.paths import circle, rule, stroked, upright
from guidebuilder.style.ink import REGISTRATION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.geometry import Pt, Rect
    from guidebuilder.layout.page import Shape

WEIGHT: Pt = 0.25
"""Thickness of all marks: the thinnest line that a plate holds."""

LENGTH = mm(5)
"""Length of a mark."""

LEAST_BLEED = mm(3)
"""Marks keep as far from the trim as from this bleed, also where less or nothing bleeds."""

CLEAR = mm(1)
"""Room between the bleed and the marks: no mark touches paint."""

FOLD_DASH = (2.0, 1.0)
"""Dashes and gaps of a fold mark, which tell it from a line to cut along."""

TARGET = mm(1.5)
"""Radius of the ring by which plates are aligned; its cross is as long as a mark."""

EDGE = mm(10)
"""Room for marks, and a line of words beyond them, outside of the offset."""


def offset(bleed: Pt) -> Pt:
    """Return how far marks keep from the trim."""
    return max(bleed, LEAST_BLEED) + CLEAR


class Spine(Enum):
    """Which edge of a page is folded and not cut, if one is."""

    LEFT = "left"
    RIGHT = "right"
    NONE = "none"


def marks(trim: Rect, bleed: Pt, spine: Spine) -> tuple[Shape, ...]:
    """Return the marks of a page.

    Args:
        trim: Where the page is cut.
        bleed: How far paint runs over it.
        spine: Which edge is folded.
    """
    away = offset(bleed)
    return (*_at_corners(trim, away, spine), *_targets(trim, away))


def _at_corners(trim: Rect, away: Pt, spine: Spine) -> Iterator[Shape]:
    for x, edge in ((trim.x, Spine.LEFT), (trim.right, Spine.RIGHT)):
        dash = FOLD_DASH if spine is edge else ()
        for top in (trim.y - away - LENGTH, trim.bottom + away):
            yield upright(x, top, LENGTH, REGISTRATION, WEIGHT, dash=dash)
    for y in (trim.y, trim.bottom):
        for left in (trim.x - away - LENGTH, trim.right + away):
            yield rule(left, y, LENGTH, REGISTRATION, WEIGHT)


def _targets(trim: Rect, away: Pt) -> Iterator[Shape]:
    """Yield a ring with a cross in the middle of each side."""
    middle, level = trim.x + trim.width / 2, trim.y + trim.height / 2
    half = LENGTH / 2
    for x, y in (
        (middle, trim.y - away - half),
        (middle, trim.bottom + away + half),
        (trim.x - away - half, level),
        (trim.right + away + half, level),
    ):
        yield stroked(circle(x, y, TARGET), REGISTRATION, WEIGHT)
        yield rule(x - half, y, LENGTH, REGISTRATION, WEIGHT)
        yield upright(x, y - half, LENGTH, REGISTRATION, WEIGHT)
