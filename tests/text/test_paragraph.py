"""How a paragraph fills its measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidebuilder.diagnostics import Span
from guidebuilder.text.runs import GlyphRun, InlineBox, Line, Uri

if TYPE_CHECKING:
    from tests.text.conftest import Bench

PROSE = (
    "A process executive answers the calls, e-mails and chats of a company’s customers. Many work "
    "at night, because the customers sit in the United States, the United Kingdom or Australia. "
    "The work asks for patience, clear speech and a good memory: each call has a target, and each "
    "answer is written down. After two or three years many executives train others, look after a "
    "team or move to another department, where organisation and responsibility count for more."
)

COUNTED = (
    "aa bb ccc dd ee fff gg hh iii jj kk lll mm nnn oo pp qqq rr sss tt uu vvv ww xxx yy zzz aaa bb"
)


def only_run(line: Line) -> GlyphRun:
    (placed,) = line.runs
    assert isinstance(placed.run, GlyphRun)
    return placed.run


# Alignment, indents and line ends.


def test_ragged_lines_start_together(counted: Bench) -> None:
    lines = counted.lines("aaaa bbbb cccc ddd", measure=60)

    assert [(line.text, line.runs[0].x, line.width) for line in lines] == [
        ("aaaa bbbb ", 0, 45),
        ("cccc ddd", 0, 40),
    ]


def test_end_aligned_lines_end_together(counted: Bench) -> None:
    lines = counted.lines("aaaa bbbb cccc ddd", measure=60, alignment="end")

    assert [line.runs[0].x + line.width for line in lines] == [60, 60]


def test_centred_lines_leave_the_same_on_both_sides(counted: Bench) -> None:
    lines = counted.lines("aaaa bbbb cccc ddd", measure=60, alignment="centred")

    assert [line.runs[0].x for line in lines] == [7.5, 10]


def test_justified_lines_fill_the_measure_but_the_last(counted: Bench) -> None:
    lines = counted.lines(COUNTED, measure=220, alignment="justified")

    assert [line.text for line in lines] == [
        "aa bb ccc dd ee fff gg hh iii jj kk lll mm ",
        "nnn oo pp qqq rr sss tt uu vvv ww xxx yy zzz ",
        "aaa bb",
    ]
    assert [line.width for line in lines] == pytest.approx([220, 220, 30])
    assert [only_run(line).scale for line in lines] == pytest.approx([1.02, 1, 1])


def test_narrow_columns_are_ragged(counted: Bench) -> None:
    """Below 40 characters gaps or hyphens are too many."""
    wide, narrow = (
        counted.lines(COUNTED, measure=measure, alignment="justified") for measure in (205, 195)
    )

    assert {round(line.width) for line in wide[:-1]} == {205}
    assert narrow == counted.lines(COUNTED, measure=195)


def test_spaces_that_keep_stretch_as_well(counted: Bench) -> None:
    text = "aa bb ccc\u00a0dd ee fff gg hh iii jj kk lll mm nnnnnnnnnnnnnnnn oo"
    line, _ = counted.lines(text, measure=225, alignment="justified")
    run = only_run(line)
    spaces = [glyph.advance for glyph in run.glyphs if run.text[glyph.cluster] in " \u00a0"]

    assert run.growth > 0
    assert spaces == pytest.approx([spaces[0]] * len(spaces))


def test_a_last_line_may_close_up_or_be_filled(counted: Bench) -> None:
    """Short by a hair it would look like a mistake."""
    for letters, width in ((41, 202), (40, 202), (38, 190)):
        text = ("aaaaaa " * 6)[:letters]
        (line,) = counted.lines(text, measure=202, alignment="justified")

        assert line.width == pytest.approx(width)


def test_light_characters_hang_out_of_justified_lines(counted: Bench) -> None:
    """Shares of 5 pt: a tenth of the parenthesis, seven tenths of the point."""
    text = "(aaa bbb ccc ddd eee fff ggg hhh iii jj k. aaa bbb ccc"
    hung, _ = counted.lines(text, measure=206, alignment="justified")
    plain, _ = counted.lines(text, measure=206, alignment="justified", optical=False)

    assert plain.text == hung.text == "(aaa bbb ccc ddd eee fff ggg hhh iii jj k. "
    assert (plain.runs[0].x, plain.width) == pytest.approx((0, 206))
    scale = only_run(hung).scale
    assert scale == pytest.approx(206 / (42 * 5 - 0.5 - 3.5))
    assert hung.runs[0].x == pytest.approx(-0.5 * scale)
    assert hung.runs[0].x + hung.width == pytest.approx(206 + 3.5 * scale)


def test_margins_are_mirrored_in_text_from_right_to_left(counted: Bench) -> None:
    text = (
        "(" + "\u05d0\u05d1\u05d2 " * 9 + "\u05d0\u05d1\u05d2 \u05d0. " + "\u05d0\u05d1\u05d2 " * 3
    )
    line, _ = counted.lines(text, measure=209, alignment="justified")
    turned, _ = counted.lines(text, measure=209, alignment="justified", leftwards=True)
    scale = only_run(turned).scale

    assert line.text == turned.text
    assert line.text.startswith("(")
    # In a book that reads as the text does, x counts from the right.
    assert turned.runs[0].x == pytest.approx(-0.5 * scale)
    assert turned.runs[0].x + turned.width == pytest.approx(209 + 3.5 * scale)
    assert line.runs[0].x == pytest.approx(-3.5 * scale)
    assert line.runs[0].x + line.width == pytest.approx(209 + 0.5 * scale)


def test_what_runs_against_its_line_does_not_hang_out(counted: Bench) -> None:
    """The V ends the line from right to left, but does not stand at its edge."""
    text = "\u05d0\u05d1\u05d2 " * 10 + "aV " + "\u05d0\u05d1\u05d2" * 4 + " \u05d0\u05d1"
    line, _ = counted.lines(text, measure=209, alignment="justified")
    *_, word, space = line.runs

    assert isinstance(word.run, GlyphRun)
    assert word.run.text == "aV"
    assert word.x == pytest.approx(0)
    assert space.x < 0


def test_indents_count_from_the_start_of_the_measure(counted: Bench) -> None:
    lines = counted.lines("aa bb cc dd", measure=40, first_indent=10, hang=5)

    assert [(line.text, line.runs[0].x) for line in lines] == [("aa bb ", 10), ("cc dd", 5)]


def test_forced_ends(counted: Bench) -> None:
    lines = counted.lines("aa\nbb cc\n\ndd", measure=50, first_indent=10)

    assert [line.text for line in lines] == ["aa", "bb cc", "", "dd"]
    assert [line.runs[0].x for line in lines if line.runs] == [10, 0, 0]
    assert [line.ends_paragraph for line in lines] == [False, False, False, True]


def test_each_line_but_the_last_ends_with_its_space(counted: Bench) -> None:
    """Programs that read the file join words unless a space glyph stands between them."""
    lines = counted.lines("aaaa bbbb cccc dddd", measure=50)

    assert [line.text for line in lines] == ["aaaa bbbb ", "cccc dddd"]
    assert [line.width for line in lines] == [45, 45]
    assert only_run(lines[0]).width == 50


@pytest.mark.parametrize("text", ["", "   ", "\u00ad"])
def test_nothing_has_no_lines(counted: Bench, text: str) -> None:
    assert counted.lines(text, measure=50) == ()


def test_a_label_is_one_line(counted: Bench) -> None:
    line = counted.line("aa\nbb ", "cc")

    assert (line.text, line.width, line.ends_paragraph) == ("aa bb cc", 40, True)
    assert counted.line("") == Line((), 0.0, ends_paragraph=True)


# Where lines end.


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("pay is ₹ 500 now", 45, ["pay is", "₹ 500 now"]),
        ("pay ₹\u00a0500 now", 30, ["pay", "₹\u00a0500", "now"]),
        ("from 10+2 on", 35, ["from", "10+2 on"]),
        ("the range 1,500–2,500 is", 75, ["the range", "1,500–2,500 is"]),
        ("work – play", 35, ["work –", "play"]),
        ("aa bb\u2060 cc dd", 27, ["aa", "bb cc", "dd"]),
        ("aa self-\u2060service bb", 60, ["aa", "self-service", "bb"]),
        ("self-service", 40, ["self-", "service"]),
        ("one\u200btwo", 20, ["one", "two"]),
        ("some\u00adthing", 30, ["some-", "thing"]),
        ("www.example.org/guides here", 80, ["www.example.org/", "guides here"]),
    ],
)
def test_lines_end_where_a_reader_expects(
    counted: Bench, text: str, measure: float, expected: list[str]
) -> None:
    assert counted.texts(text, measure=measure) == expected
    assert counted.messages == []


def test_a_line_that_ends_inside_a_word_says_so(counted: Bench) -> None:
    lines = counted.lines("self-service of us", measure=40)

    assert [(line.text, line.hyphenated) for line in lines] == [
        ("self-", True),
        ("service ", False),
        ("of us", False),
    ]


def test_a_hyphen_of_ours_is_marked(counted: Bench) -> None:
    first, second = counted.lines("some\u00adthing", measure=30)

    assert (only_run(first).text, only_run(first).soft_hyphen) == ("some\u00ad", True)
    assert (only_run(second).text, only_run(second).soft_hyphen) == ("thing", False)
    hyphen = only_run(counted.line("-")).glyphs[0].index
    assert only_run(first).glyphs[-1].index == hyphen
    assert first.width == 25


def test_half_a_word_is_shaped_anew(counted: Bench) -> None:
    """The ligature of f and i is undone when a line ends between them."""
    (whole,) = counted.lines("aaf\u00adibb", measure=30)
    first, second = counted.lines("aaf\u00adibb", measure=20)

    assert whole.width == 25
    assert [glyph.cluster for glyph in only_run(first).glyphs] == [0, 1, 2, 3]
    assert [glyph.cluster for glyph in only_run(second).glyphs] == [0, 1, 2]


def test_words_stay_whole_unless_they_may_be_divided(counted: Bench) -> None:
    text = "the organisation of it"

    assert counted.texts(text, measure=70) == ["the", "organisation", "of it"]
    assert counted.texts(text, measure=70, hyphenate=True) == ["the organ-", "isation of it"]


def test_a_marked_word_is_divided_only_where_it_is_marked(counted: Bench) -> None:
    text = "the org\u00adanisation of it"

    assert counted.texts(text, measure=75, hyphenate=True) == ["the org-", "anisation of it"]


def test_the_last_word_is_never_divided(counted: Bench) -> None:
    assert counted.texts("to an organisation", measure=70, hyphenate=True) == [
        "to an",
        "organisation",
    ]


def test_a_last_line_has_two_words(counted: Bench) -> None:
    assert counted.texts("aaaa bbbb cccc dddd", measure=70) == ["aaaa bbbb", "cccc dddd"]


def test_half_a_word_in_bold_is_half_a_word(counted: Bench) -> None:
    items = counted.text("an organ"), counted.text("isation", weight=700), counted.text(" of it")

    assert counted.texts(*items, measure=60, hyphenate=True)[0] == "an"


# What is wider than its line.


@pytest.mark.parametrize(
    ("text", "expected", "named"),
    [
        ("an organisation of it", ["an", "organisa-", "tion", "of it"], "organisation"),
        ("2+5,00,000", ["2+5,00,00", "0"], "2+5,00,000"),
        ("aaaaaaaaa\u2060bbbb", ["aaaaaaaaa", "bbbb"], "aaaaaaaaabbbb"),
        ("₹\u00a01,50,000 now", ["₹", "1,50,000", "now"], "₹\u00a01,50,000"),
        ("aaaabbbbccccdd", ["aaaabbbbc", "cccdd"], "aaaabbbbccccdd"),
        ("aaaaaaaaq\u0301bb", ["aaaaaaaaq\u0301", "bb"], None),
    ],
)
def test_a_word_wider_than_its_line_is_cut_and_reported(
    counted: Bench, text: str, expected: list[str], named: str | None
) -> None:
    assert counted.texts(text, measure=45) == expected
    (message,) = counted.report.found
    assert (message.code, str(message.span)) == ("GB702", "careers/nurse.yaml:12:5")
    if named:
        assert message.message == f"`{named}` is wider than its line and was cut"
    assert not counted.report.has_errors


def test_a_range_goes_on_behind_its_dash_and_nobody_is_told(counted: Bench) -> None:
    assert counted.texts("10,000–2,50,000", measure=45) == ["10,000–", "2,50,000"]
    assert counted.report.found == []


def test_a_space_that_had_to_end_its_line_is_not_part_of_it(counted: Bench) -> None:
    first, _ = counted.lines("aaaa\u00a0bbbbbb", measure=45)

    assert first.width == 20


def test_a_hyphen_that_does_not_fit_is_left_out(counted: Bench) -> None:
    """Half of the word is bold, so that it is not cut as one."""
    items = counted.text("aaaa\u00ad"), counted.text("bbbb", weight=700)
    first, _ = counted.lines(*items, measure=22)

    assert (first.text, first.width) == ("aaaa", 20)
    assert [message.code for message in counted.report.found] == ["GB702"]


def test_an_address_wider_than_its_line_needs_no_report(counted: Bench) -> None:
    counted.lines("www.example.org/guides/careers", measure=50)

    assert counted.messages == []


def test_a_character_wider_than_its_line_sticks_out(counted: Bench) -> None:
    lines = counted.lines("ab", measure=4)

    assert [line.text for line in lines] == ["a", "b"]
    assert {message.code for message in counted.report.found} == {"GB702", "GB703"}


def test_a_text_set_again_is_reported_again(counted: Bench) -> None:
    """What is remembered of a text includes what was said about it, for each place."""
    text = "aaaabbbbccccdd 茶"
    counted.lines(text, measure=45)
    other = type(counted)(counted.fonts)
    other.lines(text, measure=45)
    elsewhere = type(counted)(counted.fonts)
    elsewhere.lines(elsewhere.text(text, span=Span("b.yaml", 1, 1)), measure=45)

    assert [each.code for each in counted.report.found] == ["GB701", "GB702"]
    assert other.report.found == counted.report.found
    assert {each.span.file for each in elsewhere.report.found} == {"b.yaml"}


def test_a_message_does_not_repeat_a_page(counted: Bench) -> None:
    counted.lines("x" * 5000, measure=50)

    (message,) = counted.report.found
    assert len(message.message) < 120


# Signs, links and what is spoken.


def test_a_sign_stays_with_the_word_before_it(counted: Bench) -> None:
    glued = counted.lines("aa bb", counted.sign(), " cc", measure=27)
    free = counted.lines("aa bb", counted.sign(glued=False), " cc", measure=27)

    assert [line.text for line in glued] == ["aa ", "bb ", "cc"]
    assert [line.text for line in free] == ["aa bb", " cc"]
    assert [type(each.run) for each in glued[1].runs] == [GlyphRun, InlineBox, GlyphRun]
    assert [each.x for each in glued[1].runs] == [0, 10, 15]
    assert glued[1].width == 15


def test_a_link_does_not_reach_into_the_space_that_ends_its_line(counted: Bench) -> None:
    link = counted.text("the long site here", link=Uri("https://x.org"), tag=7, underline=True)
    first, _ = counted.lines(link, measure=45)
    words, space = (each.run for each in first.runs)

    assert isinstance(words, GlyphRun)
    assert isinstance(space, GlyphRun)
    assert (words.text, words.link, words.style.underline) == ("the long", link.link, True)
    assert (space.text, space.link, space.style.underline, space.tag) == (" ", None, False, 7)


def test_spoken_words_are_said_once(counted: Bench) -> None:
    text = counted.text("1.5 lakh to 2", spoken="one and a half lakh to two")
    lines = counted.lines(text, measure=45)

    assert [only_run(line).spoken for line in lines] == ["one and a half lakh to two", ""]


def test_a_space_before_an_item_does_not_speak_for_it(counted: Bench) -> None:
    text = counted.text(" 1.5 lakh", spoken="one and a half lakh")
    first, second = counted.lines("about aa", text, measure=45)

    assert [each.run.spoken for each in first.runs] == [None, ""]
    assert only_run(second).spoken == "one and a half lakh"


def test_one_style_is_one_run(counted: Bench) -> None:
    assert len(counted.line("aa bb\u00a0cc 1.5 dd").runs) == 1


# Paragraphs as last reviewed.


def test_ragged_text(shipped: Bench) -> None:
    assert shipped.texts(PROSE, measure=279.2, hyphenate=True) == [
        "A process executive answers the calls, e-mails and chats",
        "of a company’s customers. Many work at night, because",
        "the customers sit in the United States, the United Kingdom",
        "or Australia. The work asks for patience, clear speech",
        "and a good memory: each call has a target, and each",
        "answer is written down. After two or three years many",
        "executives train others, look after a team or move to",
        "another department, where organisation and respons-",
        "ibility count for more.",
    ]


def test_justified_text(shipped: Bench) -> None:
    assert shipped.texts(PROSE, measure=240, alignment="justified", hyphenate=True) == [
        "A process executive answers the calls, e-mails and",
        "chats of a company’s customers. Many work at night,",
        "because the customers sit in the United States, the",
        "United Kingdom or Australia. The work asks for",
        "patience, clear speech and a good memory: each call",
        "has a target, and each answer is written down. After",
        "two or three years many executives train others, look",
        "after a team or move to another department, where",
        "organisation and responsibility count for more.",
    ]


def test_justified_text_in_a_narrow_column(shipped: Bench) -> None:
    """The first line is left as it is: `e-mails` cannot be divided, and gaps were worse."""
    lines = shipped.lines(PROSE, measure=200, alignment="justified", hyphenate=True)

    assert [line.text.replace("\u00ad", "-").rstrip() for line in lines] == [
        "A process executive answers the calls,",
        "e-mails and chats of a company’s customers.",
        "Many work at night, because the customers",
        "sit in the United States, the United Kingdom",
        "or Australia. The work asks for patience,",
        "clear speech and a good memory: each call",
        "has a target, and each answer is written",
        "down. After two or three years many execut-",
        "ives train others, look after a team or move",
        "to another department, where organisation",
        "and responsibility count for more.",
    ]
    assert lines[0].width < 180
    assert all(199.9 < line.width < 203 for line in lines[1:-1])


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Is this work for me?", ["Is this work for me?"]),
        (
            "What a process executive does all day",
            ["What a process", "executive does all day"],
        ),
        (
            "How to become a BPO executive, from Class 12 to the first post",
            ["How to become a", "BPO executive, from", "Class 12 to the first post"],
        ),
    ],
)
def test_headings(shipped: Bench, title: str, expected: list[str]) -> None:
    heading = shipped.text(title, family="label", weight=800, size=24.0)

    assert shipped.texts(heading, measure=279.2, alignment="balanced") == expected


def test_a_short_paragraph_has_no_hyphen_for_its_rag(shipped: Bench) -> None:
    text = "They focus on precision, addressing unique challenges of performance gaps."

    assert shipped.texts(text, measure=160, hyphenate=True) == [
        "They focus on precision,",
        "addressing unique challenges",
        "of performance gaps.",
    ]


def test_the_rag_is_neither_flat_nor_deep(shipped: Bench) -> None:
    """docs/look.md: 4 to 14 % of the measure, and at most one hyphen in six lines."""
    for measure in (200, 240, 279.2, 320):
        lines = shipped.lines(PROSE, measure=measure, hyphenate=True)
        shorts = [1 - line.width / measure for line in lines[:-1]]
        hyphens = sum(line.text.endswith("\u00ad") for line in lines)

        assert 0.04 <= max(shorts) - min(shorts) <= 0.14
        assert max(shorts) <= 0.14
        assert hyphens <= len(lines) / 6
        assert len(lines[-1].text.split()) > 1
