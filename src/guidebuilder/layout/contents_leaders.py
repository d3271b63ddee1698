"""The contents of a book: parts and sections with leaders to their page numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.geometry import Rect, mm
from guidebuilder.layout.contents import FIRST_LINE, Pace, air_after, shared_out, title_words
from guidebuilder.layout.leaders import leader
from guidebuilder.layout.page import LinkArea
from guidebuilder.layout.placed_text import grid_baseline, last_baseline, paragraph
from guidebuilder.layout.section_heads import part_number
from guidebuilder.layout.setting import said
from guidebuilder.style.palette import BLACK, RULE
from guidebuilder.text.runs import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.contents import ContentsPart
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.runs import TagId

NUMBER_GAP = mm(4)
"""From the numeral of a part, in the start column, to its title."""

NUMBER_WIDTH = mm(12)
"""Room for the number of a part where the grid has no start column."""

FIGURE_WIDTH = mm(11)
"""What titles leave free for the page numbers: they break before it."""


def leader_pages(
    parts: Sequence[ContentsPart], setter: Setter, parent: TagId, *, recto: bool = True
) -> tuple[tuple[Item, ...], ...]:
    """Return the contents, on as many pages as they need.

    They are shared out as those along a line are; see ``contents_pages``.

    Args:
        parts: The parts, in order.
        setter: What sets text, and knows the page numbers.
        parent: Structure element that the contents go under.
        recto: Whether the first page is a right one; the next ones alternate.
    """
    tag = setter.tree.add("H1", parent)
    table = setter.tree.add("TOC", parent)
    pages, pace = shared_out(parts, _paces(setter), setter)
    made = []
    for number, page in enumerate(pages):
        drawing = _LeaderPage(setter, table, recto is (number % 2 == 0), pace)
        title = drawing.title(tag if number == 0 else None)
        made.append((*title, *drawing.parts(page)))
    return tuple(made)


def leaders_length(parts: Sequence[ContentsPart], setter: Setter) -> int:
    """Return the number of pages that the contents take, whatever page numbers they print."""
    return len(shared_out(parts, _paces(setter), setter)[0])


def _start(setter: Setter) -> Pt:
    """Return where titles start: the numbers of the parts need room before them."""
    return max(setter.master.text_start, NUMBER_WIDTH)


def _measure(setter: Setter) -> Pt:
    """Return the measure of titles and page numbers: up to the end of the text column."""
    master = setter.master
    return master.text_start + master.text_width - _start(setter)


def _paces(setter: Setter) -> tuple[Pace, Pace]:
    """Return how the contents are set: as usual, and close."""
    line, measure = setter.master.line, _measure(setter) - FIGURE_WIDTH
    part = setter.styles.lead_in.inked(setter.theme.palette.deep)
    entry = setter.styles.lead_in.weighted(400)
    return (
        Pace(part, entry, line, line, measure),
        Pace(part, setter.styles.table, line / 2, line / 2, measure),
    )


class _LeaderPage(Struct, frozen=True):
    """Draws one page of the contents; without a tag its title is that of a page that goes on."""

    setter: Setter
    table: TagId
    recto: bool
    pace: Pace

    @property
    def _x(self) -> Pt:
        return self.setter.master.left(recto=self.recto) + _start(self.setter)

    @property
    def _measure(self) -> Pt:
        return _measure(self.setter)

    def title(self, tag: TagId | None) -> tuple[Item, ...]:
        setter = self.setter
        words, style = setter.wording.contents, setter.styles.section
        if tag is None:
            # Later pages need no second display: their title is a line of type.
            words, style = f"{words} {setter.wording.continued}", setter.styles.group
        place = self._x, grid_baseline(1, setter)
        return paragraph(said(words), style, place, self._measure, setter, tag)

    def parts(self, parts: Sequence[ContentsPart]) -> tuple[Item, ...]:
        setter, line = self.setter, self.setter.master.line
        style = self.pace.part
        items: list[Item] = []
        y = grid_baseline(FIRST_LINE, setter)
        for part in parts:
            entry = setter.tree.add("TOCI", self.table)
            items += setter.label(
                said(part_number(part, setter)), style, self._x - NUMBER_GAP, y, None, anchor=1.0
            )
            has_page = not part.entries
            block = self._entry(part.title, part.place, style, y, entry, has_page=has_page)
            items += block
            y = last_baseline(block, y) + line
            inner = setter.tree.add("TOC", entry) if part.entries else entry
            for title, place in part.entries:
                tag = setter.tree.add("TOCI", inner)
                block = self._entry(title, place, self.pace.entry, y, tag, has_page=True)
                items += block
                y = last_baseline(block, y) + self.pace.entry.leading
            if part.entries:
                y += line - self.pace.entry.leading
            y += air_after(part, self.pace)
        return tuple(items)

    def _entry(
        self, title: Inlines, place: str, style: TextStyle, y: Pt, item: TagId, *, has_page: bool
    ) -> tuple[Item, ...]:
        """A title, its leader and its page number as one link: the whole line can be clicked."""
        setter = self.setter
        link = setter.tree.add("Link", setter.tree.add("Reference", item))
        words = title_words(title)
        measure = self.pace.measure
        items = paragraph(words, style, (self._x, y), measure, setter, link)
        end = last_baseline(items, y)
        page = setter.page_number(place)
        if has_page:
            figures = self.pace.entry.inked(BLACK).figures()
            right = self._x + self._measure
            wide = setter.width(said(page), figures)
            start = self._x + setter.lines(words, style, measure, None)[-1].width
            items += leader(start, right - wide, end, RULE)
            # The space parts number and title for those who hear or copy the line.
            number = said(f"\u00a0{page}")
            items += setter.label(number, figures, right, end, link, anchor=1.0)
        area = Rect(self._x, y - style.drop, self._measure, end - y + setter.master.line)
        spoken = "".join(run.spoken or run.text for run in words)
        contents = f"{spoken}, {setter.wording.page} {page}"
        return (*items, LinkArea(area, Place(place), link, contents))
