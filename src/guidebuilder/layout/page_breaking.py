"""Cutting a galley into pages: the cheapest sequence of permitted breaks, set on the grid.

Where pages end is found by :mod:`guidebuilder.layout.page_search`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.layout.galley import Galley, depth, short_of_line
from guidebuilder.layout.page_costs import RELAXED
from guidebuilder.layout.page_search import SLACK, Band, cheapest_pages

if TYPE_CHECKING:
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.galley import Strip
    from guidebuilder.layout.page_search import Found, TypeArea

TRIES = 4
"""How often a page is tightened anew because it came out too deep on the grid."""


class Cut(Struct, frozen=True):
    """One page of a galley.

    Attributes:
        strips: What stands on it, air at head and foot dropped, repeated heads put in.
        relaxed: The rule that it does not keep, as the end of a sentence about the page.
        overflow: By how much it is deeper than the page, in points.
        cost: What it costs, facing pages included; one that is spoilt costs most.
    """

    strips: Galley
    relaxed: str | None = None
    overflow: Pt = 0.0
    cost: float = 0.0


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


def _fitted(strips: Galley, page_depth: Pt) -> Galley:
    """Return a page with so much air taken off that it fits, and text back on the grid.

    Air that goes down to the grid takes back some of what was taken off above it.
    """
    target = page_depth
    for _ in range(TRIES):
        page = _snapped(_tightened(strips, target))
        over = depth(page) - page_depth
        if over <= SLACK:
            return page
        target -= over
    return _tightened(strips, page_depth)


def filled_up(strips: Galley, page_depth: Pt) -> Galley:
    """Return the last page of a chapter; if it ends in a strip that fills, it is full of them."""
    last = strips[-1]
    if not last.fills:
        return strips
    more = int((page_depth - depth(strips) + SLACK) // last.height)
    return (*strips, *(last for _ in range(more)))


def break_pages(galley: Galley, area: TypeArea, *, recto: bool = True) -> tuple[Cut, ...]:
    """Cut a galley into pages.

    Args:
        galley: Set strips, top to bottom.
        area: The room on a page.
        recto: Whether the first page is a right one.

    Returns:
        The pages in order.  Nothing is lost: the strips of all pages are those of the
        galley, but for air at page ends and repeated heads.  A strip deeper than a
        page gets one of its own, with its overflow noted.
    """
    pages = cheapest_pages(tuple(map(Band.of, galley)), area, recto=recto)
    return tuple(_cut(galley, page, area) for page in pages)


def _cut(galley: Galley, page: Found, area: TypeArea) -> Cut:
    """Return a page as it is set."""
    strips = _fitted(_snapped(trimmed(galley[page.first : page.last + 1])), area.depth)
    over = max(0.0, depth(strips) - area.depth)
    return Cut(strips, RELAXED.get(page.break_cost), over if over > SLACK else 0.0, page.cost)
