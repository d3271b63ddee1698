"""Files for a print shop, as pikepdf and PDFium read them: PDF/X-4, its boxes, inks and bleed."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace
from tests.pdf.test_images import picture, saved

from guidebuilder.geometry import Rect, mm
from guidebuilder.layout.page import DrawnImage, LinkArea, Shape
from guidebuilder.layout.paths import filled, rectangle, rule
from guidebuilder.pdf.write_press import write_press
from guidebuilder.press.files import PRESS_FILES
from guidebuilder.press.printers import Percent
from guidebuilder.press.read_printer import read_printer
from guidebuilder.press.single_pages import Surroundings, single_pages
from guidebuilder.style.character import CharStyle
from guidebuilder.style.ink import ink
from guidebuilder.style.palette import BLACK
from guidebuilder.text.fonts import FontBook
from guidebuilder.text.runs import Uri
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image
    from tests.pdf.conftest import Builder

    from guidebuilder.press.printers import Printer

OFFSET, DIGITAL, BLACK_INSIDE = (
    read_printer(name).profile for name in ("offset-coated", "digital", "black-inside")
)
DEEP = ink("deep", "#2A2773", 95, 95, 15, 15)
BRIGHT = ink("bright", "#FFB627", 0, 32, 90, 0)
FULL = ink("full", "#04433F", 100, 45, 45, 45)
AROUND = Surroundings(words=words("en"), fonts=FontBook.shipped(), right_to_left=False)
BLEED = mm(3)


def written(book: Builder, printer: Printer = OFFSET) -> bytes:
    """Return the first file of a book."""
    book.bleed = BLEED
    names = [f"guide-{kind}.pdf" for kind in PRESS_FILES[printer.cover]]
    return write_press(single_pages(book.book, printer, names, AROUND)[0])


def opened(book: Builder, printer: Printer = OFFSET) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(written(book, printer)))


def black_line(book: Builder, text: str = "word") -> None:
    """Set a line of black text."""
    book.style = CharStyle("text", 400, 10.0, BLACK)
    book.paragraph(text)


def with_everything(book: Builder) -> Builder:
    """Draw something of each kind on two pages."""
    book.draw(filled(rectangle(-BLEED, -BLEED, 440, 200), DEEP))
    tag = book.element("Link")
    black_line(book, "See there")
    book.draw(LinkArea(Rect(50, 40, 30, 12), Uri("https://example.org"), tag, "There"))
    book.anchor("start")
    book.draw(DrawnImage(Rect(40, 300, 60, 45), saved(picture("RGBA"), "PNG")))
    book.draw(rule(40, 400, 100, BLACK, 0.5))
    book.turn()
    black_line(book, "and so on")
    return book


# ---- PDF/X-4 -----------------------------------------------------------------------


def test_the_file_claims_pdf_x_4_and_no_other_standard(book: Builder) -> None:
    data = written(with_everything(book))
    with pikepdf.open(BytesIO(data)) as pdf:
        xmp = pdf.open_metadata()
        assert data.startswith(b"%PDF-1.6\n")
        assert xmp["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
        assert xmp["pdf:Trapped"] == "False"
        assert pdf.docinfo["/Trapped"] == "/False"
        assert xmp["dc:title"] == pdf.docinfo["/Title"] == "Careers in calling: a guide"
        assert str(xmp["xmp:CreateDate"]).startswith("2026-11-01")
        assert re.fullmatch(
            r"uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", str(xmp["xmpMM:DocumentID"])
        )
        assert (xmp["xmpMM:VersionID"], xmp["xmpMM:RenditionClass"]) == ("1", "default")
        assert xmp.pdfa_status == ""
        assert not any("pdfuaid" in key for key in xmp)
        assert not pdf.is_encrypted


def test_there_is_one_output_intent_with_the_profile_of_a_press(book: Builder) -> None:
    with opened(book) as pdf:
        (intent,) = pdf.Root.OutputIntents
        profile = intent.DestOutputProfile
        data = profile.read_bytes()

        assert intent.S == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        assert str(intent.RegistryName) == "http://www.color.org"
        assert profile.N == 4
        # ICC.1: class at 12, colour space at 16, signature at 36.
        assert (data[12:16], data[16:20], data[36:40]) == (b"prtr", b"CMYK", b"acsp")


def test_each_page_has_its_boxes_within_each_other(book: Builder) -> None:
    with opened(with_everything(book)) as pdf:
        assert len(pdf.pages) == 2
        for page in pdf.pages:
            media, bleed, trim = (
                [float(each) for each in page[key]]
                for key in ("/MediaBox", "/BleedBox", "/TrimBox")
            )
            assert "/ArtBox" not in page
            assert media[:2] == [0, 0]
            assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((419.53, 595.28))
            assert [abs(a - b) for a, b in zip(bleed, trim, strict=True)] == pytest.approx(
                [BLEED] * 4, abs=0.01
            )
            assert media[0] < bleed[0]
            assert media[3] > bleed[3]


def test_nothing_leads_anywhere_or_is_tagged(book: Builder) -> None:
    with opened(with_everything(book)) as pdf:
        assert all("/Annots" not in page for page in pdf.pages)
        found = {"/StructTreeRoot", "/MarkInfo", "/Names", "/Outlines", "/AcroForm", "/OpenAction"}
        assert not found & set(pdf.Root.keys())


def test_every_font_is_embedded(book: Builder) -> None:
    with opened(with_everything(book)) as pdf:
        descriptors = [
            each
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
        ]
        assert descriptors
        assert all("/FontFile2" in each for each in descriptors)


def test_the_same_pages_are_the_same_bytes_and_the_same_identity(book: Builder) -> None:
    def identity(data: bytes) -> str:
        with pikepdf.open(BytesIO(data)) as pdf:
            return str(pdf.open_metadata()["xmpMM:DocumentID"])

    one, again = written(with_everything(book)), written(book)
    black_line(book, "more")
    other = written(book)

    assert one == again
    assert identity(one) != identity(other)


# ---- Inks --------------------------------------------------------------------------

Paint = tuple[str, tuple[float, ...], bool]
"""What is painted: ``text``, ``fill`` or ``stroke``, its inks, and whether it overprints."""


SETS = {"k": "fill", "scn": "fill", "K": "stroke", "SCN": "stroke"}
PAINTS = {
    "TJ": (("text", "fill"),),
    "f": (("fill", "fill"),),
    "B": (("fill", "fill"), ("stroke", "stroke")),
    "S": (("stroke", "stroke"),),
}
"""What an operator paints, and which of the two inks it takes."""

OTHER_COLOURS = {"rg", "RG", "g", "G", "sc", "SC", "sh", "Tj", "f*", "B*", "b", "s"}
"""Colours of a screen, and what this program never writes."""


def painted(page: pikepdf.Page) -> Iterator[Paint]:
    """Yield what a page paints, as a reader of ISO 32000 keeps track of it."""
    inks: dict[str, tuple[float, ...]] = {}
    over = {"fill": False, "stroke": False}
    kept: list[tuple[dict[str, tuple[float, ...]], dict[str, bool]]] = []
    for each in pikepdf.parse_content_stream(page):
        operands, name = list(each.operands), str(each.operator)
        assert name not in OTHER_COLOURS
        if name == "q":
            kept.append((dict(inks), dict(over)))
        elif name == "Q":
            inks, over = kept.pop()
        elif name in SETS:
            inks[SETS[name]] = tuple(float(level) for level in operands)
        elif name in {"cs", "CS"}:
            assert operands[0] == "/All"
        elif name == "gs":
            state = page.Resources.ExtGState[str(operands[0])]
            assert bool(state.OP) == bool(state.op) == (int(state.OPM) == 1)
            over = {"fill": bool(state.op), "stroke": bool(state.OP)}
        for kind, ink_of in PAINTS.get(name, ()):
            yield kind, inks[ink_of], over[ink_of]


def paints(book: Builder, printer: Printer = DIGITAL) -> list[Paint]:
    with opened(book, printer) as pdf:
        return [each for page in pdf.pages for each in painted(page)]


K100 = (0.0, 0.0, 0.0, 1.0)


def test_black_text_and_hairlines_overprint_and_all_else_knocks_out(book: Builder) -> None:
    book.draw(filled(rectangle(10, 10, 40, 40), BRIGHT))
    black_line(book)
    book.draw(rule(40, 400, 100, BLACK, 0.5), filled(rectangle(9, 90, 9, 9), BLACK))

    assert paints(book) == [
        ("fill", BRIGHT.cmyk, False),
        ("text", K100, True),
        ("stroke", K100, True),
        ("fill", K100, False),
    ]


def test_black_knocks_out_where_paper_could_not_take_both(book: Builder) -> None:
    book.draw(filled(rectangle(0, 0, 200, 200), FULL), filled(rectangle(0, 300, 200, 100), BRIGHT))
    black_line(book)
    book.baseline = 350.0
    black_line(book)
    book.draw(rule(300, 100, 90, BLACK, 0.5), rule(190, 100, 90, BLACK, 0.5))

    assert [over for kind, _, over in paints(book) if kind != "fill"] == [False, True, True, False]


def test_an_ink_takes_no_more_than_the_printer_allows(book: Builder) -> None:
    printer = replace(DIGITAL, ink_limit=Percent(2.2, DIGITAL.span))
    book.draw(filled(rectangle(0, 0, 200, 200), FULL))
    ((_, levels, _),) = paints(book, printer)

    assert levels == (0.92, 0.41, 0.41, 0.45)
    assert sum(levels) <= 2.2


def test_pages_in_black_alone_have_one_ink(book: Builder) -> None:
    printer = replace(DIGITAL, inks="black")
    book.draw(filled(rectangle(0, 0, 200, 200), DEEP), filled(rectangle(0, 0, 20, 20), BRIGHT))
    black_line(book)
    found = paints(book, printer)

    assert all(levels[:3] == (0, 0, 0) for _, levels, _ in found)
    assert [round(levels[3], 2) for _, levels, _ in found] == [1, 0.29, 1]


def test_marks_are_on_all_plates(book: Builder) -> None:
    kinds = {levels for kind, levels, _ in paints(book, OFFSET) if kind == "stroke"}
    with opened(book) as pdf:
        space = pdf.pages[0].Resources.ColorSpace.All

    assert kinds == {(1.0,)}
    assert [str(each) for each in space[:3]] == ["/Separation", "/All", "/DeviceCMYK"]
    assert [float(each) for each in space[3].C1] == [1, 1, 1, 1]


# ---- What is seen ------------------------------------------------------------------

SCALE, WHITE = 2, 255


def seen(data: bytes) -> Image:
    """Return the first page in grey."""
    image: Image = pypdfium2.PdfDocument(data)[0].render(scale=SCALE).to_pil()
    return image.convert("L")


@pytest.mark.parametrize("printer", [OFFSET, DIGITAL])
def test_paint_fills_the_bleed_and_ends_there(book: Builder, printer: Printer) -> None:
    book.draw(filled(rectangle(-50, -50, 600, 800), DEEP))
    data = written(book, printer)
    image = seen(data)
    with pikepdf.open(BytesIO(data)) as pdf:
        left, foot, right, head = (float(each) for each in pdf.pages[0].BleedBox)
        height = float(pdf.pages[0].MediaBox[3])
    inside = [
        (x * SCALE, (height - y) * SCALE)
        for x in (left + 1, (left + right) / 3, right - 1)
        for y in (foot + 1, (foot + head) / 3, head - 1)
    ]
    outside = [
        (x * SCALE, (height - y) * SCALE)
        for x, y in (
            (left - 1.5, head - 40),
            (right + 1.5, head - 40),
            (left + 40, foot - 1.5),
            (left + 40, head + 1.5),
        )
    ]

    assert {image.getpixel((int(x), int(y))) for x, y in inside} == {image.getpixel((90, 90))}
    assert image.getpixel((90, 90)) != WHITE
    if printer.marks:
        assert {image.getpixel((int(x), int(y))) for x, y in outside} == {WHITE}


def test_a_page_stands_on_its_trim(book: Builder) -> None:
    book.box(Rect(100, 200, 50, 50))
    data = written(book)
    with pikepdf.open(BytesIO(data)) as pdf:
        left, _, _, head = (float(each) for each in pdf.pages[0].TrimBox)
        height = float(pdf.pages[0].MediaBox[3])
    image = seen(data)

    def is_white(x: float, y: float) -> bool:
        place = int((left + x) * SCALE), int((height - head + y) * SCALE)
        return image.getpixel(place) == WHITE

    assert not is_white(102, 202)
    assert not is_white(148, 248)
    assert is_white(97, 202)
    assert is_white(152, 248)


def test_a_cover_of_its_own_has_four_pages(book: Builder) -> None:
    for _ in range(7):
        book.turn()
    with opened(book, BLACK_INSIDE) as pdf:
        assert len(pdf.pages) == 4


def test_a_shape_without_ink_stays_away(book: Builder) -> None:
    book.draw(Shape(rectangle(0, 0, 9, 9)))

    assert paints(book) == []
