"""The bar of a range of pay on its axis: whole, broken, open at an end, or a dot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.geometry import mm
from guidebuilder.layout.chart_rows import OUTLINE
from guidebuilder.layout.page import Close, LineTo, Move, Path
from guidebuilder.layout.paths import circle, filled, rectangle, straight, stroked, upright
from guidebuilder.style.palette import WHITE

if TYPE_CHECKING:
    from guidebuilder.document.blocks import RangeRow
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item, Shape
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.ink import Ink

BAR = mm(8)
"""Height of a pay bar (look: pay)."""

DOT = mm(3) / 2
"""Radius of the dot of a single value (look: pay)."""

TAIL = (mm(1.8), mm(1.2), mm(0.6))
"""Blocks that thin out where a bar is open at an end (look: routes)."""

TAIL_GAP = mm(0.7)
"""White between those blocks."""

STUB = mm(5.4)
"""Bar before the blocks where only one end of a range is known (look: routes)."""


class PayAxis(Struct, frozen=True):
    """Where values stand: from *start* on, *unit* points for each, up to *limit*.

    Attributes:
        end: End of the measure; the room between the limit and it is the labels'.
    """

    start: Pt
    end: Pt
    unit: Pt
    limit: float

    def x(self, value: float) -> Pt:
        """Return where a value stands; one beyond the limit stands at the limit."""
        return self.start + min(value, self.limit) * self.unit


def reach(row: RangeRow) -> float:
    """Return the value after which the row's label stands."""
    return row.high if row.high is not None else row.low or 0.0


def overhang(row: RangeRow) -> Pt:
    """Return how far the drawing of a row goes on beyond its last value."""
    if row.low is None and row.high is None:
        return 0.0
    if row.high is None and row.open_end:
        return STUB + _tail_width()
    if row.open_end:
        return _tail_width()
    return DOT if _is_single(row) else 0.0


def _is_single(row: RangeRow) -> bool:
    return row.low is not None and (row.high is None or row.high == row.low)


def _tail_width() -> Pt:
    return sum(TAIL) + len(TAIL) * TAIL_GAP


def drawn_bar(row: RangeRow, axis: PayAxis, middle: Pt, setter: Setter) -> list[Item]:
    """Draw what is known of a range: a bar, a dot, or a bar that is open at an end."""
    palette = setter.theme.palette
    if row.low is None and row.high is None:
        return []
    if _is_single(row) and not row.open_end:
        return [filled(circle(axis.x(reach(row)), middle, DOT), palette.deep)]
    if row.high is None or row.low is None:
        return _half_known(row, axis, middle, setter)
    start, end = axis.x(row.low), axis.x(row.high)
    items: list[Item] = [_box(start, end, middle, setter)]
    if row.high > axis.limit:
        items += _break(end, middle, palette.deep)
    if row.open_end:
        items += _tail(end, middle, 1, setter)
    items += [
        upright(axis.x(value), middle - BAR / 2 - 2, BAR + 4, palette.deep, 1.5)
        for value, _ in row.points
    ]
    return items


def _box(start: Pt, end: Pt, middle: Pt, setter: Setter) -> Shape:
    palette = setter.theme.palette
    outline = rectangle(start, middle - BAR / 2, end - start, BAR)
    return stroked(outline, palette.deep, OUTLINE, fill=palette.bright)


def _half_known(row: RangeRow, axis: PayAxis, middle: Pt, setter: Setter) -> list[Item]:
    """Draw a range of which one end is known: a stub there, thinning out to the other."""
    known = axis.x(reach(row))
    if row.high is None:
        return [_box(known, known + STUB, middle, setter), *_tail(known + STUB, middle, 1, setter)]
    # Towards zero the stub has no more room than the value itself.
    stub = min(STUB, (known - axis.start) / 2)
    start = known - stub
    tail = _tail(start, middle, -1, setter) if start - _tail_width() >= axis.start else []
    return [_box(start, known, middle, setter), *tail]


def _tail(x: Pt, middle: Pt, direction: int, setter: Setter) -> list[Item]:
    """Draw the thinning blocks after *x*, to the end (1) or to the start (-1)."""
    items: list[Item] = []
    for width in TAIL:
        near = x + direction * TAIL_GAP
        x = near + direction * width
        items.append(_box(min(near, x), max(near, x), middle, setter))
    return items


def _break(end: Pt, middle: Pt, ink: Ink) -> list[Item]:
    """Draw the two slanted cuts that say: this bar is longer than drawn."""
    slant, gap = 3.0, 2.2
    x, top, bottom = end - mm(5), middle - BAR / 2 - 1, middle + BAR / 2 + 1
    corners = (
        Move(x - gap + slant, top),
        LineTo(x + gap + slant, top),
        LineTo(x + gap - slant, bottom),
        LineTo(x - gap - slant, bottom),
        Close(),
    )
    edges = [
        stroked(straight((x + side + slant, top), (x + side - slant, bottom)), ink, OUTLINE)
        for side in (-gap, gap)
    ]
    return [filled(Path(corners), WHITE), *edges]
