"""The sides of a comparison one under the other: a head, and the points below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.document.inlines import Run
from guidebuilder.layout import signs
from guidebuilder.layout.galley import (
    Galley,
    Strip,
    depth,
    kept,
    kept_with_next,
    never_alone,
    space,
)
from guidebuilder.layout.run_in import HANG, STOPS, items_under, set_items
from guidebuilder.layout.setting import plain, said

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Comparison, Side
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.layout.setting import Setter
    from guidebuilder.text.runs import TagId

UNDIVIDED = 0.4
"""Share of a page's depth up to which a side is not divided."""


def set_comparison_paragraphs(block: Comparison, setter: Setter, parent: TagId) -> Galley:
    """Set each side as a head and its points: sentences as one paragraph, others as a list."""
    runs_on = not block.paired and all(
        _is_plain_sentence(item) for side in block.sides for item in side.items
    )
    strips: list[Strip] = []
    for side in block.sides:
        if strips:
            strips.append(space(setter.master.line))
        strips += _side(side, setter, parent, runs_on=runs_on)
    return tuple(strips)


def _is_plain_sentence(item: Inlines) -> bool:
    """Whether a point reads on in a paragraph: a sentence without a head of its own."""
    has_head = any(isinstance(each, Run) and each.strong for each in item)
    return not has_head and plain(item).rstrip("”’)")[-1:] in STOPS


def _side(side: Side, setter: Setter, parent: TagId, *, runs_on: bool) -> Galley:
    tree, master, styles = setter.tree, setter.master, setter.styles
    x, measure = master.text_start, master.text_width
    sect = tree.add("Sect", parent)
    head = setter.text(side.label, styles.group, x, measure, tree.add(setter.run_in, sect))
    if not side.items:
        empty = setter.text(said(side.empty_line), styles.text, x, measure, tree.add("P", sect))
        return kept((*head, *empty))
    list_tag = tree.add("L", sect, numbering="None" if runs_on else "Disc")
    body = _paragraph(side, setter, list_tag) if runs_on else _list(side, setter, list_tag)
    whole = (*kept_with_next(head), *body)
    return kept(whole) if depth(whole) <= UNDIVIDED * master.depth else whole


def _paragraph(side: Side, setter: Setter, list_tag: TagId) -> list[Strip]:
    """Set points that are sentences as one paragraph; each is an item to those who hear it."""
    style, master = setter.styles.text, setter.master
    parts = []
    for number, item in enumerate(side.items, start=1):
        tag = setter.tree.add("LBody", setter.tree.add("LI", list_tag))
        parts.append(((*item, *(said(" ") if number < len(side.items) else ())), style, tag))
    x, measure = master.text_start, master.text_width
    return set_items(items_under(parts, setter), style, x, measure, setter, list_tag)


def _list(side: Side, setter: Setter, list_tag: TagId) -> list[Strip]:
    style, master = setter.styles.text.aligned("ragged"), setter.master
    x = master.text_start
    rows: list[Galley] = []
    for item in side.items:
        tag = setter.tree.add("LBody", setter.tree.add("LI", list_tag))
        hang = setter.in_type(HANG)
        first, *more = setter.text(item, style, x + hang, master.text_width - hang, tag)
        dot = signs.dot(x, style.drop, setter.theme.palette.deep, setter.in_type(1))
        first = Strip(first.height, (dot, *first.items), first.break_after, span=first.span)
        rows.append((first, *more))
    return never_alone(rows)
