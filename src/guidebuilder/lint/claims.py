"""Does a text say another time than the routes add up to?

Only what is certain is told: that some route cannot be done in the time that a text gives
for all of the way, or that none takes so long.  A text about one step, or about experience
and contracts, is no such text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidebuilder.document.routes import totals
from guidebuilder.lint.numbers import NUMBER, value_of
from guidebuilder.lint.passages import Use, plain, sections_of
from guidebuilder.lint.sentences import sentences
from guidebuilder.load.codes import Code
from guidebuilder.model.routes import RoutesSection

if TYPE_CHECKING:
    from decimal import Decimal

    from guidebuilder.diagnostics import Report
    from guidebuilder.lint.passages import PageRead, Passage
    from guidebuilder.model.routes import Route

_TIME: Final = (
    rf"(?P<at_least>at least |from )?\b(?P<low>{NUMBER})"
    r"(?:[ -](?P<low_unit>year|month)s?(?= to ))?"
    rf"(?:\s?(?:–|-|to|or)\s?(?P<high>{NUMBER}))?[ -](?P<unit>year|month)s?\b"
)

_ALL_OF_THE_WAY: Final = (
    r"\b(?:after (?:you leave )?(?:high |secondary )?school|after (?:class|grade) (?:10|12|x|xii)\b"
    r"|after 10\+2|post-(?:high[ -])?school|in all\b|altogether|to qualify|from school to"
    r"|to (?:become|get) (?:a|an|your)\b|to your first (?:job|post))"
)
"""Words that make a time that of the whole way."""

_OF_A_STEP: Final = (
    r"\b(?:degree|diploma|certificate|course|bachelor|master|internship|apprentice|licence"
    r"|contract|bond|probation|experience|old|age|ago|since|each|per|more than)"
)
"""Words that make it the time of something else."""

_MONTHS_OF_YEAR: Final = 12

_MONTHS: Final = {"year": _MONTHS_OF_YEAR, "month": 1}


def compare_years(read: PageRead, report: Report) -> None:
    """Warn of times in texts that the steps of the routes contradict.

    What its author doubts already is left alone: a reader sees the mark.
    """
    routes = [
        route
        for section in sections_of(read.page)
        if isinstance(section, RoutesSection)
        for route in section.routes
    ]
    for route in routes:
        _compare_name(route, report)
    timed = [route for route in routes if totals(route)[1].high > 0]
    for passage in read.passages if timed else ():
        if passage.use is not Use.RUNNING or "year" not in passage.words:
            continue
        if passage.item is not None and read.edition.provenance_of(passage.item).is_doubted:
            continue
        for sentence in sentences(passage.words):
            _compare_sentence(sentence, passage, timed, report)


def _compare_sentence(sentence: str, passage: Passage, routes: list[Route], report: Report) -> None:
    if _found(_OF_A_STEP, sentence) or not _found(_ALL_OF_THE_WAY, sentence):
        return
    found = _found(_TIME, sentence)
    if found is None:
        return
    low, high = _months(found)
    for route in routes:
        shortest, longest = totals(route)
        is_longer = high is not None and shortest.low > high
        is_shorter = not longest.is_least and longest.high < low and len(routes) == 1
        if is_longer or is_shorter:
            _tell(found, route, passage, report)
            return


def _compare_name(route: Route, report: Report) -> None:
    """Warn of a “three-year route” whose steps take another time."""
    text = route.name.value
    found = _found(_TIME, plain(text))
    shortest, longest = totals(route)
    if found is None or longest.high == 0 or _found(_OF_A_STEP, found.string):
        return
    low, high = _months(found)
    if (high is not None and shortest.low > high) or (not longest.is_least and longest.high < low):
        span = text.span
        message = f"`{found[0].strip()}` stands in this name, but the steps take {_took(route)}"
        hint = "times are added up from `takes` and printed beside the name: leave it out"
        report.warning(span, Code.YEARS_DISAGREE, message, hint)


def _found(pattern: str, text: str) -> re.Match[str] | None:
    """Search a text; a pattern is compiled when it is first needed, which is seldom."""
    return re.search(pattern, text, re.IGNORECASE)


def _months(found: re.Match[str]) -> tuple[Decimal, Decimal | None]:
    """Return the shortest and longest time that a text gives; None if it has no longest."""
    unit = found["unit"].lower()
    low = value_of(found["low"]) * _MONTHS[(found["low_unit"] or unit).lower()]
    if found["at_least"] and not found["high"]:
        return low, None
    return low, value_of(found["high"] or found["low"]) * _MONTHS[unit]


def _tell(found: re.Match[str], route: Route, passage: Passage, report: Report) -> None:
    message = (
        f"`{found[0].strip()}` is said of the whole way, but the route"
        f" `{plain(route.name.value)}` takes {_took(route)}"
    )
    hint = "bring the two together, or write a `doubt` that says which you trust"
    report.warning(passage.text.span, Code.YEARS_DISAGREE, message, hint)


def _took(route: Route) -> str:
    """Return how long a route takes, in years and with all its steps."""
    total = totals(route)[1]
    ends = [f"{each / _MONTHS_OF_YEAR:.3g}" for each in (total.low, total.high)]
    least = "at least " if total.is_least else ""
    return f"{least}{'–'.join(dict.fromkeys(ends))} years"
