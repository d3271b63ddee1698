"""Chooses where the lines of a paragraph end, over the whole paragraph at once.

The method is that of Knuth and Plass ("Breaking paragraphs into lines", 1981) as
TeX has it: badness by the cube of the stretch, fitness classes, demerits for
hyphens in a row.  Ragged setting is the same with glue at the line's end in place
of the spaces.  Glyphs that may be scaled and tracked a little (``flex``) take up
what they can before the spaces do.  Parameters and their sweeps: decision 0013.

A paragraph comes as parallel lists of numbers, one entry for each place where a
line may end, so that a line is a few subtractions; that is what makes pure Python
fast enough.
"""

from __future__ import annotations

import math
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from guidebuilder.geometry import Pt
    from guidebuilder.text.attempts import Attempt

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


class BreakTable(Struct):
    """The places where a line may end, as parallel lists; the last is the paragraph's end.

    Widths count from the paragraph's start, in points.

    Attributes:
        start: Where the first line begins; above 0 where its first character hangs out.
        end: Width up to the line's end: no space after it, its hyphen included.
        resume: Width up to the start of the next line.
        space_end: Width of the spaces that can stretch, up to the line's end.
        space_resume: The same, up to the start of the next line.
        clusters: Number of clusters up to the line's end; empty if none is tracked.
        words: Number of words that have ended.
        penalty: What ending a line here costs, a hyphen that we add apart.
        hyphen: How many hyphen penalties it costs besides; above 0 it adds a hyphen.
        divides: Whether the line ends inside a word.
    """

    start: Pt = 0.0
    end: list[Pt] = field(default_factory=list)
    resume: list[Pt] = field(default_factory=list)
    space_end: list[Pt] = field(default_factory=list)
    space_resume: list[Pt] = field(default_factory=list)
    clusters: list[int] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    penalty: list[float] = field(default_factory=list)
    hyphen: list[float] = field(default_factory=list)
    divides: list[bool] = field(default_factory=list)


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
        table, attempt, rest = self._table, self._attempt, self._rest
        shortest, longest = self._shortest[at] - ROUNDING, self._longest[at]
        end, space_end, clusters_end = table.end[at], table.space_end[at], self._clusters[at]
        penalty, divides, ends = self._penalties[at], table.divides[at], at == self._last
        slack = attempt.slack
        if ends:
            longest = slack = math.inf
        # How far the lines reach that begin here: the same for all nodes of this place.
        limits = (
            self._tight[at] + rest,
            self._loose[at] + rest - self._slack,
            table.resume[at] + rest,
            table.resume[at],
            table.space_resume[at],
            clusters_end,
        )
        found: dict[tuple[int, int, int], _Node] = {}
        for node in active:
            tight, loose, limit, start, space, clusters, before, ladder, *_ = node
            if loose > longest:
                break  # This line is too short, and so is any that begins later.
            if tight < shortest and not self._may_overflow(node, at):
                continue
            short, scaled = limit - end, attempt.scale * (end - start)
            fitness, badness = DECENT, 0.0
            if short > scaled + ROUNDING:
                tracked = attempt.tracking * (clusters_end - clusters)
                room = attempt.stretch * (space_end - space) + slack
                badness = _badness(short - scaled, room, tracked)
                if badness > DECENT_BADNESS:
                    fitness = LOOSE if badness <= LOOSE_BADNESS else VERY_LOOSE
            elif short < -scaled - ROUNDING:
                tracked = attempt.tracking * (clusters_end - clusters)
                room = attempt.shrink * (space_end - space)
                badness = _badness(-short - scaled, room, tracked)
                if badness > DECENT_BADNESS:
                    fitness = TIGHT
            if badness > attempt.badness:
                if attempt.badness < INFINITE_BADNESS:
                    continue
                badness = INFINITE_BADNESS
            demerits = node.demerits + (LINE_PENALTY + badness) ** 2 + penalty
            if not -1 <= fitness - before <= 1:
                demerits += ADJACENT_DEMERITS
            if ends and node.before is not None:
                ending = self._ending_demerits(node)
                if ending is None:
                    continue
                demerits += ending
            if divides:
                ladder += 1
                if ladder > attempt.ladder:
                    continue
                if ladder > 1:
                    demerits += DOUBLE_HYPHEN_DEMERITS
            else:
                ladder = 0
            divisions = node.divisions + divides
            lines = node.lines + lines_more
            kind = lines, ladder, fitness
            best = found.get(kind)
            if best is None or _is_less(demerits, divisions, best):
                found[kind] = _Node(
                    *limits, fitness, ladder, demerits, divisions, lines, at, node
                )
        return found

    def _ending_demerits(self, node: _Node) -> float | None:
        """Return what a last line from this node costs; None if it is too short a one."""
        table, attempt = self._table, self._attempt
        words = table.words[self._last] - table.words[node.at]
        width = table.end[self._last] - table.resume[node.at]
        if words < attempt.last_words or width < attempt.runt:
            return None
        runt = RUNT_DEMERITS if words == 1 else 0.0
        return runt + (FINAL_HYPHEN_DEMERITS if node.ladder else 0.0)


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
    return float(100 * ratio**3)


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
