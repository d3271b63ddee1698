"""Words as a font's strings: written once in a file, and repeated wherever they stand.

A word is spelt in the codes of its glyphs, with what the kerning between them adds to or
takes from the widths that the font declares.  All lengths are thousandths of an em, so
that one spelling serves every size.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from guidebuilder.pdf.extraction import GlyphTexts, Piece
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

    def __init__(
        self, codes: Mapping[int, tuple[str, float]], texts: GlyphTexts, units_per_em: int
    ) -> None:
        """Begin with none.

        Args:
            codes: For each glyph of the face, its code and declared width.
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
        shown = self[word] = self._spelt(word, 0.0, soft_hyphen=False)
        return shown

    def special(self, word: ShapedWord, tracking: float, *, soft_hyphen: bool) -> ShownWord:
        """Return how a word is shown that is tracked or ends in a hyphen of ours."""
        key = (word, tracking, soft_hyphen)
        shown = self._special.get(key)
        if shown is None:
            shown = self._special[key] = self._spelt(word, tracking, soft_hyphen=soft_hyphen)
        return shown

    def _spelt(self, word: ShapedWord, tracking: float, *, soft_hyphen: bool) -> ShownWord:
        pieces = self._texts.pieces(word, soft_hyphen=soft_hyphen)
        glyphs = word.glyphs
        if not glyphs.offsets and not tracking and len(pieces) == 1 and pieces[0].actual is None:
            return self._plain(word, pieces[0].glyphs)
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
                code, width = self._codes[glyphs.indices[at]]
                adjustment = round(pen - wanted[at] - dx)
                if adjustment:
                    code = f"){adjustment}({code}"
                    pen -= adjustment
                if strings and strings[-1].rise == rise:
                    code = strings.pop().string + code
                strings.append(Raised(code, rise))
                pen += width + tracking
            parts.append(Part(tuple(strings), piece.actual))
        return ShownWord("", tuple(parts), pen - wanted[-1], loose=_is_loose(word, pieces))

    def _plain(self, word: ShapedWord, places: Sequence[int]) -> ShownWord:
        """Return a word of which nothing is raised, tracked or told by ActualText."""
        codes, unit = self._codes, self.unit
        indices, _, advances, _ = word.glyphs
        array = []
        lag = 0.0
        for at in places:
            # The reader's pen is followed exactly, so errors of rounding never add up.
            if not -HALF <= lag <= HALF:
                adjustment = round(lag)
                array.append(f"){adjustment}(")
                lag -= adjustment
            code, width = codes[indices[at]]
            array.append(code)
            lag += width - advances[at] * unit
        return ShownWord("".join(array), (), lag, loose=word.clusters != len(places))

    def _offset(self, word: ShapedWord, at: int) -> tuple[float, float]:
        """Return how far from the pen a glyph is drawn, to the right and up."""
        if not word.glyphs.offsets:
            return 0.0, 0.0
        dx, dy = word.glyphs.offsets[at]
        return dx * self.unit, dy * self.unit


def _is_loose(word: ShapedWord, pieces: Iterable[Piece]) -> bool:
    return word.clusters != sum(len(piece.glyphs) for piece in pieces)
