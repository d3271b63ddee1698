"""What the fonts' own rules do to the glyphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidebuilder.text.atoms import sections_of
from guidebuilder.text.itemise import itemise
from guidebuilder.text.shaping import shaper_for

if TYPE_CHECKING:
    from tests.text.conftest import Bench

    from guidebuilder.text.runs import GlyphRun, StyledItem


def advances(run: GlyphRun) -> list[float]:
    return [glyph.advance for glyph in run.glyphs]


@pytest.mark.parametrize("family", ["text", "label"])
def test_pairs_are_kerned(shipped: Bench, family: str) -> None:
    (together,) = shipped.runs(shipped.text("AV", family=family))
    (first,), (second,) = (shipped.runs(shipped.text(each, family=family)) for each in "AV")

    assert together.width < first.width + second.width - 0.2


def test_kerning_is_in_the_advances(counted: Bench) -> None:
    (run,) = counted.runs("AVA")

    assert advances(run) == [4, 5, 5]


def test_spaces_are_kerned_with_their_neighbours(counted: Bench) -> None:
    (run,) = counted.runs("AT A")

    assert advances(run) == [5, 5, 4, 5]


def test_letters_join_to_ligatures(counted: Bench) -> None:
    (run,) = counted.runs("a fin")

    assert [glyph.cluster for glyph in run.glyphs] == [0, 1, 2, 4]
    assert run.width == 20


def test_tracked_letters_do_not_join(counted: Bench) -> None:
    (run,) = counted.runs(counted.text("fin", tracking=0.5))

    assert advances(run) == [5.5, 5.5, 5.5]


def test_space_after_the_last_letter_is_not_tracking(counted: Bench) -> None:
    assert counted.line(counted.text("ab", tracking=0.5)).width == 10.5


def test_tracking_goes_after_a_letter_not_after_its_marks(counted: Bench) -> None:
    (run,) = counted.runs(counted.text("q\u0301q", tracking=0.5))

    assert advances(run) == [5, 0.5, 5.5]


@pytest.mark.parametrize("weight", [400, 600, 800])
def test_tabular_figures_are_equally_wide(shipped: Bench, weight: int) -> None:
    def widths(*features: str) -> set[float]:
        label = shipped.text("0123456789", family="label", weight=weight, features=features)
        return set(advances(shipped.runs(label)[0]))

    assert len(widths("tnum")) == 1
    assert len(widths()) > 1


def test_old_style_figures_are_other_glyphs(shipped: Bench) -> None:
    lining, old = (
        shipped.runs(shipped.text("2026", features=features))[0] for features in ((), ("onum",))
    )

    assert [glyph.index for glyph in lining.glyphs] != [glyph.index for glyph in old.glyphs]


@pytest.mark.parametrize(
    ("space", "family", "em"),
    [
        ("\u202f", "label", 0.2),  # Anek lacks it: the pen moves by the width of docs/look.md
        ("\u2003", "label", 1.0),
        ("\u202f", "text", 0.125),  # Source Serif has it: the width is the font's
    ],
)
def test_spaces_that_a_font_lacks_have_their_width(
    shipped: Bench, space: str, family: str, em: float
) -> None:
    (run,) = shipped.runs(shipped.text(f"1{space}5", family=family))

    assert advances(run)[1] == pytest.approx(em * 10)
    assert run.text == f"1{space}5"


def test_a_no_break_space_is_as_wide_as_a_space(shipped: Bench) -> None:
    for family in ("text", "label"):
        plain, fixed = (
            shipped.line(shipped.text(f"5{space}kg", family=family)) for space in " \u00a0"
        )
        assert plain.width == fixed.width


def test_a_hyphen_that_keeps_looks_like_one_that_does_not(shipped: Bench) -> None:
    (run,) = shipped.runs("Wi\u2011Fi")

    assert 0 not in [glyph.index for glyph in run.glyphs]
    assert len(run.glyphs) == 5


def test_a_word_is_shaped_once(shipped: Bench) -> None:
    face = shipped.fonts.face("text", 400)
    shaper = shaper_for(face, "Latn", "en-GB", (), tracked=False)

    assert shaper_for(face, "Latn", "en-GB", (), tracked=False) is shaper
    assert shaper.word("nurse") is shaper.word("nurse")
    assert shaper.word("nurse") is not shaper_for(
        face, "Latn", "en-GB", ("onum",), tracked=False
    ).word("nurse")


def test_language_reaches_the_font(shipped: Bench) -> None:
    """Anek writes Romanian ş with a comma, as Romanian does, and Turkish with a cedilla."""
    turkish, romanian = (
        shipped.runs(shipped.text("ş", family="label", lang=lang))[0] for lang in ("tr", "ro")
    )

    assert turkish.glyphs[0].index != romanian.glyphs[0].index


def test_script_reaches_the_font(shipped: Bench) -> None:
    """Serbian has its own form of the letter be, which is found under Cyrillic only."""
    serbian, russian = (shipped.runs(shipped.text("\u0431", lang=lang))[0] for lang in ("sr", "ru"))

    assert serbian.glyphs[0].index != russian.glyphs[0].index


def test_clusters_are_counted_before_each_atom(counted: Bench) -> None:
    """An atom each: ``q́q`` in two clusters, a space, a sign, a space, ``ab``."""
    items: list[StyledItem] = [counted.text("q\u0301q "), counted.sign(), counted.text(" ab")]
    (section,) = sections_of(itemise(items, counted.fonts, counted.report))

    assert section.cluster_counts == [0, 2, 3, 3, 4, 6]
