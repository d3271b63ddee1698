"""Blocks into strips: nothing is lost, nothing leaves the measure, the grid is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import Struct

from guidebuilder.diagnostics import Span
from guidebuilder.document.blocks import (
    Address,
    Addresses,
    Align,
    Aside,
    Asides,
    Block,
    Card,
    Cards,
    Cell,
    CheckGroup,
    CheckItem,
    Checklist,
    Comparison,
    Definition,
    Definitions,
    Heading,
    ItemList,
    ListItem,
    Marker,
    Panel,
    PanelRole,
    Paragraph,
    ParagraphRole,
    Section,
    Side,
    Sign,
    SpurGlyph,
    StairGlyph,
    Table,
    TableColumn,
    TableRow,
    WritingLines,
)
from guidebuilder.document.inlines import Inlines, PageNumber, Run, Unverified
from guidebuilder.layout.blocks import set_blocks, set_section
from guidebuilder.layout.galley import LONE_LINE, Strip, depth, extent
from guidebuilder.layout.page import DrawnRun, LinkArea, Shape
from guidebuilder.layout.signs import MARK_SIDE, MARK_SPACE, MARK_WORD_SPACE
from guidebuilder.layout.table import set_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from guidebuilder.geometry import Rect
    from guidebuilder.layout.setting import Setter

HERE = Span("careers/sample.yaml", 7, 3)
LONG = "You look after every case from its first word to its last and write down what was said. "


def s(text: str) -> Inlines:
    return (Run(text, HERE),)


def item(number: int, *, lead: bool = False, long: bool = False) -> ListItem:
    text = f"item{number} " + (LONG * 3 if long else "reads well")
    return ListItem(
        lead=s(f"lead{number}") if lead else (),
        paragraphs=(s(text),),
        points=(s(f"point{number}a"), s(f"point{number}b")) if lead else (),
        closing=s(f"closing{number}") if lead else (),
        tag_word="optional" if number == 2 else None,
        span=HERE,
    )


def table(rows: int, columns: int = 3) -> Table:
    return Table(
        caption=s("caption0"),
        columns=tuple(
            TableColumn(label=s(f"head{n}"), align=Align.END if n else Align.START)
            for n in range(columns)
        ),
        rows=tuple(
            TableRow(
                cells=tuple(
                    Cell(paragraphs=(s(f"r{row}c{n}"),), strong_first=n == 0, span=HERE)
                    for n in range(columns)
                )
            )
            for row in range(rows)
        ),
        note=s("note0"),
        span=HERE,
    )


BLOCKS: dict[str, Block] = {
    "text": Paragraph(inlines=s("word0 " + LONG * 4), span=HERE),
    "intro": Paragraph(inlines=s("intro0"), role=ParagraphRole.INTRO, span=HERE),
    "note": Paragraph(
        inlines=(Unverified("not verified"), *s(" note0")), role=ParagraphRole.NOTE, span=HERE
    ),
    "heading": Heading(inlines=s("heading0"), span=HERE),
    "bullets": ItemList(items=(item(1), item(2, long=True)), span=HERE),
    "numbers": ItemList(items=(item(1), item(2)), marker=Marker.NUMBER, span=HERE),
    "rows": ItemList(items=(item(1, lead=True), item(2, lead=True)), span=HERE),
    "numbered rows": ItemList(items=(item(1, lead=True),), marker=Marker.NUMBER, span=HERE),
    "numerals": ItemList(
        items=(item(1, lead=True), item(2, lead=True)), marker=Marker.NUMERAL, span=HERE
    ),
    "forks": ItemList(items=(item(1, lead=True),), marker=Marker.FORK, span=HERE),
    "definitions": Definitions(
        title=s("title0"),
        items=(
            Definition(term=s("term1"), under=s("under1"), text=(s("text1 " + LONG),), span=HERE),
            Definition(term=s("term2"), span=HERE),
        ),
        span=HERE,
    ),
    "table": table(3),
    "answer": Panel(
        role=PanelRole.ANSWER,
        label=s("label0"),
        headline=s("head0"),
        paragraphs=(s("text0"),),
        span=HERE,
    ),
    "conclusion": Panel(
        role=PanelRole.CONCLUSION, label=s("so0"), paragraphs=(s("text0"),), span=HERE
    ),
    "tip": Panel(role=PanelRole.TIP, label=s("try0"), paragraphs=(s("text0 " + LONG),), span=HERE),
    "asides": Asides(
        items=tuple(
            Aside(title=s(f"aside{n}"), text=(s(f"text{n} {LONG}"),), span=HERE) for n in range(4)
        ),
        span=HERE,
    ),
    "comparison": Comparison(
        sides=(
            Side(label=s("good0"), items=(s("g1 " + LONG), s("g2")), sign=Sign.PLUS),
            Side(label=s("hard0"), items=(s("h1"),), sign=Sign.MINUS),
        ),
        span=HERE,
    ),
    "empty side": Comparison(
        sides=(
            Side(label=s("good0"), items=(s("g1"),)),
            Side(label=s("hard0"), items=(), empty_line="nothing0"),
        ),
        span=HERE,
    ),
    "pairs": Comparison(
        sides=(
            Side(label=s("left0"), items=(s("l1 " + LONG), s("l2"))),
            Side(label=s("right0"), items=(s("r1"),)),
        ),
        paired=True,
        span=HERE,
    ),
    "cards": Cards(
        items=tuple(
            Card(
                glyph=StairGlyph(rungs=4, filled=(n,)) if n < 3 else SpurGlyph(),
                kicker=s(f"kicker{n}"),
                title=s(f"title{n}"),
                figure=s(f"figure{n}"),
                figure_known=n != 2,
                text=(s(f"text{n} {LONG}"),),
                span=HERE,
            )
            for n in (1, 2, 3)
        ),
        span=HERE,
    ),
    "checklist": Checklist(
        groups=(
            CheckGroup(
                title=s("when0"),
                items=(CheckItem(title=s("do0"), text=(s("text0 " + LONG),), span=HERE),),
            ),
            CheckGroup(title=s("when1"), items=(CheckItem(text=(s("text1"),), span=HERE),)),
        ),
        foot=s("foot0"),
        span=HERE,
    ),
    "addresses": Addresses(
        items=tuple(Address(number=str(n), shown=s(f"address{n}"), span=HERE) for n in (1, 2)),
        span=HERE,
    ),
    "writing lines": WritingLines(prompts=((s("prompt0"), 2), (s("prompt1"), 3)), span=HERE),
}


def printed(block: object) -> set[str]:
    """Return the marked words of a block: letters and a number."""
    found: set[str] = set()
    match block:
        case Run(text=text):
            found |= {word for word in text.split() if word[-1:].isdigit() or word[:1] in "gh"}
        case tuple():
            for each in block:
                found |= printed(each)
        case Struct():
            for name in block.__struct_fields__:
                if name != "span":
                    found |= printed(getattr(block, name))
    return {word for word in found if any(char.isdigit() for char in word)}


@pytest.mark.parametrize("name", BLOCKS)
def test_every_word_of_a_block_is_printed(
    name: str, setter: Setter, words_of: Callable[[Iterable[Strip]], str]
) -> None:
    block = BLOCKS[name]

    words = set(words_of(set_blocks((block,), setter, setter.tree.add("Document", None))).split())

    assert printed(block), "a sample without marked words proves nothing"
    assert printed(block) <= words


@pytest.mark.parametrize("paper", ["a5", "half-letter", "a4", "letter"])
@pytest.mark.parametrize("name", BLOCKS)
def test_nothing_leaves_the_measure_or_its_own_strip(
    name: str, paper: str, make_setter: Callable[[str], Setter]
) -> None:
    setter = make_setter(paper)

    for strip in set_blocks((BLOCKS[name],), setter, setter.tree.add("Document", None)):
        for drawn in strip.items:
            if isinstance(drawn, DrawnRun):
                ink = drawn.run.width - (len(drawn.run.text) - len(drawn.run.text.rstrip())) * 3
                assert drawn.x >= -0.01
                assert drawn.x + ink <= setter.master.width + 0.5
                assert -4 <= drawn.baseline <= max(strip.height, 40) + 1


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_takes_whole_grid_lines(name: str, setter: Setter) -> None:
    strips = set_blocks((BLOCKS[name],), setter, setter.tree.add("Document", None))

    # Air that reaches down to the grid gets its height when the page is cut.
    lines = depth(strips) / setter.master.line
    assert strips[-1].snaps or lines == pytest.approx(round(lines), abs=0.01)


def test_a_heading_is_never_last(setter: Setter) -> None:
    section = Section(
        place="a", title=s("Title"), short_title="Title", blocks=(BLOCKS["text"],), span=HERE
    )

    strips = set_section(section, setter, setter.tree.add("Document", None), "H3")

    assert all(each.break_after >= LONE_LINE for each in strips[:3])
    assert strips[0].opens == "a"


def test_a_table_is_one_element_with_a_head_that_is_tagged_once(setter: Setter) -> None:
    root = setter.tree.add("Document", None)

    strips = set_table(table(40), setter, root)

    roles = [element.role for element in setter.tree.elements]
    assert roles.count("Table") == 1
    assert roles.count("TH") == 3
    assert roles.count("TR") == 41
    again = strips[5].repeats
    assert [item.run.text for each in again for item in each.items if isinstance(item, DrawnRun)]
    assert all(getattr(item, "tag", None) is None for each in again for item in each.items)


def test_a_row_taller_than_half_a_page_may_break_and_no_other(setter: Setter) -> None:
    tall = TableRow(cells=(Cell(paragraphs=(s(LONG * 30),), span=HERE),))
    short = TableRow(cells=(Cell(paragraphs=(s(LONG),), span=HERE),))
    block = Table(columns=(TableColumn(label=s("head")),), rows=(short, tall), span=HERE)

    strips = set_table(block, setter, setter.tree.add("Document", None))

    assert max(each.height for each in strips) < setter.master.depth / 2
    assert len(strips) > 20


def test_thirty_columns_become_records_with_every_cell_and_a_word_to_the_author(
    setter: Setter, words_of: Callable[[Iterable[Strip]], str]
) -> None:
    block = table(2, columns=30)

    strips = set_table(block, setter, setter.tree.add("Document", None))

    assert printed(block) <= set(words_of(strips).replace(":", "").split())
    assert [each.code for each in setter.report.found] == ["GB711"]


def test_links_have_an_area_and_an_element(setter: Setter) -> None:
    block = Paragraph(
        inlines=(*s("See "), Run("the page", HERE, link="https://example.org/a"), *s(" of it.")),
        span=HERE,
    )

    strips = set_blocks((block,), setter, setter.tree.add("Document", None))

    areas = [item for each in strips for item in each.items if isinstance(item, LinkArea)]
    assert [(area.contents, setter.tree[area.tag].role) for area in areas] == [("the page", "Link")]


def test_a_page_number_is_printed_and_leads_there(setter: Setter) -> None:
    setter.page_of = {"pay": 14}
    block = Paragraph(inlines=(*s("Page "), PageNumber("pay", HERE)), span=HERE)

    strips = set_blocks((block,), setter, setter.tree.add("Document", None))

    runs = [item.run.text for each in strips for item in each.items if isinstance(item, DrawnRun)]
    assert "14" in "".join(runs)
    assert any(isinstance(item, LinkArea) for each in strips for item in each.items)


def test_the_mark_of_an_unchecked_fact_is_drawn_and_spoken(setter: Setter) -> None:
    block = Paragraph(inlines=(*s("NIIT"), Unverified("not verified")), span=HERE)

    strips = set_blocks((block,), setter, setter.tree.add("Document", None))

    signs = [item for each in strips for item in each.items if isinstance(item, Shape)]
    assert {setter.tree[sign.tag].actual for sign in signs if sign.tag is not None} == {
        "not verified"
    }


def sign_and_words(setter: Setter, inlines: Inlines) -> tuple[Rect, list[DrawnRun]]:
    """Return where the sign of a paragraph stands, and its words."""
    strips = set_blocks(
        (Paragraph(inlines=inlines, span=HERE),), setter, setter.tree.add("Document", None)
    )
    items = [item for each in strips for item in each.items]
    box = extent(items)
    assert box is not None
    return box, [item for item in items if isinstance(item, DrawnRun)]


def test_a_sign_that_opens_words_is_drawn_and_not_heard(setter: Setter) -> None:
    box, (words,) = sign_and_words(setter, (Unverified(), *s("Not verified.")))

    assert box.x == pytest.approx(setter.master.text_start)
    assert words.x - box.right == pytest.approx(MARK_WORD_SPACE)
    assert words.run.text == "Not verified."
    assert [each.role for each in setter.tree.elements] == ["Document", "P"]


def test_a_sign_has_air_on_both_sides_in_a_sentence_and_before_it_behind_a_name(
    setter: Setter,
) -> None:
    text = (*s("Lines marked "), Unverified("not verified"), *s(" are doubtful."))
    box, (before, after) = sign_and_words(setter, text)
    assert box.x - (before.x + before.run.width) == pytest.approx(MARK_SIDE)
    assert after.x - box.right == pytest.approx(MARK_SIDE)

    box, (name,) = sign_and_words(setter, (*s("NIIT"), Unverified(", not verified")))
    assert box.x - (name.x + name.run.width) == pytest.approx(MARK_SPACE)


def test_a_sign_stays_with_the_words_that_it_opens(setter: Setter) -> None:
    fill = "word " * 40
    for length in range(2, 40):
        text = (*s(fill[:-length].rsplit(" ", 1)[0] + " "), Unverified(), *s("Unverified"))
        strips = set_blocks(
            (Paragraph(inlines=text, span=HERE),), setter, setter.tree.add("Document", None)
        )
        (line,) = [each for each in strips if extent(each.items) is not None]
        words = [item.run.text for item in line.items if isinstance(item, DrawnRun)]
        assert any("Unver" in word for word in words)
