"""The words of a ladder: of its posts, of its main way, and at the head of a branch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.layout.galley import Strip, merged

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Branch, Ladder, Rung
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.ladder_tags import BranchTags, LadderTags, PostTags
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.theme import TextStyle


class PostType(Struct, frozen=True):
    """The type of a post's name, pay and work."""

    name: TextStyle
    figure: TextStyle
    text: TextStyle

    @classmethod
    def of(cls, setter: Setter, *, large: bool) -> PostType:
        """Return the type of rungs (names of 11 pt) or of compact rungs and spurs (10 pt)."""
        styles, deep = setter.styles, setter.theme.palette.deep
        name = styles.lead_in
        if large:
            size = 1.1 * name.char.size
            name = replace(name, char=replace(name.char, size=size))
        else:
            name = replace(name, leading=0.9 * name.leading, drop=0.9 * name.drop)
        return cls(name, styles.table.weighted(600).inked(deep), styles.table)


def post_words(post: Rung, tags: PostTags, kind: PostType, measure: Pt, setter: Setter) -> Strip:
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


def main_title(ladder: Ladder, tags: LadderTags, setter: Setter, x: Pt = 0.0) -> Strip | None:
    """Set the title of the main way, from *x* on."""
    if not ladder.main_title:
        return None
    style = setter.styles.lead_in.inked(setter.theme.palette.deep)
    measure = setter.master.width - x
    return merged(setter.text(ladder.main_title, style, x, measure, tags.title))


def branch_head(branch: Branch, tags: BranchTags, measure: Pt, setter: Setter) -> Strip:
    """Set the title of a branch, what it asks for, and its note."""
    styles = setter.styles
    title = styles.lead_in.inked(setter.theme.palette.deep)
    title = replace(title, leading=0.9 * title.leading, drop=0.9 * title.drop)
    lines: list[Strip] = []
    for inlines, style, tag in (
        (branch.title, title, tags.title),
        (branch.needs, styles.table, tags.needs),
        (branch.note, styles.caption, tags.note),
    ):
        if inlines:
            lines += setter.text(inlines, style, 0, measure, tag)
    return merged(lines)
