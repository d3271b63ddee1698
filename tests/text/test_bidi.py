"""The examples are those of UAX #9, in its convention: capitals stand for Hebrew letters."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidebuilder.text.bidi import embedding_levels, visual_order
from guidebuilder.text.runs import GlyphRun

if TYPE_CHECKING:
    from tests.text.conftest import Bench

LAW = settings(deadline=None)
"""A slow machine is no broken law."""

HEBREW = {chr(latin): chr(0x5D0 + latin - ord("A")) for latin in range(ord("A"), ord("Z") + 1)}
LATIN = {hebrew: latin for latin, hebrew in HEBREW.items()}


def shown(text: str) -> str:
    """Return a line as a reader sees it, from left to right."""
    logical = "".join(HEBREW.get(each, each) for each in text)
    base, levels = embedding_levels(logical)
    order = visual_order(levels or [base] * len(logical))
    return "".join(LATIN.get(logical[at], logical[at]) for at in order)


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
    ],
)
def test_examples(text: str, seen: str) -> None:
    assert shown(text) == seen


def test_arabic_letters_make_figures_arabic() -> None:
    """W2: the hyphen between two figures after an Arabic letter is no part of a number."""
    _, after_arabic = embedding_levels("ع 1-2")
    _, after_hebrew = embedding_levels("א 1-2")

    assert after_arabic == [1, 1, 2, 1, 2]
    assert after_hebrew == [1, 1, 2, 2, 2]


def test_a_mark_goes_with_its_letter() -> None:
    _, levels = embedding_levels("aא\u0301")

    assert levels == [0, 1, 1]


@LAW
@given(st.text("abc 12,.-%₹é–’"))
def test_latin_text_has_no_levels(text: str) -> None:
    assert embedding_levels(text) == (0, None)


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

    # A paragraph that begins in Hebrew hugs the right.  The space that ends a line
    # stands at its left, outside the 50 pt that its ten letters take.
    assert isinstance(first[0].run, GlyphRun)
    assert (first[0].x, first[0].run.width) == (-5.0, 55.0)
    assert first[0].run.rtl
    assert [glyph.cluster for glyph in first[0].run.glyphs] == [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
    assert [(each.x, each.run.width) for each in second] == [(25.0, 10.0), (35.0, 15.0)]
