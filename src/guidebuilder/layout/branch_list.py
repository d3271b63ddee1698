"""A branch that has no room beside its ladder: its head, and its posts under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.geometry import mm
from guidebuilder.layout.fan import FAN_GAP, SPUR_LENGTH
from guidebuilder.layout.galley import Strip, beside, merged, moved, rounded_up
from guidebuilder.layout.ladder_line import RING, SPUR, SPUR_RING, rung_ring, spur_ring
from guidebuilder.layout.ladder_tags import PostTags
from guidebuilder.layout.ladder_words import PostType, branch_head, post_words
from guidebuilder.layout.paths import bent, circle, filled, stroked

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Branch, Ladder, Rung
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.ladder_tags import BranchTags
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter

CELL_TEXT = mm(6.5)
"""From the start of a post under the ladder to its words; its ring stands before them."""


def set_branch_list(ladder: Ladder, branch: Branch, tags: BranchTags, setter: Setter) -> Strip:
    """Set a branch that has no room beside the ladder: its head, and its posts under it."""
    width = setter.master.width
    items: list[Item] = []
    x = 0.0
    if branch.leaves is not None:
        x, items = _leaving(ladder.rungs[branch.leaves], setter)
    head = branch_head(branch, tags, width - x, setter)
    # A head of one line stands level with the ring of the rung that the branch leaves.
    above = max(0.0, RING + 1 - head.height / 2) if items else 0.0
    items += [moved(item, x, above) for item in head.items]
    depth_of_head = max(head.height + above, 2 * RING + 2 if x else 0.0)
    strips = [Strip(depth_of_head + FAN_GAP, tuple(items))]
    strips += (_two_up if branch.is_choice else _listed_climb)(branch, tags, setter)
    return replace(rounded_up(merged(strips), setter.master.line), span=branch.span)


def _leaving(rung: Rung, setter: Setter) -> tuple[Pt, list[Item]]:
    """Draw the rung that a branch leaves and a spur from it; return where words may start."""
    y = RING + 1
    deep = setter.theme.palette.deep
    end = 2 * RING + SPUR_LENGTH
    items: list[Item] = [stroked(bent(((RING, y), (end, y)), 0), deep, SPUR)]
    items += rung_ring(replace(rung, is_start=False), RING, y, PostTags(), setter, is_goal=False)
    items.append(spur_ring(end, y, setter))
    return end + SPUR_RING + mm(2), items


def _two_up(branch: Branch, tags: BranchTags, setter: Setter) -> list[Strip]:
    """Set posts to choose from in two columns, row by row, each with the ring of a spur."""
    width, gutter = setter.master.width, setter.master.gutter
    half = (width - gutter) / 2
    kind = PostType.of(setter, large=False)
    level = kind.name.drop - 0.35 * kind.name.char.size
    cells: list[Strip] = []
    for number, (post, each) in enumerate(zip(branch.posts, tags.posts, strict=True)):
        x = number % 2 * (half + gutter)
        words = post_words(post, each, kind, half - CELL_TEXT, setter)
        items = [moved(item, x + CELL_TEXT, 0) for item in words.items]
        ring = spur_ring(x + SPUR_RING, level, setter)
        cells.append(Strip(words.height + FAN_GAP, (ring, *items)))
    return [beside(*((0.0, [cell]) for cell in cells[n : n + 2])) for n in range(0, len(cells), 2)]


def _listed_climb(branch: Branch, tags: BranchTags, setter: Setter) -> list[Strip]:
    """Set posts that follow one another on a line of their own, the first at its foot.

    Their rings are too small for numbers, and are heard as such.
    """
    kind = PostType.of(setter, large=False)
    measure = setter.master.width - CELL_TEXT
    level = kind.name.drop - 0.35 * kind.name.char.size
    rows = [
        post_words(post, each, kind, measure, setter)
        for post, each in zip(branch.posts, tags.posts, strict=True)
    ]
    height = sum(row.height + FAN_GAP for row in rows)
    nodes: list[Pt] = []
    items: list[Item] = []
    y = height
    for row in rows:
        y -= row.height + FAN_GAP
        nodes.append(y + level)
        items += [moved(item, CELL_TEXT, y) for item in row.items]
    deep = setter.theme.palette.deep
    line = ((SPUR_RING, nodes[0]), (SPUR_RING, nodes[-1])) if nodes else ()
    numbers = [each.number for each in tags.posts]
    for post, number in zip(branch.posts, numbers, strict=True):
        if number is not None:
            setter.tree[number].actual = str(post.number)
    rings = [
        spur_ring(SPUR_RING, node, setter, number)
        for node, number in zip(nodes[:-1], numbers[:-1], strict=True)
    ]
    goal = [
        filled(circle(SPUR_RING, node, SPUR_RING), deep, tag=number)
        for node, number in zip(nodes[-1:], numbers[-1:], strict=True)
    ]
    drawn = [stroked(bent(line, 0), deep, SPUR)] if len(nodes) > 1 else []
    return [Strip(height, (*drawn, *rings, *goal, *items))]
