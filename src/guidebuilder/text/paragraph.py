"""Sets paragraphs: styled text and a measure in, lines of placed glyphs out.

``shape_paragraph`` does what no measure changes: fonts, shaping, widths.  What it
returns is asked for its widths (tables) and set to a measure, as often as needed.
The functions below it do both in one call.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guidebuilder.text.atoms import TextAtom, sections_of
from guidebuilder.text.cuts import Cut, CutSection
from guidebuilder.text.itemise import itemise
from guidebuilder.text.line_breaking import (
    ROUNDING,
    balanced,
    justified_attempts,
    ragged_attempts,
    total_fit,
)
from guidebuilder.text.overlong import fitted
from guidebuilder.text.runs import Line, StyledText
from guidebuilder.text.setting import set_between, shifted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.diagnostics import Report
    from guidebuilder.geometry import Pt
    from guidebuilder.style.theme import Alignment
    from guidebuilder.text.fonts import FontBook
    from guidebuilder.text.runs import StyledItem

BROKEN_WORD = "GB402"
"""Code of the message that a word was cut because it is wider than its line."""

WIDER_THAN_LINE = "GB403"
"""Code of the message that something that cannot be cut is wider than its line."""

MOST_SHOWN = 60
"""Most characters of a word that a message repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphShape:
    """How a paragraph fills its measure.

    Attributes:
        alignment: ``ragged`` and ``justified`` start at the measure's start and
            ``end`` ends at its end; ``balanced`` is for headings: ragged, in as few
            lines as can be, about equally long.
        first_indent: Where the first line starts, from the measure's start.
        hyphenate: Whether words may be divided; never in headings and labels.
        hang: Where the other lines start, from the measure's start.
    """

    alignment: Alignment = "ragged"
    first_indent: Pt = 0.0
    hyphenate: bool = False
    hang: Pt = 0.0


def set_paragraph(
    items: Sequence[StyledItem],
    measure: Pt,
    shape: ParagraphShape,
    fonts: FontBook,
    report: Report,
) -> tuple[Line, ...]:
    """Set a paragraph to a measure; no line is wider than it if anything can prevent that.

    Args:
        items: The paragraph's text and signs, in reading order.
        measure: Width of the column.
        shape: How the lines fill it.
        fonts: The faces to set with.
        report: Gets characters without a glyph and words that had to be cut.
    """
    return shape_paragraph(items, fonts, report).set(measure, shape, report)


def set_line(items: Sequence[StyledItem], fonts: FontBook, report: Report) -> Line:
    """Set a label in one line of its natural width; line breaks count as spaces."""
    flat = [
        replace(item, text=item.text.replace("\n", " ")) if isinstance(item, StyledText) else item
        for item in items
    ]
    lines = shape_paragraph(flat, fonts, report).natural_lines()
    return lines[0] if lines else Line((), 0.0, ends_paragraph=True)


def measure_text(items: Sequence[StyledItem], fonts: FontBook, report: Report) -> Pt:
    """Return the width of a text that is not broken: a cell's widest use."""
    return shape_paragraph(items, fonts, report).natural_width


def widest_word(items: Sequence[StyledItem], fonts: FontBook, report: Report) -> Pt:
    """Return the width below which a text would have to be cut inside a word."""
    return shape_paragraph(items, fonts, report).widest_word


def shape_paragraph(
    items: Sequence[StyledItem], fonts: FontBook, report: Report
) -> ShapedParagraph:
    """Shape a paragraph, which is then ready to be measured and set."""
    whole = itemise(items, fonts, report)
    sections = tuple(CutSection(section) for section in sections_of(whole))
    return ShapedParagraph(sections, whole.base_level)


@dataclass(frozen=True, slots=True)
class ShapedParagraph:
    """A paragraph that is shaped and not yet broken into lines.

    Attributes:
        sections: The text between forced line ends.
        base_level: 1 if it reads from right to left; the start of its measure is
            then the right.
    """

    sections: tuple[CutSection, ...]
    base_level: int

    @property
    def natural_width(self) -> Pt:
        """Width without line ends but those that are forced, in points."""
        return max((whole.section.width for whole in self.sections), default=0.0)

    @property
    def widest_word(self) -> Pt:
        """Width of the widest part that no line may end in, in points."""
        parts = (section.cuts(hyphens=False).widest_part for section in self.sections)
        return max(parts, default=0.0)

    def natural_lines(self) -> tuple[Line, ...]:
        """Return the lines between forced ends, each in its natural width."""
        return _ended(
            [
                set_between(whole.section, None, whole.end, base_level=self.base_level)
                for whole in self.sections
            ]
        )

    def set(self, measure: Pt, shape: ParagraphShape, report: Report) -> tuple[Line, ...]:
        """Return the paragraph's lines, set to a measure; see ``set_paragraph``."""
        lines: list[Line] = []
        indent = shape.first_indent
        for whole in self.sections:
            rooms = measure - indent, measure - shape.hang
            fit = fitted(whole, min(rooms), hyphens=shape.hyphenate)
            begin: Cut | None = None
            chosen = _choose(fit, *rooms, shape)
            for end in chosen:
                room = measure - indent
                ends_section = end is chosen[-1]
                line = self._set_line(fit, begin, end, room, shape, ends_section=ends_section)
                _complain(fit, line, begin, end, room, report)
                lines.append(shifted(line, self._x(indent, room - line.width, shape)))
                begin, indent = end, shape.hang
        return _ended(lines)

    def _set_line(
        self,
        whole: CutSection,
        begin: Cut | None,
        end: Cut,
        room: Pt,
        shape: ParagraphShape,
        *,
        ends_section: bool,
    ) -> Line:
        line = set_between(whole.section, begin, end, base_level=self.base_level)
        # A last line keeps its spaces, unless it counts on closing them up.
        if shape.alignment != "justified" or (ends_section and line.width <= room):
            return line
        return set_between(whole.section, begin, end, base_level=self.base_level, measure=room)

    def _x(self, start: Pt, short: Pt, shape: ParagraphShape) -> Pt:
        """Return the left end of a line that begins *start* into the measure and falls short."""
        leftwards = self.base_level % 2 == 1
        left = 0.0 if leftwards else start
        if shape.alignment == "centred":
            return left + short / 2
        hugs_right = leftwards != (shape.alignment == "end")
        return left + short if hugs_right else left


def _ended(lines: list[Line]) -> tuple[Line, ...]:
    if lines:
        lines[-1] = replace(lines[-1], ends_paragraph=True)
    return tuple(lines)


def _choose(whole: CutSection, first: Pt, rest: Pt, shape: ParagraphShape) -> list[Cut]:
    """Return the cuts at which the lines of a section end."""
    if shape.alignment == "balanced":
        cuts = whole.cuts(hyphens=False)
        places = balanced(cuts.table, first, rest)
        if places is not None:
            return [cuts.cuts[at] for at in places]
    attempts = justified_attempts if shape.alignment == "justified" else ragged_attempts
    for attempt in attempts(rest, _size(whole), hyphens=shape.hyphenate):
        cuts = whole.cuts(hyphens=attempt.hyphens)
        places = total_fit(cuts.table, first, rest, attempt)
        if places is not None:
            return [cuts.cuts[at] for at in places]
    raise AssertionError("the last attempt at a paragraph cannot fail")


def _size(whole: CutSection) -> Pt:
    """Return the type size that a section is judged by: its first text's."""
    for atom in whole.section.atoms:
        if isinstance(atom, TextAtom):
            return atom.stretch.item.style.size
    return 0.0


def _complain(
    whole: CutSection, line: Line, begin: Cut | None, end: Cut, room: Pt, report: Report
) -> None:
    """Tell the author of a word that was cut and of what sticks out."""
    if end.complain:
        _warn(whole, end.atom, BROKEN_WORD, "is wider than its line and was cut", report)
    elif line.width > room + ROUNDING:
        at = 0 if begin is None else begin.resume
        _warn(whole, at, WIDER_THAN_LINE, "is wider than its line and sticks out", report)


def _warn(whole: CutSection, at: int, code: str, trouble: str, report: Report) -> None:
    atom = whole.section.atoms[at]
    # A sign has no place in a file; its width is ours, not the author's.
    if isinstance(atom, TextAtom):
        part = whole.part_around(atom.start)
        part = part if len(part) <= MOST_SHOWN else part[:MOST_SHOWN] + "…"
        report.warning(
            atom.stretch.item.span, code, f"`{part}` {trouble}", hint="use shorter words here"
        )
