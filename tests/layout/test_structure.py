"""The structure tree: read in the order of its elements, wherever they were made."""

from __future__ import annotations

from guidebuilder.layout.structure import StructureTree


def roles(tree: StructureTree) -> list[str]:
    return [element.role for element in tree.in_reading_order()]


def test_children_are_read_in_the_order_in_which_they_were_made() -> None:
    tree = StructureTree()
    root = tree.add("Document", None)
    first = tree.add("Sect", root)
    tree.add("P", root)
    tree.add("H1", first)

    assert roles(tree) == ["Document", "Sect", "H1", "P"]


def test_an_adopted_element_is_read_where_it_goes_with_all_that_is_in_it() -> None:
    tree = StructureTree()
    matter = tree.add("Sect", None)
    table = tree.add("Table", matter)
    tree.add("TR", table)
    root = tree.add("Document", None)
    tree.add("H1", root)

    tree.empty_into(matter, root)

    assert roles(tree) == ["Document", "H1", "Table", "TR"]
    assert tree[table].parent == root


def test_a_dropped_element_is_not_read() -> None:
    tree = StructureTree()
    root = tree.add("Document", None)
    gone = tree.add("Sect", root)
    tree.add("P", gone)

    tree.drop(gone)

    assert roles(tree) == ["Document"]


def test_an_element_can_be_read_next_after_another() -> None:
    tree = StructureTree()
    root = tree.add("Document", None)
    figure = tree.add("Figure", root)
    tree.add("Table", root)

    added = tree.add_after(figure, "Sect")

    assert roles(tree) == ["Document", "Figure", "Sect", "Table"]
    assert tree[added].parent == root
