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
    from collections.abc import Callable, Mapping

    from guidebuilder.text.fonts import Face
    from guidebuilder.text.harfbuzz import Placed

FIXED_SPACES = frozenset(SPACES)

CASED_SCRIPTS = frozenset({"Latn", "Grek", "Cyrl"})
"""Scripts whose ligatures are an ornament; in others they are spelling."""

CONNECTED_SCRIPTS = frozenset(
    # Letters that join: their strokes would come apart.
    {"Arab", "Syrc", "Mong", "Nkoo", "Adlm", "Rohg", "Mand", "Phag", "Sogd"}
    # Letters that hang from one line: it would break.
    | {"Deva", "Beng", "Guru", "Sylo", "Takr", "Modi"}
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

    def __init__(self, shape: Callable[[str], ShapedWord]) -> None:
        """Begin with none."""
        super().__init__()
        self.shape = shape

    def __missing__(self, text: str) -> ShapedWord:
        word = self[text] = self.shape(text)
        return word


class Spaces(dict[tuple[str, str, str], ShapedWord]):
    """A space and the characters around it → the space as wide as the font sets it there.

    Keys are the character before, the space, and the character after; empty where the
    run begins or ends.  Fonts kern letters with an open side, as ``T`` and ``Y``, against
    the space: each side by itself, so pairs of characters are all that is shaped.
    """

    def __init__(self, words: Words) -> None:
        """Begin with none."""
        super().__init__()
        self._words = words
        self._kerns: dict[str, int] = {}

    def __missing__(self, around: tuple[str, str, str]) -> ShapedWord:
        before, space, after = around
        word = self._words[space]
        kern = self._kern(before, space) + self._kern(space, after)
        if kern:
            first, *others = word.glyphs.advances
            glyphs = word.glyphs._replace(advances=(first + kern, *others))
            word = replace(word, glyphs=glyphs, width=word.width + kern)
        self[around] = word
        return word

    def _kern(self, left: str, right: str) -> int:
        """Return by how much two characters stand closer than their widths say."""
        if not left or not right:
            return 0
        pair = left + right
        kern = self._kerns.get(pair)
        if kern is None:
            words = self._words
            # The pair is no word: it is not kept among them.
            kern = words.shape(pair).width - words[left].width - words[right].width
            self._kerns[pair] = kern
        return kern


class Shaper:
    """Shapes words of one face, script, language and choice of features.

    Attributes:
        words: What is set from left to right, and from right to left.
        spaces: Spaces between words that are set from left to right.
    """

    def __init__(self, face: Face, script: str, lang: str, features: Mapping[str, bool]) -> None:
        """Make ready to shape; nothing is opened yet."""
        self._face = face
        self._script = script
        self._lang = lang
        self._features = dict(features)
        self.words = Words(self._rightwards), Words(self._leftwards)
        self.spaces = Spaces(self.words[False])

    def word(self, text: str, *, rtl: bool = False) -> ShapedWord:
        """Return the glyphs of a text that is set without a break."""
        return self.words[rtl][text]

    def _rightwards(self, text: str) -> ShapedWord:
        return self._shaped(text, rtl=False)

    def _leftwards(self, text: str) -> ShapedWord:
        return self._shaped(text, rtl=True)

    def _shaped(self, text: str, *, rtl: bool) -> ShapedWord:
        glyphs = self._face.font.shape(
            text, script=self._script, lang=self._lang, rtl=rtl, features=self._features
        )
        if not FIXED_SPACES.isdisjoint(text):
            glyphs = self._with_true_spaces(glyphs, text)
        width, clusters = sum(glyphs.advances), len(set(glyphs.clusters))
        return ShapedWord(text, glyphs, width, clusters, rtl, text in WORD_SPACES)

    def _with_true_spaces(self, glyphs: Placed, text: str) -> Placed:
        # For a space that the font lacks HarfBuzz moves the pen by half a word
        # space or so; the theme wants the width that the character is defined by.
        def width(character: str, advance: int) -> int:
            em = SPACES.get(character)
            if em is None or self._face.font.glyph_of(character):
                return advance
            return round(em * self._face.units_per_em)

        shown = zip(glyphs.clusters, glyphs.advances, strict=True)
        return glyphs._replace(advances=tuple(width(text[at], advance) for at, advance in shown))


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
