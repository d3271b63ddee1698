"""The fonts of a PDF (ISO 32000-1, 9.5 to 9.8), as far as one needs to know where words stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pikepdf
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

FONT_FILES: Final = ("/FontFile", "/FontFile2", "/FontFile3")
"""Where a font descriptor keeps the font itself (ISO 32000-1, table 122)."""

COMMON_WIDTH: Final = 0.5
"""Of a glyph whose width a file does not give, in ems: that of most letters."""

SPACE: Final = 32
"""Code of the space in fonts of one byte."""


class Face(Struct, frozen=True):
    """A font on a page.

    Attributes:
        name: What the file calls it.
        is_embedded: Whether the file holds it.
        bytes_a_code: How many bytes of a string are one glyph.
        widths: By code, in ems of its size.
        usual_width: Of all other codes.
        em: Size of its em at size 1; only fonts whose glyphs are drawings differ from 1.
    """

    name: str
    is_embedded: bool
    bytes_a_code: int
    widths: dict[int, float]
    usual_width: float
    em: float = 1.0

    def glyphs(self, string: bytes) -> Iterator[tuple[int, float]]:
        """Yield code and width of each glyph of a string."""
        for at in range(0, len(string), self.bytes_a_code):
            code = int.from_bytes(string[at : at + self.bytes_a_code], "big")
            yield code, self.widths.get(code, self.usual_width)

    def is_space(self, code: int) -> bool:
        """Whether a code is surely a space; in fonts of two bytes nobody can tell."""
        return self.bytes_a_code == 1 and code == SPACE


NO_FACE: Final = Face("", is_embedded=True, bytes_a_code=1, widths={}, usual_width=COMMON_WIDTH)
"""What a page sets words in before it names a font."""


def read_face(font: pikepdf.Dictionary, name: str) -> Face:
    """Read a font of a page.

    Args:
        font: Its dictionary.
        name: What the page calls it, for fonts without a name of their own.
    """
    called = str(font.get("/BaseFont", name)).lstrip("/")
    match str(font.get("/Subtype")):
        case "/Type0":
            return _composite(font, called)
        case "/Type3":
            matrix = [float(each) for each in font.get("/FontMatrix", (0.001, 0, 0, 0.001, 0, 0))]
            return Face(called, True, 1, _simple(font, abs(matrix[0])), 0.0, abs(matrix[3]) * 1000)  # noqa: FBT003 - it stands in the file by its nature
        case _:
            widths = _simple(font, 1 / 1000)
            return Face(called, _has_file(font), 1, widths, COMMON_WIDTH)


def _has_file(bearer: Any) -> bool:  # noqa: ANN401 - any object of a PDF
    descriptor = bearer.get("/FontDescriptor")
    return isinstance(descriptor, pikepdf.Dictionary) and any(
        each in descriptor for each in FONT_FILES
    )


def _simple(font: pikepdf.Dictionary, scale: float) -> dict[int, float]:
    first, widths = int(font.get("/FirstChar", 0)), font.get("/Widths")
    if not isinstance(widths, pikepdf.Array):
        return {}
    return {first + at: float(width) * scale for at, width in enumerate(widths)}


def _composite(font: pikepdf.Dictionary, called: str) -> Face:
    (bearer,) = font.DescendantFonts
    usual = float(bearer.get("/DW", 1000)) / 1000
    entries = list(bearer.get("/W", ()))
    widths: dict[int, float] = {}
    at = 0
    while at + 1 < len(entries):
        first, second = int(entries[at]), entries[at + 1]
        if isinstance(second, pikepdf.Array):
            widths.update((first + step, float(each) / 1000) for step, each in enumerate(second))
            at += 2
            continue
        if at + 2 >= len(entries):
            break
        last = min(int(second), 0xFFFF)
        widths.update(dict.fromkeys(range(first, last + 1), float(entries[at + 2]) / 1000))
        at += 3
    return Face(called, _has_file(bearer), 2, widths, usual)
