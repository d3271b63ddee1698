"""Marks on the fold: where to fold a sheet, and where to staple the pile.

All stand on the fold itself, outside the type area, and vanish in the finished booklet: a
staple covers its mark, and a sheet is folded through its own.  Nothing is drawn on the
outside but under the staples.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.geometry import mm
from guidebuilder.layout.paths import upright
from guidebuilder.style.palette import BLACK, WHITE

if TYPE_CHECKING:
    from guidebuilder.geometry import Pt, Size
    from guidebuilder.layout.page import Shape

WEIGHT: Pt = 0.5
"""Thickness of a mark: the thinnest line that survives a copier (look: lines)."""

HALO: Pt = 1.5
"""Thickness of the white under it, so that it shows on a cover's ground of deep colour."""

FOLD_LENGTH = mm(4)
"""Length of a fold mark."""

FOLD_DASH = (2.0, 1.5)
"""Dashes and gaps of a fold mark, which tell it from a line to cut along."""

STAPLE_LENGTH = mm(12)
"""Length of a staple mark: the back of a 26/6 or 24/6 staple is 12 to 13 mm long."""

STAPLE_PLACES = (1 / 4, 3 / 4)
"""Heights of the staples' middles, as shares of the sheet's height."""


def fold_marks(sheet: Size, edge: Pt) -> tuple[Shape, ...]:
    """Return a dashed mark at the head of the fold and one at its foot.

    Args:
        sheet: Size of the sheet, lying down.
        edge: What a printer leaves white of it.
    """
    tops = edge, sheet.height - edge - FOLD_LENGTH
    return tuple(
        upright(sheet.width / 2, top, FOLD_LENGTH, BLACK, WEIGHT, dash=FOLD_DASH) for top in tops
    )


def staple_marks(sheet: Size) -> tuple[Shape, ...]:
    """Return two marks as long as staples, where they are to go through the fold."""
    x = sheet.width / 2
    tops = [share * sheet.height - STAPLE_LENGTH / 2 for share in STAPLE_PLACES]
    return tuple(
        upright(x, top, STAPLE_LENGTH, ink, weight)
        for ink, weight in ((WHITE, HALO), (BLACK, WEIGHT))
        for top in tops
    )
