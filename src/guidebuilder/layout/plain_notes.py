"""Notes, panels and asides as plain paragraphs of the text column, with run-in labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.document.blocks import PanelRole
from guidebuilder.layout.galley import (
    Galley,
    Strip,
    depth,
    kept,
    kept_with_next,
    merged,
    rounded_up,
    short_of_grid,
    space,
)
from guidebuilder.layout.paths import rule
from guidebuilder.layout.prose import paragraphs
from guidebuilder.layout.run_in import items_under, run_in_head, set_items
from guidebuilder.style.palette import BLACK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.diagnostics import Span
    from guidebuilder.document.blocks import Asides, Panel, Paragraph
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.layout.setting import Setter
    from guidebuilder.text.runs import TagId

UNDIVIDED = 0.4
"""Share of a page's depth up to which a note is not divided."""


def set_plain_note(note: Paragraph, setter: Setter, parent: TagId) -> Galley:
    """Set the small note that closes a section, in the text column."""
    master = setter.master
    tag = setter.tree.add("P", parent)
    x, measure = master.text_start, master.text_width
    lines = setter.text(note.inlines, setter.styles.caption, x, measure, tag)
    return (rounded_up(merged(lines), master.line),)


def set_plain_asides(asides: Asides, setter: Setter, parent: TagId) -> Galley:
    """Set asides one under the other."""
    strips: list[Strip] = []
    for aside in asides.items:
        if strips:
            strips.append(space(setter.master.line))
        strips += _labelled(aside.title, aside.text, aside.span, setter, parent)
    return tuple(strips)


def set_plain_panel(panel: Panel, setter: Setter, parent: TagId) -> Galley:
    """Set an answer large, a conclusion between rules, any other panel as a paragraph."""
    match panel.role:
        case PanelRole.ANSWER:
            return _answer(panel, setter, parent)
        case PanelRole.CONCLUSION:
            return _conclusion(panel, setter, parent)
        case PanelRole.NOTE | PanelRole.TIP | PanelRole.WARNING:
            texts = (*((panel.headline,) if panel.headline else ()), *panel.paragraphs)
            return _labelled(panel.label, texts, panel.span, setter, parent)


def _labelled(
    label: Inlines, texts: Sequence[Inlines], span: Span, setter: Setter, parent: TagId
) -> Galley:
    """Set paragraphs of which the first begins with a bold label."""
    master, style = setter.master, setter.styles.text
    x, measure = master.text_start, master.text_width
    sect = setter.tree.add("Sect", parent)
    strips: list[Strip] = []
    rest = tuple(texts)
    if label:
        tag, text = setter.tree.add("P", sect), setter.tree.add("P", sect)
        first, rest = rest[:1], rest[1:]
        parts = [(run_in_head(label), style, tag), *((each, style, text) for each in first)]
        strips += set_items(items_under(parts, setter), style, x, measure, setter, tag)
    strips += paragraphs(rest, style, x, measure, setter, sect)
    if strips:
        strips[0] = replace(strips[0], span=span)
    return _undivided(strips, setter)


def _answer(panel: Panel, setter: Setter, parent: TagId) -> Galley:
    """Set the short answer in light type, what it rests on in the type of a lead."""
    master, styles = setter.master, setter.styles
    x, measure = master.text_start, master.text_width
    sect = setter.tree.add("Sect", parent)
    strips: list[Strip] = []
    if panel.label:
        strips += setter.text(panel.label, styles.kicker, x, measure, setter.tree.add("P", sect))
    ink = setter.theme.palette.deep
    answer = styles.value.inked(ink).aligned("balanced")
    strips += setter.text(panel.headline, answer, x, measure, setter.tree.add("P", sect))
    strips = list(kept_with_next([*strips, Strip(short_of_grid(strips, master.line))]))
    lead = styles.lead.inked(BLACK)
    if panel.paragraphs and lead.leading % master.line:
        # Larger type needs air above it; what is set on the grid stays on it.
        strips.append(space(master.line / 2))
    for text in panel.paragraphs:
        lines = setter.text(text, lead, x, measure, setter.tree.add("P", sect))
        strips += lines
    strips.append(Strip(short_of_grid(strips, master.line)))
    return _undivided(strips, setter)


def _conclusion(panel: Panel, setter: Setter, parent: TagId) -> Galley:
    """Set a conclusion under a rule, its label as a small head."""
    master, styles = setter.master, setter.styles
    x, measure = master.text_start, master.text_width
    sect = setter.tree.add("Sect", parent)
    top = Strip(master.line, (rule(x, master.line / 2, measure, setter.theme.palette.deep, 0.75),))
    strips = [top]
    if panel.label:
        strips += kept_with_next(
            setter.text(panel.label, styles.group, x, measure, setter.tree.add("P", sect))
        )
    texts = (*((panel.headline,) if panel.headline else ()), *panel.paragraphs)
    strips += paragraphs(texts, styles.text, x, measure, setter, sect)
    return _undivided(strips, setter)


def _undivided(strips: Sequence[Strip], setter: Setter) -> Galley:
    if depth(strips) <= UNDIVIDED * setter.master.depth:
        return kept(strips)
    return tuple(strips)
