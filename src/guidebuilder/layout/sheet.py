"""A page that is drawn as a whole: a cover, or the title page of a chapter.

The numbers of docs/look.md hold for A5; a larger sheet takes them enlarged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.geometry import mm
from guidebuilder.layout.paths import filled, rectangle

if TYPE_CHECKING:
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Shape
    from guidebuilder.style.ink import Ink
    from guidebuilder.style.page_master import PageMaster
    from guidebuilder.style.theme import TextStyle

A5_WIDTH, A5_HEIGHT = 148.0, 210.0
"""The page that the look is drawn for, in millimetres."""

LOOK_LINE = 13.0
"""Height of the look's grid lines on A5, in points (look: grid)."""

FIRST_DROP = 10.0
"""From the top of the type area to b(0): where 10 pt type stands in its line (look: grid)."""


LINE_END = 9.0
"""From the trim to the ends of lines on white paper, in millimetres (look: office)."""


class Sheet(Struct, frozen=True):
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
        starts: Where lines begin that come in at the left: over the bleed, or on white paper
            inside what a printer reaches.
        ends: Where lines end that leave at the right.
    """

    width: Pt
    height: Pt
    bleed: Pt
    scale: float
    first: Pt
    line: Pt
    starts: Pt
    ends: Pt

    @classmethod
    def of(cls, master: PageMaster) -> Sheet:
        """Return the sheet of a page master."""
        trim = master.trim
        larger = min(trim.width / mm(A5_WIDTH), trim.height / mm(A5_HEIGHT))
        # Large print has large type on its pages already.
        scale = max(1.0, larger * LOOK_LINE / master.line)
        first = master.margins.top + FIRST_DROP
        beyond = -mm(LINE_END) * scale if master.safe else master.bleed
        return cls(
            width=trim.width,
            height=trim.height,
            bleed=master.bleed,
            scale=scale,
            first=first,
            line=master.line,
            starts=-beyond,
            ends=trim.width + beyond,
        )

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
