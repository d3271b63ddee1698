"""Pages → sheets: two pages beside each other on a sheet of twice their size.

Pages keep their size: type that is 10 points high in the booklet is 10 points high on the
sheet.  They meet in the fold.  A sheet that is a little wider than its two pages keeps the
rest at its outer edges: 297 mm of A4 are 1 mm more than two pages of A5.

An office printer leaves an edge of the paper white, each printer another.  Pages are
clipped to what all of them reach, so that a ground of colour ends in a straight, even
edge and nothing is cut by chance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.geometry import Rect, Size, mm
from guidebuilder.press.marks import fold_marks, staple_marks
from guidebuilder.press.paper_weights import CALIPERS, USUAL_WEIGHT
from guidebuilder.press.sheets import Placement, Sheet, SheetSide
from guidebuilder.press.signatures import MOST_SHEETS, folded
from guidebuilder.style.page_master import PAPERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.geometry import Pt
    from guidebuilder.press.signatures import Folded, Halves

SHEETS: dict[str, tuple[str, Size]] = {
    "a5": ("A4", Size(mm(297), mm(210))),
    "half-letter": ("Letter", Size(792.0, 612.0)),
    "a4": ("A3", Size(mm(420), mm(297))),
    "letter": ("Tabloid", Size(1224.0, 792.0)),
}
"""For each paper that a booklet is made for, the name and size of the sheet it is printed on."""


UNPRINTABLE = mm(5)
"""Edge of a sheet that is left white.

Laser printers leave 4 to 4.3 mm (a sixth of an inch), ink printers 3 mm and some more at the
foot.  What matters stands 7 mm and more inside the trim.
"""


LAP = 0.25
"""How far the left page runs under the right one, in points: a tenth of a millimetre.

Two grounds that end on the same line leave a pale seam where that line falls within a dot.
"""


class Imposition(Struct, frozen=True, kw_only=True):
    """How a booklet is put on sheets.

    Attributes:
        paper: Name of a sheet.
        page: Trimmed size of a page.
        sheet: Size of a sheet, lying down.
        right_to_left: Whether the spine is at the right.
        turns_backs: Whether backs are upside down, for printers that turn sheets about the
            long edge.
        caliper: Thickness of the paper.
        most: Sheets that are folded together.
    """

    paper: str
    page: Size
    sheet: Size
    right_to_left: bool = False
    turns_backs: bool = False
    caliper: Pt = CALIPERS[USUAL_WEIGHT]
    most: int = MOST_SHEETS

    @classmethod
    def on(
        cls,
        paper: str,
        *,
        right_to_left: bool,
        turns_backs: bool,
        weight: int = USUAL_WEIGHT,
    ) -> Imposition:
        """Return the usual imposition of a paper, by its name and its weight."""
        name, sheet = SHEETS[paper]
        return cls(
            paper=name,
            page=PAPERS[paper],
            sheet=sheet,
            right_to_left=right_to_left,
            turns_backs=turns_backs,
            caliper=CALIPERS[weight],
        )

    def folded(self, pages: int) -> tuple[Folded, ...]:
        """Return which pages of a booklet lie together, in the order of printing."""
        return folded(pages, right_to_left=self.right_to_left, most=self.most)

    def sheets(self, pages: int) -> tuple[Sheet, ...]:
        """Return the sheets of a booklet with so many pages, in the order of printing."""
        return tuple(Sheet(self._front(each), self._back(each)) for each in self.folded(pages))

    @property
    def fold(self) -> Pt:
        """Where the sheet is folded: the x of its middle."""
        return self.sheet.width / 2

    def creep(self, depth: int) -> Pt:
        """Return how far the pages of a sheet are moved towards the fold.

        Each sheet is pushed out by those inside it.  Seen from the fore edge, or once that is
        cut, its pages would stand farther out than those around them by the thickness of one
        sheet for each sheet around it.

        Args:
            depth: How many sheets lie around it.
        """
        return depth * self.caliper

    def _front(self, sheet: Folded) -> SheetSide:
        marks = staple_marks(self.sheet) if sheet.is_outermost else ()
        return SheetSide(self.sheet, tuple(self._placed(sheet.front, sheet.depth)), marks)

    def _back(self, sheet: Folded) -> SheetSide:
        placed = tuple(self._placed(sheet.back, sheet.depth))
        marks = fold_marks(self.sheet, UNPRINTABLE)
        return SheetSide(self.sheet, placed, marks, is_turned=self.turns_backs)

    def _placed(self, halves: Halves, depth: int) -> Iterator[Placement]:
        left, right = halves
        y = (self.sheet.height - self.page.height) / 2
        inner = self.creep(depth)
        # What a printer reaches of a half of the sheet.
        width, height = self.fold - UNPRINTABLE, self.sheet.height - 2 * UNPRINTABLE
        if left is not None:
            clip = Rect(UNPRINTABLE, UNPRINTABLE, width + LAP, height)
            yield Placement(left, self.fold - self.page.width + inner, y, clip)
        if right is not None:
            clip = Rect(self.fold, UNPRINTABLE, width, height)
            yield Placement(right, self.fold - inner, y, clip)
