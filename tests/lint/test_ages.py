"""How old facts may be is asked with `check --max-age`, and counted from the issue or today."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from guidebuilder.lint.ages import Ages, months_before, spelt

if TYPE_CHECKING:
    from tests.lint.conftest import Finder

TODAY = dt.date(2027, 5, 1)

SOURCES = """\
oews-2025:
  title: A survey
  released: 2024-03
notes:
  title: Notes
"""

PAGE = """\
title: Clerk
source: notes
sections:
  - kind: ratings
    title: What matters
    scale: 1–5
    as_of: 2023
    items:
      - {name: Patience, value: 4}
      - {name: Order, value: 4}
      - {name: Speed, value: 4, as_of: 2026-05}
  - kind: employers
    title: Firms
    source: oews-2025
    items:
      - One
      - {name: Two, checked: 2025-04-30}
      - {name: Three, checked: 2025-05}
  - kind: prose
    text: A clerk writes.
"""


def test_nothing_is_asked_of_its_own(find: Finder) -> None:
    assert find(PAGE, sources=SOURCES) == ()


def test_each_date_that_is_too_old_is_told_once_and_at_its_place(find: Finder) -> None:
    found = find(PAGE, Ages(most=18), sources=SOURCES)

    since = "more than 18 months before the issue (2026-11)"
    assert [f"{each.code} {each.span} {each.message}" for each in found] == [
        f"GB653 careers/bpo-executive.yaml:7:12 this is of 2023: {since}",
        f"GB653 careers/bpo-executive.yaml:17:30 this was last checked in 2025-04-30: {since}",
        f"GB653 sources.yaml:2:3 facts rest on `oews-2025` of 2024-03: {since}",
    ]


def test_today_is_later_than_the_issue(find: Finder) -> None:
    lines = [each.span.line for each in find(PAGE, Ages(24, TODAY), sources=SOURCES)]

    assert lines == [7, 17, 2]  # in May 2027, May 2025 is just not too old


@pytest.mark.parametrize(("today", "told"), [(None, ""), (TODAY, "today is 2027-05-01")])
def test_dates_that_pass_after_the_issue_are_told_of_today(
    find: Finder, today: dt.date | None, told: str
) -> None:
    page = """\
        title: Clerk
        sections:
          - {kind: prose, text: One., review_by: 2027-04}
          - {kind: prose, text: Two., expires: 2027-04-30}
          - {kind: prose, text: Three., expires: 2027}
        """

    found = find(page, Ages(today=today))

    assert [each.span.line for each in found] == ([3, 4] if today else [])
    assert all(told in each.message for each in found)


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (dt.date(2026, 11, 1), 18, dt.date(2025, 5, 1)),
        (dt.date(2026, 3, 31), 1, dt.date(2026, 2, 28)),
        (dt.date(2026, 1, 1), 1, dt.date(2025, 12, 1)),
        (dt.date(2, 1, 1), 999, dt.date(1, 1, 1)),
    ],
)
def test_months_are_counted_back(day: dt.date, months: int, earlier: dt.date) -> None:
    assert months_before(day, months) == earlier


def test_months_are_spelt_as_years_where_they_are_some() -> None:
    assert [spelt(each) for each in (1, 12, 18, 24)] == [
        "1 month",
        "1 year",
        "18 months",
        "2 years",
    ]
