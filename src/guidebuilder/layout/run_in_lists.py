"""Lists as a book has them: names run in at the head of their text, signs that hang."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.document.blocks import Marker
from guidebuilder.layout import signs
from guidebuilder.layout.galley import (
    BETWEEN_ITEMS,
    Galley,
    Strip,
    depth,
    kept,
    kept_with_next,
    never_alone,
    space,
)
from guidebuilder.layout.lists import set_matter
from guidebuilder.layout.prose import paragraphs
from guidebuilder.layout.run_in import (
    HANG,
    NUMBER_HANG,
    emphatic,
    items_under,
    run_in_head,
    set_items,
    stopped,
    stopped_at_page,
    strong,
)
from guidebuilder.layout.setting import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.document.blocks import Definition, Definitions, ItemList, ListItem
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.runs import TagId

TALL = 3
"""Grid lines from which an item may stand by itself: it is a paragraph, not a line."""

UNDIVIDED = 0.4
"""Share of a page's depth up to which an item or a list of names is not divided."""


def set_run_in_list(block: ItemList, setter: Setter, parent: TagId) -> Galley:
    """Set a list in the text column.

    Items with a name and one text begin with the name; those that hold more have the
    name as a small head.  Numbers and dots hang before the text of items without names.
    """
    is_numbered = block.marker in (Marker.NUMBER, Marker.NUMERAL)
    numbering = "Decimal" if is_numbered else "Disc"
    if block.marker is Marker.FORK:
        numbering = "None"
    tag = setter.tree.add("L", parent, numbering=numbering)
    # Rows that hold much stand apart; else a list is as dense as a paragraph.
    is_open = any(item.lead and _holds_more(item) for item in block.items)
    rows = [
        _item(item, number if is_numbered else None, block.marker, setter, tag)
        for number, item in enumerate(block.items, 1)
    ]
    if is_open:
        air = space(setter.master.line)
        rows = [(air, *row) if number else row for number, row in enumerate(rows)]
    return tuple(_parted(rows, setter))


def _parted(rows: Sequence[Galley], setter: Setter) -> list[Strip]:
    """Return items as one galley; short ones stand by themselves on no page."""
    if all(depth(row) >= TALL * setter.master.line for row in rows):
        ends = (replace(row[-1], break_after=BETWEEN_ITEMS) for row in rows)
        return [strip for row, end in zip(rows, ends, strict=True) for strip in (*row[:-1], end)]
    return never_alone(rows)


def _holds_more(item: ListItem) -> bool:
    return bool(item.points or item.closing or len(item.paragraphs) > 1)


def _item(
    item: ListItem, number: int | None, marker: Marker, setter: Setter, parent: TagId
) -> Galley:
    """Set one item: its sign, its name and what it says."""
    tree, master, style = setter.tree, setter.master, setter.styles.text
    li = tree.add("LI", parent)
    x = master.text_start
    sign: tuple[Item, ...] = ()
    hang = 0.0
    if number is not None:
        hang = setter.in_type(NUMBER_HANG)
        figure = setter.styles.lead_in.figures().inked(setter.theme.palette.deep)
        sign = setter.label(said(f"{number}."), figure, x, style.drop, tree.add("Lbl", li))
    elif marker is Marker.BULLET and not item.lead:
        hang = setter.in_type(HANG)
        sign = (signs.dot(x, style.drop, setter.theme.palette.deep, setter.in_type(1)),)
    measure = master.text_width - hang
    body = tree.add("LBody", li)
    if item.lead and not _holds_more(item):
        # Under a number the lines hang already.
        strips = _with_name(
            item, x + hang, measure, setter, body, 0.0 if hang else setter.in_type(HANG)
        )
    else:
        strips = []
        if item.lead:
            lead = item.lead
            if item.tag_word:
                lead = (*lead, *emphatic(said(f" ({item.tag_word})")))
            name = setter.styles.lead_in
            strips += kept_with_next(
                setter.text(lead, name, x + hang, measure, tree.add("P", body))
            )
        strips += set_matter(item, setter, body, x + hang, measure)
    if not strips:
        return ()
    strips[0] = replace(strips[0], items=(*sign, *strips[0].items))
    whole = depth(strips) <= UNDIVIDED * master.depth and (item.lead or item.points)
    return kept(strips) if whole else tuple(strips)


def _with_name(
    item: ListItem, x: Pt, measure: Pt, setter: Setter, body: TagId, further: Pt
) -> list[Strip]:
    """Set an item that begins with its name, as one paragraph whose other lines hang."""
    style = setter.styles.text
    tag = setter.tree.add("P", body)
    text = item.paragraphs[0] if item.paragraphs else ()
    inlines = (*run_in_head(item.lead, item.tag_word), *text) if text else strong(item.lead)
    items = items_under([(inlines, style, tag)], setter)
    return set_items(items, style, x, measure, setter, tag, further)


def set_run_in_definitions(block: Definitions, setter: Setter, parent: TagId) -> Galley:
    """Set terms at the head of their texts; names without any text as a plain list."""
    strips: list[Strip] = []
    master, styles = setter.master, setter.styles
    if block.title:
        tag = setter.tree.add(setter.run_in, parent)
        strips += kept_with_next(
            setter.text(block.title, styles.group, master.text_start, master.text_width, tag)
        )
    list_tag = setter.tree.add("L", parent, numbering="None")
    has_texts = any(item.text for item in block.items)
    rows = [_definition(item, setter, list_tag, is_term=has_texts) for item in block.items]
    whole = [strip for row in rows for strip in row]
    is_short = depth(whole) <= UNDIVIDED * master.depth
    strips += kept(whole) if is_short else _parted(rows, setter)
    return tuple(strips)


def _definition(item: Definition, setter: Setter, parent: TagId, *, is_term: bool) -> Galley:
    """Set one term, its place and its text as one paragraph; more paragraphs follow indented."""
    tree, master, style = setter.tree, setter.master, setter.styles.text
    x, measure = master.text_start, master.text_width
    li = tree.add("LI", parent)
    term, body = tree.add("Lbl", li), tree.add("LBody", li)
    # Whole and not by its runs: the number of a page in it is as bold as its words.
    name = stopped_at_page(item.term) if item.text else item.term
    parts = [(name, style.weighted(700) if is_term else style, term)]
    # The space before a text belongs to what it follows: nothing that is heard begins with one.
    if item.under:
        under = stopped(item.under) if item.text else item.under
        tag = tree.add("P", body)
        parts += [(said(" "), style, parts[-1][2]), (emphatic(under), style, tag)]
    if item.text:
        tag = tree.add("P", body)
        parts += [(said(" "), style, parts[-1][2]), (item.text[0], style, tag)]
    hang = setter.in_type(HANG)
    strips = set_items(items_under(parts, setter), style, x, measure, setter, term, hang)
    strips += _more(item, style, x, measure, setter, body)
    return kept(strips) if depth(strips) <= UNDIVIDED * master.depth else tuple(strips)


def _more(
    item: Definition, style: TextStyle, x: Pt, measure: Pt, setter: Setter, body: TagId
) -> Sequence[Strip]:
    hang = setter.in_type(HANG)
    return paragraphs(item.text[1:], style, x + hang, measure - hang, setter, body)
