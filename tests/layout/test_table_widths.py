"""Column widths: every column holds its widest word, and no widths make the table less deep."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidebuilder.layout.table_needs import LINE_END, Need, Words
from guidebuilder.layout.table_search import PENALTY_OF_A_LINE
from guidebuilder.layout.table_widths import natural_widths, solve_widths

GAP = 9.0
SPACE = 2.0


def need(row: int, column: int, words: list[float], *, columns: int = 1, rows: int = 1) -> Need:
    """Return a cell of words with these widths."""
    ends, resumes, x = [], [], 0.0
    for width in words:
        ends.append(x + width)
        x += width + SPACE
        resumes.append(x)
    texts = (Words(ends, resumes, [0.0] * len(words)),)
    return Need(row, rows, column, columns, max(words), ends[-1], texts)


def figure(row: int, column: int, width: float) -> Need:
    return Need(row, 1, column, 1, width, width, (), is_figure=True)


def lines_in(words: list[float], width: float) -> int:
    """Count the lines of words, filled one by one: what the solver counts by searching."""
    count, x = 1, 0.0
    for word in words:
        if x and x + word > width + 0.01:
            count, x = count + 1, 0.0
        x += word + SPACE
    return count


tables = st.integers(1, 5).flatmap(
    lambda columns: st.lists(
        st.lists(
            st.lists(st.floats(5, 60), min_size=1, max_size=25),
            min_size=columns,
            max_size=columns,
        ),
        min_size=1,
        max_size=6,
    )
)


@given(tables, st.floats(100, 600))
def test_columns_fill_the_measure_and_hold_their_widest_word(
    table: list[list[list[float]]], measure: float
) -> None:
    count = len(table[0])
    needs = [
        need(row, at, words) for row, cells in enumerate(table) for at, words in enumerate(cells)
    ]
    least = [max(each.least for each in needs if each.first == at) for at in range(count)]

    widths = natural_widths(needs, count, measure, GAP) or solve_widths(needs, count, measure, GAP)

    if widths is None:
        # Columns are measured in quarter points.
        assert sum(least) + GAP * (count - 1) > measure - count / 4
        return
    assert sum(widths) + GAP * (count - 1) == pytest.approx(measure, abs=0.1)
    assert all(width >= low - 0.01 for width, low in zip(widths, least, strict=True))


@given(st.lists(st.floats(5, 60), min_size=1, max_size=40), st.floats(60, 300))
def test_lines_are_counted_as_words_fill_them(words: list[float], width: float) -> None:
    (texts,) = need(0, 0, words).texts

    assert texts.lines(width)[0] == lines_in(words, width)


def test_a_word_wider_than_its_line_takes_one() -> None:
    (texts,) = need(0, 0, [20, 300, 20]).texts

    assert texts.lines(50)[0] == 3


@pytest.mark.parametrize(
    "table",
    [
        [[[30] * 4, [25] * 30, [20] * 3], [[30] * 6, [25] * 2, [20] * 12]],
        [[[40] * 10, [15] * 3], [[10] * 2, [30] * 40], [[22] * 12, [8] * 20]],
        [
            [[35] * 4, [28] * 7, [31] * 5],
            [[20] * 3, [45] * 2, [12] * 30],
            [[9] * 9, [33] * 8, [50]],
        ],
        [[[14] * 20, [14] * 20, [14] * 20], [[50], [14] * 60, [14] * 5]],
    ],
)
def test_no_other_widths_make_the_table_less_deep(table: list[list[list[float]]]) -> None:
    count, measure = len(table[0]), 318.0
    needs = [
        need(row, at, words) for row, cells in enumerate(table) for at, words in enumerate(cells)
    ]

    def depth(widths: tuple[float, ...]) -> float:
        lines = [
            [lines_in(words, width) for words, width in zip(row, widths, strict=True)]
            for row in table
        ]
        ends = sum(map(sum, lines)) - count * len(table)
        return sum(map(max, lines)) + ends * LINE_END / PENALTY_OF_A_LINE

    found = depth(solve_widths(needs, count, measure, GAP) or ())

    room = measure - GAP * (count - 1)
    least = [max(max(row[at]) for row in table) for at in range(count)]
    some = product(*([low + 4 * step for step in range(60)] for low in least[:-1]))
    all_widths = ((*widths, room - sum(widths)) for widths in some)
    best = min(depth(widths) for widths in all_widths if widths[-1] >= least[-1])
    # A line end more is no depth.
    assert found <= best + LINE_END / PENALTY_OF_A_LINE + 0.01


def test_texts_get_what_figures_leave_but_for_some_air() -> None:
    needs = [need(0, 0, [40.0]), figure(0, 1, 30.0), figure(0, 2, 20.0)]

    assert natural_widths(needs, 3, 318, GAP) == pytest.approx((232, 39, 29))


def test_figures_are_never_broken() -> None:
    needs = [need(0, 0, [20] * 100), figure(0, 1, 90.0), need(0, 1, [30, 30, 30])]

    _, second = solve_widths(needs, 2, 318, GAP) or ()

    assert second >= 90


def test_a_cell_over_two_columns_is_given_what_its_word_needs() -> None:
    needs = [need(0, 0, [20] * 50), need(0, 1, [10]), need(0, 2, [10])]
    needs.append(need(1, 1, [120.0], columns=2))

    widths = solve_widths(needs, 3, 318, GAP) or ()

    assert widths[1] + GAP + widths[2] >= 120


def test_a_cell_over_two_rows_is_no_deeper_than_both() -> None:
    # Two rows of five lines hold a cell of ten: their column need not be narrow for it.
    rows = [need(row, 1, [40] * 25) for row in range(2)]
    tall = need(0, 0, [30] * 10, rows=2)

    first, second = solve_widths([tall, *rows], 2, 318, GAP) or ()

    assert lines_in([30] * 10, first) <= 10
    assert lines_in([40] * 25, second) == 5


def test_of_equal_tables_the_one_with_fewer_broken_cells_is_better() -> None:
    # Two lines of names make two lines of courses free, and yet they are better whole.
    needs = []
    for row in range(8):
        needs += [
            need(row, 0, [30, 30, 30, 30]),
            need(row, 1, [35, 35, 35]),
            need(row, 2, [75]),
        ]

    widths = solve_widths(needs, 3, 318, GAP) or ()

    assert lines_in([35, 35, 35], widths[1]) == 1


def test_widths_of_a_long_table_hold_all_words_though_not_all_rows_are_weighed() -> None:
    needs = [need(row, at, [20.0] * 12) for row in range(1000) for at in range(3)]
    needs.append(need(777, 1, [130.0]))

    widths = solve_widths(needs, 3, 318, GAP) or ()

    assert widths[1] >= 130
