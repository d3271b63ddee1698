"""Covers of type on white: in a thin frame beside a line of rungs, or alone.

Both have the words of every cover; the back has its call to talk, its code, its fields
to write in and its notices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.geometry import Rect
from guidebuilder.layout.cover_words import edition_word
from guidebuilder.layout.host_mark import HostMark
from guidebuilder.layout.opener_page import display_style
from guidebuilder.layout.page import DrawnRun
from guidebuilder.layout.partner import partner_mark
from guidebuilder.layout.paths import circle, filled, rectangle, rule, stroked, upright
from guidebuilder.layout.placed_text import last_baseline, lowest, paragraph
from guidebuilder.layout.qr_code import qr_code
from guidebuilder.layout.sheet import A5_WIDTH, Sheet
from guidebuilder.style.palette import BLACK, WHITE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidebuilder.document.blocks import Cover, OnlineEdition
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.runs import TagId

FRAME = 8.0
"""From the trim to the frame, in millimetres: what an office printer can print."""

FRAME_LINE = 0.75
"""Thickness of the frame (look: second theme)."""

WORDS_X = 29.0
"""Start of the words, in millimetres: the line of rungs stands before them."""

MARGIN = 15.0
"""Start of the words on a cover without a line, and their end on each, in millimetres; on a
page narrower than A5 the same share of its width."""

SMALL_PAGE_AIR = 0.06
"""Most air above title, facts and fields, as a share of the page: a phone's has little."""

LINE_X = 18.0
"""The line of rungs, in millimetres."""

RUNG_FOOT = 0.9
"""Height of the first rung and of the last words, as a share of the page."""

RUNG_RISE = 4.0
"""From the baseline beside a dot up to its middle, in points."""

MOST_RUNGS = 12
"""Dots that a line takes at most."""

GAP = 6.0
"""Air between two fields, in millimetres."""

FIELD_HEIGHT = 18.3
"""Height of a field to write in, in millimetres."""

CODE = 30.0
"""Side of the code with its quiet zone, in millimetres."""


def framed_cover(cover: Cover, setter: Setter, parent: TagId) -> tuple[Item, ...]:
    """Return a front cover in a thin frame, its words beside one line with a dot for each rung."""
    sheet = Sheet.of(setter.master)
    words = _Words(sheet, setter, parent, sheet.mm(WORDS_X) if cover.rungs else _margin(sheet))
    head = words.head(cover)
    body = words.body(cover, last_baseline(head, 0.0))
    return (*_frame(sheet), *_rungs(cover, body, sheet, setter), *head, *body)


def title_cover(cover: Cover, setter: Setter, parent: TagId) -> tuple[Item, ...]:
    """Return a front cover of type alone."""
    sheet = Sheet.of(setter.master)
    words = _Words(sheet, setter, parent, _margin(sheet))
    head = words.head(cover)
    return (*head, *words.body(cover, last_baseline(head, 0.0)))


def framed_back(cover: Cover, setter: Setter, parent: TagId) -> tuple[Item, ...]:
    """Return the back of a framed cover."""
    sheet = Sheet.of(setter.master)
    return (*_frame(sheet), *title_back(cover, setter, parent))


def title_back(cover: Cover, setter: Setter, parent: TagId) -> tuple[Item, ...]:
    """Return a back cover of type alone."""
    sheet = Sheet.of(setter.master)
    return _Words(sheet, setter, parent, _margin(sheet)).back(cover)


def _margin(sheet: Sheet) -> Pt:
    return min(sheet.mm(MARGIN), sheet.width * MARGIN / A5_WIDTH)


def _air(sheet: Sheet, lines: float) -> Pt:
    return min(sheet.pt(lines * sheet.line), SMALL_PAGE_AIR * sheet.height)


def _frame(sheet: Sheet) -> tuple[Item, ...]:
    edge = sheet.mm(FRAME)
    box = rectangle(edge, edge, sheet.width - 2 * edge, sheet.height - 2 * edge)
    return (stroked(box, BLACK, sheet.pt(FRAME_LINE)),)


def _rungs(cover: Cover, beside: Sequence[Item], sheet: Sheet, setter: Setter) -> Iterator[Item]:
    """Yield one line, from the frame's foot up, with an open dot for each rung, the last full.

    The dots begin and end level with the first and the last line of what stands beside.
    """
    count = min(cover.rungs, MOST_RUNGS)
    if not count:
        return
    deep = setter.theme.palette.deep
    x, rise = sheet.mm(LINE_X), sheet.pt(RUNG_RISE)
    baselines = [item.baseline for item in beside if isinstance(item, DrawnRun)]
    last = min(baselines, default=RUNG_FOOT * sheet.height / 2) - rise
    first = max(last, max(baselines, default=0.0) - rise, RUNG_FOOT * sheet.height)
    yield upright(x, last, sheet.height - sheet.mm(FRAME) - last, deep, sheet.pt(FRAME_LINE))
    step = (first - last) / max(count - 1, 1)
    for number in range(count):
        dot = circle(x, last + number * step, sheet.pt(3.6))
        yield filled(dot, deep) if number == 0 else stroked(dot, deep, sheet.pt(1), fill=WHITE)


class _Foot(Struct, frozen=True):
    """The notices at the foot of a back cover.

    Attributes:
        notice: Their type.
        counts: Lines of each.
        top: Where they begin.
        air: Above the fields and under them.
    """

    notice: TextStyle
    counts: tuple[int, ...]
    top: Pt
    air: Pt

    def height_below(self, above: Pt) -> Pt:
        """Return the height that fields may have under what ends at *above*."""
        return self.top - self.air - (above + self.air)


class _Words(Struct, frozen=True):
    """Sets the words of a cover from *x* on."""

    sheet: Sheet
    setter: Setter
    parent: TagId
    x: Pt

    @property
    def _measure(self) -> Pt:
        return self.sheet.width - self.x - _margin(self.sheet)

    def _place(
        self,
        inlines: Inlines,
        style: TextStyle,
        y: Pt,
        role: str = "P",
        inside: TagId | None = None,
    ) -> tuple[Item, ...]:
        if not inlines:
            return ()
        tag = self.setter.tree.add(role, self.parent if inside is None else inside)
        return paragraph(inlines, style, (self.x, y), self._measure, self.setter, tag)

    def head(self, cover: Cover) -> tuple[Item, ...]:
        """Kicker and edition at the head, title and second title under them."""
        sheet, setter = self.sheet, self.setter
        styles = setter.styles
        kicker = sheet.style(
            replace(
                styles.kicker,
                char=replace(styles.kicker.char, size=max(10.0, styles.kicker.char.size)),
            )
        )
        head = self._place(cover.kicker, kicker, sheet.baseline(1))
        if cover.edition:
            y = last_baseline(head, sheet.baseline(1)) + sheet.pt(sheet.line)
            head += self._place(
                edition_word(cover, setter), kicker.inked(setter.theme.palette.deep), y
            )
        style = sheet.style(display_style(cover.title, setter, self._measure / sheet.scale))
        top = last_baseline(head, sheet.baseline(1)) + _air(sheet, 3)
        y = sheet.baseline_after(top + 0.4 * style.char.size)
        title = self._place(cover.title, style, y, "Title")
        end = last_baseline(title, y)
        subtitle = sheet.style(styles.subtitle.aligned("balanced"))
        second = self._place(
            cover.subtitle,
            subtitle,
            sheet.baseline_after(end + sheet.pt(setter.theme.script.leading(26))),
        )
        return (*head, *title, *second)

    def body(self, cover: Cover, above: Pt) -> tuple[Item, ...]:
        """The sentence under the title, and the facts at the foot."""
        sheet = self.sheet
        lead = sheet.style(self.setter.styles.lead.aligned("balanced"))
        y = sheet.baseline_after(above + sheet.pt(2.5 * sheet.line))
        sentence = self._place(cover.sentence, lead, y)
        facts = self._facts(cover, last_baseline(sentence, y) + _air(sheet, 4))
        return (*sentence, *facts)

    def _facts(self, cover: Cover, above: Pt) -> tuple[Item, ...]:
        """The facts at the foot, each a value with its label under it; heard as a list."""
        sheet, styles = self.sheet, self.setter.styles
        value = sheet.style(styles.value.inked(BLACK))
        label = sheet.style(styles.kicker)
        line = sheet.pt(sheet.line)
        items: list[Item] = []
        heights = sum(
            len(self.setter.lines(each, value, self._measure, None)) * 2 * line
            + len(self.setter.lines(words, label, self._measure, None)) * line
            + line
            for each, words in cover.facts
        )
        y = max(above, RUNG_FOOT * sheet.height - heights + 2 * line)
        y = sheet.baseline_after(y)
        facts = self.setter.tree.add("L", self.parent, numbering="None")
        for figure, words in cover.facts:
            depth = len(self.setter.lines(words, label, self._measure, None)) * line
            if items and y + depth > RUNG_FOOT * sheet.height + line:
                break  # a phone's cover holds one; all of them stand at a glance
            item = self.setter.tree.add("LI", facts)
            block = self._place(figure, value, y, "Lbl", item)
            y = last_baseline(block, y) + line
            items += block
            block = self._place(words, label, y, "LBody", item)
            y = last_baseline(block, y) + 3 * line
            items += block
        return tuple(items)

    def back(self, cover: Cover) -> tuple[Item, ...]:
        """The call to talk at the head, the code below it, fields and notices at the foot.

        On a page so small that a host would have no room below the code, a phone's, the code
        gives way: its address stands there, and who reads it on a telephone touches it.
        """
        sheet, styles = self.sheet, self.setter.styles
        title = sheet.style(styles.section)
        y = sheet.baseline(3)
        items = self._place(cover.call, title, y)
        y = sheet.baseline_after(last_baseline(items, y) + sheet.pt(2.5 * sheet.line))
        items += self._place(cover.call_text, sheet.style(styles.lead), y)
        foot = self._room_at_foot(cover)
        if cover.online is not None:
            code = self._code_box(last_baseline(items, y))
            host = self._host(cover)
            if host is None or foot.height_below(code.bottom) >= host.depth:
                items += self._online(cover.online, code)
            else:
                items += self._address(cover.online, last_baseline(items, y))
        return (*items, *self._foot(cover, foot, lowest(items)))

    def _code_box(self, above: Pt) -> Rect:
        side = self.sheet.mm(CODE)
        return Rect(self.x, above + self.sheet.pt(2 * self.sheet.line), side, side)

    def _online(self, online: OnlineEdition, box: Rect) -> tuple[Item, ...]:
        """The code on a white square, its address and what to do beside it."""
        sheet, setter = self.sheet, self.setter
        figure = setter.tree.add("Figure", self.parent, alt=online.alt)
        beside = replace(self, x=box.right + sheet.mm(5))
        address = sheet.style(setter.styles.group.aligned("ragged"))
        y = sheet.baseline_after(box.y + sheet.pt(20))
        shown = beside._place(online.shown, address, y)  # noqa: SLF001 - its own kind
        y = last_baseline(shown, y) + sheet.pt(1.5 * sheet.line)
        text = beside._place(online.text, sheet.style(setter.styles.kicker), y)  # noqa: SLF001
        return (*qr_code(online.address, box, figure), *shown, *text)

    def _address(self, online: OnlineEdition, above: Pt) -> tuple[Item, ...]:
        """The address without its code."""
        sheet = self.sheet
        style = sheet.style(self.setter.styles.group.aligned("ragged"))
        return self._place(online.shown, style, above + sheet.pt(1.5 * sheet.line))

    def _room_at_foot(self, cover: Cover) -> _Foot:
        """Return where the notices begin, and where the fields above them end."""
        sheet = self.sheet
        notice = sheet.style(self.setter.styles.caption)
        counts = tuple(
            len(self.setter.lines(each, notice, self._measure, None)) for each in cover.notices
        )
        top = RUNG_FOOT * sheet.height - sum(counts) * notice.leading
        return _Foot(notice, counts, top, _air(sheet, 2))

    def _foot(self, cover: Cover, foot: _Foot, above: Pt) -> Iterator[Item]:
        """The fields to write in and, under them, the notices."""
        sheet, notice = self.sheet, foot.notice
        host = self._host(cover)
        depth = max(sheet.mm(FIELD_HEIGHT), 0.0 if host is None else host.depth)
        height = min(depth, foot.height_below(above))
        if (cover.fields or cover.partner or host) and height > sheet.mm(10):
            yield from self._fields(cover, host, foot.top - foot.air - height, height)
        elif host is not None:
            host.leave_out()
        y = foot.top + notice.leading
        for each, count in zip(cover.notices, foot.counts, strict=True):
            yield from self._place(each, notice, y)
            y += count * notice.leading

    def _host(self, cover: Cover) -> HostMark | None:
        if cover.host is None:
            return None
        styles = self.setter.styles
        name = self.sheet.style(styles.lead_in)
        details = self.sheet.style(styles.kicker)
        return HostMark(cover.host, self._width(cover), name, details, self.setter)

    def _width(self, cover: Cover) -> Pt:
        """Width of one of the fields that stand beside each other."""
        count = len(cover.fields) + (cover.partner is not None) + (cover.host is not None)
        return (self._measure - (count - 1) * self.sheet.mm(GAP)) / count

    def _fields(self, cover: Cover, host: HostMark | None, top: Pt, height: Pt) -> Iterator[Item]:
        """Labels, each over a line to write a name on, and the partner's mark beside them."""
        sheet, setter = self.sheet, self.setter
        gap, width = sheet.mm(GAP), self._width(cover)
        if host is not None:
            yield from host.placed(self.x, top, height, self.parent)
        style = sheet.style(setter.styles.kicker)
        for number, label in enumerate(cover.fields):
            x = self.x + number * (width + gap)
            tag = setter.tree.add("P", self.parent)
            yield from paragraph(label, style, (x, top + style.drop), width, setter, tag)
            yield rule(x, top + height, width, BLACK, sheet.pt(0.75))
        if cover.partner is not None:
            room = Rect(self.x + self._measure - width, top, width, height)
            name = sheet.style(setter.styles.lead_in)
            yield from partner_mark(cover.partner, room, name, setter, self.parent)
