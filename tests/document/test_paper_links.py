"""Readers on paper see where links lead: by a number, or by the address itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from guidebuilder.diagnostics import Span
from guidebuilder.document.blocks import Addresses, Paragraph
from guidebuilder.document.contents import things_in
from guidebuilder.document.inlines import LinkNumber, Run
from guidebuilder.document.paper_links import Spelling, with_numbered_links, with_spelled_links
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from guidebuilder.document.blocks import Document, Section
    from guidebuilder.document.inlines import Inlines

HERE = Span("guide/a.yaml", 1, 1)
SPELLING = Spelling(words("en"))


def link(text: str, address: str, *, strong: bool = False) -> Run:
    return Run(text, HERE, strong=strong, link=address)


@pytest.fixture
def written(document: Callable[[str], Document]) -> Callable[..., Document]:
    """Return a booklet with some paragraphs as its first section."""

    def with_texts(*texts: Inlines) -> Document:
        booklet = document("india")
        chapter = booklet.chapters[0]
        part = chapter.parts[0]
        blocks = tuple(Paragraph(inlines=each, span=HERE) for each in texts)
        section = replace(part.sections[0], blocks=blocks)
        part = replace(part, sections=(section, *part.sections[1:]))
        chapter = replace(chapter, parts=(part, *chapter.parts[1:]))
        return replace(booklet, chapters=(chapter, *booklet.chapters[1:]))

    return with_texts


def first(document: Document) -> Section:
    return document.chapters[0].parts[0].sections[0]


def shown(section: Section) -> list[tuple[str, str]]:
    return [
        (item.number, run.text)
        for block in section.blocks
        if isinstance(block, Addresses)
        for item in block.items
        for run in item.shown
        if isinstance(run, Run)
    ]


def numbers(section: Section) -> list[str]:
    return [each.number for each in things_in(section) if isinstance(each, LinkNumber)]


def test_each_link_gets_a_number_and_the_section_its_address(
    written: Callable[..., Document],
) -> None:
    document = written(
        (Run("See ", HERE), link("the course", "https://www.niit.com/bpo/"), Run(".", HERE)),
        (link("write to us", "mailto:desk@example.org"),),
    )

    section = first(with_numbered_links(document, SPELLING))

    assert numbers(section) == ["1", "2"]
    assert shown(section) == [("1", "niit.com/bpo"), ("2", "desk@example.org")]
    assert isinstance(section.blocks[-1], Addresses)


def test_a_number_says_to_a_listener_what_it_is(written: Callable[..., Document]) -> None:
    section = first(with_numbered_links(written((link("here", "https://a.org"),)), SPELLING))

    (number,) = (each for each in things_in(section) if isinstance(each, LinkNumber))
    assert number.spoken == "address 1"


def test_one_address_has_one_number(written: Callable[..., Document]) -> None:
    document = written(
        (link("here", "https://a.org"), Run(" and ", HERE), link("there", "https://a.org/")),
    )

    section = first(with_numbered_links(document, SPELLING))

    assert numbers(section) == ["1", "1"]
    assert shown(section) == [("1", "a.org")]


def test_a_link_in_two_types_has_one_number(written: Callable[..., Document]) -> None:
    document = written(
        (link("the ", "https://a.org"), link("course", "https://a.org", strong=True)),
    )

    assert numbers(first(with_numbered_links(document, SPELLING))) == ["1"]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("niit.com/bpo", "https://www.niit.com/bpo"),
        ("www.niit.com", "https://www.niit.com/"),
        ("https://niit.com", "https://niit.com"),
        ("1800 11 22 33", "tel:1800112233"),
        ("Desk@example.org", "mailto:desk@example.org"),
        ("the ladder", "#ladder"),
    ],
)
def test_words_that_are_an_address_need_no_number(
    written: Callable[..., Document], text: str, address: str
) -> None:
    section = first(with_numbered_links(written((link(text, address),)), SPELLING))

    assert numbers(section) == []
    assert shown(section) == []


def test_a_title_page_has_its_address_behind_the_link(
    document: Callable[[str], Document],
) -> None:
    booklet = document("india")
    opener = booklet.chapters[0].opener
    assert opener is not None
    opener = replace(opener, text=(link("a course", "https://niit.com/bpo"), Run(".", HERE)))
    chapter = replace(booklet.chapters[0], opener=opener)
    booklet = replace(booklet, chapters=(chapter, *booklet.chapters[1:]))

    opener = with_numbered_links(booklet, SPELLING).chapters[0].opener

    assert opener is not None
    text = "".join(each.text for each in opener.text if isinstance(each, Run))
    assert text == "a course (niit.com/bpo)."


def test_a_sheet_has_addresses_and_no_numbers(written: Callable[..., Document]) -> None:
    document = with_spelled_links(written((link("a course", "https://niit.com"),)), SPELLING)

    words_of_it = [each.text for each in things_in(first(document).blocks) if isinstance(each, Run)]
    assert words_of_it == ["a course", " (niit.com)"]
    assert not any(isinstance(each, Addresses) for each in things_in(document))


def test_what_has_no_links_stays_the_very_same(document: Callable[[str], Document]) -> None:
    booklet = document("india")
    without = [
        section
        for chapter in booklet.chapters
        for part in chapter.parts
        for section in part.sections
        if not any(isinstance(each, Run) and each.link for each in things_in(section))
    ]

    numbered = with_numbered_links(booklet, SPELLING)

    after = [
        section
        for chapter in numbered.chapters
        for part in chapter.parts
        for section in part.sections
    ]
    assert without
    assert all(any(each is other for other in after) for each in without)


SHORT = Spelling(words("en"), {"niit.com/bpo": "https://school.example/l/4821"})


def test_a_publishers_own_address_stands_for_a_long_one_and_tells_where_it_leads(
    written: Callable[..., Document],
) -> None:
    texts = (
        (link("the course", "https://www.niit.com/bpo/"),),
        (link("another", "https://other.example/"),),
    )
    section = first(with_numbered_links(written(*texts), SHORT))

    assert shown(section) == [
        ("1", "school.example/l/4821"),
        ("1", " (niit.com)"),
        ("2", "other.example"),
    ]


def test_it_stands_behind_a_link_where_no_section_ends(written: Callable[..., Document]) -> None:
    document = with_spelled_links(written((link("a course", "https://niit.com/bpo"),)), SHORT)
    runs = [each.text for each in things_in(first(document).blocks) if isinstance(each, Run)]

    assert runs == ["a course", " (school.example/l/4821)"]
