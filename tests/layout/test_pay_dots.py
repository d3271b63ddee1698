"""Pay as dots: known ends have dots, the figures stand in a column, all in one figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidebuilder.diagnostics import Span
from guidebuilder.document.blocks import RangeChart, RangeRow
from guidebuilder.document.inlines import Run
from guidebuilder.layout.galley import Galley, Strip, depth, extent
from guidebuilder.layout.page import DrawnRun, Shape
from guidebuilder.layout.pay_dots import set_no_chart, set_range_dots
from guidebuilder.layout.signs import DOT_RADIUS

if TYPE_CHECKING:
    from collections.abc import Callable

    from guidebuilder.document.inlines import Inlines
    from guidebuilder.layout.setting import Setter

HERE = Span("careers/sample.yaml", 1, 1)


def s(text: str) -> Inlines:
    return (Run(text, HERE),) if text else ()


def row(  # noqa: PLR0913 - as a row has them
    label: str,
    low: float | None,
    high: float | None,
    figure: str,
    *,
    is_open: bool = False,
    points: tuple[tuple[float, str], ...] = (),
    note: str = "",
) -> RangeRow:
    return RangeRow(
        label=s(label),
        glyph=None,
        low=low,
        high=high,
        open_end=is_open,
        points=points,
        figure=s(figure),
        note=s(note),
        span=HERE,
    )


ROWS = {
    "range": row("Trainee or intern", 1.5, 2.5, "1.5–2.5", note="₹12,500–20,800 a month"),
    "single": row("Head of store", 12, 12, "about 12"),
    "up to": row("Helper", None, 4, "up to 4"),
    "or more": row("Director", 12, None, "12 or more", is_open=True),
    "goes on": row("Manager", 10, 14, "10–14 or more", is_open=True),
    "missing": row("Keeper abroad", None, None, "No figure yet"),
    "spread": row("Clerk", 3, 9, "5", points=((5.0, "half: 5"),), note="Half earn less."),
    "far": row("Owner of a chain of stores in many countries", 100, 200, "100–200"),
}


def chart(*names: str) -> RangeChart:
    ticks = tuple((float(value), str(value)) for value in (0, 5, 10, 15, 20))
    return RangeChart(
        axis=s("Lakh rupees a year"),
        ticks=ticks,
        rows=tuple(ROWS[name] for name in names),
        alt="Pay chart.",
        span=HERE,
    )


def set_whole(block: RangeChart, setter: Setter) -> Galley:
    return set_range_dots(block, setter, setter.tree.add("Sect", None))


def dots(strip: Strip) -> tuple[int, int]:
    """Return how many open and how many full dots a row has."""
    found = []
    for item in strip.items:
        box = extent([item])
        is_round = box is not None and abs(box.width - box.height) < 0.01 < box.width
        if isinstance(item, Shape) and item.fill is not None and is_round:
            found.append(item.fill.name)
    return found.count("white") + found.count("tint"), found.count("deep")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("range", (1, 1)),
        ("single", (0, 1)),
        ("up to", (0, 1)),
        ("or more", (1, 0)),
        ("goes on", (1, 1)),
        ("missing", (0, 0)),
        ("spread", (1, 1)),
    ],
)
def test_a_dot_stands_at_each_end_that_is_known(
    name: str, wanted: tuple[int, int], book: Setter
) -> None:
    assert dots(set_whole(chart(name), book)[1]) == wanted


@pytest.mark.parametrize("paper", ["a5", "half-letter", "a4"])
def test_all_is_drawn_within_the_measure(paper: str, make_setter: Callable[..., Setter]) -> None:
    setter = make_setter(paper, "almanac")
    for strip in set_whole(chart(*ROWS), setter):
        boxes = [box for item in strip.items if (box := extent([item]))]
        assert all(box.x >= -0.01 and box.right <= setter.master.width + 0.01 for box in boxes)
        for item in strip.items:
            if isinstance(item, DrawnRun):
                assert item.x >= -0.01
                assert item.x + item.run.width <= setter.master.width + 3
                assert 0 < item.baseline < strip.height


def test_no_word_is_lost_and_all_belong_to_one_figure(book: Setter) -> None:
    galley = set_whole(chart("range", "spread", "missing"), book)
    items = [item for strip in galley for item in strip.items if isinstance(item, DrawnRun | Shape)]
    words = {word for i in items if isinstance(i, DrawnRun) for word in i.run.text.split()}

    assert {"Lakh", "Trainee", "1.5–2.5", "₹12,500–20,800", "half:", "No", "figure"} <= words
    assert {item.tag for item in items} == {1}
    assert book.tree[1].alt == "Pay chart."


def test_dots_stand_at_their_values(book: Setter) -> None:
    head, strip, _ = set_whole(chart("range", "single"), book)
    full = [
        box
        for item in strip.items
        if isinstance(item, Shape)
        and item.fill is book.theme.palette.deep
        and (box := extent([item]))
        and box.width == pytest.approx(2 * DOT_RADIUS)
    ]
    ticks = [i for i in head.items if isinstance(i, Shape) and (b := extent([i])) and not b.width]
    (zero, five, *_) = (extent([tick]) for tick in ticks)
    assert zero is not None
    assert five is not None
    unit = (five.x - zero.x) / 5
    assert full[0].x + DOT_RADIUS == pytest.approx(zero.x + 2.5 * unit)


def test_the_chart_ends_on_the_grid_and_is_not_parted(book: Setter) -> None:
    galley = set_whole(chart(*ROWS), book)
    lines = depth(galley) / book.master.line
    assert lines == pytest.approx(round(lines), abs=0.001)


def test_the_bare_manner_has_no_chart(book: Setter) -> None:
    assert set_no_chart(chart(*ROWS), book, book.tree.add("Sect", None)) == ()
