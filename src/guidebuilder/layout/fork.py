"""A ladder as a fork: a trunk, and a second way beside it on the same levels."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.geometry import mm
from guidebuilder.layout.fan import FAN_GAP, SPUR_CLEAR, FanRoom, drawn_fan, set_fan
from guidebuilder.layout.galley import FREE, Strip, moved
from guidebuilder.layout.ladder_line import BEND, LINE, RING, SPUR, rung_ring
from guidebuilder.layout.ladder_words import PostType, branch_head, main_title, post_words
from guidebuilder.layout.paths import bent, stroked

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Branch, Ladder
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.ladder_tags import BranchTags, LadderTags
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter

TRUNK_X = mm(8)
"""Where the trunk of a fork stands (look: ladder)."""

FORK_X = mm(72)
"""Where the second way of a fork stands (look: ladder)."""

FORK_TEXT = mm(7.5)
"""From the line of a fork to the words beside it."""

FORK_DASH = (mm(3), mm(1.6))
"""Dashes of a way that asks for something more (look: ladder)."""

FORK_ROW, FORK_NAMES = 52.0, 39.0
"""From level to level of a fork: four grid lines (look: ladder), three for bare names."""

FORK_GAP = 10.4
"""Air between two posts of a fan that stands at a fork, where there is more room."""


def set_fork(ladder: Ladder, tags: LadderTags, number: int, setter: Setter) -> Strip:
    """Set a trunk with the branch of a number as a second way at its side."""
    branch = ladder.branches[number]
    fork = _levels(ladder, tags, branch, setter)
    items = _drawn_trunk(ladder, tags, fork, setter)
    draw = _fan_way if branch.is_choice else _climbing_way
    way = draw(branch, tags.branches[number], fork, setter)
    # A fan may rise above the trunk or reach below it: the band takes both.
    top, bottom = min(0.0, way.top), max(fork.height, way.bottom)
    items = [moved(item, 0, -top) for item in (*items, *way.items)]
    return Strip(bottom - top, tuple(items), FREE, span=ladder.span)


class _Levels(Struct, frozen=True):
    """The levels of a fork: where its nodes stand, lowest first, and what stands there.

    Attributes:
        nodes: One for each rung, and one for each post of a second climb above them.
        words: Of the rungs.
        head: Title of the trunk.
        pitch: From level to level.
        height: Of the title and all levels.
    """

    nodes: tuple[Pt, ...]
    words: tuple[Strip, ...]
    head: Strip
    pitch: Pt
    height: Pt


def _levels(ladder: Ladder, tags: LadderTags, branch: Branch, setter: Setter) -> _Levels:
    """Place the levels of a fork; those of both ways are the same."""
    kind = PostType.of(setter, large=True)
    measure = FORK_X - SPUR_CLEAR - TRUNK_X - FORK_TEXT
    words = tuple(
        post_words(rung, each, kind, measure, setter)
        for rung, each in zip(ladder.rungs, tags.rungs, strict=True)
    )
    head = main_title(ladder, tags, setter, TRUNK_X - RING) or Strip(0)
    levels, posts = len(ladder.rungs), (*ladder.rungs,)
    if not branch.is_choice:
        levels = max(levels, (branch.leaves or 0) + 1 + len(branch.posts))
        posts = (*posts, *branch.posts)
    bare = not any(post.figure or post.text for post in posts)
    pitch = FORK_NAMES if bare else FORK_ROW
    half = setter.master.line / 2
    pitch = max(pitch, ceil((max(each.height for each in words) + 13) / half) * half)
    height = head.height + levels * pitch
    nodes = tuple(height - (level + 0.5) * pitch for level in range(levels))
    return _Levels(nodes, words, head, pitch, height)


def _drawn_trunk(ladder: Ladder, tags: LadderTags, fork: _Levels, setter: Setter) -> list[Item]:
    """Draw the trunk, its rings and the words beside them, from the first rung up."""
    deep = setter.theme.palette.deep
    top = len(ladder.rungs) - 1
    line = ((TRUNK_X, fork.nodes[0]), (TRUNK_X, fork.nodes[top]))
    items: list[Item] = [*fork.head.items]
    items.append(stroked(bent(line, 0), deep, LINE))
    for index, (rung, each) in enumerate(zip(ladder.rungs, tags.rungs, strict=True)):
        y = fork.nodes[index]
        items += rung_ring(rung, TRUNK_X, y, each, setter, is_goal=index == top)
        words = fork.words[index]
        items += [moved(item, TRUNK_X + FORK_TEXT, y - words.height / 2) for item in words.items]
    return items


def _parting(branch: Branch, fork: _Levels) -> tuple[tuple[Pt, Pt], ...]:
    """Return the line along which a second way leaves: between two levels, clear of words."""
    leaves = branch.leaves or 0
    y = fork.nodes[leaves] - fork.pitch / 2
    if leaves == len(fork.words) - 1:
        # Above the top rung there is no trunk: the way goes on from the ring itself.
        return ((TRUNK_X, fork.nodes[leaves] - RING), (TRUNK_X, y), (FORK_X, y))
    return ((TRUNK_X + LINE / 2, y), (FORK_X, y))


class _Way(Struct, frozen=True):
    """A second way: its drawing, and how far it reaches up and down."""

    items: list[Item]
    top: Pt
    bottom: Pt


def _fan_way(branch: Branch, tags: BranchTags, fork: _Levels, setter: Setter) -> _Way:
    """Draw posts to choose from around the height at which the way leaves: no climb."""
    line = _parting(branch, fork)
    shape = FanRoom(setter.master.width - FORK_X, FORK_GAP, 0.0)
    fan = set_fan(branch, tags, shape, setter)
    top = line[-1][1] - (fan.rings[0] + fan.rings[-1]) / 2
    # The line ends behind the line of the fan, so that no gap opens between them.
    way = bent((*line[:-1], (FORK_X + SPUR / 2, line[-1][1])), BEND)
    items: list[Item] = [stroked(way, setter.theme.palette.deep, LINE, dash=_dash(branch))]
    items += drawn_fan(fan, FORK_X, top, None, setter)
    return _Way(items, top, top + fan.height)


def _climbing_way(branch: Branch, tags: BranchTags, fork: _Levels, setter: Setter) -> _Way:
    """Draw a second climb whose posts stand level with the rungs of the trunk."""
    deep = setter.theme.palette.deep
    kind = PostType.of(setter, large=True)
    width = setter.master.width
    levels = fork.nodes[(branch.leaves or 0) + 1 :][: len(branch.posts)]
    line = (*_parting(branch, fork), (FORK_X, levels[-1]))
    items: list[Item] = [stroked(bent(line, 1.4 * BEND), deep, LINE, dash=_dash(branch))]
    top = levels[-1] - RING
    for post, each, y in zip(branch.posts, tags.posts, levels, strict=True):
        items += rung_ring(post, FORK_X, y, each, setter, is_goal=y == levels[-1])
        words = post_words(post, each, kind, width - FORK_X - FORK_TEXT, setter)
        items += [moved(item, FORK_X + FORK_TEXT, y - words.height / 2) for item in words.items]
        top = min(top, y - words.height / 2)
    head = branch_head(branch, tags, width - FORK_X + RING, setter)
    top -= head.height + FAN_GAP
    items += [moved(item, FORK_X - RING, top) for item in head.items]
    return _Way(items, top, 0.0)


def _dash(branch: Branch) -> tuple[Pt, ...]:
    """Return the dashes of a way that asks for something more."""
    return FORK_DASH if branch.needs else ()
