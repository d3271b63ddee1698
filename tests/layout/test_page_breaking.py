"""Page breaking: nothing is lost, nothing is torn, nothing is left lonely."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from guidebuilder.layout.galley import (
    FORBIDDEN,
    FREE,
    HYPHENATED,
    LONE_LINE,
    LONELY,
    Strip,
    depth,
    space,
)
from guidebuilder.layout.page_breaking import break_pages, filled_up, trimmed
from guidebuilder.layout.page_search import TypeArea

PAGE = 130.0
AREA = TypeArea(PAGE, 13.0)


def lines(count: int, *, opens: str | None = None) -> list[Strip]:
    """Return a paragraph of so many lines, without widow or orphan."""
    strips = [Strip(13.0) for _ in range(count)]
    for index in (0, count - 2):
        if 0 <= index < count - 1:
            strips[index] = replace(strips[index], break_after=LONE_LINE)
    if opens:
        strips[0] = replace(strips[0], opens=opens)
    return strips


@st.composite
def galleys(draw: st.DrawFn) -> tuple[Strip, ...]:
    strips: list[Strip] = []
    for _ in range(draw(st.integers(1, 12))):
        strips += lines(draw(st.integers(1, 9)))
        if draw(st.booleans()):
            strips.append(space(draw(st.sampled_from([6.5, 13.0, 39.0]))))
    return tuple(strips)


@given(galleys())
def test_cutting_loses_nothing_and_adds_nothing(galley: tuple[Strip, ...]) -> None:
    cuts = break_pages(galley, AREA)

    placed = [strip for cut in cuts for strip in cut.strips if not strip.is_space]

    assert placed == [strip for strip in galley if not strip.is_space]


@given(galleys())
def test_no_page_is_too_full_and_none_begins_or_ends_with_air(galley: tuple[Strip, ...]) -> None:
    for cut in break_pages(galley, AREA):
        assert depth(cut.strips) <= PAGE + 0.05
        assert not cut.strips[0].is_space
        assert not cut.strips[-1].is_space


@given(galleys())
def test_a_forbidden_break_is_taken_only_when_said(galley: tuple[Strip, ...]) -> None:
    cuts = break_pages(galley, AREA)

    for cut in cuts[:-1]:
        if not cut.relaxed:
            assert cut.strips[-1].break_after < LONE_LINE


def test_a_heading_goes_over_with_its_text() -> None:
    heading = [Strip(26.0, break_after=FORBIDDEN), space(13.0, break_after=FORBIDDEN)]
    galley = (*lines(7), *heading, *lines(4))

    first, second = break_pages(galley, AREA)

    assert len(first.strips) == 7
    assert second.strips[0].height == 26.0


def test_a_section_does_not_begin_in_the_last_third() -> None:
    galley = (*lines(7), space(13), *lines(9, opens="next"))

    pages = break_pages(galley, AREA)

    assert pages[1].strips[0].opens == "next"


def test_a_section_that_begins_a_page_begins_one() -> None:
    start = replace(Strip(13.0), begins_page=True)

    pages = break_pages((*lines(2), start, *lines(2)), AREA)

    assert [len(each.strips) for each in pages] == [2, 3]


def test_a_repeated_head_stands_on_every_page_after_the_first_and_is_counted() -> None:
    head = Strip(20.0)
    rows = tuple(Strip(13.0, repeats=(head,)) for _ in range(20))

    first, *others = break_pages((Strip(20.0, break_after=FORBIDDEN), *rows), AREA)

    assert len(first.strips) == 9
    for cut in others:
        assert cut.strips[0] == head
        assert depth(cut.strips) <= PAGE


def test_a_strip_deeper_than_a_page_gets_its_own_and_is_told() -> None:
    cuts = break_pages((*lines(2), Strip(200.0), *lines(2)), AREA)

    assert [round(cut.overflow) for cut in cuts] == [0, 70, 0]


def test_a_chain_that_may_not_break_is_broken_rather_than_lost() -> None:
    chain = tuple(Strip(13.0, break_after=FORBIDDEN) for _ in range(15))

    cuts = break_pages(chain, AREA)

    assert sum(len(cut.strips) for cut in cuts) == 15
    assert any(cut.relaxed for cut in cuts)


def test_a_chain_gives_way_at_a_lone_line_before_anything_else() -> None:
    chain = [Strip(13.0, break_after=FORBIDDEN) for _ in range(15)]
    chain[7] = Strip(13.0, break_after=LONE_LINE)

    first, second = break_pages(tuple(chain), AREA)

    assert first.relaxed == "leaves one line of a paragraph by itself"
    assert (len(first.strips), second.relaxed) == (8, None)


def test_a_row_by_itself_is_told() -> None:
    rows = [Strip(13.0, break_after=FORBIDDEN) for _ in range(11)]
    rows[9] = Strip(13.0, break_after=LONELY)

    first, second = break_pages(tuple(rows), AREA)

    assert first.relaxed == "leaves one row of a list or a table by itself"
    assert (len(first.strips), second.relaxed) == (10, None)


def test_a_page_does_not_end_inside_a_word_if_the_line_before_will_do() -> None:
    galley = [Strip(13.0) for _ in range(18)]
    galley[9] = Strip(13.0, break_after=HYPHENATED)

    first, _ = break_pages(tuple(galley), AREA)

    assert len(first.strips) == 9


def test_a_word_goes_over_a_leaf_only_if_nothing_else_fits() -> None:
    galley = [Strip(13.0, break_after=LONELY) for _ in range(14)]
    galley[9] = Strip(13.0, break_after=HYPHENATED)

    recto, _ = break_pages(tuple(galley), AREA, recto=True)
    verso, _ = break_pages(tuple(galley), AREA, recto=False)

    assert recto.strips[-1].break_after == LONELY
    assert verso.strips[-1].break_after == HYPHENATED


def test_facing_pages_of_running_text_end_level() -> None:
    # The right page can hold no more than eight lines: a piece of three follows them.
    piece = [Strip(13.0, break_after=FORBIDDEN), Strip(13.0, break_after=FORBIDDEN), Strip(13.0)]
    galley = (*(Strip(13.0) for _ in range(17)), *piece, *piece, *(Strip(13.0) for _ in range(12)))

    left, right, *_ = break_pages(galley, AREA, recto=False)

    assert abs(depth(left.strips) - depth(right.strips)) <= 13.0
    assert len(break_pages(galley, AREA, recto=True)[0].strips) == 10


def test_a_section_whose_figure_does_not_fit_begins_a_page() -> None:
    head = replace(Strip(13.0, opens="next"), needs=15 * 13.0)
    galley = (*lines(24), space(13), head, *lines(2), Strip(12 * 13.0), *lines(30))
    deep = TypeArea(38 * 13.0, 13.0)

    with_figure = break_pages(galley, deep)
    without = break_pages(
        tuple(replace(each, needs=0.0) if each.opens else each for each in galley), deep
    )

    assert with_figure[1].strips[0].opens == "next"
    assert without[1].strips[0].height == 12 * 13.0


def test_lines_to_write_on_fill_the_last_page() -> None:
    line = Strip(26.0, fills=True)

    full = filled_up((Strip(13.0), line), PAGE)

    assert full == (Strip(13.0), *(4 * (line,)))
    assert filled_up((line, Strip(13.0)), PAGE) == (line, Strip(13.0))


def test_air_alone_makes_no_page() -> None:
    assert break_pages((space(13.0), space(26.0)), AREA) == ()
    assert trimmed((space(13.0),)) == ()


def test_pages_fill_rather_than_multiply() -> None:
    galley = tuple(Strip(13.0, break_after=FREE) for _ in range(40))

    assert len(break_pages(galley, AREA)) == 4
