"""Words of offices that have a plain word beside them.

Taken from *words to avoid* of the GOV.UK style guide and from the federal plain language
guidelines of the United States, as far as a plain word does in nearly every sentence; words
of which careers are made (*team*, *target*, *delivery*) are not among them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidebuilder.lint.passages import Passage, Use
from guidebuilder.lint.sentences import words_of
from guidebuilder.load.codes import Code

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report

_PLAIN: Final = {
    "utilise": "use",
    "utilize": "use",
    "utilisation": "use",
    "utilization": "use",
    "leverage": "use",
    "leveraging": "using",
    "facilitate": "help",
    "liaise": "talk, or work together",
    "streamline": "make simpler",
    "synergy": "working together",
    "synergies": "working together",
    "empower": "let, or help",
    "incentivise": "encourage",
    "incentivize": "encourage",
    "overarching": "main",
    "holistic": "whole",
    "best-in-class": "very good",
    "cutting-edge": "new",
    "state-of-the-art": "new",
    "going forward": "from now on",
    "in order to": "to",
    "prior to": "before",
    "subsequent to": "after",
    "commence": "begin",
    "remuneration": "pay",
    "upskilling": "learning",
    "upgradation": "better skills, or raising",
    "aforementioned": "this",
}

_FORMS: Final = {
    f"{word}{ending}": word for word in _PLAIN if " " not in word for ending in ("", "s", "d", "ed")
}
"""The words of one word, with their endings."""

_PHRASES: Final = tuple(word for word in _PLAIN if " " in word)


def look_for_jargon(passage: Passage, report: Report) -> None:
    """Warn of words of offices, each once in a text."""
    if passage.use is Use.PROPER_NAME:
        return
    lower = passage.words.lower()
    found = [_FORMS[word] for word in words_of(lower) if word in _FORMS]
    found += [phrase for phrase in _PHRASES if f" {phrase} " in f" {lower} "]
    for word in dict.fromkeys(found):
        message = f"`{word}` is a word of offices"
        report.warning(passage.text.span, Code.JARGON, message, f"plainer: {_PLAIN[word]}")
