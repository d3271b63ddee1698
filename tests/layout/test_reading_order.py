"""Painting follows reading."""

from __future__ import annotations

from guidebuilder.layout.page import Item, LineTo, Move, Path, Shape
from guidebuilder.layout.reading_order import in_reading_order, reading_ranks
from guidebuilder.layout.structure import StructureTree

RANKS = {10: 0, 11: 1, 12: 2}


def shape(tag: int | None, x: float) -> Shape:
    return Shape(Path((Move(0, 0), LineTo(0, 1)), x), tag=tag)


def order(*items: Item) -> list[float]:
    """Return where the shapes of a page begin, in the order in which they are painted."""
    painted = in_reading_order(items, RANKS)
    return [item.path.x for item in painted if isinstance(item, Shape)]


def test_what_is_read_later_is_painted_later() -> None:
    assert order(shape(10, 1), shape(12, 2), shape(11, 3), shape(12, 4)) == [1, 3, 2, 4]


def test_a_ground_stays_under_what_it_was_drawn_for() -> None:
    assert order(shape(12, 1), shape(None, 2), shape(11, 3)) == [2, 3, 1]


def test_furniture_stays_first_and_what_comes_last_stays_last() -> None:
    assert order(shape(None, 1), shape(12, 2), shape(11, 3), shape(None, 4)) == [1, 3, 2, 4]


def test_a_page_in_order_is_left_alone() -> None:
    items = (shape(None, 1), shape(10, 2), shape(None, 3), shape(11, 4))

    assert in_reading_order(items, RANKS) is items


def test_what_stands_in_a_line_has_the_place_of_its_paragraph() -> None:
    tree = StructureTree()
    paragraph = tree.add("P", tree.add("Document", None))
    sign = tree.add("Span", paragraph)
    after = tree.add("P", 0)
    ranks = reading_ranks(tree)

    assert ranks[sign] == ranks[paragraph] < ranks[after]
