"""Finished pages: everything placed, nothing left to decide.

Coordinates are points from the top left corner of the trimmed page, y downwards.
Items are painted in their order.  An item without a tag is an artifact: furniture
that a screen reader passes over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Diagnostic
    from guidebuilder.document.blocks import Metadata
    from guidebuilder.geometry import Pt, Rect, Size
    from guidebuilder.layout.structure import StructureTree
    from guidebuilder.style.ink import Ink
    from guidebuilder.text.runs import GlyphRun, LinkTarget, TagId


class DrawnRun(Struct, frozen=True):
    """A glyph run whose pen starts at (*x*, *baseline*)."""

    x: Pt
    baseline: Pt
    run: GlyphRun
    tag: TagId | None


class Move(Struct, frozen=True):
    """Start a subpath."""

    x: Pt
    y: Pt


class LineTo(Struct, frozen=True):
    """Draw a straight line to a point."""

    x: Pt
    y: Pt


class CurveTo(Struct, frozen=True):
    """Draw a cubic Bézier curve over two control points to a point."""

    x1: Pt
    y1: Pt
    x2: Pt
    y2: Pt
    x: Pt
    y: Pt


class Close(Struct, frozen=True):
    """Close the subpath."""


PathStep = Move | LineTo | CurveTo | Close


class Path(Struct, frozen=True):
    """Steps of a pen, and where their origin stands.

    Paths that look alike share their steps: a thousand dots are one, and moving a path
    leaves its steps as they are.

    Attributes:
        steps: In points from the origin.
        x: Where the origin stands.
        y: The same downwards.
        middle: Of what a page that is turned over may only move, and never shows in a
            mirror (a letter, a code): the middle of the sign, from the origin.
    """

    steps: tuple[PathStep, ...]
    x: Pt = 0.0
    y: Pt = 0.0
    middle: Pt | None = None

    def moved(self, dx: Pt, dy: Pt) -> Path:
        """Return the path, shifted."""
        return Path(self.steps, self.x + dx, self.y + dy, self.middle)

    def upright(self, middle: Pt) -> Path:
        """Return the path as part of a sign that is never shown in a mirror."""
        return Path(self.steps, self.x, self.y, middle)

    @property
    def points(self) -> list[tuple[Pt, Pt]]:
        """Where its steps lead, one after the other; control points are not among them."""
        return [
            (self.x + step.x, self.y + step.y) for step in self.steps if not isinstance(step, Close)
        ]


class Shape(Struct, frozen=True):
    """A path, filled, stroked or both.

    Attributes:
        path: Where the pen goes.
        fill: Ink of the inside, or none.
        stroke: Ink of the line, or none.
        line_width: Width of the stroke in points.
        dash: Lengths of dashes and gaps in points; empty for a solid line.
        round_caps: Whether line ends are round.
        tag: Figure element that it is part of; ``None`` for an artifact.
    """

    path: Path
    fill: Ink | None = None
    stroke: Ink | None = None
    line_width: Pt = 0.0
    dash: tuple[Pt, ...] = ()
    round_caps: bool = False
    tag: TagId | None = None


class DrawnImage(Struct, frozen=True):
    """A PNG or JPEG, its bytes already read and checked, in a rectangle."""

    rect: Rect
    data: bytes
    tag: TagId | None = None


class LinkArea(Struct, frozen=True):
    """A rectangle that leads somewhere.

    Attributes:
        rect: Where to click.
        target: Address or place.
        tag: The ``Link`` element; the areas of one link over two lines share it.
        contents: What a screen reader says of it.
    """

    rect: Rect
    target: LinkTarget
    tag: TagId
    contents: str


class Anchor(Struct, frozen=True):
    """A named place that links and bookmarks lead to."""

    name: str
    y: Pt


class Notice(Struct, frozen=True):
    """A message about matter that goes with it onto its page, and draws nothing.

    Placing takes it off and tells it with the page; matter that is set and never placed
    (a measure that was only tried) takes its messages with it.
    """

    diagnostic: Diagnostic


Item = DrawnRun | Shape | DrawnImage | LinkArea | Anchor | Notice


class Page(Struct, frozen=True):
    """One page.

    Attributes:
        number: Position in the file, from 1; also its folio.
        size: Trimmed size in points.
        items: In order of painting; no notices are left.
        bleed: How far painting may run over the trim, in points.
    """

    number: int
    size: Size
    items: tuple[Item, ...]
    bleed: Pt = 0.0


class Bookmark(Struct, frozen=True):
    """An entry of the outline: its words, its depth from 0 and the anchor it leads to."""

    title: str
    depth: int
    anchor: str


class Book(Struct, frozen=True):
    """Everything that the ``pdf`` stage needs, and how much was added to fill it up.

    Attributes:
        pages: In the order of reading; the first and the last are the covers.
        structure: What is read aloud.
        outline: The bookmarks.
        metadata: What the file says about itself.
        spare_pages: How many pages before the back cover only fill the booklet up.
        leftwards: Whether it reads from right to left, and is bound at the right.
    """

    pages: tuple[Page, ...]
    structure: StructureTree
    outline: tuple[Bookmark, ...]
    metadata: Metadata
    spare_pages: int = 0
    leftwards: bool = False
