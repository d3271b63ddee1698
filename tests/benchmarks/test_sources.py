"""The peers are given all of our words, in sources that say nothing else."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from benchmarks.html_source import html_source
from benchmarks.manuscript import Grid, Manuscript, Text, reading_text
from benchmarks.transcribe import transcribed
from benchmarks.typst_source import typst_source

from guidebuilder.diagnostics import Span
from guidebuilder.document.blocks import Block
from guidebuilder.document.inlines import PageNumber, Run, Unverified

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.booklets import Booklet, Making
    from benchmarks.manuscript import Node

    from guidebuilder.document.blocks import Document
    from guidebuilder.document.inlines import Inline

HERE = Span("here.yaml", 1, 1)
FONTS = Path("/fonts")
VOID = {"meta", "img", "br"}


class Reader(HTMLParser):
    """Reads a page, and complains of tags that are not closed in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text))


def blocks(document: Document) -> Iterator[Block]:
    for chapter in document.chapters:
        for part in chapter.parts:
            for section in part.sections:
                yield from section.blocks


def saying(*inlines: Inline, nodes: tuple[Node, ...] = ()) -> Manuscript:
    """Return a manuscript of one paragraph, or of some nodes."""
    return Manuscript("A title", "Someone", "en-GB", ("Head",), nodes or (Text(inlines),))


def typst_body(book: Manuscript) -> str:
    return typst_source(book)[0].rpartition("inset: 3pt)\n")[2].strip()


def html_body(book: Manuscript) -> str:
    return html_source(book, FONTS).partition("<body>\n")[2].partition("</body>")[0].strip()


def test_the_test_guide_has_every_kind_of_block(makings: tuple[Making, ...]) -> None:
    """A kind that is missing there would be tried by none of the tests below."""
    found = {type(each) for made in makings for each in blocks(made.document)}

    assert set(get_args(Block)) - found == set()


def test_what_our_pages_print_is_in_the_manuscript(india: Booklet) -> None:
    book = transcribed(india.making.document, india.making.theme.manners)
    printed = {
        word
        for page in india.making.book.pages
        for item in page.items
        for word in words(getattr(getattr(item, "run", None), "text", ""))
        if not word.isdigit()
    }

    typst = words(re.sub(r"\\(.)", r"\1", typst_source(book)[0]))
    # A word may be divided over two lines, or a fraction joined to its figure.
    lost = {word for word in printed if not any(word in whole for whole in typst)}
    # It comes and goes with the number of pages.
    assert lost <= words(india.making.document.wording.continued)


def test_both_peers_are_given_the_same_words(makings: tuple[Making, ...]) -> None:
    for made in makings:
        book = transcribed(made.document, made.theme.manners)
        reader = Reader()
        reader.feed(html_source(book, FONTS))
        typst = words(re.sub(r"\\(.)", r"\1", typst_source(book)[0]))

        wanted = words(reading_text(book))
        assert reader.open == []
        assert wanted - words(" ".join(reader.text)) == set()
        assert wanted - typst == set()


def test_nothing_that_an_author_writes_is_markup() -> None:
    book = saying(Run("#let *x* = [a] <b> & $c$ // \\ @d", HERE))

    assert typst_body(book) == r"\#let \*x\* \= \[a\] \<b\> \& \$c\$ \/\/ \\ \@d"
    assert html_body(book) == "<p>#let *x* = [a] &lt;b&gt; &amp; $c$ // \\ @d</p>"


def test_emphasis_links_and_page_numbers_are_kept() -> None:
    book = saying(
        Run("strong", HERE, strong=True),
        Run("away", HERE, link="https://example.org/a"),
        Run("here", HERE, link="#place", emphasis=True),
        PageNumber("place", HERE),
        Unverified("not verified"),
    )

    assert typst_body(book) == (
        '#strong[strong];#link("https://example.org/a")[away];'
        '#link(label("place"))[#emph[here]];'
        '#context { counter(page).at(label("place")).first() };◇'
    )
    assert html_body(book) == (
        '<p><strong>strong</strong><a href="https://example.org/a">away</a>'
        '<a href="#place"><em>here</em></a><a class="number" href="#place"></a>◇</p>'
    )


def test_every_row_of_a_table_fills_its_columns(makings: tuple[Making, ...]) -> None:
    """A cell that spans rows or columns leaves out just those that it covers."""
    for made in makings:
        book = transcribed(made.document, made.theme.manners)
        grids = [node for node in book.nodes if isinstance(node, Grid)]
        assert grids
        for grid in grids:
            for rows in (grid.head, grid.rows):
                area = sum(box.row_span * box.column_span for row in rows for box in row)
                assert area == grid.columns * len(rows)


def test_a_chart_that_a_table_repeats_is_read_once(india: Booklet) -> None:
    text = reading_text(transcribed(india.making.document, india.making.theme.manners))

    assert text.count("Short course with certificate in customer service") == 1
