"""Paragraphs in a line less or more than is best for them, for page breaking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.text.test_paragraph import PROSE

from guidebuilder.diagnostics import Report
from guidebuilder.text.paragraph import ParagraphShape, shape_paragraph

if TYPE_CHECKING:
    from tests.text.conftest import Bench

    from guidebuilder.style.theme import Alignment
    from guidebuilder.text.paragraph import ShapedParagraph, Variant

LAW = settings(deadline=None)
"""A slow machine is no broken law."""

JUSTIFIED = ParagraphShape(alignment="justified", hyphenate=True)
RAGGED = ParagraphShape(hyphenate=True)
MEASURES = [round(220 + 7.3 * step, 1) for step in range(16)]


def shaped(bench: Bench, text: str) -> ShapedParagraph:
    return shape_paragraph([bench.text(text)], bench.fonts, bench.report)


def by_lines(
    paragraph: ShapedParagraph, measure: float, shape: ParagraphShape
) -> dict[int, Variant]:
    return {each.lines_more: each for each in paragraph.variants(measure, shape)}


def test_a_line_can_be_lent_or_borrowed(shipped: Bench) -> None:
    """Over many measures each kind of variant turns up, and is set as it says."""
    paragraph = shaped(shipped, PROSE)
    found = set()
    for measure in MEASURES:
        best = paragraph.set(measure, JUSTIFIED, shipped.report)
        for more, variant in by_lines(paragraph, measure, JUSTIFIED).items():
            lines = variant.set(shipped.report)
            found.add(more)
            assert len(lines) == len(best) + more
            assert "".join(each.text for each in lines).replace("\u00ad", "") == PROSE
            assert lines[-1].ends_paragraph
            assert variant.demerits >= 0

    assert found == {-1, 1}


def test_a_ragged_paragraph_has_them_as_well(shipped: Bench) -> None:
    paragraph = shaped(shipped, PROSE)
    found = {more for at in MEASURES for more in by_lines(paragraph, at, RAGGED)}

    assert found


@pytest.mark.parametrize("text", ["One line.", "", "One\nof two"])
def test_what_is_short_has_none(shipped: Bench, text: str) -> None:
    assert shaped(shipped, text).variants(200, JUSTIFIED) == ()


def test_one_line_stays_one(counted: Bench) -> None:
    """Two lines were possible, the first a little short."""
    paragraph = shaped(counted, "aaaa bbbb cccc dddd eeee")

    assert len(paragraph.set(122, RAGGED, counted.report)) == 1
    assert paragraph.variants(122, RAGGED) == ()


def test_headings_have_none(shipped: Bench) -> None:
    balanced = ParagraphShape(alignment="balanced")

    assert shaped(shipped, PROSE[:100]).variants(200, balanced) == ()


def test_what_cannot_be_set_well_has_none(counted: Bench) -> None:
    text = "aaaa bbbb ccccccccccccccccccccccccccccccccccccccc dd eee " * 2

    assert shaped(counted, text).variants(205, JUSTIFIED) == ()


def test_a_paragraph_of_two_parts_varies_in_one(shipped: Bench) -> None:
    """Whichever costs less; the other stays as it is."""
    paragraph = shaped(shipped, f"{PROSE}\n{PROSE}")
    for measure in MEASURES:
        alone = len(shaped(shipped, PROSE).set(measure, JUSTIFIED, shipped.report))
        for more, variant in by_lines(paragraph, measure, JUSTIFIED).items():
            assert len(variant.set(shipped.report)) == 2 * alone + more


@LAW
@given(
    st.lists(st.sampled_from(["a", "bb", "ddd", "ffff", "organisation"]), max_size=40),
    st.floats(60, 300),
    st.sampled_from(["ragged", "justified"]),
)
def test_variants_say_nothing_new(
    laws: Bench, words: list[str], measure: float, alignment: Alignment
) -> None:
    """What is told of a paragraph is told of its variants as well, and nothing else."""
    paragraph = shaped(laws, " ".join(words))
    shape = ParagraphShape(alignment=alignment, hyphenate=True)
    report = Report()
    for variant in paragraph.variants(measure, shape):
        variant.set(report)

    assert report.found == []
