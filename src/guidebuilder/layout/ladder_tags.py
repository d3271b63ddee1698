"""What is heard of a ladder: an ordered list from the first rung up.

The ways that leave a rung are lists inside its item.  Lines and rings are artifacts, but
for the second ring of the rung where one starts, which has words; so the legend, which
explains lines and rings, is one too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.layout.setting import plain

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Branch, Ladder, Rung
    from guidebuilder.layout.setting import Setter
    from guidebuilder.text.runs import TagId


class PostTags(Struct, frozen=True):
    """Elements of a post: number, name, the sign of the start, pay and work."""

    number: TagId | None = None
    name: TagId | None = None
    start: TagId | None = None
    figure: TagId | None = None
    text: TagId | None = None


class BranchTags(Struct, frozen=True):
    """Elements of a branch: its head and its posts."""

    title: TagId | None
    needs: TagId | None
    note: TagId | None
    posts: tuple[PostTags, ...]

    @classmethod
    def none_for(cls, branch: Branch) -> BranchTags:
        """Return no elements, for words that are only measured."""
        return cls(None, None, None, (PostTags(),) * len(branch.posts))


class LadderTags(Struct, frozen=True):
    """Elements of a ladder, made before anything is drawn, in the order of reading."""

    title: TagId | None
    rungs: tuple[PostTags, ...]
    branches: tuple[BranchTags, ...]


def tagged_ladder(ladder: Ladder, setter: Setter, parent: TagId) -> LadderTags:
    """Grow the list of rungs, each branch inside the rung that it leaves."""
    tree = setter.tree
    title = tree.add("P", parent) if ladder.main_title else None
    branches: dict[int, BranchTags] = {}
    rungs: list[PostTags] = []
    if ladder.rungs:
        numbering = "Decimal" if any(rung.number for rung in ladder.rungs) else "None"
        steps = tree.add("L", parent, numbering=numbering)
        for index, rung in enumerate(ladder.rungs):
            tags, body = _tagged_post(rung, setter, steps, here=plain(ladder.here))
            rungs.append(tags)
            for number, branch in enumerate(ladder.branches):
                if branch.leaves == index:
                    branches[number] = _tagged_branch(branch, setter, body)
    for number, branch in enumerate(ladder.branches):
        if number not in branches:
            branches[number] = _tagged_branch(branch, setter, parent)
    in_order = tuple(branches[number] for number in range(len(ladder.branches)))
    return LadderTags(title, tuple(rungs), in_order)


def _tagged_post(
    rung: Rung, setter: Setter, parent: TagId, here: str = ""
) -> tuple[PostTags, TagId]:
    tree = setter.tree
    item = tree.add("LI", parent)
    number = tree.add("Lbl", item) if rung.number else None
    body = tree.add("LBody", item)
    name = tree.add("P", body) if rung.name else None
    is_told = rung.is_start and here
    start = tree.add("P", body, actual=here) if is_told else None
    figure, text = (
        tree.add("P", body) if inlines else None for inlines in (rung.figure, rung.text)
    )
    return PostTags(number, name, start, figure, text), body


def _tagged_branch(branch: Branch, setter: Setter, parent: TagId) -> BranchTags:
    tree = setter.tree
    title, needs, note = (
        tree.add("P", parent) if inlines else None
        for inlines in (branch.title, branch.needs, branch.note)
    )
    posts: tuple[PostTags, ...] = ()
    if branch.posts:
        numbering = "Decimal" if any(post.number for post in branch.posts) else "None"
        items = tree.add("L", parent, numbering=numbering)
        posts = tuple(_tagged_post(post, setter, items)[0] for post in branch.posts)
    return BranchTags(title, needs, note, posts)
