"""What makes a justified line as wide as its measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidebuilder.text.attempts import RIGID, STRETCH, Flex, most_growth
from guidebuilder.text.filling import SCALE, TRACKING, Extent, flex_for
from guidebuilder.text.paragraph import ParagraphShape, set_paragraph, shape_paragraph
from guidebuilder.text.runs import GlyphRun
from guidebuilder.text.setting import NATURAL, Fit

if TYPE_CHECKING:
    from tests.text.conftest import Bench

    from guidebuilder.text.runs import Line, StyledItem

LAW = settings(deadline=None)
"""A slow machine is no broken law."""

SIZE = 10.0
FLEX = Flex(SCALE, TRACKING)

EXTENTS = st.tuples(
    st.floats(150, 300), st.floats(5, 40), st.integers(20, 70), st.floats(0, 2), st.floats(0, 4)
).map(lambda fields: Extent(*fields))


def width(extent: Extent, fit: Fit) -> float:
    """Return the width of a line without what hangs out, as setting makes it."""
    grown = extent.width + fit.tracking * extent.gaps + fit.growth * extent.spaces
    return fit.scale * grown


@LAW
@given(EXTENTS, st.floats(160, 300))
def test_a_line_is_filled_if_that_is_good(extent: Extent, measure: float) -> None:
    fit = extent.filling(measure, FLEX, SIZE, ends=False)

    assert abs(fit.scale - 1) <= SCALE + 1e-9
    assert abs(fit.tracking) <= TRACKING * SIZE + 1e-9
    if fit == NATURAL and extent.width != measure:
        missing = measure / (1 + SCALE) - extent.width - TRACKING * SIZE * extent.gaps
        assert missing > most_growth(measure, SIZE) * extent.spaces - 1e-6
    elif fit.growth > -0.4 + 1e-9:
        assert width(extent, fit) == pytest.approx(measure)


@LAW
@given(EXTENTS, st.floats(160, 300))
def test_spaces_give_way_last_and_tracking_with_them(extent: Extent, measure: float) -> None:
    fit = extent.filling(measure, FLEX, SIZE, ends=False)

    if fit.growth:
        assert abs(fit.scale - 1) == pytest.approx(SCALE)
        assert (fit.scale > 1) == (fit.growth > 0) == (fit.tracking > 0)
    if 0 < fit.growth < STRETCH:
        assert fit.tracking / (TRACKING * SIZE) == pytest.approx(fit.growth / STRETCH)
    if fit.growth > STRETCH:
        assert fit.tracking == pytest.approx(TRACKING * SIZE)


@LAW
@given(EXTENTS, st.floats(160, 300))
def test_a_last_line_is_never_loose(extent: Extent, measure: float) -> None:
    fit = extent.filling(measure, FLEX, SIZE, ends=True)

    assert fit.growth <= 0
    assert fit.tracking <= 0
    assert (
        width(extent, fit) == pytest.approx(measure)
        or width(extent, fit) < measure
        or (fit.growth == -0.4)
    )


def test_glyphs_that_may_not_be_changed_are_not() -> None:
    fit = Extent(glyphs=200, spaces=30, gaps=40).filling(206, RIGID, SIZE, ends=False)

    assert fit == Fit(growth=0.2)


def test_a_long_line_is_left_short_sooner() -> None:
    """With spaces of 1.8 times their width: too loose for sixty characters."""
    long, short = (Extent(glyphs=at - 24, spaces=30, gaps=40) for at in (280, 260))

    assert long.filling(280, RIGID, SIZE, ends=False) == NATURAL
    assert short.filling(260, RIGID, SIZE, ends=False) == Fit(growth=0.8)


@pytest.mark.parametrize(
    ("scripts", "expected"),
    [
        ({"Latn", "Cyrl"}, FLEX),
        ({"Latn", "Deva"}, Flex(SCALE)),  # tracking would cut its headline
        ({"Latn", "Hebr"}, Flex(SCALE)),
        ({"Latn", "Arab"}, RIGID),  # its letters join
    ],
)
def test_what_scripts_allow(scripts: set[str], expected: Flex) -> None:
    assert flex_for(scripts) == expected


def test_parts_of_words_are_measured_nearly(shipped: Bench) -> None:
    """A justified paragraph is broken by the glyphs of whole words, and filled by its own."""
    text = "The organisation of responsibilities offers efficient understanding everywhere now."
    paragraph = shape_paragraph([shipped.text(text)], shipped.fonts, shipped.report)
    exact = paragraph.sections[0].cuts(hyphens=True)
    nearly = paragraph.sections[0].loose_cuts(hyphens=True, optical=False)

    assert nearly.cuts == exact.cuts
    assert sum(exact.table.divides) > 5
    assert nearly.table.end == pytest.approx(exact.table.end, abs=0.5)
    assert nearly.table.resume == pytest.approx(exact.table.resume, abs=0.5)


def test_a_line_without_a_space_is_not_torn_apart() -> None:
    word = Extent(glyphs=100, spaces=0, gaps=20)

    assert word.filling(200, FLEX, SIZE, ends=False) == NATURAL
    assert word.filling(101, FLEX, SIZE, ends=False) == Fit(scale=1.01)


WORDS = st.lists(
    st.sampled_from(["a", "bb", "cc", "ddd", "eee", "ffff", "self-service", "organisation", "V."]),
    min_size=30,
    max_size=50,
)


def edges(line: Line) -> tuple[float, float]:
    """Return where a line begins and ends, its last space apart."""
    start = line.runs[0].x
    return start, start + line.width


@LAW
@given(words=WORDS, measure=st.floats(201, 320), sign=st.booleans())
def test_justified_lines_end_at_the_measure(
    laws: Bench,
    words: list[str],
    measure: float,
    sign: bool,  # noqa: FBT001
) -> None:
    items: list[StyledItem] = [laws.text(" ".join(words))]
    if sign:
        items += [laws.sign(), laws.text(" and so on")]
    shape = ParagraphShape(alignment="justified", hyphenate=True, optical=False)
    *lines, _ = set_paragraph(items, measure, shape, laws.fonts, laws.report)

    for line in lines:
        run = next(each.run for each in line.runs if isinstance(each.run, GlyphRun))
        left_as_it_is = (run.scale, run.tracking, run.growth) == (1, 0, 0)
        assert left_as_it_is or edges(line) == pytest.approx((0, measure))


@LAW
@given(words=WORDS, measure=st.floats(201, 320))
def test_only_light_characters_hang_out(laws: Bench, words: list[str], measure: float) -> None:
    shape = ParagraphShape(alignment="justified", hyphenate=True)
    items = [laws.text(" ".join(words))]
    *lines, _ = set_paragraph(items, measure, shape, laws.fonts, laws.report)

    for line in lines:
        (run,) = (each.run for each in line.runs if isinstance(each.run, GlyphRun))
        if (run.scale, run.tracking, run.growth) == (1, 0, 0):
            continue
        first, last = line.text[0], line.text.rstrip()[-1]
        start = 0.25 if first == "V" else 0.0
        end = {".": 3.5, "-": 2.5, "\u00ad": 2.5}.get(last, 0.0)
        hung = -start * run.scale, measure + end * run.scale
        assert edges(line) == pytest.approx(hung)
