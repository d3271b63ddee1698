"""The opening spread of a chapter: its title page, and the facts at a glance.

The title page is one deep sheet with the chapter's line: it comes in low at the
outer edge, climbs a step and passes the chapter's number on its way to the spine.
The facts are rows between rules, each an answer in large type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.document.blocks import RangeGlyph, SpurGlyph, StairGlyph
from guidebuilder.document.inlines import Run
from guidebuilder.geometry import Rect, mm
from guidebuilder.layout import signs
from guidebuilder.layout.display import (
    COVER_STEPS,
    TitleStep,
    fitted_title,
    subtitle,
    title_baseline,
)
from guidebuilder.layout.galley import (
    FORBIDDEN,
    FREE,
    Galley,
    Strip,
    depth,
    merged,
    moved,
    padded,
    rounded_up,
)
from guidebuilder.layout.paths import bent, circle, filled, rectangle, rule, stroked, upright
from guidebuilder.layout.placed_text import last_baseline, paragraph
from guidebuilder.layout.setting import said
from guidebuilder.layout.sheet import Sheet
from guidebuilder.style.palette import BLACK, RULE, WHITE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidebuilder.document.blocks import Glance, GlanceRow, Glyph, Opener
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item, Shape
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.ink import Ink
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.runs import TagId


# ---- The title page ----------------------------------------------------------------

OPENER_STEPS = (TitleStep(56, 52, 2), *COVER_STEPS[1:])
"""Sizes of a chapter's title (look: opener title), the first that takes few enough lines."""

OPENER_LINES = 7
"""Most lines of an opener's text at 16 pt; a longer one is set at 13 pt."""


def opener_left(
    opener: Opener, setter: Setter, parent: TagId, *, title_role: str = "H1", recto: bool = False
) -> tuple[Item, ...]:
    """Return the title page of a chapter.

    Args:
        opener: Its words and its number.
        setter: What sets text.
        parent: Structure element that the words go under.
        title_role: Role of the title's element.
        recto: Whether it is a right page; the line then runs from the spine outwards.
    """
    sheet = Sheet.of(setter.master)
    palette = setter.theme.palette
    words = _opener_words(opener, sheet, setter, parent, title_role, recto=recto)
    line = _opener_line(opener.number, last_baseline(words, 0.0), sheet, setter)
    if setter.master.safe:
        # The paper is the ground (look: office).
        return (*line, *words)
    return (sheet.ground(palette.deep), *line, *words)


def _opener_words(
    opener: Opener, sheet: Sheet, setter: Setter, parent: TagId, title_role: str, *, recto: bool
) -> tuple[Item, ...]:
    """Return kicker on b(0), title with its capitals from 79 pt, text three lines below it."""
    styles = setter.styles
    margins = setter.master.margins
    x = margins.inside if recto else margins.outside
    measure = setter.master.width
    on_paper = setter.master.safe > 0
    title_ink, ink = (setter.theme.palette.deep, BLACK) if on_paper else (WHITE, WHITE)
    kicker = styles.kicker
    kicker = sheet.style(replace(kicker, char=replace(kicker.char, size=10, ink=ink)))
    tag = setter.tree.add("P", parent)
    head = paragraph(opener.kicker, kicker, (x, sheet.baseline(0)), measure, setter, tag)
    more = max(0.0, last_baseline(head, 0.0) - sheet.baseline(0))

    style = fitted_title(opener.title, OPENER_STEPS, measure, title_ink, sheet, setter)
    tag = setter.tree.add(title_role, parent)
    place = x, title_baseline(style, sheet, setter) + more
    title = paragraph(opener.title, style, place, measure, setter, tag)
    if opener.subtitle:
        tag = setter.tree.add("P", parent)
        place = x, last_baseline(title, 0.0)
        title += subtitle(opener.subtitle, place, measure, sheet, setter, (title_ink, tag))

    text = sheet.style(styles.opener_text.inked(ink).aligned("balanced"))
    narrow = min(sheet.mm(104), measure)
    if len(setter.lines(opener.text, text, narrow, None)) > OPENER_LINES:
        text, narrow = sheet.style(styles.lead.inked(ink)), measure
    tag = setter.tree.add("P", parent)
    place = x, sheet.baseline_after(last_baseline(title, 0.0) + sheet.pt(45.5))
    return (*head, *title, *paragraph(opener.text, text, place, narrow, setter, tag))


def _opener_line(number: int, words_end: Pt, sheet: Sheet, setter: Setter) -> tuple[Item, ...]:
    """Return the line 9 mm thick with a station, a step and the chapter's disc of 20 mm.

    The step keeps 10 mm clear of the words: it loses height under a long text, and
    vanishes under a very long one.
    """
    palette = setter.theme.palette
    low = sheet.height - sheet.mm(14)
    high = max(low - sheet.mm(42), words_end + sheet.mm(10 + 10))
    if low - high < sheet.mm(18):
        # A step lower than two thicknesses of the line would be a kink.
        high = low
    on_paper = setter.master.safe > 0
    step, disc = sheet.width * 66 / 148, sheet.width * 108 / 148
    way = bent(((sheet.starts, low), (step, low), (step, high), (sheet.ends, high)), sheet.mm(14))
    station = sheet.width * 28 / 148
    if on_paper:
        thick = sheet.mm(2.6)
        return (
            stroked(way, palette.deep, thick),
            stroked(circle(station, low, sheet.mm(2.6)), palette.deep, thick / 2, fill=WHITE),
            stroked(circle(disc, high, sheet.mm(8.7)), palette.deep, thick, fill=WHITE),
            *_disc_number(number, disc, high, sheet, setter, palette.deep),
        )
    return (
        stroked(way, palette.bright, sheet.mm(9)),
        filled(circle(station, low, sheet.mm(3.4)), WHITE),
        filled(circle(station, low, sheet.mm(1.85)), palette.deep),
        filled(circle(disc, high, sheet.mm(10)), WHITE),
        filled(circle(disc, high, sheet.mm(5.8)), palette.deep),
        *_disc_number(number, disc, high, sheet, setter, WHITE),
    )


def _disc_number(
    number: int, x: Pt, y: Pt, sheet: Sheet, setter: Setter, ink: Ink
) -> tuple[Item, ...]:
    """Return the chapter's number; the kicker says it too, so that it has no tag."""
    kicker = setter.styles.kicker
    char = replace(kicker.char, size=21, weight=800, ink=ink, tracking=-0.3)
    style = sheet.style(replace(kicker, char=char))
    capitals = setter.fonts.face("label", 800).cap_height * style.char.size
    return setter.label(said(str(number)), style, x, y + capitals / 2, None, anchor=0.5)


# ---- At a glance -------------------------------------------------------------------

LABEL_WIDTH = mm(28)
"""Measure of a row's label (look: at a glance)."""

ANSWER_X = mm(32)
"""Where a row's answer starts: the label and one gutter."""

GLYPH_WIDTH = mm(57)
"""Width of a row's glyph; an axis with its figures takes two grid lines."""

LARGE_VALUE = 26
"""Most characters of an answer at 17 pt; a longer one is set at 13 pt."""

LONG_VALUE = 52
"""Most characters of an answer at 13 pt; a longer one is set as text."""


class _Setting(Struct, frozen=True):
    """How tightly the rows are set.

    Attributes:
        head: From a row's rule to the baseline of its answer.
        foot: From the last baseline of a row to the next rule.
        draws: Whether glyphs are drawn.
    """

    head: Pt
    foot: Pt
    draws: bool = True


SETTINGS = (
    _Setting(head=23.0, foot=9.5),
    _Setting(head=18.0, foot=8.0),
    _Setting(head=18.0, foot=8.0, draws=False),
)
"""The look's own setting, one with half a line less in each row, and one without glyphs.

The first that brings all rows onto one page is taken: words come before drawings.
"""


def glance_page(glance: Glance, setter: Setter, parent: TagId, *, title_role: str = "H2") -> Galley:
    """Return the at-a-glance page as a galley that begins a page.

    It is one page whenever its rows fit, set more tightly if they must; otherwise the
    page breaker takes the rest to the next page, row by row, under the title again.

    Args:
        glance: Its rows.
        setter: What sets text.
        parent: Structure element that the words go under.
        title_role: Role of the title's element.
    """
    room = setter.master.depth + 0.01
    for setting in SETTINGS:
        if depth(_glance(glance, setting, setter, None, "")) <= room:
            break
    else:
        # Rows that need a second page even so have room enough there to stand open.
        setting = SETTINGS[0]
    return _glance(glance, setting, setter, parent, title_role)


def _glance(
    glance: Glance, setting: _Setting, setter: Setter, parent: TagId | None, title_role: str
) -> Galley:
    """Return title, rows, closing rule and source line; without *parent* for a trial."""
    title = _title(glance.title, setter, _element(setter, title_role, parent))
    more = said(f" {setter.wording.continued}")
    again = replace(_title((*glance.title, *more), setter, None), break_after=FORBIDDEN)
    group = None if parent is None else setter.tree.add("L", parent, numbering="None")
    rows = [
        replace(_row(row, setting, setter, group), repeats=(again,), span=glance.span)
        for row in glance.rows
    ]
    if rows:
        rows[-1] = replace(rows[-1], break_after=FORBIDDEN)
    head = (replace(title, begins_page=True, span=glance.span), *rows)
    return (*head, _source(glance, setter, parent, depth(head)))


def _title(title: Inlines, setter: Setter, tag: TagId | None) -> Strip:
    """Return the heading and the line of air under it."""
    master = setter.master
    lines = setter.text(title, setter.styles.section, 0, master.width, tag)
    return padded(merged(lines, break_after=FORBIDDEN), below=master.line)


def _source(glance: Glance, setter: Setter, parent: TagId | None, above: Pt) -> Strip:
    """Return the closing rule and the source line, ended on a full grid line."""
    master = setter.master
    style = setter.styles.caption
    tag = _element(setter, "P", parent)
    lines = setter.text(glance.source, style, 0, master.width, tag) if glance.source else []
    block = merged(lines)
    closing = rule(0, 0, master.width, setter.theme.palette.deep, 0.75)
    height = block.height + 5
    items = (closing, *(moved(item, 0, 5) for item in block.items))
    whole = rounded_up(Strip(above + height), master.line).height
    return Strip(whole - above, items, span=glance.span)


def _element(setter: Setter, role: str, parent: TagId | None) -> TagId | None:
    return None if parent is None else setter.tree.add(role, parent)


def _row(row: GlanceRow, setting: _Setting, setter: Setter, group: TagId | None) -> Strip:
    """Return one row: rule, label, answer, note and glyph, on half grid lines."""
    master, styles = setter.master, setter.styles
    item = _element(setter, "LI", group)
    label = paragraph(
        row.label,
        styles.kicker.inked(BLACK),
        (0, setting.head),
        min(LABEL_WIDTH, master.width / 3),
        setter,
        _element(setter, "Lbl", item),
    )
    body = _element(setter, "LBody", item)
    x, measure = ANSWER_X, master.width - ANSWER_X
    value = paragraph(
        row.value,
        _value_style(row, measure, setter),
        (x, setting.head),
        measure,
        setter,
        _element(setter, "P", body),
    )
    end = last_baseline(value, setting.head)
    note = paragraph(
        row.note,
        _note_style(setter),
        (x, end + master.line),
        measure,
        setter,
        _element(setter, "P", body) if row.note else None,
    )
    end = max(last_baseline(note, end), last_baseline(label, end))
    glyph: tuple[Item, ...] = ()
    if row.glyph is not None and setting.draws:
        glyph = tuple(_glyph(row.glyph, x, end + GLYPH_AIR, setter))
        # Only an axis has figures under it.
        end += (2 if isinstance(row.glyph, RangeGlyph) else 1.5) * master.line
    half = master.line / 2
    height = rounded_up(Strip(end + setting.foot), half).height
    top = rule(0, 0, master.width, setter.theme.palette.deep, 0.75)
    return Strip(height, (top, *label, *value, *note, *glyph), FREE)


def _value_style(row: GlanceRow, measure: Pt, setter: Setter) -> TextStyle:
    """Return the type of an answer: by its length, and lighter where nothing is known."""
    styles = setter.styles
    count = sum(len(each.text) for each in row.value if isinstance(each, Run))
    style = styles.text
    if count <= LONG_VALUE:
        # Balanced, as headings are: no answer ends in a line of one short word.
        style = styles.group.weighted(800)
    if count <= LARGE_VALUE and setter.width(row.value, styles.value) <= measure:
        style = styles.value
    if not row.is_known:
        style = style.weighted(400).inked(BLACK)
    return style


def _note_style(setter: Setter) -> TextStyle:
    """Return the small serif on the full grid line."""
    styles = setter.styles
    return replace(styles.small, leading=setter.master.line, drop=styles.text.drop)


# ---- Glyphs ------------------------------------------------------------------------

GLYPH_AIR = 8.0
"""From the last baseline above a glyph to its top, in points."""

BAR_HEIGHT = 10.0
"""Height of a pay bar, in points."""

LINE_HEIGHT = 4.2
"""Thickness of a time line, in points."""

RISE = 4.6
"""Width of one step of a stair glyph, in millimetres."""


def _glyph(glyph: Glyph, x: Pt, top: Pt, setter: Setter) -> Iterator[Item]:
    """Yield a glyph; its row says the same in words, so that glyphs are artifacts."""
    deep = setter.theme.palette.deep
    match glyph:
        case StairGlyph(rungs=rungs):
            width = min(GLYPH_WIDTH, rungs * mm(RISE))
            yield from signs.stair(glyph, Rect(x, top, width, 16), deep)
        case SpurGlyph():
            yield from signs.spur(x, top + 8, deep)
        case RangeGlyph():
            yield from _range(glyph, x, top, setter)


def _range(glyph: RangeGlyph, x: Pt, top: Pt, setter: Setter) -> Iterator[Item]:
    """Yield a bar or a line with rings on an axis that starts at zero."""
    palette = setter.theme.palette
    most = max([glyph.high, *(value for value, _ in glyph.ticks)], default=0.0) or 1.0

    def at(value: float) -> Pt:
        return x + GLYPH_WIDTH * value / most

    middle = top + BAR_HEIGHT / 2
    # A bar stands on its axis; a line runs along it.
    axis = middle if glyph.is_line else top + BAR_HEIGHT
    yield rule(x, axis, GLYPH_WIDTH, RULE, 0.5)
    for value, _ in glyph.ticks:
        yield upright(at(value), axis, 5 if glyph.is_line else 3, RULE, 0.5)
    places = [(at(value), words) for value, words in glyph.ticks]
    yield from _tick_labels(places, top + 20.5, setter)
    low, high, deep = at(glyph.low), at(glyph.high), palette.deep
    if glyph.is_line:
        yield from _time_line(low, high, middle, glyph, deep)
    else:
        yield from _pay_bar(low, high, top, glyph, setter)


def _pay_bar(low: Pt, high: Pt, top: Pt, glyph: RangeGlyph, setter: Setter) -> Iterator[Shape]:
    """Yield a bright bar with a deep outline; a single value is a dot of 3 mm (look: pay)."""
    palette = setter.theme.palette
    if high - low < 1 and not glyph.open_end:
        dot = circle(low, top + BAR_HEIGHT / 2, mm(1.5))
        yield stroked(dot, palette.deep, 1, fill=palette.bright)
        return
    bar = rectangle(low, top, max(high - low, 1.0), BAR_HEIGHT)
    yield stroked(bar, palette.deep, 1, fill=palette.bright)
    if glyph.open_end:
        for x, width in _thinning(high + 3):
            block = rectangle(x, top, width, BAR_HEIGHT)
            yield stroked(block, palette.deep, 0.5, fill=palette.bright)


def _time_line(low: Pt, high: Pt, y: Pt, glyph: RangeGlyph, deep: Ink) -> Iterator[Shape]:
    """Yield a deep line with a ring at each end that is known."""
    yield rule(low, y, high - low, deep, LINE_HEIGHT)
    if glyph.open_end:
        for x, width in _thinning(high + 2.4):
            yield filled(rectangle(x, y - LINE_HEIGHT / 2, width, LINE_HEIGHT), deep)
    ends = (low,) if glyph.open_end or high - low < 1 else (low, high)
    for end in ends:
        yield stroked(circle(end, y, 4.4), deep, 1.8, fill=WHITE)


def _thinning(x: Pt) -> Iterator[tuple[Pt, Pt]]:
    """Yield start and width of three blocks that thin out: nobody knows how far it goes on."""
    for width in (4.2, 2.8, 1.4):
        yield x, width
        x += width + 2.4


def _tick_labels(places: Sequence[tuple[Pt, str]], baseline: Pt, setter: Setter) -> Iterator[Item]:
    """Yield the labels of an axis; one that would touch the label before it is left out."""
    style = setter.styles.caption.inked(BLACK).figures()
    end = float("-inf")
    for x, words in places:
        width = setter.width(said(words), style)
        if not words or x - width / 2 < end + 3:
            continue
        yield from setter.label(said(words), style, x, baseline, None, anchor=0.5)
        end = x + width / 2
