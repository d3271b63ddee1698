"""What we read from a page is what poppler reads from it."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pikepdf
import pytest

from guidebuilder.verify.colour_spaces import ColourSpace, Tone, colour_space
from guidebuilder.verify.page_boxes import page_boxes
from guidebuilder.verify.page_content import painted

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Witness


@pytest.fixture
def booklet(press_booklet: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "booklet.pdf"
    path.write_bytes(press_booklet)
    return path


def asked(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


class PageMaker:
    """Makes pages of 400 by 600 points; it keeps the file, without which a page is nothing."""

    def __init__(self) -> None:
        self.pdf = pikepdf.new()

    def __call__(self, content: str, **resources: pikepdf.Object) -> pikepdf.Page:
        page = self.pdf.add_blank_page(page_size=(400, 600))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.TrueType,
            BaseFont=pikepdf.Name.Mono,
            FirstChar=32,
            Widths=pikepdf.Array([500] * 96),
        )
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        for kind, named in resources.items():
            page.obj.Resources[f"/{kind}"] = named
        page.obj.Contents = self.pdf.make_stream(content.encode())
        return page


@pytest.fixture
def page_of() -> PageMaker:
    return PageMaker()


@pytest.mark.external
def test_poppler_finds_the_same_boxes(booklet: Path, witness: Witness) -> None:
    said = asked(witness("pdfinfo"), "-box", "-f", "2", "-l", "2", booklet)
    theirs = {
        name: tuple(map(float, box.split()))
        for name, box in re.findall(r"(\w+Box):((?: +[\d.]+){4})", said)
    }
    with pikepdf.open(booklet) as pdf:
        ours = page_boxes(pdf.pages[1])

    for name, box in (("MediaBox", ours.media), ("TrimBox", ours.trim), ("BleedBox", ours.bleed)):
        assert theirs[name] == pytest.approx(box, abs=0.01)


@pytest.mark.external
def test_poppler_finds_the_same_words_in_the_same_places(booklet: Path, witness: Witness) -> None:
    said = asked(witness("pdftotext"), "-bbox", "-f", "5", "-l", "5", booklet, "-")
    edges = [float(each) for each in re.findall(r'<word xMin="([\d.]+)"', said)]
    with pikepdf.open(booklet) as pdf:
        ours = painted(pdf.pages[4]).words

    assert min(each.box.left for each in ours) == pytest.approx(min(edges), abs=0.5)
    right = max(float(each) for each in re.findall(r'xMax="([\d.]+)"', said))
    assert max(each.box.right for each in ours) == pytest.approx(right, abs=1.5)


@pytest.mark.external
def test_poppler_finds_the_same_fonts(booklet: Path, witness: Witness) -> None:
    lines = asked(witness("pdffonts"), booklet).splitlines()[2:]
    theirs = {line.split()[0] for line in lines}
    with pikepdf.open(booklet) as pdf:
        ours = {name: held for page in pdf.pages for name, held in painted(page).fonts.items()}

    assert set(ours) == theirs
    assert all(ours.values())


@pytest.mark.external
def test_poppler_finds_the_same_resolution(tmp_path: Path, witness: Witness) -> None:
    path = tmp_path / "pictures.pdf"
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(400, 600))
    image = pdf.make_stream(
        bytes(100 * 50),
        Subtype=pikepdf.Name.Image,
        Width=100,
        Height=50,
        ColorSpace=pikepdf.Name.DeviceGray,
        BitsPerComponent=8,
    )
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
    page.obj.Contents = pdf.make_stream(b"q 0 60 -30 0 200 200 cm /I Do Q")
    pdf.save(path)
    line = asked(witness("pdfimages"), "-list", path).splitlines()[2].split()
    (ours,) = painted(page).pictures

    assert ours.dpi == pytest.approx(min(float(line[12]), float(line[13])), abs=1)


def test_sizes_are_those_on_the_page(page_of: PageMaker) -> None:
    page = page_of(
        ".5 0 0 .5 0 0 cm BT /F 10 Tf 2 0 0 2 100 100 Tm (a) Tj ET "
        "BT /F 10 Tf 0 3 -3 0 9 9 Tm (a) Tj ET"
    )

    assert [each.size for each in painted(page).words] == pytest.approx([10, 15])


def test_words_stand_where_their_widths_put_them(page_of: PageMaker) -> None:
    page = page_of("BT /F 10 Tf 1 Tc 4 Tw 50 100 Td [(a b) -1000 (c)] TJ ET")
    first, second = painted(page).words

    # a, space and b are half an em each, with 1 pt behind each glyph and 4 behind the space.
    assert (first.box.left, first.box.right) == pytest.approx((50, 71))
    assert second.box.left == pytest.approx(72 + 10)


def test_invisible_words_are_not_painted(page_of: PageMaker) -> None:
    assert painted(page_of("BT /F 10 Tf 3 Tr 50 100 Td (a) Tj ET")).words == []


def test_what_is_saved_comes_back(page_of: PageMaker) -> None:
    page = page_of("4 w q 1 w 2 0 0 2 0 0 cm 0 0 m 9 9 l S Q 0 0 m 9 9 l S")

    assert [each.width for each in painted(page).rules] == pytest.approx([2, 4])


def test_a_form_has_a_state_of_its_own(page_of: PageMaker) -> None:
    form = page_of.pdf.make_stream(b"9 w Q Q 0 0 m 9 9 l S q")
    form.Subtype, form.BBox = pikepdf.Name.Form, pikepdf.Array([0, 0, 9, 9])
    form.Matrix = pikepdf.Array([2, 0, 0, 2, 0, 0])
    page = page_of("q 3 w /X Do Q 0 0 m 9 9 l S", XObject=pikepdf.Dictionary(X=form))

    assert [each.width for each in painted(page).rules] == pytest.approx([18, 1])


@pytest.mark.parametrize(
    ("space", "levels", "tone"),
    [
        ("/DeviceGray", [1], Tone.PAPER),
        ("/DeviceGray", [0.5], Tone.BLACK),
        ("/DeviceCMYK", [0, 0, 0, 0], Tone.PAPER),
        ("/DeviceCMYK", [0, 0, 0, 0.3], Tone.BLACK),
        ("/DeviceCMYK", [0.1, 0, 0, 1], Tone.COLOURED),
        ("/DeviceRGB", [1, 1, 1], Tone.PAPER),
        ("/DeviceRGB", [0, 0, 0], Tone.COLOURED),
        ("[/Separation /Black /DeviceCMYK null]", [1], Tone.BLACK),
        ("[/Separation /Gold /DeviceCMYK null]", [1], Tone.COLOURED),
        ("[/Separation /Gold /DeviceCMYK null]", [0], Tone.PAPER),
        ("[/DeviceN [/Cyan /Black] /DeviceCMYK null]", [0, 1], Tone.BLACK),
        ("[/DeviceN [/Cyan /Black] /DeviceCMYK null]", [1, 0], Tone.COLOURED),
        ("[/Lab << >>]", [0, 0, 0], Tone.COLOURED),
        ("[/Indexed /DeviceGray 1 <00FF>]", [0], Tone.BLACK),
        ("[/Pattern]", [], Tone.COLOURED),
        ("[]", [], Tone.COLOURED),
    ],
)
def test_what_a_colour_takes_of_a_press(space: str, levels: list[float], tone: Tone) -> None:
    assert colour_space(pikepdf.Object.parse(space.encode())).tone(levels) is tone


def test_a_space_is_found_by_its_name_and_a_profile_is_seen() -> None:
    pdf = pikepdf.new()
    profile = pdf.make_stream(b"", N=3)
    named = pikepdf.Dictionary(C=pikepdf.Array([pikepdf.Name.ICCBased, profile]))

    assert colour_space(pikepdf.Name.C, named) == ColourSpace("RGB", has_profile=True)
    assert colour_space(pikepdf.Name.D, named).kind == "unknown"


def test_spaces_in_spaces_have_an_end() -> None:
    named = pikepdf.Dictionary(A=pikepdf.Name.B, B=pikepdf.Name.A)

    assert colour_space(pikepdf.Name.A, named).kind == "unknown"
