"""The search for the cheapest pages of a chapter, in numbers alone.

The whole chapter is weighed at once, as paragraphs are in line breaking: a page may
end a little early so that a later one need not end badly.  Two facing pages are
weighed together, too: whoever ends a right page knows how deep the left one is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from math import floor
from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.layout.galley import HYPHENATED, LONE_LINE, depth, short_of_line
from guidebuilder.layout.page_costs import (
    HYPHENATED_RECTO,
    LATE,
    PAGE,
    STUB,
    STUBBY,
    THIRD,
    TIGHT,
    UNLEVEL,
    cost_of_air,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidebuilder.geometry import Pt
    from guidebuilder.layout.galley import Strip

SLACK = 0.05
"""Overshoot in points that is rounding, not overflow."""

ROUNDING = 1e-6
"""Difference of two costs that is rounding: the earlier break then stands."""

FLOWING = 2.5
"""Lines of the deepest strip that counts as running text: a deeper one cannot fill a page up."""

REMEMBERED = 64
"""Chapters whose pages are remembered: where only page numbers change, they stay as they are."""


class TypeArea(Struct, frozen=True):
    """The room for text on a page.

    Attributes:
        depth: In points.
        line: From one line of the grid to the next, in points.
    """

    depth: Pt
    line: Pt


class Band(Struct, frozen=True):
    """What the search knows of a strip: all but what it shows (:class:`Strip` tells of each).

    Attributes:
        height: In points.
        break_after: Cost of ending a page after it.
        is_space: Whether it is only air.
        gives: How much of its air a page may take off, in points.
        snaps: For air: height of the grid lines down to the next of which it reaches.
        head: Depth of what is set again at the head of a page that begins with it.
        opens: Whether a section begins with it.
        needs: Depth down to the end of that section's first figure.
        begins_page: Whether it must stand at the head of a page.
    """

    height: Pt
    break_after: float
    is_space: bool
    gives: Pt
    snaps: Pt
    head: Pt
    opens: bool
    needs: Pt
    begins_page: bool

    @classmethod
    def of(cls, strip: Strip) -> Band:
        """Return what counts of a strip."""
        return cls(
            strip.height,
            strip.break_after,
            strip.is_space,
            strip.gives,
            strip.snaps,
            depth(strip.repeats) if strip.repeats else 0.0,
            bool(strip.opens),
            strip.needs,
            strip.begins_page,
        )


class Found(Struct, frozen=True):
    """A page of the cheapest sequence.

    Attributes:
        first: Number of the first band that is no air.
        last: Number of the last.
        cost: What it costs, the page that it faces included.
        break_cost: What the break at its end costs; 0 where the next page begins anyhow.
    """

    first: int
    last: int
    cost: float
    break_cost: float


@lru_cache(maxsize=REMEMBERED)
def cheapest_pages(bands: tuple[Band, ...], area: TypeArea, *, recto: bool) -> tuple[Found, ...]:
    """Return the pages that cost least in all.

    Args:
        bands: Those of a galley, top to bottom.
        area: The room on a page.
        recto: Whether the first page is a right one.
    """
    matter = _Matter(bands, area)
    return tuple(matter.found(way) for way in _cheapest(matter, recto=recto))


class _End(Struct, frozen=True):
    """A page that ends after the strip *last* of a galley's matter.

    Attributes:
        last: Number of the strip in the matter.
        depth: Of the page, in points.
        cost: What it costs by itself.
        flows: Whether running text goes on on the next page.
        in_word: Whether it ends inside a word.
    """

    last: int
    depth: Pt
    cost: float
    flows: bool
    in_word: bool


class _Way(Struct, frozen=True):
    """The cheapest way to end a page here, of those with the same page before it.

    Attributes:
        total: Cost of all pages so far.
        first: Where the page begins, as a number of the matter.
        end: The page.
        before: How the page before it ended.
    """

    total: float
    first: int
    end: _End
    before: _Way | None


class _Matter:
    """A galley without its air: what may end a page, and what that costs."""

    def __init__(self, bands: Sequence[Band], area: TypeArea) -> None:
        self.bands = bands
        self.area = area
        self.places = [at for at, band in enumerate(bands) if not band.is_space]
        self.strips = [bands[at] for at in self.places]
        self.count = len(self.places)
        self.openers = [at for at, strip in enumerate(self.strips) if strip.opens]
        self._measure()
        self.ends = self._possible_ends()

    def _measure(self) -> None:
        """Add up, once, what every page asks for: depths, air that may go, costs of breaks."""
        self.tops: list[Pt] = []
        self.bottoms: list[Pt] = []
        self.given: list[Pt] = []
        self.breaks: list[float] = []
        # Air that reaches down to the grid wherever it stands: the strip after it, its top.
        self.snaps: list[tuple[int, Pt, Band]] = []
        y = given = 0.0
        for strip in self.bands:
            if strip.is_space:
                given += strip.gives
                if strip.snaps:
                    self.snaps.append((len(self.tops), y, strip))
                # A page may end before the air or after it: whichever costs less.
                if self.breaks:
                    self.breaks[-1] = min(self.breaks[-1], strip.break_after)
            else:
                self.tops.append(y)
                self.bottoms.append(y + strip.height)
                self.given.append(given)
                self.breaks.append(strip.break_after)
            y += strip.height

    def _possible_ends(self) -> list[int]:
        """Return where a page may end; inside a piece deeper than a page, after every strip."""
        ends: list[int] = []
        first = 0
        for at in range(self.count):
            is_last = at + 1 == self.count
            if is_last or self.breaks[at] < LONE_LINE or self.strips[at + 1].begins_page:
                inside = range(first, at) if self._over(first, at) > SLACK else ()
                ends += (*inside, at)
                first = at + 1
        return ends

    def _depth(self, first: int, last: int) -> Pt:
        return self.bottoms[last] - self.tops[first] + self.strips[first].head

    def _over(self, first: int, last: int, shift: Pt = 0.0) -> Pt:
        """Return by how much strips are deeper than a page when all air is taken off.

        Text goes back to the grid below what gives half a line: only whole lines count.
        """
        line = self.area.line
        given = line * floor((self.given[last] - self.given[first] + SLACK) / line)
        return self._depth(first, last) + shift - given - self.area.depth

    def pages(self, first: int) -> Iterator[_End]:
        """Yield each page that may begin with the strip *first*."""
        top = self.tops[first] - self.strips[first].head
        late = shift = 0.0
        opener = bisect_right(self.openers, first)
        begun = False
        snaps = iter(self.snaps[bisect_right(self.snaps, first, key=lambda each: each[0]) :])
        snap = next(snaps, None)
        for last in self.ends[bisect_left(self.ends, first) :]:
            while snap is not None and snap[0] <= last:
                _, y, air = snap
                shift += short_of_line(y - top + shift, air.snaps) - air.height
                snap = next(snaps, None)
            # What is too deep by itself gets a page of its own.
            if begun and self._over(first, last, shift) > SLACK:
                return
            begun = True
            while opener < len(self.openers) and self.openers[opener] <= last:
                at = self.openers[opener]
                opener += 1
                if self._comes_late(at, self.tops[at] - top + shift):
                    late += LATE
            yield self._end(last, self.bottoms[last] - top + shift, late)
            if last + 1 < self.count and self.strips[last + 1].begins_page:
                return

    def _comes_late(self, at: int, used: Pt) -> bool:
        """Whether a section finds too little room: a third of the page, or that for its figure."""
        room = self.area.depth - used
        return room < THIRD * self.area.depth or room + SLACK < self.strips[at].needs

    def _end(self, last: int, used: Pt, late: float) -> _End:
        """Weigh a page by itself; *used* is its depth before air is taken off."""
        tight = TIGHT if used > self.area.depth + SLACK else 0.0
        used = min(used, self.area.depth)
        own = PAGE + late + tight
        if last + 1 == self.count:
            # The last page of a chapter may be short, but not nearly blank.
            stubby = STUBBY if used < STUB * self.area.depth else 0.0
            return _End(last, used, own + stubby, flows=False, in_word=False)
        following = self.strips[last + 1]
        before_page, before_section = following.begins_page, following.opens
        own += cost_of_air(
            1 - used / self.area.depth, before_page=before_page, before_section=before_section
        )
        if before_page:
            return _End(last, used, own, flows=False, in_word=False)
        cost = self.breaks[last]
        flows = not (before_section or following.head) and (
            following.height <= FLOWING * self.area.line
        )
        return _End(last, used, own + cost, flows=flows, in_word=cost == HYPHENATED)

    def found(self, way: _Way) -> Found:
        """Return a page of the way that was taken, by the numbers of its bands."""
        after = way.end.last + 1
        is_free = after == self.count or self.strips[after].begins_page
        return Found(
            self.places[way.first],
            self.places[way.end.last],
            way.total - (way.before.total if way.before else 0.0),
            0.0 if is_free else self.breaks[way.end.last],
        )


def _cheapest(matter: _Matter, *, recto: bool) -> list[_Way]:
    """Return the cheapest way through a galley, page by page.

    Before a left page only the best way so far matters: nothing later depends on what
    came before.  Before a right page one is kept for each depth of the left page that
    could still pay off.
    """
    start = _Way(0.0, 0, _End(-1, 0.0, 0.0, flows=False, in_word=False), None)
    before_left: dict[int, _Way] = {} if recto else {0: start}
    before_right: dict[int, list[_Way]] = {0: [start]} if recto else {}
    for first in range(matter.count):
        left = before_left.get(first)
        right = _worth_keeping(before_right.get(first, ()), matter.area.line)
        if left is None and not right:
            continue
        for end in matter.pages(first):
            after = end.last + 1
            if left is not None:
                way = _Way(left.total + end.cost, first, end, left)
                before_right.setdefault(after, []).append(way)
            if right:
                way = _facing(right, first, end, matter.area.line)
                if after not in before_left or way.total < before_left[after].total - ROUNDING:
                    before_left[after] = way
    done = before_right.get(matter.count, [])
    if matter.count in before_left:
        done.append(before_left[matter.count])
    last = min(done, key=lambda each: each.total, default=None)
    ways: list[_Way] = []
    while last is not None and last.before is not None:
        ways.append(last)
        last = last.before
    return ways[::-1]


def _facing(lefts: Sequence[_Way], first: int, end: _End, line: Pt) -> _Way:
    """Return the cheapest way to a right page, whose left one may differ in depth."""
    cross = HYPHENATED_RECTO if end.in_word else 0.0
    before = lefts[0]
    total = before.total + _unlevel(before.end, end, line)
    for other in lefts[1:]:
        # They come in the order of their totals.
        if other.total >= total:
            break
        if other.total + _unlevel(other.end, end, line) < total:
            before = other
            total = other.total + _unlevel(other.end, end, line)
    return _Way(total + end.cost + cross, first, end, before)


def _unlevel(left: _End, right: _End, line: Pt) -> float:
    """Return what the bottoms of two facing pages cost: nothing unless text runs on from both."""
    if not (left.flows and right.flows):
        return 0.0
    return UNLEVEL * abs(left.depth - right.depth) / line


def _worth_keeping(ways: Sequence[_Way], line: Pt) -> list[_Way]:
    """Return the ways to a left page that some right page may make the cheapest."""
    kept: list[_Way] = []
    for way in sorted(ways, key=lambda each: each.total):
        if not any(_beats(each, way, line) for each in kept):
            kept.append(way)
    return kept


def _beats(better: _Way, worse: _Way, line: Pt) -> bool:
    """Whether a way costs less than another whatever right page faces it."""
    if not better.end.flows:
        return True
    return worse.end.flows and (better.total + _unlevel(better.end, worse.end, line) <= worse.total)
