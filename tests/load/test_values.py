"""The small grammars: what they read, what they refuse, and laws that hold for every value."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidebuilder.diagnostics import Span
from guidebuilder.geometry import mm
from guidebuilder.load.codes import Code
from guidebuilder.load.money import read_amount, read_money, read_price
from guidebuilder.load.values import (
    Refused,
    is_printable_link,
    read_currency,
    read_date,
    read_duration,
    read_file_path,
    read_id,
    read_language,
    read_length,
    read_number,
    read_page_path,
    read_scale,
    read_score,
    read_theme_name,
    read_yes_no,
)
from guidebuilder.model import AmountUnit, Grouping, PartialDate, Period, TimeUnit

SPAN = Span("careers/sample.yaml", 1, 1)


# Money


@pytest.mark.parametrize(
    ("source", "low", "high"),
    [
        ("150000–250000", 150000, 250000),
        ("1,50,000–2,50,000", 150000, 250000),
        ("20,000–30,000", 20000, 30000),
        ("1.5–2.5 lakh", 150000, 250000),
        ("1.5 lakh – 2.5 lakh", 150000, 250000),
        ("20k–30k", 20000, 30000),
        ("20–30 K", 20000, 30000),
        ("₹1,50,000", 150000, 150000),
        ("US$ 20,000 to US$ 30,000", 20000, 30000),
        ("Rs. 500 - Rs. 700", 500, 700),
        ("120000+", 120000, None),
        ("10 lakh+", 1000000, None),
        ("up to 30000", None, 30000),
        ("1.25 crore", 12500000, 12500000),
        ("2 million", 2000000, 2000000),
        ("23.50", "23.50", "23.50"),
    ],
)
def test_money_is_read_exactly(source: str, low: object, high: object) -> None:
    found = read_money(source, SPAN)

    assert [found.low and found.low.value, found.high and found.high.value] == [
        end and Decimal(str(end)) for end in (low, high)
    ]
    assert (found.source, found.about, found.per) == (source, False, None)


@pytest.mark.parametrize(
    ("source", "per"),
    [("23.33 per hour", Period.HOUR), ("15000 a month", Period.MONTH), ("15 an hour", Period.HOUR)],
)
def test_money_may_name_its_period(source: str, per: Period) -> None:
    assert read_money(source, SPAN).per is per


def test_about_is_kept() -> None:
    found = read_money("about 20000 per year", SPAN)
    assert (found.about, found.per) == (True, Period.YEAR)


def test_a_unit_behind_the_second_amount_holds_for_both() -> None:
    found = read_money("2.5–4 lakh", SPAN)
    assert found.low is not None
    assert (found.low.unit, found.low.digits) == (AmountUnit.LAKH, "2.5")


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("0", Code.ZERO),
        ("0–3 lakh", Code.ZERO),
        ("010000", Code.LEADING_ZERO),
        ("4 LPA", Code.UNIT),
        ("4 apples", Code.UNIT),
        ("50,000–1 lakh", Code.UNIT),
        ("20k–30", Code.UNIT),
        ("4–2 lakh", Code.BACKWARDS),
        ("-5", Code.NOT_MONEY),
        ("free", Code.NOT_MONEY),
        ("", Code.NOT_MONEY),
        ("2–4–6", Code.NOT_MONEY),
        ("up to 2–4", Code.NOT_MONEY),
        ("1.2.3", Code.NOT_MONEY),
        ("15000/month", Code.NOT_MONEY),
        ("9" * 13, Code.NOT_MONEY),
        ("1e5", Code.NOT_MONEY),
    ],
)
def test_money_is_never_guessed(source: str, code: Code) -> None:
    with pytest.raises(Refused) as refusal:
        read_money(source, SPAN)
    assert refusal.value.code is code


def test_a_price_of_nothing_has_other_words_than_pay() -> None:
    with pytest.raises(Refused, match="is no price"):
        read_price("0", SPAN)


def test_a_figure_of_a_spread_is_one_amount() -> None:
    assert read_amount("31,750").value == Decimal(31750)
    for wrong in ("x", "20–30", "20 per hour"):
        with pytest.raises(Refused):
            read_amount(wrong)


amounts = st.integers(min_value=1, max_value=10**11)


@given(amounts, amounts, st.sampled_from(Grouping), st.sampled_from(["–", "-", " — ", " to "]))
def test_grouped_ranges_read_back_what_was_grouped(
    one: int, other: int, grouping: Grouping, dash: str
) -> None:
    low, high = sorted((one, other))
    found = read_money(grouping.group(str(low)) + dash + grouping.group(str(high)), SPAN)
    assert found.low is not None
    assert found.high is not None
    assert (found.low.value, found.high.value) == (Decimal(low), Decimal(high))


@given(st.decimals(min_value="0.01", max_value=999, places=2), st.sampled_from(AmountUnit))
def test_a_unit_multiplies_exactly(number: Decimal, unit: AmountUnit) -> None:
    factor = {
        AmountUnit.THOUSAND: 10**3,
        AmountUnit.LAKH: 10**5,
        AmountUnit.CRORE: 10**7,
        AmountUnit.MILLION: 10**6,
    }
    assert read_money(f"{number} {unit.value}", SPAN).low == read_amount(f"{number} {unit.value}")
    assert read_amount(f"{number} {unit.value}").value == number * factor[unit]


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(source: str) -> None:
    for read in (read_money, read_duration, read_score, read_date, read_number, read_scale):
        try:
            read(source, SPAN)
        except Refused as refusal:
            assert refusal.message  # noqa: PT017 - either is right, nothing else is


# Time, scores, dates, numbers


@pytest.mark.parametrize(
    ("source", "low", "high", "unit"),
    [
        ("3 years", "3", "3", TimeUnit.YEAR),
        ("1 year", "1", "1", TimeUnit.YEAR),
        ("3–6 months", "3", "6", TimeUnit.MONTH),
        ("3 to 6 Months", "3", "6", TimeUnit.MONTH),
        ("1.5 years", "1.5", "1.5", TimeUnit.YEAR),
        ("40 hours", "40", "40", TimeUnit.HOUR),
        ("0-3 years", "0", "3", TimeUnit.YEAR),
    ],
)
def test_times(source: str, low: str, high: str, unit: TimeUnit) -> None:
    found = read_duration(source, SPAN)
    assert (found.low, found.high, found.unit) == (Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("half a year", Code.NOT_TIME),
        ("6 months–1 year", Code.NOT_TIME),
        ("6–3 months", Code.BACKWARDS),
        ("0 months", Code.ZERO),
        ("03 years", Code.LEADING_ZERO),
    ],
)
def test_times_that_are_refused(source: str, code: Code) -> None:
    with pytest.raises(Refused) as refusal:
        read_duration(source, SPAN)
    assert refusal.value.code is code


def test_only_months_and_years_count_towards_a_total() -> None:
    assert read_duration("1.5 years", SPAN).months == (Decimal(18), Decimal(18))
    assert read_duration("40 hours", SPAN).months is None


@given(st.integers(0, 99), st.integers(1, 99), st.sampled_from(TimeUnit))
def test_a_range_of_time_is_upright_or_refused(one: int, other: int, unit: TimeUnit) -> None:
    source = f"{one}–{other} {unit.value}s"
    if one > other:
        with pytest.raises(Refused, match="backwards"):
            read_duration(source, SPAN)
    else:
        found = read_duration(source, SPAN)
        assert found.low <= found.high


@given(st.integers(0, 50), st.integers(1, 50), st.integers(0, 120), st.integers(0, 120))
def test_a_score_lies_on_its_scale_or_is_refused(
    bottom: int, width: int, one: int, other: int
) -> None:
    low, high = sorted((one, other))
    source = f"{low}–{high} on {bottom}–{bottom + width}"
    if bottom <= low and high <= bottom + width:
        found = read_score(source, SPAN)
        assert found.scale.low <= found.low <= found.high <= found.scale.high
    else:
        with pytest.raises(Refused, match="outside its scale"):
            read_score(source, SPAN)


@given(st.dates())
def test_every_day_reads_back(day: object) -> None:
    assert str(read_date(str(day))) == str(day)


@pytest.mark.parametrize("source", ["21/5/2026", "May 2026", "2026-13", "2026-02-30", "0000", "26"])
def test_dates_that_are_refused(source: str) -> None:
    with pytest.raises(Refused):
        read_date(source)


def test_a_partial_date_covers_days() -> None:
    assert str(PartialDate(2026, 2).last_day) == "2026-02-28"
    assert str(PartialDate(2026).first_day) == "2026-01-01"
    assert str(PartialDate(2026).last_day) == "2026-12-31"


@given(st.decimals(min_value=-999, max_value=999, places=2))
def test_numbers_keep_their_form(number: Decimal) -> None:
    source = f"{number:f}"
    assert str(read_number(source)) == source


@pytest.mark.parametrize("source", ["007", "1,000", ".nan", ".inf", "1e400", "", "5 %", "0x1F"])
def test_numbers_that_are_refused(source: str) -> None:
    with pytest.raises(Refused):
        read_number(source)


@pytest.mark.parametrize(
    ("source", "truth"), [("yes", True), ("No", False), ("TRUE", True), ("false", False)]
)
def test_yes_and_no(source: str, *, truth: bool) -> None:
    assert read_yes_no(source) is truth


@pytest.mark.parametrize("source", ["on", "1", "y", ""])
def test_neither_yes_nor_no(source: str) -> None:
    with pytest.raises(Refused):
        read_yes_no(source)


# Names and addresses


@pytest.mark.parametrize("source", ["Team leader", "team_leader", "-x", "x-", "x" * 101, "ä"])
def test_ids_that_are_refused(source: str) -> None:
    with pytest.raises(Refused):
        read_id(source)


@pytest.mark.parametrize(
    "source",
    ["https://www.example.org/a?b=c#d", "http://example.org", "mailto:a@b.example", "tel:+911514"],
)
def test_links_that_may_be_printed(source: str) -> None:
    assert is_printable_link(source)


@pytest.mark.parametrize(
    "source",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org",
        "www.example.org",
        "https://",
        "https://a b",
        "mailto:nobody",
        "tel:call me",
        "",
    ],
)
def test_links_that_may_not(source: str) -> None:
    assert not is_printable_link(source)


@pytest.mark.parametrize(
    "source",
    [
        "../x.png",
        "/etc/passwd",
        "images/../../x",
        "a\\..\\b.png",
        "\\\\server\\b.png",
        "C:\\x.png",
        "C:/x.png",
        "~/x",
        "",
        ".",
        "a//b",
    ],
)
def test_paths_that_leave_the_guide_are_refused(source: str) -> None:
    with pytest.raises(Refused):
        read_file_path(source)


@pytest.mark.parametrize("source", ["bpo-executive", "careers/", "regions/india", "careers/A b"])
def test_names_that_are_no_pages(source: str) -> None:
    with pytest.raises(Refused):
        read_page_path(source)


def test_lengths_become_points() -> None:
    assert read_length("3 mm") == pytest.approx(mm(3))
    assert read_length("0.125 in") == pytest.approx(9)
    for wrong in ("3", "3 cm", "30 mm"):
        with pytest.raises(Refused):
            read_length(wrong)


def test_codes_of_languages_and_currencies() -> None:
    assert [read_language(each) for each in ("en", "en-IN", "zh_Hant")] == [
        "en",
        "en-IN",
        "zh-Hant",
    ]
    assert read_currency("INR") == "INR"
    for read, wrong in ((read_language, "english"), (read_currency, "₹")):
        with pytest.raises(Refused):
            read(wrong)


def test_a_path_copied_from_windows_is_read_as_everywhere() -> None:
    assert read_file_path("tables\\institutes.csv ") == "tables/institutes.csv"
    assert read_page_path("careers\\bpo-executive") == "careers/bpo-executive"
    assert read_theme_name("themes\\our-school.yaml") == "themes/our-school.yaml"
