"""Pages for a copier: every ink black, or the white of the paper.

What colour told is told by line: bars are hatched, boxes framed, and no line is so thin that a
copy of a copy loses it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from guidebuilder.geometry import Rect, mm
from guidebuilder.layout.page import Close, DrawnRun, LineTo, Move, Path, Shape
from guidebuilder.style.palette import BLACK, WHITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Book, Item, PathStep
    from guidebuilder.style.ink import Ink

PAPER: Final = 0.9
"""Luminance from which an ink is left to the paper."""

LEAST_LINE: Final = 0.75
"""Thinnest line, in points; a copier thins what is lighter until it breaks (look: photocopy)."""

HATCH: Final = mm(0.42)
"""Thickness of the lines of a hatching, at 45° (look: photocopy)."""

PITCH: Final = mm(1.3)
"""From one of them to the next along the edge of a bar."""

LEAST_BAR: Final = mm(1.5)
"""Narrowest bar that is hatched; in less there is no room for a line with white beside it."""

FRAMED: Final = mm(4)
"""Least height of a tint that is framed: a box with words in it, not a stroke of a drawing."""


def in_black_and_white(book: Book) -> Book:
    """Return a book without greys: copied twice, a grey line is gone and a grey ground black."""
    pages = (
        replace(page, items=tuple(each for item in page.items for each in _items(item)))
        for page in book.pages
    )
    return replace(book, pages=tuple(pages))


def _items(item: Item) -> Iterator[Item]:
    match item:
        case DrawnRun(run=run) if run.style.ink not in (BLACK, WHITE):
            style = replace(run.style, ink=_ink(run.style.ink))
            yield replace(item, run=replace(run, style=style))
        case Shape():
            yield _shape(item)
            box = _box_of(item)
            if box is not None and item.fill is not None and item.fill.name == "bright":
                yield from _hatched(box, item)
        case _:
            yield item


def _shape(item: Shape) -> Shape:
    fill, stroke, width = item.fill, item.stroke, item.line_width
    box = _box_of(item)
    if fill is not None and fill.name == "tint" and stroke is None and box is not None:
        stroke, width = (BLACK, LEAST_LINE) if box.height >= FRAMED else (None, 0.0)
    if stroke is not None:
        width = max(width, LEAST_LINE)
    return replace(item, fill=fill and _ink(fill), stroke=stroke and _ink(stroke), line_width=width)


def _ink(ink: Ink) -> Ink:
    return WHITE if ink.luminance >= PAPER else BLACK


def _box_of(item: Shape) -> Rect | None:
    """Return the upright rectangle that a shape is, if it is one."""
    corners = item.path.points
    match item.path.steps:
        case (Move(), LineTo(), LineTo(), LineTo(), Close()):
            across, down = {x for x, _ in corners}, {y for _, y in corners}
        case _:
            return None
    if len(across) != 2 or len(down) != 2:  # noqa: PLR2004 - as a rectangle has
        return None
    x, y = min(across), min(down)
    return Rect(x, y, max(across) - x, max(down) - y)


def _hatched(box: Rect, item: Shape) -> Iterator[Shape]:
    """Yield the hatching of a bar, as one path of slanted lines that end at its outline."""
    if min(box.width, box.height) < LEAST_BAR:
        return
    steps: list[PathStep] = []
    # Each line rises to the right; it is told by where it meets the foot of the bar.
    foot: Pt = PITCH / 2 - box.height
    while foot < box.width:
        low, high = max(foot, 0.0), min(foot + box.height, box.width)
        if low < high:
            steps += [
                Move(low, box.height - (low - foot)),
                LineTo(high, box.height - (high - foot)),
            ]
        foot += PITCH
    path = Path(tuple(steps), box.x, box.y)
    yield Shape(path, stroke=BLACK, line_width=HATCH, tag=item.tag)
