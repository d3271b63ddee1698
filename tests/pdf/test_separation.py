"""Pictures for the press: in four inks, none of them too full, grey in black alone."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.pdf.test_images import picture, saved

from guidebuilder.geometry import Rect, Size
from guidebuilder.layout.page import DrawnImage
from guidebuilder.pdf.canvas import Boxes, Canvas
from guidebuilder.pdf.colour import ColourModel
from guidebuilder.pdf.separation import separated

SHEET = Size(200.0, 100.0)
LEVELS = st.integers(0, 255)


def of_one_colour(red: int, green: int, blue: int, limit: float = 4.0) -> tuple[int, ...]:
    """Return the inks of a colour, each from 0 to 255."""
    inks = separated(Image.new("RGB", (1, 1), (red, green, blue)), limit).getpixel((0, 0))
    assert isinstance(inks, tuple)
    return tuple(int(each) for each in inks)


def test_paper_stays_white_and_black_is_dark() -> None:
    assert of_one_colour(255, 255, 255) == (0, 0, 0, 0)
    assert sum(of_one_colour(0, 0, 0)) > 2.4 * 255, "the profile itself goes farther"


@pytest.mark.parametrize(
    ("colour", "most"), [((0, 160, 220), 0), ((230, 0, 120), 1), ((255, 235, 0), 2)]
)
def test_an_ink_of_the_press_is_mostly_itself(colour: tuple[int, int, int], most: int) -> None:
    inks = of_one_colour(*colour)

    assert inks.index(max(inks)) == most


@settings(max_examples=60)
@given(LEVELS, LEVELS, LEVELS, st.sampled_from([2.0, 2.4, 2.8, 3.2]))
def test_no_spot_takes_more_than_the_limit(red: int, green: int, blue: int, limit: float) -> None:
    inks, free = of_one_colour(red, green, blue, limit), of_one_colour(red, green, blue)

    assert sum(inks) <= limit * 255
    assert inks[3] == free[3], "black is left alone"
    if sum(free) <= limit * 255:
        assert inks == free


def in_a_file(data: bytes) -> Any:  # noqa: ANN401  pikepdf's objects
    canvas = Canvas("en", ColourModel.PROCESS, 2.4)
    drawing = canvas.drawing(SHEET)
    drawing.draw([DrawnImage(Rect(0, 0, 40, 30), data)])
    canvas.add_page(drawing, Boxes(SHEET))
    pdf = pikepdf.open(BytesIO(canvas.close({}, canvas.objects.add("<<>>"))))
    return pdf, pdf.pages[0].Resources.XObject.I1


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGB"), ("PNG", "P"), ("JPEG", "RGB")])
def test_a_picture_in_colour_is_in_four_inks(kind: str, mode: str) -> None:
    pdf, image = in_a_file(saved(picture(mode), kind))
    with pdf:
        assert image.ColorSpace == "/DeviceCMYK"
        assert len(image.read_bytes()) == 4 * image.Width * image.Height


def test_a_grey_picture_stays_as_it_is() -> None:
    pdf, image = in_a_file(saved(picture("L"), "PNG"))
    with pdf:
        assert image.ColorSpace == "/DeviceGray"
        assert "/DecodeParms" in image, "its rows were not opened"


def test_a_transparent_picture_keeps_its_mask() -> None:
    pdf, image = in_a_file(saved(picture("RGBA"), "PNG"))
    with pdf:
        assert image.ColorSpace == "/DeviceCMYK"
        assert image.SMask.ColorSpace == "/DeviceGray"
