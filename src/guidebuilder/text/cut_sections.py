"""Sections with their cuts: listed when they are asked for, each kind once."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.text.break_chances import chances_inside, space_keeps
from guidebuilder.text.cuts import Cut, Cuts, estimated, find_cuts, shaped
from guidebuilder.text.optical_margins import end_hang, start_hang
from guidebuilder.text.shaping import WORD_SPACES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.geometry import Pt
    from guidebuilder.text.atoms import Section


class CutSection(Struct, frozen=True, dict=True):
    """A section and its cuts, listed when they are asked for.

    Attributes:
        section: The section.
        base_level: Level of its paragraph: 1 reads from right to left.
    """

    section: Section
    base_level: int = 0

    def cuts(self, *, hyphens: bool) -> Cuts:
        """Return the cuts in order; the last is the section's end.

        Args:
            hyphens: Whether words may be divided by the patterns of their language.
        """
        return self._divided if hyphens else self._whole

    def loose_cuts(self, *, hyphens: bool, optical: bool) -> Cuts:
        """Return the cuts for lines that are stretched or closed up in the end.

        Divided words are not shaped to be measured: their parts may be some hundredths
        of an em wider or narrower than the table says, and lines fill their measure anyway.

        Args:
            hyphens: Whether words may be divided by the patterns of their language.
            optical: Whether what stands at a line's ends hangs out into the margins.
        """
        known = self._loose.get((hyphens, optical))
        if known is None:
            known = find_cuts(self.section, self.words, estimated, hyphens=hyphens)
            counts = self.section.cluster_counts
            known.table.clusters = [counts[cut.atom] + cut.offset for cut in known.cuts]
            if optical:
                known = self._with_hangs(known)
            self._loose[hyphens, optical] = known
        return known

    @property
    def end(self) -> Cut:
        """The end of the section, its last cut."""
        return Cut(len(self.section.atoms), 0, len(self.section.atoms))

    @cached_property
    def words(self) -> list[tuple[int, int]]:
        """The first atom, and the atom after the last, of what stands between two spaces."""
        starts = [0]
        ends = []
        for at in _spaces(self.section):
            ends.append(at)
            starts.append(at + 1)
        return list(zip(starts, [*ends, len(self.section.atoms)], strict=True))

    @cached_property
    def widest_part(self) -> Pt:
        """Width of the widest part that no line may end in, words kept whole; in points."""
        section = self.section
        if section.chances or not all(_is_whole(section, *word) for word in self.words):
            return max(part.width for part in self._whole.parts())
        atoms, widths = section.atoms, section.widths
        # What tracking adds after the last glyph stands between no two letters.
        return max(
            widths[stop] - widths[first] - (atoms[stop - 1].tracking if stop else 0.0)
            for first, stop in self.words
        )

    @cached_property
    def widest_word(self) -> Pt:
        """Width of the widest that stands between two spaces, in points: no part is wider."""
        widths = self.section.widths
        return max(widths[stop] - widths[first] for first, stop in self.words)

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
        return find_cuts(self.section, self.words, shaped, hyphens=False)

    @cached_property
    def _divided(self) -> Cuts:
        return find_cuts(self.section, self.words, shaped, hyphens=True)

    @cached_property
    def _loose(self) -> dict[tuple[bool, bool], Cuts]:
        return {}

    def _with_hangs(self, found: Cuts) -> Cuts:
        """Let each line begin and end where its hanging characters do not count."""
        section, level, (table, cuts) = self.section, self.base_level, found
        ends = (end_hang(section, cut, level) for cut in cuts)
        table.end = [end - hang for end, hang in zip(table.end, ends, strict=True)]
        starts = (start_hang(section, cut, level) for cut in cuts)
        table.resume = [at + hang for at, hang in zip(table.resume, starts, strict=True)]
        table.start = start_hang(section, None, level)
        return found


def _spaces(section: Section) -> Iterator[int]:
    """Yield the spaces at which a line may end, as indices of their atoms."""
    atoms, kept, chances = section.atoms, section.kept, section.chances
    texts = [atom.text for atom in atoms]
    for at in range(1, len(texts) - 1):
        if texts[at] not in WORD_SPACES:
            continue
        start = atoms[at].start
        if kept and (start in kept or start + 1 in kept):
            continue
        plain = texts[at] == " " and not space_keeps(texts[at - 1], texts[at + 1])
        if plain or start in chances:
            yield at


def _is_whole(section: Section, first: int, stop: int) -> bool:
    """Whether what stands between two spaces is written without a place to divide it."""
    atoms = section.atoms
    return first == stop or not chances_inside(
        section.text[atoms[first].start : atoms[stop - 1].end]
    )
