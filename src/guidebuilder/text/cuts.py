"""Lists where the lines of a section may end, with what the breaker must know of each."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from guidebuilder.text.atoms import TextAtom
from guidebuilder.text.break_chances import (
    Chance,
    chances_inside,
    is_address,
    space_keeps,
    space_penalty,
)
from guidebuilder.text.hyphenation import divisions
from guidebuilder.text.line_breaking import BreakTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.geometry import Pt
    from guidebuilder.text.atoms import Atom, Section

FRAGMENT = 5
"""A division costs more for each letter that a fragment has fewer than this (Typst's rule)."""

FRAGMENT_SHARE = 0.15
"""How many hyphen penalties each such letter costs (Typst's value)."""

LONE_WORD = re.compile(r"(?<![\w'’\-\u2010/@.])[^\W\d_]+(?![\w\-\u2010/@])")
"""A word by itself.  Half a compound is none: it would get a second hyphen."""


class Cut(NamedTuple):
    """How a line ends and the next begins.

    Attributes:
        atom: The line ends in this atom, or just before it,
        offset: before this character of it.
        resume: The next line begins in this atom,
        resume_offset: at this character of it.
        hyphen: Whether the line gets a hyphen.
        divides: Whether it ends inside a word.
        complain: Whether that is a fault to tell the author of.
    """

    atom: int
    offset: int
    resume: int
    resume_offset: int = 0
    hyphen: bool = False
    divides: bool = False
    complain: bool = False

    @property
    def space(self) -> int | None:
        """The atom of the space that stands where the line ends."""
        return self.atom if self.offset == 0 and self.resume == self.atom + 1 else None


class Part(NamedTuple):
    """What no line may end in.

    Attributes:
        first: Its first atom.
        end: The cut that ends it.
        width: Its width, with the hyphen if it gets one.
        shown_width: Its width without that hyphen.
    """

    first: int
    end: Cut
    width: Pt
    shown_width: Pt


class Cuts(NamedTuple):
    """Where the lines of a section may end: for the breaker, and for the setter."""

    table: BreakTable
    cuts: list[Cut]

    def parts(self) -> Iterator[Part]:
        """Yield what stands between two cuts, in order."""
        first, start = 0, 0.0
        for cut, end, resume in zip(self.cuts, self.table.end, self.table.resume, strict=True):
            yield Part(first, cut, end - start, (resume if cut.hyphen else end) - start)
            first, start = cut.resume, resume

    @property
    def widest_part(self) -> Pt:
        """Width of the widest part that no line may end in."""
        return max(part.width for part in self.parts())


class CutSection(Struct, frozen=True, dict=True):
    """A section and its cuts, listed when they are asked for."""

    section: Section

    def cuts(self, *, hyphens: bool) -> Cuts:
        """Return the cuts in order; the last is the section's end.

        Args:
            hyphens: Whether words may be divided by the patterns of their language.
        """
        return self._divided if hyphens else self._whole

    @property
    def end(self) -> Cut:
        """The end of the section, its last cut."""
        return Cut(len(self.section.atoms), 0, len(self.section.atoms))

    def part_around(self, place: int) -> str:
        """Return the text around a place in which no line should end."""
        start, end = self._parts[bisect_right(self._parts, (place, len(self.section.text))) - 1]
        return self.section.text[start:end]

    @cached_property
    def _parts(self) -> list[tuple[int, int]]:
        """Start and end of each part in which no line should end."""
        atoms = self.section.atoms
        parts = []
        start = atoms[0].start
        for cut in self._whole.cuts:
            if cut.complain:
                continue
            if cut.resume == len(atoms):
                parts.append((start, atoms[-1].end))
                break
            parts.append((start, atoms[cut.atom].start + cut.offset))
            start = atoms[cut.resume].start + cut.resume_offset
        return parts

    @cached_property
    def _whole(self) -> Cuts:
        return _find_cuts(self.section, hyphens=False)

    @cached_property
    def _divided(self) -> Cuts:
        return _find_cuts(self.section, hyphens=True)


def _find_cuts(section: Section, *, hyphens: bool) -> Cuts:
    found = Cuts(BreakTable(), [])
    for words, (first, stop) in enumerate(_words(section)):
        # The last word stays whole: a paragraph does not end on a fragment.
        may_divide = hyphens and stop < len(section.atoms)
        _add_inside(
            found, section, _chances(section, first, stop, hyphens=may_divide), first, words
        )
        _add_end(found, section, stop, words + 1)
    return found


def _add_end(found: Cuts, section: Section, stop: int, words: int) -> None:
    """Add the end of a word: at the space that is atom *stop*, or of the section."""
    atoms = section.atoms
    after = min(stop + 1, len(atoms))
    penalty, complain = 0.0, False
    if after > stop:
        chance = section.chances.get(atoms[stop].start)
        plain = space_penalty(atoms[stop - 1].text, atoms[after].text)
        penalty, complain = (chance.penalty, chance.complain) if chance else (plain, False)
    found.table.add(
        end=section.widths[stop] - (atoms[stop - 1].tracking if stop else 0.0),
        resume=section.widths[after],
        space_end=section.space_widths[stop],
        space_resume=section.space_widths[after],
        words=words,
        penalty=penalty,
    )
    found.cuts.append(Cut(stop, 0, after, complain=complain))


def _add_inside(
    found: Cuts, section: Section, chances: list[Chance], first: int, words: int
) -> None:
    """Add the chances inside what stands between two spaces and begins at atom *first*."""
    at = first
    for chance in chances:
        while section.atoms[at].end < chance.offset:
            at += 1
        atom = section.atoms[at]
        offset, length = chance.offset - atom.start, len(atom.text)
        head, tail, hyphen = atom.width, 0.0, False
        if isinstance(atom, TextAtom):
            hyphen = chance.hyphen > 0
            head = atom.piece(0, offset, hyphen=hyphen).width
            tail = atom.piece(offset, length).width if offset < length else 0.0
        found.table.add(
            end=section.widths[at] + head - atom.tracking,
            resume=section.widths[at + 1] - tail,
            space_end=section.space_widths[at + 1],
            space_resume=section.space_widths[at + 1],
            words=words,
            penalty=chance.penalty,
            hyphen=chance.hyphen,
            divides=chance.divides,
        )
        resume = (at, offset) if offset < length else (at + 1, 0)
        found.cuts.append(Cut(at, offset, *resume, hyphen, chance.divides, chance.complain))


def _words(section: Section) -> Iterator[tuple[int, int]]:
    """Yield the first atom and the atom after the last of what stands between two spaces."""
    first = 0
    for at, atom in enumerate(section.atoms):
        if atom.is_space and _may_end_at(section, at):
            yield first, at
            first = at + 1
    yield first, len(section.atoms)


def _may_end_at(section: Section, at: int) -> bool:
    """Whether a line may end at the space that is atom *at*."""
    if not 0 < at < len(section.atoms) - 1:
        return False
    before, space, after = section.atoms[at - 1 : at + 2]
    if section.kept and not section.kept.isdisjoint((space.start, space.end)):
        return False
    if space.start in section.chances:
        return True
    return space.text == " " and not space_keeps(before.text, after.text)


def _chances(section: Section, first: int, stop: int, *, hyphens: bool) -> list[Chance]:
    """Return the chances between two spaces, in order; their offsets count in the text."""
    atoms = section.atoms
    if first == stop:
        return []
    if stop - first == 1 and atoms[first].text.isalpha() and not (hyphens or section.chances):
        return []
    start, end = atoms[first].start, atoms[stop - 1].end
    word = section.text[start:end]
    inside = section.chances.keys() & set(range(start + 1, end)) if section.chances else set()
    found: dict[int, Chance] = {}
    # Whoever marks where a word may be divided means nowhere else.
    if hyphens and not is_address(word) and not any(section.chances[at].hyphen for at in inside):
        for atom in atoms[first:stop]:
            found.update((chance.offset, chance) for chance in _divisions(section.text, atom))
    for chance in chances_inside(word):
        found[start + chance.offset] = chance._replace(offset=start + chance.offset)
    found.update((place, section.chances[place]) for place in inside)
    return [found[place] for place in sorted(found.keys() - section.kept)]


def _divisions(text: str, atom: Atom) -> Iterator[Chance]:
    """Yield where the patterns of its language divide the words in an atom."""
    if not isinstance(atom, TextAtom):
        return
    # The search runs on past the atom, to see whether a word does: half of it in
    # bold is still half a word.
    for match in LONE_WORD.finditer(text, atom.start):
        if match.end() > atom.end:
            break
        word = match.group()
        for offset in divisions(word, atom.stretch.item.lang):
            letters = min(offset, FRAGMENT) + min(len(word) - offset, FRAGMENT)
            share = 1 + FRAGMENT_SHARE * (2 * FRAGMENT - letters)
            yield Chance(match.start() + offset, hyphen=share)
