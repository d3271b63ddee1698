"""Matter side by side: comparisons and cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.document.blocks import Sign, SpurGlyph, StairGlyph
from guidebuilder.geometry import Rect, mm
from guidebuilder.layout import signs
from guidebuilder.layout.galley import (
    FORBIDDEN,
    LONELY,
    Galley,
    Strip,
    beside,
    depth,
    kept,
    kept_with_next,
    merged,
    padded,
    rounded_up,
    side_by_side,
    space,
)
from guidebuilder.layout.paths import rule
from guidebuilder.layout.prose import half_line_rule, paragraphs
from guidebuilder.layout.setting import said

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Card, Cards, Comparison, Side
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.runs import TagId

SIGN_WIDTH = mm(7)
"""From the start of a column to its text, where items have a sign."""

NARROW = mm(45)
"""Measure under which columns are stacked instead (look: good and hard sides)."""

CARD_TEXT_LINES = 5
"""Lines of small text that a card may hold; with more, all cards take the full width."""


def set_comparison(block: Comparison, setter: Setter, parent: TagId) -> Galley:
    """Set the sides of a comparison in columns, or one under the other if these are narrow."""
    master = setter.master
    measure = master.span(6 / len(block.sides))
    if measure < NARROW:
        return tuple(
            strip
            for number, side in enumerate(block.sides)
            for strip in (
                *((space(master.line),) if number else ()),
                *_side(side, setter, parent, 0, master.width),
            )
        )
    if block.paired:
        return _paired(block, setter, parent, measure)
    columns = []
    for number, side in enumerate(block.sides):
        x = number * (measure + master.gutter)
        columns.append((0.0, _side(side, setter, parent, x, measure)))
    if max(depth(strips) for _, strips in columns) <= master.depth:
        return (rounded_up(beside(*columns), master.line),)
    return side_by_side([strips for _, strips in columns])


def _head(side: Side, setter: Setter, sect: TagId, x: Pt, measure: Pt) -> Galley:
    tag = setter.tree.add(setter.run_in, sect)
    lines = setter.text(side.label, setter.styles.value, x, measure, tag)
    return (rounded_up(merged(lines, break_after=FORBIDDEN), setter.master.line),)


def _side(side: Side, setter: Setter, parent: TagId, x: Pt, measure: Pt) -> list[Strip]:
    sect = setter.tree.add("Sect", parent)
    strips = list(_head(side, setter, sect, x, measure))
    if not side.items:
        strips += [half_line_rule(setter, x, measure)]
        strips += setter.text(
            said(side.empty_line), setter.styles.text, x, measure, setter.tree.add("P", sect)
        )
        return strips
    list_tag = setter.tree.add("L", sect, numbering="Disc")
    for item in side.items:
        strips.append(half_line_rule(setter, x, measure))
        strips += _item(item, side.sign, setter, list_tag, x, measure)
    return strips


def _item(item: Inlines, sign: Sign, setter: Setter, list_tag: TagId, x: Pt, measure: Pt) -> Galley:
    tag = setter.tree.add("LBody", setter.tree.add("LI", list_tag))
    style = setter.styles.text
    deep = setter.theme.palette.deep
    start = 0.0 if sign is Sign.NONE else SIGN_WIDTH
    lines = setter.text(item, style, x + start, measure - start, tag)
    match sign:
        case Sign.PLUS:
            drawn = signs.plus(x, style.drop, deep)
        case Sign.MINUS:
            drawn = signs.minus(x, style.drop, deep)
        case Sign.NONE:
            drawn = ()
    first = Strip(lines[0].height, (*drawn, *lines[0].items), lines[0].break_after)
    return kept((first, *lines[1:]))


def _paired(block: Comparison, setter: Setter, parent: TagId, measure: Pt) -> Galley:
    """Set the sides row against row; each row is one strip under a common rule."""
    master = setter.master
    heads, lists = [], []
    for number, side in enumerate(block.sides):
        sect = setter.tree.add("Sect", parent)
        x = number * (measure + master.gutter)
        heads.append((0.0, _head(side, setter, sect, x, measure)))
        lists.append((x, side, setter.tree.add("L", sect, numbering="Disc")))
    strips = [beside(*heads, break_after=FORBIDDEN)]
    for row in range(max(len(side.items) for side in block.sides)):
        strips.append(half_line_rule(setter, 0, master.width))
        cells = [
            (0.0, _item(side.items[row], side.sign, setter, tag, x, measure))
            for x, side, tag in lists
            if row < len(side.items)
        ]
        strips.append(rounded_up(beside(*cells), master.line))
    return tuple(strips)


def set_cards(block: Cards, setter: Setter, parent: TagId) -> Galley:
    """Set cards two in a row; if one is too long for that, all in the full width."""
    master = setter.master
    half = master.span(3)
    small = setter.styles.small
    lines = max(
        sum(len(setter.lines(text, small, half, None)) for text in card.text)
        for card in block.items
    )
    if lines > CARD_TEXT_LINES:
        rows = [
            rounded_up(
                beside((0, _card(card, setter, parent, 0, master.width, setter.styles.text))),
                master.line,
            )
            for card in block.items
        ]
    else:
        rows = []
        for at in range(0, len(block.items), 2):
            columns = [
                (0.0, _card(card, setter, parent, number * (half + master.gutter), half, small))
                for number, card in enumerate(block.items[at : at + 2])
            ]
            rows.append(_half_grid(beside(*columns, break_after=LONELY), master.line))
    return tuple(strip for row in rows for strip in (row, space(master.line / 2)))


def _half_grid(strip: Strip, line: Pt) -> Strip:
    """Return a row of cards so deep that it and the half line between rows keep the grid."""
    lines = -int(-(strip.height + line / 2 - 0.01) // line)
    return padded(strip, below=lines * line - line / 2 - strip.height)


def _card(
    card: Card, setter: Setter, parent: TagId, x: Pt, measure: Pt, style: TextStyle
) -> list[Strip]:
    styles, deep, line = setter.styles, setter.theme.palette.deep, setter.master.line
    sect = setter.tree.add("Sect", parent)
    # The name is heard before the line above it: one who goes from name to name misses nothing.
    name_tag, kicker_tag = setter.tree.add(setter.run_in, sect), setter.tree.add("P", sect)
    top = Strip(line / 2, (rule(x, 0.75, measure, deep, 1.5),))
    kicker = setter.text(card.kicker, styles.table, x + mm(11.5), measure - mm(11.5), kicker_tag)
    match card.glyph:
        case StairGlyph():
            drawn = signs.stair(card.glyph, Rect(x, 9 - mm(4), mm(9.6), mm(4)), deep)
        case SpurGlyph():
            drawn = signs.spur(x, 5, deep)
        case None:
            drawn = ()
    band = Strip(line, (*drawn, *(item for each in kicker for item in each.items)))
    name = styles.lead_in
    strips = [top, band]
    strips += kept_with_next(setter.text(card.title, name, x, measure, name_tag))
    figure = styles.kicker if card.figure_known else styles.table
    pay = setter.text(card.figure, figure, x, measure, setter.tree.add("P", sect))
    strips += pay
    strips += paragraphs(card.text, style, x, measure, setter, sect)
    return strips
