"""Cards of posts as a list of definitions in the text column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.layout.galley import BETWEEN_ITEMS, Galley, Strip, kept, space
from guidebuilder.layout.prose import paragraphs

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Card, Cards
    from guidebuilder.layout.setting import Setter
    from guidebuilder.text.runs import TagId

NAME_GAP = 10.0
"""Least air between a name and the word at the end of its line."""


def set_card_definitions(block: Cards, setter: Setter, parent: TagId) -> Galley:
    """Set each post as its name, its place on the ladder, its pay and its text."""
    strips: list[Strip] = []
    for card in block.items:
        if strips:
            strips[-1] = replace(strips[-1], break_after=BETWEEN_ITEMS)
            strips.append(space(setter.master.line, break_after=BETWEEN_ITEMS))
        strips += kept(_card(card, setter, parent))
    return tuple(strips)


def _card(card: Card, setter: Setter, parent: TagId) -> list[Strip]:
    tree, master, styles = setter.tree, setter.master, setter.styles
    x, measure = master.text_start, master.text_width
    sect = tree.add("Sect", parent)
    title = tree.add(setter.run_in, sect)
    kicker = tree.add("P", sect) if card.kicker else None
    lines = setter.text(card.title, styles.lead_in, x, measure, title)
    if card.kicker:
        # What a post is stands at the end of its name's line, or under it.
        wide = setter.width(card.title, styles.lead_in) + setter.width(card.kicker, styles.kicker)
        if len(lines) == 1 and wide + NAME_GAP <= measure:
            drop = styles.lead_in.drop
            word = setter.label(card.kicker, styles.kicker, x + measure, drop, kicker, anchor=1)
            lines[0] = replace(lines[0], items=(*lines[0].items, *word))
        else:
            lines += setter.text(card.kicker, styles.kicker, x, measure, kicker)
    figure = replace(styles.small, leading=master.line, drop=styles.text.drop).figures()
    lines += setter.text(card.figure, figure, x, measure, tree.add("P", sect))
    return [*lines, *paragraphs(card.text, styles.text, x, measure, setter, sect)]
