"""Pay as bars on one axis from zero, and rated things as bars on their scale.

Values stand to the right of their bars, always: a column of figures that changes sides
from row to row is hard to read down (look: what is still weak).  So the axis takes what
the labels leave of the measure, and a note goes on two lines before the bars get short.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from guidebuilder.diagnostics import Report
from guidebuilder.geometry import Rect, mm
from guidebuilder.layout import signs
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
from guidebuilder.layout.page import Close, DrawnRun, Item, LineTo, Move, Shape
from guidebuilder.layout.paths import circle, filled, rectangle, rule, stroked, upright
from guidebuilder.layout.setting import said
from guidebuilder.style.palette import BLACK, RULE, WHITE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guidebuilder.document.blocks import Bar, Bars, RangeChart, RangeRow
    from guidebuilder.document.inlines import Inline, Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.ink import Ink
    from guidebuilder.text.runs import TagId

NAME_WIDTH = mm(35)
"""Measure of the names at the start of the rows (look: pay)."""

CHART_START = mm(37)
"""Where the axis has its zero (look: pay)."""

FEW_ROWS = 3
"""Rows up to which a chart has wide rows (look: pay)."""

BAR = mm(8)
"""Height of a pay bar (look: pay)."""

OUTLINE = 1.0
"""Outline of a bar: bright is pale on a grey printer, so the outline carries the bar."""

DOT = mm(3) / 2
"""Radius of the dot of a single value (look: pay)."""

HALO = mm(0.8)
"""Air between a label and a grid line, which stops there (look: pay)."""

GRID_DASH = (mm(0.4), mm(0.8))
"""Dots of a grid line (look: colour)."""

AFTER_BAR = mm(2)
"""From the end of a bar to its label: the least air between text and a line's end is 2.5 mm
for furniture; a label belongs to its bar."""

TICK_FOOT = 4.4
"""From the baseline of the values of an axis down to its rule."""

GLYPH_WIDTH, GLYPH_HEIGHT = mm(9.6), mm(4)
"""Size of the small stair under a name (look: pay)."""

NAME_LEADING = 11.7
"""From baseline to baseline of a name of 10 pt: 0.9 of a grid line."""

ROW_AIR = 5.0
"""Air above the first and below the last thing of a row."""

TAIL = (mm(1.8), mm(1.2), mm(0.6))
"""Blocks that thin out where a bar is open at an end (look: routes)."""

TAIL_GAP = mm(0.7)
"""White between those blocks."""

STUB = mm(5.4)
"""Bar before the blocks where only one end of a range is known (look: routes)."""

OUTLIER = 8
"""A range more than so many times above all others is drawn as a broken bar (look: pay)."""

AXIS_SHARE = 0.66
"""Share of the width that the axis should keep; a longer note goes on two lines instead."""

NOTE_MEASURES = (0.6, 0.42, 0.3)
"""Measures tried for figure and note, in shares of the width, widest first."""

LABEL_AIR = 3.0
"""Least air above and below a label in its row."""

MANY_ROWS = 10
"""Rows from which a chart may go on on the next page, its axis repeated (look: pay)."""

TOGETHER = 2
"""Rows that stay with the first and with the last row where a chart goes over pages."""

GLYPH_ROWS = 6
"""Rows from which a name of two lines takes the place of its stair (look: pay)."""


def part_of(strip: Strip, figure: TagId) -> Strip:
    """Return the strip with all that it shows belonging to one figure.

    A drawing that only repeats its table is read as one sentence: its words are no
    elements of their own.  They are set without a tag and get the figure's here.
    """
    return replace(strip, items=tuple(_with_tag(item, figure) for item in strip.items))


def _with_tag(item: Item, tag: TagId) -> Item:
    return replace(item, tag=tag) if isinstance(item, DrawnRun | Shape) else item


def run_in(sentences: Iterable[Inlines]) -> Inlines:
    """Return sentences as one paragraph: a legend in as few lines as can be."""
    joined: list[Inline] = []
    for sentence in sentences:
        joined += (*said(" "), *sentence) if joined else sentence
    return tuple(joined)


def on_trial(setter: Setter) -> Setter:
    """Return the setter for a measure that is only tried: its complaints go nowhere."""
    return replace(setter, report=Report())


# ---- Pay ----


@dataclass(frozen=True, slots=True)
class _Label:
    """What stands beside a bar: its items around the middle of the bar, and their extent."""

    items: tuple[Item, ...]
    width: Pt
    above: Pt
    below: Pt

    @property
    def height(self) -> Pt:
        return 2 * max(self.above, self.below)

    def at(self, x: Pt, middle: Pt) -> tuple[Item, ...]:
        return tuple(moved(item, x, middle) for item in self.items)

    def rect(self, x: Pt, middle: Pt) -> Rect:
        return Rect(x, middle - self.above, self.width, self.above + self.below)


@dataclass(frozen=True, slots=True)
class _Axis:
    """Where values stand: from *start* on, *unit* points for each, up to *limit*.

    Attributes:
        end: End of the measure; the room between the limit and it is the labels'.
    """

    start: Pt
    end: Pt
    unit: Pt
    limit: float

    def x(self, value: float) -> Pt:
        return self.start + min(value, self.limit) * self.unit


def set_range_chart(chart: RangeChart, setter: Setter, parent: TagId) -> Galley:
    """Set a pay chart as one figure; from ten rows on it may go over pages."""
    figure = setter.tree.add("Figure", parent, alt=chart.alt)
    axis, labels = _axis_and_labels(chart, setter)
    head = _axis_strip(chart, axis, setter)
    rows = [
        _range_row(chart, row, label, axis, setter)
        for row, label in zip(chart.rows, labels, strict=True)
    ]
    strips = [part_of(each, figure) for each in (head, *rows)]
    last = len(rows)
    for number, strip in enumerate(strips):
        may_break = last >= MANY_ROWS and TOGETHER <= number <= last - TOGETHER
        cost = FREE if may_break or number == last else FORBIDDEN
        strips[number] = replace(
            strip,
            break_after=cost,
            repeats=(head,) if last >= MANY_ROWS and number else (),
            span=chart.span if number == 0 else chart.rows[number - 1].span,
        )
    strips[-1] = _filled_up(strips, setter.master.line)
    return tuple(strips)


def _filled_up(strips: Sequence[Strip], line: Pt) -> Strip:
    """Return the last strip with the air that makes the whole a number of grid lines."""
    total = depth(strips)
    missing = rounded_up(Strip(total), line).height - total
    return replace(strips[-1], height=strips[-1].height + missing)


def _axis_end(chart: RangeChart) -> float:
    """Return the value at which the axis ends.

    A range far above all others would press these to the zero: the axis then ends at
    the first tick above the others, and the far range is a broken bar.
    """
    tops = sorted(row.high if row.high is not None else row.low or 0.0 for row in chart.rows)
    ticks = [value for value, _ in chart.ticks]
    limit = max(ticks, default=tops[-1] if tops else 1.0)
    if len(tops) > 1 and tops[-2] > 0 and tops[-1] > OUTLIER * tops[-2]:
        limit = min((tick for tick in ticks if tick >= tops[-2]), default=limit)
    return limit or 1.0


def _axis_and_labels(chart: RangeChart, setter: Setter) -> tuple[_Axis, list[_Label]]:
    """Return the axis and the labels, of the widest measure that leaves the axis its share."""
    width = setter.master.width - CHART_START
    limit = _axis_end(chart)
    axis, chosen = _axis_beside([], chart, width, limit), NOTE_MEASURES[-1]
    for share in NOTE_MEASURES:
        labels = [_label(row, on_trial(setter), share * width) for row in chart.rows]
        axis = _axis_beside(labels, chart, width, limit)
        if axis.unit * limit >= AXIS_SHARE * width:
            chosen = share
            break
    return axis, [_label(row, setter, chosen * width) for row in chart.rows]


def _axis_beside(labels: Sequence[_Label], chart: RangeChart, width: Pt, limit: float) -> _Axis:
    """Return the longest axis that leaves each label its room after its bar."""
    unit = width / limit
    for row, label in zip(chart.rows, labels, strict=False):
        top = min(_reach(row), limit)
        if top > 0:
            room = width - label.width - AFTER_BAR - _overhang(row)
            unit = min(unit, max(room / top, 0.3 * width / limit))
    return _Axis(CHART_START, CHART_START + width, unit, limit)


def _reach(row: RangeRow) -> float:
    """Return the value after which the row's label stands."""
    return row.high if row.high is not None else row.low or 0.0


def _overhang(row: RangeRow) -> Pt:
    """Return how far the drawing of a row goes on beyond its last value."""
    if row.low is None and row.high is None:
        return 0.0
    if row.high is None and row.open_end:
        return STUB + _tail_width()
    if row.open_end:
        return _tail_width()
    return DOT if _is_single(row) else 0.0


def _is_single(row: RangeRow) -> bool:
    return row.low is not None and (row.high is None or row.high == row.low)


def _tail_width() -> Pt:
    return sum(TAIL) + len(TAIL) * TAIL_GAP


def _label(row: RangeRow, setter: Setter, measure: Pt) -> _Label:
    """Set the figure of a row and its note, around the middle of its bar."""
    styles = setter.styles
    known = row.low is not None or row.high is not None
    figure_style = styles.bar_label if known else styles.table
    figure = setter.lines(row.figure, figure_style, measure, None)
    note = setter.lines(row.note, styles.table, measure, None) if row.note else ()
    # The figure's capitals are 0.7 of its size; a note takes its lines below them.
    cap = 0.7 * figure_style.char.size
    tall = cap + (len(figure) - 1) * figure_style.leading + len(note) * styles.table.leading
    tall += 1.6 if note else 0.0
    items: list[Item] = []
    baseline = -tall / 2 + cap
    for line in figure:
        items += setter.drawn(line, 0, baseline, None)
        baseline += figure_style.leading
    baseline += 1.6 + styles.table.leading - figure_style.leading
    for line in note:
        items += setter.drawn(line, 0, baseline, None)
        baseline += styles.table.leading
    width = max((line.width for line in (*figure, *note)), default=0.0)
    return _Label(tuple(items), width, tall / 2, tall / 2 + 2.4)


def _axis_strip(chart: RangeChart, axis: _Axis, setter: Setter) -> Strip:
    """Set what the axis counts and its ticks, down to the rule above the first row."""
    styles = setter.styles
    measure = axis.end - axis.start
    title = merged(setter.text(chart.axis, styles.table.weighted(700), axis.start, measure, None))
    # The line of the ticks ends 2 pt above the rule.
    height = rounded_up(Strip(title.height + styles.table.leading + 2), setter.master.line).height
    ticks = _tick_words(chart, axis, height - TICK_FOOT, setter)
    line = rule(0, height, setter.master.width, setter.theme.palette.deep, 0.75)
    return Strip(height, (*title.items, *ticks, line), span=chart.span)


def _tick_words(chart: RangeChart, axis: _Axis, baseline: Pt, setter: Setter) -> list[Item]:
    """Set the values of the ticks; one that would touch the one before it is left out."""
    style = setter.styles.table.weighted(500)
    items: list[Item] = []
    free_from = 0.0
    for value, word in chart.ticks:
        words = said(word, chart.span)
        width = setter.width(words, style)
        x = min(axis.x(value) - width / 2, axis.end - width) if value else axis.start
        if value <= axis.limit and x >= free_from:
            free_from = x + width + HALO
            items += setter.label(words, style, x, baseline, None)
    return items


def _range_row(
    chart: RangeChart, row: RangeRow, label: _Label, axis: _Axis, setter: Setter
) -> Strip:
    """Set one row: its name, its bar and the label beside it."""
    name = _name(row, setter, with_glyph=len(chart.rows) < GLYPH_ROWS)
    marks = _marks(row, axis, setter)
    has_marks = any(each.points for each in chart.rows)
    below = marks.height + 2 if has_marks else 0.0
    beside = max(2 * ROW_AIR + BAR, 2 * LABEL_AIR + label.height)
    content = max(name.height, beside + below)
    half = setter.master.line / 2
    height = max(_standard_height(len(chart.rows), setter.master.line), ceil(content / half) * half)
    middle = (height - below) / 2
    label_x = _label_x(row, axis)
    items: list[Item] = []
    taken = [label.rect(label_x, middle)]
    if row.points:
        taken.append(marks.rect(middle + BAR / 2 + 2))
    items += _grid(chart, axis, height, taken)
    items.append(rule(0, height, setter.master.width, setter.theme.palette.deep, 0.75))
    items += name.items
    items += _bar(row, axis, middle, setter)
    items += label.at(label_x, middle)
    items += marks.at(middle + BAR / 2 + 2)
    if row.glyph is not None and name.has_glyph:
        ink, bottom = setter.theme.palette.deep, height - ROW_AIR
        items += signs.stair(
            0, bottom, ink, row.glyph.rungs, row.glyph.filled, GLYPH_WIDTH, GLYPH_HEIGHT
        )
    return Strip(height, tuple(items), span=row.span)


def _standard_height(rows: int, line: Pt) -> Pt:
    """Return the height of a row by their number: few rows stand wider (look: pay)."""
    # Four and five rows take 3 lines, not the look's 3.5: so the chart and the table that
    # says the same in full stand on one page.
    return 4.5 * line if rows <= FEW_ROWS else 3 * line


@dataclass(frozen=True, slots=True)
class _Name:
    """The name of a row, and whether its stair stands under it; *height* counts both."""

    items: tuple[Item, ...]
    height: Pt
    has_glyph: bool


def _name(row: RangeRow, setter: Setter, *, with_glyph: bool) -> _Name:
    style = replace(setter.styles.lead_in, leading=NAME_LEADING, drop=9.0)
    strip = padded(merged(setter.text(row.label, style, 0, NAME_WIDTH, None)), above=3)
    lines = round(strip.height / NAME_LEADING)
    has_glyph = row.glyph is not None and (with_glyph or lines == 1)
    height = strip.height + ROW_AIR + (GLYPH_HEIGHT + 1 if has_glyph else 0)
    return _Name(strip.items, height, has_glyph)


def _grid(chart: RangeChart, axis: _Axis, height: Pt, taken: Sequence[Rect]) -> list[Item]:
    """Draw the grid lines of a row: dotted, whole at zero, and stopped before any words."""
    items: list[Item] = []
    for value, _ in chart.ticks:
        if value > axis.limit:
            continue
        x = axis.x(value)
        dash = GRID_DASH if value else ()
        for top, bottom in uncovered(x, height, taken):
            items.append(upright(x, top, bottom - top, RULE, 0.5, dash=dash))
    return items


def uncovered(x: Pt, height: Pt, taken: Sequence[Rect]) -> list[tuple[Pt, Pt]]:
    """Return the stretches of an upright at *x* that keep the halo of what is *taken*."""
    stretches, top = [], 0.0
    crossed = sorted(
        (rect.y - HALO, rect.bottom + HALO)
        for rect in taken
        if rect.x - HALO <= x <= rect.right + HALO
    )
    for start, end in crossed:
        if start > top:
            stretches.append((top, start))
        top = max(top, end)
    if top < height:
        stretches.append((top, height))
    return stretches


# ---- The bar of a row ----


def _label_x(row: RangeRow, axis: _Axis) -> Pt:
    if row.low is None and row.high is None:
        return axis.start + AFTER_BAR
    return axis.x(_reach(row)) + _overhang(row) + AFTER_BAR


def _bar(row: RangeRow, axis: _Axis, middle: Pt, setter: Setter) -> list[Item]:
    """Draw what is known of a range: a bar, a dot, or a bar that is open at an end."""
    palette = setter.theme.palette
    if row.low is None and row.high is None:
        return []
    if _is_single(row) and not row.open_end:
        return [filled(circle(axis.x(_reach(row)), middle, DOT), palette.deep)]
    if row.high is None or row.low is None:
        return _half_known(row, axis, middle, setter)
    start, end = axis.x(row.low), axis.x(row.high)
    items: list[Item] = [_box(start, end, middle, setter)]
    if row.high > axis.limit:
        items += _break(end, middle, palette.deep)
    if row.open_end:
        items += _tail(end, middle, 1, setter)
    items += [
        upright(axis.x(value), middle - BAR / 2 - 2, BAR + 4, palette.deep, 1.5)
        for value, _ in row.points
    ]
    return items


def _box(start: Pt, end: Pt, middle: Pt, setter: Setter) -> Shape:
    palette = setter.theme.palette
    outline = rectangle(start, middle - BAR / 2, end - start, BAR)
    return stroked(outline, palette.deep, OUTLINE, fill=palette.bright)


def _half_known(row: RangeRow, axis: _Axis, middle: Pt, setter: Setter) -> list[Item]:
    """Draw a range of which one end is known: a stub there, thinning out to the other."""
    known = axis.x(_reach(row))
    if row.high is None:
        return [_box(known, known + STUB, middle, setter), *_tail(known + STUB, middle, 1, setter)]
    # Towards zero the stub has no more room than the value itself.
    stub = min(STUB, (known - axis.start) / 2)
    start = known - stub
    tail = _tail(start, middle, -1, setter) if start - _tail_width() >= axis.start else []
    return [_box(start, known, middle, setter), *tail]


def _tail(x: Pt, middle: Pt, direction: int, setter: Setter) -> list[Item]:
    """Draw the thinning blocks after *x*, to the end (1) or to the start (-1)."""
    items: list[Item] = []
    for width in TAIL:
        near = x + direction * TAIL_GAP
        x = near + direction * width
        items.append(_box(min(near, x), max(near, x), middle, setter))
    return items


def _break(end: Pt, middle: Pt, ink: Ink) -> list[Item]:
    """Draw the two slanted cuts that say: this bar is longer than drawn."""
    slant, gap = 3.0, 2.2
    x, top, bottom = end - mm(5), middle - BAR / 2 - 1, middle + BAR / 2 + 1
    gap_outline = (
        Move(x - gap + slant, top),
        LineTo(x + gap + slant, top),
        LineTo(x + gap - slant, bottom),
        LineTo(x - gap - slant, bottom),
        Close(),
    )
    edges = [
        stroked((Move(x + side + slant, top), LineTo(x + side - slant, bottom)), ink, OUTLINE)
        for side in (-gap, gap)
    ]
    return [filled(gap_outline, WHITE), *edges]


# ---- Further values on a bar ----


@dataclass(frozen=True, slots=True)
class _Marks:
    """The words of the values marked on a bar, as one line or several under it."""

    items: tuple[Item, ...]
    x: Pt
    width: Pt
    height: Pt

    def at(self, top: Pt) -> tuple[Item, ...]:
        return tuple(moved(item, 0, top) for item in self.items)

    def rect(self, top: Pt) -> Rect:
        return Rect(self.x, top, self.width, self.height)


def _marks(row: RangeRow, axis: _Axis, setter: Setter) -> _Marks:
    """Set the words of a row's marks under them, pushed apart; a crowd goes line by line."""
    style = replace(setter.styles.caption.inked(BLACK), leading=8.4, drop=6.4).figures()
    words = [said(text, row.span) for _, text in row.points]
    widths = [setter.width(each, style) for each in words]
    apart = 2 * HALO
    crowd = sum(widths) + apart * len(widths) > axis.end - axis.start
    xs: list[Pt] = []
    free_from, free_to = axis.start, axis.end - sum(widths) - apart * (len(widths) - 1)
    for (value, _), width in zip(row.points, widths, strict=True):
        # What still comes to the right must keep its room before the end of the measure.
        free_to += width
        least, most = (axis.start, axis.end) if crowd else (free_from, free_to)
        x = min(max(axis.x(value) - width / 2, least), most - width)
        xs.append(x)
        free_from, free_to = x + width + apart, free_to + apart
    items: list[Item] = []
    for number, (each, x) in enumerate(zip(words, xs, strict=True)):
        baseline = style.drop + (number * style.leading if crowd else 0)
        items += setter.label(each, style, x, baseline, None)
    start = min(xs, default=0.0)
    end = max((x + width for x, width in zip(xs, widths, strict=True)), default=0.0)
    lines = len(words) if crowd else 1
    return _Marks(tuple(items), start, end - start, lines * style.leading)


# ---- Ratings ----


TRACK = mm(4.4)
"""Height of the bar of a rating: half a pay bar, since many stand together."""

TRACK_TOP = 6.0
"""From the rule above a rating to its bar."""

FIGURE_GAP = mm(3)
"""From the scale of a rating to its value in words."""

FIGURE_WIDTH = mm(30)
"""Most that the column of the values takes."""

FEW_STEPS = 10
"""Steps up to which a scale shows each of them, so that they can be counted."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """The scale that ratings are drawn on: from its zero to its top.

    A scale that begins at 1 counts its first step, too: a bar without zero would show
    the lowest rating as nothing.
    """

    track: Rect
    zero: float
    top: float

    def share(self, value: float) -> float:
        share = (value - self.zero) / ((self.top - self.zero) or 1)
        return min(max(share, 0.0), 1.0)

    @property
    def steps(self) -> int:
        """How many steps are shown; 1 if they are too many to count."""
        count = self.top - self.zero
        return int(count) if count == int(count) and 1 < count <= FEW_STEPS else 1


def set_bars(bars: Bars, setter: Setter, parent: TagId) -> Galley:
    """Set rated things as a list: name, bar, value in words.

    No table repeats them, so names, values and notes are text; the bars are artifacts.
    """
    master, styles = setter.master, setter.styles
    figure = styles.table.weighted(700)
    widths = [setter.width(bar.figure, figure) for bar in bars.items if bar.value is not None]
    column = min(max(widths, default=0.0), FIGURE_WIDTH)
    width = master.width - CHART_START - column - FIGURE_GAP
    zero = 0.0 if bars.low in {0, 1} else bars.low
    scale = _Scale(Rect(CHART_START, 0, width, TRACK), zero, bars.high)
    head = Strip(0)
    if bars.scale:
        tag = setter.tree.add("P", parent)
        measure = master.width - CHART_START
        words = setter.text(bars.scale, styles.caption, CHART_START, measure, tag)
        head = rounded_up(merged(words), master.line)
    items = setter.tree.add("L", parent, numbering="None")
    line = rule(0, head.height, master.width, setter.theme.palette.deep, 0.75)
    head = replace(head, items=(*head.items, line), span=bars.span)
    galley = [head, *(_rating(bar, scale, setter, items) for bar in bars.items)]
    last = len(galley) - 1
    for number, strip in enumerate(galley):
        may_break = last >= MANY_ROWS and TOGETHER <= number <= last - TOGETHER
        cost = FREE if may_break or number == last else FORBIDDEN
        galley[number] = replace(strip, break_after=cost)
    galley[-1] = _filled_up(galley, master.line)
    return tuple(galley)


def _rating(bar: Bar, scale: _Scale, setter: Setter, parent: TagId) -> Strip:
    """Set one rated thing as a row of whole half lines."""
    tree, styles = setter.tree, setter.styles
    entry = tree.add("LI", parent)
    name_tag, body = tree.add("Lbl", entry), tree.add("LBody", entry)
    name_style = replace(styles.lead_in, leading=NAME_LEADING, drop=9.0)
    name = merged(setter.text(bar.label, name_style, 0, NAME_WIDTH, name_tag))
    items = [moved(item, 0, 3) for item in name.items]
    width, track = setter.master.width, scale.track
    if bar.value is None:
        start, style = track.x, styles.table
    else:
        items += _track(scale, bar.value, setter)
        start, style = track.right + FIGURE_GAP, styles.table.weighted(700)
    figure = merged(setter.text(bar.figure, style, start, width - start, tree.add("P", body)))
    items += [moved(item, 0, TRACK_TOP + 1) for item in figure.items]
    bottom = TRACK_TOP + max(track.height, figure.height)
    if bar.note:
        tag = tree.add("P", body)
        note = merged(setter.text(bar.note, styles.table, track.x, width - track.x, tag))
        items += [moved(item, 0, bottom + 2) for item in note.items]
        bottom += note.height + 2
    half = setter.master.line / 2
    height = ceil((max(bottom, 3 + name.height) + ROW_AIR) / half) * half
    items.append(rule(0, height, width, setter.theme.palette.mid, 0.5))
    return Strip(height, tuple(items), span=bar.span)


def _track(scale: _Scale, value: float, setter: Setter) -> list[Item]:
    """Draw the whole scale pale, the value on it, and its steps if they can be counted."""
    palette, track = setter.theme.palette, scale.track
    whole = rectangle(track.x, TRACK_TOP, track.width, track.height)
    items: list[Item] = [stroked(whole, palette.mid, 0.5, fill=palette.tint)]
    share = scale.share(value)
    if share:
        reached = rectangle(track.x, TRACK_TOP, share * track.width, track.height)
        items.append(stroked(reached, palette.deep, OUTLINE, fill=palette.bright))
    for step in range(1, scale.steps):
        at = step / scale.steps
        ink = palette.deep if at < share else palette.mid
        items.append(upright(track.x + at * track.width, TRACK_TOP, track.height, ink, 0.5))
    return items
