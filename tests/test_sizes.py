"""Booklets are small enough to be sent on by phone, in every theme and region."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidebuilder.diagnostics import Report
from guidebuilder.orders import ALL_REGIONS, Order
from guidebuilder.pipeline import render
from guidebuilder.style.read_theme import THEMES

GUIDE = Path(__file__).parent.parent / "guide"

KIB = 1024
CAREER_LIMIT = 150 * KIB
GUIDE_LIMIT = 250 * KIB


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("career", "limit"), [("bpo-executive", CAREER_LIMIT), (None, GUIDE_LIMIT)]
)
def test_a_booklet_keeps_its_limit(theme: str, career: str | None, limit: int) -> None:
    order = Order(guide=GUIDE, regions=(ALL_REGIONS,), career=career, theme=theme)
    sizes = {each.region: len(each.data) for each in render(order, Report())}

    assert sizes
    assert {region: size for region, size in sizes.items() if size > limit} == {}
