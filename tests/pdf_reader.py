"""A PDF read by the rules.

The reader knows nothing of our writer: it follows the rules of ISO 32000 for text
positions, marked content and the structure tree.  PDFium is the second witness.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

import pikepdf
import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Iterator


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

    @cached_property
    def contents(self) -> dict[tuple[int, int], str]:
        """The text of each piece of marked content, by page (from 0) and number."""
        texts: dict[tuple[int, int], str] = {}
        for page in range(len(self.pdf.pages)):
            for told in self.told(page):
                if told.mcid is not None:
                    key = (page, told.mcid)
                    texts[key] = texts.get(key, "") + told.text
        return texts

    @property
    def tree(self) -> list[str]:
        """The structure tree in the order of reading: a line for each element, text and link."""
        lines = []
        for depth, kid, page in self.kids():
            match kid:
                case int():
                    said = f"{page + 1}: {self.contents.get((page, kid), 'drawing')!r}"
                case str():
                    said = kid
                case _:
                    said = str(kid.S)[1:]
            lines.append("  " * depth + said)
        return lines

    def elements(self, role: str) -> list[Any]:
        """Return the structure elements of a role, in the order of reading."""
        kids = (kid for _, kid, _ in self.kids())
        return [kid for kid in kids if not isinstance(kid, int | str) and f"/{role}" == kid.S]

    def kids(self) -> Iterator[tuple[int, Any, int]]:
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
