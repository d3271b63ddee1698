"""Order of letters in lines that mix directions: the Unicode Bidirectional Algorithm.

UAX #9 in the part that a career guide needs: paragraph level (P2, P3), weak types
(W1 to W7), neutrals (N1, N2), implicit levels (I1, I2) and the order in a line (L1,
L2).  Left out are embeddings, overrides and isolates (X1 to X10), for which a guide
has no way to ask, and paired brackets (N0).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import bidirectional

if TYPE_CHECKING:
    from collections.abc import Sequence

STRONG_RTL = frozenset({"R", "AL"})
RTL_OR_ARABIC_NUMBER = STRONG_RTL | {"AN"}
SEPARATORS = frozenset({"ES", "CS"})
NEUTRAL = frozenset({"B", "S", "WS", "ON", "BN"}) | frozenset(
    # The explicit marks that are left out count as neutral, as if they were not there.
    {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
)


def embedding_levels(text: str) -> tuple[int, list[int] | None]:
    """Return the level of a paragraph and of each of its characters.

    Odd levels read from right to left.  None stands for level 0 throughout, as
    in every paragraph without a letter that reads from right to left.
    """
    if text.isascii():
        return 0, None
    types = [bidirectional(character) for character in text]
    if RTL_OR_ARABIC_NUMBER.isdisjoint(types):
        return 0, None
    first_strong = next((each for each in types if each in STRONG_RTL or each == "L"), "L")
    base = int(first_strong != "L")
    direction = "R" if base else "L"
    _resolve_marks(types, direction)
    _resolve_arabic(types, direction)
    _resolve_separators(types)
    _resolve_terminators(types)
    _resolve_figures(types, direction)
    _resolve_neutrals(types, direction)
    return base, [_implicit_level(each, base) for each in types]


def visual_order(levels: Sequence[int]) -> list[int]:
    """Return the indices of a line's pieces from left to right (rule L2)."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    if not odd:
        return order
    for level in range(max(levels), min(odd) - 1, -1):
        marks = "".join("x" if levels[at] >= level else "-" for at in order)
        for found in re.finditer("x+", marks):
            order[found.start() : found.end()] = reversed(order[found.start() : found.end()])
    return order


def _resolve_marks(types: list[str], direction: str) -> None:
    """Rule W1: a mark goes with what it stands on."""
    previous = direction
    for at, each in enumerate(types):
        if each == "NSM":
            types[at] = previous
        previous = types[at]


def _resolve_arabic(types: list[str], direction: str) -> None:
    """Rules W2 and W3: figures after Arabic letters are Arabic figures."""
    strong = direction
    for at, each in enumerate(types):
        if each in STRONG_RTL or each == "L":
            strong = each
        elif each == "EN" and strong == "AL":
            types[at] = "AN"
        if each == "AL":
            types[at] = "R"


def _resolve_separators(types: list[str]) -> None:
    """Rule W4: one separator between two figures belongs to the number."""
    for at in range(1, len(types) - 1):
        around = types[at - 1], types[at + 1]
        if types[at] in SEPARATORS and around == ("EN", "EN"):
            types[at] = "EN"
        elif types[at] == "CS" and around == ("AN", "AN"):
            types[at] = "AN"


def _resolve_terminators(types: list[str]) -> None:
    """Rules W5 and W6: signs of money and per cent go with the figure beside them."""
    for sequence in (range(len(types)), range(len(types) - 1, -1, -1)):
        before = ""
        for at in sequence:
            if types[at] == "ET" and before == "EN":
                types[at] = "EN"
            before = types[at]
    types[:] = ["ON" if each in SEPARATORS or each == "ET" else each for each in types]


def _resolve_figures(types: list[str], direction: str) -> None:
    """Rule W7: figures in text that runs left to right are part of it."""
    strong = direction
    for at, each in enumerate(types):
        if each in {"L", "R"}:
            strong = each
        elif each == "EN" and strong == "L":
            types[at] = "L"


def _resolve_neutrals(types: list[str], direction: str) -> None:
    """Rules N1 and N2: a neutral takes the side that both neighbours share."""
    sides = [direction, *("R" if each in {"EN", "AN"} else each for each in types), direction]
    at = 1
    while at <= len(types):
        end = at
        while sides[end] in NEUTRAL:
            end += 1
        if end > at:
            before, after = sides[at - 1], sides[end]
            types[at - 1 : end - 1] = [before if before == after else direction] * (end - at)
        at = end + 1


def _implicit_level(kind: str, base: int) -> int:
    """Rules I1 and I2: the level of a resolved type in a paragraph of level *base*."""
    if base % 2:
        return base + int(kind != "R")
    return base + {"L": 0, "R": 1}.get(kind, 2)
