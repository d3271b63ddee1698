"""The table of costs that people read is the one that the page breaker uses."""

from __future__ import annotations

import re
from pathlib import Path

from guidebuilder.layout import galley, page_costs

DECISION = Path(__file__).parents[2] / "docs" / "decisions" / "0015-page-costs.md"


NO_COSTS = {"THIRD", "STUB", "SAME_PLACE"}
"""Shares of a page, and a difference in points."""


def test_every_cost_is_in_the_table_with_its_value() -> None:
    rows = re.findall(
        r"^\| (`.*?`) \| ([\d .,]+)", DECISION.read_text(encoding="utf-8"), re.MULTILINE
    )
    table: dict[str, float] = {}
    for names, values in rows:
        numbers = [float(each.replace(" ", "")) for each in values.split(",")]
        table |= dict(zip(re.findall(r"`(\w+)`", names), numbers, strict=True))

    costs = {
        name: value
        for module in (galley, page_costs)
        for name, value in vars(module).items()
        if name.isupper()
        and isinstance(value, float)
        and name not in {"THIRD", "STUB", "SAME_PLACE"}
    }
    assert table == costs


def test_an_empty_page_costs_more_where_text_goes_on() -> None:
    before = [
        page_costs.cost_of_air(0.25, before_page=page, before_section=section)
        for page, section in ((True, False), (False, True), (False, False))
    ]

    assert before == sorted(before)
