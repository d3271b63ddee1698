"""Initials: three lines high, and one word with what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from guidebuilder.diagnostics import Span
from guidebuilder.document.blocks import Paragraph, ParagraphRole
from guidebuilder.document.inlines import Run, Unverified
from guidebuilder.layout.blocks import set_blocks
from guidebuilder.layout.galley import FORBIDDEN, Galley, extent
from guidebuilder.layout.initial import set_with_initial, takes_initial
from guidebuilder.layout.page import DrawnRun, Shape

if TYPE_CHECKING:
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.layout.setting import Setter

HERE = Span("careers/sample.yaml", 1, 1)
LONG = (
    "The four routes differ in what you do between school and the first contract, and so in "
    "time and cost. Three stay in India; the fourth goes abroad. None is better for everybody; "
    "what counts is whether you need to earn soon, and how sure you are."
)


def s(text: str) -> Inlines:
    return (Run(text, HERE),)


def set_whole(inlines: Inlines, setter: Setter) -> Galley:
    return set_with_initial(inlines, setter, setter.tree.add("P", None))


def text_of(galley: Galley) -> str:
    runs = [item.run for strip in galley for item in strip.items if isinstance(item, DrawnRun)]
    text = "".join(run.text for run in runs)
    return " ".join(text.replace("\u00ad", "").split())


def letter_of(galley: Galley) -> Shape:
    (letter,) = (item for item in galley[0].items if isinstance(item, Shape))
    return letter


def test_the_word_is_read_whole_and_no_other_is_lost(book: Setter) -> None:
    galley = set_whole(s(LONG), book)
    first = next(item for item in galley[0].items if isinstance(item, DrawnRun))

    assert first.run.text.startswith("The ")
    assert first.run.words[0].text == "The"
    assert text_of(galley) == LONG


def test_a_word_of_one_letter_keeps_its_space(book: Setter) -> None:
    text = "A process executive looks after certain processes. " + LONG
    assert text_of(set_whole(s(text), book)) == text


def test_the_letter_is_three_lines_high_and_its_lines_stand_clear_of_it(book: Setter) -> None:
    galley = set_whole(s(LONG), book)
    style, x = book.styles.text, book.master.text_start
    box = extent([letter_of(galley)])
    assert box is not None

    assert box.x == pytest.approx(x)
    assert box.bottom == pytest.approx(style.drop + 2 * style.leading, abs=1.5)
    assert box.height > 2 * style.leading
    starts = [min(i.x for i in strip.items if isinstance(i, DrawnRun)) for strip in galley]
    assert all(start > box.right + 2 for start in starts[:3])
    # Letters may stand a little in the margin.
    assert all(start == pytest.approx(x, abs=2) for start in starts[3:])


def test_the_letter_keeps_its_lines(book: Setter) -> None:
    galley = set_whole(s(LONG), book)
    assert [strip.break_after == FORBIDDEN for strip in galley[:2]] == [True, True]


def test_signs_and_runs_after_the_third_line_stay_in_place(book: Setter) -> None:
    inlines = (*s(LONG), Unverified("not verified"), Run(" And a bold end.", HERE, strong=True))
    galley = set_whole(inlines, book)
    assert text_of(galley) == LONG + " And a bold end."


@pytest.mark.parametrize("text", ["Short.", "“Quoted " + LONG, "4 routes. " + LONG, ""])
def test_none_for_a_short_text_or_one_that_begins_with_no_letter(text: str, book: Setter) -> None:
    assert not takes_initial(s(text) if text else (), book)


def test_only_the_text_that_opens_a_section_has_one(book: Setter) -> None:
    texts = [
        Paragraph(inlines=s("A lead of few words."), role=ParagraphRole.LEAD, span=HERE),
        Paragraph(inlines=s(LONG), span=HERE),
        Paragraph(inlines=s(LONG), span=HERE),
    ]
    sect = book.tree.add("Sect", None)
    galley = set_blocks(texts, book, sect, has_initial=True)
    shapes = [item for strip in galley for item in strip.items if isinstance(item, Shape)]
    assert len(shapes) == 1
    closing = [Paragraph(inlines=s(LONG), role=ParagraphRole.CLOSING, span=HERE), texts[1]]
    galley = set_blocks(closing, book, sect, has_initial=True)
    assert not [item for strip in galley for item in strip.items if isinstance(item, Shape)]


@pytest.mark.parametrize(
    ("head", "expansion"), [((), "bank of terms"), (s("A "), "A bank of terms")]
)
def test_a_short_form_at_the_head_is_heard_in_full(
    book: Setter, head: Inlines, expansion: str
) -> None:
    inlines = (*head, Run("BOT", HERE, spoken="bank of terms"), *s(f" {LONG}"))
    plain = s("".join(each.text for each in inlines if isinstance(each, Run)))
    tag = book.tree.add("P", None)
    galley = set_with_initial(inlines, book, tag)

    assert takes_initial(inlines, book)
    assert text_of(galley) == text_of(set_whole(plain, book))
    assert [book.tree[each].expansion for each in book.tree[tag].children] == [expansion]


def test_what_says_where_lines_end_is_not_counted(book: Setter) -> None:
    text = "A 10\u2060+\u20602 is enough, or 5\u2060–\u20608 years. " + LONG
    assert text_of(set_whole(s(text), book)) == text.replace("\u2060", "")


def test_only_letters_with_capitals_are_initials(book: Setter) -> None:
    assert takes_initial(s(LONG), book)
    assert not takes_initial(s("ہر " + LONG), book)
    assert not takes_initial(s("हर " + LONG), book)
    assert not takes_initial(s(LONG), replace(book, leftwards=True))
