"""What Ghostscript prints from each plate: the independent witness of overprinting."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import Image, ImageChops
from tests.pdf.test_write_press import BRIGHT, DEEP, black_line, written

from guidebuilder.layout.paths import filled, rectangle
from guidebuilder.style.ink import ink

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.pdf.conftest import Builder


INKS = ("Cyan", "Magenta", "Yellow", "Black")
RESOLUTION = 72


def plates(
    path: Path, page: int, folder: Path, ghostscript: str
) -> tuple[dict[str, Image.Image], tuple[int, int, int, int]]:
    """Return what each plate prints of a page, 255 for a full tone, and its bleed in pixels."""
    command: list[str | Path] = [
        ghostscript,
        *("-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiffsep", f"-r{RESOLUTION}"),
        *(f"-dFirstPage={page}", f"-dLastPage={page}", f"-sOutputFile={folder}/page.tif", path),
    ]
    subprocess.run(command, check=True, capture_output=True)
    found = {each.name[5:-5]: each for each in folder.glob("page(*).tif")}
    images = {}
    for name, each in found.items():
        with Image.open(each) as image:
            images[name] = ImageChops.invert(image.convert("L"))
    with pikepdf.open(path) as pdf:
        left, foot, right, head = (float(each) for each in pdf.pages[page - 1].BleedBox)
        height = float(pdf.pages[page - 1].MediaBox[3])
    scale = RESOLUTION / 72
    return images, (
        round(left * scale),
        round((height - head) * scale),
        round(right * scale),
        round((height - foot) * scale),
    )


def extremes(plate: Image.Image) -> tuple[int, int]:
    """Return the least and the most ink on a spot."""
    tones = plate.tobytes()
    return min(tones), max(tones)


@pytest.fixture
def printed(
    book: Builder, tmp_path: Path, witness: Callable[[str], str]
) -> Callable[[], dict[str, Image.Image]]:
    """Return what prints from each plate within the bleed of the first page."""

    def print_it() -> dict[str, Image.Image]:
        path = tmp_path / "book.pdf"
        path.write_bytes(written(book))
        images, box = plates(path, 1, tmp_path, witness("gs"))
        return {name: image.crop(box) for name, image in images.items()}

    return print_it


@pytest.mark.external
def test_black_text_is_on_the_black_plate_only(
    book: Builder, printed: Callable[[], dict[str, Image.Image]]
) -> None:
    black_line(book)
    images = printed()

    assert extremes(images["Black"])[1] > 200
    assert all(extremes(images[each]) == (0, 0) for each in INKS[:3])


@pytest.mark.external
def test_black_text_leaves_no_hole_in_the_colours_beneath_it(
    book: Builder, printed: Callable[[], dict[str, Image.Image]]
) -> None:
    book.draw(filled(rectangle(-20, -20, 600, 700), BRIGHT))
    black_line(book)
    images = printed()

    assert extremes(images["Black"])[1] > 200
    assert extremes(images["Cyan"]) == (0, 0)
    for name in ("Magenta", "Yellow"):
        low, high = extremes(images[name])
        assert low == high > 60


@pytest.mark.external
def test_coloured_words_and_shapes_knock_out_what_lies_beneath_them(
    book: Builder, printed: Callable[[], dict[str, Image.Image]]
) -> None:
    book.draw(filled(rectangle(-20, -20, 600, 700), BRIGHT))
    book.draw(filled(rectangle(100, 100, 50, 50), DEEP))
    images = printed()
    inside = {name: image.getpixel((120, 120)) for name, image in images.items()}

    # 15 % of yellow and not 90 %: the deep square alone.
    assert inside["Yellow"] == pytest.approx(0.15 * 255, abs=3)
    assert inside["Magenta"] == pytest.approx(0.95 * 255, abs=3)


@pytest.mark.external
def test_marks_are_printed_from_every_plate(
    book: Builder, tmp_path: Path, witness: Callable[[str], str]
) -> None:
    book.draw(filled(rectangle(100, 100, 50, 50), ink("faint", "#EEEEEE", 1, 1, 1, 1)))
    path = tmp_path / "book.pdf"
    path.write_bytes(written(book))
    images, (left, top, _, _) = plates(path, 1, tmp_path, witness("gs"))

    assert sorted(images) == sorted(INKS)
    for name in INKS:
        corner = images[name].crop((0, 0, left + 12, top))
        assert extremes(corner)[1] > 40, name
