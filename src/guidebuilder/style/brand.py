"""A school's or partner's brand, laid over a theme as far as readers allow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.load.codes import Code
from guidebuilder.load.suggest import meant
from guidebuilder.style.families import FAMILIES, Family, FontFile
from guidebuilder.style.fonts import Fonts
from guidebuilder.style.ink_rules import check_inks
from guidebuilder.style.theme_file import InksFile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guidebuilder.diagnostics import Report
    from guidebuilder.model import Brand, FileRef, FontChoice, OwnFont
    from guidebuilder.style.themes import NamedTheme


def branded(
    theme: NamedTheme, brand: Brand, own: Mapping[str, OwnFont], report: Report
) -> NamedTheme | None:
    """Return a theme in the colours and families of a brand.

    Args:
        theme: What it is laid over.
        brand: What guide.yaml says of it.
        own: The font files that it names, by path.
        report: Told of colours that could not be read or printed, and of unknown families.

    Returns:
        The theme, or None after a message.
    """
    before = report.errors
    if brand.colours is not None:
        colours = brand.colours
        inks = InksFile(deep=colours.deep, bright=colours.bright, span=colours.span)
        if check_inks(inks, report):
            file = replace(theme.file, palette=inks, palettes=())
            theme = replace(theme, file=file)
    if brand.fonts is not None:
        text = _family(brand.fonts.text, theme.fonts.text, own, report)
        label = _family(brand.fonts.label, theme.fonts.label, own, report)
        theme = replace(theme, fonts=Fonts(text, label))
    return theme if report.errors == before else None


def _family(
    choice: FontChoice | None, usual: Family, own: Mapping[str, OwnFont], report: Report
) -> Family:
    """Return the family that is chosen, or the usual one where none is, or after a message."""
    if choice is None:
        return usual
    if (choice.family is None) == (choice.regular is None):
        hint = "write the name of a family, or `regular:` and the path of a .ttf file"
        message = "a font is either a family of the program or files of your own"
        report.error(choice.span, Code.EITHER_OR, message, hint)
        return usual
    if choice.regular is not None:
        return _own_family(choice, choice.regular, own)
    name = choice.family or ""
    found = FAMILIES.get(name)
    if found is None:
        known = f"write {', '.join(FAMILIES)}, or `regular:` and the path of a .ttf file"
        hint = meant(name, FAMILIES) or known
        report.error(choice.span, Code.FONT_FILE, f"there is no family `{name}`", hint)
        return usual
    return found


def _own_family(choice: FontChoice, regular: FileRef, own: Mapping[str, OwnFont]) -> Family:
    """Return the family that a school's own files make."""
    named = ((regular, 400, False), (choice.bold, 700, False), (choice.italic, 400, True))
    files = tuple(
        FontFile(str(own[file.id].file), weight, italic, own[file.id].digest)
        for file, weight, italic in named
        if file is not None
    )
    metrics = own[regular.id]
    return Family(regular.id, ("Latn",), files, metrics.ascent, metrics.descent)
