"""Tags: the tree that a screen reader walks, and the content that it finds there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from guidebuilder.geometry import Rect
from guidebuilder.layout.page import LinkArea
from guidebuilder.text.runs import Uri

if TYPE_CHECKING:
    from tests.pdf.conftest import Builder
    from tests.pdf_reader import Reader


def test_a_page_reads_as_it_was_written(book: Builder) -> None:
    section = book.element("Sect")
    book.paragraph("The work", section, "H1")
    book.paragraph("You speak with customers.", section)

    assert book.read().tree == [
        "Document",
        "  Sect",
        "    H1",
        "      1: 'The work'",
        "    P",
        "      1: 'You speak with customers.'",
    ]


def test_lines_of_one_paragraph_share_one_mark(book: Builder) -> None:
    tag = book.element("P")
    book.line("one ", tag=tag)
    book.line("two ", tag=tag)
    read = book.read()

    assert [name for _, name in read.operators(0)].count("BDC") == 1
    assert read.elements("P")[0].K == 0


def test_a_paragraph_over_two_pages_is_one_element(book: Builder) -> None:
    tag = book.element("P")
    book.line("begins here ", tag=tag)
    book.turn()
    book.paragraph("another")
    book.line("and ends there", tag=tag)
    read = book.read()

    assert read.tree == [
        "Document",
        "  P",
        "    1: 'begins here '",
        "    2: 'and ends there'",
        "  P",
        "    2: 'another'",
    ]
    own, elsewhere = read.elements("P")[0].K
    assert own == 0
    assert elsewhere.MCID == 1
    assert elsewhere.Pg.objgen == read.pdf.pages[1].objgen


def test_children_and_text_of_a_paragraph_are_read_as_they_are_drawn(book: Builder) -> None:
    tag = book.element("P")
    last = book.element("Span", tag, lang="de")
    first = book.element("Link", tag)
    book.line("See ", ("here", first), " or ", ("dort", last), ".", tag=tag)

    assert book.read().tree == [
        "Document",
        "  P",
        "    1: 'See '",
        "    Link",
        "      1: 'here'",
        "    1: ' or '",
        "    Span",
        "      1: 'dort'",
        "    1: '.'",
    ]


def test_a_child_stands_where_its_first_words_are(book: Builder) -> None:
    tag = book.element("P")
    one, other = book.element("Link", tag), book.element("Link", tag)
    book.line("It is ", ("begun, ", one), ("between, ", other), ("ended", one), tag=tag)

    assert [line.strip() for line in book.read().tree[2:]] == [
        "1: 'It is '",
        "Link",
        "1: 'begun, '",
        "1: 'ended'",
        "Link",
        "1: 'between, '",
    ]


def test_blocks_are_read_as_they_were_made_however_they_are_drawn(book: Builder) -> None:
    left = book.element("Sect")
    right = book.element("Sect")
    book.paragraph("right", right)
    book.paragraph("left", left)

    assert [line.strip() for line in book.read().tree if ":" in line] == ["1: 'left'", "1: 'right'"]


def test_elements_without_content_are_left_out(book: Builder) -> None:
    empty = book.element("Sect")
    book.element("P", empty)
    book.paragraph("words")

    assert book.read().tree == ["Document", "  P", "    1: 'words'"]


def test_an_empty_book_has_an_empty_tree(book: Builder) -> None:
    assert book.read().tree == []


def table(book: Builder) -> None:
    """Draw a table over two pages, with its head repeated as furniture."""
    whole = book.element("Table")
    head = book.element("TR", whole)
    heads = [book.element("TH", head, scope="Column") for _ in range(2)]
    for tag, words in zip(heads, ("Post", "Pay"), strict=True):
        book.line(words, tag=book.element("P", tag))
    for number in range(4):
        if number == 2:
            book.turn()
            book.line("Post", "Pay", tag=None)
        row = book.element("TR", whole)
        post = book.element("TH", row, scope="Row")
        pay = book.element("TD", row, headers=(heads[1], post))
        book.line(f"post {number}", tag=book.element("P", post))
        if number != 1:
            book.line(f"pay {number}", tag=book.element("P", pay))


def test_a_table_over_two_pages_is_one_table(book: Builder) -> None:
    table(book)
    read = book.read()

    assert len(read.elements("Table")) == 1
    assert len(read.elements("TR")) == 5
    assert [line.strip() for line in read.tree].count("1: 'Post'") == 1, "the head is read once"
    assert read.tree[-1].strip() == "2: 'pay 3'"
    furniture = [each.text for each in read.told(1) if each.mcid is None]
    assert "".join(furniture) == "PostPay"


def test_an_empty_cell_keeps_its_place_in_the_row(book: Builder) -> None:
    table(book)
    cells = book.read().elements("TD")

    assert len(cells) == 4
    assert ["/K" in cell for cell in cells] == [True, False, True, True]


def test_cells_name_their_heads(book: Builder) -> None:
    table(book)
    read = book.read()
    heads = read.elements("TH")
    attributes = read.elements("TD")[0].A

    assert attributes.O == "/Table"
    assert [bytes(each) for each in attributes.Headers] == [
        bytes(heads[1].ID),
        bytes(heads[2].ID),
    ]
    assert [str(each.A.Scope) for each in heads[:3]] == ["/Column", "/Column", "/Row"]
    named = list(read.root.StructTreeRoot.IDTree.Names)
    assert named[::2] == sorted(named[::2], key=bytes)
    for identity, element in zip(named[::2], named[1::2], strict=True):
        assert bytes(element.ID) == bytes(identity)


def test_cells_say_what_they_span(book: Builder) -> None:
    row = book.element("TR", book.element("Table"))
    cell = book.element("TH", row, scope="Column", row_span=2, column_span=3)
    book.line("Pay", tag=book.element("P", cell))
    attributes = book.read().elements("TH")[0].A

    assert (attributes.RowSpan, attributes.ColSpan) == (2, 3)


def test_lists_say_how_they_are_numbered(book: Builder) -> None:
    item = book.element("LI", book.element("L", numbering="Decimal"))
    book.line("1", tag=book.element("Lbl", item))
    book.line("Ask.", tag=book.element("P", book.element("LBody", item)))
    attributes = book.read().elements("L")[0].A

    assert (attributes.O, attributes.ListNumbering) == ("/List", "/Decimal")


def test_a_drawing_is_a_figure_with_words_and_a_place(book: Builder) -> None:
    place = Rect(40, 100, 200, 50)
    figure = book.element("Figure", alt="Pay grows from 2 to 9 lakh.", bbox=place)
    book.box(place, figure)
    book.box(Rect(50, 110, 20, 20), figure)
    book.box(Rect(0, 0, 10, 10))
    read = book.read()
    element = read.elements("Figure")[0]

    assert str(element.Alt) == "Pay grows from 2 to 9 lakh."
    assert [float(edge) for edge in element.A.BBox] == [40, 445.28, 240, 495.28]
    assert element.K == 0, "both boxes are one piece of content"
    assert [name for _, name in read.operators(0) if name in {"BMC", "BDC"}][::-1] == ["BMC", "BDC"]


def test_a_figure_whose_words_have_their_own_elements_has_a_place_too(book: Builder) -> None:
    book.turn()
    figure = book.element("Figure", alt="A stair.", bbox=Rect(0, 0, 100, 100))
    book.paragraph("first step", figure)

    assert [float(edge) for edge in book.read().elements("Figure")[0].A.BBox][1] == 495.28


@pytest.mark.parametrize(
    ("attribute", "key"),
    [
        ("alt", "Alt"),
        ("expansion", "E"),
        ("actual", "ActualText"),
        ("lang", "Lang"),
        ("title", "T"),
    ],
)
def test_words_about_an_element_are_its_attributes(book: Builder, attribute: str, key: str) -> None:
    tag = book.element("P")
    span = book.element("Span", tag, **{attribute: "größer (₹)"})
    book.line(("BPO", span), tag=tag)

    assert str(book.read().elements("Span")[0][f"/{key}"]) == "größer (₹)"


def test_words_for_the_ear_hold_nothing_that_steers_lines(book: Builder) -> None:
    figure = book.element(
        "Figure", alt="from\u00a02 to\u202f9 la\u00adkh\u2060, self\u2011made\nat once"
    )
    book.box(Rect(40, 100, 200, 50), figure)

    alt = str(book.read().elements("Figure")[0].Alt)
    assert alt == "from 2 to 9 lakh, self-made at once"


def test_furniture_and_ornament_are_artifacts(book: Builder) -> None:
    link = book.element("Link")
    book.line("Folio 7", ("of all", link), tag=None)
    book.box(Rect(0, 0, 10, 10))
    book.paragraph("words")
    read = book.read()
    marks = {each.text: each.marks for each in read.told(0)}

    assert read.tree == ["Document", "  P", "    1: 'words'"]
    name, properties = marks["7"][0]
    assert (name, str(properties["/Type"])) == ("/Artifact", "/Pagination")
    assert ("/Artifact", "BMC") in [
        (str(given[0]), name) for given, name in read.operators(0) if given
    ]


def test_everything_drawn_is_inside_exactly_one_mark(book: Builder) -> None:
    tag = book.element("P")
    book.line("words ", tag=tag)
    book.box(Rect(0, 0, 10, 10), tag)
    book.box(Rect(0, 0, 10, 10))
    book.line("furniture", tag=None)
    book.line("more words", tag=tag)
    depth = 0
    for _, name in book.read().operators(0):
        depth += (name in {"BDC", "BMC"}) - (name == "EMC")
        assert depth in {0, 1}
        if name in {"TJ", "f", "S", "B", "Do"}:
            assert depth == 1


def parents(read: Reader) -> dict[int, Any]:
    """Return the parent tree."""
    entries = list(read.root.StructTreeRoot.ParentTree.Nums)
    return dict(zip(entries[::2], entries[1::2], strict=True))


def test_the_parent_tree_leads_back_from_content_and_links(book: Builder) -> None:
    tag = book.element("P")
    link = book.element("Link", tag)
    book.line("See ", ("here", link), tag=tag)
    book.draw(LinkArea(Rect(50, 30, 20, 12), Uri("https://example.org"), link, "Example"))
    book.turn()
    book.line("furniture", tag=None)
    book.turn()
    book.line("and there", tag=tag)
    read = book.read()
    first, empty, last = read.pdf.pages
    found = parents(read)
    root = read.root.StructTreeRoot

    assert "/StructParents" not in empty
    assert [each.S for each in found[int(first.StructParents)]] == ["/P", "/Link"]
    assert [each.S for each in found[int(last.StructParents)]] == ["/P"]
    assert found[int(first.Annots[0].StructParent)].S == "/Link"
    assert root.ParentTreeNextKey == len(found) == 3
    assert all(page.Tabs == "/S" for page in read.pdf.pages)


def test_notes_have_names(book: Builder) -> None:
    book.paragraph("Not verified.", role="Note")
    book.paragraph("Old figure.", role="Note")
    names = [bytes(each.ID) for each in book.read().elements("Note")]

    assert len(set(names)) == 2


def test_newer_types_are_mapped_to_ones_that_every_reader_knows(book: Builder) -> None:
    tag = book.element("P")
    book.line(("at once", book.element("Strong", tag)), tag=tag)
    read = book.read()

    assert dict(read.root.StructTreeRoot.RoleMap.items()) == {"/Strong": "/Span"}
    assert read.elements("Strong")


def test_a_type_that_nobody_knows_is_our_mistake(book: Builder) -> None:
    book.paragraph("words", role="Paragraph")

    with pytest.raises(ValueError, match="unknown structure type: Paragraph"):
        book.write()


def test_the_file_says_that_it_is_tagged(book: Builder) -> None:
    assert book.read().root.MarkInfo.Marked is True
