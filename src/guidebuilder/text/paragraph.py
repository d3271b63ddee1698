"""Sets paragraphs: styled text and a measure in, lines of placed glyphs out.

``shape_paragraph`` does what no measure changes: fonts, shaping, widths.  What it
returns is asked for its widths (tables) and set to a measure, as often as needed.
The functions below it do both in one call.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.diagnostics import Report, Severity
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
from guidebuilder.text.setting import Fit, set_between, shifted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from guidebuilder.diagnostics import Diagnostic
    from guidebuilder.geometry import Pt
    from guidebuilder.style.theme import Alignment
    from guidebuilder.text.atoms import Section
    from guidebuilder.text.fonts import FontBook
    from guidebuilder.text.runs import StyledItem

BROKEN_WORD = "GB702"
"""Code of the message that a word was cut because it is wider than its line."""

WIDER_THAN_LINE = "GB703"
"""Code of the message that something that cannot be cut is wider than its line."""

MOST_SHOWN = 60
"""Most characters of a word that a message repeats."""


class ParagraphShape(Struct, frozen=True, kw_only=True):
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
    lines = shape_paragraph(flat, fonts, report).natural_lines
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
    paragraph, messages = _shaped(tuple(items), fonts)
    _repeat(messages, report)
    return paragraph


class ShapedParagraph(Struct, frozen=True, eq=False):
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
        parts = (whole.cuts(hyphens=False).widest_part for whole in self.sections)
        return max(parts, default=0.0)

    @property
    def natural_lines(self) -> tuple[Line, ...]:
        """The lines between forced ends, each in its natural width."""
        return _natural_lines(self)

    def set(self, measure: Pt, shape: ParagraphShape, report: Report) -> tuple[Line, ...]:
        """Return the paragraph's lines, set to a measure; see ``set_paragraph``."""
        lines, messages = _set(self, measure, shape)
        _repeat(messages, report)
        return lines


REMEMBERED = 2048
"""How many texts, and how many settings of texts, are remembered: two long booklets' worth.

Layout sets a text three or four times: to find the widths of columns, to fill them,
and again when the numbers of pages are known.
"""


@lru_cache(maxsize=REMEMBERED)
def _shaped(
    items: tuple[StyledItem, ...], fonts: FontBook
) -> tuple[ShapedParagraph, tuple[Diagnostic, ...]]:
    report = Report()
    whole = itemise(items, fonts, report)
    sections = tuple(CutSection(section) for section in sections_of(whole))
    return ShapedParagraph(sections, whole.base_level), tuple(report.found)


@lru_cache(maxsize=REMEMBERED)
def _set(
    paragraph: ShapedParagraph, measure: Pt, shape: ParagraphShape
) -> tuple[tuple[Line, ...], tuple[Diagnostic, ...]]:
    setter = _Setter(measure, shape, paragraph.base_level, Report())
    lines: list[Line] = []
    indent = shape.first_indent
    for whole in paragraph.sections:
        lines += setter.lines(whole, indent)
        indent = shape.hang
    return _ended(lines), tuple(setter.report.found)


@lru_cache(maxsize=REMEMBERED)
def _natural_lines(paragraph: ShapedParagraph) -> tuple[Line, ...]:
    return _ended(
        set_between(whole.section, None, whole.end, base_level=paragraph.base_level)
        for whole in paragraph.sections
    )


def _repeat(messages: Iterable[Diagnostic], report: Report) -> None:
    for each in messages:
        tell = report.error if each.severity is Severity.ERROR else report.warning
        tell(each.span, each.code, each.message, each.hint)


def _ended(lines: Iterable[Line]) -> tuple[Line, ...]:
    found = tuple(lines)
    return (*found[:-1], *(replace(line, ends_paragraph=True) for line in found[-1:]))


class _Setter(Struct, frozen=True):
    """Sets the sections of one paragraph to one measure."""

    measure: Pt
    shape: ParagraphShape
    base_level: int
    report: Report

    def lines(self, whole: CutSection, indent: Pt) -> Iterator[Line]:
        """Yield the lines of a section whose first is indented."""
        rooms = self.measure - indent, self.measure - self.shape.hang
        fit = fitted(whole, min(rooms), hyphens=self.shape.hyphenate)
        begin: Cut | None = None
        start, room = indent, rooms[0]
        for end in self._chosen(fit, *rooms):
            line = set_between(fit.section, begin, end, base_level=self.base_level)
            # A last line keeps its spaces, unless it counts on closing them up.
            if self.shape.alignment == "justified" and (end != fit.end or line.width > room):
                line = self._filled(fit.section, begin, end, line, room)
            self._complain(fit, begin, end, too_wide=line.width > room + ROUNDING)
            yield shifted(line, self._left_end(start, room - line.width))
            begin, start, room = end, self.shape.hang, rooms[1]

    def _filled(self, section: Section, begin: Cut | None, end: Cut, line: Line, room: Pt) -> Line:
        """Return a line whose spaces grow or close up until it fills its measure."""
        first = 0 if begin is None else begin.resume
        spaces = section.space_widths[end.atom] - section.space_widths[first]
        if spaces <= 0:
            return line
        growth = Fit(growth=(room - line.width) / spaces)
        return set_between(section, begin, end, base_level=self.base_level, fit=growth)

    def _chosen(self, whole: CutSection, first: Pt, rest: Pt) -> list[Cut]:
        """Return the cuts at which the lines end."""
        shape = self.shape
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

    def _left_end(self, start: Pt, short: Pt) -> Pt:
        """Return the x of a line that begins *start* into the measure and falls *short*."""
        leftwards = self.base_level % 2 == 1
        left = 0.0 if leftwards else start
        if self.shape.alignment == "centred":
            return left + short / 2
        hugs_right = leftwards != (self.shape.alignment == "end")
        return left + short if hugs_right else left

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
