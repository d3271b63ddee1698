"""The graphics state of a page: what ``q`` keeps and ``Q`` brings back (ISO 32000-1, 8.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from guidebuilder.verify.colour_spaces import GREY, ColourSpace, Tone
from guidebuilder.verify.faces import NO_FACE, Face
from guidebuilder.verify.plane import Transform

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guidebuilder.geometry import Pt


class GraphicsState(Struct):
    """What holds until it is said otherwise.

    Attributes:
        ctm: From what operators say to places on the page.
        fill: What colours of areas and words are mixed from, and *fill_tone* what the
            colour takes of a press.
        stroke: Likewise of lines.
        line_width: In units of the *ctm*, as all lengths here.
        face: What words are set in, in *size*.
        letter_space: Added behind each glyph, *word_space* behind each space.
        scale: How much wider than usual words are set.
        leading: From line to line.
        rise: How far words stand above their line.
        mode: How they are painted.
    """

    ctm: Transform
    fill: ColourSpace = GREY
    fill_tone: Tone = Tone.BLACK
    stroke: ColourSpace = GREY
    stroke_tone: Tone = Tone.BLACK
    line_width: Pt = 1.0
    face: Face = NO_FACE
    size: Pt = 0.0
    letter_space: Pt = 0.0
    word_space: Pt = 0.0
    scale: float = 1.0
    leading: Pt = 0.0
    rise: Pt = 0.0
    mode: int = 0


def transform_of(operands: Iterable[Any]) -> Transform:
    """Return the transformation that six operands are."""
    a, b, c, d, e, f = (float(each) for each in operands)
    return Transform(a, b, c, d, e, f)
