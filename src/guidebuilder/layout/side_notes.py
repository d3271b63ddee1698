"""Side-notes: explanations in the start column, level with what they explain.

A note rides on the strip of the text column that it starts at.  The strips beside it
are kept together, so that no page ends within a note; where the text is shorter than
its note, air makes up the rest.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.document.blocks import Asides, Panel, PanelRole, Paragraph, ParagraphRole
from guidebuilder.geometry import mm
from guidebuilder.layout.galley import (
    FORBIDDEN,
    Strip,
    depth,
    kept,
    merged,
    moved,
    padded,
    rounded_up,
    short_of_grid,
)
from guidebuilder.layout.page import DrawnImage, DrawnRun, LinkArea, Shape
from guidebuilder.layout.paths import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidebuilder.diagnostics import Span
    from guidebuilder.document.blocks import Block
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.galley import Galley
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter
    from guidebuilder.text.runs import TagId

NOTE_WIDTH = mm(28)
"""Measure of a side-note (look: second theme)."""

NOTE_RULE = 1.5
"""Thickness of the coloured rule above a note."""

RULE_RISE = 2.0
"""From the top of a note's first line up to its rule: a mark in that line stays clear of it."""

NOTE_AIR = 8.0
"""Least air between one note and the next below it."""

DEEPEST = 0.5
"""Share of a page that a note takes at most; a longer one is set in the text column."""

OVERHANG = 5
"""Grid lines that a note may reach below its text; one that would reach deeper looks for a
place further up, or is set in the text column."""


class NoteWords(Struct, frozen=True):
    """What a side-note says: a bold label, if it has one, and paragraphs."""

    label: Inlines
    texts: tuple[Inlines, ...]
    span: Span


def notes_of(block: Block) -> tuple[NoteWords, ...]:
    """Return the side-notes that a block becomes; none if it is matter of the text column."""
    match block:
        case Paragraph(role=ParagraphRole.NOTE):
            return (NoteWords((), (block.inlines,), block.span),)
        case Panel(role=PanelRole.NOTE | PanelRole.TIP | PanelRole.WARNING):
            texts = (*((block.headline,) if block.headline else ()), *block.paragraphs)
            return (NoteWords(block.label, texts, block.span),)
        case Asides():
            return tuple(NoteWords(each.title, each.text, each.span) for each in block.items)
        case _:
            return ()


def side_note(words: NoteWords, setter: Setter, parent: TagId | None) -> Strip:
    """Set a side-note.

    Args:
        words: What it says.
        setter: What sets text.
        parent: Element that it goes under; without one it is only measured.
    """
    sect = parent
    if parent is not None and words.label:
        sect = setter.tree.add("Sect", parent)
    label = None if sect is None or not words.label else setter.tree.add("P", sect)
    texts = [(each, None if sect is None else setter.tree.add("P", sect)) for each in words.texts]
    return set_note(words.label, texts, setter, label, span=words.span)


def set_note(
    label: Inlines,
    texts: Sequence[tuple[Inlines, TagId | None]],
    setter: Setter,
    label_tag: TagId | None = None,
    *,
    span: Span | None = None,
) -> Strip:
    """Set a label and texts under a rule, the first baseline level with 10 pt type beside it."""
    lines = merged(_note_lines(label, texts, setter, label_tag, NOTE_WIDTH))
    style = setter.styles.side_note
    top = setter.styles.text.drop - style.drop
    line = rule(0, -RULE_RISE, NOTE_WIDTH, setter.theme.palette.deep, NOTE_RULE)
    items = (line, *(moved(each, 0, top) for each in lines.items))
    return Strip(top + lines.height, items, span=span)


def _note_lines(
    label: Inlines,
    texts: Sequence[tuple[Inlines, TagId | None]],
    setter: Setter,
    label_tag: TagId | None,
    measure: Pt,
) -> Iterator[Strip]:
    style = setter.styles.side_note
    if label:
        yield from setter.text(label, style.weighted(700), 0, measure, label_tag)
    for text, tag in texts:
        yield from setter.text(text, style, 0, measure, tag)


def with_note(strips: Sequence[Strip], note: Strip, at: int, line: Pt) -> list[Strip]:
    """Return strips with a side-note that starts at one of them.

    Args:
        strips: Matter of the text column; the last ones may be less deep than the note.
        note: The note.
        at: Number of the strip at which it starts.
        line: Height of a grid line, by which air is added.
    """
    found = list(strips)
    found[at] = replace(found[at], items=(*found[at].items, *note.items), is_space=False)
    beside, last = found[at].height, at
    while beside < note.height and last + 1 < len(found):
        found[last] = replace(found[last], break_after=FORBIDDEN, gives=0.0)
        last += 1
        # Air that a page could drop would let the note hang over the foot.
        found[last] = replace(found[last], is_space=False, gives=0.0)
        beside += found[last].height
    for number, strip in enumerate(found[: last + 1]):
        other = strip.other_settings
        if other is not None and number + len(other.as_set) > at:
            # Set otherwise, a paragraph would lose its note, or be shorter than it.
            found[number] = replace(strip, other_settings=None)
    if beside < note.height:
        cost = found[-1].break_after
        found[-1] = replace(found[-1], break_after=FORBIDDEN)
        air = rounded_up(Strip(note.height - beside), line)
        found.append(replace(air, break_after=cost))
    return found


def level_with_end(strips: Sequence[Strip], note: Strip) -> int:
    """Return the strip at which a note begins that ends with the last of them, or sooner."""
    beside = 0.0
    for at in range(len(strips) - 1, -1, -1):
        beside += strips[at].height
        if beside >= note.height:
            return at
    return 0


def place_for(strips: Sequence[Strip], note: Strip, wanted: int, line: Pt) -> int | None:
    """Return the strip at which a note may start, from a wanted one down, else up.

    The start column must be free over the depth of the note, and the text not much
    shorter than the note; the last way out is a place above the wanted one.
    """
    tops = [0.0]
    for each in strips:
        tops.append(tops[-1] + each.height)
    taken = list(_taken(strips, tops))
    for at in chain(range(wanted, len(strips)), range(wanted - 1, -1, -1)):
        top = tops[at]
        bottom = top + note.height
        if strips[at].is_space or bottom > tops[-1] + OVERHANG * line:
            continue
        if all(bottom + NOTE_AIR <= start or top >= end + NOTE_AIR for start, end in taken):
            return at
    return None


def _taken(strips: Sequence[Strip], tops: Sequence[Pt]) -> Iterator[tuple[Pt, Pt]]:
    """Yield the stretches over which something stands in the start column."""
    for strip, top in zip(strips, tops, strict=False):
        for item in strip.items:
            stretch = _in_start_column(item)
            if stretch is not None:
                yield top + stretch[0], top + stretch[1]


def _in_start_column(item: Item) -> tuple[Pt, Pt] | None:
    """Return how far down an item reaches that stands where notes do."""
    match item:
        case DrawnRun(x, baseline, run, _) if x < NOTE_WIDTH:
            return baseline - run.style.size, baseline + 0.3 * run.style.size
        case DrawnImage(rect=rect) if rect.x < NOTE_WIDTH:
            return rect.y, rect.bottom
        case Shape(path=path):
            places = path.points
            if places and min(x for x, _ in places) < NOTE_WIDTH:
                return min(y for _, y in places), max(y for _, y in places)
            return None
        case LinkArea() | _:
            return None


def in_column(words: NoteWords, setter: Setter, parent: TagId) -> Galley:
    """Set a note that found no place at the side in the text column: a labelled one under a rule.

    One without a label is the last line of a table or a chart, and needs no rule.
    """
    master, deep = setter.master, setter.theme.palette.deep
    sect = setter.tree.add("Sect", parent) if words.label else parent
    label = setter.tree.add("P", sect) if words.label else None
    texts = [(each, setter.tree.add("P", sect)) for each in words.texts]
    lines = [
        replace(each, items=tuple(moved(item, master.text_start, 0) for item in each.items))
        for each in _note_lines(words.label, texts, setter, label, master.text_width)
    ]
    top = setter.styles.text.drop - setter.styles.side_note.drop
    line = rule(master.text_start, -RULE_RISE, NOTE_WIDTH, deep, NOTE_RULE)
    strips = [Strip(top, (line,) if label else (), FORBIDDEN, span=words.span), *lines]
    strips[-1] = padded(strips[-1], below=short_of_grid(strips, master.line))
    return kept(strips) if depth(strips) <= DEEPEST * master.depth else tuple(strips)
