"""Editions: pages of other sizes, laid over any theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import ROOT

from guidebuilder.diagnostics import Report
from guidebuilder.failures import OrderError
from guidebuilder.layout.page import DrawnRun, Shape
from guidebuilder.model.edition import Edition
from guidebuilder.model.target import Target
from guidebuilder.orders import Order
from guidebuilder.pipeline import paginate
from guidebuilder.resources import PACKAGE
from guidebuilder.style.page_master import trim_of
from guidebuilder.style.read_theme import ENDING, THEMES, in_edition, read_theme
from guidebuilder.style.theme_rules import check_theme

if TYPE_CHECKING:
    from guidebuilder.layout.page import Book
    from guidebuilder.style.ink import Ink

OTHERS = tuple(each for each in Edition if each is not Edition.BOOKLET)
LEAST_TYPE = {
    Edition.HANDOUT: 7.5,
    Edition.PHONE: 10.0,
    Edition.POSTER: 15.0,
    Edition.PHOTOCOPY: 9.25,
    Edition.LARGE_PRINT: 16.0,
}
"""Smallest type of each edition in points, folios and signs apart (docs/look.md)."""


def test_each_edition_has_a_file_and_each_file_an_edition() -> None:
    folder = PACKAGE / "style" / "editions"

    assert {path.name for path in folder.iterdir()} == {each + ENDING for each in OTHERS}


@pytest.mark.parametrize("edition", OTHERS)
@pytest.mark.parametrize("name", THEMES)
def test_an_edition_of_a_theme_keeps_the_rules_of_themes(name: str, edition: Edition) -> None:
    report = Report()
    check_theme(in_edition(read_theme(name), edition).file, report)

    # Large print is never set on the small papers, which are too small for it.
    found = [each for each in report.found if not each.message.endswith(("a5", "half-letter"))]
    assert found == []


@pytest.mark.parametrize("edition", OTHERS)
@pytest.mark.parametrize("name", THEMES)
def test_colours_and_families_stay(name: str, edition: Edition) -> None:
    theme = read_theme(name)
    other = in_edition(theme, edition)

    assert (other.name, other.fonts) == (theme.name, theme.fonts)
    if edition is not Edition.PHOTOCOPY:
        assert other.in_domain(1).palette == theme.in_domain(1).palette


def test_the_booklet_is_the_theme_itself() -> None:
    theme = read_theme("line")

    assert in_edition(theme, Edition.BOOKLET) is theme


@pytest.fixture(scope="module", params=OTHERS)
def edition(request: pytest.FixtureRequest) -> Edition:
    """Each edition but the booklet."""
    chosen: Edition = request.param
    return chosen


@pytest.fixture(scope="module")
def book(edition: Edition) -> Book:
    """Return the shipped guide for India in an edition."""
    report = Report()
    book = made(edition, report)
    assert [each for each in report.found if each.code in ("GB711", "GB712", "GB714")] == []
    return book


def made(edition: Edition, report: Report) -> Book:
    order = Order(guide=ROOT / "guide", regions=("india",), edition=edition)
    (proof,) = paginate(order, report)
    return proof.book


@pytest.mark.parametrize("asked", [{"paper": "a5"}, {"target": Target.OFFICE}])
def test_phones_are_not_printed(asked: dict[str, Any]) -> None:
    order = Order(guide=ROOT / "guide", edition=Edition.PHONE, **asked)

    with pytest.raises(OrderError, match="edition for phones"):
        paginate(order, Report())


def test_pages_have_the_size_of_the_edition(edition: Edition, book: Book) -> None:
    small = {Edition.PHONE: "phone", Edition.PHOTOCOPY: "a5", Edition.POSTER: "a3"}

    assert {page.size for page in book.pages} == {trim_of(small.get(edition, "a4"))}


def test_a_copier_gets_black_and_white_and_no_grey() -> None:
    inks: set[Ink | None] = set()
    for page in made(Edition.PHOTOCOPY, Report()).pages:
        for item in page.items:
            match item:
                case DrawnRun(run=run):
                    inks.add(run.style.ink)
                case Shape(fill=fill, stroke=stroke):
                    inks |= {fill, stroke}

    levels = {ink.cmyk for ink in inks if ink is not None}
    assert levels == {(0, 0, 0, 1), (0, 0, 0, 0)}


def test_no_word_is_divided_and_none_is_too_small(edition: Edition, book: Book) -> None:
    runs = [item.run for page in book.pages for item in page.items if isinstance(item, DrawnRun)]

    if edition is not Edition.PHOTOCOPY:
        assert not any(run.soft_hyphen for run in runs)
    assert min(run.style.size for run in runs) >= LEAST_TYPE[edition]


def test_all_words_stand_on_their_page(book: Book) -> None:
    outside = [
        (page.number, item.run.text)
        for page in book.pages
        for item in page.items
        if isinstance(item, DrawnRun)
        and not (
            0 <= item.x <= item.x + item.run.width <= page.size.width
            and 0 <= item.baseline <= page.size.height
        )
    ]

    assert outside == []
