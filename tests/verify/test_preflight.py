"""Preflight: each check passes our own file for the press, and fails one spoilt in its way."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from guidebuilder.diagnostics import Report
from guidebuilder.failures import ReadError
from guidebuilder.geometry import Rect, mm
from guidebuilder.layout.page import LineTo, Move, Shape
from guidebuilder.layout.qr_code import qr_code
from guidebuilder.model.target import Target
from guidebuilder.orders import Order
from guidebuilder.pipeline import render
from guidebuilder.press.read_printer import read_printer
from guidebuilder.text.runs import TagId
from guidebuilder.verify.findings import Finding, Outcome
from guidebuilder.verify.preflight import preflighted
from guidebuilder.verify.press_checks import refused
from guidebuilder.verify.separations import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable

    Spoil = Callable[[pikepdf.Pdf], None]

OFFSET = read_printer("offset-coated").profile

TRIM = mm(14)
"""Where the trim begins on a sheet with marks, from its left and lower edge."""


@pytest.fixture(autouse=True)
def no_ghostscript(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the plates to their own tests: here they all fail, and at once."""
    monkeypatch.setenv(VARIABLE, "")
    monkeypatch.setattr("guidebuilder.verify.separations.PROGRAMS", ())


def failed(findings: tuple[Finding, ...]) -> list[Finding]:
    """Return what failed, but for what Ghostscript would have told."""
    return [
        each
        for each in findings
        if each.outcome is Outcome.FAILED and "Ghostscript" not in each.detail
    ]


def drawing(content: str, number: int = 2) -> Spoil:
    """Return how to draw something more on a page."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.pages[number - 1].contents_add(content.encode(), prepend=False)

    return spoil


def words(size: float, colour: str, x: float = 200, y: float = 200) -> Spoil:
    """Return how to set a word more on the second page, in a font that it has."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        name = next(iter(pdf.pages[1].obj.Resources.Font.keys()))
        drawing(f"BT {colour} {name} {size} Tf {x} {y} Td <0001> Tj ET")(pdf)

    return spoil


def picture(
    pdf: pikepdf.Pdf, width: float, mode: str = "DeviceCMYK", bits: int = 8
) -> pikepdf.Page:
    """Draw a picture of 100 by 100 pixels, so many points wide, on the second page."""
    parts = {"DeviceCMYK": 4, "DeviceRGB": 3, "DeviceGray": 1}[mode]
    image = pdf.make_stream(
        bytes(100 * 100 * parts * bits // 8 + 100),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=100,
        Height=100,
        ColorSpace=pikepdf.Name("/" + mode),
        BitsPerComponent=bits,
    )
    page = pdf.pages[1]
    name = page.add_resource(image, pikepdf.Name.XObject)
    drawing(f"q {width} 0 0 {width} 200 200 cm {name} Do Q")(pdf)
    return page


def code(side: float, colour: str = "0 0 0 1 k", page: str = "careers") -> Spoil:
    """Return how to draw a QR code, as wide as *side* with its quiet zone."""
    _, shape = qr_code(f"https://example.org/{page}", Rect(100, 100, side, side), TagId(0))
    assert isinstance(shape, Shape)
    operators = {Move: "m", LineTo: "l"}
    steps = " ".join(
        f"{step.x:.4f} {600 - step.y:.4f} {operators[type(step)]}"
        if isinstance(step, Move | LineTo)
        else "h"
        for step in shape.path.steps
    )
    return drawing(f"{colour} {steps} f")


def _no_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def _no_profile(pdf: pikepdf.Pdf) -> None:
    intent: Any = pdf.Root.OutputIntents[0]
    del intent["/DestOutputProfile"]


def _no_claim(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


def _untrapped(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Trapped"]


def _link(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.Annots = pikepdf.Array(
        [pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=[100, 100, 200, 200])]
    )


def _program(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="1")


def _no_trim(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[1].obj
    page.BleedBox = page.TrimBox = page.MediaBox
    page.CropBox = page.MediaBox
    del page["/TrimBox"]


def _art_box(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.ArtBox = pdf.pages[1].obj.TrimBox


def _other_size(pdf: pikepdf.Pdf) -> None:
    left, foot, right, head = (float(each) for each in pdf.pages[1].trimbox)
    pdf.pages[1].trimbox = pikepdf.Rectangle(left, foot, right - 5, head)


def _cropped(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].cropbox = pikepdf.Rectangle(pdf.pages[1].trimbox)


def _own_units(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.UserUnit = 2


def _trim_out_of_bleed(pdf: pikepdf.Pdf) -> None:
    left, foot, right, head = (float(each) for each in pdf.pages[1].trimbox)
    pdf.pages[1].obj.BleedBox = [left + 5, foot, right, head]


def _narrow_bleed(pdf: pikepdf.Pdf) -> None:
    left, foot, right, head = (float(each) for each in pdf.pages[1].trimbox)
    two = mm(2)
    pdf.pages[1].obj.BleedBox = [left - two, foot - two, right + two, head + two]


def _page_lost(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[3]


def _font_left_out(pdf: pikepdf.Pdf) -> None:
    fonts = pdf.pages[1].obj.Resources.Font
    for name in list(fonts.keys()):
        fonts[name].DescendantFonts[0].FontDescriptor = pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor
        )


def _spot(pdf: pikepdf.Pdf) -> None:
    space = pikepdf.Array(
        [pikepdf.Name.Separation, pikepdf.Name("/Gold"), pikepdf.Name.DeviceCMYK, _tint()]
    )
    name = pdf.pages[1].add_resource(space, pikepdf.Name.ColorSpace)
    drawing(f"{name} cs 1 scn 200 200 20 20 re f")(pdf)


def _tint() -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0.2, 0.8, 0.2], N=1
    )


def _coarse_picture(pdf: pikepdf.Pdf) -> None:
    picture(pdf, 72)  # 100 pixels on an inch


def _coarse_line_art(pdf: pikepdf.Pdf) -> None:
    picture(pdf, 12, "DeviceGray", bits=1)  # 600 to the inch


def _coloured_picture(pdf: pikepdf.Pdf) -> None:
    picture(pdf, 20, "DeviceRGB")


SPOILT: dict[str, tuple[Spoil, str]] = {
    "no output intent": (_no_intent, "it does not say for which press it is"),
    "no profile": (_no_profile, "the profile of its press is not in it"),
    "no claim": (_no_claim, "it does not say so"),
    "untrapped": (_untrapped, "it does not say whether it is trapped"),
    "a link": (_link, "page 2 has links, notes or fields on it (1)"),
    "a program": (_program, "it acts when it is opened"),
    "a second box": (_art_box, "page 2 has an ArtBox beside its TrimBox"),
    "cropped": (_cropped, "page 2: the CropBox hides a part of the page"),
    "another size": (_other_size, "page 2 is 146.2 × 210.0 mm, page 1 is 148.0 × 210.0 mm"),
    "units of its own": (_own_units, "page 2 is measured in units of its own"),
    "narrow bleed": (_narrow_bleed, "page 2 has 2.0 mm"),
    "three pages": (_page_lost, "3 pages are no multiple of 4"),
    "nonsense": (drawing("(a) /F1 Tf"), "page 2: the operator `Tf` makes no sense"),
    "font left out": (_font_left_out, "is not embedded"),
    "RGB": (drawing("1 0 0 rg 200 200 20 20 re f"), "page 2: a colour is mixed in RGB"),
    "picture in RGB": (_coloured_picture, "page 2: a colour is mixed in RGB"),
    "a fifth ink": (_spot, "page 2: the ink Gold needs a plate of its own"),
    "tiny type": (words(3.5, "0 0 0 1 k"), "page 2: 3.5 pt"),
    "small type in white": (words(5, "0 0 0 0 k"), "page 2: 5.0 pt in white"),
    "small type in colour": (words(7, "1 0 0 0.2 k"), "page 2: 7.0 pt in colour"),
    "a hairline": (drawing("0 w 200 200 m 300 200 l S"), "page 2: 0.00 pt"),
    "a scaled line": (drawing("q .1 0 0 .1 0 0 cm 1 w 2000 2000 m 3000 2000 l S Q"), "0.10 pt"),
    "a thin area": (drawing("0 g 200 200 50 0.1 re f"), "page 2: 0.10 pt"),
    "a thin white line": (drawing("1 G .3 w 200 200 m 300 200 l S"), "0.30 pt in white"),
    "coarse picture": (_coarse_picture, "page 2: a picture has 100"),
    "coarse line art": (_coarse_line_art, "page 2: a picture has 600, and it is of black"),
    "small code": (code(mm(18)), "page 2: a code is 18 mm wide; on this page it needs 20 mm"),
    "fine code": (code(mm(21), page="x" * 120), "page 2: the modules of a code are 0."),
    "code in colour": (code(mm(30), "1 0 0 0 k"), "page 2: a code is not printed in black alone"),
    "words at the trim": (words(10, "0 g", x=TRIM + mm(2)), "page 2: 2.0 mm"),
}


def test_our_own_file_passes_every_check(press_booklet: bytes, tmp_path: Path) -> None:
    path = tmp_path / "booklet.pdf"
    path.write_bytes(press_booklet)
    findings = preflighted(path, OFFSET)

    assert failed(findings) == []
    assert [each.check for each in findings if each.outcome is Outcome.NOT_RUN] == [
        "codes are large enough to be read"
    ]
    assert refused(press_booklet, OFFSET) == ()


@pytest.mark.parametrize("way", SPOILT)
def test_a_spoilt_file_fails_one_check(spoilt: Callable[[Spoil], Path], way: str) -> None:
    spoil, expected = SPOILT[way]
    (finding,) = failed(preflighted(spoilt(spoil), OFFSET))

    assert expected in finding.detail


def test_a_page_without_a_trim_is_no_page_for_a_press(spoilt: Callable[[Spoil], Path]) -> None:
    told = {each.detail for each in failed(preflighted(spoilt(_no_trim), OFFSET))}

    assert "page 2 has no TrimBox" in told


def test_a_trim_that_reaches_out_of_the_bleed_is_told(spoilt: Callable[[Spoil], Path]) -> None:
    told = {each.detail for each in failed(preflighted(spoilt(_trim_out_of_bleed), OFFSET))}

    assert any("page 2: the TrimBox reaches out of the BleedBox" in each for each in told)


def test_a_code_that_is_large_enough_passes(spoilt: Callable[[Spoil], Path]) -> None:
    findings = preflighted(spoilt(code(mm(30))), OFFSET)

    assert failed(findings) == []
    assert Finding("codes are large enough to be read", Outcome.PASSED) in findings


def test_our_own_code_is_found(tmp_path: Path) -> None:
    guide = Path(__file__).parents[1] / "guides" / "hindi"
    (booklet,) = render(Order(guide=guide, target=Target.PRESS), Report())
    path = tmp_path / "booklet.pdf"
    path.write_bytes(booklet.data)
    findings = preflighted(path, OFFSET)

    assert failed(findings) == []
    assert Finding("codes are large enough to be read", Outcome.PASSED) in findings


def test_a_locked_file_is_no_file_for_a_press(press_sheet: bytes, tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    with pikepdf.open(BytesIO(press_sheet)) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="secret", user=""))

    (finding,) = failed(preflighted(path, OFFSET))
    assert "it is locked" in finding.detail


def test_what_is_in_black_alone_holds_no_colour(spoilt: Callable[[Spoil], Path]) -> None:
    inside = read_printer("black-inside").profile
    path = spoilt(_page_lost)  # four pages would be the cover
    checks = {each.check: each for each in preflighted(path, inside)}

    assert checks["all colours are black, or grey"].detail.startswith("page 1: a colour is mixed")


def test_four_pages_of_a_booklet_with_a_cover_apart_are_the_cover(
    spoilt: Callable[[Spoil], Path],
) -> None:
    findings = preflighted(spoilt(lambda _: None), read_printer("black-inside").profile)

    assert failed(findings) == []


def test_a_printer_without_marks_wants_a_sheet_that_ends_with_the_bleed(
    spoilt: Callable[[Spoil], Path],
) -> None:
    (finding,) = failed(preflighted(spoilt(lambda _: None), read_printer("digital").profile))

    assert "page 1 is on a larger sheet than its bleed" in finding.detail


def test_a_file_of_another_program_is_read(tmp_path: Path) -> None:
    path = tmp_path / "other.pdf"
    canvas = Canvas(str(path), pagesize=(400, 600))
    canvas.drawString(10, 20, "words in a font that is not in the file")
    canvas.addLiteral("q 100 0 0 100 100 300 cm BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI Q")
    canvas.linkURL("https://example.org", (0, 0, 100, 100))
    canvas.beginForm("form")
    canvas.setFont("Helvetica", 5)
    canvas.drawString(50, 50, "small")
    canvas.endForm()
    canvas.scale(0.5, 0.5)
    canvas.doForm("form")
    canvas.save()
    told = {each.check: each.detail for each in failed(preflighted(path, OFFSET))}

    assert told["every font is embedded"] == "page 1: Helvetica is not embedded"
    assert told["pictures have 200 pixels to the inch"] == "page 1: a picture has 1"
    assert told["type is at least 4 pt, and 6 pt in white"] == "page 1: 2.5 pt"
    assert told["every page says where it is cut"] == "page 1 has no TrimBox"
    assert "every page can be read" not in told


@pytest.mark.parametrize(
    "content",
    [
        "Q Q Q q",
        "1 2 m 3 l S",
        "l S /No gs /No Do /No cs 1 scn /No sh",
        "BT (no font) Tj [(a) 1 /b] TJ ET",
        "1 0 0 nan 0 0 cm 99999999999999999999999999999999999999 w 0 0 m 1 1 l S",
        "[] 0 d << >> BDC EMC EMC",
        ")) >> ]",
    ],
)
def test_nonsense_on_a_page_ends_nothing(spoilt: Callable[[Spoil], Path], content: str) -> None:
    findings = preflighted(spoilt(drawing(content)), OFFSET)

    assert len(findings) > 10


def _circle_of_forms(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"/Me Do /Me Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
    form.BBox = pikepdf.Array([0, 0, 100, 100])
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Me=form))
    name = pdf.pages[1].add_resource(form, pikepdf.Name.XObject)
    drawing(f"{name} Do")(pdf)


def test_a_form_that_draws_itself_is_told(spoilt: Callable[[Spoil], Path]) -> None:
    (finding,) = failed(preflighted(spoilt(_circle_of_forms), OFFSET))

    assert finding.detail == "page 2: it draws forms within forms without an end"


def _boxes_of_nonsense(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[1].obj
    page.TrimBox = pikepdf.Name.Large
    page.BleedBox = pikepdf.Array([1, 2, 3])
    page.MediaBox = pikepdf.Object.parse(b"[0 0 1" + 400 * b"0" + b".0 10]")
    page.Rotate = pikepdf.Name.Left
    page.Annots = pikepdf.Array([1, pikepdf.Dictionary()])


def test_boxes_that_are_none_end_nothing(spoilt: Callable[[Spoil], Path]) -> None:
    told = {
        each.check: each.detail for each in failed(preflighted(spoilt(_boxes_of_nonsense), OFFSET))
    }

    assert "page 2 has no TrimBox" in told["every page says where it is cut"]


def test_a_tree_of_pages_that_lies_is_no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    def count(_path: Path) -> None:
        raise RuntimeError("/Count is wrong after flattening pages tree")  # in qpdf's words

    monkeypatch.setattr(pikepdf, "open", count)
    with pytest.raises(ReadError, match="no PDF that can be read"):
        preflighted(Path("tree.pdf"), OFFSET)


def test_what_is_no_pdf_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    path.write_text("no PDF", encoding="utf-8")

    with pytest.raises(ReadError, match="no PDF that can be read"):
        preflighted(path, OFFSET)


def test_without_ghostscript_what_needs_it_has_failed(spoilt: Callable[[Spoil], Path]) -> None:
    findings = preflighted(spoilt(lambda _: None), OFFSET)
    plates = [each for each in findings if "Ghostscript" in each.detail]

    assert [each.check for each in plates] == [
        "no spot takes more than 240 % of ink",
        "what is painted at the trim runs on through the bleed",
    ]
    assert {each.outcome for each in plates} == {Outcome.FAILED}
    assert "Ghostscript is not installed" in plates[0].detail
    assert VARIABLE in plates[0].detail
