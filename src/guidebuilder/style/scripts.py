"""What the script of a booklet changes in any theme: the height of a line, and the sizes on it.

Themes are drawn for Latin letters.  Letters of India carry signs above and below, and
Arabic ones reach as far, so that a grid for them is wider and display type smaller.  All
else of a theme stands: its inks, its manners, how many lines a style takes.
"""

from __future__ import annotations

from math import floor
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec import Struct, structs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guidebuilder.geometry import Pt
    from guidebuilder.style.page_master import PageGrid
    from guidebuilder.style.theme import TextStyle, Theme

CLOSEST: Final = 4 / 3
"""Least leading of type with signs above and below, in em.

Signs reach up to 0.97 em above the baseline and letters with a vowel sign 0.35 em below
it in the heaviest of the shipped faces; tables stand at 9 on 12 pt (look: scripts).
"""

DISPLAY: Final = 20.0
"""Size from which type is display type, in points: titles and heads of sections."""

QUARTERS: Final = 4
"""Sizes are whole quarters of a point, as the look's own are."""

ROUNDING: Final = 0.001
"""What errors of rounding may take from a size that is a whole quarter."""


class Script(Struct, frozen=True):
    """What a script needs, beside Latin.

    Attributes:
        code: Its ISO 15924 code.
        line: Share of the height of a line.
        text: Share of the size of running text.
        size: Share of other sizes.
        display: Share, besides, of sizes from :data:`DISPLAY` on.
        closest: Least leading, in em; 0 lets a theme set type as close as it likes.
        has_italics: Whether italics, tracking and division of words belong to it.
        justifies: Whether lines may be justified: long words would leave holes.
    """

    code: str
    line: float = 1.0
    text: float = 1.0
    size: float = 1.0
    display: float = 1.0
    closest: float = 0.0
    has_italics: bool = True
    justifies: bool = True

    def leading(self, leading: Pt) -> Pt:
        """Return the leading of type that is set *leading* apart in Latin."""
        # To the hundredth: thirteenths of a point would add up to less than a line.
        return round(leading * self.line, 2)

    def applied(self, style: TextStyle, line: Pt) -> TextStyle:
        """Return a style of Latin type as it is set in the script, on grid lines of *line*."""
        if not self.closest:
            return style
        leading = self.leading(style.leading)
        size = min(style.char.size * self.size, leading / self.closest)
        if size >= DISPLAY:
            size *= self.display
        size = floor(size * QUARTERS + ROUNDING) / QUARTERS
        char = structs.replace(style.char, size=size, tracking=0.0, italic=False)
        # A baseline stays in its line of the grid; what the line grows by goes above and below.
        latin_line = line / self.line
        lines, rest = divmod(style.drop, latin_line)
        drop = lines * line + rest + min(latin_line, style.leading) * (self.line - 1) / 2
        ragged = style.alignment == "justified" and not self.justifies
        return structs.replace(
            style,
            char=char,
            leading=leading,
            drop=drop,
            alignment="ragged" if ragged else style.alignment,
            hyphenate=False,
        )


LATIN: Final = Script("Latn")
_DEVANAGARI: Final = Script("Deva", 15 / 13, size=1.04, closest=CLOSEST, has_italics=False)
"""Grid 15, text 10/15, lead 13.5/22.5, tables 9/12 (look: scripts)."""

_SCRIPTS: Final[Mapping[str, Script]] = MappingProxyType(
    {
        each.code: each
        for each in (
            LATIN,
            _DEVANAGARI,
            # The text face is smaller on its body than that of Devanagari.
            structs.replace(_DEVANAGARI, code="Beng", text=1.05),
            # Tamil letters are a third wider than Latin ones, and its words as much longer.
            structs.replace(_DEVANAGARI, code="Taml", display=0.85, justifies=False),
            # Text 11/16.25 on a grid of 16.25 (look: scripts, Naskh).
            Script("Arab", 16.25 / 13, 1.1, 1.1, closest=CLOSEST, has_italics=False),
        )
    }
)

_LANGUAGES: Final = {
    "Arab": "ar ckb fa ks ps sd ug ur",
    "Beng": "as bn",
    "Deva": "bho brx doi hi kok mai mr ne sa",
    "Taml": "ta",
}
"""Languages by the script that CLDR holds likely for them (likelySubtags.xml)."""

_LIKELY: Final[Mapping[str, str]] = MappingProxyType(
    {language: script for script, languages in _LANGUAGES.items() for language in languages.split()}
)

_SUBTAG_LENGTH: Final = 4
"""A script is the only subtag of four letters (RFC 5646, 2.2.3)."""


def script_of_language(tag: str) -> Script:
    """Return the script in which a language is written, by its BCP 47 tag.

    The tag's own script counts first: ``sr-Latn``.  A script for which no theme has been
    widened is set as Latin is.
    """
    language, *others = tag.split("-")
    named = (each.title() for each in others if len(each) == _SUBTAG_LENGTH and each.isalpha())
    code = next(named, _LIKELY.get(language.lower(), LATIN.code))
    return _SCRIPTS.get(code, LATIN)


def in_script(theme: Theme, script: Script) -> Theme:
    """Return a theme as it is set in a script."""
    if script is LATIN:
        return theme
    grid = _grid(theme.grid, script)
    styles = structs.asdict(theme.styles)
    changed = {role: script.applied(style, grid.line) for role, style in styles.items()}
    text = changed["text"]
    size = theme.styles.text.char.size * script.text
    changed["text"] = structs.replace(text, char=structs.replace(text.char, size=size))
    styles_in_script = structs.replace(theme.styles, **changed)
    return structs.replace(theme, styles=styles_in_script, grid=grid, script=script)


def _grid(grid: PageGrid, script: Script) -> PageGrid:
    line = script.leading(grid.line)
    # The first baseline keeps its place on the page.
    return structs.replace(grid, line=line, top=grid.top - (line - grid.line) / 2)
