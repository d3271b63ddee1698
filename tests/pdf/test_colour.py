"""Inks as each kind of file spells them, and what black does where it is printed."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from tests.pdf.test_images import picture, saved

from guidebuilder.geometry import Rect, Size
from guidebuilder.layout.page import DrawnImage, DrawnRun, Shape
from guidebuilder.layout.paths import rectangle, straight
from guidebuilder.pdf.canvas import Boxes, Canvas
from guidebuilder.pdf.colour import ColourModel, Colours
from guidebuilder.pdf.write import write_pdf
from guidebuilder.style.character import CharStyle
from guidebuilder.style.ink import Ink, ink, process_build
from guidebuilder.style.palette import BLACK, RULE, SOFT, WHITE

if TYPE_CHECKING:
    from tests.pdf.conftest import Builder
    from tests.pdf_reader import Reader

    from guidebuilder.layout.page import Item

DEEP = ink("deep", "#2A2773", 95, 95, 15, 15)
SHEET = Size(200.0, 100.0)


@pytest.mark.parametrize(
    ("model", "paint", "filled", "drawn"),
    [
        (ColourModel.RGB, DEEP, "0.165 0.153 0.451 rg", "0.165 0.153 0.451 RG"),
        # The grey of 50/255 that the look's table of colours has for it.
        (ColourModel.GREY, DEEP, "0.196 g", "0.196 G"),
        (ColourModel.PROCESS, DEEP, "0.95 0.95 0.15 0.15 k", "0.95 0.95 0.15 0.15 K"),
        (ColourModel.BLACK, DEEP, "0 0 0 1 k", "0 0 0 1 K"),
        (ColourModel.GREY, BLACK, "0 g", "0 G"),
        (ColourModel.GREY, SOFT, "0.2 g", "0.2 G"),
        (ColourModel.GREY, WHITE, "1 g", "1 G"),
        (ColourModel.PROCESS, BLACK, "0 0 0 1 k", "0 0 0 1 K"),
        (ColourModel.BLACK, RULE, "0 0 0 0.55 k", "0 0 0 0.55 K"),
        (ColourModel.BLACK, WHITE, "0 0 0 0 k", "0 0 0 0 K"),
    ],
)
def test_an_ink_is_spelt_in_what_the_file_is_mixed_from(
    model: ColourModel, paint: Ink, filled: str, drawn: str
) -> None:
    colours = Colours(model)

    assert colours.fills[paint] == filled
    assert colours.pens[paint, 0.5, (1.0, 2.0), True] == (drawn, "0.5 w", "[1 2]0 d", "1 J")


def test_a_lighter_colour_is_a_lighter_grey() -> None:
    shades = [(step / 20, step / 25, 0.0) for step in range(21)]
    greys = [Ink("", rgb, process_build(rgb)).grey for rgb in shades]

    assert greys == sorted(greys)
    assert greys[0] == 0
    assert len(set(greys)) == len(greys)


def operators(model: ColourModel, *items: Item) -> list[str]:
    """Return the operators that draw items in a file of its own, one after the other."""
    drawing = Canvas("en", model).drawing(SHEET)
    drawing.draw(items)
    return str(drawing).split("\n")


def black_word(book: Builder, x: float, paint: Ink = BLACK) -> DrawnRun:
    """Return a word of black text."""
    book.style = CharStyle("text", 400, 10.0, paint)
    return DrawnRun(x, 50, book.shaped("word"), None)


@pytest.mark.parametrize("model", [ColourModel.PROCESS, ColourModel.BLACK])
def test_black_text_and_hairlines_print_over_what_is_there(
    book: Builder, model: ColourModel
) -> None:
    rule = Shape(straight((10, 10), (50, 10)), stroke=BLACK, line_width=0.5)
    found = operators(model, black_word(book, 10), rule, black_word(book, 80))

    assert [each for each in found if each.endswith(" gs")] == ["/Over gs"]


@pytest.mark.parametrize(
    "shape",
    [
        Shape(rectangle(0, 0, 30, 30), fill=BLACK),
        Shape(rectangle(0, 0, 30, 30), fill=BLACK, stroke=BLACK, line_width=0.5),
        Shape(straight((10, 10), (50, 10)), stroke=BLACK, line_width=6),
        Shape(straight((10, 10), (50, 10)), stroke=SOFT, line_width=0.5),
        Shape(rectangle(0, 0, 30, 30), fill=WHITE),
    ],
)
def test_a_larger_shape_or_another_ink_knocks_out(book: Builder, shape: Shape) -> None:
    found = operators(ColourModel.PROCESS, black_word(book, 10), shape, black_word(book, 80))

    assert [each for each in found if each.endswith(" gs")] == ["/Over gs", "/Out gs", "/Over gs"]


def test_a_new_state_within_a_line_loses_no_word(book: Builder) -> None:
    words = (black_word(book, 10), black_word(book, 60, SOFT), black_word(book, 110))
    found = operators(ColourModel.PROCESS, *words)

    assert sum(each.endswith("TJ") for each in found) == 3
    assert found.count("BT") == 1


@pytest.mark.parametrize("model", [ColourModel.RGB, ColourModel.GREY])
def test_a_screen_knows_no_overprinting(book: Builder, model: ColourModel) -> None:
    assert not [each for each in operators(model, black_word(book, 10)) if each.endswith(" gs")]


def test_a_tagged_book_is_written_in_grey(book: Builder, reader: type[Reader]) -> None:
    book.paragraph("The office")
    book.box(Rect(10, 100, 40, 40))
    read = reader(write_pdf(book.book, ColourModel.GREY))
    names = {name for _, name in read.operators(0)}

    assert "g" in names
    assert not names & {"rg", "RG", "k", "K"}
    assert read.elements("P")


def test_a_tagged_book_is_not_written_in_inks_of_the_press(book: Builder) -> None:
    with pytest.raises(ValueError, match="not for a screen"):
        write_pdf(book.book, ColourModel.PROCESS)


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "RGB"), ("PNG", "P"), ("PNG", "RGBA"), ("PNG", "L"), ("JPEG", "RGB"), ("JPEG", "L")],
)
@pytest.mark.parametrize("model", ColourModel)
def test_a_picture_is_in_the_colours_of_its_file(model: ColourModel, kind: str, mode: str) -> None:
    canvas = Canvas("en", model)
    drawing = canvas.drawing(SHEET)
    drawing.draw([DrawnImage(Rect(0, 0, 40, 30), saved(picture(mode), kind))])
    canvas.add_page(drawing, Boxes(SHEET))
    with pikepdf.open(BytesIO(canvas.close({}, canvas.objects.add("<<>>")))) as pdf:
        space = pdf.pages[0].Resources.XObject.I1.ColorSpace
        base = space[1] if isinstance(space, pikepdf.Array) and space[0] == "/Indexed" else space
        found = str(base[0]) if isinstance(base, pikepdf.Array) else str(base)

    in_colour = {ColourModel.RGB: "/DeviceRGB", ColourModel.PROCESS: "/DeviceCMYK"}
    assert found == ("/DeviceGray" if mode == "L" else in_colour.get(model, "/DeviceGray"))
