"""Is every abbreviation explained somewhere: in the glossary, in a name, or beside it?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidebuilder.lint.passages import Passage, Use
from guidebuilder.load.codes import Code

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from guidebuilder.diagnostics import Report

_SHORT: Final = re.compile(r"(?<![\w.&/+-])([A-Z]{2,6})(?:s)?(?![\w&/+-]|\.\w)")
"""Two to six capitals, alone: not ``HCLTech``, not ``B.A.``, not ``R&D``."""

_EVERYDAY: Final = frozenset(
    [
        "UK",
        "US",
        "USA",
        "EU",
        "UN",
        "UAE",
        "TV",
        "PC",
        "CV",
        "ID",
        "OK",
        "AM",
        "PM",
        "DVD",
        "CD",
        "PDF",
        "QR",
        "SMS",
        "GPS",
        "USB",
        "URL",
        "FAQ",
        "ATM",
        "BBC",
        "DIY",
        "DJ",
        "HIV",
        "DNA",
        "AC",
        "DC",
        "LED",
        "CCTV",
        "VIP",
        "PIN",
        "NGO",
        "MBA",
        "BA",
        "BSC",
        "MA",
        "MSC",
        "PHD",
        "II",
        "III",
        "IV",
        "VI",
        "VII",
        "VIII",
        "IX",
        "XI",
        "XII",
    ]
)
"""Short forms that are better known than their words, and Roman figures."""

_EXPLAINED_BEHIND: Final = re.compile(
    r"s?(?:,| –|:)? ?\(|s?, (?:an? |the |[a-z]+ )|s? (?:means|stands for|is short for)\b"
)
"""What stands behind an abbreviation that a text explains: ``CRM, customer relationship …``."""

_NEAR: Final = 80
"""Characters in which the two words before an abbreviation stand."""

_NAME_BESIDE: Final = re.compile(r" (?:of )?\w*[A-Z]")
"""A capital behind it makes it part of a name: ``GE Capital``, ``WNS Global Services``."""


def find_unexplained(
    passages: Sequence[Passage], explained: Collection[str], report: Report
) -> None:
    """Warn of abbreviations that a reader meets and nobody explains: once for a page.

    Args:
        passages: The texts of a page.
        explained: Terms of the glossary, and what :func:`explained_in` finds in the edition.
        report: Told of each.
    """
    used = [
        (found, passage)
        for passage in passages
        if passage.use is Use.RUNNING and not passage.words.isupper()
        for found in _SHORT.finditer(passage.words)
    ]
    told: set[str] = set()
    for found, passage in used:
        short = found[1]
        if short in _EVERYDAY or short in explained or short in told or _is_in_a_name(found):
            continue
        told.add(short)
        message = f"`{short}` is explained nowhere"
        hint = f"add a line to glossary.yaml: `{short}: its words in full.`"
        report.warning(passage.text.span, Code.UNEXPLAINED, message, hint)


def explained_in(passages: Iterable[Passage]) -> Iterator[str]:
    """Yield the abbreviations that stand beside their words, or in a name."""
    for passage in passages:
        if passage.field == "abbr":
            yield passage.words
        words = passage.words
        for found in _SHORT.finditer(words):
            is_bracketed = words[found.start() - 1 : found.start()] == "("
            if (
                passage.use is not Use.RUNNING
                or is_bracketed
                or _EXPLAINED_BEHIND.match(words, found.end(1))
            ):
                yield found[1]


def _is_in_a_name(found: re.Match[str]) -> bool:
    before = found.string[max(0, found.start() - _NEAR) : found.start()].rsplit(" ", 2)
    is_begun = len(before) > 1 and before[-1] == "" and before[-2][:1].isupper()
    begins_sentence = len(before) < 3 or before[0].endswith((".", ":", "?", "!"))  # noqa: PLR2004 - the word before, and what is before that
    is_name_before = is_begun and not begins_sentence
    return is_name_before or _NAME_BESIDE.match(found.string, found.end()) is not None
