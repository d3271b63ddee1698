"""Every character finds a font, or the author hears of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidebuilder.diagnostics import Span
from guidebuilder.text.itemise import Stretch, itemise

if TYPE_CHECKING:
    from tests.text.conftest import Bench


def stretches(bench: Bench, *texts: str, family: str = "text") -> list[tuple[str, str, str]]:
    """Return text, script and family of each stretch."""
    whole = itemise([bench.text(text, family=family) for text in texts], bench.fonts, bench.report)
    return [
        (whole.text[part.start : part.end], part.script, part.face.family)
        for part in whole.parts
        if isinstance(part, Stretch)
    ]


def test_plain_text_is_one_stretch(shipped: Bench) -> None:
    assert stretches(shipped, "₹ 1,50,000 – a year") == [
        ("₹ 1,50,000 – a year", "Latn", "Source Serif 4")
    ]


def test_a_character_that_the_family_lacks_comes_from_the_other(shipped: Bench) -> None:
    assert stretches(shipped, "now → then", family="label") == [
        ("now ", "Latn", "Anek Latin"),
        ("→", "Latn", "Source Serif 4"),
        (" then", "Latn", "Anek Latin"),
    ]
    assert shipped.messages == []


def test_scripts_are_told_apart_and_signs_go_with_the_script_before(shipped: Bench) -> None:
    assert stretches(shipped, "Δ, и: 5") == [
        ("Δ, ", "Grek", "Source Serif 4"),
        ("и: ", "Cyrl", "Source Serif 4"),
        ("5", "Latn", "Source Serif 4"),
    ]


def test_a_mark_stays_with_its_letter(shipped: Bench) -> None:
    """Anek has the mark but not the arrow beneath it: both come from the other family."""
    assert stretches(shipped, "a→\u0301", family="label") == [
        ("a", "Latn", "Anek Latin"),
        ("→\u0301", "Latn", "Source Serif 4"),
    ]


def test_a_mark_that_no_font_has_together_with_its_letter_comes_from_one_that_has_it(
    shipped: Bench,
) -> None:
    letter, mark = stretches(shipped, "x\u0651")

    assert letter == ("x", "Latn", "Source Serif 4")
    assert mark[0] == "\u0651"
    assert mark[2] != "Source Serif 4"


def test_what_no_font_has_is_reported_where_it_was_written(shipped: Bench) -> None:
    here, there = Span("a.yaml", 3, 7), Span("b.yaml", 9, 1)
    items = [shipped.text("tea 茶", span=here), shipped.text("and 茶 and \x07", span=there)]

    whole = itemise(items, shipped.fonts, shipped.report)

    assert whole.text == "tea ?and ? and ?"
    assert [(each.span, each.code, each.message) for each in shipped.report.sorted] == [
        (here, "GB701", "no font has the character `茶` (U+8336 CJK UNIFIED IDEOGRAPH-8336)"),
        (there, "GB701", "no font has the character U+0007 without a name"),
        (there, "GB701", "no font has the character `茶` (U+8336 CJK UNIFIED IDEOGRAPH-8336)"),
    ]
    assert shipped.report.has_errors


@pytest.mark.parametrize("character", ["\u200d", "\u200c", "\ufe0f", "\u200e"])
def test_characters_without_a_shape_need_no_font(shipped: Bench, character: str) -> None:
    stretches(shipped, f"a{character}b")

    assert shipped.messages == []


def test_white_space_of_the_source_is_one_space(shipped: Bench) -> None:
    items = [shipped.text(text) for text in ("  a\t b ", " c  \n  d", " ", "e")]

    assert itemise(items, shipped.fonts, shipped.report).text == "a b c\nd e"


def test_controls_leave_the_text_but_not_its_breaks(shipped: Bench) -> None:
    items = [shipped.text("of\u00adfice a\u200bb"), shipped.text("10\u2060+2")]
    whole = itemise(items, shipped.fonts, shipped.report)

    assert whole.text == "office ab10+2"
    assert whole.controls == {2: "\u00ad", 8: "\u200b", 11: "\u2060"}


def test_letters_and_marks_are_composed(shipped: Bench) -> None:
    assert stretches(shipped, "cafe\u0301") == [("café", "Latn", "Source Serif 4")]
