"""Fonts: embedded, cut down to what is used, and named after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
import uharfbuzz as hb  # type: ignore[import-untyped]

from guidebuilder.style.families import FAMILIES
from guidebuilder.text.fonts import Face, FontBook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pdf.conftest import Builder


LATIN = [each for each in FontBook.shipped() if each.family in FAMILIES]


@pytest.fixture(params=LATIN, ids=lambda face: face.postscript_name)
def face(request: pytest.FixtureRequest) -> Face:
    """Each shipped face that has Latin letters."""
    given: Face = request.param
    return given


def test_each_shipped_face_is_embedded_as_a_subset(book: Builder, face: Face) -> None:
    book.face = face
    run = book.shaped("Hamburg 123")
    book.line(run, tag=book.element("P"))
    read = book.read()
    font = read.fonts["/F1"]
    descriptor = font.DescendantFonts[0].FontDescriptor

    assert font.Subtype == "/Type0"
    assert re.fullmatch(r"/[A-Z]{6}\+" + face.postscript_name, str(font.BaseFont))
    assert font.BaseFont == font.DescendantFonts[0].BaseFont == descriptor.FontName
    program = descriptor.FontFile2.read_bytes()
    assert len(program) == descriptor.FontFile2.Length1 < len(face.data) / 5
    used = {glyph.index for glyph in run.glyphs}
    assert set(read.to_unicode("/F1")) == set(read.widths("/F1")) == used
    assert read.texts == ["Hamburg 123"]


def test_declared_widths_are_those_of_the_font(book: Builder, face: Face) -> None:
    book.face = face
    book.line("fi AVW 1,50,000 mm", tag=book.element("P"))

    for glyph, width in book.read().widths("/F1").items():
        # PDF/A-2, 6.2.11.5: by no more than a thousandth of an em apart.
        exact = face.font.advance_of(glyph) * 1000 / face.units_per_em
        assert width == pytest.approx(exact, abs=0.51)


def test_codes_show_the_glyphs_of_the_font_file(book: Builder, face: Face) -> None:
    book.face = face
    run = book.shaped("Hamburg fi 123")
    book.line(run, tag=book.element("P"))
    read = book.read()
    program = read.fonts["/F1"].DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
    subset, whole = hb.Font(hb.Face(program)), hb.Font(face.hb_face)

    assert read.fonts["/F1"].DescendantFonts[0].CIDToGIDMap == "/Identity"
    for glyph in run.glyphs:
        assert subset.get_glyph_extents(glyph.index) == whole.get_glyph_extents(glyph.index)


def test_the_tag_of_a_subset_tells_choices_of_glyphs_apart(new_book: type[Builder]) -> None:
    def name(words: str) -> str:
        book = new_book()
        book.line(words, tag=book.element("P"))
        return str(book.read().fonts["/F1"].BaseFont)

    assert name("abc") == name("cba")
    assert name("abc") != name("abd")


def test_faces_are_named_in_the_order_in_which_they_are_drawn(book: Builder) -> None:
    tag = book.element("P")
    faces = [FontBook.shipped().face("label", 700), book.face]
    for face in [*faces, *faces]:
        book.face = face
        book.line("word", tag=tag)
    fonts = book.read().fonts

    assert [str(font.BaseFont).partition("+")[2] for font in fonts.values()] == [
        face.postscript_name for face in faces
    ]


def test_nothing_is_set_in_a_font_that_is_not_embedded(book: Builder) -> None:
    book.line("word", tag=book.element("P"))
    book.turn()
    read = book.read()

    objects: list[Any] = list(read.pdf.objects)
    named = [
        str(each.BaseFont)
        for each in objects
        if isinstance(each, pikepdf.Dictionary) and "/BaseFont" in each
    ]
    assert len(named) == 2, "the composite font and the face in it"
    assert len(set(named)) == 1
    for page in (0, 1):
        chosen = {str(operands[0]) for operands, name in read.operators(page) if name == "Tf"}
        assert chosen <= {"/F1"}


def test_a_font_with_other_outlines_is_refused_by_name(book: Builder, tmp_path: Path) -> None:
    path = tmp_path / "other.otf"
    # A font without the table of TrueType outlines, as one with PostScript outlines is.
    path.write_bytes(book.face.data.replace(b"glyf", b"glyx", 1))
    book.face = Face(path, "Other", 400)

    book.line("word", tag=book.element("P"))

    with pytest.raises(ValueError, match=r"not a TrueType font: .*other\.otf"):
        book.write()
