"""Writes a document down as a manuscript: every kind of block in plain structure.

What we draw (a ladder, the routes, a chart of pay) becomes a list or a table of the same
words.  A document holds the words of every form that a theme may choose; those are taken
that the theme in hand prints.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from benchmarks.manuscript import (
    CONTENTS_DEPTH,
    Box,
    Chart,
    Contents,
    Grid,
    Head,
    Items,
    Lines,
    Manuscript,
    PageEnd,
    Picture,
    Terms,
    Text,
)
from guidebuilder.document.blocks import (
    Addresses,
    Align,
    Asides,
    Bars,
    Block,
    Cards,
    Charted,
    Checklist,
    Comparison,
    Definitions,
    Figure,
    Heading,
    ItemList,
    Ladder,
    ListItem,
    Marker,
    Panel,
    Paragraph,
    ParagraphRole,
    RangeChart,
    RouteChart,
    RouteSign,
    Table,
    WritingLines,
)
from guidebuilder.document.inlines import Run
from guidebuilder.layout.how_to_read import WAY_MARKS, signs_drawn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from benchmarks.manuscript import Node
    from guidebuilder.diagnostics import Span
    from guidebuilder.document.blocks import (
        Bar,
        Branch,
        Chapter,
        Cover,
        Document,
        HowToRead,
        Opener,
        Part,
        RangeRow,
        RouteLine,
        RouteStep,
        Section,
    )
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.style.theme import Manners

SMALL = frozenset({ParagraphRole.NOTE, ParagraphRole.NOTICE})
"""Roles of paragraphs that are set smaller than the text."""


def transcribed(document: Document, manners: Manners) -> Manuscript:
    """Return the words that a document says in the manners of a theme, in plain structure."""
    nodes = [*_front(document.cover, manners), PageEnd()]
    nodes += [*_how_to_read(document.how_to_read, manners), PageEnd()]
    nodes += [Contents(document.wording.contents), PageEnd()]
    for chapter in document.chapters:
        nodes += [*_chapter(chapter, manners), PageEnd()]
    nodes += _back(document.cover, manners)
    return Manuscript(
        title=document.info.title,
        author=document.info.author,
        language=document.info.language,
        running_head=(document.wording.running_title, document.wording.edition),
        nodes=tuple(nodes),
    )


def _front(cover: Cover, manners: Manners) -> Iterator[Node]:
    edition = _words(cover.edition, cover.span)
    # The tab of a drawn cover comes after all else.
    at_head, at_foot = ((), edition) if manners.cover == "lines" else (edition, ())
    yield from _texts(cover.kicker, at_head, small=True)
    yield Text(_strong(cover.title))
    yield from _texts(cover.subtitle, cover.sentence)
    for value, label in cover.facts:
        yield from _texts(_strong(value), label)
    yield from _texts(at_foot, small=True)


def _back(cover: Cover, manners: Manners) -> Iterator[Node]:
    yield Text(_strong(cover.call))
    yield from _texts(cover.call_text)
    if cover.online is not None:
        yield from _texts(cover.online.shown, cover.online.text)
    for label in cover.fields:
        yield Text(label)
        yield Lines(1)
    yield from _texts(*cover.notices, small=True)
    if cover.routes and manners.cover == "lines":
        yield Items(tuple((Text(_words(each.name, cover.span)),) for each in cover.routes))


def _how_to_read(page: HowToRead, manners: Manners) -> Iterator[Node]:
    drawn = signs_drawn(manners)
    rows = [row for row in page.rows if row.sign in drawn]
    yield Text(_strong(page.title))
    yield from _texts(dict(page.lead)[WAY_MARKS[manners.furniture]])
    yield Terms(tuple((row.title, (Text(row.text),)) for row in rows))
    yield from _texts(page.foot, small=True)


def _chapter(chapter: Chapter, manners: Manners) -> Iterator[Node]:
    single = chapter.opener is None and len(chapter.parts) == 1
    if not single:
        yield Head(1, chapter.title, chapter.place)
    if chapter.opener is not None:
        yield from _opener(chapter.opener)
    for part in chapter.parts:
        yield from _part(part, 1 if single else 2, manners)


def _opener(opener: Opener) -> Iterator[Node]:
    yield from _texts(opener.kicker, opener.subtitle, opener.text)
    glance = opener.glance
    if glance is None:
        return
    yield Text(_strong(glance.title))
    rows = tuple((Box((row.label,)), Box(_some(row.value, row.note))) for row in glance.rows)
    yield Grid(2, (), rows)
    yield from _texts(glance.source, small=True)


def _part(part: Part, level: int, manners: Manners) -> Iterator[Node]:
    yield from _texts(part.kicker, small=True)
    number = () if part.is_question else _words(f"{part.number}\N{EN SPACE}", part.span)
    yield Head(level, part.title, part.place, number)
    for section in part.sections:
        yield from _section(section, level + 1, manners)


def _section(section: Section, level: int, manners: Manners) -> Iterator[Node]:
    if section.opens_page:
        yield PageEnd()
    if section.title:
        yield Head(level, section.title, section.place)
    for block in section.blocks:
        yield from _block(block, manners)


def _block(  # noqa: C901, PLR0912 - one arm for each kind of block
    block: Block, manners: Manners
) -> Iterator[Node]:
    """Yield what a block says; a kind that is not known here is an error of ours."""
    match block:
        case Paragraph():
            yield from _texts(block.inlines, small=block.role in SMALL)
        case Heading():
            yield Head(CONTENTS_DEPTH + 1, block.inlines)
        case ItemList():
            numbered = block.marker in {Marker.NUMBER, Marker.NUMERAL}
            yield Items(tuple(tuple(_item(each)) for each in block.items), numbered)
        case Definitions():
            yield from _texts(_strong(block.title))
            yield Terms(
                tuple((each.term, tuple(_texts(each.under, *each.text))) for each in block.items)
            )
        case Table():
            yield from _table(block, manners)
        case Panel():
            yield from _texts(_strong(block.label), _strong(block.headline), *block.paragraphs)
        case Asides():
            for aside in block.items:
                yield from _texts(_strong(aside.title), *aside.text)
        case Comparison():
            for side in block.sides:
                yield from _texts(_strong(side.label))
                if side.items:
                    yield Items(tuple((Text(each),) for each in side.items))
                else:
                    yield from _texts(_words(side.empty_line, block.span))
        case Cards():
            yield from _cards(block)
        case Checklist():
            yield from _checklist(block)
        case WritingLines():
            for prompt, lines in block.prompts:
                yield from _texts(prompt)
                yield Lines(lines)
        case Addresses():
            shown = ((Text(each.shown, is_small=True),) for each in block.items)
            yield Items(tuple(shown), is_numbered=True)
        case Figure():
            yield Picture(block.image, block.alt)
            yield from _texts(block.caption, small=True)
        case RangeChart() if manners.pay == "table":
            return
        case RangeChart():
            axis = _texts(block.axis, _ticks(block.ticks, block.span), small=True)
            yield Chart((*axis, _figures(block.rows)))
        case Bars():
            yield from _texts(block.scale, small=True)
            yield _figures(block.items)
        case RouteChart() if manners.routes == "bars":
            yield Chart(tuple(_routes(block)))
        case RouteChart():
            yield from _route_sentences(block)
        case Ladder():
            yield from _ladder(block, manners)


def _checklist(block: Checklist) -> Iterator[Node]:
    for group in block.groups:
        yield from _texts(_strong(group.title))
        steps = (_texts(_strong(each.title), *each.text) for each in group.items)
        yield Items(tuple(tuple(each) for each in steps))
    yield from _texts(block.foot)


def _figures(rows: Iterable[RangeRow | Bar]) -> Grid:
    """Return the words of a chart as a table: what it is, and what is printed beside it."""
    cells = ((Box((row.label,)), Box(_some(row.figure, row.note))) for row in rows)
    return Grid(2, (), tuple(cells))


def _item(item: ListItem) -> Iterator[Node]:
    if item.lead:
        tag = _words(f" {item.tag_word}", item.span) if item.tag_word else ()
        yield Text((*_strong(item.lead), *tag))
    yield from _texts(*item.paragraphs)
    if item.points:
        yield Items(tuple((Text(each),) for each in item.points))
    yield from _texts(item.closing)


def _grid(table: Table) -> Grid:
    head = tuple(Box((each.label,), at_end=each.align is Align.END) for each in table.columns)
    above = tuple(
        Box((_words(words, table.span),) if words else (), column_span=len(tuple(columns)))
        for words, columns in groupby(each.under or "" for each in table.columns)
    )
    two_levels = any(each.under for each in table.columns)
    return Grid(len(table.columns), (above, head) if two_levels else (head,), _rows(table))


def _rows(table: Table) -> tuple[tuple[Box, ...], ...]:
    """Return the cells of each row; cells that a row span above covers are left out."""
    covered = [0] * len(table.columns)  # rows for which a column is still taken
    rows = []
    for row in table.rows:
        free = (at for at, left in enumerate(covered) if not left)
        taken = [0] * len(covered)
        boxes = []
        for cell in row.cells:
            columns = [next(free) for _ in range(cell.column_span)]
            for at in columns:
                taken[at] = cell.row_span
            boxes.append(
                Box(
                    _cell(cell.paragraphs, strong=cell.strong_first),
                    cell.row_span,
                    cell.column_span,
                    table.columns[columns[0]].align is Align.END,
                )
            )
        covered = [
            max(left, new) - 1 if left or new else 0
            for left, new in zip(covered, taken, strict=True)
        ]
        rows.append(tuple(boxes))
    return tuple(rows)


def _cell(paragraphs: tuple[Inlines, ...], *, strong: bool) -> tuple[Inlines, ...]:
    return (_strong(paragraphs[0]), *paragraphs[1:]) if strong and paragraphs else paragraphs


def _routes(chart: RouteChart) -> Iterator[Node]:
    yield from _texts(chart.start, _ticks(chart.years, chart.span), small=True)
    for route in chart.routes:
        yield from _texts(_route_name(route, " "), route.total, route.note)
        steps = tuple((Text(_step(each, each.time)),) for each in route.steps)
        yield Items(steps, is_numbered=True)
    legend = (words for sign, words in chart.legend if sign is not RouteSign.ITALIC)
    yield from _texts(*legend, small=True)


def _route_sentences(chart: RouteChart) -> Iterator[Node]:
    yield from _texts(*(words for sign, words in chart.legend if sign is RouteSign.ITALIC))
    for route in chart.routes:
        yield from _texts(_route_name(route, ". "), route.total, route.note)
        clauses = [
            (*_step(each, each.time or each.gap), *_words(". ", each.span)) for each in route.steps
        ]
        yield Text(tuple(each for clause in clauses for each in clause))


def _route_name(route: RouteLine, stop: str) -> Inlines:
    return _strong((*_words(f"{route.letter}{stop}", route.span), *route.name))


def _step(step: RouteStep, time: Inlines) -> Inlines:
    comma = _words(", ", step.span) if time else ()
    option = _words(f" ({step.option})", step.span) if step.option else ()
    return (*step.text, *comma, *_strong(time), *option)


def _cards(block: Cards) -> Iterator[Node]:
    """Yield cards as they are read: the name first, wherever its kicker stands."""
    for card in block.items:
        yield from _texts(_strong(card.title), card.kicker, card.figure, *card.text)


def _table(table: Table, manners: Manners) -> Iterator[Node]:
    """Yield a table, but for what a theme leaves out that draws no chart before it."""
    if table.charted is Charted.ROUTES and manners.routes == "sentences":
        return
    if not (table.charted is Charted.PAY and manners.pay == "table"):
        yield from _texts(_strong(table.caption))
    yield _grid(table)
    yield from _texts(table.note, small=True)


def _ladder(ladder: Ladder, manners: Manners) -> Iterator[Node]:
    """Yield the rungs from the first up, each with the ways that leave it."""
    as_list = manners.ladder == "list"
    yield from _texts(_strong(ladder.main_title))
    rungs = []
    for index, rung in enumerate(ladder.rungs):
        here = ladder.here if as_list and rung.is_start and index else ()
        words = _texts(_strong(rung.name), rung.figure, here, rung.text)
        ways = [_branch(each) for each in ladder.branches if each.leaves == index]
        rungs.append((*words, *(node for way in ways for node in way)))
    yield Items(tuple(rungs), is_numbered=True)
    for branch in ladder.branches:
        if branch.leaves is None:
            yield from _branch(branch)
    if not as_list:
        yield Chart(tuple(_texts(*(words for _, words in ladder.legend), small=True)))


def _branch(branch: Branch) -> Iterator[Node]:
    yield from _texts(_strong(branch.title), branch.needs, branch.note)
    if branch.posts:
        posts = (_texts(_strong(post.name), post.figure, post.text) for post in branch.posts)
        yield Items(tuple(tuple(each) for each in posts))


def _ticks(ticks: Iterable[tuple[float, str]], span: Span) -> Inlines:
    return _words(" ".join(words for _, words in ticks), span)


def _texts(*texts: Inlines, small: bool = False) -> Iterator[Text]:
    """Yield a paragraph for each text that has words."""
    return (Text(each, small) for each in texts if each)


def _some(*texts: Inlines) -> tuple[Inlines, ...]:
    return tuple(each for each in texts if each)


def _words(text: str, span: Span) -> Inlines:
    return (Run(text, span),) if text else ()


def _strong(inlines: Inlines) -> Inlines:
    return tuple(
        Run(each.text, each.span, strong=True, emphasis=each.emphasis, link=each.link)
        if isinstance(each, Run)
        else each
        for each in inlines
    )
