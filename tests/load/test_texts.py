"""Inline text: which marks are read, what is refused, and how quotes, dashes and spaces are set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidebuilder.diagnostics import Report, Span
from guidebuilder.load.inline_text import read_text
from guidebuilder.load.yaml_nodes import MapNode, TextNode, read_nodes
from guidebuilder.model import Emphasis, Foreign, Inline, Link, Plain, Strong, Text, plain_words

SPAN = Span("careers/sample.yaml", 3, 5)


def read(words: str) -> tuple[Text | None, list[str]]:
    report = Report()
    text = read_text(TextNode(words, SPAN), report)
    return text, [each.message for each in report.found]


def inlines(words: str) -> tuple[Inline, ...]:
    text, told = read(words)
    assert told == []
    assert text is not None
    return text.inlines


def test_the_four_marks() -> None:
    assert inlines("**bold**, *emphasis*, [text](https://example.org/a_b) and \\*a star\\*") == (
        Strong((Plain("bold"),)),
        Plain(", "),
        Emphasis((Plain("emphasis"),)),
        Plain(", "),
        Link("https://example.org/a_b", (Plain("text"),)),
        Plain(" and *a star*"),
    )


def test_marks_may_nest() -> None:
    assert inlines("[a **b *c***](#pay)") == (
        Link("#pay", (Plain("a "), Strong((Plain("b "), Emphasis((Plain("c"),)))))),
    )


def test_other_marks_stand_for_themselves() -> None:
    words = "snake_case_name, `code`, ~~x~~, 5 * 3 * 2, a & b < c, [x], # 1, $5"
    assert inlines(words) == (Plain(words),)


def test_a_blank_line_begins_a_paragraph_and_a_line_end_is_a_space() -> None:
    text, _ = read("one\ntwo\n\nthree\n")
    assert text is not None
    assert text.paragraphs == ((Plain("one two"),), (Plain("three"),))
    assert text.plain == "one two\n\nthree"
    assert text.source == "one\ntwo\n\nthree\n"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("it's", "it’s"),
        ("'yes'", "‘yes’"),
        ('"Yes," she said', "“Yes,” she said"),
        ('("so")', "(“so”)"),
        ("the '90s", "the ’90s"),
        ("a - b", "a\u00a0– b"),
        ("a – b", "a\u00a0– b"),
        ("well-known 24-7", "well-known 24-7"),
        ("a\u00a0b\u202fc  d", "a b c d"),
        ("pass\u200bword\ufeff", "password"),
        ("3 years", "3\u00a0years"),
        ("₹ 500", "₹\u00a0500"),
        ("Class 12 or Class XII", "Class\u00a012 or Class\u00a0XII"),
        ("3 yearsome", "3 yearsome"),
    ],
)
def test_quotes_dashes_and_spaces(typed: str, printed: str) -> None:
    assert plain_words(inlines(typed)) == printed


def test_a_quote_looks_through_marks() -> None:
    assert plain_words(inlines('**"bold"** and *it*\'s')) == "“bold” and it’s"


def test_a_backslash_keeps_straight_marks_out_of_links() -> None:
    assert inlines(r"\[x](https://example.org)") == (Plain("[x](https://example.org)"),)


@pytest.mark.parametrize(
    "words",
    [
        "<b>x</b>",
        "x<br/>",
        "<!-- x -->",
        "a&nbsp;b",
        "&#0;",
        "<img src='x'>",
        "<https://x.example>",
    ],
)
def test_html_is_refused(words: str) -> None:
    assert read(words) == (None, ["HTML is used in a text"])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("# Heading", "a heading is used in a text"),
        ("- one\n- two", "a list is used in a text"),
        ("1. one\n2. two", "a list is used in a text"),
        ("![x](images/a.png)", "an image is used in a text"),
        ("[x](javascript:alert)", "`javascript:alert` is not a link that may be printed"),
        ("[x](careers/Foo)", "`careers/Foo` is not a link that may be printed"),
        ("[](https://example.org)", "the link to `https://example.org` has no text"),
        ("[x](https://a b)", "a link in this text cannot be read"),
        ("   ", "this text is empty"),
    ],
)
def test_what_is_no_inline_text_is_refused(words: str, message: str) -> None:
    assert read(words) == (None, [message])


def test_stars_that_stay_open_are_printed_with_a_warning() -> None:
    text, told = read("**open")
    assert text is not None
    assert text.plain == "**open"
    assert told == ["`**` neither opens nor closes bold here"]


def test_the_place_in_a_literal_text_is_its_line() -> None:
    report = Report()
    node = read_nodes("a: 1\ntext: |\n\n  one\n\n  two <b>\n", "x.yaml", report)
    assert isinstance(node, MapNode)
    text = node.get("text")
    assert isinstance(text, TextNode)
    read_text(text, report)
    assert [str(each.span) for each in report.found] == ["x.yaml:6:3"]


@given(
    st.text(st.characters(exclude_characters="*[]\\<&`\"'-–", categories=["L", "N", "Zs", "Po"]))
)
def test_words_without_marks_are_kept(words: str) -> None:
    text, told = read(words)
    visible = words.translate(dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))).split()
    if not visible or told:
        return
    assert text is not None
    assert text.plain.split() == visible


@given(st.text(max_size=40))
def test_every_text_is_read_or_refused_with_a_message(words: str) -> None:
    text, told = read(words)
    assert text is not None or told


def test_words_of_another_language_name_it() -> None:
    assert inlines("Say [**नमस्ते**, friend](lang:hi) or [buen día](lang:es_MX).") == (
        Plain("Say "),
        Foreign("hi", (Strong((Plain("नमस्ते"),)), Plain(", friend"))),
        Plain(" or "),
        Foreign("es-MX", (Plain("buen día"),)),
        Plain("."),
    )
    text, _ = read("Say [नमस्ते](lang:hi).")
    assert text is not None
    assert text.plain == "Say नमस्ते."


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("[नमस्ते](lang:Hindi!)", "`Hindi!` is not the code of a language"),
        ("[](lang:hi)", "`lang:hi` has no words"),
    ],
)
def test_a_language_that_cannot_be_read_is_refused(words: str, message: str) -> None:
    assert read(words) == (None, [message])
