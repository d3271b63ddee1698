"""What is printed: limits, marks, and the lines behind a figure that is missed."""

from __future__ import annotations

from collections import Counter

import pytest
from benchmarks.bench import JUDGED, rows_of
from benchmarks.faults import Fault
from benchmarks.figures import FIGURES, Limit, written
from benchmarks.measure import Usage
from benchmarks.quality import Column, faults, table
from benchmarks.runners import Taken
from msgspec.structs import replace

BY_KEY = {figure.key: figure for figure in FIGURES}


@pytest.mark.parametrize(
    ("key", "theme", "value", "met"),
    [
        ("space_mean", "plain", 1.08, True),
        ("space_mean", "plain", 1.09, False),
        ("space_mean", "almanac", 1.12, True),
        ("space_mean", "line", 3.0, None),
        ("space_mean", "plain", None, False),
        ("ragged_shortfall", "line", 0.03, False),
        ("ragged_shortfall", "line", 0.14, True),
        ("ragged_shortfall", "plain", 0.03, None),
        ("widows", "line", 1, False),
        ("tagged", "line", True, True),
        ("tagged", "line", False, False),
        ("table_header_repeated", "line", None, True),
        ("table_header_repeated", "line", 0.5, False),
        ("baseline_grid_doc", "line", 0.1, None),
    ],
)
def test_a_limit_holds_in_its_themes(
    key: str,
    theme: str,
    value: float | None,
    met: bool | None,  # noqa: FBT001 - a row of the table above
) -> None:
    assert BY_KEY[key].is_met(theme, value) is met


def test_limits_and_figures_are_written_for_people() -> None:
    assert BY_KEY["space_mean"].shown_limit == "≤ 1.08, almanac ≤ 1.12"
    assert BY_KEY["ragged_shortfall"].shown_limit == "4 % to 14 %"
    assert BY_KEY["tagged"].shown_limit == "all"
    assert BY_KEY["widows"].shown_limit == "0"
    assert written(0.025, "share") == "2.5 %"
    assert written(None, "count") == "–"
    assert not Limit(most=1).holds(None)


def test_no_two_figures_share_a_name() -> None:
    assert len(BY_KEY) == len(FIGURES)


def test_a_missed_figure_is_marked_and_its_lines_are_named() -> None:
    column = Column("plain india", "plain", {"widows": 1}, {"widows": [Fault(7, "a last line")]})

    assert any("widows" in line and "1 ✗" in line for line in table([column]))
    told = list(faults([column]))
    at = told.index("widows, plain india: 1")
    assert told[at + 1] == "    page 7: a last line"


def test_another_program_is_not_judged() -> None:
    column = Column("Typst, measured", "", {"widows": 3}, {})

    assert not any("✗" in line for line in table([column]))
    assert list(faults([column])) == []


def taken(name: str, *seconds: float) -> Taken:
    return Taken(
        name,
        alone=[Usage(each, 50.0, "") for each in seconds],
        further=[seconds[0]],
        batch_peaks=[60.0],
        pages=10,
        further_pages=10.0,
        size=1024,
        words=Counter(a=3),
    )


def test_ratios_are_taken_round_by_round() -> None:
    """A slow minute slows both: the median of the ratios does not see it."""
    ours, typst = taken(JUDGED, 1.0, 10.0, 1.2), taken("Typst", 0.5, 5.0, 0.5)
    row = rows_of([ours, typst])[0]

    assert row.figure(ours) == pytest.approx(2.0)
    assert row.is_met(ours) is True
    assert row.is_met(replace(ours, name="line")) is None
    assert row.is_met(typst) is None
