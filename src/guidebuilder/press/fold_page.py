"""The page that says how to print the booklet and fold it, for somebody with an office printer.

It has the size of a sheet, comes last in the file and belongs to no booklet.  Its steps say
the numbers of the pages that must lie on top, so that every step can be checked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.geometry import Rect, mm
from guidebuilder.layout.mirror import turned_item
from guidebuilder.layout.page import Notice
from guidebuilder.layout.paths import rule
from guidebuilder.layout.placed_text import lowest, paragraph
from guidebuilder.layout.setting import said
from guidebuilder.layout.sheet import Sheet
from guidebuilder.press.fold_drawings import Drawings
from guidebuilder.press.sheets import Duplex, SheetSide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt, Size
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter
    from guidebuilder.press.imposition import Imposition
    from guidebuilder.press.signatures import Folded, Halves
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.words.catalogue import Words

USUAL_WIDTH, USUAL_HEIGHT = mm(297), mm(210)
"""Sheet on which type has the sizes of the look; on larger ones it grows."""

SIDE = 16.0
"""Margin at both sides, in millimetres."""

TITLE = 24.0
"""Baseline of the title, in millimetres from the head."""

STEPS_TOP, STEPS_FOOT = 38.0, 12.0
"""From the head to the first row of steps, and from the last one to the foot."""

GUTTER = 9.0
"""Between two columns of steps, in millimetres."""

DRAWING = 36.0
"""Height of a drawing, in millimetres."""

TOGETHER = 5
"""Most sheets that are folded together by hand with a sharp fold."""


class Step(Struct, frozen=True):
    """One step: what to do, in few words and in a sentence or two, and what draws it."""

    title: str
    text: str
    draw: Callable[[Rect], Iterator[Item]]


class Making(Struct, frozen=True):
    """What the reader of the page has to make.

    Attributes:
        pages: How many the booklet has.
        imposition: How they are put on sheets.
        duplex: How the printer uses the two sides of a sheet.
    """

    pages: int
    imposition: Imposition
    duplex: Duplex

    @property
    def folded(self) -> tuple[Folded, ...]:
        """The sheets of the booklet."""
        return self.imposition.folded(self.pages)

    @property
    def size(self) -> Size:
        """Of a sheet, lying down."""
        return self.imposition.sheet

    @property
    def paper(self) -> str:
        """Name of a sheet."""
        return self.imposition.paper


def fold_page(making: Making, words: Words, setter: Setter) -> SheetSide:
    """Return the page, on a sheet like all others.

    Args:
        making: What is to be made.
        words: The catalogue of the booklet's language.
        setter: What sets text; its theme gives type and inks.
    """
    items: list[Item] = []
    for item in _FoldPage(making, words, setter).items():
        if isinstance(item, Notice):
            setter.report.add(item.diagnostic)
        else:
            items.append(item)
    return SheetSide(making.size, (), tuple(items))


class _FoldPage(Struct, frozen=True):
    making: Making
    words: Words
    setter: Setter

    @property
    def _sheet(self) -> Sheet:
        size, line = self.making.size, self.setter.master.line
        scale = max(1.0, min(size.width / USUAL_WIDTH, size.height / USUAL_HEIGHT))
        return Sheet(size.width, size.height, 0.0, scale, 0.0, line, 0.0, size.width)

    def items(self) -> Iterator[Item]:
        """Yield title, measures and steps."""
        sheet, styles = self._sheet, self.setter.styles
        side = sheet.mm(SIDE)
        width = sheet.width - 2 * side
        title, baseline = said(self.words.say("fold.title")), sheet.mm(TITLE)
        yield from self._text(title, styles.section, (side, baseline), width)
        apart = self.words.say("fold.apart")
        line = said(f"{self._measures()} {apart}")
        yield from self._text(line, styles.text, (side, baseline + sheet.mm(6.5)), width)
        top = sheet.mm(STEPS_TOP)
        area = Rect(side, top, width, sheet.height - top - sheet.mm(STEPS_FOOT))
        yield from self._grid(tuple(_Steps(self.making, self.words, self._drawings)), area)

    @property
    def _drawings(self) -> Drawings:
        size = self.making.size
        most = max(each.sheets for each in self.making.folded)
        return Drawings(self._sheet, most, size.width / size.height, self.setter)

    def _measures(self) -> str:
        folded = self.making.folded
        return self.words.say(
            "fold.measures",
            len(folded),
            pages=str(self.making.pages),
            count=str(len(folded)),
            paper=self.making.paper,
        )

    def _grid(self, steps: Sequence[Step], area: Rect) -> Iterator[Item]:
        """Yield the steps in two rows."""
        columns = -(-len(steps) // 2)
        gutter, y = self._sheet.mm(GUTTER), area.y
        width = (area.width - (columns - 1) * gutter) / columns
        for first in (0, columns):
            row: list[Item] = []
            for number, step in enumerate(steps[first : first + columns]):
                x = area.x + number * (width + gutter)
                row += self._step(first + number + 1, step, Rect(x, y, width, 0))
            yield from row
            # Where a language needs more lines, the next row stands lower.
            y = max(y + area.height / 2, lowest(row) + self._sheet.mm(5))

    def _step(self, number: int, step: Step, cell: Rect) -> Iterator[Item]:
        """Yield a step: rule, number and title, drawing, text."""
        sheet, styles = self._sheet, self.setter.styles
        yield rule(cell.x, cell.y, cell.width, self.setter.theme.palette.deep, sheet.pt(1.5))
        place = cell.x, cell.y + sheet.mm(6.6)
        yield from self._text(said(str(number)), styles.value, place, cell.width)
        place = place[0] + sheet.mm(7), place[1]
        yield from self._text(said(step.title), styles.group, place, cell.width - sheet.mm(7))
        box = Rect(cell.x, cell.y + sheet.mm(9.5), cell.width - sheet.mm(4), sheet.mm(DRAWING))
        drawn = step.draw(box)
        if self.making.imposition.right_to_left:
            # Drawn like all else from the start edge, and turned over where it stands.
            drawn = (turned_item(item, box.x + box.right) for item in drawn)
        yield from drawn
        place = cell.x, box.bottom + sheet.mm(5.5)
        yield from self._text(said(step.text), styles.text.aligned("ragged"), place, cell.width)

    def _text(
        self, words: Inlines, style: TextStyle, place: tuple[Pt, Pt], width: Pt
    ) -> tuple[Item, ...]:
        return paragraph(words, self._sheet.style(style), place, width, self.setter, None)


class _Steps(Struct, frozen=True):
    """What to do, step by step."""

    making: Making
    words: Words
    drawings: Drawings

    def __iter__(self) -> Iterator[Step]:
        if self.making.duplex is Duplex.ONE_SIDE:
            yield from self._one_sided()
        else:
            yield from self._two_sided()
        yield self._pile()
        yield self._fold()
        yield self._staple()
        yield self._check()

    def _two_sided(self) -> Iterator[Step]:
        say, drawings, paper = self.words.say, self.drawings, self.making.paper
        scale = say("fold.scale")
        text = say("fold.size-text", paper=paper)
        yield Step(say("fold.size"), text, lambda box: drawings.real_size(box, scale))
        is_long = self.making.duplex is Duplex.LONG_EDGE
        text = say("fold.long-edge-text") if is_long else say("fold.short-edge-text")
        yield Step(
            say("fold.both"),
            text,
            lambda box: drawings.turn(box, is_pile=False, on_long_edge=is_long),
        )

    def _one_sided(self) -> Iterator[Step]:
        say, drawings, paper = self.words.say, self.drawings, self.making.paper
        front, back = self._drawn(self._outermost.front), self._drawn(self._outermost.back)
        yield Step(
            say("fold.try"),
            say("fold.try-text"),
            lambda box: drawings.turn(box, is_pile=False, on_long_edge=False),
        )
        yield Step(
            say("fold.fronts"),
            say("fold.fronts-text", paper=paper),
            lambda box: drawings.printer(box, front, has_print=False),
        )
        yield Step(
            say("fold.turn"),
            say("fold.turn-text"),
            lambda box: drawings.turn(box, is_pile=True, on_long_edge=False),
        )
        yield Step(
            say("fold.backs"),
            say("fold.backs-text"),
            lambda box: drawings.printer(box, back, has_print=True),
        )

    def _pile(self) -> Step:
        say, sizes = self.words.say, self._signatures
        middle = self._drawn(self._innermost.back)
        left, right = _shown(self._innermost.back)
        if len(sizes) > 1:
            count, sheets = str(len(sizes)), ", ".join(map(str, sizes))
            title = say("fold.piles", count=count)
            text = say("fold.piles-text", sheets=sheets, left=left, right=right)
        else:
            title = say("fold.pile", sizes[0])
            text = say("fold.pile-text", sizes[0], left=left, right=right)
        return Step(title, text, lambda box: self.drawings.pile(box, middle))

    def _fold(self) -> Step:
        say, most = self.words.say, max(self._signatures)
        middle = self._drawn(self._innermost.back)
        if most > TOGETHER:
            text = say("fold.fold-lots-text", lot=str(TOGETHER))
        else:
            text = say("fold.fold-text", most)
        return Step(say("fold.fold", most), text, lambda box: self.drawings.fold(box, middle))

    def _staple(self) -> Step:
        say, outside = self.words.say, self._drawn(self._outermost.front)
        has_piles = len(self._signatures) > 1
        text = say("fold.staple-piles-text") if has_piles else say("fold.staple-text")
        return Step(say("fold.staple"), text, lambda box: self.drawings.staple(box, outside))

    def _check(self) -> Step:
        """Return the last step: which pages face each other."""
        say, (left, right) = self.words.say, _shown(self._innermost.back)
        text = say("fold.check-text", left=left, right=right)
        return Step(
            say("fold.check"), text, lambda box: self.drawings.booklet(box, "1", ("2", "3"))
        )

    def _drawn(self, halves: Halves) -> tuple[str, str]:
        """Return the numbers on the halves of a side from the start edge to the end."""
        left, right = _shown(halves)
        return (right, left) if self.making.imposition.right_to_left else (left, right)

    @property
    def _signatures(self) -> tuple[int, ...]:
        """How many sheets each pile has."""
        return tuple(each.sheets for each in self.making.folded if each.is_outermost)

    @property
    def _outermost(self) -> Folded:
        return self.making.folded[0]

    @property
    def _innermost(self) -> Folded:
        return next(each for each in self.making.folded if each.is_innermost)


def _shown(halves: Halves) -> tuple[str, str]:
    """Return the numbers on the halves of a side as they are printed."""
    left, right = ("" if half is None else str(half) for half in halves)
    return left, right
