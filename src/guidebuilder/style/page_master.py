"""Page masters: where the type area stands on each paper.

A master is a grid of lines and six columns.  The first column is kept clear for
numbers and signs; running text takes the other five.
"""

from __future__ import annotations

from msgspec import Struct

from guidebuilder.geometry import Insets, Pt, Size, mm

COLUMNS = 6


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
    """

    paper: str
    trim: Size
    margins: Insets
    line: Pt
    lines: int
    gutter: Pt
    bleed: Pt

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

    @property
    def text_start(self) -> Pt:
        """Where running text starts, from the start edge of the type area."""
        return self.pitch

    @property
    def text_width(self) -> Pt:
        """Measure of running text."""
        return self.width - self.pitch

    def span(self, columns: float) -> Pt:
        """Return the width of so many columns and the gutters between them."""
        return columns * self.pitch - self.gutter

    def left(self, *, recto: bool) -> Pt:
        """Return the x of the type area's left edge; a recto has its spine at the left."""
        return self.margins.inside if recto else self.margins.outside


def _master(paper: str, width: Pt, height: Pt, inside: Pt, outside: Pt) -> PageMaster:
    top, foot, line = 45.5, 55.78, 13.0
    # Half a point more: on A5 the type area is 38 lines but for a rounding in millimetres.
    lines = int((height - top - foot + 0.5) // line)
    bottom = height - top - lines * line
    return PageMaster(
        paper=paper,
        trim=Size(width, height),
        margins=Insets(top=top, bottom=bottom, inside=inside, outside=outside),
        line=line,
        lines=lines,
        gutter=mm(4),
        bleed=mm(3),
    )


MASTERS: dict[str, PageMaster] = {
    "a5": _master("a5", mm(148), mm(210), mm(17), mm(12)),
    "half-letter": _master("half-letter", 396.0, 612.0, mm(15), mm(11)),
    "a4": _master("a4", mm(210), mm(297), mm(38), mm(30)),
    "letter": _master("letter", 612.0, 792.0, mm(42), mm(34)),
}
"""One master for each paper.  A5 is the one that the look was drawn for."""
