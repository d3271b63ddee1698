"""Cards, comparisons, panels, check lists and ratings in the text column of a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from guidebuilder.diagnostics import Span
from guidebuilder.document.blocks import (
    Aside,
    Asides,
    Bar,
    Bars,
    Card,
    Cards,
    CheckGroup,
    CheckItem,
    Checklist,
    Comparison,
    Panel,
    PanelRole,
    Side,
)
from guidebuilder.document.inlines import Run
from guidebuilder.layout.blocks import set_blocks
from guidebuilder.layout.galley import LONELY, depth, extent, moved
from guidebuilder.layout.page import DrawnRun, Shape

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Block
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.layout.galley import Galley
    from guidebuilder.layout.setting import Setter

HERE = Span("careers/sample.yaml", 1, 1)
SENTENCE = "You help people who call, and their work goes better. "


def s(text: str) -> Inlines:
    return (Run(text, HERE),) if text else ()


def set_whole(block: Block, setter: Setter) -> Galley:
    return set_blocks([block], setter, setter.tree.add("Sect", None))


def lines(galley: Galley) -> list[str]:
    """Return the words of each line, from the start on."""
    found: dict[float, list[DrawnRun]] = {}
    top = 0.0
    for strip in galley:
        for item in strip.items:
            if isinstance(item, DrawnRun):
                run = moved(item, 0, top)
                assert isinstance(run, DrawnRun)
                found.setdefault(round(run.baseline, 1), []).append(run)
        top += strip.height
    ordered = [sorted(runs, key=lambda run: run.x) for _, runs in sorted(found.items())]
    return [" ".join(" ".join(run.run.text for run in runs).split()) for runs in ordered]


def card(title: str, kicker: str = "Rung 2 of 6") -> Card:
    return Card(
        glyph=None,
        kicker=s(kicker),
        title=s(title),
        figure=s("₹2.5–4 lakh a year"),
        figure_known=True,
        text=(s("You work."),),
        span=HERE,
    )


CARDS = Cards(
    items=(card("Clerk"), card("Head of a very long name that fills its line")), span=HERE
)
SENTENCES = Comparison(
    sides=(
        Side(label=s("Good sides"), items=(s("It is quiet."), s("You learn."))),
        Side(label=s("Hard sides"), items=(), empty_line="Nothing collected yet."),
    ),
    span=HERE,
)
PHRASES = Comparison(
    sides=(Side(label=s("Ask"), items=(s("A teacher"), s("A keeper"))),), span=HERE
)
TIP = Panel(role=PanelRole.TIP, label=s("Tip"), paragraphs=(s("Ask."), s("Twice.")), span=HERE)
ANSWER = Panel(
    role=PanelRole.ANSWER,
    label=s("Short answer"),
    headline=s("No, in most cases."),
    paragraphs=(s("Because."),),
    span=HERE,
)
ENDING = Panel(role=PanelRole.CONCLUSION, label=s("In short"), paragraphs=(s("Go."),), span=HERE)
ASIDES = Asides(
    items=(Aside(title=s("What lakh is"), text=(s("1,00,000."),), span=HERE),), span=HERE
)
CHECKLIST = Checklist(
    groups=(
        CheckGroup(title=s("This week"), items=(CheckItem(text=(s("Call."),), span=HERE),)),
        CheckGroup(title=s("Later"), items=(CheckItem(title=s("Read"), span=HERE),)),
    ),
    foot=s("A person I can ask"),
    span=HERE,
)
BARS = Bars(
    scale=s("Scale 1–5"),
    low=1,
    high=5,
    items=(
        Bar(label=s("Patience"), value=4.0, figure=s("4 of 5"), note=s("Much."), span=HERE),
        Bar(label=s("Speed"), value=None, figure=s("–"), span=HERE),
    ),
    span=HERE,
)


@pytest.mark.parametrize(
    ("block", "wanted"),
    [
        (
            CARDS,
            [
                *("Clerk Rung 2 of 6", "₹2.5–4 lakh a year", "You work.", "Rung 2 of 6"),
                *("Head of a very long name that fills its line", "₹2.5–4 lakh a year"),
                "You work.",
            ],
        ),
        (
            SENTENCES,
            ["Good sides", "It is quiet. You learn.", "Hard sides", "Nothing collected yet."],
        ),
        (PHRASES, ["Ask", "A teacher", "A keeper"]),
        (TIP, ["Tip. Ask.", "Twice."]),
        (ASIDES, ["What lakh is. 1,00,000."]),
        (ANSWER, ["Short answer", "No, in most cases.", "Because."]),
        (ENDING, ["In short", "Go."]),
        (CHECKLIST, ["This week", "1. Call.", "Later", "2. Read", "A person I can ask"]),
        (BARS, ["Scale 1–5", "Patience 4 of 5", "Much.", "Speed –"]),
    ],
)
def test_all_is_said_in_the_text_column_on_the_grid(
    block: Block, wanted: list[str], book: Setter
) -> None:
    plain = replace(book.theme, manners=replace(book.theme.manners, notes="plain"))
    galley = set_whole(block, replace(book, theme=plain))

    assert lines(galley) == wanted
    start = book.master.text_start
    end = start + book.master.text_width
    for strip in galley:
        for item in strip.items:
            box = extent([item])
            if isinstance(item, DrawnRun):
                # Marks and round letters may stand a little in the margin.
                assert start - 2 <= item.x <= item.x + item.run.width <= end + 4
            elif box is not None:
                assert start - 1 <= box.x <= box.right <= end + 1
    count = depth(galley) / book.master.line
    assert count == pytest.approx(round(count), abs=0.001)


def test_points_of_a_paragraph_are_heard_one_by_one(book: Setter) -> None:
    galley = set_whole(SENTENCES, book)
    owners = {
        item.run.tag
        for strip in galley
        for item in strip.items
        if isinstance(item, DrawnRun) and item.run.tag is not None
    }
    assert [book.tree[owner].role for owner in owners] == ["LBody", "LBody"]


def test_points_with_heads_of_their_own_are_a_list(book: Setter) -> None:
    heads = tuple((Run("Easy.", HERE, strong=True), Run(" You may.", HERE)) for _ in range(2))
    block = Comparison(sides=(Side(label=s("Good"), items=heads),), span=HERE)
    assert lines(set_whole(block, book)) == ["Good", "Easy. You may.", "Easy. You may."]


def test_a_rating_has_as_many_full_dots_as_its_value(book: Setter) -> None:
    galley = set_whole(BARS, book)
    deep = book.theme.palette.deep
    round_ones = [
        item
        for strip in galley
        for item in strip.items
        if isinstance(item, Shape) and item.fill is not None
    ]
    assert [item.fill is deep for item in round_ones] == [True] * 4 + [False]


def test_a_long_comparison_may_go_over_a_page(book: Setter) -> None:
    side = Side(label=s("Good"), items=tuple(s(SENTENCE) for _ in range(60)))
    galley = set_whole(Comparison(sides=(side,), span=HERE), book)
    assert any(strip.break_after < LONELY for strip in galley[:-1])
