"""Which pages lie together on a sheet that is folded once: whole numbers alone.

A signature is a pile of sheets folded together and stapled in the fold.  Its outermost
sheet holds its first and its last pages, its innermost the two that face each other where
the pile opens.  Both sides of a sheet are described as one sees them, upright, when the
sheet is turned over like the page of a book: behind the left half of the front lies the
right half of the back.
"""

from __future__ import annotations

from msgspec import Struct

PAGES_PER_SHEET = 4

MOST_SHEETS = 15
"""Most sheets that are folded and stapled together.

Desk staplers are sold for 20 sheets of 80 g paper, but in the fold of a booklet, over a piece
of rubber or at the end of a long arm, they are at their weakest.  From the outermost to the
innermost of 15 sheets the fore edge steps out by 1.5 mm, of 20 sheets by 2.1 mm, and a pile
that springs open is folded badly by hand.  Printers that staple in the fold end at 52 to 64
pages, which is 13 to 16 sheets.
"""

Halves = tuple[int | None, int | None]
"""Numbers of the pages in the left and the right half of a side; ``None`` stays blank."""


class Folded(Struct, frozen=True):
    """A sheet that is folded once.

    Attributes:
        signature: Number of its signature in the booklet, from 1.
        depth: How many sheets of the signature lie around it: 0 is the outermost.
        sheets: How many sheets the signature has.
        front: The side that is outside when the sheet is folded.
        back: The side that is inside.
    """

    signature: int
    depth: int
    sheets: int
    front: Halves
    back: Halves

    @property
    def is_outermost(self) -> bool:
        """Whether its front is the outside of the signature."""
        return self.depth == 0

    @property
    def is_innermost(self) -> bool:
        """Whether the signature opens in the middle at its back."""
        return self.depth == self.sheets - 1


def sheets_for(pages: int) -> int:
    """Return how many sheets a number of pages needs."""
    return -(-pages // PAGES_PER_SHEET)


def signature_sheets(sheets: int, most: int = MOST_SHEETS) -> tuple[int, ...]:
    """Return how many sheets each signature has: as few signatures as can be, alike in size.

    Args:
        sheets: Of the whole booklet.
        most: Of one signature.
    """
    signatures = -(-sheets // most)
    if not signatures:
        return ()
    fewest, larger = divmod(sheets, signatures)
    return (fewest + 1,) * larger + (fewest,) * (signatures - larger)


def folded(
    pages: int, *, right_to_left: bool = False, most: int = MOST_SHEETS
) -> tuple[Folded, ...]:
    """Return the sheets of a booklet in the order of printing, outermost first.

    Args:
        pages: How many there are; what is missing to a multiple of four stays blank, at the
            end.
        right_to_left: Whether the spine is at the right: the halves of each side change
            places.
        most: Sheets that one signature may have.
    """
    done: list[Folded] = []
    before = 0
    for number, count in enumerate(signature_sheets(sheets_for(pages), most), start=1):
        last = before + count * PAGES_PER_SHEET
        for depth in range(count):
            first = before + 2 * depth
            front, back = (last - 2 * depth, first + 1), (first + 2, last - 2 * depth - 1)
            if right_to_left:
                front, back = front[::-1], back[::-1]
            halves = (_there(side, pages) for side in (front, back))
            done.append(Folded(number, depth, count, *halves))
        before = last
    return tuple(done)


def _there(side: tuple[int, int], pages: int) -> Halves:
    left, right = (number if number <= pages else None for number in side)
    return left, right
