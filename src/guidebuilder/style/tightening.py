"""A theme with less air and smaller type, as far as it stays legible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from guidebuilder.style.theme import Styles

if TYPE_CHECKING:
    from guidebuilder.geometry import Pt
    from guidebuilder.style.theme import Spacing, TextStyle, Theme

SCALES: Final = (0.95, 0.9)
"""Steps of tightening, as shares of the theme's own type: 40 and 42 lines of A5 for 38."""

LEAST_TEXT: Final = 9.0
"""Smallest type that is read at length, in points; shops call 8 to 9 the least for captions."""

LEAST_LABEL: Final = 8.0
"""Smallest type of tables and labels that is made so by tightening, in points; what is smaller
in the theme (never under ``style.theme_rules.LEAST_SIZE``) stays as it is."""

LEAST_LEADING: Final = 1.15
"""Leading in type sizes below which no line is made tighter, headings apart."""

LEAST_AIR: Final = 1.0
"""Grid lines that stay above a section."""


def tightened(theme: Theme, steps: int) -> Theme:
    """Return a theme set more tightly.

    Args:
        theme: In its inks, for its script.
        steps: How tightly, from 0 to ``len(SCALES)``.
    """
    if steps == 0:
        return theme
    text = theme.styles.text.char.size
    smallest = min(style.char.size for style in _each(theme.styles))
    scale = min(1.0, max(SCALES[steps - 1], LEAST_TEXT / text, smallest / text))
    label = max(smallest, LEAST_LABEL)
    closest = theme.script.closest or LEAST_LEADING
    styles = Styles(
        *(
            _smaller(each, scale, closest, label if each.char.size < text else 0.0)
            for each in _each(theme.styles)
        )
    )
    grid = replace(theme.grid, line=theme.grid.line * scale)
    return replace(aired(theme), styles=styles, grid=grid)


def aired(theme: Theme) -> Theme:
    """Return a theme with a line less above sections, and half a line less above groups."""
    return replace(theme, spacing=_less_air(theme.spacing))


def _less_air(spacing: Spacing) -> Spacing:
    section = max(min(spacing.section, LEAST_AIR), spacing.section - 1)
    group = max(min(spacing.group_above, LEAST_AIR / 2), spacing.group_above - 0.5)
    return replace(spacing, section=section, group_above=group)


def _each(styles: Styles) -> tuple[TextStyle, ...]:
    return tuple(getattr(styles, name) for name in styles.__struct_fields__)


def _smaller(style: TextStyle, scale: float, closest: float, least: Pt) -> TextStyle:
    """Return a style in smaller type.

    Args:
        style: As the theme has it.
        scale: Share of its size.
        closest: Leading in type sizes; none of what has a least size is made tighter.
        least: Size in points below which it is not made smaller.
    """
    size, leading = style.char.size, style.leading
    now = max(size * scale, min(size, least))
    apart = leading * scale
    if least:
        apart = max(apart, min(leading, closest * now))
    # Where the baseline stands within the line: from its middle, in type sizes.
    drop = apart / 2 + (style.drop - leading / 2) * now / size
    char = replace(style.char, size=now, tracking=style.char.tracking * now / size)
    return replace(style, char=char, leading=apart, drop=drop)
