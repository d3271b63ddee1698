"""Slips of the key and of the clipboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidebuilder.lint.passages import Passage, Use
from guidebuilder.load.codes import Code
from guidebuilder.model.ladder import Rung
from guidebuilder.model.sections import Person, Role

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report

_DOUBLED: Final = re.compile(r"(?<![\w’-])([a-z]+) \1(?![\w’-])")
"""Only small letters: ``Walla Walla`` is a town, ``the The`` a title."""

_MAY_DOUBLE: Final = frozenset({"had", "that", "is", "do", "so", "very"})
"""Words that stand twice in good English now and then."""

_ODD: Final = (
    (re.compile(r"\w+ [,;:!?](?!\w)|\w+ \.(?=\s|$)"), "a space stands before the mark"),
    (re.compile(r",,|;;|(?<!\.)\.\.(?!\.)|[!?]{2,}|,\."), "two marks stand together"),
    (
        re.compile(r"\b[a-z]{2,}[.!?][A-Z][a-z]+|\b[A-Za-z]{2,}[,;][A-Za-z]{2,}"),
        "a space is missing",
    ),
)
"""``www.example.org`` and ``B.Com`` are none of these; ``awards.He`` is."""

_TWO_WORDS: Final = re.compile(r"\b([A-Z][a-z]{2,})([A-Z][a-z]{2,})\b")
"""Two words of a name without the space between them."""

_PREFIXES: Final = frozenset(
    {"Mac", "Fitz", "Van", "Von", "Del", "Des", "Las", "Los", "San", "Saint"}
)
"""Beginnings of names that are followed by a capital: ``MacArthur``."""

_ONE_WORD: Final = frozenset(
    [
        "DevOps",
        "JavaScript",
        "TypeScript",
        "LinkedIn",
        "YouTube",
        "WhatsApp",
        "FaceBook",
        "PowerPoint",
        "AutoCAD",
        "WordPress",
        "SharePoint",
        "PhotoShop",
        "GitHub",
        "PayPal",
        "FinTech",
        "EdTech",
        "HealthTech",
    ]
)
"""Names of things that are spelt so, and stand in titles of posts."""

_CAPITALS: Final = re.compile(r"\b[A-Z]{2,}(?:[ ’&/-]+[A-Z]{2,})+\b")

_LEAST_SHOUT: Final = 12
"""Letters: shorter rows of capitals are abbreviations side by side."""

_LONG_CAPITALS: Final = 6
"""Letters of a word in capitals that is hardly an abbreviation."""


def look_for_slips(passage: Passage, report: Report) -> None:
    """Warn of doubled words, marks that stand oddly and words in capitals."""
    if passage.use is Use.PROPER_NAME:
        return
    span, words = passage.text.span, passage.words
    for found in _DOUBLED.finditer(words):
        if found[1] not in _MAY_DOUBLE:
            report.warning(span, Code.DOUBLED_WORD, f"`{found[0]}`", "take one of the two out")
    if "](" not in passage.text.source:
        for pattern, what in _ODD:
            odd = pattern.search(words)
            if odd:
                message = f"{what}: `{odd[0]}`"
                report.warning(span, Code.ODD_PUNCTUATION, message, "look for a slip of the key")
    _look_for_brackets(passage, report)
    _look_for_shouting(passage, report)


def look_for_spoilt_names(passage: Passage, report: Report) -> None:
    """Warn of ``TeamLeader`` among names of posts, people and places, and in titles.

    Names of firms and products are spelt as they like, so they are not looked at.
    """
    is_name = passage.field in ("name", "place") and isinstance(passage.item, Person | Rung | Role)
    if not is_name and passage.field not in ("title", "place"):
        return
    for found in _TWO_WORDS.finditer(passage.words):
        if found[1] not in _PREFIXES and found[0] not in _ONE_WORD:
            message = f"two words have run together: `{found[0]}`"
            hint = f"did you mean `{found[1]} {found[2]}`?"
            report.warning(passage.text.span, Code.RUN_TOGETHER, message, hint)


def _look_for_brackets(passage: Passage, report: Report) -> None:
    words = passage.words
    if words.count("(") > words.count(")"):
        message = "a bracket is opened and not closed"
        report.warning(passage.text.span, Code.ODD_PUNCTUATION, message, "write `)` where it ends")


def _look_for_shouting(passage: Passage, report: Report) -> None:
    for found in _CAPITALS.finditer(passage.words):
        words = re.split(r"[ ’&/-]+", found[0])
        letters = sum(map(len, words))
        if letters >= _LEAST_SHOUT and any(len(each) >= _LONG_CAPITALS for each in words):
            message = f"`{found[0]}` is written in capitals"
            hint = "use small letters, and **bold** if it must stand out: capitals read slowly"
            report.warning(passage.text.span, Code.SHOUTING, message, hint)
