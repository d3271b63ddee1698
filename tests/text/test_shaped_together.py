"""What a part of a text says besides its characters moves none of its glyphs."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from guidebuilder.text.runs import GlyphRun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.text.conftest import Bench

    from guidebuilder.text.runs import Line, StyledText

TEXTS = (
    "Your AV, the visual one, tells Yes-men: (AV) or AVs. To you.",
    "An office of TYPO’s affiliates sends KYC/AV forms to a far-away waffle maker in Varanasi.",
    "कार्यालय में काम करने वाले लोग सेवा देते हैं।",
    "عمل المكتب في الشركة الكبيرة",
)


def glyphs(lines: tuple[Line, ...]) -> list[tuple[int, float, int]]:
    """Return every glyph of some lines, each with where it stands."""
    placed = []
    for number, line in enumerate(lines):
        for each in line.runs:
            pen = each.x
            run = each.run
            assert isinstance(run, GlyphRun)
            for glyph in run.glyphs:
                placed.append((number, round(pen + glyph.dx, 6), glyph.index))
                pen += glyph.advance
    return sorted(placed)


def cut(bench: Bench, text: str, places: list[int]) -> Iterator[StyledText]:
    """Yield a text in items that look alike; every other one is an element of its own."""
    ends = sorted({0, *places, len(text)})
    for number, (start, end) in enumerate(pairwise(ends)):
        part = text[start:end]
        yield bench.text(part, tag=number, spoken="in full") if number % 2 else bench.text(part)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("optical", [False, True])
def test_lines_and_glyphs_are_the_same_where_words_are_tagged(
    shipped: Bench, text: str, *, optical: bool
) -> None:
    places = [found.start() for found in re.finditer(r"\w+|[^\w\s]+", text)]
    look = {"measure": 90.0, "hyphenate": True, "optical": optical}
    plain = shipped.lines(text, **look)  # type: ignore[arg-type]
    tagged = shipped.lines(*cut(shipped, text, places), **look)  # type: ignore[arg-type]

    assert len(plain) > 1
    assert glyphs(tagged) == glyphs(plain)
    assert [line.width for line in tagged] == pytest.approx([line.width for line in plain])


@pytest.mark.parametrize("text", TEXTS)
def test_a_word_may_be_cut_anywhere(shipped: Bench, text: str) -> None:
    # A space by itself is Latin, whatever stands around it.
    places = [at for at in range(len(text)) if not text[at : at + 1].isspace()]

    assert glyphs((shipped.line(*cut(shipped, text, places)),)) == glyphs((shipped.line(text),))


def test_each_part_of_a_word_keeps_its_element(shipped: Bench) -> None:
    runs = shipped.runs("the (", shipped.text("AV", tag=3, spoken="audio-visual"), ") room")

    assert [(run.text, run.tag, run.spoken) for run in runs] == [
        ("the (", None, None),
        ("AV", 3, "audio-visual"),
        (") room", None, None),
    ]


def test_a_ligature_belongs_to_the_part_that_it_begins_in(shipped: Bench) -> None:
    runs = shipped.runs("of", shipped.text("fice", tag=3))

    assert "".join(run.text for run in runs) == "office"
    assert [run.tag for run in runs] == [None, 3]
