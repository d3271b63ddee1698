"""Equal words are set once, and each paragraph reports places and elements of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.diagnostics import Report, Span
from guidebuilder.text.paragraph import ParagraphShape, shape_paragraph
from guidebuilder.text.runs import GlyphRun

if TYPE_CHECKING:
    from tests.text.conftest import Bench

HERE, THERE = Span("careers/nurse.yaml", 12, 5), Span("careers/nurse.yaml", 99, 7)

SHAPE = ParagraphShape()


def test_equal_words_at_two_places_share_their_lines(shipped: Bench) -> None:
    one, other = (
        shape_paragraph([shipped.text("As in any hospital", span=span)], shipped.fonts, Report())
        for span in (HERE, THERE)
    )

    assert one.text is other.text
    assert one.set(60, SHAPE, Report()) is other.set(60, SHAPE, Report())


def test_a_word_that_no_line_holds_is_told_at_each_of_its_places(counted: Bench) -> None:
    told = Report()
    for span in (HERE, THERE):
        words = [counted.text("a "), counted.text("wwwwwwwwwwwwwwww", span=span)]
        shape_paragraph(words, counted.fonts, told).set(20, SHAPE, told)

    assert {each.code for each in told.found} == {"GB702"}
    assert [each.span for each in told.found] == [HERE, THERE]


def test_runs_belong_to_the_elements_of_their_own_paragraph(shipped: Bench) -> None:
    for first in (7, 70):
        words = [
            shipped.text("see "),
            shipped.text("the plan", tag=first),
            shipped.text(" or "),
            shipped.text("the list", tag=first + 1),
        ]
        (line,) = shape_paragraph(words, shipped.fonts, Report()).set(400, SHAPE, Report())

        tags = [each.run.tag for each in line.runs if isinstance(each.run, GlyphRun)]
        assert tags == [None, first, None, first + 1]
