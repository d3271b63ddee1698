"""What a teacher may write into the first row, and what it then means."""

from __future__ import annotations

import pytest

from guidebuilder.load.csv_cells import Cell
from guidebuilder.load.shapes import record_shape
from guidebuilder.load.sheet_columns import column_names, column_of, is_column
from guidebuilder.model import Band, Branch, GlanceFact, Institute, Route, Side, Step
from guidebuilder.model.items import NOWHERE


def target(name: str, cls: type) -> tuple[bool, str, str, str] | None:
    column = column_of(Cell(name, NOWHERE), record_shape(cls))
    return None if column is None else column.target


@pytest.mark.parametrize(
    "name",
    ["as_of", "as of", "As of", "AS-OF", " as  of ", "As\u00a0of", "\ufeffas of", "as.of:"],
)
def test_a_field_may_be_typed_in_many_ways(name: str) -> None:
    assert target(name, Institute) == (False, "as_of", "", "")


@pytest.mark.parametrize(
    "name",
    [
        "fee india",
        "Fee India",
        "fee (India)",
        "fee.india",
        "fee: india",
        "fee - india",
        "FEE_INDIA",
    ],
)
def test_a_region_stands_behind_the_field(name: str) -> None:
    assert target(name, Institute) == (False, "fee", "india", "")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("pay", ("pay", "", "")),
        ("pay us ca", ("pay", "us-ca", "")),
        ("pay US-CA median", ("pay", "us-ca", "median")),
        ("pay us per", ("pay", "us", "per")),
        ("pay p90", ("pay", "", "p90")),
        ("pay us p99", ("pay", "us-p99", "")),
        ("label median", ("label", "median", "")),
    ],
)
def test_pay_may_name_a_figure_of_a_survey(name: str, found: tuple[str, str, str]) -> None:
    assert target(name, Band) == (False, *found)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("route", (False, "name", "", "")),
        ("Route (UK)", (False, "name", "uk", "")),
        ("name", (False, "name", "", "")),
        ("leads to", (False, "leads_to", "", "")),
        ("route regions", (False, "regions", "", "")),
        ("regions", (False, "regions", "", "")),
        ("step", (True, "text", "", "")),
        ("step uk", (True, "text", "uk", "")),
        ("text", (True, "text", "", "")),
        ("step regions", (True, "regions", "", "")),
        ("takes us", (True, "takes", "us", "")),
    ],
)
def test_a_column_belongs_to_the_route_or_to_its_step(
    name: str, found: tuple[bool, str, str, str]
) -> None:
    assert target(name, Route) == found


@pytest.mark.parametrize(
    ("name", "cls"),
    [
        ("plaec", Institute),
        ("", Institute),
        ("???", Institute),
        ("regions india", Institute),
        ("steps", Route),
        ("items", Side),
        ("special yes", Step),
    ],
)
def test_what_nobody_can_tell_is_no_column(name: str, cls: type) -> None:
    assert not is_column(name, record_shape(cls))


def test_every_name_that_is_offered_is_a_column_of_its_own() -> None:
    for cls in (Institute, Band, Route, Side, Branch, GlanceFact):
        names = column_names(record_shape(cls))
        assert len(names) == len({target(name, cls) for name in names} - {None})


def test_what_a_route_has_of_its_own_is_offered_first() -> None:
    assert column_names(record_shape(Route))[:7] == (
        "route",
        "leads to",
        "step",
        "stage",
        "takes",
        "optional",
        "cost",
    )
