"""Cuts stretches into atoms, shapes each, and sums their widths.

An atom is what is shaped in one go and reused: a word, the part of a word in one
style, a space, a drawn sign.  A section is the atoms between two forced line ends.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING
from unicodedata import combining

from msgspec import Struct

from guidebuilder.text.break_chances import Chance
from guidebuilder.text.itemise import (
    OBJECT,
    SOFT_HYPHEN,
    WORD_JOINER,
    ZERO_WIDTH_SPACE,
    Sign,
    joins,
)
from guidebuilder.text.shaping import CASED_SCRIPTS, WORD_SPACES, shaper_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from guidebuilder.geometry import Pt
    from guidebuilder.text.itemise import ItemisedText, Stretch
    from guidebuilder.text.shaping import ShapedWord, Shaper

_SPACES = "".join(sorted(WORD_SPACES))
TOKENS = re.compile(f"[{_SPACES}\n]|[^{_SPACES}\n]+")
"""Words, spaces that grow, and forced line ends: each an atom of its own."""

VIRAMA = 9
"""Unicode's combining class of the sign that joins a consonant to the next one."""

LONGEST = 64
"""Most characters of an atom.

Words are shorter; of an address, or of what is no text, shaping each half at each
place to cut it would take time by the square of its length.
"""


class TextAtom(Struct, frozen=True):
    """Text that is shaped in one go.

    Attributes:
        start: Index of its first character in the paragraph.
        text: Its characters; a hyphen that we add is U+00AD.
        stretch: Where it comes from, and its style.
        shaper: Shapes parts of it.
        word: Its glyphs.
        width: Its width in points, tracking included.
        clusters: How many of its clusters tracking may follow: none in a connected script.
        space_width: How wide it is as a space that grows, in points without tracking;
            0 if it is none.
    """

    start: int
    text: str
    stretch: Stretch
    shaper: Shaper
    word: ShapedWord
    width: Pt
    clusters: int
    space_width: Pt = 0.0

    @property
    def end(self) -> int:
        """Index after its last character in the paragraph."""
        return self.start + len(self.text)

    @property
    def is_space(self) -> bool:
        """Whether it is a space that stretches."""
        return self.word.is_space

    @property
    def tracking(self) -> Pt:
        """Space after each of its clusters, in points."""
        return self.stretch.tracking

    @property
    def level(self) -> int:
        """Its bidi level."""
        return self.stretch.level

    def piece(self, start: int, end: int, *, hyphen: bool = False) -> TextAtom:
        """Return a part of the text as it stands at the head or end of a line.

        The part is shaped anew: ligatures and kerns across the cut are undone.
        """
        if end - start == len(self.text) and not hyphen:
            return self
        text = self.text[start:end]
        stretch, shaper = self.stretch, self.shaper
        word = shaper.word(text + "-" * hyphen, rtl=stretch.reads_leftwards)
        clusters = 0 if stretch.is_connected else word.clusters
        width = word.width * stretch.unit + stretch.tracking * clusters
        shown = text + SOFT_HYPHEN * hyphen
        return TextAtom(self.start + start, shown, stretch, shaper, word, width, clusters)


class SignAtom(Struct, frozen=True):
    """A drawn sign, which is never cut."""

    sign: Sign

    text = OBJECT
    stretch = None
    is_space = False
    tracking = 0.0
    clusters = 0
    space_width = 0.0

    @property
    def start(self) -> int:
        """Index of the character that stands for it in the paragraph."""
        return self.sign.start

    @property
    def end(self) -> int:
        """Index after that character."""
        return self.sign.start + 1

    @property
    def width(self) -> Pt:
        """Its width in points."""
        return self.sign.item.width

    @property
    def level(self) -> int:
        """Its bidi level."""
        return self.sign.level


Atom = TextAtom | SignAtom


class Section(Struct, frozen=True, dict=True):
    """The atoms between two forced line ends.

    Attributes:
        atoms: In logical order.
        text: The text of the whole paragraph, which places count in.
        chances: Places where a line may end besides those that the text shows.
        kept: Places where it may not end although the text shows one.
        runs_rightwards: Whether all of the paragraph reads from left to right.
    """

    atoms: tuple[Atom, ...]
    text: str
    chances: Mapping[int, Chance]
    kept: frozenset[int]
    runs_rightwards: bool

    @cached_property
    def widths(self) -> list[Pt]:
        """Width of the atoms before each index, and of all."""
        return list(accumulate([atom.width for atom in self.atoms], initial=0.0))

    @property
    def width(self) -> Pt:
        """Width of all atoms in one line, in points."""
        # What tracking adds after the last glyph stands between no two letters.
        return self.widths[-1] - (self.atoms[-1].tracking if self.atoms else 0.0)

    @cached_property
    def space_widths(self) -> list[Pt]:
        """Width of the spaces before each index, and of all; tracking is no part of it."""
        return list(accumulate([atom.space_width for atom in self.atoms], initial=0.0))

    @cached_property
    def cluster_counts(self) -> list[int]:
        """Clusters that tracking may follow before each index, and of all.

        A line that is tracked grows by each of them but the last: nothing stands
        after that.  Signs and connected scripts count none.
        """
        return list(accumulate([atom.clusters for atom in self.atoms], initial=0))


def sections_of(whole: ItemisedText) -> tuple[Section, ...]:
    """Shape a paragraph and divide it at its forced line ends."""
    chances, kept = _marked_places(whole)
    sections: list[list[Atom]] = [[]]
    for part in _shaped_together(whole.parts):
        if isinstance(part, Sign):
            sections[-1].append(SignAtom(part))
        elif "\n" not in whole.text:
            sections[-1] += _text_atoms(whole.text, part)
        else:
            for atom in _text_atoms(whole.text, part):
                if atom.text == "\n":
                    sections.append([])
                else:
                    sections[-1].append(atom)
    for atoms in sections:
        # White space before a line end in the source is no text.
        while atoms and atoms[-1].text == " ":
            atoms.pop()
    if not sections[-1]:
        sections.pop()
    rightwards = not any(part.level for part in whole.parts)
    return tuple(Section(tuple(atoms), whole.text, chances, kept, rightwards) for atoms in sections)


def _marked_places(whole: ItemisedText) -> tuple[dict[int, Chance], frozenset[int]]:
    """Return where signs and controls let a line end, and where they do not."""
    chances = {
        place: Chance(place, hyphen=1.0) if control == SOFT_HYPHEN else Chance(place, divides=False)
        for place, control in whole.controls.items()
        if control in (SOFT_HYPHEN, ZERO_WIDTH_SPACE)
    }
    kept = {place for place, control in whole.controls.items() if control == WORD_JOINER}
    for part in whole.parts:
        if isinstance(part, Sign):
            if part.item.glued:
                kept.add(part.start)
            else:
                chances[part.start] = Chance(part.start, divides=False)
            if part.item.holds:
                kept.add(part.start + 1)
    return chances, frozenset(kept)


def _shaped_together(parts: Iterable[Stretch | Sign]) -> Iterator[list[Stretch] | Sign]:
    """Yield signs, and stretches that look alike and follow one another, as one.

    What a reader hears of some words, or where they lead, moves no glyph of theirs.
    """
    alike: list[Stretch] = []
    for part in parts:
        if alike and (isinstance(part, Sign) or not _look_alike(alike[-1], part)):
            yield alike
            alike = []
        if isinstance(part, Sign):
            yield part
        else:
            alike.append(part)
    if alike:
        yield alike


def _look_alike(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches are shaped alike: by one face, in one language and direction."""
    return (
        one.face is other.face
        and one.script == other.script
        and one.level == other.level
        and one.item.lang == other.item.lang
        and one.item.style == other.item.style
    )


def _text_atoms(text: str, stretches: Sequence[Stretch]) -> list[TextAtom]:
    stretch, number = stretches[0], 0
    style, script = stretch.item.style, stretch.script
    tracking, unit, connected = stretch.tracking, stretch.unit, stretch.is_connected
    shaper = shaper_for(
        stretch.face, script, stretch.item.lang, style.features, tracked=tracking != 0
    )
    words = shaper.words[stretch.reads_leftwards]
    kerned_spaces = shaper.spaces if script in CASED_SCRIPTS else None
    atoms: list[TextAtom] = []
    first, start, end = stretch.start, stretch.start, stretches[-1].end
    last = end - 1
    for token in _tokens(text, first, end):
        if kerned_spaces is not None and token in WORD_SPACES:
            # Only what looks like the space can kern with it.
            before = text[start - 1].strip() if start > first else ""
            after = text[start + 1].strip() if start < last else ""
            word = kerned_spaces[before, token, after]
        else:
            word = words[token]
        rest: ShapedWord | None = word
        while rest is not None and rest.text:
            word, rest = rest, None
            while start >= stretch.end:
                number += 1
                stretch = stretches[number]
            if start + len(word.text) > stretch.end:
                # Another stretch begins within the word.
                word, rest = shaper.halves[word, stretch.end - start]
            clusters = 0 if connected else word.clusters
            width = natural = word.width * unit
            if tracking:
                width += tracking * clusters
            grows = natural if word.is_space else 0.0
            atoms.append(TextAtom(start, word.text, stretch, shaper, word, width, clusters, grows))
            start += len(word.text)
    return atoms


def _tokens(text: str, start: int, end: int) -> Sequence[str]:
    """Return spaces, words and forced line ends between two places: all of it, in order."""
    tokens = TOKENS.findall(text, start, end)
    if end - start <= LONGEST or max(map(len, tokens)) <= LONGEST:
        return tokens
    return [part for token in tokens for part in _parts(token)]


def _parts(token: str) -> Iterator[str]:
    """Yield a token in parts that are short enough to shape; conjuncts and marks stay whole."""
    start, end = 0, LONGEST
    while end < len(token):
        while end < len(token) and (joins(token[end]) or combining(token[end - 1]) == VIRAMA):
            end += 1
        yield token[start:end]
        start, end = end, end + LONGEST
    if start < len(token):
        yield token[start:]
