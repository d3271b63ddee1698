"""Pictures: taken as they are where PDF knows their format, written anew where not."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from PIL import Image

from guidebuilder.geometry import Rect
from guidebuilder.layout.page import DrawnImage

if TYPE_CHECKING:
    from tests.pdf.conftest import Builder

PLACE = Rect(40, 100, 80, 60)
SIZE = (8, 6)


def picture(mode: str) -> Image.Image:
    """Return a picture in which no two pixels of a row are alike."""
    image = Image.new("RGBA", SIZE)
    for x in range(SIZE[0]):
        for y in range(SIZE[1]):
            image.putpixel((x, y), (x * 30, y * 40, 200 - x * 10, 255 - y * 50))
    return image if mode == "RGBA" else image.convert("RGB").convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """Return the bytes of a file with a picture."""
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def drawn(book: Builder, data: bytes) -> Any:  # noqa: ANN401  pikepdf's objects
    """Return the image object that a page shows."""
    figure = book.element("Figure", alt="A picture.", bbox=PLACE)
    book.draw(DrawnImage(PLACE, data, figure))
    (name, image), *more = book.read().pdf.pages[0].Resources.XObject.items()
    assert not more
    assert str(name) == "/I1"
    return image


def pixels(image: Any) -> Image.Image:  # noqa: ANN401
    """Return the picture in an image object, as pikepdf reads it."""
    return pikepdf.PdfImage(image).as_pil_image()


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "1"])
def test_a_plain_png_goes_in_as_it_is(book: Builder, mode: str) -> None:
    given = picture(mode)
    data = saved(given, "PNG")
    image = drawn(book, data)

    assert image.Filter == "/FlateDecode"
    assert image.read_raw_bytes() in data, "the rows are those of the file"
    assert pixels(image).convert("RGB").tobytes() == given.convert("RGB").tobytes()


def test_an_interlaced_png_is_opened(book: Builder) -> None:
    # Pillow writes none; of a single pixel the rows are the same, only the mark is set.
    data = saved(Image.new("RGB", (1, 1), (9, 8, 7)), "PNG")
    header = b"IHDR" + data[16:28] + b"\x01"
    interlaced = data[:12] + header + zlib.crc32(header).to_bytes(4, "big") + data[33:]
    image = drawn(book, interlaced)

    assert "/DecodeParms" not in image
    assert image.read_bytes() == bytes((9, 8, 7))


def test_rows_split_over_chunks_are_joined(book: Builder) -> None:
    noise = Image.effect_noise((400, 400), 90).convert("RGB")
    data = saved(noise, "PNG")
    assert data.count(b"IDAT") > 1

    assert pixels(drawn(book, data)).tobytes() == noise.tobytes()


def test_transparency_becomes_a_mask(book: Builder) -> None:
    given = picture("RGBA")
    image = drawn(book, saved(given, "PNG"))

    assert pixels(image).convert("RGB").tobytes() == given.convert("RGB").tobytes()
    assert image.SMask.ColorSpace == "/DeviceGray"
    assert pixels(image.SMask).tobytes() == given.getchannel("A").tobytes()


def test_transparency_of_a_palette_becomes_a_mask_too(book: Builder) -> None:
    given = picture("RGB").convert("P")
    image = drawn(book, saved(given, "PNG", transparency=given.getpixel((0, 0))))

    assert min(pixels(image.SMask).tobytes()) == 0


def test_a_picture_that_only_could_be_transparent_has_no_mask(book: Builder) -> None:
    given = picture("RGB").convert("RGBA")

    assert "/SMask" not in drawn(book, saved(given, "PNG"))


@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_goes_in_as_it_is(book: Builder, mode: str, *, progressive: bool) -> None:
    data = saved(picture(mode), "JPEG", progressive=progressive)
    image = drawn(book, data)

    assert image.Filter == "/DCTDecode"
    assert image.read_raw_bytes() == data
    assert (image.Width, image.Height) == SIZE
    assert image.ColorSpace == {"RGB": "/DeviceRGB", "L": "/DeviceGray"}[mode]


def test_inks_of_the_press_become_colours_of_the_screen(book: Builder) -> None:
    image = drawn(book, saved(picture("RGB").convert("CMYK"), "JPEG"))

    assert image.ColorSpace == "/DeviceRGB"
    assert pixels(image).size == SIZE


def test_a_picture_stands_in_its_rectangle(book: Builder) -> None:
    drawn(book, saved(picture("RGB"), "PNG"))
    read = book.read()

    ((matrix, _),) = [each for each in read.operators(0) if each[1] == "cm"]
    assert [float(each) for each in matrix] == [80, 0, 0, 60, 40, 435.28]
    assert read.elements("Figure")[0].K == 0


def test_the_same_picture_goes_in_once(book: Builder) -> None:
    one, other = saved(picture("RGB"), "PNG"), saved(picture("L"), "PNG")
    book.draw(*(DrawnImage(PLACE, data) for data in (one, other, one)))
    book.turn()
    book.draw(DrawnImage(PLACE, one))
    first, second = book.read().pdf.pages

    assert list(first.Resources.XObject) == ["/I1", "/I2"]
    assert list(second.Resources.XObject) == ["/I1"]
    assert second.Resources.XObject["/I1"].objgen == first.Resources.XObject["/I1"].objgen
