"""The front cover: the guide's own data as a diagram under a large title.

Routes come in over the spine and meet at an interchange; the ladder climbs on from there
as a stair and leaves the page; posts beside the ladder are thin spurs.  So no two
careers have the same cover, and nobody draws one.  The numbers are those of docs/look.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.layout.cover_drawing import Drawing
from guidebuilder.layout.cover_inks import CoverInks
from guidebuilder.layout.cover_routes import Interchange, drawn_interchange, front_lines
from guidebuilder.layout.cover_spurs import drawn_spurs, room_below
from guidebuilder.layout.cover_stair import CUT_TREADS, GOOD_RISER, Stair, drawn_stair, treads_of
from guidebuilder.layout.cover_words import edition_word
from guidebuilder.layout.display import COVER_STEPS, fitted_title, subtitle, title_baseline
from guidebuilder.layout.paths import filled, rectangle
from guidebuilder.layout.placed_text import last_baseline, paragraph, text_boxes
from guidebuilder.layout.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.document.blocks import Cover
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.runs import TagId

FRONT_X = 14.0
"""Start of the front's words, in millimetres."""

FACTS_TOP = 305.5
"""Top of the facts, in points (look: cover front)."""

SENTENCE_LINES = 3
"""Most lines of the sentence in 96 mm; a longer one takes the title's measure."""


def front_cover(
    cover: Cover, setter: Setter, parent: TagId, *, title_role: str = "Title"
) -> tuple[Item, ...]:
    """Return the front cover.

    Args:
        cover: Its words and the numbers of its diagram.
        setter: What sets text; its theme gives the inks, its master the paper.
        parent: Structure element that the words go under.
        title_role: Role of the title's element.
    """
    sheet = Sheet.of(setter.master)
    inks = CoverInks.of(cover, setter.theme.palette, setter.master)
    drawing = Drawing.on(sheet, is_on_paper=inks.is_on_paper)
    below = drawing.sheet
    interchange = Interchange.of(len(cover.routes), room_below(cover), below)
    words, stair = _plan(cover, inks, interchange, drawing, setter)
    section = FrontWords(inks, sheet, setter, parent, title_role)
    diagram = (
        *front_lines(cover, inks, interchange, below),
        *drawn_spurs(cover, inks, stair, below),
        *drawn_stair(stair, min(cover.rungs, stair.treads), inks, below),
        *drawn_interchange(interchange, inks, below),
    )
    return (
        *inks.painted(sheet),
        *drawing.placed(diagram),
        *section.set(cover, facts_top=words),
    )


def _plan(
    cover: Cover, inks: CoverInks, interchange: Interchange, drawing: Drawing, setter: Setter
) -> tuple[Pt | None, Stair]:
    """Return where the facts begin, or ``None`` without them, and a stair clear of the words.

    The stair gives way first, by a lower riser, then the facts stand higher, then they
    are left out (the at-a-glance page has them too), then the stair is cut (look: cover
    front).
    """
    sheet = drawing.sheet
    trial = FrontWords(inks, Sheet.of(setter.master), setter, None, "Title")
    treads = treads_of(cover.rungs)
    plans: list[tuple[Pt, Stair]] = []
    for top in trial.facts_tops(cover, interchange.top + drawing.y):
        boxes = drawing.seen(text_boxes(trial.set(cover, facts_top=top)))
        stair = Stair.clear_of(boxes, treads, interchange, sheet)
        if stair is not None:
            plans.append((top, stair))
            if stair.riser >= sheet.mm(GOOD_RISER):
                break
    if plans:
        # Facts that stand higher leave room for a higher stair.
        return max(plans, key=lambda plan: plan[1].riser)
    bare = drawing.seen(text_boxes(trial.set(cover, facts_top=None)))
    for fewer in (treads, *(each for each in CUT_TREADS if each < treads)):
        stair = Stair.clear_of(bare, fewer, interchange, sheet)
        if stair is not None:
            return None, stair
    return None, Stair(interchange.x, interchange.first, 1, 0.0, sheet)


class FrontWords(Struct, frozen=True):
    """Sets the words of a front cover; without *parent* they have no elements, for a trial."""

    inks: CoverInks
    sheet: Sheet
    setter: Setter
    parent: TagId | None
    title_role: str

    def set(self, cover: Cover, *, facts_top: Pt | None) -> tuple[Item, ...]:
        """Return all words, with the facts from *facts_top* on or without them."""
        head = self._head(cover)
        tab = self._tab(cover)
        title = self._title(cover, last_baseline(head, 0.0))
        title += subtitle(
            cover.subtitle,
            (self._x, last_baseline(title, 0.0)),
            self._measure,
            self.sheet,
            self.setter,
            (self.inks.words, self._element("P") if cover.subtitle else None),
        )
        sentence = self._sentence(cover, last_baseline(title, 0.0))
        facts = self._facts(cover, facts_top) if facts_top is not None else ()
        return (*head, *tab, *title, *sentence, *facts)

    def facts_tops(self, cover: Cover, limit: Pt) -> Iterator[Pt]:
        """Yield where the facts may begin: at 305.5 pt, or higher by half grid lines.

        They end 6 mm above *limit* and begin two lines below the sentence.
        """
        if not cover.facts:
            return
        sheet = self.sheet
        above = last_baseline(self.set(cover, facts_top=None), 0.0) + sheet.pt(sheet.line)
        depth = max(box.bottom for box in text_boxes(self._facts(cover, 0.0)))
        below = limit - sheet.mm(6) - depth
        half = sheet.pt(sheet.line) / 2
        top = sheet.pt(FACTS_TOP)
        while top < above:
            top += half
        while top >= above:
            if top <= below:
                yield top
            top -= half

    def _element(self, role: str, inside: TagId | None = None) -> TagId | None:
        if self.parent is None:
            return None
        return self.setter.tree.add(role, self.parent if inside is None else inside)

    def _style(self, style: TextStyle, size: Pt, weight: int) -> TextStyle:
        return self.inks.worded(style, size, weight, self.sheet)

    @property
    def _x(self) -> Pt:
        return self.sheet.mm(FRONT_X)

    @property
    def _measure(self) -> Pt:
        return self.sheet.width - self.sheet.mm(FRONT_X + 12)

    @property
    def _kicker_style(self) -> TextStyle:
        return self._style(self.setter.styles.kicker, 10, 600)

    def _head(self, cover: Cover) -> tuple[Item, ...]:
        setter, place = self.setter, (self._x, self.sheet.baseline(0))
        style, tag = self._kicker_style.aligned("balanced"), self._element("P")
        return paragraph(cover.kicker, style, place, self._measure, setter, tag)

    def _title(self, cover: Cover, kicker_end: Pt) -> tuple[Item, ...]:
        sheet, setter = self.sheet, self.setter
        title = cover.title
        style = fitted_title(title, COVER_STEPS, self._measure, self.inks.words, sheet, setter)
        # A kicker of two lines pushes the title down by as much.
        more = max(0.0, kicker_end - sheet.baseline(0))
        place = self._x, title_baseline(style, sheet, setter) + more
        return paragraph(title, style, place, self._measure, setter, self._element(self.title_role))

    def _sentence(self, cover: Cover, title_end: Pt) -> tuple[Item, ...]:
        sheet, setter = self.sheet, self.setter
        style = self._style(setter.styles.lead, 13, 400).aligned("balanced")
        measure = min(sheet.mm(96), self._measure)
        if len(setter.lines(cover.sentence, style, measure, None)) > SENTENCE_LINES:
            measure = self._measure
        place = self._x, sheet.baseline_after(title_end + sheet.pt(29), 0.5)
        return paragraph(cover.sentence, style, place, measure, setter, self._element("P"))

    def _facts(self, cover: Cover, top: Pt) -> tuple[Item, ...]:
        """Values 15/19.5 with their labels 8.75/13, half a line between two facts.

        They are heard as a list: a value alone says nothing.
        """
        sheet, setter = self.sheet, self.setter
        value = self._style(setter.styles.value, 15, 800).aligned("balanced")
        label = self._style(setter.styles.kicker, 8.75, 500)
        measure = sheet.mm(60)
        items: list[Item] = []
        y = top
        facts = None if self.parent is None else setter.tree.add("L", self.parent, numbering="None")
        for figure, words in cover.facts:
            item = self._element("LI", facts)
            for inlines, style, role in ((figure, value, "Lbl"), (words, label, "LBody")):
                if not inlines:
                    continue
                place = self._x, y + style.drop
                tag = self._element(role, item)
                block = paragraph(inlines, style, place, measure, setter, tag)
                items.extend(block)
                y = last_baseline(block, y) - style.drop + style.leading
            y += sheet.pt(sheet.line / 2)
        return tuple(items)

    def _tab(self, cover: Cover) -> tuple[Item, ...]:
        """The edition's word on a tab 19.5 pt high that runs off the outer edge.

        On white paper it is a box that ends before the edge.  A long kicker would meet it:
        then the tab stands two grid lines higher.
        """
        if not cover.edition:
            return ()
        sheet, setter = self.sheet, self.setter
        style = self._style(setter.styles.kicker, 10, 800).inked(self.inks.tab_words)
        words = edition_word(cover, setter)
        width = setter.width(words, style)
        start = min(sheet.width - sheet.mm(12), sheet.ends - sheet.mm(4)) - width
        kicker = self.setter.lines(cover.kicker, self._kicker_style, self._measure, None)
        kicker_end = self._x + max((line.width for line in kicker), default=0.0)
        baseline = sheet.baseline(0)
        if kicker_end + sheet.mm(4 + 3) > start:
            baseline -= sheet.pt(26)
        height = sheet.pt(19.5)
        capitals = setter.fonts.face("label", 800).cap_height * style.char.size
        box = rectangle(
            start - sheet.mm(4),
            baseline - (height + capitals) / 2,
            sheet.ends - start + sheet.mm(4),
            height,
        )
        text = setter.label(words, style, start, baseline, self._element("P"))
        return (filled(box, self.inks.stair), *text)
