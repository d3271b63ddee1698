"""The examples are those of UAX #9, in its convention: capitals stand for Hebrew letters."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidebuilder.text.bidi import embedding_levels, paragraph_level, turns, visual_order
from guidebuilder.text.runs import GlyphRun, InlineBox

if TYPE_CHECKING:
    from tests.text.conftest import Bench

LAW = settings(deadline=None)
"""A slow machine is no broken law."""

HEBREW = {chr(latin): chr(0x5D0 + latin - ord("A")) for latin in range(ord("A"), ord("Z") + 1)}
LATIN = {hebrew: latin for latin, hebrew in HEBREW.items()}


MIRRORED = str.maketrans("()[]", ")(][")


def shown(text: str, *, leftwards: bool = False, isolates: tuple[tuple[int, int], ...] = ()) -> str:
    """Return a line as a reader sees it, from left to right."""
    logical = "".join(HEBREW.get(each, each) for each in text)
    base = paragraph_level(logical, leftwards=leftwards)
    levels = embedding_levels(logical, base, isolates)
    seen = ""
    for at in visual_order(levels):
        letter = LATIN.get(logical[at], logical[at])
        # A font shows the other bracket where text runs leftwards (L4).
        seen += letter.translate(MIRRORED) if levels[at] % 2 else letter
    return seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("car means CAR.", "car means RAC."),
        ("CAR MEANS car.", ".car SNAEM RAC"),
        ("A 1, B", "B ,1 A"),
        ("A 1,2 B", "B 1,2 A"),
        ("pay A 10-20 b", "pay 10-20 A b"),
        ("A $5 % B", "B % $5 A"),
        ("a $5 B 5%", "a $5 5% B"),
        ("a1 B", "a1 B"),
        ("AB 12 CD ef 34 gh IJ", "JI ef 34 gh DC 12 BA"),
        # Brackets: the examples of rule N0, and one that nothing closes.
        ("AB(CD[&ef]!)gh", "gh(![ef&]DC)BA"),
        ("ARABIC book(s)", "book(s) CIBARA"),
        ("ABC (de", "de) CBA"),
        ("abc (DE] fg)", "abc (ED] fg)"),
    ],
)
def test_examples(text: str, seen: str) -> None:
    assert shown(text) == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("smith (fabrikam ARABIC) HEBREW", "WERBEH (CIBARA fabrikam) smith"),
        ("car MEANS CAR.", ".RAC SNAEM car"),
        ("CAR (car)!", "!(car) RAC"),
        ("1. CAR", "RAC .1"),
        ("1.", ".1"),
        # All in Latin letters: nothing is turned round.
        ("a car. (1)", "a car. (1)"),
    ],
)
def test_examples_in_a_book_that_reads_leftwards(text: str, seen: str) -> None:
    assert shown(text, leftwards=True) == seen


def test_a_name_at_its_head_does_not_turn_a_sentence() -> None:
    """A Latin name may begin a Hebrew sentence, but not the other way round."""
    assert paragraph_level("BPO אבג", leftwards=True) == 1
    assert paragraph_level("BPO אבג", leftwards=False) == 0
    assert paragraph_level("אבג BPO", leftwards=False) == 1
    assert paragraph_level("Call centre", leftwards=True) == 0
    assert paragraph_level("10–20", leftwards=True) == 1


def test_an_isolate_keeps_its_order_and_lends_its_neighbours_none() -> None:
    assert shown("PAY 1–2 MORE") == "EROM 2–1 YAP"
    assert shown("PAY 1–2 MORE", isolates=((4, 7),)) == "EROM 1–2 YAP"
    # Without an isolate the Latin letters would draw the figures to them.
    assert shown("A bpo, 5 B") == "B bpo, 5 A"
    assert shown("A bpo, 5 B", isolates=((7, 8),)) == "B 5 ,bpo A"
    assert shown("car 1–2 A", isolates=((4, 7),)) == "car 1–2 A"


def test_arabic_letters_make_figures_arabic() -> None:
    """W2: the hyphen between two figures after an Arabic letter is no part of a number."""
    after_arabic = embedding_levels("ع 1-2", 1)
    after_hebrew = embedding_levels("א 1-2", 1)

    assert after_arabic == [1, 1, 2, 1, 2]
    assert after_hebrew == [1, 1, 2, 2, 2]


def test_a_mark_goes_with_its_letter() -> None:
    levels = embedding_levels("aא\u0301", 0)

    assert levels == [0, 1, 1]


@LAW
@given(st.text("abc 12,.-%₹é–’"))
def test_latin_text_is_not_turned(text: str) -> None:
    assert paragraph_level(text, leftwards=False) == 0
    assert not turns(text, 0)
    assert set(embedding_levels(text, 0)) <= {0}


@LAW
@given(st.lists(st.integers(0, 4)))
def test_order_is_a_permutation(levels: list[int]) -> None:
    assert sorted(visual_order(levels)) == list(range(len(levels)))


@LAW
@given(st.lists(st.integers(0, 4)))
def test_stretches_of_one_level_run_one_way(levels: list[int]) -> None:
    order = visual_order(levels)

    for left, right in pairwise(order):
        if abs(left - right) == 1 and levels[left] == levels[right]:
            assert right - left == (-1 if levels[left] % 2 else 1)


def test_lines_are_turned_round_one_by_one(counted: Bench) -> None:
    text = "".join(HEBREW.get(each, each) for each in "ABC DE FGH IJ ab")
    first, second = (line.runs for line in counted.lines(text, measure=50))

    # Lines begin at the start edge of the book.  The space that ends one stands outside
    # the 50 pt that its ten letters take, at their left.
    assert isinstance(first[0].run, GlyphRun)
    assert [(each.x, each.run.width) for each in first] == [(0.0, 50.0), (-5.0, 5.0)]
    assert first[0].run.rtl
    assert [glyph.cluster for glyph in first[0].run.glyphs] == [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
    assert [(each.x, each.run.width) for each in second] == [(10.0, 15.0), (0.0, 10.0)]


def test_a_book_that_reads_leftwards_counts_from_the_right(counted: Bench) -> None:
    text = "".join(HEBREW.get(each, each) for each in "ABC DE FGH IJ ab")
    first, second = (line.runs for line in counted.lines(text, measure=50, leftwards=True))

    assert [(each.x, each.run.width) for each in first] == [(0.0, 55.0)]
    assert [(each.x, each.run.width) for each in second] == [(0.0, 15.0), (15.0, 10.0)]


def test_latin_lines_stand_at_the_right_in_a_book_that_reads_leftwards(counted: Bench) -> None:
    items = "ab ", counted.text("cd", underline=True), " ef ghijkl"
    lines = counted.lines(*items, measure=40, leftwards=True)

    # They are read from left to right; the space at the end of a line hangs out at the right.
    assert [line.text for line in lines] == ["ab cd ef ", "ghijkl"]
    assert [(each.x, each.run.width) for each in lines[0].runs] == [
        (25.0, 15.0),
        (15.0, 10.0),
        (0.0, 15.0),
        (-5.0, 5.0),
    ]
    assert [line.width for line in lines] == [40.0, 30.0]


def test_the_air_of_a_sign_is_on_the_side_of_its_word(counted: Bench) -> None:
    """Whichever way the text runs, x counts from the right."""
    sign = InlineBox("unverified", 5.0, inset=2.0)
    hebrew, latin = (counted.line(text, sign, leftwards=True) for text in ("א", "a"))

    assert [each.x for each in hebrew.runs] == [0.0, 7.0]
    assert [each.x for each in latin.runs] == [5.0, 0.0]
    assert hebrew.width == latin.width == 10.0
