"""A ladder as a list: rungs from the first up, pay behind leaders, ways under their rung."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from guidebuilder.diagnostics import Span
from guidebuilder.document.blocks import Branch, Ladder, LadderSign, Rung
from guidebuilder.document.inlines import Run
from guidebuilder.layout.galley import FORBIDDEN, Galley, depth, moved
from guidebuilder.layout.ladder_list import set_ladder_list
from guidebuilder.layout.leaders import LEADER_AIR, PITCH, leader
from guidebuilder.layout.page import DrawnRun, Shape
from guidebuilder.layout.run_in import NUMBER_HANG
from guidebuilder.style.palette import BLACK

if TYPE_CHECKING:
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.layout.setting import Setter

HERE = Span("careers/sample.yaml", 1, 1)


def s(text: str) -> Inlines:
    return (Run(text, HERE),) if text else ()


def rung(number: int, name: str, pay: str = "", *, is_start: bool = False) -> Rung:
    return Rung(
        number=number, name=s(name), figure=s(pay), text=s("Work."), is_start=is_start, span=HERE
    )


LONG_PAY = "₹10–20 lakh, shared with rungs 6, 7 and 8"
LADDER = Ladder(
    rungs=(
        rung(1, "Trainee", "₹1.5 lakh"),
        rung(2, "Team leader", "₹6–10 lakh", is_start=True),
        rung(3, "Operations manager", LONG_PAY),
    ),
    branches=(
        Branch(
            title=s("Specialists"),
            needs=s("Needs: a test"),
            leaves=1,
            posts=(rung(0, "Analyst"), rung(0, "Trainer")),
            span=HERE,
        ),
        Branch(title=s("Elsewhere"), note=s("No rung is named."), span=HERE),
    ),
    main_title=s("Main way"),
    legend=((LadderSign.GOAL, s("Full circle: the goal of the line.")),),
    here=s("You start here."),
    span=HERE,
)


def set_whole(setter: Setter) -> Galley:
    return set_ladder_list(LADDER, setter, setter.tree.add("Sect", None))


def lines(galley: Galley) -> list[list[DrawnRun]]:
    """Return the runs of each line, from the start on."""
    found: dict[float, list[DrawnRun]] = {}
    top = 0.0
    for strip in galley:
        for item in strip.items:
            if isinstance(item, DrawnRun):
                run = moved(item, 0, top)
                assert isinstance(run, DrawnRun)
                found.setdefault(round(run.baseline, 1), []).append(run)
        top += strip.height
    return [sorted(runs, key=lambda run: run.x) for _, runs in sorted(found.items())]


def words(runs: list[DrawnRun]) -> str:
    return " ".join(" ".join(run.run.text for run in runs).split())


def test_all_is_said_in_order(book: Setter) -> None:
    assert [words(each) for each in lines(set_whole(book))] == [
        "Main way",
        *("1. Trainee ₹1.5 lakh", "Work."),
        *("2. Team leader ₹6–10 lakh", "You start here.", "Work."),
        *("Specialists", "Needs: a test", "Analyst", "Work.", "Trainer", "Work."),
        *("3. Operations manager", LONG_PAY, "Work."),
        *("Elsewhere", "No rung is named."),
    ]


def test_pay_ends_together_behind_a_leader(book: Setter) -> None:
    galley = set_whole(book)
    right = book.master.text_start + book.master.text_width
    pay = [run for line in lines(galley) for run in line if run.run.text.startswith("₹")]
    assert [run.x + run.run.width == pytest.approx(right) for run in pay] == [True, True, False]
    dotted = [i for strip in galley for i in strip.items if isinstance(i, Shape) and i.dash]
    assert len(dotted) == 2


def test_a_way_stands_inside_the_rung_that_it_leaves(book: Setter) -> None:
    indent = {words(line): line[0].x - book.master.text_start for line in lines(set_whole(book))}
    assert indent["Specialists"] == pytest.approx(NUMBER_HANG)
    assert indent["Elsewhere"] == pytest.approx(0)
    roles = [element.role for element in book.tree.elements]
    assert roles.count("L") == 2
    assert book.tree[2].numbering == "Decimal"


def test_a_short_ladder_stays_whole_on_the_grid(book: Setter) -> None:
    short = replace(LADDER, branches=())
    galley = set_ladder_list(short, book, book.tree.add("Sect", None))
    assert {strip.break_after for strip in galley[:-1]} == {FORBIDDEN}
    count = depth(galley) / book.master.line
    assert count == pytest.approx(round(count), abs=0.001)


def test_the_dots_of_all_leaders_stand_in_columns() -> None:
    (one,), (other,) = leader(51.3, 200, 10, BLACK), leader(80, 180.5, 10, BLACK)
    starts = [shape.path.x for shape in (one, other)]
    assert starts[0] >= 51.3 + LEADER_AIR
    assert all(start % PITCH == 0 for start in starts)
    assert leader(100, 104, 10, BLACK) == ()
