"""The grid of the look, in points."""

from __future__ import annotations

import pytest

from guidebuilder.style.page_master import PAPERS
from guidebuilder.style.read_theme import read_theme

LINE = read_theme("line").in_domain(1)


def test_a5_has_the_38_lines_of_the_look() -> None:
    a5 = LINE.master("a5")

    assert a5.lines == 38
    assert a5.width == pytest.approx(337.3, abs=0.1)
    assert a5.text_width == pytest.approx(279.2, abs=0.1)
    assert a5.margins.bottom == pytest.approx(55.78, abs=0.1)


@pytest.mark.parametrize("paper", PAPERS)
def test_columns_and_gutters_fill_the_measure(paper: str) -> None:
    master = LINE.master(paper)

    assert master.span(6) == pytest.approx(master.width)
    assert 2 * master.span(3) + master.gutter == pytest.approx(master.width)


@pytest.mark.parametrize("paper", PAPERS)
def test_facing_pages_mirror_their_margins(paper: str) -> None:
    master = LINE.master(paper)

    assert master.left(recto=True) == master.margins.inside
    assert master.left(recto=False) == master.margins.outside
