"""The waist between what a guide says and how it looks.

``document`` turns every section into blocks; layout knows blocks and nothing of
careers, money or routes.  Every word in a block is ready to print in its region's
form; every number in a block is only there to give a drawing its lengths.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.records import Located

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Span
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.model.items import Priority


class ParagraphRole(Enum):
    """What a paragraph is for; the theme gives each its look."""

    TEXT = "text"
    LEAD = "lead"
    INTRO = "intro"
    CLOSING = "closing"
    NOTE = "note"
    NOTICE = "notice"


class Paragraph(Located, frozen=True, kw_only=True):
    """Running text.

    ``LEAD`` opens a chapter in larger type, ``NOTE`` is the quiet source line with its
    mark, ``NOTICE`` an attribution.
    """

    inlines: Inlines
    role: ParagraphRole = ParagraphRole.TEXT
    span: Span


class Heading(Located, frozen=True, kw_only=True):
    """A run-in heading inside a section (a group's sub-sections)."""

    inlines: Inlines
    span: Span


class Marker(Enum):
    """What stands before the items of a list."""

    BULLET = "bullet"
    NUMBER = "number"
    NUMERAL = "numeral"
    FORK = "fork"


class ListItem(Located, frozen=True, kw_only=True):
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
    span: Span


class ItemList(Located, frozen=True, kw_only=True):
    """A list.

    ``BULLET`` and ``NUMBER`` lists whose items have leads are set in rows (lead at the
    start, text beside it); ``NUMERAL`` with large numerals (reasons); ``FORK`` with the
    sign of an exception.
    """

    items: tuple[ListItem, ...]
    marker: Marker = Marker.BULLET
    span: Span


class Definition(Located, frozen=True, kw_only=True):
    """A term or name, a quiet line under it (a place), and what is said of it."""

    term: Inlines
    under: Inlines = ()
    text: tuple[Inlines, ...] = ()
    span: Span


class Definitions(Located, frozen=True, kw_only=True):
    """Glossary, people, organisations, tests: terms beside their texts.

    *title* is a small heading within the section (tests grouped by region).
    """

    items: tuple[Definition, ...]
    title: Inlines = ()
    span: Span


class Align(Enum):
    """How the cells of a column stand."""

    START = "start"
    END = "end"


class TableColumn(Struct, frozen=True, kw_only=True):
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


class Cell(Located, frozen=True, kw_only=True):
    """One cell; several paragraphs are set one under the other (name, then city).

    ``strong_first`` sets the first paragraph bold.
    """

    paragraphs: tuple[Inlines, ...]
    row_span: int = 1
    column_span: int = 1
    strong_first: bool = False
    span: Span


class TableRow(Struct, frozen=True, kw_only=True):
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


class Charted(Enum):
    """What a chart shows before a table says the same."""

    ROUTES = "routes"
    PAY = "pay"


class Table(Located, frozen=True, kw_only=True):
    """A table: *caption* stands above it, *note* below.

    One that says again what is *charted* before it has a caption that tells so.  A theme
    that sets routes in sentences leaves the table out, one that draws no pay the caption.
    """

    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    caption: Inlines = ()
    note: Inlines = ()
    charted: Charted | None = None
    span: Span


class PanelRole(Enum):
    """What a panel is for."""

    ANSWER = "answer"
    NOTE = "note"
    TIP = "tip"
    WARNING = "warning"
    CONCLUSION = "conclusion"


class Panel(Located, frozen=True, kw_only=True):
    """A box that stands out; *headline* is the short answer in large type."""

    role: PanelRole
    label: Inlines = ()
    headline: Inlines = ()
    paragraphs: tuple[Inlines, ...] = ()
    span: Span


class Aside(Located, frozen=True, kw_only=True):
    """A small note under a chart."""

    title: Inlines
    text: tuple[Inlines, ...]
    span: Span


class Asides(Located, frozen=True, kw_only=True):
    """Up to three small notes side by side."""

    items: tuple[Aside, ...]
    span: Span


class Sign(Enum):
    """The sign before the items of one side of a comparison."""

    PLUS = "plus"
    MINUS = "minus"
    NONE = "none"


class Side(Struct, frozen=True, kw_only=True):
    """One side of a comparison; ``empty_line`` is printed when it has no items."""

    label: Inlines
    items: tuple[Inlines, ...]
    sign: Sign = Sign.NONE
    empty_line: str = ""


class Comparison(Located, frozen=True, kw_only=True):
    """Two or more lists side by side; ``paired`` sets them row against row."""

    sides: tuple[Side, ...]
    paired: bool = False
    span: Span


class StairGlyph(Struct, frozen=True, kw_only=True):
    """A small stair of *rungs* steps; those in *filled* (from 1) are solid."""

    rungs: int
    filled: tuple[int, ...]


class SpurGlyph(Struct, frozen=True, kw_only=True):
    """A short line with a ring: a post beside the ladder."""


class RangeGlyph(Struct, frozen=True, kw_only=True):
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


class Card(Located, frozen=True, kw_only=True):
    """A card of one post: a sign and a word, a title, its pay, its text."""

    glyph: StairGlyph | SpurGlyph | None
    kicker: Inlines
    title: Inlines
    figure: Inlines
    figure_known: bool
    text: tuple[Inlines, ...]
    span: Span


class Cards(Located, frozen=True, kw_only=True):
    """Cards, two in a row."""

    items: tuple[Card, ...]
    span: Span


class CheckItem(Located, frozen=True, kw_only=True):
    """One thing to do, with a box to tick."""

    title: Inlines = ()
    text: tuple[Inlines, ...] = ()
    span: Span


class CheckGroup(Struct, frozen=True, kw_only=True):
    """Things to do at one time (``This week``); the title may be empty."""

    title: Inlines
    items: tuple[CheckItem, ...]


class Checklist(Located, frozen=True, kw_only=True):
    """Steps along a line, with boxes to tick; *foot* labels a line to write a name on."""

    groups: tuple[CheckGroup, ...]
    foot: Inlines = ()
    span: Span


class WritingLines(Located, frozen=True, kw_only=True):
    """Prompts, each followed by dotted lines to write on."""

    prompts: tuple[tuple[Inlines, int], ...]
    span: Span


class Address(Located, frozen=True, kw_only=True):
    """Where a link leads, for readers on paper.

    Attributes:
        number: The number that stands behind the link.
        shown: The address as readers type it, with its link.
        span: Place of the link.
    """

    number: str
    shown: Inlines
    span: Span


class Addresses(Located, frozen=True, kw_only=True):
    """The addresses of a section's links, by their numbers, at its end."""

    items: tuple[Address, ...]
    span: Span


class Figure(Located, frozen=True, kw_only=True):
    """A picture.  Scaled down to the measure, never up.

    Attributes:
        image: Bytes of a PNG or JPEG, read and checked by ``load``.
        width: In pixels.
        height: In pixels.
        alt: What it tells someone who cannot see it; empty for a decorative one.
        caption: Line below it.
    """

    image: bytes
    width: int
    height: int
    alt: str
    caption: Inlines = ()
    span: Span


class RangeRow(Located, frozen=True, kw_only=True):
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
    span: Span


class RangeChart(Located, frozen=True, kw_only=True):
    """Bars on one axis from zero; *alt* is one sentence, since a table repeats the figures."""

    axis: Inlines
    ticks: tuple[tuple[float, str], ...]
    rows: tuple[RangeRow, ...]
    alt: str
    span: Span


class Bar(Located, frozen=True, kw_only=True):
    """One rated thing: its name, its value (``None``: unknown) and the value in words."""

    label: Inlines
    value: float | None
    figure: Inlines
    note: Inlines = ()
    span: Span


class Bars(Located, frozen=True, kw_only=True):
    """Rated things on one scale from *low* to *high*."""

    scale: Inlines
    low: float
    high: float
    items: tuple[Bar, ...]
    span: Span


class RouteStep(Located, frozen=True, kw_only=True):
    """One step of a route.

    Attributes:
        text: What one does.
        time: Its length in words, or empty.
        gap: Words for a length that nobody has measured, or empty.
        low: Shortest length in months; 0 if none is given.
        high: Longest length in months.
        option: ``optional``, ``preferred`` or ``if asked`` in print, or empty.
        is_open: Whether its length is not known although it takes time: neither a
            school stage, nor the last step, nor measured.
        is_post: Whether it is a post: only a post ends in the arrival disc.
    """

    text: Inlines
    time: Inlines = ()
    gap: Inlines = ()
    low: float = 0
    high: float = 0
    option: str = ""
    is_open: bool = False
    is_post: bool = False
    span: Span


class RouteLine(Located, frozen=True, kw_only=True):
    """One route as a line: a letter, a name, a total and its steps."""

    letter: str
    name: Inlines
    total: Inlines
    note: Inlines
    steps: tuple[RouteStep, ...]
    span: Span


class RouteSign(Enum):
    """A sign that a form of routes may use for what is not plain, explained by its legend."""

    RANGE = "range"
    OPTION = "option"
    OPEN = "open"
    POST = "post"
    ITALIC = "italic"


class RouteChart(Located, frozen=True, kw_only=True):
    """Routes drawn to one scale of years; *start* names where the axis begins.

    *years* are the ticks behind the start, in years (1, 2, …) with their labels; empty
    if no step has a length.  *legend* explains the signs that a form may use; one
    without a sign leaves its line out.  *alt* is one sentence, since a table says the same.
    """

    start: Inlines
    years: tuple[tuple[float, str], ...]
    routes: tuple[RouteLine, ...]
    legend: tuple[tuple[RouteSign, Inlines], ...]
    alt: str
    span: Span


class Rung(Located, frozen=True, kw_only=True):
    """One rung: its number (0 stands before the first), name, pay line and line of work."""

    number: int
    name: Inlines
    figure: Inlines = ()
    text: Inlines = ()
    is_start: bool = False
    span: Span


class Branch(Located, frozen=True, kw_only=True):
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
    span: Span


class LadderSign(Enum):
    """A sign of a form of a ladder that its legend explains."""

    START = "start"
    GOAL = "goal"
    NEEDS = "needs"
    CHOICE = "choice"


class Ladder(Located, frozen=True, kw_only=True):
    """A ladder, first rung first, with its branches.

    *legend* explains the signs that a drawing of it may show; a form without one of them
    leaves its line out.  *here* are the words of the rung where one starts, printed or heard.
    """

    rungs: tuple[Rung, ...]
    branches: tuple[Branch, ...]
    main_title: Inlines
    legend: tuple[tuple[LadderSign, Inlines], ...]
    here: Inlines
    span: Span


class GlanceRow(Struct, frozen=True, kw_only=True):
    """One row of the at-a-glance panel."""

    label: Inlines
    value: Inlines
    note: Inlines = ()
    glyph: Glyph | None = None
    is_known: bool = True


class Glance(Located, frozen=True, kw_only=True):
    """The at-a-glance page; *source* is its last line."""

    title: Inlines
    rows: tuple[GlanceRow, ...]
    source: Inlines
    span: Span


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
    | Addresses
    | Figure
    | RangeChart
    | Bars
    | RouteChart
    | Ladder
)


class Section(Located, frozen=True, kw_only=True):
    """A section of a part.

    Attributes:
        place: Name for links and page numbers, unique in the booklet.
        title: Its heading; empty for a section that goes on from the one before.
        short_title: Words for the contents and the bookmarks; empty without a title.
        blocks: What it holds.
        opens_page: Whether it must begin a page (notes, a question).
        priority: The author's own word on what a small edition keeps, if there is one.
    """

    place: str
    title: Inlines
    short_title: str
    blocks: tuple[Block, ...]
    opens_page: bool = False
    priority: Priority | None = None
    span: Span


class Part(Located, frozen=True, kw_only=True):
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
    span: Span


class Opener(Struct, frozen=True, kw_only=True):
    """The title page of a chapter and the at-a-glance page that faces it."""

    kicker: Inlines
    number: int
    title: Inlines
    subtitle: Inlines = ()
    text: Inlines
    glance: Glance | None


class Chapter(Located, frozen=True, kw_only=True):
    """A career, an article that stands alone, or the sources; its title is the H1.

    *opener* is ``None`` for a chapter that simply begins on the next page: it has one
    part, with the same title.
    """

    place: str
    title: Inlines
    short_title: str
    opener: Opener | None
    parts: tuple[Part, ...]
    span: Span


class LegendSign(Enum):
    """A sign explained on the how-to-read page."""

    LINE = "line"
    DASHED = "dashed"
    BAR = "bar"
    ITALIC = "italic"
    DOTS = "dots"
    DIAMOND = "diamond"


class LegendRow(Struct, frozen=True, kw_only=True):
    """A sign, its name and what it means."""

    sign: LegendSign
    title: Inlines
    text: Inlines


class WayMark(Enum):
    """What tells readers on each page which part they are in."""

    RAIL = "rail"
    HEAD = "head"
    NONE = "none"


class HowToRead(Struct, frozen=True, kw_only=True):
    """The page before the contents; only signs that the booklet uses are explained.

    *lead* has its words for each way mark that a theme may have, *rows* those for the
    signs of all themes: what a theme does not draw is left out.
    """

    title: Inlines
    lead: tuple[tuple[WayMark, Inlines], ...]
    rows: tuple[LegendRow, ...]
    foot: Inlines


class CoverRoute(Struct, frozen=True, kw_only=True):
    """A route line on the cover; *optional* are its optional stretches, as fractions."""

    name: str
    optional: tuple[tuple[float, float], ...]


class OnlineEdition(Struct, frozen=True, kw_only=True):
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


class Partner(Struct, frozen=True, kw_only=True):
    """A school or partner on the back cover.

    Attributes:
        name: Who it is.
        alt: The same for who cannot see the logo.
        logo: Bytes of a PNG or JPEG, read and checked by ``load``; without it the name prints.
        width: Of the logo, in pixels.
        height: Of the logo, in pixels.
    """

    name: Inlines
    alt: str
    logo: bytes | None = None
    width: int = 0
    height: int = 0


class Host(Struct, frozen=True, kw_only=True):
    """The school or fair that hands a booklet out.

    Attributes:
        name: Who it is.
        details: Where and when it is found, and whom to ask there.
        logo: Its picture, if it has one.
    """

    name: Inlines
    details: tuple[Inlines, ...] = ()
    logo: Partner | None = None


class Cover(Located, frozen=True, kw_only=True):
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
        host: Who hands it out, in place of those fields.
        partner: Who shares the field's line, if anybody.
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
    partner: Partner | None = None
    host: Host | None = None
    span: Span


class SparePage(Struct, frozen=True, kw_only=True):
    """A page to write on, which fills a booklet up.

    Attributes:
        heading: Its title.
        prompts: What to write, each with the number of lines for it; none for bare lines.
    """

    heading: str
    prompts: tuple[tuple[str, int], ...] = ()


class Wording(Struct, frozen=True, kw_only=True):
    """Words that layout itself prints, in the document's language; *host* is a name as typed."""

    contents: str
    continued: str
    edition: str
    running_title: str
    page: str
    figure_continued: str
    host: str = ""


class Metadata(Struct, frozen=True, kw_only=True):
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
        sources: The terms and notices of the sources, as the booklet prints them.
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
    sources: str


class Document(Struct, frozen=True, kw_only=True):
    """A whole booklet, before anything is measured.

    Attributes:
        domain: Number of the palette, 1 to 10 (look: colour).
        paper: ``a5``, ``half-letter``, ``a4`` or ``letter``: the region's own.
        direction: ``ltr``, or ``rtl`` for a book that reads from right to left.
    """

    info: Metadata
    wording: Wording
    domain: int
    paper: str
    direction: str
    cover: Cover
    how_to_read: HowToRead
    chapters: tuple[Chapter, ...]
