"""Lists where the lines of a section may end, with what the breaker must know of each."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from guidebuilder.text.atoms import TextAtom
from guidebuilder.text.break_chances import (
    Chance,
    chances_inside,
    is_address,
    space_penalty,
)
from guidebuilder.text.break_table import BreakTable
from guidebuilder.text.hyphenation import SHORTEST, divisions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from guidebuilder.geometry import Pt
    from guidebuilder.text.atoms import Section

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

    def at(self, places: Iterable[int]) -> tuple[Cut, ...]:
        """Return the cuts at some places of the table."""
        return tuple(self.cuts[place] for place in places)

    def parts(self) -> Iterator[Part]:
        """Yield what stands between two cuts, in order."""
        first, start = 0, 0.0
        for cut, end, resume in zip(self.cuts, self.table.end, self.table.resume, strict=True):
            yield Part(first, cut, end - start, (resume if cut.hyphen else end) - start)
            first, start = cut.resume, resume


def find_cuts(
    section: Section,
    words: list[tuple[int, int]],
    widths_of: Callable[[TextAtom, int, bool], tuple[Pt, Pt]],
    *,
    hyphens: bool,
) -> Cuts:
    """List the cuts of a section.

    Args:
        section: The section.
        words: What stands between its spaces.
        widths_of: Returns how wide the parts are into which an atom is divided.
        hyphens: Whether words may be divided by the patterns of their language.
    """
    atoms, chances, text = section.atoms, section.chances, section.text
    widths, spaces = section.widths, section.space_widths
    table = BreakTable()
    cuts: list[Cut] = []
    last = len(atoms)
    for number, (first, stop) in enumerate(words):
        # The last word stays whole: a paragraph does not end on a fragment.
        at = first
        for chance in _chances(section, first, stop, hyphens=hyphens and stop < last):
            while atoms[at].end < chance.offset:
                at += 1
            atom = atoms[at]
            offset, length = chance.offset - atom.start, len(atom.text)
            head, tail, hyphen = atom.width, 0.0, False
            if isinstance(atom, TextAtom):
                hyphen = chance.hyphen > 0
                head, tail = widths_of(atom, offset, hyphen)
            table.end.append(widths[at] + head - atom.tracking)
            table.resume.append(widths[at + 1] - tail)
            table.space_end.append(spaces[at + 1])
            table.space_resume.append(spaces[at + 1])
            table.words.append(number)
            table.penalty.append(chance.penalty)
            table.hyphen.append(chance.hyphen)
            table.divides.append(chance.divides)
            resume = (at, offset) if offset < length else (at + 1, 0)
            cuts.append(Cut(at, offset, *resume, hyphen, chance.divides, chance.complain))
        after, penalty, complain = stop, 0.0, False
        if stop < last:
            after += 1
            place = atoms[stop].start
            if place in chances:
                penalty, complain = chances[place].penalty, chances[place].complain
            else:
                penalty = space_penalty(text[place - 1], text[place + 1])
        table.end.append(widths[stop] - (atoms[stop - 1].tracking if stop else 0.0))
        table.resume.append(widths[after])
        table.space_end.append(spaces[stop])
        table.space_resume.append(spaces[after])
        table.words.append(number + 1)
        table.penalty.append(penalty)
        table.hyphen.append(0.0)
        table.divides.append(False)
        cuts.append(Cut(stop, 0, after, 0, False, False, complain))  # noqa: FBT003
    return Cuts(table, cuts)


def shaped(atom: TextAtom, offset: int, hyphen: bool) -> tuple[Pt, Pt]:  # noqa: FBT001
    """Return the widths of the two parts of an atom as they will be set."""
    head = atom.piece(0, offset, hyphen=hyphen).width
    length = len(atom.text)
    return head, atom.piece(offset, length).width if offset < length else 0.0


def estimated(atom: TextAtom, offset: int, hyphen: bool) -> tuple[Pt, Pt]:  # noqa: FBT001
    """Return nearly these widths: by what the glyphs of the whole atom take."""
    starts = atom.word.cluster_starts
    if offset == len(atom.text) or offset not in starts:
        return shaped(atom, offset, hyphen)
    glyphs, unit = atom.word.glyphs, atom.stretch.unit
    head = unit * sum(
        advance
        for advance, cluster in zip(glyphs.advances, glyphs.clusters, strict=True)
        if cluster < offset
    )
    if atom.tracking:
        head += atom.tracking * bisect_right(starts, offset - 1)
    tail = atom.width - head
    if hyphen:
        head += atom.shaper.word("-").width * unit + atom.tracking
    return head, tail


def _chances(section: Section, first: int, stop: int, *, hyphens: bool) -> Sequence[Chance]:
    """Return the chances between two spaces, in order; their offsets count in the text."""
    atoms = section.atoms
    if first == stop:
        return ()
    chances, kept = section.chances, section.kept
    start = atoms[first].start
    if stop - first == 1:
        word = atoms[first].text
        if word.isalpha() and not hyphens and not chances:
            return ()  # Most words.
    else:
        word = section.text[start : atoms[stop - 1].end]
    end = start + len(word)
    marked = [at for at in range(start + 1, end) if at in chances] if chances else ()
    found = {start + chance.offset: chance for chance in chances_inside(word)}
    # Whoever marks where a word may be divided means nowhere else.
    if hyphens and not any(chances[at].hyphen for at in marked):
        for at, share in _divisions(section, first, stop, word):
            found.setdefault(start + at, Chance(at, hyphen=share))
    if not found and not marked:
        return ()
    found.update((at, chances[at]) for at in marked)
    return [found[at]._replace(offset=at) for at in sorted(found) if at not in kept]


def _divisions(section: Section, first: int, stop: int, word: str) -> tuple[tuple[int, float], ...]:
    """Return where the patterns of their languages divide the words between two spaces."""
    atoms = section.atoms
    if stop - first == 1:
        atom = atoms[first]
        return _divided(word, atom.stretch.item.lang) if isinstance(atom, TextAtom) else ()
    found = []
    start = atoms[first].start
    for atom in atoms[first:stop]:
        if not isinstance(atom, TextAtom):
            continue
        begin, end = atom.start - start, atom.end - start
        # Half a word in bold is still half a word.
        found += [
            (at, share)
            for head, tail, at, share in _divided_words(word, atom.stretch.item.lang)
            if begin <= head and tail <= end
        ]
    return tuple(found)


@lru_cache(maxsize=16384)
def _divided(word: str, lang: str) -> tuple[tuple[int, float], ...]:
    """Return where a word may be divided, and how many hyphen penalties each costs."""
    return tuple((at, share) for _, _, at, share in _divided_words(word, lang))


def _divided_words(word: str, lang: str) -> Iterator[tuple[int, int, int, float]]:
    """Yield the same with the start and end of the part that is a word by itself."""
    if len(word) < SHORTEST or is_address(word):
        return
    for match in LONE_WORD.finditer(word):
        alone = match.group()
        for offset in divisions(alone, lang):
            letters = min(offset, FRAGMENT) + min(len(alone) - offset, FRAGMENT)
            share = 1 + FRAGMENT_SHARE * (2 * FRAGMENT - letters)
            yield match.start(), match.end(), match.start() + offset, share
