"""Which pages lie together: the printed tables, and what holds when a pile is folded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidebuilder.press.signatures import (
    MOST_SHEETS,
    PAGES_PER_SHEET,
    Folded,
    folded,
    sheets_for,
    signature_sheets,
)

Sides = list[tuple[int | None, int | None]]

booklets = st.tuples(st.integers(1, 300), st.booleans(), st.integers(1, MOST_SHEETS))


def sides(pages: int, *, right_to_left: bool = False) -> Sides:
    return [
        side
        for sheet in folded(pages, right_to_left=right_to_left)
        for side in (sheet.front, sheet.back)
    ]


def read_through(sheets: tuple[Folded, ...], *, right_to_left: bool) -> list[int | None]:
    """Fold each signature and turn its leaves: the pages in the order in which they come.

    A leaf is half a sheet.  On its back lies what was printed behind it: the right half of
    the front is behind the left half of the back, since the sheet was turned about an upright
    edge.  Half of the leaves come before the fold, outermost first, the others after it.
    """
    read: list[int | None] = []
    for signature in sorted({sheet.signature for sheet in sheets}):
        pile = [sheet for sheet in sheets if sheet.signature == signature]
        pile.sort(key=lambda sheet: sheet.depth)
        rights = [(sheet.front[1], sheet.back[0]) for sheet in pile]
        lefts = [(sheet.back[1], sheet.front[0]) for sheet in pile]
        if right_to_left:
            # The same leaves, read from the other cover: what was their back comes first.
            rights, lefts = ([leaf[::-1] for leaf in leaves] for leaves in (lefts, rights))
        read += [page for leaf in rights for page in leaf]
        read += [page for leaf in reversed(lefts) for page in leaf]
    return read


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (4, [(4, 1), (2, 3)]),
        (8, [(8, 1), (2, 7), (6, 3), (4, 5)]),
        (12, [(12, 1), (2, 11), (10, 3), (4, 9), (8, 5), (6, 7)]),
        (
            13,
            [(None, 1), (2, None), (None, 3), (4, 13), (12, 5), (6, 11), (10, 7), (8, 9)],
        ),
        (
            20,
            [
                *[(20, 1), (2, 19), (18, 3), (4, 17), (16, 5)],
                *[(6, 15), (14, 7), (8, 13), (12, 9), (10, 11)],
            ],
        ),
        (
            24,
            [
                *[(24, 1), (2, 23), (22, 3), (4, 21), (20, 5), (6, 19)],
                *[(18, 7), (8, 17), (16, 9), (10, 15), (14, 11), (12, 13)],
            ],
        ),
    ],
    ids=lambda each: f"{each} pages" if isinstance(each, int) else "",
)
def test_sides_of_the_sheets_in_order_of_printing(pages: int, expected: Sides) -> None:
    assert sides(pages) == expected


def test_a_booklet_that_is_read_from_the_right_has_the_halves_exchanged() -> None:
    assert sides(8, right_to_left=True) == [(1, 8), (7, 2), (3, 6), (5, 4)]


@given(booklets)
def test_every_page_stands_once_and_the_rest_is_blank(booklet: tuple[int, bool, int]) -> None:
    pages, right_to_left, most = booklet
    sheets = folded(pages, right_to_left=right_to_left, most=most)
    halves = [half for sheet in sheets for half in (*sheet.front, *sheet.back)]

    assert sorted(half for half in halves if half is not None) == list(range(1, pages + 1))
    assert halves.count(None) == -pages % PAGES_PER_SHEET


@given(booklets)
def test_both_sides_of_a_leaf_are_neighbours(booklet: tuple[int, bool, int]) -> None:
    pages, right_to_left, most = booklet
    for sheet in folded(pages, right_to_left=right_to_left, most=most):
        for front, back in zip(sheet.front, reversed(sheet.back), strict=True):
            if front is not None and back is not None:
                assert abs(front - back) == 1
                assert min(front, back) % 2 == 1


@given(booklets)
def test_a_folded_pile_reads_from_first_to_last(booklet: tuple[int, bool, int]) -> None:
    pages, right_to_left, most = booklet
    sheets = folded(pages, right_to_left=right_to_left, most=most)

    read = read_through(sheets, right_to_left=right_to_left)

    assert [page for page in read if page is not None] == list(range(1, pages + 1))


@given(booklets)
def test_pages_that_face_each_other_follow_each_other(booklet: tuple[int, bool, int]) -> None:
    pages, right_to_left, most = booklet
    for sheet in folded(pages, right_to_left=right_to_left, most=most):
        if sheet.is_innermost:
            left, right = sheet.back[::-1] if right_to_left else sheet.back
            if left is not None and right is not None:
                assert right == left + 1


@given(st.integers(0, 200), st.integers(1, 30))
def test_signatures_are_few_and_alike(sheets: int, most: int) -> None:
    sizes = signature_sheets(sheets, most)

    assert sum(sizes) == sheets
    assert len(sizes) == -(-sheets // most)
    assert not sizes or max(sizes) <= min(most, min(sizes) + 1)


def test_what_a_stapler_takes_is_one_signature() -> None:
    assert signature_sheets(sheets_for(60)) == (15,)
    assert signature_sheets(sheets_for(64)) == (8, 8)
    assert signature_sheets(sheets_for(124)) == (11, 10, 10)


def test_depth_is_counted_anew_in_each_signature() -> None:
    assert [(each.signature, each.depth) for each in folded(20, most=3)] == [
        *[(1, 0), (1, 1), (1, 2)],
        *[(2, 0), (2, 1)],
    ]
    assert [each.is_innermost for each in folded(20, most=3)] == [False, False, True, False, True]
