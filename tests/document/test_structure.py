"""Chapters, parts and places: what stands where, and that every reference arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidebuilder.document.blocks import Chapter, Glance, Part, Section
from guidebuilder.document.contents import things_in, words_in
from guidebuilder.document.inlines import PageNumber, Run

if TYPE_CHECKING:
    from tests.document.conftest import Assemble

REGIONS = ("india", "us", "us-ca")


def test_parts_stand_in_the_order_of_a_readers_questions(document: Assemble) -> None:
    agent, *_ = document("india").chapters

    assert [part.short_title for part in agent.parts] == [
        "What is the job?",
        "How do I get in?",
        "Where can I learn it?",
        "What does it pay?",
        "Where does it lead?",
        "Is it for me?",
        "Is the work technical?",
        "What now?",
    ]


@pytest.mark.parametrize("region", REGIONS)
def test_parts_are_counted_through_the_booklet(document: Assemble, region: str) -> None:
    parts = [part for chapter in document(region).chapters for part in chapter.parts]

    assert [part.number for part in parts] == list(range(1, len(parts) + 1))


@pytest.mark.parametrize("region", REGIONS)
def test_no_part_or_section_is_empty(document: Assemble, region: str) -> None:
    for thing in things_in(document(region)):
        if isinstance(thing, Chapter):
            assert thing.parts
        if isinstance(thing, Part):
            assert thing.sections
        if isinstance(thing, Section):
            assert thing.blocks


def test_an_article_of_a_career_is_its_question(document: Assemble) -> None:
    agent, *_ = document("india").chapters
    (question,) = [part for part in agent.parts if part.is_question]

    assert question.short_title == "Is the work technical?"
    # The answer comes first, although its author wrote it second.
    assert [section.place for section in question.sections] == [
        "articles-how-technical-answer",
        "articles-how-technical-what-is-an-agent",
    ]


def test_an_article_without_a_career_is_a_chapter_with_one_part(document: Assemble) -> None:
    _, _, talk, _ = document("india").chapters

    assert talk.short_title == "Your first talk"
    assert talk.opener is None
    assert [part.title for part in talk.parts] == [talk.title]


def test_the_booklets_own_pages_stand_in_the_last_what_now(document: Assemble) -> None:
    _, clerk, *_ = document("india").chapters

    assert [section.place for section in clerk.parts[-1].sections] == [
        "legal",
        "helplines",
        "glossary",
        "notes",
    ]


def test_sources_close_the_book(document: Assemble) -> None:
    *_, last = document("india").chapters

    assert [part.short_title for part in last.parts] == ["Sources"]
    assert [section.place for section in last.parts[0].sections] == [
        "careers-agent-thanks",
        "sources",
        "sources-edition",
    ]


@pytest.mark.parametrize("region", REGIONS)
def test_every_place_is_there_once(document: Assemble, region: str) -> None:
    places = [
        thing.place
        for thing in things_in(document(region))
        if isinstance(thing, Chapter | Part | Section)
    ]

    assert len(places) == len(set(places))


@pytest.mark.parametrize("region", REGIONS)
def test_every_reference_arrives(document: Assemble, region: str) -> None:
    things = list(things_in(document(region)))
    places = {thing.place for thing in things if isinstance(thing, Chapter | Part | Section)}
    wanted = {thing.place for thing in things if isinstance(thing, PageNumber)}
    wanted |= {
        thing.link.removeprefix("#")
        for thing in things
        if isinstance(thing, Run) and thing.link and thing.link.startswith("#")
    }

    assert wanted <= places
    assert wanted


@pytest.mark.parametrize("region", REGIONS)
def test_nothing_withheld_is_printed(document: Assemble, region: str) -> None:
    text = "\n".join(words_in(document(region)))

    assert "Fraud" not in text
    assert "Pleaded" not in text


@pytest.mark.parametrize(
    ("region", "own", "foreign"),
    [("india", "₹", "US$"), ("us", "US$", "₹"), ("us-ca", "US$", "₹")],
)
def test_no_money_of_another_region_is_printed(
    document: Assemble, region: str, own: str, foreign: str
) -> None:
    booklet = document(region)
    figures = [text for text in words_in(booklet) if "earned ₹ 20" not in text]

    assert any(own in text for text in figures)
    assert not any(foreign in text for text in figures)


def test_us_pay_cites_its_own_source_in_california(document: Assemble) -> None:
    agent, *_ = document("us-ca").chapters
    (pay,) = [part for part in agent.parts if part.short_title == "What does it pay?"]
    note = "".join(words_in(pay.sections[0].blocks[-1]))

    assert "Bureau of Labour" in note
    assert "California" not in note


def test_pay_at_a_glance_is_the_lowest_paid_rung(document: Assemble) -> None:
    opener = document("india").chapters[0].opener
    assert opener is not None
    assert isinstance(opener.glance, Glance)
    pay = opener.glance.rows[0]

    assert "".join(words_in(pay.value)) == "₹1.5–2.5 lakh a year"
    assert "Junior agent" in "".join(words_in(pay.note))


def test_a_career_without_pay_says_so(document: Assemble) -> None:
    opener = document("india").chapters[1].opener
    assert opener is not None
    assert opener.glance is not None
    pay = opener.glance.rows[0]

    assert "".join(words_in(pay.value)) == "No figure yet"
    assert not pay.is_known
