"""What becomes of the printed paper: how it is cut, and how many pages are folded together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.geometry import mm

if TYPE_CHECKING:
    from guidebuilder.document.blocks import SparePage
    from guidebuilder.geometry import Pt


class Finishing(Struct, frozen=True):
    """How pages become a booklet; as it stands, for a screen, nothing is done to them.

    Attributes:
        bleed: How far paint runs over the trim.
        pages_together: Of how many pages the booklet is a multiple: 2 make a leaf, 4 a
            sheet that is folded once.
        spare: What fills it up to that.  The last stands alone if one page is wanted, and
            is repeated if there are not enough.
        safe: Edge inside the trim that is kept white, for printers that do not reach it.
    """

    bleed: Pt = mm(3)
    pages_together: int = 1
    spare: tuple[SparePage, ...] = ()
    safe: Pt = 0.0

    def filling(self, pages: int) -> tuple[SparePage, ...]:
        """Return what a booklet of so many pages has to be filled up with."""
        wanted = -pages % self.pages_together
        if wanted == 0 or not self.spare:
            return ()
        return (*self.spare[-wanted:], *(self.spare[-1:] * (wanted - len(self.spare))))
