"""How to read the booklet: its signs, each beside its words, and a line for adults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.document.blocks import LegendSign, WayMark
from guidebuilder.geometry import mm
from guidebuilder.layout import signs
from guidebuilder.layout.galley import merged, moved
from guidebuilder.layout.paths import circle, filled, rectangle, rule, stroked
from guidebuilder.layout.placed_text import grid_baseline, last_baseline, paragraph
from guidebuilder.layout.run_in import emphatic
from guidebuilder.style.palette import WHITE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidebuilder.document.blocks import HowToRead, LegendRow
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.theme import Manners
    from guidebuilder.text.runs import TagId

SIGN_WIDTH = mm(16.5)
"""Width of a sign: the start column of the usual grid."""

SIGN_GAP = mm(4)
"""Air between a sign and its words."""

WAY_MARKS = {"rail": WayMark.RAIL, "running-head": WayMark.HEAD, "folio": WayMark.NONE}
"""What the furniture of a theme tells readers of the part they are in."""


def signs_drawn(manners: Manners) -> frozenset[LegendSign]:
    """Return the signs that a theme draws; no other is explained."""
    drawn = {LegendSign.DIAMOND}
    drawn.add(LegendSign.DASHED if manners.routes == "bars" else LegendSign.ITALIC)
    if manners.routes == "bars" or manners.ladder == "stair":
        drawn.add(LegendSign.LINE)
    if manners.pay != "table":
        drawn.add(LegendSign.BAR if manners.pay == "bars" else LegendSign.DOTS)
    return frozenset(drawn)


def how_to_read_page(
    how: HowToRead, setter: Setter, parent: TagId, *, title_role: str = "H1", recto: bool = False
) -> tuple[Item, ...]:
    """Return the page that explains the booklet's signs.

    Args:
        how: Its words; of its rows those are set whose signs the theme draws.
        setter: What sets text.
        parent: Structure element that the words go under.
        title_role: Role of the title's element.
        recto: Whether it is a right page.
    """
    master, styles = setter.master, setter.styles
    x, measure = _column(setter)
    x += master.left(recto=recto)
    tag = setter.tree.add(title_role, parent)
    place = x, grid_baseline(1, setter)
    title = paragraph(how.title, styles.section, place, measure, setter, tag)
    tag = setter.tree.add("P", parent)
    # A heading keeps one line of air: two lines of type and one of air to the next baseline.
    end = last_baseline(title, grid_baseline(1, setter))
    place = x, _next_line(end + 2 * master.line, setter)
    words = dict(how.lead)[WAY_MARKS[setter.theme.manners.furniture]]
    lead = paragraph(words, styles.lead, place, measure, setter, tag)
    y = _next_line(last_baseline(lead, place[1]) + 2.5 * master.line, setter)
    drawn = signs_drawn(setter.theme.manners)
    shown = [row for row in how.rows if row.sign in drawn]
    rows = tuple(_legend(shown, y, setter, parent, recto=recto))
    foot = _foot(how, last_baseline(rows, y), setter, parent, (x, measure))
    return (*title, *lead, *rows, *foot)


def _column(setter: Setter) -> tuple[Pt, Pt]:
    """Return where the words start, beside the signs, and their measure."""
    master = setter.master
    drawn = signs_drawn(setter.theme.manners) - {LegendSign.ITALIC}
    width = setter.mark_size if drawn == {LegendSign.DIAMOND} else SIGN_WIDTH
    start = max(master.text_start, width + SIGN_GAP)
    return start, master.text_start + master.text_width - start


def _next_line(y: Pt, setter: Setter) -> Pt:
    """Return the first baseline of the grid at or below *y*."""
    number = (y - grid_baseline(0, setter)) / setter.master.line
    return grid_baseline(-int(-(number - 0.01) // 1), setter)


def _legend(
    rows: Sequence[LegendRow], y: Pt, setter: Setter, parent: TagId, *, recto: bool
) -> Iterator[Item]:
    """Yield the rows: sign in the start column, name 10/13, meaning 10/13, a line of air."""
    master, styles = setter.master, setter.styles
    start = master.left(recto=recto)
    x, measure = _column(setter)
    x += start
    group = setter.tree.add("L", parent, numbering="None") if rows else parent
    for row in rows:
        item = setter.tree.add("LI", group)
        yield from _sign(row.sign, start, y, setter)
        tag = setter.tree.add("Lbl", item)
        # A sign of type is shown by its own name.
        title = emphatic(row.title) if row.sign is LegendSign.ITALIC else row.title
        name = paragraph(title, styles.lead_in, (x, y), measure, setter, tag)
        yield from name
        y = last_baseline(name, y) + master.line
        tag = setter.tree.add("LBody", item)
        text = paragraph(row.text, styles.text, (x, y), measure, setter, tag)
        yield from text
        y = last_baseline(text, y) + 2 * master.line


def _sign(sign: LegendSign, x: Pt, baseline: Pt, setter: Setter) -> Iterator[Item]:
    """Yield a sign as the booklet draws it, level with the middle of the row's name."""
    palette = setter.theme.palette
    y = baseline - 3.4
    match sign:
        case LegendSign.LINE:
            yield rule(x, y, SIGN_WIDTH - 4, palette.deep, mm(1.9))
            ring = circle(x + SIGN_WIDTH * 0.3, y, mm(2.1))
            yield stroked(ring, palette.deep, mm(0.9), fill=WHITE)
            yield filled(circle(x + SIGN_WIDTH - mm(2.4), y, mm(2.4)), palette.deep)
        case LegendSign.DASHED:
            box = rectangle(x + 0.5, y - 4.5, SIGN_WIDTH - 1, 9)
            yield stroked(box, palette.deep, 1, dash=(3.4, 2))
        case LegendSign.BAR:
            box = rectangle(x + 0.5, y - 5, mm(10.5), 10)
            yield stroked(box, palette.deep, 1, fill=palette.bright)
        case LegendSign.ITALIC:
            # Its name shows it.
            return
        case LegendSign.DOTS:
            yield from signs.two_dots(x + signs.DOT_RADIUS, x + SIGN_WIDTH / 2, y, palette.deep)
        case LegendSign.DIAMOND:
            yield from signs.unverified(x, baseline, None, setter.mark_size)


FOOT_LINE = 34
"""Last baseline of the words to adults where there is room: level with a full contents page."""


def _foot(
    how: HowToRead, above: Pt, setter: Setter, parent: TagId, column: tuple[Pt, Pt]
) -> tuple[Item, ...]:
    """Return the words to adults under a rule, at the foot of the page."""
    if not how.foot:
        return ()
    master, styles = setter.master, setter.styles
    x, measure = column
    style = replace(styles.small, leading=master.line, drop=styles.text.drop)
    tag = setter.tree.add("P", parent)
    block = merged(setter.text(how.foot, style, x, measure, tag))
    lines = round(block.height / master.line)
    first = grid_baseline(master.lines - (38 - FOOT_LINE) - lines + 1, setter)
    first = max(first, above + 3 * master.line)
    top = first - style.drop
    line = rule(x, top - 6.5, measure, setter.theme.palette.deep, 0.75)
    return (line, *(moved(item, 0, top) for item in block.items))
