"""A publisher's own short addresses: which numbers they have, and that every link has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.conftest import ROOT

from guidebuilder.diagnostics import Report
from guidebuilder.document.assemble import assemble
from guidebuilder.document.contents import things_in
from guidebuilder.document.desk import shown_address
from guidebuilder.document.inlines import Run
from guidebuilder.document.short_links import link_numbers, redirects, short_links
from guidebuilder.load.guide import read_guide
from guidebuilder.model.target import Target
from guidebuilder.model.values import Url
from guidebuilder.regions.resolve import resolve
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from guidebuilder.model.guide import Guide

ADDRESSES = st.sets(st.text("abc./", min_size=1, max_size=6), min_size=1, max_size=40)


@pytest.fixture(scope="module")
def guide() -> Guide:
    """Return the shipped guide, with short addresses."""
    found = read_guide(ROOT / "guide", Report())
    assert found is not None
    return replace(found, settings=replace(found.settings, short_links=Url("https://a.org/{n}")))


@given(ADDRESSES)
def test_no_two_addresses_share_a_number(typed: set[str]) -> None:
    numbers = link_numbers(typed)

    assert set(numbers) == typed
    assert len(set(numbers.values())) == len(typed)
    assert all(1_000 <= each < 10_000 for each in numbers.values())


def test_a_number_is_the_same_whatever_else_a_guide_links_to() -> None:
    """It is printed on copies that lie on tables for years: this one may never change."""
    alone = link_numbers({"niit.com"})

    assert alone == {"niit.com": 6525}
    assert link_numbers({"niit.com", "ncs.gov.in", "onetonline.org/link"})["niit.com"] == 6525


def test_of_two_that_want_one_number_the_later_gets_another() -> None:
    many = {f"site{number}.example" for number in range(300)}
    wanted = [next(iter(link_numbers({each}).values())) for each in sorted(many)]

    assert len(set(wanted)) < len(many)
    assert len(set(link_numbers(many).values())) == len(many)


def test_thousands_of_addresses_have_six_digits() -> None:
    numbers = link_numbers({f"site{number}.example" for number in range(5_000)})

    assert all(100_000 <= each < 1_000_000 for each in numbers.values())
    assert len(set(numbers.values())) == 5_000


@pytest.mark.parametrize("region", ["india", "international"])
def test_everything_on_the_web_that_a_booklet_leads_to_has_one(guide: Guide, region: str) -> None:
    document = assemble(resolve(guide, region), words("en"), Target.OFFICE, Report())
    links = {
        each.link for each in things_in(document) if isinstance(each, Run) and each.link is not None
    }
    typed = {shown_address(each) for each in links if each.startswith("http")}

    assert typed
    assert typed <= set(short_links(guide))


def test_every_short_address_leads_somewhere(guide: Guide) -> None:
    rows = list(redirects(guide))

    assert len(rows) == len(short_links(guide)) == len(dict(rows))
    for short, address in rows:
        assert short_links(guide)[shown_address(address)] == short
        assert address.startswith("https://")


def test_without_a_pattern_there_are_none(guide: Guide) -> None:
    assert short_links(replace(guide, settings=replace(guide.settings, short_links=None))) == {}
