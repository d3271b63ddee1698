"""Page masters: where the type area stands on each paper.

A master is a grid of lines and six columns.  The first column is kept clear for
numbers and signs; running text takes the other five.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.geometry import Insets, Pt, Size, mm

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS = 6

PAPERS: dict[str, Size] = {
    "a5": Size(mm(148), mm(210)),
    "half-letter": Size(396.0, 612.0),
    "a4": Size(mm(210), mm(297)),
    "letter": Size(612.0, 792.0),
}
"""Trimmed sizes of the papers that a booklet can be made for, the usual one first."""

SCREENS: dict[str, Size] = {"phone": Size(mm(90), mm(160))}
"""Pages that are never printed: a phone shows one whole, without zooming (look: editions)."""


WALLS: dict[str, Size] = {"a3": Size(mm(297), mm(420)), "tabloid": Size(792.0, 1224.0)}
"""Sheets for a wall: that of posters."""


def trim_of(paper: str) -> Size:
    """Return the trimmed size of a paper, a screen or a sheet for a wall, by its name."""
    return PAPERS.get(paper) or SCREENS.get(paper) or WALLS[paper]


INCH_PAPERS = frozenset({"half-letter", "letter", "tabloid"})
"""Papers of countries whose print shops measure in inches."""


def usual_bleed(paper: str) -> Pt:
    """Return how far paint runs over the trim where nobody asks for more: 3 mm, or 0.125 in."""
    return 9.0 if paper in INCH_PAPERS else mm(3)


class PageMaster(Struct, frozen=True):
    """The grid of one paper.

    Attributes:
        paper: Its name, as on the command line.
        trim: Size of the trimmed page.
        margins: Inside is the spine; the bottom margin holds the folio.
        line: Height of one grid line.
        lines: Grid lines in the type area.
        gutter: Space between two columns.
        bleed: How far paint runs over the trim.
        text_start: Where running text starts, from the start edge of the type area.
        text_width: Measure of running text.
        safe: Edge inside the trim that is kept white, for printers that do not reach it.
    """

    paper: str
    trim: Size
    margins: Insets
    line: Pt
    lines: int
    gutter: Pt
    bleed: Pt
    text_start: Pt
    text_width: Pt
    safe: Pt = 0.0

    @property
    def width(self) -> Pt:
        """Width of the type area: the full measure."""
        return self.trim.width - self.margins.inside - self.margins.outside

    @property
    def depth(self) -> Pt:
        """Height of the type area."""
        return self.line * self.lines

    @property
    def pitch(self) -> Pt:
        """From the start of one column to the start of the next."""
        return (self.width + self.gutter) / COLUMNS

    def span(self, columns: float) -> Pt:
        """Return the width of so many columns and the gutters between them."""
        return columns * self.pitch - self.gutter

    def left(self, *, recto: bool) -> Pt:
        """Return the x of the type area's left edge; a recto has its spine at the left."""
        return self.margins.inside if recto else self.margins.outside


class PageGrid(Struct, frozen=True, kw_only=True):
    """How a theme divides any paper.

    Attributes:
        line: Height of one grid line.
        top: Margin above the first line.
        foot: Least margin below the last line; it holds the folio.
        sides: Inner and outer margin of each paper, by its name.
        gutter: Space between two columns.
        start: Where running text starts, from the start edge of the type area; ``None``
            is the second of six columns.
        most: Widest measure of running text; ``None`` runs to the end of the type area.
    """

    line: Pt
    top: Pt
    foot: Pt
    sides: Mapping[str, tuple[Pt, Pt]]
    gutter: Pt
    start: Pt | None = None
    most: Pt | None = None

    def master(self, paper: str) -> PageMaster:
        """Return the grid of one paper.

        Args:
            paper: One of :data:`PAPERS` or :data:`SCREENS`.
        """
        trim = trim_of(paper)
        inside, outside = self.sides[paper]
        width = trim.width - inside - outside
        # Half a point more: on A5 the type area is 38 lines but for a rounding in millimetres.
        lines = int((trim.height - self.top - self.foot + 0.5) // self.line)
        bottom = trim.height - self.top - lines * self.line
        start = (width + self.gutter) / COLUMNS if self.start is None else self.start
        measure = width - start if self.most is None else min(self.most, width - start)
        return PageMaster(
            paper=paper,
            trim=trim,
            margins=Insets(top=self.top, bottom=bottom, inside=inside, outside=outside),
            line=self.line,
            lines=lines,
            gutter=self.gutter,
            bleed=usual_bleed(paper),
            text_start=start,
            text_width=measure,
        )
