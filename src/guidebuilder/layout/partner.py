"""The logo of a school or partner on a back cover, or its name where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.geometry import Rect
from guidebuilder.layout.page import DrawnImage
from guidebuilder.layout.placed_text import paragraph
from guidebuilder.style.palette import BLACK

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Partner
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.runs import TagId


def partner_mark(
    partner: Partner, room: Rect, style: TextStyle, setter: Setter, parent: TagId
) -> tuple[Item, ...]:
    """Return a logo, as large as its room lets it be and in the middle of it, or else a name.

    Args:
        partner: Who it is.
        room: What it may fill; the ground there is white.
        style: Type of a name.
        setter: What sets text.
        parent: Structure element that it goes under.
    """
    if partner.logo is None:
        style = style.inked(BLACK)
        count = len(setter.lines(partner.name, style, room.width, None))
        tag = setter.tree.add("P", parent)
        first = room.y + (room.height - count * style.leading) / 2 + style.drop
        return paragraph(partner.name, style, (room.x, first), room.width, setter, tag)
    scale = min(room.width / partner.width, room.height / partner.height)
    size = partner.width * scale, partner.height * scale
    x, y = room.x + (room.width - size[0]) / 2, room.y + (room.height - size[1]) / 2
    tag = setter.tree.add("Figure", parent, alt=partner.alt)
    return (DrawnImage(Rect(x, y, *size), partner.logo, tag),)
