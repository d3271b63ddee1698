"""Chooses where the lines of a paragraph end, over the whole paragraph at once.

The method is that of Knuth and Plass ("Breaking paragraphs into lines", 1981) as
TeX has it: badness by the cube of the stretch, fitness classes, demerits for
hyphens in a row.  Ragged setting is the same with glue at the line's end in place
of the spaces.  Parameters and their sweeps: decision 0013.

A paragraph comes as parallel lists of numbers, one entry for each place where a
line may end, so that a line is two subtractions; that is what makes pure Python
fast enough.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidebuilder.geometry import Pt

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

NO_LIMIT = 10**6
"""A count that no paragraph reaches."""


class BreakTable(Struct):
    """The places where a line may end, as parallel lists; the last is the paragraph's end.

    Widths count from the paragraph's start, in points.

    Attributes:
        end: Width up to the line's end: no space after it, its hyphen included.
        resume: Width up to the start of the next line.
        space_end: Width of the spaces that can stretch, up to the line's end.
        space_resume: The same, up to the start of the next line.
        words: Number of words that have ended.
        penalty: What ending a line here costs, a hyphen that we add apart.
        hyphen: How many hyphen penalties it costs besides; above 0 it adds a hyphen.
        divides: Whether the line ends inside a word.
    """

    end: list[Pt] = field(default_factory=list)
    resume: list[Pt] = field(default_factory=list)
    space_end: list[Pt] = field(default_factory=list)
    space_resume: list[Pt] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    penalty: list[float] = field(default_factory=list)
    hyphen: list[float] = field(default_factory=list)
    divides: list[bool] = field(default_factory=list)

    def add(  # noqa: PLR0913  (one entry of each list, by name)
        self,
        *,
        end: Pt,
        resume: Pt,
        space_end: Pt,
        space_resume: Pt,
        words: int,
        penalty: float = 0.0,
        hyphen: float = 0.0,
        divides: bool = False,
    ) -> None:
        """Append a place; places come in the order of the text."""
        self.end.append(end)
        self.resume.append(resume)
        self.space_end.append(space_end)
        self.space_resume.append(space_resume)
        self.words.append(words)
        self.penalty.append(penalty)
        self.hyphen.append(hyphen)
        self.divides.append(divides)


class Attempt(Struct, frozen=True, kw_only=True):
    """What one attempt at a paragraph may do.

    Attributes:
        badness: Badness of the worst line that it accepts.
        hyphens: Whether it may divide words.
        stretch: Share of a space's width that counts as badness 100.
        shrink: Share of a space's width that a line may take away.
        slack: Stretch of each line besides its spaces', in points.
        hyphen_penalty: For dividing a word.
        ladder: Most lines in a row that end inside a word.
        hyphen_lines: Fewest lines to each hyphen that we add; 0 counts none.
        last_words: Fewest words of a last line.
        runt: Length of a last line that is too short, in points; 0 accepts any.
        may_overflow: Whether it accepts what is wider than a line and cannot be cut.
    """

    badness: float
    hyphens: bool
    stretch: float = 0.0
    shrink: float = 0.0
    slack: Pt = 0.0
    hyphen_penalty: float = 0.0
    ladder: int = 2
    hyphen_lines: int = 0
    last_words: int = 1
    runt: Pt = 0.0
    may_overflow: bool = False

    @property
    def at_last(self) -> Attempt:
        """The same attempt, but one that cannot fail."""
        return replace(
            self,
            badness=INFINITE_BADNESS,
            ladder=NO_LIMIT,
            hyphen_lines=0,
            last_words=1,
            runt=0.0,
            may_overflow=True,
        )


FEW_EMS = 27
"""Below 60 characters nearly every justified paragraph needs a hyphen: do not try without."""


def justified_attempts(measure: Pt, size: Pt, *, hyphens: bool) -> Iterator[Attempt]:
    """Yield the attempts at a justified paragraph, strictest first (decision 0013).

    Args:
        measure: Width of the lines.
        size: Type size, the em of the emergency stretch.
        hyphens: Whether words may be divided at all.
    """
    whole = Attempt(
        badness=100,
        hyphens=False,
        stretch=1 / 2,
        shrink=1 / 4,
        hyphen_penalty=150,
        last_words=2,
        runt=_runt(measure, size),
    )
    if not hyphens or measure >= FEW_EMS * size:
        yield whole
    divided = replace(whole, hyphens=hyphens)
    if hyphens:
        yield divided
    yield replace(divided, badness=200)
    one_word = replace(divided, last_words=1)
    yield replace(one_word, badness=200)
    yield replace(one_word, badness=800)
    # From here on lines come out loose whatever we do: let spaces close up further too.
    loose = replace(one_word, badness=9999, shrink=1 / 3, runt=0.0)
    yield replace(loose, slack=size)
    yield replace(loose, slack=3 * size)
    yield replace(loose, slack=3 * size).at_last


RAG = 0.10
"""Share of the measure by which a ragged line may fall short at badness 100."""

NARROW_RAG = 2.0
"""The same in em, where that is more: in narrow columns one word is much of a line."""

GOOD_RAG, FAIR_RAG, DEEP_RAG = 1.4, 2.2, 3.0
"""How many times deeper than that a rag may be: at most 14 % of the measure (docs/look.md).

In a short paragraph 22 % is better than a hyphen, which is seen before the rag is; and
30 % better than a last line of one word.
"""


def ragged_attempts(measure: Pt, size: Pt, *, hyphens: bool) -> Iterator[Attempt]:
    """Yield the attempts at a ragged paragraph, strictest first.

    Args:
        measure: Width of the lines.
        size: Type size, the em of narrow columns.
        hyphens: Whether words may be divided at all.
    """
    whole = Attempt(
        badness=100 * GOOD_RAG**3,
        hyphens=False,
        slack=max(RAG * measure, NARROW_RAG * size),
        hyphen_penalty=500,  # decision 0013
        ladder=1,
        hyphen_lines=6,  # docs/look.md
        last_words=2,
        runt=_runt(measure, size),
    )
    fair = replace(whole, badness=100 * FAIR_RAG**3)
    deep = replace(whole, badness=100 * DEEP_RAG**3, hyphens=hyphens, hyphen_lines=0)
    yield whole
    if hyphens:
        yield replace(whole, hyphens=True)
        yield replace(fair, hyphens=True)
    yield fair
    yield deep
    yield replace(deep, badness=INFINITE_BADNESS, last_words=1)
    yield whole.at_last


def _runt(measure: Pt, size: Pt) -> Pt:
    # Five characters of half an em, or a tenth of the line (decision 0013).
    return max(measure / 10, 2.5 * size)


def total_fit(table: BreakTable, first: Pt, rest: Pt, attempt: Attempt) -> tuple[int, ...] | None:
    """Return the places where the lines end, the paragraph's end included.

    Args:
        table: Where they may end.
        first: Measure of the first line.
        rest: Measure of the other lines.
        attempt: What may be done.

    Returns:
        Indices into the table, or None if some line would be worse than accepted.
    """
    return _TotalFit(table, first, rest, attempt).places()


class _Node(Struct):
    """The best way found to end a line at one place, with one fitness and ladder.

    Attributes:
        start: Width of the paragraph before the next line.
        space: Width of the stretchable spaces before it.
        measure: Measure of the next line.
        fitness: Fitness class of the line that ends here.
        ladder: Number of lines in a row that end inside a word.
        demerits: Demerits of all lines so far.
        divisions: Number of them that end inside a word.
        at: The place.
        before: Where the line that ends here began.
    """

    start: Pt
    space: Pt
    measure: Pt
    fitness: int
    ladder: int
    demerits: float
    divisions: int
    at: int
    before: _Node | None


class _TotalFit:
    """One attempt at one paragraph."""

    def __init__(self, table: BreakTable, first: Pt, rest: Pt, attempt: Attempt) -> None:
        self._table = table
        self._rest = rest
        self._attempt = attempt
        self._penalties = [
            (penalty + attempt.hyphen_penalty * hyphen) ** 2
            for penalty, hyphen in zip(table.penalty, table.hyphen, strict=True)
        ]
        self._last = len(table.end) - 1
        self._start = _Node(0.0, 0.0, first, DECENT, 0, 0.0, 0, -1, None)

    def places(self) -> tuple[int, ...] | None:
        active = [self._start]
        for at in range(self._last):
            active, found = self._step(active, at)
            active += found
            if not active:
                return None
        _, ended = self._step(active, self._last)
        if not ended:
            return None
        best, *others = ended
        for node in others:
            best = node if _is_less(node.demerits, node.divisions, best) else best
        return self._way_to(best)

    def _way_to(self, node: _Node | None) -> tuple[int, ...] | None:
        places = []
        while node is not None and node is not self._start:
            places.append(node.at)
            node = node.before
        if self._has_too_many_hyphens(places):
            return None
        return tuple(reversed(places))

    def _step(self, active: list[_Node], at: int) -> tuple[list[_Node], list[_Node]]:
        """Return the nodes that later lines may begin at, and the new ones at this place."""
        table, attempt = self._table, self._attempt
        end, resume, space_end = table.end[at], table.resume[at], table.space_end[at]
        shrink, accepted = attempt.shrink, attempt.badness
        kept: list[_Node] = []
        found: dict[tuple[int, int], _Node] = {}
        for node in active:
            short = node.measure - (end - node.start)
            spaces = space_end - node.space
            room = shrink * spaces + ROUNDING
            if short < -room:
                # A hyphen may make a line too long that the rest of its word does not.
                if resume - node.start <= node.measure + room:
                    kept.append(node)
                if not attempt.may_overflow or node.at < at - 1:
                    continue
            else:
                kept.append(node)
            badness = self._badness(short, spaces, at)
            if badness <= accepted:
                self._extend(found, node, at, badness, tight=short < 0)
        return kept, _undominated(found)

    def _badness(self, short: Pt, spaces: Pt, at: int) -> float:
        if short < 0:
            room = self._attempt.shrink * spaces
        elif at == self._last:
            return 0.0
        else:
            room = self._attempt.stretch * spaces + self._attempt.slack
        if room <= 0:
            return 0.0 if abs(short) <= ROUNDING else INFINITE_BADNESS
        return float(min(100 * abs(short / room) ** 3, INFINITE_BADNESS))

    def _extend(
        self,
        found: dict[tuple[int, int], _Node],
        node: _Node,
        at: int,
        badness: float,
        *,
        tight: bool,
    ) -> None:
        """Add the line from a node to a place, if it is the best of its kind so far."""
        fitness = _fitness(badness, tight=tight)
        divides = self._table.divides[at]
        ladder = node.ladder + 1 if divides else 0
        if ladder > self._attempt.ladder:
            return
        demerits = node.demerits + (LINE_PENALTY + badness) ** 2 + self._penalties[at]
        if ladder > 1:
            demerits += DOUBLE_HYPHEN_DEMERITS
        if abs(fitness - node.fitness) > 1:
            demerits += ADJACENT_DEMERITS
        if at == self._last and node is not self._start:
            ending = self._ending_demerits(node)
            if ending is None:
                return
            demerits += ending
        divisions = node.divisions + divides
        best = found.get((fitness, ladder))
        if best is None or _is_less(demerits, divisions, best):
            found[fitness, ladder] = _Node(
                self._table.resume[at],
                self._table.space_resume[at],
                self._rest,
                fitness,
                ladder,
                demerits,
                divisions,
                at,
                node,
            )

    def _ending_demerits(self, node: _Node) -> float | None:
        """Return what a last line from this node costs; None if it is too short a one."""
        table, attempt = self._table, self._attempt
        words = table.words[self._last] - table.words[node.at]
        if words < attempt.last_words or table.end[self._last] - node.start < attempt.runt:
            return None
        runt = RUNT_DEMERITS if words == 1 else 0.0
        return runt + (FINAL_HYPHEN_DEMERITS if node.ladder else 0.0)

    def _has_too_many_hyphens(self, places: Sequence[int]) -> bool:
        hyphens = sum(self._table.hyphen[at] > 0 for at in places)
        return hyphens * self._attempt.hyphen_lines > len(places)


def _is_less(demerits: float, divisions: int, best: _Node) -> bool:
    """Whether a way is better than the best of those that were tried before it.

    Of equal ways the one with fewer divided words is, and then the one whose last line
    begins earlier, which was tried first: so the result is the same on any machine.
    """
    if abs(demerits - best.demerits) > ROUNDING:
        return demerits < best.demerits
    return divisions < best.divisions


def _undominated(found: dict[tuple[int, int], _Node]) -> list[_Node]:
    """Return the nodes of one place that may yet be part of the best way.

    After a node with a shorter ladder, or one as long, the same lines may follow and
    cost at most a change of fitness more.
    """
    kept: list[_Node] = []
    least = math.inf
    for node in sorted(found.values(), key=lambda each: (each.ladder, each.demerits)):
        if node.demerits <= least + ADJACENT_DEMERITS:
            kept.append(node)
        least = min(least, node.demerits)
    return kept


def _fitness(badness: float, *, tight: bool) -> int:
    if badness <= DECENT_BADNESS:
        return DECENT
    if tight:
        return TIGHT
    return LOOSE if badness <= LOOSE_BADNESS else VERY_LOOSE


MOST_BALANCED = 8
"""Most lines that are balanced: the work grows with their square, and no heading has more."""


def balanced(table: BreakTable, first: Pt, rest: Pt) -> tuple[int, ...] | None:
    """Return places for the fewest lines, which are then as equal in length as can be.

    Words are kept whole unless some line would be too long.

    Args:
        table: Where the lines may end.
        first: Measure of the first line.
        rest: Measure of the other lines.

    Returns:
        Indices into the table, or None if something is wider than a line, or if
        there are so many lines that this is no heading.
    """
    last = len(table.end) - 1
    whole = [at for at in range(last) if not table.divides[at]]
    return _most_even(table, [*whole, last], first, rest) or _most_even(
        table, range(last + 1), first, rest
    )


def _most_even(
    table: BreakTable, places: Sequence[int], first: Pt, rest: Pt
) -> tuple[int, ...] | None:
    """Return the fewest lines, and of these the most even; None if some line is too long."""
    # Each round adds a line: the best cost of ending it at each place, and the way there.
    reached: dict[int, tuple[float, tuple[int, ...]]] = {-1: (0.0, ())}
    for _ in range(MOST_BALANCED):
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for before, (cost, way) in reached.items():
            start, measure = (table.resume[way[-1]], rest) if way else (0.0, first)
            for number in range(before + 1, len(places)):
                at = places[number]
                short = measure - (table.end[at] - start)
                if short < -ROUNDING:
                    # A hyphen may make a line too long that the rest of its word does not.
                    if table.resume[at] - start > measure:
                        break
                    continue
                # Shares of the measure in per cent: the penalty of a hyphen, 50, weighs
                # as much as a line of half the measure.
                total = cost + (100 * short / rest) ** 2 + table.penalty[at] ** 2
                if number not in following or total < following[number][0] - ROUNDING:
                    following[number] = (total, (*way, at))
        if len(places) - 1 in following:
            return following[len(places) - 1][1]
        reached = following
    return None
