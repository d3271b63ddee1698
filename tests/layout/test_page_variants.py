"""Paragraphs a line shorter or longer: only where pages gain by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from guidebuilder.layout.galley import (
    FORBIDDEN,
    LONE_LINE,
    OtherSettings,
    Strip,
    Variant,
    depth,
)
from guidebuilder.layout.page import Anchor
from guidebuilder.layout.page_breaking import break_pages
from guidebuilder.layout.page_search import TypeArea
from guidebuilder.layout.page_variants import best_pages

if TYPE_CHECKING:
    from guidebuilder.layout.galley import Galley

AREA = TypeArea(130.0, 13.0)


def paragraph(lines: int, *variants: Variant, asked: list[int] | None = None) -> Galley:
    """Return a paragraph without widow or orphan; *asked* counts how often it was set anew."""
    strips = [Strip(13.0) for _ in range(lines)]
    for index in {0, lines - 2}:
        strips[index] = replace(strips[index], break_after=LONE_LINE)

    def make() -> tuple[Variant, ...]:
        if asked is not None:
            asked.append(lines)
        return variants

    strips[0] = replace(strips[0], other_settings=OtherSettings(tuple(strips), make))
    return tuple(strips)


def block(lines: int) -> Galley:
    """Return a piece that is never cut."""
    strips = [Strip(13.0, break_after=FORBIDDEN) for _ in range(lines)]
    return (*strips[:-1], Strip(13.0))


@pytest.fixture
def short_page() -> Galley:
    """A page of seven lines, since a piece of four does not fit, before one of ten."""
    shorter = Variant(paragraph(6), 40.0)
    return (*paragraph(7, shorter), *block(4), *(Strip(13.0),) * 20)


def test_a_paragraph_gives_a_line_where_the_page_gains_by_it(short_page: Galley) -> None:
    plain = break_pages(short_page, AREA, recto=False)
    better = best_pages(short_page, AREA, recto=False)

    assert [depth(each.strips) / 13 for each in plain] == [7, 10, 10, 4]
    assert [depth(each.strips) / 13 for each in better] == [10, 10, 10]


def test_an_exchange_that_costs_more_than_it_saves_is_not_made(short_page: Galley) -> None:
    first = short_page[0]
    assert first.other_settings is not None
    dear = OtherSettings(short_page[:7], lambda: (Variant(paragraph(6), 90_000.0),))
    galley = (replace(first, other_settings=dear), *short_page[1:])

    assert best_pages(galley, AREA, recto=False) == break_pages(galley, AREA, recto=False)


def test_where_pages_are_good_no_paragraph_is_set_otherwise() -> None:
    asked: list[int] = []
    galley = (*paragraph(5, asked=asked), *paragraph(5, asked=asked), *(Strip(13.0),) * 10)

    best_pages(galley, AREA)

    assert asked == []


def test_what_follows_a_paragraph_stays_with_it_in_every_setting(short_page: Galley) -> None:
    kept = replace(short_page[6], break_after=FORBIDDEN)
    galley = (*short_page[:6], kept, *short_page[7:])

    for cut in best_pages(galley, AREA, recto=False)[:-1]:
        assert cut.strips[-1].break_after < LONE_LINE


def test_what_stands_before_the_first_line_stands_there_still(short_page: Galley) -> None:
    place = Anchor("here", 0)
    galley = (replace(short_page[0], items=(place,), opens="here"), *short_page[1:])

    first = best_pages(galley, AREA, recto=False)[0].strips[0]

    assert first.items == (place,)
    assert first.opens == "here"


@pytest.mark.parametrize(
    "change", [{"items": (Anchor("note", 0),)}, {"break_after": FORBIDDEN}], ids=["note", "kept"]
)
def test_a_paragraph_that_has_changed_since_stays_as_it_is(
    short_page: Galley, change: dict[str, object]
) -> None:
    galley = (*short_page[:2], replace(short_page[2], **change), *short_page[3:])

    assert best_pages(galley, AREA, recto=False) == break_pages(galley, AREA, recto=False)
