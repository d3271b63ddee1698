"""The small drawn signs: mark, dots, discs, stair, spur, fork and tick box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.geometry import mm
from guidebuilder.layout.page import Close, CurveTo, LineTo, Move, Path, Shape
from guidebuilder.layout.paths import bent, circle, filled, rectangle, rule, stroked, upright
from guidebuilder.style.palette import BLACK, WHITE

if TYPE_CHECKING:
    from guidebuilder.document.blocks import StairGlyph
    from guidebuilder.geometry import Pt, Rect
    from guidebuilder.style.ink import Ink
    from guidebuilder.text.runs import TagId

MARK_SIZE = mm(4.1)
"""Width of the unverified mark (look: components)."""

MARK_SPACE = 2.0
"""Air between a word and the mark behind it, in points."""

MARK_SIDE = 1.2
"""Air on each side of a mark between two spaces, in points: its corners are sharp."""

MARK_WORD_SPACE = 2.5
"""Air between the mark and the words that it opens, in points: a word space of a note."""


def unverified(x: Pt, baseline: Pt, tag: TagId | None, size: Pt = MARK_SIZE) -> tuple[Shape, ...]:
    """Return the diamond with a question mark that says "not verified".

    It stands on the middle of the small letters: 2.9 pt above the baseline in its usual size.
    """
    half = size / 2
    cx, cy = x + half, baseline - 2.9 * size / MARK_SIZE
    diamond = (
        Move(cx, cy - half),
        LineTo(cx + half, cy),
        LineTo(cx, cy + half),
        LineTo(cx - half, cy),
    )
    u = size / 11.6
    hook = (
        Move(cx - 1.55 * u, cy - 1.25 * u),
        CurveTo(cx - 1.5 * u, cy - 3.1 * u, cx + 1.7 * u, cy - 3.1 * u, cx + 1.6 * u, cy - 1.2 * u),
        CurveTo(cx + 1.5 * u, cy - 0.1 * u, cx, cy - 0.1 * u, cx, cy + 1.0 * u),
    )
    return (
        Shape(Path((*diamond, Close())), fill=WHITE, stroke=BLACK, line_width=0.9 * u, tag=tag),
        stroked(Path(hook).upright(cx), BLACK, 1.05 * u, tag=tag),
        filled(circle(cx, cy + 2.55 * u, 0.68 * u), BLACK, tag=tag),
    )


def dot(x: Pt, baseline: Pt, ink: Ink, enlarged: float = 1.0) -> Shape:
    """Return a list dot whose left edge is at *x*, level with the small letters.

    *enlarged* is how much larger than 10 points its text is.
    """
    radius = enlarged * mm(1.15) / 2
    return filled(circle(x + radius, baseline - enlarged * 3.1, radius), ink)


def plus(x: Pt, baseline: Pt, ink: Ink) -> tuple[Shape, ...]:
    """Return a plus on a solid disc."""
    radius = mm(4.6) / 2
    cx, cy, arm = x + radius, baseline - 3.3, radius * 0.58
    return (
        filled(circle(cx, cy, radius), ink),
        rule(cx - arm, cy, 2 * arm, WHITE, 1.8),
        upright(cx, cy - arm, 2 * arm, WHITE, 1.8),
    )


def minus(x: Pt, baseline: Pt, ink: Ink) -> tuple[Shape, ...]:
    """Return a minus in a ring."""
    radius = mm(4.6) / 2
    cx, cy, arm = x + radius, baseline - 3.3, radius * 0.52
    return (
        stroked(circle(cx, cy, radius - 0.6), ink, 1.2, fill=WHITE),
        rule(cx - arm, cy, 2 * arm, ink, 1.8),
    )


DOT_RADIUS = 3.6
"""Outer radius of the dots of a range, in points."""

RANGE_LINE = 1.5
"""Thickness of the line between the dots of a range."""


def open_dot(x: Pt, y: Pt, ink: Ink) -> tuple[Shape, ...]:
    """Return the dot of a low end."""
    return (stroked(circle(x, y, DOT_RADIUS - 0.6), ink, 1.2, fill=WHITE),)


def two_dots(low: Pt, high: Pt, y: Pt, ink: Ink) -> tuple[Shape, ...]:
    """Return a range as a line with an open dot at its low end and a full one at its high."""
    return (
        rule(low, y, high - low, ink, RANGE_LINE),
        *open_dot(low, y, ink),
        filled(circle(high, y, DOT_RADIUS), ink),
    )


def stair(glyph: StairGlyph, box: Rect, ink: Ink) -> tuple[Shape, ...]:
    """Return a small stair of bars that fill a box; those of the glyph's rungs are solid."""
    pitch = box.width / max(glyph.rungs, 1)
    bar = pitch * 0.82
    shapes = []
    for number in range(1, glyph.rungs + 1):
        tall = box.height * (0.16 + 0.84 * number / glyph.rungs)
        outline = rectangle(box.x + (number - 1) * pitch, box.bottom - tall, bar, tall)
        shapes.append(stroked(outline, ink, 0.5, fill=ink if number in glyph.filled else WHITE))
    return tuple(shapes)


def spur(x: Pt, middle: Pt, ink: Ink) -> tuple[Shape, ...]:
    """Return a short line with a ring at its end: a post beside the ladder."""
    radius = mm(1.6)
    return (
        rule(x, middle, mm(6.6), ink, 2.4),
        stroked(circle(x + mm(6.6) + radius, middle, radius), ink, 1.8, fill=WHITE),
    )


def fork(x: Pt, baseline: Pt, ink: Ink) -> tuple[Shape, ...]:
    """Return a line that a second line leaves: an exception (9 mm wide)."""
    width, lower = mm(9), baseline + 1.0
    radius = mm(1.6)
    ring_x, ring_y = x + width - radius - 0.5, baseline - 8.0
    branch = bent(
        (
            (x + width * 0.25, lower),
            (x + width * 0.45, lower),
            (x + width * 0.6, ring_y + 1.5),
            (ring_x - radius, ring_y + 0.6),
        ),
        6,
    )
    return (
        rule(x, lower, width, ink, 2.4),
        stroked(branch, ink, 2.4),
        stroked(circle(ring_x, ring_y, radius), ink, 1.6, fill=WHITE),
    )


def tick_box(x: Pt, baseline: Pt, ink: Ink) -> Shape:
    """Return an empty box to tick, 5 mm wide."""
    side = mm(4.8)
    return stroked(rectangle(x, baseline - side + 3.4, side, side), ink, 0.75, fill=WHITE)
