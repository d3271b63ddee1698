"""Leaders: dots that lead the eye from a name to its figure at the end of a line."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from guidebuilder.layout.paths import straight, stroked

if TYPE_CHECKING:
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Shape
    from guidebuilder.style.ink import Ink

LEADER_AIR = 5.0
"""Air between a leader and the words at its ends."""

DOT, PITCH = 0.8, 4.0
"""Width of a dot, and from one dot to the next."""


def leader(start: Pt, end: Pt, baseline: Pt, ink: Ink) -> tuple[Shape, ...]:
    """Return the dots between two words; on all lines of a page they stand in columns.

    Args:
        start: End of the first word.
        end: Start of the second one.
        baseline: The line that the words stand on, which the dots do too.
        ink: Their ink.
    """
    first = PITCH * ceil((start + LEADER_AIR) / PITCH)
    last = PITCH * ((end - LEADER_AIR) // PITCH)
    if last <= first:
        return ()
    y = baseline - DOT / 2
    # Round caps on dashes of no length are dots.
    path = straight((first, y), (last + DOT / 10, y))
    return (stroked(path, ink, DOT, dash=(0.0, PITCH), round_caps=True),)
