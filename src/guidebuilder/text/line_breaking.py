"""Chooses where the lines of a paragraph end, over the whole paragraph at once.

The method is that of Knuth and Plass ("Breaking paragraphs into lines", 1981) as
TeX has it: badness by the cube of the stretch, fitness classes, demerits for
hyphens in a row.  Ragged setting is the same with glue at the line's end in place
of the spaces.  Glyphs that may be scaled and tracked a little (``flex``) take up
what they can before the spaces do.  Parameters and their sweeps: decision 0013.

A paragraph comes as parallel lists of numbers (``text.break_table``), so that a line is
a few subtractions; that is what makes pure Python fast enough.
"""

from __future__ import annotations

import math
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from guidebuilder.geometry import Pt
    from guidebuilder.text.attempts import Attempt
    from guidebuilder.text.break_table import BreakTable

ROUNDING = 1e-6
"""Points by which sums of widths may differ and still be equal."""

LINE_PENALTY = 10.0
"""For each line: TeX's linepenalty; paragraphs prefer fewer lines."""

DOUBLE_HYPHEN_DEMERITS = 10_000.0
"""For two lines in a row that end in a hyphen: TeX's doublehyphendemerits."""

FINAL_HYPHEN_DEMERITS = 5_000.0
"""For a hyphen at the end of the last line but one: TeX's finalhyphendemerits."""

ADJACENT_DEMERITS = 10_000.0
"""For a tight line after a loose one, or any two classes apart: TeX's adjdemerits."""

RUNT_DEMERITS = 1_000_000.0
"""For a last line too short or of one word, where it is tolerated: badness 1,000."""

INFINITE_BADNESS = 10_000.0
"""Badness of a line that would have to stretch without limit: TeX's inf_bad."""

TIGHT, DECENT, LOOSE, VERY_LOOSE = range(4)
DECENT_BADNESS, LOOSE_BADNESS = 12.0, 99.0
"""TeX's fitness classes, and the badness up to which a line is decent or loose."""


class Way(NamedTuple):
    """A way to break a paragraph.

    Attributes:
        places: Where the lines end, as indices into the table; the last is its last.
        demerits: What it costs.
    """

    places: tuple[int, ...]
    demerits: float


def total_fit(table: BreakTable, first: Pt, rest: Pt, attempt: Attempt) -> Way | None:
    """Return the best way to break a paragraph, None if some line would be worse than accepted.

    Args:
        table: Where lines may end.
        first: Measure of the first line.
        rest: Measure of the other lines.
        attempt: What may be done.
    """
    fit = _TotalFit(table, first, rest, attempt)
    return fit.way(_best(fit.endings(by_lines=False)))


def ways_by_lines(table: BreakTable, first: Pt, rest: Pt, attempt: Attempt) -> dict[int, Way]:
    """Return the best way for each number of lines that an attempt can give a paragraph.

    Args:
        table: Where lines may end.
        first: Measure of the first line.
        rest: Measure of the other lines.
        attempt: What may be done.
    """
    fit = _TotalFit(table, first, rest, attempt)
    endings = fit.endings(by_lines=True)
    best = (
        fit.way(_best(node for node in endings if node.lines == lines))
        for lines in sorted({node.lines for node in endings})
    )
    return {len(way.places): way for way in best if way is not None}


class _Node(NamedTuple):
    """The best way found to end a line at one place, with one fitness and ladder.

    Each limit is a width that counts from the paragraph's start: how far the next
    line reaches.

    Attributes:
        tight: Limit of the next line, if all closes up, less what closes up before it.
        loose: The least such limit of any line from here on that stretches as far as
            is accepted, less what stretches before it.
        limit: Limit of the next line in its natural width.
        start: Width before it.
        space: Width of the stretchable spaces before it.
        clusters: Number of clusters before it.
        fitness: Fitness class of the line that ends here.
        ladder: Number of lines in a row that end inside a word.
        demerits: Demerits of all lines so far.
        divisions: Number of them that end inside a word.
        lines: Number of lines, if they are told apart by it, else 0.
        at: The place.
        before: Where the line that ends here began.
    """

    tight: Pt
    loose: Pt
    limit: Pt
    start: Pt
    space: Pt
    clusters: int
    fitness: int
    ladder: int
    demerits: float
    divisions: int
    lines: int
    at: int
    before: _Node | None = None


class _TotalFit:
    """One attempt at one paragraph."""

    def __init__(self, table: BreakTable, first: Pt, rest: Pt, attempt: Attempt) -> None:
        self._table = table
        self._rest = rest
        self._attempt = attempt
        self._last = len(table.end) - 1
        self._clusters = table.clusters or [0] * len(table.end)
        # The spaces and glyphs of a line close up and stretch by what they do up to its
        # end less what they do up to its start: so its shortest and its longest width
        # are one subtraction each.
        self._shortest, self._tight = self._reaching(-1, attempt.shrink)
        self._least = _least_from(self._shortest)
        if attempt.badness < INFINITE_BADNESS:
            most = (attempt.badness / 100) ** (1 / 3)
            self._slack = most * attempt.slack + ROUNDING
            self._longest, loose = self._reaching(1, most * attempt.stretch)
            self._loose = _least_from(loose)
        else:
            self._slack = math.inf
            self._longest = self._loose = table.end
        self._penalties = [
            (penalty + attempt.hyphen_penalty * hyphen) ** 2
            for penalty, hyphen in zip(table.penalty, table.hyphen, strict=True)
        ]
        start = table.start
        flex = attempt.scale * start
        self._start = _Node(
            start - flex + first,
            min(start + flex + first, self._loose[0] + rest) - self._slack,
            start + first,
            start,
            0.0,
            0,
            DECENT,
            0,
            0.0,
            0,
            0,
            -1,
        )

    def _reaching(self, sign: int, share: float) -> tuple[list[Pt], list[Pt]]:
        """Return how far the text reaches at most or at least, to ends and starts of lines.

        Args:
            sign: 1 if all stretches, -1 if all closes up.
            share: By which share of their width spaces then grow or shrink.
        """
        table, scale, tracking = self._table, self._attempt.scale, self._attempt.tracking
        if not share and not scale and not tracking:
            return table.end, table.resume
        scaled, grown, tracked = 1 + sign * scale, sign * share, sign * tracking
        return tuple(  # type: ignore[return-value]
            [
                scaled * width + grown * space + tracked * cluster
                for width, space, cluster in zip(widths, spaces, self._clusters, strict=True)
            ]
            for widths, spaces in (
                (table.end, table.space_end),
                (table.resume, table.space_resume),
            )
        )

    def endings(self, *, by_lines: bool) -> Sequence[_Node]:
        """Return the ways to the paragraph's end, the best for each kind of last line."""
        active = [self._start]
        gone = 0
        for at, (least, longest) in enumerate(zip(self._least, self._longest, strict=True)):
            # Too long for all that follows; nodes stand in the order of the text.
            while active[gone].tight < least - ROUNDING:
                if self._may_overflow(active[gone], at):
                    break
                gone += 1
                if gone == len(active):
                    return ()
            if at == self._last:
                break
            if active[gone].loose > longest:
                continue  # Too short, and so is any line that begins later.
            found = self._step(active[gone:], at, int(by_lines))
            if len(found) == 1:
                active += found.values()
            elif found:
                active += _undominated(found)
        return tuple(self._step(active[gone:], self._last, int(by_lines)).values())

    def way(self, node: _Node | None) -> Way | None:
        """Return the way to a node, None if it has more hyphens than it may."""
        if node is None:
            return None
        places: list[int] = []
        demerits, before = node.demerits, node.before
        at = node.at
        while before is not None:
            places.append(at)
            at, before = before.at, before.before
        hyphens = sum(self._table.hyphen[at] > 0 for at in places)
        if hyphens * self._attempt.hyphen_lines > len(places):
            return None
        return Way(tuple(reversed(places)), demerits)

    def _may_overflow(self, node: _Node, at: int) -> bool:
        """Whether a line may be too long because it holds a single part."""
        return self._attempt.may_overflow and node.at == at - 1

    def _step(
        self, active: Iterable[_Node], at: int, lines_more: int
    ) -> dict[tuple[int, int, int], _Node]:
        """Return the best ways to end a line at a place, by lines, ladder and fitness."""
        rest, resume, divides = self._rest, self._table.resume[at], self._table.divides[at]
        # How far the lines reach that begin here: the same for all nodes of this place.
        limits = (
            self._tight[at] + rest,
            self._loose[at] + rest - self._slack,
            resume + rest,
            resume,
            self._table.space_resume[at],
            self._clusters[at],
        )
        found: dict[tuple[int, int, int], _Node] = {}
        for node, badness, fitness in self._lines(active, at):
            ladder = node.ladder + 1 if divides else 0
            if ladder > self._attempt.ladder:
                continue
            demerits = node.demerits + (LINE_PENALTY + badness) ** 2 + self._penalties[at]
            if not -1 <= fitness - node.fitness <= 1:
                demerits += ADJACENT_DEMERITS
            if ladder > 1:
                demerits += DOUBLE_HYPHEN_DEMERITS
            if at == self._last:
                demerits += self._ending_demerits(node)
            divisions = node.divisions + divides
            kind = node.lines + lines_more, ladder, fitness
            best = found.get(kind)
            if best is None or _is_less(demerits, divisions, best):
                found[kind] = _Node(
                    *limits, fitness, ladder, demerits, divisions, kind[0], at, node
                )
        return found

    def _lines(self, active: Iterable[_Node], at: int) -> Iterator[tuple[_Node, float, int]]:
        """Yield where a line that ends at a place may begin, its badness and its fitness."""
        table, attempt = self._table, self._attempt
        shortest, longest = self._shortest[at] - ROUNDING, self._longest[at]
        end, space_end, clusters_end = table.end[at], table.space_end[at], self._clusters[at]
        slack, scale, tracking = attempt.slack, attempt.scale, attempt.tracking
        if at == self._last:
            longest = slack = math.inf
        for node in active:
            if node.loose > longest:
                return  # This line is too short, and so is any that begins later.
            if node.tight < shortest and not self._may_overflow(node, at):
                continue
            if at == self._last and self._is_runt(node):
                continue
            short, scaled = node.limit - end, scale * (end - node.start)
            if abs(short) <= scaled + ROUNDING:
                yield node, 0.0, DECENT
                continue
            spaces, tracked = space_end - node.space, tracking * (clusters_end - node.clusters)
            tight = short < 0
            room = attempt.shrink * spaces if tight else attempt.stretch * spaces + slack
            badness = _badness(abs(short) - scaled, room, tracked)
            if badness <= attempt.badness:
                yield node, badness, _fitness(badness, tight=tight)

    def _is_runt(self, node: _Node) -> bool:
        """Whether the last line is too short if it begins at a node."""
        if node.before is None:
            return False
        table, attempt = self._table, self._attempt
        width = table.end[self._last] - node.start
        return self._last_words(node) < attempt.last_words or width < attempt.runt

    def _ending_demerits(self, node: _Node) -> float:
        """Return what a last line from a node costs besides."""
        if node.before is None:
            return 0.0
        runt = RUNT_DEMERITS if self._last_words(node) == 1 else 0.0
        return runt + (FINAL_HYPHEN_DEMERITS if node.ladder else 0.0)

    def _last_words(self, node: _Node) -> int:
        return self._table.words[self._last] - self._table.words[node.at]


def _fitness(badness: float, *, tight: bool) -> int:
    if badness <= DECENT_BADNESS:
        return DECENT
    if tight:
        return TIGHT
    return LOOSE if badness <= LOOSE_BADNESS else VERY_LOOSE


def _badness(short: Pt, room: Pt, tracked: Pt) -> float:
    """Return how bad it is to gain some points from spaces and tracking, up to ten thousand.

    Both give way together, until no more can be tracked.

    Args:
        short: The points.
        room: What spaces give way at badness 100.
        tracked: What tracking gives way at most.
    """
    if short <= room + tracked:
        ratio = short / (room + tracked)
    elif room > 0:
        ratio = (short - tracked) / room
    else:
        return INFINITE_BADNESS
    return float(min(100 * ratio**3, INFINITE_BADNESS))


def _least_from(widths: Sequence[Pt]) -> list[Pt]:
    """Return for each index the least of the widths from there on."""
    return list(accumulate(reversed(widths), min))[::-1]


def _best(nodes: Iterable[_Node]) -> _Node | None:
    best: _Node | None = None
    for node in nodes:
        if best is None or _is_less(node.demerits, node.divisions, best):
            best = node
    return best


def _is_less(demerits: float, divisions: int, best: _Node) -> bool:
    """Whether a way is better than the best of those that were tried before it.

    Of equal ways the one with fewer divided words is, and then the one whose last line
    begins earlier, which was tried first: so the result is the same on any machine.
    """
    if abs(demerits - best.demerits) > ROUNDING:
        return demerits < best.demerits
    return divisions < best.divisions


def _undominated(found: dict[tuple[int, int, int], _Node]) -> Iterator[_Node]:
    """Yield the nodes of one place that may yet be part of the best way.

    After a node with a shorter ladder, or one as long, the same lines may follow and
    cost at most a change of fitness more.
    """
    least, lines = math.inf, 0
    for node in sorted(found.values(), key=_dominance):
        if node.lines != lines:
            least, lines = math.inf, node.lines
        if node.demerits <= least + ADJACENT_DEMERITS:
            yield node
        least = min(least, node.demerits)


def _dominance(node: _Node) -> tuple[int, int, float]:
    return node.lines, node.ladder, node.demerits
