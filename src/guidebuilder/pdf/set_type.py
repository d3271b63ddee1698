"""Type as a file sets it: which font, how large, how wide, how loose.

A booklet has a few dozen settings, which its runs take turns with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from guidebuilder.geometry import Pt
    from guidebuilder.pdf.fonts import EmbeddedFonts
    from guidebuilder.pdf.word_strings import WordStrings
    from guidebuilder.text.fonts import Face


class SetType(NamedTuple):
    """How type is set.

    Attributes:
        words: How its words are shown.
        size: Size in points, as it is written.
        unit: A thousandth of an em of it, in points.
        tracking: What the reader itself adds after each glyph, in thousandths of an em.
        operators: What says so to a reader: font and size, horizontal scale, tracking.
    """

    words: WordStrings
    size: Pt
    unit: Pt
    tracking: float
    operators: tuple[str, str, str]


FIRST_OPERATORS = ("", "100 Tz", "0 Tc")
"""What a reader has set when a page begins (ISO 32000-1, table 104)."""


class SetTypes(dict[tuple["Face", "Pt", float, "Pt"], SetType]):
    """Face, size, horizontal scale and tracking of a run → how its type is set in one file."""

    def __init__(self, fonts: EmbeddedFonts) -> None:
        """Begin with none; faces become *fonts* of the file."""
        super().__init__()
        self._fonts = fonts

    def __missing__(self, key: tuple[Face, Pt, float, Pt]) -> SetType:
        face, *measures = key
        # Rounded, but so finely that a line comes out as long as it should.
        size, scale, tracking = map(round, measures, (4, 5, 4))
        font = self._fonts[face]
        operators = (
            f"/{font.name} {size:.7g} Tf",
            f"{scale * 100:.6g} Tz",
            f"{tracking or 0.0:g} Tc",  # never -0
        )
        setting = self[key] = SetType(
            font.words, size, size * scale / 1000, 1000 * tracking / size, operators
        )
        return setting
