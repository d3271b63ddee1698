"""Turns words into placed glyphs, each word once.

A word is shaped without its neighbours, so that its glyphs can be remembered and
measured at any size.  What spaces between words do to their neighbours (the kern
between ``T`` and a space) is put into the space.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.text.fonts import SPACES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guidebuilder.text.fonts import Face
    from guidebuilder.text.harfbuzz import Placed

FIXED_SPACES = frozenset(SPACES)

CASED_SCRIPTS = frozenset({"Latn", "Grek", "Cyrl"})
"""Scripts whose ligatures are an ornament; in others they are spelling."""

JOINED_SCRIPTS = frozenset({"Arab", "Syrc", "Mong", "Nkoo", "Adlm", "Rohg", "Mand", "Phag", "Sogd"})
"""Scripts whose letters join: between them, their strokes would come apart."""

CONNECTED_SCRIPTS = JOINED_SCRIPTS | frozenset(
    # Letters that hang from one line: it would break.
    {"Deva", "Beng", "Guru", "Sylo", "Takr", "Modi"}
)
"""Scripts into whose words no space may be put (W3C, Arabic and Indic layout requirements)."""

WORD_SPACES = frozenset(" \u00a0")
"""The spaces that are words of their own and grow when a line is justified."""


class ShapedWord(Struct, frozen=True, eq=False):
    """The glyphs of a word, independent of its size; a space is one too.

    Two of them are equal only if they are the same: a shaper makes each once, and what
    becomes of it on a page is remembered by it.

    Attributes:
        text: Its characters, in logical order.
        glyphs: In visual order, left to right; lengths in font units.
        width: Sum of the advances, in font units.
        clusters: How many clusters the glyphs show.
        rtl: Whether it reads from right to left.
        is_space: Whether it grows when a line is justified.
    """

    text: str
    glyphs: Placed
    width: int
    clusters: int
    rtl: bool = False
    is_space: bool = False

    @property
    def cluster_starts(self) -> tuple[int, ...]:
        """Where the clusters begin, as indices into the text, in logical order.

        Between them the text may be cut: HarfBuzz keeps graphemes in one cluster.
        """
        return tuple(sorted(set(self.glyphs.clusters)))

    @property
    def cluster_ends(self) -> tuple[bool, ...]:
        """For each glyph, whether it is the last of its cluster, from left to right."""
        clusters = self.glyphs.clusters
        return tuple(
            left != right for left, right in zip(clusters, (*clusters[1:], -1), strict=True)
        )


class Words(dict[str, ShapedWord]):
    """Text that is set without a break → its glyphs, shaped when they are first asked for."""

    def __init__(self, shaper: Shaper, *, rtl: bool) -> None:
        """Begin with none."""
        super().__init__()
        self._shaper = shaper
        self._rtl = rtl

    def __missing__(self, text: str) -> ShapedWord:
        word = self[text] = self._shaper.shape(text, rtl=self._rtl)
        return word


class Halves(dict[tuple[ShapedWord, int], tuple[ShapedWord, ShapedWord]]):
    """A word and an index into its text → its glyphs before and after it, as they were shaped.

    What is said of a part of a word moves none of its glyphs.  Between the characters of
    one cluster nothing can be cut, and all of them are before.
    """

    def __missing__(self, key: tuple[ShapedWord, int]) -> tuple[ShapedWord, ShapedWord]:
        word, at = key
        at = next((each for each in word.cluster_starts if each >= at), len(word.text))
        halves = self[key] = _part(word, 0, at), _part(word, at, len(word.text))
        return halves


def _part(word: ShapedWord, start: int, end: int) -> ShapedWord:
    glyphs = word.glyphs
    taken = [at for at, cluster in enumerate(glyphs.clusters) if start <= cluster < end]
    advances = tuple(glyphs.advances[at] for at in taken)
    clusters = tuple(glyphs.clusters[at] - start for at in taken)
    kept = replace(
        glyphs,
        indices=tuple(glyphs.indices[at] for at in taken),
        clusters=clusters,
        advances=advances,
        offsets=tuple(glyphs.offsets[at] for at in taken) if glyphs.offsets else glyphs.offsets,
    )
    return ShapedWord(word.text[start:end], kept, sum(advances), len(set(clusters)), word.rtl)


class Spaces(dict[tuple[str, str, str], ShapedWord]):
    """A space and the characters around it → the space as wide as the font sets it there.

    Keys are the character before, the space, and the character after; empty where the
    run begins or ends.  Fonts kern letters with an open side, as ``T`` and ``Y``, against
    the space: each side by itself, so pairs of characters are all that is shaped.
    """

    def __init__(self, shaper: Shaper) -> None:
        """Begin with none."""
        super().__init__()
        self._shaper = shaper
        self._kerns: dict[str, int] = {"": 0}

    def __missing__(self, around: tuple[str, str, str]) -> ShapedWord:
        before, space, after = around
        word = self._shaper.word(space)
        kern = self._kern(before and before + space) + self._kern(after and space + after)
        if kern:
            first, *others = word.glyphs.advances
            glyphs = replace(word.glyphs, advances=(first + kern, *others))
            word = replace(word, glyphs=glyphs, width=word.width + kern)
        self[around] = word
        return word

    def _kern(self, pair: str) -> int:
        """Return how much farther apart two characters stand than their widths say."""
        kern = self._kerns.get(pair)
        if kern is None:
            kern = self._kerns[pair] = self._shaper.kern(pair)
        return kern


class Shaper:
    """Shapes words of one face, script, language and choice of features.

    Attributes:
        words: What is set from left to right, and from right to left.
        spaces: Spaces between words that are set from left to right.
        halves: Words of which one part is another item than the rest.
    """

    def __init__(self, face: Face, script: str, lang: str, features: Mapping[str, bool]) -> None:
        """Make ready to shape; nothing is opened yet."""
        self._face = face
        self._script = script
        self._lang = lang
        self._features = dict(features)
        self.words = Words(self, rtl=False), Words(self, rtl=True)
        self.spaces = Spaces(self)
        self.halves = Halves()

    def word(self, text: str, *, rtl: bool = False) -> ShapedWord:
        """Return the glyphs of a text that is set without a break, shaped once."""
        return self.words[rtl][text]

    def kern(self, pair: str) -> int:
        """Return how much farther apart the glyphs of a pair stand than their widths say."""
        glyphs = self._placed(pair, rtl=False)
        advance_of = self._face.font.advance_of
        return sum(glyphs.advances) - sum(map(advance_of, glyphs.indices))

    def shape(self, text: str, *, rtl: bool) -> ShapedWord:
        """Return the glyphs of a text, shaped anew."""
        glyphs = self._placed(text, rtl=rtl)
        if not FIXED_SPACES.isdisjoint(text):
            glyphs = self._with_true_spaces(glyphs, text)
        width, clusters = sum(glyphs.advances), len(set(glyphs.clusters))
        return ShapedWord(text, glyphs, width, clusters, rtl, text in WORD_SPACES)

    def _placed(self, text: str, *, rtl: bool) -> Placed:
        return self._face.font.shape(
            text, script=self._script, lang=self._lang, rtl=rtl, features=self._features
        )

    def _with_true_spaces(self, glyphs: Placed, text: str) -> Placed:
        # For a space that the font lacks HarfBuzz moves the pen by half a word
        # space or so; the theme wants the width that the character is defined by.
        def width(character: str, advance: int) -> int:
            em = SPACES.get(character)
            if em is None or self._face.font.glyph_of(character):
                return advance
            return round(em * self._face.units_per_em)

        shown = zip(glyphs.clusters, glyphs.advances, strict=True)
        return replace(glyphs, advances=tuple(width(text[at], advance) for at, advance in shown))


@lru_cache(maxsize=512)
def shaper_for(
    face: Face, script: str, lang: str, features: tuple[str, ...], *, tracked: bool
) -> Shaper:
    """Return the shaper for text of this kind, the same one each time.

    Args:
        face: The face.
        script: ISO 15924 code.
        lang: BCP 47 tag; fonts have forms for some languages.
        features: OpenType features to switch on.
        tracked: Whether space goes between the letters: a ligature would stand
            out as the one tight place, so cased scripts then do without.
    """
    chosen = dict.fromkeys(features, True)
    if tracked and script in CASED_SCRIPTS:
        chosen = {"liga": False, "clig": False, **chosen}
    return Shaper(face, script, lang, chosen)
