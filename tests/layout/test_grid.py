"""The baseline grid, on every page of the shipped booklet, on every paper.

Captions, tables, charts and cards have leadings of their own inside and take whole lines
as wholes; running text and lists in the size of running text are on the grid, line by line.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guidebuilder.diagnostics import Report
from guidebuilder.layout.page import DrawnRun
from guidebuilder.orders import Order
from guidebuilder.pipeline import paginate
from guidebuilder.style.read_theme import read_theme

if TYPE_CHECKING:
    from guidebuilder.layout.page import Page
    from guidebuilder.style.page_master import PageMaster
    from guidebuilder.style.theme import Theme

GUIDE = Path(__file__).parents[2] / "guide"
REGIONS = ("india", "international")
PAPERS = ("a5", "half-letter", "a4", "letter")

CLOSE = 0.03
"""Share of a line that is rounding: a tenth of a millimetre."""


@cache
def pages(region: str, paper: str) -> tuple[Page, ...]:
    (edition,) = paginate(Order(guide=GUIDE, regions=(region,), paper=paper), Report())
    return edition.book.pages


@cache
def theme() -> Theme:
    return read_theme("line").in_domain(1)


def baselines(page: Page) -> set[float]:
    """Return where lines of running text stand."""
    style = theme().styles.text.char
    runs = (item for item in page.items if isinstance(item, DrawnRun))
    return {
        item.baseline
        for item in runs
        if (item.run.style.family, item.run.style.size) == (style.family, style.size)
    }


def on_grid(baseline: float, master: PageMaster) -> bool:
    number = (baseline - master.margins.top - theme().styles.text.drop) / master.line
    return abs(number - round(number)) <= CLOSE


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("region", REGIONS)
def test_running_text_stands_on_the_grid(region: str, paper: str) -> None:
    master = theme().master(paper)
    body = [(page.number, y) for page in pages(region, paper) for y in baselines(page)]

    off = [(page, y) for page, y in body if not on_grid(y, master)]
    assert len(body) > 250
    assert off == []
