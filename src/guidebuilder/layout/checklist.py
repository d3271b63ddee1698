"""Check lists: steps along a line, with numbered rings and boxes to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.geometry import mm
from guidebuilder.layout import signs
from guidebuilder.layout.galley import Galley, Strip, beside, kept, kept_with_next, space
from guidebuilder.layout.paths import circle, rule, stroked, upright
from guidebuilder.layout.prose import paragraphs
from guidebuilder.layout.setting import said
from guidebuilder.style.palette import BLACK, WHITE

if TYPE_CHECKING:
    from guidebuilder.document.blocks import CheckItem, Checklist
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Shape
    from guidebuilder.layout.setting import Setter
    from guidebuilder.text.runs import TagId

RING = mm(5.8) / 2
"""Radius of a station of a check list."""


def set_checklist(block: Checklist, setter: Setter, parent: TagId) -> Galley:
    """Set steps along a line with numbered rings and boxes to tick."""
    master, styles = setter.master, setter.styles
    strips: list[Strip] = []
    number = 0
    total = sum(len(group.items) for group in block.groups)
    list_tag: TagId | None = None
    for group in block.groups:
        if group.title:
            if strips:
                strips.append(_on_line(space(master.line), setter))
            heading = setter.tree.add("P", parent)
            title = setter.text(
                group.title, styles.group, master.text_start, master.text_width, heading
            )
            # As much air above as below, so that the steps stand on the grid.
            half = space(master.line / 2)
            lines = [half, *title, half]
            strips += kept_with_next(_on_line(each, setter) if number else each for each in lines)
            list_tag = None
        if list_tag is None:
            list_tag = setter.tree.add("L", parent, numbering="Decimal")
        for item in group.items:
            number += 1
            strips.append(_step(item, number, setter, list_tag, last=number == total))
    if block.foot:
        strips += set_foot(block.foot, setter, parent)
    return tuple(strips)


def _line_x(setter: Setter) -> Pt:
    return setter.master.text_start - mm(9.5)


def _on_line(strip: Strip, setter: Setter) -> Strip:
    """Return a strip with the line of the check list running through it."""
    line = upright(_line_x(setter), 0, strip.height, setter.theme.palette.deep, mm(2))
    return replace(strip, items=(line, *strip.items), is_space=False)


def _step(item: CheckItem, number: int, setter: Setter, list_tag: TagId, *, last: bool) -> Strip:
    master, styles = setter.master, setter.styles
    deep = setter.theme.palette.deep
    li = setter.tree.add("LI", list_tag)
    x, baseline, y = _line_x(setter), 10.0, 6.7
    label = setter.label(
        said(str(number)),
        styles.lead_in.weighted(800).inked(deep),
        x,
        baseline,
        setter.tree.add("Lbl", li),
        anchor=0.5,
    )
    body = setter.tree.add("LBody", li)
    measure = master.text_width - mm(12)
    lines: list[Strip] = []
    if item.title:
        lines += setter.text(
            item.title, styles.lead_in, master.text_start, measure, setter.tree.add("P", body)
        )
    lines += paragraphs(item.text, styles.text, master.text_start, measure, setter, body)
    text = beside((0, lines))
    height = text.height + master.line
    ring = stroked(circle(x, y, RING - 0.9), deep, 1.8, fill=WHITE)
    path: list[Shape] = []
    if number > 1:
        path.append(upright(x, 0, y, deep, mm(2)))
    if not last:
        path.append(upright(x, y, height - y, deep, mm(2)))
    box = signs.tick_box(master.width - mm(4.8), baseline, BLACK)
    return Strip(height, (*path, ring, *label, box, *text.items), span=item.span)


def set_foot(foot: Inlines, setter: Setter, parent: TagId) -> Galley:
    """Return a labelled line to write a name on."""
    master = setter.master
    label = setter.text(
        foot,
        setter.styles.kicker.inked(BLACK),
        master.text_start,
        master.text_width,
        setter.tree.add("P", parent),
    )
    deep = setter.theme.palette.deep
    above = Strip(master.line, (rule(master.text_start, 6.5, master.text_width, deep, 0.75),))
    below = Strip(2 * master.line, (rule(master.text_start, 22, master.text_width, BLACK, 0.75),))
    return kept((above, *label, below))
