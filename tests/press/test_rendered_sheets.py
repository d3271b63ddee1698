"""Sheets as they come out of a printer: rendered, folded, and read from their pixels alone.

Every page shows its number as a row of squares behind a tall bar.  Nothing here asks the
program where a page should be: a picture of each side is cut at its fold, laid on the pile,
turned like the pages of a book, and read.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from msgspec import Struct
from PIL import ImageChops, ImageFilter, ImageStat
from tests.press.conftest import METADATA

from guidebuilder.diagnostics import Report
from guidebuilder.document.spare_pages import spare_pages
from guidebuilder.geometry import mm
from guidebuilder.layout.finishing import Finishing
from guidebuilder.layout.page import Page
from guidebuilder.layout.paths import filled, rectangle
from guidebuilder.model.target import Target
from guidebuilder.orders import Order
from guidebuilder.pdf.write_sheets import write_sheets
from guidebuilder.pipeline import render
from guidebuilder.press.imposition import Imposition
from guidebuilder.press.paper_weights import CALIPERS
from guidebuilder.press.sheets import Duplex, Imposed
from guidebuilder.style.page_master import PAPERS
from guidebuilder.style.palette import BLACK
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

GUIDE = Path(__file__).parents[2] / "guide"

DOTS = 8
"""Dots to the point: one is a twentieth of a millimetre."""

BAR_X, BAR_Y, BAR_HEIGHT = 120.0, 200.0, 60.0
SQUARE = 12.0
BITS = 5


class Seen(Struct, frozen=True):
    """A half of a side as the eye sees it: its number, and from the fold to its bar, in points."""

    number: int
    from_fold: float


def coded(count: int) -> tuple[Page, ...]:
    """Return pages that show their numbers in squares."""

    def marks(number: int) -> Iterator[tuple[float, float]]:
        yield BAR_X, BAR_HEIGHT
        for bit in range(BITS):
            if number >> bit & 1:
                yield BAR_X + (bit + 1) * 1.5 * SQUARE, SQUARE

    return tuple(
        Page(
            number,
            PAPERS["a5"],
            tuple(filled(rectangle(x, BAR_Y, SQUARE, tall), BLACK) for x, tall in marks(number)),
        )
        for number in range(1, count + 1)
    )


def pictures(data: bytes, scale: float) -> list[Image]:
    """Return the sides of a file as grey pictures."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.render(scale=scale, grayscale=True).to_pil() for page in document]
    finally:
        document.close()


def read_half(side: Image, *, is_right: bool) -> Seen:
    """Read one half of a side; one that is upside down cannot be read."""
    fold = side.width / 2
    band = (round(BAR_Y) - 40) * DOTS, (round(BAR_Y + BAR_HEIGHT) + 40) * DOTS
    # Marks to fold and to staple stand on the fold itself.
    ends = (fold + 2 * DOTS, side.width) if is_right else (0, fold - 2 * DOTS)
    half = side.crop((round(ends[0]), band[0], round(ends[1]), band[1]))
    ink = half.point(lambda level: 255 if level < 128 else 0)
    box = ink.getbbox()
    assert box is not None
    left, top, _, foot = box
    assert foot - top == pytest.approx(BAR_HEIGHT * DOTS, abs=2)
    bar = left + SQUARE / 2 * DOTS
    # The foot of the bar has no squares beside it, its head has: else it is upside down.
    assert ink.getpixel((round(bar), foot - 3)) == 255
    number = sum(
        1 << bit
        for bit in range(BITS)
        if ink.getpixel((round(bar + (bit + 1) * 1.5 * SQUARE * DOTS), top + 6 * DOTS))
    )
    return Seen(number, (ends[0] + left - fold) / DOTS)


def leafed_through(sides: list[Image]) -> list[tuple[int, int]]:
    """Return the numbers that face each other, cover to cover, in a pile that was folded.

    A sheet is printed front, then back, turned about its short edge: behind the right half of
    the front lies the left half of the back.
    """
    right_leaves, left_leaves = [], []
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        first = read_half(front, is_right=True).number
        right_leaves.append((first, read_half(back, is_right=False).number))
        last = read_half(front, is_right=False).number
        left_leaves.append((read_half(back, is_right=True).number, last))
    leaves = [*right_leaves, *reversed(left_leaves)]
    return [(behind, before) for (_, behind), (before, _) in pairwise(leaves)] + [
        (leaves[-1][1], leaves[0][0])
    ]


def printed(pages: int, weight: int = 80) -> list[Image]:
    plan = Imposition.on("a5", right_to_left=False, turns_backs=False, weight=weight)
    sides = tuple(side for sheet in plan.sheets(pages) for side in (sheet.front, sheet.back))
    imposed = Imposed(sides, coded(pages), Duplex.SHORT_EDGE, METADATA)
    return pictures(write_sheets(imposed), DOTS)


@pytest.mark.parametrize(("pages", "whole"), [(8, 8), (13, 16), (20, 20), (24, 24)])
def test_a_folded_pile_is_read_from_cover_to_cover(pages: int, whole: int) -> None:
    added = Finishing(pages_together=4, spare=spare_pages(words("en"))).filling(pages)
    assert pages + len(added) == whole
    facing = leafed_through(printed(whole))

    assert facing == [*((page, page + 1) for page in range(2, whole, 2)), (whole, 1)]


@pytest.mark.parametrize("pages", [8, 16, 20, 24])
@pytest.mark.parametrize("weight", CALIPERS)
def test_each_sheet_moves_towards_the_fold_by_the_paper_around_it(pages: int, weight: int) -> None:
    width = PAPERS["a5"].width
    for at, side in enumerate(printed(pages, weight)):
        creep = (at // 2) * mm({80: 0.11, 90: 0.12, 100: 0.13}[weight])
        right, left = read_half(side, is_right=True), read_half(side, is_right=False)
        # A dot more or less.
        assert right.from_fold == pytest.approx(BAR_X - creep, abs=1.5 / DOTS)
        assert left.from_fold == pytest.approx(BAR_X - width + creep, abs=1.5 / DOTS)


def test_every_half_of_the_shipped_booklet_is_the_page_that_it_should_be() -> None:
    """The pages of the office's own file are found again on the sheets, upright."""
    order = Order(guide=GUIDE, regions=("india",), target=Target.OFFICE)
    [single] = render(order, Report())
    folded = Order(guide=GUIDE, regions=("india",), target=Target.OFFICE, booklet=Duplex.SHORT_EDGE)
    [booklet] = render(folded, Report())
    pages = pictures(single.data, 1)[: single.pages - single.spare_pages - 1]
    *sides, _ = pictures(booklet.data, 1)
    inner = (30, 30, round(PAPERS["a5"].width) - 30, round(PAPERS["a5"].height) - 30)
    # Seen from afar: creep moves pages by less than a line.
    blur = ImageFilter.GaussianBlur(4)
    wanted = [page.crop(inner).filter(blur) for page in pages]
    whole = 2 * len(sides)
    assert whole == booklet.pages

    for at, side in enumerate(sides):
        outer, early = whole - at, at + 1
        lying = (outer, early) if at % 2 == 0 else (early, outer)
        for half, number in enumerate(lying):
            if number > len(pages):
                continue
            x = side.width // 2 - round(PAPERS["a5"].width) * (1 - half)
            seen = (
                side.crop((x, 0, x + round(PAPERS["a5"].width), side.height))
                .crop(inner)
                .filter(blur)
            )
            apart = [_apart(seen, page) for page in wanted]
            assert apart.index(min(apart)) + 1 == number
            assert min(apart) < _apart(seen.rotate(180), wanted[number - 1])


def _apart(one: Image, other: Image) -> float:
    return float(ImageStat.Stat(ImageChops.difference(one, other)).mean[0])
