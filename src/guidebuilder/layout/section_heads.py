"""The heads of parts and sections: across the page, or over the text column of a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.layout.galley import Strip, short_of_grid, space
from guidebuilder.layout.numerals import roman
from guidebuilder.layout.setting import said

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Part
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.contents import ContentsPart
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.runs import TagId


def part_number(part: Part | ContentsPart, setter: Setter) -> str:
    """Return the number of a part: Roman where a running head names it, as in books."""
    is_book = setter.theme.manners.furniture == "running-head"
    return f"{roman(part.number)}." if is_book else str(part.number)


def part_line(part: Part, setter: Setter, tag: TagId) -> list[Strip]:
    """Set the number and the question of a part, small above its first section."""
    if setter.theme.manners.section == "plain":
        label = (*said(part_number(part, setter)), *said("\u2002"), *part.title)
        return setter.text(label, setter.styles.kicker, 0, setter.master.width, tag)
    label = (*said(f"{part_number(part, setter)} "), *part.title)
    x, measure = _column(setter)
    return setter.text(label, setter.styles.kicker, x, measure, tag)


def air_under_part(setter: Setter, *, is_titled: bool) -> Pt:
    """Return the air between the line of a part and its first section's title, or its text."""
    if setter.theme.manners.section == "plain":
        return 0.0
    return setter.master.line * (0.5 if is_titled else 1)


def kicker_line(kicker: Inlines, setter: Setter, tag: TagId) -> list[Strip]:
    """Set the small line above the title of a question page."""
    x, measure = _column(setter)
    lines = setter.text(kicker, setter.styles.kicker, x, measure, tag)
    if setter.theme.manners.section == "plain":
        return lines
    return [*lines, space(setter.master.line)]


def section_title(title: Inlines, setter: Setter, tag: TagId, above: Pt = 0.0) -> list[Strip]:
    """Set the title of a section, with some air above it, and the air under it."""
    return _title(title, setter.styles.section, setter, tag, above)


def question_title(title: Inlines, setter: Setter, tag: TagId) -> list[Strip]:
    """Set the large title of a question page and the air under it."""
    return _title(title, setter.styles.question_title, setter, tag)


def _title(
    title: Inlines, style: TextStyle, setter: Setter, tag: TagId, above: Pt = 0.0
) -> list[Strip]:
    """Set a title down to a grid line: with a line of air, or half of one under light type."""
    line = setter.master.line
    x, measure = _column(setter)
    lines = setter.text(title, style, x, measure, tag)
    if above:
        lines = [Strip(above), *lines]
    least = line if setter.theme.manners.section == "plain" else line / 2
    return [*lines, space(short_of_grid([*lines, Strip(least)], line) + least)]


def _column(setter: Setter) -> tuple[Pt, Pt]:
    """Return where heads start, and their measure."""
    master = setter.master
    if setter.theme.manners.section == "plain":
        return 0.0, master.width
    return master.text_start, master.text_width
