"""Running text, headings, panels, asides, pictures and writing lines."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from guidebuilder.diagnostics import Diagnostic, Severity
from guidebuilder.document.blocks import PanelRole, ParagraphRole
from guidebuilder.document.inlines import Run
from guidebuilder.geometry import Rect, mm
from guidebuilder.layout.galley import (
    FORBIDDEN,
    Galley,
    Strip,
    beside,
    kept,
    kept_with_next,
    merged,
    padded,
    rounded_up,
    space,
)
from guidebuilder.layout.page import DrawnImage, Item, Notice
from guidebuilder.layout.paths import filled, rectangle, rule, straight, stroked
from guidebuilder.style.palette import BLACK, WHITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.document.blocks import (
        Asides,
        Figure,
        Heading,
        Panel,
        Paragraph,
        WritingLines,
    )
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.page_master import PageMaster
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.runs import TagId

INCH = 72.0
"""Points in an inch."""

LEAST_SHARPNESS = 200
"""Pixels an inch below which a printed picture looks coarse."""

SHORT_ANSWER = 3
"""Words that an answer may have to be set in the largest type (look: question page)."""

WRITING_LINE = 26.0
"""From one dotted line to the next, in points: two grid lines, for handwriting."""


def set_paragraph(
    paragraph: Paragraph, setter: Setter, parent: TagId, *, follows_text: bool
) -> Galley:
    """Set a paragraph in the text column; notes and notices in the full measure."""
    tag = setter.tree.add("P", parent)
    master, styles = setter.master, setter.styles
    match paragraph.role:
        case ParagraphRole.NOTE | ParagraphRole.NOTICE:
            lines = setter.text(paragraph.inlines, styles.caption, 0, master.width, tag)
            return (rounded_up(merged(lines), master.line),)
        case ParagraphRole.INTRO:
            return kept_with_next(
                setter.text(
                    paragraph.inlines, styles.text, master.text_start, master.text_width, tag
                )
            )
        case ParagraphRole.LEAD:
            # Larger type on the grid of its own: it ends on a line of the page's grid.
            lines = setter.text(
                paragraph.inlines, styles.lead, master.text_start, master.text_width, tag
            )
            return (rounded_up(merged(lines), master.line),)
        case ParagraphRole.TEXT | ParagraphRole.CLOSING:
            indent = setter.theme.spacing.indent if follows_text else 0.0
            return set_text(paragraph, setter, tag, indent)


def set_text(paragraph: Paragraph, setter: Setter, tag: TagId, indent: Pt = 0.0) -> Galley:
    """Set running text in the text column."""
    x, measure = setter.master.text_start, setter.master.text_width
    return tuple(setter.text(paragraph.inlines, setter.styles.text, x, measure, tag, indent))


def set_heading(heading: Heading, setter: Setter, parent: TagId) -> Galley:
    """Set a run-in heading of a group in the text column, kept with what follows."""
    tag = setter.tree.add(setter.run_in, parent)
    master = setter.master
    lines = setter.text(
        heading.inlines, setter.styles.group, master.text_start, master.text_width, tag
    )
    return kept_with_next(lines)


def paragraphs(
    texts: Sequence[Inlines],
    style: TextStyle,
    x: Pt,
    measure: Pt,
    setter: Setter,
    parent: TagId,
) -> list[Strip]:
    """Set several paragraphs one under the other, each a ``P`` under *parent*."""
    strips: list[Strip] = []
    for number, text in enumerate(texts):
        tag = setter.tree.add("P", parent)
        indent = setter.theme.spacing.indent if number else 0.0
        strips.extend(setter.text(text, style, x, measure, tag, indent))
    return strips


def half_line_rule(setter: Setter, x: Pt, measure: Pt) -> Strip:
    """Return the rule on the half line above a row of a list; it keeps the row."""
    line = rule(x, setter.master.line / 2, measure, setter.theme.palette.mid, 0.5)
    return Strip(setter.master.line, (line,), FORBIDDEN)


def set_panel(panel: Panel, setter: Setter, parent: TagId) -> Galley:
    """Set a panel: a deep box for an answer, rules for a conclusion, a tint for the rest."""
    match panel.role:
        case PanelRole.ANSWER:
            return (_answer(panel, setter, parent),)
        case PanelRole.CONCLUSION:
            return (_conclusion(panel, setter, parent),)
        case PanelRole.NOTE | PanelRole.TIP | PanelRole.WARNING:
            return (_tinted(panel, setter, parent),)


def _answer(panel: Panel, setter: Setter, parent: TagId) -> Strip:
    styles, master = setter.styles, setter.master
    side = mm(5)
    measure = master.width - 2 * side
    sect = setter.tree.add("Sect", parent)
    parts: list[Strip] = []
    if panel.label:
        kicker = styles.kicker.inked(WHITE)
        parts += setter.text(panel.label, kicker, side, measure, setter.tree.add("P", sect))
        parts.append(space(master.line / 2))
    words = sum(len(each.text.split()) for each in panel.headline if isinstance(each, Run))
    short = words <= SHORT_ANSWER
    headline = styles.answer if short else styles.value.inked(WHITE)
    parts += setter.text(panel.headline, headline, side, measure, setter.tree.add("P", sect))
    if panel.paragraphs:
        parts.append(space(master.line / 2))
    lead = styles.lead.inked(WHITE)
    for text in panel.paragraphs:
        parts += setter.text(text, lead, side, measure, setter.tree.add("P", sect))
    body = padded(merged(parts), above=master.line, below=master.line)
    body = rounded_up(body, master.line)
    ground = filled(rectangle(0, 0, master.width, body.height), setter.theme.palette.deep)
    return Strip(body.height, (ground, *body.items), span=panel.span)


def _conclusion(panel: Panel, setter: Setter, parent: TagId) -> Strip:
    styles, master = setter.styles, setter.master
    sect = setter.tree.add("Sect", parent)
    label = setter.text(
        panel.label,
        styles.lead_in.inked(setter.theme.palette.deep),
        0,
        master.text_start - 4,
        setter.tree.add("P", sect),
    )
    text = paragraphs(
        panel.paragraphs, styles.text, master.text_start, master.text_width, setter, sect
    )
    body = padded(beside((0, label), (0, text)), above=master.line, below=master.line)
    deep = setter.theme.palette.deep
    rules = (
        rule(0, 0.75, master.width, deep, 1.5),
        rule(0, body.height - 0.75, master.width, deep, 1.5),
    )
    return Strip(body.height, (*rules, *body.items), span=panel.span)


def _tinted(panel: Panel, setter: Setter, parent: TagId) -> Strip:
    styles, master = setter.styles, setter.master
    side = mm(4)
    measure = master.width - 2 * side
    sect = setter.tree.add("Sect", parent)
    label = styles.lead_in.inked(setter.theme.palette.deep)
    parts = setter.text(panel.label, label, side, measure, setter.tree.add("P", sect))
    parts += paragraphs(panel.paragraphs, styles.text, side, measure, setter, sect)
    body = padded(merged(parts), above=master.line, below=master.line)
    ground = filled(rectangle(0, 0, master.width, body.height), setter.theme.palette.tint)
    return Strip(body.height, (ground, *body.items), span=panel.span)


def set_asides(asides: Asides, setter: Setter, parent: TagId) -> Galley:
    """Set small notes side by side under a chart."""
    master = setter.master
    count = max(2, min(3, len(asides.items)))
    measure = master.span(6 / count)
    columns = []
    for number, aside in enumerate(asides.items):
        sect = setter.tree.add("Sect", parent)
        title = setter.styles.lead_in.inked(setter.theme.palette.deep)
        strips = setter.text(aside.title, title, 0, measure, setter.tree.add("P", sect))
        strips += paragraphs(aside.text, setter.styles.small, 0, measure, setter, sect)
        columns.append((number % count * (measure + master.gutter), strips))
    rows = [
        rounded_up(beside(*columns[at : at + count]), master.line)
        for at in range(0, len(columns), count)
    ]
    return kept(rows)


def set_figure(figure: Figure, setter: Setter, parent: TagId) -> Galley:
    """Set a picture at most as wide as the text column and as deep as two thirds of a page."""
    master = setter.master
    # A CSS pixel, 1/96 inch, is what authors expect an unmarked picture to measure.
    natural = figure.width * 0.75, figure.height * 0.75
    scale = min(1.0, master.text_width / natural[0], master.depth * 2 / 3 / natural[1])
    size = natural[0] * scale, natural[1] * scale
    tag = setter.tree.add("Figure", parent, alt=figure.alt) if figure.alt else None
    rect = Rect(master.text_start, 0, *size)
    picture: tuple[Item, ...] = (
        *_coarse(figure, size, master),
        DrawnImage(rect, figure.image, tag),
    )
    parts = [Strip(size[1], picture, span=figure.span)]
    if figure.caption:
        parts.append(space(3))
        caption = setter.tree.add("Caption" if tag is not None else "P", parent)
        parts += setter.text(
            figure.caption, setter.styles.caption, master.text_start, master.text_width, caption
        )
    return (rounded_up(merged(parts), master.line),)


def _coarse(figure: Figure, size: tuple[Pt, Pt], master: PageMaster) -> tuple[Notice, ...]:
    """Return a word to the author if a picture is printed with too few pixels an inch."""
    sharpness = figure.width / (size[0] / INCH)
    if sharpness >= LEAST_SHARPNESS:
        return ()
    needed = math.ceil(LEAST_SHARPNESS * master.text_width / INCH)
    told = Diagnostic(
        figure.span,
        "GB717",
        f"this picture prints with {sharpness:.0f} pixels an inch; {LEAST_SHARPNESS} look sharp",
        f"a picture that is {needed} pixels wide fills the column and is sharp",
        Severity.WARNING,
    )
    return (Notice(told),)


def set_writing_lines(block: WritingLines, setter: Setter, parent: TagId) -> Galley:
    """Set prompts with dotted lines to write on."""
    master = setter.master
    strips: list[Strip] = []
    for number, (prompt, count) in enumerate(block.prompts):
        if number:
            strips.append(space(master.line))
        tag = setter.tree.add("P", parent)
        title = setter.styles.lead_in.inked(setter.theme.palette.deep)
        strips += kept_with_next(
            setter.text(prompt, title, master.text_start, master.text_width, tag)
        )
        strips += kept([dotted_line(setter) for _ in range(count)])
    return tuple(strips)


def dotted_line(setter: Setter) -> Strip:
    """Return a line to write on, in the text column."""
    master = setter.master
    y = WRITING_LINE - 3
    path = straight((master.text_start, y), (master.width, y))
    # Round caps on dashes of no length are dots (look: lines).
    dots = stroked(path, BLACK, mm(0.35), dash=(0.0, mm(1.4)), round_caps=True)
    return Strip(WRITING_LINE, (dots,), fills=True)
