"""How a justified line comes to fill its measure: glyphs first, a little, then spaces."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.text.atoms import TextAtom
from guidebuilder.text.attempts import RIGID, SHRINK, STRETCH, Flex, most_growth
from guidebuilder.text.optical_margins import end_hang, start_hang
from guidebuilder.text.setting import NATURAL, Fit
from guidebuilder.text.shaping import CASED_SCRIPTS, JOINED_SCRIPTS

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from guidebuilder.geometry import Pt
    from guidebuilder.text.atoms import Section
    from guidebuilder.text.cuts import Cut

SCALE = 0.02
"""Share by which glyphs are widened or narrowed: beyond 3 % one sees it (decision 0013)."""

TRACKING = 0.01
"""Share of the em by which clusters are moved: beyond 2 % one sees it (decision 0013)."""

MOST_CLOSING = 0.4
"""Share of its width by which a space closes up even where a line cannot be set well."""


def flex_of(section: Section) -> Flex:
    """Return what may be done to the glyphs of a section."""
    return flex_for({atom.stretch.script for atom in section.atoms if isinstance(atom, TextAtom)})


def flex_for(scripts: AbstractSet[str]) -> Flex:
    """Return what may be done to the glyphs of text in some scripts.

    Space between the letters would cut the headline of Devanagari and its kin, and the
    joins of Arabic, which is not scaled either: its designers space it by other means.
    """
    if not scripts.isdisjoint(JOINED_SCRIPTS):
        return RIGID
    return Flex(SCALE, TRACKING if scripts <= CASED_SCRIPTS else 0.0)


class Extent(Struct, frozen=True):
    """What a line takes in its natural width, in points.

    Attributes:
        glyphs: Width of its text and signs.
        spaces: Width of the spaces in it that can grow.
        gaps: Number of places that tracking opens.
        start_hang: How far its first character hangs out.
        end_hang: How far its last one does.
    """

    glyphs: Pt
    spaces: Pt
    gaps: int
    start_hang: Pt = 0.0
    end_hang: Pt = 0.0

    @property
    def width(self) -> Pt:
        """Width of the line without what hangs out."""
        return self.glyphs - self.start_hang - self.end_hang

    def filling(self, measure: Pt, flex: Flex, size: Pt, *, ends: bool) -> Fit:
        """Return what makes the line as wide as its measure.

        A line that no filling makes good is left as it is: short, it looks like a ragged
        one, and less odd than with gaps for spaces.

        Args:
            measure: Width to fill.
            flex: What may be done to the glyphs.
            size: Type size, the em of tracking.
            ends: Whether it ends a paragraph, and may be short.
        """
        natural = self.width
        if natural <= 0:
            return NATURAL
        stretches = measure > natural
        most = 1 + flex.scale if stretches else 1 - flex.scale
        scale = measure / natural
        if abs(scale - 1) <= flex.scale:
            return Fit(scale=scale)
        short = abs(measure / most - natural)
        room = self.spaces * (STRETCH if stretches else SHRINK)
        tracked = flex.tracking * size * self.gaps
        # Spaces and tracking give way together, until no more can be tracked.
        share = min(short / (room + tracked), 1.0) if room + tracked else 0.0
        growth = (short - share * tracked) / self.spaces if self.spaces else math.inf
        if not stretches:
            growth = min(growth, MOST_CLOSING)
        elif ends or growth > most_growth(measure, size):
            return NATURAL
        sign = 1 if stretches else -1
        tracking = sign * share * flex.tracking * size
        return Fit(scale=most, tracking=tracking, growth=sign * growth)


def extent_of(
    section: Section, begin: Cut | None, end: Cut, *, optical: bool, base_level: int
) -> Extent:
    """Measure what stands between two cuts.

    Args:
        section: The section.
        begin: The cut that ended the line before; None for the first line.
        end: The cut that ends this line.
        optical: Whether characters at its ends hang out.
        base_level: Level of the paragraph.
    """
    atoms = section.atoms
    first, head = (0, 0) if begin is None else (begin.resume, begin.resume_offset)
    stop = end.atom
    clusters = section.cluster_counts[stop] - section.cluster_counts[first]
    width = section.widths[stop] - section.widths[first]
    divided = []
    if head and first < stop:
        divided.append((first, head, len(atoms[first].text), False))
        width -= atoms[first].width
        clusters -= atoms[first].clusters
    if end.offset:
        divided.append((stop, head if first == stop else 0, end.offset, end.hyphen))
    for at, start, offset, hyphen in divided:
        atom = atoms[at]
        if isinstance(atom, TextAtom):
            atom = atom.piece(start, offset, hyphen=hyphen)
        width += atom.width
        clusters += atom.clusters
    if stop + (end.offset > 0) > first:
        last = atoms[stop - (end.offset == 0)]
        width -= last.tracking
        clusters -= last.clusters > 0
    return Extent(
        width,
        section.space_widths[stop] - section.space_widths[first],
        clusters,
        start_hang(section, begin, base_level) if optical else 0.0,
        end_hang(section, end, base_level) if optical else 0.0,
    )
