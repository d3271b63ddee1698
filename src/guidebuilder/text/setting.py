"""Places the atoms of one line: orders them, spaces them out and joins them into runs."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.text.atoms import SignAtom, TextAtom
from guidebuilder.text.bidi import visual_order
from guidebuilder.text.itemise import SOFT_HYPHEN
from guidebuilder.text.runs import Glyph, GlyphRun, InlineBox, Line, PlacedRun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidebuilder.geometry import Pt
    from guidebuilder.text.atoms import Atom, Section
    from guidebuilder.text.cuts import Cut


class Fit(Struct, frozen=True, kw_only=True):
    """What is done to a line so that it fills its measure.

    Attributes:
        scale: Width of the glyphs, spaces included, as a share of their natural width.
        tracking: Added after each cluster but the last, in points, before scaling.
        growth: Share of its width by which each space grows, before scaling.
    """

    scale: float = 1.0
    tracking: Pt = 0.0
    growth: float = 0.0


NATURAL = Fit()
"""A line as it comes out."""


def set_between(
    section: Section,
    begin: Cut | None,
    end: Cut,
    *,
    base_level: int,
    fit: Fit = NATURAL,
) -> Line:
    """Set what stands between two cuts; the line starts at 0.

    Args:
        section: The section.
        begin: The cut that ended the line before; None for the first line.
        end: The cut that ends this line.
        base_level: Level of the paragraph: 1 reads from right to left.
        fit: How the line is made to fill its measure.
    """
    atoms = list(_taken(section, begin, end))
    width = sum(atom.width for atom in atoms)
    if atoms:
        # What tracking adds after the last glyph stands between no two letters.
        width -= atoms[-1].tracking
    width += fit.growth * sum(atom.width for atom in atoms if atom.is_space)
    order = [atoms[at] for at in visual_order([atom.level for atom in atoms])]
    pen = 0.0
    space = None if end.space is None else section.atoms[end.space]
    if space is not None:
        # Programs that read the file join the words of two lines unless they find a
        # space.  It is outside the line's width, where the line would go on (rule L1).
        leftwards = base_level % 2 == 1
        order = [space, *order] if leftwards else [*order, space]
        pen = -space.width if leftwards else 0.0
    runs: list[PlacedRun] = []
    for group in _groups(order, space):
        run = _run(group, fit.growth, space)
        runs.append(PlacedRun(pen, run))
        pen += run.width
    return Line(tuple(runs), width, hyphenated=end.divides)


def shifted(line: Line, x: Pt) -> Line:
    """Return a line moved to the right by *x* points."""
    if x == 0:
        return line
    return replace(line, runs=tuple(PlacedRun(each.x + x, each.run) for each in line.runs))


def _taken(section: Section, begin: Cut | None, end: Cut) -> Iterator[Atom]:
    """Yield a line's atoms in logical order, without the space that ends it."""
    first, head = (begin.resume, begin.resume_offset) if begin is not None else (0, 0)
    for at in range(first, end.atom + (end.offset > 0)):
        atom = section.atoms[at]
        if isinstance(atom, TextAtom):
            start = head if at == first else 0
            stop = end.offset if at == end.atom else len(atom.text)
            yield atom.piece(start, stop, hyphen=end.hyphen and at == end.atom)
        else:
            yield atom


def _groups(atoms: Sequence[Atom], last_space: Atom | None) -> Iterator[list[Atom]]:
    """Yield the atoms that make a run each: those of one stretch, in visual order."""

    def kind(atom: Atom) -> tuple[int, bool]:
        if isinstance(atom, SignAtom):
            return atom.start, False
        item = atom.stretch.item
        # No rule and no link sticks out into the margin under the space at a line's end.
        decorated = item.style.underline or item.link is not None
        return atom.stretch.start, atom is last_space and decorated

    for _, group in groupby(atoms, kind):
        yield list(group)


def _run(group: list[Atom], growth: float, last_space: Atom | None) -> GlyphRun | InlineBox:
    """Join atoms of one stretch, in visual order; its spaces but the last grow by a share."""
    first = group[0]
    if isinstance(first, SignAtom):
        return first.sign.item
    atoms = [atom for atom in group if isinstance(atom, TextAtom)]
    stretch = first.stretch
    item = stretch.item
    unit, tracking = item.style.size / stretch.face.units_per_em, item.style.tracking
    logical = atoms[::-1] if stretch.reads_leftwards else atoms
    offsets, text = {}, ""
    for atom in logical:
        offsets[atom.start] = len(text)
        text += atom.text
    glyphs = []
    for atom in atoms:
        offset = offsets[atom.start]
        extra = atom.width * growth if atom.is_space and atom is not last_space else 0.0
        for glyph, ends_cluster in zip(atom.word.glyphs, atom.word.cluster_ends, strict=True):
            advance = glyph.advance * unit + extra + (tracking if ends_cluster else 0.0)
            glyphs.append(
                Glyph(
                    glyph.index, advance, glyph.dx * unit, glyph.dy * unit, glyph.cluster + offset
                )
            )
    alone = first is last_space
    return GlyphRun(
        text=text,
        face=stretch.face,
        style=replace(item.style, underline=False) if alone else item.style,
        glyphs=tuple(glyphs),
        width=sum(glyph.advance for glyph in glyphs),
        lang=item.lang,
        rtl=stretch.reads_leftwards,
        tag=item.tag,
        link=None if alone else item.link,
        spoken=_spoken(atoms),
        soft_hyphen=text.endswith(SOFT_HYPHEN),
    )


def _spoken(atoms: list[TextAtom]) -> str | None:
    """Return what a run is spoken as: the run in which an item begins speaks for all of it."""
    stretch = atoms[0].stretch
    if stretch.item.spoken is None or any(
        atom.start <= stretch.item_start < atom.end for atom in atoms
    ):
        return stretch.item.spoken
    return ""
