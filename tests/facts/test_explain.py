"""Which value is printed, where it stands, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.facts.conftest import FOLDERS, ROOT, read

from guidebuilder.facts.addresses import NotFound, Place

if TYPE_CHECKING:
    from pathlib import Path

    from tests.facts.conftest import Ask

    from guidebuilder.facts.answers import Answer

EVERYTHING = ROOT / "tests" / "guides" / "everything"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda each: each.name)
def test_every_address_that_is_listed_is_found_and_explained(ask: Ask, folder: Path) -> None:
    answers = ask(folder)
    for region in read(folder).regions:
        places = answers.places(region)
        assert len({each.address for each in places}) == len(places) > 50
        for each in places:
            found = answers.find(each.address, region)
            assert isinstance(found, Place)
            assert found.address == each.address
            answer = answers.answer(found, region)
            assert answer.absence is None or answer.origin is None, each.address


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda each: each.name)
def test_every_value_stands_where_the_answer_says(ask: Ask, folder: Path) -> None:
    answers = ask(folder)
    region = str(read(folder).settings.default_region.id)
    for place in answers.places(region):
        for reason in answers.answer(place, region).reasons:
            if reason.said is not None:
                span = reason.said.place
                lines = (folder / span.file).read_text(encoding="utf-8").splitlines()
                assert span.line <= len(lines), reason.address


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("careers/bpo-executive#pay", "careers/bpo-executive#pay"),
        ("#pay", "careers/bpo-executive#pay"),
        ("pay", "careers/bpo-executive#pay"),
        ("bpo-executive", "careers/bpo-executive"),
        ("#pay/team-leader", "careers/bpo-executive#pay/team-leader"),
        ("#PAY/Team-Leader", "careers/bpo-executive#pay/team-leader"),
        ("#pay/team", "careers/bpo-executive#pay/team-leader"),
        ("pay/team-leader/pay", "careers/bpo-executive#pay/team-leader.pay"),
        ("team-leader.pay", "careers/bpo-executive#pay/team-leader.pay"),
        ("regions/india#currency", "regions/india#currency"),
        ("india/currency", "regions/india#currency"),
        ("answer", "articles/process-executive#answer"),
        ("KPI", "glossary#KPI"),
    ],
)
def test_names_may_be_left_out_as_long_as_one_thing_fits(
    ask: Ask, typed: str, address: str
) -> None:
    found = ask(ROOT / "guide").find(typed, "india")

    assert isinstance(found, Place)
    assert found.address == address


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("#pai", "did you mean `careers/bpo-executive#pay`?"),
        ("#pay/team-leeder", "did you mean `careers/bpo-executive#pay/team-leader`?"),
        (
            "team-leader",
            (
                "write one of: `careers/bpo-executive#pay/team-leader`, "
                "`careers/bpo-executive#ladder/team-leader`"
            ),
        ),
        ("#pay/zz", "in `careers/bpo-executive#pay` there is `trainee`, `junior`"),
        ("borders", "look at `"),
        ("???", "the pages are `guide`, `careers/bpo-executive`"),
        ("#", "the pages are "),
    ],
)
def test_what_does_not_fit_is_answered_with_what_does(ask: Ask, typed: str, hint: str) -> None:
    found = ask(ROOT / "guide").find(typed, "india")

    assert isinstance(found, NotFound)
    assert found.hint.startswith(hint), found.hint


def test_a_section_is_found_by_its_kind_where_a_page_has_one(ask: Ask) -> None:
    found = ask(EVERYTHING).find("sample-keeper#pay", "north")

    assert isinstance(found, Place)
    assert found.address == "careers/sample-keeper#what-you-can-earn"


def answered(ask: Ask, folder: Path, address: str, region: str) -> Answer:
    """Return what a guide says to an address."""
    answers = ask(folder)
    found = answers.find(address, region)
    assert isinstance(found, Place), found
    return answers.answer(found, region)


def test_own_entries_come_first(ask: Ask) -> None:
    (reason,) = answered(ask, ROOT / "guide", "#pay/trainee.pay", "india").reasons

    assert reason.said is not None
    assert reason.said.words == "₹1,50,000–2,50,000 a year"
    assert reason.why == ("it is written for `india`",)
    assert [each.words for each in reason.others] == ["US$20,000–US$30,000 a year"]


def test_a_regional_file_is_named_with_what_it_replaces(ask: Ask) -> None:
    answer = answered(ask, EVERYTHING, "what-you-can-earn/top.pay", "south")
    (reason,) = answer.reasons

    assert reason.said is not None
    assert reason.said.place.file == "careers/sample-keeper.south.yaml"
    assert reason.why[-1] == "the regional file of `south` has it, under `change`"
    assert reason.instead is not None
    assert reason.instead.words == "US$120,000 a year or more"
    assert answer.origin is not None
    assert answer.origin.status.value == "verified"


def test_what_a_regional_file_adds_is_absent_elsewhere(ask: Ask) -> None:
    answer = answered(ask, EVERYTHING, "what-you-can-earn/cold", "north")

    assert answer.absence is not None
    assert answer.absence.why == "only the regional file of `south` adds it"


@pytest.mark.parametrize(
    ("address", "line"), [("fields-from-a-spreadsheet", 24), ("what-you-will-do/email", 16)]
)
def test_what_a_regional_file_removes_is_found_at_its_line(
    ask: Ask, address: str, line: int
) -> None:
    answer = answered(ask, EVERYTHING, address, "south")

    assert answer.absence is not None
    assert answer.absence.why == "the regional file of `south` takes it out"
    assert answer.absence.place is not None
    assert answer.absence.place.line == line


@pytest.mark.parametrize(
    ("address", "region", "why"),
    [
        ("people/mitch-lowe", "international", "it is withheld: He pleaded guilty to fraud"),
        ("people/mitch-lowe", "india", "it is only for `international`"),
        (
            "institutes/niit",
            "international",
            "the section `institutes` around it is only for `india`",
        ),
    ],
)
def test_what_is_left_out_says_why(ask: Ask, address: str, region: str, why: str) -> None:
    answer = answered(ask, ROOT / "guide", address, region)

    assert answer.absence is not None
    assert answer.absence.why.startswith(why)
    assert answer.contents == ()


def test_a_page_that_is_no_chapter_is_said_to_be_none(ask: Ask, tmp_path: Path) -> None:
    folder = _with_kerala(tmp_path)
    settings = folder / "guide.yaml"
    text = settings.read_text(encoding="utf-8").replace("  - articles/process-executive\n", "")
    settings.write_text(text, encoding="utf-8")

    answer = answered(ask, folder, "articles/process-executive", "india")

    assert answer.absence is not None
    assert "not among the chapters" in answer.absence.why


def test_a_part_takes_what_its_whole_says(ask: Ask, tmp_path: Path) -> None:
    folder = _with_kerala(tmp_path)
    (pay,) = answered(ask, folder, "#pay/trainee.pay", "kerala").reasons
    (currency,) = answered(ask, folder, "regions/kerala#currency", "kerala").reasons
    (style,) = answered(ask, folder, "regions/kerala#direction", "kerala").reasons
    (sign,) = answered(ask, folder, "regions/kerala#sign", "india").reasons

    assert pay.why == ("it is written for `india`: `kerala` is part of `india`",)
    assert currency.why == ("the file of `india` says it: `kerala` is part of `india`",)
    assert currency.said is not None
    assert currency.said.place.file == "regions/india.yaml"
    assert style.why == ("no file says it: this is what the program takes",)
    assert sign.said is not None
    assert sign.said.words == "₹"


def test_a_model_region_gives_settings_and_no_facts(ask: Ask, tmp_path: Path) -> None:
    folder = _with_kerala(tmp_path)
    region = folder / "regions" / "nepal.yaml"
    region.write_text("name: Nepal\nlike: india\ncurrency: NPR\n", encoding="utf-8")

    (pay,) = answered(ask, folder, "#pay/trainee.pay", "nepal").reasons
    (sign,) = answered(ask, folder, "regions/nepal#sign", "nepal").reasons
    (paper,) = answered(ask, folder, "regions/nepal#paper", "nepal").reasons

    assert pay.said is None
    assert pay.why == ("nothing is written for `nepal`",)
    assert sign.said is not None
    assert sign.said.words == "NPR"
    assert sign.why == ("no file gives a sign, so the code stands for it",)
    assert paper.why == ("the file of `india` says it: `nepal` is like `india`",)


def test_provenance_is_told_with_who_says_it(ask: Ask) -> None:
    origin = answered(ask, ROOT / "guide", "#pay/team-leader", "india").origin

    assert origin is not None
    assert origin.doubt is not None
    assert origin.source is not None
    assert (origin.doubt.by, origin.source.by) == ("section `pay`", "the page")
    assert origin.checked is None


def test_a_page_vouches_for_what_can_be_checked_and_for_no_advice(ask: Ask) -> None:
    advice = answered(ask, EVERYTHING, "what-you-will-do", "south").origin
    tests = answered(ask, EVERYTHING, "sample-keeper#tests", "south").origin

    assert advice is not None
    assert advice.status.value == "none"
    assert advice.checked is None
    assert tests is not None
    assert tests.checked is not None
    assert tests.checked.by == "the page"


def _with_kerala(folder: Path) -> Path:
    """Return a copy of the shipped guide with a state of India."""
    for path in (ROOT / "guide").rglob("*"):
        if path.is_file():
            copy = folder / path.relative_to(ROOT / "guide")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    kerala = folder / "regions" / "kerala.yaml"
    kerala.write_text("name: Kerala\npart_of: india\n", encoding="utf-8")
    return folder
