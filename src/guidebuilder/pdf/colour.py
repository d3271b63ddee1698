"""Inks as operators: mixed by a screen, in grey, in process colour or in black alone.

How an ink is spelt belongs to the file that it is printed in: each has its own
:class:`Colours`, and nothing is remembered beyond it.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from guidebuilder.pdf.syntax import number, numbers
from guidebuilder.style.ink import REGISTRATION, within

if TYPE_CHECKING:
    from guidebuilder.geometry import Pt
    from guidebuilder.style.ink import Ink

ROUND_CAPS, BUTT_CAPS = 1, 0


class ColourModel(Enum):
    """What the inks of a file are mixed from."""

    RGB = "rgb"
    """Light, for screens and office printers: ``Ink.rgb``."""

    GREY = "grey"
    """As bright as the ink is on a screen: ``Ink.grey``."""

    PROCESS = "process"
    """The four inks of the press: ``Ink.cmyk``."""

    BLACK = "black"
    """The black ink of the press alone: ``Ink.black``."""

    @property
    def is_for_press(self) -> bool:
        """Whether paint is told in inks of the press, of which black can overprint."""
        return self in {ColourModel.PROCESS, ColourModel.BLACK}

    def levels(self, ink: Ink) -> tuple[float, ...]:
        """Return an ink as its operators take it, each level from 0 to 1."""
        match self:
            case ColourModel.RGB:
                return ink.rgb
            case ColourModel.GREY:
                return (ink.grey,)
            case ColourModel.PROCESS:
                return ink.cmyk
            case ColourModel.BLACK:
                return (0.0, 0.0, 0.0, ink.black)


MOST_POSSIBLE = 4.0
"""Full tones of all four inks on one spot."""

_OPERATORS = {
    ColourModel.RGB: ("rg", "RG"),
    ColourModel.GREY: ("g", "G"),
    ColourModel.PROCESS: ("k", "K"),
    ColourModel.BLACK: ("k", "K"),
}
"""The operators for shapes and glyphs, and for lines (ISO 32000-1, 8.6.8)."""


ALL_PLATES = "All"
"""Name of the colour space whose one ink is on every plate."""

ALL_PLATES_SPACE = (
    "[/Separation/All/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 1 1 1]/N 1>>]"
)
"""What that is (ISO 32000-1, 8.6.6.4)."""


class _Spelt(dict["Ink", str]):
    """Ink → the operator that takes it up."""

    def __init__(self, colours: Colours, operator: str, on_all_plates: str) -> None:
        super().__init__()
        self._colours = colours
        self._operator = operator
        self._on_all_plates = on_all_plates

    def __missing__(self, ink: Ink) -> str:
        if ink == REGISTRATION and self._colours.model.is_for_press:
            spelt = self[ink] = self._on_all_plates
            return spelt
        # Three decimals tell all 256 levels apart that a palette's #RRGGBB can name.
        levels = (f"{level:.3f}".rstrip("0").rstrip(".") for level in self._colours.levels(ink))
        spelt = self[ink] = f"{' '.join(levels)} {self._operator}"
        return spelt


Pen = tuple["Ink", "Pt", tuple["Pt", ...], bool]
"""Ink, width, lengths of dashes and gaps, and whether line ends are round."""


class Pens(dict[Pen, tuple[str, ...]]):
    """Pen → the operators that take it up: ink, width, dashes and caps."""

    def __init__(self, strokes: _Spelt) -> None:
        """Begin with none; *strokes* spells the inks."""
        super().__init__()
        self._strokes = strokes

    def __missing__(self, pen: Pen) -> tuple[str, ...]:
        ink, width, dash, round_caps = pen
        operators = self[pen] = (
            self._strokes[ink],
            f"{number(width)} w",
            f"[{numbers(*dash)}]0 d",
            f"{ROUND_CAPS if round_caps else BUTT_CAPS} J",
        )
        return operators


class Colours:
    """How one file spells its inks and pens.

    Attributes:
        model: What inks are mixed from.
        limit: The most ink of the press on one spot, as a share of a full tone.
        fills: Ink → the operator that fills shapes and glyphs with it.
        pens: Pen → the operators that draw lines with it.
    """

    def __init__(self, model: ColourModel, limit: float = MOST_POSSIBLE) -> None:
        """Begin with no ink."""
        fill, stroke = _OPERATORS[model]
        self.model = model
        self.limit = limit
        self.fills = _Spelt(self, fill, f"/{ALL_PLATES} cs 1 scn")
        self.pens = Pens(_Spelt(self, stroke, f"/{ALL_PLATES} CS 1 SCN"))

    def levels(self, ink: Ink) -> tuple[float, ...]:
        """Return an ink as its operators take it, each level from 0 to 1."""
        model = self.model
        return within(ink.cmyk, self.limit) if model is ColourModel.PROCESS else model.levels(ink)

    def black_over(self, ink: Ink) -> float:
        """Return how much ink lies on a spot of the press where full black is laid over another."""
        return sum(self.levels(ink)[:-1]) + 1
