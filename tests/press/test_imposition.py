"""Where pages stand on their sheets: on the fold, moved by creep, clear of the edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidebuilder.geometry import mm
from guidebuilder.layout.page import Shape
from guidebuilder.press.imposition import LAP, SHEETS, UNPRINTABLE, Imposition
from guidebuilder.style.page_master import PAPERS

if TYPE_CHECKING:
    from guidebuilder.press.sheets import Sheet, SheetSide

MICROMETRE = mm(1 / 1000)


def booklet(
    pages: int, paper: str = "a5", *, right_to_left: bool = False, turns_backs: bool = False
) -> tuple[Sheet, ...]:
    return Imposition.on(paper, right_to_left=right_to_left, turns_backs=turns_backs).sheets(pages)


def sides(sheets: tuple[Sheet, ...]) -> list[SheetSide]:
    return [side for sheet in sheets for side in (sheet.front, sheet.back)]


def order(side: SheetSide) -> list[int]:
    """Return the pages of a side from left to right."""
    return [each.page for each in sorted(side.placements, key=lambda each: each.x)]


def creeps(side: SheetSide, width: float) -> list[int]:
    """Return how far each page of a side reaches over the fold, in micrometres."""
    fold = side.size.width / 2
    lefts = [each.x for each in sorted(side.placements, key=lambda each: each.x)]
    over = (lefts[0] + width - fold, fold - lefts[-1])
    return [round(each / MICROMETRE) for each in over]


@pytest.mark.parametrize("pages", [8, 20, 24])
def test_each_sheet_is_moved_in_by_the_thickness_of_those_around_it(pages: int) -> None:
    for depth, sheet in enumerate(booklet(pages)):
        for side in (sheet.front, sheet.back):
            assert creeps(side, PAPERS["a5"].width) == [110 * depth, 110 * depth]


def test_sheets_stand_in_the_order_of_their_pages() -> None:
    assert [order(side) for side in sides(booklet(8))] == [[8, 1], [2, 7], [6, 3], [4, 5]]
    mirrored = booklet(8, right_to_left=True)
    assert [order(side) for side in sides(mirrored)] == [[1, 8], [7, 2], [3, 6], [5, 4]]


def test_pages_that_are_not_there_leave_their_half_blank() -> None:
    first, second, *_ = sides(booklet(13))

    assert order(first) == [1]
    assert first.placements[0].x == first.size.width / 2
    assert order(second) == [2]
    assert second.placements[0].x < second.size.width / 2


@pytest.mark.parametrize("paper", SHEETS)
def test_a_sheet_is_two_pages_wide_and_one_high(paper: str) -> None:
    page, (_, sheet) = PAPERS[paper], SHEETS[paper]

    # 297 mm of A4 are 1 mm more than two pages of A5; all others fit to a hair.
    assert 0 <= sheet.width - 2 * page.width <= mm(1.001)
    assert sheet.height == pytest.approx(page.height)


@given(st.tuples(st.integers(1, 80), st.sampled_from(sorted(SHEETS)), st.booleans()))
def test_nothing_is_seen_beyond_the_fold_or_in_the_edge(made: tuple[int, str, bool]) -> None:
    pages, paper, right_to_left = made
    for side in sides(booklet(pages, paper, right_to_left=right_to_left)):
        fold = side.size.width / 2
        for placement in side.placements:
            clip = placement.clip
            assert clip.y >= UNPRINTABLE - 0.01
            assert clip.bottom <= side.size.height - UNPRINTABLE + 0.01
            assert clip.x >= UNPRINTABLE - 0.01
            assert clip.right <= side.size.width - UNPRINTABLE + 0.01
            if placement.x < fold / 2:
                assert clip.right == pytest.approx(fold + LAP)
            else:
                assert clip.x == pytest.approx(fold)


def test_backs_are_upside_down_only_for_a_flip_on_the_long_edge() -> None:
    assert [side.is_turned for side in sides(booklet(8))] == [False] * 4
    turned = sides(booklet(8, turns_backs=True))
    assert [side.is_turned for side in turned] == [False, True, False, True]


def test_marks_stand_on_the_fold_and_clear_of_the_edge() -> None:
    for side in sides(booklet(80)):
        for mark in side.items:
            assert isinstance(mark, Shape)
            assert {x for x, _ in mark.path.points} == {side.size.width / 2}
            heights = [y for _, y in mark.path.points]
            assert min(heights) >= UNPRINTABLE - 0.01
            assert max(heights) <= side.size.height - UNPRINTABLE + 0.01


def test_only_the_outside_of_a_signature_is_stapled_and_only_insides_are_marked_to_fold() -> None:
    sheets = booklet(80)

    stapled = [number for number, sheet in enumerate(sheets) if sheet.front.items]
    assert stapled == [0, 10]
    assert all(any(item.dash for item in sheet.back.items) for sheet in sheets)  # type: ignore[union-attr]


@pytest.mark.parametrize(("weight", "thickness"), [(80, 0.11), (90, 0.12), (100, 0.13)])
def test_thicker_paper_pushes_pages_farther(weight: int, thickness: float) -> None:
    plan = Imposition.on("a5", right_to_left=False, turns_backs=False, weight=weight)
    innermost = plan.sheets(24)[-1].back
    left, right = (each.x for each in innermost.placements)

    assert right == pytest.approx(plan.fold - 5 * mm(thickness))
    assert left + plan.page.width == pytest.approx(plan.fold + 5 * mm(thickness))
