"""A school's or partner's brand, laid over a theme as far as readers allow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.load.codes import Code
from guidebuilder.load.suggest import meant
from guidebuilder.style.families import FAMILIES, Family, Fonts
from guidebuilder.style.ink_rules import check_inks
from guidebuilder.style.theme_file import InksFile

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report
    from guidebuilder.model import Brand, FontChoice
    from guidebuilder.style.themes import NamedTheme


def branded(theme: NamedTheme, brand: Brand, report: Report) -> NamedTheme | None:
    """Return a theme in the colours and families of a brand.

    Args:
        theme: What it is laid over.
        brand: What guide.yaml says of it.
        report: Told of colours that could not be read or printed, and of unknown families.

    Returns:
        The theme, or None after a message.
    """
    before = len(report.found)
    if brand.colours is not None:
        colours = brand.colours
        inks = InksFile(deep=colours.deep, bright=colours.bright, span=colours.span)
        if check_inks(inks, report):
            file = replace(theme.file, palette=inks, palettes=())
            theme = replace(theme, file=file)
    if brand.fonts is not None:
        text = _family(brand.fonts.text, theme.fonts.text, report)
        label = _family(brand.fonts.label, theme.fonts.label, report)
        theme = replace(theme, fonts=Fonts(text, label))
    return theme if len(report.found) == before else None


def _family(choice: FontChoice | None, usual: Family, report: Report) -> Family:
    """Return the family that is chosen, or the usual one where none is, or after a message."""
    if choice is None or choice.family is None:
        return usual
    found = FAMILIES.get(choice.family)
    if found is None:
        hint = meant(choice.family, FAMILIES) or f"there is {' and '.join(FAMILIES)}"
        message = f"there is no family `{choice.family}`"
        report.error(choice.span, Code.FONT_FILE, message, hint)
        return usual
    return found
