"""Sets the sections of a paragraph in a column: breaks them and puts each line in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.diagnostics import Report
from guidebuilder.text.atoms import TextAtom
from guidebuilder.text.attempts import RIGID
from guidebuilder.text.breaking import Breaking
from guidebuilder.text.filling import extent_of, flex_of
from guidebuilder.text.line_breaking import ROUNDING
from guidebuilder.text.overlong import fitted
from guidebuilder.text.setting import NATURAL, set_between, shifted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidebuilder.geometry import Pt
    from guidebuilder.style.theme import Alignment
    from guidebuilder.text.atoms import Section
    from guidebuilder.text.cut_sections import CutSection
    from guidebuilder.text.cuts import Cut
    from guidebuilder.text.paragraph import ParagraphShape, ShapedText
    from guidebuilder.text.runs import Line
    from guidebuilder.text.setting import Fit

BROKEN_WORD = "GB702"
"""Code of the message that a word was cut because it is wider than its line."""

WIDER_THAN_LINE = "GB703"
"""Code of the message that something that cannot be cut is wider than its line."""

MOST_SHOWN = 60
"""Most characters of a word that a message repeats."""

FEWEST_JUSTIFIED = 40
"""Fewest characters of a justified line: below, either gaps or hyphens are too many."""


class Column(Struct, frozen=True):
    """Sets the sections of one paragraph to one measure."""

    measure: Pt
    shape: ParagraphShape
    alignment: Alignment
    base_level: int
    leftwards: bool
    report: Report

    @classmethod
    def of(cls, text: ShapedText, measure: Pt, shape: ParagraphShape) -> Column:
        """Return the column for a text; it is ragged where the measure is too narrow."""
        alignment = shape.alignment
        if alignment == "justified" and text.characters_in(measure) < FEWEST_JUSTIFIED:
            alignment = "ragged"
        level, leftwards = text.base_level, text.leftwards
        return cls(measure, shape, alignment, level, leftwards, Report())

    @property
    def optical(self) -> bool:
        """Whether its margins are optical."""
        return self.shape.optical and self.alignment == "justified"

    def breaking(self, whole: CutSection, indent: Pt) -> Breaking:
        """Return what a section whose first line is indented is broken by."""
        shape = self.shape
        first, rest = self.measure - indent, self.measure - shape.hang
        fit = fitted(whole, min(first, rest), hyphens=shape.hyphenate)
        justified = self.alignment == "justified"
        return Breaking(
            fit,
            first,
            rest,
            self.alignment,
            shape.hyphenate,
            self.optical,
            flex_of(fit.section) if justified else RIGID,
            _size(fit),
        )

    def lines(self, breaking: Breaking, ends: Sequence[Cut], indent: Pt) -> Iterator[Line]:
        """Yield the lines of a section whose first is indented."""
        whole = breaking.whole
        begin: Cut | None = None
        start, room = indent, breaking.first
        for end in ends:
            if self.alignment == "justified":
                line, over = self._filled(breaking, begin, end, start, room)
            else:
                line = self._between(whole.section, begin, end, NATURAL)
                over = line.width - room
                line = shifted(line, self._place(start, -over))
            self._complain(whole, begin, end, too_wide=over > ROUNDING)
            yield line
            begin, start, room = end, self.shape.hang, breaking.rest

    def _filled(
        self, breaking: Breaking, begin: Cut | None, end: Cut, start: Pt, room: Pt
    ) -> tuple[Line, Pt]:
        """Return a line that fills its measure, in its place, and by how much it is wider."""
        section = breaking.whole.section
        extent = extent_of(section, begin, end, optical=self.optical, base_level=self.base_level)
        ends = end == breaking.whole.end
        fit = extent.filling(room, breaking.flex, breaking.size, ends=ends)
        line = self._between(section, begin, end, fit)
        hangs = fit.scale * extent.start_hang, fit.scale * extent.end_hang
        over = line.width - sum(hangs) - room
        # The hang at the start moves a line out; what is short is left at its end.
        # A line that reads against the book has its end at the start of the measure.
        reads_along = self.leftwards == (self.base_level % 2 == 1)
        return shifted(line, self._place(start, -over) - hangs[not reads_along]), over

    def _between(self, section: Section, begin: Cut | None, end: Cut, fit: Fit) -> Line:
        return set_between(
            section, begin, end, base_level=self.base_level, leftwards=self.leftwards, fit=fit
        )

    def _place(self, start: Pt, short: Pt) -> Pt:
        """Return the x of a line that begins *start* into the measure and falls *short*.

        The edges are the book's, whichever way the paragraph reads: an English name among
        Arabic ones stands at the right as they do.
        """
        if self.alignment == "centred":
            return start + short / 2
        return start + short if self.alignment == "end" else start

    def _complain(self, whole: CutSection, begin: Cut | None, end: Cut, *, too_wide: bool) -> None:
        """Tell the author of a word that was cut, or of what sticks out."""
        if end.complain:
            self._warn(whole, end.atom, BROKEN_WORD, "is wider than its line and was cut")
        elif too_wide:
            first = 0 if begin is None else begin.resume
            self._warn(whole, first, WIDER_THAN_LINE, "is wider than its line and sticks out")

    def _warn(self, whole: CutSection, at: int, code: str, trouble: str) -> None:
        atom = whole.section.atoms[at]
        # A sign has no place in a file; its width is ours, not the author's.
        if isinstance(atom, TextAtom):
            part = whole.part_around(atom.start)
            part = part if len(part) <= MOST_SHOWN else part[:MOST_SHOWN] + "…"
            span = atom.stretch.item.span
            self.report.warning(span, code, f"`{part}` {trouble}", hint="use shorter words here")


def _size(whole: CutSection) -> Pt:
    """Return the type size that a section is judged by: its first text's."""
    texts = (atom for atom in whole.section.atoms if isinstance(atom, TextAtom))
    return next((text.stretch.item.style.size for text in texts), 0.0)
