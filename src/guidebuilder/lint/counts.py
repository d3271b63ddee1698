"""Do titles count right?  “Top 10” over nine, “five steps” over six."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidebuilder.lint.numbers import NUMBER, may_hold_a_number, value_of
from guidebuilder.lint.passages import plain, sections_of
from guidebuilder.load.codes import Code
from guidebuilder.model.items import Item, Section
from guidebuilder.model.walk import items_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.diagnostics import Report
    from guidebuilder.model.guide import Page
    from guidebuilder.model.inlines import Text

_COUNTED: Final = (
    "advantages|answers|bodies|books|challenges|colleges|companies|courses|disadvantages|duties"
    "|employers|examples|exams|facts|firms|habits|ideas|institutes|institutions|jobs|kinds|leaders"
    "|mistakes|organisations|organizations|paths|people|places|points|posts|questions|reasons"
    "|roles|routes|rules|rungs|skills|sources|stages|steps|tasks|tests|things|tips|tools|trends"
    "|types|universities|ways"
)
"""What a list of a guide can be a list of; years and days are not among it."""

_IN_A_TITLE: Final = (
    rf"^(?:(?:the|your|our|my|these|top|best|first|main) ){{0,2}}(?P<number>{NUMBER})"
    rf"(?: [\w’-]+){{0,2}}? (?:{_COUNTED})\b|\btop (?P<top>{NUMBER})\b(?! ?(?:%|per))"
)
"""A title that begins with the number of what it is the title of."""

_IN_AN_INTRO: Final = (
    rf"\b(?:here are|these|the following|following) (?P<number>{NUMBER})"
    rf"(?: [\w’-]+){{0,2}}? (?:{_COUNTED})\b|\btop (?P<top>{NUMBER})\b(?! ?(?:%|per))"
)
"""A line that points at the list below it."""

_LISTS: Final = (
    "items",
    "routes",
    "rungs",
    "bands",
    "sides",
    "rows",
    "sections",
    "points",
    "steps",
)
"""Fields that hold what a title may count."""


def compare_counts(page: Page, report: Report) -> None:
    """Warn of titles, lead-ins and intros that count otherwise than the list below them."""
    for section in sections_of(page):
        for item in items_of(section):
            lists = tuple(_lists(item))
            if not lists:
                continue
            for name in ("title", "lead", "name", "label", "intro"):
                text: Text | None = getattr(getattr(item, name, None), "value", None)
                if text is not None:
                    pattern = _IN_AN_INTRO if name == "intro" else _IN_A_TITLE
                    _compare(text, pattern, item, lists, report)


def _compare(
    text: Text,
    pattern: str,
    item: Item,
    lists: tuple[tuple[Item, ...], ...],
    report: Report,
) -> None:
    words = plain(text)
    if not may_hold_a_number(words):
        return  # nearly always: the patterns are compiled only where they are needed
    found = re.search(pattern, words, re.IGNORECASE)
    if found is None:
        return
    written = found["number"] or found["top"]
    if value_of(written) in _possible(item, lists):
        return
    count = len(lists[0])
    message = f"`{found[0].strip()}` is said of a list of {count}"
    hint = f"write {count}, or look for what is missing or too much"
    report.warning(text.span, Code.COUNT_WRONG, message, hint)


def _possible(item: Item, lists: tuple[tuple[Item, ...], ...]) -> set[int]:
    """Return all that a count may be meant of: the list, and for a section what is in it."""
    counts = {len(each) for each in lists} | {sum(map(len, lists))}
    if isinstance(item, Section):
        inner = [found for each in lists for one in each for found in _lists(one)]
        counts |= {len(each) for each in inner} | {sum(map(len, inner))}
    return counts


def _lists(item: Item) -> Iterator[tuple[Item, ...]]:
    for name in _LISTS:
        found = getattr(item, name, None)
        if found:
            yield found
