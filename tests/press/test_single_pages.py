"""Single pages for a print shop: on which sheet, with which marks, in which file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from guidebuilder.diagnostics import Report, Span
from guidebuilder.document.blocks import Metadata
from guidebuilder.geometry import Rect, Size, mm
from guidebuilder.layout.page import Book, DrawnRun, Page, Shape
from guidebuilder.layout.paths import filled, rectangle
from guidebuilder.layout.structure import StructureTree
from guidebuilder.press.files import PRESS_FILES
from guidebuilder.press.printers import PRINTERS, Distance, Percent, Printer
from guidebuilder.press.printers_checks import check_pages
from guidebuilder.press.read_printer import read_printer
from guidebuilder.press.single_pages import PressPage, Surroundings, single_pages
from guidebuilder.style.character import CharStyle
from guidebuilder.style.ink import REGISTRATION, ink
from guidebuilder.style.palette import BLACK
from guidebuilder.text.fonts import FontBook
from guidebuilder.text.paragraph import set_line
from guidebuilder.text.runs import GlyphRun, StyledText
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from guidebuilder.layout.page import Item

TRIM = Size(400.0, 600.0)
HERE = Span("our-printer.yaml", 1, 1)
METADATA = Metadata(
    title="A guide",
    author="A school",
    subject="",
    keywords=(),
    language="en",
    issued="2026-11",
    rights="",
    edition="India edition",
    region="india",
    sources="",
)
AROUND = Surroundings(words=words("en"), fonts=FontBook.shipped(), right_to_left=False)
OFFSET, DIGITAL, BLACK_INSIDE = (read_printer(name).profile for name in PRINTERS)


def book(pages: int = 12, *items: Item, bleed: float = mm(3)) -> Book:
    """Return a book whose pages all hold the same."""
    made = tuple(Page(number, TRIM, items, bleed) for number in range(1, pages + 1))
    return Book(made, StructureTree(), (), METADATA)


def sheets(printer: Printer, made: Book, *, right_to_left: bool = False) -> tuple[PressPage, ...]:
    """Return the pages of the one file of a booklet."""
    around = replace(AROUND, right_to_left=right_to_left)
    (file,) = single_pages(made, printer, ("guide.pdf",), around)
    return file.pages


def shapes(page: PressPage) -> list[Shape]:
    return [each for each in page.items if isinstance(each, Shape)]


def extent(shape: Shape) -> tuple[float, float, float, float]:
    xs, ys = zip(*shape.path.points, strict=True)
    over = shape.line_width / 2
    return min(xs) - over, min(ys) - over, max(xs) + over, max(ys) + over


@pytest.mark.parametrize("bleed", [0.0, mm(3), 9.0, mm(5)])
def test_boxes_lie_within_each_other(bleed: float) -> None:
    for printer in (OFFSET, DIGITAL):
        (page, *_) = sheets(printer, book(bleed=bleed))
        assert (page.trim.width, page.trim.height) == (TRIM.width, TRIM.height)
        assert page.bleed.x == pytest.approx(page.trim.x - bleed)
        assert page.bleed.right == pytest.approx(page.trim.right + bleed)
        assert page.bleed.bottom == pytest.approx(page.trim.bottom + bleed)
        assert page.bleed.x >= -0.001
        assert page.bleed.bottom <= page.sheet.height + 0.001


def test_without_marks_a_sheet_ends_at_the_bleed() -> None:
    (page, *_) = sheets(DIGITAL, book())

    assert page.items == ()
    assert page.bleed == Rect(0, 0, page.sheet.width, page.sheet.height)


@pytest.mark.parametrize("bleed", [0.0, mm(3), mm(5)])
def test_marks_stand_on_the_sheet_clear_of_the_bleed(bleed: float) -> None:
    for page in sheets(OFFSET, book(bleed=bleed)):
        assert len(shapes(page)) == 8 + 4 * 3
        for left, top, right, bottom in map(extent, shapes(page)):
            clear = (
                right < page.bleed.x
                or left > page.bleed.right
                or bottom < page.bleed.y
                or top > page.bleed.bottom
            )
            assert clear
            assert min(left, top) > 0
            assert right < page.sheet.width
            assert bottom < page.sheet.height


def test_marks_are_on_all_plates_and_fine() -> None:
    for shape in shapes(sheets(OFFSET, book())[0]):
        assert (shape.stroke, shape.fill, shape.line_width) == (REGISTRATION, None, 0.25)


def fold_places(page: PressPage) -> set[float]:
    return {round(each.path.points[0][0] - page.trim.x) for each in shapes(page) if each.dash}


def test_the_spine_is_folded_and_the_other_edges_are_cut() -> None:
    recto, verso, *_ = sheets(OFFSET, book())

    assert fold_places(recto) == {0}
    assert fold_places(verso) == {TRIM.width}


def test_a_right_to_left_booklet_has_its_spine_at_the_right_of_a_recto() -> None:
    recto, verso, *_ = sheets(OFFSET, book(), right_to_left=True)

    assert fold_places(recto) == {TRIM.width}
    assert fold_places(verso) == {0}


def test_corners_are_marked_where_the_knife_goes() -> None:
    page = sheets(OFFSET, book())[0]
    trim = page.trim
    ends = [each.path.points for each in shapes(page) if len(each.path.points) == 2]
    uprights = {round(a[0] - trim.x, 3) for a, b in ends if a[0] == b[0]}
    levels = {round(a[1] - trim.y, 3) for a, b in ends if a[1] == b[1]}

    assert {0, TRIM.width} < uprights
    assert {0, TRIM.height} < levels


def test_a_line_beside_each_page_says_what_it_is() -> None:
    page = sheets(OFFSET, book())[2]
    said = "".join(each.run.text for each in page.items if isinstance(each, DrawnRun))
    lines = {each.baseline for each in page.items if isinstance(each, DrawnRun)}

    assert said == "guide.pdf · 3 of 12 · India edition, 2026-11 · Coated FOGRA39"
    assert len(lines) == 1
    assert page.bleed.bottom < lines.pop() < page.sheet.height


def test_a_separate_cover_is_the_first_and_the_last_leaf() -> None:
    cover, inside = single_pages(book(), BLACK_INSIDE, PRESS_FILES["separate"], AROUND)

    assert [each.page.number for each in cover.pages] == [1, 2, 11, 12]
    assert [each.page.number for each in inside.pages] == list(range(3, 11))
    assert (cover.inks, inside.inks) == ("colour", "black")


@pytest.mark.parametrize("name", PRINTERS)
def test_shipped_profiles_keep_the_limits_that_suit_every_shop(name: str) -> None:
    printer = read_printer(name).profile

    assert printer.limit == 2.4
    assert printer.safe == pytest.approx(mm(5))
    assert printer.bleed is None


# ---- Checks ------------------------------------------------------------------------


def told(printer: Printer, *items: Item) -> list[str]:
    report = Report()
    check_pages(book(4, *items), printer, report)
    return [f"{each.span} {each.sentence}" for each in report.found]


OURS = Printer(
    standard="x-4",
    ink_limit=Percent(2.2, Span("our-printer.yaml", 3, 12)),
    safe_margin=Distance(mm(6), Span("our-printer.yaml", 4, 14)),
    span=HERE,
)
FULL = ink("deep", "#04433F", 100, 45, 45, 45)


def test_an_ink_that_is_too_full_is_told_once_at_the_limit_that_it_breaks() -> None:
    shape = filled(rectangle(100, 100, 50, 50), FULL)

    (message,) = told(OURS, shape, shape)

    assert message == (
        "our-printer.yaml:3:12 warning: the colour `deep` takes 235 % of ink; "
        "220 % are the most of this printer"
    )
    assert told(OFFSET, shape) == []


def word_at(x: float, baseline: float) -> DrawnRun:
    style = CharStyle("text", 400, 10.0, BLACK)
    line = set_line([StyledText("Word", style, "en", HERE)], AROUND.fonts, Report())
    run = line.runs[0].run
    assert isinstance(run, GlyphRun)
    return DrawnRun(x, baseline, run, None)


@pytest.mark.parametrize(
    ("x", "baseline"), [(15.0, 300.0), (365.0, 300.0), (200.0, 22.0), (200.0, 585.0)]
)
def test_words_near_an_edge_are_told_with_their_page(x: float, baseline: float) -> None:
    (message, *_) = told(OURS, word_at(x, baseline))

    assert message.startswith("our-printer.yaml:4:14 warning: words stand ")
    assert "this printer asks for 6.0 mm, page 1" in message


@pytest.mark.parametrize(("x", "baseline"), [(18.0, 300.0), (355.0, 300.0), (200.0, 580.0)])
def test_words_within_the_safe_margin_are_not(x: float, baseline: float) -> None:
    assert told(OURS, word_at(x, baseline)) == []


def test_a_single_sheet_is_cut_all_around() -> None:
    for page in sheets(OFFSET, book(2)):
        assert fold_places(page) == set()
        assert len(shapes(page)) == 8 + 4 * 3
