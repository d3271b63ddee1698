"""Can those who are meant to read a page read it?  Long sentences, passives, reading grade.

The grade is that of Flesch and Kincaid (J. P. Kincaid et al., *Derivation of new readability
formulas*, US Navy Research Branch Report 8-75, 1975): 0.39 words a sentence + 11.8 syllables
a word - 15.59, in years of American schooling.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.lint.passages import Passage, Use
from guidebuilder.lint.sentences import sentences, syllables, words_of
from guidebuilder.load.codes import Code

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidebuilder.diagnostics import Report

MOST_WORDS: Final = 25
"""Words of a sentence: GOV.UK, *Content design: planning, writing and managing content*,
asks to split longer ones."""

MOST_YEARS: Final = 10
"""Reading grade of a page: WCAG 2.2, 3.1.5, asks for a text that nine years of school are
enough for; one year more for syllables that are only counted about right."""

FEWEST_WORDS: Final = 100
"""Below this a grade says nothing: the formula was made on samples of 100 words and more."""

WORST: Final = 3
"""Places that are named on a page: an author mends these, and asks again."""

_A_SENTENCE: Final = 8
"""Words below which a sentence is hard only because of one long word."""

_MOST_SAID: Final = 16
"""Years of school, with a first degree: more of them say nothing more."""

PILE: Final = 3
"""Passive sentences in a row that make a pile; two are often the plainest way to say it."""

_PASSIVE: Final = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being)(?: (?:not|also|often|then|usually|sometimes|\w+ly))?"
    r" (?!(?:interested|used|based|located|supposed|needed|required|involved|tired|limited)\b)"
    r"(?:\w{2,}ed|built|bought|brought|caught|chosen|done|drawn|given|held|kept|known|led|made"
    r"|paid|put|read|seen|sent|set|shown|sold|spent|taken|taught|told|written)\b",
    re.IGNORECASE,
)
"""A form of *be* and a participle; ``is interested`` and ``is used to`` only describe."""


class _Sentence(Struct, frozen=True):
    """A sentence, where it stands, and how hard it is."""

    words: str
    length: int
    years: float
    passage: Passage


def look_at_sentences(passages: Sequence[Passage], report: Report) -> None:
    """Warn of the longest sentences, of piles of passives and of a page that is hard to read."""
    read: list[_Sentence] = []
    syllables_read = 0
    for passage in passages:
        if passage.use is not Use.RUNNING or passage.field == "alt":
            continue
        said = sentences(passage.words)
        _look_for_piles(passage, said, report)
        for each in said:
            # A line of a list that is no sentence has no length that could be too great.
            if each.rstrip('”’")]')[-1:] in ".!?":
                counted = _counted(each)
                syllables_read += counted[1]
                read.append(_Sentence(each, counted[0], grade(*counted, 1), passage))
    _tell_of_long(read, report)
    _tell_of_grade(read, syllables_read, report)


def grade(words: int, syllables_of_all: int, sentences_of_all: int) -> float:
    """Return the grade of Flesch and Kincaid."""
    if not words or not sentences_of_all:
        return 0.0
    return 0.39 * words / sentences_of_all + 11.8 * syllables_of_all / words - 15.59


def _counted(sentence: str) -> tuple[int, int]:
    words = words_of(sentence)
    return len(words), sum(map(syllables, words))


def _tell_of_long(read: list[_Sentence], report: Report) -> None:
    long = sorted(
        (each for each in read if each.length > MOST_WORDS), key=lambda each: -each.length
    )
    for each in long[:WORST]:
        others = len(long) - WORST
        more = f" ({others} more on this page)" if others > 0 else ""
        message = f"this sentence has {each.length} words{more}: `{_shown(each.words)}`"
        hint = f"make two of it; {MOST_WORDS} words are as many as one reads in one go"
        report.warning(each.passage.text.span, Code.LONG_SENTENCE, message, hint)


def _tell_of_grade(read: list[_Sentence], syllables_read: int, report: Report) -> None:
    words = sum(each.length for each in read)
    if words < FEWEST_WORDS:
        return
    years = grade(words, syllables_read, len(read))
    if years <= MOST_YEARS:
        return
    hard = [each for each in read if each.years > MOST_YEARS and each.length >= _A_SENTENCE]
    said = f"more than {_MOST_SAID}" if years > _MOST_SAID else f"about {years:.0f}"
    for each in sorted(hard, key=lambda each: -each.years)[:WORST]:
        message = (
            f"reading this page takes {said} years of school (Flesch–Kincaid);"
            f" one of its hardest sentences is `{_shown(each.words)}`"
        )
        hint = f"shorter sentences and shorter words; {MOST_YEARS} years should do"
        report.warning(each.passage.text.span, Code.HARD_TO_READ, message, hint)


def _look_for_piles(passage: Passage, said: list[str], report: Report) -> None:
    for pile in _piles(said):
        message = f"{len(pile)} sentences in a row in which nobody acts, from `{_shown(pile[0])}`"
        hint = "say who does it: `your firm checks calls`, not `calls are checked`"
        report.warning(passage.text.span, Code.PASSIVE, message, hint)


def _piles(said: list[str]) -> Iterator[list[str]]:
    pile: list[str] = []
    for each in [*said, ""]:
        if _PASSIVE.search(each):
            pile.append(each)
            continue
        if len(pile) >= PILE:
            yield pile
        pile = []


def _shown(sentence: str) -> str:
    """Return the beginning of a sentence, by which its author will find it."""
    words = sentence.replace("`", "’").split()
    return sentence if len(words) <= 8 else f"{' '.join(words[:8])} …"  # noqa: PLR2004 - half a line
