"""The drawings of the page that says how to print and fold: sheets, piles, folds, staples.

All are drawn from the same parts: a sheet lying down with its fold, numbers on its halves,
arrows for what hands do.  What is handled stands in deep lines on white, what it becomes
in dashes, and the place to look at in the bright ink.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.geometry import Rect
from guidebuilder.layout.page import Close, CurveTo, LineTo, Move, Path
from guidebuilder.layout.paths import (
    circle,
    filled,
    pill,
    rectangle,
    rule,
    stroked,
    upright,
)
from guidebuilder.layout.setting import said
from guidebuilder.press.arrows import Arrows
from guidebuilder.style.ink import contrast
from guidebuilder.style.palette import WHITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item, PathStep
    from guidebuilder.layout.setting import Setter
    from guidebuilder.layout.sheet import Sheet
    from guidebuilder.style.ink import Ink

LINE = 1.0
"""Thickness of the outline of paper, in points on A5 and A4."""

STRONG = 2.4
"""Thickness of arrows, and of the edge or place that a step is about."""

DASH = (3.4, 2.0)
"""Dashes and gaps of a fold, and of paper where it will lie."""

PILE = 4
"""Most sheets that are drawn of a pile."""

STEP = 1.1
"""From one sheet of a drawn pile to the next, in millimetres."""

SLANT = 0.32
"""How far a half that is being folded rises, as a share of its height."""

VISIBLE = 1.3
"""Contrast with paper from which a shape is seen; the look’s palest bright has 1.5."""

PRINTED = (0.62, 0.5, 0.56)
"""Lengths of the lines that stand for print, as shares of a page's width."""


class Drawings(Struct, frozen=True):
    """Draws the steps, each in a box of its own.

    Attributes:
        sheet: The page that they stand on; its scale is theirs.
        sheets: How many of them the reader handles together.
        shape: Width of a sheet of the booklet divided by its height.
        setter: What sets the numbers; its theme gives the inks.
    """

    sheet: Sheet
    sheets: int
    shape: float
    setter: Setter

    def real_size(self, box: Rect, words: str) -> Iterator[Item]:
        """Yield a sheet with two pages on it, and the size to choose beside it."""
        paper = self._paper(box)
        yield from self._sheet(paper)
        for x in (paper.x, paper.x + paper.width / 2):
            yield from self._print(Rect(x, paper.y, paper.width / 2, paper.height))
        x = paper.right + self.sheet.mm(6)
        middle = paper.y + paper.height / 2
        ring = self.sheet.mm(2)
        yield stroked(circle(x + ring, middle, ring), self._deep, self._line, fill=WHITE)
        yield filled(circle(x + ring, middle, ring * 0.55), self._deep)
        yield from self._label(words, x + 2 * ring + self.sheet.mm(2), middle, anchor=0.0)

    def turn(self, box: Rect, *, is_pile: bool, on_long_edge: bool) -> Iterator[Item]:
        """Yield a sheet or a pile, the edge about which it turns, and where it then lies."""
        paper, count = self._paper(box), self.sheets if is_pile else 1
        if on_long_edge:
            height = (box.height - self.sheet.mm(5)) / 2
            paper = Rect(box.x, box.y + self.sheet.mm(2), height * self.shape, height)
            after = paper.moved(0, paper.height + self.sheet.mm(2))
            start = paper.right + self.sheet.mm(2), paper.y + paper.height * 0.4
            end = start[0], after.y + after.height * 0.6
            bow = self.sheet.mm(9), 0.0
            edge = rule(paper.x, paper.bottom, paper.width, self._bright, 2 * self._strong)
        else:
            after = paper.moved(paper.width + self.sheet.mm(2), 0)
            start = paper.x + paper.width * 0.4, paper.y - self.sheet.mm(1.5)
            end = after.x + after.width * 0.6, start[1]
            bow = 0.0, -self.sheet.mm(5)
            edge = upright(paper.right, paper.y, paper.height, self._bright, 2 * self._strong)
        yield stroked(
            rectangle(after.x, after.y, after.width, after.height),
            self._deep,
            self._line,
            dash=DASH,
        )
        yield from self._pile(paper, count)
        for x in (paper.x, paper.x + paper.width / 2):
            yield from self._print(Rect(x, paper.y, paper.width / 2, paper.height))
        yield edge
        yield from self._arrows.bowed(start, end, bow)

    def pile(self, box: Rect, halves: tuple[str, str]) -> Iterator[Item]:
        """Yield a pile with two pages on top."""
        paper = self._paper(box)
        yield from self._pile(paper, self.sheets)
        yield from self._numbers(paper, halves)

    def fold(self, box: Rect, halves: tuple[str, str]) -> Iterator[Item]:
        """Yield a pile whose left half is lifted over its right one."""
        room = self.sheet.mm(7)
        paper = self._paper(Rect(box.x, box.y + room, box.width, box.height - room))
        yield from self._pile(paper, self.sheets)
        middle, half = paper.x + paper.width / 2, paper.width / 2
        yield from self._numbers(paper, halves, only_right=True)
        rise = SLANT * paper.height
        left = middle - half * 0.82
        lifted: tuple[PathStep, ...] = (
            Move(middle, paper.y),
            LineTo(left, paper.y - rise),
            LineTo(left, paper.bottom - rise),
            LineTo(middle, paper.bottom),
            Close(),
        )
        yield stroked(Path(lifted), self._deep, self._line, fill=self.setter.theme.palette.tint)
        yield upright(middle, paper.y, paper.height, self._bright, self._strong)
        y = paper.y - rise - self.sheet.mm(1)
        start = left + half * 0.3, y
        end = middle + half * 0.55, paper.y - self.sheet.mm(1)
        yield from self._arrows.bowed(start, end, (0.0, -self.sheet.mm(4)))

    def staple(self, box: Rect, halves: tuple[str, str]) -> Iterator[Item]:
        """Yield the pile with its outside up, and two staples in its fold."""
        paper = self._paper(box)
        yield from self._pile(paper, self.sheets)
        yield from self._numbers(paper, halves)
        middle = paper.x + paper.width / 2
        for share in (1 / 4, 3 / 4):
            y, half = paper.y + share * paper.height, paper.height * 0.1
            yield filled(circle(middle, y, half * 1.4), self._bright)
            yield upright(middle, y - half, 2 * half, self._deep, self._strong)

    def booklet(self, box: Rect, cover: str, facing: tuple[str, str]) -> Iterator[Item]:
        """Yield the booklet closed, and opened at its first spread."""
        paper = self._paper(box)
        half = paper.width / 2
        closed = Rect(paper.x, paper.y, half, paper.height)
        yield from self._pile(closed, 2)
        yield from self._label(cover, closed.x + half / 2, closed.y + closed.height / 2)
        x, drop = closed.right + self.sheet.mm(9) + half, self.sheet.mm(2.2)
        for side in (-1, 1):
            leaf: tuple[PathStep, ...] = (
                Move(x, paper.y + drop),
                CurveTo(
                    *(x + side * half * 0.3, paper.y - drop * 0.4),
                    *(x + side * half * 0.7, paper.y),
                    *(x + side * half, paper.y),
                ),
                LineTo(x + side * half, paper.bottom - drop),
                CurveTo(
                    *(x + side * half * 0.7, paper.bottom - drop),
                    *(x + side * half * 0.3, paper.bottom - drop * 1.4),
                    *(x, paper.bottom),
                ),
                Close(),
            )
            yield stroked(Path(leaf), self._deep, self._line, fill=WHITE)
        y = paper.y + paper.height / 2
        for number, side in zip(facing, (-1, 1), strict=True):
            yield from self._label(number, x + side * half / 2, y)

    def printer(self, box: Rect, halves: tuple[str, str], *, has_print: bool) -> Iterator[Item]:
        """Yield a printer between the paper that goes in and the sheet that comes out.

        Args:
            box: Where it stands.
            halves: Pages on the sheet that comes out.
            has_print: Whether the paper that goes in is printed on its other side.
        """
        mm = self.sheet.mm
        middle = box.y + box.height * 0.64
        body = Rect(box.x, middle - mm(5.5), mm(24), mm(11))
        into = Rect(body.x + mm(4), body.y - mm(9), mm(16), mm(11))
        tint = self.setter.theme.palette.tint
        outline = rectangle(into.x, into.y, into.width, into.height)
        yield stroked(outline, self._deep, self._line, fill=tint if has_print else WHITE)
        case = pill(body.x, body.y, body.width, body.height, mm(1.5))
        yield stroked(case, self._deep, self._strong, fill=WHITE)
        yield filled(circle(body.right - mm(4), body.y + mm(3.5), mm(1)), self._bright)
        yield rule(into.x, body.bottom - mm(3.4), into.width, self._deep, self._strong)
        x = into.x + into.width / 2
        yield from self._arrows.straight((x, into.y - mm(5)), (x, into.y + mm(4)))
        x = body.right + mm(9)
        yield from self._arrows.straight((body.right + mm(2), middle), (x - mm(1.5), middle))
        height = min(mm(19), (box.right - x) / self.shape)
        out = Rect(x, middle - height / 2, height * self.shape, height)
        yield from self._sheet(out)
        yield from self._numbers(out, halves)

    # Parts

    @property
    def _deep(self) -> Ink:
        return self.setter.theme.palette.deep

    @property
    def _bright(self) -> Ink:
        """The ink of what to look at; a theme without a bright one has a paler deep."""
        palette = self.setter.theme.palette
        return palette.bright if contrast(palette.bright, WHITE) > VISIBLE else palette.mid

    @property
    def _line(self) -> Pt:
        return self.sheet.pt(LINE)

    @property
    def _strong(self) -> Pt:
        return self.sheet.pt(STRONG)

    @property
    def _arrows(self) -> Arrows:
        return Arrows(self._deep, self._strong, self.sheet.mm(2.6))

    def _paper(self, box: Rect) -> Rect:
        """Return the outline of a sheet in a box: below room for an arrow, left in it."""
        room = self.sheet.mm(8)
        height = min(box.height - room, box.width * 0.47 / self.shape)
        return Rect(box.x, box.bottom - height - self.sheet.mm(4), height * self.shape, height)

    def _sheet(self, paper: Rect) -> Iterator[Item]:
        """Yield a sheet with its fold."""
        outline = rectangle(paper.x, paper.y, paper.width, paper.height)
        yield stroked(outline, self._deep, self._line, fill=WHITE)
        middle = paper.x + paper.width / 2
        yield upright(middle, paper.y, paper.height, self._deep, self._line * 0.75, dash=DASH)

    def _pile(self, paper: Rect, count: int) -> Iterator[Item]:
        """Yield sheets that show under the one on top, down and to the right."""
        for number in range(min(count, PILE) - 1, 0, -1):
            under = paper.moved(*(2 * (number * self.sheet.mm(STEP),)))
            outline = rectangle(under.x, under.y, under.width, under.height)
            yield stroked(outline, self._deep, self._line, fill=WHITE)
        if paper.width > paper.height:
            yield from self._sheet(paper)
        else:
            outline = rectangle(paper.x, paper.y, paper.width, paper.height)
            yield stroked(outline, self._deep, self._line, fill=WHITE)

    def _print(self, page: Rect) -> Iterator[Item]:
        """Yield lines that stand for what is printed on a page."""
        pitch = page.height / 8
        x, ink = page.x + page.width * 0.2, self.setter.theme.palette.mid
        yield rule(x, page.y + 1.6 * pitch, page.width * 0.45, self._deep, self._strong)
        for number, share in enumerate(PRINTED * 2, start=3):
            if number * pitch < page.height - pitch:
                y = page.y + (number - 0.2) * pitch
                yield rule(x, y, page.width * share, ink, self._line)

    def _numbers(
        self, paper: Rect, halves: tuple[str, str], *, only_right: bool = False
    ) -> Iterator[Item]:
        """Yield the page numbers of the two halves of a sheet."""
        y = paper.y + paper.height / 2
        for number, share in zip(halves, (1 / 4, 3 / 4), strict=True):
            if share > 1 / 2 or not only_right:
                yield from self._label(number, paper.x + share * paper.width, y)

    def _label(self, text: str, x: Pt, middle: Pt, anchor: float = 0.5) -> Iterator[Item]:
        """Yield words whose capitals have their middle at a height."""
        if not text:
            return
        style = self.sheet.style(self.setter.styles.group)
        char = style.char
        capitals = self.setter.fonts.face(char.family, char.weight).cap_height * char.size
        yield from self.setter.label(said(text), style, x, middle + capitals / 2, None, anchor)
