"""Slips of the key and of the clipboard."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from guidebuilder.lint.passages import Passage, Use
from guidebuilder.lint.sentences import words_of
from guidebuilder.load.codes import Code
from guidebuilder.model.ladder import Rung
from guidebuilder.model.sections import Person, Role

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report, Span

_MAY_DOUBLE: Final = frozenset({"had", "that", "is", "do", "so", "very"})
"""Words that stand twice in good English now and then."""

_SPACED_MARKS: Final = (" ,", " ;", " :", " !", " ?", " .")

_TWO_MARKS: Final = (",,", ";;", "!!", "??", "?!", "!?", ",.", "..")

_ODD: Final = re.compile(r" [,;:!?.]|[,;!?.]{2}")
"""What all of these have in common."""

_NO_SPACE: Final = re.compile(r"\b[a-z]{2,}(?:[.!?][A-Z][a-z]|[,;][A-Za-z]{2})\w*")
"""``awards.He`` and ``time,shift``; not ``B.Com``, and no address."""

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

_BETWEEN: Final = r"[ ’&/-]+"

_CAPITALS: Final = rf"\b[A-Z]{{2,}}(?:{_BETWEEN}[A-Z]{{2,}})+\b"
"""Compiled when it is first needed, which is seldom."""

_LEAST_SHOUT: Final = 10
"""Letters: less is an abbreviation or two."""

_A_SHOUT: Final = 3
"""Words in capitals side by side in a sentence; of two, each may be an abbreviation."""


def look_for_slips(passage: Passage, report: Report) -> None:
    """Warn of doubled words, marks that stand oddly and words in capitals."""
    if passage.use is Use.PROPER_NAME:
        return
    span, text = passage.text.span, passage.words
    words = words_of(text)
    # The second in small letters: ``Walla Walla`` is a town.
    doubled = ((one, two) for one, two in pairwise(words) if one.lower() == two)
    for one, two in dict.fromkeys(doubled):
        if two not in _MAY_DOUBLE and f"{one} {two}" in text:
            message = f"the same word stands twice: `{one} {two}`"
            report.warning(span, Code.DOUBLED_WORD, message, "take one of the two out")
    if "](" not in passage.text.source:  # the marks of an address are its own
        _look_for_marks(text, span, report)
    if text.count("(") > text.count(")"):
        message = "a bracket is opened and not closed"
        report.warning(span, Code.ODD_PUNCTUATION, message, "write `)` where it ends")
    if sum(len(word) for word in words if word.isupper()) >= _LEAST_SHOUT:
        _look_for_shouting(text, span, report)


def _look_for_marks(text: str, span: Span, report: Report) -> None:
    hint = "look for a slip of the key"
    found = _NO_SPACE.search(text)
    if found is not None:
        message = f"a space is missing: `{found[0]}`"
        report.warning(span, Code.ODD_PUNCTUATION, message, hint)
    if _ODD.search(text) is None:
        return  # nearly always
    spaced = next((mark for mark in _SPACED_MARKS if _ends_a_word(text, mark)), None)
    if spaced is not None:
        message = f"a space stands before `{spaced[1]}`"
        report.warning(span, Code.ODD_PUNCTUATION, message, hint)
    double = next((marks for marks in _TWO_MARKS if marks in text and "..." not in text), None)
    if double is not None:
        message = f"two marks stand together: `{double}`"
        report.warning(span, Code.ODD_PUNCTUATION, message, hint)


def _ends_a_word(text: str, spaced: str) -> bool:
    """Whether a mark stands apart from the word before it, and does not begin one (``.NET``)."""
    at = text.find(spaced)
    return at > 0 and text[at - 1].isalnum() and not text[at + 2 : at + 3].strip()


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


def _look_for_shouting(text: str, span: Span, report: Report) -> None:
    for found in re.finditer(_CAPITALS, text):
        words = re.split(_BETWEEN, found[0])
        is_all = found[0] == text.strip(" .!?:")
        if sum(map(len, words)) >= _LEAST_SHOUT and (is_all or len(words) >= _A_SHOUT):
            message = f"`{found[0]}` is written in capitals"
            hint = "use small letters, and **bold** if it must stand out: capitals read slowly"
            report.warning(span, Code.SHOUTING, message, hint)
