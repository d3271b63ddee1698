"""Setting a chapter: blocks into strips, with the air between them.

Which component sets which block stands in one place, :func:`_set_block`; what air
stands between two blocks in another, :func:`_air`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.document.blocks import (
    Asides,
    Bars,
    Block,
    Cards,
    Chapter,
    Checklist,
    Comparison,
    Definitions,
    Figure,
    Heading,
    ItemList,
    Ladder,
    Marker,
    Panel,
    Paragraph,
    ParagraphRole,
    Part,
    RangeChart,
    RouteChart,
    Section,
    Table,
    WritingLines,
)
from guidebuilder.layout.checklist import set_checklist
from guidebuilder.layout.columns import set_cards, set_comparison
from guidebuilder.layout.galley import (
    FREE,
    LONE_LINE,
    POOR,
    Galley,
    Strip,
    depth,
    kept_with_next,
    short_of_grid,
    space,
)
from guidebuilder.layout.ladder import set_ladder
from guidebuilder.layout.lists import set_definitions, set_list
from guidebuilder.layout.page import Anchor
from guidebuilder.layout.pay_chart import set_range_chart
from guidebuilder.layout.prose import (
    set_asides,
    set_figure,
    set_heading,
    set_panel,
    set_paragraph,
    set_writing_lines,
)
from guidebuilder.layout.ratings import set_bars
from guidebuilder.layout.routes import set_route_chart
from guidebuilder.layout.setting import SetMatter, said
from guidebuilder.layout.table import set_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.layout.setting import Setter
    from guidebuilder.text.runs import TagId

CHARTS = (RangeChart, RouteChart, Ladder, Bars)
"""Blocks that read best on one page with what follows: the table of the same figures."""

SECTION_AIR = 3
"""Grid lines above a section that follows on (look: grid)."""


def set_chapter(chapter: Chapter, setter: Setter, parent: TagId) -> Galley:
    """Set the parts of a chapter; its own title is set by the opener if it has one."""
    strips: list[Strip] = []
    if chapter.opener is None and not titles_itself(chapter):
        title = setter.tree.add("H1", parent)
        lines = setter.text(chapter.title, setter.styles.section, 0, setter.master.width, title)
        lines = [*lines, space(setter.master.line)]
        head = [*kept_with_next(lines)]
        head[0] = _opening(head[0], chapter.place, begins_page=True)
        strips += head
    for part in chapter.parts:
        galley = set_part(part, setter, parent, role="H1" if titles_itself(chapter) else "H2")
        if titles_itself(chapter):
            galley = (_opening(galley[0], chapter.place, begins_page=True), *galley[1:])
        if strips and not galley[0].begins_page:
            strips.append(_section_air(setter))
        strips += galley
    return tuple(strips)


def _section_air(setter: Setter) -> Strip:
    """Return the air above a section that follows on: three lines, two on a full page."""
    line = setter.master.line
    return space(SECTION_AIR * line, gives=line)


def titles_itself(chapter: Chapter) -> bool:
    """Whether the chapter's one part carries its title (the sources, an article by itself)."""
    return chapter.opener is None and len(chapter.parts) == 1


def set_part(part: Part, setter: Setter, parent: TagId, role: str) -> Galley:
    """Set a part: its question small above the first section, or large on a question page."""
    sect = setter.tree.add("Sect", parent, title=part.short_title)
    master, styles = setter.master, setter.styles
    strips: list[Strip] = []
    if part.is_question:
        if part.kicker:
            kicker = setter.tree.add("P", sect)
            strips += setter.text(part.kicker, styles.kicker, 0, master.width, kicker)
        tag = setter.tree.add(role, sect)
        lines = setter.text(part.title, styles.question_title, 0, master.width, tag)
        strips += lines
        strips.append(space(short_of_grid(strips, master.line) + master.line))
    else:
        tag = setter.tree.add(role, sect)
        label = (*said(f"{part.number}"), *said("\u2002"), *part.title)
        strips += setter.text(label, styles.kicker, 0, master.width, tag)
    head = list(kept_with_next(strips))
    head[0] = _opening(head[0], part.place, begins_page=part.is_question)
    below = "H2" if role == "H1" else "H3"
    body: list[Strip] = []
    for number, section in enumerate(part.sections):
        galley = _ready_section(section, setter, sect, role=below)
        if not galley:
            continue
        if number and not galley[0].begins_page:
            air = _section_air(setter) if section.title else space(master.line, break_after=POOR)
            body[-1] = replace(body[-1], break_after=max(body[-1].break_after, air.break_after))
            body.append(air)
        body += galley
    if part.sections and part.sections[0].opens_page:
        head[0] = replace(head[0], begins_page=True)
        body[0] = replace(body[0], begins_page=False)
    if body:
        # The section that opens the part stands under the part's own line, at its head.
        needs = depth(head) + body[0].needs if body[0].needs else 0.0
        head[0] = replace(head[0], needs=needs)
        body[0] = replace(body[0], opens=None)
    return (*head, *body)


def _ready_section(section: Section, setter: Setter, parent: TagId, role: str) -> Galley:
    """Set a section, or take it as it was set before if its page numbers still hold."""
    before = setter.ready.get(section.place)
    if before is not None and setter.still_holds(before.numbers):
        setter.tree.adopt(before.tag, parent)
        return before.galley
    numbers: dict[str, str] = {}
    galley = set_section(section, replace(setter, numbers=numbers), parent, role)
    tag = setter.tree[parent].children[-1]
    setter.ready[section.place] = SetMatter(tag, galley, numbers)
    return galley


def _opening(strip: Strip, place: str, *, begins_page: bool) -> Strip:
    anchor = Anchor(place, 0)
    return replace(
        strip,
        items=(anchor, *strip.items),
        opens=place,
        begins_page=begins_page or strip.begins_page,
    )


def set_section(section: Section, setter: Setter, parent: TagId, role: str) -> Galley:
    """Set a section: its title in the full measure, a line of air, its blocks."""
    sect = setter.tree.add("Sect", parent, title=section.short_title or None)
    strips: list[Strip] = []
    if section.title:
        tag = setter.tree.add(role, sect)
        master = setter.master
        lines = setter.text(section.title, setter.styles.section, 0, master.width, tag)
        strips += kept_with_next((*lines, space(master.line)))
    # Levels of headings must not skip: under a section without a title they come one higher.
    run_in = f"H{int(role[1:]) + 1}" if section.title else role
    body = set_blocks(section.blocks, replace(setter, run_in=run_in), sect)
    head_depth = depth(strips)
    strips += body
    if not strips:
        return ()
    needs = head_depth + body[0].needs if body and body[0].needs else 0.0
    first = replace(strips[0], needs=needs)
    strips[0] = _opening(first, section.place, begins_page=section.opens_page)
    if not section.title:
        # It goes on from the section before: no rule about new sections holds for it.
        strips[0] = replace(strips[0], opens=None)
    return tuple(strips)


def set_blocks(blocks: Sequence[Block], setter: Setter, parent: TagId) -> Galley:
    """Set blocks one under the other with the air that stands between them.

    A figure that comes first or second belongs with what stands above it: the first strip
    tells how deep both are.
    """
    strips: list[Strip] = []
    needs = 0.0
    before: Block | None = None
    for block in blocks:
        galley = _set_block(block, before, setter, parent)
        if not galley:
            continue
        if before is not None:
            if _stays_with(block):
                strips = _keeping(strips)
            lines = _air(before, block)
            if lines:
                cost = max(strips[-1].break_after, POOR if isinstance(before, CHARTS) else FREE)
                strips[-1] = replace(strips[-1], break_after=cost)
                line = setter.master.line
                gives = line / 2 if lines >= 1 and _is_off_grid(before, block) else 0.0
                strips.append(space(lines * line, break_after=cost, gives=gives))
        if isinstance(block, (*CHARTS, Figure)) and block in blocks[:2]:
            needs = depth(strips) + depth(_first_piece(galley))
        strips += galley
        before = block
    if strips:
        strips[0] = replace(strips[0], needs=needs)
    return tuple(strips)


def _first_piece(galley: Galley) -> Galley:
    """Return the strips down to the first break that is not forbidden."""
    for at, strip in enumerate(galley):
        if strip.break_after < LONE_LINE:
            return galley[: at + 1]
    return galley


def _is_off_grid(before: Block, block: Block) -> bool:
    """Whether air between two blocks may lose half a line: next to charts and tables."""
    return isinstance(before, (*CHARTS, Table)) or isinstance(block, (*CHARTS, Table))


def _stays_with(block: Block) -> bool:
    """Whether a block must stand on the page of the one before it: a note under its matter."""
    return isinstance(block, Paragraph) and block.role is ParagraphRole.NOTE


def _keeping(strips: list[Strip]) -> list[Strip]:
    """Return strips whose last piece of matter, and the air after it, keep what follows."""
    last = len(strips)
    while last > 0 and (last == len(strips) or strips[last].is_space):
        last -= 1
    return [*strips[:last], *kept_with_next(strips[last:])]


def _air(before: Block, block: Block) -> float:  # noqa: PLR0911 - a table of cases
    """Return the air between two blocks, in grid lines."""
    match before, block:
        case Paragraph(role=ParagraphRole.TEXT), Paragraph(role=ParagraphRole.TEXT):
            return 0
        case Paragraph(role=ParagraphRole.INTRO), ItemList() | Definitions() if _has_rule(block):
            return 0
        case Paragraph(), ItemList(marker=Marker.BULLET) if not _has_rule(block):
            return 0.5
        case Paragraph(role=ParagraphRole.NOTICE), Paragraph(role=ParagraphRole.NOTICE):
            return 0.5
        case Heading(), _:
            return 0.5
        case _, Heading():
            return 1.5
        case _, Paragraph(role=ParagraphRole.NOTE):
            return 1
        case _, ItemList() | Definitions() if _has_rule(block):
            return 0
        case _:
            return 1


def _has_rule(block: Block) -> bool:
    """Whether a block begins with a rule and its own air above."""
    match block:
        case ItemList(items=items, marker=Marker.BULLET | Marker.NUMBER):
            return all(item.lead for item in items)
        case Definitions(title=title):
            return not title
        case _:
            return False


def _set_block(  # noqa: C901, PLR0911, PLR0912 - one arm for each kind of block
    block: Block, before: Block | None, setter: Setter, parent: TagId
) -> Galley:
    """Set one block with the component that knows its kind."""
    match block:
        case Paragraph():
            follows = isinstance(before, Paragraph) and before.role is ParagraphRole.TEXT
            return set_paragraph(block, setter, parent, follows_text=follows)
        case Heading():
            return set_heading(block, setter, parent)
        case ItemList():
            return set_list(block, setter, parent)
        case Definitions():
            return set_definitions(block, setter, parent)
        case Table():
            return set_table(block, setter, parent)
        case Panel():
            return set_panel(block, setter, parent)
        case Asides():
            return set_asides(block, setter, parent)
        case Comparison():
            return set_comparison(block, setter, parent)
        case Cards():
            return set_cards(block, setter, parent)
        case Checklist():
            return set_checklist(block, setter, parent)
        case WritingLines():
            return set_writing_lines(block, setter, parent)
        case Figure():
            return set_figure(block, setter, parent)
        case RangeChart():
            return set_range_chart(block, setter, parent)
        case Bars():
            return set_bars(block, setter, parent)
        case RouteChart():
            return set_route_chart(block, setter, parent)
        case Ladder():
            return set_ladder(block, setter, parent)
