"""Books made by hand, as layout would hand them over."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from tests.pdf_reader import Reader

from guidebuilder.document.blocks import Metadata
from guidebuilder.geometry import Rect, Size
from guidebuilder.layout.page import (
    Anchor,
    Book,
    Bookmark,
    DrawnRun,
    Item,
    Page,
    Shape,
)
from guidebuilder.layout.paths import rectangle
from guidebuilder.layout.structure import StructureTree
from guidebuilder.pdf.write import write_pdf
from guidebuilder.style.character import CharStyle
from guidebuilder.style.ink import ink
from guidebuilder.text.fonts import Face, FontBook
from guidebuilder.text.runs import GlyphRun
from guidebuilder.text.shaping import shaper_for

if TYPE_CHECKING:
    from guidebuilder.text.runs import TagId
    from guidebuilder.text.shaping import ShapedWord

SERIF = FontBook.shipped().face("text", 400)
INK = ink("ink", "#1A1A1A", 0, 0, 0, 90)
DEEP = ink("deep", "#004B6B", 100, 40, 10, 40)
STYLE = CharStyle("text", 400, 10.0, INK)
A5 = Size(419.53, 595.28)

METADATA = Metadata(
    title="Careers in calling: a guide",
    author="Test School",
    subject="What the work is & how one gets it",
    keywords=("careers", "BPO"),
    language="en-GB",
    issued="2026-11",
    rights="© 2026 Test School, CC BY 4.0",
    edition="India edition",
    region="india",
    sources="The survey: CC BY 4.0. It has “figures” & words.",
)


@dataclass
class Builder:
    """Puts a book together, line after line and page after page.

    Attributes:
        tree: Its structure; ``document`` is the element around everything.
        pages: Items of each page so far.
        outline: Bookmarks.
        metadata: What the file says about itself.
        baseline: Where the next line stands.
        bleed: Of all pages.
        face: What words are set in.
        style: How.
        opened: What was written and read: pikepdf's objects die with their file.
    """

    tree: StructureTree = field(default_factory=StructureTree)
    pages: list[list[Item]] = field(default_factory=lambda: [[]])
    outline: list[Bookmark] = field(default_factory=list)
    metadata: Metadata = METADATA
    document: TagId = field(init=False)
    baseline: float = 40.0
    bleed: float = 0.0
    face: Face = SERIF
    style: CharStyle = STYLE
    opened: list[Reader] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.document = self.tree.add("Document", None)

    def element(self, role: str, parent: TagId | None = None, **attributes: object) -> TagId:
        """Add a structure element, under the document if nothing else is said."""
        return self.tree.add(role, self.document if parent is None else parent, **attributes)

    def draw(self, *items: Item) -> None:
        """Put items on the page at work."""
        self.pages[-1].extend(items)

    def shaped(self, text: str, *, script: str = "Latn", rtl: bool = False) -> GlyphRun:
        """Return text set in the book's face, kerned and tracked as layout has it."""
        shaper = shaper_for(self.face, script, "en", (), tracked=False)
        tokens = re.findall("[ \u00a0]|[^ \u00a0]+", text)
        words = tuple(shaper.word(each, rtl=rtl) for each in (tokens[::-1] if rtl else tokens))
        return self.run(text, words, rtl=rtl)

    def run(self, text: str, words: tuple[ShapedWord, ...], *, rtl: bool = False) -> GlyphRun:
        """Return words in the book's face and style as a run."""
        tracking = self.style.tracking
        run = GlyphRun(text, self.face, self.style, words, 0.0, "en-GB", rtl, tracking=tracking)
        return self.fitted(run)

    @staticmethod
    def fitted(run: GlyphRun, **changes: object) -> GlyphRun:
        """Return a run with some fields changed, as wide as that makes it."""
        changed = replace(run, **changes)
        return replace(changed, width=sum(changed.advance(word) for word in changed.words))

    def line(self, *parts: GlyphRun | str | tuple[str, TagId], tag: TagId | None) -> None:
        """Set parts beside each other: runs, words, or words with an inline element."""
        x = 40.0
        for part in parts:
            words, inline = part if isinstance(part, tuple) else (part, None)
            run = self.shaped(words) if isinstance(words, str) else words
            if inline is not None:
                run = replace(run, tag=inline)
            self.draw(DrawnRun(x, self.baseline, run, tag))
            x += run.width
        self.baseline += 14

    def paragraph(self, words: str, parent: TagId | None = None, role: str = "P") -> TagId:
        """Set one line with an element of its own."""
        tag = self.element(role, parent)
        self.line(words, tag=tag)
        return tag

    def box(self, rect: Rect, tag: TagId | None = None) -> None:
        """Draw a filled rectangle."""
        self.draw(Shape(rectangle(rect.x, rect.y, rect.width, rect.height), fill=DEEP, tag=tag))

    def anchor(self, name: str) -> None:
        """Name the place that the next line stands at."""
        self.draw(Anchor(name, self.baseline))

    def turn(self) -> None:
        """Go on on a new page."""
        self.pages.append([])
        self.baseline = 40.0

    @property
    def book(self) -> Book:
        """The book so far."""
        pages = tuple(
            Page(number, A5, tuple(items), self.bleed)
            for number, items in enumerate(self.pages, start=1)
        )
        return Book(pages, self.tree, tuple(self.outline), self.metadata)

    def write(self) -> bytes:
        """Return the book as PDF."""
        return write_pdf(self.book)

    def read(self) -> Reader:
        """Write the book and open it."""
        self.opened.append(Reader(self.write()))
        return self.opened[-1]


@pytest.fixture
def book() -> Builder:
    """An empty book of one page."""
    return Builder()


@pytest.fixture(scope="session")
def new_book() -> type[Builder]:
    """Makes empty books, for properties that need many."""
    return Builder


@pytest.fixture(scope="session")
def reader() -> type[Reader]:
    """Opens a file that a test wrote itself."""
    return Reader
