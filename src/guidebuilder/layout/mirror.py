"""The pages of a book that reads from right to left: those of its mirror image.

All of layout counts x from the start edge of a page and thinks in start and end.  In a book
that reads from right to left the start edge is the right one, so each finished page is
turned over once, about its upright middle: margins and columns, rail and folio, stairs,
time, scales and leaders are then where such a book has them, and its first page has its
spine at the right.

What is read is only moved: text, whose runs were placed from the start edge and set in
their own direction, pictures, and the paths that say so themselves
(:attr:`guidebuilder.layout.page.Path.middle`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.geometry import Rect
from guidebuilder.layout.page import (
    Anchor,
    Close,
    CurveTo,
    DrawnImage,
    DrawnRun,
    LineTo,
    LinkArea,
    Move,
    Notice,
    Path,
    Shape,
)

if TYPE_CHECKING:
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item, Page, PathStep


def turned_over(page: Page) -> Page:
    """Return a page as a mirror shows it, with all that is read moved and not turned."""
    width = page.size.width
    return replace(page, items=tuple(turned_item(item, width) for item in page.items))


def turned_item(item: Item, width: Pt) -> Item:
    """Return an item of something of a width that is turned over."""
    match item:
        case DrawnRun(x=x, run=run):
            return replace(item, x=width - x - run.width)
        case Shape(path=path):
            return replace(item, path=turned_path(path, width))
        case DrawnImage(rect=rect) | LinkArea(rect=rect):
            x = width - rect.right
            return replace(item, rect=Rect(x, rect.y, rect.width, rect.height))
        case Anchor() | Notice():
            return item


def turned_path(path: Path, width: Pt) -> Path:
    """Return a path on a page of a width that is turned over.

    A path of a sign that is never turned keeps its steps and goes where the middle of the
    sign does.
    """
    if path.middle is not None:
        return path.moved(width - 2 * (path.x + path.middle), 0)
    return Path(_turned_steps(path.steps), width - path.x, path.y)


@lru_cache(maxsize=1024)
def _turned_steps(steps: tuple[PathStep, ...]) -> tuple[PathStep, ...]:
    """Return steps turned about their origin; a thousand dots share them as before."""
    return tuple(_turned_step(step) for step in steps)


def _turned_step(step: PathStep) -> PathStep:
    match step:
        case Move(x, y):
            return Move(-x, y)
        case LineTo(x, y):
            return LineTo(-x, y)
        case CurveTo(x1, y1, x2, y2, x, y):
            return CurveTo(-x1, y1, -x2, y2, -x, y)
        case Close():
            return step
