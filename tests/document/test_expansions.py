"""What is heard in full where print is short, and that print stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from guidebuilder.diagnostics import Report
from guidebuilder.document.assemble import assemble
from guidebuilder.document.blocks import Heading, Paragraph, RouteChart, Section
from guidebuilder.document.contents import things_in
from guidebuilder.document.expansions import Voice, abbreviations, full_words
from guidebuilder.document.inlines import Inlines, PageNumber, Run
from guidebuilder.model.guide import Term
from guidebuilder.model.inlines import Plain, Text
from guidebuilder.model.items import NOWHERE
from guidebuilder.model.regional import EVERYWHERE, Entry, Regional
from guidebuilder.model.target import Target
from guidebuilder.regions.figures import RANGE_DASH, WORD_JOINER
from guidebuilder.regions.resolve import resolve
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from guidebuilder.model.guide import Guide

FULL = {
    "BPO": "business process outsourcing",
    "KPI": "key performance indicator",
    "IT": "information technology",
    "TCS": "Tata Consultancy Services",
}


def term(short: str, text: str) -> Term:
    written = Text(text, ((Plain(text),),), NOWHERE)
    return Term(short, Regional((Entry(EVERYWHERE, written, NOWHERE),)), NOWHERE)


@pytest.mark.parametrize(
    ("short", "text", "full"),
    [
        ("BPO", "Business process outsourcing. A company pays.", "business process outsourcing"),
        ("VoC", "Voice of customer. It is what customers say.", "voice of customer"),
        ("KPI", "Key performance indicator, often set by a client.", "key performance indicator"),
        ("SOP", "standard operating procedure", "standard operating procedure"),
        (
            "TOEFL",
            "Test of English as a Foreign Language.",
            "Test of English as a Foreign Language",
        ),
        ("B.Ed", "Bachelor of Education", "Bachelor of Education"),
        (
            "NASSCOM",
            "National Association of Software Companies",
            "National Association of Software Companies",
        ),
        ("10+2", "Ten years of school and two more, to Class 12.", None),
        ("lakh", "1,00,000. It is one hundred thousand.", None),
        ("Client", "Company that pays.", None),
        ("LinkedIn", "A site on which people look for work.", None),
    ],
)
def test_full_words_stand_first_in_the_explanation(short: str, text: str, full: str | None) -> None:
    assert full_words(term(short, text)) == full


def heard(*paragraphs: str | Inlines, lang: str | None = None) -> list[str]:
    """Return what a listener hears of the paragraphs of one section."""
    blocks = tuple(
        Paragraph(inlines=(Run(each, NOWHERE),) if isinstance(each, str) else each, span=NOWHERE)
        for each in paragraphs
    )
    section = Section(place="here", title=(), short_title="", blocks=blocks, span=NOWHERE)
    said = Voice(FULL, words("en"), lang).said(section)
    for before, after in zip(blocks, said.blocks, strict=True):
        assert isinstance(after, Paragraph)
        assert printed(after.inlines) == printed(before.inlines)
    return [listened(each.inlines) for each in said.blocks if isinstance(each, Paragraph)]


def printed(inlines: Inlines) -> str:
    return "".join(each.text if isinstance(each, Run) else "#" for each in inlines)


def listened(inlines: Inlines) -> str:
    return "".join((each.spoken or each.text) if isinstance(each, Run) else "#" for each in inlines)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In BPO, you help.", "In business process outsourcing, you help."),
        ("BPO’s tasks", "business process outsourcing’s tasks"),
        ("Reach your KPIs.", "Reach your key performance indicators."),
        ("BPOs (IT/BPO)", "business process outsourcings (information technology/BPO)"),
        ("An ITEM is not IT_1", "An ITEM is not IT_1"),
        ("BPO, business process outsourcing, firms", "BPO, business process outsourcing, firms"),
        ("Business process outsourcing (BPO)", "Business process outsourcing (BPO)"),
        ("Tata Consultancy Services (TCS) BPO", "Tata Consultancy Services (TCS) " + FULL["BPO"]),
        (
            "IT, an industry, and information technology",
            FULL["IT"] + ", an industry, and " + FULL["IT"],
        ),
        (f"0{RANGE_DASH}3 years", "0 to 3 years"),
        (f"₹1.5{RANGE_DASH}2.5 lakh.", "₹1.5 to 2.5 lakh."),
        (f"In 2024{RANGE_DASH}25.", "In 2024 to 25."),
        (f"3½{RANGE_DASH}4 years", "3½ to 4 years"),
        (f"Call 1{RANGE_DASH}800{RANGE_DASH}555", f"Call 1{RANGE_DASH}800{RANGE_DASH}555"),
        (f"24{WORD_JOINER}/{WORD_JOINER}7", "24 hours a day, 7 days a week"),
        (
            f"10{WORD_JOINER}+{WORD_JOINER}2 in Class 12",
            f"10{WORD_JOINER}+{WORD_JOINER}2 in Class 12",
        ),
    ],
)
def test_short_forms_are_heard_in_full(text: str, said: str) -> None:
    assert heard(text) == [said]


def test_an_abbreviation_is_said_in_full_once_under_each_heading() -> None:
    assert heard("BPO and BPO", "BPO") == [f"{FULL['BPO']} and BPO", "BPO"]


def test_full_words_in_print_are_enough_for_the_whole_section() -> None:
    assert heard("BPO, business process outsourcing", "BPO") == [
        "BPO, business process outsourcing",
        "BPO",
    ]


def test_a_run_in_heading_begins_anew() -> None:
    paragraph = Paragraph(inlines=(Run("BPO", NOWHERE),), span=NOWHERE)
    heading = Heading(inlines=(Run("In BPO", NOWHERE),), span=NOWHERE)
    blocks = (paragraph, heading, paragraph)
    section = Section(place="here", title=(), short_title="", blocks=blocks, span=NOWHERE)
    said = Voice(FULL, words("en"), None).said(section)

    assert [listened(each.inlines) for each in said.blocks if hasattr(each, "inlines")] == [
        FULL["BPO"],
        f"In {FULL['BPO']}",
        "BPO",
    ]


def test_links_figures_and_foreign_words_stay_as_they_are() -> None:
    runs = (
        Run("BPO", NOWHERE, link="#here"),
        Run("BPO", NOWHERE, lang="hi"),
        Run("BPO", NOWHERE, spoken="what it says"),
        PageNumber("here", NOWHERE),
        Run("the BPO", NOWHERE, strong=True),
    )
    said = Voice(FULL, words("en"), None).said(Paragraph(inlines=runs, span=NOWHERE)).inlines

    assert said[:4] == runs[:4]
    assert said[4:] == (
        Run("the ", NOWHERE, strong=True),
        Run("BPO", NOWHERE, strong=True, spoken=FULL["BPO"]),
    )


def test_where_nothing_is_short_nothing_is_made_anew() -> None:
    paragraph = Paragraph(inlines=(Run("BPOX", NOWHERE),), span=NOWHERE)
    section = Section(place="here", title=(), short_title="", blocks=(paragraph,), span=NOWHERE)

    assert Voice(FULL, words("en"), None).said(section) is section


@pytest.mark.parametrize("region", ["india", "us"])
def test_a_booklet_prints_the_same_words(agents: Guide, region: str) -> None:
    guide = resolve(agents, region)
    document = assemble(guide, words("en"), Target.OFFICE, Report())
    sections = [each for each in things_in(document) if isinstance(each, Section)]
    for section in sections:
        shorts = [
            each.text
            for each in things_in(section)
            if isinstance(each, Run) and each.text in abbreviations(guide) and each.spoken
        ]
        routes = sum(isinstance(each, RouteChart) for each in things_in(section))

        assert len(shorts) <= len(set(shorts)) * (1 + routes)
        assert not (section.place == "glossary" and shorts)


def test_the_cover_is_heard_in_full_too(agents: Guide) -> None:
    guide = resolve(agents, "india")
    settings = replace(guide.settings, title=term("", "Reach your KPI").expansion)
    document = assemble(replace(guide, settings=settings), words("en"), Target.SCREEN, Report())

    assert printed(document.cover.title) == "Reach your KPI"
    assert listened(document.cover.title) == "Reach your key performance indicator"
    assert document.info.title == "Reach your KPI"
