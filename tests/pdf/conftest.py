"""Books made by hand, as layout would hand them over, and a reader for what comes out.

The reader knows nothing of our writer: it follows the rules of ISO 32000 for text
positions, marked content and the structure tree.  PDFium is the second witness.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace

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
    from collections.abc import Iterator

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


class Origin(NamedTuple):
    """Where a glyph was drawn, in points from the lower left corner, and how large."""

    glyph: int
    x: float
    y: float
    size: float


Mark = tuple[str, dict[str, Any]]
"""Marked content: its tag and its properties."""


class Told(NamedTuple):
    """A piece of text and the marked content around it, outermost first."""

    text: str
    marks: tuple[Mark, ...]

    @property
    def mcid(self) -> int | None:
        """The number of the element's content, none in an artifact."""
        numbers = [properties["/MCID"] for _, properties in self.marks if "/MCID" in properties]
        return int(numbers[0]) if numbers else None


class Shower:
    """Follows the operators of a page as a viewer does (ISO 32000-1, 9.4.4 and 14.6)."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._state = {"Tc": 0.0, "Tz": 100.0, "Ts": 0.0}
        self._font, self._size = "", 0.0
        self._line: tuple[float, float] | None = None
        self._pen = 0.0
        self._marks: list[Mark] = []
        self.origins: list[Origin] = []
        self.told: list[Told] = []

    def follow(self, operands: list[Any], operator: str) -> None:
        """Do what an operator says."""
        match operator:
            case "Tc" | "Tz" | "Ts":
                self._state[operator] = float(operands[0])
            case "Tf":
                self._font, self._size = str(operands[0]), float(operands[1])
            case "BT":
                assert self._line is None
                self._line, self._pen = (0.0, 0.0), 0.0
            case "ET":
                self._line = None
            case "Td":
                assert self._line is not None
                x, y = map(float, operands)
                self._line = (self._line[0] + x, self._line[1] + y)
                self._pen = self._line[0]
            case "BDC" | "BMC":
                self._open(operands)
            case "EMC":
                self._marks.pop()
            case "TJ":
                self._show(operands[0])

    def _open(self, operands: list[Any]) -> None:
        properties = dict(operands[1].items()) if len(operands) > 1 else {}
        self._marks.append((str(operands[0]), properties))
        if "/ActualText" in properties:
            self.told.append(Told(str(properties["/ActualText"]), tuple(self._marks)))

    def _show(self, array: Any) -> None:  # noqa: ANN401  pikepdf's objects
        assert self._line is not None
        scale = self._state["Tz"] / 100
        told = not any("/ActualText" in properties for _, properties in self._marks)
        for part in array:
            if not isinstance(part, pikepdf.String):
                self._pen -= float(part) / 1000 * self._size * scale
                continue
            codes = bytes(part)
            for at in range(0, len(codes), 2):
                glyph = int.from_bytes(codes[at : at + 2], "big")
                y = self._line[1] + self._state["Ts"]
                self.origins.append(Origin(glyph, self._pen, y, self._size))
                if told:
                    text = self._reader.to_unicode(self._font)[glyph]
                    self.told.append(Told(text, tuple(self._marks)))
                width = self._reader.widths(self._font)[glyph] / 1000 * self._size
                self._pen += (width + self._state["Tc"]) * scale

    def close(self) -> None:
        """Assert that nothing is left open."""
        assert self._line is None
        assert self._marks == []


class Reader:
    """A PDF, read by the rules."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pikepdf.open(BytesIO(data))
        self.root: Any = self.pdf.Root

    @property
    def texts(self) -> list[str]:
        """The text of each page, as PDFium gives it."""
        document = pypdfium2.PdfDocument(self.data)
        return [page.get_textpage().get_text_bounded() for page in document]

    @cached_property
    def fonts(self) -> dict[str, Any]:
        """The fonts by their names in the pages' resources."""
        return dict(self.pdf.pages[0].Resources.Font.items())

    def operators(self, page: int) -> list[tuple[list[Any], str]]:
        """Return the operators of a page with their operands."""
        instructions = pikepdf.parse_content_stream(self.pdf.pages[page])
        return [(list(each.operands), str(each.operator)) for each in instructions]

    def shown(self, page: int) -> Shower:
        """Return what a viewer draws of a page."""
        shower = Shower(self)
        for operands, operator in self.operators(page):
            shower.follow(operands, operator)
        shower.close()
        return shower

    def told(self, page: int) -> list[Told]:
        """Return the text of a page in order of drawing, by ToUnicode or ActualText."""
        return self.shown(page).told

    @cache  # noqa: B019  readers are few and die with their test
    def to_unicode(self, font: str) -> dict[int, str]:
        """Return the text of each glyph of a font."""
        stream = self.fonts[font].ToUnicode.read_bytes().decode("ascii")
        pairs = re.findall(r"<([0-9A-F]{4})><([0-9A-F]+)>\n", stream)
        return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}

    @cache  # noqa: B019
    def widths(self, font: str) -> dict[int, float]:
        """Return the width of each glyph of a font, in thousandths of an em."""
        entries = list(self.fonts[font].DescendantFonts[0].W)
        return {
            int(first) + at: float(width)
            for first, run in zip(entries[::2], entries[1::2], strict=True)
            for at, width in enumerate(run)
        }

    @property
    def tree(self) -> list[str]:
        """The structure tree in the order of reading: a line for each element, text and link."""
        texts: dict[tuple[int, int], str] = {}
        for page in range(len(self.pdf.pages)):
            for told in self.told(page):
                if told.mcid is not None:
                    key = (page, told.mcid)
                    texts[key] = texts.get(key, "") + told.text
        lines = []
        for depth, kid, page in self._kids():
            match kid:
                case int():
                    said = f"{page + 1}: {texts.get((page, kid), 'drawing')!r}"
                case str():
                    said = kid
                case _:
                    said = str(kid.S)[1:]
            lines.append("  " * depth + said)
        return lines

    def elements(self, role: str) -> list[Any]:
        """Return the structure elements of a role, in the order of reading."""
        kids = (kid for _, kid, _ in self._kids())
        return [kid for kid in kids if not isinstance(kid, int | str) and f"/{role}" == kid.S]

    def _kids(self) -> Iterator[tuple[int, Any, int]]:
        """Yield depth, element (or number of content, or type of annotation) and page."""
        pages: dict[Any, int] = {page.objgen: number for number, page in enumerate(self.pdf.pages)}

        def walk(parent: Any, depth: int) -> Iterator[tuple[int, Any, int]]:  # noqa: ANN401
            page = pages[parent.Pg.objgen] if "/Pg" in parent else -1
            kids = parent.get("/K", pikepdf.Array())
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, int):
                    yield depth, kid, page
                elif kid.get("/Type") == "/MCR":
                    yield depth, int(kid.MCID), pages[kid.Pg.objgen]
                elif kid.get("/Type") == "/OBJR":
                    yield depth, str(kid.Obj.Subtype), page
                else:
                    yield depth, kid, page
                    yield from walk(kid, depth + 1)

        return walk(self.root.StructTreeRoot, 0)
