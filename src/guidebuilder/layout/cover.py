"""Front and back cover: the guide's own data as a diagram under a large title.

Routes are thick lines that start on the back, run over the spine and meet at an
interchange; the ladder climbs on from there as a stair and leaves the page; posts
beside the ladder are thin spurs.  So no two careers have the same cover, and nobody
draws one.  The numbers are those of look.md §6; they hold for A5, and a larger paper
takes them enlarged.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import cycle, islice
from typing import TYPE_CHECKING

from guidebuilder.document.inlines import Run
from guidebuilder.geometry import Rect, mm
from guidebuilder.layout.galley import merged, moved
from guidebuilder.layout.page import Close, CurveTo, DrawnRun, LineTo, Move
from guidebuilder.layout.paths import KAPPA, bent, circle, filled, pill, rectangle, rule, stroked
from guidebuilder.layout.setting import said
from guidebuilder.style.palette import BLACK, WHITE
from guidebuilder.text.paragraph import widest_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from guidebuilder.document.blocks import Cover, CoverRoute
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item, Shape
    from guidebuilder.layout.paths import Path
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.ink import Ink
    from guidebuilder.style.page_master import PageMaster
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.runs import GlyphRun, TagId


# ---- The sheet ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that is drawn as a whole: its measures, and how much larger than A5 it is.

    Type and drawing keep the look's sizes up to A5 and grow together beyond it, so
    that an A4 cover is the A5 cover enlarged and not a small one with wide margins.

    Attributes:
        width: Of the trimmed page.
        height: Of the trimmed page.
        bleed: How far paint runs over the trim.
        scale: Factor on every length of the look, 1 for A5.
        first: First baseline of the grid, b(0), before scaling.
        line: Height of a grid line, before scaling.
    """

    width: Pt
    height: Pt
    bleed: Pt
    scale: float
    first: Pt
    line: Pt

    @classmethod
    def of(cls, master: PageMaster) -> Sheet:
        """Return the sheet of a page master."""
        trim = master.trim
        scale = max(1.0, min(trim.width / mm(148), trim.height / mm(210)))
        first = master.margins.top + FIRST_DROP
        return cls(trim.width, trim.height, master.bleed, scale, first, master.line)

    def mm(self, length: float) -> Pt:
        """Return a length of the look, given in millimetres on A5."""
        return mm(length) * self.scale

    def pt(self, length: Pt) -> Pt:
        """Return a length of the look, given in points on A5."""
        return length * self.scale

    def baseline(self, number: float) -> Pt:
        """Return baseline b(*number*) of the grid."""
        return self.pt(self.first + self.line * number)

    def baseline_after(self, y: Pt, step: float = 1.0) -> Pt:
        """Return the first baseline at or below *y*, on every *step* of the grid."""
        number = (y / self.scale - self.first) / (self.line * step)
        return self.baseline(-int(-(number - 0.001) // 1) * step)

    def style(self, style: TextStyle) -> TextStyle:
        """Return a style in the size that it has on this sheet."""
        if self.scale == 1.0:
            return style
        char = style.char
        return replace(
            style,
            char=replace(char, size=char.size * self.scale, tracking=char.tracking * self.scale),
            leading=style.leading * self.scale,
            drop=style.drop * self.scale,
        )

    def ground(self, ink: Ink) -> Shape:
        """Return the whole sheet in one ink, over the bleed."""
        bleed = self.bleed
        return filled(
            rectangle(-bleed, -bleed, self.width + 2 * bleed, self.height + 2 * bleed), ink
        )


FIRST_DROP = 10.0
"""From the top of the type area to b(0): where 10 pt type stands in its line (look: grid)."""


# ---- Large titles ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TitleStep:
    """A size for a large title, and the most lines that it may take at that size."""

    size: Pt
    leading: Pt
    lines: int


COVER_STEPS = (
    TitleStep(64, 58.5, 2),
    TitleStep(52, 48.75, 3),
    TitleStep(42, 39, 3),
    TitleStep(34, 32.5, 5),
    TitleStep(28, 26, 5),
)
"""Sizes of a cover's title (look: cover title): the first that takes few enough lines."""

CAP_TOP = 79.0
"""Where the capitals of a large title's first line begin, in points from the trim."""


def fitted_title(
    title: Inlines, steps: Sequence[TitleStep], measure: Pt, ink: Ink, sheet: Sheet, setter: Setter
) -> TextStyle:
    """Return the largest style in which a title breaks into few enough whole words.

    A title that is too long for the last step is set in it all the same: shrinking
    further would leave the scale, and words are never lost.
    """
    for step in steps:
        style = sheet.style(_title_style(step, ink, setter))
        words = setter.items(title, style, None)
        if widest_word(words, setter.fonts, setter.report) > measure:
            continue
        if len(setter.lines(title, style, measure, None)) <= step.lines:
            return style
    return style


def _title_style(step: TitleStep, ink: Ink, setter: Setter) -> TextStyle:
    # Tracking by size: -1.6 at 64 pt is 1/40 em, -0.6 at 34 pt is 1/57 em (look: type).
    opener = setter.styles.opener_title
    tracking = -step.size / (40 if step.size > 40 else 57)  # noqa: PLR2004
    char = replace(opener.char, size=step.size, tracking=tracking, ink=ink)
    return replace(opener, char=char, leading=step.leading, drop=0.8 * step.size)


def title_baseline(style: TextStyle, sheet: Sheet, setter: Setter) -> Pt:
    """Return the first baseline of a large title: its capitals begin near the same height."""
    char = style.char
    capitals = setter.fonts.face(char.family, char.weight).cap_height * char.size
    number = ((sheet.pt(CAP_TOP) + capitals) / sheet.scale - sheet.first) / sheet.line
    return sheet.baseline(round(2 * number) / 2)


def subtitle(
    words: Inlines,
    title_end: tuple[Pt, Pt],
    measure: Pt,
    sheet: Sheet,
    setter: Setter,
    ink_and_tag: tuple[Ink, TagId | None],
) -> tuple[Item, ...]:
    """Return the second line of a large title, 17/19.5, whose last line stands at *title_end*."""
    if not words:
        return ()
    ink, tag = ink_and_tag
    x, end = title_end
    style = sheet.style(setter.styles.value.weighted(700).inked(ink).aligned("balanced"))
    place = x, sheet.baseline_after(end + sheet.pt(26))
    return paragraph(words, style, place, measure, setter, tag)


def paragraph(
    inlines: Inlines,
    style: TextStyle,
    place: tuple[Pt, Pt],
    measure: Pt,
    setter: Setter,
    tag: TagId | None,
) -> tuple[Item, ...]:
    """Return a paragraph whose first line starts at *place*, ``(x, baseline)``."""
    x, baseline = place
    block = merged(setter.text(inlines, style, x, measure, tag))
    return tuple(moved(item, 0, baseline - style.drop) for item in block.items)


def last_baseline(items: Iterable[Item], default: Pt) -> Pt:
    """Return the lowest baseline among items, or *default* if there is no text."""
    return max((item.baseline for item in items if isinstance(item, DrawnRun)), default=default)


def text_boxes(items: Iterable[Item]) -> tuple[Rect, ...]:
    """Return the room that each run takes, from its capitals to its descenders."""
    boxes = []
    for item in items:
        if isinstance(item, DrawnRun):
            size = item.run.style.size
            width = _seen_width(item.run)
            boxes.append(Rect(item.x, item.baseline - 0.72 * size, width, 0.95 * size))
    return tuple(boxes)


def _seen_width(run: GlyphRun) -> Pt:
    """Return the width of a run without the spaces at its end."""
    width = run.width
    for glyph in reversed(run.glyphs):
        if not run.text[glyph.cluster].isspace():
            break
        width -= glyph.advance
    return width


# ---- Inks --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Inks:
    """The inks of a cover.

    Attributes:
        ground: The whole sheet.
        words: Text on the ground.
        stair: Stair, spurs and tab.
        tab_words: Text on the tab.
        edge: Outline of white shapes, where white alone would not stand out.
        lines: Route lines, in order.
    """

    ground: Ink
    words: Ink
    stair: Ink
    tab_words: Ink
    edge: Ink | None
    lines: tuple[Ink, ...]


def _inks(cover: Cover, setter: Setter) -> _Inks:
    palette = setter.theme.palette
    if cover.is_dark:
        return _Inks(palette.deep, WHITE, palette.bright, BLACK, None, palette.ground_lines)
    # White on a bright ground has a contrast under 3 in every domain, so that white
    # shapes get an outline (look: cover, colour).
    return _Inks(palette.bright, BLACK, palette.deep, WHITE, palette.deep, palette.bright_lines)


# ---- The front's words -------------------------------------------------------------

FRONT_X = 14.0
"""Start of the front's words, in millimetres."""

FACTS_TOP = 305.5
"""Top of the facts, in points (look: cover front)."""


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
    inks = _inks(cover, setter)
    interchange = _Interchange.of(cover, sheet)
    words, stair = _plan(cover, inks, interchange, sheet, setter)
    section = _FrontWords(inks, sheet, setter, parent, title_role)
    return (
        sheet.ground(inks.ground),
        *_front_lines(cover, inks, interchange, sheet),
        *_spurs(cover, inks, stair, sheet),
        *_drawn_stair(stair, min(cover.rungs, stair.treads), inks, sheet),
        *_pill(interchange, inks, sheet),
        *section.set(cover, facts_top=words),
    )


def _plan(
    cover: Cover, inks: _Inks, interchange: _Interchange, sheet: Sheet, setter: Setter
) -> tuple[Pt | None, _Stair]:
    """Return where the facts begin, or ``None`` without them, and a stair clear of the words.

    The stair gives way first, by a lower riser, then the facts stand higher, then they
    are left out (the at-a-glance page has them too), then the stair is cut (look: cover
    front).
    """
    trial = _FrontWords(inks, sheet, setter, None, "Title")
    treads = _treads(cover.rungs)
    plans: list[tuple[Pt, _Stair]] = []
    for top in trial.facts_tops(cover, interchange.top):
        boxes = text_boxes(trial.set(cover, facts_top=top))
        stair = _Stair.clear_of(boxes, treads, interchange, sheet)
        if stair is not None:
            plans.append((top, stair))
            if stair.riser >= sheet.mm(GOOD_RISER):
                break
    if plans:
        # Facts that stand higher leave room for a higher stair.
        return max(plans, key=lambda plan: plan[1].riser)
    bare = text_boxes(trial.set(cover, facts_top=None))
    for fewer in (treads, *(each for each in CUT_TREADS if each < treads)):
        stair = _Stair.clear_of(bare, fewer, interchange, sheet)
        if stair is not None:
            return None, stair
    return None, _Stair(interchange.x, interchange.first, 1, 0.0, sheet)


@dataclass(frozen=True, slots=True)
class _FrontWords:
    """Sets the words of a front cover; without *parent* they have no elements, for a trial."""

    inks: _Inks
    sheet: Sheet
    setter: Setter
    parent: TagId | None
    title_role: str

    def set(self, cover: Cover, *, facts_top: Pt | None) -> tuple[Item, ...]:
        """Return all words, with the facts from *facts_top* on or without them."""
        head = self._head(cover)
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
        return (*head, *title, *sentence, *facts, *self._tab(cover))

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

    def _element(self, role: str) -> TagId | None:
        return None if self.parent is None else self.setter.tree.add(role, self.parent)

    def _style(self, style: TextStyle, size: Pt, weight: int) -> TextStyle:
        char = replace(style.char, size=size, weight=weight, ink=self.inks.words)
        return self.sheet.style(replace(style, char=char))

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
        style, tag = self._kicker_style, self._element("P")
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
        """Values 15/19.5 with their labels 8.75/13, half a line between two facts."""
        sheet, setter = self.sheet, self.setter
        value = self._style(setter.styles.value, 15, 800).aligned("balanced")
        label = self._style(setter.styles.kicker, 8.75, 500)
        measure = sheet.mm(60)
        items: list[Item] = []
        y = top
        for figure, words in cover.facts:
            for inlines, style in ((figure, value), (words, label)):
                if not inlines:
                    continue
                place = self._x, y + style.drop
                block = paragraph(inlines, style, place, measure, setter, self._element("P"))
                items.extend(block)
                y = last_baseline(block, y) - style.drop + style.leading
            y += sheet.pt(sheet.line / 2)
        return tuple(items)

    def _tab(self, cover: Cover) -> tuple[Item, ...]:
        """The edition's word on a tab 19.5 pt high that runs off the outer edge.

        A long kicker would meet it: then the tab stands two grid lines higher.
        """
        if not cover.edition:
            return ()
        sheet, setter = self.sheet, self.setter
        style = self._style(setter.styles.kicker, 10, 800).inked(self.inks.tab_words)
        words = said(cover.edition)
        width = setter.width(words, style)
        start = sheet.width - sheet.mm(12) - width
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
            sheet.width + sheet.bleed - start + sheet.mm(4),
            height,
        )
        text = setter.label(words, style, start, baseline, self._element("P"))
        return (filled(box, self.inks.stair), *text)


SENTENCE_LINES = 3
"""Most lines of the sentence in 96 mm; a longer one takes the title's measure."""


# ---- Route lines -------------------------------------------------------------------

MOST_ROUTES = 9
"""Most route lines that are drawn (look: cover front)."""

NAMES_END = 48.5
"""End of the route names on the back, in millimetres."""

LINES_START = 56.0
"""Where the route lines start on the back, in millimetres."""

INTERCHANGE_X = 34.0
"""Middle of the interchange on the front, in millimetres."""

PILL_WIDTH = 12.4
"""Width of the interchange, in millimetres."""


@dataclass(frozen=True, slots=True)
class _Interchange:
    """Where the route lines lie and meet.

    Attributes:
        x: Middle of the interchange on the front.
        ys: Middles of the lines, from the top.
        thick: Thickness of a line.
        slot: Height of the hollow of an optional stretch.
        top: Upper edge of the interchange.
    """

    x: Pt
    ys: tuple[Pt, ...]
    thick: Pt
    slot: Pt
    top: Pt

    @classmethod
    def of(cls, cover: Cover, sheet: Sheet) -> _Interchange:
        """Return the interchange of a cover: pitch 9.5 mm, from seven routes on 7 mm."""
        count = min(len(cover.routes), MOST_ROUTES)
        is_crowded = count > 6  # noqa: PLR2004  the look: 1 to 6 routes, 7 to 9
        pitch, thick, slot = (7.0, 5.0, 3.0) if is_crowded else (9.5, 7.0, 4.8)
        # Without a route the stair still needs somewhere to begin.
        last = max(count, 1) - 1
        lowest = sheet.height - sheet.mm(14)
        room = sheet.mm(_room_below(cover) - pitch * last - 2)
        lowest -= max(0.0, room)
        ys = tuple(lowest - sheet.mm(pitch) * (last - each) for each in range(last + 1))
        top = ys[0] - sheet.mm(PILL_WIDTH / 2)
        return cls(sheet.mm(INTERCHANGE_X), ys, sheet.mm(thick), sheet.mm(slot), top)

    @property
    def first(self) -> Pt:
        """The middle of the uppermost line: the stair leaves on its height."""
        return self.ys[0]


def _room_below(cover: Cover) -> float:
    """Return the millimetres that spurs need below the uppermost route line.

    Under four route lines there is room enough; under one or two, spurs that leave a
    low rung, or a ladder that is no stair, would run off the foot of the page.
    """
    count = min(cover.spurs, MOST_SPURS)
    treads = _treads(cover.rungs)
    if count < 1 or (cover.spurs_from is None and treads > 1):
        return 0.0
    rung = min(cover.spurs_from or 0, treads - 1)
    # Spurs of the last rung turn back under the stair, two treads lower down.
    steps = max(0, rung - 2) if rung == treads - 1 else rung
    return SPUR_DROP + SPUR_PITCH * (count - 1) + 2 - RISER * steps


def _line_inks(count: int, inks: _Inks) -> tuple[Ink, ...]:
    return tuple(islice(cycle(inks.lines), count))


def _front_lines(
    cover: Cover, inks: _Inks, interchange: _Interchange, sheet: Sheet
) -> tuple[Shape, ...]:
    """Return the route lines from the spine to the interchange."""
    shapes: list[Shape] = []
    start, end = -sheet.bleed, interchange.x
    routes = cover.routes[:MOST_ROUTES]
    for route, y, ink in zip(routes, interchange.ys, _line_inks(len(routes), inks), strict=False):
        shapes.append(_band(start, end, y, interchange.thick, ink, inks))
        shapes.extend(
            _slot(a - sheet.width, b - sheet.width, y, interchange.slot, inks.ground, sheet)
            for a, b in _slots(route, sheet)
            if b > sheet.width
        )
    return tuple(shapes)


def _band(start: Pt, end: Pt, y: Pt, thick: Pt, ink: Ink, inks: _Inks) -> Shape:
    path = rectangle(start, y - thick / 2, end - start, thick)
    if ink is WHITE and inks.edge is not None:
        inset = EDGE / 2
        path = rectangle(start, y - thick / 2 + inset, end - start, thick - EDGE)
        return stroked(path, inks.edge, EDGE, fill=ink)
    return filled(path, ink)


EDGE = 1.0
"""Outline of a white shape on a bright ground, in points."""


def _slots(route: CoverRoute, sheet: Sheet) -> tuple[tuple[Pt, Pt], ...]:
    """Return the optional stretches of a route, in points from the back's left edge.

    Fractions count over what is seen of a line, from its first disc to the
    interchange.  No stretch ends within 4 mm of the spine: front and back are also
    printed apart, and a sliver there would look like a mistake.
    """
    start = sheet.mm(LINES_START + 4.6 + 2)
    end = sheet.width + sheet.mm(INTERCHANGE_X - PILL_WIDTH / 2 - 2)
    spine, near = sheet.width, sheet.mm(4)
    found = []
    for low, high in route.optional:
        a, b = start + low * (end - start), start + high * (end - start)
        if spine - near < a < spine + near:
            a = spine + near if b > spine + near else spine - near
        if spine - near < b < spine + near:
            b = spine - near if a < spine - near else spine + near
        found.append((a, max(b, a + sheet.mm(4.8))))
    return tuple(found)


def _slot(start: Pt, end: Pt, y: Pt, height: Pt, ink: Ink, sheet: Sheet) -> Shape:
    """Return a hollow with round ends, cut off square where it leaves the sheet."""
    left, right = -sheet.bleed, sheet.width + sheet.bleed
    r = height / 2
    arm = KAPPA * r
    top, bottom = y - r, y + r
    path: list[Move | LineTo | CurveTo | Close] = []
    if start < left:
        path += [Move(left, bottom), LineTo(left, top)]
    else:
        path += [
            Move(start + r, bottom),
            CurveTo(start + r - arm, bottom, start, y + arm, start, y),
            CurveTo(start, y - arm, start + r - arm, top, start + r, top),
        ]
    if end > right:
        path += [LineTo(right, top), LineTo(right, bottom)]
    else:
        path += [
            LineTo(end - r, top),
            CurveTo(end - r + arm, top, end, y - arm, end, y),
            CurveTo(end, y + arm, end - r + arm, bottom, end - r, bottom),
        ]
    return filled((*path, Close()), ink)


def _pill(interchange: _Interchange, inks: _Inks, sheet: Sheet) -> tuple[Shape, ...]:
    """Return the interchange: a white ring 2.8 mm thick around the ends of all lines."""
    width, ring = sheet.mm(PILL_WIDTH), sheet.mm(2.8)
    x, y = interchange.x - width / 2, interchange.top
    height = interchange.ys[-1] - interchange.ys[0] + width
    outer = pill(x, y, width, height)
    inner = pill(x + ring, y + ring, width - 2 * ring, height - 2 * ring)
    if inks.edge is None:
        return (filled(outer, WHITE), filled(inner, inks.ground))
    return (
        stroked(outer, inks.edge, EDGE, fill=WHITE),
        stroked(inner, inks.edge, EDGE, fill=inks.ground),
    )


# ---- The stair ---------------------------------------------------------------------

RISER, HIGH_RISER = 15.2, 22.0
"""Height of a step, in millimetres; the second for three rungs or fewer."""

STAIR = 8.5
"""Thickness of the stair, in millimetres."""

MOST_TREADS = 7
"""Most treads that are drawn."""

CUT_TREADS = (5, 3, 1)
"""Treads that are left of a stair that cannot keep clear of the words."""

GOOD_RISER = 12.0
"""A riser, in millimetres, that still looks like climbing: well over the thickness of a tread."""

LEAST_RISER = 9.0
"""Lowest riser, in millimetres: under it the treads of 8.5 mm run into each other."""

CLEAR = 10.0
"""Air between the stair and the words, in millimetres."""


def _treads(rungs: int) -> int:
    return max(1, min(rungs, MOST_TREADS))


@dataclass(frozen=True, slots=True)
class _Stair:
    """The ladder as a stair from the interchange to the outer edge.

    Attributes:
        x: Where it leaves the interchange.
        y: Middle of its first tread.
        treads: Number of treads; one is a straight line.
        riser: Height of a step.
        sheet: The sheet that it stands on.
    """

    x: Pt
    y: Pt
    treads: int
    riser: Pt
    sheet: Sheet

    @classmethod
    def clear_of(
        cls, boxes: Iterable[Rect], treads: int, interchange: _Interchange, sheet: Sheet
    ) -> _Stair | None:
        """Return the stair with the highest riser that keeps clear of the words, if any does."""
        wished = sheet.mm(HIGH_RISER if treads <= 3 else RISER)  # noqa: PLR2004
        flat = cls(interchange.x, interchange.first, treads, wished, sheet)
        air = sheet.mm(CLEAR)
        riser = wished
        for box in boxes:
            for number in range(1, treads):
                if flat._tread_start(number) < box.right + air:
                    room = flat.y - sheet.mm(STAIR / 2) - air - box.bottom
                    riser = min(riser, room / number)
        if riser < sheet.mm(LEAST_RISER) and treads > 1:
            return None
        return replace(flat, riser=riser)

    @property
    def tread(self) -> Pt:
        """Length of a tread; the last runs on to the edge."""
        return (self.sheet.width - self.x - self.sheet.mm(8)) / (self.treads - 0.4)

    def _tread_start(self, number: int) -> Pt:
        """Return the left edge of the riser that leads up to a tread."""
        return self.x + number * self.tread - self.sheet.mm(STAIR / 2)

    def height_of(self, number: int) -> Pt:
        """Return the middle of a tread, counted from 0."""
        return self.y - number * self.riser

    def dot(self, number: int) -> Pt:
        """Return the x of a rung's dot: in the middle of what is seen of its tread."""
        if number:
            return self.x + (number + 0.5) * self.tread
        end = self.x + self.tread if self.treads > 1 else self.sheet.width
        return (self.x + self.sheet.mm(PILL_WIDTH / 2) + end) / 2

    @property
    def path(self) -> Path:
        """The middle line of the stair, over the bleed."""
        points = [(self.x, self.y)]
        for number in range(1, self.treads):
            x = self.x + number * self.tread
            points += [(x, self.height_of(number - 1)), (x, self.height_of(number))]
        points.append((self.sheet.width + self.sheet.bleed, self.height_of(self.treads - 1)))
        return bent(points, self.sheet.mm(5.6))

    def clear_at(self, y: Pt) -> Pt:
        """Return the x from which on a ring at *y* has air around it, right of the stair."""
        beside = [k for k in range(self.treads) if self.height_of(k) + self._ring_room > y]
        if not beside:
            return 0.0
        return self.x + (max(beside) + 1) * self.tread + self._ring_room

    def highest_under(self, x: Pt) -> Pt:
        """Return the height up to which a ring at *x* has air around it, under the stair."""
        under = [k for k in range(self.treads) if self.x + k * self.tread + self._ring_room <= x]
        return self.height_of(max(under, default=0)) + self._ring_room

    @property
    def _ring_room(self) -> Pt:
        # Half the stair, a ring's radius and 4 mm of air.
        return self.sheet.mm(STAIR / 2 + 4.15 + 4)

    def lowest_between(self, left: Pt, right: Pt) -> Pt:
        """Return the y of the lowest tread over a stretch of the page."""
        over = [
            number
            for number in range(self.treads)
            if self._tread_start(number + 1) + self.sheet.mm(STAIR) > left
            and (number == 0 or self._tread_start(number) < right)
        ]
        return self.height_of(min(over, default=self.treads - 1))


def _drawn_stair(stair: _Stair, rungs: int, inks: _Inks, sheet: Sheet) -> tuple[Shape, ...]:
    """Return the stair with a white dot for each rung."""
    shapes = [stroked(stair.path, inks.stair, sheet.mm(STAIR))]
    for number in range(rungs):
        x, y = stair.dot(number), stair.height_of(number)
        shapes.append(filled(circle(x, y, sheet.mm(3.3)), WHITE))
        shapes.append(filled(circle(x, y, sheet.mm(1.7)), inks.ground))
    return tuple(shapes)


# ---- Spurs -------------------------------------------------------------------------

SPUR = 2.2
"""Thickness of a spur, in millimetres."""

SPUR_DROP, SPUR_PITCH = 13.0, 10.5
"""From a tread to its first spur, and from spur to spur, in millimetres."""

MOST_SPURS = 7
"""Most spurs that are drawn: as many as treads."""

SPUR_LENGTH = 26.5
"""From the trunk to the middle of a spur's ring, in millimetres."""


@dataclass(frozen=True, slots=True)
class _Gauge:
    """Pitch and thickness of spurs; many spurs get thinner ones."""

    pitch: Pt
    thick: Pt
    ring: Pt

    @classmethod
    def of(cls, count: int, room: Pt, sheet: Sheet) -> _Gauge:
        """Return the gauge at which *count* spurs fit into *room*: 10.5 mm apart if they can."""
        pitch = min(sheet.mm(SPUR_PITCH), max(room, sheet.mm(1)) / max(count - 1, 1))
        share = min(1.0, pitch / sheet.mm(9.5))
        return cls(pitch, sheet.mm(SPUR) * share, sheet.mm(4.15) * share)


def _spurs(cover: Cover, inks: _Inks, stair: _Stair, sheet: Sheet) -> tuple[Shape, ...]:
    """Return the posts beside the ladder as thin lines with rings."""
    count = min(cover.spurs, MOST_SPURS)
    if count < 1:
        return ()
    if cover.spurs_from is None:
        return _spurs_beside(count, inks, stair, sheet)
    rung = max(0, min(cover.spurs_from, stair.treads - 1))
    return _spurs_from(rung, count, inks, stair, sheet)


def _spurs_from(
    rung: int, count: int, inks: _Inks, stair: _Stair, sheet: Sheet
) -> tuple[Shape, ...]:
    """Return spurs that leave the stair together under a rung and part one by one.

    They turn to the outer edge where there is room for them, else back under the stair.
    """
    x = stair.dot(rung)
    room = sheet.width - sheet.mm(9.9) - x
    reach = min(sheet.mm(SPUR_LENGTH), room)
    first = stair.height_of(rung) + sheet.mm(SPUR_DROP)
    if room < sheet.mm(14):
        reach = -sheet.mm(SPUR_LENGTH)
        under = stair.lowest_between(x + reach - sheet.mm(5), x)
        first = max(first, under + sheet.mm(STAIR / 2 + 8))
    last = sheet.height - sheet.mm(12)
    gauge = _Gauge.of(count, last - first, sheet)
    ys = [first + number * gauge.pitch for number in range(count)]
    bend = min(sheet.mm(4), gauge.pitch * 0.6)
    trunk = ((x, stair.height_of(rung)), (x, ys[-1]), (x + reach, ys[-1]))
    # The last spur ends the trunk; each other one parts from it in a bend of its own.
    ways = [bent(((x, y - 2 * bend), (x, y), (x + reach, y)), bend) for y in ys[:-1]]
    return (
        *(stroked(way, inks.stair, gauge.thick) for way in (*ways, bent(trunk, bend))),
        *(_ring(x + reach, y, gauge, inks) for y in ys),
    )


def _spurs_beside(count: int, inks: _Inks, stair: _Stair, sheet: Sheet) -> tuple[Shape, ...]:
    """Return spurs whose rung the source does not name: lines of their own beside the stair.

    Each begins with a ring under the stair and leaves the page at the outer edge; the
    rings climb as steeply as the stair does, but nothing ties them to it.
    """
    lowest = sheet.height - sheet.mm(14)
    end = sheet.width - sheet.mm(14)
    is_flat = stair.treads == 1
    # Long treads would draw the rings far apart.
    slope = 0.9 if is_flat else min(1.6, stair.tread / stair.riser)
    start = end - sheet.mm(4) - (count - 1) * sheet.mm(SPUR_PITCH) * slope
    if not is_flat:
        # The rings keep 60 mm to the right of the rungs' dots; many of them come closer.
        dots = stair.dot(1) + (stair.height_of(1) - lowest) * slope
        start = max(min(start, dots + sheet.mm(60)), dots + sheet.mm(36))
    start = max(start, sheet.mm(66))
    gauge = _Gauge.of(count, min((end - start) / slope, lowest - stair.highest_under(end)), sheet)
    edge = sheet.width + sheet.bleed
    shapes: list[Shape] = []
    for number in range(count):
        y = lowest - number * gauge.pitch
        x = min(max(start + number * gauge.pitch * slope, stair.clear_at(y)), end)
        shapes += [rule(x, y, edge - x, inks.stair, gauge.thick), _ring(x, y, gauge, inks)]
    return tuple(shapes)


def _ring(x: Pt, y: Pt, gauge: _Gauge, inks: _Inks) -> Shape:
    width = gauge.ring * 0.58
    return stroked(circle(x, y, gauge.ring - width / 2), inks.stair, width, fill=inks.ground)


# ---- The back ----------------------------------------------------------------------

CALL_STEPS = (TitleStep(34, 32.5, 3), TitleStep(28, 26, 3), TitleStep(24, 26, 5))
"""Sizes of the call: larger than the look's 24/26, which has a code beside it to lean on."""

BACK_X = 12.0
"""Start of the back's words, in millimetres."""

BACK_WIDTH = 124.0
"""Measure of the back's fields and notices, in millimetres."""

FIELD_HEIGHT = 18.3
"""Height of a white field to write in, in millimetres."""

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
    inks = _inks(cover, setter)
    interchange = _Interchange.of(cover, sheet)
    back = _BackWords(inks, sheet, setter, parent)
    lines_top = interchange.first - sheet.mm(4.6) if cover.routes else sheet.height - sheet.mm(14)
    call = back.call(cover)
    return (
        sheet.ground(inks.ground),
        *_back_lines(cover, inks, interchange, sheet),
        *call,
        *back.foot(cover, last_baseline(call, 0.0), lines_top),
        *back.names(cover, interchange),
    )


def _back_lines(
    cover: Cover, inks: _Inks, interchange: _Interchange, sheet: Sheet
) -> tuple[Shape, ...]:
    """Return the route lines from their first disc to the spine."""
    shapes: list[Shape] = []
    start, end = sheet.mm(LINES_START), sheet.width + sheet.bleed
    disc = interchange.thick * 4.6 / 7
    routes = cover.routes[:MOST_ROUTES]
    for route, y, ink in zip(routes, interchange.ys, _line_inks(len(routes), inks), strict=False):
        shapes.append(_disc(start, y, disc, ink, inks))
        shapes.append(_band(start, end, y, interchange.thick, ink, inks))
        if ink is WHITE and inks.edge is not None:
            # Covers the outlines where line and disc meet.
            shapes.append(filled(circle(start, y, disc - EDGE), WHITE))
        shapes.append(filled(circle(start, y, disc / 2), inks.ground))
        shapes.extend(
            _slot(a, b, y, interchange.slot, inks.ground, sheet)
            for a, b in _slots(route, sheet)
            if a < sheet.width
        )
    return tuple(shapes)


def _disc(x: Pt, y: Pt, radius: Pt, ink: Ink, inks: _Inks) -> Shape:
    if ink is WHITE and inks.edge is not None:
        return stroked(circle(x, y, radius - EDGE / 2), inks.edge, EDGE, fill=ink)
    return filled(circle(x, y, radius), ink)


@dataclass(frozen=True, slots=True)
class _BackWords:
    """Sets the words of a back cover."""

    inks: _Inks
    sheet: Sheet
    setter: Setter
    parent: TagId

    def _style(self, style: TextStyle, size: Pt, weight: int) -> TextStyle:
        char = replace(style.char, size=size, weight=weight, ink=self.inks.words)
        return self.sheet.style(replace(style, char=char))

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
        if cover.fields:
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
        count = len(cover.fields)
        height = min(sheet.mm(FIELD_HEIGHT), below - above)
        if count == 0 or height < sheet.mm(10):
            return ()
        gap = sheet.mm(6)
        width = (self._measure - (count - 1) * gap) / count
        style = self._style(setter.styles.kicker, 8.75, 600).inked(BLACK)
        items: list[Item] = []
        for number, label in enumerate(cover.fields):
            x, y = self._x + number * (width + gap), below - height
            pad = sheet.mm(3)
            tag = setter.tree.add("P", self.parent)
            items.append(filled(pill(x, y, width, height, sheet.mm(1.5)), WHITE))
            place = x + pad, y + sheet.pt(14)
            items += paragraph(label, style, place, width - 2 * pad, setter, tag)
            line = y + height - sheet.mm(4.6)
            items.append(rule(x + pad, line, width - 2 * pad, BLACK, sheet.pt(0.75)))
        return tuple(items)

    def names(self, cover: Cover, interchange: _Interchange) -> tuple[Item, ...]:
        """Names of the routes, their ends at 48.5 mm, each level with its line."""
        sheet, setter = self.sheet, self.setter
        routes = cover.routes[:MOST_ROUTES]
        if not routes:
            return ()
        style = self._style(setter.styles.lead_in, 10, 700)
        end = sheet.mm(NAMES_END)
        rise = setter.fonts.face("label", 700).cap_height * style.char.size / 2
        group = setter.tree.add("L", self.parent, numbering="None")
        items: list[Item] = []
        for route, y in zip(routes, interchange.ys, strict=False):
            item = setter.tree.add("LI", group)
            tag = setter.tree.add("LBody", item)
            name = self._shortened(route.name, cover, style, end - sheet.mm(8))
            items += setter.label(name, style, end, y + rise, tag, anchor=1.0)
        return tuple(items)

    def _shortened(self, name: str, cover: Cover, style: TextStyle, measure: Pt) -> Inlines:
        """Return a name, cut after a word if it is long; a screen reader says all of it."""
        whole: Inlines = (Run(name, cover.span),)
        if len(name) <= NAME_LENGTH and self.setter.width(whole, style) <= measure:
            return whole
        words = name.split()
        while len(words) > 1:
            words.pop()
            short: Inlines = (Run(" ".join(words).rstrip(",;:") + "…", cover.span, spoken=name),)
            text = " ".join(words)
            if len(text) < NAME_LENGTH and self.setter.width(short, style) <= measure:
                return short
        return (Run(name[: NAME_LENGTH - 1] + "…", cover.span, spoken=name),)
