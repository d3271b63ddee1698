"""Font files as the typesetter knows them: families, faces and their metrics."""

from __future__ import annotations

import struct
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from guidebuilder.resources import fonts_folder
from guidebuilder.style.fonts import Fonts
from guidebuilder.text.harfbuzz import OpenFont

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from guidebuilder.style.families import Family, FontFile
    from guidebuilder.text.harfbuzz import Stroke

SPACES = {
    "\u00a0": None,
    "\u2000": 1 / 2,
    "\u2001": 1.0,
    "\u2002": 1 / 2,
    "\u2003": 1.0,
    "\u2004": 1 / 3,
    "\u2005": 1 / 4,
    "\u2006": 1 / 6,
    "\u2007": None,
    "\u2008": None,
    "\u2009": 1 / 5,
    "\u200a": 1 / 10,
    "\u202f": 1 / 5,
    "\u205f": 4 / 18,
}
"""Spaces that any font can set, and the width in em for one that lacks the character.

Widths by the Unicode Standard, chapter 6.2; U+202F as docs/look.md wants it.  None
means that HarfBuzz takes the width from another glyph: the word space, a figure,
the full stop.
"""

SHOWN_AS = {"\u2011": "\u2010"}
"""Characters that HarfBuzz shows with the glyph of another if the font lacks theirs."""


class Face(Struct, frozen=True, dict=True):
    """One font file; two faces of the same file are equal.

    The file is opened when something is first asked of it.  Metrics are in em,
    y upwards from the baseline.

    Attributes:
        path: The file.
        family: Name of the family, as in ``Source Serif 4``.
        weight: From 100 to 900, as CSS and OpenType count.
        italic: Whether it is an italic.
        index: Number of the font in a collection, 0 in a plain file.
        digest: Fingerprint of a file that may change while the program runs.
    """

    path: Path
    family: str
    weight: int
    italic: bool = False
    index: int = 0
    digest: str = ""

    def __hash__(self) -> int:
        # Faces are looked up for every run; hashing a path takes longer than all the rest.
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.path, self.index, self.digest))

    def __reduce__(self) -> tuple[object, ...]:
        # Pages may cross a process border; an open font cannot and opens anew.
        return Face, (
            self.path,
            self.family,
            self.weight,
            self.italic,
            self.index,
            self.digest,
        )

    @cached_property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.path.read_bytes()

    @cached_property
    def font(self) -> OpenFont:
        """The file, opened by HarfBuzz.

        Raises:
            ValueError: The file is no font.
        """
        try:
            return OpenFont(self.data, self.index)
        except ValueError as error:
            raise ValueError(f"{error}: {self.path}") from error

    @property
    def hb_face(self) -> Any:  # noqa: ANN401  uharfbuzz has no types
        """HarfBuzz's own face object, for subsetting."""
        return self.font.face

    @cached_property
    def units_per_em(self) -> int:
        """Font units in one em."""
        return self.font.units.per_em

    @cached_property
    def ascent(self) -> float:
        """Height of the line above the baseline, in em."""
        return self.font.units.ascent / self.units_per_em

    @cached_property
    def descent(self) -> float:
        """Depth of the line below the baseline, in em; negative."""
        return self.font.units.descent / self.units_per_em

    @cached_property
    def cap_height(self) -> float:
        """Height of a flat capital, in em."""
        return self.font.units.cap_height / self.units_per_em

    @cached_property
    def x_height(self) -> float:
        """Height of a flat small letter, in em."""
        return self.font.units.x_height / self.units_per_em

    @cached_property
    def underline(self) -> tuple[float, float]:
        """Position of an underline's middle and its thickness, in em."""
        units = self.font.units
        return (
            units.underline_position / self.units_per_em,
            units.underline_thickness / self.units_per_em,
        )

    @cached_property
    def italic_angle(self) -> float:
        """Degrees from the upright, counter-clockwise: negative leans forward."""
        # post table: version (4 bytes), then the angle as a 16.16 fixed number.
        (angle,) = struct.unpack_from(">i", self.font.table("post"), 4)
        return float(angle) / 65536

    @cached_property
    def bbox(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of all glyphs together, in em."""
        # head table: xMin, yMin, xMax and yMax stand at byte 36.
        edges = struct.unpack_from(">hhhh", self.font.table("head"), 36)
        left, bottom, right, top = (edge / self.units_per_em for edge in edges)
        return left, bottom, right, top

    @cached_property
    def postscript_name(self) -> str:
        """The name by which a PDF calls the font."""
        return self.font.postscript_name

    @cached_property
    def _known(self) -> dict[str, bool]:
        return {}

    def has_glyph(self, character: str) -> bool:
        """Whether the face can set a character, if need be through another glyph."""
        known = self._known.get(character)
        if known is None:
            glyph_of = self.font.glyph_of
            known = self._known[character] = bool(
                glyph_of(character)
                or (character in SPACES and glyph_of(" "))
                or (character in SHOWN_AS and glyph_of(SHOWN_AS[character]))
            )
        return known

    def outline(self, character: str) -> tuple[Stroke, ...]:
        """Return the outline of a character standing alone, in font units."""
        return self.font.outline_of(self.font.glyph_of(character))

    def advance(self, character: str) -> float:
        """Return the width of a character standing alone, in em."""
        font = self.font
        return font.advance_of(font.glyph_of(character)) / self.units_per_em


class FontBook:
    """All the faces that a theme may use; a file is opened at its first use."""

    def __init__(self, folder: Path, families: Mapping[str, Sequence[Family]]) -> None:
        """Describe a theme's faces.

        Args:
            folder: What the paths of the families' files are relative to.
            families: For each name that a style may use, the family that it means
                and, after it, those that stand in for characters it lacks.
        """
        self._folder = folder
        self._families = {name: tuple(chain) for name, chain in families.items()}
        self._faces: dict[tuple[Family, FontFile], Face] = {}
        self._meant: dict[tuple[str, int, bool], Face] = {}
        self._chains: dict[tuple[str, int, bool, str], tuple[Face, ...]] = {}

    @classmethod
    def of(cls, fonts: Fonts) -> FontBook:
        """Return the faces of a theme, and behind them all that the program brings with it.

        The same type has the same faces for as long as the process lives: what was opened
        and set for one booklet serves the next.
        """
        return _font_book(fonts)

    @classmethod
    def shipped(cls) -> FontBook:
        """Return the faces that the program brings with it, as the theme Line takes them."""
        return cls.of(Fonts())

    def face(self, family: str, weight: int, *, italic: bool = False) -> Face:
        """Return the face that a style means, the nearest if there is none such.

        A family without an italic keeps its upright: docs/look.md forbids slanting.
        """
        key = (family, weight, italic)
        if key not in self._meant:
            self._meant[key] = self._nearest(self._families[family][0], weight, italic=italic)
        return self._meant[key]

    def chain(self, family: str, weight: int, *, italic: bool, script: str) -> tuple[Face, ...]:
        """Return the faces to look for a glyph of a script in, best first."""
        key = (family, weight, italic, script)
        if key not in self._chains:
            # Those drawn for the script come first: sorting is stable, so they and
            # the rest each stay in the order of the family table.
            families = sorted(self._families[family], key=lambda each: script not in each.scripts)
            self._chains[key] = tuple(
                self._nearest(each, weight, italic=italic) for each in families
            )
        return self._chains[key]

    def __iter__(self) -> Iterator[Face]:
        """All faces, opened or not, in the order of the family table."""
        families = dict.fromkeys(each for chain in self._families.values() for each in chain)
        for family in families:
            for file in family.files:
                yield self._face(family, file)

    def _nearest(self, family: Family, weight: int, *, italic: bool) -> Face:
        def distance(file: FontFile) -> tuple[bool, int, int]:
            # Equally near above and below: the lighter, as it stands out less.
            return file.italic is not italic, abs(file.weight - weight), file.weight

        return self._face(family, min(family.files, key=distance))

    def _face(self, family: Family, file: FontFile) -> Face:
        # One Face per file, so that it is read and opened once however often asked for.
        key = (family, file)
        if key not in self._faces:
            path = self._folder / file.path
            self._faces[key] = Face(path, family.name, file.weight, file.italic, digest=file.digest)
        return self._faces[key]


MOST_TYPES = 16
"""Choices of type that are remembered: of all themes and a few schools."""


@lru_cache(maxsize=MOST_TYPES)
def _font_book(fonts: Fonts) -> FontBook:
    return FontBook(fonts_folder(), fonts.chains)
