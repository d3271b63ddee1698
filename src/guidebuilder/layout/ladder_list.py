"""A ladder as a numbered list from the first rung up, with leaders to the pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.layout import signs
from guidebuilder.layout.galley import (
    BETWEEN_ITEMS,
    Galley,
    Strip,
    depth,
    kept,
    kept_with_next,
    space,
)
from guidebuilder.layout.ladder_tags import tagged_ladder
from guidebuilder.layout.leaders import leader
from guidebuilder.layout.run_in import HANG, NUMBER_HANG, emphatic
from guidebuilder.layout.setting import said

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Branch, Ladder, Rung
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.ladder_tags import BranchTags, PostTags
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter
    from guidebuilder.text.runs import TagId

UNDIVIDED = 0.5
"""Share of a page's depth up to which a ladder is not divided."""

LEADER_LEAST = 18.0
"""Least length of a leader with its air; a shorter one has the pay on the next line."""


def set_ladder_list(ladder: Ladder, setter: Setter, parent: TagId) -> Galley:
    """Set the rungs as a list; the ways that leave a rung stand under it."""
    tags = tagged_ladder(ladder, setter, parent)
    master, styles = setter.master, setter.styles
    strips: list[Strip] = []
    if ladder.main_title:
        strips += kept_with_next(
            setter.text(
                ladder.main_title, styles.group, master.text_start, master.text_width, tags.title
            )
        )
    for index, (rung, each) in enumerate(zip(ladder.rungs, tags.rungs, strict=True)):
        row = _Row(setter, master.text_start, master.text_width)
        if index:
            strips.append(space(master.line / 2, break_after=BETWEEN_ITEMS))
        # That one starts at the first rung goes without saying.
        strips += row.post(rung, each, ladder.here if rung.is_start and index else ())
        for number, branch in enumerate(ladder.branches):
            if branch.leaves == index:
                strips.append(space(master.line / 2, break_after=BETWEEN_ITEMS))
                strips += row.inside().branch(branch, tags.branches[number])
    for number, branch in enumerate(ladder.branches):
        if branch.leaves is None:
            strips.append(space(master.line))
            row = _Row(setter, master.text_start, master.text_width)
            strips += row.branch(branch, tags.branches[number])
    strips = on_grid(strips, master.line)
    return kept(strips) if depth(strips) <= UNDIVIDED * master.depth else tuple(strips)


def on_grid(strips: list[Strip], line: Pt) -> list[Strip]:
    """Return strips of which the last ends on a grid line."""
    missing = -sum(each.height for each in strips) % line
    if missing and strips:
        strips[-1] = replace(strips[-1], height=strips[-1].height + missing)
    return strips


class _Row(Struct, frozen=True):
    """Sets the posts of one list: of the ladder itself, or of a way that leaves it."""

    setter: Setter
    x: Pt
    measure: Pt

    def inside(self) -> _Row:
        """Return the rows of a list inside an item of this one."""
        hang = self.setter.in_type(NUMBER_HANG)
        return _Row(self.setter, self.x + hang, self.measure - hang)

    def post(self, post: Rung, tags: PostTags, here: Inlines = ()) -> Galley:
        """Set number, name and pay on a line with a leader between, the work below."""
        setter, styles = self.setter, self.setter.styles
        hang = self.setter.in_type(NUMBER_HANG if post.number else HANG)
        x, measure = self.x + hang, self.measure - hang
        drop = styles.lead_in.drop
        lines = setter.text(post.name, styles.lead_in, x, measure, tags.name)
        if post.number:
            figure = styles.lead_in.figures().inked(setter.theme.palette.deep)
            sign: tuple[Item, ...] = setter.label(
                said(f"{post.number}.", post.span), figure, self.x, drop, tags.number
            )
        else:
            sign = (signs.dot(self.x, drop, setter.theme.palette.deep, self.setter.in_type(1)),)
        lines[0] = replace(lines[0], items=(*sign, *lines[0].items))
        if post.figure:
            self._add_pay(lines, post, tags, x)
        small = replace(styles.small, leading=setter.master.line, drop=drop)
        if here:
            lines += setter.text(emphatic(here), small, x, measure, tags.start)
        if post.text:
            lines += setter.text(post.text, small, x, measure, tags.text)
        return kept(lines)

    def _add_pay(self, lines: list[Strip], post: Rung, tags: PostTags, x: Pt) -> None:
        """Put the pay at the end of the name's last line, or under it if that is too long."""
        setter, styles = self.setter, self.setter.styles
        style = replace(styles.table, leading=setter.master.line, drop=styles.lead_in.drop)
        right = self.x + self.measure
        names = setter.lines(post.name, styles.lead_in, right - x, None)
        start = x + names[-1].width
        width = setter.width(post.figure, style)
        if start + width + LEADER_LEAST > right:
            lines += setter.text(post.figure, style, x, right - x, tags.figure)
            return
        pay = setter.label(post.figure, style, right, style.drop, tags.figure, anchor=1.0)
        dots = leader(start, right - width, style.drop, setter.theme.palette.deep)
        lines[-1] = replace(lines[-1], items=(*lines[-1].items, *dots, *pay))

    def branch(self, branch: Branch, tags: BranchTags) -> Galley:
        """Set the head of a way that leaves the ladder, and its posts under it."""
        setter, styles = self.setter, self.setter.styles
        lines = setter.text(branch.title, styles.group, self.x, self.measure, tags.title)
        small = replace(styles.small, leading=setter.master.line, drop=styles.lead_in.drop)
        for inlines, tag in ((branch.needs, tags.needs), (branch.note, tags.note)):
            if inlines:
                words = emphatic(inlines)
                lines += setter.text(words, small, self.x, self.measure, tag)
        strips = list(kept_with_next(lines))
        for post, each in zip(branch.posts, tags.posts, strict=True):
            strips += self.post(post, each)
        return tuple(strips)
