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


def value_of(written: str) -> Decimal:
    """Return the value of what :data:`NUMBER` found."""
    word = written.lower()
    return Decimal(_WORDS.index(word) + 1) if word in _WORDS else Decimal(word)
