"""Tables of any shape: set without loss and overflow, or diagnosed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from guidebuilder.diagnostics import Span
from guidebuilder.document.blocks import Align, Cell, Table, TableColumn, TableRow
from guidebuilder.document.inlines import Run
from guidebuilder.layout.page import DrawnRun
from guidebuilder.layout.page_breaking import break_pages
from guidebuilder.layout.page_search import TypeArea
from guidebuilder.layout.setting import ink_width, plain
from guidebuilder.layout.table import set_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from guidebuilder.document.inlines import Inlines
    from guidebuilder.layout.page_breaking import Cut
    from guidebuilder.layout.setting import Setter
    from guidebuilder.text.runs import TagId

HERE = Span("careers/sample.yaml", 7, 3)

WORDS = st.text("abcdefghij", min_size=1, max_size=12)
FIGURES = st.one_of(
    st.integers(0, 10**7).map("{:,}".format),
    st.decimals(-999, 999, places=2).map(str),
    st.tuples(st.integers(0, 99), st.integers(100, 9999)).map("₹{0[0]}–{0[1]}".format),
)
LONG = st.one_of(
    st.integers(30, 90).map(lambda count: "x" * count),
    st.integers(1, 4).map(lambda count: "https://www.example.org" + "/a-part_of.it" * count),
)
TEXTS = st.one_of(
    st.just(""),
    FIGURES,
    st.lists(WORDS, min_size=1, max_size=12).map(" ".join),
    st.lists(WORDS, min_size=13, max_size=30).map(" ".join),
    LONG,
)
# Rows that are cut between their lines have tests of their own: here none is that deep.
PARAGRAPHS = st.lists(TEXTS, min_size=1, max_size=2)


def inlines(text: str) -> Inlines:
    return (Run(text, HERE),) if text else ()


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Return a table with spans, empty cells, long words, figures."""
    count = draw(st.integers(1, 7))
    depth = draw(st.integers(1, 12))
    free = [[True] * count for _ in range(depth)]
    rows = []
    for row in range(depth):
        cells = []
        for at in range(count):
            if not free[row][at]:
                continue
            wide = high = 1
            if draw(st.integers(0, 9)) == 0:
                most = next((n for n in range(at, count) if not free[row][n]), count) - at
                wide, high = draw(st.integers(1, most)), draw(st.integers(1, depth - row))
            for below in range(row, row + high):
                free[below][at : at + wide] = [False] * wide
            paragraphs = tuple(inlines(text) for text in draw(PARAGRAPHS))
            cells.append(Cell(paragraphs=paragraphs, row_span=high, column_span=wide, span=HERE))
        keeps, groups = draw(st.booleans()), draw(st.integers(0, 5)) == 0
        rows.append(TableRow(cells=tuple(cells), begins_group=groups, keep_with_next=keeps))
    under = draw(st.sampled_from([None, None, "Over all"]))
    columns = tuple(
        TableColumn(
            label=inlines(draw(WORDS)),
            align=draw(st.sampled_from(Align)),
            under=under if at else None,
            is_head=at == 0,
        )
        for at in range(count)
    )
    caption = inlines(draw(st.sampled_from(["", "A caption"])))
    return Table(columns=columns, rows=tuple(rows), caption=caption, span=HERE)


def runs(cut: Cut) -> Iterator[tuple[float, DrawnRun]]:
    """Yield what is drawn on a page, each with its baseline."""
    y = 0.0
    for strip in cut.strips:
        for item in strip.items:
            if isinstance(item, DrawnRun) and item.run.text.strip():
                yield y + item.baseline, item
        y += strip.height


def area_of(setter: Setter) -> TypeArea:
    return TypeArea(setter.master.depth, setter.master.line)


def squeezed(text: str) -> str:
    return "".join(text.split())


def said(cell: Cell) -> str:
    return squeezed("".join(plain(text) for text in cell.paragraphs))


def heard(cuts: tuple[Cut, ...], setter: Setter) -> dict[TagId, str]:
    """Return the text of each cell in the tree, as far as it is drawn."""
    found = {each.id: "" for each in setter.tree.elements if each.role in {"TH", "TD"}}
    # A cell that goes on over pages is read paragraph by paragraph.
    texts: dict[TagId, str] = {}
    for cut in cuts:
        for _, item in runs(cut):
            if item.tag is not None:
                texts[item.tag] = texts.get(item.tag, "") + squeezed(item.run.text)
    for tag in sorted(texts):
        cell: TagId | None = tag
        while cell is not None and cell not in found:
            cell = setter.tree[cell].parent
        if cell is not None:
            found[cell] += texts[tag]
    return found


def check_nothing_is_lost(table: Table, cuts: tuple[Cut, ...], setter: Setter) -> None:
    """Every text of every cell is drawn once, in its own element."""
    elements = setter.tree.elements
    roles = [each.role for each in elements]
    assert roles.count("Table") == 1
    texts = heard(cuts, setter)
    cells = [cell for row in table.rows for cell in row.cells]
    if any(each.code == "GB711" for each in setter.report.found):
        assert roles.count("TBody") == sum(1 for row in table.rows if row.cells)
        values = sorted(text for text in texts.values() if text not in {"", "–"})
        for cell in cells:
            assert not said(cell) or said(cell) in values
        return
    body = [each.id for each in elements if each.role in {"TH", "TD"}]
    assert [texts[tag] for tag in body[len(body) - len(cells) :]] == [said(cell) for cell in cells]
    heads = 2 if any(column.under for column in table.columns) else 1
    assert roles.count("TR") == len(table.rows) + heads


def check_pages(cuts: tuple[Cut, ...], setter: Setter) -> None:
    """Nothing leaves the measure or the page, and no two texts lie on each other."""
    for cut in cuts:
        assert not cut.overflow
        drawn = [(y, item.x, item.x + ink_width(item.run), item) for y, item in runs(cut)]
        for y, x, right, item in drawn:
            assert x >= -0.01
            assert right <= setter.master.width + 0.5
            assert 0 <= y <= setter.master.depth + 0.05
            for other, left, end, _ in drawn:
                if abs(y - other) < 0.7 * item.run.style.size and (y, x) != (other, left):
                    assert right <= left + 0.5 or end <= x + 0.5


def check_heads(table: Table, cuts: tuple[Cut, ...], setter: Setter) -> None:
    """Every page begins with the caption and the heads."""
    if any(each.code == "GB711" for each in setter.report.found):
        return
    labels = [squeezed(plain(column.label)) for column in table.columns]
    for cut in cuts:
        texts = squeezed("".join(item.run.text for _, item in runs(cut)))
        if table.caption:
            assert texts.startswith("Acaption")
        assert all(label in texts for label in labels)


def check(table: Table, setter: Setter) -> tuple[Cut, ...]:
    cuts = break_pages(set_table(table, setter, setter.tree.add("Document", None)), area_of(setter))
    check_nothing_is_lost(table, cuts, setter)
    check_pages(cuts, setter)
    check_heads(table, cuts, setter)
    return cuts


@pytest.mark.slow
def test_a_tall_cell_has_room_beside_one_that_is_cut_with_its_rows(
    make_setter: Callable[[str], Setter],
) -> None:
    def cell(text: str, rows: int = 1, columns: int = 1) -> Cell:
        return Cell(paragraphs=(inlines(text),), row_span=rows, column_span=columns, span=HERE)

    columns = tuple(TableColumn(label=inlines(each)) for each in "abc")
    rows = (
        TableRow(cells=(cell("tall words " * 40, rows=3, columns=2), cell(""))),
        TableRow(cells=(cell(""),)),
        TableRow(cells=(cell("1.23", rows=4),)),
        TableRow(cells=(cell("below"), cell("below"))),
        TableRow(cells=(cell(""), cell(""))),
        TableRow(cells=(cell("deep words " * 150), cell("x"))),
    )
    check(Table(columns=columns, rows=rows, span=HERE), make_setter("a5"))


def test_what_heads_the_rest_of_a_deep_row_is_no_deeper_than_that(
    make_setter: Callable[[str], Setter],
) -> None:
    def row(*texts: str, ties: bool = False) -> TableRow:
        cells = tuple(Cell(paragraphs=(inlines(text),), span=HERE) for text in texts)
        return TableRow(cells=cells, keep_with_next=ties)

    columns = (
        TableColumn(label=inlines("a"), is_head=True),
        TableColumn(label=inlines("b")),
        TableColumn(label=inlines("c")),
    )
    # The row is cut near its end: its long name does not fit beside what is left of it.
    for count in range(60, 100, 4):
        deep = row("x" * 300, "", "deep words " * count, ties=True)
        rows = (row("", "words " * 60, "0"), deep, row("0", "", ""))
        check(Table(columns=columns, rows=rows, span=HERE), make_setter("a5"))


@settings(
    max_examples=25,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(table=tables())
def test_any_table_is_set_without_loss_and_overflow(
    make_setter: Callable[[str], Setter], table: Table
) -> None:
    check(table, make_setter("a5"))


LOREM = "The words of a cell that go on for some lines and end after a while. "


@pytest.mark.slow
def test_a_thousand_rows(setter: Setter, make_table: Callable[..., Table]) -> None:
    rows = [[f"Row {n}", LOREM * (n % 4 + 1), f"{n * 37.25:,.2f}"] for n in range(1000)]

    cuts = check(make_table(("Name", "What", ">Number"), rows, caption="A caption"), setter)

    assert len(cuts) > 50
    assert not setter.report.found


@pytest.mark.parametrize(
    ("heads", "rows", "codes"),
    [
        (("One",), [["a"], [LOREM * 9], [""]], set()),
        (("One",), [["x" * 300]], {"GB702"}),
        (("A", "B"), [["", ""], ["", "b"]], set()),
        (("A", "B"), [["a", LOREM * 200]], set()),
        (("A", "B"), [["x" * 300, "y" * 300]], {"GB702"}),
        (tuple("ABCDEFGHIJ"), [["administration"] * 10] * 3, {"GB711"}),
        (tuple(f"C{n}" for n in range(30)), [[f"v{n}" for n in range(30)]] * 3, {"GB711"}),
        (("A", ">B"), [["a", "x" * 300], ["b", "1.5"]], {"GB702"}),
        (("A", "B"), [], set()),
    ],
)
def test_an_odd_table(
    heads: tuple[str, ...],
    rows: list[list[str]],
    codes: set[str],
    setter: Setter,
    make_table: Callable[..., Table],
) -> None:
    check(make_table(heads, rows), setter)

    assert {each.code for each in setter.report.found} == codes


@pytest.mark.parametrize("paper", ["a5", "half-letter", "a4", "letter"])
def test_a_table_fills_every_paper(
    paper: str, make_setter: Callable[[str], Setter], make_table: Callable[..., Table]
) -> None:
    setter = make_setter(paper)
    table = make_table(("Name", "What"), [["Row", LOREM * 5]] * 30)

    cuts = break_pages(set_table(replace(table), setter, 0), area_of(setter))

    assert not any(cut.overflow for cut in cuts)
    rights = [item.x + ink_width(item.run) for cut in cuts for _, item in runs(cut)]
    assert 0.9 * setter.master.width <= max(rights) <= setter.master.width + 0.5
