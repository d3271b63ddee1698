"""Totals are computed from steps, and never say more than the steps do."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidebuilder.document.blocks import Block, Charted, RouteChart, Table
from guidebuilder.document.inlines import Inlines, Run
from guidebuilder.document.routes import Total, is_open, letter_of, months_of, totals
from guidebuilder.model.inlines import Plain, Text
from guidebuilder.model.items import NOWHERE
from guidebuilder.model.regional import EVERYWHERE, Entry, Regional
from guidebuilder.model.routes import Optionality, Route, Stage, Step
from guidebuilder.model.values import Duration, TimeUnit, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.document.conftest import Assemble

TEXT = Regional((Entry(EVERYWHERE, Text("Step", ((Plain("Step"),),), NOWHERE), NOWHERE),))


def step(
    takes: Duration | Unknown | None = None,
    stage: Stage | None = None,
    optional: Optionality = Optionality.REQUIRED,
) -> Step:
    settled = None if takes is None else Regional((Entry(EVERYWHERE, takes, NOWHERE),))
    return Step(text=TEXT, takes=settled, stage=stage, optional=optional)


def months(low: int, high: int) -> Duration:
    return Duration(Decimal(low), Decimal(high), TimeUnit.MONTH, NOWHERE)


def route(*steps: Step) -> Route:
    return Route(name=TEXT, steps=steps)


POST = step()
SCHOOL = step(stage=Stage.SCHOOL_LEAVING)


def test_optional_steps_make_a_second_total() -> None:
    degree = step(months(36, 36), Stage.DEGREE, Optionality.PREFERRED)
    first = route(SCHOOL, degree, step(months(3, 6)), step(months(3, 6)), POST)

    assert totals(first) == (
        Total(Decimal(6), Decimal(12), is_least=False),
        Total(Decimal(42), Decimal(48), is_least=False),
    )


@pytest.mark.parametrize("takes", [None, Unknown()])
def test_a_step_without_length_makes_the_total_at_least(takes: Unknown | None) -> None:
    without, _ = totals(route(SCHOOL, step(months(3, 6)), step(takes), POST))

    assert without == Total(Decimal(3), Decimal(6), is_least=True)


def test_a_school_stage_and_the_last_step_take_no_time() -> None:
    assert totals(route(SCHOOL, step(months(3, 6)), POST))[0].is_least is False


def test_an_optional_step_without_length_leaves_the_shorter_total_exact() -> None:
    visa = step(optional=Optionality.IF_ASKED)
    without, with_all = totals(route(step(months(3, 6)), visa, POST))

    assert (without.is_least, with_all.is_least) == (False, True)


def test_hours_are_measured_but_not_summed() -> None:
    hours = Duration(Decimal(40), Decimal(40), TimeUnit.HOUR, NOWHERE)
    training = step(hours)
    with_training = route(step(months(3, 6)), training, POST)

    assert totals(with_training)[0] == Total(Decimal(3), Decimal(6), is_least=False)
    assert not is_open(training, with_training)


lengths = st.none() | st.tuples(st.integers(0, 48), st.integers(0, 48)).map(
    lambda ends: months(min(ends), max(ends))
)
steps = st.builds(
    step,
    takes=lengths,
    stage=st.none() | st.sampled_from(Stage),
    optional=st.sampled_from(Optionality),
)


@given(st.lists(steps, min_size=1, max_size=8))
def test_totals_lie_within_the_sums_of_their_steps(chosen: list[Step]) -> None:
    whole = route(*chosen)
    without, with_all = totals(whole)
    ends = [months_of(each) or (Decimal(0), Decimal(0)) for each in chosen]

    assert with_all.low == sum(low for low, _ in ends)
    assert with_all.high == sum(high for _, high in ends)
    assert without.low <= without.high
    assert without.low <= with_all.low
    assert without.high <= with_all.high
    assert with_all.is_least or not without.is_least
    assert with_all.is_least == any(is_open(each, whole) for each in chosen)


def test_letters_go_on_after_z() -> None:
    assert [letter_of(number) for number in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]


def drawn_of_routes(document: Assemble, region: str) -> Iterator[tuple[Block, Block]]:
    """Yield each chart of routes with the table that says the same."""
    for chapter in document(region).chapters:
        for part in chapter.parts:
            for section in part.sections:
                blocks = [each for each in section.blocks if isinstance(each, RouteChart | Table)]
                yield from ((a, b) for a, b in pairwise(blocks) if isinstance(a, RouteChart))


def words_of(*texts: Inlines) -> set[str]:
    runs = (run for each in texts for run in each if isinstance(run, Run))
    return {word for run in runs for word in run.text.split()}


@pytest.mark.parametrize("region", ["india", "us"])
def test_the_table_says_all_that_the_chart_shows(document: Assemble, region: str) -> None:
    seen = 0
    for chart, table in drawn_of_routes(document, region):
        assert isinstance(chart, RouteChart)
        assert isinstance(table, Table)
        assert table.charted is Charted.ROUTES
        seen += 1
        told = words_of(*(each for row in table.rows for c in row.cells for each in c.paragraphs))
        for line in chart.routes:
            assert words_of(line.name, line.total, line.note) | {f"{line.letter}."} <= told
            for each in line.steps:
                assert words_of(each.text, each.time) | set(each.option.split()) <= told
        for row in table.rows:
            assert all(any(cell.paragraphs) for cell in row.cells), "a cell that says nothing"
    assert seen


def test_a_dash_in_the_table_is_heard_as_a_word(document: Assemble) -> None:
    dashes = [
        run
        for _, table in drawn_of_routes(document, "india")
        if isinstance(table, Table)
        for row in table.rows
        for cell in row.cells
        for each in cell.paragraphs
        for run in each
        if isinstance(run, Run) and run.text == "–"
    ]

    assert dashes
    assert {run.spoken for run in dashes} == {"none", "not known"}
