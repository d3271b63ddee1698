"""Tables: nothing runs into what follows, pages begin with the heads, readers hear one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from guidebuilder.document.blocks import Paragraph
from guidebuilder.layout.blocks import set_blocks
from guidebuilder.layout.galley import extent
from guidebuilder.layout.page import DrawnRun, LinkArea, Shape
from guidebuilder.layout.page_breaking import Cut, break_pages
from guidebuilder.layout.page_search import TypeArea
from guidebuilder.layout.table import set_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from guidebuilder.document.blocks import Cell, Table
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.layout.galley import Galley, Strip
    from guidebuilder.layout.setting import Setter
    from guidebuilder.layout.structure import Element


LOREM = "The words of a cell that go on for some lines and end after a while."


def runs(strips: Iterable[Strip]) -> Iterator[tuple[float, DrawnRun]]:
    """Yield what is drawn, each with its baseline from the first strip's top."""
    y = 0.0
    for strip in strips:
        for item in strip.items:
            if isinstance(item, DrawnRun):
                yield y + item.baseline, item
        y += strip.height


def baselines(strips: Iterable[Strip], start: str) -> list[float]:
    """Return the baselines of the runs that start with some words."""
    return [y for y, run in runs(strips) if run.run.text.startswith(start)]


def words(strips: Iterable[Strip]) -> str:
    return " ".join(run.run.text.strip() for _, run in runs(strips))


def set_alone(table: Table, setter: Setter) -> Galley:
    return set_table(table, setter, setter.tree.add("Document", None))


def pages_of(table: Table, setter: Setter) -> tuple[Cut, ...]:
    return break_pages(set_alone(table, setter), TypeArea(setter.master.depth, setter.master.line))


def elements(setter: Setter, role: str) -> list[Element]:
    return [each for each in setter.tree.elements if each.role == role]


def said_of(setter: Setter, strips: Iterable[Strip]) -> dict[str, Element]:
    """Return the element of each word that is drawn and read."""
    return {
        run.run.text.strip(): setter.tree[run.tag] for _, run in runs(strips) if run.tag is not None
    }


# Spans


def test_a_cell_over_rows_that_is_deeper_than_they_are_stretches_the_last(
    setter: Setter, make_table: Callable[..., Table], make_cell: Callable[..., Cell]
) -> None:
    tall = make_cell("\n".join(f"Line {number}" for number in range(8)), rows=2)
    table = make_table(("Name", "Step"), [[tall, "first"], ["second"], ["Next", "third"]])

    strips = set_alone(table, setter)

    (last,), (following,) = baselines(strips, "Line 7"), baselines(strips, "Next")
    assert following - last >= setter.styles.table.leading


def test_rules_leave_out_the_cells_that_go_on_below_them(
    setter: Setter, make_table: Callable[..., Table], make_cell: Callable[..., Cell]
) -> None:
    middle = make_cell("both", rows=2)
    table = make_table(("A", "B", "C"), [["a", middle, "c"], ["d", "e"]])

    strips = set_alone(table, setter)

    between = [strip for strip in strips if strip.is_space and strip.items]
    (x,) = {run.x for _, run in runs(strips) if run.run.text.startswith("both")}
    lines = [extent([item]) for strip in between for item in strip.items]
    before, after = (line for line in lines if line is not None)
    assert before.right <= x < after.x


def test_a_cell_over_columns_widens_them(
    setter: Setter, make_table: Callable[..., Table], make_cell: Callable[..., Cell]
) -> None:
    wide = make_cell("Thiscannotbebrokenanywhere", columns=2)
    table = make_table(("", "a", "b"), [[LOREM * 2, "1", "2"], [LOREM * 2, wide]])

    strips = set_alone(table, setter)

    assert "Thiscannotbebrokenanywhere" in words(strips)
    assert not setter.report.found


def test_a_cell_names_its_heads_where_they_stand_on_two_levels(
    setter: Setter, make_table: Callable[..., Table]
) -> None:
    table = make_table(("Field", ">Change/Per cent", ">Change/Number"), [["Health", "5", "72"]])

    strips = set_alone(table, setter)

    tags = said_of(setter, strips)
    assert [tags["72"].headers] == [(tags["Change"].id, tags["Number"].id, tags["Health"].id)]
    assert (tags["Field"].row_span, tags["Field"].column_span) == (2, 1)
    assert (tags["Change"].row_span, tags["Change"].column_span) == (1, 2)
    assert {tags[each].scope for each in ("Field", "Change", "Number")} == {"Column"}
    assert tags["Health"].scope == "Row"


def test_a_cell_of_a_plain_table_needs_no_names_of_heads(
    setter: Setter, make_table: Callable[..., Table]
) -> None:
    set_alone(make_table(("A", "B"), [["a", "b"]]), setter)

    assert not any(each.headers for each in setter.tree.elements)


# Pages


def test_each_page_begins_with_the_caption_and_the_heads_which_are_read_once(
    setter: Setter, make_table: Callable[..., Table]
) -> None:
    rows = [[f"Row {number}", LOREM] for number in range(60)]
    table = make_table(("Name", "What"), rows, caption="Many rows")

    first, *others = pages_of(table, setter)

    assert words(first.strips).startswith("Many rows Name What")
    assert others
    for cut in others:
        assert words(cut.strips).startswith("Many rows (continued) Name What Row")
        head = [run for _, run in runs(cut.strips)][:3]
        assert [run.tag for run in head] == [None] * 3
    assert len(elements(setter, "Table")) == len(elements(setter, "THead")) == 1
    assert len(elements(setter, "TR")) == 61


def test_repeated_heads_hold_no_links(setter: Setter, make_table: Callable[..., Table]) -> None:
    table = make_table(("Name",), [["Row"]] * 60)
    link = tuple(replace(run, link="https://example.org") for run in table.columns[0].label)
    table = replace(table, columns=(replace(table.columns[0], label=link),))

    links = [
        item
        for cut in pages_of(table, setter)
        for strip in cut.strips
        for item in strip.items
        if isinstance(item, LinkArea)
    ]

    assert len(links) == 1


def test_no_row_is_cut_unless_it_is_deeper_than_half_a_page(
    setter: Setter, make_table: Callable[..., Table]
) -> None:
    rows = [[f"Row {number}", LOREM * (number % 5 + 1)] for number in range(40)]

    for cut in pages_of(make_table(("Name", "What"), rows), setter):
        assert not cut.overflow
        assert not cut.relaxed
        body = [strip for strip in cut.strips if "Row" in words([strip])]
        assert words(body).count("Row") == len(body)


def test_a_row_deeper_than_a_page_goes_on_and_no_line_of_it_stands_alone(
    setter: Setter, make_table: Callable[..., Table]
) -> None:
    text = "\n".join(f"Sentence {number}." for number in range(130))
    table = make_table(("Name", "What"), [["before", "a"], ["deep", text], ["after", "b"]])

    cuts = pages_of(table, setter)

    assert [len(baselines(cut.strips, "Name")) for cut in cuts] == [1] * len(cuts)
    counts = [len(baselines(cut.strips, "Sentence")) for cut in cuts]
    assert sum(counts) == 130
    assert min(count for count in counts if count) > 1
    assert not any(cut.overflow or cut.relaxed for cut in cuts)


def test_the_first_and_the_last_row_are_not_left_alone(
    setter: Setter, make_table: Callable[..., Table]
) -> None:
    for count in range(24, 34):
        cuts = pages_of(make_table(("A", "B"), [["Row", "b"]] * count), setter)

        assert min(len(baselines(cut.strips, "Row")) for cut in cuts) > 1


def test_rows_that_belong_together_stay_on_one_page(
    setter: Setter, make_table: Callable[..., Table], make_cell: Callable[..., Cell]
) -> None:
    rows = []
    for group in range(12):
        rows.append([make_cell(f"Group {group}", rows=5), "0"])
        rows += [[str(number)] for number in range(1, 5)]

    for cut in pages_of(make_table(("Group", "Row"), rows), setter):
        assert len(baselines(cut.strips, "0")) == len(baselines(cut.strips, "4")) > 0


def test_a_group_deeper_than_a_page_goes_on_under_its_name(
    setter: Setter, make_table: Callable[..., Table], make_cell: Callable[..., Cell]
) -> None:
    rows = [[make_cell("Long group", rows=60), "row 0"]]
    rows += [[f"row {number}"] for number in range(1, 60)]

    first, *others = pages_of(make_table(("Group", "Row"), rows), setter)

    assert "(continued)" not in words(first.strips)
    assert others
    for cut in others:
        (name,), (more,) = baselines(cut.strips, "Long"), baselines(cut.strips, "(continued)")
        assert more - name == pytest.approx(setter.styles.table.leading)
    assert sum(words(cut.strips).count("row ") for cut in (first, *others)) == 60


def test_a_cell_deeper_than_a_page_beside_its_rows_loses_nothing(
    setter: Setter, make_table: Callable[..., Table], make_cell: Callable[..., Cell]
) -> None:
    tall = make_cell("\n".join(f"Line {number}." for number in range(100)), rows=3)
    table = make_table(("A", "B"), [[tall, "first"], ["second"], ["third"], ["end", "fourth"]])

    cuts = pages_of(table, setter)

    found = " ".join(words(cut.strips) for cut in cuts)
    assert all(f"Line {number}." in found for number in range(100))
    assert not any(cut.overflow for cut in cuts)
    (last,) = baselines(cuts[-1].strips, "Line 99")
    assert baselines(cuts[-1].strips, "end")[0] - last >= setter.styles.table.leading


@pytest.mark.parametrize("count", [3, 40, 41, 42])
def test_text_after_a_table_stands_on_the_grid(
    count: int, setter: Setter, make_table: Callable[..., Table], say: Callable[[str], Inlines]
) -> None:
    table = make_table(("A", "B"), [["Row", LOREM]] * count, caption="A table")
    text = Paragraph(inlines=say("After."), span=table.span)

    galley = set_blocks((table, text), setter, setter.tree.add("Document", None))

    last = break_pages(galley, TypeArea(setter.master.depth, setter.master.line))[-1].strips
    (after,) = baselines(last, "After.")
    lines = (after - setter.styles.text.drop) / setter.master.line
    assert lines == pytest.approx(round(lines), abs=0.01)


# Too wide


def test_a_table_that_is_a_little_too_wide_is_set_smaller_and_says_so(
    setter: Setter, make_table: Callable[..., Table]
) -> None:
    heads = ("Administration", "Communication", "Representation", "Understanding", "Organisation")
    table = make_table((*heads, "Adm"), [[*(word.lower() for word in heads), "adm"]])

    strips = set_alone(table, setter)

    (warning,) = setter.report.found
    assert (warning.code, warning.span) == ("GB714", table.span)
    sizes = {run.run.style.size for _, run in runs(strips)}
    assert len(sizes) == 1
    assert 7.5 <= sizes.pop() < setter.styles.table.char.size
    assert len(elements(setter, "TR")) == 2


def test_a_table_that_no_type_makes_fit_becomes_records_and_says_so(
    setter: Setter, make_table: Callable[..., Table]
) -> None:
    heads = tuple(f"Column{number}" for number in range(30))
    table = make_table(heads, [[f"value{n}of{row}" for n in range(30)] for row in range(3)])

    cuts = pages_of(table, setter)

    (warning,) = setter.report.found
    assert (warning.code, warning.span) == ("GB711", table.span)
    found = " ".join(words(cut.strips) for cut in cuts)
    for row in range(3):
        assert all(found.count(f"value{n}of{row}") >= 1 for n in range(30))
    assert found.count("Column29") == 3
    assert len(elements(setter, "TBody")) == 3
    tags = said_of(setter, [strip for cut in cuts for strip in cut.strips])
    label = tags["Column7"]
    assert (label.role, label.scope) == ("TH", "Row")
    assert tags["value7of2"].headers == (tags["value0of2"].id, label.id)


def test_a_page_of_records_begins_with_one_rule(
    setter: Setter, make_table: Callable[..., Table]
) -> None:
    """The air under a record stays with it: above the next one only its own rule could stand."""
    manners = replace(setter.theme.manners, tables="records")
    setter = replace(setter, theme=replace(setter.theme, manners=manners))
    table = make_table(("Name", "What"), [[f"name{n}", f"value{n}"] for n in range(60)])

    _, *others = pages_of(table, setter)

    assert others
    for cut in others:
        name = next(
            at
            for at, strip in enumerate(cut.strips)
            if any(isinstance(item, DrawnRun) and "name" in item.run.text for item in strip.items)
        )
        drawn = [item for strip in cut.strips[:name] for item in strip.items]
        assert len([item for item in drawn if isinstance(item, Shape)]) == 1


def test_a_word_that_no_page_holds_is_cut_and_does_not_turn_the_table_into_records(
    setter: Setter, make_table: Callable[..., Table]
) -> None:
    table = make_table(("Name", "What"), [["short", "x" * 300], ["other", LOREM]])

    found = words(set_alone(table, setter))

    assert {each.code for each in setter.report.found} == {"GB702"}
    assert found.count("x") == 300


def test_an_address_is_broken_where_its_parts_end(
    setter: Setter, make_table: Callable[..., Table]
) -> None:
    address = "https://www.example.org/a-long-way/to/the_last/page?of=all&the=pages"
    rows = [[LOREM, address, LOREM], [LOREM, "b", LOREM]]

    strips = set_alone(make_table(("One", "Two", "Three"), rows), setter)

    pieces = [run.run.text.strip() for _, run in runs(strips)]
    (start,) = (at for at, piece in enumerate(pieces) if piece.startswith("https"))
    lines: list[str] = []
    while "".join(lines) != address:
        lines.append(pieces[start + len(lines)])
    assert len(lines) > 1
    assert all(line[-1] in "/.-_?&=" for line in lines[:-1])
    assert not setter.report.found


# The two manners


def test_a_theme_may_ask_for_three_rules(setter: Setter, make_table: Callable[..., Table]) -> None:
    theme = setter.theme
    serif = theme.styles.text
    styles = replace(theme.styles, table=replace(theme.styles.table, char=serif.char))
    manners = replace(theme.manners, tables="three-rule")
    setter.theme = replace(theme, manners=manners, styles=styles)

    strips = set_alone(make_table(("Step", ">Pay"), [["Trainee", "1"]] * 4), setter)

    rules = [item for strip in strips for item in strip.items if isinstance(item, Shape)]
    assert [each.line_width for each in rules] == [0.75, 0.5, 0.75]
    styles_of = {run.run.text: run.run.style for _, run in runs(strips)}
    assert (styles_of["Step"].italic, styles_of["Trainee"].italic) == (True, False)
    assert {style.family for style in styles_of.values()} == {"text"}
