"""Setting a chapter: blocks into strips, with the air between them.

Which component sets which block stands in one place, :func:`_set_block`; what air
stands between two blocks in another, :func:`_air`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.diagnostics import Report
from guidebuilder.document.blocks import (
    Addresses,
    Asides,
    Bars,
    Block,
    Cards,
    Chapter,
    Charted,
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
from guidebuilder.layout.address_list import set_addresses
from guidebuilder.layout.card_definitions import set_card_definitions
from guidebuilder.layout.checklist import set_checklist
from guidebuilder.layout.columns import set_cards, set_comparison
from guidebuilder.layout.comparison_paragraphs import set_comparison_paragraphs
from guidebuilder.layout.galley import (
    FORBIDDEN,
    FREE,
    LONE_LINE,
    POOR,
    Galley,
    Strip,
    depth,
    kept_with_next,
    noted,
    space,
    to_grid,
)
from guidebuilder.layout.initial import set_with_initial, takes_initial
from guidebuilder.layout.ladder import set_ladder
from guidebuilder.layout.ladder_list import set_ladder_list
from guidebuilder.layout.lists import set_definitions, set_list
from guidebuilder.layout.page import Anchor
from guidebuilder.layout.pay_chart import set_range_chart
from guidebuilder.layout.pay_dots import set_no_chart, set_range_dots
from guidebuilder.layout.plain_checklist import set_plain_checklist
from guidebuilder.layout.plain_notes import set_plain_asides, set_plain_note, set_plain_panel
from guidebuilder.layout.prose import (
    set_asides,
    set_figure,
    set_heading,
    set_panel,
    set_paragraph,
    set_writing_lines,
)
from guidebuilder.layout.rating_words import set_rating_dots, set_rating_words
from guidebuilder.layout.ratings import set_bars
from guidebuilder.layout.route_sentences import set_route_sentences
from guidebuilder.layout.routes import set_route_chart
from guidebuilder.layout.run_in_lists import set_run_in_definitions, set_run_in_list
from guidebuilder.layout.section_heads import (
    air_under_part,
    kicker_line,
    part_line,
    question_title,
    section_title,
)
from guidebuilder.layout.setting import SetMatter, on_trial
from guidebuilder.layout.side_notes import (
    DEEPEST,
    in_column,
    level_with_end,
    notes_of,
    place_for,
    side_note,
    with_note,
)
from guidebuilder.layout.table import set_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from guidebuilder.geometry import Pt
    from guidebuilder.layout.setting import Setter
    from guidebuilder.layout.side_notes import NoteWords
    from guidebuilder.style.theme import Manners, Spacing
    from guidebuilder.text.runs import TagId

CHARTS = (RangeChart, RouteChart, Ladder, Bars)
"""Blocks that read best on one page with what follows: the table of the same figures."""


def set_chapter(chapter: Chapter, setter: Setter, parent: TagId) -> Galley:
    """Set the parts of a chapter; its own title is set by the opener if it has one."""
    strips: list[Strip] = []
    if chapter.opener is None and not titles_itself(chapter):
        title = setter.tree.add("H1", parent)
        head = [*kept_with_next(section_title(chapter.title, setter, title))]
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
    """Return the air above a section that follows on; on a full page one line less."""
    line, lines = setter.master.line, setter.theme.spacing.section
    return space(lines * line, gives=min(lines, 1) * line)


def titles_itself(chapter: Chapter) -> bool:
    """Whether the chapter's one part carries its title (the sources, an article by itself)."""
    return chapter.opener is None and len(chapter.parts) == 1


def set_part(part: Part, setter: Setter, parent: TagId, role: str) -> Galley:
    """Set a part: its question small above the first section, or large on a question page."""
    sect = setter.tree.add("Sect", parent, title=part.short_title)
    master = setter.master
    strips: list[Strip] = []
    if part.is_question:
        if part.kicker:
            strips += kicker_line(part.kicker, setter, setter.tree.add("P", sect))
        strips += question_title(part.title, setter, setter.tree.add(role, sect))
    else:
        strips += part_line(part, setter, setter.tree.add(role, sect))
    head = list(kept_with_next(strips))
    head[0] = _opening(head[0], part.place, begins_page=part.is_question)
    below = "H2" if role == "H1" else "H3"
    body: list[Strip] = []
    for number, section in enumerate(part.sections):
        above = 0.0
        if not (number or part.is_question):
            above = air_under_part(setter, is_titled=bool(section.title))
        galley = _ready_section(section, setter, sect, role=below, above=above)
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


def _ready_section(section: Section, setter: Setter, parent: TagId, role: str, above: Pt) -> Galley:
    """Set a section, or take it as it was set before if its page numbers still hold."""
    before = setter.ready.get(section.place)
    if before is not None and setter.still_holds(before.numbers):
        setter.tree.adopt(before.tag, parent)
        return before.galley
    numbers: dict[str, str] = {}
    galley = set_section(section, replace(setter, numbers=numbers), parent, role, above)
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


def set_section(
    section: Section, setter: Setter, parent: TagId, role: str, above: Pt = 0.0
) -> Galley:
    """Set a section: its title, a line of air, its blocks.

    Args:
        section: What to set.
        setter: What sets text.
        parent: Structure element that it goes under.
        role: Role of its title.
        above: Air above it, under the line of its part.
    """
    sect = setter.tree.add("Sect", parent, title=section.short_title or None)
    setter.tree.note(sect, section.span)
    strips: list[Strip] = []
    if section.title:
        tag = setter.tree.add(role, sect)
        strips += kept_with_next(section_title(section.title, setter, tag, above))
    elif above:
        strips.append(Strip(above, break_after=FORBIDDEN))
    # Levels of headings must not skip: under a section without a title they come one higher.
    run_in = f"H{int(role[1:]) + 1}" if section.title else role
    begins = bool(section.title) and setter.theme.manners.section == "initial"
    inside = replace(setter, run_in=run_in)
    body = set_blocks(section.blocks, inside, sect, has_initial=begins)
    if strips and section.blocks and isinstance(section.blocks[0], Heading):
        # Its half line below needs one above: what follows then stands on the grid.
        strips.append(space(setter.master.line / 2, break_after=FORBIDDEN))
    head_depth = depth(strips)
    strips += body
    if not (section.title or body):
        return ()
    needs = head_depth + body[0].needs if body and body[0].needs else 0.0
    first = replace(strips[0], needs=needs)
    strips[0] = _opening(first, section.place, begins_page=section.opens_page)
    if not section.title:
        # It goes on from the section before: no rule about new sections holds for it.
        strips[0] = replace(strips[0], opens=None)
    air = replace(to_grid(strips, setter.master.line), break_after=strips[-1].break_after)
    return (*strips, air)


def set_blocks(
    blocks: Sequence[Block], setter: Setter, parent: TagId, *, has_initial: bool = False
) -> Galley:
    """Set blocks one under the other with the air that stands between them.

    A figure that comes first or second belongs with what stands above it: the first strip
    tells how deep both are.

    Args:
        blocks: What to set.
        setter: What sets text.
        parent: Structure element that they go under.
        has_initial: Whether their running text begins with an initial.
    """
    stack = _Stack(setter, parent)
    manners = setter.theme.manners
    blocks = list(_in_manner(blocks, manners))
    for number, block in enumerate(blocks):
        notes = notes_of(block) if setter.theme.manners.notes == "side" else ()
        if notes:
            ahead = next((each for each in blocks[number + 1 :] if not notes_of(each)), None)
            stack.annotate(block, notes, ahead)
            continue
        heard = replace(setter, report=Report())
        here = len(setter.tree[parent].children)
        if has_initial and _is_text(block) and takes_initial(block.inlines, heard):
            galley = set_with_initial(block.inlines, heard, setter.tree.add("P", parent))
        else:
            galley = _set_block(block, stack.before, heard, parent)
        for made in setter.tree[parent].children[here:]:
            setter.tree.note(made, block.span)
        stack.add(block, noted(galley, heard.report.found))
        has_initial &= isinstance(block, Paragraph) and block.role is ParagraphRole.LEAD
    strips = stack.strips
    if strips:
        strips[0] = replace(strips[0], needs=stack.needs)
    return tuple(strips)


def _in_manner(blocks: Iterable[Block], manners: Manners) -> Iterator[Block]:
    """Yield blocks without what they repeat of a chart that the theme does not draw."""
    for block in blocks:
        match block:
            case Table(charted=Charted.ROUTES) if manners.routes == "sentences":
                continue
            case Table(charted=Charted.PAY) if manners.pay == "table":
                yield replace(block, caption=())
            case _:
                yield block


EARLY = 2
"""Blocks of a section among which a figure belongs with the section's head."""


def _is_text(block: Block) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and block.role is ParagraphRole.TEXT


class _Stack(Struct):
    """Blocks of a section on their way into a galley.

    Attributes:
        setter: What sets text.
        parent: Structure element that they go under.
        strips: What is set so far.
        before: The last block.
        blocks: How many there are.
        needs: Depth down to the end of a figure that belongs with the section's head.
        column: Where the matter of the text column begins that ends the strips.
        last: Where the last block begins.
        waiting: Side-notes for the matter that comes next.
    """

    setter: Setter
    parent: TagId
    strips: list[Strip] = []
    before: Block | None = None
    blocks: int = 0
    needs: Pt = 0.0
    column: int = 0
    last: int = 0
    waiting: list[Strip] = []

    def add(self, block: Block, galley: Galley) -> None:
        """Put a set block under the others."""
        if not galley:
            return
        before, line = self.before, self.setter.master.line
        if before is not None:
            if _stays_with(block):
                self.strips = _keeping(self.strips)
            lines = _air(before, block, self.setter.theme.spacing)
            if lines:
                strips = self.strips
                cost = max(strips[-1].break_after, POOR if isinstance(before, CHARTS) else FREE)
                strips[-1] = replace(strips[-1], break_after=cost)
                # Text after a chart or a table goes back to the grid: its air has none to give.
                is_text = _keeps_grid(block, self.setter.theme.manners)
                gives = 0.0 if is_text or lines < 1 else line / 2
                strips.append(space(lines * line, break_after=cost, gives=gives))
                if is_text and isinstance(before, CHARTS):
                    strips.append(replace(to_grid((), line), break_after=cost))
        if isinstance(block, (*CHARTS, Figure)) and self.blocks < EARLY:
            self.needs = depth(self.strips) + depth(_first_piece(galley))
        self.last = len(self.strips)
        self.strips += galley
        self.before = block
        self.blocks += 1
        if is_wide(block, self.setter.theme.manners):
            self.column = self.last = len(self.strips)
        for note in self.waiting:
            self._place(note, self.last - self.column)
        self.waiting.clear()

    def annotate(self, block: Block, notes: Sequence[NoteWords], ahead: Block | None) -> None:
        """Put side-notes beside the matter before them, else beside that to come."""
        manners = self.setter.theme.manners
        for words in notes:
            trial = side_note(words, on_trial(self.setter), None)
            is_too_deep = trial.height > DEEPEST * self.setter.master.depth
            matter = self.strips[self.column :]
            # A closing note speaks of all that it closes, any other of the block before it.
            is_closing = isinstance(block, Paragraph)
            wanted = level_with_end(matter, trial) if is_closing else self.last - self.column
            place = place_for(matter, trial, wanted, self.setter.master.line) if matter else None
            may_wait = not (matter or is_closing) and ahead and not is_wide(ahead, manners)
            heard = replace(self.setter, report=Report())
            if is_too_deep or (place is None and not may_wait):
                galley = in_column(words, heard, self.parent)
                self.add(block, noted(galley, heard.report.found))
                continue
            (note,) = noted((side_note(words, heard, self.parent),), heard.report.found)
            if place is None:
                self.waiting.append(note)
            else:
                self._place(note, wanted)

    def _place(self, note: Strip, wanted: int) -> None:
        line = self.setter.master.line
        matter = self.strips[self.column :]
        at = place_for(matter, note, wanted, line)
        self.strips[self.column :] = with_note(matter, note, wanted if at is None else at, line)


def _first_piece(galley: Galley) -> Galley:
    """Return the strips down to the first break that is not forbidden."""
    for at, strip in enumerate(galley):
        if strip.break_after < LONE_LINE:
            return galley[: at + 1]
    return galley


def _keeps_grid(block: Block, manners: Manners) -> bool:
    """Whether a block is running text, or has names that stand on its lines."""
    if isinstance(block, RangeChart):
        return manners.pay == "dots"
    if isinstance(block, RouteChart):
        return manners.routes == "sentences"
    return not isinstance(block, (*CHARTS, Table))


def _stays_with(block: Block) -> bool:
    """Whether a block stands on the page of the one before it, as notes and addresses do."""
    if isinstance(block, Addresses):
        return True
    return isinstance(block, Paragraph) and block.role is ParagraphRole.NOTE


def _keeping(strips: list[Strip]) -> list[Strip]:
    """Return strips whose last piece of matter, and the air after it, keep what follows."""
    last = len(strips)
    while last > 0 and (last == len(strips) or strips[last].is_space):
        last -= 1
    return [*strips[:last], *kept_with_next(strips[last:])]


def _air(before: Block, block: Block, spacing: Spacing) -> float:  # noqa: PLR0911 - a table of cases
    """Return the air between two blocks, in grid lines."""
    match before, block:
        case Paragraph(role=ParagraphRole.TEXT), Paragraph(role=ParagraphRole.TEXT):
            return 0
        case Paragraph(role=ParagraphRole.INTRO), ItemList(marker=Marker.BULLET):
            return 0
        case Paragraph(role=ParagraphRole.INTRO), ItemList() | Definitions() if _has_rule(block):
            return 0
        case Paragraph(role=ParagraphRole.NOTICE), Paragraph(role=ParagraphRole.NOTICE):
            return 0.5
        case Paragraph(role=ParagraphRole.NOTE), Addresses():
            return 0.5
        case Heading(), _:
            return spacing.group_below
        case _, Heading():
            return spacing.group_above
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


LISTS = {"rows": set_list, "run-in": set_run_in_list}
DEFINITIONS = {"rows": set_definitions, "run-in": set_run_in_definitions}
ROUTES = {"bars": set_route_chart, "sentences": set_route_sentences}
LADDERS = {"stair": set_ladder, "list": set_ladder_list}
CARDS = {"two-up": set_cards, "definitions": set_card_definitions}
COMPARISONS = {"two-up": set_comparison, "paragraphs": set_comparison_paragraphs}
CHECKLISTS = {"column": set_checklist, "side": set_plain_checklist, "plain": set_plain_checklist}
PANELS = {"column": set_panel, "side": set_plain_panel, "plain": set_plain_panel}
ASIDES = {"column": set_asides, "side": set_plain_asides, "plain": set_plain_asides}
RANGES = {"bars": set_range_chart, "dots": set_range_dots, "table": set_no_chart}
RATINGS = {"bars": set_bars, "dots": set_rating_dots, "table": set_rating_words}
"""Which component sets what, by the manners of a theme."""


def _set_block(  # noqa: C901, PLR0911, PLR0912 - one arm for each kind of block
    block: Block, before: Block | None, setter: Setter, parent: TagId
) -> Galley:
    """Set one block with the component that knows its kind, in the manner of the theme."""
    manners = setter.theme.manners
    match block:
        case Paragraph(role=ParagraphRole.NOTE | ParagraphRole.NOTICE) if manners.notes != "column":
            return set_plain_note(block, setter, parent)
        case Paragraph():
            follows = isinstance(before, Paragraph) and before.role is ParagraphRole.TEXT
            return set_paragraph(block, setter, parent, follows_text=follows)
        case Heading():
            return set_heading(block, setter, parent)
        case ItemList():
            return LISTS[manners.lists](block, setter, parent)
        case Definitions():
            return DEFINITIONS[manners.lists](block, setter, parent)
        case Table():
            return set_table(block, setter, parent)
        case Panel():
            return PANELS[manners.notes](block, setter, parent)
        case Asides():
            return ASIDES[manners.notes](block, setter, parent)
        case Comparison():
            return COMPARISONS[manners.comparison](block, setter, parent)
        case Cards():
            return CARDS[manners.cards](block, setter, parent)
        case Checklist():
            return CHECKLISTS[manners.notes](block, setter, parent)
        case WritingLines():
            return set_writing_lines(block, setter, parent)
        case Addresses():
            return set_addresses(block, setter, parent)
        case Figure():
            return set_figure(block, setter, parent)
        case RangeChart():
            return RANGES[manners.pay](block, setter, parent)
        case Bars():
            return RATINGS[manners.pay](block, setter, parent)
        case RouteChart():
            return ROUTES[manners.routes](block, setter, parent)
        case Ladder():
            return LADDERS[manners.ladder](block, setter, parent)


def is_wide(block: Block, manners: Manners) -> bool:
    """Whether a block takes the full measure, so that no note stands beside it."""
    wide: dict[type[Block], bool] = {
        Table: True,
        WritingLines: True,
        RangeChart: True,
        Bars: manners.pay == "bars",
        RouteChart: manners.routes == "bars",
        Ladder: manners.ladder == "stair",
        Cards: manners.cards == "two-up",
        Comparison: manners.comparison == "two-up",
        ItemList: manners.lists == "rows",
        Definitions: manners.lists == "rows",
    }
    return wide.get(type(block), False)
