"""What a printer gets: numbers read from the sheets of finished files."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from tests.press.conftest import NUMBER_BASELINE, NUMBER_X, Read

from guidebuilder.geometry import mm
from guidebuilder.pdf.colour import ColourModel
from guidebuilder.pdf.write_sheets import write_sheets
from guidebuilder.press.imposition import SHEETS, UNPRINTABLE
from guidebuilder.press.sheets import Duplex
from guidebuilder.style.page_master import PAPERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from guidebuilder.press.sheets import Imposed

    Impose = Callable[..., Imposed]
    ReadSides = Callable[[bytes], list[list[Read]]]

TWENTY = [
    *[[20, 1], [2, 19], [18, 3], [4, 17], [16, 5], [6, 15], [14, 7], [8, 13], [12, 9], [10, 11]],
]
TWENTY_FOUR = [
    *[[24, 1], [2, 23], [22, 3], [4, 21], [20, 5], [6, 19]],
    *[[18, 7], [8, 17], [16, 9], [10, 15], [14, 11], [12, 13]],
]


def numbers(sides: list[list[Read]]) -> list[list[int]]:
    return [[each.number for each in side] for side in sides]


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (8, [[8, 1], [2, 7], [6, 3], [4, 5]]),
        (13, [[1], [2], [3], [4, 13], [12, 5], [6, 11], [10, 7], [8, 9]]),
        (20, TWENTY),
        (24, TWENTY_FOUR),
    ],
)
def test_numbers_read_from_left_to_right(
    pages: int, expected: list[list[int]], impose: Impose, read_sides: ReadSides
) -> None:
    sides = read_sides(write_sheets(impose(pages)))

    assert numbers(sides) == expected
    assert all(each.is_upright for side in sides for each in side)


def test_a_booklet_read_from_the_right_is_mirrored(impose: Impose, read_sides: ReadSides) -> None:
    sides = read_sides(write_sheets(impose(8, right_to_left=True)))

    assert numbers(sides) == [[1, 8], [7, 2], [3, 6], [5, 4]]


@pytest.mark.parametrize("paper", SHEETS)
def test_pages_stand_in_real_size_on_the_fold_and_creep_towards_it(
    paper: str, impose: Impose, read_sides: ReadSides
) -> None:
    _, sheet = SHEETS[paper]
    page = PAPERS[paper]
    foot = sheet.height - (sheet.height - page.height) / 2 - NUMBER_BASELINE
    for at, side in enumerate(read_sides(write_sheets(impose(24, paper)))):
        creep = (at // 2) * mm(0.11)
        left, right = side
        assert left.x == pytest.approx(sheet.width / 2 - page.width + creep + NUMBER_X, abs=0.02)
        assert right.x == pytest.approx(sheet.width / 2 - creep + NUMBER_X, abs=0.02)
        assert left.y == right.y == pytest.approx(foot, abs=0.02)


def test_for_a_flip_on_the_long_edge_backs_are_upside_down(
    impose: Impose, read_sides: ReadSides
) -> None:
    usual = read_sides(write_sheets(impose(8)))
    turned = read_sides(write_sheets(impose(8, duplex=Duplex.LONG_EDGE)))

    _, sheet = SHEETS["a5"]
    for at, (side, other) in enumerate(zip(usual, turned, strict=True)):
        if at % 2 == 0:
            assert side == other
            continue
        for each, seen in zip(side, reversed(other), strict=True):
            assert seen.number == each.number
            assert not seen.is_upright
            assert seen.x == pytest.approx(sheet.width - each.x, abs=0.02)
            assert seen.y == pytest.approx(sheet.height - each.y, abs=0.02)


@pytest.mark.parametrize("paper", ["a5", "half-letter"])
def test_ink_ends_where_printers_end_and_meets_in_the_fold(paper: str, impose: Impose) -> None:
    data = write_sheets(impose(8, paper, has_ground=True))
    document = pypdfium2.PdfDocument(data)
    # Four dots to the point: a dot is a tenth of a millimetre.
    picture = document[0].render(scale=4, grayscale=True).to_pil()
    document.close()
    white = picture.point(lambda level: 255 if level > 250 else 0)
    inked = white.point(lambda level: 255 - level).getbbox()

    edge = UNPRINTABLE * 4
    assert inked == pytest.approx((edge, edge, picture.width - edge, picture.height - edge), abs=2)
    row = picture.height // 2
    across = {picture.getpixel((x, row)) for x in range(inked[0] + 2, inked[2] - 2)}
    assert len(across) == 1, "a seam in the fold"


def test_the_file_asks_for_its_own_size_and_both_sides(impose: Impose) -> None:
    with pikepdf.open(BytesIO(write_sheets(impose(8)))) as pdf:
        asked = pdf.Root.ViewerPreferences

        assert asked.PrintScaling == "/None"
        assert asked.Duplex == "/DuplexFlipShortEdge"
        assert asked.PickTrayByPDFSize
        assert [tuple(map(float, page.MediaBox)) for page in pdf.pages] == [
            (0, 0, 841.89, 595.28)
        ] * 4


@pytest.mark.parametrize(
    ("duplex", "expected"),
    [(Duplex.LONG_EDGE, "/DuplexFlipLongEdge"), (Duplex.ONE_SIDE, "/Simplex")],
)
def test_another_printer_is_asked_otherwise(duplex: Duplex, expected: str, impose: Impose) -> None:
    with pikepdf.open(BytesIO(write_sheets(impose(4, duplex=duplex)))) as pdf:
        assert pdf.Root.ViewerPreferences.Duplex == expected


def test_the_file_is_not_tagged_and_claims_no_standard(impose: Impose) -> None:
    with pikepdf.open(BytesIO(write_sheets(impose(8)))) as pdf:
        assert not {"/StructTreeRoot", "/MarkInfo", "/OutputIntents"} & set(pdf.Root.keys())
        packet = pdf.Root.Metadata.read_bytes().decode()
        assert "pdfa" not in packet
        assert "pdfuaid" not in packet
        assert '<rdf:li xml:lang="x-default">Numbers</rdf:li>' in packet
        assert all("/StructParents" not in page for page in pdf.pages)


def test_each_page_is_drawn_once(impose: Impose) -> None:
    with pikepdf.open(BytesIO(write_sheets(impose(8)))) as pdf:
        forms = [each for page in pdf.pages for each in page.Resources.XObject.values()]

        assert len({form.objgen for form in forms}) == len(forms) == 8


def test_the_same_sheets_give_the_same_bytes(impose: Impose) -> None:
    assert write_sheets(impose(12)) == write_sheets(impose(12))


def test_grey_has_no_colour(impose: Impose) -> None:
    data = write_sheets(impose(4, has_ground=True), ColourModel.GREY)
    document = pypdfium2.PdfDocument(data)
    dots = document[0].render(scale=1).to_pil().convert("RGB").tobytes()
    document.close()

    assert len(set(dots)) > 1
    assert dots[0::3] == dots[1::3] == dots[2::3]
