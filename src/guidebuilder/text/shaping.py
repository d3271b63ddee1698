"""Turns words into placed glyphs, each word once.

A word is shaped without its neighbours, so that its glyphs can be remembered and
measured at any size.  What spaces between words do to their neighbours (the kern
between ``T`` and a space) is put into the space.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.text.fonts import SPACES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guidebuilder.text.fonts import Face
    from guidebuilder.text.harfbuzz import RawGlyph

CASED_SCRIPTS = frozenset({"Latn", "Grek", "Cyrl"})
"""Scripts whose ligatures are an ornament; in others they are spelling."""


class ShapedWord(Struct, frozen=True, dict=True):
    """The glyphs of a word, independent of its size.

    Attributes:
        text: Its characters, in logical order.
        glyphs: In visual order, left to right; lengths in font units.
        width: Sum of the advances, in font units.
    """

    text: str
    glyphs: tuple[RawGlyph, ...]
    width: int

    @cached_property
    def cluster_starts(self) -> tuple[int, ...]:
        """Where the clusters begin, as indices into the text, in logical order.

        Between them the text may be cut: HarfBuzz keeps graphemes in one cluster.
        """
        return tuple(sorted({glyph.cluster for glyph in self.glyphs}))

    @cached_property
    def cluster_ends(self) -> tuple[bool, ...]:
        """For each glyph, whether it is the last of its cluster, from left to right."""
        clusters = [glyph.cluster for glyph in self.glyphs]
        return tuple(
            left != right for left, right in zip(clusters, [*clusters[1:], -1], strict=True)
        )


class Shaper:
    """Shapes words of one face, script, language and choice of features."""

    def __init__(self, face: Face, script: str, lang: str, features: Mapping[str, bool]) -> None:
        """Make ready to shape; nothing is opened yet."""
        self._face = face
        self._script = script
        self._lang = lang
        self._features = dict(features)
        self._words: dict[tuple[str, bool], ShapedWord] = {}
        self._spaces: dict[tuple[str, str, str], ShapedWord] = {}

    def word(self, text: str, *, rtl: bool = False) -> ShapedWord:
        """Return the glyphs of a text that is set without a break."""
        known = self._words.get((text, rtl))
        if known is None:
            known = self._words[text, rtl] = self._shape(text, rtl=rtl)
        return known

    def space(self, before: str, space: str, after: str) -> ShapedWord:
        """Return a space as wide as the font sets it between two characters.

        Fonts kern letters with an open side, as ``T`` and ``Y``, against the space.

        Args:
            before: The character before the space, empty at the start of a run.
            space: The space itself.
            after: The character after it, empty at the end of a run.
        """
        known = self._spaces.get((before, space, after))
        if known is None:
            together = self._shape(before + space + after, rtl=False).width
            apart = sum(self.word(each).width for each in (before, after) if each)
            plain = self.word(space)
            kern = together - apart - plain.width
            glyphs = tuple(replace(each, advance=each.advance + kern) for each in plain.glyphs)
            known = ShapedWord(space, glyphs, plain.width + kern)
            self._spaces[before, space, after] = known
        return known

    def _shape(self, text: str, *, rtl: bool) -> ShapedWord:
        glyphs = self._face.font.shape(
            text, script=self._script, lang=self._lang, rtl=rtl, features=self._features
        )
        glyphs = tuple(self._with_true_space(glyph, text) for glyph in glyphs)
        return ShapedWord(text, glyphs, sum(glyph.advance for glyph in glyphs))

    def _with_true_space(self, glyph: RawGlyph, text: str) -> RawGlyph:
        # For a space that the font lacks HarfBuzz moves the pen by half a word
        # space or so; the theme wants the width that the character is defined by.
        character = text[glyph.cluster]
        width = SPACES.get(character)
        if width is None or self._face.font.glyph_of(character):
            return glyph
        return replace(glyph, advance=round(width * self._face.units_per_em))


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
