"""The grid lines behind a chart: dotted, and stopped before any words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.geometry import Rect, mm
from guidebuilder.layout.paths import upright
from guidebuilder.style.palette import RULE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item

HALO = mm(0.8)
"""Air between a label and a grid line, which stops there (look: pay)."""

GRID_DASH = (mm(0.4), mm(0.8))
"""Dots of a grid line (look: colour)."""

TICK_FOOT = 4.4
"""From the baseline of the values of an axis down to its rule."""


def grid_line(
    x: Pt, height: Pt, taken: Sequence[Rect], *, dash: tuple[Pt, ...] = GRID_DASH
) -> list[Item]:
    """Draw a grid line over the height of a row, stopped before what is *taken* by words."""
    return [
        upright(x, top, bottom - top, RULE, 0.5, dash=dash)
        for top, bottom in _uncovered(x, height, taken)
    ]


def _uncovered(x: Pt, height: Pt, taken: Sequence[Rect]) -> list[tuple[Pt, Pt]]:
    """Return the stretches of an upright at *x* that keep the halo of what is *taken*."""
    stretches, top = [], 0.0
    crossed = sorted(
        (rect.y - HALO, rect.bottom + HALO)
        for rect in taken
        if rect.x - HALO <= x <= rect.right + HALO
    )
    for start, end in crossed:
        if start > top:
            stretches.append((top, start))
        top = max(top, end)
    if top < height:
        stretches.append((top, height))
    return stretches
