"""The content stream of one page: operators, with what the reader already knows left out.

Text is shown where layout put it, to the thousandth of an em.  A reader moves on by the
width that the font declares, in such thousandths; layout's advances differ from that by
kerning, which is part of a word's string (``word_strings``), and by the stretch of
spaces.  So the pen of the reader is followed from word to word in exact numbers, and each
difference becomes one adjustment: errors never add up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from guidebuilder.layout.page import Close, CurveTo, Move
from guidebuilder.pdf import colour
from guidebuilder.pdf.syntax import HUNDREDTHS, number, numbers, text_string
from guidebuilder.pdf.word_strings import HALF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guidebuilder.geometry import Pt, Rect
    from guidebuilder.layout.page import PathStep, Shape
    from guidebuilder.pdf.fonts import EmbeddedFont
    from guidebuilder.pdf.word_strings import Part
    from guidebuilder.style.ink import Ink
    from guidebuilder.text.runs import GlyphRun

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
        self._type: _Type | None = None
        self._pen_set: tuple[Ink, Pt, tuple[Pt, ...], bool] | None = None

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
        setting = self._set_type(run, font)
        unit, tracking = setting.unit, setting.tracking
        strings, array = font.words, self._array
        growth = run.growth * strings.unit
        soft = run.words[-1] if run.soft_hyphen else None
        # How far the reader's pen is ahead of layout's.
        ahead = (self._pen - x) / unit
        for word in run.words:
            shown = strings[word]
            if word is soft or (tracking and shown.loose):
                shown = strings.special(word, tracking, soft_hyphen=word is soft)
            opening = ""
            if not -HALF <= ahead <= HALF:
                adjustment = round(ahead)
                opening = f"){adjustment}("
                ahead -= adjustment
            if shown.string:
                array.append(opening + shown.string)
            else:
                self._show_parts(shown.parts, opening, setting.size)
            ahead += shown.lag
            if growth and word.is_space:
                ahead -= word.width * growth
        self._pen = x + run.width + ahead * unit

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

    def _set_type(self, run: GlyphRun, font: EmbeddedFont) -> _Type:
        """Say face, size and ink as far as they are new, and return how the type is set."""
        style, known = run.style, self._type
        self._change("fill", colour.fill(style.ink))
        if known is not None and known.is_of(run):
            return known
        # Rounded, but so finely that a line comes out as long as it should.
        size, scale, tracking = round(style.size, 4), round(run.scale, 5), round(run.tracking, 4)
        self._change("font", f"/{font.name} {size:.7g} Tf")
        self._change("scale", f"{scale * 100:.6g} Tz", initial="100 Tz")
        self._change("tracking", f"{tracking or 0.0:g} Tc", initial="0 Tc")  # never -0
        self._type = _Type(run, size, size * scale / 1000, 1000 * tracking / size)
        return self._type

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
        pen = ink, shape.line_width, shape.dash, shape.round_caps
        if pen == self._pen_set:
            return
        self._pen_set = pen
        self._change("stroke", colour.stroke(ink))
        self._change("width", f"{number(shape.line_width)} w", initial="1 w")
        self._change("dash", f"[{numbers(*shape.dash)}]0 d", initial="[]0 d")
        caps = ROUND_CAPS if shape.round_caps else BUTT_CAPS
        self._change("caps", f"{caps} J", initial="0 J")


def _path(steps: Iterable[PathStep], origin: Move) -> str:
    """Return the operators of a path, counted from an origin on the page, y upwards."""
    left, top = origin.x, origin.y
    spelt = HUNDREDTHS  # a tenth of the time of writing a booklet: no call for each number
    operators: list[str] = []
    for step in steps:
        if isinstance(step, CurveTo):
            operators.append(
                f"{spelt[round((step.x1 - left) * 100)]} {spelt[round((top - step.y1) * 100)]} "
                f"{spelt[round((step.x2 - left) * 100)]} {spelt[round((top - step.y2) * 100)]} "
                f"{spelt[round((step.x - left) * 100)]} {spelt[round((top - step.y) * 100)]} c"
            )
        elif isinstance(step, Close):
            operators.append("h")
        else:
            operator = "m" if isinstance(step, Move) else "l"
            x, y = spelt[round((step.x - left) * 100)], spelt[round((top - step.y) * 100)]
            operators.append(f"{x} {y} {operator}")
    return " ".join(operators)


class _Type(NamedTuple):
    """How type is set from one run on.

    Attributes:
        run: That run.
        size: Size in points, as it is written.
        unit: A thousandth of an em of it, in points.
        tracking: What the reader itself adds after each glyph, in thousandths of an em.
    """

    run: GlyphRun
    size: Pt
    unit: Pt
    tracking: float

    def is_of(self, run: GlyphRun) -> bool:
        """Whether another run is set in the same type, whatever its ink."""
        known = self.run
        return (
            known.face is run.face
            and known.style.size == run.style.size
            and known.scale == run.scale
            and known.tracking == run.tracking
        )
