"""Which thing of an old issue is which thing of a new one, also where names have changed.

By id first, where one thing alone has it; then, among what is left in the same list, by
how alike the words are; then anywhere on the page, for what has moved.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.facts.things import AGAIN
from guidebuilder.model.ladder import Rung
from guidebuilder.model.routes import Step
from guidebuilder.model.sections import Column, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from guidebuilder.facts.things import Thing

_ALIKE: Final = 0.5
"""Share of letters in threes that a line keeps when it is only worded anew, in one list."""

_MOVED: Final = 0.8
"""The same for something that stands elsewhere now: two short lines are soon half alike."""

_MOST_COMPARED: Final = 40_000
"""Pairs of lines that are compared; a list beyond that was made anew."""

_BOUND_TO_PLACE: Final = (Step, Rung, Row, Column)
"""What would say something else in another route, ladder or table."""


class WordsOf(Struct, frozen=True):
    """What things say in words, with all that stands in them.

    Attributes:
        old: Of a thing of the old issue.
        new: Of one of the new issue.
    """

    old: Callable[[Thing], str]
    new: Callable[[Thing], str]


class Matching(Struct, frozen=True, eq=False):
    """What became of the things of a page.

    Attributes:
        pairs: What stands in both, old and new, outermost first.
        gone: What the new issue lacks, the outermost of what stands in one another.
        added: What the old one lacked, likewise.
    """

    pairs: tuple[tuple[Thing, Thing], ...]
    gone: tuple[Thing, ...]
    added: tuple[Thing, ...]


def matched(old: Thing, new: Thing, words: WordsOf) -> Matching:
    """Match all that stands on two pages that are the same page.

    Args:
        old: The page in the old issue.
        new: The page in the new one.
        words: What a thing of the old issue says with all that stands in it, and the same
            for the new one.
    """
    search = _Search(words)
    search.descend(old, new)
    search.find_moved()
    return Matching(tuple(search.pairs), search.left(search.olds), search.left(search.news))


class _Search:
    def __init__(self, words: WordsOf) -> None:
        self.pairs: list[tuple[Thing, Thing]] = []
        self.olds: list[Thing] = []
        self.news: list[Thing] = []
        self._words = words
        self._threes: dict[Thing, Counter[str]] = {}
        self._matched: set[Thing] = set()

    def descend(self, old: Thing, new: Thing) -> None:
        """Match two things, and what stands in them."""
        self.pairs.append((old, new))
        self._matched |= {old, new}
        named = _by_name(old.children, new.children)
        known = {each for pair in named for each in pair}
        olds = [each for each in old.children if each not in known]
        news = [each for each in new.children if each not in known]
        for mine, yours in (*named, *self._by_words(olds, news, _ALIKE)):
            self.descend(mine, yours)
        self.olds += self.left(olds)
        self.news += self.left(news)

    def find_moved(self) -> None:
        """Match what is left with what has appeared elsewhere on the page, outermost first."""
        while True:
            olds, news = self._movable(self.olds), self._movable(self.news)
            moved = self._by_words(olds, news, _MOVED)
            if not moved:
                return
            self.descend(*min(moved, key=lambda pair: len(pair[0].names)))

    def left(self, things: Iterable[Thing]) -> tuple[Thing, ...]:
        """Return the things that have found nothing like themselves."""
        return tuple(each for each in things if each not in self._matched)

    def _movable(self, things: Iterable[Thing]) -> list[Thing]:
        inside = (each for thing in self.left(things) for each in thing.walk())
        return [
            each
            for each in inside
            if each not in self._matched and not isinstance(each.what, _BOUND_TO_PLACE)
        ]

    def _by_words(
        self, olds: Sequence[Thing], news: Sequence[Thing], least: float
    ) -> list[tuple[Thing, Thing]]:
        """Return things that say nearly the same, each once, the likest pairs first."""
        if len(olds) * len(news) > _MOST_COMPARED:
            return []
        likely = [
            (-alike, a, b)
            for a, mine in enumerate(olds)
            for b, yours in enumerate(news)
            if _sort(mine) == _sort(yours) and (alike := self._likeness(mine, yours)) >= least
        ]
        pairs: list[tuple[Thing, Thing]] = []
        taken: set[Thing] = set()
        for _, a, b in sorted(likely):
            if not {olds[a], news[b]} & taken:
                taken |= {olds[a], news[b]}
                pairs.append((olds[a], news[b]))
        return pairs

    def _likeness(self, old: Thing, new: Thing) -> float:
        """Return the share of letters in threes that two things have in common (Dice)."""
        mine = self._threes_of(old, self._words.old)
        yours = self._threes_of(new, self._words.new)
        size = mine.total() + yours.total()
        return 2 * (mine & yours).total() / size if size else 0.0

    def _threes_of(self, thing: Thing, words: Callable[[Thing], str]) -> Counter[str]:
        if thing not in self._threes:
            text = f"  {words(thing).lower()} "
            self._threes[thing] = Counter(text[at : at + 3] for at in range(len(text) - 2))
        return self._threes[thing]


def _by_name(olds: Iterable[Thing], news: Iterable[Thing]) -> list[tuple[Thing, Thing]]:
    """Return the things that alone have one name in both issues."""
    before, after = _names(olds), _names(news)
    return [(each, after[name]) for name, each in before.items() if name in after]


def _names(things: Iterable[Thing]) -> dict[object, Thing]:
    """Return things by their names; a name that several have tells nothing."""
    found: dict[object, list[Thing]] = {}
    for each in things:
        name = each.names[-1].partition(AGAIN)[0]
        found.setdefault((_sort(each), name), []).append(each)
    return {name: each[0] for name, each in found.items() if len(each) == 1}


def _sort(thing: Thing) -> object:
    """Return what two things must share to be the same: their class, and so a section's kind."""
    return type(thing.what)
