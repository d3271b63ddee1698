"""Lists: bullets, rows with lead-ins, numerals and definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.document.blocks import Marker
from guidebuilder.geometry import mm
from guidebuilder.layout import signs
from guidebuilder.layout.galley import (
    FORBIDDEN,
    FREE,
    Galley,
    Strip,
    beside,
    depth,
    kept,
    kept_with_next,
    never_alone,
    rounded_up,
    side_by_side,
    space,
)
from guidebuilder.layout.prose import half_line_rule, paragraphs
from guidebuilder.layout.run_in import run_in_head, strong
from guidebuilder.layout.setting import plain, said
from guidebuilder.text.paragraph import widest_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.document.blocks import (
        Definition,
        Definitions,
        ItemList,
        ListItem,
    )
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter
    from guidebuilder.text.runs import TagId

HANG = mm(3.4)
"""From a list dot to its text (look: components)."""

NUMBER_WIDTH = mm(7)
"""Column of the row numbers."""

LEAD_WIDTH = mm(35)
"""Column of the lead-ins."""

TERM_WIDTHS = mm(28), mm(37)
"""Least and greatest width of the column of terms, the space to their texts included."""

TERM_GAP = mm(4)
"""Space between a term and its text."""

UNDIVIDED = 0.4
"""Share of a page's depth up to which a list of terms is not divided."""

LONG_LEAD = 60
"""Characters from which a lead-in runs over the whole width."""


def set_list(block: ItemList, setter: Setter, parent: TagId) -> Galley:
    """Set a list in the form that its marker and its lead-ins ask for."""
    numbering = "Disc" if block.marker is Marker.BULLET else "Decimal"
    if block.marker is Marker.FORK:
        numbering = "None"
    tag = setter.tree.add("L", parent, numbering=numbering)
    if block.marker in (Marker.NUMERAL, Marker.FORK):
        return _numerals(block, setter, tag)
    if all(item.lead for item in block.items):
        return _rows(block, setter, tag)
    return _bullets(block, setter, tag)


def _bullets(block: ItemList, setter: Setter, tag: TagId) -> Galley:
    rows: list[Galley] = []
    for number, item in enumerate(block.items, 1):
        li = setter.tree.add("LI", tag)
        sign = _number(number, setter, li) if block.marker is Marker.NUMBER else _dot(setter)
        band = _dotted(item, sign, setter, setter.tree.add("LBody", li))
        rows.append(kept(band) if item.lead or item.points else band)
    return tuple(never_alone(rows))


def _dot(setter: Setter) -> tuple[Item, ...]:
    x, drop = setter.master.text_start, setter.styles.text.drop
    return (signs.dot(x, drop, setter.theme.palette.deep, setter.in_type(1)),)


def _number(number: int, setter: Setter, li: TagId) -> tuple[Item, ...]:
    """Return the number of a plain item, in the start column."""
    style = setter.styles.lead_in.weighted(800).inked(setter.theme.palette.deep)
    x = setter.master.text_start - NUMBER_WIDTH
    return setter.label(said(str(number)), style, x, style.drop, setter.tree.add("Lbl", li))


def _dotted(item: ListItem, sign: Sequence[Item], setter: Setter, body: TagId) -> Galley:
    """Set one item of a plain list: its dot or number, its text, its points below."""
    x, measure = setter.master.text_start, setter.master.text_width
    first = (
        (*run_in_head(item.lead), *item.paragraphs[0]) if item.lead and item.paragraphs else None
    )
    texts = item.paragraphs
    if first is not None:
        texts = (first, *item.paragraphs[1:])
    elif item.lead:
        texts = (strong(item.lead),)
    hang = setter.in_type(HANG)
    strips = set_matter(replace(item, paragraphs=texts), setter, body, x + hang, measure - hang)
    return (replace(strips[0], items=(*sign, *strips[0].items)), *strips[1:])


def set_matter(item: ListItem, setter: Setter, body: TagId, x: Pt, measure: Pt) -> list[Strip]:
    """Set what an item says below or beside its lead: its text, its points, its closing line.

    Ragged in any theme: short items in a narrow measure have too few spaces to stretch.
    """
    style = setter.styles.text.aligned("ragged")
    strips = paragraphs(item.paragraphs, style, x, measure, setter, body)
    strips += _points(item.points, setter, body, x, measure)
    if item.closing:
        strips += setter.text(item.closing, style, x, measure, setter.tree.add("P", body))
    return strips


def _points(
    points: Sequence[Inlines], setter: Setter, body: TagId, x: Pt, measure: Pt
) -> list[Strip]:
    """Set the points of an item, each with its dot, as a list of its own."""
    if not points:
        return []
    inner = setter.tree.add("L", body, numbering="Disc")
    strips: list[Strip] = []
    style = setter.styles.text.aligned("ragged")
    hang = setter.in_type(HANG)
    for point in points:
        tag = setter.tree.add("LBody", setter.tree.add("LI", inner))
        lines = setter.text(point, style, x + hang, measure - hang, tag)
        sign = signs.dot(x, style.drop, setter.theme.palette.deep, setter.in_type(1))
        strips += (replace(lines[0], items=(sign, *lines[0].items)), *lines[1:])
    return strips


def _between(setter: Setter) -> Strip:
    """Return the rule between two rows; it vanishes at the head of a page."""
    return replace(half_line_rule(setter, 0, setter.master.width), is_space=True)


def _closing_rule(setter: Setter) -> Strip:
    """Return the rule under the last row."""
    return replace(half_line_rule(setter, 0, setter.master.width), break_after=FREE)


def _rows(block: ItemList, setter: Setter, tag: TagId) -> Galley:
    """Set lead-ins at the start and their texts beside them, a rule above each row."""
    master, styles = setter.master, setter.styles
    numbered = block.marker is Marker.NUMBER
    lead_x = NUMBER_WIDTH if numbered else 0.0
    text_x = lead_x + LEAD_WIDTH
    rows: list[Galley] = []
    for number, item in enumerate(block.items, 1):
        li = setter.tree.add("LI", tag)
        sign: list[Strip] = []
        if numbered:
            deep = styles.lead_in.weighted(800).inked(setter.theme.palette.deep).figures()
            sign = setter.text(said(str(number)), deep, 0, NUMBER_WIDTH, setter.tree.add("Lbl", li))
        body = setter.tree.add("LBody", li)
        across = len(plain(item.lead)) > LONG_LEAD
        lead = setter.text(
            item.lead,
            styles.lead_in,
            lead_x,
            (master.width if across else text_x) - lead_x - (0 if across else mm(3)),
            setter.tree.add("P", body),
        )
        if item.tag_word:
            lead += setter.text(
                said(item.tag_word), styles.table, lead_x, LEAD_WIDTH, setter.tree.add("P", body)
            )
        x, measure = text_x, master.width - text_x
        text = set_matter(item, setter, body, x, measure)
        rows.append((_between(setter), *_row(sign, lead, text, across=across, setter=setter)))
    return tuple(never_alone(rows))


def _row(
    sign: Sequence[Strip],
    lead: Sequence[Strip],
    text: Sequence[Strip],
    *,
    across: bool,
    setter: Setter,
) -> Galley:
    """Return a row as one strip; one deeper than half a page may break between its lines."""
    if across:
        head = beside((0, sign), (0, lead), break_after=FORBIDDEN)
        return (head, *kept(text))
    if max(depth(lead), depth(text)) <= setter.master.depth / 2:
        return (beside((0, sign), (0, lead), (0, text)),)
    return side_by_side((sign, lead, text))


def _numerals(block: ItemList, setter: Setter, tag: TagId) -> Galley:
    """Set reasons with large numerals, exceptions with the sign of a fork."""
    master, styles = setter.master, setter.styles
    deep = setter.theme.palette.deep
    strips: list[Strip] = []
    for number, item in enumerate(block.items, 1):
        li = setter.tree.add("LI", tag)
        right = master.text_start - mm(4)
        if block.marker is Marker.NUMERAL:
            numeral = styles.section.aligned("ragged")
            label = setter.tree.add("Lbl", li)
            sign: tuple[Item, ...] = setter.label(
                said(str(number)), numeral, right, 15.5, label, anchor=1
            )
        else:
            sign = signs.fork(right - mm(9), 10, deep)
        body = setter.tree.add("LBody", li)
        x, measure = master.text_start, master.text_width
        band: list[Strip] = []
        if item.lead:
            band += kept_with_next(
                setter.text(item.lead, styles.lead_in, x, measure, setter.tree.add("P", body))
            )
        if item.tag_word:
            band += kept_with_next(
                setter.text(
                    said(item.tag_word), styles.kicker, x, measure, setter.tree.add("P", body)
                )
            )
        band += set_matter(item, setter, body, x, measure)
        if len(band) == 1:
            band.append(space(master.line))
        first = replace(band[0], items=(*sign, *band[0].items))
        if strips:
            strips.append(space(master.line))
        strips += kept([first, *band[1:]]) if depth(band) < master.depth / 2 else [first, *band[1:]]
    return tuple(strips)


def set_definitions(block: Definitions, setter: Setter, parent: TagId) -> Galley:
    """Set terms beside their texts, a rule between the rows and after the last."""
    strips: list[Strip] = []
    master, styles = setter.master, setter.styles
    if block.title:
        tag = setter.tree.add(setter.run_in, parent)
        strips += kept_with_next(setter.text(block.title, styles.group, 0, master.width, tag))
    list_tag = setter.tree.add("L", parent, numbering="None")
    terms = [setter.width(each.term, styles.lead_in) for each in block.items if each.text]
    least, most = TERM_WIDTHS
    column = min(max([least, *(term + TERM_GAP for term in terms)]), most)
    column = max([column, *(_widest_word(each.term, setter) + TERM_GAP for each in block.items)])
    rows = [
        (_between(setter), *_definition(item, setter, list_tag, column)) for item in block.items
    ]
    whole = [strip for row in rows for strip in row]
    strips += kept(whole) if depth(whole) <= UNDIVIDED * master.depth else never_alone(rows)
    strips[-1] = replace(strips[-1], break_after=FORBIDDEN)
    strips.append(_closing_rule(setter))
    return tuple(strips)


def _widest_word(term: Inlines, setter: Setter) -> Pt:
    return widest_word(setter.items(term, setter.styles.lead_in, None), setter.fonts, setter.report)


def _definition(item: Definition, setter: Setter, list_tag: TagId, column: Pt) -> Galley:
    master, styles = setter.master, setter.styles
    li = setter.tree.add("LI", list_tag)
    has_text = bool(item.text)
    # Without a text the name takes the whole row: a list of firms or bodies.
    measure = column - TERM_GAP if has_text else master.width
    term = setter.text(item.term, styles.lead_in, 0, measure, setter.tree.add("Lbl", li))
    body = setter.tree.add("LBody", li)
    if item.under:
        term += setter.text(item.under, styles.table, 0, measure, setter.tree.add("P", body))
    text = paragraphs(item.text, styles.text, column, master.width - column, setter, body)
    row = beside((0, term), (0, text))
    if row.height <= master.depth / 2:
        return (rounded_up(row, master.line),)
    return side_by_side((term, text))
