"""What is known of a country comes from CLDR, under every name that people type."""

from __future__ import annotations

import pytest

from guidebuilder.model.region import DateStyle, Grouping, Paper
from guidebuilder.starter.territories import territory_named


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("uk", "GB"),
        ("gb", "GB"),
        ("United Kingdom", "GB"),
        ("united-kingdom", "GB"),
        ("usa", "US"),
        ("UAE", "AE"),
        ("sri-lanka", "LK"),
        ("India", "IN"),
    ],
)
def test_a_country_is_known_by_its_codes_and_its_name(name: str, code: str) -> None:
    territory = territory_named(name)

    assert territory is not None
    assert territory.code == code


@pytest.mark.parametrize("name", ["kerala", "international", "zz", "xa", "", "us-ca", "su"])
def test_what_is_no_country_is_not_taken_for_one(name: str) -> None:
    assert territory_named(name) is None


def test_figures_are_written_as_in_the_country() -> None:
    nepal, america, kenya = map(territory_named, ("np", "us", "ke"))
    assert nepal
    assert america
    assert kenya

    assert (nepal.grouping, nepal.currency, nepal.locale) == (Grouping.INDIAN, "NPR", None)
    assert (america.grouping, america.sign) == (Grouping.THOUSANDS, "$")
    assert (america.date, america.paper) == (DateStyle.MONTH_DAY_YEAR, Paper.HALF_LETTER)
    assert (kenya.date, kenya.paper, kenya.locale) == (DateStyle.DAY_MONTH_YEAR, Paper.A5, "en-KE")
