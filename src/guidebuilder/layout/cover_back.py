"""The back cover: a call to talk, a field to write in, and where the routes start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.geometry import Rect
from guidebuilder.layout.cover_drawing import Drawing
from guidebuilder.layout.cover_front import FACTS_TOP
from guidebuilder.layout.cover_inks import CoverInks
from guidebuilder.layout.cover_routes import MOST_ROUTES, Interchange, back_lines
from guidebuilder.layout.cover_spurs import room_below
from guidebuilder.layout.display import TitleStep, fitted_title
from guidebuilder.layout.host_mark import HostMark
from guidebuilder.layout.partner import partner_mark
from guidebuilder.layout.paths import filled, pill, rule, stroked
from guidebuilder.layout.placed_text import last_baseline, lowest, paragraph
from guidebuilder.layout.qr_code import qr_code
from guidebuilder.layout.setting import said
from guidebuilder.layout.sheet import Sheet
from guidebuilder.style.palette import BLACK, WHITE

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Cover, Host, OnlineEdition, Partner
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item, Shape
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.runs import TagId

CALL_STEPS = (TitleStep(34, 32.5, 3), TitleStep(28, 26, 3), TitleStep(24, 26, 5))
"""Sizes of the call: larger than the look's 24/26, which has a code beside it to lean on."""

BACK_X = 12.0
"""Start of the back's words, in millimetres."""

CODE = 30.0
"""Side of the code with its quiet zone, in millimetres."""

NAMES_END = 48.5
"""End of the route names on the back, in millimetres."""

FIELD_HEIGHT = 18.3
"""Height of a white field to write in, in millimetres."""

CLEAR = 3.0
"""Clear space around a logo, in millimetres (look: cover back)."""

NAME_LENGTH = 22
"""Most characters of a route's name beside its line."""


def back_cover(cover: Cover, setter: Setter, parent: TagId) -> tuple[Item, ...]:
    """Return the back cover: the call to talk, fields to write in, and where the routes start.

    Args:
        cover: Its words and the numbers of its diagram.
        setter: What sets text; its theme gives the inks, its master the paper.
        parent: Structure element that the words go under.
    """
    sheet = Sheet.of(setter.master)
    inks = CoverInks.of(cover, setter.theme.palette, setter.master)
    drawing = Drawing.on(sheet, is_on_paper=inks.is_on_paper)
    below = drawing.sheet
    interchange = Interchange.of(len(cover.routes), room_below(cover), below)
    back = _BackWords(inks, sheet, setter, parent)
    lines_top = sheet.height - sheet.mm(14)
    if cover.routes:
        lines_top = drawing.y + interchange.first - below.mm(4.6)
    call = back.call(cover)
    if cover.online is not None:
        call = (*call, *back.online(cover.online, last_baseline(call, 0.0)))
    return (
        *inks.painted(sheet),
        *drawing.placed(back_lines(cover, inks, interchange, below)),
        *call,
        *back.foot(cover, lowest(call), lines_top),
        *drawing.placed(replace(back, sheet=below).names(cover, interchange)),
    )


class _BackWords(Struct, frozen=True):
    """Sets the words of a back cover."""

    inks: CoverInks
    sheet: Sheet
    setter: Setter
    parent: TagId

    def _style(self, style: TextStyle, size: Pt, weight: int) -> TextStyle:
        return self.inks.worded(style, size, weight, self.sheet)

    @property
    def _x(self) -> Pt:
        return self.sheet.mm(BACK_X)

    @property
    def _measure(self) -> Pt:
        return self.sheet.width - 2 * self._x

    def call(self, cover: Cover) -> tuple[Item, ...]:
        """The heading 34/32.5, its capitals level with the front's kicker, and the text 13/19.5."""
        sheet, setter = self.sheet, self.setter
        measure = min(sheet.mm(112), self._measure)
        style = fitted_title(cover.call, CALL_STEPS, measure, self.inks.words, sheet, setter)
        tag = setter.tree.add("P", self.parent)
        place = self._x, sheet.baseline(1.5)
        title = paragraph(cover.call, style, place, measure, setter, tag)
        text = self._style(setter.styles.lead, 13, 400).aligned("balanced")
        end = last_baseline(title, sheet.baseline(0)) + sheet.pt(32.5)
        tag = setter.tree.add("P", self.parent)
        place = self._x, sheet.baseline_after(end)
        measure = min(sheet.mm(104), self._measure)
        return (*title, *paragraph(cover.call_text, text, place, measure, setter, tag))

    def online(self, online: OnlineEdition, above: Pt) -> tuple[Item, ...]:
        """The code, its modules on a white square of 30 mm, and its address beside it."""
        sheet, setter = self.sheet, self.setter
        box = Rect(self._x, above + sheet.pt(1.5 * sheet.line), *(2 * (sheet.mm(CODE),)))
        figure = setter.tree.add("Figure", self.parent, alt=online.alt)
        x = box.right + sheet.mm(6)
        measure = self._x + self._measure - x
        address = self._style(setter.styles.group, 13, 700).aligned("ragged")
        text = self._style(setter.styles.kicker, 8.75, 500)
        y = sheet.baseline_after(box.y + sheet.pt(20))
        tag = setter.tree.add("P", self.parent)
        shown = paragraph(online.shown, address, (x, y), measure, setter, tag)
        tag = setter.tree.add("P", self.parent)
        y = last_baseline(shown, y) + sheet.pt(sheet.line)
        line = paragraph(online.text, text, (x, y), measure, setter, tag)
        return (*qr_code(online.address, box, figure), *shown, *line)

    def foot(self, cover: Cover, call_end: Pt, lines_top: Pt) -> tuple[Item, ...]:
        """The white fields and, under them, the notices, which end above the route lines."""
        sheet, setter = self.sheet, self.setter
        style = self._style(setter.styles.kicker, 8.75, 500)
        counts = [len(setter.lines(each, style, self._measure, None)) for each in cover.notices]
        line = sheet.pt(sheet.line)
        # The last notice stands at most on the last grid line that is 12 mm clear of the lines.
        last = sheet.baseline_after(lines_top - sheet.mm(12) - line)
        y = last - max(sum(counts) - 1, 0) * style.leading
        below = y - 2 * line if counts else last
        if cover.fields or cover.partner or cover.host:
            # Level with the facts on the front, so that the backs of a shelf are alike.
            wished = sheet.pt(FACTS_TOP) + sheet.mm(FIELD_HEIGHT)
            y -= max(0.0, below - wished)
            below = min(below, wished)
        items = list(self._fields(cover, call_end + line, below))
        for notice, count in zip(cover.notices, counts, strict=True):
            tag = setter.tree.add("P", self.parent)
            items += paragraph(notice, style, (self._x, y), self._measure, setter, tag)
            y += count * style.leading
        return tuple(items)

    def _fields(self, cover: Cover, above: Pt, below: Pt) -> tuple[Item, ...]:
        """White fields 59 mm wide, or one of the full measure, to write a name into."""
        sheet, setter = self.sheet, self.setter
        count = len(cover.fields) + (cover.partner is not None) + (cover.host is not None)
        if count == 0:
            return ()
        gap = sheet.mm(6)
        width = (self._measure - (count - 1) * gap) / count
        pad = sheet.mm(CLEAR)
        host = None if cover.host is None else self._host(cover.host, width - 2 * pad)
        depth = max(sheet.mm(FIELD_HEIGHT), 0.0 if host is None else host.depth + 2 * pad)
        height = min(depth, below - above)
        if height < sheet.mm(10):
            if host is not None:
                host.leave_out()
            return ()
        style = self._style(setter.styles.kicker, 8.75, 600).inked(BLACK)
        items: list[Item] = []
        if host is not None:
            items.append(self._white(Rect(self._x, below - height, width, height)))
            place = self._x + pad, below - height + pad
            items += host.placed(*place, height - 2 * pad, self.parent)
        for number, label in enumerate(cover.fields):
            x, y = self._x + number * (width + gap), below - height
            tag = setter.tree.add("P", self.parent)
            items.append(self._white(Rect(x, y, width, height)))
            place = x + pad, y + sheet.pt(14)
            items += paragraph(label, style, place, width - 2 * pad, setter, tag)
            line = y + height - sheet.mm(4.6)
            items.append(rule(x + pad, line, width - 2 * pad, BLACK, sheet.pt(0.75)))
        if cover.partner is not None:
            field = Rect(self._x + self._measure - width, below - height, width, height)
            items += self._partner(cover.partner, field)
        return tuple(items)

    def _host(self, host: Host, width: Pt) -> HostMark:
        styles = self.setter.styles
        name = self._style(styles.lead_in, 10, 700).inked(BLACK)
        details = self._style(styles.kicker, 8.75, 500).inked(BLACK)
        return HostMark(host, width, name, details, self.setter)

    def _partner(self, partner: Partner, field: Rect) -> tuple[Item, ...]:
        """A logo or a name on white, with its clear space."""
        clear = self.sheet.mm(CLEAR)
        white = self._white(field)
        room = Rect(
            field.x + clear, field.y + clear, field.width - 2 * clear, field.height - 2 * clear
        )
        style = self._style(self.setter.styles.lead_in, 10, 700)
        return white, *partner_mark(partner, room, style, self.setter, self.parent)

    def _white(self, field: Rect) -> Shape:
        """Return a white field; on white paper it is outlined."""
        sheet, edge = self.sheet, self.inks.edge
        outline = pill(field.x, field.y, field.width, field.height, sheet.mm(1.5))
        if edge is not None and self.inks.is_on_paper:
            return stroked(outline, edge, sheet.pt(0.75), fill=WHITE)
        return filled(outline, WHITE)

    def names(self, cover: Cover, interchange: Interchange) -> tuple[Item, ...]:
        """Names of the routes, their ends at 48.5 mm, each level with its line.

        They are labels of ornament, and no list of the routes: those are read in their section.
        """
        sheet, setter = self.sheet, self.setter
        style = self._style(setter.styles.lead_in, 10, 700)
        end = sheet.mm(NAMES_END)
        rise = setter.fonts.face("label", 700).cap_height * style.char.size / 2
        items: list[Item] = []
        for route, y in zip(cover.routes[:MOST_ROUTES], interchange.ys, strict=False):
            name = self._shortened(route.name, cover, style, end - sheet.mm(8))
            items += setter.label(name, style, end, y + rise, None, anchor=1.0)
        return tuple(items)

    def _shortened(self, name: str, cover: Cover, style: TextStyle, measure: Pt) -> Inlines:
        """Return a name, cut after a word if it is long."""
        whole = said(name, cover.span)
        if len(name) <= NAME_LENGTH and self.setter.width(whole, style) <= measure:
            return whole
        words = name.split()
        while len(words) > 1:
            words.pop()
            short = said(" ".join(words).rstrip(",;:") + "…", cover.span)
            text = " ".join(words)
            if len(text) < NAME_LENGTH and self.setter.width(short, style) <= measure:
                return short
        return said(name[: NAME_LENGTH - 1] + "…", cover.span)
