"""Words as a font's strings: written once in a file, and repeated wherever they stand.

A word is spelt in the codes of its glyphs, with what the kerning between them adds to or
takes from the widths that the font declares.  All lengths are thousandths of an em, so
that one spelling serves every size.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from operator import sub
from typing import TYPE_CHECKING, NamedTuple

from guidebuilder.pdf.syntax import byte_string

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidebuilder.pdf.extraction import GlyphTexts
    from guidebuilder.text.fonts import Face
    from guidebuilder.text.shaping import ShapedWord

NEAR = 0.8
"""How far a glyph may stand from its place, in thousandths of an em.

In text of ten points that is 0.008 points, which no printer shows.  Adjustments are whole
thousandths; one that moves by a single unit is spared.
"""


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
        lag: How much farther the reader's pen has moved than layout's.
        parts: What it consists of otherwise.
        loose: Whether tracking moves the two pens differently: a reader tracks each
            glyph, layout each cluster.
    """

    string: str
    lag: float
    parts: tuple[Part, ...] = ()
    loose: bool = False

    @property
    def is_wrapped(self) -> bool:
        """Whether it ends in a part that has ActualText."""
        return bool(self.parts) and self.parts[-1].actual is not None

    @property
    def begins_wrapped(self) -> bool:
        """Whether it begins with a part that has ActualText."""
        return bool(self.parts) and self.parts[0].actual is not None

    def followed_by(self, space: ShownWord) -> ShownWord:
        """Return a wrapped word with the space after it, both in its ActualText."""
        *others, last = self.parts
        string, lag = space.string, self.lag
        if not -NEAR <= lag <= NEAR:
            adjustment = round(lag)
            string = f"){adjustment}({string}"
            lag -= adjustment
        strings = last.strings
        if strings[-1].rise == 0:
            string = strings[-1].string + string
            strings = strings[:-1]
        wrapped = Part((*strings, Raised(string, 0.0)), f"{last.actual} ")
        return ShownWord("", lag + space.lag, (*others, wrapped))

    def preceded_by(self, space: ShownWord) -> ShownWord:
        """Return a wrapped word with the space before it, both in its ActualText."""
        first, *others = self.parts
        raised, *strings = first.strings
        between, lag = "", space.lag
        if not -NEAR <= lag <= NEAR:
            between = f"){round(lag)}("
            lag -= round(lag)
        if raised.rise == 0:
            begun = [Raised(space.string + between + raised.string, 0.0)]
        else:
            begun = [Raised(space.string + between, 0.0), raised]
        wrapped = Part((*begun, *strings), f" {first.actual}")
        return ShownWord("", self.lag + lag, (wrapped, *others))


def with_spaces(words: Sequence[ShapedWord], shown: Sequence[ShownWord]) -> Iterator[ShownWord]:
    """Yield words as they are shown, spaces together with the wrapped words beside them.

    pdfium passes over a space that is alone between two words with ActualText.  It goes
    with the word before it, and at the head of a run with the one after.
    """
    before: ShownWord | None = None
    pairs = list(zip(words, shown, strict=True))
    if len(pairs) > 1 and words[0].is_space and not words[0].rtl and shown[1].begins_wrapped:
        pairs[:2] = [(words[1], shown[1].preceded_by(shown[0]))]
    for word, each in pairs:
        if before is not None:
            if word.is_space and not word.rtl and before.is_wrapped:
                yield before.followed_by(each)
                before = None
                continue
            yield before
        before = each
    if before is not None:
        yield before


class GlyphStrings(dict[int, str]):
    """Glyph number → its code as a string holds it, escaped; the brackets come later."""

    def __init__(self, face: Face) -> None:
        """Begin with none."""
        super().__init__()
        self._face = face

    def __missing__(self, glyph: int) -> str:
        if glyph == 0:
            # Shaping reports characters without a glyph; a box must never get here.
            raise ValueError(f"missing glyph drawn: {self._face.postscript_name}")
        string = self[glyph] = byte_string(glyph.to_bytes(2, "big"))[1:-1]
        return string


class GlyphAdvances(dict[int, int]):
    """Glyph number → how far it moves the pen by itself, in units of the font."""

    def __init__(self, face: Face) -> None:
        """Begin with none."""
        super().__init__()
        self._advance_of = face.font.advance_of

    def __missing__(self, glyph: int) -> int:
        advance = self[glyph] = self._advance_of(glyph)
        return advance


class DeclaredWidths(dict[int, float]):
    """Glyph number → the width that a file declares, in thousandths of an em.

    Exactly as the font has it: a reader's pen that moves by rounded widths would have to
    be put right after every other letter of a font of 2000 units.
    """

    def __init__(self, advances: GlyphAdvances, units_per_em: int) -> None:
        """Begin with none."""
        super().__init__()
        self._advances = advances
        self._units_per_em = units_per_em

    def __missing__(self, glyph: int) -> float:
        width = self[glyph] = round(self._advances[glyph] * 1000 / self._units_per_em, 2)
        return width


class Spelling(dict["ShapedWord", ShownWord]):
    """Word of a face → how it is shown if its glyphs tell its characters by themselves.

    It is the same in every file, so it is remembered from one booklet to the next.

    Attributes:
        strings: The codes of glyphs.
        widths: Their declared widths.
        unit: A unit of the face in thousandths of an em.
    """

    def __init__(self, face: Face) -> None:
        """Begin with no word."""
        super().__init__()
        self.strings = GlyphStrings(face)
        self._advances = GlyphAdvances(face)
        self.widths = DeclaredWidths(self._advances, face.units_per_em)
        self.unit = 1000 / face.units_per_em
        # Whether the widths are declared as they are, with two decimals.
        self._is_exact = 100_000 % face.units_per_em == 0

    def __missing__(self, word: ShapedWord) -> ShownWord:
        indices, advances = word.glyphs.indices, word.glyphs.advances
        strings = list(map(self.strings.__getitem__, indices))
        natural = tuple(map(self._advances.__getitem__, indices))
        unit, ahead, adjusted = self.unit, 0, 0
        if natural != advances:
            last = len(strings) - 1
            # The reader's pen is followed exactly, so errors of rounding never add up.
            for at, more in enumerate(map(sub, natural, advances)):
                if more:
                    ahead += more
                    missing = ahead * unit - adjusted
                    if at < last and not -NEAR <= missing <= NEAR:
                        adjustment = round(missing)
                        strings[at] += f"){adjustment}("
                        adjusted += adjustment
        lag = ahead * unit - adjusted
        if not self._is_exact:
            declared = sum(map(self.widths.__getitem__, indices))
            lag = declared - adjusted - word.width * self.unit
        shown = self[word] = ShownWord("".join(strings), lag)
        return shown


@lru_cache(maxsize=64)
def spelling_of(face: Face) -> Spelling:
    """Return the spelling of a face's words, the same each time."""
    return Spelling(face)


class WordStrings(dict["ShapedWord", ShownWord]):
    """Word → how one file shows it where it is not tracked and ends in no soft hyphen."""

    def __init__(self, spelling: Spelling, texts: GlyphTexts) -> None:
        """Begin with none.

        Args:
            spelling: Of the words of the face.
            texts: What the glyphs stand for in the file.
        """
        super().__init__()
        self._spelling = spelling
        self._texts = texts
        self.unit = spelling.unit
        """A unit of the face in thousandths of an em."""
        self._special: dict[tuple[ShapedWord, float, bool], ShownWord] = {}

    def __missing__(self, word: ShapedWord) -> ShownWord:
        if self._texts.tell(word) and not word.glyphs.offsets:
            shown = self._spelling[word]
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
                string = self._spelling.strings[glyphs.indices[at]]
                missing = pen - wanted[at] - dx
                if not -NEAR <= missing <= NEAR:
                    adjustment = round(missing)
                    string = f"){adjustment}({string}"
                    pen -= adjustment
                if strings and strings[-1].rise == rise:
                    string = strings.pop().string + string
                strings.append(Raised(string, rise))
                pen += self._spelling.widths[glyphs.indices[at]] + tracking
            parts.append(Part(tuple(strings), piece.actual))
        loose = word.clusters != sum(len(piece.glyphs) for piece in pieces)
        return ShownWord(_whole(parts), pen - wanted[-1], tuple(parts), loose)

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
