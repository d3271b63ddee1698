"""Strips and galleys: the only things that page breaking knows.

A strip is a band of the page that is never cut.  Paragraph lines, table rows and
whole diagrams are strips; widows, orphans, headings and repeated table heads are all
said by the cost of a break after a strip.  All costs are on one scale, that of the costs
of pages (:mod:`guidebuilder.layout.page_costs`): 100 is a line by which facing pages differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.geometry import SAME_PLACE, Rect
from guidebuilder.layout.page import Anchor, DrawnImage, DrawnRun, Item, LinkArea, Notice, Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from guidebuilder.diagnostics import Diagnostic, Span
    from guidebuilder.geometry import Pt
    from guidebuilder.text.runs import TagId

FREE = 0.0
"""Cost of a break that reads as if it were meant."""

BETWEEN_ITEMS = 100.0
"""Cost of a break between two items of a list."""

BETWEEN_ROWS = 200.0
"""Cost of a break between two rows of a table, which then repeats its head."""

HYPHENATED = 500.0
"""Cost of a page that ends inside a word."""

LONELY = 4000.0
"""Cost of a break that leaves one row of a list or a table by itself."""

POOR = 1500.0
"""Cost of a break inside something that reads better whole."""

LONE_LINE = 100_000.0
"""Cost of a break that leaves one line of a paragraph by itself: the first rule that gives way."""

FORBIDDEN = 200_000.0
"""Cost of a break that must not be taken: inside a row, or between a head and its matter."""


class Strip(Struct, frozen=True):
    """A band of a page.

    Attributes:
        height: In points; strips of one component add up to whole grid lines.
        items: What is drawn, in points from the strip's own top and the start edge of
            the type area.
        break_after: Cost of ending a page after it; from :data:`LONE_LINE` on the next one is kept.
        is_space: Whether it is only air, dropped at the head and the foot of a page.
        gives: How much of its air a page that would be too full by a little may take off.
        snaps: For air: height of the grid lines down to the next of which it reaches, wherever
            on its page it comes to stand (the foot of a table of which pages repeat the head).
        repeats: Strips set again at the head of a page that begins with this one (a
            table's head).  Their items carry no tags: they are artifacts.
        fills: Whether it may be set again and again where the rest of a page stays empty.
        opens: Place of the section that begins here, if one does.
        needs: Depth that must be left on a page on which it opens a section and does not begin
            the page: that down to the foot of the section's first figure.
        begins_page: Whether it must stand at the head of a page.
        span: Where its content was written, for messages about the page.
        other_settings: For the first line of a paragraph: how else it could be set.
    """

    height: Pt
    items: tuple[Item, ...] = ()
    break_after: float = FREE
    is_space: bool = False
    gives: Pt = 0.0
    snaps: Pt = 0.0
    repeats: tuple[Strip, ...] = ()
    fills: bool = False
    opens: str | None = None
    needs: Pt = 0.0
    begins_page: bool = False
    span: Span | None = None
    other_settings: OtherSettings | None = None


Galley = tuple[Strip, ...]
"""Set strips, top to bottom."""


class Variant(Struct, frozen=True):
    """A paragraph in a line less or more than is best for it by itself.

    Attributes:
        galley: Its lines.
        cost: What it costs more, in the unit of page costs.
    """

    galley: Galley
    cost: float


class OtherSettings(Struct, frozen=True):
    """The other ways in which a paragraph could be set, worked out when they are asked for.

    Attributes:
        as_set: Its strips as they were set first: what stands with them since then shows.
        make: Returns the other ways.
    """

    as_set: Galley
    make: Callable[[], tuple[Variant, ...]]


def space(height: Pt, *, break_after: float = FREE, gives: Pt = 0.0) -> Strip:
    """Return air of a height; it vanishes where a page begins or ends."""
    return Strip(height, break_after=break_after, is_space=True, gives=gives)


def to_grid(strips: Iterable[Strip], line: Pt) -> Strip:
    """Return the air under strips that brings what follows back to the grid, wherever cut."""
    return Strip(short_of_grid(strips, line), is_space=True, snaps=line)


def noted(strips: Galley, messages: Iterable[Diagnostic]) -> Galley:
    """Return strips whose first takes messages about them along to its page."""
    notices = tuple(Notice(each) for each in messages)
    if not (notices and strips):
        return strips
    return (replace(strips[0], items=(*notices, *strips[0].items)), *strips[1:])


def kept(strips: Iterable[Strip]) -> Galley:
    """Return the strips as one piece: no break but after the last."""
    band = tuple(strips)
    return (*(replace(each, break_after=FORBIDDEN) for each in band[:-1]), *band[-1:])


def kept_with_next(strips: Iterable[Strip]) -> Galley:
    """Return the strips as one piece that also keeps what follows."""
    return tuple(replace(each, break_after=FORBIDDEN) for each in strips)


def never_alone(rows: Sequence[Galley]) -> list[Strip]:
    """Return rows as one galley that leaves neither the first nor the last row by itself."""
    strips: list[Strip] = []
    for index, row in enumerate(rows):
        last = row[-1]
        if index < len(rows) - 1:
            cost = LONELY if index in (0, len(rows) - 2) else BETWEEN_ITEMS
            last = replace(last, break_after=max(last.break_after, cost))
        strips += (*row[:-1], last)
    return strips


def depth(strips: Iterable[Strip]) -> Pt:
    """Return the sum of the heights."""
    return sum(each.height for each in strips)


def merged(strips: Iterable[Strip], *, break_after: float = FREE) -> Strip:
    """Return one strip that holds all of them, drawn one under the other."""
    items: list[Item] = []
    y = 0.0
    span = None
    for each in strips:
        items.extend(moved(item, 0, y) for item in each.items)
        y += each.height
        span = span or each.span
    return Strip(y, tuple(items), break_after, span=span)


def beside(*columns: tuple[Pt, Iterable[Strip]], break_after: float = FREE) -> Strip:
    """Return one strip of columns side by side; each is ``(x, strips)``."""
    bands = [(x, merged(strips)) for x, strips in columns]
    height = max((band.height for _, band in bands), default=0.0)
    items = tuple(moved(item, x, 0) for x, band in bands for item in band.items)
    span = next((band.span for _, band in bands if band.span), None)
    return Strip(height, items, break_after, span=span)


def side_by_side(columns: Sequence[Sequence[Strip]]) -> Galley:
    """Return columns line by line, so that a row deeper than half a page can be cut."""
    count = max(len(each) for each in columns)
    strips = []
    for index in range(count):
        cells = [(0.0, [each[index]]) for each in columns if index < len(each)]
        costs = [each[index].break_after for each in columns if index < len(each)]
        strips.append(beside(*cells, break_after=max(costs, default=FREE)))
    return tuple(strips)


def short_of_grid(strips: Iterable[Strip], line: Pt) -> Pt:
    """Return the air that brings strips down to the next grid line."""
    return short_of_line(depth(strips), line)


def short_of_line(y: Pt, line: Pt) -> Pt:
    """Return how far it is from *y* down to the next grid line; a rounding is no distance."""
    missing = -y % line
    return missing if missing < line - SAME_PLACE else 0.0


def padded(strip: Strip, *, above: Pt = 0, below: Pt = 0) -> Strip:
    """Return the strip with air inside its own band."""
    items = tuple(moved(item, 0, above) for item in strip.items) if above else strip.items
    return replace(strip, height=strip.height + above + below, items=items)


def rounded_up(strip: Strip, line: Pt) -> Strip:
    """Return the strip with air below until its height is whole lines."""
    lines = -int(-(strip.height - 0.01) // line)
    return replace(strip, height=lines * line)


def part_of(strip: Strip, figure: TagId) -> Strip:
    """Return the strip with all that it shows belonging to one figure.

    A drawing that only repeats its table is read as one sentence: its words are no
    elements of their own.  They are set without a tag and get the figure's here.
    """
    return replace(strip, items=tuple(_with_tag(item, figure) for item in strip.items))


def untagged(strip: Strip) -> Strip:
    """Return the strip as an artifact: drawn again, and not read again."""
    drawn = (item for item in strip.items if not isinstance(item, LinkArea | Anchor))
    return replace(strip, items=tuple(_with_tag(item, None) for item in drawn))


def _with_tag(item: Item, tag: TagId | None) -> Item:
    return replace(item, tag=tag) if isinstance(item, DrawnRun | Shape) else item


def moved(item: Item, dx: Pt, dy: Pt) -> Item:
    """Return an item, shifted."""
    # Every item comes by here several times, and patterns take four times as long as this.
    if isinstance(item, DrawnRun):
        return DrawnRun(item.x + dx, item.baseline + dy, item.run, item.tag)
    if isinstance(item, Shape):
        path, width = item.path.moved(dx, dy), item.line_width
        return Shape(path, item.fill, item.stroke, width, item.dash, item.round_caps, item.tag)
    match item:
        case DrawnImage(rect=rect) | LinkArea(rect=rect):
            return replace(item, rect=rect.moved(dx, dy))
        case Anchor(name, y):
            return Anchor(name, y + dy)
        case Notice():
            return item


def extent(items: Iterable[Item]) -> Rect | None:
    """Return the smallest rectangle around shapes and images, or ``None`` without any."""
    xs: list[Pt] = []
    ys: list[Pt] = []
    for item in items:
        match item:
            case Shape(path=path):
                for x, y in path.points:
                    xs.append(x)
                    ys.append(y)
            case DrawnImage(rect=rect):
                xs += [rect.x, rect.right]
                ys += [rect.y, rect.bottom]
            case _:
                pass
    if not xs:
        return None
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
