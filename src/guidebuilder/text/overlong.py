"""Cuts what is wider than a line: the one case in which a word may end anywhere.

The author is told, unless the cut is one that the text could have had anyway.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.text.atoms import TextAtom
from guidebuilder.text.break_chances import Chance, chances_inside, is_address
from guidebuilder.text.cut_sections import CutSection
from guidebuilder.text.cuts import LONE_WORD
from guidebuilder.text.hyphenation import divisions, pattern_divisions
from guidebuilder.text.line_breaking import ROUNDING
from guidebuilder.text.shaping import CASED_SCRIPTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from guidebuilder.geometry import Pt
    from guidebuilder.text.atoms import Atom, Section

OVERLONG_PENALTY = 2000.0
"""For a line end that should not be: taken only where there is no other."""

AFTER_DASH = re.compile(r"(?<=[\u2013\u2014])(?=\S)")
AFTER_SIGN = re.compile(r"(?<=[^\w\s])(?=[^\W\d])")
"""The least bad places to cut what is no word: a range at its dash, a figure at no comma.
A range that goes on in the next line behind its dash is read as one: nobody is told of it."""


def fitted(whole: CutSection, measure: Pt, *, hyphens: bool) -> CutSection:
    """Return a section of which every part fits the measure, but for a lone cluster or sign.

    Args:
        whole: The section.
        measure: Width of its narrowest line.
        hyphens: Whether words may be divided anyway.
    """
    limit = measure + ROUNDING
    if not _has_wider(whole, limit, hyphens=hyphens):
        return whole
    section = _with_cut_words(whole.section, limit, hyphens=hyphens)
    # A line end between two atoms makes two words of one, which may be divided in
    # fewer places than it was: look again until nothing is too wide.
    while (joined := _with_joints(section, limit, hyphens=hyphens)).chances != section.chances:
        section = joined
    return CutSection(_without_hyphens(section, limit, hyphens=hyphens), whole.base_level)


def _has_wider(whole: CutSection, limit: Pt, *, hyphens: bool) -> bool:
    # In this order: most paragraphs need no look at the words, fewer their parts.
    return (
        whole.section.widths[-1] > limit
        and whole.widest_word > limit
        and whole.widest_part > limit
        and (not hyphens or max(part.width for part in whole.cuts(hyphens=True).parts()) > limit)
    )


def _with_cut_words(section: Section, limit: Pt, *, hyphens: bool) -> Section:
    """Cut each atom that is wider than a line into atoms that fit."""
    atoms: list[Atom] = []
    chances = dict(section.chances)
    for atom in section.atoms:
        if not isinstance(atom, TextAtom) or atom.width <= limit:
            atoms.append(atom)
            continue
        start = 0
        for chance in _cuts_of(atom, limit, hyphens=hyphens):
            atoms.append(atom.piece(start, chance.offset))
            start = chance.offset
            chances[atom.start + start] = chance._replace(offset=atom.start + start)
        atoms.append(atom.piece(start, len(atom.text)))
    kept = section.kept.difference(chances)
    return replace(section, atoms=tuple(atoms), chances=chances, kept=kept)


def _with_joints(section: Section, limit: Pt, *, hyphens: bool) -> Section:
    """Let lines end between atoms that fit each, but are too wide together."""
    chances = dict(section.chances)
    for part in CutSection(section).cuts(hyphens=hyphens).parts():
        if part.shown_width > limit:
            atoms = section.atoms[part.first : part.end.atom + (part.end.offset > 0)]
            for atom in atoms[1:]:
                chances[atom.start] = Chance(atom.start, OVERLONG_PENALTY, complain=True)
    return replace(section, chances=chances, kept=section.kept.difference(chances))


def _without_hyphens(section: Section, limit: Pt, *, hyphens: bool) -> Section:
    """Let lines end without the hyphen that would make them too wide."""
    chances = dict(section.chances)
    for part in CutSection(section).cuts(hyphens=hyphens).parts():
        if part.width > limit and part.end.hyphen:
            place = section.atoms[part.end.atom].start + part.end.offset
            chances[place] = Chance(place, OVERLONG_PENALTY, complain=True)
    return replace(section, chances=chances)


def _cuts_of(atom: TextAtom, limit: Pt, *, hyphens: bool) -> Iterator[Chance]:
    """Yield where to cut an atom, from its head on: each piece as long as fits a line."""
    kinds = [sorted(kind) for kind in _kinds(atom, hyphens=hyphens)]
    widths = _widths_to(atom)
    start = 0
    while True:
        rest = widths[-1] - widths[start]
        # The sum of advances knows no kern that a cut undoes: near the limit, shape.
        if rest <= limit * 1.1 and atom.piece(start, len(atom.text)).width <= limit:
            return
        chance = _last_fitting(atom, start, limit, kinds)
        if chance is None:
            return
        yield chance
        start = chance.offset


def _last_fitting(
    atom: TextAtom, start: int, limit: Pt, kinds: Sequence[Sequence[Chance]]
) -> Chance | None:
    """Return the last place of the best kind up to which the atom fits a line."""
    following: Sequence[Chance] = ()
    for kind in kinds:
        following = kind[bisect_right(kind, start, key=_offset) :]
        fitting = None
        for chance in following:
            if atom.piece(start, chance.offset, hyphen=chance.hyphen > 0).width > limit:
                break
            fitting = chance
        if fitting is not None:
            return fitting
    # Not even one cluster fits: it stands alone and sticks out.
    return following[0] if following else None


def _kinds(atom: TextAtom, *, hyphens: bool) -> Iterator[Iterable[Chance]]:
    """Yield the places to cut an atom at, the best kind first and any cluster last."""
    text, lang = atom.text, atom.stretch.item.lang
    yield chances_inside(text)
    if not is_address(text) and atom.stretch.script in CASED_SCRIPTS:
        words = [(match.start(), match.group()) for match in LONE_WORD.finditer(text)]
        if hyphens:
            yield [
                Chance(at + by, hyphen=1.0) for at, word in words for by in divisions(word, lang)
            ]
        yield [
            Chance(at + by, OVERLONG_PENALTY, hyphen=1.0, complain=True)
            for at, word in words
            for by in pattern_divisions(word, lang)
        ]
    anywhere = atom.word.cluster_starts[1:]
    for pattern, complain in ((AFTER_DASH, False), (AFTER_SIGN, True)):
        found = {match.start() for match in pattern.finditer(text)}
        yield [
            Chance(at, OVERLONG_PENALTY, complain=complain) for at in found.intersection(anywhere)
        ]
    yield [Chance(at, OVERLONG_PENALTY, complain=True) for at in anywhere]


def _widths_to(atom: TextAtom) -> list[Pt]:
    """Return the width of an atom up to each of its characters, and of all."""
    advances = [0] * len(atom.text)
    glyphs = atom.word.glyphs
    for cluster, advance in zip(glyphs.clusters, glyphs.advances, strict=True):
        advances[cluster] += advance
    unit = atom.width / max(atom.word.width, 1)
    return [width * unit for width in accumulate(advances, initial=0)]


def _offset(chance: Chance) -> int:
    return chance.offset
