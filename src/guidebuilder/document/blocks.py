"""The waist between what a guide says and how it looks.

``document`` turns every section into blocks; layout knows blocks and nothing of
careers, money or routes.  Every word in a block is ready to print in its region's
form; every number in a block is only there to give a drawing its lengths.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Span
    from guidebuilder.document.inlines import Inlines


class ParagraphRole(Enum):
    """What a paragraph is for; the theme gives each its look."""

    TEXT = "text"
    LEAD = "lead"
    INTRO = "intro"
    CLOSING = "closing"
    NOTE = "note"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text.

    ``LEAD`` opens a chapter in larger type, ``NOTE`` is the quiet source line with its
    mark, ``NOTICE`` an attribution.
    """

    inlines: Inlines
    role: ParagraphRole = ParagraphRole.TEXT
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A run-in heading inside a section (a group's sub-sections)."""

    inlines: Inlines
    span: Span = field(compare=False, repr=False)


class Marker(Enum):
    """What stands before the items of a list."""

    BULLET = "bullet"
    NUMBER = "number"
    NUMERAL = "numeral"
    FORK = "fork"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """One item.

    Attributes:
        lead: Bold lead-in or title, if it has one.
        paragraphs: Its text.
        points: Points below it.
        closing: Line after the points.
        tag_word: Small word beside the lead (``optional``).
    """

    lead: Inlines = ()
    paragraphs: tuple[Inlines, ...] = ()
    points: tuple[Inlines, ...] = ()
    closing: Inlines = ()
    tag_word: str | None = None
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """A list.

    ``BULLET`` and ``NUMBER`` lists whose items have leads are set in rows (lead at the
    start, text beside it); ``NUMERAL`` with large numerals (reasons); ``FORK`` with the
    sign of an exception.
    """

    items: tuple[ListItem, ...]
    marker: Marker = Marker.BULLET
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A term or name, a quiet line under it (a place), and what is said of it."""

    term: Inlines
    under: Inlines = ()
    text: tuple[Inlines, ...] = ()
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions:
    """Glossary, people, organisations, tests: terms beside their texts.

    *title* is a small heading within the section (tests grouped by region).
    """

    items: tuple[Definition, ...]
    title: Inlines = ()
    span: Span = field(compare=False, repr=False)


class Align(Enum):
    """How the cells of a column stand."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """One column.

    Attributes:
        label: Its head.
        align: How its cells stand; figures stand at the end, in tabular figures.
        under: Head above this and the neighbouring columns with the same words.
        is_head: Whether its cells head their rows.
    """

    label: Inlines
    align: Align = Align.START
    under: str | None = None
    is_head: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell; several paragraphs are set one under the other (name, then city).

    ``strong_first`` sets the first paragraph bold.
    """

    paragraphs: tuple[Inlines, ...]
    row_span: int = 1
    column_span: int = 1
    strong_first: bool = False
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row.

    Attributes:
        cells: Left to right; a cell covered by a row span above it is left out.
        begins_group: Whether a stronger rule and some air stand above it.
        keep_with_next: Whether the next row must stand on the same page.
        is_total: Whether it sums up its group.
    """

    cells: tuple[Cell, ...]
    begins_group: bool = False
    keep_with_next: bool = False
    is_total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: *caption* stands above it, *note* below."""

    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    caption: Inlines = ()
    note: Inlines = ()
    span: Span = field(compare=False, repr=False)


class PanelRole(Enum):
    """What a panel is for."""

    ANSWER = "answer"
    NOTE = "note"
    TIP = "tip"
    WARNING = "warning"
    CONCLUSION = "conclusion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A box that stands out; *headline* is the short answer in large type."""

    role: PanelRole
    label: Inlines = ()
    headline: Inlines = ()
    paragraphs: tuple[Inlines, ...] = ()
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A small note under a chart."""

    title: Inlines
    text: tuple[Inlines, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asides:
    """Up to three small notes side by side."""

    items: tuple[Aside, ...]
    span: Span = field(compare=False, repr=False)


class Sign(Enum):
    """The sign before the items of one side of a comparison."""

    PLUS = "plus"
    MINUS = "minus"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a comparison; ``empty_line`` is printed when it has no items."""

    label: Inlines
    items: tuple[Inlines, ...]
    sign: Sign = Sign.NONE
    empty_line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two or more lists side by side; ``paired`` sets them row against row."""

    sides: tuple[Side, ...]
    paired: bool = False
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class StairGlyph:
    """A small stair of *rungs* steps; those in *filled* (from 1) are solid."""

    rungs: int
    filled: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpurGlyph:
    """A short line with a ring: a post beside the ladder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeGlyph:
    """A small bar or line from *low* to *high* on an axis from 0.

    Attributes:
        ticks: Values and their labels, ascending, the first at 0.
        is_line: A line with rings (time) instead of a bar (pay).
        open_end: Whether it goes on beyond *high*.
    """

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    is_line: bool = False
    open_end: bool = False


Glyph = StairGlyph | SpurGlyph | RangeGlyph


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card of one post: a sign and a word, a title, its pay, its text."""

    glyph: StairGlyph | SpurGlyph | None
    kicker: Inlines
    title: Inlines
    figure: Inlines
    figure_known: bool
    text: tuple[Inlines, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """Cards, two in a row."""

    items: tuple[Card, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckItem:
    """One thing to do, with a box to tick."""

    title: Inlines = ()
    text: tuple[Inlines, ...] = ()
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckGroup:
    """Things to do at one time (``This week``); the title may be empty."""

    title: Inlines
    items: tuple[CheckItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """Steps along a line, with boxes to tick; *foot* labels a line to write a name on."""

    groups: tuple[CheckGroup, ...]
    foot: Inlines = ()
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingLines:
    """Prompts, each followed by dotted lines to write on."""

    prompts: tuple[tuple[Inlines, int], ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture.  Scaled down to the measure, never up.

    Attributes:
        image: Bytes of a PNG or JPEG, read and checked by ``load``.
        width: In pixels.
        height: In pixels.
        alt: What it tells someone who cannot see it; empty for a decorative one.
        caption: Line below it.
    """

    image: bytes = field(repr=False)
    width: int
    height: int
    alt: str
    caption: Inlines = ()
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeRow:
    """One bar.

    Attributes:
        label: Its name.
        glyph: Which rungs it is for.
        low: Start of the bar, or ``None`` for open or missing.
        high: End of the bar; equal to *low* for a single value (drawn as a dot).
        open_end: Whether the bar goes on beyond *high*.
        points: Further values marked on the bar (a median) with their words.
        figure: What is printed beside the bar, large.
        note: What is printed under the figure, small.
    """

    label: Inlines
    glyph: StairGlyph | None
    low: float | None
    high: float | None
    open_end: bool = False
    points: tuple[tuple[float, str], ...] = ()
    figure: Inlines
    note: Inlines = ()
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeChart:
    """Bars on one axis from zero; *alt* is one sentence, since a table repeats the figures."""

    axis: Inlines
    ticks: tuple[tuple[float, str], ...]
    rows: tuple[RangeRow, ...]
    alt: str
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One rated thing: its name, its value (``None``: unknown) and the value in words."""

    label: Inlines
    value: float | None
    figure: Inlines
    note: Inlines = ()
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Rated things on one scale from *low* to *high*."""

    scale: Inlines
    low: float
    high: float
    items: tuple[Bar, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteStep:
    """One step of a route.

    Attributes:
        text: What one does.
        time: Its length in words, or empty.
        low: Shortest length in months; 0 if none is given.
        high: Longest length in months.
        option: ``optional``, ``preferred`` or ``if asked`` in print, or empty.
        is_open: Whether its length is not known although it takes time: neither a
            school stage, nor the last step, nor measured.
        is_post: Whether it is a post: only a post ends in the arrival disc.
    """

    text: Inlines
    time: Inlines = ()
    low: float = 0
    high: float = 0
    option: str = ""
    is_open: bool = False
    is_post: bool = False
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteLine:
    """One route as a line: a letter, a name, a total and its steps."""

    letter: str
    name: Inlines
    total: Inlines
    note: Inlines
    steps: tuple[RouteStep, ...]
    span: Span = field(compare=False, repr=False)


class RouteSign(Enum):
    """A sign that a form of routes may use for what is not plain, explained by its legend."""

    RANGE = "range"
    OPTION = "option"
    OPEN = "open"
    POST = "post"
    ITALIC = "italic"


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteChart:
    """Routes drawn to one scale of years; *start* names where the axis begins.

    *years* are the ticks behind the start, in years (1, 2, …) with their labels; empty
    if no step has a length.  *legend* explains the signs that a form may use; one
    without a sign leaves its line out.
    """

    start: Inlines
    years: tuple[tuple[float, str], ...]
    routes: tuple[RouteLine, ...]
    legend: tuple[tuple[RouteSign, Inlines], ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One rung: its number (0 stands before the first), name, pay line and line of work."""

    number: int
    name: Inlines
    figure: Inlines = ()
    text: Inlines = ()
    is_start: bool = False
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A way that leaves the ladder.

    Attributes:
        title: What it is called.
        needs: What it asks for.
        leaves: Index of the rung where it leaves, or ``None``: the source names none.
        is_choice: Whether its posts are a choice on one level, not a climb.
        posts: Its posts.
        note: Line printed with it (``The source names no rung``).
    """

    title: Inlines
    needs: Inlines = ()
    leaves: int | None = None
    is_choice: bool = True
    posts: tuple[Rung, ...] = ()
    note: Inlines = ()
    span: Span = field(compare=False, repr=False)


class LadderSign(Enum):
    """A sign of a form of a ladder that its legend explains; ``HERE`` says it in words."""

    START = "start"
    HERE = "here"
    GOAL = "goal"
    NEEDS = "needs"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """A ladder, first rung first, with its branches.

    *legend* explains the signs that a drawing of it may show; a form without one of them
    leaves its line out.
    """

    rungs: tuple[Rung, ...]
    branches: tuple[Branch, ...]
    main_title: Inlines
    legend: tuple[tuple[LadderSign, Inlines], ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class GlanceRow:
    """One row of the at-a-glance panel."""

    label: Inlines
    value: Inlines
    note: Inlines = ()
    glyph: Glyph | None = None
    is_known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """The at-a-glance page; *source* is its last line."""

    title: Inlines
    rows: tuple[GlanceRow, ...]
    source: Inlines
    span: Span = field(compare=False, repr=False)


Block = (
    Paragraph
    | Heading
    | ItemList
    | Definitions
    | Table
    | Panel
    | Asides
    | Comparison
    | Cards
    | Checklist
    | WritingLines
    | Figure
    | RangeChart
    | Bars
    | RouteChart
    | Ladder
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of a part.

    Attributes:
        place: Name for links and page numbers, unique in the booklet.
        title: Its heading; empty for a section that goes on from the one before.
        short_title: Words for the contents and the bookmarks; empty without a title.
        blocks: What it holds.
        opens_page: Whether it must begin a page (notes, a question).
    """

    place: str
    title: Inlines
    short_title: str
    blocks: tuple[Block, ...]
    opens_page: bool = False
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A question that a reader asks, and the sections that answer it.

    Attributes:
        place: Name for links and page numbers.
        number: Its station on the rail, from 1, counted through the booklet.
        title: The question.
        kicker: Small line above the large title of a question page.
        is_question: Whether it opens with a question page: the title large, and the
            first block of its first section is the short answer.
        sections: In order.
    """

    place: str
    number: int
    title: Inlines
    short_title: str
    kicker: Inlines = ()
    is_question: bool = False
    sections: tuple[Section, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opener:
    """The title page of a chapter and the at-a-glance page that faces it."""

    kicker: Inlines
    number: int
    title: Inlines
    subtitle: Inlines = ()
    text: Inlines
    glance: Glance | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A career, an article that stands alone, or the sources; its title is the H1.

    *opener* is ``None`` for a chapter that simply begins on the next page: it has one
    part, with the same title.
    """

    place: str
    title: Inlines
    short_title: str
    opener: Opener | None
    parts: tuple[Part, ...]
    span: Span = field(compare=False, repr=False)


class LegendSign(Enum):
    """A sign explained on the how-to-read page."""

    LINE = "line"
    DASHED = "dashed"
    BAR = "bar"
    ITALIC = "italic"
    DOTS = "dots"
    DIAMOND = "diamond"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendRow:
    """A sign, its name and what it means."""

    sign: LegendSign
    title: Inlines
    text: Inlines


class WayMark(Enum):
    """What tells readers on each page which part they are in."""

    RAIL = "rail"
    HEAD = "head"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class HowToRead:
    """The page before the contents; only signs that the booklet uses are explained.

    *lead* has its words for each way mark that a theme may have, *rows* those for the
    signs of all themes: what a theme does not draw is left out.
    """

    title: Inlines
    lead: tuple[tuple[WayMark, Inlines], ...]
    rows: tuple[LegendRow, ...]
    foot: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverRoute:
    """A route line on the cover; *optional* are its optional stretches, as fractions."""

    name: str
    optional: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineEdition:
    """Where a booklet stands online: a code on the back cover, and its address in words.

    Attributes:
        address: What the code says.
        shown: The address as readers type it, with its link.
        text: What to do with it.
        alt: What the code is, for those who cannot see it.
    """

    address: str
    shown: Inlines
    text: Inlines
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """Front and back cover, drawn from the data.

    Attributes:
        kicker: Domain line.
        edition: Word on the tab.
        title: The large title.
        subtitle: A second line under it, if the book has one.
        sentence: What one does, in one sentence.
        facts: Up to two values with their labels.
        routes: Route lines.
        rungs: Number of rungs on the stair.
        spurs: Number of thin lines that leave the stair.
        spurs_from: Index of the rung where they leave; ``None``: beside the stair.
        is_dark: Ground in the deep ink (first region of a book) or the bright one.
        call: Heading of the back cover.
        call_text: Its text.
        fields: Labels of the white fields to write in.
        notices: Small lines at the foot of the back cover.
        online: The online edition, if there is one.
        span: Place of the book's title.
    """

    kicker: Inlines
    edition: str
    title: Inlines
    subtitle: Inlines = ()
    sentence: Inlines
    facts: tuple[tuple[Inlines, Inlines], ...]
    routes: tuple[CoverRoute, ...]
    rungs: int
    spurs: int
    spurs_from: int | None
    is_dark: bool
    call: Inlines
    call_text: Inlines
    fields: tuple[Inlines, ...]
    notices: tuple[Inlines, ...]
    online: OnlineEdition | None = None
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words that layout itself prints, in the document's language.

    *more_notes* heads the page of writing lines that stands before a back cover which
    would else be the front of a leaf.
    """

    contents: str
    continued: str
    edition: str
    running_title: str
    page: str
    more_notes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the file says about itself.

    Attributes:
        title: Shown in the title bar of a viewer.
        author: Publisher or school.
        subject: One sentence.
        keywords: Search words.
        language: BCP 47 tag of the document.
        issued: Date of the issue, ``2026-11`` or ``2026-11-14``: the only date in the file.
        rights: Licence and copyright line.
        edition: Name of the edition, such as ``India edition``.
        region: Id of the region.
    """

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    language: str
    issued: str
    rights: str
    edition: str
    region: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole booklet, before anything is measured.

    Attributes:
        domain: Number of the palette, 1 to 10 (look: colour).
        paper: ``a5``, ``half-letter``, ``a4`` or ``letter``: the region's own.
    """

    info: Metadata
    wording: Wording
    domain: int
    paper: str
    direction: str
    cover: Cover
    how_to_read: HowToRead
    chapters: tuple[Chapter, ...]
