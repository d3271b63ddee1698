"""Pages for a copier: marks that stay apart when a copy is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image, ImageFilter
from tests.conftest import ROOT

from guidebuilder.diagnostics import Report
from guidebuilder.document.blocks import Metadata
from guidebuilder.geometry import Rect, Size
from guidebuilder.layout.black_and_white import HATCH, LEAST_LINE, in_black_and_white
from guidebuilder.layout.page import Book, Page, Shape
from guidebuilder.layout.paths import circle, filled, rectangle, rule, stroked
from guidebuilder.layout.structure import StructureTree
from guidebuilder.model.edition import Edition
from guidebuilder.orders import Order
from guidebuilder.pdf.write import write_pdf
from guidebuilder.pipeline import paginate
from guidebuilder.style.read_theme import in_edition, read_theme

if TYPE_CHECKING:
    from guidebuilder.layout.page import Item, Path

SIZE = Size(200, 200)
INKS = in_edition(read_theme("line"), Edition.PHOTOCOPY).in_domain(1).palette
DPI = 300
COPIES = 2

BAR, REST, DASHED, SURE, BOX = (Rect(20, 15 + 35 * row, 100, 22) for row in range(5))
"""A range of pay, the longest time, what may be left out, the shortest time, and a rung."""


def outline(box: Rect) -> Path:
    return rectangle(box.x, box.y, box.width, box.height)


METADATA = Metadata(
    title="Marks",
    author="",
    subject="",
    keywords=(),
    language="en",
    issued="2026",
    rights="",
    edition="",
    region="india",
    sources="",
)


@pytest.fixture(scope="module")
def marks() -> Book:
    """Return a page with every mark that a chart is made of, for a copier."""
    items: tuple[Item, ...] = (
        stroked(outline(BAR), INKS.deep, 1, fill=INKS.bright),
        stroked(outline(REST), INKS.deep, 1, fill=INKS.tint),
        stroked(outline(DASHED), INKS.deep, 1, dash=(2.6, 1.6), fill=INKS.tint),
        filled(outline(SURE), INKS.deep),
        filled(outline(BOX), INKS.tint),
        rule(140, 10, 50, INKS.mid, 0.25),
        filled(circle(160, 60, 5), INKS.bright),
    )
    return in_black_and_white(Book((Page(1, SIZE, items),), StructureTree(), (), METADATA))


@pytest.fixture(scope="module")
def copy(marks: Book) -> Image.Image:
    """Return the page copied twice: each time a little blurred, then black or white."""
    document = pypdfium2.PdfDocument(write_pdf(marks))
    picture: Image.Image = document[0].render(scale=DPI / 72).to_pil().convert("L")
    document.close()
    for _ in range(COPIES):
        blurred = picture.filter(ImageFilter.GaussianBlur(DPI / 72 * 0.35))
        picture = blurred.point([0 if level < 150 else 255 for level in range(256)])
    return picture


def black(copy: Image.Image, box: Rect) -> float:
    """Return how much of a box is black."""
    scale = DPI / 72
    x, y, right, bottom = (round(scale * each) for each in (box.x, box.y, box.right, box.bottom))
    part = copy.crop((x, y, right, bottom))
    return 1 - sum(part.histogram()[128:]) / (part.width * part.height)


def inside(box: Rect) -> Rect:
    return Rect(box.x + 3, box.y + 3, box.width - 6, box.height - 6)


def edge(box: Rect) -> Rect:
    return Rect(box.x + 3, box.y - 0.5, box.width - 6, 1)


def test_fills_stay_apart(copy: Image.Image) -> None:
    assert black(copy, inside(SURE)) > 0.99
    assert 0.3 < black(copy, inside(BAR)) < 0.7
    assert black(copy, inside(REST)) < 0.01
    assert black(copy, inside(DASHED)) < 0.01
    assert black(copy, inside(BOX)) < 0.01


def test_outlines_stay_apart(copy: Image.Image) -> None:
    assert black(copy, edge(REST)) > 0.8
    assert 0.25 < black(copy, edge(DASHED)) < 0.8
    frame = Rect(BOX.x + 3, BOX.y - 0.3, BOX.width - 6, 0.6)
    assert black(copy, frame) > 0.8


def test_every_tenth_of_a_bar_is_hatched(copy: Image.Image) -> None:
    bar = inside(BAR)
    tenths = [
        Rect(bar.x + n * bar.width / 10, bar.y, bar.width / 10, bar.height) for n in range(10)
    ]

    assert all(0.25 < black(copy, each) < 0.75 for each in tenths)


def test_hatching_stays_in_its_bar(marks: Book) -> None:
    (hatching,) = (each for each in shapes(marks) if each.line_width == HATCH)
    for x, y in hatching.path.points:
        assert BAR.x - 0.01 <= x <= BAR.right + 0.01
        assert BAR.y - 0.01 <= y <= BAR.bottom + 0.01


def shapes(book: Book) -> list[Shape]:
    return [each for page in book.pages for each in page.items if isinstance(each, Shape)]


@pytest.mark.parametrize("region", ["india", "international"])
def test_no_line_of_the_shipped_guide_is_thin_and_its_bars_are_hatched(region: str) -> None:
    order = Order(guide=ROOT / "guide", regions=(region,), edition=Edition.PHOTOCOPY)
    (proof,) = paginate(order, Report())
    found = [each for each in shapes(proof.book) if each.stroke is not None]

    assert min(each.line_width for each in found) >= LEAST_LINE
    assert sum(each.line_width == HATCH for each in found) >= 5


def test_a_turned_or_narrow_shape_is_not_hatched() -> None:
    narrow = replace(BAR, width=3.0)
    items = (
        stroked(outline(narrow), INKS.deep, 1, fill=INKS.bright),
        filled(circle(160, 60, 5), INKS.bright),
    )
    book = Book((Page(1, SIZE, items),), StructureTree(), (), METADATA)

    assert len(shapes(in_black_and_white(book))) == 2
