"""Figures as a region prints them and as they are said."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidebuilder.diagnostics import Span
from guidebuilder.model.inlines import Plain, Text
from guidebuilder.model.pay import Amount, MoneyRange, Period
from guidebuilder.model.region import (
    AmountStyle,
    DateStyle,
    Digits,
    Grouping,
    Region,
    profile_of,
)
from guidebuilder.model.values import Duration, PartialDate, Scale, Score, TimeUnit, Verbatim
from guidebuilder.regions.figures import NO_BREAK, WORD_JOINER, grouped
from guidebuilder.regions.formats import Formats, Saying
from guidebuilder.words.catalogue import words

HERE = Span("regions/here.yaml", 1, 1)

FULL, LAKH, LPA, K = AmountStyle.FULL, AmountStyle.LAKH, AmountStyle.LPA, AmountStyle.K


def formats(**fields: Any) -> Formats:
    region = Region(id="here", name=Text("Here", ((Plain("Here"),),), HERE), **fields)
    return Formats(profile_of("here", {"here": region}), words("en"))


INDIA = formats(
    currency=Verbatim("INR"),
    sign=Verbatim("₹"),
    grouping=Grouping.INDIAN,
    amounts=(FULL, LAKH),
)
ABROAD = formats(currency=Verbatim("USD"), sign=Verbatim("US$"), amounts=(FULL, K))
UAE = formats(currency=Verbatim("AED"))


def seen(text: str) -> str:
    """Return a text as a reader sees it: joiners gone, no-break spaces as ``~``."""
    return text.replace(WORD_JOINER, "").replace(NO_BREAK, "~")


@pytest.mark.parametrize(
    ("region", "low", "high", "style", "printed", "spoken"),
    [
        (INDIA, 150000, 250000, FULL, "₹1,50,000–2,50,000", "from 1.5 to 2.5 lakh rupees"),
        (INDIA, 150000, 250000, LAKH, "₹1.5–2.5~lakh", "from 1.5 to 2.5 lakh rupees"),
        (INDIA, 1000000, 1000000, LAKH, "₹10~lakh", "10 lakh rupees"),
        (INDIA, 123456, 200000, LAKH, "₹1,23,456–2,00,000", "from 1 lakh 23,456 to 2 lakh rupees"),
        (INDIA, 12500, 20800, LAKH, "₹12,500–20,800", "from 12,500 to 20,800 rupees"),
        (INDIA, 8000000, 12000000, LAKH, "₹80~lakh–₹1.2~crore", "from 80 lakh to 1.2 crore rupees"),
        (INDIA, 10000000, 15000000, LAKH, "₹1–1.5~crore", "from 1 to 1.5 crore rupees"),
        (ABROAD, 20000, 30000, FULL, "US$20,000–US$30,000", "from 20,000 to 30,000 US dollars"),
        (ABROAD, 20000, 30000, K, "US$20–30~thousand", "from 20 to 30 thousand US dollars"),
        (INDIA, 200000, 200000, LAKH, "₹2~lakh", "2 lakh rupees"),
        (INDIA, 40000, 40000, FULL, "₹40,000", "40,000 rupees"),
        (INDIA, 1, 1, FULL, "₹1", "1 rupee"),
        (INDIA, 23456789, 23456789, FULL, "₹2,34,56,789", "2 crore 34 lakh 56,789 rupees"),
        (ABROAD, 30000, 30000, K, "US$30~thousand", "30 thousand US dollars"),
        (ABROAD, 44770, 44770, K, "US$44,770", "44,770 US dollars"),
        (
            ABROAD,
            900000,
            1250000,
            K,
            "US$900~thousand–US$1.25~million",
            "from 900 thousand to 1.25 million US dollars",
        ),
        (ABROAD, "23.83", "23.83", FULL, "US$23.83", "23.83 US dollars"),
        (UAE, 5000, 8000, FULL, "AED~5,000–AED~8,000", "from 5,000 to 8,000 dirhams"),
    ],
)
def test_amounts(
    region: Formats,
    low: int | str,
    high: int | str,
    style: AmountStyle,
    printed: str,
    spoken: str,
) -> None:
    figure = region.amount(Decimal(low), Decimal(high), style)

    assert (seen(figure.text), figure.spoken) == (printed, spoken)


@pytest.mark.parametrize(
    ("saying", "printed", "spoken"),
    [
        (Saying.PRINTED, "₹1.5–2.5~lakh a~year", "from 1.5 to 2.5 lakh rupees a year"),
        (Saying.SPOKEN, "₹1.5–2.5~lakh", "from 1.5 to 2.5 lakh rupees a year"),
        (Saying.BESIDE, "₹1.5–2.5~lakh", "from 1.5 to 2.5 lakh rupees"),
    ],
)
def test_a_listener_hears_the_period_once(saying: Saying, printed: str, spoken: str) -> None:
    figure = INDIA.amount(Decimal(150000), Decimal(250000), LAKH, Period.YEAR, saying)

    assert (seen(figure.text), figure.spoken) == (printed, spoken)


def test_lpa_says_the_year_itself() -> None:
    figure = INDIA.amount(Decimal(150000), Decimal(250000), LPA, Period.YEAR)

    assert seen(figure.text) == "₹1.5–2.5~LPA"
    assert figure.spoken == "from 1.5 to 2.5 lakh rupees a year"


def test_lpa_is_never_used_for_another_period() -> None:
    figure = INDIA.amount(Decimal(150000), Decimal(250000), LPA, Period.MONTH)

    assert seen(figure.text) == "₹1.5–2.5~lakh a~month"


def money(low: int | None, high: int | None, *, about: bool = False) -> MoneyRange:
    ends = [None if each is None else Amount(Decimal(each), str(each)) for each in (low, high)]
    return MoneyRange(ends[0], ends[1], about=about, per=None, source="", span=HERE)


@pytest.mark.parametrize(
    ("sum_", "printed", "spoken"),
    [
        (money(20000, 20000, about=True), "about~₹20,000", "about 20,000 rupees"),
        (money(20000, 30000, about=True), "about~₹20,000–30,000", "about 20,000 to 30,000 rupees"),
        (money(120000, None), "₹1,20,000 or~more", "1.2 lakh rupees or more"),
        (money(None, 30000), "up to~₹30,000", "up to 30,000 rupees"),
    ],
)
def test_sums_that_are_no_plain_range(sum_: MoneyRange, printed: str, spoken: str) -> None:
    figure = INDIA.money(sum_, FULL)

    assert (seen(figure.text), figure.spoken) == (printed, spoken)


def test_the_period_stands_before_or_more() -> None:
    figure = INDIA.money(money(120000, None), FULL, Period.YEAR)

    assert seen(figure.text) == "₹1,20,000 a~year or~more"
    assert figure.spoken == "1.2 lakh rupees a year or more"


def test_a_month_is_a_twelfth_to_the_nearest_hundred() -> None:
    assert seen(INDIA.month_of(Decimal(150000), Decimal(250000)).text) == "₹12,500–20,800 a~month"


@pytest.mark.parametrize(
    ("low", "high", "unit", "printed"),
    [
        ("3", "6", TimeUnit.MONTH, "3–6~months"),
        ("1", "1", TimeUnit.YEAR, "1~year"),
        ("1", "2", TimeUnit.YEAR, "1–2~years"),
        ("1.5", "1.5", TimeUnit.YEAR, "1½~years"),
        ("3.5", "4", TimeUnit.YEAR, "3½ to~4~years"),
        ("0.5", "0.5", TimeUnit.YEAR, "6~months"),
        ("0.3", "0.3", TimeUnit.YEAR, "0.3~years"),
        ("40", "40", TimeUnit.HOUR, "40~hours"),
    ],
)
def test_lengths_of_time(low: str, high: str, unit: TimeUnit, printed: str) -> None:
    duration = Duration(Decimal(low), Decimal(high), unit, HERE)

    assert seen(INDIA.duration(duration).text) == printed


@pytest.mark.parametrize(
    ("low", "high", "unit", "spoken"),
    [
        ("3", "6", TimeUnit.MONTH, "from 3 to 6 months"),
        ("1", "1", TimeUnit.YEAR, "1 year"),
        ("1", "2", TimeUnit.YEAR, "from 1 to 2 years"),
        ("1.5", "1.5", TimeUnit.YEAR, "1.5 years"),
        ("8", "9", TimeUnit.HOUR, "from 8 to 9 hours"),
    ],
)
def test_lengths_of_time_as_they_are_heard(
    low: str, high: str, unit: TimeUnit, spoken: str
) -> None:
    assert INDIA.duration(Duration(Decimal(low), Decimal(high), unit, HERE)).spoken == spoken


@pytest.mark.parametrize(
    ("low", "high", "printed", "spoken"),
    [
        (6, 12, "6~months to~1~year", "from 6 months to 1 year"),
        (42, 48, "3½ to~4~years", "from 3.5 to 4 years"),
        (15, 30, "1¼ to~2½~years", "from 1.25 to 2.5 years"),
        (48, 60, "4 to~5~years", "from 4 to 5 years"),
        (6, 9, "6 to~9~months", "from 6 to 9 months"),
        (14, 14, "14~months", "14 months"),
        (36, 36, "3~years", "3 years"),
    ],
)
def test_totals(low: int, high: int, printed: str, spoken: str) -> None:
    figure = INDIA.total(Decimal(low), Decimal(high))

    assert (seen(figure.text), figure.spoken) == (printed, spoken)


@pytest.mark.parametrize(
    ("low", "high", "printed", "spoken"),
    [
        (15, 30, "at least~1¼ to~2½~years", "at least 1.25 to 2.5 years"),
        (6, 9, "at least~6 to~9~months", "at least 6 to 9 months"),
        (36, 36, "at least~3~years", "at least 3 years"),
    ],
)
def test_behind_other_words_a_range_is_said_without_from(
    low: int, high: int, printed: str, spoken: str
) -> None:
    figure = INDIA.total(Decimal(low), Decimal(high)).behind(words("en"), "total.least")

    assert (seen(figure.text), figure.spoken) == (printed, spoken)


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        (DateStyle.DAY_MONTH_YEAR, ["2026", "November~2026", "5~November~2026"]),
        (DateStyle.MONTH_DAY_YEAR, ["2026", "November~2026", "November~5, 2026"]),
        (DateStyle.NUMERIC, ["2026", "November~2026", "05-11-2026"]),
        (DateStyle.ISO, ["2026", "2026-11", "2026-11-05"]),
    ],
)
def test_dates(style: DateStyle, printed: list[str]) -> None:
    region = formats(date=style)
    dates = [PartialDate(2026), PartialDate(2026, 11), PartialDate(2026, 11, 5)]

    assert [seen(region.date(each)) for each in dates] == printed


def test_a_score_has_its_scale() -> None:
    score = Score(Decimal("5.5"), Decimal("6.5"), Scale(Decimal(0), Decimal(9)), HERE)
    figure = INDIA.score(score)

    assert seen(figure.text) == "5.5–6.5 on a scale of~0–9"
    assert figure.spoken == "from 5.5 to 6.5 on a scale of 0 to 9"


def test_decimals_stay_as_typed() -> None:
    assert INDIA.number(Decimal("4.0")) == "4.0"
    assert INDIA.number(Decimal("-72800.50")) == "−72,800.50"


def test_digits_of_the_script_where_the_region_wants_them() -> None:
    region = Region(
        id="here",
        name=Text("Here", ((Plain("Here"),),), HERE),
        grouping=Grouping.INDIAN,
        digits=Digits.NATIVE,
    )
    hindi = Formats(profile_of("here", {"here": region}), words("en"))

    # English has no digits but the Latin ones, whatever the region prefers.
    assert hindi.number(Decimal(150000)) == "1,50,000"


@pytest.mark.parametrize(
    ("highest", "labels"),
    [
        ("20", ["0", "5", "10", "15", "20"]),
        ("100", ["0", "25", "50", "75", "100"]),
        ("13", ["0", "5", "10", "15"]),
        ("0.9", ["0", "0.25", "0.5", "0.75", "1"]),
        ("1", ["0", "0.25", "0.5", "0.75", "1"]),
    ],
)
def test_ticks_are_round(highest: str, labels: list[str]) -> None:
    assert [label for _, label in INDIA.ticks(Decimal(highest))] == labels


@given(st.decimals(min_value="0.01", max_value=10**9, places=2))
def test_an_axis_ends_at_or_just_beyond_its_highest_value(highest: Decimal) -> None:
    values = [value for value, _ in INDIA.ticks(highest)]

    assert values[0] == 0
    assert len(values) <= 5
    assert values[-2] < highest <= values[-1]


amounts = st.integers(min_value=1, max_value=10**9).map(Decimal)


@given(amounts, amounts, st.sampled_from(list(AmountStyle)))
def test_no_amount_is_rounded(one: Decimal, other: Decimal, style: AmountStyle) -> None:
    low, high = sorted((one, other))
    text = seen(INDIA.amount(low, high, style).text)

    assert value_of(text.split("–")[-1]) == high
    first, unit = text.split("–")[0], text.rpartition("~")[2]
    shared = "" if "~" in first or "–" not in text or "~" not in text else f"~{unit}"
    assert value_of(first + shared) == low


def value_of(printed: str) -> Decimal:
    number, _, unit = printed.lstrip("₹").partition("~")
    units = {
        "": 1,
        "lakh": 10**5,
        "LPA": 10**5,
        "crore": 10**7,
        "thousand": 10**3,
        "million": 10**6,
    }
    return Decimal(number.replace(",", "")) * units[unit]


@given(st.integers(min_value=0, max_value=10**15))
def test_grouping_only_adds_commas(value: int) -> None:
    for grouping in Grouping:
        assert grouped(Decimal(value), grouping).replace(",", "") == str(value)


@given(amounts, amounts, st.sampled_from(list(AmountStyle)), st.sampled_from(list(Period)))
def test_no_line_can_end_inside_a_range(
    one: Decimal, other: Decimal, style: AmountStyle, period: Period
) -> None:
    low, high = sorted((one, other))
    text = INDIA.amount(low, high, style, period).text

    assert all(
        text[at - 1] == WORD_JOINER and text[at + 1] == WORD_JOINER
        for at, character in enumerate(text)
        if character == "–"
    )
    # Only before “a year” may a line end.
    assert text.count(" ") <= 1


@given(st.integers(1, 400), st.integers(1, 400))
def test_a_total_says_exactly_its_months(one: int, other: int) -> None:
    low, high = sorted((one, other))
    spoken = INDIA.total(Decimal(low), Decimal(high)).spoken.removeprefix("from ")
    *first, last = spoken.split(" to ")
    unit = last.split()[1].removesuffix("s")
    ends = [each if " " in each else f"{each} {unit}" for each in (*first, last)]
    months = [
        Decimal(number) * (12 if unit.startswith("year") else 1)
        for number, unit in (each.split() for each in ends)
    ]

    assert months == [low, high] if low != high else months == [high]
