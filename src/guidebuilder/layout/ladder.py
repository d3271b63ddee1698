"""The ladder of posts: a staircase, or a trunk with a second way where one leaves it.

The line climbs from the lower start corner, the first rung at the bottom; a filled disc
is the goal of a line and nothing else.  Readers who hear the page get an ordered list
from the first rung up, the ways that leave it as lists inside; all lines are artifacts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from guidebuilder.geometry import Rect, mm
from guidebuilder.layout.galley import (
    FREE,
    Galley,
    Strip,
    beside,
    merged,
    moved,
    rounded_up,
    space,
)
from guidebuilder.layout.paths import bent, circle, filled, rectangle, stroked
from guidebuilder.layout.pay_chart import on_trial, run_in
from guidebuilder.layout.setting import said
from guidebuilder.style.palette import WHITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.document.blocks import Branch, Ladder, Rung
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.runs import TagId

LINE, COMPACT_LINE = mm(2.6), mm(2.2)
"""Weight of the line that climbs (look: ladder); lighter where it has little room."""

BEND = mm(3)
"""Radius of its bends (look: ladder)."""

RING = mm(3.3)
"""Outer radius of the ring of a rung: 6.6 mm across (look: ladder)."""

RING_STROKE = mm(0.85)
"""Stroke of that ring (look: colour)."""

RING_X = mm(5.5)
"""From the start of a box to the middle of its ring."""

TEXT_X = mm(11.5)
"""From the start of a box to its text (look: ladder)."""

BOX_PAD = mm(1.6)
"""Least air between text and the end of its box."""

SPUR = mm(0.9)
"""Weight of the line to a post beside the ladder (look: ladder)."""

SPUR_RING = mm(1.95)
"""Outer radius of the ring at the end of a spur."""

SPUR_LENGTH = mm(4.8)
"""From the line of a fan to the middles of its rings: equal, since it is no climb."""

SPUR_TEXT = mm(7.8)
"""From the line of a fan to the names of its posts."""

SPUR_BEND = 6.0
"""Radius of the bends of spurs."""

SPUR_CLEAR = mm(4)
"""Least air between the boxes of the stair and what stands in the corner below them."""

SPUR_MEASURE = mm(22)
"""Least measure of the names there; with less they go under the ladder."""

NO_STAIR = 2
"""Rungs up to which a ladder is set as plain lines (look: ladder)."""

PLAIN_AIR = 6.5
"""Air between such lines: half a grid line."""

MOST_SPURS = 5
"""Posts of one branch that stand beside the ladder; more go under it, two-up (look: ladder)."""

FORK_RUNGS = 5
"""Rungs up to which a branch is drawn as a fork; a longer ladder is a stair with spurs."""

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

PAGE_SHARE = 0.87
"""Share of the type area that a ladder may fill; a higher one is parted into two stairs,
so that the title of its section and a line of text still stand above the first."""


# ---- What is said ----


@dataclass(frozen=True, slots=True)
class _PostTags:
    """Elements of a post: number, name, pay and work."""

    number: TagId | None = None
    name: TagId | None = None
    figure: TagId | None = None
    text: TagId | None = None


@dataclass(frozen=True, slots=True)
class _BranchTags:
    """Elements of a branch: its head and its posts."""

    title: TagId | None
    needs: TagId | None
    note: TagId | None
    posts: tuple[_PostTags, ...]


@dataclass(frozen=True, slots=True)
class _LadderTags:
    """Elements of a ladder, made before anything is drawn, in the order of reading."""

    title: TagId | None
    rungs: tuple[_PostTags, ...]
    branches: tuple[_BranchTags, ...]
    legend: TagId | None


def _tagged(ladder: Ladder, setter: Setter, parent: TagId) -> _LadderTags:
    """Grow the list of rungs, each branch inside the rung that it leaves."""
    tree = setter.tree
    title = tree.add("P", parent) if ladder.main_title else None
    branches: dict[int, _BranchTags] = {}
    rungs: list[_PostTags] = []
    if ladder.rungs:
        numbering = "Decimal" if any(rung.number for rung in ladder.rungs) else "None"
        steps = tree.add("L", parent, numbering=numbering)
        for index, rung in enumerate(ladder.rungs):
            tags, body = _tagged_post(rung, setter, steps)
            rungs.append(tags)
            for number, branch in enumerate(ladder.branches):
                if branch.leaves == index:
                    branches[number] = _tagged_branch(branch, setter, body)
    for number, branch in enumerate(ladder.branches):
        if number not in branches:
            branches[number] = _tagged_branch(branch, setter, parent)
    legend = tree.add("P", parent) if ladder.legend else None
    in_order = tuple(branches[number] for number in range(len(ladder.branches)))
    return _LadderTags(title, tuple(rungs), in_order, legend)


def _tagged_post(rung: Rung, setter: Setter, parent: TagId) -> tuple[_PostTags, TagId]:
    tree = setter.tree
    item = tree.add("LI", parent)
    number = tree.add("Lbl", item) if rung.number else None
    body = tree.add("LBody", item)
    name, figure, text = (
        tree.add("P", body) if inlines else None for inlines in (rung.name, rung.figure, rung.text)
    )
    return _PostTags(number, name, figure, text), body


def _tagged_branch(branch: Branch, setter: Setter, parent: TagId) -> _BranchTags:
    tree = setter.tree
    title, needs, note = (
        tree.add("P", parent) if inlines else None
        for inlines in (branch.title, branch.needs, branch.note)
    )
    posts: tuple[_PostTags, ...] = ()
    if branch.posts:
        numbering = "Decimal" if any(post.number for post in branch.posts) else "None"
        items = tree.add("L", parent, numbering=numbering)
        posts = tuple(_tagged_post(post, setter, items)[0] for post in branch.posts)
    return _BranchTags(title, needs, note, posts)


UNTAGGED = _PostTags()
"""For words that are only measured."""


@dataclass(frozen=True, slots=True)
class _Type:
    """The type of a post's name, pay and work."""

    name: TextStyle
    figure: TextStyle
    text: TextStyle

    @classmethod
    def of(cls, setter: Setter, *, large: bool) -> _Type:
        """Return the type of rungs (names of 11 pt) or of compact rungs and spurs (10 pt)."""
        styles, deep = setter.styles, setter.theme.palette.deep
        name = styles.lead_in
        if large:
            size = 1.1 * name.char.size
            name = replace(name, char=replace(name.char, size=size))
        else:
            name = replace(name, leading=0.9 * name.leading, drop=0.9 * name.drop)
        return cls(name, styles.table.weighted(600).inked(deep), styles.table)


def _words(post: Rung, tags: _PostTags, kind: _Type, measure: Pt, setter: Setter) -> Strip:
    """Set a post's name, pay and work one under the other; nothing is left out or shrunk."""
    lines: list[Strip] = []
    for inlines, style, tag in (
        (post.name, kind.name, tags.name),
        (post.figure, kind.figure, tags.figure),
        (post.text, kind.text, tags.text),
    ):
        if inlines:
            lines += setter.text(inlines, style, 0, measure, tag)
    return merged(lines)


# ---- The whole ----


def set_ladder(ladder: Ladder, setter: Setter, parent: TagId) -> Galley:
    """Set a ladder by what it is: a stair, a fork, or plain lines for one or two rungs.

    A branch stands beside the ladder as long as there is room; else under it.
    """
    tags = _tagged(ladder, setter, parent)
    parting = next(
        (n for n, each in enumerate(ladder.branches) if each.leaves is not None and each.posts),
        None,
    )
    if len(ladder.rungs) <= NO_STAIR:
        strips, placed = _plain(ladder, tags, setter), set[int]()
    elif parting is not None and len(ladder.rungs) <= FORK_RUNGS:
        strips, placed = [_fork(ladder, tags, parting, setter)], {parting}
    else:
        strips, placed = _staircase(ladder, tags, setter)
    line = setter.master.line
    for number, branch in enumerate(ladder.branches):
        if number not in placed:
            below = _listed_branch(ladder, branch, tags.branches[number], setter)
            strips = [*(rounded_up(each, line) for each in strips), space(line), below]
    if ladder.legend:
        # The legend is part of the last drawing: what it explains stands above it.
        last = strips.pop() if strips else Strip(0)
        legend = _legend(ladder, tags, setter)
        strips.append(replace(merged((last, legend)), span=last.span))
    return tuple(rounded_up(each, line) for each in strips)


LEGEND_AIR = 6.5
"""Air between a drawing and its legend: half a grid line."""


def _legend(ladder: Ladder, tags: _LadderTags, setter: Setter) -> Strip:
    """Set what the signs mean, small under the ladder."""
    style, width = setter.styles.caption, setter.master.width
    lines = setter.text(run_in(ladder.legend), style, 0, width, tags.legend)
    return merged((Strip(LEGEND_AIR), *lines))


def _ring(
    rung: Rung, x: Pt, y: Pt, tag: TagId | None, setter: Setter, *, is_goal: bool
) -> list[Item]:
    """Draw the ring of a rung with its number; the goal of a line is filled."""
    deep = setter.theme.palette.deep
    ink = WHITE if is_goal else deep
    items: list[Item] = []
    if rung.is_start:
        # You are here: a second ring, which a photocopy keeps.
        items.append(filled(circle(x, y, RING + 3.2), WHITE))
        items.append(stroked(circle(x, y, RING + 2.6), deep, 1.0))
    if is_goal:
        items.append(filled(circle(x, y, RING), deep))
    else:
        items.append(stroked(circle(x, y, RING - RING_STROKE / 2), deep, RING_STROKE, fill=WHITE))
    if rung.number:
        style = setter.styles.lead_in.weighted(800).inked(ink).figures()
        baseline = y + 0.35 * style.char.size
        items += setter.label(said(str(rung.number), rung.span), style, x, baseline, tag, 0.5)
    return items


def _plain(ladder: Ladder, tags: _LadderTags, setter: Setter) -> list[Strip]:
    """Set one or two rungs as lines of text: two steps are no stair."""
    master = setter.master
    kind = _Type.of(setter, large=False)
    strips: list[Strip] = []
    if ladder.main_title:
        style = setter.styles.lead_in.inked(setter.theme.palette.deep)
        x, measure = master.text_start, master.text_width
        strips += setter.text(ladder.main_title, style, x, measure, tags.title)
    for rung, each in zip(ladder.rungs, tags.rungs, strict=True):
        items: list[Item] = []
        if rung.number:
            number = said(str(rung.number), rung.span)
            style = kind.name.weighted(800).inked(setter.theme.palette.deep)
            x, baseline = master.text_start - mm(4), PLAIN_AIR / 2 + style.drop
            items += setter.label(number, style, x, baseline, each.number, 1)
        words = _words(rung, each, kind, master.text_width, setter)
        items += [moved(item, master.text_start, PLAIN_AIR / 2) for item in words.items]
        strips.append(Strip(words.height + PLAIN_AIR, tuple(items), span=rung.span))
    return [merged(strips)]


# ---- The staircase ----


@dataclass(frozen=True, slots=True)
class _Steps:
    """The measures of a stair, which follow from the number of its rungs (look: ladder).

    Attributes:
        width: Of a box.
        least: Height of a box of up to three lines; more text makes it higher.
        offset: From a box to the next one up.
        gap: Between two boxes.
    """

    width: Pt
    least: Pt
    offset: Pt
    gap: Pt
    kind: _Type
    is_mitred: bool = False

    @property
    def measure(self) -> Pt:
        return self.width - TEXT_X - BOX_PAD

    def gap_between(self, above: _Box, below: _Box) -> Pt:
        """Return the gap between two boxes: what they have grown is taken from it first."""
        grown = (above.height + below.height) / 2 - self.least
        return max(min(self.gap, LEAST_GAP), self.gap - grown)


FEW, SOME = 3, 7
"""Rungs up to which a stair is wide, and up to which it is not compact (look: ladder)."""

NAME_LINES = 2
"""Lines of a name with which the boxes keep their width."""

LEAST_GAP = 13.0
"""Gap that the bends of the line need: a grid line."""

WIDER = mm(8)
"""How much wider a box may get to save a line of its text."""

BOX_AIR = 3.8
"""Least air above and below the words of a box, both together."""


def _steps(ladder: Ladder, setter: Setter) -> _Steps:
    """Return the measures of a stair; names of three lines widen it to the end edge."""
    width, count = setter.master.width, len(ladder.rungs)
    bare = not any(rung.figure or rung.text for rung in ladder.rungs)
    if count <= FEW:
        steps = _Steps(mm(70), 39 if bare else 52, mm(22), 26, _Type.of(setter, large=True))
    elif count <= SOME:
        least = 32.5 if bare else 39
        steps = _Steps(mm(58), least, mm(10.6), 19.5, _Type.of(setter, large=True))
    else:
        kind = _Type.of(setter, large=False)
        steps = _Steps(mm(58), 26, mm(5.2), 6.5, kind, is_mitred=True)
    longest = max(
        len(setter.lines(rung.name, steps.kind.name, steps.measure, None)) for rung in ladder.rungs
    )
    if longest > NAME_LINES:
        steps = replace(steps, offset=mm(5.2), width=width - mm(5.2) * min(count - 1, 11))
    offset = min(steps.offset, (width - steps.width) / max(count - 1, 1))
    return replace(steps, offset=offset)


@dataclass(frozen=True, slots=True)
class _Stair:
    """A stair whose boxes are placed, lowest first, and the words that stand in them."""

    rungs: tuple[Rung, ...]
    tags: tuple[_PostTags, ...]
    boxes: tuple[Rect, ...]
    words: tuple[Strip, ...]
    steps: _Steps
    height: Pt
    is_first: bool
    is_last: bool

    def middle(self, index: int) -> Pt:
        box = self.boxes[index]
        return box.y + box.height / 2


LANDING = 13.0
"""Line that leads on above and below where a stair is parted: a grid line."""

LANDING_DASH = (3.0, 1.2, 2.2, 1.2, 1.4, 1.2)
"""Blocks in which it thins out."""


@dataclass(frozen=True, slots=True)
class _Box:
    """The box of a rung before it is placed: its words and its size."""

    words: Strip
    width: Pt
    height: Pt


def _boxes(ladder: Ladder, tags: _LadderTags, steps: _Steps, setter: Setter) -> list[_Box]:
    """Set the words of each rung in a box that is as high as they need."""
    half = setter.master.line / 2
    boxes: list[_Box] = []
    for index, (rung, each) in enumerate(zip(ladder.rungs, tags.rungs, strict=True)):
        # The corner beside the lower half of a stair is its branches': no box grows there.
        may_widen = not ladder.branches or 2 * index >= len(ladder.rungs)
        room = setter.master.width - index * steps.offset - steps.width
        more = _widening(rung, steps, setter) if may_widen else 0.0
        more = more if more <= min(WIDER, room) else 0.0
        words = _words(rung, each, steps.kind, steps.measure + more, setter)
        height = max(steps.least, ceil((words.height + BOX_AIR) / half) * half)
        boxes.append(_Box(words, steps.width + more, height))
    return boxes


def _widening(rung: Rung, steps: _Steps, setter: Setter) -> Pt:
    """Return how much wider a box has to be for each part of its text to take one line."""
    kind = steps.kind
    widths = [
        setter.width(inlines, style)
        for inlines, style in (
            (rung.name, kind.name),
            (rung.figure, kind.figure),
            (rung.text, kind.text),
        )
        if inlines
    ]
    return max(0.0, max(widths, default=0.0) - steps.measure + 0.01)


def _staircase(ladder: Ladder, tags: _LadderTags, setter: Setter) -> tuple[list[Strip], set[int]]:
    """Set a stair, in two or more parts if it is higher than a page, and what stands beside it."""
    steps = _steps(ladder, setter)
    boxes = _boxes(ladder, tags, steps, setter)
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
    ladder: Ladder, tags: _LadderTags, stair: Strip, corner: Pt, setter: Setter
) -> Strip:
    """Set the title of the main way into the free corner above a stair, or above it all.

    Only a stair that is whole has its highest box far from the start edge.
    """
    title = _main_title(ladder, tags, setter)
    if title is None:
        return stair
    style = setter.styles.lead_in
    is_free = setter.width(ladder.main_title, style) + SPUR_CLEAR <= corner
    if is_free and len(ladder.rungs) <= SOME:
        return replace(stair, items=(*title.items, *stair.items))
    return replace(merged((title, stair)), span=stair.span)


def _main_title(ladder: Ladder, tags: _LadderTags, setter: Setter, x: Pt = 0.0) -> Strip | None:
    """Set the title of the main way, from *x* on."""
    if not ladder.main_title:
        return None
    style = setter.styles.lead_in.inked(setter.theme.palette.deep)
    measure = setter.master.width - x
    return merged(setter.text(ladder.main_title, style, x, measure, tags.title))


def _parts(heights: Sequence[Pt], gap: Pt, limit: Pt) -> list[range]:
    """Return the rungs of each stair: one, or several of about equal length."""
    total = sum(heights) + gap * (len(heights) - 1)
    parts = max(1, ceil(total / limit))
    size = ceil(len(heights) / parts)
    starts = range(0, len(heights), size)
    return [range(start, min(start + size, len(heights))) for start in starts]


def _placed(
    ladder: Ladder, tags: _LadderTags, part: range, boxes: Sequence[_Box], steps: _Steps
) -> _Stair:
    """Place the boxes of one stair, the lowest at the lower start corner."""
    is_first, is_last = part.start == 0, part.stop == len(ladder.rungs)
    y = 0.0 if is_last else LANDING
    places: list[Rect] = []
    above: _Box | None = None
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
        items += _ring(rung, x, y, tags.number, setter, is_goal=is_goal)
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


# ---- Beside the stair ----


def _beside_stair(
    ladder: Ladder, tags: _LadderTags, stair: _Stair, setter: Setter
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
        shape = _FanShape(setter.master.width - x, FAN_GAP, SPUR_TEXT if attached else 0.0)
        fan = _fan(branch, tags.branches[number], shape, setter)
        return number, _drawn_fan(fan, x, top, attached, setter)
    return None


def _corner(branch: Branch, stair: _Stair, setter: Setter) -> tuple[Pt, Pt] | None:
    """Return where the line and the top of a fan stand so that it clears all boxes."""
    untagged = _BranchTags(None, None, None, (UNTAGGED,) * len(branch.posts))
    lowest = branch.leaves or 0
    for index in range(lowest, len(stair.boxes)):
        x = max(box.right for box in stair.boxes[: index + 1]) + SPUR_CLEAR
        measure = setter.master.width - x
        if measure - SPUR_TEXT < SPUR_MEASURE:
            return None
        indent = 0.0 if branch.leaves is None else SPUR_TEXT
        fan = _fan(branch, untagged, _FanShape(measure, FAN_GAP, indent), on_trial(setter))
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


@dataclass(frozen=True, slots=True)
class _Fan:
    """Posts to choose from, set at the line that they leave: words and where rings stand."""

    items: tuple[Item, ...]
    rings: tuple[Pt, ...]
    height: Pt


FAN_GAP = 6.5
"""Air between two posts of a fan: half a grid line."""


@dataclass(frozen=True, slots=True)
class _FanShape:
    """Room of a fan: its measure from the line on, the air between posts, the head's indent.

    Where the line comes from above, the head stands clear of it.
    """

    measure: Pt
    gap: Pt
    indent: Pt


def _fan(branch: Branch, tags: _BranchTags, shape: _FanShape, setter: Setter) -> _Fan:
    """Set the head of a branch and its posts, one under the other, all on one level."""
    kind = _Type.of(setter, large=False)
    head = _head(branch, tags, shape.measure - shape.indent, setter)
    items = [moved(item, shape.indent, 0) for item in head.items]
    y = head.height + (4 if head.height else 0)
    rings: list[Pt] = []
    for number, (post, each) in enumerate(zip(branch.posts, tags.posts, strict=True)):
        if number:
            y += shape.gap
        words = _words(post, each, kind, shape.measure - SPUR_TEXT, setter)
        items += [moved(item, SPUR_TEXT, y) for item in words.items]
        rings.append(y + kind.name.drop - 0.35 * kind.name.char.size)
        y += words.height
    return _Fan(tuple(items), tuple(rings), y)


def _head(branch: Branch, tags: _BranchTags, measure: Pt, setter: Setter) -> Strip:
    """Set the title of a branch, what it asks for, and its note."""
    styles = setter.styles
    title = replace(styles.lead_in.inked(setter.theme.palette.deep), leading=11.7, drop=9.0)
    lines: list[Strip] = []
    for inlines, style, tag in (
        (branch.title, title, tags.title),
        (branch.needs, styles.table, tags.needs),
        (branch.note, styles.caption, tags.note),
    ):
        if inlines:
            lines += setter.text(inlines, style, 0, measure, tag)
    return merged(lines)


def _drawn_fan(
    fan: _Fan, x: Pt, top: Pt, attached: tuple[Pt, Pt] | None, setter: Setter
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
    items += [_spur_ring(end, y, setter) for y in rings]
    return [*items, *(moved(item, x, top) for item in fan.items)]


# ---- The fork ----


@dataclass(frozen=True, slots=True)
class _Levels:
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


@dataclass(frozen=True, slots=True)
class _Way:
    """A second way: its drawing, and how far it reaches up and down."""

    items: list[Item]
    top: Pt
    bottom: Pt


def _fork(ladder: Ladder, tags: _LadderTags, number: int, setter: Setter) -> Strip:
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


def _levels(ladder: Ladder, tags: _LadderTags, branch: Branch, setter: Setter) -> _Levels:
    """Place the levels of a fork; those of both ways are the same."""
    kind = _Type.of(setter, large=True)
    measure = FORK_X - SPUR_CLEAR - TRUNK_X - FORK_TEXT
    words = tuple(
        _words(rung, each, kind, measure, setter)
        for rung, each in zip(ladder.rungs, tags.rungs, strict=True)
    )
    head = _main_title(ladder, tags, setter, TRUNK_X - RING) or Strip(0)
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


def _drawn_trunk(ladder: Ladder, tags: _LadderTags, fork: _Levels, setter: Setter) -> list[Item]:
    """Draw the trunk, its rings and the words beside them, from the first rung up."""
    deep = setter.theme.palette.deep
    top = len(ladder.rungs) - 1
    line = ((TRUNK_X, fork.nodes[0]), (TRUNK_X, fork.nodes[top]))
    items: list[Item] = [*fork.head.items]
    items.append(stroked(bent(line, 0), deep, LINE))
    for index, (rung, each) in enumerate(zip(ladder.rungs, tags.rungs, strict=True)):
        y = fork.nodes[index]
        items += _ring(rung, TRUNK_X, y, each.number, setter, is_goal=index == top)
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


def _fan_way(branch: Branch, tags: _BranchTags, fork: _Levels, setter: Setter) -> _Way:
    """Draw posts to choose from around the height at which the way leaves: no climb."""
    line = _parting(branch, fork)
    shape = _FanShape(setter.master.width - FORK_X, FORK_GAP, 0.0)
    fan = _fan(branch, tags, shape, setter)
    top = line[-1][1] - (fan.rings[0] + fan.rings[-1]) / 2
    # The line ends behind the line of the fan, so that no gap opens between them.
    way = bent((*line[:-1], (FORK_X + SPUR / 2, line[-1][1])), BEND)
    items: list[Item] = [stroked(way, setter.theme.palette.deep, LINE, dash=_dash(branch))]
    items += _drawn_fan(fan, FORK_X, top, None, setter)
    return _Way(items, top, top + fan.height)


def _dash(branch: Branch) -> tuple[Pt, ...]:
    """Return the dashes of a way that asks for something more."""
    return FORK_DASH if branch.needs else ()


def _climbing_way(branch: Branch, tags: _BranchTags, fork: _Levels, setter: Setter) -> _Way:
    """Draw a second climb whose posts stand level with the rungs of the trunk."""
    deep = setter.theme.palette.deep
    kind = _Type.of(setter, large=True)
    width = setter.master.width
    levels = fork.nodes[(branch.leaves or 0) + 1 :][: len(branch.posts)]
    line = (*_parting(branch, fork), (FORK_X, levels[-1]))
    items: list[Item] = [stroked(bent(line, 1.4 * BEND), deep, LINE, dash=_dash(branch))]
    top = levels[-1] - RING
    for post, each, y in zip(branch.posts, tags.posts, levels, strict=True):
        items += _ring(post, FORK_X, y, each.number, setter, is_goal=y == levels[-1])
        words = _words(post, each, kind, width - FORK_X - FORK_TEXT, setter)
        items += [moved(item, FORK_X + FORK_TEXT, y - words.height / 2) for item in words.items]
        top = min(top, y - words.height / 2)
    head = _head(branch, tags, width - FORK_X + RING, setter)
    top -= head.height + FAN_GAP
    items += [moved(item, FORK_X - RING, top) for item in head.items]
    return _Way(items, top, 0.0)


# ---- Under the ladder ----


CELL_TEXT = mm(6.5)
"""From the start of a post under the ladder to its words; its ring stands before them."""


def _listed_branch(ladder: Ladder, branch: Branch, tags: _BranchTags, setter: Setter) -> Strip:
    """Set a branch that has no room beside the ladder: its head, and its posts under it."""
    width = setter.master.width
    items: list[Item] = []
    x = 0.0
    if branch.leaves is not None:
        x, items = _leaving(ladder.rungs[branch.leaves], setter)
    head = _head(branch, tags, width - x, setter)
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
    items += _ring(replace(rung, is_start=False), RING, y, None, setter, is_goal=False)
    items.append(_spur_ring(end, y, setter))
    return end + SPUR_RING + mm(2), items


def _spur_ring(x: Pt, y: Pt, setter: Setter) -> Item:
    deep = setter.theme.palette.deep
    return stroked(circle(x, y, SPUR_RING - SPUR / 2), deep, SPUR, fill=WHITE)


def _two_up(branch: Branch, tags: _BranchTags, setter: Setter) -> list[Strip]:
    """Set posts to choose from in two columns, row by row, each with the ring of a spur."""
    width, gutter = setter.master.width, setter.master.gutter
    half = (width - gutter) / 2
    kind = _Type.of(setter, large=False)
    level = kind.name.drop - 0.35 * kind.name.char.size
    cells: list[Strip] = []
    for number, (post, each) in enumerate(zip(branch.posts, tags.posts, strict=True)):
        x = number % 2 * (half + gutter)
        words = _words(post, each, kind, half - CELL_TEXT, setter)
        items = [moved(item, x + CELL_TEXT, 0) for item in words.items]
        ring = _spur_ring(x + SPUR_RING, level, setter)
        cells.append(Strip(words.height + FAN_GAP, (ring, *items)))
    return [beside(*((0.0, [cell]) for cell in cells[n : n + 2])) for n in range(0, len(cells), 2)]


def _listed_climb(branch: Branch, tags: _BranchTags, setter: Setter) -> list[Strip]:
    """Set posts that follow one another on a line of their own, the first at its foot."""
    kind = _Type.of(setter, large=False)
    measure = setter.master.width - CELL_TEXT
    level = kind.name.drop - 0.35 * kind.name.char.size
    rows = [
        _words(post, each, kind, measure, setter)
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
    rings = [_spur_ring(SPUR_RING, node, setter) for node in nodes[:-1]]
    goal = [filled(circle(SPUR_RING, node, SPUR_RING), deep) for node in nodes[-1:]]
    drawn = [stroked(bent(line, 0), deep, SPUR)] if len(nodes) > 1 else []
    return [Strip(height, (*drawn, *rings, *goal, *items))]
