"""One sheet about a career: head and facts beside each other, then one thing under the other.

It has two sides at most.  What does not fit is left out whole, the least urgent first
(:attr:`guidebuilder.document.handout.Piece.urgency`), and the author is told; type is never
made smaller.
"""

from __future__ import annotations

from itertools import islice, permutations
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.document.blocks import Checklist, RangeChart, RouteChart
from guidebuilder.document.handout import Matter
from guidebuilder.document.inlines import Run
from guidebuilder.geometry import Rect, mm
from guidebuilder.layout import signs
from guidebuilder.layout.blocks import set_blocks
from guidebuilder.layout.galley import Strip, beside, depth, merged, moved, rounded_up, space
from guidebuilder.layout.host_mark import LOGO_HEIGHT, HostMark
from guidebuilder.layout.mirror import turned_over
from guidebuilder.layout.opener_page import display_style
from guidebuilder.layout.page import Book, Notice, Page
from guidebuilder.layout.paths import rectangle, rule, stroked
from guidebuilder.layout.qr_code import qr_code
from guidebuilder.layout.setting import Setter, plain, said
from guidebuilder.style.palette import BLACK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidebuilder.diagnostics import Report
    from guidebuilder.document.blocks import Block, GlanceRow, RouteStep
    from guidebuilder.document.handout import Handout, Piece
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.finishing import Finishing
    from guidebuilder.layout.page import Item
    from guidebuilder.style.page_master import PageMaster
    from guidebuilder.style.theme import Theme
    from guidebuilder.text.fonts import FontBook
    from guidebuilder.text.runs import TagId

SIDES: Final = 2
"""Sides of a sheet."""

PANEL: Final = 0.31
"""Share of the measure that the panel of facts takes (look: handout)."""

PANEL_PAD: Final = 11.0
"""Air inside the panel, in points."""

MOST_ORDERS: Final = 5040
"""Orders of pieces that are tried: all of seven."""

LEFT_OUT: Final = "GB715"
"""Code of the message that a handout has no room for something."""

NOTE_AIR: Final = 3.0
"""Air between a piece and its note, in points: the mark in it rises above its line."""

AIR_GIVEN: Final = 0.6
"""Share of the air between two pieces that may go where a side is full: 5 points stay."""

CODE: Final = 76.5
"""Side of the code with its quiet zone, in points: 27 mm (look: handout)."""


def lay_out_handout(
    handout: Handout,
    theme: Theme,
    paper: str,
    fonts: FontBook,
    report: Report,
    finishing: Finishing,
) -> Book:
    """Set a handout on the sides of one sheet.

    Args:
        handout: What to print.
        theme: How it looks.
        paper: Name of a paper.
        fonts: The faces to set with.
        report: Told what had to be left out.
        finishing: How it is cut.
    """
    pieces = handout.pieces
    master = replace(theme.master(paper), bleed=finishing.bleed)
    while True:
        setter = replace(Setter.of(handout, theme, master, fonts, report), run_in="H3")
        sheet = _Sheet(replace(handout, pieces=pieces), setter).filled()
        if (len(sheet.sides) <= SIDES and not sheet.too_deep) or not pieces:
            break
        last = sheet.too_deep or max(pieces, key=lambda each: each.urgency)
        pieces = tuple(each for each in pieces if each is not last)
        report.warning(
            last.span,
            LEFT_OUT,
            f"the handout has no room for “{plain(last.title)}”",
            hint="the booklet has it; to keep it here, write `priority: essential` in this section"
            " or `priority: extra` in another, or shorten steps and texts",
        )
    pages = tuple(_pages(sheet.sides, setter, report))
    return Book(pages, setter.tree, (), handout.info, leftwards=setter.leftwards)


def _pages(sides: Sequence[Sequence[Item]], setter: Setter, report: Report) -> Iterator[Page]:
    master = setter.master
    for number, items in enumerate(sides, start=1):
        for item in items:
            if isinstance(item, Notice):
                report.add(replace(item.diagnostic, page=number))
        drawn = tuple(item for item in items if not isinstance(item, Notice))
        page = Page(number, master.trim, drawn, master.bleed)
        yield turned_over(page) if setter.leftwards else page


def _filled(bands: Sequence[Strip], room: Pt) -> list[list[Strip]]:
    """Return bands on as many sides as they need in their order, at their closest."""
    sides: list[list[Strip]] = [[]]
    for band in bands:
        closest = sum(each.height - each.gives for each in (*sides[-1], band))
        if sides[-1] and closest > room:
            sides.append([])
        sides[-1].append(band)
    return sides


def _closed_up(bands: Sequence[Strip], room: Pt) -> list[Strip]:
    """Return the bands of a side, each with as much less air as the side is too deep for."""
    over, gives = depth(bands) - room, sum(each.gives for each in bands)
    if over <= 0 or not gives:
        return list(bands)
    share = min(1.0, over / gives)
    return [replace(each, height=each.height - share * each.gives) for each in bands]


class _Filled(Struct, frozen=True):
    """The items of each side, and the first piece that no side is deep enough for, if any."""

    sides: list[list[Item]]
    too_deep: Piece | None


class _Sheet(Struct, frozen=True):
    """Sets the pieces of a handout and puts them on sides."""

    handout: Handout
    setter: Setter

    def filled(self) -> _Filled:
        """Set the pieces and put them on as few sides as can be."""
        master, tree = self.setter.master, self.setter.tree
        root = tree.add("Document", None, leftwards=self.setter.leftwards)
        sect = tree.add("Sect", root)
        head = self._head(sect)
        pieces = [self._piece(each, sect) for each in self._below]
        deep = (
            piece
            for piece, band in zip(self._below, pieces, strict=True)
            if band.height > master.depth
        )
        foot = self._foot(sect)
        # In the order of the booklet if that fits, else in the one nearest to it that does:
        # permutations come in that order.
        orders = ((head, *each, foot) for each in islice(permutations(pieces), MOST_ORDERS))
        bands = min(orders, key=lambda each: len(_filled(each, master.depth)))
        sides: list[list[Item]] = []
        for side in _filled(bands, master.depth):
            y = master.margins.top
            sides.append([])
            for band in _closed_up(side, master.depth):
                if band is foot:
                    y = master.margins.top + master.depth - band.height
                sides[-1] += [moved(item, master.margins.inside, y) for item in band.items]
                y += band.height
        return _Filled(sides, next(deep, None))

    @property
    def _tasks(self) -> Piece | None:
        pieces = self.handout.pieces
        return next((each for each in pieces if each.matter is Matter.TASKS), None)

    @property
    def _below(self) -> list[Piece]:
        return [each for each in self.handout.pieces if each.matter is not Matter.TASKS]

    def _head(self, parent: TagId) -> Strip:
        """Set title, sentence and tasks beside the panel of facts."""
        setter, handout = self.setter, self.handout
        master, styles = setter.master, setter.styles
        panel = PANEL * master.width
        measure = master.width - panel - 2 * master.gutter
        kicker = setter.text(handout.kicker, styles.kicker, 0, measure, self._p(parent))
        strips = [*kicker, space(master.line)]
        title = display_style(handout.title, setter, measure)
        strips += setter.text(handout.title, title, 0, measure, setter.tree.add("H1", parent))
        strips.append(space(master.line / 2))
        strips += setter.text(handout.text, styles.opener_text, 0, measure, self._p(parent))
        tasks = self._tasks
        if tasks is not None:
            narrow = replace(setter, master=_narrower(master, measure))
            strips += [space(master.line), *_titled(tasks, narrow, parent)]
        edition = setter.label(
            said(handout.edition),
            styles.kicker,
            master.width,
            styles.kicker.drop,
            self._p(parent),
            1,
        )
        facts = self._panel(panel, parent)
        at = 2 * master.line
        band = beside((0, strips), (master.width - panel, [Strip(at), facts]))
        return rounded_up(
            replace(band, items=(*band.items, *edition), height=band.height + master.line),
            master.line,
        )

    def _panel(self, width: Pt, parent: TagId) -> Strip:
        """Set the facts in a frame: each a label with its answer under it."""
        setter, (title, rows) = self.setter, self.handout.glance
        styles, palette, line = setter.styles, setter.theme.palette, setter.master.line
        measure = width - 2 * PANEL_PAD
        strips: list[Strip] = [Strip(PANEL_PAD)]
        head = setter.tree.add("H2", parent)
        strips += setter.text(title, styles.group, PANEL_PAD, measure, head)
        group = setter.tree.add("L", parent, numbering="None")
        for row in rows:
            strips.append(Strip(line / 2, (rule(PANEL_PAD, line / 2, measure, palette.deep, 0.5),)))
            strips += self._fact(row, measure, group)
        strips.append(Strip(PANEL_PAD))
        band = merged(strips)
        frame = stroked(rectangle(0, 0, width, band.height), palette.deep, 1.25)
        return replace(band, items=(frame, *band.items))

    def _fact(self, row: GlanceRow, measure: Pt, group: TagId) -> list[Strip]:
        setter = self.setter
        item = setter.tree.add("LI", group)
        label = setter.text(
            row.label,
            setter.styles.kicker.inked(BLACK),
            PANEL_PAD,
            measure,
            setter.tree.add("Lbl", item),
        )
        value = setter.styles.lead_in.inked(setter.theme.palette.deep)
        if not row.is_known:
            value = setter.styles.lead_in.weighted(400)
        body = setter.tree.add("LBody", item)
        return [*label, *setter.text(row.value, value, PANEL_PAD, measure, body)]

    def _piece(self, piece: Piece, parent: TagId) -> Strip:
        """Set a piece under a rule, with a line of air after it, most of which may go."""
        setter = self.setter
        line = setter.master.line
        above = rule(0, 0.5, setter.master.width, setter.theme.palette.deep, 1)
        strips = [Strip(line / 2, (above,)), *_titled(piece, setter, parent)]
        while strips[-1].is_space:
            strips.pop()
        if piece.note:
            note = setter.styles.caption
            strips.append(Strip(NOTE_AIR))
            strips += setter.text(piece.note, note, 0, setter.master.width, self._p(parent))
        return replace(merged([*strips, Strip(line)]), gives=AIR_GIVEN * line)

    def _foot(self, parent: TagId) -> Strip:
        """Set the line to write a name on, the code beside its address, and the imprint."""
        setter, handout = self.setter, self.handout
        master, styles = setter.master, setter.styles
        online = handout.online
        measure = master.width - (CODE + 2 * master.gutter + 120 if online else 0)
        strips: list[Strip] = []
        if handout.host is not None:
            mark = HostMark(handout.host, measure, styles.lead_in, styles.caption, setter)
            height = max(mark.depth, LOGO_HEIGHT if handout.host.logo else 0.0)
            strips.append(Strip(height, mark.placed(0, 0, height, parent)))
            strips.append(Strip(master.line / 2))
        if handout.contact:
            strips += setter.text(
                handout.contact, styles.kicker.inked(BLACK), 0, measure, self._p(parent)
            )
            strips.append(Strip(1.5 * master.line, (rule(0, 15, measure, BLACK, 0.75),)))
        for words in handout.imprint:
            strips += setter.text(words, styles.caption, 0, measure, self._p(parent))
        columns: list[tuple[Pt, Sequence[Strip]]] = [(0.0, strips)]
        if online is not None:
            x = master.width - CODE - 120 - master.gutter
            figure = setter.tree.add("Figure", parent, alt=online.alt)
            code = Strip(CODE, qr_code(online.address, Rect(0, 0, CODE, CODE), figure))
            shown = setter.text(online.shown, styles.lead_in, 0, 120, self._p(parent))
            text = setter.text(online.text, styles.caption, 0, 120, self._p(parent))
            columns += [(x, [code]), (x + CODE + master.gutter, [Strip(8), *shown, *text])]
        return merged([Strip(master.line / 2), beside(*columns)])

    def _p(self, parent: TagId) -> TagId:
        return self.setter.tree.add("P", parent)


def _titled(piece: Piece, setter: Setter, parent: TagId) -> list[Strip]:
    """Set the title of a piece and what stands under it."""
    line, tree = setter.master.line, setter.tree
    head = tree.add("H2", parent)
    strips = list(setter.text(piece.title, setter.styles.group, 0, setter.master.width, head))
    strips.append(Strip(line / 2))
    if piece.matter is Matter.OTHER:
        return [*strips, *set_blocks(piece.blocks, setter, parent)]
    for block in piece.blocks:
        if isinstance(block, Checklist):
            strips.append(_steps(block, setter, parent))
            continue
        made = len(tree.elements)
        strips += set_blocks((block,), setter, parent)
        for element in tree.elements[made:]:
            if element.role == "Figure":
                # No table follows that says the same: the drawing is told in full.
                element.alt = heard(block)
    return strips


def _narrower(master: PageMaster, measure: Pt) -> PageMaster:
    """Return a master whose type area is only so wide."""
    outside = master.trim.width - master.margins.inside - measure
    return replace(master, margins=replace(master.margins, outside=outside), text_width=measure)


def _steps(block: Checklist, setter: Setter, parent: TagId) -> Strip:
    """Set the steps beside each other, each with its box and when to take it."""
    items = [(group.title, item) for group in block.groups for item in group.items]
    count, gutter = len(items), setter.master.gutter
    width = (setter.master.width - (count - 1) * gutter) / count
    styles, tree = setter.styles, setter.tree
    indent = setter.in_type(mm(7))
    group = tree.add("L", parent, numbering="None")
    columns: list[tuple[Pt, Sequence[Strip]]] = []
    for number, (title, item) in enumerate(items):
        body = tree.add("LBody", tree.add("LI", group))
        strips: list[Strip] = []
        for words, style in ((title, styles.lead_in), *((each, styles.text) for each in item.text)):
            if words:
                strips += setter.text(words, style, indent, width - indent, tree.add("P", body))
        box = Strip(0.0, (signs.tick_box(0, styles.lead_in.drop, BLACK),))
        columns.append((number * (width + gutter), [box, *strips]))
    return beside(*columns)


def heard(block: Block) -> str:
    """Return all that a chart shows, in sentences."""
    match block:
        case RouteChart():
            return " ".join(
                f"{route.letter} {spoken(route.name)}: {spoken(route.total)}. "
                + "".join(f"{each.removesuffix('.')}. " for each in (spoken(route.note),) if each)
                + " ".join(f"{at}: {_step(each)}." for at, each in enumerate(route.steps, 1))
                for route in block.routes
            )
        case RangeChart():
            rows = (f"{spoken(row.label)}: {spoken(row.figure)}." for row in block.rows)
            return " ".join((f"{spoken(block.axis)}.", *rows))
        case _:
            return ""


def _step(step: RouteStep) -> str:
    words = (spoken(step.text), spoken(step.time), step.option)
    return ", ".join(each for each in words if each)


def spoken(inlines: Inlines) -> str:
    """Return the words of inlines as they are read aloud."""
    return "".join(each.spoken or each.text for each in inlines if isinstance(each, Run))
