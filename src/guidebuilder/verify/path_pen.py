"""Shapes of a page: lines, areas as thin as lines, and QR codes (ISO 32000-1, 8.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from guidebuilder.verify.painted import LEAST_LENGTH, Rule, square_code
from guidebuilder.verify.plane import Box

if TYPE_CHECKING:
    from collections.abc import Callable

    from guidebuilder.geometry import Pt
    from guidebuilder.verify.graphics_state import GraphicsState
    from guidebuilder.verify.painted import Painted

THICK: Final[Pt] = 1.0
"""Thickness from which a filled shape is an area."""


class PathPen:
    """Follows the operators that draw paths and paint them.

    ``h`` is none of them: it adds no place that the path has not been to.
    """

    def __init__(self, found: Painted) -> None:
        self._found = found
        self._paths: list[list[tuple[Pt, Pt]]] = []

    def follow(self, name: str, state: GraphicsState, operands: list[Any]) -> bool:
        """Do what an operator says, and return whether it is one of these."""
        operator = self._OPERATORS.get(name)
        if operator is not None:
            operator(self, state, operands)
        return operator is not None

    def _move(self, state: GraphicsState, operands: list[Any]) -> None:
        self._paths.append([self._at(state, operands)])

    def _line(self, state: GraphicsState, operands: list[Any]) -> None:
        for at in range(0, len(operands) - 1, 2):
            self._paths[-1].append(self._at(state, operands[at : at + 2]))

    def _rectangle(self, state: GraphicsState, operands: list[Any]) -> None:
        x, y, width, height = (float(each) for each in operands)
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        self._paths.append([state.ctm.at(*each) for each in corners])

    def _at(self, state: GraphicsState, operands: list[Any]) -> tuple[Pt, Pt]:
        x, y = (float(each) for each in operands)
        return state.ctm.at(x, y)

    def _end_path(self, _state: GraphicsState, _operands: list[Any]) -> None:
        self._paths = []

    def _fill(self, state: GraphicsState, _operands: list[Any]) -> None:
        self._fill_shapes(state)
        self._paths = []

    def _paint_line(self, state: GraphicsState, _operands: list[Any]) -> None:
        self._draw_lines(state)
        self._paths = []

    def _fill_and_line(self, state: GraphicsState, _operands: list[Any]) -> None:
        self._fill_shapes(state)
        self._draw_lines(state)
        self._paths = []

    def _draw_lines(self, state: GraphicsState) -> None:
        self._found.use(state.stroke, state.stroke_tone)
        if self._paths:
            box = Box.around(point for path in self._paths for point in path)
            width = state.line_width * state.ctm.stretch
            self._found.rules.append(Rule(width, box, state.stroke_tone))

    def _fill_shapes(self, state: GraphicsState) -> None:
        tone = state.fill_tone
        self._found.use(state.fill, tone)
        if not self._paths:
            return
        boxes = [Box.around(path) for path in self._paths]
        for box in boxes:
            thickness = min(box.width, box.height)
            if max(box.width, box.height) >= LEAST_LENGTH and thickness < THICK:
                self._found.rules.append(Rule(thickness, box, tone))
        whole = Box.around(point for path in self._paths for point in path)
        code = square_code(boxes, whole, tone)
        if code is not None:
            self._found.codes.append(code)

    _OPERATORS: ClassVar[dict[str, Callable[[PathPen, GraphicsState, list[Any]], None]]] = {
        "m": _move,
        **dict.fromkeys(("l", "c", "v", "y"), _line),
        "re": _rectangle,
        "n": _end_path,
        **dict.fromkeys(("f", "F", "f*"), _fill),
        **dict.fromkeys(("S", "s"), _paint_line),
        **dict.fromkeys(("B", "B*", "b", "b*"), _fill_and_line),
    }
