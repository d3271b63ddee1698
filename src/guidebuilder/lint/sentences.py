"""English text in sentences and words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_END: Final = re.compile(r"(?<=[.!?])[”’\")\]]*\s+(?=[“‘\"(\[]?[A-Z0-9])|\n\n")
"""Where a sentence may end: a mark, a space, and a capital or figure behind it."""

_NO_END: Final = re.compile(
    r"(?:\b(?:[A-Za-z]|e\.g|i\.e|etc|cf|vs|No|Dr|Mr|Mrs|Ms|Prof|St|Ltd|Inc|approx|B\.\w{1,4}|M\.\w{1,4}"
    r"|U\.S|U\.K))\.$"
)
"""A stop that belongs to an initial or an abbreviation: ``B.Com.``, ``N. Chandrasekaran``."""

_LONGEST: Final = 10
"""Characters of the longest of them, with what stands before it."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d[\d.,–-]*")
_VOWELS: Final = re.compile(r"[aeiouy]+")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a colon or semicolon ends none."""
    found: list[str] = []
    begun: list[str] = []
    for part in _END.split(text):
        begun.append(part)
        if not _NO_END.search(part[-_LONGEST:]):
            found.append(" ".join(begun).strip())
            begun = []
    found.append(" ".join(begun).strip())
    return [each for each in found if each]


@lru_cache(maxsize=8192)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text; figures count as words.

    Most rules ask for words, and most texts are read in every edition: they are kept.
    """
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=4096)
def syllables(word: str) -> int:
    """Return about how many syllables an English word has, at least 1.

    Groups of vowels are counted, less the silent endings -e, -es and -ed.  Against a
    dictionary such counts are right for about nine words in ten, so they serve for a page
    and not for a word.
    """
    low = word.lower()
    count = len(_VOWELS.findall(low))
    if (
        low.endswith(("es", "ed"))
        and low[-3:-2] not in "aeiouydt"
        and not low.endswith(("ses", "zes", "ces", "ges", "xes", "shes", "ches", "les", "ies"))
    ) or (low.endswith("e") and low[-2:-1] not in "aeiouy" and not re.search(r"[^aeiouy]le$", low)):
        count -= 1
    return max(1, count)
