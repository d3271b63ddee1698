"""Paragraphs a line shorter or longer, where that makes pages better.

A paragraph can often be set in one line less or more without being set badly.  Most pages
need no such help; where one is costly (a rule relaxed, a hole, facing pages that are not
level), the paragraphs on it and on the page before it are tried, one exchange at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.layout.page_breaking import Cut, break_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidebuilder.layout.galley import Galley
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.page_search import TypeArea

COSTLY = 500.0
"""Cost of a page from which on other settings of its paragraphs are tried."""

GAIN = 50.0
"""What an exchange must save at least: half a line of difference between facing pages."""

EXCHANGES = 4
"""Most paragraphs of a chapter that are set otherwise."""

TRIED = 12
"""Most settings that are tried for one exchange: each means to break all pages again."""


class _Setting(Struct, frozen=True):
    """A galley with some paragraphs set otherwise than is best for them, and its pages."""

    galley: Galley
    cuts: tuple[Cut, ...]
    exchanged: float = 0.0

    @property
    def cost(self) -> float:
        return self.exchanged + sum(each.cost for each in self.cuts)


def best_pages(galley: Galley, area: TypeArea, *, recto: bool = True) -> tuple[Cut, ...]:
    """Cut a galley into pages, with other settings of paragraphs where these pay off.

    Args:
        galley: Set strips, top to bottom.
        area: The room on a page.
        recto: Whether the first page is a right one.

    Returns:
        The pages in order, as from ``break_pages``.
    """
    best = _Setting(galley, break_pages(galley, area, recto=recto))
    for _ in range(EXCHANGES):
        settings = (
            _Setting(each, break_pages(each, area, recto=recto), best.exchanged + cost)
            for each, cost in _exchanges(best)
        )
        better = min(settings, key=lambda each: each.cost, default=best)
        if better.cost > best.cost - GAIN:
            break
        best = better
    return best.cuts


def _exchanges(setting: _Setting) -> Iterator[tuple[Galley, float]]:
    """Yield the galley with one paragraph set otherwise, and what that costs."""
    wanted = list(_near_trouble(setting.cuts))
    tried = 0
    for at, strip in enumerate(setting.galley):
        other = strip.other_settings
        if other is None or not any(strip is each for each in wanted):
            continue
        end = at + len(other.as_set)
        now = setting.galley[at:end]
        ahead = _come_since(now, other.as_set)
        if ahead is None:
            continue
        for variant in other.make():
            if tried == TRIED:
                return
            tried += 1
            changed = _in_place_of(now, variant.galley, ahead)
            yield (*setting.galley[:at], *changed, *setting.galley[end:]), variant.cost


def _come_since(now: Galley, as_set: Galley) -> tuple[Item, ...] | None:
    """Return what was put before the first line since a paragraph was set: an anchor, a number.

    ``None`` if more has changed (a note stands beside a line, lines are kept together): the
    paragraph must then stay as it is.
    """
    if len(now) != len(as_set):
        return None
    for strip, before in zip(now[1:], as_set[1:], strict=True):
        if strip.items is not before.items:
            return None
    for strip, before in zip(now[:-1], as_set[:-1], strict=True):
        if strip.break_after != before.break_after:
            return None
    count = len(now[0].items) - len(as_set[0].items)
    same = zip(now[0].items[max(count, 0) :], as_set[0].items, strict=False)
    if count < 0 or any(item is not before for item, before in same):
        return None
    return now[0].items[:count]


def _in_place_of(now: Galley, other: Galley, ahead: tuple[Item, ...]) -> Galley:
    """Return another setting of a paragraph, with all that its place in the galley gives it."""
    first = replace(
        now[0],
        items=(*ahead, *other[0].items),
        break_after=other[0].break_after,
        other_settings=None,
    )
    # What stands around the paragraph set the cost of a break after it.
    last = replace(other[-1], break_after=now[-1].break_after)
    return (first, *other[1:-1], last)


def _near_trouble(cuts: Sequence[Cut]) -> Iterator[object]:
    """Yield the first lines of paragraphs on costly pages and on the page before each."""
    for number, cut in enumerate(cuts):
        follows = cuts[number + 1 : number + 2]
        if any(each.cost >= COSTLY for each in (cut, *follows)):
            yield from (each for each in cut.strips if each.other_settings is not None)
