"""Addresses under their numbers, at the end of a section that is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.layout.galley import Galley, Strip, kept, never_alone, to_grid
from guidebuilder.layout.setting import said

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Addresses
    from guidebuilder.layout.setting import Setter
    from guidebuilder.text.runs import TagId

NUMBER = 14.0
"""Column of the numbers, in points: two figures of a caption and air."""

UNDIVIDED = 6
"""Addresses up to which a list is not divided between two pages."""


def set_addresses(block: Addresses, setter: Setter, parent: TagId) -> Galley:
    """Set addresses in the text column as small as notes are, each behind its number."""
    tree, master = setter.tree, setter.master
    style = setter.styles.caption.aligned("ragged")
    figure = style.weighted(600).figures()
    hang = setter.in_type(NUMBER)
    group = tree.add("L", parent, numbering="Decimal")
    rows: list[Galley] = []
    for item in block.items:
        row = tree.add("LI", group)
        number = setter.label(
            said(item.number), figure, master.text_start, style.drop, tree.add("Lbl", row)
        )
        body = tree.add("LBody", row)
        lines = setter.text(
            item.shown, style, master.text_start + hang, master.text_width - hang, body
        )
        first = Strip(
            lines[0].height, (*number, *lines[0].items), lines[0].break_after, span=item.span
        )
        rows.append(kept((first, *lines[1:])))
    strips = never_alone(rows)
    whole = kept(strips) if len(rows) <= UNDIVIDED else tuple(strips)
    return (*whole, to_grid(whole, master.line))
