"""What reads from left to right within text that reads from right to left.

Unicode's algorithm turns ``₹1.5–2.5``, ``10+2`` and ``+91 98…`` round after an Arabic
letter, as it takes what stands between figures for punctuation of the sentence.  Authors
cannot put that right: their files may hold no characters that turn a line
(``load/files.py``).  So amounts, ranges, sums, telephone numbers and addresses are found
here, wherever they come from, and each is isolated: as a place, not by characters, of which
nothing could get into what is searched and copied.

Only European figures are: ranges of Arabic ones are written from right to left.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from guidebuilder.text.bidi import BRACKETS, STRONG_RTL
from guidebuilder.text.runs import StyledText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from guidebuilder.text.runs import StyledItem

_GAP = "[\u00a0\u202f]?"
_MONEY = "$£¤¥\u20a0-\u20cf"
_NUMBER = r"(?:[0-9]+(?:[.,:/’\u00a0\u202f][0-9]+)*[¼-¾⅐-⅞]?|[¼-¾⅐-⅞])"
_BEFORE = rf"(?:[+−±~≈<>≤≥-]{_GAP})?(?:[A-Z]{{0,3}}[{_MONEY}]{_GAP})?"
_AFTER = rf"(?:{_GAP}[%‰°{_MONEY}]|\+(?![0-9]))?"
_AMOUNT = _BEFORE + _NUMBER + _AFTER
_EXPRESSION = rf"{_AMOUNT}(?:{_GAP}[–—−+×=/:-]{_GAP}{_AMOUNT})*"
_TELEPHONE = r"(?:\+|\(?0)[0-9()]*(?:[ \u00a0-][0-9()]+)+"
_ADDRESS = r"(?:https?://|www\.)[!-~]*[0-9A-Za-z/]|[0-9A-Za-z.+_-]+@[0-9A-Za-z.-]*[0-9A-Za-z]"

_SIGNED_NAME = r"[A-Za-z]+(?:\+\+|#)"

# Compiled for the first text from right to left: most booklets have none.
APART = rf"(?<![^\W_])(?:{_ADDRESS}|{_TELEPHONE}|{_EXPRESSION}|{_SIGNED_NAME})"
"""Addresses, telephone numbers, figures with what belongs to them, and names such as C++."""

MONEY = f"[{_MONEY}]"

AROUND = frozenset(" \u00a0\n.,:;·–—/|()[]\u060c\u061b\u06d4\ufffc")
"""What stands around words that are put into a sentence, and is of the sentence."""


def isolates(text: str, bounds: Sequence[tuple[int, int, StyledItem]]) -> list[tuple[int, int]]:
    """Return the start and end of what reads from left to right by itself, in order.

    Args:
        text: A paragraph.
        bounds: Start and end of each of its items, and the item.
    """
    found: list[tuple[int, int]] = []
    for start, end in (*_foreign(text, bounds), *_links(text, bounds), *_figures(text)):
        if all(end <= other_start or other_end <= start for other_start, other_end in found):
            found.append((start, end))
    return sorted(found)


def _foreign(text: str, bounds: Sequence[tuple[int, int, StyledItem]]) -> Iterator[tuple[int, int]]:
    """Yield the places of items in Latin letters among others: words put into a sentence.

    ``3 years (optional)`` would else begin on the side of the letters before it.
    """
    for apart, group in groupby(bounds, lambda each: not _has_leftwards(text[each[0] : each[1]])):
        if not apart:
            continue
        items = list(group)
        start, end = _trimmed(text, items[0][0], items[-1][1])
        if any(bidirectional(each) == "L" for each in text[start:end]):
            # A name that goes on outside of the items stays in one piece.
            yield _latin_start(text, start), _latin_end(text, end)


def _latin_start(text: str, start: int) -> int:
    """Return where the Latin letters begin that lead up to a place without a break."""
    for at in range(start - 1, -1, -1):
        kind = bidirectional(text[at])
        if kind in STRONG_RTL:
            break
        if kind == "L":
            start = at
    return start


def _latin_end(text: str, end: int) -> int:
    """Return where the Latin letters end that go on after a place without a break."""
    for at in range(end, len(text)):
        kind = bidirectional(text[at])
        if kind in STRONG_RTL:
            break
        if kind == "L":
            end = at + 1
    return end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a place without the punctuation around it, but with the bracket that closes it."""
    while start < end and text[start] in AROUND:
        start += 1
    whole = end
    while start < end and text[end - 1] in AROUND:
        end -= 1
    inside = text[start:end]
    if end < whole and any(
        text[end] == closing and inside.count(opening) > inside.count(closing)
        for opening, closing in BRACKETS.items()
    ):
        end += 1
    return start, end


def _links(text: str, bounds: Sequence[tuple[int, int, StyledItem]]) -> Iterator[tuple[int, int]]:
    """Yield the places of links that hold no letter from right to left: what is dialled."""
    for start, end, item in bounds:
        is_link = isinstance(item, StyledText) and item.link is not None
        if is_link and not _has_leftwards(text[start:end]):
            yield start, end


def _figures(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of figures, with all that belongs to them, and of addresses."""
    for found in re.finditer(APART, text):
        start, end = found.span()
        # Digits alone keep together, and figures after Latin letters are part of their text.
        if re.search(MONEY, found[0]) or not (
            found[0].isdigit() or _is_latin(reversed(text[:start]))
        ):
            yield start, end


def _has_leftwards(text: str) -> bool:
    return not STRONG_RTL.isdisjoint(map(bidirectional, text))


def _is_latin(text: Iterable[str]) -> bool:
    """Whether the first letter of characters is one that reads from left to right."""
    kinds = map(bidirectional, text)
    return next((each == "L" for each in kinds if each == "L" or each in STRONG_RTL), False)
