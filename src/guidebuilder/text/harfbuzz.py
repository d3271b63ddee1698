"""The one place that talks to HarfBuzz, whose Python binding has no types.

Everything here is in font units; who calls knows the size of the type.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import uharfbuzz as hb  # type: ignore[import-untyped]
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping


class Placed(Struct, frozen=True):
    """The glyphs of a text as HarfBuzz places them, left to right, in font units.

    Attributes:
        indices: For each, its number in the font file.
        clusters: For each, the index of the first character that it shows.
        advances: For each, how far it moves the pen to the right.
        offsets: For each, how far from the pen it is drawn, to the right and up; empty
            if none is moved.
    """

    indices: tuple[int, ...]
    clusters: tuple[int, ...]
    advances: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]


class FontUnits(Struct, frozen=True):
    """The measures of a font file, in font units, y upwards from the baseline."""

    per_em: int
    ascent: int
    descent: int
    cap_height: int
    x_height: int
    underline_position: int
    underline_thickness: int


Point = tuple[float, float]


class Stroke(Struct, frozen=True):
    """A step of an outline, in font units, y upwards.

    Attributes:
        points: Where it goes: one point for a line, two controls and an end for a cubic
            curve, none to close the contour.
        begins: Whether the pen only moves to its point, to begin a contour.
    """

    points: tuple[Point, ...]
    begins: bool = False


class _OutlinePen:
    """Collects an outline; HarfBuzz calls its methods, whose names are those of fontTools."""

    def __init__(self) -> None:
        self.strokes: list[Stroke] = []

    def moveTo(self, point: Point) -> None:  # noqa: N802
        self.strokes.append(Stroke((point,), begins=True))

    def lineTo(self, point: Point) -> None:  # noqa: N802
        self.strokes.append(Stroke((point,)))

    def curveTo(self, *points: Point) -> None:  # noqa: N802
        self.strokes.append(Stroke(points))

    def qCurveTo(self, control: Point, end: Point) -> None:  # noqa: N802
        # A quadratic curve is the cubic one whose controls stand two thirds of the way to its own.
        start = self.strokes[-1].points[-1]
        first, second = (
            tuple(here + 2 / 3 * (there - here) for here, there in zip(near, control, strict=True))
            for near in (start, end)
        )
        self.strokes.append(Stroke(((first[0], first[1]), (second[0], second[1]), end)))

    def closePath(self) -> None:  # noqa: N802
        self.strokes.append(Stroke(()))


class OpenFont:
    """A font file that HarfBuzz has opened."""

    def __init__(self, data: bytes, index: int) -> None:
        """Open the font at *index* of a file's bytes (0 but in a collection).

        Raises:
            ValueError: The bytes are no font.
        """
        # HarfBuzz opens anything and finds no glyphs in what is no font.
        self.face: Any = hb.Face(hb.Blob(data), index)
        if self.face.glyph_count == 0:
            raise ValueError("not a font file")
        self._font: Any = hb.Font(self.face)
        self._buffer: Any = hb.Buffer()

    @property
    def units(self) -> FontUnits:
        """The measures of the font; HarfBuzz guesses those that the file lacks."""
        extents = self._font.get_font_extents("ltr")
        metric = self._font.get_metric_position_with_fallback
        return FontUnits(
            per_em=self.face.upem,
            ascent=extents.ascender,
            descent=extents.descender,
            cap_height=metric(hb.OTMetricsTag.CAP_HEIGHT),
            x_height=metric(hb.OTMetricsTag.X_HEIGHT),
            underline_position=metric(hb.OTMetricsTag.UNDERLINE_OFFSET),
            underline_thickness=metric(hb.OTMetricsTag.UNDERLINE_SIZE),
        )

    @property
    def postscript_name(self) -> str:
        """The name by which a PDF calls the font (name table, entry 6)."""
        return str(self.face.get_name(6) or "")

    def table(self, tag: str) -> bytes:
        """Return the bytes of a table, none if the font lacks it."""
        return bytes(self.face.reference_table(tag).data)

    def glyph_of(self, character: str) -> int:
        """Return the glyph that stands for a character by itself, 0 if none does."""
        return self._font.get_nominal_glyph(ord(character)) or 0

    def advance_of(self, glyph: int) -> int:
        """Return how far a glyph moves the pen."""
        return int(self._font.get_glyph_h_advance(glyph))

    def outline_of(self, glyph: int) -> tuple[Stroke, ...]:
        """Return the outline of a glyph."""
        pen = _OutlinePen()
        self._font.draw_glyph_with_pen(glyph, pen)
        return tuple(pen.strokes)

    def shape(
        self, text: str, *, script: str, lang: str, rtl: bool, features: Mapping[str, bool]
    ) -> Placed:
        """Return the glyphs of a text of one script."""
        buffer = self._buffer
        # One buffer for all texts: making one costs four times the shaping of a word.
        buffer.clear_contents()
        buffer.add_str(text)
        buffer.script = script
        buffer.language = lang
        buffer.direction = "rtl" if rtl else "ltr"
        hb.shape(self._font, buffer, features)
        # Reading back takes twice as long as shaping: each list is made when it is asked
        # for, and a position comes as offsets and advances, x and y, in one piece.
        infos = buffer.glyph_infos
        places = [place.position for place in buffer.glyph_positions]
        offsets = [place[:2] for place in places]
        return Placed(
            tuple([info.codepoint for info in infos]),
            tuple([info.cluster for info in infos]),
            tuple([place[2] for place in places]),
            () if offsets.count((0, 0)) == len(offsets) else tuple(offsets),
        )


@lru_cache(maxsize=4096)
def script_of(character: str) -> str | None:
    """Return the ISO 15924 code of a character's script.

    None for characters that scripts share (digits, marks of punctuation) or that
    take the script of their neighbour (combining marks): Unicode's Common,
    Inherited and Unknown.
    """
    # The binding has no call for this, but a buffer of one character guesses
    # its script from hb_unicode_script, HarfBuzz's copy of Unicode's table.
    buffer = hb.Buffer()
    buffer.add_str(character)
    buffer.guess_segment_properties()
    script: str | None = buffer.script
    return script
