"""The inks of a cover: on the deep ground, on the bright one, and on white paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.style.palette import BLACK, WHITE

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Cover
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Shape
    from guidebuilder.layout.sheet import Sheet
    from guidebuilder.style.ink import Ink
    from guidebuilder.style.page_master import PageMaster
    from guidebuilder.style.palette import Palette
    from guidebuilder.style.theme import TextStyle

EDGE = 1.0
"""Outline of a white shape on a bright ground, in points."""


class CoverInks(Struct, frozen=True):
    """The inks of a cover.

    Attributes:
        ground: The whole sheet.
        words: Text on the ground.
        stair: Stair, spurs and tab.
        tab_words: Text on the tab.
        edge: Outline of white shapes, where white alone would not stand out.
        ring: The interchange.
        lines: Route lines, in order.
    """

    ground: Ink
    words: Ink
    stair: Ink
    tab_words: Ink
    edge: Ink | None
    ring: Ink
    lines: tuple[Ink, ...]

    @classmethod
    def of(cls, cover: Cover, palette: Palette, master: PageMaster) -> CoverInks:
        """Return the inks of a cover in the palette of its domain.

        A printer that leaves the edge of the paper white gets no ground (look: office).
        """
        deep = palette.deep
        if master.safe:
            return cls(WHITE, deep, deep, WHITE, deep, deep, (deep,))
        if cover.is_dark:
            return cls(deep, WHITE, palette.bright, BLACK, None, WHITE, palette.ground_lines)
        # White on a bright ground has a contrast under 3 in every domain, so that white
        # shapes get an outline (look: cover, colour).
        return cls(palette.bright, BLACK, deep, WHITE, deep, WHITE, palette.bright_lines)

    @property
    def is_on_paper(self) -> bool:
        """Whether the paper itself is the ground."""
        return self.ground is WHITE

    def painted(self, sheet: Sheet) -> tuple[Shape, ...]:
        """Return the ground; white paper needs none, and none can show as a seam in a fold."""
        return () if self.is_on_paper else (sheet.ground(self.ground),)

    def worded(self, style: TextStyle, size: Pt, weight: int, sheet: Sheet) -> TextStyle:
        """Return a style for text on the ground, in the size that it has on the sheet."""
        char = replace(style.char, size=size, weight=weight, ink=self.words)
        return sheet.style(replace(style, char=char))
