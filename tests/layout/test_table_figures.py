"""Columns of figures: compared digit by digit, and still each one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidebuilder.layout.page import DrawnRun
from guidebuilder.layout.table import set_table
from guidebuilder.layout.table_figures import FIGURE

if TYPE_CHECKING:
    from collections.abc import Callable

    from guidebuilder.document.blocks import Table
    from guidebuilder.layout.setting import Setter


@pytest.fixture
def column(setter: Setter, make_table: Callable[..., Table]) -> Callable[..., list[DrawnRun]]:
    """Return a setter of one column of figures beside one of words: its runs, row by row."""

    def make(*figures: str, head: str = ">Pay") -> list[DrawnRun]:
        rows = [[f"Row {number}", figure] for number, figure in enumerate(figures)]
        strips = set_table(make_table(("Name", head), rows), setter, 0)
        drawn = [item for strip in strips for item in strip.items if isinstance(item, DrawnRun)]
        return [item for item in drawn if item.run.text.strip() in figures]

    return make


@pytest.fixture(autouse=True)
def _document(setter: Setter) -> None:
    setter.tree.add("Document", None)


def x_of(drawn: DrawnRun, sign: str | None = None) -> float:
    """Return where a sign of a text stands; without one, where the text ends."""
    text = drawn.run.text
    place = len(text) if sign is None else text.index(sign)
    return drawn.x + sum(each.advance for each in drawn.run.glyphs if each.cluster < place)


def test_decimal_points_stand_under_one_another(column: Callable[..., list[DrawnRun]]) -> None:
    one, two, three = column("1.5", "12.25", "100.125")

    assert x_of(one, ".") == pytest.approx(x_of(two, "."), abs=0.01)
    assert x_of(three, ".") == pytest.approx(x_of(two, "."), abs=0.01)


def test_a_whole_number_ends_where_the_points_stand(column: Callable[..., list[DrawnRun]]) -> None:
    whole, part = column("1,250", "7.5")

    assert x_of(whole) == pytest.approx(x_of(part, "."), abs=0.01)


def test_signs_before_and_after_a_figure_stay_with_it(
    column: Callable[..., list[DrawnRun]],
) -> None:
    one, two = column("−5.5%", "12.5%")

    assert x_of(one, ".") == pytest.approx(x_of(two, "."), abs=0.01)
    assert x_of(one) == pytest.approx(x_of(two), abs=0.01)


@pytest.mark.parametrize(
    "ranges",
    [
        ("1.5–2.5", "2.5–4", "10–20"),
        ("12,500–20,800", "83,300–1,66,700"),
        ("₹1,50,000–2,50,000", "₹10,00,000–20,00,000"),
        ("3–6 months", "6–12 months"),
        ("1\u2060–\u20602", "10\u2060–\u206012"),
    ],
)
def test_the_dashes_of_ranges_stand_under_one_another(
    ranges: tuple[str, ...], column: Callable[..., list[DrawnRun]]
) -> None:
    shown = tuple(each.replace("\u2060", "") for each in ranges)
    drawn = [item for item in column(*ranges, *shown) if "–" in item.run.text]

    first, *others = [x_of(item, "–") for item in drawn]
    assert others
    assert others == pytest.approx([first] * len(others), abs=0.01)


def test_one_figure_among_ranges_ends_where_their_low_ends(
    column: Callable[..., list[DrawnRun]],
) -> None:
    low_high, one = column("2.5–4", "about 12")

    assert x_of(one) == pytest.approx(x_of(low_high, "–"), abs=0.01)


def test_the_longest_figure_ends_where_the_column_ends(
    setter: Setter, column: Callable[..., list[DrawnRun]]
) -> None:
    drawn = column("1.5", "12.25", "100.125")

    assert max(x_of(item) for item in drawn) == pytest.approx(setter.master.width, abs=0.05)
    assert min(item.run.style.features.count("tnum") for item in drawn) > 0


def test_different_units_are_not_compared(
    setter: Setter, column: Callable[..., list[DrawnRun]]
) -> None:
    for item in column("3 years", "6 months"):
        assert x_of(item) == pytest.approx(setter.master.width, abs=0.05)


def test_a_word_among_figures_stands_at_the_end(
    setter: Setter, column: Callable[..., list[DrawnRun]]
) -> None:
    *_, word, dash = column("1.5", "12.25", "not known", "–")

    assert x_of(word) == pytest.approx(setter.master.width, abs=0.05)
    assert x_of(dash) == pytest.approx(setter.master.width, abs=0.05)


def test_a_sentence_among_figures_begins_at_the_start(
    setter: Setter, make_table: Callable[..., Table]
) -> None:
    sentence = "The source gives no figure for this post, and no other source that we know does."
    table = make_table(("Name", ">Pay"), [["One", "12.5"], ["Two " * 30, sentence]])

    strips = set_table(table, setter, 0)

    lines = [
        item
        for strip in strips
        for item in strip.items
        if isinstance(item, DrawnRun) and item.run.text.strip() in sentence
    ]
    assert len(lines) > 1
    assert len({round(item.x, 2) for item in lines}) == 1


def test_words_with_numbers_in_them_are_no_figures(
    setter: Setter, column: Callable[..., list[DrawnRun]]
) -> None:
    for item in column("10+2", "9 to 5", "09:00"):
        assert x_of(item) == pytest.approx(setter.master.width, abs=0.05)


def test_figures_of_other_scripts_are_figures() -> None:
    found = FIGURE.fullmatch("१.५–२.५ लाख")

    assert found is not None
    assert (found["whole"], found["part"], found["dash"]) == ("१", ".५", "–")


def test_a_column_that_stands_at_the_start_is_left_as_it_is(
    column: Callable[..., list[DrawnRun]],
) -> None:
    one, two = column("1.5", "100.125", head="Pay")

    assert one.x == two.x
