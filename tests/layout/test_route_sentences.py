"""Routes as sentences: every step is a clause, every total has its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from guidebuilder.diagnostics import Span
from guidebuilder.document.blocks import RouteChart, RouteLine, RouteSign, RouteStep
from guidebuilder.document.inlines import Run
from guidebuilder.layout.galley import FORBIDDEN, LONE_LINE, POOR, Galley, depth, moved
from guidebuilder.layout.page import DrawnRun
from guidebuilder.layout.route_sentences import set_route_sentences
from guidebuilder.layout.side_notes import NOTE_WIDTH

if TYPE_CHECKING:
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.layout.setting import Setter

HERE = Span("careers/sample.yaml", 1, 1)


def s(text: str) -> Inlines:
    return (Run(text, HERE),) if text else ()


def step(text: str, time: str = "", option: str = "") -> RouteStep:
    return RouteStep(text=s(text), time=s(time), option=option, span=HERE)


DEGREE = RouteLine(
    letter="A",
    name=s("Degree first"),
    total=s("3½ to 4 years"),
    note=s("Leads to: Trainee."),
    steps=(
        step("Class 12."),
        step("Bachelor’s degree", "3 years", "preferred"),
        step("The first post"),
    ),
    span=HERE,
)
DIPLOMA = replace(DEGREE, letter="B", name=s("Diploma"), note=(), steps=(step("A diploma"),))


def chart(*routes: RouteLine, legend: bool = True) -> RouteChart:
    signs = (
        (RouteSign.RANGE, s("Dark bar: the shortest time.")),
        (RouteSign.ITALIC, s("In italics: a step that not everyone needs.")),
    )
    return RouteChart(
        start=s("10+2"), years=(), routes=routes, legend=signs if legend else (), alt="", span=HERE
    )


def set_whole(block: RouteChart, setter: Setter) -> Galley:
    return set_route_sentences(block, setter, setter.tree.add("Sect", None))


def runs(galley: Galley, *, at_side: bool = False) -> list[DrawnRun]:
    found, top = [], 0.0
    for strip in galley:
        found += [moved(item, 0, top) for item in strip.items if isinstance(item, DrawnRun)]
        top += strip.height
    return [run for run in found if isinstance(run, DrawnRun) and (run.x < NOTE_WIDTH) is at_side]


def words(found: list[DrawnRun]) -> str:
    lines: dict[float, str] = {}
    for run in found:
        line = round(run.baseline, 1)
        lines[line] = lines.get(line, "") + run.run.text
    return " ".join(" ".join(lines.values()).split())


def test_steps_are_clauses_of_one_sentence(book: Setter) -> None:
    galley = set_whole(chart(DEGREE, legend=False), book)
    assert words(runs(galley)) == (
        "A. Degree first Class 12. Bachelor’s degree, 3 years (preferred). The first post."
    )


def test_only_what_may_be_left_out_is_italic_and_only_that_is_explained(book: Setter) -> None:
    galley = set_whole(chart(DEGREE), book)
    slanted = [run for run in runs(galley) if run.run.style.italic]
    assert words(slanted) == "Bachelor’s degree, 3 years (preferred)."
    assert words(runs(galley)).startswith("In italics: a step that not everyone needs. A. ")
    assert "Dark bar" not in words(runs(galley))


def test_the_total_stands_beside_the_name(book: Setter) -> None:
    galley = set_whole(chart(DEGREE, legend=False), book)
    letter, *total = runs(galley, at_side=True)
    assert letter.run.text == "A"
    assert letter.baseline == pytest.approx(book.styles.group.drop)
    assert words(total) == "3½ to 4 years Leads to: Trainee."


def test_without_side_notes_the_total_stands_under_the_name(book: Setter) -> None:
    plain = replace(book.theme, manners=replace(book.theme.manners, notes="plain"))
    galley = set_whole(chart(DEGREE, legend=False), replace(book, theme=plain))
    assert runs(galley, at_side=True) == []
    assert words(runs(galley)).startswith("A. Degree first 3½ to 4 years Leads to: Trainee. Class")


def test_a_route_stays_whole_on_the_grid(book: Setter) -> None:
    galley = set_whole(chart(DEGREE, DIPLOMA), book)
    free = [number for number, strip in enumerate(galley) if strip.break_after < FORBIDDEN]
    assert len(free) == 3  # after a route, after the air below it, after the last
    lines = depth(galley) / book.master.line
    assert lines == pytest.approx(round(lines), abs=0.001)


def test_a_route_that_takes_half_a_page_may_be_divided_between_its_lines(book: Setter) -> None:
    long = replace(DEGREE, steps=(step("A course in an office. " * 60),))
    galley = set_whole(chart(long, legend=False), book)
    assert depth(galley) > book.master.depth / 2
    inside = [strip.break_after for strip in galley[:-1]]

    assert inside[0] == FORBIDDEN  # below its name
    assert inside[1] >= LONE_LINE
    assert inside[-1] >= LONE_LINE
    assert {POOR} == {cost for cost in inside[2:-1] if cost < LONE_LINE}


def test_it_is_heard_as_a_list_of_routes_with_their_steps(book: Setter) -> None:
    set_whole(chart(DEGREE, legend=False), book)
    tree = book.tree.elements
    assert [each.role for each in tree] == [
        *("Sect", "L", "LI", "Lbl", "LBody", "P", "P", "P", "L"),
        *("LI", "LBody", "LI", "LBody", "LI", "LBody"),
    ]
