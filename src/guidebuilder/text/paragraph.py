"""Sets paragraphs: styled text and a measure in, lines of placed glyphs out.

``shape_paragraph`` does what no measure changes: fonts, shaping, widths.  What it
returns is asked for its widths (tables) and set to a measure, as often as needed.
The functions below it do both in one call.

What is worked out is remembered, and apart from where its words were written: equal words
are shaped and set once, in one booklet and in the next, and each paragraph reports its own
places (:mod:`guidebuilder.text.origin`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.diagnostics import Report, Severity
from guidebuilder.text.atoms import sections_of
from guidebuilder.text.column import Column
from guidebuilder.text.cut_sections import CutSection
from guidebuilder.text.itemise import itemise
from guidebuilder.text.origin import UNKNOWN, Origin, apart
from guidebuilder.text.runs import Line, StyledText
from guidebuilder.text.setting import set_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guidebuilder.diagnostics import Diagnostic
    from guidebuilder.geometry import Pt
    from guidebuilder.style.theme import Alignment
    from guidebuilder.text.cuts import Cut
    from guidebuilder.text.fonts import FontBook
    from guidebuilder.text.runs import StyledItem


class ParagraphShape(Struct, frozen=True, kw_only=True):
    """How a paragraph fills its measure.

    Attributes:
        alignment: ``ragged`` and ``justified`` start at the measure's start and
            ``end`` ends at its end; ``balanced`` is for headings: ragged, in as few
            lines as can be, about equally long.  ``justified`` is ragged where the
            measure holds too few characters.
        first_indent: Where the first line starts, from the measure's start.
        hyphenate: Whether words may be divided; never in headings and labels.
        hang: Where the other lines start, from the measure's start.
        optical: Whether light characters at the ends of justified lines hang out into
            the margins; not in cells, which have none.
    """

    alignment: Alignment = "ragged"
    first_indent: Pt = 0.0
    hyphenate: bool = False
    hang: Pt = 0.0
    optical: bool = True


def set_paragraph(
    items: Sequence[StyledItem],
    measure: Pt,
    shape: ParagraphShape,
    fonts: FontBook,
    report: Report,
    *,
    leftwards: bool = False,
) -> tuple[Line, ...]:
    """Set a paragraph to a measure; no line is wider than it if anything can prevent that.

    Args:
        items: The paragraph's text and signs, in reading order.
        measure: Width of the column.
        shape: How the lines fill it.
        fonts: The faces to set with.
        report: Gets characters without a glyph and words that had to be cut.
        leftwards: Whether the book reads from right to left; the measure then starts at
            the right.
    """
    return shape_paragraph(items, fonts, report, leftwards=leftwards).set(measure, shape, report)


def set_line(
    items: Sequence[StyledItem], fonts: FontBook, report: Report, *, leftwards: bool = False
) -> Line:
    """Set a label in one line of its natural width; line breaks count as spaces."""
    flat = [
        replace(item, text=item.text.replace("\n", " ")) if isinstance(item, StyledText) else item
        for item in items
    ]
    lines = shape_paragraph(flat, fonts, report, leftwards=leftwards).natural_lines
    return lines[0] if lines else Line((), 0.0, ends_paragraph=True)


def measure_text(
    items: Sequence[StyledItem], fonts: FontBook, report: Report, *, leftwards: bool = False
) -> Pt:
    """Return the width of a text that is not broken: a cell's widest use."""
    return shape_paragraph(items, fonts, report, leftwards=leftwards).natural_width


def widest_word(items: Sequence[StyledItem], fonts: FontBook, report: Report) -> Pt:
    """Return the width below which a text would have to be cut inside a word."""
    return shape_paragraph(items, fonts, report).widest_word


def shape_paragraph(
    items: Sequence[StyledItem], fonts: FontBook, report: Report, *, leftwards: bool = False
) -> ShapedParagraph:
    """Shape a paragraph, which is then ready to be measured and set."""
    words, origin = apart(items)
    text, messages = _shaped(words, fonts, leftwards=leftwards)
    _repeat(messages, origin, report)
    return ShapedParagraph(text, origin)


class ShapedText(Struct, frozen=True, eq=False):
    """The text of a paragraph, shaped, wherever it was written.

    Attributes:
        sections: The text between forced line ends.
        base_level: 1 if it reads from right to left.
        leftwards: Whether the book does; the start of its measure is then the right.
    """

    sections: tuple[CutSection, ...]
    base_level: int
    leftwards: bool

    def characters_in(self, measure: Pt) -> float:
        """Return the number of its characters that a measure holds on average."""
        width = sum(whole.section.widths[-1] for whole in self.sections)
        texts = (whole.section.atoms for whole in self.sections if whole.section.atoms)
        characters = sum(atoms[-1].end - atoms[0].start for atoms in texts)
        return measure * characters / width if width else 0.0


class ShapedParagraph(Struct, frozen=True, eq=False):
    """A paragraph that is shaped and not yet broken into lines.

    Attributes:
        text: What it says.
        origin: Where that was written, and of which elements it is.
    """

    text: ShapedText
    origin: Origin

    @property
    def sections(self) -> tuple[CutSection, ...]:
        """The text between forced line ends."""
        return self.text.sections

    @property
    def natural_width(self) -> Pt:
        """Width without line ends but those that are forced, in points."""
        return max((whole.section.width for whole in self.sections), default=0.0)

    @property
    def widest_word(self) -> Pt:
        """Width of the widest part that no line may end in, in points."""
        return max((whole.widest_part for whole in self.sections), default=0.0)

    @property
    def natural_lines(self) -> tuple[Line, ...]:
        """The lines between forced ends, each in its natural width."""
        return self.origin.of_lines(_natural_lines(self.text))

    def set(self, measure: Pt, shape: ParagraphShape, report: Report) -> tuple[Line, ...]:
        """Return the paragraph's lines, set to a measure; see ``set_paragraph``."""
        lines, messages = _set(self.text, measure, shape)
        _repeat(messages, self.origin, report)
        return self.origin.of_lines(lines)

    def variants(self, measure: Pt, shape: ParagraphShape) -> tuple[Variant, ...]:
        """Return how the paragraph can be set in a line less or more, if it can be set well.

        Page breaking asks, to avoid a widow or to level facing pages.
        """
        found = _variants(self.text, measure, shape)
        return tuple(replace(each, origin=self.origin) for each in found)


class Ends(Struct, frozen=True):
    """Where the lines of one section of a paragraph end, otherwise than at its best.

    Attributes:
        section: Number of the section.
        cuts: Where its lines end.
    """

    section: int
    cuts: tuple[Cut, ...]


class Variant(Struct, frozen=True):
    """A paragraph in another number of lines than is best for it by itself.

    Attributes:
        text: What the paragraph says.
        measure: The measure it is set to.
        shape: How it fills it.
        lines_more: How many lines it takes more than at its best: 1 or -1.
        demerits: How many demerits it has more (``text.line_breaking``).
        ends: Where lines end otherwise.
        origin: Where the paragraph was written, and of which elements it is.
    """

    text: ShapedText
    measure: Pt
    shape: ParagraphShape
    lines_more: int
    demerits: float
    ends: Ends
    origin: Origin = UNKNOWN

    def set(self, report: Report) -> tuple[Line, ...]:
        """Return the paragraph's lines; see ``set_paragraph``."""
        lines, messages = _set(self.text, self.measure, self.shape, self.ends)
        _repeat(messages, self.origin, report)
        return self.origin.of_lines(lines)


REMEMBERED = 2048
"""How many texts, and how many settings of texts, are remembered: two long booklets' worth.

Layout sets a text three or four times: to find the widths of columns, to fill them,
and again when the numbers of pages are known.
"""


@lru_cache(maxsize=REMEMBERED)
def _shaped(
    items: tuple[StyledItem, ...], fonts: FontBook, *, leftwards: bool
) -> tuple[ShapedText, tuple[Diagnostic, ...]]:
    report = Report()
    whole = itemise(items, fonts, report, leftwards=leftwards)
    sections = tuple(CutSection(section, whole.base_level) for section in sections_of(whole))
    return ShapedText(sections, whole.base_level, leftwards), tuple(report.found)


@lru_cache(maxsize=REMEMBERED)
def _set(
    text: ShapedText,
    measure: Pt,
    shape: ParagraphShape,
    ends: Ends | None = None,
) -> tuple[tuple[Line, ...], tuple[Diagnostic, ...]]:
    column = Column.of(text, measure, shape)
    lines: list[Line] = []
    for index, whole in enumerate(text.sections):
        indent = shape.hang if index else shape.first_indent
        breaking = column.breaking(whole, indent)
        if ends is not None and ends.section == index:
            lines += column.lines(breaking, ends.cuts, indent)
        else:
            lines += column.lines(breaking, breaking.ends(), indent)
    return _ended(lines), tuple(column.report.found)


@lru_cache(maxsize=REMEMBERED)
def _variants(text: ShapedText, measure: Pt, shape: ParagraphShape) -> tuple[Variant, ...]:
    column = Column.of(text, measure, shape)
    found: dict[int, Variant] = {}
    for index, whole in enumerate(text.sections):
        breaking = column.breaking(whole, shape.hang if index else shape.first_indent)
        for more, (cuts, demerits) in breaking.other_ends().items():
            known = found.get(more)
            if known is None or demerits < known.demerits:
                ends = Ends(index, cuts)
                found[more] = Variant(text, measure, shape, more, demerits, ends)
    return tuple(found[more] for more in sorted(found))


@lru_cache(maxsize=REMEMBERED)
def _natural_lines(text: ShapedText) -> tuple[Line, ...]:
    level, leftwards = text.base_level, text.leftwards
    return _ended(
        set_between(whole.section, None, whole.end, base_level=level, leftwards=leftwards)
        for whole in text.sections
    )


def _repeat(messages: Iterable[Diagnostic], origin: Origin, report: Report) -> None:
    for each in messages:
        tell = report.error if each.severity is Severity.ERROR else report.warning
        tell(origin.span_of(each.span), each.code, each.message, each.hint)


def _ended(lines: Iterable[Line]) -> tuple[Line, ...]:
    found = tuple(lines)
    return (*found[:-1], *(replace(line, ends_paragraph=True) for line in found[-1:]))
