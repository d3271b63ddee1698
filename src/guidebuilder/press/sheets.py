"""Finished sheets: which page stands where on them, and what is drawn over the pages.

Coordinates are points from the top left corner of the sheet, y downwards.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Metadata
    from guidebuilder.geometry import Pt, Rect, Size
    from guidebuilder.layout.page import Item, Page


class Placement(Struct, frozen=True):
    """A page on a side of a sheet, in its own size.

    Attributes:
        page: Its number, from 1.
        x: Where the left edge of its trim stands.
        y: Where the upper edge of its trim stands.
        clip: What is seen of it, on the sheet; everything else is left out.
    """

    page: int
    x: Pt
    y: Pt
    clip: Rect


class SheetSide(Struct, frozen=True):
    """One side of a sheet.

    Attributes:
        size: Of the sheet.
        placements: Its pages.
        items: What is drawn over them, in order of painting.
        is_turned: Whether all of it is printed upside down, for a printer that turns the
            sheet about its long edge.
    """

    size: Size
    placements: tuple[Placement, ...]
    items: tuple[Item, ...] = ()
    is_turned: bool = False


class Sheet(Struct, frozen=True):
    """A sheet of paper.

    Attributes:
        front: The side that is outside when it is folded.
        back: What is seen when it is turned over like the page of a book.
    """

    front: SheetSide
    back: SheetSide


class Duplex(Enum):
    """How a printer is to use the two sides of the paper."""

    ONE_SIDE = "one side"
    SHORT_EDGE = "flip on the short edge"
    LONG_EDGE = "flip on the long edge"


class Imposed(Struct, frozen=True):
    """A file of sheets: everything that the ``pdf`` stage needs, and nothing else.

    Attributes:
        sides: In the order of printing.
        pages: The pages that stand on them.
        duplex: What the file asks of the printer.
        metadata: What it says about itself.
    """

    sides: tuple[SheetSide, ...]
    pages: tuple[Page, ...]
    duplex: Duplex
    metadata: Metadata
