"""Charts of pay and of ratings: lengths are true, words stand clear, nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from guidebuilder.diagnostics import Span
from guidebuilder.document.blocks import Bar, Bars, RangeChart, RangeRow, StairGlyph
from guidebuilder.document.inlines import Inlines, Run, Unverified
from guidebuilder.geometry import Rect, mm
from guidebuilder.layout.chart_rows import CHART_START
from guidebuilder.layout.galley import FORBIDDEN, Strip, depth, extent
from guidebuilder.layout.grid_lines import HALO
from guidebuilder.layout.page import DrawnRun, Shape
from guidebuilder.layout.pay_chart import set_range_chart
from guidebuilder.layout.ratings import set_bars
from guidebuilder.style.palette import RULE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from guidebuilder.layout.setting import Setter

HERE = Span("careers/sample.yaml", 3, 5)
LONG = "Assistant Conservation and Documentation Officer for Regional Museum Collections"

Ends = tuple[float | None, float | None]


def s(text: str) -> Inlines:
    return (Run(text, HERE),) if text else ()


def row(name: str, ends: Ends, figure: str, note: str = "", rung: int = 1) -> RangeRow:
    glyph = StairGlyph(rungs=6, filled=(rung,))
    low, high = ends
    return RangeRow(
        label=s(name), glyph=glyph, low=low, high=high, figure=s(figure), note=s(note), span=HERE
    )


def chart(*rows: RangeRow, top: int = 20) -> RangeChart:
    ticks = tuple((top * part / 4, f"{top * part / 4:g}") for part in range(5))
    return RangeChart(
        axis=s("Lakh rupees a year"), ticks=ticks, rows=rows, alt="Pay by step.", span=HERE
    )


INDIA = chart(
    row("Trainee or intern", (1.5, 2.5), "1.5–2.5", "₹12,500–20,833 a month", 1),
    row("Junior BPO executive", (2.5, 4), "2.5–4", "₹20,833–33,333 a month", 2),
    row("Senior BPO executive", (4, 6), "4–6", "₹33,333–50,000 a month", 3),
    row("Team leader or supervisor", (6, 10), "6–10", "₹50,000–83,333 a month", 4),
    row("Operations manager or BPO director", (10, 20), "10–20", "₹83,333–1,66,667 a month", 5),
)
ABROAD = chart(
    row("Trainee or intern", (20, 30), "20–30"),
    row("Junior BPO executive", (30, 40), "30–40"),
    row("Senior BPO executive", (40, 50), "40–50"),
    row("Team leader or supervisor", (50, 70), "50–70"),
    row("Operations manager or BPO director", (70, 100), "70–100"),
    top=100,
)
MARKED = replace(row("Survey", (3, 9), "3–9", "", 4), points=((4.5, "median 4.5"), (5.0, "mean 5")))
CROWD = replace(
    row("Crowd", (3, 9), "3–9"),
    points=tuple((5 + part / 9, f"percentile {part} of the survey") for part in range(5)),
)
EVERY_CASE = chart(
    row(LONG, (1.5, 2.5), "1.5–2.5"),
    row("Missing", (None, None), "No figure yet", "₹150 an hour"),
    row("One value", (4, 4), "4", "₹33,333 a month"),
    replace(row("From", (6, None), "6 or more"), open_end=True),
    row("Up to", (None, 8), "up to 8"),
    replace(row("Open", (6, 11), "6–11 or more"), open_end=True),
    MARKED,
    CROWD,
)
FAR_OFF = chart(
    row("Near", (2, 8), "2–8"),
    row("Also near", (4, 10), "4–10"),
    row("Far", (5, 90), "5–90"),
    top=100,
)
MANY = chart(*(row(f"Grade {n}", (n, n + 3), f"{n}–{n + 3}", rung=n % 6 + 1) for n in range(1, 15)))
CHARTS = {
    "india": INDIA,
    "abroad": ABROAD,
    "every case": EVERY_CASE,
    "far off": FAR_OFF,
    "many": MANY,
    "one row": chart(INDIA.rows[0]),
    "nothing known": chart(row("A", (None, None), "No figure yet")),
}

RATINGS = Bars(
    scale=s("From 1, a little, to 5, very much"),
    low=1,
    high=5,
    items=(
        Bar(label=s("Talking to people"), value=5, figure=s("5 of 5"), span=HERE),
        Bar(
            label=s(LONG), value=1, figure=s("1 of 5"), note=s("Ask for the shift plan."), span=HERE
        ),
        Bar(label=s("Travel"), value=None, figure=s("No figure yet"), span=HERE),
    ),
    span=HERE,
)


def set_whole(block: RangeChart | Bars, setter: Setter) -> tuple[Strip, ...]:
    root = setter.tree.add("Document", None)
    if isinstance(block, Bars):
        return set_bars(block, setter, root)
    return set_range_chart(block, setter, root)


def words(strip: Strip) -> list[tuple[str, Rect]]:
    """Return the printed runs of a strip and the room that their letters take."""
    found = []
    for item in strip.items:
        if isinstance(item, DrawnRun):
            size = item.run.style.size
            width = (
                item.run.width - (len(item.run.text) - len(item.run.text.rstrip())) * 0.25 * size
            )
            rect = Rect(item.x, item.baseline - 0.7 * size, width, 0.9 * size)
            found.append((item.run.text, rect))
    return found


def shapes(strip: Strip, ink: str) -> list[Rect]:
    """Return the extents of the shapes that are filled with an ink."""
    drawn = (item for item in strip.items if isinstance(item, Shape))
    return [
        box for each in drawn if each.fill and each.fill.name == ink and (box := extent([each]))
    ]


def text_of(strips: Iterable[Strip]) -> str:
    return " ".join(" ".join(text for text, _ in words(strip)) for strip in strips)


def overlap(one: Rect, other: Rect) -> bool:
    across = one.x < other.right and other.x < one.right
    return across and one.y < other.bottom and other.y < one.bottom


@pytest.mark.parametrize("paper", ["a5", "half-letter", "a4"])
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
            assert box.right <= setter.master.width + 0.6
            assert box.y >= -0.01
            assert box.bottom <= strip.height + 0.01
    assert not setter.report.found


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_a_number_of_grid_lines_high(name: str, setter: Setter) -> None:
    height = depth(set_whole(CHARTS[name], setter))
    assert height % setter.master.line == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("name", CHARTS)
def test_no_word_of_a_chart_is_lost(name: str, setter: Setter) -> None:
    printed = text_of(set_whole(CHARTS[name], setter)).split()
    rows = CHARTS[name].rows
    wanted = [each for row in rows for each in (*row.label, *row.figure, *row.note)]
    for inline in wanted:
        assert isinstance(inline, Run)
        assert set(inline.text.split()) <= set(printed)
    for row in rows:
        for _, mark in row.points:
            assert set(mark.split()) <= set(printed)


@pytest.mark.parametrize("paper", ["a5", "a4"])
@pytest.mark.parametrize("name", ["india", "abroad", "many"])
def test_bars_have_the_lengths_of_their_values(
    name: str, paper: str, make_setter: Callable[[str], Setter]
) -> None:
    block = CHARTS[name]
    assert_true_to_scale(block.rows, set_whole(block, make_setter(paper))[1:])


def assert_true_to_scale(rows: Sequence[RangeRow], strips: Sequence[Strip]) -> None:
    units = []
    for each, strip in zip(rows, strips, strict=True):
        (bar,) = shapes(strip, "bright")
        assert each.low is not None
        assert each.high is not None
        units += [(bar.x - CHART_START) / each.low, (bar.right - CHART_START) / each.high]
    assert max(units) - min(units) < 0.001 * max(units)


@pytest.mark.parametrize("name", CHARTS)
def test_labels_stand_after_their_bars_and_touch_none(name: str, setter: Setter) -> None:
    block = CHARTS[name]
    for each, strip in zip(block.rows, set_whole(block, setter)[1:], strict=True):
        figure = "".join(run.text for run in each.figure if isinstance(run, Run))
        bars = shapes(strip, "bright")
        for text, box in words(strip):
            assert not any(overlap(box, bar) for bar in bars)
            if text == figure:
                assert all(box.x >= bar.right + mm(2) - 0.01 for bar in bars)


@pytest.mark.parametrize("name", CHARTS)
def test_grid_lines_keep_their_halo_before_words(name: str, setter: Setter) -> None:
    for strip in set_whole(CHARTS[name], setter):
        lines = [
            box
            for item in strip.items
            if isinstance(item, Shape) and item.stroke is RULE and (box := extent([item]))
        ]
        for text, box in words(strip):
            near = Rect(box.x - HALO, box.y, box.width + 2 * HALO, box.height)
            for line in lines:
                assert not overlap(Rect(line.x, line.y, 0.01, line.height), near), text


MONTHLY = "₹12,34,567–23,45,678 a month"
ranges = st.tuples(st.integers(1, 400), st.integers(1, 400)).filter(lambda ends: ends[0] != ends[1])


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(ends=st.lists(ranges, min_size=1, max_size=9), note=st.sampled_from(["", MONTHLY]))
def test_any_ranges_are_true_to_scale_and_stay_within_the_measure(
    ends: list[tuple[int, int]], note: str, make_setter: Callable[[str], Setter]
) -> None:
    setter = make_setter("a5")
    pairs = [(min(each) / 10, max(each) / 10) for each in ends]
    rows = [row("A post", (low, high), f"{low:g}–{high:g}", note) for low, high in pairs]
    highs = sorted(high for _, high in pairs)
    galley = set_whole(chart(*rows, top=40), setter)
    if len(highs) == 1 or highs[-1] <= 8 * highs[-2]:
        assert_true_to_scale(rows, galley[1:])
    for strip in galley:
        assert all(box.right <= setter.master.width + 0.01 for _, box in words(strip))


@pytest.mark.parametrize(("rows", "lines"), [(1, 4.5), (3, 4.5), (4, 3), (6, 3), (9, 3), (12, 3)])
def test_rows_are_as_high_as_their_number_allows(rows: int, lines: float, setter: Setter) -> None:
    block = chart(*(row(f"Step {n}", (n, n + 2), f"{n}–{n + 2}") for n in range(1, rows + 1)))
    _, *bands = set_whole(block, setter)
    assert {strip.height for strip in bands[:-1]} <= {lines * setter.master.line}


def test_a_long_name_makes_its_row_higher_and_no_other(setter: Setter) -> None:
    block = chart(row(LONG, (1.5, 2.5), "1.5–2.5"), *INDIA.rows, INDIA.rows[0])
    _, first, second, *_ = set_whole(block, setter)
    assert first.height > 3 * setter.master.line
    assert second.height == 3 * setter.master.line
    sizes = {run.run.style.size for run in first.items if isinstance(run, DrawnRun)}
    assert sizes == {10, 15}  # the name in its usual size, and the figure


def test_a_missing_figure_is_said_and_not_drawn(setter: Setter) -> None:
    strip = set_whole(EVERY_CASE, setter)[2]
    assert not shapes(strip, "bright")
    assert "No figure yet" in text_of([strip])


def test_one_value_is_a_dot(setter: Setter) -> None:
    strip = set_whole(EVERY_CASE, setter)[3]
    dots = [box for box in shapes(strip, "deep") if box.width == pytest.approx(mm(3))]
    assert len(dots) == 1
    assert not shapes(strip, "bright")


@pytest.mark.parametrize(("name", "goes_on"), [("From", 1), ("Open", 1), ("Up to", -1)])
def test_an_open_end_thins_out(name: str, goes_on: int, setter: Setter) -> None:
    galley = set_whole(EVERY_CASE, setter)
    (strip,) = (each for each in galley if text_of([each]).startswith(f"{name} "))
    widths = [box.width for box in sorted(shapes(strip, "bright"), key=lambda box: box.x)]
    assert len(widths) == 4
    assert widths == sorted(widths, reverse=goes_on > 0)


def test_a_range_far_above_all_others_is_broken_and_leaves_them_their_length(
    setter: Setter,
) -> None:
    _, near, _, far = set_whole(FAR_OFF, setter)
    (bar,) = shapes(near, "bright")
    assert bar.width > 30
    cuts = [[box for box in shapes(each, "white") if box.x > CHART_START] for each in (near, far)]
    assert [len(each) for each in cuts] == [0, 1]
    assert "100" not in text_of(set_whole(FAR_OFF, setter)[:1]).split()


def test_values_on_a_bar_are_marked_and_named(setter: Setter) -> None:
    strip = set_whole(chart(MARKED, *INDIA.rows[1:3]), setter)[1]
    (bar,) = shapes(strip, "bright")
    marks = [
        item
        for item in strip.items
        if isinstance(item, Shape) and item.line_width == 1.5 and item.stroke is not None
    ]
    share = [(extent([mark]) or Rect(0, 0, 0, 0)).x - bar.x for mark in marks]
    assert share == pytest.approx([bar.width * 0.25, bar.width / 3])


def test_a_short_chart_is_never_cut_and_a_long_one_only_between_rows(setter: Setter) -> None:
    costs = [strip.break_after for strip in set_whole(INDIA, setter)]
    assert costs[:-1] == [FORBIDDEN] * 5
    galley = set_whole(MANY, setter)
    cuts = [number for number, strip in enumerate(galley) if strip.break_after != FORBIDDEN]
    assert cuts == [*range(2, 13), 14]
    for strip in galley[1:]:
        (head,) = strip.repeats
        tags = [item.tag for item in head.items if isinstance(item, DrawnRun | Shape)]
        assert set(tags) == {None}
        assert text_of([head]) == text_of(galley[:1])


def test_the_chart_is_one_figure_with_one_sentence(setter: Setter) -> None:
    figured = replace(INDIA.rows[0], figure=(*s("1.5–2.5"), Unverified("not verified")))
    galley = set_whole(chart(figured, *INDIA.rows[1:]), setter)
    assert [(each.role, each.alt) for each in setter.tree.elements[1:]] == [
        ("Figure", "Pay by step.")
    ]
    tags = {
        item.tag for strip in galley for item in strip.items if isinstance(item, DrawnRun | Shape)
    }
    assert tags == {1}


def test_the_seed_prints_as_it_was_judged(setter: Setter) -> None:
    galley = set_whole(INDIA, setter)
    placed = [(text, round(box.x, 1)) for strip in galley[:3] for text, box in words(strip)]
    assert placed == [
        ("Lakh rupees a year", 104.9),
        ("0", 104.9),
        ("5", 142.6),
        ("10", 180.3),
        ("15", 220.4),
        ("20", 260.6),
        ("Trainee or intern", 0.0),
        ("1.5–2.5", 130.6),
        ("₹12,500–20,833 a month", 130.6),
        ("Junior BPO executive", 0.0),
        ("2.5–4", 142.7),
        ("₹20,833–33,333 a month", 142.7),
    ]
    assert [strip.height / setter.master.line for strip in galley] == [2, 3, 3, 3, 3.5, 3.5]


def test_ratings_are_a_list_of_names_and_values(setter: Setter) -> None:
    galley = set_whole(RATINGS, setter)
    roles = [each.role for each in setter.tree.elements[1:]]
    entry = ["LI", "Lbl", "LBody", "P"]
    assert roles == ["P", "L", *entry, *entry, "P", *entry]
    assert depth(galley) % setter.master.line == pytest.approx(0, abs=0.01)
    assert "Ask for the shift plan." in text_of(galley)
    assert all(
        item.tag is None for strip in galley for item in strip.items if isinstance(item, Shape)
    )


def test_ratings_are_drawn_from_zero_and_the_unknown_is_not_drawn(setter: Setter) -> None:
    _, best, least, unknown = set_whole(RATINGS, setter)
    (full,), (fifth,) = shapes(best, "bright"), shapes(least, "bright")
    (scale,) = shapes(best, "tint")
    assert full.width == pytest.approx(scale.width)
    assert fifth.width == pytest.approx(scale.width / 5)
    assert not shapes(unknown, "tint")
    assert "No figure yet" in text_of([unknown])


@pytest.mark.parametrize("paper", ["a5", "half-letter", "a4"])
def test_ratings_stay_within_the_measure(paper: str, make_setter: Callable[[str], Setter]) -> None:
    setter = make_setter(paper)
    for strip in set_whole(RATINGS, setter):
        for _, box in words(strip):
            assert box.right <= setter.master.width + 0.01
            assert box.bottom <= strip.height
