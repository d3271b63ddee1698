"""Who hands a booklet out: the name, where and when, whom to ask, and a logo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.geometry import Rect, mm
from guidebuilder.layout.partner import partner_mark
from guidebuilder.layout.placed_text import paragraph
from guidebuilder.layout.setting import plain, written_at

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Host, Partner
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.runs import TagId

NO_ROOM = "GB718"
"""Code of the message that there is no room for all that is said of a host."""

LOGO_SHARE = 0.3
"""Most of the width that a logo takes, beside the words."""

LOGO_HEIGHT = mm(12.3)
"""Height of a logo that is not too wide for its share: a field's without its clear space."""

GAP = mm(3)
"""Between a logo and the words beside it: its clear space (look: cover back)."""


class HostMark(Struct, frozen=True):
    """Sets the words of a host in a width, its logo before them.

    Attributes:
        host: Who it is.
        width: What both fill.
        name: Type of the name.
        details: Type of the lines under it.
        setter: What sets text.
    """

    host: Host
    width: Pt
    name: TextStyle
    details: TextStyle
    setter: Setter

    @property
    def _inset(self) -> Pt:
        return 0.0 if self.host.logo is None else self._logo_width(self.host.logo) + GAP

    def _logo_width(self, logo: Partner) -> Pt:
        return min(LOGO_SHARE * self.width, LOGO_HEIGHT * logo.width / logo.height)

    @property
    def _texts(self) -> tuple[tuple[Inlines, TextStyle, int], ...]:
        measure = self.width - self._inset
        texts = ((self.host.name, self.name), *((each, self.details) for each in self.host.details))
        return tuple(
            (words, style, len(self.setter.lines(words, style, measure, None)))
            for words, style in texts
        )

    @property
    def depth(self) -> Pt:
        """How deep the words are."""
        return sum(style.leading * lines for _, style, lines in self._texts)

    def placed(self, x: Pt, y: Pt, height: Pt, parent: TagId) -> tuple[Item, ...]:
        """Return the mark in the middle of a height, from *y* down.

        The name always stands there; of the lines under it, those that there is room for.
        """
        items: list[Item] = []
        if self.host.logo is not None:
            room = Rect(x, y, self._logo_width(self.host.logo), height)
            items += partner_mark(self.host.logo, room, self.name, self.setter, parent)
        top = y + max(0.0, height - self.depth) / 2
        measure = self.width - self._inset
        for number, (words, style, lines) in enumerate(self._texts):
            if number and top + style.leading * lines > y + height + 0.5:
                self._tell(words)
                continue
            place = x + self._inset, top + style.drop
            tag = self.setter.tree.add("P", parent)
            items += paragraph(words, style, place, measure, self.setter, tag)
            top += style.leading * lines
        return tuple(items)

    def leave_out(self) -> None:
        """Tell that there is no room for any of it."""
        self._tell(self.host.name)

    def _tell(self, words: Inlines) -> None:
        span = written_at(words)
        if span is not None:
            message = f"there is no room for “{plain(words)}” on this page"
            self.setter.report.warning(span, NO_ROOM, message, "write it, or the name, shorter")
