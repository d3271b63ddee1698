"""Links, named places, bookmarks and page labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from guidebuilder.geometry import Rect
from guidebuilder.layout.page import Anchor, Bookmark, LinkArea
from guidebuilder.text.runs import Place, Uri

if TYPE_CHECKING:
    from tests.pdf.conftest import Builder
    from tests.pdf_reader import Reader

    from guidebuilder.text.runs import LinkTarget

AREA = Rect(60, 30, 50, 12)


def linked(book: Builder, target: LinkTarget, contents: str = "Where it leads") -> Any:  # noqa: ANN401
    """Draw a paragraph with a link and return its annotation."""
    tag = book.element("P")
    link = book.element("Link", tag)
    book.line("See ", ("there", link), tag=tag)
    book.draw(LinkArea(AREA, target, link, contents))
    return book.read().pdf.pages[0].Annots[0]


def test_a_link_leads_to_an_address(book: Builder) -> None:
    annotation = linked(book, Uri("https://example.org/a?b=(c)&d=%20#e"), "Example (ü)")

    assert annotation.Subtype == "/Link"
    assert str(annotation.A.URI) == "https://example.org/a?b=(c)&d=%20#e"
    assert str(annotation.Contents) == "Example (ü)"
    assert [float(edge) for edge in annotation.Rect] == [60, 553.28, 110, 565.28]
    assert [int(each) for each in annotation.Border] == [0, 0, 0]
    assert annotation.F == 4


def test_an_address_is_written_in_ascii(book: Builder) -> None:
    annotation = linked(book, Uri("https://example.org/größe\\x"))

    assert bytes(annotation.A.URI) == b"https://example.org/gr%C3%B6%C3%9Fe%5Cx"


def test_a_link_leads_to_a_place_in_the_file(book: Builder) -> None:
    book.draw(Anchor("careers/bpo", 20.0))
    annotation = linked(book, Place("careers/bpo"))

    assert "/A" not in annotation
    assert str(annotation.Dest) == "careers/bpo"


def test_a_link_stands_under_its_element_after_its_words(book: Builder) -> None:
    linked(book, Uri("https://example.org"))

    assert book.read().tree == [
        "Document",
        "  P",
        "    1: 'See '",
        "    Link",
        "      1: 'there'",
        "      /Link",
    ]


def test_a_link_over_two_lines_and_pages_is_one_link_with_two_areas(book: Builder) -> None:
    tag = book.element("P")
    link = book.element("Link", tag)
    book.line("See ", ("this ", link), tag=tag)
    book.draw(LinkArea(AREA, Uri("https://example.org"), link, "Example"))
    book.turn()
    book.line(("address", link), ".", tag=tag)
    book.draw(LinkArea(AREA, Uri("https://example.org"), link, "Example"))
    read = book.read()

    (element,) = read.elements("Link")
    first, second = (kid for kid in element.K if not isinstance(kid, int) and "/Obj" in kid)
    assert "/Pg" not in first
    assert second.Pg.objgen == read.pdf.pages[1].objgen
    assert second.Obj.objgen == read.pdf.pages[1].Annots[0].objgen


def test_the_place_of_a_link_among_words_is_that_of_its_own_words(book: Builder) -> None:
    tag = book.element("P")
    link = book.element("Link", tag)
    # Layout may put the area under the text that it belongs to.
    book.draw(LinkArea(AREA, Uri("https://example.org"), link, "Example"))
    book.line("See ", ("there", link), tag=tag)

    assert book.read().tree[2:4] == ["    1: 'See '", "    Link"]


def test_a_link_without_words_stands_where_its_area_was_drawn(book: Builder) -> None:
    tag = book.element("P")
    link = book.element("Link", tag)
    book.line("before ", tag=tag)
    book.draw(LinkArea(AREA, Uri("https://example.org"), link, "Example"))
    other = book.element("Span", tag)
    book.line(("between ", other), "after", tag=tag)

    assert [line.strip() for line in book.read().tree][2:] == [
        "1: 'before '",
        "Link",
        "/Link",
        "Span",
        "1: 'between '",
        "1: 'after'",
    ]


def places(read: Reader) -> dict[str, list[Any]]:
    """Return the named places of a file."""
    names = list(read.root.Names.Dests.Names)
    assert names[::2] == sorted(names[::2], key=bytes), "readers search by halving"
    return {
        bytes(name).decode(): list(place)
        for name, place in zip(names[::2], names[1::2], strict=True)
    }


def test_places_have_a_page_and_a_height(book: Builder) -> None:
    book.draw(Anchor("z", 10.0))
    book.turn()
    book.draw(Anchor("a", 95.28), Anchor("ü/é", 0.0))
    read = book.read()
    found = places(read)

    assert list(found) == ["a", "z", "ü/é"]
    page, kind, left, top, zoom = found["a"]
    assert page.objgen == read.pdf.pages[1].objgen
    assert (kind, left, float(top), zoom) == ("/XYZ", 0, 500, None)


def test_a_link_to_nowhere_is_our_mistake(book: Builder) -> None:
    with pytest.raises(ValueError, match="links to places that are not there: nowhere"):
        linked(book, Place("nowhere"))


def test_a_bookmark_to_nowhere_is_our_mistake(book: Builder) -> None:
    book.outline.append(Bookmark("Start", 0, "start"))

    with pytest.raises(ValueError, match="links to places that are not there: start"):
        book.write()


def test_a_place_named_twice_is_our_mistake(book: Builder) -> None:
    book.draw(Anchor("here", 10.0), Anchor("here", 20.0))

    with pytest.raises(ValueError, match="place named twice: here"):
        book.write()


def outline(book: Builder, *bookmarks: tuple[str, int]) -> Reader:
    """Write a book with bookmarks that all lead to one place."""
    book.draw(Anchor("here", 10.0))
    book.outline += [Bookmark(title, depth, "here") for title, depth in bookmarks]
    return book.read()


def shown(read: Reader) -> list[str]:
    """Return the outline: a line for each entry, ``-`` before those that are open."""
    lines: list[str] = []

    def walk(entry: Any, depth: int) -> None:  # noqa: ANN401
        while entry is not None:
            sign = "-" if int(entry.get("/Count", 0)) > 0 else "+" if "/Count" in entry else " "
            lines.append(f"{'  ' * depth}{sign} {entry.Title}")
            if "/First" in entry:
                assert entry.First.Parent.objgen == entry.objgen
                walk(entry.First, depth + 1)
            following = entry.get("/Next")
            if following is not None:
                assert following.Prev.objgen == entry.objgen
            entry = following

    walk(read.root.Outlines.First, 0)
    return lines


def test_bookmarks_make_a_tree_of_which_two_levels_are_seen(book: Builder) -> None:
    read = outline(
        book,
        ("Careers", 0),
        ("BPO executive – ₹", 1),
        ("Pay", 2),
        ("Routes", 2),
        ("Advice", 1),
        ("Notes", 0),
    )

    assert shown(read) == [
        "- Careers",
        "  + BPO executive – ₹",
        "      Pay",
        "      Routes",
        "    Advice",
        "  Notes",
    ]
    outlines = read.root.Outlines
    assert outlines.Count == 4
    assert outlines.First.Count == 2
    assert outlines.First.First.Count == -2
    assert str(outlines.First.Dest) == "here"


def test_a_depth_that_skips_a_level_hangs_under_what_there_is(book: Builder) -> None:
    read = outline(book, ("Deep", 2), ("Deeper", 4), ("Top", 0), ("Under", 3), ("Beside", 3))

    assert shown(read) == ["+ Deep", "    Deeper", "- Top", "    Under", "    Beside"]


def test_a_book_without_bookmarks_and_places_has_no_empty_trees(book: Builder) -> None:
    root = book.read().root

    assert "/Outlines" not in root
    assert "/Names" not in root


def test_pages_are_labelled_with_their_folios(book: Builder) -> None:
    book.turn()

    assert [str(page.label) for page in book.read().pdf.pages] == ["1", "2"]
