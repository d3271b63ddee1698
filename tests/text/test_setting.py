"""A line is made to fill its measure: by its spaces, between its letters, by its scale."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidebuilder.text.atoms import sections_of
from guidebuilder.text.cuts import Cut
from guidebuilder.text.itemise import ItemisedText, Stretch, itemise
from guidebuilder.text.runs import GlyphRun, InlineBox
from guidebuilder.text.setting import Fit, set_between

if TYPE_CHECKING:
    from tests.text.conftest import Bench

    from guidebuilder.text.atoms import Section
    from guidebuilder.text.runs import Line, StyledItem

SHARES = st.tuples(st.floats(0.9, 1.1), st.floats(-0.2, 0.2), st.floats(-0.4, 2))


def section_of(bench: Bench, *items: str | StyledItem) -> Section:
    (section,) = sections_of(itemise(bench.items(items), bench.fonts, bench.report))
    return section


def whole(section: Section, fit: Fit, *, base_level: int = 0) -> Line:
    """Return a section in one line."""
    end = Cut(len(section.atoms), 0, len(section.atoms))
    return set_between(section, None, end, base_level=base_level, fit=fit)


def advances(line: Line) -> list[float]:
    runs = [each.run for each in line.runs if isinstance(each.run, GlyphRun)]
    return [glyph.advance for run in runs for glyph in run.glyphs]


def test_scale_holds_for_letters_and_spaces(counted: Bench) -> None:
    line = whole(section_of(counted, "ab cd"), Fit(scale=0.98))

    assert advances(line) == pytest.approx([4.9] * 5)
    assert line.width == pytest.approx(24.5)


def test_the_last_letter_is_not_tracked(counted: Bench) -> None:
    line = whole(section_of(counted, "ab cd"), Fit(tracking=0.1))

    assert advances(line) == pytest.approx([5.1] * 5)
    assert line.width == pytest.approx(25.4)


def test_the_lines_tracking_adds_to_the_styles(counted: Bench) -> None:
    line = whole(section_of(counted, counted.text("abc", tracking=0.5)), Fit(tracking=0.1))

    assert advances(line) == pytest.approx([5.6] * 3)
    assert line.width == pytest.approx(16.2)


def test_tracking_and_growth_are_scaled(counted: Bench) -> None:
    line = whole(section_of(counted, "ab cd"), Fit(scale=1.02, tracking=0.1, growth=0.5))

    assert line.width == pytest.approx(1.02 * (25 + 4 * 0.1 + 0.5 * 5))


def test_growth_is_a_share_of_the_space_without_its_tracking(counted: Bench) -> None:
    """So the widths of spaces that a line was chosen by are those that grow."""
    section = section_of(counted, counted.text("a b", tracking=2.0))
    line = whole(section, Fit(growth=0.5))

    assert section.space_widths[-1] == 5
    assert line.width == pytest.approx(section.width + 0.5 * section.space_widths[-1])


def test_letters_stay_joined_when_a_line_is_tracked(counted: Bench) -> None:
    """Shaped anew the line would not be as wide as the one that was chosen."""
    line = whole(section_of(counted, "fin"), Fit(tracking=0.1))

    assert advances(line) == pytest.approx([5.1, 5.1])


def test_a_sign_keeps_its_size_and_the_air_beside_it_gives_way(counted: Bench) -> None:
    line = whole(section_of(counted, "ab", counted.sign(), " cd"), Fit(scale=0.9))

    assert [type(each.run) for each in line.runs] == [GlyphRun, InlineBox, GlyphRun]
    assert [each.x for each in line.runs] == pytest.approx([0, 9, 13.5])
    assert line.width == pytest.approx(0.9 * (25 + 5))


@pytest.mark.parametrize("script", ["Arab", "Deva"])
def test_connected_scripts_are_scaled_but_not_tracked(counted: Bench, script: str) -> None:
    face = counted.fonts.face("text", 400)
    stretch = Stretch(0, 5, counted.text("ab cd", tracking=1.0), 0, face, script, 0)
    (section,) = sections_of(ItemisedText("ab cd", (stretch,), {}, 0))
    line = whole(section, Fit(scale=0.98, tracking=0.3))

    assert section.cluster_counts == [0, 0, 0, 0]
    assert line.width == pytest.approx(0.98 * 25)
    assert [each.run.tracking for each in line.runs if isinstance(each.run, GlyphRun)] == [0]


@pytest.mark.parametrize("text", ["אבג דהו", "אבג abc 12", "ab אבג", "ab\u0301c de"])
@given(shares=SHARES)
def test_a_line_is_as_wide_as_the_breaker_reckons(
    laws: Bench, text: str, shares: tuple[float, float, float]
) -> None:
    scale, tracking, growth = shares
    fit = Fit(scale=scale, tracking=tracking, growth=growth)
    section = section_of(laws, text)
    line = whole(section, fit, base_level=int(text[0] == "א"))

    clusters = section.cluster_counts[-1] - 1
    natural = section.width + fit.growth * section.space_widths[-1] + fit.tracking * clusters
    assert line.width == pytest.approx(fit.scale * natural)
    # The runs stand close, and only the last letter's tracking sticks out.
    for left, right in pairwise(sorted(line.runs, key=lambda placed: placed.x)):
        assert isinstance(left.run, GlyphRun)
        assert right.x == pytest.approx(left.x + left.run.width)
    assert sum(advances(line)) == pytest.approx(line.width + fit.scale * fit.tracking)


def test_the_space_that_ends_a_line_stands_outside_of_it(counted: Bench) -> None:
    fit = Fit(scale=0.98, tracking=0.1, growth=0.5)
    for text, level in (("ab cd", 0), ("אב גד", 1)):
        section = section_of(counted, text)
        cut = Cut(1, 0, 2)
        line = set_between(section, None, cut, base_level=level, leftwards=level == 1, fit=fit)
        assert line.width == pytest.approx(0.98 * 10.1)
        (placed,) = line.runs
        assert isinstance(placed.run, GlyphRun)
        assert len(placed.run.glyphs) == 3
        # What tracking adds at the right of the last glyph hangs out at the start.
        assert placed.x == pytest.approx(-0.98 * 0.1 if level else 0)

    # In a book that reads the other way it stands before the line's start.
    line = set_between(section, None, cut, base_level=1, fit=fit)
    word, space = line.runs
    assert line.width == pytest.approx(0.98 * 10.1)
    assert (word.x, space.x) == pytest.approx((0, -0.98 * 7.6))
