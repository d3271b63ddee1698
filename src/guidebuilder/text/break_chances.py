"""Where a line may end, by the characters alone; which of these it takes is not said here.

A small part of Unicode's line breaking (UAX #14), with what a career guide needs
beyond it: figures stay with their signs, ranges and ``10+2`` stay whole, addresses
break where a reader still knows that they go on.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

FIGURE_PENALTY = 150.0
"""For ending a line beside a figure: ``Class | 12``, ``3 | years``.

Which words belong to a figure differs by language, so that all are kept with it
as long as that is cheap.  The value of a hyphen (decision 0013).
"""

HYPHEN_PENALTY = 50.0
"""For ending a line after a hyphen or dash that the author wrote: TeX's exhyphenpenalty."""

SLASH_PENALTY = 100.0
"""For ending a line between two words joined by a slash; between a hyphen and a division."""

ADDRESS_PENALTIES = {"/": 50.0, "?": 100.0, "&": 100.0, "=": 150.0, "@": 150.0} | {
    "-": 150.0,
    "_": 150.0,
    ".": 150.0,
}
"""For dividing an address after a character: best at a slash, where its parts end."""

ADDRESS = re.compile(r"[a-z]://|www\.|\w@\w|\w\w\.[a-z]{2,}(?:[/.,:;?!)\]]|$)")
"""What tells an address of the web or of mail from a word (``B.Com`` is none).

It begins with no repetition: a word of thousands of letters would be searched from each.
"""

SHORTEST_PIECE = 2
"""Fewest letters to leave on either side of a hyphen or slash that the author wrote."""

SHORTEST_ADDRESS_PIECE = 3
"""Fewest characters to leave at either end of an address."""

MARKS = "".join(chr(each) for each in range(0x300, 0x0E00) if category(chr(each))[0] == "M")
"""Marks on letters, from accents to the vowel signs of India."""

JOINT = re.compile(rf"(?<=[^\W\d_]|[{MARKS}])([-\u2010/\u2014])(?=[^\W\d_])")
"""A hyphen, slash or em dash between letters.  En dashes stand in ranges: never there."""

AROUND = ".,:;!?()…'\"‘’“”।॥،؛؟"
"""What stands before and after words in which no line may end."""

DASHES = frozenset("\u2013\u2014")
CLOSING = frozenset("%‰°:;!?»)]}…।॥،؛؟")
OPENING = frozenset("«([{")


class Chance(NamedTuple):
    """A place inside a word where a line may end.

    Attributes:
        offset: Index of the character that would start the next line.
        penalty: What ending the line here costs, as TeX counts penalties.
        hyphen: How many hyphen penalties it costs besides; above 0 it adds a hyphen.
        divides: Whether the reader sees half a word: counts in a ladder of hyphens.
        complain: Whether a line that ends here is a fault to tell the author of.
    """

    offset: int
    penalty: float = 0.0
    hyphen: float = 0.0
    divides: bool = True
    complain: bool = False


@lru_cache(maxsize=65536)
def chances_inside(word: str) -> tuple[Chance, ...]:
    """Return where a word, all between two spaces, may be divided as it is written."""
    if word.strip(AROUND).isalpha():
        return ()
    return tuple(_in_address(word) if is_address(word) else _in_compound(word))


def is_address(word: str) -> bool:
    """Whether a word is an address of the web or of mail: it gets no hyphens."""
    return ADDRESS.search(word) is not None


def space_keeps(before: str, after: str) -> bool:
    """Whether no line may end at the space between two words."""
    if not before or not after:
        return False
    if before[-1].isalnum() and after[0].isalnum():
        return False  # What follows asks for signs, and nearly all words have none.
    return (
        # ₹ 500, US$ 20: the sign and its figure
        (after[0].isdigit() and category(before[-1]) == "Sc")
        # 12 %, and what French sets apart: « oui » !
        or (after[0] in CLOSING and not after[1:2].isalnum())
        or (before[-1] in OPENING and not before[-2:-1])
        # a dash between spaces ends a line and does not start the next
        or after in DASHES
    )


def space_penalty(before: str, after: str) -> float:
    """Return the penalty for ending a line at the space between two words."""
    return FIGURE_PENALTY if before[-1:].isdigit() or after[:1].isdigit() else 0.0


def _in_address(word: str) -> list[Chance]:
    found = []
    for at in range(SHORTEST_ADDRESS_PIECE, len(word) - SHORTEST_ADDRESS_PIECE + 1):
        penalty = ADDRESS_PENALTIES.get(word[at - 1])
        # `//` and `?=` stay together: the line ends after the last of them.
        if penalty is not None and word[at] not in ADDRESS_PENALTIES:
            found.append(Chance(at, penalty))
    return found


def _in_compound(word: str) -> list[Chance]:
    found = []
    pieces = [0, *(match.end() for match in JOINT.finditer(word)), len(word)]
    for start, at, end in zip(pieces, pieces[1:], pieces[2:], strict=False):
        sign = word[at - 1]
        if at - 1 - start >= SHORTEST_PIECE and end - at >= SHORTEST_PIECE:
            penalty = SLASH_PENALTY if sign == "/" else HYPHEN_PENALTY
            found.append(Chance(at, penalty, divides=sign in "-\u2010"))
    return found
