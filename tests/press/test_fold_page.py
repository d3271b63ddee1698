"""The page on folding: each step that the work needs, with the numbers to check it by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidebuilder.geometry import Rect, mm
from guidebuilder.layout.galley import extent
from guidebuilder.layout.page import DrawnRun, Shape
from guidebuilder.layout.placed_text import text_boxes
from guidebuilder.press.fold_page import Making, fold_page
from guidebuilder.press.imposition import SHEETS, Imposition
from guidebuilder.press.sheets import Duplex, SheetSide
from guidebuilder.words.catalogue import words
from guidebuilder.words.pseudo import PSEUDO_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Callable

    from guidebuilder.layout.setting import Setter

    MakePage = Callable[..., SheetSide]


@pytest.fixture
def make_page(make_setter: Callable[..., Setter]) -> MakePage:
    """Return a maker of pages on folding, which fails if one could not be set well."""

    def make(
        pages: int,
        duplex: Duplex = Duplex.SHORT_EDGE,
        paper: str = "a5",
        theme: str = "line",
        *,
        right_to_left: bool = False,
        language: str = "en",
    ) -> SheetSide:
        setter = make_setter(paper, theme)
        plan = Imposition.on(paper, right_to_left=right_to_left, turns_backs=False)
        page = fold_page(Making(pages, plan, duplex), words(language), setter)
        assert setter.report.found == []
        return page

    return make


def text_of(page: SheetSide) -> str:
    """Return the words of a page in the order of drawing."""
    runs = [item.run.text for item in page.items if isinstance(item, DrawnRun)]
    return " ".join(" ".join(runs).replace("\u00a0", " ").split())


def test_both_sides_at_once_take_six_steps(make_page: MakePage) -> None:
    text = text_of(make_page(40))

    assert "40 pages on 10 sheets of A4" in text
    places = [
        text.index(step)
        for step in (
            "1 Print in real size",
            "2 Print on both sides",
            "3 Lay the pile down",
            "4 Fold the pile",
            "5 Staple twice",
            "6 Look through it",
        )
    ]
    assert places == sorted(places)
    assert "Flip on short edge" in text
    assert "100 %" in text
    assert "With pages 20 and 21 on top" in text
    assert "5 sheets at a time" in text


def test_one_side_at_a_time_says_how_to_turn_the_pile(make_page: MakePage) -> None:
    text = text_of(make_page(16, Duplex.ONE_SIDE))

    assert "Print the fronts" in text
    assert "Turn it like the page of a book" in text
    assert "Print the backs" in text
    assert "With pages 8 and 9 on top" in text
    assert "Flip on" not in text
    assert "all sheets together" in text


def test_the_other_edge_is_asked_for_where_the_file_is_made_for_it(make_page: MakePage) -> None:
    assert "Flip on long edge" in text_of(make_page(8, Duplex.LONG_EDGE))


def test_a_thick_booklet_is_made_in_piles(make_page: MakePage) -> None:
    text = text_of(make_page(124))

    assert "Make 3 piles" in text
    assert "11, 10, 10" in text
    assert "With pages 22 and 23" not in text
    assert "On top of the first pile lie pages 22 and 23" in text


def test_one_sheet_is_no_pile(make_page: MakePage) -> None:
    text = text_of(make_page(4))

    assert "4 pages on one sheet of A4" in text
    assert "Lay the sheet down" in text
    assert "Fold the sheet" in text


def test_a_booklet_read_from_the_right_shows_its_halves_exchanged(make_page: MakePage) -> None:
    page = make_page(40, right_to_left=True)

    assert "With pages 21 and 20 on top" in text_of(page)
    assert _places(page, "3") < _places(page, "2")
    assert _places(page, "21") < _places(page, "20")


@pytest.mark.parametrize("duplex", Duplex)
def test_its_drawings_are_turned_over_and_its_words_are_not(
    duplex: Duplex, make_page: MakePage
) -> None:
    left, right = (make_page(40, duplex, right_to_left=each) for each in (False, True))
    box = extent([each for each in left.items if isinstance(each, Shape)])
    other = extent([each for each in right.items if isinstance(each, Shape)])

    assert box is not None
    assert other is not None
    assert (box.x, box.right) == pytest.approx((other.x, other.right))
    drawn = [
        {each.path for each in page.items if isinstance(each, Shape)} for page in (left, right)
    ]
    assert drawn[0] != drawn[1]
    titles = [_places(page, "Fold the pile") for page in (left, right)]
    assert titles[0] == titles[1]


def _places(page: SheetSide, words: str) -> float:
    """Return where words stand; the rightmost, should they be there twice."""
    return max(
        each.x
        for each in page.items
        if isinstance(each, DrawnRun) and " ".join(each.run.text.split()) == words
    )


@pytest.mark.parametrize("paper", SHEETS)
@pytest.mark.parametrize("duplex", Duplex)
@pytest.mark.parametrize("theme", ["line", "almanac"])
@pytest.mark.parametrize("pages", [4, 40, 124])
@pytest.mark.parametrize("language", ["en", PSEUDO_LANGUAGE])
def test_everything_stands_within_reach_of_printers(
    paper: str, duplex: Duplex, theme: str, pages: int, language: str, make_page: MakePage
) -> None:
    page = make_page(pages, duplex, paper, theme, language=language)
    _, size = SHEETS[paper]
    box = extent(page.items)

    assert page.size == size
    assert box is not None
    assert box.x >= mm(7)
    assert box.y >= mm(7)
    assert box.right <= size.width - mm(7)
    assert box.bottom <= size.height - mm(7)


def test_it_is_not_tagged(make_setter: Callable[..., Setter]) -> None:
    setter = make_setter()
    plan = Imposition.on("a5", right_to_left=False, turns_backs=False)
    fold_page(Making(8, plan, Duplex.SHORT_EDGE), words("en"), setter)

    assert list(setter.tree.in_reading_order()) == []


@pytest.mark.parametrize("duplex", Duplex)
@pytest.mark.parametrize("language", ["en", PSEUDO_LANGUAGE])
def test_steps_keep_clear_of_each_other(duplex: Duplex, language: str, make_page: MakePage) -> None:
    page = make_page(124, duplex, language=language)
    boxes = text_boxes(page.items)

    for at, box in enumerate(boxes):
        for other in boxes[at + 1 :]:
            across = min(box.right, other.right) - max(box.x, other.x)
            down = min(box.bottom, other.bottom) - max(box.y, other.y)
            assert across <= 0.5 or down <= 0.5, (box, other)


@pytest.mark.parametrize("duplex", Duplex)
def test_no_drawing_meets_a_word_below_it(duplex: Duplex, make_page: MakePage) -> None:
    page = make_page(40, duplex)
    drawn = [extent((item,)) for item in page.items if not isinstance(item, DrawnRun)]
    sentences = [
        Rect(item.x, item.baseline - 7, 20, 7)
        for item in page.items
        if isinstance(item, DrawnRun) and item.run.style.family == "text"
    ]

    for shape in drawn:
        for words_of in sentences:
            assert shape is not None
            across = min(shape.right, words_of.right) - max(shape.x, words_of.x)
            down = min(shape.bottom, words_of.bottom) - max(shape.y, words_of.y)
            assert across <= 0 or down <= 0, (shape, words_of)
