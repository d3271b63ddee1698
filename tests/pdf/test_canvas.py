"""Pages without tags: drawn once and placed, turned, cut and boxed as wanted."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from tests.pdf.test_write import PIXEL

from guidebuilder.geometry import Matrix, Rect, Size
from guidebuilder.layout.page import Anchor, DrawnImage, LinkArea, Page, Shape
from guidebuilder.layout.paths import rectangle, straight
from guidebuilder.pdf.canvas import Boxes, Canvas
from guidebuilder.pdf.colour import ColourModel
from guidebuilder.style.ink import ink
from guidebuilder.style.palette import BLACK
from guidebuilder.text.runs import Uri

if TYPE_CHECKING:
    from PIL.Image import Image
    from tests.pdf.conftest import Builder

    from guidebuilder.pdf.drawing import Form

RED = ink("red", "#FF0000", 0, 100, 100, 0)
WHITE_PIXEL, RED_PIXEL = (255, 255, 255), (255, 0, 0)
SHEET = Size(200.0, 100.0)
TRIM = Size(60.0, 80.0)
PAGE = Page(1, TRIM, (Shape(rectangle(-9, -9, 29, 29), fill=RED),), bleed=4.0)
"""A page with a red corner at its upper left, that runs farther out than the bleed."""


def finished(canvas: Canvas) -> bytes:
    """Return the bytes of a file without catalogue entries."""
    return canvas.close({}, canvas.objects.add("<<>>"))


def seen(canvas: Canvas) -> Image:
    """Return the first page of a file as PDFium paints it, a pixel to the point."""
    image: Image = pypdfium2.PdfDocument(finished(canvas))[0].render(scale=1).to_pil()
    return image.convert("RGB")


def sheet_with(matrix: Matrix, clip: Rect) -> Image:
    """Return a sheet on which the page was placed."""
    canvas = Canvas("en")
    drawing = canvas.drawing(SHEET)
    drawing.place(canvas.form(PAGE), matrix, clip)
    canvas.add_page(drawing, Boxes(SHEET))
    return seen(canvas)


EVERYTHING = Rect(0, 0, SHEET.width, SHEET.height)


def test_a_page_stands_where_it_is_placed() -> None:
    image = sheet_with(Matrix(e=100, f=10), EVERYTHING)

    assert image.getpixel((101, 11)) == image.getpixel((118, 28)) == RED_PIXEL
    assert image.getpixel((122, 28)) == image.getpixel((118, 32)) == WHITE_PIXEL


def test_a_form_ends_at_its_bleed() -> None:
    image = sheet_with(Matrix(e=100, f=10), EVERYTHING)

    assert image.getpixel((97, 7)) == RED_PIXEL
    assert image.getpixel((95, 11)) == image.getpixel((101, 5)) == WHITE_PIXEL


def test_a_page_is_seen_through_its_window() -> None:
    image = sheet_with(Matrix(e=100, f=10), Rect(100, 10, TRIM.width, TRIM.height))

    assert image.getpixel((101, 11)) == RED_PIXEL
    assert image.getpixel((98, 11)) == image.getpixel((101, 8)) == WHITE_PIXEL


def test_a_page_stands_on_its_head() -> None:
    image = sheet_with(Matrix(-1, 0, 0, -1, e=160, f=90), EVERYTHING)

    assert image.getpixel((158, 88)) == image.getpixel((142, 72)) == RED_PIXEL
    assert image.getpixel((138, 72)) == image.getpixel((102, 12)) == WHITE_PIXEL


def test_a_page_is_turned_by_a_right_angle() -> None:
    # Clockwise: its upper left corner comes to lie at the upper right.
    image = sheet_with(Matrix(0, 1, -1, 0, e=180, f=20), EVERYTHING)

    assert image.getpixel((178, 22)) == image.getpixel((162, 38)) == RED_PIXEL
    assert image.getpixel((158, 22)) == image.getpixel((178, 42)) == WHITE_PIXEL


def two_sheets() -> tuple[Canvas, Form]:
    """Return a file with two sheets, on each of which one page stands twice."""
    canvas = Canvas("en", ColourModel.GREY)
    form = canvas.form(PAGE)
    for _ in range(2):
        drawing = canvas.drawing(SHEET)
        drawing.place(form, Matrix(e=10), EVERYTHING)
        drawing.place(form, Matrix(e=110), EVERYTHING)
        canvas.add_page(drawing, Boxes(SHEET))
    return canvas, form


def test_a_page_that_is_placed_twice_is_drawn_once() -> None:
    canvas, form = two_sheets()
    with pikepdf.open(BytesIO(finished(canvas))) as pdf:
        for page in pdf.pages:
            assert list(page.Resources.XObject) == [f"/{form.name}"]
            assert page.Contents.read_bytes().count(b"/P1 Do") == 2
        forms = [each for each in pdf.objects if _is_form(each)]

    assert len(forms) == 1


def _is_form(item: object) -> bool:
    return isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"


def test_sheets_are_the_same_bytes_each_time() -> None:
    assert finished(two_sheets()[0]) == finished(two_sheets()[0])


def test_what_is_placed_has_a_pen_of_its_own(book: Builder) -> None:
    plain = Shape(straight((10, 50), (50, 50)), stroke=RED, line_width=1)
    canvas = Canvas("en", ColourModel.PROCESS)
    form = canvas.form(Page(1, TRIM, (plain,)))
    drawing = canvas.drawing(SHEET)
    rule = Shape(straight((0, 5), (90, 5)), stroke=BLACK, line_width=0.5, dash=(9.0,))
    drawing.draw([*book.pages[0], rule])
    drawing.place(form, Matrix(), EVERYTHING)
    drawing.draw([rule])
    operators = str(drawing).split("\n")
    at = operators.index("/P1 Do")

    # Width, dashes and overprinting go back to what a page begins with, and no farther than that.
    assert operators[at - 3 : at + 2] == ["1 w", "[]0 d", "/Out gs", "/P1 Do", "Q"]
    assert operators[at + 2].startswith("q 1 0 0 1"), "the sheet's own pen still holds"


def test_a_drawing_is_taken_into_another() -> None:
    canvas = Canvas("en")
    inner = canvas.drawing(TRIM)
    inner.draw([*PAGE.items, DrawnImage(Rect(30, 30, 20, 20), PIXEL)])
    outer = canvas.drawing(SHEET)
    outer.take_in(inner, Matrix(e=100, f=10), Rect(96, 6, 68, 88))
    canvas.add_page(outer, Boxes(SHEET))
    image = seen(canvas)

    assert image.getpixel((97, 7)) == RED_PIXEL
    assert image.getpixel((95, 11)) == WHITE_PIXEL
    assert image.getpixel((140, 50)) != WHITE_PIXEL, "its picture has come along"


def test_an_untagged_page_has_neither_marks_nor_links(book: Builder) -> None:
    tag = book.paragraph("The office", role="H1")
    link = book.element("Link", tag)
    book.draw(LinkArea(Rect(50, 40, 30, 12), Uri("https://example.org"), link, "There"))
    book.draw(Anchor("end", 40.0))
    canvas = Canvas("en")
    drawing = canvas.drawing(SHEET)
    drawing.draw(book.pages[0])
    canvas.add_page(drawing, Boxes(SHEET))
    with pikepdf.open(BytesIO(finished(canvas))) as pdf:
        (page,) = pdf.pages
        names = [str(each.operator) for each in pikepdf.parse_content_stream(page)]
        assert "/Annots" not in page
        assert "/StructTreeRoot" not in pdf.Root

    assert "TJ" in names
    assert not set(names) & {"BDC", "BMC", "EMC"}


@pytest.mark.parametrize("key", ["MediaBox", "CropBox"])
def test_boxes_are_counted_from_the_foot_of_the_sheet(key: str) -> None:
    canvas = Canvas("en")
    boxes = Boxes(SHEET, trim=Rect(20, 10, 60, 80), bleed=Rect(16, 6, 68, 88))
    canvas.add_page(canvas.drawing(SHEET), boxes)
    with pikepdf.open(BytesIO(finished(canvas))) as pdf:
        (page,) = pdf.pages
        assert [float(each) for each in page[f"/{key}"]] == [0, 0, 200, 100]
        assert [float(each) for each in page.TrimBox] == [20, 10, 80, 90]
        assert [float(each) for each in page.BleedBox] == [16, 6, 84, 94]
