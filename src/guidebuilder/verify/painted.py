"""What a page of a PDF paints, as a print shop looks at it: words, lines, pictures, codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.geometry import Pt
    from guidebuilder.verify.colour_spaces import ColourSpace, Tone
    from guidebuilder.verify.plane import Box

LEAST_LENGTH: Final = 3.0
"""Length in points from which a thin filled shape is a rule and not a part of a drawing."""

LEAST_MODULES, MOST_MODULES, MODULE_STEP = 21, 177, 4
"""Sides of QR codes in modules: from version 1 to 40 (ISO/IEC 18004)."""

LEAST_RUNS: Final = 60
"""Dark runs in the smallest code: a grid of fewer rectangles is a chart."""

OFF_GRID: Final = 0.1
"""How far the edge of a rectangle may lie from the grid of a code, in modules."""

CORNER: Final = 7
"""Modules of the three squares in the corners of a code."""


class Words(Struct, frozen=True):
    """A string as one piece of ink: its type size, and the box of its letters."""

    size: Pt
    box: Box
    tone: Tone


class Rule(Struct, frozen=True):
    """A line, or a filled shape as thin as one."""

    width: Pt
    box: Box
    tone: Tone


class Picture(Struct, frozen=True):
    """A picture: how many of its pixels come to an inch, and whether they are black or white."""

    dpi: float
    is_line_art: bool
    box: Box


class SquareCode(Struct, frozen=True):
    """A QR code drawn as one shape, without its quiet zone."""

    box: Box
    modules: int
    tone: Tone

    @property
    def module(self) -> Pt:
        """Side of one of its squares."""
        return self.box.width / self.modules


class Painted(Struct):
    """Everything on one page, in the order of painting.

    Attributes:
        words: Its strings.
        rules: Lines, and filled shapes as thin as lines.
        pictures: Those that are made of pixels.
        codes: QR codes, as far as they are drawn as one shape.
        inks: What colours are mixed from, and what they take of a press.
        fonts: Those that words are set in, and whether the file holds them.
        faults: What of the page could not be read.
    """

    words: list[Words] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    codes: list[SquareCode] = field(default_factory=list)
    inks: dict[tuple[ColourSpace, Tone], None] = field(default_factory=dict)
    fonts: dict[str, bool] = field(default_factory=dict)
    faults: dict[str, None] = field(default_factory=dict)

    def use(self, space: ColourSpace, tone: Tone) -> None:
        """Remember that something is painted in a colour; patterns are looked at by themselves."""
        if space.kind != "pattern":
            self.inks[space, tone] = None


def square_code(rectangles: Sequence[Box], whole: Box, tone: Tone) -> SquareCode | None:
    """Return the code that a shape of many rectangles is, if it is one.

    A code is a square; its rectangles lie on a grid of as many modules as a code may have;
    and its first row begins and ends with the seven modules of a corner.
    """
    if len(rectangles) < LEAST_RUNS or abs(whole.width - whole.height) > whole.width / 100:
        return None
    module = min(each.height for each in rectangles)
    if module <= 0:
        return None
    modules = round(whole.width / module)
    if not LEAST_MODULES <= modules <= MOST_MODULES or (modules - LEAST_MODULES) % MODULE_STEP:
        return None
    module = whole.width / modules
    edges = (
        edge
        for each in rectangles
        for edge in (each.left - whole.left, each.right - whole.left, each.foot - whole.foot)
    )
    if any(abs(edge / module - round(edge / module)) > OFF_GRID for edge in edges):
        return None
    dark = {
        round((each.left - whole.left) / module) + step
        for each in rectangles
        if each.head > whole.head - module / 2
        for step in range(round(each.width / module))
    }
    corners = {*range(CORNER), *range(modules - CORNER, modules)}
    if not corners <= dark or CORNER in dark or modules - CORNER - 1 in dark:
        return None
    return SquareCode(whole, modules, tone)
