"""A fan: posts to choose from, all on one level, at the line that leads to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.geometry import mm
from guidebuilder.layout.galley import moved
from guidebuilder.layout.ladder_line import SPUR, spur_ring
from guidebuilder.layout.ladder_words import PostType, branch_head, post_words
from guidebuilder.layout.paths import bent, stroked

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Branch
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.ladder_tags import BranchTags
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter

SPUR_LENGTH = mm(4.8)
"""From the line of a fan to the middles of its rings: equal, since it is no climb."""

SPUR_TEXT = mm(7.8)
"""From the line of a fan to the names of its posts."""

SPUR_BEND = 6.0
"""Radius of the bends of spurs."""

SPUR_CLEAR = mm(4)
"""Least air between the boxes of the stair and what stands in the corner below them."""

FAN_GAP = 6.5
"""Air between two posts of a fan: half a grid line."""


class Fan(Struct, frozen=True):
    """Posts to choose from, set at the line that they leave: words and where rings stand."""

    items: tuple[Item, ...]
    rings: tuple[Pt, ...]
    height: Pt


class FanRoom(Struct, frozen=True):
    """Room of a fan: its measure from the line on, the air between posts, the head's indent.

    Where the line comes from above, the head stands clear of it.
    """

    measure: Pt
    gap: Pt
    indent: Pt


def set_fan(branch: Branch, tags: BranchTags, shape: FanRoom, setter: Setter) -> Fan:
    """Set the head of a branch and its posts, one under the other, all on one level."""
    kind = PostType.of(setter, large=False)
    head = branch_head(branch, tags, shape.measure - shape.indent, setter)
    items = [moved(item, shape.indent, 0) for item in head.items]
    y = head.height + (4 if head.height else 0)
    rings: list[Pt] = []
    for number, (post, each) in enumerate(zip(branch.posts, tags.posts, strict=True)):
        if number:
            y += shape.gap
        words = post_words(post, each, kind, shape.measure - SPUR_TEXT, setter)
        items += [moved(item, SPUR_TEXT, y) for item in words.items]
        rings.append(y + kind.name.drop - 0.35 * kind.name.char.size)
        y += words.height
    return Fan(tuple(items), tuple(rings), y)


def drawn_fan(
    fan: Fan, x: Pt, top: Pt, attached: tuple[Pt, Pt] | None, setter: Setter
) -> list[Item]:
    """Draw a fan at its line: equal stubs, an open ring at the end of each."""
    deep = setter.theme.palette.deep
    rings = [top + y for y in fan.rings]
    end = x + SPUR_LENGTH
    lines: list[tuple[tuple[Pt, Pt], ...]] = []
    first, last = rings[0], rings[-1]
    if attached is not None:
        from_x, from_y = attached
        lines += [((from_x, from_y), (x, from_y), (x, y), (end, y)) for y in (first, last)]
    elif len(rings) > 1:
        lines.append(((end, first), (x, first), (x, last), (end, last)))
    else:
        lines.append(((x, first), (end, first)))
    lines += [((x, y), (end, y)) for y in rings[1:-1]]
    items: list[Item] = [stroked(bent(each, SPUR_BEND), deep, SPUR) for each in lines]
    items += [spur_ring(end, y, setter) for y in rings]
    return [*items, *(moved(item, x, top) for item in fan.items)]
