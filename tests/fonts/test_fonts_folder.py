"""The fonts that are shipped are the files that `fonts/README.md` vouches for."""

from __future__ import annotations

import hashlib
import re
import struct
from typing import TYPE_CHECKING

import pytest

from guidebuilder.resources import fonts_folder
from guidebuilder.style.companions import LABEL_COMPANIONS, TEXT_COMPANIONS
from guidebuilder.style.families import FAMILIES
from guidebuilder.text.fonts import FontBook

if TYPE_CHECKING:
    from pathlib import Path

    from guidebuilder.text.fonts import Face

FOLDER = fonts_folder()
ROW = re.compile(r"^\| `(?P<file>[^`]+)` \| (?P<version>[^|]+) \| `(?P<digest>[0-9a-f]{64})` \|$")
LISTED = {
    row["file"]: row
    for line in (FOLDER / "README.md").read_text(encoding="utf-8").splitlines()
    if (row := ROW.match(line))
}
FACES = list(FontBook.shipped())
SCRIPTS = {
    each.name: each.scripts for each in (*FAMILIES.values(), *TEXT_COMPANIONS, *LABEL_COMPANIONS)
}
LETTERS = {
    "Latn": "₹½¼–—’‘“”…×−•éñü%°€£$",
    "Deva": "अकक्षज्ञड़ाि्।॥ं",
    "Taml": "அகக்ஷாொ்",
    "Beng": "অকক্ষয়ািো্ৎং",
    "Arab": "ابپچکیہءئؤًّ،؟",
}
"""What guides print in each script."""


def name_of(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix()


def test_every_file_is_listed() -> None:
    files = {name_of(path) for path in FOLDER.glob("*/*")}

    assert files == LISTED.keys()


@pytest.mark.parametrize("file", LISTED)
def test_files_are_as_listed(file: str) -> None:
    digest = hashlib.sha256((FOLDER / file).read_bytes()).hexdigest()

    assert digest == LISTED[file]["digest"]


def test_every_font_file_is_in_the_family_table() -> None:
    assert {name_of(face.path) for face in FACES} == {
        file for file in LISTED if file.endswith(".ttf")
    }


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.path.stem)
def test_faces_are_what_the_family_table_says(face: Face) -> None:
    # OS/2 table: usWeightClass stands at byte 4; bit 0 of fsSelection, byte 62, is ITALIC.
    table = face.font.table("OS/2")
    (weight,) = struct.unpack_from(">H", table, 4)
    (selection,) = struct.unpack_from(">H", table, 62)

    assert weight == face.weight
    assert bool(selection & 1) is face.italic
    assert (face.italic_angle < 0) is face.italic
    assert face.hb_face.get_name(5) == LISTED[name_of(face.path)]["version"]


@pytest.mark.parametrize("family", sorted({path.parent for path in FOLDER.glob("*/*.ttf")}))
def test_a_licence_stands_beside_each_family(family: Path) -> None:
    assert "SIL Open Font License, Version 1.1" in (family / "OFL.txt").read_text("utf-8-sig")


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.path.stem)
def test_faces_have_what_the_guides_print(face: Face) -> None:
    (wanted,) = (letters for script, letters in LETTERS.items() if script in SCRIPTS[face.family])
    missing = [each for each in wanted if not face.has_glyph(each)]

    assert missing == []
