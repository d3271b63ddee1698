"""Setting inlines into lines and lines into strips.

A :class:`Setter` carries what every component needs: fonts, theme, page master, the
structure tree that grows as blocks are set, and the page numbers known so far.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from guidebuilder.diagnostics import Report, Span
from guidebuilder.document.inlines import (
    Inline,
    Inlines,
    LinkNumber,
    PageNumber,
    Run,
    Unverified,
)
from guidebuilder.geometry import Rect
from guidebuilder.layout import signs
from guidebuilder.layout.galley import FREE, HYPHENATED, LONE_LINE, OtherSettings, Strip, Variant
from guidebuilder.layout.page import DrawnRun, Item, LinkArea, Notice
from guidebuilder.layout.paths import rule
from guidebuilder.layout.structure import StructureTree
from guidebuilder.style.palette import BLACK, SOFT
from guidebuilder.text.itemise import WORD_JOINER
from guidebuilder.text.paragraph import (
    ParagraphShape,
    measure_text,
    set_line,
    shape_paragraph,
)
from guidebuilder.text.runs import GlyphRun, InlineBox, Line, Place, StyledItem, StyledText, Uri

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from guidebuilder.document.blocks import Document, Wording
    from guidebuilder.document.handout import Handout
    from guidebuilder.document.poster import Poster
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.galley import Galley
    from guidebuilder.style.ink import Ink
    from guidebuilder.style.page_master import PageMaster
    from guidebuilder.style.theme import Styles, TextStyle, Theme
    from guidebuilder.text.fonts import FontBook
    from guidebuilder.text.paragraph import ShapedParagraph
    from guidebuilder.text.runs import TagId

DEMERIT = 0.02
"""What a demerit costs a page: a line at badness 100 more (12,100 demerits) costs as much as
two lines and a half by which facing pages differ."""

UNKNOWN_PAGE = 88
"""Stands for a page number in the first round: two wide figures."""

UNDIVIDED = 3
"""Lines up to which a paragraph is not divided: either half would be a widow or an orphan."""

RAISED, RISE = 0.65, 0.33
"""Size of a raised figure and its height above the baseline, beside the text's size."""

LEAST_COLOURED = 8.0
"""Smallest type in an ink of several plates, in points: print shops ask for black below it."""

NOWHERE = Span("", 0, 0)
"""Place of words that layout itself prints; they come from the catalogue."""

LOOK_SIZE = 10.0
"""Size of running text, in points, that signs and hanging indents are drawn for (docs/look.md)."""


def said(text: str, span: Span = NOWHERE) -> Inlines:
    """Return plain words as inlines."""
    return (Run(text, span),) if text else ()


def run_in(sentences: Iterable[Inlines]) -> Inlines:
    """Return sentences as one paragraph: a legend in as few lines as can be."""
    joined: list[Inline] = []
    for sentence in sentences:
        joined += (*said(" "), *sentence) if joined else sentence
    return tuple(joined)


def written_at(inlines: Inlines) -> Span | None:
    """Return the place of a text: of its first words."""
    return next((each.span for each in inlines[:1] if not isinstance(each, Unverified)), None)


def plain(inlines: Inlines) -> str:
    """Return the characters of inlines."""
    return "".join(each.text for each in inlines if isinstance(each, Run))


class SetMatter(Struct, frozen=True):
    """Matter that is set, and need not be set again while the page numbers in it hold.

    Attributes:
        tag: Its structure element.
        galley: Its strips.
        numbers: The page numbers that it prints, by place.
    """

    tag: TagId
    galley: Galley
    numbers: Mapping[str, str]


class Setter(Struct):
    """What components need to set text.

    Attributes:
        fonts: Faces, shaping cache included.
        theme: Styles and inks.
        master: Page grid.
        tree: Structure tree; components add their elements to it in reading order.
        language: Language of the document.
        wording: Words that layout prints itself.
        page_of: Page numbers of places, as far as they are known.
        run_in: Structure role of headings inside a section: one below the section's own.
        report: Where messages go that belong to no line of text.
        leftwards: Whether the book reads from right to left: x is then counted from the
            right, until :mod:`guidebuilder.layout.mirror` turns its pages over.
        numbers: Page numbers that were printed, by place.
        ready: Sections that were set when fewer page numbers were known, by place.
    """

    fonts: FontBook
    theme: Theme
    master: PageMaster
    tree: StructureTree
    language: str
    wording: Wording
    page_of: Mapping[str, int]
    report: Report
    run_in: str = "H4"
    leftwards: bool = False
    numbers: dict[str, str] = field(default_factory=dict)
    ready: dict[str, SetMatter] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        matter: Document | Handout | Poster,
        theme: Theme,
        master: PageMaster,
        fonts: FontBook,
        report: Report,
    ) -> Setter:
        """Return a setter for matter of which nothing is set yet."""
        return cls(
            fonts=fonts,
            theme=theme,
            master=master,
            tree=StructureTree(),
            language=matter.info.language,
            wording=matter.wording,
            page_of={},
            report=report,
            leftwards=matter.direction == "rtl",
        )

    @property
    def styles(self) -> Styles:
        """The type of every role."""
        return self.theme.styles

    def in_type(self, length: Pt) -> Pt:
        """Return a length of the look, drawn for text of 10 points, in the size of this text."""
        return length * self.styles.text.char.size / LOOK_SIZE

    @property
    def mark_size(self) -> Pt:
        """Width of the unverified mark: it grows with the text, and is never smaller than usual."""
        return max(signs.MARK_SIZE, self.in_type(signs.MARK_SIZE))

    def items(self, inlines: Inlines, style: TextStyle, tag: TagId | None) -> list[StyledItem]:
        """Return inlines as styled text; links and signs get their own elements under *tag*.

        Without a *tag* the text is furniture and has no elements.
        """
        items: list[StyledItem] = []
        if tag is not None:
            self._note(inlines, tag)
        for inline in inlines:
            match inline:
                case Run():
                    items.append(self._run(inline, style, tag))
                case PageNumber(place, span):
                    number = self.page_number(place)
                    # What a list of links says of it: a number alone says nothing.
                    page = f"{self.wording.page} {number}"
                    char = replace(style.char, features=(*style.char.features, "tnum"))
                    link = self._element("Link", tag)
                    items.append(
                        StyledText(number, char, self.language, span, link, Place(place), page)
                        if link is not None
                        else StyledText(number, char, self.language, span)
                    )
                case LinkNumber():
                    items.append(self._link_number(inline, style, tag))
                case Unverified(spoken):
                    sign = self._element("Span", tag, actual=spoken) if spoken else None
                    items.append(_sign(items, sign, spoken, self.mark_size))
        return items

    def _note(self, inlines: Inlines, tag: TagId) -> None:
        """Keep where the words of an element were written, as far as an author wrote them."""
        for inline in inlines:
            if not isinstance(inline, Unverified) and inline.span.line:
                self.tree.note(tag, inline.span)
                return

    def page_number(self, place: str) -> str:
        """Return the number of a place's page; while it is unknown, one of usual width."""
        number = str(self.page_of.get(place, UNKNOWN_PAGE))
        self.numbers[place] = number
        return number

    def still_holds(self, numbers: Mapping[str, str]) -> bool:
        """Whether page numbers that were printed would be printed again."""
        return all(
            str(self.page_of.get(place, UNKNOWN_PAGE)) == said for place, said in numbers.items()
        )

    def _element(self, role: str, parent: TagId | None, **attributes: str | None) -> TagId | None:
        if parent is None:
            return None
        return self.tree.add(role, parent, **attributes)

    def _run(self, run: Run, style: TextStyle, tag: TagId | None) -> StyledText:
        char = style.char
        if run.strong:
            char = replace(char, weight=700)
        if run.emphasis:
            # The label family has no italic and is never slanted: weight says it instead, as
            # it does in scripts that have none.
            slants = char.family == "text" and self.theme.script.has_italics
            stress = {"italic": True} if slants else {"weight": 600}
            char = replace(char, **stress)
        link = None
        element = None
        foreign = run.lang if run.lang != self.language else None
        if run.link and tag is not None:
            link = Place(run.link[1:]) if run.link.startswith("#") else Uri(run.link)
            element = self._element("Link", tag, lang=foreign)
            if isinstance(link, Uri):
                char = replace(char, underline=True, ink=self._link_ink(style))
        elif run.spoken or foreign:
            element = self._element("Span", tag, expansion=run.spoken, lang=foreign)
        return StyledText(
            run.text, char, run.lang or self.language, run.span, element, link, run.spoken
        )

    def _link_number(self, inline: LinkNumber, style: TextStyle, tag: TagId | None) -> StyledText:
        """Return a number that stands above the line, close behind its word."""
        size = style.char.size
        char = replace(
            style.char,
            size=min(size, max(RAISED * size, LEAST_COLOURED)),
            rise=RISE * size,
        )
        element = self._element("Span", tag, expansion=inline.spoken)
        text = WORD_JOINER + inline.number
        return StyledText(text, char, self.language, inline.span, element, None, inline.spoken)

    def _link_ink(self, style: TextStyle) -> Ink:
        """Return the ink of a link: that of headings, unless its words are small or on a ground."""
        is_plain = style.char.ink in (BLACK, SOFT) and style.char.size >= LEAST_COLOURED
        return self.theme.palette.deep if is_plain else style.char.ink

    def shaped(self, inlines: Inlines, style: TextStyle, tag: TagId | None) -> ShapedParagraph:
        """Return inlines shaped, to be measured and set as often as needed."""
        return self.shaped_items(self.items(inlines, style, tag), self.report)

    def shaped_items(self, items: Sequence[StyledItem], report: Report) -> ShapedParagraph:
        """Return styled text shaped, in the direction of the book."""
        return shape_paragraph(items, self.fonts, report, leftwards=self.leftwards)

    def lines(
        self, inlines: Inlines, style: TextStyle, measure: Pt, tag: TagId | None, indent: Pt = 0
    ) -> tuple[Line, ...]:
        """Return inlines as lines no wider than the measure."""
        report = Report()
        items = self.items(inlines, style, tag)
        shape = _shape(style, indent)
        return _told(self.shaped_items(items, report).set(measure, shape, report), report)

    def text(
        self,
        inlines: Inlines,
        style: TextStyle,
        x: Pt,
        measure: Pt,
        tag: TagId | None,
        indent: Pt = 0,
    ) -> list[Strip]:
        """Return a paragraph as one strip a line, without widow or orphan.

        Pages may ask for it in a line less or more.
        """
        report, span, shape = Report(), written_at(inlines), _shape(style, indent)
        paragraph = self.shaped_items(self.items(inlines, style, tag), report)
        lines = _told(paragraph.set(measure, shape, report), report)
        strips = self.stacked(lines, style, x, tag, span)
        if len(strips) > UNDIVIDED:

            def others() -> tuple[Variant, ...]:
                return tuple(
                    Variant(
                        tuple(self.stacked(each.set(Report()), style, x, tag, span)),
                        DEMERIT * each.demerits,
                    )
                    for each in paragraph.variants(measure, shape)
                )

            strips[0] = replace(strips[0], other_settings=OtherSettings(tuple(strips), others))
        return strips

    def stacked(
        self, lines: Sequence[Line], style: TextStyle, x: Pt, tag: TagId | None, span: Span | None
    ) -> list[Strip]:
        """Return set lines as one strip each, without widow or orphan.

        The *span* tells where they were written.
        """
        last = len(lines) - 1
        strips = []
        for index, line in enumerate(lines):
            keeps = index != last and (index in (0, last - 1) or len(lines) <= UNDIVIDED)
            cost = HYPHENATED if line.hyphenated else FREE
            items = self.drawn(line, x, style.drop, tag)
            strips.append(Strip(style.leading, items, LONE_LINE if keeps else cost, span=span))
        return strips

    def one_line(self, inlines: Inlines, style: TextStyle, tag: TagId | None) -> Line:
        """Return inlines as a single line, as wide as it comes out."""
        report = Report()
        items = self.items(inlines, style, tag)
        line = set_line(items, self.fonts, report, leftwards=self.leftwards)
        return _told((line,), report)[0]

    def label(
        self,
        inlines: Inlines,
        style: TextStyle,
        x: Pt,
        baseline: Pt,
        tag: TagId | None,
        anchor: float = 0.0,
    ) -> tuple[Item, ...]:
        """Return one line at *x*; *anchor* 0 starts there, 0.5 centres on it, 1 ends there."""
        line = self.one_line(inlines, style, tag)
        return self.drawn(line, x - anchor * line.width, baseline, tag)

    def width(self, inlines: Inlines, style: TextStyle) -> Pt:
        """Return the natural width of inlines on one line."""
        # What cannot be set well is told by the line that is drawn.
        items = self.items(inlines, style, None)
        return measure_text(items, self.fonts, Report(), leftwards=self.leftwards)

    def drawn(self, line: Line, x: Pt, baseline: Pt, tag: TagId | None) -> tuple[Item, ...]:
        """Return a line as items whose pen starts at (*x*, *baseline*)."""
        items: list[Item] = [Notice(each) for each in line.messages]
        for placed in line.runs:
            at = x + placed.x
            run = placed.run
            if isinstance(run, InlineBox):
                items.extend(signs.unverified(at, baseline, run.tag, self.mark_size))
                continue
            items.append(DrawnRun(at, baseline - run.style.rise, run, tag))
            if run.style.underline:
                items.append(rule(at, baseline + 1.9, ink_width(run), run.style.ink, 0.5))
            if run.link is not None and run.tag is not None:
                size = run.style.size
                area = Rect(at, baseline - 0.8 * size, ink_width(run), 1.1 * size)
                items.append(LinkArea(area, run.link, run.tag, run.spoken or run.text.strip()))
        return tuple(items)


def _told(lines: tuple[Line, ...], report: Report) -> tuple[Line, ...]:
    """Return lines that carry the messages about them."""
    if not (lines and report.found):
        return lines
    return (replace(lines[0], messages=tuple(report.found)), *lines[1:])


def _sign(before: Sequence[StyledItem], tag: TagId | None, spoken: str, size: Pt) -> InlineBox:
    """Return the sign of the unverified, *size* wide, as it stands behind some items.

    Behind a word it has air before it; after a space, where a sentence speaks of it, a
    little air on both sides.  One without words of its own opens those behind it: it has
    its air there, and stays with them.
    """
    last = before[-1] if before else None
    is_after_space = isinstance(last, StyledText) and last.text.endswith(" ")
    enlarged = size / signs.MARK_SIZE
    inset = behind = enlarged * signs.MARK_SIDE if is_after_space else 0.0
    if not spoken:
        behind = enlarged * signs.MARK_WORD_SPACE
    elif last is not None and not is_after_space:
        inset = enlarged * signs.MARK_SPACE
    return InlineBox(
        "unverified",
        inset + size + behind,
        tag,
        spoken or None,
        glued=bool(spoken) or not is_after_space,
        inset=inset,
        outset=behind,
        holds=not spoken,
    )


def on_trial(setter: Setter) -> Setter:
    """Return the setter for a measure that is only tried: its complaints go nowhere."""
    return replace(setter, report=Report())


def ink_width(run: GlyphRun) -> Pt:
    """Return the width of a run without the space at its end."""
    width = run.width
    for word in run.words if run.rtl else reversed(run.words):
        if not word.text.isspace():
            break
        width -= run.advance(word)
    return width


def _shape(style: TextStyle, indent: Pt) -> ParagraphShape:
    """Return how a style fills a measure."""
    return ParagraphShape(alignment=style.alignment, first_indent=indent, hyphenate=style.hyphenate)
