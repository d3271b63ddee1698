"""Lists in the text column: names run in, numbers and dots that hang, terms before texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidebuilder.diagnostics import Span
from guidebuilder.document.blocks import Definition, Definitions, ItemList, ListItem, Marker
from guidebuilder.document.inlines import PageNumber, Run
from guidebuilder.layout.page import DrawnRun
from guidebuilder.layout.run_in import HANG, NUMBER_HANG
from guidebuilder.layout.run_in_lists import (
    set_run_in_definitions,
    set_run_in_list,
)

if TYPE_CHECKING:
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.layout.galley import Galley
    from guidebuilder.layout.setting import Setter

HERE = Span("careers/sample.yaml", 1, 1)
LONG = "Some words about the work that fill a line and a half of the column, no more than that."


def s(text: str) -> Inlines:
    return (Run(text, HERE),)


def item(lead: str, *texts: str, points: tuple[str, ...] = (), word: str = "") -> ListItem:
    return ListItem(
        lead=s(lead) if lead else (),
        paragraphs=tuple(s(each) for each in texts),
        points=tuple(s(each) for each in points),
        tag_word=word or None,
        span=HERE,
    )


def set_items(setter: Setter, *items: ListItem, marker: Marker = Marker.BULLET) -> Galley:
    block = ItemList(items=items, marker=marker, span=HERE)
    return set_run_in_list(block, setter, setter.tree.add("Sect", None))


def lines(galley: Galley) -> list[tuple[float, str]]:
    """Return where each line with words starts, and its words."""
    found = []
    for strip in galley:
        runs = [each for each in strip.items if isinstance(each, DrawnRun)]
        if runs:
            words = "".join(run.run.text for run in runs)
            found.append((min(run.x for run in runs), " ".join(words.split())))
    return found


def test_a_name_runs_in_at_the_head_of_its_text_and_the_next_lines_hang(book: Setter) -> None:
    (first, head), (second, _), *_ = lines(set_items(book, item("Customer support", LONG)))
    assert head.startswith("Customer support. Some words")
    assert first == pytest.approx(book.master.text_start)
    assert second == pytest.approx(book.master.text_start + HANG)


@pytest.mark.parametrize(
    ("lead", "word", "head"),
    [
        ("Why?", "", "Why? Some"),
        ("Skills", "optional", "Skills (optional). Some"),
        ("Ends here.", "", "Ends here. Some"),
    ],
)
def test_a_head_has_one_stop(lead: str, word: str, head: str, book: Setter) -> None:
    (_, words), *_ = lines(set_items(book, item(lead, LONG, word=word)))
    assert words.startswith(head)


def test_an_item_that_holds_more_has_its_name_as_a_small_head(book: Setter) -> None:
    galley = set_items(book, item("Data work", "One.", points=("Two.",)), item("Teams", "Three."))
    assert [words for _, words in lines(galley)] == ["Data work", "One.", "Two.", "Teams. Three."]


def test_numbers_hang_before_all_lines(book: Setter) -> None:
    galley = set_items(book, item("Reason", LONG), item("", LONG), marker=Marker.NUMBER)
    starts = [start - book.master.text_start for start, _ in lines(galley)]
    assert starts == pytest.approx([0, NUMBER_HANG, 0, NUMBER_HANG])
    roles = [element.role for element in book.tree.elements]
    assert roles.count("Lbl") == 2
    assert book.tree[1].numbering == "Decimal"


def test_a_term_is_the_label_of_its_text(book: Setter) -> None:
    block = Definitions(
        items=(
            Definition(term=s("BPO"), text=(s(LONG),), span=HERE),
            Definition(term=s("Somebody"), under=s("Delhi"), text=(s("Did this."),), span=HERE),
            Definition(
                term=(*s("Clerk, page "), PageNumber("clerk", HERE)),
                text=(s("More people."),),
                span=HERE,
            ),
        ),
        span=HERE,
    )
    galley = set_run_in_definitions(block, book, book.tree.add("Sect", None))
    words = [each for _, each in lines(galley)]

    assert words[0].startswith("BPO Some words")
    assert words[2:] == ["Somebody Delhi. Did this.", "Clerk, page 88. More people."]
    owners = {
        run.run.text.strip(): book.tree[run.run.tag].role
        for strip in galley
        for run in strip.items
        if isinstance(run, DrawnRun) and run.run.tag is not None
    }
    assert owners["BPO"] == "Lbl"
    assert owners["Did this."] == "P"


def test_names_without_texts_are_not_bold(book: Setter) -> None:
    block = Definitions(items=(Definition(term=s("A firm"), span=HERE),), span=HERE)
    galley = set_run_in_definitions(block, book, book.tree.add("Sect", None))
    weights = {
        run.run.style.weight for strip in galley for run in strip.items if isinstance(run, DrawnRun)
    }
    assert weights == {400}
