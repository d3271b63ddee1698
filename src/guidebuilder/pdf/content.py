"""The content stream of one page: operators, with what the reader already knows left out.

Text is shown where layout put it, to the hundredth of a point.  A reader moves on by the
width that the font declares, in thousandths of an em; layout's advances differ from that
by kerning, tracking and the stretch of spaces.  So the pen of the reader is followed in
exact numbers, and each difference becomes one adjustment: errors never add up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.layout.page import Close, CurveTo, LineTo, Move
from guidebuilder.pdf import colour
from guidebuilder.pdf.syntax import number, numbers, text_string

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guidebuilder.geometry import Pt, Rect
    from guidebuilder.layout.page import PathStep, Shape
    from guidebuilder.pdf.fonts import EmbeddedFont
    from guidebuilder.style.ink import Ink
    from guidebuilder.text.runs import Glyph, GlyphRun

ROUND_CAPS, BUTT_CAPS = 1, 0

_PAINTED = {(True, False): "f", (False, True): "S", (True, True): "B"}
"""The operator that paints a path, by whether it is filled and stroked."""


class Content:
    """Operators of a page, collected in order of painting.

    Places are given as layout has them, y downwards from the top of the page, and
    turned here.  Marked content always holds whole text objects, never the reverse.
    """

    def __init__(self, height: Pt) -> None:
        """Begin a page of a height."""
        self._height = height
        self._operators: list[str] = []
        self._marked = False
        # What the reader's graphics state holds, so that it is said only when it changes.
        self._set: dict[str, str] = {}
        # The text object: where its line began, and where the reader's pen is, in points.
        self._line: tuple[float, float] | None = None
        self._pen = 0.0
        self._array: list[str] = []

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

    def show(self, x: Pt, baseline: Pt, run: GlyphRun, font: EmbeddedFont) -> None:
        """Draw a run whose pen starts at (*x*, *baseline*)."""
        self._move(x, baseline)
        setting = self._set_type(x, run, font)
        for glyphs, actual in font.pieces(run):
            if actual is None:
                self._show(glyphs, font, setting)
                continue
            self._end_array()
            self._operators.append(f"/Span<</ActualText{text_string(actual)}>>BDC")
            self._show(glyphs, font, setting)
            self._end_array()
            self._operators.append("EMC")

    def paint(self, shape: Shape) -> None:
        """Draw a path."""
        if not shape.path or (shape.fill is None and shape.stroke is None):
            return
        first = shape.path[0]
        if not isinstance(first, Move):
            raise ValueError(f"path begins nowhere: {first}")  # noqa: TRY004  a matter of order
        self._end_text()
        if shape.fill is not None:
            self._change("fill", colour.fill(shape.fill))
        if shape.stroke is not None:
            self._set_pen(shape, shape.stroke)
        painted = _PAINTED[shape.fill is not None, shape.stroke is not None]
        # Drawn from its own first point a dot is spelt like every other dot, and their
        # repetition compresses to nothing: a tenth of a booklet.
        place = numbers(first.x, self._height - first.y)
        self._operators.append(f"q 1 0 0 1 {place} cm {_path(shape.path, first)} {painted} Q")

    def place(self, image: str, rect: Rect) -> None:
        """Draw an image, by its name in the page's resources, in a rectangle."""
        self._end_text()
        place = numbers(rect.width, 0, 0, rect.height, rect.x, self._height - rect.bottom)
        self._operators.append(f"q {place} cm/{image} Do Q")

    def _change(self, what: str, operator: str, *, initial: str = "") -> None:
        if self._set.get(what, initial) != operator:
            self._end_array()
            self._operators.append(operator)
            self._set[what] = operator

    # Text

    def _move(self, x: Pt, baseline: Pt) -> None:
        """Begin a line of text unless the pen is already on it."""
        x, y = round(x, 2), round(self._height - baseline, 2)
        if self._line is None:
            self._operators.append("BT")
            self._line = (0.0, 0.0)
        elif self._line[1] == y:
            return
        self._end_array()
        self._operators.append(f"{numbers(x - self._line[0], y - self._line[1])} Td")
        self._line = (x, y)
        self._pen = x

    def _set_type(self, x: Pt, run: GlyphRun, font: EmbeddedFont) -> _Setting:
        """Say face, size and ink as far as they are new, and return how the run is set."""
        style = run.style
        size, scale = round(style.size, 2), round(run.scale * 100, 2)
        tracking = round(style.tracking, 3) or 0.0  # never -0.0
        self._change("fill", colour.fill(style.ink))
        self._change("font", f"/{font.name} {number(size)} Tf")
        self._change("scale", f"{number(scale)} Tz", initial="100 Tz")
        self._change("tracking", f"{tracking:g} Tc", initial="0 Tc")
        return _Setting(x, size * scale / 100_000, 1000 * tracking / size)

    def _show(self, glyphs: Sequence[Glyph], font: EmbeddedFont, setting: _Setting) -> None:
        """Add glyphs to the array of strings and adjustments that is shown together."""
        codes, unit, tracking = font.codes, setting.unit, setting.tracking
        # Both pens, in thousandths of an em from the start of the run.
        pen = (self._pen - setting.start) / unit
        wanted = setting.wanted
        array = self._array
        rise = 0.0
        for glyph in glyphs:
            if glyph.dy != rise:
                rise = glyph.dy
                self._raise(rise)
            adjustment = round(pen - wanted - glyph.dx / unit)
            if adjustment:
                array.append(f"){adjustment}(")
                pen -= adjustment
            code, width = codes[glyph.index]
            array.append(code)
            pen += width + tracking
            wanted += glyph.advance / unit
        if rise:
            self._raise(0)
        self._pen = setting.start + pen * unit
        setting.wanted = wanted

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
        self._change("stroke", colour.stroke(ink))
        self._change("width", f"{number(shape.line_width)} w", initial="1 w")
        self._change("dash", f"[{numbers(*shape.dash)}]0 d", initial="[]0 d")
        caps = ROUND_CAPS if shape.round_caps else BUTT_CAPS
        self._change("caps", f"{caps} J", initial="0 J")


def _path(steps: Iterable[PathStep], origin: Move) -> str:
    """Return the operators of a path, counted from an origin on the page, y upwards."""
    left, top = origin.x, origin.y
    operators: list[str] = []
    for step in steps:
        match step:
            case Move(x, y):
                operators.append(f"{numbers(x - left, top - y)} m")
            case LineTo(x, y):
                operators.append(f"{numbers(x - left, top - y)} l")
            case CurveTo(x1, y1, x2, y2, x, y):
                control = numbers(x1 - left, top - y1, x2 - left, top - y2)
                operators.append(f"{control} {numbers(x - left, top - y)} c")
            case Close():
                operators.append("h")
    return " ".join(operators)


class _Setting(Struct):
    """How one run is set, while its pieces are shown one after the other.

    Attributes:
        start: Where its pen starts, in points.
        unit: A thousandth of an em, in points.
        tracking: What the reader itself adds after each glyph, in thousandths of an em.
        wanted: How far from the start layout's pen is, in thousandths of an em.
    """

    start: Pt
    unit: Pt
    tracking: float
    wanted: float = 0.0
