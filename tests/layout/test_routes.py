"""Routes as lines: lengths are true, nothing runs past its total, no step is lost."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from guidebuilder.diagnostics import Span
from guidebuilder.document.blocks import RouteChart, RouteLine, RouteSign, RouteStep
from guidebuilder.document.inlines import Inlines, Run
from guidebuilder.geometry import Rect
from guidebuilder.layout.galley import FORBIDDEN, FREE, Strip, depth, extent
from guidebuilder.layout.page import DrawnRun, Shape
from guidebuilder.layout.route_bars import DASH
from guidebuilder.layout.route_plan import ORIGIN, SCALE_WIDTH
from guidebuilder.layout.routes import STEPS_FOOT, set_route_chart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from guidebuilder.layout.setting import Setter

HERE = Span("careers/sample.yaml", 9, 5)
LONG = "Assistant Conservation and Documentation Officer for Regional Museum Collections"


def s(text: str) -> Inlines:
    return (Run(text, HERE),) if text else ()


def step(text: str, months: tuple[float, float] = (0, 0), time: str = "") -> RouteStep:
    low, high = months
    return RouteStep(text=s(text), time=s(time), low=low, high=high, span=HERE)


def post(text: str) -> RouteStep:
    return replace(step(text), is_post=True)


def unmeasured(text: str) -> RouteStep:
    return replace(step(text), is_open=True)


def optional(each: RouteStep, word: str = "optional") -> RouteStep:
    return replace(each, option=word)


def route(letter: str, name: str, total: str, *steps: RouteStep, note: str = "") -> RouteLine:
    return RouteLine(
        letter=letter, name=s(name), total=s(total), note=s(note), steps=steps, span=HERE
    )


def chart(*routes: RouteLine, start: str = "10+2", legend: str = "") -> RouteChart:
    years = ((1.0, "1"), (2.0, "2"), (3.0, "3"), (4.0, "4"), (5.0, "5 years"))
    lines = ((RouteSign.OPTION, s(legend)),) if legend else ()
    return RouteChart(
        start=s(start), years=years, routes=routes, legend=lines, alt="Routes.", span=HERE
    )


COURSE = route(
    "A",
    "Course and training",
    "½ to 1 year, or 3½ to 4 years with the degree",
    step("10+2 in any stream, with English as a subject if you can"),
    optional(step("Bachelor’s degree in any subject", (36, 36), "3 years"), "preferred"),
    step("Short course with certificate in customer service", (3, 6), "3–6 months"),
    step("Training on the job, or an internship in a BPO firm", (3, 6), "3–6 months"),
    post("First post as a BPO executive"),
)
DIPLOMA = route(
    "B",
    "Diploma first",
    "at least 1¼ to 2½ years",
    step("10+2 in any stream"),
    step("Diploma in computer applications or office management", (12, 24), "1–2 years"),
    step("Training in communication and customer service", (3, 6), "3–6 months"),
    unmeasured("Internships in customer support"),
    post("Post in a BPO firm, as trainee or executive"),
    note="Leads to: Trainee or intern.",
)
DEGREE = route(
    "C",
    "Business degree first",
    "at least 3¼ to 3½ years",
    step("10+2 in any stream"),
    step("Bachelor’s degree in business administration", (36, 36), "3 years"),
    step("Certificate in CRM tools or call centre work", (3, 6), "3–6 months"),
    unmeasured("Internship or part-time work in customer service"),
    post("Full-time post in a BPO firm"),
)
ABROAD = route(
    "D",
    "India, then abroad",
    "4 to 5 years",
    step("10+2 in any stream"),
    step("Bachelor’s degree from India, in any subject that fits", (36, 36), "3 years"),
    step("Advanced certificate abroad, in customer experience", (6, 12), "6–12 months"),
    step("Training or internship in BPO firms", (6, 12), "6–12 months"),
    optional(step("Certificate or licence for BPO work abroad"), "if asked"),
)
CROWDED = route(
    "E",
    LONG,
    "at least 2 months",
    step("School"),
    unmeasured("Practice"),
    step("One month", (1, 1), "1 month"),
    step("Another", (1, 2), "1–2 months"),
    unmeasured("Waiting"),
    optional(unmeasured("A trip")),
    post("The post"),
    note="A note that has no room beside the name",
)
PAID = route(
    "F",
    "Apprentice",
    "2¼ to 3½ years",
    step("Basic course", (3, 6), "3–6 months"),
    replace(step("Apprenticeship, a paid post", (24, 36), "2–3 years"), is_post=True),
)
UNTIMED = tuple(
    replace(each, steps=tuple(replace(one, low=0, high=0, time=()) for one in each.steps))
    for each in (COURSE, DIPLOMA, ABROAD)
)

CHARTS = {
    "four": chart(COURSE, DIPLOMA, DEGREE, ABROAD, legend="Dark bar: the shortest time."),
    "one": chart(ABROAD, start="End of school (Class 12 or equal)"),
    "crowded": chart(CROWDED, PAID, DEGREE),
    "six": chart(COURSE, DIPLOMA, DEGREE, ABROAD, CROWDED, PAID),
    "no durations": chart(*UNTIMED, legend="Not to scale."),
    "nothing measured": chart(
        route("A", "A", "not known", step("School"), unmeasured("Work"), post("Post")), PAID
    ),
}
PAPERS = ["a5", "half-letter", "a4"]


def set_whole(block: RouteChart, setter: Setter) -> tuple[Strip, ...]:
    """Return a chart without the air that brings what follows back to the grid."""
    galley = set_route_chart(block, setter, setter.tree.add("Document", None))
    return tuple(strip for strip in galley if not strip.is_space)


def words(strip: Strip) -> list[tuple[str, Rect]]:
    """Return the printed runs of a strip and the room that their letters take."""
    found = []
    for item in strip.items:
        if isinstance(item, DrawnRun):
            size = item.run.style.size
            spaces = len(item.run.text) - len(item.run.text.rstrip())
            width = item.run.width - spaces * 0.25 * size
            found.append(
                (item.run.text, Rect(item.x, item.baseline - 0.7 * size, width, 0.9 * size))
            )
    return found


def text_of(strips: Iterable[Strip]) -> str:
    return " ".join(text.strip() for strip in strips for text, _ in words(strip))


def filled(strip: Strip, ink: str) -> list[Rect]:
    """Return the extents of the shapes that are filled with an ink."""
    drawn = (item for item in strip.items if isinstance(item, Shape))
    return [
        box for each in drawn if each.fill and each.fill.name == ink and (box := extent([each]))
    ]


def bars(strip: Strip) -> list[Rect]:
    """Return the solid bars of a route, without its disc."""
    return [box for box in filled(strip, "deep") if abs(box.width - box.height) > 0.01]


def discs(strip: Strip) -> list[Rect]:
    return [box for box in filled(strip, "deep") if abs(box.width - box.height) <= 0.01]


def dashed(strip: Strip) -> list[Rect]:
    drawn = (item for item in strip.items if isinstance(item, Shape) and item.dash == DASH)
    return [box for each in drawn if (box := extent([each]))]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", CHARTS)
def test_all_is_drawn_within_the_measure_and_its_own_band(
    name: str, paper: str, make_setter: Callable[[str], Setter]
) -> None:
    setter = make_setter(paper)
    for strip in set_whole(CHARTS[name], setter):
        boxes = [box for _, box in words(strip)]
        boxes += [box for item in strip.items if (box := extent([item]))]
        for box in boxes:
            assert box.x >= -0.01
            assert box.right <= setter.master.width + 0.01
            assert box.y >= -0.01
            assert box.bottom <= strip.height + 0.01
    assert not setter.report.found


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_ends_on_the_grid_and_its_bands_on_half_lines(name: str, setter: Setter) -> None:
    galley = set_route_chart(CHARTS[name], setter, setter.tree.add("Document", None))
    half = setter.master.line / 2
    bands = galley[: len(CHARTS[name].routes) + 1]

    assert all(band.height % half == pytest.approx(0, abs=0.01) for band in bands)
    assert depth(galley) % setter.master.line == pytest.approx(0, abs=0.01)
    assert depth(galley) > 0


@pytest.mark.parametrize("leading", [1.0, 0.9, 0.8, 0.7])
@pytest.mark.parametrize("name", CHARTS)
def test_the_last_step_is_clear_of_the_rule_under_it(
    name: str, leading: float, setter: Setter
) -> None:
    routes, styles = CHARTS[name].routes, setter.styles
    table = styles.lead_in if len(routes) == 1 else styles.table
    table = replace(table, leading=leading * setter.master.line, drop=leading * table.drop)
    kind = "lead_in" if len(routes) == 1 else "table"
    styles = replace(styles, **{kind: table})
    setter = replace(setter, theme=replace(setter.theme, styles=styles))
    for band in set_whole(CHARTS[name], setter)[1 : 1 + len(routes)]:
        last = max(item.baseline for item in band.items if isinstance(item, DrawnRun))
        assert band.height - last >= STEPS_FOOT + table.leading - table.drop - 0.01


@pytest.mark.parametrize("name", CHARTS)
def test_no_word_of_a_chart_is_lost(name: str, setter: Setter) -> None:
    block = CHARTS[name]
    galley = set_whole(block, setter)
    for each, strip in zip(block.routes, galley[1:], strict=False):
        printed = text_of([strip]).split()
        said = [each.name, each.total, each.note]
        said += [part for one in each.steps for part in (one.text, one.time)]
        for inlines in said:
            for run in inlines:
                assert isinstance(run, Run)
                wanted = set(run.text.split())
                assert wanted <= {word.rstrip(",") for word in printed} | set(printed)
        for number, one in enumerate(each.steps, 1):
            # Each number stands at its step in words and, for all but stages, on the line.
            assert str(number) in printed
            assert not one.option or f"({one.option})" in text_of([strip])
    for _, inlines in block.legend:
        assert text_of([galley[-1]]) == "".join(getattr(run, "text", "") for run in inlines)


def test_bars_have_the_lengths_of_their_times(setter: Setter) -> None:
    _, course, diploma, _, abroad, _ = set_whole(CHARTS["four"], setter)
    month = SCALE_WIDTH / 60
    assert [box.width for box in bars(abroad)] == pytest.approx([36 * month, 6 * month, 6 * month])
    assert [box.x for box in bars(abroad)] == pytest.approx(
        [ORIGIN, ORIGIN + 36 * month, ORIGIN + 48 * month]
    )
    assert [box.width for box in bars(diploma)] == pytest.approx([12 * month, 3 * month])
    (degree,) = dashed(course)
    assert degree.width == pytest.approx(36 * month, abs=1)


@pytest.mark.parametrize("name", ["four", "one", "six", "crowded"])
def test_no_bar_runs_past_the_printed_total(name: str, setter: Setter) -> None:
    block = CHARTS[name]
    for each, strip in zip(block.routes, set_whole(block, setter)[1:], strict=False):
        solid = [one for one in each.steps if one.low and not one.option]
        month = bars(strip)[0].width / solid[0].low
        total = sum(one.high for one in each.steps)
        outlines = [box for box in dashed(strip) if box.width]
        for box in (*bars(strip), *filled(strip, "tint"), *outlines):
            assert box.right <= ORIGIN + total * month + 0.01


def test_only_a_post_ends_in_a_disc(setter: Setter) -> None:
    _, course, diploma, degree, abroad, _ = set_whole(CHARTS["four"], setter)
    assert [len(discs(strip)) for strip in (course, diploma, degree, abroad)] == [1, 1, 1, 0]


def test_the_arrival_stands_at_the_total_or_beyond_it_if_a_length_is_missing(
    setter: Setter,
) -> None:
    _, course, diploma, *_ = set_whole(CHARTS["four"], setter)
    month = SCALE_WIDTH / 60
    (exact,), (beyond,) = discs(course), discs(diploma)
    assert exact.x + exact.width / 2 == pytest.approx(ORIGIN + 48 * month)
    assert beyond.x > ORIGIN + 30 * month


def test_a_step_without_length_is_a_mark_without_length(setter: Setter) -> None:
    _, crowded, *_ = set_whole(CHARTS["crowded"], setter)
    marks = [
        box
        for item in crowded.items
        if isinstance(item, Shape) and item.line_width == 1.5 and (box := extent([item]))
    ]
    assert len(marks) == 3
    assert {box.width for box in marks} == {0}


def test_a_number_without_room_stands_above_its_bar_and_none_touch(setter: Setter) -> None:
    _, crowded, *_ = set_whole(CHARTS["crowded"], setter)
    numbers = [box for text, box in words(crowded) if text.strip() in {"2", "3", "4", "5", "6"}]
    above = sorted((box for box in numbers if box.x > ORIGIN), key=lambda box: box.x)
    line = min(box.y for box in above)
    row = [box for box in above if box.y == line]
    assert len(row) == 5
    for left, right in pairwise(row):
        assert left.right < right.x


def test_what_may_be_left_out_is_an_outline_and_says_so(setter: Setter) -> None:
    _, course, *_ = set_whole(CHARTS["four"], setter)
    (degree,) = dashed(course)
    assert not any(box.x < degree.right - 1 and degree.x < box.right for box in bars(course))
    assert "(preferred)" in text_of([course])


def test_both_totals_weigh_the_same(setter: Setter) -> None:
    _, course, *_ = set_whole(CHARTS["four"], setter)
    looks = {
        (item.run.style.size, item.run.style.weight)
        for item in course.items
        if isinstance(item, DrawnRun) and "year" in item.run.text and "½" in item.run.text
    }
    assert len(looks) == 1


def test_step_numbers_are_never_smaller_than_they_can_be_read(setter: Setter) -> None:
    for strip in set_whole(CHARTS["six"], setter):
        for item in strip.items:
            if isinstance(item, DrawnRun) and item.run.text.strip().isdigit():
                assert item.run.style.size >= 8.75


def test_a_single_route_is_drawn_heavier(setter: Setter) -> None:
    one = bars(set_whole(CHARTS["one"], setter)[1])
    four = bars(set_whole(CHARTS["four"], setter)[4])
    assert one[0].height == pytest.approx(1.5 * four[0].height)
    assert one[0].width == pytest.approx(four[0].width)


def test_without_any_length_all_steps_are_equal_and_there_are_no_years(setter: Setter) -> None:
    axis, *bands = set_whole(CHARTS["no durations"], setter)
    assert text_of([axis]) == "10+2"
    lengths = [box.width for strip in bands[:-1] for box in (*bars(strip), *dashed(strip))]
    assert max(lengths) - min(lengths) < 1.01  # an outline is drawn inside its step


def test_a_route_is_never_cut_and_many_are_parted_in_the_middle(setter: Setter) -> None:
    axis, *bands, legend = set_whole(CHARTS["four"], setter)
    assert axis.break_after == FORBIDDEN
    assert bands[-1].break_after == FORBIDDEN
    assert legend.break_after == FREE
    assert bands[1].break_after < bands[0].break_after < FORBIDDEN
    six = set_whole(CHARTS["six"], setter)
    assert [number for number, strip in enumerate(six) if strip.break_after == FREE] == [3, 6]
    for strip in six[2:]:
        (again,) = strip.repeats
        assert text_of([again]) == text_of(six[:1])
        assert all(item.tag is None for item in again.items if isinstance(item, DrawnRun | Shape))


def test_the_chart_is_one_figure_that_is_heard_as_a_sentence(setter: Setter) -> None:
    galley = set_whole(chart(DIPLOMA, ABROAD), setter)
    assert [(each.role, each.alt) for each in setter.tree.elements[1:]] == [("Figure", "Routes.")]
    tags = {
        item.tag for strip in galley for item in strip.items if isinstance(item, DrawnRun | Shape)
    }
    assert tags == {1}


def test_the_head_of_a_route_prints_as_it_was_judged(setter: Setter) -> None:
    _, diploma, _ = set_whole(chart(DIPLOMA, ABROAD), setter)
    head = [(text, round(box.x, 1)) for text, box in words(diploma)[:3]]
    assert head[:2] == [("B", 0.0), ("Diploma first", 18.4)]
    assert words(diploma)[2][0] == "at least 1¼ to 2½ years"
    assert words(diploma)[2][1].right == pytest.approx(setter.master.width)


lengths = st.tuples(st.integers(0, 48), st.integers(0, 24))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(routes=st.lists(st.lists(lengths, min_size=1, max_size=7), min_size=1, max_size=4))
def test_any_routes_stay_within_the_measure(
    routes: list[list[tuple[int, int]]], make_setter: Callable[[str], Setter]
) -> None:
    setter = make_setter("a5")
    lines = [
        route(
            "ABCD"[number],
            "A way in",
            "some time",
            *(step("A step", (low, low + more)) for low, more in steps),
            post("The post"),
        )
        for number, steps in enumerate(routes)
    ]
    for strip in set_whole(chart(*lines), setter):
        for box in (*bars(strip), *discs(strip), *(box for _, box in words(strip))):
            assert box.right <= setter.master.width + 0.01
