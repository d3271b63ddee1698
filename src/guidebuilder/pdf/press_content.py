"""The content stream of a page for the press, where black may be laid over other inks.

Where black knocks out the colours beneath it, the slightest slip between two plates shows
a white seam: so black words and hairlines overprint.  A larger black shape does knock out,
and so does all black over a ground that is itself so full that paper could not take both.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from guidebuilder.layout.page import Close, CurveTo, Move
from guidebuilder.pdf.content import Content, upright_sides
from guidebuilder.style.ink import SAME_INK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import PathStep, Shape
    from guidebuilder.pdf.colour import Colours
    from guidebuilder.pdf.fonts import EmbeddedFonts
    from guidebuilder.style.ink import Ink
    from guidebuilder.text.runs import GlyphRun

OVERPRINT, KNOCK_OUT = "Over", "Out"
"""Names of the graphics states in which paint is laid over what is there, or instead of it."""

GRAPHICS_STATES = {
    # Mode 1: a plate on which an ink has nothing keeps what it had (ISO 32000-1, 8.6.7).
    OVERPRINT: "<</Type/ExtGState/OP true/op true/OPM 1>>",
    KNOCK_OUT: "<</Type/ExtGState/OP false/op false/OPM 0>>",
}

FULL_BLACK = (0.0, 0.0, 0.0, 1.0)
"""The one ink that overprints: K100."""

WIDEST_HAIRLINE: Pt = 1.5
"""Width up to which a black line overprints, in points: the widest rule of the look."""


class PressContent(Content):
    """Operators of a page, with what is said about overprinting."""

    def __init__(self, height: Pt, fonts: EmbeddedFonts, colours: Colours) -> None:
        """Begin a page of a height; it knocks out."""
        super().__init__(height, fonts, colours)
        self._overprints = False
        self._grounds: list[_Ground] = []

    def show(self, x: Pt, baseline: Pt, run: GlyphRun) -> None:
        """Draw a run whose pen starts at (*x*, *baseline*)."""
        size = run.style.size
        box = _Box(x, baseline - size, x + run.width, baseline + size / 2)
        self._overprint(wanted=self._is_black(run.style.ink) and self._takes_black(box))
        super().show(x, baseline, run)

    def paint(self, shape: Shape) -> None:
        """Draw a path."""
        fill, stroke = shape.fill, shape.stroke
        wanted = (
            fill is None
            and stroke is not None
            and shape.line_width <= WIDEST_HAIRLINE
            and self._is_black(stroke)
            and all(self._takes_black(box) for box in _lines_of(shape))
        )
        self._overprint(wanted=wanted)
        super().paint(shape)
        if fill is not None:
            self._lay(_whole(shape), fill, hides=upright_sides(shape.path.steps) is not None)
        if stroke is not None:
            for box in _lines_of(shape):
                self._lay(box, stroke, hides=False)

    def _back_to_first(self) -> list[str]:
        return super()._back_to_first() + [f"/{KNOCK_OUT} gs"] * self._overprints

    def _is_black(self, ink: Ink) -> bool:
        return self._colours.levels(ink) == FULL_BLACK

    def _lay(self, box: _Box, ink: Ink, *, hides: bool) -> None:
        """Remember what was painted, as far as it decides what black may be laid over."""
        is_full = self._colours.black_over(ink) > self._colours.limit + SAME_INK
        if is_full or (hides and self._grounds):
            self._grounds.append(_Ground(box, is_full=is_full))

    def _takes_black(self, box: _Box) -> bool:
        """Whether black on a place does not come to lie on a ground that is too full for both."""
        for ground in reversed(self._grounds):
            if ground.is_full and ground.box.meets(box):
                return False
            if not ground.is_full and ground.box.holds(box):
                return True
        return True

    def _overprint(self, *, wanted: bool) -> None:
        """Say whether paint is laid over what is there, if that is new."""
        if wanted != self._overprints:
            if self._array:
                self._end_array()
            self._operators.append(f"/{OVERPRINT if wanted else KNOCK_OUT} gs")
            self._overprints = wanted


class _Box(NamedTuple):
    """What something lies within, in points from the top left corner of the page."""

    left: Pt
    top: Pt
    right: Pt
    bottom: Pt

    def meets(self, other: _Box) -> bool:
        """Whether the two have a spot in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: _Box) -> bool:
        """Whether the other lies within this one."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


class _Ground(NamedTuple):
    """Something painted: so full that it takes no black, or else hiding all that was there."""

    box: _Box
    is_full: bool


def _around(points: list[tuple[Pt, Pt]], shape: Shape) -> _Box:
    over = shape.line_width / 2
    xs, ys = zip(*points, strict=True)
    x, y = shape.path.x, shape.path.y
    return _Box(x + min(xs) - over, y + min(ys) - over, x + max(xs) + over, y + max(ys) + over)


def _whole(shape: Shape) -> _Box:
    """Return what a shape lies within."""
    return _around([point for step in shape.path.steps for point in _points(step)], shape)


def _lines_of(shape: Shape) -> Iterator[_Box]:
    """Yield what each of the lines of a path lies within; between them nothing is painted."""
    first: list[tuple[Pt, Pt]] = []
    for before, step in pairwise(shape.path.steps):
        if isinstance(before, Move):
            first = _points(before)
        # A subpath that is closed goes back to where it began.
        goal = first if isinstance(step, Close) else _points(step)
        if not isinstance(step, Move):
            yield _around([*(_points(before)[-1:] or first), *goal], shape)


def _points(step: PathStep) -> list[tuple[Pt, Pt]]:
    """Return the points that a step goes to and towards."""
    match step:
        case Close():
            return []
        case CurveTo(x1, y1, x2, y2, x, y):
            return [(x1, y1), (x2, y2), (x, y)]
        case _:
            return [(step.x, step.y)]
