"""Small numbers as authors write them in a sentence: in figures or in English words."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

_WORDS: Final = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]

NUMBER: Final = rf"(?:\d{{1,3}}(?:\.\d)?|{'|'.join(reversed(_WORDS))})"
"""Pattern of a number that :func:`value_of` reads; longer words come first."""


_ALL: Final = frozenset(_WORDS)


def value_of(written: str) -> Decimal:
    """Return the value of what :data:`NUMBER` found."""
    word = written.lower()
    return Decimal(_WORDS.index(word) + 1) if word in _WORDS else Decimal(word)


def may_hold_a_number(text: str) -> bool:
    """Whether a text has a figure, or a word that is a number."""
    return not _ALL.isdisjoint(text.lower().split()) or any(map(str.isdigit, text))
