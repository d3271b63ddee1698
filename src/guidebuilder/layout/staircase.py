"""A ladder as a staircase: a line climbs from box to box, the first rung at the bottom.

One branch stands in the free corner under it as long as there is room.
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.geometry import Rect, mm
from guidebuilder.layout.fan import FAN_GAP, SPUR_CLEAR, SPUR_TEXT, FanRoom, drawn_fan, set_fan
from guidebuilder.layout.galley import FREE, Strip, merged, moved
from guidebuilder.layout.ladder_line import BEND, COMPACT_LINE, LINE, rung_ring
from guidebuilder.layout.ladder_tags import BranchTags
from guidebuilder.layout.ladder_words import main_title
from guidebuilder.layout.paths import bent, filled, rectangle, stroked
from guidebuilder.layout.rung_boxes import SOME, TEXT_X, rung_boxes, stair_measures
from guidebuilder.layout.setting import on_trial

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.document.blocks import Branch, Ladder, Rung
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.ladder_tags import LadderTags, PostTags
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.rung_boxes import RungBox, StairMeasures
    from guidebuilder.layout.setting import Setter

RING_X = mm(5.5)
"""From the start of a box to the middle of its ring."""

SPUR_MEASURE = mm(22)
"""Least measure of names in the free corner; with less they go under the ladder."""

MOST_SPURS = 5
"""Posts of one branch that stand beside the ladder; more go under it, two-up (look: ladder)."""

PAGE_SHARE = 0.78
"""Share of the type area that a ladder may fill; a higher one is parted into two stairs,
so that its section's title and text still stand above the first, the legend below."""

LANDING = 13.0
"""Line that leads on above and below where a stair is parted: a grid line."""

LANDING_DASH = (3.0, 1.2, 2.2, 1.2, 1.4, 1.2)
"""Blocks in which that line thins out."""


def set_staircase(ladder: Ladder, tags: LadderTags, setter: Setter) -> tuple[list[Strip], set[int]]:
    """Set a stair, in two or more parts if it is higher than a page, and what stands beside it."""
    steps = stair_measures(ladder, setter)
    boxes = rung_boxes(ladder, tags, steps, setter)
    placed: set[int] = set()
    strips: list[Strip] = []
    parts = _parts([box.height for box in boxes], steps.gap, PAGE_SHARE * setter.master.depth)
    for part in parts:
        stair = _placed(ladder, tags, part, boxes, steps)
        items = _drawn_stair(stair, setter)
        spurs = _beside_stair(ladder, tags, stair, setter) if stair.is_first else None
        if spurs is not None:
            number, drawn = spurs
            placed.add(number)
            items += drawn
        strips.append(Strip(stair.height, tuple(items), FREE, span=stair.rungs[0].span))
    strips[0] = _under_title(ladder, tags, strips[0], stair.boxes[-1].x, setter)
    return strips, placed


def _under_title(
    ladder: Ladder, tags: LadderTags, stair: Strip, corner: Pt, setter: Setter
) -> Strip:
    """Set the title of the main way into the free corner above a stair, or above it all.

    Only a stair that is whole has its highest box far from the start edge.
    """
    title = main_title(ladder, tags, setter)
    if title is None:
        return stair
    style = setter.styles.lead_in
    is_free = setter.width(ladder.main_title, style) + SPUR_CLEAR <= corner
    if is_free and len(ladder.rungs) <= SOME:
        return replace(stair, items=(*title.items, *stair.items))
    return replace(merged((title, stair)), span=stair.span)


def _parts(heights: Sequence[Pt], gap: Pt, limit: Pt) -> list[range]:
    """Return the rungs of each stair: one, or several of about equal length."""
    total = sum(heights) + gap * (len(heights) - 1)
    parts = max(1, ceil(total / limit))
    size = ceil(len(heights) / parts)
    starts = range(0, len(heights), size)
    return [range(start, min(start + size, len(heights))) for start in starts]


class _Stair(Struct, frozen=True):
    """A stair whose boxes are placed, lowest first, and the words that stand in them."""

    rungs: tuple[Rung, ...]
    tags: tuple[PostTags, ...]
    boxes: tuple[Rect, ...]
    words: tuple[Strip, ...]
    steps: StairMeasures
    height: Pt
    is_first: bool
    is_last: bool

    def middle(self, index: int) -> Pt:
        box = self.boxes[index]
        return box.y + box.height / 2


def _placed(
    ladder: Ladder, tags: LadderTags, part: range, boxes: Sequence[RungBox], steps: StairMeasures
) -> _Stair:
    """Place the boxes of one stair, the lowest at the lower start corner."""
    is_first, is_last = part.start == 0, part.stop == len(ladder.rungs)
    y = 0.0 if is_last else LANDING
    places: list[Rect] = []
    above: RungBox | None = None
    for index in reversed(part):
        box = boxes[index]
        y += steps.gap_between(above, box) if above else 0
        places.append(Rect((index - part.start) * steps.offset, y, box.width, box.height))
        y += box.height
        above = box
    return _Stair(
        ladder.rungs[part.start : part.stop],
        tags.rungs[part.start : part.stop],
        tuple(reversed(places)),
        tuple(box.words for box in boxes[part.start : part.stop]),
        steps,
        y if is_first else y + LANDING,
        is_first,
        is_last,
    )


def _drawn_stair(stair: _Stair, setter: Setter) -> list[Item]:
    """Draw boxes, line, rings and words of a stair, from the first rung up."""
    palette = setter.theme.palette
    items: list[Item] = [
        filled(rectangle(box.x, box.y, box.width, box.height), palette.tint) for box in stair.boxes
    ]
    items += _climb(stair, setter)
    top = len(stair.boxes) - 1
    for index, (rung, tags, box) in enumerate(
        zip(stair.rungs, stair.tags, stair.boxes, strict=True)
    ):
        is_goal = stair.is_last and index == top
        x, y = box.x + RING_X, stair.middle(index)
        items += rung_ring(rung, x, y, tags, setter, is_goal=is_goal)
        words = stair.words[index]
        above = box.y + (box.height - words.height) / 2
        items += [moved(item, box.x + TEXT_X, above) for item in words.items]
    return items


def _climb(stair: _Stair, setter: Setter) -> list[Item]:
    """Draw the line from ring to ring: up, across in the gap, and up again.

    Where a stair is parted, the line thins out above it and comes in from below.
    """
    deep = setter.theme.palette.deep
    boxes = stair.boxes
    points: list[tuple[Pt, Pt]] = [(boxes[0].x + RING_X, stair.middle(0))]
    for below, box in pairwise(boxes):
        landing = (below.y + box.bottom) / 2
        points += [(below.x + RING_X, landing), (box.x + RING_X, landing)]
    points.append((boxes[-1].x + RING_X, stair.middle(len(boxes) - 1)))
    # Bends look soft where the riser is near twice the radius plus the line: these are mitred.
    path = bent(points, 0 if stair.steps.is_mitred else BEND)
    weight = COMPACT_LINE if stair.steps.is_mitred else LINE
    items: list[Item] = [stroked(path, deep, weight)]
    foot, head = points[0], points[-1]
    if not stair.is_first:
        edge = (foot[0], stair.boxes[0].bottom)
        items.append(stroked(bent((foot, edge), 0), deep, weight))
        out = (edge, (foot[0], stair.height))
        items.append(stroked(bent(out, 0), deep, weight, dash=LANDING_DASH))
    if not stair.is_last:
        edge = (head[0], stair.boxes[-1].y)
        items.append(stroked(bent((head, edge), 0), deep, weight))
        items.append(stroked(bent((edge, (head[0], 0.0)), 0), deep, weight, dash=LANDING_DASH))
    return items


def _beside_stair(
    ladder: Ladder, tags: LadderTags, stair: _Stair, setter: Setter
) -> tuple[int, list[Item]] | None:
    """Put one branch into the free corner under the stair; return its number and drawing."""
    for number, branch in enumerate(ladder.branches):
        if len(branch.posts) > MOST_SPURS or not branch.is_choice or not branch.posts:
            continue
        leaves = branch.leaves
        if leaves is not None and leaves >= len(stair.boxes):
            continue
        place = _corner(branch, stair, setter)
        if place is None:
            continue
        x, top = place
        attached = None
        if leaves is not None:
            attached = (stair.boxes[leaves].right, stair.middle(leaves))
        shape = FanRoom(setter.master.width - x, FAN_GAP, SPUR_TEXT if attached else 0.0)
        fan = set_fan(branch, tags.branches[number], shape, setter)
        return number, drawn_fan(fan, x, top, attached, setter)
    return None


def _corner(branch: Branch, stair: _Stair, setter: Setter) -> tuple[Pt, Pt] | None:
    """Return where the line and the top of a fan stand so that it clears all boxes."""
    untagged = BranchTags.none_for(branch)
    lowest = branch.leaves or 0
    for index in range(lowest, len(stair.boxes)):
        x = max(box.right for box in stair.boxes[: index + 1]) + SPUR_CLEAR
        measure = setter.master.width - x
        if measure - SPUR_TEXT < SPUR_MEASURE:
            return None
        indent = 0.0 if branch.leaves is None else SPUR_TEXT
        fan = set_fan(branch, untagged, FanRoom(measure, FAN_GAP, indent), on_trial(setter))
        top = stair.height - fan.height
        if branch.leaves is not None:
            top = min(top, stair.middle(branch.leaves) + 6.5)
        # The next box up must stay clear of the fan's top.
        limit = 0.0
        if index + 1 < len(stair.boxes):
            limit = stair.boxes[index + 1].bottom + 6.5
        if top >= limit:
            return x, top
    return None
