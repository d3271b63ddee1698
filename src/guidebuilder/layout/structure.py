"""The structure tree that a screen reader walks: grown while blocks are set.

Layout makes one element for each paragraph, list, table cell and so on before any
line is placed, and every placed item carries the number of its element.  Drawing
only opens and closes marks; it never decides what something is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.diagnostics import Span
    from guidebuilder.geometry import Rect
    from guidebuilder.text.runs import TagId


class Element(Struct):
    """One element of the structure tree.

    Attributes:
        id: Its number; also its place in :attr:`StructureTree.elements`.
        role: Standard structure type of PDF 1.7 (``P``, ``H1``, ``TD`` …).
        parent: Number of the element around it; ``None`` only for ``Document``.
        alt: Text in place of a picture.
        expansion: Long form of an abbreviation (``/E``).
        actual: Characters in place of what is drawn (``/ActualText``).
        lang: Language, if not that of the document.
        title: Name of a section, shown by some readers.
        scope: ``Column`` or ``Row`` for ``TH``.
        headers: Numbers of the ``TH`` elements that head a ``TD`` (spans and two-level heads).
        row_span: Rows that a cell covers.
        column_span: Columns that a cell covers.
        numbering: ``ListNumbering`` of an ``L``: ``Decimal``, ``Disc``, ``None`` …
        bbox: Place of a ``Figure`` on its page, in page points; the layout fills it in last.
        leftwards: Whether what is in it reads from right to left.
        span: Where what it says was written, if that is known; nothing of it is printed.
        children: Numbers of the elements inside it, in the order of reading.
    """

    id: TagId
    role: str
    parent: TagId | None
    alt: str | None = None
    expansion: str | None = None
    actual: str | None = None
    lang: str | None = None
    title: str | None = None
    scope: str | None = None
    headers: tuple[TagId, ...] = ()
    row_span: int = 1
    column_span: int = 1
    numbering: str | None = None
    bbox: Rect | None = None
    leftwards: bool = False
    span: Span | None = None
    children: list[TagId] = field(default_factory=list)


class StructureTree(Struct):
    """All elements of a document.

    The children of an element are read in the order in which they were made or adopted;
    where an element also holds text of its own (a ``P`` with a ``Link`` inside), children
    and text are read in the order in which they are drawn.

    Attributes:
        elements: By number; those of matter that was set again are among them.
        tops: Numbers of the elements that stand in no other: ``Document``, and matter that
            is set and not yet placed.
    """

    elements: list[Element] = field(default_factory=list)
    tops: list[TagId] = field(default_factory=list)

    def add(self, role: str, parent: TagId | None, **attributes: object) -> TagId:
        """Make an element at the end of *parent* and return its number."""
        element = Element(len(self.elements), role, parent, **attributes)  # type: ignore[arg-type]
        self.elements.append(element)
        self._beside(element).append(element.id)
        return element.id

    def add_after(self, tag: TagId, role: str, **attributes: object) -> TagId:
        """Make an element that is read next after another and what is in it."""
        around = self._beside(self[tag])
        added = self.add(role, self[tag].parent, **attributes)
        around.insert(around.index(tag) + 1, around.pop())
        return added

    def forget_from(self, count: int) -> None:
        """Forget all but the first *count* elements: those of a try that is given up."""
        for element in self.elements[count:]:
            if element.parent is None or element.parent < count:
                self._beside(element).remove(element.id)
        del self.elements[count:]

    def adopt(self, tag: TagId, parent: TagId) -> None:
        """Take an element, and all that is in it, from where it is to the end of *parent*."""
        element = self[tag]
        self._beside(element).remove(tag)
        element.parent = parent
        self._beside(element).append(tag)

    def empty_into(self, tag: TagId, parent: TagId) -> None:
        """Take all that is in an element to the end of *parent*, and drop the element."""
        for child in tuple(self[tag].children):
            self.adopt(child, parent)
        self.drop(tag)

    def drop(self, tag: TagId) -> None:
        """Take an element, and all that is in it, out of what is read."""
        self._beside(self[tag]).remove(tag)

    def note(self, tag: TagId, span: Span) -> None:
        """Keep where an element's words were written; the first place told is kept."""
        element = self[tag]
        if element.span is None and span.line:
            element.span = span

    def written_at(self, tag: TagId | None) -> Span | None:
        """Return where an element was written, or else what is around it."""
        while tag is not None:
            element = self[tag]
            if element.span is not None:
                return element.span
            tag = element.parent
        return None

    def _beside(self, element: Element) -> list[TagId]:
        """Return the list that an element stands in."""
        return self.tops if element.parent is None else self[element.parent].children

    def in_reading_order(self) -> Iterator[Element]:
        """Yield all elements that are read, each before what is in it."""
        ahead = self.tops[::-1]
        while ahead:
            element = self[ahead.pop()]
            yield element
            ahead += element.children[::-1]

    def __getitem__(self, tag: TagId) -> Element:
        return self.elements[tag]
