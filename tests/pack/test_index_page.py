"""The page of a pack: it says what lies beside it, and asks for nothing else."""

from __future__ import annotations

import hashlib
import re
from html.parser import HTMLParser

import pytest

from guidebuilder.pack.index_page import PackPage, index_page
from guidebuilder.pack.packed import CHECKSUMS, PackedFile, Use, checksums
from guidebuilder.style.ink import ink
from guidebuilder.words.catalogue import words

FILES = tuple(
    PackedFile(
        name=f"guide-{use.value}.pdf",
        data=b"%PDF" + bytes(1_234_567 if use is Use.SCREEN else 4_321),
        use=use,
        pages=number,
        holds="Nurse <& carer>" if use is Use.HANDOUT else "",
    )
    for number, use in enumerate(Use, 1)
)


class Reader(HTMLParser):
    """Collects what a page holds, and that every element is closed."""

    VOID = frozenset({"meta", "img", "link"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page(**changes: object) -> str:
    given: dict[str, object] = {
        "title": "Working & living",
        "edition": "India edition",
        "sentence": 'You say "hello" <to> people.',
        "language": "en",
        "direction": "ltr",
        "ink": ink("deep", "#2A2773", 95, 95, 15, 15),
        "cover": "cover.png",
        "files": FILES,
        "imprint": ("© 2026 A school",),
    }
    made = index_page(PackPage(**(given | changes)), words("en"))  # type: ignore[arg-type]
    return made.data.decode()


def test_every_file_can_be_fetched_and_says_how_large_it_is() -> None:
    read = Reader(page())
    links = [attributes["href"] for tag, attributes in read.elements if tag == "a"]

    assert links == [each.name for each in FILES]
    assert read.open == []
    said = "".join(read.words)
    assert "1.2\u00a0MB" in said
    assert "4\u00a0kB" in said
    assert "1 page," in said


def test_it_asks_for_nothing_but_the_files_beside_it() -> None:
    text = page()
    asked = {
        value
        for _, attributes in Reader(text).elements
        for name, value in attributes.items()
        if name in ("src", "href", "srcset", "action", "data")
    }

    assert asked == {"cover.png", *(each.name for each in FILES)}
    assert not re.search(r"<script|url\(|@import|https?:", text)


def test_words_of_a_guide_are_words_and_no_markup() -> None:
    said = "".join(Reader(page()).words)

    assert "Working & living" in said
    assert 'You say "hello" <to> people.' in said
    assert "Nurse <& carer>" in said


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_it_has_a_language_a_direction_and_one_title(direction: str) -> None:
    elements = Reader(page(direction=direction)).elements

    html = next(attributes for tag, attributes in elements if tag == "html")
    assert (html["lang"], html["dir"]) == ("en", direction)
    assert [tag for tag, _ in elements].count("h1") == 1
    assert all(attributes.get("alt") for tag, attributes in elements if tag == "img")


def test_the_words_of_the_program_are_told_from_those_of_the_guide() -> None:
    elements = Reader(page(language="ar", direction="rtl")).elements

    assert {tag: each["lang"] for tag, each in elements if "lang" in each} == {
        "html": "ar",
        "main": "en",
    }


def test_a_use_without_files_has_no_section() -> None:
    elements = Reader(page(files=FILES[:1])).elements

    assert [tag for tag, _ in elements].count("section") == 1


def test_checksums_are_those_of_the_files() -> None:
    listed = checksums(FILES)

    assert listed.name == CHECKSUMS
    first = listed.data.decode().splitlines()[0]
    assert first == f"{hashlib.sha256(FILES[0].data).hexdigest()}  {FILES[0].name}"
    assert len(listed.data.decode().splitlines()) == len(FILES)
