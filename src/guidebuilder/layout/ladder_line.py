"""The line of a ladder and the rings on it.

A filled disc is the goal of a line and nothing else; a second ring says: you are here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.geometry import mm
from guidebuilder.layout.paths import circle, filled, stroked
from guidebuilder.layout.setting import said
from guidebuilder.style.palette import WHITE

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Rung
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.ladder_tags import PostTags
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter
    from guidebuilder.text.runs import TagId

LINE, COMPACT_LINE = mm(2.6), mm(2.2)
"""Weight of the line that climbs (look: ladder); lighter where it has little room."""

BEND = mm(3)
"""Radius of its bends (look: ladder)."""

RING = mm(3.3)
"""Outer radius of the ring of a rung: 6.6 mm across (look: ladder)."""

RING_STROKE = mm(0.85)
"""Stroke of that ring (look: colour)."""

SPUR = mm(0.9)
"""Weight of the line to a post beside the ladder (look: ladder)."""

SPUR_RING = mm(1.95)
"""Outer radius of the ring at the end of a spur."""


def rung_ring(
    rung: Rung, x: Pt, y: Pt, tags: PostTags, setter: Setter, *, is_goal: bool
) -> list[Item]:
    """Draw the ring of a rung with its number; the goal of a line is filled."""
    deep = setter.theme.palette.deep
    ink = WHITE if is_goal else deep
    items: list[Item] = []
    if rung.is_start:
        # You are here: a second ring, which a photocopy keeps.
        items.append(filled(circle(x, y, RING + 3.2), WHITE))
    if is_goal:
        items.append(filled(circle(x, y, RING), deep))
    else:
        items.append(stroked(circle(x, y, RING - RING_STROKE / 2), deep, RING_STROKE, fill=WHITE))
    if rung.number:
        style = setter.styles.lead_in.weighted(800).inked(ink).figures()
        baseline = y + 0.35 * style.char.size
        items += setter.label(
            said(str(rung.number), rung.span), style, x, baseline, tags.number, 0.5
        )
    if rung.is_start:
        # It is heard after the post's name, so it is painted after what it goes around.
        items.append(stroked(circle(x, y, RING + 2.6), deep, 1.0, tag=tags.start))
    return items


def spur_ring(x: Pt, y: Pt, setter: Setter, tag: TagId | None = None) -> Item:
    """Draw the open ring at the end of a spur."""
    deep = setter.theme.palette.deep
    return stroked(circle(x, y, SPUR_RING - SPUR / 2), deep, SPUR, fill=WHITE, tag=tag)
