"""Where a line must not end: figure and unit, “Class 12”, “10+2”, ranges, initials.

Quotes and dashes are right since ``load``; breaks are a matter of words that
belong together, and so of the language: the words stand in the catalogue.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.regions.figures import NO_BREAK, RANGE_DASH, WORD_JOINER

if TYPE_CHECKING:
    from guidebuilder.words.catalogue import Words

_RANGE: Final = re.compile(r"(?<=\d)\s?–\s?(?=\D{0,3}\d)")
"""A dash between two figures, the second perhaps with a currency sign before it."""

_SUM: Final = re.compile(r"(?<=\d)([+/])(?=\d)")
"""``10+2`` and ``24/7``: one word each, although a line may end after most slashes."""

_SIGN: Final = re.compile(r"([₹$€£]) (?=\d)")

_DIGIT: Final = re.compile(r"\d")
"""All other rules are about figures, and most texts have none."""

_INITIAL: Final = re.compile(r"\b([^\W\d_]\.) (?=[^\W\d_])")
"""The initial of a name: ``N. Chandrasekaran``."""


class Typography(Struct, frozen=True):
    """The rules of one language for words that stay on one line.

    Attributes:
        before: A word and the space before the figure that it belongs to (``Class 12``).
        after: A figure's space before the unit that it belongs to (``5 years``).
    """

    before: re.Pattern[str]
    after: re.Pattern[str]

    def bound(self, text: str) -> str:
        """Return a text with no-break spaces and joiners where no line may end."""
        if ". " in text:
            text = _INITIAL.sub(rf"\1{NO_BREAK}", text)
        if not _DIGIT.search(text):
            return text
        text = _RANGE.sub(RANGE_DASH, text)
        text = _SUM.sub(rf"{WORD_JOINER}\1{WORD_JOINER}", text)
        for pattern in (_SIGN, self.before, self.after):
            text = pattern.sub(rf"\1{NO_BREAK}", text)
        return text


def typography(words: Words) -> Typography:
    """Return the rules that a catalogue gives for its language."""
    before = "|".join(map(re.escape, words.say("bind.before-figure").split()))
    after = "|".join(map(re.escape, words.say("bind.after-figure").split()))
    return Typography(
        before=re.compile(rf"\b({before}) (?=\d)"),
        after=re.compile(rf"(\d) (?=(?:{after})(?!\w))"),
    )
