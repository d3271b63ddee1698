"""What stands on a page in words: for those who hear it, who search it, and who click on it.

Each piece is a paragraph, a heading, a cell or a drawing with words of its own, in the order
in which a screen reader reads the finished file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from guidebuilder.geometry import Rect
from guidebuilder.layout.galley import extent
from guidebuilder.layout.page import DrawnImage, DrawnRun, Shape
from guidebuilder.layout.setting import ink_width
from guidebuilder.pdf.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.diagnostics import Span
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item, Page
    from guidebuilder.layout.structure import StructureTree
    from guidebuilder.text.runs import TagId

INLINE = frozenset({"Span", "Link"})
"""Elements that are part of a line."""

ABOVE, BELOW = 0.8, 0.25
"""How far letters reach from the baseline, in em: what is marked when one points at a line."""


class Piece(Struct, frozen=True):
    """A piece of a page.

    Attributes:
        role: Its structure type in PDF: ``P``, ``H2``, ``TD``, ``Figure`` …
        words: What it says.
        box: Left, top, width and height, in points from the page's top left corner.
        file: Where it was written, if anybody wrote it.
        line: The same.
        column: The same.
    """

    role: str
    words: str
    box: tuple[Pt, Pt, Pt, Pt]
    file: str = ""
    line: int = 0
    column: int = 0


class _Growing(Struct):
    """A piece whose items are being collected."""

    words: list[str] = field(default_factory=list)
    drawn: list[Item] = field(default_factory=list)
    edges: list[Rect] = field(default_factory=list)
    heard: set[TagId] = field(default_factory=set)
    span: Span | None = None


def pieces_on(page: Page, tree: StructureTree) -> tuple[Piece, ...]:
    """Return the pieces of a page, in reading order."""
    growing: dict[TagId, _Growing] = {}
    for item in page.items:
        match item:
            case DrawnRun(x, baseline, run, tag):
                if tag is None:
                    continue  # furniture
                inner = tag if run.tag is None else run.tag
                piece = _piece(growing, tree, inner)
                if run.tag is None or not _says(tree, inner, piece):
                    piece.words.append(run.text)
                size = run.style.size
                height = (ABOVE + BELOW) * size
                piece.edges.append(Rect(x, baseline - ABOVE * size, ink_width(run), height))
            case Shape(tag=int() as tag) | DrawnImage(tag=int() as tag):
                piece = _piece(growing, tree, tag)
                piece.drawn.append(item)
                _says(tree, tag, piece)
            case _:
                pass
    return tuple(_finished(growing, tree))


def _piece(growing: dict[TagId, _Growing], tree: StructureTree, tag: TagId) -> _Growing:
    """Return the piece that an element belongs to: the nearest that is no part of a line."""
    owner, span = tag, tree.written_at(tag)
    while tree[owner].role in INLINE:
        parent = tree[owner].parent
        if parent is None:
            break
        owner = parent
    piece = growing.get(owner)
    if piece is None:
        piece = growing[owner] = _Growing(span=tree.written_at(owner) or span)
    return piece


def _says(tree: StructureTree, tag: TagId, piece: _Growing) -> bool:
    """Whether an element is spoken in words of its own; they are added once."""
    said = tree[tag].actual
    if said is None:
        return False
    if tag not in piece.heard:
        piece.heard.add(tag)
        piece.words.append(f"{said} ")
    return True


def _finished(growing: dict[TagId, _Growing], tree: StructureTree) -> Iterator[Piece]:
    for tag, piece in growing.items():
        element = tree[tag]
        words = " ".join((element.alt or plain("".join(piece.words))).split())
        around = extent(piece.drawn)
        edges = piece.edges if around is None else [*piece.edges, around]
        if not words or not edges:
            continue
        left, top = min(each.x for each in edges), min(each.y for each in edges)
        right, bottom = max(each.right for each in edges), max(each.bottom for each in edges)
        box = round(left, 2), round(top, 2), round(right - left, 2), round(bottom - top, 2)
        if piece.span is None:
            yield Piece(element.role, words, box)
        else:
            span = piece.span
            yield Piece(element.role, words, box, span.file, span.line, span.column)
