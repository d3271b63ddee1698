"""What keeps its order in text that reads from right to left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidebuilder.text.bidi import embedding_levels, visual_order
from guidebuilder.text.isolates import isolates
from guidebuilder.text.itemise import itemise
from guidebuilder.text.runs import Uri

if TYPE_CHECKING:
    from tests.text.conftest import Bench

    from guidebuilder.text.runs import StyledText

LAW = settings(deadline=None)
"""A slow machine is no broken law."""


def parts(*items: StyledText) -> list[str]:
    """Return the isolates of a paragraph, as texts."""
    text, bounds = "", []
    for item in items:
        bounds.append((len(text), len(text) + len(item.text), item))
        text += item.text
    return [text[start:end] for start, end in isolates(text, bounds)]


@pytest.mark.parametrize(
    "figure",
    [
        "₹1.5–2.5",
        "₹1,50,000–2,50,000",
        "₹\u00a012",
        "US$120,000+",
        "12\u00a0€",
        "10+2",
        "3–6",
        "2024–34",
        "9:00–17:00",
        "24/7",
        "22/11/2026",
        "−5.5%",
        "+10%",
        "5%",
        "3½–4",
        "+91 98765 43210",
        "0172 50-123 45",
        "https://samples.example/urdu/",
        "www.samples.example/?a=1&b=2",
        "desk@samples.example",
        "C++",
    ],
)
def test_figures_and_addresses_read_from_left_to_right(counted: Bench, figure: str) -> None:
    assert parts(counted.text(f"تنخواہ {figure} لاکھ")) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "سال 2026 میں 15 لوگ",  # digits alone keep their order by themselves
        "ISO 9001:2015 اور COVID-19",  # figures that belong to the Latin letters before them
        # Ranges of Arabic figures are read from right to left.
        "تنخواہ \u0661\u066b\u0665–\u0662\u066b\u0665 لاکھ",
        "BPO اور IT",
    ],
)
def test_nothing_else_is_kept_apart(counted: Bench, text: str) -> None:
    assert parts(counted.text(text)) == []


def test_amounts_are_kept_from_latin_letters(counted: Bench) -> None:
    assert parts(counted.text("تنخواہ BPO ₹1.5–2.5 لاکھ")) == ["₹1.5–2.5"]


def test_links_without_letters_of_the_language_are_kept_apart(counted: Bench) -> None:
    phone = counted.text("1800 11 2345", link=Uri("tel:1800112345"))
    named = counted.text("صفحہ 5–6", link=Uri("https://samples.example/"))

    assert parts(counted.text("فون "), phone, counted.text(" پر")) == ["1800 11 2345"]
    assert parts(named) == ["5–6"]


@pytest.mark.parametrize(
    ("items", "kept"),
    [
        (("ڈگری", ", ", "3 years", " (preferred)"), "3 years (preferred)"),
        (("ڈگری (", "page ", "9", ") پر"), "page 9"),
        (("وقت ", "Google ", "Sheets", " اور"), "Google Sheets"),
        # What goes on in Latin letters beyond the items stays in one piece.
        (("یہ Google ", "Sheets", " Office کی"), "Google Sheets Office"),
    ],
)
def test_latin_words_put_into_a_sentence_stay_together(
    counted: Bench, items: tuple[str, ...], kept: str
) -> None:
    assert parts(*map(counted.text, items)) == [kept]


def test_nothing_of_it_gets_into_the_text(counted: Bench) -> None:
    """Isolates are places, not characters: what is searched and copied is what was written."""
    text = "אבג 1–2 ab"
    whole = itemise([counted.text(text)], counted.fonts, counted.report, leftwards=True)

    assert whole.text == text
    assert [whole.text[each.start : each.end] for each in whole.parts if hasattr(each, "end")] == [
        "אבג ",
        "1–2",
        " ",
        "ab",
    ]


@LAW
@given(st.text("אב ab12–+.₹%()", max_size=16))
def test_an_isolate_is_read_from_left_to_right(laws: Bench, text: str) -> None:
    found = isolates(text, [(0, len(text), laws.text(text))])
    order = visual_order(embedding_levels(text, 1, found))

    for start, end in found:
        at = order.index(start)
        assert order[at : at + end - start] == list(range(start, end))
