"""Order of letters in lines that mix directions: the Unicode Bidirectional Algorithm.

UAX #9 in the part that a career guide needs: paragraph level (P2, P3, HL1), weak types
(W1 to W7), brackets (N0), neutrals (N1, N2), implicit levels (I1, I2) and the order in a
line (L1, L2).  Isolates are given as places, not as characters (HL3), and read from left
to right (:mod:`guidebuilder.text.isolates`).  Left out are embeddings and overrides, for
which a guide has no way to ask.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import bidirectional

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STRONG_RTL = frozenset({"R", "AL"})
RTL_OR_ARABIC_NUMBER = STRONG_RTL | {"AN"}
SEPARATORS = frozenset({"ES", "CS"})
NEUTRAL = frozenset({"B", "S", "WS", "ON", "BN"}) | frozenset(
    # The explicit marks that are left out count as neutral, as if they were not there.
    {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
)


BRACKETS = {"(": ")", "[": "]", "{": "}"}
"""Opening brackets and what closes them (Bidi_Paired_Bracket, as far as guides have them)."""

DEEPEST = 63
"""Most brackets that may stand open; where there are more, none is paired (BD16)."""

ISOLATED = "\ufffc"
"""What stands for an isolate in the text around it: a neutral object."""


def paragraph_level(text: str, *, leftwards: bool) -> int:
    """Return the level of a paragraph: 1 if it reads from right to left, 0 if not.

    In a book that reads from left to right the first letter decides (P2, P3).  In one that
    reads *leftwards* any letter that does makes the paragraph do so too, for its sentences
    may begin with a Latin name; only one all in Latin letters reads from left to right.
    """
    types = map(bidirectional, text)
    if not leftwards:
        return int(next((each for each in types if each in STRONG_RTL or each == "L"), "L") != "L")
    letters = set(types)
    return int("L" not in letters or not STRONG_RTL.isdisjoint(letters))


def turns(text: str, base: int) -> bool:
    """Whether anything in a paragraph of a level reads from right to left."""
    return base > 0 or not (
        text.isascii() or RTL_OR_ARABIC_NUMBER.isdisjoint(map(bidirectional, text))
    )


def embedding_levels(text: str, base: int, isolates: Sequence[tuple[int, int]] = ()) -> list[int]:
    """Return the level of each character of a paragraph; odd levels read from right to left.

    Args:
        text: The paragraph.
        base: Its level.
        isolates: Start and end of what reads from left to right by itself, in order.
    """
    around, at = "", 0
    for start, end in isolates:
        around += text[at:start] + ISOLATED
        at = end
    outer = iter(_levels(around + text[at:], base))
    levels: list[int] = []
    for start, end in isolates:
        levels += [next(outer) for _ in range(start - len(levels))]
        next(outer)
        # The next even level (X5b); it is 2 in a paragraph of either direction.
        levels += _levels(text[start:end], 2)
    return [*levels, *outer]


def _levels(text: str, base: int) -> list[int]:
    """Return the levels of text without isolates that stands in an embedding of a level."""
    types = [bidirectional(character) for character in text]
    direction = "R" if base % 2 else "L"
    _resolve_marks(types, direction)
    _resolve_arabic(types, direction)
    _resolve_separators(types)
    _resolve_terminators(types)
    _resolve_figures(types, direction)
    _resolve_brackets(text, types, direction)
    _resolve_neutrals(types, direction)
    return [_implicit_level(each, base) for each in types]


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


def _resolve_brackets(text: str, types: list[str], direction: str) -> None:
    """Rule N0: two brackets take the same side, that of what is in them or of what is before."""
    other = "L" if direction == "R" else "R"
    for start, end in sorted(_pairs(text, types)):
        inside = {_side(each) for each in types[start + 1 : end]}
        if direction in inside:
            side = direction
        elif other in inside:
            before = (_side(each) for each in reversed(types[:start]))
            side = next((each for each in before if each in {"L", "R"}), direction)
        else:
            continue
        types[start] = types[end] = side


def _pairs(text: str, types: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of brackets that belong together (BD16)."""
    closed_by: list[tuple[str, int]] = []
    for at, character in enumerate(text):
        if types[at] != "ON":
            continue
        if character in BRACKETS:
            if len(closed_by) == DEEPEST:
                return
            closed_by.append((BRACKETS[character], at))
            continue
        for depth in range(len(closed_by) - 1, -1, -1):
            closing, start = closed_by[depth]
            if closing == character:
                yield start, at
                del closed_by[depth:]
                break


def _side(kind: str) -> str:
    """Return the side that a resolved type pulls neutrals to (N0, N1)."""
    return "R" if kind in {"EN", "AN"} else kind


def _resolve_neutrals(types: list[str], direction: str) -> None:
    """Rules N1 and N2: a neutral takes the side that both neighbours share."""
    sides = [direction, *map(_side, types), direction]
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
