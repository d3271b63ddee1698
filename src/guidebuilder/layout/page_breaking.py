"""Cutting a galley into pages: the cheapest sequence of permitted breaks.

The whole chapter is weighed at once, as paragraphs are in line breaking: a page may
end a little early so that a later one need not end badly.
"""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.layout.galley import FORBIDDEN, Galley, depth, short_of_line

if TYPE_CHECKING:
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.galley import Strip

SLACK = 0.05
"""Overshoot in points that is rounding, not overflow."""

THIRD = 1 / 3
"""A section follows on only if at least so much of the page is left (look: grid)."""

RELAXED = 10_000.0
"""Cost of a break that the strips forbid: taken only if there is no other way."""

PAGE = 8.0
"""Cost of one page more."""

TIGHT = 4.0
"""Cost of a page from whose air a line is taken."""

HOLE = 0.4
"""Share of a page that may be empty before it reads as a hole."""

STUB = 0.15
"""Share of a page that a chapter's last page fills at least."""


class Cut(Struct, frozen=True):
    """One page of a galley.

    Attributes:
        strips: What stands on it, air at head and foot dropped, repeated heads put in.
        is_relaxed: Whether it ends at a break that its strips forbid.
        overflow: By how much it is deeper than the page, in points.
    """

    strips: Galley
    is_relaxed: bool = False
    overflow: Pt = 0.0


def trimmed(strips: Galley) -> Galley:
    """Return strips without the air at head and foot, with the heads that the first repeats."""
    first, last = 0, len(strips)
    while first < last and strips[first].is_space:
        first += 1
    while last > first and strips[last - 1].is_space:
        last -= 1
    body = strips[first:last]
    return (*body[0].repeats, *body) if body else ()


def _snapped(strips: Galley) -> Galley:
    """Return a page on which air that reaches down to the grid does so."""
    page: list[Strip] = []
    y = 0.0
    for strip in strips:
        page.append(_at(strip, y))
        y += page[-1].height
    return tuple(page)


def _at(strip: Strip, y: Pt) -> Strip:
    """Return a strip as it stands at a depth of its page."""
    return replace(strip, height=short_of_line(y, strip.snaps)) if strip.snaps else strip


def _tightened(strips: Galley, page_depth: Pt) -> Galley:
    """Return a page with so much air taken off, from its foot upwards, that it fits."""
    over = depth(strips) - page_depth
    page = list(strips)
    for index in reversed(range(len(page))):
        if over <= SLACK:
            break
        given = page[index].gives
        if given:
            page[index] = replace(page[index], height=page[index].height - given)
            over -= given
    return tuple(page)


def filled_up(strips: Galley, page_depth: Pt) -> Galley:
    """Return the last page of a chapter; if it ends in a strip that fills, it is full of them."""
    last = strips[-1]
    if not last.fills:
        return strips
    more = int((page_depth - depth(strips) + SLACK) // last.height)
    return (*strips, *(last for _ in range(more)))


def break_pages(galley: Galley, page_depth: Pt) -> tuple[Cut, ...]:
    """Cut a galley into pages.

    Args:
        galley: Set strips, top to bottom.
        page_depth: Depth of the type area, in points.

    Returns:
        The pages in order.  Nothing is lost: the strips of all pages are those of the
        galley, but for air at page ends and repeated heads.  A strip deeper than a
        page gets one of its own, with its overflow noted.
    """
    count = len(galley)
    best = [inf] * (count + 1)
    previous = [-1] * (count + 1)
    best[0] = 0.0
    for start in range(count):
        if best[start] == inf:
            continue
        for end, cost in _page_ends(galley, start, page_depth):
            total = best[start] + cost
            if total < best[end] - 1e-9:
                best[end], previous[end] = total, start
    ends = [count]
    while ends[-1] > 0:
        ends.append(previous[ends[-1]])
    cuts = []
    for end, start in pairwise(ends):
        strips = _tightened(_snapped(trimmed(galley[start:end])), page_depth)
        if not strips:
            continue
        relaxed = end < count and galley[end - 1].break_after == FORBIDDEN
        over = max(0.0, depth(strips) - page_depth)
        cuts.append(Cut(strips, relaxed, over if over > SLACK else 0.0))
    return tuple(reversed(cuts))


def _page_ends(galley: Galley, start: int, page_depth: Pt) -> list[tuple[int, float]]:
    """Return each end that a page from *start* may have, with its cost."""
    first = start
    while first < len(galley) and galley[first].is_space:
        first += 1
    if first == len(galley):
        return [(len(galley), 0.0)]
    used = depth(galley[first].repeats)
    air = given = 0.0
    late = 0.0
    ends: list[tuple[int, float]] = []
    for index in range(first, len(galley)):
        strip = galley[index]
        if strip.begins_page and index > first:
            break
        if strip.opens and index > first:
            left = 1 - (used + air) / page_depth
            if left < THIRD:
                late += 40.0
        if strip.is_space:
            air += _at(strip, used + air).height
            given += strip.gives
        else:
            if used + air + strip.height - given > page_depth + SLACK and index > first:
                break
            used += air + strip.height
            air = 0.0
        tight = TIGHT if used > page_depth + SLACK else 0.0
        cost = _cost(galley, index, used / page_depth) + late + tight
        ends.append((index + 1, cost))
    return ends


def _cost(galley: Galley, index: int, fill: float) -> float:
    """Return the cost of ending a page after strip *index* with the page so far *fill*ed."""
    strip = galley[index]
    rest = index + 1
    while rest < len(galley) and galley[rest].is_space:
        rest += 1
    empty = max(0.0, 1 - fill)
    if rest == len(galley):
        # The last page of a chapter may be short, but not nearly blank.
        return PAGE + (20.0 if fill < STUB else 0.0)
    hole = 500 * max(0.0, empty - HOLE)
    following = galley[rest]
    if following.begins_page:
        return PAGE + 4 * empty
    cost = RELAXED if strip.break_after == FORBIDDEN else strip.break_after
    if following.opens:
        return PAGE + cost + 12 * empty + hole
    return PAGE + cost + 600 * empty * empty + hole
