"""The ladder of posts: a staircase, or a trunk with a second way where one leaves it.

The line climbs from the lower start corner, the first rung at the bottom; one or two
rungs are plain lines.  Readers who hear the page get an ordered list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.document.blocks import LadderSign
from guidebuilder.geometry import mm
from guidebuilder.layout.branch_list import set_branch_list
from guidebuilder.layout.fork import set_fork
from guidebuilder.layout.galley import Galley, Strip, merged, moved, rounded_up, space
from guidebuilder.layout.ladder_tags import tagged_ladder
from guidebuilder.layout.ladder_words import PostType, post_words
from guidebuilder.layout.setting import run_in, said
from guidebuilder.layout.staircase import set_staircase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.document.blocks import Ladder
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.layout.ladder_tags import LadderTags
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter
    from guidebuilder.text.runs import TagId

NO_STAIR = 2
"""Rungs up to which a ladder is set as plain lines (look: ladder)."""

PLAIN_AIR = 6.5
"""Air between such lines: half a grid line."""

FORK_RUNGS = 5
"""Rungs up to which a branch is drawn as a fork; a longer ladder is a stair with spurs."""

DRAWN = frozenset(LadderSign)
"""Signs that a drawing of a ladder may show."""

LEGEND_AIR = 6.5
"""Air between a drawing and its legend: half a grid line."""


def set_ladder(ladder: Ladder, setter: Setter, parent: TagId) -> Galley:
    """Set a ladder by what it is: a stair, a fork, or plain lines for one or two rungs.

    A branch stands beside the ladder as long as there is room; else under it.
    """
    tags = tagged_ladder(ladder, setter, parent)
    parting = next(
        (n for n, each in enumerate(ladder.branches) if each.leaves is not None and each.posts),
        None,
    )
    if len(ladder.rungs) <= NO_STAIR:
        strips, placed, signs = _plain(ladder, tags, setter), set[int](), frozenset[LadderSign]()
    elif parting is not None and len(ladder.rungs) <= FORK_RUNGS:
        strips, placed = [set_fork(ladder, tags, parting, setter)], {parting}
        signs = DRAWN
    else:
        strips, placed = set_staircase(ladder, tags, setter)
        # A stair dashes nothing.
        signs = DRAWN - {LadderSign.NEEDS}
    if not any(ladder.branches[each].is_choice for each in placed):
        signs -= {LadderSign.CHOICE}
    line = setter.master.line
    for number, branch in enumerate(ladder.branches):
        if number not in placed:
            below = set_branch_list(ladder, branch, tags.branches[number], setter)
            strips = [*(rounded_up(each, line) for each in strips), space(line), below]
    explained = [words for sign, words in ladder.legend if sign in signs]
    if explained:
        # The legend is part of the last drawing: what it explains stands above it.
        last = strips.pop() if strips else Strip(0)
        legend = _legend(explained, setter)
        strips.append(replace(merged((last, legend)), span=last.span))
    return tuple(rounded_up(each, line) for each in strips)


def _legend(explained: Sequence[Inlines], setter: Setter) -> Strip:
    """Set what the signs mean, small under the ladder: for the eye, as the signs are."""
    style, width = setter.styles.caption, setter.master.width
    lines = setter.text(run_in(explained), style, 0, width, None)
    return merged((Strip(LEGEND_AIR), *lines))


def _plain(ladder: Ladder, tags: LadderTags, setter: Setter) -> list[Strip]:
    """Set one or two rungs as lines of text: two steps are no stair."""
    master = setter.master
    kind = PostType.of(setter, large=False)
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
        words = post_words(rung, each, kind, master.text_width, setter)
        items += [moved(item, master.text_start, PLAIN_AIR / 2) for item in words.items]
        strips.append(Strip(words.height + PLAIN_AIR, tuple(items), span=rung.span))
    return [merged(strips)]
