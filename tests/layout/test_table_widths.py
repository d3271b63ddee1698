"""Column widths: every column holds its widest word, and the measure is filled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidebuilder.layout.table import solve_widths

columns = st.lists(
    st.tuples(st.floats(5, 60), st.floats(0, 400)).map(lambda pair: (pair[0], sum(pair))),
    min_size=1,
    max_size=8,
)


@given(columns, st.floats(100, 600))
def test_columns_fill_the_measure_and_hold_their_widest_word(
    extents: list[tuple[float, float]], measure: float
) -> None:
    least, most = zip(*extents, strict=True)

    widths = solve_widths(least, most, measure)

    if widths is None:
        assert sum(least) > measure
        return
    assert sum(widths) == pytest.approx(measure, abs=0.1)
    assert all(width >= low - 1e-6 for width, low in zip(widths, least, strict=True))


def test_a_long_column_gets_most_but_does_not_starve_the_others() -> None:
    short, long = solve_widths((40, 40), (120, 2000), 300) or ()

    assert long > short
    assert short > 60


def test_a_column_never_gets_more_than_it_can_use_while_another_needs_it() -> None:
    widths = solve_widths((20, 20), (30, 1000), 300)

    assert widths == pytest.approx((30, 270), abs=0.1)
