"""One sheet about one career: the parts of a chapter that fit in a hand.

It is taken from the finished chapter, so a handout can say nothing that its booklet does
not say.  References to pages and places of the booklet are taken out: a sheet by itself has
none.  What the kinds of blocks do not bring is brought by an author who calls a section
essential.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from guidebuilder.document.blocks import (
    Checklist,
    Comparison,
    ItemList,
    Marker,
    Paragraph,
    ParagraphRole,
    RangeChart,
    RouteChart,
)
from guidebuilder.document.contents import reworded, things_in
from guidebuilder.document.inlines import PageNumber, Run
from guidebuilder.model.items import Priority
from guidebuilder.records import Located

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.diagnostics import Span
    from guidebuilder.document.blocks import (
        Block,
        Chapter,
        Document,
        GlanceRow,
        Host,
        ListItem,
        Metadata,
        OnlineEdition,
        Opener,
        Part,
        Section,
        Wording,
    )
    from guidebuilder.document.inlines import Inline, Inlines

MOST_TASKS: Final = 5
"""Tasks that a handout names (look: handout)."""

MOST_STEPS: Final = 3
"""Next steps that it names."""

OPENING, CLOSING = " (", ")"
"""What stands around the number of a source."""


class Matter(Enum):
    """What a handout may hold besides its head, the most urgent first."""

    ROUTES = "routes"
    PAY = "pay"
    STEPS = "steps"
    TASKS = "tasks"
    ASK = "ask"
    SIDES = "sides"
    OTHER = "other"
    """What is there because its author calls it essential."""


_ESSENTIAL: Final = frozenset({Matter.ROUTES, Matter.PAY, Matter.STEPS})
"""Matter whose kinds of section are essential where no author says otherwise
(``guidebuilder.model.sections.priority_of``)."""

_MATTERS: Final = list(Matter)


class Piece(Located, frozen=True, kw_only=True):
    """What a handout takes of a section.

    Attributes:
        matter: What it is to a handout.
        title: The section's heading.
        blocks: As much of it as a handout holds.
        note: The line that closes the section.
        priority: The author's own word, if there is one.
        span: Place of the section.
    """

    matter: Matter
    title: Inlines
    blocks: tuple[Block, ...]
    note: Inlines = ()
    priority: Priority | None = None
    span: Span

    @property
    def urgency(self) -> tuple[int, int]:
        """Whether it stays: of two pieces the one with the smaller urgency stays longer.

        What an author calls essential stays longest, what one calls extra goes first.
        """
        match self.priority:
            case Priority.ESSENTIAL:
                rank = 0
            case None if self.matter in _ESSENTIAL:
                rank = 1
            case Priority.NORMAL | None:
                rank = 2
            case _:
                rank = 3
        return rank, _MATTERS.index(self.matter)


class Handout(Located, frozen=True, kw_only=True):
    """One sheet.

    Attributes:
        kicker: Line above the title.
        edition: The region's word, at the other end of that line.
        title: The career.
        text: What one does, in one sentence.
        glance: Title of the panel, and its rows without their notes.
        pieces: What follows, in the order of reading.
        contact: Label of the line to write a name on.
        host: Who hands it out, in place of that line.
        imprint: The smallest lines: who publishes it, and when.
        online: The online edition, if there is one.
        info: What the file says about itself.
        wording: Words that layout prints.
        domain: Number of the palette.
        paper: The region's paper.
        direction: ``ltr`` or ``rtl``.
        span: Place of the career.
    """

    kicker: Inlines
    edition: str
    title: Inlines
    text: Inlines
    glance: tuple[Inlines, tuple[GlanceRow, ...]]
    pieces: tuple[Piece, ...]
    contact: Inlines
    host: Host | None
    imprint: tuple[Inlines, ...]
    online: OnlineEdition | None
    info: Metadata
    wording: Wording
    domain: int
    paper: str
    direction: str
    span: Span


def handout_of(document: Document) -> Handout | None:
    """Return the handout of a document's first career, or ``None`` if it has none."""
    found = ((each, each.opener) for each in document.chapters if each.opener)
    chapter, opener = next(found, (None, None))
    if chapter is None or opener is None:
        return None
    cover = document.cover
    return Handout(
        kicker=cover.kicker,
        edition=document.wording.edition,
        title=opener.title,
        text=_alone(opener.text),
        glance=_glance(opener),
        pieces=_pieces(chapter),
        contact=cover.fields[0] if cover.fields else (),
        host=cover.host,
        imprint=cover.notices,
        online=cover.online,
        info=replace(document.info, title=f"{chapter.short_title}: {document.info.title}"),
        wording=document.wording,
        domain=document.domain,
        paper=document.paper,
        direction=document.direction,
        span=chapter.span,
    )


def _glance(opener: Opener) -> tuple[Inlines, tuple[GlanceRow, ...]]:
    if opener.glance is None:
        return (), ()
    rows = (replace(each, value=_alone(each.value), note=()) for each in opener.glance.rows)
    return opener.glance.title, tuple(rows)


def _pieces(chapter: Chapter) -> tuple[Piece, ...]:
    """Return one piece of each matter and what else is essential, in the order of the chapter.

    Of two sections of one matter the more urgent is taken, of two alike the first.
    """
    found = [
        piece
        for part in chapter.parts
        for section in part.sections
        if section.title
        for piece in _pieces_of(section, part)
    ]
    best: dict[Matter, Piece] = {}
    for each in found:
        if each.matter not in best or each.urgency < best[each.matter].urgency:
            best[each.matter] = each
    return tuple(
        each for each in found if each is best[each.matter] or each.priority is Priority.ESSENTIAL
    )


def _pieces_of(section: Section, part: Part) -> Iterator[Piece]:
    """Yield what a handout could take of a section: what its blocks are, or all of it."""
    taken: list[tuple[Matter, tuple[Block, ...]]] = [
        (found[0], (found[1],)) for each in section.blocks if (found := _matter(each, part))
    ]
    if not taken and section.priority is Priority.ESSENTIAL:
        taken = [(Matter.OTHER, tuple(_by_themselves(section)))]
    for matter, blocks in taken:
        if blocks:
            yield Piece(
                matter=matter,
                title=_alone(section.title),
                blocks=blocks,
                note=_note(section),
                priority=section.priority,
                span=section.span,
            )


def _by_themselves(section: Section) -> Iterator[Block]:
    """Yield the blocks of a section without what leads elsewhere, and without its notes."""
    for block in section.blocks:
        if isinstance(block, Paragraph) and block.role is ParagraphRole.NOTE:
            continue
        alone = reworded(block, _alone)
        if not isinstance(alone, Paragraph) or alone.inlines:
            yield alone


def _matter(block: Block, part: Part) -> tuple[Matter, Block] | None:
    """Return what a block is to a handout, and as much of it as one holds."""
    found: tuple[Matter, Block] | None = None
    match block:
        case ItemList(marker=Marker.NUMBER):
            tasks = tuple(map(_task, block.items[:MOST_TASKS]))
            found = Matter.TASKS, replace(block, items=tasks)
        case RouteChart():
            found = Matter.ROUTES, block
        case RangeChart():
            found = Matter.PAY, block
        case Comparison() if not part.is_question:
            found = Matter.SIDES, block
        case Checklist():
            found = Matter.STEPS, _first_steps(block)
        case ItemList() if _tells_whom_to_ask(block, part):
            found = Matter.ASK, block
    return found


def _tells_whom_to_ask(block: ItemList, part: Part) -> bool:
    """Whether a list is of people and questions: named lines beside the next steps."""
    is_beside_steps = any(isinstance(each, Checklist) for each in things_in(part))
    return is_beside_steps and all(each.lead for each in block.items)


def _task(item: ListItem) -> ListItem:
    """Return an item with the first thing that it says."""
    text = _first(item.paragraphs) or _first(item.points)
    return replace(
        item, lead=_alone(item.lead), paragraphs=(text,) if text else (), points=(), closing=()
    )


def _first_steps(block: Checklist) -> Checklist:
    left = MOST_STEPS
    groups = []
    for group in block.groups:
        items = tuple(
            replace(each, text=tuple(filter(None, map(_alone, each.text))))
            for each in group.items[:left]
        )
        left -= len(items)
        if items:
            groups.append(replace(group, items=items))
    return replace(block, groups=tuple(groups), foot=())


def _first(paragraphs: tuple[Inlines, ...]) -> Inlines:
    return _alone(paragraphs[0]) if paragraphs else ()


def _note(section: Section) -> Inlines:
    """Return the line that says who says so, without the numbers of a list of sources."""
    notes = (
        each.inlines
        for each in section.blocks
        if isinstance(each, Paragraph) and each.role is ParagraphRole.NOTE
    )
    return _alone(next(notes, ()))


def _alone(inlines: Inlines) -> Inlines:
    """Return inlines without what leads to other pages; none if they name a page."""
    if any(isinstance(each, PageNumber) for each in inlines):
        return ()
    kept: list[Inline] = []
    for each in inlines:
        before = kept[-1] if kept else None
        if isinstance(each, Run) and each.link is not None and each.link.startswith("#"):
            if isinstance(before, Run) and before.text.endswith(OPENING):
                continue  # the number of an entry in the list of sources
            kept.append(replace(each, link=None))
        elif (
            isinstance(each, Run)
            and isinstance(before, Run)
            and before.text.endswith(OPENING)
            and each.text.startswith(CLOSING)
        ):
            text = before.text.removesuffix(OPENING) + each.text.removeprefix(CLOSING)
            kept[-1] = replace(before, text=text)
        else:
            kept.append(each)
    return tuple(kept)
