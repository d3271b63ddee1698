"""docs/spreadsheets.md says what is so: its columns are those of the types, its examples work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from docs import make_columns

from guidebuilder.diagnostics import Report
from guidebuilder.load import read_guide

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = make_columns.PAGE.read_text(encoding="utf-8")
TABLES = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
KINDS = {"name": "institutes", "route": "routes", "side": "comparison", "Field": "table"}
"""Of which kind an example is, by its first column."""

CAREER = """\
title: BPO executive
sections:
  - kind: ladder
    rungs: [{id: trainee, name: Trainee}, {id: junior, name: Junior}]
  - kind: %s
    from: tables/x.csv
"""


def test_the_columns_are_those_of_the_types(request: pytest.FixtureRequest) -> None:
    fresh = make_columns.page()
    if request.config.getoption("--update-goldens"):
        make_columns.PAGE.write_text(fresh, encoding="utf-8", newline="\n")
    else:
        assert fresh == PAGE, "run python docs/make_columns.py"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.partition(",")[0])
def test_the_examples_are_read(guide_with: Callable[..., Path], table: str) -> None:
    kind = KINDS[table.partition(",")[0]]
    folder = guide_with(
        {
            "careers/bpo-executive.yaml": CAREER % kind,
            "tables/x.csv": table,
            "regions/uk.yaml": "name: United Kingdom\ncurrency: GBP\nsign: £\n",
        }
    )
    report = Report()

    read_guide(folder, report)

    assert [str(each) for each in report.sorted if each.severity.value == "error"] == []


def test_every_kind_of_table_has_an_example() -> None:
    assert {table.partition(",")[0] for table in TABLES} == {*KINDS}
