"""A page of any PDF → what it paints: its operators followed as a viewer follows them.

Files come from anywhere.  An operator that makes no sense is passed over and told as a
fault of the page; nothing that stands in a file ends the reading of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pikepdf
from msgspec.structs import replace

from guidebuilder.verify.colour_spaces import (
    CMYK,
    GREY,
    RGB,
    ColourSpace,
    Tone,
    colour_space,
)
from guidebuilder.verify.faces import read_face
from guidebuilder.verify.graphics_state import GraphicsState, transform_of
from guidebuilder.verify.page_tree import UNREADABLE, inherited
from guidebuilder.verify.painted import Painted, Picture
from guidebuilder.verify.path_pen import PathPen
from guidebuilder.verify.plane import Box, Transform
from guidebuilder.verify.word_pen import WordPen

if TYPE_CHECKING:
    from collections.abc import Callable

    from guidebuilder.geometry import Pt
    from guidebuilder.verify.faces import Face

    Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage

DEEPEST: Final = 12
"""Forms in forms that are followed: more is a circle, or meant to exhaust a reader."""

MOST_OPERATORS: Final = 2_000_000
"""Operators of a page that are followed, its forms counted as often as they are drawn."""

MOST_SAVED: Final = 1000
"""Graphics states that are kept."""


def painted(page: pikepdf.Page) -> Painted:
    """Return what a page paints."""
    found = Painted()
    try:
        _Follower(found).follow(page, inherited(page, "/Resources"), 0)
    except UNREADABLE:
        found.faults["its content cannot be read"] = None
    return found


class _Follower:
    """Follows the operators of a page, of the forms that it draws and of its patterns."""

    def __init__(self, found: Painted) -> None:
        self._found = found
        self._state = GraphicsState(Transform())
        self._saved: list[GraphicsState] = []
        self._words = WordPen(found)
        self._paths = PathPen(found)
        self._resources: Any = None
        self._depth = 0
        self._floor = 0
        self._count = 0
        self._faces: dict[tuple[int, int], Face] = {}
        self._patterns: set[tuple[int, int]] = set()

    def follow(self, stream: Any, resources: Any, depth: int) -> None:  # noqa: ANN401 - any object of a PDF
        """Follow a stream of operators."""
        if depth > DEEPEST:
            self._found.faults["it draws forms within forms without an end"] = None
            return
        outer = self._resources, self._depth, self._floor
        self._resources, self._depth, self._floor = resources, depth, len(self._saved)
        try:
            for instruction in pikepdf.parse_content_stream(stream):
                self._count += 1
                if self._count > MOST_OPERATORS:
                    self._found.faults["it has too many operators to be read"] = None
                    break
                self._try(instruction)
        finally:
            del self._saved[self._floor :]
            self._resources, self._depth, self._floor = outer

    def _try(self, instruction: Instruction) -> None:
        name = str(instruction.operator)
        try:
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                self._picture(instruction.iimage.obj, inline=True)
            else:
                self._act(name, list(instruction.operands))
        except UNREADABLE:
            self._found.faults[f"the operator `{name}` makes no sense where it stands"] = None

    def _act(self, name: str, operands: list[Any]) -> None:
        if self._words.follow(name, self._state, operands):
            return
        if self._paths.follow(name, self._state, operands):
            return
        operator = _OPERATORS.get(name)
        if operator is not None:
            operator(self, operands)

    def _named(self, kind: str, name: Any) -> Any:  # noqa: ANN401 - any object of a PDF
        """Return what the page calls by a name."""
        return self._resources[kind][str(name)]

    # The graphics state.

    def save(self, _operands: list[Any]) -> None:
        if len(self._saved) < MOST_SAVED:
            self._saved.append(replace(self._state))

    def restore(self, _operands: list[Any]) -> None:
        if len(self._saved) > self._floor:
            self._state = self._saved.pop()

    def concatenate(self, operands: list[Any]) -> None:
        self._state.ctm = transform_of(operands).then(self._state.ctm)

    def width(self, operands: list[Any]) -> None:
        self._state.line_width = float(operands[0])

    def parameters(self, operands: list[Any]) -> None:
        state = self._named("/ExtGState", operands[0])
        if "/LW" in state:
            self._state.line_width = float(state["/LW"])
        if "/Font" in state:
            font, size = state["/Font"]
            self._set_face(font, "", float(size))

    # Colours.

    def fill_space(self, operands: list[Any]) -> None:
        self._state.fill = self._space(operands[0])
        self._state.fill_tone = self._state.fill.first

    def stroke_space(self, operands: list[Any]) -> None:
        self._state.stroke = self._space(operands[0])
        self._state.stroke_tone = self._state.stroke.first

    def _space(self, name: Any) -> ColourSpace:  # noqa: ANN401 - any object of a PDF
        spaces = self._resources.get("/ColorSpace") if self._resources is not None else None
        return colour_space(name, spaces)

    def fill_colour(self, operands: list[Any]) -> None:
        self._state.fill_tone = self._tone(self._state.fill, operands)

    def stroke_colour(self, operands: list[Any]) -> None:
        self._state.stroke_tone = self._tone(self._state.stroke, operands)

    def _tone(self, space: ColourSpace, operands: list[Any]) -> Tone:
        if operands and isinstance(operands[-1], pikepdf.Name):
            self._pattern(self._named("/Pattern", operands[-1]))
            return Tone.COLOURED
        return space.tone([float(each) for each in operands])

    def _pattern(self, pattern: Any) -> None:  # noqa: ANN401 - any object of a PDF
        """Look at what a pattern paints, once: it is painted wherever the pattern is."""
        if pattern.objgen in self._patterns:
            return
        self._patterns.add(pattern.objgen)
        if "/Shading" in pattern:
            self._found.use(self._space(pattern["/Shading"]["/ColorSpace"]), Tone.COLOURED)
        else:
            self._draw(pattern)

    # Fonts.

    def set_font(self, operands: list[Any]) -> None:
        name, size = operands
        self._set_face(self._named("/Font", name), str(name), float(size))

    def _set_face(self, font: Any, name: str, size: Pt) -> None:  # noqa: ANN401 - any object of a PDF
        self._state.size = size
        key = font.objgen
        face = self._faces.get(key) if key != (0, 0) else None
        self._state.face = self._faces[key] = face or read_face(font, name)

    # Forms and pictures.

    def draw(self, operands: list[Any]) -> None:
        drawn = self._named("/XObject", operands[0])
        if drawn.get("/Subtype") == "/Image":
            self._picture(drawn)
        elif drawn.get("/Subtype") == "/Form":
            self._draw(drawn)

    def _draw(self, form: Any) -> None:  # noqa: ANN401 - any object of a PDF
        outer = replace(self._state)
        try:
            if "/Matrix" in form:
                self._state.ctm = transform_of(list(form["/Matrix"])).then(self._state.ctm)
            self.follow(form, form.get("/Resources", self._resources), self._depth + 1)
        finally:
            self._state = outer

    def shade(self, operands: list[Any]) -> None:
        shading = self._named("/Shading", operands[0])
        self._found.use(self._space(shading["/ColorSpace"]), Tone.COLOURED)

    def _picture(self, image: Any, *, inline: bool = False) -> None:  # noqa: ANN401 - any object of a PDF
        def entry(name: str, short: str) -> Any:  # noqa: ANN401 - any object of a PDF
            return image.get(name, image.get(short) if inline else None)

        ctm = self._state.ctm
        columns, rows = int(entry("/Width", "/W")), int(entry("/Height", "/H"))
        corners = (ctm.at(x, y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1)))
        dpi = min(columns / (ctm.across / 72), rows / (ctm.up / 72))
        is_mask = bool(entry("/ImageMask", "/IM"))
        is_line_art = is_mask or entry("/BitsPerComponent", "/BPC") == 1
        self._found.pictures.append(Picture(dpi, is_line_art, Box.around(corners)))
        space = entry("/ColorSpace", "/CS")
        if is_mask:
            self._found.use(self._state.fill, self._state.fill_tone)
        elif space is not None:  # a picture in JPEG 2000 may know its own
            read = self._space(space)
            self._found.use(read, Tone.BLACK if read.kind == "grey" else Tone.COLOURED)


def _device(space: ColourSpace, *, strokes: bool) -> Callable[[_Follower, list[Any]], None]:
    """Return an operator that sets a space and a colour of it in one."""

    def act(follower: _Follower, operands: list[Any]) -> None:
        tone = space.tone([float(each) for each in operands])
        if strokes:
            follower._state.stroke, follower._state.stroke_tone = space, tone  # noqa: SLF001 - a part of it
        else:
            follower._state.fill, follower._state.fill_tone = space, tone  # noqa: SLF001 - a part of it

    return act


_OPERATORS: Final[dict[str, Callable[[_Follower, list[Any]], None]]] = {
    "q": _Follower.save,
    "Q": _Follower.restore,
    "cm": _Follower.concatenate,
    "w": _Follower.width,
    "gs": _Follower.parameters,
    "cs": _Follower.fill_space,
    "CS": _Follower.stroke_space,
    "sc": _Follower.fill_colour,
    "scn": _Follower.fill_colour,
    "SC": _Follower.stroke_colour,
    "SCN": _Follower.stroke_colour,
    "g": _device(GREY, strokes=False),
    "G": _device(GREY, strokes=True),
    "rg": _device(RGB, strokes=False),
    "RG": _device(RGB, strokes=True),
    "k": _device(CMYK, strokes=False),
    "K": _device(CMYK, strokes=True),
    "Tf": _Follower.set_font,
    "Do": _Follower.draw,
    "sh": _Follower.shade,
}
"""What the operators of a content stream do (ISO 32000-1, annex A); others paint nothing."""
