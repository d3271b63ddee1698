"""How old are the facts?  Asked for with ``check --max-age``, and counted from the issue.

The date of a fact is the time that it speaks of (`as_of`); without one the day on which it
was compared with its source (`checked`); without that, the day its newest source came out.
It gets the benefit of the doubt: ``2025`` lasts to the end of December.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec import Struct

from guidebuilder.lint.figures import claims_of
from guidebuilder.load.codes import Code
from guidebuilder.model.items import Section
from guidebuilder.model.pay import Band
from guidebuilder.model.sections import GroupSection
from guidebuilder.model.values import PartialDate
from guidebuilder.model.walk import items_of
from guidebuilder.regions.provenance import CHECKABLE_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from guidebuilder.diagnostics import Report, Span
    from guidebuilder.model.guide import Page
    from guidebuilder.model.items import Item
    from guidebuilder.model.provenance import Fact
    from guidebuilder.model.regional import Regional
    from guidebuilder.regions.regional_guide import RegionalGuide

T = TypeVar("T")

_MONTHS_OF_YEAR: Final = 12


ASKED_FOR: Final = frozenset({Code.STALE, Code.DATE_PASSED})
"""Rules that speak only if they are asked: what allows them may have nothing to do today."""


class Ages(Struct, frozen=True):
    """What was asked about the age of facts.

    Attributes:
        most: Months that a fact may be old; None if nobody asked.
        today: The day to count from; None means the first day of the issue, so that the
            same guide always draws the same messages.
    """

    most: int | None = None
    today: dt.date | None = None


class _Dated(Struct, frozen=True):
    """When something was true, and who says so where."""

    date: PartialDate
    told: str
    span: Span
    hint: str


def find_stale(edition: RegionalGuide, ages: Ages, report: Report) -> None:
    """Warn of facts that are too old, each date once, and of dates that have passed today."""
    if ages.today is not None:
        for page in edition.pages:
            _find_passed(page, ages.today, report)
    if ages.most is None:
        return
    issue = edition.settings.issue
    start = ages.today or issue.first_day
    limit = months_before(start, ages.most)
    since = f"today ({start})" if ages.today else f"the issue ({issue})"
    seen: set[Span] = set()
    for page in edition.pages:
        for item, around in _with_facts(page):
            dated = _dated(item, around, edition)
            if dated is None or dated.span in seen:
                continue
            seen.add(dated.span)
            if dated.date.last_day < limit:
                message = f"{dated.told} {dated.date}: more than {spelt(ages.most)} before {since}"
                report.warning(dated.span, Code.STALE, message, dated.hint)


def months_before(day: dt.date, months: int) -> dt.date:
    """Return the same day some months earlier, or the last day of that month."""
    at = max(0, day.year * _MONTHS_OF_YEAR + day.month - 1 - months)
    year, month = max(1, at // _MONTHS_OF_YEAR), at % _MONTHS_OF_YEAR + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def spelt(months: int) -> str:
    """Return a number of months in words: ``18 months``, ``2 years``."""
    number, unit = (
        (months // _MONTHS_OF_YEAR, "year") if months % _MONTHS_OF_YEAR == 0 else (months, "month")
    )
    return f"{number} {unit}{'' if number == 1 else 's'}"


def _with_facts(page: Page) -> Iterator[tuple[Item, tuple[Fact, ...]]]:
    """Yield the items whose age matters, with their own facts and those around, nearest first."""
    for outer in page.sections:
        inside = outer.sections if isinstance(outer, GroupSection) else (outer,)
        around = (outer.fact, page.fact) if isinstance(outer, GroupSection) else (page.fact,)
        for section in inside:
            for item in items_of(section):
                if isinstance(item, Section):
                    facts: tuple[Fact, ...] = (section.fact, *around)
                    is_meant = section.fact.as_of is not None
                else:
                    facts = (item.fact, section.fact, *around)
                    is_meant = section.KIND in CHECKABLE_KINDS or item.fact.as_of is not None
                if is_meant or isinstance(item, Band) or any(True for _ in claims_of(item)):
                    yield item, facts


def _dated(item: Item, facts: tuple[Fact, ...], edition: RegionalGuide) -> _Dated | None:
    found = edition.provenance_of(item)
    family = edition.region.kin
    kin = family[family.index(found.giver) :] if found.giver in family else family
    if isinstance(found.as_of, PartialDate):
        span = _place(facts, lambda fact: fact.as_of, kin) or item.span
        hint = "look it up again, and bring `as_of` up to date"
        return _Dated(found.as_of, "this is of", span, hint)
    if found.checked is not None:
        span = _place(facts, lambda fact: fact.checked, kin) or item.span
        hint = "compare it with its source again, and write the day after `checked:`"
        return _Dated(found.checked, "this was last checked in", span, hint)
    released = [
        (source.released, source)
        for name in found.sources
        if (source := edition.sources.get(name)) and isinstance(source.released, PartialDate)
    ]
    if not released:
        return None
    date, source = max(released, key=lambda pair: pair[0].last_day)
    hint = "look for a newer source, or write `as_of:` beside what it still vouches for"
    return _Dated(date, f"facts rest on `{source.id}` of", source.span, hint)


def _place(
    facts: tuple[Fact, ...],
    field: Callable[[Fact], Regional[T] | None],
    kin: tuple[str, ...],
) -> Span | None:
    """Return where the nearest fact says something for a region."""
    for fact in facts:
        value = field(fact)
        entry = None if value is None else value.entry_for(kin)
        if entry is not None:
            return entry.span
    return None


def _find_passed(page: Page, today: dt.date, report: Report) -> None:
    """Warn of dates that had not passed at the issue, which ``load`` counts from, but have now."""
    things: tuple[tuple[Fact, Span], ...] = (
        (page.fact, page.span),
        *((item.fact, item.span) for item in items_of(page.sections)),
    )
    for fact, span in things:
        if fact.expires is not None and fact.expires.last_day < today:
            message = f"this expired in {fact.expires} (today is {today}), and is still printed"
            hint = "bring it up to date, or give the guide a new `issue`"
            report.warning(span, Code.DATE_PASSED, message, hint)
        elif fact.review_by is not None and fact.review_by.last_day < today:
            message = f"this was to be reviewed by {fact.review_by} (today is {today})"
            hint = "look at it again, and set a new `review_by`"
            report.warning(span, Code.DATE_PASSED, message, hint)
