"""Places the atoms of one line: orders them, spaces them out and joins them into runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.text.atoms import SignAtom, TextAtom
from guidebuilder.text.bidi import visual_order
from guidebuilder.text.itemise import SOFT_HYPHEN
from guidebuilder.text.runs import GlyphRun, Line, PlacedRun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.geometry import Pt
    from guidebuilder.text.atoms import Atom, Section
    from guidebuilder.text.cuts import Cut
    from guidebuilder.text.itemise import Stretch


class Fit(Struct, frozen=True, kw_only=True):
    """What is done to a line so that it fills its measure.

    A line so made is as wide as ``scale * (natural width + growth * width of its spaces
    + tracking * (clusters - 1))``.  The width of the spaces is without tracking, connected
    scripts and signs have no clusters, and a sign at the line's end spares no cluster
    (:class:`~guidebuilder.text.atoms.Section` sums all three up).

    Ligatures stay under a *tracking* of a hundredth of an em or so: the two letters stand
    closer by a tenth of a point, which nobody sees, and the widths that the line was
    chosen by stay true.  Where a style is tracked, letters do not join in the first place.

    Attributes:
        scale: Width of the glyphs and of all between them, as a share of the natural width.
        tracking: Added to the style's own after each cluster but the last, in points,
            before scaling; connected scripts are not tracked.
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
    leftwards: bool = False,
    fit: Fit = NATURAL,
) -> Line:
    """Set what stands between two cuts; the line starts at 0.

    Places are counted from the start edge of the book's pages, which is the right one in a
    book that reads leftwards: its runs stand as a mirror shows them, each of them unturned.

    Args:
        section: The section.
        begin: The cut that ended the line before; None for the first line.
        end: The cut that ends this line.
        base_level: Level of the paragraph: 1 reads from right to left.
        leftwards: Whether the book reads from right to left.
        fit: How the line is made to fill its measure.
    """
    atoms = _taken(section, begin, end)
    ends_left = base_level % 2 == 1
    is_plain = section.runs_rightwards and not (ends_left or leftwards)
    if ends_left or not section.runs_rightwards:
        atoms = [atoms[at] for at in visual_order([atom.level for atom in atoms])]
    # What tracking adds after the last glyph stands between no two letters.
    loose = _tracking(atoms[-1], fit) * fit.scale if atoms else 0.0
    pen = -loose if leftwards else 0.0
    aside = 0.0
    space = None if end.space is None else section.atoms[end.space]
    if space is not None:
        # Programs that read the file join the words of two lines unless they find a
        # space.  It is outside the line's width, where the line would go on (rule L1).
        atoms.insert(0 if ends_left else len(atoms), space)
        aside = _width([space], fit)
    if ends_left != leftwards:
        pen -= aside
        aside = 0.0
    groups = list(_groups(atoms, space, (ends_left, leftwards)))
    if leftwards:
        groups.reverse()
    runs: list[PlacedRun] = []
    for group in groups:
        width = _width(group, fit)
        first = group[0]
        if isinstance(first, SignAtom):
            runs.append(_placed_sign(first, pen, leftwards=leftwards))
        else:
            runs.append(PlacedRun(pen, _run(group, width, fit, space)))
        pen += width
    if not is_plain:
        starts = [min([atom.start for atom in group]) for group in groups]
        runs = [runs[at] for at in sorted(range(len(runs)), key=starts.__getitem__)]
    width = pen - (0.0 if leftwards else loose) - aside
    return Line(tuple(runs), width, hyphenated=end.divides)


def _placed_sign(atom: SignAtom, pen: Pt, *, leftwards: bool) -> PlacedRun:
    """Return a sign in its place; the air before it stands where its text comes from."""
    sign = atom.sign.item
    reads_along = leftwards == (atom.level % 2 == 1)
    return PlacedRun(pen + (sign.inset if reads_along else sign.outset), sign)


def shifted(line: Line, x: Pt) -> Line:
    """Return a line moved by *x* points towards the end of its measure."""
    if x == 0:
        return line
    return replace(line, runs=tuple(PlacedRun(each.x + x, each.run) for each in line.runs))


def _taken(section: Section, begin: Cut | None, end: Cut) -> list[Atom]:
    """Return a line's atoms in logical order, without the space that ends it."""
    first, head = (begin.resume, begin.resume_offset) if begin is not None else (0, 0)
    last = end.atom
    atoms = list(section.atoms[first : last + (end.offset > 0)])
    # Only the outer two may be parts of what was shaped; a line may be within one.
    if end.offset:
        atom = atoms[-1]
        if isinstance(atom, TextAtom):
            start = head if first == last else 0
            atoms[-1] = atom.piece(start, end.offset, hyphen=end.hyphen)
    if head and (first != last or not end.offset):
        atom = atoms[0]
        if isinstance(atom, TextAtom):
            atoms[0] = atom.piece(head, len(atom.text))
    return atoms


def _groups(
    atoms: list[Atom], last_space: Atom | None, leftwards: tuple[bool, bool]
) -> Iterator[list[Atom]]:
    """Yield the atoms that make a run each: those of one stretch, in visual order.

    Args:
        atoms: Those of a line, in visual order.
        last_space: The space that ends it, if one does.
        leftwards: Whether its paragraph reads from right to left, and whether the book does.
    """
    group: list[Atom] = []
    stretch: Stretch | None = None
    for atom in atoms:
        own = atom.stretch
        apart = (atom is last_space or (group and group[-1] is last_space)) and (
            # No rule and no link sticks out into the margin under the space at a line's end.
            _is_decorated(atom)
            # Where text runs against its paragraph or the book, its end is not the line's.
            or any((atom.level % 2 == 1) != each for each in leftwards)
        )
        if group and (own is None or own is not stretch or apart):
            yield group
            group = []
        group.append(atom)
        stretch = own
    if group:
        yield group


def _is_decorated(atom: Atom) -> bool:
    if isinstance(atom, SignAtom):
        return False
    return atom.stretch.item.style.underline or atom.stretch.item.link is not None


def _tracking(atom: Atom, fit: Fit) -> Pt:
    """Return what is added after each cluster of an atom, in points before scaling."""
    if isinstance(atom, SignAtom) or atom.stretch.is_connected:
        return 0.0
    return atom.tracking + fit.tracking


def _width(atoms: list[Atom], fit: Fit) -> Pt:
    """Return how far atoms move the pen in a line that is made to fit.

    A sign keeps its size; the air beside it gives way.
    """
    width = sum([atom.width for atom in atoms])
    if fit.growth:
        width += fit.growth * sum([atom.space_width for atom in atoms])
    if fit.tracking:
        width += fit.tracking * sum([atom.clusters for atom in atoms])
    return width * fit.scale


def _run(group: list[Atom], width: Pt, fit: Fit, last_space: Atom | None) -> GlyphRun:
    """Join atoms of one stretch, in visual order."""
    atoms = [atom for atom in group if isinstance(atom, TextAtom)]
    first = atoms[0]
    stretch = first.stretch
    item = stretch.item
    rtl = stretch.reads_leftwards
    text = "".join([atom.text for atom in (reversed(atoms) if rtl else atoms)])
    alone = first is last_space and _is_decorated(first)
    return GlyphRun(
        text,
        stretch.face,
        replace(item.style, underline=False) if alone else item.style,
        tuple([atom.word for atom in atoms]),
        width,
        item.lang,
        rtl,
        fit.scale,
        _tracking(first, fit),
        fit.growth,
        item.tag,
        None if alone else item.link,
        _spoken(atoms),
        text.endswith(SOFT_HYPHEN),
    )


def _spoken(atoms: list[TextAtom]) -> str | None:
    """Return what a run is spoken as: the run in which an item begins speaks for all of it."""
    stretch = atoms[0].stretch
    if stretch.item.spoken is None or any(
        atom.start <= stretch.item_start < atom.end for atom in atoms
    ):
        return stretch.item.spoken
    return ""
