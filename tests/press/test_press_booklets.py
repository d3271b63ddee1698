"""The shipped guide for the press: inks, pages and files, and what Ghostscript makes of them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from msgspec.structs import replace
from tests.pdf.test_plates import INKS, plates
from tests.pdf.test_write_press import K100, painted

from guidebuilder.diagnostics import Report
from guidebuilder.geometry import mm
from guidebuilder.model.target import Target
from guidebuilder.orders import Order
from guidebuilder.pipeline import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from guidebuilder.pipeline import Booklet

ROOT = Path(__file__).parents[2]
MOST_INK = 2.4


INDIA = Order(guide=ROOT / "guide", regions=("india",), target=Target.PRESS)


def press(**changes: str) -> tuple[Booklet, ...]:
    """Return the files of the shipped guide for India."""
    report = Report()
    files = render(replace(INDIA, **changes), report)
    assert [str(each) for each in report.found] == []
    return files


@pytest.fixture(scope="module")
def offset() -> Booklet:
    """The booklet for offset on coated paper."""
    (booklet,) = press()
    return booklet


@pytest.fixture(scope="module")
def offset_file(offset: Booklet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as a file."""
    path = tmp_path_factory.mktemp("press") / offset.name
    path.write_bytes(offset.data)
    return path


@pytest.mark.parametrize("theme", ["line", "almanac"])
def test_no_ink_is_too_full_and_black_text_overprints(theme: str) -> None:
    (booklet,) = press(theme=theme)
    with pikepdf.open(BytesIO(booklet.data)) as pdf:
        found = [each for page in pdf.pages for each in painted(page)]

    assert len(found) > 2000
    for kind, levels, overprints in found:
        # One level is a mark, which is on all plates.
        assert len(levels) == 1 or sum(levels) <= MOST_INK + 0.001
        assert overprints is False or (levels == K100 and kind != "fill")
    black = [overprints for kind, levels, overprints in found if (kind, levels) == ("text", K100)]
    # A sign on the full ground of a cover, and words in a white field with round corners there.
    assert black.count(False) <= 2
    assert black.count(True) > 900


def test_a_booklet_folds_and_says_what_was_added(offset: Booklet) -> None:
    assert offset.name == "bpo-careers-india-press.pdf"
    assert offset.pages == offset.whole
    assert offset.whole % 4 == 0
    assert offset.spare_pages == -(offset.whole - offset.spare_pages) % 4


@pytest.mark.parametrize(("paper", "bleed"), [("letter", 9.0), ("half-letter", 9.0), ("a4", mm(3))])
def test_the_bleed_is_as_usual_for_the_paper(paper: str, bleed: float) -> None:
    (booklet,) = press(paper=paper, career="bpo-executive")
    with pikepdf.open(BytesIO(booklet.data)) as pdf:
        page = pdf.pages[0]
        assert float(page.TrimBox[0]) - float(page.BleedBox[0]) == pytest.approx(bleed, abs=0.01)


def test_a_cover_apart_is_a_file_apart() -> None:
    cover, inside = press(printer="black-inside")

    assert cover.name == "bpo-careers-india-press-black-inside-cover.pdf"
    assert inside.name == "bpo-careers-india-press-black-inside-inside.pdf"
    assert (cover.pages, inside.pages) == (4, cover.whole - 4)
    assert cover.whole == inside.whole
    with pikepdf.open(BytesIO(inside.data)) as pdf:
        levels = {levels for page in pdf.pages for _, levels, _ in painted(page)}
    assert all(each[:3] == (0, 0, 0) for each in levels if len(each) > 1)


def test_two_renders_give_the_same_bytes(offset: Booklet) -> None:
    (again,) = press()

    assert again.data == offset.data


def test_a_shop_asks_for_another_bleed_and_less_ink(tmp_path: Path) -> None:
    profile = tmp_path / "corner-shop.yaml"
    profile.write_text("standard: x-4\nink_limit: 200 %\nbleed: 5 mm\nmarks: no\n", "utf-8")
    report = Report()
    (booklet,) = render(replace(INDIA, printer=str(profile)), report)

    assert booklet.name == "bpo-careers-india-press-corner-shop.pdf"
    told = [each.sentence for each in report.found]
    assert told[0].startswith("warning: the colour `deep` takes 220 % of ink; 200 % are the most")
    with pikepdf.open(BytesIO(booklet.data)) as pdf:
        assert float(pdf.pages[0].TrimBox[0]) == pytest.approx(mm(5), abs=0.01)
        found = [levels for page in pdf.pages for _, levels, _ in painted(page)]
    assert max(sum(levels) for levels in found) <= 2.001


# ---- Ghostscript separates ---------------------------------------------------------


@pytest.mark.external
def test_every_page_prints_from_the_four_plates_of_the_press(
    offset_file: Path, tmp_path: Path, witness: Callable[[str], str]
) -> None:
    images, _ = plates(offset_file, 1, tmp_path, witness("gs"))

    assert sorted(images) == sorted(INKS)


@pytest.mark.external
@pytest.mark.parametrize("page", [1, 4, 9, 12, 40])
def test_no_spot_of_a_page_takes_too_much_ink(
    offset_file: Path, tmp_path: Path, witness: Callable[[str], str], page: int
) -> None:
    images, box = plates(offset_file, page, tmp_path, witness("gs"))
    tones = zip(*(images[name].crop(box).tobytes() for name in INKS), strict=True)

    # Each plate rounds by itself.
    assert 255 <= max(map(sum, tones)) <= MOST_INK * 255 + 4
