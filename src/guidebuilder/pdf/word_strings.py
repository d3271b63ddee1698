"""Words as a font's strings: written once in a file, and repeated wherever they stand.

A word is spelt in the codes of its glyphs, with what the kerning between them adds to or
takes from the widths that the font declares.  All lengths are thousandths of an em, so
that one spelling serves every size.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from guidebuilder.pdf.extraction import GlyphTexts
    from guidebuilder.pdf.fonts import GlyphCodes
    from guidebuilder.text.shaping import ShapedWord

HALF = 0.5
"""Of a thousandth of an em: adjustments are whole thousandths."""


class Raised(NamedTuple):
    """A string and how high above the line it stands, in thousandths of an em."""

    string: str
    rise: float


class Part(NamedTuple):
    """Part of a word that is shown together, and its ActualText if it needs one."""

    strings: tuple[Raised, ...]
    actual: str | None


class ShownWord(NamedTuple):
    """A word as an array for ``TJ`` holds it, without its first and last bracket.

    Attributes:
        string: All of it, if nothing in it is raised or needs ActualText; else empty.
        parts: What it consists of otherwise.
        lag: How much farther the reader's pen has moved than layout's.
        loose: Whether tracking moves the two pens differently: a reader tracks each
            glyph, layout each cluster.
    """

    string: str
    parts: tuple[Part, ...]
    lag: float
    loose: bool


class WordStrings(dict["ShapedWord", ShownWord]):
    """Word → how it is shown where it is not tracked and does not end in a soft hyphen."""

    def __init__(self, codes: GlyphCodes, texts: GlyphTexts, units_per_em: int) -> None:
        """Begin with none.

        Args:
            codes: Of the glyphs of the face.
            texts: What the glyphs stand for.
            units_per_em: Units of the face in an em.
        """
        super().__init__()
        self._codes = codes
        self._texts = texts
        self.unit = 1000 / units_per_em
        """A unit of the face in thousandths of an em."""
        self._special: dict[tuple[ShapedWord, float, bool], ShownWord] = {}

    def __missing__(self, word: ShapedWord) -> ShownWord:
        if self._texts.tell(word) and not word.glyphs.offsets:
            shown = self._plain(word)
        else:
            shown = self._pieced(word, 0.0, soft_hyphen=False)
        self[word] = shown
        return shown

    def special(self, word: ShapedWord, tracking: float, *, soft_hyphen: bool) -> ShownWord:
        """Return how a word is shown that is tracked or ends in a hyphen of ours."""
        key = (word, tracking, soft_hyphen)
        shown = self._special.get(key)
        if shown is None:
            shown = self._special[key] = self._pieced(word, tracking, soft_hyphen=soft_hyphen)
        return shown

    def _plain(self, word: ShapedWord) -> ShownWord:
        """Return a word that has a glyph for each character, none of them raised or moved."""
        unit = self.unit
        codes = list(map(self._codes.__getitem__, word.glyphs.indices))
        strings = [code.string for code in codes]
        # The reader's pen is followed exactly, so errors of rounding never add up.
        lag = 0.0
        advances = word.glyphs.advances
        for at, code in enumerate(codes):
            if code.advance != advances[at]:
                lag += (code.advance - advances[at]) * unit
                adjustment = round(lag)
                if adjustment and at + 1 < len(codes):
                    strings[at] += f"){adjustment}("
                    lag -= adjustment
        # What rounding took off the declared widths, in a font of odd units.
        lag += sum([code.width - code.advance * unit for code in codes])
        return ShownWord("".join(strings), (), lag, loose=False)

    def _pieced(self, word: ShapedWord, tracking: float, *, soft_hyphen: bool) -> ShownWord:
        """Return a word glyph by glyph, as its pieces have to be shown."""
        glyphs = word.glyphs
        pieces = self._texts.pieces(word, soft_hyphen=soft_hyphen)
        moves = [
            advance * self.unit + tracking * ends_cluster
            for advance, ends_cluster in zip(glyphs.advances, word.cluster_ends, strict=True)
        ]
        wanted = list(accumulate(moves, initial=0.0))
        pen = 0.0
        parts: list[Part] = []
        for piece in pieces:
            strings: list[Raised] = []
            for at in piece.glyphs:
                dx, rise = self._offset(word, at)
                string, _, width = self._codes[glyphs.indices[at]]
                adjustment = round(pen - wanted[at] - dx)
                if adjustment:
                    string = f"){adjustment}({string}"
                    pen -= adjustment
                if strings and strings[-1].rise == rise:
                    string = strings.pop().string + string
                strings.append(Raised(string, rise))
                pen += width + tracking
            parts.append(Part(tuple(strings), piece.actual))
        loose = word.clusters != sum(len(piece.glyphs) for piece in pieces)
        return ShownWord(_whole(parts), tuple(parts), pen - wanted[-1], loose)

    def _offset(self, word: ShapedWord, at: int) -> tuple[float, float]:
        """Return how far from the pen a glyph is drawn, to the right and up."""
        if not word.glyphs.offsets:
            return 0.0, 0.0
        dx, dy = word.glyphs.offsets[at]
        return dx * self.unit, dy * self.unit


def _whole(parts: list[Part]) -> str:
    """Return the string of a word that is shown as one, of another an empty one."""
    if len(parts) == 1 and parts[0].actual is None and len(parts[0].strings) == 1:
        string, rise = parts[0].strings[0]
        return "" if rise else string
    return ""
