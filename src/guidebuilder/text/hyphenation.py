"""Where a word may be divided at the end of a line.

The patterns come from pyphen, which is imported when the first word is divided:
reading a language's patterns takes some 40 ms, and most booklets set ragged need none.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen  # type: ignore[import-untyped]

SHORTEST = 6
"""Fewest letters of a word that is divided (decision 0013)."""

LEFT, RIGHT = 2, 3
"""Fewest letters before and after the hyphen (decision 0013; TeX's values)."""

AMERICAN = frozenset({"US", "AS", "GU", "MP", "PR", "VI", "PH", "LR"})
"""Regions that spell English as the United States do: those states, their
territories, the Philippines and Liberia."""


def divisions(word: str, lang: str) -> tuple[int, ...]:
    """Return where a word may be divided: indices of the letters after the hyphen.

    Names and abbreviations are left whole, and so is what is not all letters.

    Args:
        word: A word without the punctuation around it.
        lang: BCP 47 tag of its language; one without patterns divides nothing.
    """
    if len(word) < SHORTEST or not word.isalpha() or not word.islower():
        return ()
    return pattern_divisions(word, lang)


@lru_cache(maxsize=65536)
def pattern_divisions(word: str, lang: str) -> tuple[int, ...]:
    """Return where the patterns of a language divide a word, whatever word it is."""
    patterns = _patterns(lang)
    return () if patterns is None else tuple(sorted(patterns.positions(word.lower())))


@lru_cache(maxsize=32)
def _patterns(lang: str) -> Pyphen | None:
    import pyphen  # noqa: PLC0415  (start-up: see the head of this module)

    name = _dictionary_name(lang)
    known = pyphen.language_fallback(name)
    return None if known is None else pyphen.Pyphen(lang=known, left=LEFT, right=RIGHT)


def _dictionary_name(lang: str) -> str:
    """Return the name of pyphen's dictionary for a language tag.

    A tag without a region, ``en``, gets British patterns: a guide that means
    American spelling says so.
    """
    subtags = lang.split("-")
    if subtags[0].lower() != "en":
        return "_".join(subtags)
    regions = {each.upper() for each in subtags[1:]}
    return "en_US" if regions & AMERICAN else "en_GB"
