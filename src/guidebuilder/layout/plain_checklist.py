"""Check lists without a line: numbered steps, each with a box to tick at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.geometry import mm
from guidebuilder.layout import signs
from guidebuilder.layout.checklist import set_foot
from guidebuilder.layout.galley import Galley, Strip, kept_with_next, merged, space
from guidebuilder.layout.prose import paragraphs
from guidebuilder.layout.run_in import NUMBER_HANG
from guidebuilder.layout.setting import said
from guidebuilder.style.palette import BLACK

if TYPE_CHECKING:
    from guidebuilder.document.blocks import CheckItem, Checklist
    from guidebuilder.layout.setting import Setter
    from guidebuilder.text.runs import TagId

BOX_WIDTH = mm(4.8)
"""Side of a box to tick, as the sign is drawn."""

BOX_GAP = mm(7)
"""From the text of a step to its box."""


def set_plain_checklist(block: Checklist, setter: Setter, parent: TagId) -> Galley:
    """Set steps in the text column, numbered through all their groups."""
    master, styles = setter.master, setter.styles
    strips: list[Strip] = []
    number = 0
    list_tag: TagId | None = None
    for group in block.groups:
        if group.title:
            if strips:
                strips.append(space(master.line))
            heading = setter.tree.add("P", parent)
            strips += kept_with_next(
                setter.text(
                    group.title, styles.group, master.text_start, master.text_width, heading
                )
            )
            list_tag = None
        elif strips:
            strips.append(space(master.line / 2))
        if list_tag is None:
            list_tag = setter.tree.add("L", parent, numbering="Decimal")
        for index, item in enumerate(group.items):
            if index:
                strips.append(space(master.line))
            number += 1
            strips.append(_step(item, number, setter, list_tag))
    if block.foot:
        strips += set_foot(block.foot, setter, parent)
    return tuple(strips)


def _step(item: CheckItem, number: int, setter: Setter, list_tag: TagId) -> Strip:
    master, styles = setter.master, setter.styles
    li = setter.tree.add("LI", list_tag)
    x = master.text_start
    figure = styles.lead_in.figures().inked(setter.theme.palette.deep)
    label = setter.label(
        said(f"{number}."), figure, x, styles.text.drop, setter.tree.add("Lbl", li)
    )
    body = setter.tree.add("LBody", li)
    hang = setter.in_type(NUMBER_HANG)
    x, measure = x + hang, master.text_width - hang - BOX_WIDTH - BOX_GAP
    lines: list[Strip] = []
    if item.title:
        lines += setter.text(item.title, styles.lead_in, x, measure, setter.tree.add("P", body))
    # Ragged in any theme: beside its box a step has too few words to stretch.
    lines += paragraphs(item.text, styles.text.aligned("ragged"), x, measure, setter, body)
    text = merged(lines)
    right = master.text_start + master.text_width
    box = signs.tick_box(right - BOX_WIDTH, styles.text.drop, BLACK)
    return Strip(text.height, (*label, box, *text.items), span=item.span)
