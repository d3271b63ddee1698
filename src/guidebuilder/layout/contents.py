"""The contents: a line with a station for each part.

The same line runs down the edge of every page after it as the rail.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.document.inlines import Run
from guidebuilder.geometry import Rect, mm
from guidebuilder.layout.page import LinkArea
from guidebuilder.layout.paths import circle, filled, rectangle, stroked, upright
from guidebuilder.layout.placed_text import grid_baseline, last_baseline, paragraph
from guidebuilder.layout.setting import said
from guidebuilder.style.palette import BLACK, WHITE
from guidebuilder.text.runs import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.runs import TagId


class ContentsPart(Struct, frozen=True):
    """A part of the booklet in its contents.

    Attributes:
        number: Its station, from 1.
        title: The question that it answers.
        place: Where it begins.
        entries: Its sections, each with its title and place.
        may_stand_alone: Whether its entries may be left out to save a page: its own title
            already says what it holds (a question and its answer).
    """

    number: int
    title: Inlines
    place: str
    entries: tuple[tuple[Inlines, str], ...]
    may_stand_alone: bool = False


LINE_X = mm(9)
"""The line's middle, from the start of the type area (look: contents)."""

LINE_WIDTH = mm(2.4)
"""Thickness of the line."""

STATION = mm(4.1)
"""Outer radius of a station, whose ring is 1.3 mm thick."""

FIRST_LINE = 4
"""Grid line of the first part: the title takes two lines and one line of air, and one more."""


def contents_pages(
    parts: Sequence[ContentsPart],
    setter: Setter,
    parent: TagId,
    *,
    title_role: str = "H1",
    recto: bool = True,
) -> tuple[tuple[Item, ...], ...]:
    """Return the contents, on as many pages as they need.

    Contents that overrun a page lose the entries of parts with only one, whose page the
    part's own line then gives; then they are set closer; then the parts that may stand
    alone lose their entries, too.  If none of that saves a page, all entries stay and
    the contents go on over further pages.  A part and its entries stay together.

    Args:
        parts: The parts, in order.
        setter: What sets text, and knows the page numbers.
        parent: Structure element that the contents go under.
        title_role: Role of the title's element.
        recto: Whether the first page is a right one; the next ones alternate.
    """
    tag = setter.tree.add(title_role, parent)
    table = setter.tree.add("TOC", parent)
    pages, pace = shared_out(parts, _paces(setter), setter)
    made = []
    for number, page in enumerate(pages):
        drawing = _ContentsPage(setter, table, recto is (number % 2 == 0), pace)
        title = drawing.title(tag if number == 0 else None, is_first=number == 0)
        body = drawing.parts(page, runs_on=number < len(pages) - 1)
        made.append((*body[0], *title, *body[1]))
    return tuple(made)


def contents_length(parts: Sequence[ContentsPart], setter: Setter) -> int:
    """Return the number of pages that the contents take, whatever page numbers they print."""
    return len(shared_out(parts, _paces(setter), setter)[0])


class Pace(Struct, frozen=True):
    """How closely contents are set.

    Attributes:
        part: Type of the title of a part.
        entry: Type of a section under it.
        air: Air after a part.
        bare_air: Air after a part without entries.
        measure: Measure of both.
    """

    part: TextStyle
    entry: TextStyle
    air: Pt
    bare_air: Pt
    measure: Pt


_Pages = tuple[tuple[ContentsPart, ...], ...]


def _paces(setter: Setter) -> tuple[Pace, Pace]:
    """Return how contents are set along a line: as usual, and close."""
    line, measure = setter.master.line, setter.master.text_width - mm(11)
    # Not balanced, as headings are: the lines of a contents start and run on alike.
    part = setter.styles.group.aligned("ragged")
    # Without entries the air takes a line, or stations would touch.
    return (
        Pace(part, setter.styles.lead_in.weighted(400), line, line, measure),
        Pace(part, setter.styles.table, line / 2, line, measure),
    )


def shared_out(
    parts: Sequence[ContentsPart], paces: tuple[Pace, Pace], setter: Setter
) -> tuple[_Pages, Pace]:
    """Return the parts of each page and how they are set; several pages are about equally full.

    Args:
        parts: All parts.
        paces: How they are set as usual, and close.
        setter: What sets text.
    """
    line = setter.master.line
    room = (setter.master.lines - FIRST_LINE) * line
    usual, close = paces
    bare = tuple(replace(part, entries=()) if len(part.entries) == 1 else part for part in parts)
    least = tuple(replace(part, entries=()) if part.may_stand_alone else part for part in bare)
    for chosen, pace in ((parts, usual), (bare, usual), (parts, close), (least, close)):
        if len(_filled(chosen, room, pace, setter)) == 1:
            return (tuple(chosen),), pace
    fewest = len(_filled(bare, room, usual, setter))
    # What saves no page is not left out.
    chosen = parts if len(_filled(parts, room, usual, setter)) == fewest else bare
    for lines in range(1, setter.master.lines - FIRST_LINE):
        pages = _filled(chosen, lines * line, usual, setter)
        if len(pages) == fewest:
            return pages, usual
    return _filled(chosen, room, usual, setter), usual


def _filled(parts: Sequence[ContentsPart], room: Pt, pace: Pace, setter: Setter) -> _Pages:
    """Return parts shared out to pages of so much room, each filled in turn."""
    pages: list[list[ContentsPart]] = [[]]
    used = 0.0
    for part in parts:
        height = _height(part, pace, setter)
        # The air after the last part of a page needs no room.
        if pages[-1] and used + height - pace.air > room + 0.01:
            pages.append([])
            used = 0.0
        pages[-1].append(part)
        used += height
    return tuple(tuple(page) for page in pages)


def _height(part: ContentsPart, pace: Pace, setter: Setter) -> Pt:
    """Return the height of a part, the air after it included."""
    title = len(setter.lines(title_words(part.title), pace.part, pace.measure, None))
    entries = sum(
        len(setter.lines(title_words(each), pace.entry, pace.measure, None))
        for each, _ in part.entries
    )
    # The last line of a part, title or entry, is as deep as a grid line.
    lines = title + 1 if entries else title
    return (
        lines * setter.master.line
        + max(entries - 1, 0) * pace.entry.leading
        + air_after(part, pace)
    )


def air_after(part: ContentsPart, pace: Pace) -> Pt:
    """Return the air after a part."""
    return pace.air if part.entries else pace.bare_air


def title_words(title: Inlines) -> tuple[Run, ...]:
    """Return the words of a heading without its marks, and without links: all of it is one."""
    return tuple(replace(each, link=None) for each in title if isinstance(each, Run))


class _Entry(Struct, frozen=True):
    """One line of the contents."""

    title: Inlines
    place: str
    is_part: bool = False
    shows_page: bool = True


class _ContentsPage(Struct, frozen=True):
    """Draws one page of the contents."""

    setter: Setter
    table: TagId
    recto: bool
    pace: Pace

    @property
    def _left(self) -> Pt:
        return self.setter.master.left(recto=self.recto)

    @property
    def _x(self) -> Pt:
        return self._left + self.setter.master.text_start

    def title(self, tag: TagId | None, *, is_first: bool) -> tuple[Item, ...]:
        """The heading; on later pages it says that the contents go on, as an artifact."""
        setter = self.setter
        words = setter.wording.contents
        if not is_first:
            words = f"{words} {setter.wording.continued}"
        place = self._x, grid_baseline(1, setter)
        return paragraph(
            said(words), setter.styles.section, place, setter.master.text_width, setter, tag
        )

    def parts(
        self, parts: Sequence[ContentsPart], *, runs_on: bool
    ) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
        """The line with its stations, and the words beside them."""
        setter, master = self.setter, self.setter.master
        words: list[Item] = []
        middles: list[tuple[int, Pt]] = []
        y = grid_baseline(FIRST_LINE, setter)
        spare = self._spare(parts)
        capitals = setter.fonts.face("label", 700).cap_height * setter.styles.group.char.size
        for part in parts:
            middles.append((part.number, y - capitals / 2))
            item = setter.tree.add("TOCI", self.table)
            block = self._entry(
                _Entry(part.title, part.place, is_part=True, shows_page=not part.entries), y, item
            )
            words += block
            y = last_baseline(block, y) + master.line
            inner = setter.tree.add("TOC", item) if part.entries else item
            for title, place in part.entries:
                block = self._entry(_Entry(title, place), y, setter.tree.add("TOCI", inner))
                words += block
                y = last_baseline(block, y) + self.pace.entry.leading
            if part.entries:
                y += master.line - self.pace.entry.leading
            y += air_after(part, self.pace) + (0 if part.entries else spare)
        return tuple(self._line(middles, runs_on=runs_on)), tuple(words)

    def _spare(self, parts: Sequence[ContentsPart]) -> Pt:
        """Air for parts without entries, whose stations stand close: what the page has left."""
        master = self.setter.master
        bare = sum(not part.entries for part in parts[:-1])
        used = sum(_height(part, self.pace, self.setter) for part in parts) - self.pace.air
        room = (master.lines - FIRST_LINE) * master.line
        halves = int(2 * max(0.0, room - used) / master.line)
        return min(2, halves // max(bare, 1)) * master.line / 2

    def _line(self, middles: Sequence[tuple[int, Pt]], *, runs_on: bool) -> Iterator[Item]:
        setter, master = self.setter, self.setter.master
        deep = setter.theme.palette.deep
        x, top = self._left + LINE_X, master.safe or -master.bleed
        if not middles:
            return
        end = middles[-1][1]
        foot = master.margins.top + master.depth - mm(8)
        if runs_on and end + STATION < foot:
            # Over the foot it would meet the folio line: it thins out above that.
            end = foot
            for above, height in ((1.2, 2.6), (5.2, 1.7), (8.3, 0.8)):
                block = rectangle(x - LINE_WIDTH / 2, end + mm(above), LINE_WIDTH, mm(height))
                yield filled(block, deep)
        yield upright(x, top, end - top, deep, LINE_WIDTH)
        style = setter.styles.group
        style = replace(style, char=replace(style.char, size=12.5, weight=800))
        capitals = setter.fonts.face("label", 800).cap_height * style.char.size
        for number, y in middles:
            ring = mm(1.3)
            yield stroked(circle(x, y, STATION - ring / 2), deep, ring, fill=WHITE)
            yield from setter.label(said(str(number)), style, x, y + capitals / 2, None, anchor=0.5)

    def _entry(self, entry: _Entry, y: Pt, item: TagId) -> tuple[Item, ...]:
        """A title and its page number as one link: the whole line can be clicked."""
        setter, master = self.setter, self.setter.master
        style = self.pace.part if entry.is_part else self.pace.entry
        link = setter.tree.add("Link", setter.tree.add("Reference", item))
        place = self._x, y
        title = title_words(entry.title)
        items = paragraph(title, style, place, self.pace.measure, setter, link)
        end = last_baseline(items, y)
        page = setter.page_number(entry.place)
        if entry.shows_page:
            figures = self.pace.entry.weighted(700).inked(BLACK).figures()
            right = self._left + master.width
            # The space parts number and title for those who hear or copy the line.
            items += setter.label(said(f"\u00a0{page}"), figures, right, end, link, anchor=1.0)
        area = Rect(self._x, y - style.drop, master.text_width, end - y + master.line)
        spoken = "".join(run.spoken or run.text for run in title)
        words = f"{spoken}, {setter.wording.page} {page}"
        return (*items, LinkArea(area, Place(entry.place), link, words))
