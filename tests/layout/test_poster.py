"""Posters: the ladder on a wall, every word clear of the stair and of other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from tests.conftest import ROOT

from guidebuilder.diagnostics import Report
from guidebuilder.document.assemble import assemble
from guidebuilder.document.inlines import Unverified
from guidebuilder.document.phrases import in_words, unbound
from guidebuilder.document.poster import MOST_RUNGS, poster_of
from guidebuilder.layout.finishing import Finishing
from guidebuilder.layout.page import DrawnRun
from guidebuilder.layout.placed_text import text_boxes
from guidebuilder.layout.poster import NO_ROOM, lay_out_poster
from guidebuilder.load.guide import read_guide
from guidebuilder.model.edition import Edition
from guidebuilder.model.target import Target
from guidebuilder.regions.resolve import resolve
from guidebuilder.style.page_master import WALLS
from guidebuilder.style.read_theme import THEMES, in_edition, read_theme
from guidebuilder.text.fonts import FontBook
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from guidebuilder.document.poster import Poster
    from guidebuilder.layout.page import Book

LEAST = 15.0
"""Smallest type, in points: the note at the foot, which is read from near by."""


@pytest.fixture(scope="module", params=["india", "international"])
def poster(request: pytest.FixtureRequest) -> Poster:
    """Return the poster of the shipped guide."""
    report = Report()
    guide = read_guide(ROOT / "guide", report)
    assert guide is not None
    found = poster_of(assemble(resolve(guide, request.param), words("en"), Target.SCREEN, report))
    assert found is not None
    return found


def laid_out(poster: Poster, theme: str = "line", paper: str = "a3") -> tuple[Book, Report]:
    report = Report()
    look = in_edition(read_theme(theme), Edition.POSTER).in_domain(poster.domain)
    return lay_out_poster(poster, look, paper, FontBook.of(look.fonts), report, Finishing()), report


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("paper", WALLS)
def test_words_keep_clear_of_each_other_and_of_the_edge(
    poster: Poster, theme: str, paper: str
) -> None:
    book, report = laid_out(poster, theme, paper)
    (page,) = book.pages
    lines = [item for item in page.items if isinstance(item, DrawnRun)]
    boxes = [(line.tag, box) for line in lines for box in text_boxes([line])]
    # Lines of one paragraph stand as close as its leading has them.
    touching = [
        (one, other)
        for at, (tag, one) in enumerate(boxes)
        for other_tag, other in boxes[at + 1 :]
        if tag != other_tag
        and one.x < other.right
        and other.x < one.right
        and one.y < other.bottom
        and other.y < one.bottom
    ]

    assert report.found == []
    assert touching == []
    assert all(box.x > 0 and box.right < page.size.width for _, box in boxes)
    assert all(box.y > 0 and box.bottom < page.size.height for _, box in boxes)


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
