"""The opening of a chapter in a book: title and text at the head of a page, then the facts.

The facts are a plain list, a thin rule above each: the label in the start column, the
answer beside it in the text column.  They go on over the page if they must.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.diagnostics import Report
from guidebuilder.layout.display import TitleStep
from guidebuilder.layout.galley import (
    FORBIDDEN,
    FREE,
    LONELY,
    Galley,
    Strip,
    beside,
    depth,
    kept_with_next,
    merged,
    moved,
    padded,
    short_of_grid,
    space,
)
from guidebuilder.layout.page import Anchor
from guidebuilder.layout.paths import rule
from guidebuilder.layout.setting import said
from guidebuilder.text.paragraph import widest_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.document.blocks import Glance, GlanceRow, Opener
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.runs import TagId

MOST_LINES = 2
"""Lines that a large title takes at most in the size that the theme gives it."""

SMALLER = (TitleStep(42, 45.5, 3), TitleStep(36, 39, 4), TitleStep(30, 32.5, 5))
"""Sizes for a title that is longer: the first that takes few enough lines of whole words."""

SINKAGE = 6
"""Grid lines above the words of a title page that has no facts."""

LABEL_GAP = 14.0
"""Air between a label and its answer."""

LABEL_SHARE = 0.28
"""Share of the full measure that labels take where the grid has no start column."""


def set_opener(opener: Opener, place: str, setter: Setter, parent: TagId) -> Galley:
    """Set the opening of a chapter.

    The facts stand under its text if all of them fit on the page; else they begin one.

    Args:
        opener: Its words.
        place: Name of the chapter's place, for links.
        setter: What sets text.
        parent: Structure element that it goes under.
    """
    head = list(kept_with_next(_head(opener, setter, parent)))
    facts = () if opener.glance is None else _glance(opener.glance, setter, parent)
    if not facts or depth((*head, *facts)) > setter.master.depth:
        # A title page of its own: its words stand lower, as on title pages of books.
        head = [Strip(SINKAGE * setter.master.line, break_after=FORBIDDEN), *head]
        head[-1] = replace(head[-1], break_after=FREE)
        facts = tuple(replace(each, begins_page=number == 0) for number, each in enumerate(facts))
    head[0] = replace(head[0], items=(Anchor(place, 0), *head[0].items), begins_page=True)
    return (*head, *facts)


def _head(opener: Opener, setter: Setter, parent: TagId) -> list[Strip]:
    """Set kicker, title, second title and text, and the air under them."""
    master, styles, tree = setter.master, setter.styles, setter.tree
    x, measure, line = master.text_start, master.text_width, master.line
    strips = setter.text(opener.kicker, styles.kicker, x, measure, tree.add("P", parent))
    strips.append(space(line))
    style = display_style(opener.title, setter, master.width - x)
    strips += setter.text(opener.title, style, x, master.width - x, tree.add("H1", parent))
    for words, kind in ((opener.subtitle, styles.subtitle), (opener.text, styles.opener_text)):
        if words:
            strips.append(_down_to_grid(strips, line))
            strips += setter.text(words, kind, x, measure, tree.add("P", parent))
    return [*strips, space(short_of_grid(strips, line) + line)]


def _down_to_grid(strips: Sequence[Strip], line: Pt) -> Strip:
    """Return air of three quarters of a line or more that ends on a grid line."""
    least = 0.75 * line
    return space(short_of_grid([*strips, Strip(least)], line) + least)


def display_style(title: Inlines, setter: Setter, measure: Pt) -> TextStyle:
    """Return the largest style in which a title breaks into few enough whole words, on white."""
    styles = setter.styles
    style = styles.opener_title.inked(styles.section.char.ink)
    size, lines = style.char.size, MOST_LINES
    script, line = setter.theme.script, setter.master.line
    for step in (*(each for each in SMALLER if each.size < size), None):
        words = setter.items(title, style, None)
        fits = widest_word(words, setter.fonts, Report()) <= measure
        if step is None or (fits and len(setter.lines(title, style, measure, None)) <= lines):
            break
        char = replace(style.char, size=step.size)
        step_style = replace(style, char=char, leading=step.leading, drop=0.88 * step.size)
        style = script.applied(step_style, line)
        lines = step.lines
    return style


def _glance(glance: Glance, setter: Setter, parent: TagId) -> Galley:
    """Set the facts of a chapter as rows, their title above and their sources below."""
    master, styles = setter.master, setter.styles
    tree, line = setter.tree, master.line
    x, measure = master.text_start, master.text_width
    title = setter.text(glance.title, styles.group, x, measure, tree.add("H2", parent))
    again = merged(
        setter.text(
            (*glance.title, *said(f" {setter.wording.continued}")), styles.group, x, measure, None
        )
    )
    group = tree.add("L", parent, numbering="None")
    rows = [
        replace(_row(row, setter, group), repeats=(again,), span=glance.span) for row in glance.rows
    ]
    strips = [*kept_with_next(title), *rows]
    if rows:
        strips[-2] = replace(strips[-2], break_after=max(strips[-2].break_after, LONELY))
        strips[-1] = replace(strips[-1], break_after=FORBIDDEN)
    foot = [Strip(line / 2, (rule(0, line / 2 - 3, x + measure, setter.theme.palette.mid, 0.5),))]
    if glance.source:
        tag = tree.add("P", parent)
        foot += setter.text(glance.source, styles.caption, x, measure, tag)
    whole = merged(foot)
    whole = padded(whole, below=short_of_grid([*strips, whole], line))
    return (*strips, replace(whole, span=glance.span))


def _row(row: GlanceRow, setter: Setter, group: TagId) -> Strip:
    """Set one row on half grid lines: rule, label, answer and note."""
    master, styles, tree = setter.master, setter.styles, setter.tree
    item = tree.add("LI", group)
    label_tag, body = tree.add("Lbl", item), tree.add("LBody", item)
    x, measure = master.text_start, master.text_width
    label_width = x - LABEL_GAP
    if label_width <= 0:
        label_width = LABEL_SHARE * master.width
        x, measure = label_width + LABEL_GAP, master.width - label_width - LABEL_GAP
    label = setter.text(row.label, styles.kicker, 0, label_width, label_tag)
    value = styles.lead_in if row.is_known else styles.lead_in.weighted(400)
    text = setter.text(row.value, value, x, measure, tree.add("P", body))
    if row.note:
        note = replace(styles.small, leading=master.line, drop=styles.text.drop)
        text += setter.text(row.note, note, x, measure, tree.add("P", body))
    content = beside((0, label), (0, text))
    top = rule(0, 3.5, x + measure, setter.theme.palette.mid, 0.5)
    items = (top, *(moved(each, 0, master.line / 2) for each in content.items))
    return Strip(content.height + master.line / 2, items, FREE)
