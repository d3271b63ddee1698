"""A theme: the type of each role, on the grid, in the inks of a domain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.geometry import mm
from guidebuilder.style.character import CharStyle
from guidebuilder.style.page_master import PageGrid
from guidebuilder.style.palette import BLACK, DOMAINS, SOFT, WHITE, Palette

if TYPE_CHECKING:
    from guidebuilder.geometry import Pt
    from guidebuilder.style.ink import Ink
    from guidebuilder.style.page_master import PageMaster


Alignment = Literal["ragged", "justified", "centred", "end", "balanced"]
"""How lines fill their measure: ``ragged`` and ``justified`` start together, ``end`` ends
together, ``balanced`` is for headings: ragged, in few lines about equally long."""


class TextStyle(Struct, frozen=True):
    """How a paragraph is set.

    Attributes:
        char: Its characters.
        leading: From baseline to baseline, in points; the height of a line.
        drop: From the top of a line to its baseline.
        alignment: ``ragged``, ``justified``, ``balanced`` or ``end``.
        hyphenate: Whether words may be divided.
    """

    char: CharStyle
    leading: Pt
    drop: Pt
    alignment: Alignment = "ragged"
    hyphenate: bool = False

    def inked(self, ink: Ink) -> TextStyle:
        """Return the same style in another ink."""
        return replace(self, char=replace(self.char, ink=ink))

    def weighted(self, weight: int) -> TextStyle:
        """Return the same style in another weight."""
        return replace(self, char=replace(self.char, weight=weight))

    def aligned(self, alignment: Alignment) -> TextStyle:
        """Return the same style, set otherwise."""
        return replace(self, alignment=alignment)

    def figures(self) -> TextStyle:
        """Return the same style with tabular figures."""
        features = (*self.char.features, "tnum")
        return replace(self, char=replace(self.char, features=features))


class Styles(Struct, frozen=True):
    """The type of every role, in points (look: type).  Names are those of the look."""

    opener_title: TextStyle
    question_title: TextStyle
    section: TextStyle
    value: TextStyle
    group: TextStyle
    bar_label: TextStyle
    lead_in: TextStyle
    opener_text: TextStyle
    lead: TextStyle
    text: TextStyle
    small: TextStyle
    table: TextStyle
    caption: TextStyle
    kicker: TextStyle
    answer: TextStyle
    large_notice: TextStyle
    subtitle: TextStyle
    side_note: TextStyle
    running_head: TextStyle


def _label(  # noqa: PLR0913 - a row of the table of styles
    weight: int, size: Pt, leading: Pt, drop: Pt, ink: Ink, *, tracking: Pt = 0.0, align: Alignment
) -> TextStyle:
    return TextStyle(CharStyle("label", weight, size, ink, tracking=tracking), leading, drop, align)


def _serif(size: Pt, leading: Pt, drop: Pt, ink: Ink, *, hyphenate: bool = False) -> TextStyle:
    return TextStyle(CharStyle("text", 400, size, ink), leading, drop, "ragged", hyphenate)


def line_styles(palette: Palette) -> Styles:
    """Return the type of the theme Line in the inks of a palette."""
    deep = palette.deep
    return Styles(
        opener_title=_label(800, 56, 52, 46, WHITE, tracking=-1.3, align="balanced"),
        question_title=_label(800, 34, 32.5, 27, deep, tracking=-0.6, align="balanced"),
        section=_label(800, 24, 26, 23, deep, tracking=-0.2, align="balanced"),
        value=_label(800, 17, 19.5, 16.5, deep, align="ragged"),
        group=_label(700, 13, 13, 10, deep, align="balanced"),
        bar_label=_label(800, 15, 15, 12, deep, align="ragged").figures(),
        lead_in=_label(700, 10, 13, 10, BLACK, align="ragged"),
        opener_text=_serif(16, 22.75, 17, WHITE),
        lead=_serif(13, 19.5, 10, BLACK),
        text=_serif(10, 13, 10, BLACK, hyphenate=True),
        small=_serif(8.75, 10.4, 8, BLACK),
        table=_label(400, 8.75, 10.4, 8, BLACK, align="ragged").figures(),
        caption=_label(400, 7.5, 10.4, 8, SOFT, align="ragged"),
        kicker=_label(600, 8.75, 13, 10, deep, align="ragged"),
        answer=_label(800, 24, 26, 21, WHITE, align="ragged"),
        large_notice=_label(600, 16, 19.5, 15.5, BLACK, align="ragged"),
        subtitle=_serif(13, 19.5, 10, deep),
        side_note=_label(400, 8, 10.4, 8, BLACK, align="ragged"),
        running_head=_label(400, 7.5, 13, 10, SOFT, align="ragged"),
    )


class Manners(Struct, frozen=True, kw_only=True):
    """Which component sets what: two themes differ in structure, not only in type.

    Attributes:
        cover: ``lines`` draws the career as a diagram, ``frame`` sets the title in a thin
            frame beside one line of rungs, ``title`` is type alone.
        opener: ``ground`` is a page of deep colour that faces the answers at a glance,
            ``page`` sets title and text at the head of a white page, answers below.
        contents: ``stations`` along a line, or ``leaders`` to the page numbers.
        furniture: ``rail`` at the outer edge with a folio line, ``running-head`` over a
            rule with a centred folio, or the ``folio`` alone.
        section: Whether its text begins ``plain`` or with an ``initial`` of three lines.
        notes: Where explanations stand: in the text ``column`` as panels and asides, at
            its ``side`` level with what they explain, or ``plain`` as paragraphs.
        lists: Lead-ins in ``rows`` under rules, or ``run-in`` at the head of their text.
        routes: As ``bars`` in time, or as ``sentences``.
        pay: As ``bars``, as ``dots`` on a hairline, or as the ``table`` alone.
        ladder: As a ``stair``, or as a numbered ``list``.
        cards: ``two-up``, or as ``definitions``.
        comparison: ``two-up``, or as ``paragraphs``.
        tables: ``ruled`` between rows, or with ``three-rule`` in all.
    """

    cover: Literal["lines", "frame", "title"] = "lines"
    opener: Literal["ground", "page"] = "ground"
    contents: Literal["stations", "leaders"] = "stations"
    furniture: Literal["rail", "running-head", "folio"] = "rail"
    section: Literal["plain", "initial"] = "plain"
    notes: Literal["column", "side", "plain"] = "column"
    lists: Literal["rows", "run-in"] = "rows"
    routes: Literal["bars", "sentences"] = "bars"
    pay: Literal["bars", "dots", "table"] = "bars"
    ladder: Literal["stair", "list"] = "stair"
    cards: Literal["two-up", "definitions"] = "two-up"
    comparison: Literal["two-up", "paragraphs"] = "two-up"
    tables: Literal["ruled", "three-rule"] = "ruled"


class Theme(Struct, frozen=True):
    """A named theme in the inks of one domain.

    Attributes:
        name: As on the command line.
        palette: The inks of the domain.
        styles: The type of every role.
        grid: How it divides a page.
        manners: Which component sets what.
    """

    name: str
    palette: Palette
    styles: Styles
    grid: PageGrid
    manners: Manners

    def master(self, paper: str) -> PageMaster:
        """Return the grid of one paper, by its name."""
        return self.grid.master(paper)


LINE_GRID = PageGrid(
    line=13.0,
    top=45.5,
    foot=55.78,
    sides={
        "a5": (mm(17), mm(12)),
        "half-letter": (mm(15), mm(11)),
        "a4": (mm(38), mm(30)),
        "letter": (mm(42), mm(34)),
    },
    gutter=mm(4),
)
"""The grid of the theme Line; A5 is the paper that the look was drawn for."""

THEMES = ("line",)
"""Names of the shipped themes, the default first."""


def theme_named(name: str, domain: int) -> Theme:
    """Return a shipped theme for a domain.

    Args:
        name: One of :data:`THEMES`.
        domain: Number of the domain, 1 to 10.

    Raises:
        KeyError: There is no theme of that name.
    """
    if name not in THEMES:
        raise KeyError(name)
    palette = DOMAINS[domain - 1]
    return Theme(name, palette, line_styles(palette), LINE_GRID, Manners())
