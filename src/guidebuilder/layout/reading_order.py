"""The order of painting on a page: that of reading.

Side-notes are set with the lines that they stand beside, before those lines are read to
their end.  Programs that know no tags, search and copy among them, read a page in the
order in which it was painted; so what is read later is painted later.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from guidebuilder.layout.page import DrawnImage, DrawnRun, Shape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guidebuilder.layout.page import Item
    from guidebuilder.text.runs import TagId


def in_reading_order(items: tuple[Item, ...], ranks: Mapping[TagId, int]) -> tuple[Item, ...]:
    """Return the items of a page in the order in which their elements are read.

    What belongs to no element (a panel's ground, a rule) stays before the matter that it
    was drawn for, the next that does; what opens the page (its furniture) stays first.

    Args:
        items: In the order in which they were set.
        ranks: Place of each element in the order of reading.
    """
    pieces: list[tuple[int, list[Item]]] = []
    opening: list[Item] = []
    ahead = opening
    for item in items:
        tag = item.tag if isinstance(item, DrawnRun | Shape | DrawnImage) else None
        if tag is None:
            ahead.append(item)
            continue
        rank = ranks[tag]
        if not pieces or pieces[-1][0] != rank:
            pieces.append((rank, []))
        if ahead is not opening:
            pieces[-1][1].extend(ahead)
        pieces[-1][1].append(item)
        ahead = []
    if all(before <= after for (before, _), (after, _) in pairwise(pieces)):
        return items
    pieces.sort(key=lambda piece: piece[0])
    closing = () if ahead is opening else ahead
    return (*opening, *(item for _, piece in pieces for item in piece), *closing)
