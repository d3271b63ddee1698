"""Where a fact comes from: nearest wins, asked for the region that gave the value."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from guidebuilder.model.pay import Amount, Band, MoneyRange, Pay, PaySection
from guidebuilder.model.provenance import Fact
from guidebuilder.model.values import PartialDate, Unknown
from guidebuilder.regions.regional_guide import Provenance, Status
from guidebuilder.regions.resolve import resolve

if TYPE_CHECKING:
    from tests.regions.conftest import Builder


def band(build: Builder, *regions: str, fact: Fact | None = None) -> Band:
    """Return a band that pays the same in some regions."""
    amount = Amount(Decimal(1000), "1000")
    money = MoneyRange(amount, amount, about=False, per=None, source="1000", span=build.place())
    pay = {region: Pay((money,), build.place()) for region in regions}
    return Band(
        label=build.words("Post"),
        pay=build.by_region(pay),
        fact=fact or Fact(),
        span=build.place(),
    )


def trace(
    build: Builder,
    one_band: Band,
    section: Fact | None = None,
    page: Fact | None = None,
    region: str = "ca",
) -> Provenance:
    """Return where a band of the United States and California comes from."""
    regions = (build.region("us"), build.region("ca", part_of="us"))
    pay = PaySection(bands=(one_band,), fact=section or Fact(), span=build.place())
    edition = resolve(build.guide(pay, regions=regions, fact=page), region)
    return edition.provenance_of(one_band)


def test_nearest_wins_field_by_field(build: Builder) -> None:
    found = trace(
        build,
        band(build, "us", fact=Fact(source=build.sources(everywhere="item"))),
        section=Fact(
            source=build.sources(everywhere="section"), as_of=build.days(everywhere="2024")
        ),
        page=Fact(as_of=build.days(everywhere="2020"), checked=build.days(everywhere="2026-11")),
    )

    assert found.sources == ("item",)
    assert found.as_of == PartialDate(2024)
    assert found.status is Status.VERIFIED


def test_pay_of_the_whole_cites_the_whole_in_the_edition_of_a_part(build: Builder) -> None:
    section = Fact(source=build.sources(us="survey-us", ca="survey-ca"))

    assert trace(build, band(build, "us"), section).sources == ("survey-us",)
    assert trace(build, band(build, "us", "ca"), section).sources == ("survey-ca",)


def test_unknown_is_an_answer(build: Builder) -> None:
    unknown = Unknown()
    found = trace(
        build,
        band(build, "us", fact=Fact(as_of=build.everywhere(unknown))),
        page=Fact(as_of=build.days(everywhere="2020")),
    )

    assert found.as_of is unknown


@pytest.mark.parametrize(
    ("item", "section", "status"),
    [
        ("", "", Status.UNVERIFIED),
        ("checked", "", Status.VERIFIED),
        ("", "checked", Status.VERIFIED),
        ("doubt", "checked", Status.UNVERIFIED),
        ("checked", "doubt", Status.VERIFIED),
    ],
)
def test_own_word_cancels_an_inherited_one(
    build: Builder, item: str, section: str, status: Status
) -> None:
    said = {
        "": Fact(),
        "checked": Fact(checked=build.days(everywhere="2026-11")),
        "doubt": Fact(doubt=build.words("Hm.")),
    }

    found = trace(build, band(build, "us", fact=said[item]), said[section])

    assert found.status is status
    assert found.is_doubted is (item == "doubt")


@pytest.mark.parametrize(
    ("checked", "doubted", "status"),
    [
        ("ca", "everywhere", Status.VERIFIED),
        ("everywhere", "ca", Status.UNVERIFIED),
        ("us", "us", Status.UNVERIFIED),
    ],
)
def test_on_one_level_the_more_particular_word_holds_and_a_tie_is_a_doubt(
    build: Builder, checked: str, doubted: str, status: Status
) -> None:
    fact = Fact(
        checked=build.days(**{checked: "2026-11"}),
        doubt=build.by_region({doubted: build.text("Hm.")}),
    )

    assert trace(build, band(build, "us", "ca", fact=fact)).status is status


def test_a_note_stays_where_it_was_written(build: Builder) -> None:
    assert trace(build, band(build, "us"), Fact(note=build.words("For all."))).note is None


def test_advice_has_no_status_unless_it_says_so(build: Builder) -> None:
    plain, doubted = build.point("plain"), build.point("odd", Fact(doubt=build.words("Hm.")))
    page = Fact(checked=build.days(everywhere="2026-11"))

    edition = resolve(build.guide(build.points(plain, doubted), fact=page), "here")

    assert edition.provenance_of(plain).status is Status.NONE
    assert edition.provenance_of(doubted).status is Status.UNVERIFIED


def test_advice_in_a_section_that_was_checked_was_checked(build: Builder) -> None:
    point = build.point("plain")
    section = build.points(point, fact=Fact(checked=build.days(everywhere="2026-11")))

    edition = resolve(build.guide(section), "here")

    assert edition.provenance_of(point).status is Status.VERIFIED
