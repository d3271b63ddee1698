"""What cells ask of columns, in numbers: how wide they are, and how many lines a width makes.

Lines are counted from the widths of words, not set: a cell costs a few searches in a
sorted list.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.geometry import SAME_PLACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.geometry import Pt

LINE_END = 75.0
"""The penalty for any line end: of tables of one depth the one with fewer broken cells is better.

Seven cells in two lines, where they could be in one, are as bad as one more line.
"""


class Words(Struct, frozen=True):
    """Where the lines of a text may end, as parallel lists: see ``text.line_breaking``.

    Attributes:
        end: Width of the text up to a line's end, in points.
        resume: Width up to the start of the line after it.
        penalty: What ending a line there costs.
    """

    end: Sequence[Pt]
    resume: Sequence[Pt]
    penalty: Sequence[float]

    def lines(self, width: Pt) -> tuple[int, float]:
        """Return how many lines fill a width, each as far as it goes, and their penalties."""
        end, room = self.end, width + SAME_PLACE
        last = len(end) - 1
        count, cost, start, at = 1, 0.0, 0.0, 0
        while end[last] - start > room:
            # What is wider than the line is cut, somewhere: it takes at least this line.
            at = max(bisect_right(end, start + room, at), at + 1)
            if at > last:
                break
            start = self.resume[at - 1]
            cost += self.penalty[at - 1] + LINE_END
            count += 1
        return count, cost


class Need(Struct, frozen=True):
    """What a cell asks of the columns that it stands in.

    Attributes:
        row: Its first row.
        rows: How many rows it covers.
        first: Its first column.
        columns: How many columns it covers.
        least: Width of its widest word.
        most: Its width if no line ends.
        texts: Its paragraphs.
        is_figure: Whether it is never broken.
    """

    row: int
    rows: int
    first: int
    columns: int
    least: Pt
    most: Pt
    texts: tuple[Words, ...]
    is_figure: bool = False

    def lines(self, width: Pt) -> tuple[int, float]:
        """Return how many lines its paragraphs fill in a width, and their penalties."""
        if self.most <= width + SAME_PLACE:
            return len(self.texts), 0.0
        lines, cost = 0, 0.0
        for words in self.texts:
            count, penalty = words.lines(width)
            lines += count
            cost += penalty
        return lines, cost
