"""Fonts as they stand in the file: the glyphs that were drawn, and what they mean.

A face becomes a composite font (Type0) whose codes are the glyph numbers of its font
file, so that every shape HarfBuzz chooses can be drawn.  HarfBuzz also cuts the file
down to the glyphs used, in a millisecond.
"""

from __future__ import annotations

import hashlib
from itertools import groupby
from typing import TYPE_CHECKING

import uharfbuzz as hb  # type: ignore[import-untyped]

from guidebuilder.pdf import syntax
from guidebuilder.pdf.extraction import GlyphTexts
from guidebuilder.pdf.set_type import SetTypes
from guidebuilder.pdf.word_strings import WordStrings, spelling_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.pdf.objects import Objects, Written
    from guidebuilder.text.fonts import Face

UNUSED_TABLES = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "OS/2", "STAT", "cmap", "gasp", "kern")
"""Tables that a reader of PDF never looks at; ``name`` and ``post`` go too."""

SUBSET_FLAGS = (
    # Codes are glyph numbers, so they must hold; gaps compress to almost nothing.
    hb.SubsetFlags.RETAIN_GIDS
    # Shaping is done: no glyph can turn into another any more.
    | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    | hb.SubsetFlags.NOTDEF_OUTLINE
)

SYMBOLIC, ITALIC = 1 << 2, 1 << 6
"""Flags of a font descriptor (ISO 32000, table 123)."""

UPRIGHT_STEM, STEM_GROWTH = 50, 65
"""A stem's width in thousandths of an em is about 50 + (weight / 65)².

The file format asks for it; readers use it only to choose a substitute, and ours
are always embedded.  The formula is the one that PDF libraries agree on.
"""

CODES_PER_BLOCK = 100
"""Most entries in one block of a CMap (Adobe technical note 5014)."""


class EmbeddedFont:
    """A face in one file.

    Attributes:
        name: Its name in the pages' resources.
        words: How each word is shown; what is looked up is embedded.
    """

    def __init__(self, face: Face, name: str) -> None:
        """Begin with no glyph."""
        if not face.font.table("glyf"):
            raise ValueError(f"not a TrueType font: {face.path}")
        self._face = face
        self.name = name
        self._texts = GlyphTexts(face.font.glyph_of)
        self._spelling = spelling_of(face)
        self.words = WordStrings(self._spelling, self._texts)

    def write(self, objects: Objects) -> Written:
        """Add the font to a file and return its dictionary."""
        glyphs = sorted(self._texts.drawn)
        name = syntax.name(f"{self._tag(glyphs)}+{self._postscript_name}")
        program = self._subset(glyphs)
        file = objects.add_stream(f"/Length1 {len(program)}", program)
        descriptor = objects.add(
            f"<</Type/FontDescriptor/FontName{name}{self._metrics}/FontFile2 {file}>>"
        )
        widths = "".join(self._widths(glyphs))
        descendant = objects.add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont{name}"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {descriptor}/W[{widths}]/CIDToGIDMap/Identity>>"
        )
        meaning = objects.add_stream("", "\n".join(self._to_unicode(glyphs)).encode("ascii"))
        return objects.add(
            f"<</Type/Font/Subtype/Type0/BaseFont{name}/Encoding/Identity-H"
            f"/DescendantFonts[{descendant}]/ToUnicode {meaning}>>"
        )

    @property
    def _postscript_name(self) -> str:
        return self._face.postscript_name or self._face.family.replace(" ", "")

    def _tag(self, glyphs: list[int]) -> str:
        """Return six letters that name the choice of glyphs: the same choice, the same tag."""
        choice = f"{self._postscript_name} {glyphs}".encode()
        number = int.from_bytes(hashlib.sha256(choice).digest()[:8], "big")
        letters = ""
        for _ in range(6):
            number, letter = divmod(number, 26)
            letters += chr(ord("A") + letter)
        return letters

    def _subset(self, glyphs: list[int]) -> bytes:
        plan = hb.SubsetInput()
        plan.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs)
        plan.flags = SUBSET_FLAGS
        dropped = plan.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
        for table in (*UNUSED_TABLES, "name", "post"):
            dropped.add(int.from_bytes(table.encode("ascii"), "big"))
        return bytes(hb.subset(self._face.hb_face, plan).blob.data)

    @property
    def _metrics(self) -> str:
        face = self._face
        flags = SYMBOLIC | (ITALIC if face.italic else 0)
        stem = UPRIGHT_STEM + (face.weight / STEM_GROWTH) ** 2
        box = " ".join(str(round(edge * 1000)) for edge in face.bbox)
        return (
            f"/Flags {flags}/FontBBox[{box}]/ItalicAngle {syntax.number(face.italic_angle)}"
            f"/Ascent {round(face.ascent * 1000)}/Descent {round(face.descent * 1000)}"
            f"/CapHeight {round(face.cap_height * 1000)}/StemV {round(stem)}"
        )

    def _widths(self, glyphs: list[int]) -> Iterator[str]:
        # Neighbours in a run all differ from their place in the list by the same number.
        for _, neighbours in groupby(enumerate(glyphs), lambda each: each[1] - each[0]):
            run = [glyph for _, glyph in neighbours]
            yield f"{run[0]}[{syntax.numbers(*(self._spelling.widths[glyph] for glyph in run))}]"

    def _to_unicode(self, glyphs: list[int]) -> Iterator[str]:
        yield "/CIDInit/ProcSet findresource begin 12 dict begin begincmap"
        yield "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def"
        yield "/CMapName/Adobe-Identity-UCS def/CMapType 2 def"
        yield "1 begincodespacerange<0000><FFFF>endcodespacerange"
        for start in range(0, len(glyphs), CODES_PER_BLOCK):
            block = glyphs[start : start + CODES_PER_BLOCK]
            yield f"{len(block)} beginbfchar"
            yield from (f"<{glyph:04X}><{syntax.utf16(self._texts[glyph])}>" for glyph in block)
            yield "endbfchar"
        yield "endcmap CMapName currentdict/CMap defineresource pop end end"


class EmbeddedFonts(dict["Face", EmbeddedFont]):
    """Face → the font that it has become in one file, in the order of first drawing.

    Attributes:
        types: How type is set in them.
    """

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.types = SetTypes(self)

    def __missing__(self, face: Face) -> EmbeddedFont:
        font = self[face] = EmbeddedFont(face, f"F{len(self) + 1}")
        return font

    def write(self, objects: Objects) -> dict[str, Written]:
        """Add all fonts to a file and return their dictionaries by name."""
        return {font.name: font.write(objects) for font in self.values()}
