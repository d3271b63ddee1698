"""A poster: the front cover at twice its size, with the name and the pay of every step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.document.inlines import Run
from guidebuilder.geometry import Rect
from guidebuilder.layout.cover_front import FrontWords
from guidebuilder.layout.cover_inks import CoverInks
from guidebuilder.layout.cover_routes import Interchange, drawn_interchange, front_lines
from guidebuilder.layout.cover_stair import STAIR, Stair, drawn_stair, treads_of
from guidebuilder.layout.mirror import turned_over
from guidebuilder.layout.page import Book, Page
from guidebuilder.layout.placed_text import paragraph, text_boxes
from guidebuilder.layout.qr_code import qr_code
from guidebuilder.layout.setting import Setter, plain
from guidebuilder.layout.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.diagnostics import Report
    from guidebuilder.document.blocks import Rung
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.document.poster import Poster
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.finishing import Finishing
    from guidebuilder.layout.page import Item
    from guidebuilder.style.theme import TextStyle, Theme
    from guidebuilder.text.fonts import FontBook
    from guidebuilder.text.runs import TagId

NAME, PAY = (14.5, 800), (12.0, 500)
"""Size on A5 and weight of the words at a step: 29 and 24 points on A3 (look: poster)."""

LABEL_LEADING: Final = 15.0
"""From the name of a step to its pay, in points on A5."""

LABEL_ROOM: Final = 3.0 * LABEL_LEADING
"""Room that the words of a step take above its tread, in points on A5."""

EDGE: Final = 8.0
"""From words to the edge of the sheet, in millimetres on A5."""

NOTE: Final = 8.0
"""Size of the note at the foot, in points on A5."""

NOTE_GAP: Final = 10.0
"""From the middle of the interchange to the note, in millimetres on A5."""

CODE: Final = 25.0
"""Side of the code with its quiet zone, in millimetres on A5: 50 on A3."""

ROOM_BELOW: Final = 28.0
"""Under the route lines, in millimetres on A5: the first step's words stand there."""

ADDRESS_ROOM: Final = 9.0
"""Room that the address beside a code takes besides, in millimetres on A5."""

NO_ROOM: Final = "GB716"
"""Code of the message that a poster has no room for a rung."""


def lay_out_poster(
    poster: Poster,
    theme: Theme,
    paper: str,
    fonts: FontBook,
    report: Report,
    finishing: Finishing,
) -> Book:
    """Draw a poster on one sheet.

    Args:
        poster: What it says.
        theme: How it looks.
        paper: Name of a paper.
        fonts: The faces to set with.
        report: Told which rungs it has no room for.
        finishing: How it is cut.
    """
    for rung in poster.skipped:
        report.warning(
            rung.span,
            NO_ROOM,
            f"the poster has no room for the rung “{plain(rung.name)}”",
            hint="the booklet has it; a poster shows the first six rungs and the last: to show this"
            " one, make two of them one",
        )
    master = replace(theme.master(paper), bleed=finishing.bleed, safe=finishing.safe)
    setter = Setter.of(poster, theme, master, fonts, report)
    root = setter.tree.add("Document", None, leftwards=setter.leftwards)
    items = _Drawing.of(poster, setter).items(setter.tree.add("Sect", root))
    page = Page(1, setter.master.trim, items, setter.master.bleed)
    pages = (turned_over(page) if setter.leftwards else page,)
    return Book(pages, setter.tree, (), poster.info, leftwards=setter.leftwards)


class _Drawing(Struct, frozen=True):
    poster: Poster
    setter: Setter
    sheet: Sheet
    inks: CoverInks
    interchange: Interchange

    @classmethod
    def of(cls, poster: Poster, setter: Setter) -> _Drawing:
        """Return the drawing of a poster on its sheet."""
        sheet = Sheet.of(setter.master)
        inks = CoverInks.of(poster.cover, setter.theme.palette, setter.master)
        room = ROOM_BELOW + (ADDRESS_ROOM if poster.cover.online else 0)
        interchange = Interchange.of(len(poster.cover.routes), room, sheet)
        return cls(poster, setter, sheet, inks, interchange)

    def items(self, parent: TagId) -> tuple[Item, ...]:
        """Return everything on the sheet, in order of painting."""
        cover, sheet, inks = self.poster.cover, self.sheet, self.inks
        words = FrontWords(inks, sheet, self.setter, parent, "H1").set(cover, facts_top=None)
        stair = self._stair(words)
        return (
            *inks.painted(sheet),
            *front_lines(cover, inks, self.interchange, sheet),
            *drawn_stair(stair, len(self.poster.rungs), inks, sheet),
            *drawn_interchange(self.interchange, inks, sheet),
            *words,
            *self._labels(stair, parent),
            *self._foot(parent),
        )

    def _stair(self, words: tuple[Item, ...]) -> Stair:
        """Return the highest stair that leaves room above its treads for the words of a step."""
        room = self.sheet.pt(LABEL_ROOM)
        boxes = [replace(box, height=box.height + room) for box in text_boxes(words)]
        for treads in range(treads_of(len(self.poster.rungs)), 1, -1):
            stair = Stair.clear_of(boxes, treads, self.interchange, self.sheet)
            if stair is not None:
                return stair
        return Stair(self.interchange.x, self.interchange.first, 1, 0.0, self.sheet)

    def _labels(self, stair: Stair, parent: TagId) -> Iterator[Item]:
        """Yield the name and the pay of each step: under its tread, or else above it."""
        rungs, tree = self.poster.rungs, self.setter.tree
        group = tree.add("L", parent, numbering="Decimal")
        for number, rung in enumerate(rungs):
            body = tree.add("LBody", tree.add("LI", group))
            yield from self._label(rung, number, stair, body)

    def _label(self, rung: Rung, number: int, stair: Stair, body: TagId) -> Iterator[Item]:
        """Yield the words of a step, to the right under its tread or to the left above it."""
        sheet, setter = self.sheet, self.setter
        lines = [
            (words, self._style(size, weight))
            for words, (size, weight) in ((rung.name, NAME), (_amount(rung), PAY))
            if words
        ]
        width = max((setter.width(words, style) for words, style in lines), default=0.0)
        x, end = stair.dot(number), min(sheet.width - sheet.mm(EDGE), sheet.ends)
        is_last = number == stair.treads - 1
        fits = x + width <= end and not (is_last and number)
        if fits:
            y = stair.height_of(number) + sheet.mm(STAIR / 2) + sheet.pt(1.2 * NAME[0])
        else:
            end = end if is_last else x + stair.tread / 2 - sheet.mm(STAIR / 2 + 2)
            above = sheet.pt((len(lines) - 0.5) * LABEL_LEADING)
            y = stair.height_of(number) - sheet.mm(STAIR / 2) - above
        for words, style in lines:
            wide = setter.width(words, style)
            place = x if fits else end - wide, y
            yield from paragraph(words, style, place, wide + 1, setter, setter.tree.add("P", body))
            y += sheet.pt(LABEL_LEADING)

    def _foot(self, parent: TagId) -> Iterator[Item]:
        """Yield the code at the foot, beside it its address and what the figures count."""
        poster, sheet, setter = self.poster, self.sheet, self.setter
        end = sheet.width - sheet.mm(EDGE)
        if poster.cover.online is not None:
            end -= sheet.mm(CODE)
            box = Rect(end, sheet.height - sheet.mm(EDGE + CODE), sheet.mm(CODE), sheet.mm(CODE))
            figure = setter.tree.add("Figure", parent, alt=poster.cover.online.alt)
            yield from qr_code(poster.cover.online.address, box, figure)
            end -= sheet.mm(4)
        x = self.interchange.x + sheet.mm(NOTE_GAP)
        note = self.inks.worded(setter.styles.caption, NOTE, 400, sheet)
        lines = len(setter.lines(poster.note, note, end - x, None)) if poster.note else 0
        y = sheet.height - sheet.mm(EDGE) - (lines - 1) * note.leading
        if poster.cover.online is not None:
            style = self._style(*PAY).aligned("end")
            tag = setter.tree.add("P", parent)
            place = x, y - sheet.pt(LABEL_LEADING)
            yield from paragraph(poster.cover.online.shown, style, place, end - x, setter, tag)
        if poster.note:
            tag = setter.tree.add("P", parent)
            yield from paragraph(poster.note, note, (x, y), end - x, setter, tag)

    def _style(self, size: Pt, weight: int) -> TextStyle:
        return self.inks.worded(self.setter.styles.kicker, size, weight, self.sheet)


def _amount(rung: Rung) -> Inlines:
    """Return what a step pays, without what is said after it: a poster is read in passing."""
    return next(((each,) for each in rung.figure if isinstance(each, Run) and each.spoken), ())
