"""Where the drawing of a cover stands: all over its ground, or a little smaller on white paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.layout.galley import moved
from guidebuilder.layout.sheet import LINE_END, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guidebuilder.geometry import Pt, Rect
    from guidebuilder.layout.page import Item

REDUCED = 0.93
"""Size of the drawing on white paper, beside that on a ground (look: cover, office)."""

FOOT = 14.0
"""From the foot of the page to the line that stays where it is, in millimetres."""


class Drawing(Struct, frozen=True):
    """A sheet to draw a cover's diagram on, and where it lies on the page.

    Attributes:
        sheet: What it is drawn on, from its own corner.
        x: From the page's corner to the sheet's.
        y: The same, downwards.
    """

    sheet: Sheet
    x: Pt = 0.0
    y: Pt = 0.0

    @classmethod
    def on(cls, page: Sheet, *, is_on_paper: bool) -> Drawing:
        """Return where the diagram of a cover is drawn.

        On a ground it fills the page and runs over the bleed.  On white paper it is reduced
        about the left end of the lowest line, so that one sees it end before the edge.
        """
        if not is_on_paper:
            return cls(page)
        x = (1 - REDUCED) * page.mm(LINE_END)
        y = (1 - REDUCED) * (page.height - page.mm(FOOT))
        smaller = replace(
            page,
            width=REDUCED * page.width,
            height=REDUCED * page.height,
            scale=REDUCED * page.scale,
            starts=page.starts - x,
            ends=page.ends - x,
        )
        return cls(smaller, x, y)

    def placed(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """Return what was drawn, as it stands on the page."""
        return tuple(moved(item, self.x, self.y) for item in items)

    def seen(self, boxes: Iterable[Rect]) -> tuple[Rect, ...]:
        """Return boxes of the page as the drawing sees them."""
        return tuple(box.moved(-self.x, -self.y) for box in boxes)
