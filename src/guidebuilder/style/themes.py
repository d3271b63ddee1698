"""A theme that has been read, and what it becomes in the inks of one domain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.model import Domain
from guidebuilder.style.character import CharStyle
from guidebuilder.style.families import FAMILIES
from guidebuilder.style.fonts import Fonts
from guidebuilder.style.ink_rules import ink_of
from guidebuilder.style.page_master import PageGrid
from guidebuilder.style.palette import BLACK, SOFT, WHITE, Given, palette
from guidebuilder.style.theme import Spacing, Styles, TextStyle, Theme

if TYPE_CHECKING:
    from guidebuilder.geometry import Pt
    from guidebuilder.load.yaml_nodes import Node
    from guidebuilder.style.ink import Ink
    from guidebuilder.style.palette import Palette
    from guidebuilder.style.theme_file import (
        FontsFile,
        InkName,
        InksFile,
        SpacingFile,
        ThemeFile,
        TypeOf,
    )

_DOMAINS: Final = tuple(Domain)


class NamedTheme(Struct, frozen=True):
    """A theme as it was read, for all domains.

    Attributes:
        name: That of a shipped theme, or of its file without the ending.
        file: What it says; it has been checked.
        fonts: The two families of a school, instead of its own.
        node: What it was read from, for an edition that is laid over it.
    """

    name: str
    file: ThemeFile
    fonts: Fonts
    node: Node

    def in_domain(self, domain: int) -> Theme:
        """Return the theme in the inks of a domain, by its number, 1 to 10."""
        file = self.file
        inks = dict(file.palettes).get(_DOMAINS[domain - 1], file.palette)
        if inks is None:
            raise ValueError("a checked theme has a palette for every domain")
        found = palette_of(inks)
        line = file.grid.line.fixed
        styles = {role: _style(each, line, found, self.fonts) for role, each in file.styles}
        return Theme(
            self.name,
            found,
            Styles(**styles),
            grid_of(file),
            file.manners,
            _spacing(file.spacing, line),
            self.fonts,
        )


def fonts_of(file: FontsFile) -> Fonts:
    """Return the two families that a theme names."""
    return Fonts(FAMILIES[file.text], FAMILIES[file.label])


def palette_of(file: InksFile) -> Palette:
    """Return the palette of a theme's inks, which have been checked."""
    given = {
        name: ink_of(name.replace("_", "-"), colour)
        for name in ("tint", "mid", "mid_light")
        if (colour := getattr(file, name)) is not None
    }
    return palette(ink_of("deep", file.deep), ink_of("bright", file.bright), Given(**given))


def grid_of(file: ThemeFile) -> PageGrid:
    """Return how a theme divides a page, in points."""
    grid = file.grid
    line = grid.line.fixed
    return PageGrid(
        line=line,
        top=grid.top.on(line),
        foot=grid.foot.on(line),
        sides={
            paper: (each.inside.on(line), each.outside.on(line)) for paper, each in grid.margins
        },
        gutter=grid.gutter.on(line),
        start=None if grid.text_start is None else grid.text_start.on(line),
        most=None if grid.measure is None else grid.measure.on(line),
    )


def _spacing(file: SpacingFile, line: Pt) -> Spacing:
    return Spacing(
        section=file.section.on(line) / line,
        group_above=file.group_above.on(line) / line,
        group_below=file.group_below.on(line) / line,
        indent=file.indent.on(line),
    )


def named_ink(name: InkName, inks: Palette) -> Ink:
    """Return the ink that a style names."""
    match name:
        case "ink":
            return BLACK
        case "soft":
            return SOFT
        case "white":
            return WHITE
        case "deep":
            return inks.deep
        case "mid":
            return inks.mid


def _style(file: TypeOf, line: Pt, inks: Palette, fonts: Fonts) -> TextStyle:
    size, leading = file.size.on(line), file.leading.on(line)
    family = fonts.named(file.face.family)
    # Ascent and descent together stand in the middle of the line, as in CSS.
    middle = (leading - (family.ascent - family.descent) * size) / 2 + family.ascent * size
    characters = CharStyle(
        file.face.family,
        file.face.weight,
        size,
        named_ink(file.ink, inks),
        italic=file.face.italic,
        features=file.features,
        tracking=0.0 if file.tracking is None else file.tracking.on(line),
    )
    drop = middle if file.drop is None else file.drop.on(line)
    return TextStyle(characters, leading, drop, file.set_, file.hyphens)
