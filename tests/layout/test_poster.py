"""Posters: the ladder on a wall, every word clear of the stair and of other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from tests.conftest import ROOT

from guidebuilder.diagnostics import Report
from guidebuilder.document.assemble import assemble
from guidebuilder.document.blocks import OnlineEdition
from guidebuilder.document.inlines import Run, Unverified
from guidebuilder.document.phrases import in_words, unbound
from guidebuilder.document.poster import MOST_RUNGS, poster_of
from guidebuilder.geometry import mm
from guidebuilder.layout.finishing import Finishing
from guidebuilder.layout.galley import extent
from guidebuilder.layout.page import DrawnRun, Shape
from guidebuilder.layout.placed_text import text_boxes
from guidebuilder.layout.poster import NO_ROOM, lay_out_poster
from guidebuilder.layout.signs import MARK_SIZE
from guidebuilder.load.guide import read_guide
from guidebuilder.model.edition import Edition
from guidebuilder.model.target import Target
from guidebuilder.orders import SAFE_EDGE
from guidebuilder.regions.resolve import resolve
from guidebuilder.style.page_master import WALLS
from guidebuilder.style.palette import BLACK, WHITE
from guidebuilder.style.read_theme import THEMES, in_edition, read_theme
from guidebuilder.text.fonts import FontBook
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.document.poster import Poster
    from guidebuilder.geometry import Rect
    from guidebuilder.layout.page import Book, Item

LEAST = 15.0
"""Smallest type, in points: the note at the foot, which is read from near by."""


SCREEN = Finishing()


@pytest.fixture(scope="module", params=["india", "international"])
def poster(request: pytest.FixtureRequest) -> Poster:
    """Return the poster of the shipped guide."""
    report = Report()
    guide = read_guide(ROOT / "guide", report)
    assert guide is not None
    found = poster_of(assemble(resolve(guide, request.param), words("en"), Target.SCREEN, report))
    assert found is not None
    return found


def laid_out(
    poster: Poster, theme: str = "line", paper: str = "a3", finishing: Finishing = SCREEN
) -> tuple[Book, Report]:
    report = Report()
    look = in_edition(read_theme(theme), Edition.POSTER).in_domain(poster.domain)
    return lay_out_poster(poster, look, paper, FontBook.of(look.fonts), report, finishing), report


def touching(items: Sequence[Item]) -> list[tuple[Rect, Rect]]:
    """Return the lines of different paragraphs that stand in each other's room."""
    lines = [item for item in items if isinstance(item, DrawnRun)]
    boxes = [(line.tag, box) for line in lines for box in text_boxes([line])]
    return [
        (one, other)
        for at, (tag, one) in enumerate(boxes)
        for other_tag, other in boxes[at + 1 :]
        if tag != other_tag
        and one.x < other.right
        and other.x < one.right
        and one.y < other.bottom
        and other.y < one.bottom
    ]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("paper", WALLS)
def test_words_keep_clear_of_each_other_and_of_the_edge(
    poster: Poster, theme: str, paper: str
) -> None:
    book, report = laid_out(poster, theme, paper)
    (page,) = book.pages
    boxes = text_boxes(page.items)

    assert report.found == []
    assert touching(page.items) == []
    assert all(box.x > 0 and box.right < page.size.width for box in boxes)
    assert all(box.y > 0 and box.bottom < page.size.height for box in boxes)


@pytest.mark.parametrize("theme", THEMES)
def test_the_line_above_the_title_has_air_under_it(poster: Poster, theme: str) -> None:
    book, _ = laid_out(poster, theme)
    runs = [item for item in book.pages[0].items if isinstance(item, DrawnRun)]
    (title, *_) = [item for item in runs if item.tag and book.structure[item.tag].role == "H1"]
    above = max(item.baseline for item in runs if item.baseline < title.baseline)
    capitals = 0.72 * title.run.style.size

    assert title.baseline - capitals - above > mm(8)


@pytest.mark.parametrize("theme", THEMES)
def test_on_white_paper_no_word_stands_out_beyond_the_line(poster: Poster, theme: str) -> None:
    book, _ = laid_out(poster, theme, finishing=Finishing(safe=SAFE_EDGE))
    items = book.pages[0].items
    shapes = [box for item in items if isinstance(item, Shape) if (box := extent((item,)))]

    assert max(box.right for box in text_boxes(items)) <= max(box.right for box in shapes) + 1


def test_every_rung_has_its_name_and_what_it_pays(poster: Poster) -> None:
    book, _ = laid_out(poster)
    runs = [item.run for item in book.pages[0].items if isinstance(item, DrawnRun)]
    text = unbound("".join(run.text for run in runs))

    assert len(poster.rungs) == 6
    for rung in poster.rungs:
        assert in_words(rung.name) in text
        assert in_words(rung.figure[:1]) in text
    assert any(isinstance(each, Unverified) for each in poster.note)
    assert "TopTeen" in text


def test_a_code_and_its_address_stand_clear_of_the_steps(poster: Poster) -> None:
    address = (Run("guides.example/bpo-careers", poster.span),)
    online = OnlineEdition(
        address="https://guides.example/bpo-careers", shown=address, text=(), alt="A code"
    )
    book, _ = laid_out(replace(poster, cover=replace(poster.cover, online=online)))
    tree, items = book.structure, book.pages[0].items
    shapes = [each for each in items if isinstance(each, Shape)]
    code = extent([each for each in shapes if each.tag and tree[each.tag].role == "Figure"])
    boxes = text_boxes(items)

    assert code is not None
    assert code.right <= book.pages[0].size.width - 40
    assert not [each for each in boxes if each.right > code.x and each.bottom > code.y]
    assert touching(items) == []


def test_the_mark_is_as_large_as_the_words_that_it_opens(poster: Poster) -> None:
    book, _ = laid_out(poster)
    boxes = [
        box
        for item in book.pages[0].items
        if isinstance(item, Shape) and item.stroke == BLACK and item.fill == WHITE
        if (box := extent((item,))) is not None
    ]

    assert [box.width for box in boxes] == pytest.approx([2 * MARK_SIZE])


def test_nothing_is_too_small_to_read(poster: Poster) -> None:
    book, _ = laid_out(poster)

    sizes = [item.run.style.size for item in book.pages[0].items if isinstance(item, DrawnRun)]
    assert min(sizes) > LEAST


def test_a_long_ladder_keeps_its_first_and_its_last_rung(poster: Poster) -> None:
    long = replace(poster, skipped=poster.rungs[1:2])
    _, report = laid_out(long)

    assert [each.code for each in report.found] == [NO_ROOM]
    assert len(poster.rungs) < MOST_RUNGS


def test_without_a_ladder_the_poster_is_a_cover(poster: Poster) -> None:
    cover = replace(poster.cover, rungs=0)
    book, report = laid_out(replace(poster, cover=cover, rungs=(), note=()))

    assert len(book.pages) == 1
    assert report.found == []
