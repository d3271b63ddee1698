"""What a screen reader says of a tagged PDF: its structure tree, read to the end.

Words come from the marked content of each element; Alt, ActualText and expansions stand
in their place where an element has them (ISO 32000-1, 14.9).  Artifacts are not said.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.pdf_reader import Reader

INLINE = frozenset({"Span", "Link", "Reference", "Quote", "Em", "Strong", "Code", "Annot"})
"""Roles that are said within the line of the element around them."""

GROUPS = frozenset({"Document", "Part", "Art", "Sect", "Div", "NonStruct", "THead", "TBody", "L"})
"""Roles that hold other elements and no words of their own."""

UNSAID = str.maketrans("", "", "\u00ad\u200b\u2060")
"""Soft hyphens and what else only steers lines."""

SUBSTITUTES = ("/ActualText", "/Alt", "/E")
"""Words in place of what is drawn, the most exact first."""


@dataclass(eq=False)
class Heard:
    """An element as it is heard.

    Attributes:
        role: Its structure type.
        source: The element in the file.
        page: Number of the page, from 1, on which its first content stands; 0 if it has none.
        parts: Its words and the elements in it, in the order of reading.
    """

    role: str
    source: Any
    page: int = 0
    parts: list[Heard | str] = field(default_factory=list)

    @property
    def elements(self) -> list[Heard]:
        """The elements directly in it."""
        return [each for each in self.parts if isinstance(each, Heard)]

    @property
    def all(self) -> Iterator[Heard]:
        """It and all that is in it, in the order of reading."""
        yield self
        for each in self.elements:
            yield from each.all

    def of(self, *roles: str) -> list[Heard]:
        """Return the elements of some roles in it."""
        return [each for each in self.all if each.role in roles]

    @property
    def substitute(self) -> str | None:
        """Words that are said in place of its own."""
        return next((str(self.source[key]) for key in SUBSTITUTES if key in self.source), None)

    @property
    def words(self) -> str:
        """All words in it, as they are said: one space between two words."""
        return " ".join(self._said().translate(UNSAID).split())

    def _said(self) -> str:
        if self.substitute is not None:
            return self.substitute
        said = ""
        for part in self.parts:
            if isinstance(part, str):
                said += part
            elif part.role in INLINE:
                said += f"[link] {part._said()}" if part.role == "Link" else part._said()
            else:
                said += f" {part._said()} "
        return said

    def attribute(self, name: str) -> Any:  # noqa: ANN401  pikepdf's objects
        """Return an entry of its attribute objects, or none."""
        owners = self.source.get("/A", pikepdf.Array())
        for each in owners if isinstance(owners, pikepdf.Array) else [owners]:
            if f"/{name}" in each:
                return each[f"/{name}"]
        return None


def heard(reader: Reader) -> list[Heard]:
    """Return the tops of the structure tree with all that is in them."""
    tops: list[Heard] = []
    path: list[Heard] = []
    for depth, kid, page in reader.kids():
        del path[depth:]
        if isinstance(kid, str):
            continue  # the annotation of a link: its words are the content before it
        if isinstance(kid, int):
            path[-1].parts.append(reader.contents.get((page, kid), ""))
            for each in path:
                each.page = each.page or page + 1
            continue
        element = Heard(str(kid.S)[1:], kid)
        (path[-1].parts if path else tops).append(element)
        path.append(element)
    return tops


def read_aloud(reader: Reader) -> str:
    """Return a file as one hears it: a line for each thing said, indented under its list."""
    return "".join(f"{line}\n" for top in heard(reader) for line in _spoken(top))


def _spoken(element: Heard) -> Iterator[str]:
    match element.role:
        case "H1" | "H2" | "H3" | "H4" | "H5" | "H6" as role:
            yield ""
            yield f"heading {role[1]}: {element.words}"
        case "L" | "TOC":
            yield f"{_kind_of_list(element)}, {_counted(len(element.elements), 'item')}"
            for item in element.elements:
                yield from _item(item)
        case "Table":
            yield from _table(element)
        case "Figure":
            yield f"figure: {element.words}"
        case role if role in GROUPS:
            for each in element.elements:
                yield from _spoken(each)
        case _:
            yield from _block(element)


def _block(element: Heard) -> Iterator[str]:
    """Yield a paragraph's line, then the blocks in it if it has any."""
    own = Heard(element.role, element.source)
    own.parts = [each for each in element.parts if isinstance(each, str) or each.role in INLINE]
    blocks = [each for each in element.elements if each.role not in INLINE]
    if own.parts or not blocks:
        yield own.words or "(nothing)"
    for each in blocks:
        yield from _spoken(each)


def _item(item: Heard) -> Iterator[str]:
    """Yield an item: its label and its first words on one line, the rest under it."""
    label = " ".join(each.words for each in item.elements if each.role == "Lbl")
    lines = [
        line
        for each in item.elements
        if each.role != "Lbl"
        for line in (_spoken(each) if each.role == "TOC" else _block(each))
    ]
    first = " | ".join(each for each in (label, *lines[:1]) if each)
    yield f"- {first or '(nothing)'}"
    lines = lines[1:]
    yield from (f"  {line}" for line in lines)


def _kind_of_list(element: Heard) -> str:
    if element.role == "TOC":
        return "contents"
    return {"/None": "list", "/Disc": "bulleted list"}.get(
        str(element.attribute("ListNumbering")), "numbered list"
    )


def _table(table: Heard) -> Iterator[str]:
    rows = [element for element in table.all if element.role == "TR"]
    width = max((sum(_span(cell, "ColSpan") for cell in row.elements) for row in rows), default=0)
    title = "".join(f": {each.words}" for each in table.elements if each.role == "Caption")
    yield f"table, {_counted(len(rows), 'row')}, {_counted(width, 'column')}{title}"
    for row in rows:
        yield "  " + " | ".join(_cell(cell) for cell in row.elements)
    yield "end of table"


def _cell(cell: Heard) -> str:
    """Return a cell: what it heads is said before its words."""
    words = " / ".join(_block(cell)) if cell.parts else "(empty)"
    heads = {"/Row": "row head", "/Column": "column head"}.get(str(cell.attribute("Scope")))
    rows = _span(cell, "RowSpan")
    over = f" of {rows} rows" if rows > 1 else ""
    return f"{heads}{over}: {words}" if cell.role == "TH" else words


def _span(cell: Heard, name: str) -> int:
    return int(cell.attribute(name) or 1)


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
