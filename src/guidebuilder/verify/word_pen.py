"""Words of a page: where each string stands, how large, in which colour (ISO 32000-1, 9.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

import pikepdf

from guidebuilder.verify.graphics_state import transform_of
from guidebuilder.verify.painted import Words
from guidebuilder.verify.plane import Box, Transform

if TYPE_CHECKING:
    from collections.abc import Callable

    from guidebuilder.geometry import Pt
    from guidebuilder.verify.graphics_state import GraphicsState
    from guidebuilder.verify.painted import Painted

RISE, FALL = 0.75, 0.2
"""How far letters of most faces rise above the baseline and hang below it, in ems."""

INVISIBLE: Final = (3, 7)
"""Modes in which words are not painted: those that only clip, and those for searching."""

OUTLINED: Final = (1, 5)
"""Modes in which the outline of words is painted, and not what is in it."""


class WordPen:
    """Follows the operators that set words; ``Tf`` is the page's, which knows fonts by name."""

    def __init__(self, found: Painted) -> None:
        self._found = found
        self._matrix = self._line = Transform()

    def follow(self, name: str, state: GraphicsState, operands: list[Any]) -> bool:
        """Do what an operator says, and return whether it is one of these."""
        operator = self._OPERATORS.get(name)
        if operator is not None:
            operator(self, state, operands)
        return operator is not None

    def _begin_words(self, _state: GraphicsState, _operands: list[Any]) -> None:
        self._matrix = self._line = Transform()

    def _set_letter_space(self, state: GraphicsState, operands: list[Any]) -> None:
        state.letter_space = float(operands[0])

    def _set_word_space(self, state: GraphicsState, operands: list[Any]) -> None:
        state.word_space = float(operands[0])

    def _set_scale(self, state: GraphicsState, operands: list[Any]) -> None:
        state.scale = float(operands[0]) / 100

    def _set_leading(self, state: GraphicsState, operands: list[Any]) -> None:
        state.leading = float(operands[0])

    def _set_rise(self, state: GraphicsState, operands: list[Any]) -> None:
        state.rise = float(operands[0])

    def _set_mode(self, state: GraphicsState, operands: list[Any]) -> None:
        state.mode = int(operands[0])

    def _move_line(self, _state: GraphicsState, operands: list[Any]) -> None:
        x, y = (float(each) for each in operands)
        self._matrix = self._line = Transform(e=x, f=y).then(self._line)

    def _move_line_with_leading(self, state: GraphicsState, operands: list[Any]) -> None:
        state.leading = -float(operands[1])
        self._move_line(state, operands)

    def _set_matrix(self, _state: GraphicsState, operands: list[Any]) -> None:
        self._matrix = self._line = transform_of(operands)

    def _next_line(self, state: GraphicsState, _operands: list[Any]) -> None:
        self._move_line(state, [0, -state.leading])

    def _show(self, state: GraphicsState, operands: list[Any]) -> None:
        self._put_string(state, bytes(operands[-1]))

    def _show_on_next_line(self, state: GraphicsState, operands: list[Any]) -> None:
        self._next_line(state, [])
        self._show(state, operands)

    def _show_spaced(self, state: GraphicsState, operands: list[Any]) -> None:
        word_space, letter_space, string = operands
        self._set_word_space(state, [word_space])
        self._set_letter_space(state, [letter_space])
        self._show_on_next_line(state, [string])

    def _show_array(self, state: GraphicsState, operands: list[Any]) -> None:
        for part in operands[0]:
            if isinstance(part, pikepdf.String):
                self._put_string(state, bytes(part))
            else:
                self._advance(-float(part) / 1000 * state.size * state.scale)

    def _advance(self, by: Pt) -> None:
        self._matrix = Transform(e=by).then(self._matrix)

    def _put_string(self, state: GraphicsState, string: bytes) -> None:
        """Put one string on the page, and the pen behind it."""
        pen = 0.0
        start: Pt | None = None
        end = 0.0
        for code, width in state.face.glyphs(string):
            is_space = state.face.is_space(code)
            if not is_space:
                start, end = pen if start is None else start, pen + width * state.size * state.scale
            space = state.letter_space + (state.word_space if is_space else 0.0)
            pen += (width * state.size + space) * state.scale
        if start is not None and state.mode not in INVISIBLE:
            self._put_words(state, start, end)
        self._advance(pen)

    def _put_words(self, state: GraphicsState, start: Pt, end: Pt) -> None:
        self._found.fonts[state.face.name] = state.face.is_embedded
        outlined = state.mode in OUTLINED
        space, tone = (
            (state.stroke, state.stroke_tone) if outlined else (state.fill, state.fill_tone)
        )
        self._found.use(space, tone)
        whole = self._matrix.then(state.ctm)
        em = state.size * state.face.em
        foot, head = state.rise - FALL * em, state.rise + RISE * em
        corners = ((start, foot), (end, foot), (end, head), (start, head))
        box = Box.around(whole.at(*each) for each in corners)
        self._found.words.append(Words(abs(em) * whole.up, box, tone))

    _OPERATORS: ClassVar[dict[str, Callable[[WordPen, GraphicsState, list[Any]], None]]] = {
        "BT": _begin_words,
        "Tc": _set_letter_space,
        "Tw": _set_word_space,
        "Tz": _set_scale,
        "TL": _set_leading,
        "Ts": _set_rise,
        "Tr": _set_mode,
        "Td": _move_line,
        "TD": _move_line_with_leading,
        "Tm": _set_matrix,
        "T*": _next_line,
        "Tj": _show,
        "'": _show_on_next_line,
        '"': _show_spaced,
        "TJ": _show_array,
    }
