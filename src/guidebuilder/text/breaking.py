"""Breaks a section in a column: tries what may be done, strictest first."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.text.attempts import justified_attempts, ragged_attempts
from guidebuilder.text.balancing import balanced
from guidebuilder.text.line_breaking import ROUNDING, total_fit, ways_by_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.geometry import Pt
    from guidebuilder.style.theme import Alignment
    from guidebuilder.text.attempts import Attempt, Flex
    from guidebuilder.text.cut_sections import CutSection
    from guidebuilder.text.cuts import Cut, Cuts
    from guidebuilder.text.line_breaking import Way


class Breaking(Struct, frozen=True):
    """A section to be broken into lines.

    Attributes:
        whole: The section, of which every part fits a line.
        first: Measure of its first line.
        rest: Measure of the other lines.
        alignment: How they fill it.
        hyphenate: Whether words may be divided.
        optical: Whether light characters at the ends of lines hang out.
        flex: What may be done to the glyphs of justified lines.
        size: Type size that it is judged by, in points.
    """

    whole: CutSection
    first: Pt
    rest: Pt
    alignment: Alignment
    hyphenate: bool
    optical: bool
    flex: Flex
    size: Pt

    def ends(self) -> tuple[Cut, ...]:
        """Return the cuts at which the lines end."""
        if self._is_one_line:
            return (self.whole.end,)
        if self.alignment == "balanced":
            cuts = self.whole.cuts(hyphens=False)
            places = balanced(cuts.table, self.first, self.rest)
            if places is not None:
                return cuts.at(places)
        for attempt in self._attempts():
            way = self._fit(attempt)
            if way is not None:
                return self._cuts(attempt).at(way.places)
        raise AssertionError("the last attempt at a paragraph cannot fail")

    def other_ends(self) -> dict[int, tuple[tuple[Cut, ...], float]]:
        """Return the same for a line more and a line less, and how many more demerits that has.

        The number of lines more is the key.  What cannot be set well is not returned, and
        neither is anything for what cannot be set well at its best.
        """
        found: dict[int, tuple[tuple[Cut, ...], float]] = {}
        if self._is_one_line or self.alignment == "balanced":
            return found
        attempts = [*takewhile(_varies, self._attempts())]
        fits = (self._fit(attempt) for attempt in attempts)
        best = next((way for way in fits if way is not None), None)
        if best is None:
            return found
        # The best is that of the strictest attempt, the others are of the loosest.
        loosest = attempts[-1]
        cuts = self._cuts(loosest)
        ways = ways_by_lines(cuts.table, self.first, self.rest, loosest)
        for more in (-1, 1):
            way = ways.get(len(best.places) + more)
            if way is not None:
                # With hyphens it may be better than the best that has none.
                found[more] = cuts.at(way.places), max(way.demerits - best.demerits, 0.0)
        return found

    @property
    def _is_one_line(self) -> bool:
        return self.whole.section.width <= self.first + ROUNDING

    def _attempts(self) -> Iterator[Attempt]:
        if self.alignment == "justified":
            return justified_attempts(self.rest, self.size, hyphens=self.hyphenate, flex=self.flex)
        return ragged_attempts(self.rest, self.size, hyphens=self.hyphenate)

    def _fit(self, attempt: Attempt) -> Way | None:
        return total_fit(self._cuts(attempt).table, self.first, self.rest, attempt)

    def _cuts(self, attempt: Attempt) -> Cuts:
        if self.alignment == "justified":
            return self.whole.loose_cuts(hyphens=attempt.hyphens, optical=self.optical)
        return self.whole.cuts(hyphens=attempt.hyphens)


def _varies(attempt: Attempt) -> bool:
    return attempt.varies
