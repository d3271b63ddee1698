"""What a reader gets back when it copies, searches or reads aloud what was drawn.

A PDF shows glyphs; which characters they stand for is said in two places.  The font's
ToUnicode table gives each glyph one text, which suffices for letters, ligatures and
conjuncts.  Where it does not, because several glyphs show one cluster or one glyph
stands for different texts, the glyphs are wrapped in a ``Span`` with ``ActualText``.
The rules were found by trial with five readers: readers that know no ActualText show
the ToUnicode text, so every glyph has one, if only a guess.

* Left to right, the whole word is wrapped: poppler drops marks from parts of words.
* Right to left, each cluster by itself: poppler turns the wrapped text round.
* The hyphen of a divided word stands for U+00AD, which readers drop when they join.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.pdf.plain import SOFT_HYPHEN, is_plain, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from guidebuilder.text.runs import Glyph, GlyphRun

HYPHEN = "-"
NON_JOINER = "\u200c"
"""The text of a glyph that adds none: readers show nothing for it.

ToUnicode may not be empty (PDF/UA-1, 7.21.7).
"""

Piece = tuple["Sequence[Glyph]", str | None]
"""Glyphs that are drawn together, and their ActualText if they need one."""


class GlyphTexts:
    """What each glyph of a face stands for in one file."""

    def __init__(self, character_of: Callable[[int], str | None]) -> None:
        """Begin with none; *character_of* gives the character a glyph shows by itself."""
        self._character_of = character_of
        self._known: dict[int, str] = {}
        self._guessed: dict[int, str] = {}

    def __getitem__(self, glyph: int) -> str:
        """The text of a glyph that was drawn."""
        return self._known.get(glyph) or self._guessed[glyph]

    def pieces(self, run: GlyphRun) -> list[Piece]:
        """Cut a run into pieces, and remember what its glyphs stand for."""
        glyphs, text = run.glyphs, run.text
        # Nine runs in ten: a glyph for each character, none of them special.
        if (
            len(glyphs) == len(text)
            and not run.soft_hyphen
            and is_plain(text)
            and [glyph.cluster for glyph in glyphs] == list(range(len(glyphs)))
        ):
            known = self._known
            if all(
                known.setdefault(glyph.index, character) == character
                for glyph, character in zip(glyphs, text, strict=True)
            ):
                return [(glyphs, None)]
        return self._cut(run)

    def _cut(self, run: GlyphRun) -> list[Piece]:
        pieces: list[Piece] = []
        plain: list[Glyph] = []
        for clusters in _clusters_of_words(run):
            told = [self._tells(glyphs, text) for glyphs, text in clusters]
            if all(told):
                for glyphs, _ in clusters:
                    plain += glyphs
                continue
            if plain:
                pieces.append((plain, None))
                plain = []
            together = [glyph for glyphs, _ in clusters for glyph in glyphs]
            pieces.append((together, "".join(text for _, text in clusters)))
        if plain:
            pieces.append((plain, None))
        return pieces

    def _tells(self, glyphs: Sequence[Glyph], text: str) -> bool:
        """Whether ToUnicode alone gives a cluster's text; remember the glyphs' share in it."""
        if len(glyphs) == 1 and text and text != SOFT_HYPHEN:
            return self._known.setdefault(glyphs[0].index, text) == text
        left = HYPHEN if text == SOFT_HYPHEN else text
        unknown: list[int] = []
        for glyph in glyphs:
            character = self._character_of(glyph.index)
            if character and character in left:
                self._guessed.setdefault(glyph.index, character)
                left = left.replace(character, "", 1)
            else:
                unknown.append(glyph.index)
        for index in unknown:
            self._guessed.setdefault(index, left or NON_JOINER)
            left = ""
        return False


Cluster = tuple[list["Glyph"], str]


def _clusters_of_words(run: GlyphRun) -> Iterator[list[Cluster]]:
    """Yield what is wrapped together if any of it must be: words, or clusters in rtl text."""
    word: list[Cluster] = []
    for glyphs, text in _clusters(run):
        if run.rtl or text.isspace() or text == SOFT_HYPHEN:
            if word:
                yield word
                word = []
            yield [(glyphs, text)]
        else:
            word.append((glyphs, text))
    if word:
        yield word


def _clusters(run: GlyphRun) -> Iterator[Cluster]:
    """Yield the clusters that are seen, from left to right."""
    starts = sorted({glyph.cluster for glyph in run.glyphs})
    # Characters before the first cluster, dropped by shaping, belong to it.
    ends = dict(zip(starts, [*starts[1:], max([len(run.text), *starts])], strict=True))
    first = starts[0] if starts else 0
    group: list[Glyph] = []
    for position, glyph in enumerate(run.glyphs):
        group.append(glyph)
        follower = run.glyphs[position + 1] if position + 1 < len(run.glyphs) else None
        if follower and follower.cluster == glyph.cluster:
            continue
        start = 0 if glyph.cluster == first else glyph.cluster
        text = plain(run.text[start : ends[glyph.cluster]])
        if run.soft_hyphen and follower is None:
            text = SOFT_HYPHEN
        # A joiner or a soft hyphen inside a line is a glyph without ink or width.
        if text or any(each.advance for each in group):
            yield group, text
        group = []
