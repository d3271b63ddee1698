"""Cuts stretches into atoms, shapes each, and sums their widths.

An atom is what is shaped in one go and reused: a word, the part of a word in one
style, a space, a drawn sign.  A section is the atoms between two forced line ends.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

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
from guidebuilder.text.shaping import CASED_SCRIPTS, shaper_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from guidebuilder.geometry import Pt
    from guidebuilder.text.itemise import ItemisedText, Stretch
    from guidebuilder.text.shaping import ShapedWord, Shaper

SPACES = " \u00a0"
"""The spaces that are atoms of their own and stretch when a line is justified."""

TOKENS = re.compile(f"[{SPACES}\n]|[^{SPACES}\n]+")

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
    """

    start: int
    text: str
    stretch: Stretch
    shaper: Shaper
    word: ShapedWord
    width: Pt

    @property
    def end(self) -> int:
        """Index after its last character in the paragraph."""
        return self.start + len(self.text)

    @property
    def is_space(self) -> bool:
        """Whether it is a space that stretches."""
        return self.text in SPACES

    @property
    def tracking(self) -> Pt:
        """Space after each of its glyphs, in points."""
        return self.stretch.item.style.tracking

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
        word = self.shaper.word(text + "-" * hyphen, rtl=self.stretch.reads_leftwards)
        return TextAtom(
            self.start + start,
            text + SOFT_HYPHEN * hyphen,
            self.stretch,
            self.shaper,
            word,
            _width(word, self.stretch),
        )


class SignAtom(Struct, frozen=True):
    """A drawn sign, which is never cut."""

    sign: Sign

    text = OBJECT
    is_space = False
    tracking = 0.0

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
    """

    atoms: tuple[Atom, ...]
    text: str
    chances: Mapping[int, Chance]
    kept: frozenset[int]

    @cached_property
    def widths(self) -> list[Pt]:
        """Width of the atoms before each index, and of all."""
        return list(accumulate((atom.width for atom in self.atoms), initial=0.0))

    @property
    def width(self) -> Pt:
        """Width of all atoms in one line, in points."""
        # What tracking adds after the last glyph stands between no two letters.
        return self.widths[-1] - (self.atoms[-1].tracking if self.atoms else 0.0)

    @cached_property
    def space_widths(self) -> list[Pt]:
        """Width of the spaces before each index, and of all."""
        return list(accumulate((atom.width * atom.is_space for atom in self.atoms), initial=0.0))


def sections_of(whole: ItemisedText) -> tuple[Section, ...]:
    """Shape a paragraph and divide it at its forced line ends."""
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
    sections: list[list[Atom]] = [[]]
    for atom in _atoms(whole):
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
    return tuple(Section(tuple(atoms), whole.text, chances, frozenset(kept)) for atoms in sections)


def _atoms(whole: ItemisedText) -> Iterator[Atom]:
    for part in whole.parts:
        if isinstance(part, Sign):
            yield SignAtom(part)
        else:
            yield from _text_atoms(whole.text, part)


def _text_atoms(text: str, stretch: Stretch) -> Iterator[TextAtom]:
    style = stretch.item.style
    shaper = shaper_for(
        stretch.face,
        stretch.script,
        stretch.item.lang,
        style.features,
        tracked=style.tracking != 0,
    )
    rtl = stretch.reads_leftwards
    kerns_spaces = stretch.script in CASED_SCRIPTS
    for start, characters in _tokens(text, stretch.start, stretch.end):
        if kerns_spaces and characters in SPACES:
            # Only what is set in the same stretch can kern with the space.
            before = text[max(start - 1, stretch.start) : start].strip()
            after = text[start + 1 : min(start + 2, stretch.end)].strip()
            word = shaper.space(before, characters, after)
        else:
            word = shaper.word(characters, rtl=rtl)
        yield TextAtom(start, characters, stretch, shaper, word, _width(word, stretch))


def _tokens(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield spaces and words of a part of a text, and where they start."""
    for match in TOKENS.finditer(text, start, end):
        at, stop = match.span()
        while stop - at > LONGEST:
            cut = at + LONGEST
            while cut < stop and joins(text[cut]):
                cut += 1
            yield at, text[at:cut]
            at = cut
        if at < stop:
            yield at, text[at:stop]


def _width(word: ShapedWord, stretch: Stretch) -> Pt:
    style = stretch.item.style
    width = word.width * style.size / stretch.face.units_per_em
    if style.tracking:
        width += style.tracking * len(word.cluster_starts)
    return width
