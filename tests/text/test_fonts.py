from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from guidebuilder.resources import fonts_folder
from guidebuilder.style.families import Family, FontFile
from guidebuilder.style.fonts import Fonts
from guidebuilder.text.fonts import Face, FontBook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.text.conftest import Bench


@pytest.mark.parametrize(
    ("family", "weight", "italic", "file"),
    [
        ("text", 400, False, "SourceSerif4_400Regular"),
        ("text", 400, True, "SourceSerif4_400Regular_Italic"),
        ("text", 700, True, "SourceSerif4_600SemiBold_Italic"),  # the heaviest italic
        ("text", 500, False, "SourceSerif4_400Regular"),  # as near as 600, and lighter
        ("text", 900, False, "SourceSerif4_700Bold"),
        ("label", 800, False, "AnekLatin_800ExtraBold"),
        ("label", 600, True, "AnekLatin_600SemiBold"),  # no italic: never slanted
    ],
)
def test_the_nearest_face_is_taken(family: str, weight: int, italic: bool, file: str) -> None:  # noqa: FBT001
    assert FontBook.shipped().face(family, weight, italic=italic).path.stem == file


def test_a_family_that_no_table_knows_is_our_mistake() -> None:
    with pytest.raises(KeyError, match="display"):
        FontBook.shipped().face("display", 400)


def test_files_are_opened_only_when_used(shipped: Bench) -> None:
    bench = type(shipped)(FontBook(fonts_folder(), Fonts().chains))
    bench.line("plain text", bench.text("strong", weight=700))

    opened = {face.path.stem for face in bench.fonts if "font" in vars(face)}
    assert opened == {"SourceSerif4_400Regular", "SourceSerif4_700Bold"}


def test_each_file_is_opened_once(shipped: Bench) -> None:
    assert shipped.fonts.face("text", 400) is shipped.fonts.face("text", 450)


def test_faces_of_one_file_are_equal_in_any_book() -> None:
    one, other = (FontBook(fonts_folder(), Fonts().chains).face("label", 600) for _ in range(2))

    assert one is not other
    assert one == other
    assert hash(one) == hash(other)


def test_the_same_type_is_opened_once_in_a_process() -> None:
    assert FontBook.of(Fonts()) is FontBook.shipped()


def test_another_file_of_the_same_name_is_another_face() -> None:
    one, other = (
        Family("Own", ("Latn",), (FontFile("/guide/own.ttf", 400, digest=digest),))
        for digest in ("before", "after")
    )

    faces = [FontBook.of(Fonts(each, each)).face("text", 400) for each in (one, other)]

    assert faces[0] != faces[1]


def test_an_opened_face_crosses_to_another_process(shipped: Bench) -> None:
    face = shipped.fonts.face("text", 400)
    face.font  # noqa: B018  (opening it is the point)

    assert pickle.loads(pickle.dumps(face)) == face  # noqa: S301  (our own bytes)


def test_metrics_are_those_of_the_file(shipped: Bench) -> None:
    """Expected values: OS/2, hhea and post tables of the file, read with another program."""
    face = shipped.fonts.face("text", 400, italic=True)

    assert face.units_per_em == 1000
    assert (face.ascent, face.descent) == (1.036, -0.335)
    assert (face.cap_height, face.x_height) == (0.670, 0.475)
    assert face.italic_angle == -12.0
    assert face.postscript_name == "SourceSerif4-Italic"
    assert face.advance(" ") == pytest.approx(0.237, abs=0.01)


def test_bounding_box_holds_the_tallest_letter(counted: Bench) -> None:
    assert counted.fonts.face("text", 400).bbox == (0.05, 0.0, 0.45, 0.7)


@pytest.mark.parametrize("character", ["\u00a0", "\u2011", "\u202f", "\u2009"])
def test_spaces_and_hyphens_are_set_through_others(shipped: Bench, character: str) -> None:
    face = shipped.fonts.face("label", 400)

    assert face.has_glyph(character)


def test_what_is_no_font_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttf"
    path.write_bytes(b"<html>")

    with pytest.raises(ValueError, match=r"not a font file: .*broken\.ttf"):
        Face(path, "Broken", 400).font  # noqa: B018  (opening it is the point)


def test_families_of_the_script_come_first() -> None:
    latin, greek = (
        Family(script, (script,), (FontFile(f"{script}.ttf", 400),)) for script in ("Latn", "Grek")
    )
    book = FontBook.__new__(FontBook)
    FontBook.__init__(book, FontBook.shipped().face("text", 400).path, {"text": (latin, greek)})

    chain = book.chain("text", 400, italic=False, script="Grek")
    assert [face.family for face in chain] == ["Grek", "Latn"]
