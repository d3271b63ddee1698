"""What holds of every paragraph, whatever its text and measure."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidebuilder.text.hyphenation import divisions
from guidebuilder.text.paragraph import (
    ParagraphShape,
    _set,
    _shaped,
    measure_text,
    set_paragraph,
    shape_paragraph,
    widest_word,
)
from guidebuilder.text.runs import GlyphRun

if TYPE_CHECKING:
    from tests.text.conftest import Bench

    from guidebuilder.style.theme import Alignment
    from guidebuilder.text.runs import Line

LAW = settings(deadline=None)
"""A slow machine is no broken law."""

ONE_CHARACTER = 5.0
"""Width of what fits no measure and cannot be cut, in points."""

TEXTS = st.text("abc AV Tfi1.,-–/é ₹\u00a0\u00ad\u2060\u200b\u0301אב\n", max_size=60)
MEASURES = st.floats(5, 120)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "alignment": st.sampled_from(["ragged", "justified", "centred", "end", "balanced"]),
    "first_indent": st.sampled_from([0.0, 4.0]),
    "hang": st.sampled_from([0.0, 2.5]),
    "hyphenate": st.booleans(),
}
SHAPES = st.fixed_dictionaries(FIELDS).map(lambda fields: ParagraphShape(**fields))
BOTH: list[Alignment] = ["ragged", "justified"]
WORDS = st.lists(st.sampled_from(["a", "bb", "AV", "fi", "₹ 5"]), min_size=1, max_size=8)


def shown(lines: tuple[Line, ...]) -> str:
    return "".join(line.text for line in lines).replace("\u00ad", "")


@LAW
@given(text=TEXTS, measure=MEASURES, shape=SHAPES)
def test_no_line_is_wider_than_its_measure(
    laws: Bench, text: str, measure: float, shape: ParagraphShape
) -> None:
    lines = set_paragraph([laws.text(text)], measure, shape, laws.fonts, laws.report)

    for number, line in enumerate(lines):
        start = shape.first_indent if number == 0 else shape.hang
        hung = 2 * ONE_CHARACTER if shape.optical and shape.alignment == "justified" else 0.0
        assert line.width <= max(measure - start, ONE_CHARACTER) + hung + 1e-6


@LAW
@given(text=TEXTS, measure=MEASURES, shape=SHAPES)
def test_no_character_is_lost(
    laws: Bench, text: str, measure: float, shape: ParagraphShape
) -> None:
    paragraph = shape_paragraph([laws.text(text)], laws.fonts, laws.report)
    lines = paragraph.set(measure, shape, laws.report)

    wanted = paragraph.sections[0].section.text if paragraph.sections else ""
    wanted = wanted.replace(" \n", "\n").rstrip(" ").replace("\n", "")
    assert shown(lines) == wanted


@LAW
@given(text=TEXTS, measure=MEASURES, shape=SHAPES)
def test_glyphs_cover_the_text_and_runs_the_line(
    laws: Bench, text: str, measure: float, shape: ParagraphShape
) -> None:
    for line in set_paragraph([laws.text(text)], measure, shape, laws.fonts, laws.report):
        inorder = sorted(line.runs, key=lambda placed: placed.x)
        pen = inorder[0].x if inorder else 0.0
        for placed in inorder:
            run = placed.run
            assert isinstance(run, GlyphRun)
            clusters = [glyph.cluster for glyph in run.glyphs]
            assert clusters == sorted(clusters, reverse=run.rtl)
            assert min(clusters) == 0
            assert max(clusters) < len(run.text)
            assert run.width == pytest.approx(sum(glyph.advance for glyph in run.glyphs))
            assert placed.x == pytest.approx(pen)
            pen += run.width


@LAW
@given(text=TEXTS, measure=MEASURES, shape=SHAPES)
def test_the_same_text_is_set_the_same_way(
    laws: Bench, text: str, measure: float, shape: ParagraphShape
) -> None:
    first = set_paragraph([laws.text(text)], measure, shape, laws.fonts, laws.report)
    for remembered in (_shaped, _set):
        remembered.cache_clear()
    again = set_paragraph([laws.text(text)], measure, shape, laws.fonts, laws.report)

    assert first == again
    assert first is not again or not first


@LAW
@given(measure=st.floats(80, 300), alignment=st.sampled_from(BOTH))
def test_words_are_divided_only_where_their_language_does(
    laws: Bench, measure: float, alignment: Alignment
) -> None:
    text = (
        "The organisation of responsibilities in international companies, however demanding, "
        "rewards understanding. Administrative procedures, documentation and communication with "
        "customers become increasingly important wherever technology changes quickly."
    )
    lines = laws.lines(text, measure=measure, alignment=alignment, hyphenate=True)

    for line, following in pairwise(lines):
        if line.text.endswith("\u00ad"):
            head = line.text.removesuffix("\u00ad").split()[-1]
            tail = following.text.split()[0].rstrip(".,\u00ad")
            assert len(head) in divisions(head + tail, "en-GB")
            assert line.hyphenated


@LAW
@given(words=WORDS)
def test_measuring_is_setting(laws: Bench, words: list[str]) -> None:
    items = [laws.text(" ".join(words))]
    natural = measure_text(items, laws.fonts, laws.report)
    narrowest = widest_word(items, laws.fonts, laws.report)

    wide = laws.lines(*items, measure=natural)
    narrow = laws.lines(*items, measure=narrowest)

    assert len(wide) == 1
    assert wide[0].width == pytest.approx(natural)
    assert max(line.width for line in narrow) == pytest.approx(narrowest)
    assert not any(line.hyphenated for line in narrow)
