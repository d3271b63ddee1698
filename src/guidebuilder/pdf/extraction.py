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

from typing import TYPE_CHECKING, NamedTuple

from guidebuilder.pdf.plain import SOFT_HYPHEN, is_plain, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from guidebuilder.text.shaping import ShapedWord

HYPHEN = "-"
NON_JOINER = "\u200c"
"""The text of a glyph that adds none: readers show nothing for it.

ToUnicode may not be empty (PDF/UA-1, 7.21.7).
"""


class Piece(NamedTuple):
    """Part of a word: the places of its glyphs, left to right, and its ActualText if any."""

    glyphs: Sequence[int]
    actual: str | None


class GlyphTexts:
    """What each glyph of a face stands for in one file."""

    def __init__(self, glyph_of: Callable[[str], int]) -> None:
        """Begin with none; *glyph_of* gives the glyph that shows a character by itself."""
        self._glyph_of = glyph_of
        self._known: dict[int, str] = {}
        self._guessed: dict[int, str] = {}

    def __getitem__(self, glyph: int) -> str:
        """The text of a glyph that was drawn."""
        return self._known.get(glyph) or self._guessed[glyph]

    @property
    def drawn(self) -> AbstractSet[int]:
        """The glyphs of the words that were asked about: all that were drawn."""
        return self._known.keys() | self._guessed.keys()

    def tell(self, word: ShapedWord) -> bool:
        """Whether its glyphs alone tell a word, one for each cluster, as nearly all do."""
        indices, text = word.glyphs.indices, word.text
        if len(indices) != word.clusters or word.rtl:
            return False
        try:
            if "".join(map(self._known.__getitem__, indices)) == text:
                return len(indices) == len(text) or self._stand_for_clusters(word)
        except KeyError:
            pass  # of a glyph that is drawn for the first time
        return is_plain(text) and self._stand_for_clusters(word)

    def pieces(self, word: ShapedWord, *, soft_hyphen: bool) -> list[Piece]:
        """Cut a word into pieces, and remember what its glyphs stand for.

        Args:
            word: The word.
            soft_hyphen: Whether its last glyph is a hyphen at which it was divided.
        """
        indices = word.glyphs.indices
        pieces: list[Piece] = []
        plain: list[int] = []
        for clusters in _wrapped_together(word, soft_hyphen=soft_hyphen):
            told = [
                self._tells([indices[at] for at in each.glyphs], each.text) for each in clusters
            ]
            together = [at for each in clusters for at in each.glyphs]
            if all(told):
                plain += together
                continue
            if plain:
                pieces.append(Piece(plain, None))
                plain = []
            pieces.append(Piece(together, "".join(each.text for each in clusters)))
        if plain:
            pieces.append(Piece(plain, None))
        return pieces

    def _stand_for_clusters(self, word: ShapedWord) -> bool:
        """Whether glyphs that show a cluster each stand for the texts of theirs."""
        glyphs, text = word.glyphs, word.text
        if len(glyphs.indices) == len(text):
            return all(map(self._stands_for, glyphs.indices, text))
        starts = glyphs.clusters
        ends = (*starts[1:], len(text))
        # Characters before the first cluster, dropped by shaping, belong to it.
        texts = [text[start:end] for start, end in zip((0, *starts[1:]), ends, strict=True)]
        return all(map(self._stands_for, glyphs.indices, texts))

    def _stands_for(self, glyph: int, text: str) -> bool:
        """Whether a glyph stands for a text; the first one that it is drawn for holds."""
        return self._known.setdefault(glyph, text) == text

    def _tells(self, glyphs: Sequence[int], text: str) -> bool:
        """Whether ToUnicode alone gives a cluster's text; remember the glyphs' share in it."""
        if len(glyphs) == 1 and text and text != SOFT_HYPHEN:
            return self._stands_for(glyphs[0], text)
        left = HYPHEN if text == SOFT_HYPHEN else text
        unknown: list[int] = []
        for glyph in glyphs:
            character = next((each for each in left if self._glyph_of(each) == glyph), None)
            if character:
                self._guessed.setdefault(glyph, character)
                left = left.replace(character, "", 1)
            else:
                unknown.append(glyph)
        for glyph in unknown:
            self._guessed.setdefault(glyph, left or NON_JOINER)
            left = ""
        return False


class _Cluster(NamedTuple):
    """The places of the glyphs that show some text together, left to right."""

    glyphs: Sequence[int]
    text: str


def _wrapped_together(word: ShapedWord, *, soft_hyphen: bool) -> Iterator[list[_Cluster]]:
    """Yield what is wrapped together if any of it must be: all, or clusters in rtl text."""
    together: list[_Cluster] = []
    for cluster in _clusters(word, soft_hyphen=soft_hyphen):
        if word.rtl or cluster.text.isspace() or cluster.text == SOFT_HYPHEN:
            if together:
                yield together
                together = []
            yield [cluster]
        else:
            together.append(cluster)
    if together:
        yield together


def _clusters(word: ShapedWord, *, soft_hyphen: bool) -> Iterator[_Cluster]:
    """Yield the clusters that are seen, from left to right."""
    clusters, advances = word.glyphs.clusters, word.glyphs.advances
    starts = word.cluster_starts
    ends = dict(zip(starts, [*starts[1:], len(word.text)], strict=True))
    begin = 0
    for at, ends_cluster in enumerate(word.cluster_ends):
        if not ends_cluster:
            continue
        glyphs = range(begin, at + 1)
        begin = at + 1
        first = clusters[at]
        # Characters before the first cluster, dropped by shaping, belong to it.
        text = plain(word.text[0 if first == starts[0] else first : ends[first]])
        if soft_hyphen and at == len(clusters) - 1:
            text = SOFT_HYPHEN
        # A joiner or a soft hyphen inside a line is a glyph without ink or width.
        if text or any(advances[each] for each in glyphs):
            yield _Cluster(glyphs, text)
