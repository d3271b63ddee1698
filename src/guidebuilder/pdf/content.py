"""The content stream of one page: operators, with what the reader already knows left out.

Text is shown where layout put it, to the thousandth of an em.  A reader moves on by the
width that the font declares, in such thousandths; layout's advances differ from that by
kerning, which is part of a word's string (``word_strings``), and by the stretch of
spaces.  So the pen of the reader is followed from word to word in exact numbers, and each
difference becomes one adjustment: errors never add up.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from guidebuilder.layout.page import Close, CurveTo, LineTo, Move
from guidebuilder.pdf.set_type import FIRST_OPERATORS
from guidebuilder.pdf.syntax import HUNDREDTHS, number, numbers, text_string
from guidebuilder.pdf.word_strings import NEAR, with_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guidebuilder.geometry import Matrix, Pt, Rect
    from guidebuilder.layout.page import PathStep, Shape
    from guidebuilder.pdf.colour import Colours
    from guidebuilder.pdf.fonts import EmbeddedFonts
    from guidebuilder.pdf.set_type import SetType
    from guidebuilder.pdf.word_strings import Part, ShownWord
    from guidebuilder.style.ink import Ink
    from guidebuilder.text.runs import GlyphRun

ORIGIN = (0, 0)
"""Where the first line of a text object is counted from."""

FIRST_PEN = ("", "1 w", "[]0 d", "0 J")
"""The pen that a page begins with (ISO 32000-1, 8.4.1); its ink is never left to a reader."""

_PAINTED = {(True, False): "f", (False, True): "S", (True, True): "B"}
"""The operator that paints a path, by whether it is filled and stroked."""


class Content:
    """Operators of a page, collected in order of painting.

    Places are given as layout has them, y downwards from the top of the page, and
    turned here.  Marked content always holds whole text objects, never the reverse.
    """

    def __init__(self, height: Pt, fonts: EmbeddedFonts, colours: Colours) -> None:
        """Begin a page of a height, in the fonts and colours of a file."""
        self._height = height
        self._fonts = fonts
        self._colours = colours
        self._operators: list[str] = []
        self._marked = False
        # The text object: where its line began, in hundredths of a point, and where the
        # reader's pen is, in points.
        self._line: tuple[int, int] | None = None
        self._pen = 0.0
        self._array: list[str] = []
        self._type: SetType | None = None
        # What the reader's graphics state holds, so that it is said only when it changes.
        self._ink: Ink | None = None
        self._pen_set: tuple[str, ...] = FIRST_PEN

    def __str__(self) -> str:
        """The finished stream."""
        self.end_mark()
        return "\n".join(self._operators)

    def begin_mark(self, operator: str) -> None:
        """Open marked content, such as ``/P<</MCID 0>>BDC``; what was open ends."""
        self.end_mark()
        self._operators.append(operator)
        self._marked = True

    def end_mark(self) -> None:
        """Close marked content, if any is open."""
        self._end_text()
        if self._marked:
            self._operators.append("EMC")
            self._marked = False

    def show(self, x: Pt, baseline: Pt, run: GlyphRun) -> None:
        """Draw a run whose pen starts at (*x*, *baseline*)."""
        self._move(x, baseline)
        setting = self._set_type(run)
        unit, append = setting.unit, self._array.append
        # How far the reader's pen is ahead of layout's.
        ahead = (self._pen - x) / unit
        for string, lag, parts, _ in self._words(run, setting):
            opening = ""
            if not -NEAR <= ahead <= NEAR:
                adjustment = round(ahead)
                opening = f"){adjustment}("
                ahead -= adjustment
            if string:
                append(opening + string)
            else:
                self._show_parts(parts, opening, setting.size)
            ahead += lag
        self._pen = x + run.width + ahead * unit

    @staticmethod
    def _words(run: GlyphRun, setting: SetType) -> Iterable[ShownWord]:
        """Return how the words of a run are shown."""
        strings, tracking = setting.words, setting.tracking
        if not (tracking or run.growth or run.soft_hyphen):
            plain = list(map(strings.__getitem__, run.words))
            return with_spaces(run.words, plain) if any(each.parts for each in plain) else plain
        growth = run.growth * strings.unit
        soft = run.words[-1] if run.soft_hyphen else None
        shown: list[ShownWord] = []
        for word in run.words:
            each = strings[word]
            if word is soft or (each.loose and tracking):
                each = strings.special(word, tracking, soft_hyphen=word is soft)
            if growth and word.is_space:
                each = each._replace(lag=each.lag - word.width * growth)
            shown.append(each)
        return with_spaces(run.words, shown) if any(each.parts for each in shown) else shown

    def paint(self, shape: Shape) -> None:
        """Draw a path."""
        path = shape.path
        if not path.steps or (shape.fill is None and shape.stroke is None):
            return
        spelt = _spelt(path.steps)
        self._end_text()
        if shape.fill is not None and shape.fill is not self._ink:
            self._set_fill(shape.fill)
        if shape.stroke is not None:
            self._set_pen(shape, shape.stroke)
        painted = _PAINTED[shape.fill is not None, shape.stroke is not None]
        # Drawn from its own first point a dot is spelt like every other dot, and their
        # repetition compresses to nothing: a tenth of a booklet.
        x = HUNDREDTHS[round((path.x + spelt.x) * 100)]
        y = HUNDREDTHS[round((self._height - path.y - spelt.y) * 100)]
        self._operators.append(f"q 1 0 0 1 {x} {y} cm {spelt.steps} {painted} Q")

    def place(self, image: str, rect: Rect) -> None:
        """Draw an image, by its name in the page's resources, in a rectangle."""
        self._end_text()
        place = numbers(rect.width, 0, 0, rect.height, rect.x, self._height - rect.bottom)
        self._operators.append(f"q {place} cm/{image} Do Q")

    def place_through(self, drawn: str, height: Pt, matrix: Matrix, clip: Rect) -> None:
        """Draw what has coordinates of its own, and be left as before.

        Args:
            drawn: Operators, such as ``/P1 Do``.
            height: Of the page that they draw: its y runs upwards from there.
            matrix: From the top left corner of that page to that of this one.
            clip: What is seen of it here.
        """
        self._end_text()
        window = numbers(clip.x, self._height - clip.bottom, clip.width, clip.height)
        a, b, c, d, e, f = matrix
        # Both axes run downwards in layout and upwards in a file.
        shift = numbers(e + c * height, self._height - f - d * height)
        self._operators += [
            f"q {window} re W n {_factors(a, -b, -c, d)} {shift} cm",
            *self._back_to_first(),
            drawn,
            "Q",
        ]

    def _back_to_first(self) -> list[str]:
        """Return the operators after which a reader's state is that at the start of a page.

        What has operators of its own counts on it; ink it always names first.
        """
        back = _news(FIRST_PEN[1:], self._pen_set[1:])
        if self._type is not None:
            back += _news(FIRST_OPERATORS[1:], self._type.operators[1:])
        return back

    # Text

    def _move(self, x: Pt, baseline: Pt) -> None:
        """Begin a line of text unless the pen is already on it."""
        left, up = round(x * 100), round((self._height - baseline) * 100)
        line = self._line
        if line is None:
            self._operators.append("BT")
            line = ORIGIN
        elif line[1] == up:
            return
        if self._array:
            self._end_array()
        across, higher = HUNDREDTHS[left - line[0]], HUNDREDTHS[up - line[1]]
        self._operators.append(f"{across} {higher} Td")
        self._line = (left, up)
        self._pen = left / 100

    def _set_type(self, run: GlyphRun) -> SetType:
        """Say face, size and ink as far as they are new, and return how the type is set."""
        style, known = run.style, self._type
        if style.ink is not self._ink:
            self._set_fill(style.ink)
        setting = self._fonts.types[run.face, style.size, run.scale, run.tracking]
        if setting is not known:
            if self._array:
                self._end_array()
            before = FIRST_OPERATORS if known is None else known.operators
            self._operators += _news(setting.operators, before)
            self._type = setting
        return setting

    def _set_fill(self, ink: Ink) -> None:
        """Say the ink of shapes and glyphs, if it is new."""
        fills = self._colours.fills
        operator = fills[ink]
        if self._ink is None or fills[self._ink] != operator:
            if self._array:
                self._end_array()
            self._operators.append(operator)
        self._ink = ink

    def _show_parts(self, parts: Iterable[Part], opening: str, size: Pt) -> None:
        """Show a word that is more than one string; *opening* is an adjustment before it."""
        raised = 0.0
        for strings, actual in parts:
            if actual is not None:
                self._end_array()
                self._operators.append(f"/Span<</ActualText{text_string(actual)}>>BDC")
            for string, rise in strings:
                if rise != raised:
                    self._raise(rise * size / 1000)
                    raised = rise
                self._array.append(opening + string)
                opening = ""
            if actual is not None:
                self._end_array()
                self._operators.append("EMC")
        if raised:
            self._raise(0)

    def _raise(self, height: Pt) -> None:
        self._end_array()
        self._operators.append(f"{number(height)} Ts")

    def _end_array(self) -> None:
        if not self._array:
            return
        shown = "".join(self._array)
        self._array.clear()
        # An adjustment before the first string leaves an empty one.
        opening = shown[1:] if shown.startswith(")") else f"({shown}"
        self._operators.append(f"[{opening})]TJ")

    def _end_text(self) -> None:
        if self._line is not None:
            self._end_array()
            self._operators.append("ET")
            self._line = None

    # Shapes

    def _set_pen(self, shape: Shape, ink: Ink) -> None:
        pen = self._colours.pens[ink, shape.line_width, shape.dash, shape.round_caps]
        if pen is not self._pen_set:
            self._operators += _news(pen, self._pen_set)
            self._pen_set = pen


def _news(operators: Iterable[str], known: Iterable[str]) -> list[str]:
    """Return the operators that say something new to a reader."""
    return [new for new, old in zip(operators, known, strict=True) if new != old]


def _factors(*factors: float) -> str:
    """Return the four factors of a matrix; the fifth decimal moves nothing on a large sheet."""
    return " ".join([f"{each:.6f}".rstrip("0").rstrip(".") for each in factors])


class _Spelt(NamedTuple):
    """Steps as operators, counted from the point at which they begin, y upwards."""

    x: Pt
    y: Pt
    steps: str


@lru_cache(maxsize=2048)
def _spelt(steps: tuple[PathStep, ...]) -> _Spelt:
    first = steps[0]
    if not isinstance(first, Move):
        raise ValueError(f"path begins nowhere: {first}")  # noqa: TRY004  a matter of order
    left, top = first.x, first.y
    sides = upright_sides(steps)
    if sides is not None:
        return _Spelt(left, top, f"0 0 {numbers(sides[0], -sides[1])} re")
    operators: list[str] = []
    for step in steps:
        match step:
            case CurveTo(x1, y1, x2, y2, x, y):
                controls = numbers(x1 - left, top - y1, x2 - left, top - y2)
                operators.append(f"{controls} {numbers(x - left, top - y)} c")
            case Close():
                operators.append("h")
            case Move(x, y) | LineTo(x, y):
                operator = "m" if isinstance(step, Move) else "l"
                operators.append(f"{numbers(x - left, top - y)} {operator}")
    return _Spelt(left, top, " ".join(operators))


def upright_sides(steps: tuple[PathStep, ...]) -> tuple[Pt, Pt] | None:
    """Return how wide and high an upright rectangle is, ``None`` for any other path."""
    match steps:
        case (Move(x, y), LineTo(x1, y1), LineTo(x2, y2), LineTo(x3, y3), Close()):
            if (x1, y1, x3, y3) == (x2, y, x, y2):
                return x2 - x, y2 - y
    return None
