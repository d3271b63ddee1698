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
    from guidebuilder.layout.structure import StructureTree
    from guidebuilder.text.runs import TagId

INLINE = frozenset({"Span", "Link"})
"""Roles of elements in a line: they are read where they stand among the words around them."""


def reading_ranks(tree: StructureTree) -> dict[TagId, int]:
    """Return the place of each element in the order of reading.

    An element in a line has the place of the paragraph around it: a sign between two
    words is no later than either.
    """
    ranks: dict[TagId, int] = {}
    for rank, element in enumerate(tree.in_reading_order()):
        around = element.parent if element.role in INLINE else None
        ranks[element.id] = rank if around is None else ranks[around]
    return ranks


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
        tag = _owner(item)
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


def _owner(item: Item) -> TagId | None:
    """Return the element that an item is drawn for: of a run, the one within the line."""
    match item:
        case DrawnRun(run=run, tag=tag):
            return tag if tag is None or run.tag is None else run.tag
        case Shape(tag=tag) | DrawnImage(tag=tag):
            return tag
        case _:
            return None
