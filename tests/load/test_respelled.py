"""Hints that show a refused value as it should be written; each of them can be read."""

from __future__ import annotations

import pytest

from guidebuilder.diagnostics import Span
from guidebuilder.load.money import read_money
from guidebuilder.load.respelled import date_hint, file_hint, id_hint, link_hint
from guidebuilder.load.values import Refused, read_date, read_duration, read_id, read_url

HERE = Span("careers/sample.yaml", 3, 5)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Rs. 15,000/- pm", "15,000 per month"),
        ("Rs 15000 /-", "15000"),
        ("₹15,000/month", "₹15,000 per month"),
        ("$18/hr", "$18 per hour"),
        ("25000 p.a.", "25000 per year"),
        ("25000 per annum", "25000 per year"),
        ("25000 monthly", "25000 per month"),
        ("10 to 12 lacs", "10 to 12 lakh"),
        ("4 LPA", "4 lakh per year"),
        ("2.5–4 l.p.a.", "2.5–4 lakh per year"),
        ("1 cr", "1 crore"),
        ("approx. 20000", "about 20000"),
        ("~20000", "about 20000"),
        ("upto 30000", "up to 30000"),
        ("between 20000 and 30000", "20000–30000"),
        ("min. 20000", "20000+"),
    ],
)
def test_money_of_an_advertisement_is_shown_as_it_is_written_here(typed: str, meant: str) -> None:
    with pytest.raises(Refused) as refused:
        read_money(typed, HERE)

    assert refused.value.hint == f"write {meant}"
    read_money(meant, HERE)


@pytest.mark.parametrize("typed", ["12 apples", "2–3–4 lacs", "Rs. 15,000 or so", "1.2.3 pm"])
def test_money_that_nobody_can_read_gets_the_forms(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        read_money(typed, HERE)

    assert str(refused.value.hint).startswith(("write 150000–250000", "units are k"))


@pytest.mark.parametrize("typed", ["negotiable", "n/a", "-", "as per norms"])
def test_words_in_place_of_money_are_asked_for_digits(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        read_money(typed, HERE)

    assert refused.value.hint == "write it in digits, or unknown"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3-4 yrs", "3-4 years"),
        ("6 mths", "6 months"),
        ("6mo.", "6 months"),
        ("half a year", "6 months"),
        ("one year", "1 year"),
        ("a year", "1 year"),
        ("1 and a half years", "1.5 years"),
        ("3 months to 6 months", "3 to 6 months"),
        ("two wks", "2 weeks"),
    ],
)
def test_a_time_as_people_say_it_is_shown_as_it_is_written(typed: str, meant: str) -> None:
    with pytest.raises(Refused) as refused:
        read_duration(typed, HERE)

    assert refused.value.hint == f"write {meant}"
    read_duration(meant, HERE)


@pytest.mark.parametrize("typed", ["12th pass", "6 months - 3 months", "soon", "3 months 2 weeks"])
def test_a_time_that_nobody_can_read_gets_the_forms(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        read_duration(typed, HERE)

    assert refused.value.hint == "write 3 years, 3–6 months or 1–2 years"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("22/11/2026", "2026-11-22: the year first"),
        ("5.6.2026", "2026-06-05 or 2026-05-06: the year first"),
        ("6/6/2026", "2026-06-06: the year first"),
        ("11/2026", "2026-11"),
        ("Nov 2026", "2026-11"),
        ("22 November 2026", "2026-11-22"),
        ("22nd Nov. 2026", "2026-11-22"),
        ("November 22, 2026", "2026-11-22"),
    ],
)
def test_a_date_of_a_letter_is_shown_with_its_year_first(typed: str, meant: str) -> None:
    assert date_hint(typed) == f"write {meant}"
    for each in meant.removesuffix(": the year first").split(" or "):
        read_date(each)


@pytest.mark.parametrize("typed", ["next year", "31/31/2026", "13/2026", "22 Brumaire 2026", "26"])
def test_what_is_no_date_gets_no_date(typed: str) -> None:
    assert date_hint(typed) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("www.example.org", "https://www.example.org"),
        ("example.org/jobs?x=1", "https://example.org/jobs?x=1"),
        ("me@example.org", "mailto:me@example.org"),
        ("+91 (11) 2345-6789", "tel:+91112345-6789"),
    ],
)
def test_an_address_without_its_beginning_is_shown_with_it(typed: str, meant: str) -> None:
    assert link_hint(typed) == f"write {meant}"
    read_url(meant)


@pytest.mark.parametrize("typed", ["notes.html", "javascript:alert(1)", "#pay", "ask me", "12"])
def test_what_is_no_address_gets_none(typed: str) -> None:
    assert link_hint(typed) is None


@pytest.mark.parametrize(
    ("typed", "meant"), [("Team Leader", "team-leader"), ("Pay & perks", "pay-perks")]
)
def test_a_name_is_shown_as_an_id(typed: str, meant: str) -> None:
    assert id_hint(typed) == f"write `{meant}`: small letters a–z, digits and hyphens"
    read_id(meant)


def test_a_name_without_a_letter_of_ascii_makes_no_id() -> None:
    assert id_hint("प्रशिक्षु") is None
    assert file_hint("प्रशिक्षु.yaml") is None


def test_a_file_is_renamed_part_by_part() -> None:
    assert file_hint("Staff Nurse.US.yaml") == "rename it staff-nurse.us.yaml"
