"""Side-notes: level with what they explain, over nothing else, on one page with it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from guidebuilder.diagnostics import Span
from guidebuilder.document.blocks import (
    Aside,
    Asides,
    Panel,
    PanelRole,
    Paragraph,
    ParagraphRole,
    Table,
    TableColumn,
)
from guidebuilder.document.inlines import Run
from guidebuilder.layout.blocks import set_blocks
from guidebuilder.layout.galley import FORBIDDEN, Galley, depth
from guidebuilder.layout.page import DrawnRun
from guidebuilder.layout.side_notes import NOTE_WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.document.blocks import Block
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.layout.setting import Setter

HERE = Span("careers/sample.yaml", 1, 1)
SENTENCE = "Some words about the work that fill a line or two of the text column. "


def s(text: str) -> Inlines:
    return (Run(text, HERE),)


def text(times: int = 3, role: ParagraphRole = ParagraphRole.TEXT) -> Paragraph:
    return Paragraph(inlines=s(SENTENCE * times), role=role, span=HERE)


def tip(words: str = "Ask first.") -> Panel:
    return Panel(role=PanelRole.TIP, label=s("Tip"), paragraphs=(s(words),), span=HERE)


def note(words: str = "Source: a survey.") -> Paragraph:
    return Paragraph(inlines=s(words), role=ParagraphRole.NOTE, span=HERE)


TABLE = Table(columns=(TableColumn(label=s("Post")),), rows=(), span=HERE)


def set_whole(blocks: Sequence[Block], setter: Setter) -> Galley:
    return set_blocks(blocks, setter, setter.tree.add("Sect", None))


def at_side(galley: Galley) -> list[tuple[float, str]]:
    """Return the lines in the start column, each with its baseline from the galley's top."""
    found = []
    top = 0.0
    for strip in galley:
        found += [
            (top + item.baseline, item.run.text.strip())
            for item in strip.items
            if isinstance(item, DrawnRun) and item.x < NOTE_WIDTH
        ]
        top += strip.height
    return found


def is_on_grid(galley: Galley, setter: Setter) -> bool:
    lines = depth(galley) / setter.master.line
    return abs(lines - round(lines)) < 0.001


def test_a_panel_stands_level_with_the_block_before_it(book: Setter) -> None:
    galley = set_whole([text(), text(), tip()], book)
    drop, lines = book.styles.text.drop, len(set_whole([text()], book))
    (baseline, label), (_, words) = at_side(galley)

    assert baseline == pytest.approx(lines * book.master.line + drop)
    assert (label, words) == ("Tip", "Ask first.")


def test_a_closing_note_stands_level_with_the_last_lines_of_what_it_closes(book: Setter) -> None:
    galley = set_whole([text(), text(), note()], book)
    matter = depth(set_whole([text(), text()], book))
    baselines = [baseline for baseline, _ in at_side(galley)]
    assert depth(galley) == matter
    assert matter - 2 * book.master.line < max(baselines) < matter


def test_a_panel_at_the_head_stands_level_with_what_follows(book: Setter) -> None:
    galley = set_whole([tip(), text()], book)
    assert at_side(galley)[0][0] == pytest.approx(book.styles.text.drop)
    # It is read before the text all the same.
    roles = [element.role for element in book.tree.elements]
    assert roles == ["Sect", "Sect", "P", "P", "P"]


def test_notes_keep_clear_of_each_other(book: Setter) -> None:
    aside = Aside(title=s("Aside"), text=(s(SENTENCE),), span=HERE)
    galley = set_whole([text(16), tip(), Asides(items=(aside, aside), span=HERE), note()], book)
    baselines = [baseline for baseline, _ in at_side(galley)]

    assert len(baselines) > 10
    ordered = sorted(baselines)
    assert all(later - former > 10 for former, later in pairwise(ordered))


def test_the_lines_beside_a_note_are_kept_and_air_makes_up_what_is_missing(book: Setter) -> None:
    galley = set_whole([text(1), note("Short words. " * 9)], book)
    last = max(baseline for baseline, _ in at_side(galley))

    assert last < depth(galley)
    assert is_on_grid(galley, book)
    assert not any(strip.is_space for strip in galley)
    assert {strip.break_after for strip in galley[:-1]} == {FORBIDDEN}


def test_a_note_after_a_table_stands_under_it_in_the_text_column(book: Setter) -> None:
    galley = set_whole([TABLE, note("Source: TopTeen.")], book)
    runs = [item for item in galley[-1].items if isinstance(item, DrawnRun)]
    assert {run.x for run in runs} == {book.master.text_start}


@pytest.mark.parametrize("block", [note("Many words. " * 90), tip("Many words. " * 90)])
def test_a_note_longer_than_half_a_page_stands_in_the_text_column(
    block: Block, book: Setter
) -> None:
    galley = set_whole([text(40), block], book)
    assert at_side(galley) == []
    assert is_on_grid(galley, book)


def test_no_note_hangs_far_below_its_text(book: Setter) -> None:
    galley = set_whole([text(1), note("Many words. " * 20)], book)
    assert at_side(galley) == []
