"""Regional files: what replaces, what joins, and whose source holds for what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidebuilder.diagnostics import Report
from guidebuilder.load import read_guide
from guidebuilder.model import (
    CalloutSection,
    EmployersSection,
    GroupSection,
    Guide,
    Page,
    PaySection,
    PointsSection,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = "careers/bpo-executive"
BASE = """\
title: {india: Executive, elsewhere: Agent}
source: notes
as_of: 2025
sections:
  - kind: ladder
    rungs: [Trainee, Manager]
  - kind: pay
    title: What you can earn
    source: {india: notes}
    bands:
      - rungs: trainee
        pay: {india: 2 lakh, international: 20000}
      - rungs: manager
        pay: {india: 8 lakh}
        source: notes
  - kind: points
    title: What you will do
    items:
      - Keep calm.
      - Night shifts: They are common.
      - Listening: [First, Last]
  - kind: employers
    items: [Example Firm, Another Firm]
  - kind: group
    title: How to begin
    sections:
      - {kind: prose, title: Education, text: A certificate is enough.}
      - {kind: prose, title: Training, text: On the job.}
"""


@pytest.fixture
def read(guide_with: Callable[..., Path]) -> Callable[..., Guide]:
    def read(**regional: str) -> Guide:
        files = {
            f"{PAGE}.{region.replace('_', '-')}.yaml": text for region, text in regional.items()
        }
        report = Report()
        guide = read_guide(guide_with({f"{PAGE}.yaml": BASE, **files}), report)
        assert [str(each) for each in report.found if "warning" not in str(each)] == []
        assert guide is not None
        return guide

    return read


def page(guide: Guide, region: str) -> Page:
    return guide.editions[region][PAGE]


def pay(guide: Guide, region: str) -> PaySection:
    return next(each for each in page(guide, region).sections if isinstance(each, PaySection))


def test_only_the_region_and_its_parts_see_the_file(read: Callable[..., Guide]) -> None:
    guide = read(us="title: Representative\n")

    assert page(guide, "us").title.only.region == "us"
    assert page(guide, "us-ca").title.only.value.plain == "Representative"
    for region in ("india", "international"):
        assert page(guide, region) is guide.pages[PAGE]


def test_files_are_merged_from_the_whole_to_the_part(read: Callable[..., Guide]) -> None:
    guide = read(
        us="change:\n  pay:\n    bands:\n      change:\n        trainee: {pay: 30000}\n",
        us_ca="change:\n  pay:\n    bands:\n      change:\n        trainee: {pay: 35000}\n",
    )

    def regions(region: str) -> list[str]:
        return [entry.region for entry in pay(guide, region).bands[0].pay.entries]

    assert regions("us") == ["india", "international", "us"]
    assert regions("us-ca") == ["india", "international", "us", "us-ca"]


def test_the_files_source_holds_for_what_it_writes_and_nothing_else(
    read: Callable[..., Guide],
) -> None:
    guide = read(
        us="""\
source: oews-2025
as_of: 2025-05
change:
  pay:
    bands:
      change:
        manager: {pay: 70000}
      add:
        - {label: Helper, pay: 18000}
  employers:
    items: [Third Firm]
"""
    )
    trainee, manager, helper = pay(guide, "us").bands

    assert trainee.fact.source is None
    assert manager.fact.source is not None
    assert {entry.region: entry.value[0].id for entry in manager.fact.source.entries} == {
        "elsewhere": "notes",
        "us": "oews-2025",
    }
    assert helper.fact.source is not None
    assert helper.fact.source.only.region == "us"
    section = next(
        each for each in page(guide, "us").sections if isinstance(each, EmployersSection)
    )
    assert section.fact.source is None
    (firm,) = section.items
    assert firm.fact.source is not None
    assert firm.fact.source.only.value[0].id == "oews-2025"
    assert page(guide, "us").fact.source == guide.pages[PAGE].fact.source


def test_a_withheld_section_keeps_its_items(read: Callable[..., Guide]) -> None:
    guide = read(us="source: oews-2025\nchange:\n  employers:\n    withheld: Nobody has looked.\n")
    section = next(
        each for each in page(guide, "us").sections if isinstance(each, EmployersSection)
    )

    assert section.fact.withheld is not None
    assert section.fact.withheld.only.region == "us"
    assert section.fact.source is None, "a reason is no fact"
    assert len(section.items) == 2


def test_lead_ins_are_changed_by_their_words(read: Callable[..., Guide]) -> None:
    guide = read(
        us="""\
change:
  what-you-will-do:
    items:
      change:
        night-shifts: {text: They are rare.}
        listening: {points: {add: [{after: first, text: Second}]}}
      remove: [keep-calm]
"""
    )
    section = next(each for each in page(guide, "us").sections if isinstance(each, PointsSection))
    shifts, listening = section.items

    assert shifts.lead is not None
    assert shifts.lead.value.plain == "Night shifts"
    assert shifts.text is not None
    assert shifts.text.only.region == "us"
    assert [each.text.value.plain for each in listening.points if each.text] == [
        "First",
        "Second",
        "Last",
    ]


def test_sections_inside_a_group_are_found_by_their_own_ids(read: Callable[..., Guide]) -> None:
    guide = read(us="change:\n  education: {text: None is needed.}\nremove: [training]\n")
    group = next(each for each in page(guide, "us").sections if isinstance(each, GroupSection))

    assert [each.id for each in group.sections] == ["education"]


def test_several_sections_after_one_keep_their_order(read: Callable[..., Guide]) -> None:
    guide = read(
        us="""\
add:
  - {after: pay, kind: callout, id: one, text: One.}
  - {after: pay, kind: callout, id: two, text: Two.}
  - {kind: callout, id: last, text: Last.}
"""
    )
    ids = [each.id for each in page(guide, "us").sections]
    at = ids.index("what-you-can-earn")

    assert ids[at + 1 : at + 3] == ["one", "two"]
    assert ids[-1] == "last"
    assert all(
        each.text.only.region == "us"
        for each in page(guide, "us").sections
        if isinstance(each, CalloutSection)
    )


def test_a_new_title_does_not_change_an_id(read: Callable[..., Guide]) -> None:
    guide = read(us="change:\n  what-you-will-do: {title: Duties}\n")

    section = next(each for each in page(guide, "us").sections if each.KIND == "points")
    assert section.id == "what-you-will-do"


def test_every_value_keeps_its_own_file(read: Callable[..., Guide]) -> None:
    guide = read(us="change:\n  pay:\n    bands:\n      change:\n        trainee: {pay: 30000}\n")
    band = pay(guide, "us").bands[0]

    assert band.span.file == f"{PAGE}.yaml"
    assert [entry.span.file for entry in band.pay.entries] == [
        f"{PAGE}.yaml",
        f"{PAGE}.yaml",
        f"{PAGE}.us.yaml",
    ]
