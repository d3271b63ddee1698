"""A theme: the type of each role, on the grid, in the inks of a domain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.style.fonts import Fonts
from guidebuilder.style.scripts import LATIN, Script

if TYPE_CHECKING:
    from guidebuilder.geometry import Pt
    from guidebuilder.style.character import CharStyle
    from guidebuilder.style.ink import Ink
    from guidebuilder.style.page_master import PageGrid, PageMaster
    from guidebuilder.style.palette import Palette


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


class Manners(Struct, frozen=True, kw_only=True):
    """Which component sets what: two themes differ in structure, not only in type.

    Attributes:
        cover: ``lines`` draws the career as a diagram, ``frame`` sets the title in a thin
            frame beside one line of rungs, ``title`` is type alone.
        opener: ``ground`` is a page of deep colour that faces the answers at a glance,
            ``page`` sets title and text on a white page, answers below or facing it.
        contents: ``stations`` along a line, or ``leaders`` to the page numbers.
        furniture: ``rail`` at the outer edge with a folio line, ``running-head`` over a
            rule with a centred folio, or the ``folio`` alone.
        section: ``plain`` heads it across the page, ``initial`` over the text column, where
            a long text begins with an initial of three lines.
        notes: Where explanations stand: in the text ``column`` as panels and asides, at
            its ``side`` level with what they explain, or ``plain`` as paragraphs.  Check
            lists go along a line, or without one beside the last two.
        lists: Lead-ins in ``rows`` under rules, or ``run-in`` at the head of their text.
        routes: As ``bars`` in time, or as ``sentences``.
        pay: As ``bars``, as ``dots`` on a hairline, or as the ``table`` alone; ratings as
            bars, as dots to count, or in words.
        ladder: As a ``stair``, or as a numbered ``list``.
        cards: ``two-up``, or as ``definitions``.
        comparison: ``two-up``, or as ``paragraphs``.
        tables: ``ruled`` between rows, with ``three-rule`` in all, or as ``records``, each
            row a list of heads and cells.
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
    tables: Literal["ruled", "three-rule", "records"] = "ruled"


class Spacing(Struct, frozen=True, kw_only=True):
    """Air that a theme chooses; the look's own is that of the theme Line.

    Attributes:
        section: Grid lines above a section that follows on.
        group_above: Grid lines above a heading within a section.
        group_below: Grid lines below it.
        indent: First-line indent of a paragraph that follows another.
    """

    section: float
    group_above: float
    group_below: float
    indent: Pt


class Theme(Struct, frozen=True):
    """A named theme in the inks of one domain.

    Attributes:
        name: As on the command line.
        palette: The inks of the domain.
        styles: The type of every role.
        grid: How it divides a page.
        manners: Which component sets what.
        spacing: Its air.
        fonts: The two families that its styles name.
        script: The script that it is set for.
    """

    name: str
    palette: Palette
    styles: Styles
    grid: PageGrid
    manners: Manners
    spacing: Spacing
    fonts: Fonts = Fonts()
    script: Script = LATIN

    def master(self, paper: str) -> PageMaster:
        """Return the grid of one paper, by its name."""
        return self.grid.master(paper)
