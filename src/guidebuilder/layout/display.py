"""Display type: large titles, set in the first of some sizes that holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.diagnostics import Report
from guidebuilder.layout.placed_text import paragraph
from guidebuilder.text.paragraph import widest_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter
    from guidebuilder.layout.sheet import Sheet
    from guidebuilder.style.ink import Ink
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.runs import TagId


class TitleStep(Struct, frozen=True):
    """A size for a large title, and the most lines that it may take at that size."""

    size: Pt
    leading: Pt
    lines: int


COVER_STEPS = (
    TitleStep(64, 58.5, 2),
    TitleStep(52, 48.75, 3),
    TitleStep(42, 39, 3),
    TitleStep(34, 32.5, 5),
    TitleStep(28, 26, 5),
)
"""Sizes of a cover's title (look: cover title): the first that takes few enough lines."""

CAP_TOP = 79.0
"""Where the capitals of a large title's first line begin, in points from the trim."""


def fitted_title(
    title: Inlines, steps: Sequence[TitleStep], measure: Pt, ink: Ink, sheet: Sheet, setter: Setter
) -> TextStyle:
    """Return the largest style in which a title breaks into few enough whole words.

    A title that is too long for the last step is set in it all the same: shrinking
    further would leave the scale, and words are never lost.
    """
    for step in steps:
        style = sheet.style(_title_style(step, ink, setter))
        words = setter.items(title, style, None)
        if widest_word(words, setter.fonts, Report()) > measure:
            continue
        if len(setter.lines(title, style, measure, None)) <= step.lines:
            return style
    return style


def _title_style(step: TitleStep, ink: Ink, setter: Setter) -> TextStyle:
    # Tracking by size: -1.6 at 64 pt is 1/40 em, -0.6 at 34 pt is 1/57 em (look: type).
    opener = setter.styles.opener_title
    tracking = -step.size / (40 if step.size > 40 else 57)  # noqa: PLR2004
    char = replace(opener.char, size=step.size, tracking=tracking, ink=ink)
    style = replace(opener, char=char, leading=step.leading, drop=0.8 * step.size)
    return setter.theme.script.applied(style, setter.master.line)


def title_baseline(style: TextStyle, sheet: Sheet, setter: Setter) -> Pt:
    """Return the first baseline of a large title: its capitals begin near the same height."""
    char = style.char
    capitals = setter.fonts.face(char.family, char.weight).cap_height * char.size
    number = ((sheet.pt(CAP_TOP) + capitals) / sheet.scale - sheet.first) / sheet.line
    return sheet.baseline(round(2 * number) / 2)


def subtitle(
    words: Inlines,
    title_end: tuple[Pt, Pt],
    measure: Pt,
    sheet: Sheet,
    setter: Setter,
    ink_and_tag: tuple[Ink, TagId | None],
) -> tuple[Item, ...]:
    """Return the second line of a large title, 17/19.5, whose last line stands at *title_end*."""
    if not words:
        return ()
    ink, tag = ink_and_tag
    x, end = title_end
    style = sheet.style(setter.styles.value.weighted(700).inked(ink).aligned("balanced"))
    place = x, sheet.baseline_after(end + sheet.pt(setter.theme.script.leading(26)))
    return paragraph(words, style, place, measure, setter, tag)
