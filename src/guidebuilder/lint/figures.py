"""Does every figure say where it comes from, and of which time it speaks?

Pay is asked while loading (GB603, GB604).  Here are the others that make a claim: ratings,
scores, fees and costs, shares and counts in tables, the time between two rungs, amounts of
money and per cents in a text.  The time that a step takes is no claim: a degree of three
years is what the degree is.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from guidebuilder.lint.passages import plain, sections_of
from guidebuilder.load.codes import Code
from guidebuilder.model.inlines import Text
from guidebuilder.model.ladder import Rung
from guidebuilder.model.pay import MoneyRange
from guidebuilder.model.routes import Step
from guidebuilder.model.sections import (
    EntryTest,
    GlanceFact,
    Institute,
    NextStepsSection,
    Rating,
    Row,
)
from guidebuilder.model.values import Duration, PartialDate, Score
from guidebuilder.model.walk import items_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.diagnostics import Report, Span
    from guidebuilder.model.guide import Page
    from guidebuilder.model.items import Item
    from guidebuilder.model.regional import Entry, Regional
    from guidebuilder.regions.regional_guide import Provenance, RegionalGuide

_CLAIM: Final = re.compile(
    r"(?<![\w%])\d[\d.,]{0,20}\s?(?:%(?!\w)|(?:per ?cent|lakh|crore|million|billion)\b)"
    r"|[₹$€£]\s?\d|\b\d{1,3}(?:,\d{2,3}){1,6}\b",
    re.IGNORECASE,
)
"""A share, a sum of money or a number with commas: somebody has counted it.

No figure is longer; without an end, a page of digits would be read again from each of them.
"""

_SAID: Final = frozenset({"text", "short", "value", "closing"})
"""Fields whose sentences make claims; a title repeats one, and an intro explains it."""

_VALUE_FIELDS: Final[dict[type[Item], str]] = {
    Rating: "value",
    EntryTest: "score",
    Institute: "fee",
    Step: "cost",
    Rung: "after",
    GlanceFact: "value",
}
"""The field of an item that holds its figure."""


def find_unsourced(page: Page, edition: RegionalGuide, report: Report) -> None:
    """Warn of figures without source, or without time: once for a section."""
    for section in sections_of(page):
        if isinstance(section, NextStepsSection):
            continue
        claims = [
            (claim, edition.provenance_of(item))
            for item in items_of(section)
            for claim in claims_of(item)
        ]
        unsourced = [claim for claim, found in claims if not found.sources]
        undated = [
            claim for claim, found in claims if found.sources and not _has_time(found, edition)
        ]
        if unsourced:
            hint = "write `source:` beside it, by its name in sources.yaml"
            _tell(Code.FIGURE_UNSOURCED, unsourced, "source", hint, report)
        if undated:
            hint = "write `as_of:` beside it, the year it speaks of, or `unknown`"
            _tell(Code.FIGURE_UNDATED, undated, "time that it speaks of", hint, report)


def claims_of(item: Item) -> Iterator[tuple[str, Span]]:
    """Yield the figures of an item as words, each with its place."""
    if isinstance(item, Row):
        for cell in item.cells:
            if isinstance(cell.value, Decimal):
                yield f"{cell.value}", cell.only.span
        return
    named = _VALUE_FIELDS.get(type(item))
    if named is not None:
        value: Regional[object] | None = getattr(item, named)
        shown = None if value is None else _figure(value.only)
        if value is not None and shown is not None:
            yield shown, _place(value.only)
    for name in _SAID:
        text: Regional[object] | None = getattr(item, name, None)
        if text is None or name == named or not isinstance(text.value, Text):
            continue
        found = _CLAIM.search(plain(text.value))
        if found:
            yield _around(found), text.value.span


def _place(entry: Entry[object]) -> Span:
    """Return where a value stands, not where its region is named, if it knows that itself."""
    value = entry.value[0] if isinstance(entry.value, tuple) else entry.value
    return value.span if isinstance(value, Score | MoneyRange | Duration | Text) else entry.span


def _figure(entry: Entry[object]) -> str | None:
    """Return the figure of a value; None where it is unknown or has none."""
    match entry.value:
        case Decimal() as number:
            return f"{number}"
        case (Score() as score, *_):
            return f"{score.low}" if score.low == score.high else f"{score.low}–{score.high}"
        case MoneyRange() as money:
            return money.source
        case Duration() as time:
            return f"{time.low} {time.unit.value}s"
        case Text() as text:
            found = _CLAIM.search(plain(text))
            return _around(found) if found else None
        case _:
            return None


def _around(found: re.Match[str]) -> str:
    """Return the words in which a figure stands."""
    before = found.string[: found.start()].rsplit(maxsplit=1)
    after = found.string[found.end() :].split(maxsplit=1)
    is_begun = found.start() > 0 and not found.string[found.start() - 1].isspace()
    is_going_on = found.end() < len(found.string) and not found.string[found.end()].isspace()
    head = before[-1] if is_begun else ""
    tail = after[0] if is_going_on else ""
    return f"{head}{found[0]}{tail}".rstrip(".,;:")


def _has_time(found: Provenance, edition: RegionalGuide) -> bool:
    """Whether anything tells of which time a fact is; `unknown` is an answer."""
    if found.as_of is not None or found.checked is not None:
        return True
    sources = (edition.sources.get(each) for each in found.sources)
    return any(isinstance(each.released, PartialDate) for each in sources if each)


def _tell(code: Code, claims: list[tuple[str, Span]], what: str, hint: str, report: Report) -> None:
    (shown, span), *others = claims
    more = f", nor have {len(others)} more of this section" if len(others) > 1 else ""
    more = ", nor has one more of this section" if len(others) == 1 else more
    report.warning(span, code, f"the figure `{shown}` has no {what}{more}", hint)
