"""Tags: the structure tree that a screen reader walks, as PDF has it.

A tagged PDF says twice what belongs together.  On each page, marked content with a
number (MCID) wraps what was drawn for one element; in the structure tree each element
lists the numbers of its content, page by page, and its children.  The parent tree leads
back, from a page's numbers and from a link's annotation to their elements.

The document's own tree (``layout.structure``) is made before anything is drawn, so that
an element knows nothing of pages.  Drawing reports here what it marks; at the end the
two are joined and written as ready strings.
"""

from __future__ import annotations

from itertools import count
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec import Struct, field

from guidebuilder.layout.structure import Element
from guidebuilder.pdf.plain import plain
from guidebuilder.pdf.syntax import byte_string, name, numbers, text_string

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidebuilder.geometry import Pt
    from guidebuilder.layout.structure import StructureTree
    from guidebuilder.pdf.objects import Objects, Written
    from guidebuilder.text.runs import TagId

STANDARD_ROLES = frozenset(
    # Grouping, blocks, lists, tables, inlines and illustrations of ISO 32000-1, 14.8.4.
    {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index"}
    | {"NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6"}
    | {"L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"}
    | {"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"}
    | {"Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form"}
)
"""Structure types that every reader of PDF 1.7 knows."""

ROLE_MAP = {"Aside": "Div", "Em": "Span", "FENote": "Note", "Strong": "Span", "Title": "P"}
"""Types of PDF 2.0 that say more, and what a reader of PDF 1.7 should take them for."""

CELLS = frozenset({"TH", "TD"})


class _RoleNames(dict[str, str]):
    """Structure type → its name as a file spells it."""

    def __missing__(self, role: str) -> str:
        if role not in STANDARD_ROLES and role not in ROLE_MAP:
            raise ValueError(f"unknown structure type: {role}")
        spelt = self[role] = name(role)
        return spelt


ROLE_NAMES = _RoleNames()


class _Mark(Struct, frozen=True):
    """Marked content of an element: when it was drawn, and where."""

    moment: int
    page: int
    number: int


class _Drawn(Struct):
    """What was drawn of an element and of those inside it.

    Attributes:
        around: The same of the element that it stands in.
        marks: The element's own marked content, in order of drawing.
        links: Its annotations, each with the page it lies on.
        moment: When its first content was drawn, its own or that inside it.
        link_moment: The same for annotations, which count only where there is no content.
    """

    around: _Drawn | None = None
    marks: list[_Mark] = field(default_factory=list)
    links: list[tuple[int, Written]] = field(default_factory=list)
    moment: int | None = None
    link_moment: int | None = None


NOT_DRAWN = _Drawn()
"""What is known of an empty cell."""

TEXT_KEYS = ("/T", "/Lang", "/Alt", "/E", "/ActualText")
"""Entries of an element that a person reads or hears, but for the language."""


class Structure:
    """Joins the document's tree with what is drawn of it."""

    def __init__(self, tree: StructureTree) -> None:
        """Begin with nothing drawn."""
        self._tree = tree
        self._elements = tree.elements
        self._drawn: dict[TagId, _Drawn] = {}
        self._moments = count()
        # The parent tree: under each key the elements of a page's marks, or one of a link.
        self._parents: list[list[TagId] | TagId] = []
        self._heights: list[Pt] = []
        self._owners: list[TagId] = []
        self.page_key: int | None = None
        """The ``StructParents`` key of the page at work; none while nothing on it is tagged."""

    def begin_page(self, height: Pt) -> None:
        """Say that drawing goes on on a new page."""
        self._heights.append(height)
        self._owners = []
        self.page_key = None

    def mark(self, tag: TagId) -> str:
        """Return the operator that opens marked content of an element."""
        if self.page_key is None:
            self.page_key = len(self._parents)
            self._parents.append(self._owners)
        number, moment = len(self._owners), next(self._moments)
        self._owners.append(tag)
        drawn = self._drawn_of(tag)
        drawn.marks.append(_Mark(moment, len(self._heights) - 1, number))
        # An element whose moment is known has told those around it.
        seen: _Drawn | None = drawn
        while seen is not None and seen.moment is None:
            seen.moment = moment
            seen = seen.around
        return f"{ROLE_NAMES[self._elements[tag].role]}<</MCID {number}>>BDC"

    def link(self, tag: TagId, annotation: Written) -> int:
        """Put an annotation under its element and return its ``StructParent`` key."""
        drawn = self._drawn_of(tag)
        drawn.links.append((len(self._heights) - 1, annotation))
        moment = next(self._moments)
        seen: _Drawn | None = drawn
        while seen is not None and seen.link_moment is None:
            seen.link_moment = moment
            seen = seen.around
        self._parents.append(tag)
        return len(self._parents) - 1

    def _drawn_of(self, tag: TagId) -> _Drawn:
        drawn = self._drawn.get(tag)
        if drawn is None:
            parent = self._elements[tag].parent
            around = None if parent is None else self._drawn_of(parent)
            drawn = self._drawn[tag] = _Drawn(around)
        return drawn

    def write(self, objects: Objects, pages: Sequence[str]) -> Written:
        """Add the tree to a file.

        Args:
            objects: The objects of the file.
            pages: References to its pages.

        Returns:
            The structure tree root.
        """
        return _TreeWriter(self._tree, self._drawn, objects, pages, self._heights).write(
            self._parents
        )


class _TreeWriter:
    """Writes the elements that have content."""

    def __init__(
        self,
        tree: StructureTree,
        drawn: dict[TagId, _Drawn],
        objects: Objects,
        pages: Sequence[str],
        heights: Sequence[Pt],
    ) -> None:
        self._drawn = drawn
        self._pages = pages
        self._heights = heights
        self._tree = tree
        # An empty cell stays: without it its row would be short of a column.
        kept = [
            element
            for element in tree.in_reading_order()
            if element.id in drawn or (element.role in CELLS and element.parent in drawn)
        ]
        self._children: dict[TagId | None, list[Element]] = {}
        for element in kept:
            self._children.setdefault(element.parent, []).append(element)
        lone = {each.id: body for body in kept if (each := self._lone_paragraph(body))}
        self._kept = [element for element in kept if element.id not in lone]
        self._numbers = objects.reserve(len(self._kept))
        self._references = {
            element.id: f"{number} 0 R"
            for element, number in zip(self._kept, self._numbers, strict=True)
        }
        for paragraph, body in lone.items():
            self._references[paragraph] = self._references[body.id]
            self._children[body.id] = self._children.get(paragraph, [])
            drawn[body.id] = drawn[paragraph]
        self._named = {head for element in self._kept for head in element.headers}
        self._named |= {element.id for element in self._kept if element.role == "Note"}
        self._objects = objects

    def _lone_paragraph(self, body: Element) -> Element | None:
        """Return the paragraph that is all there is in the body of a list's item.

        The body holds its content as well by itself (ISO 32000-1, table 336), and a guide
        has a hundred of them.
        """
        children = self._children.get(body.id, ())
        if body.role != "LBody" or len(children) != 1:
            return None
        (child,) = children
        around = self._drawn.get(body.id, NOT_DRAWN)
        is_plain = child == Element(child.id, "P", body.id, children=child.children)
        return child if is_plain and not (around.marks or around.links) else None

    def write(self, parents: Sequence[list[TagId] | TagId]) -> Written:
        """Write elements, parent tree, names and role map."""
        root = self._objects.add()
        for element, number in zip(self._kept, self._numbers, strict=True):
            around = str(root) if element.parent is None else self._references[element.parent]
            self._objects.put(number, self._dictionary(element, around))
        tops = " ".join([self._references[each.id] for each in self._children.get(None, ())])
        root.content = (
            f"<</Type/StructTreeRoot/K[{tops}]/ParentTree {self._parent_tree(parents)}"
            f"/ParentTreeNextKey {len(parents)}{self._id_tree()}{self._role_map()}>>"
        )
        return root

    def _dictionary(self, element: Element, around: str) -> str:
        drawn = self._drawn.get(element.id, NOT_DRAWN)
        page = drawn.marks[0].page if drawn.marks else None
        kids = self._kids(element, drawn, page)
        entries = "<<"
        if len(kids) == 1:
            entries = f"<</K {kids[0]}"
        elif kids:
            entries = f"<</K[{' '.join(kids)}]"
        if page is not None:
            entries += f"/Pg {self._pages[page]}"
        # The entry Type may be left out, and is: it is the same a thousand times.
        entries += f"/P {around}/S{ROLE_NAMES[element.role]}"
        if element.id in self._named:
            entries += f"/ID{self._id(element.id)}"
        attributes = self._attributes(element)
        if len(attributes) == 1:
            entries += f"/A {attributes[0]}"
        elif attributes:
            entries += f"/A[{''.join(attributes)}]"
        if element.title or element.lang or element.alt or element.expansion or element.actual:
            texts = (element.title, element.lang, element.alt, element.expansion, element.actual)
            told = zip(TEXT_KEYS, texts, strict=True)
            entries += "".join(f"{key}{text_string(plain(text))}" for key, text in told if text)
        return entries + ">>"

    def _kids(self, element: Element, drawn: _Drawn, page: int | None) -> list[str]:
        """Return content and children in the order of reading, then annotations."""
        kids = [self._references[child.id] for child in self._children.get(element.id, ())]
        if drawn.marks:
            content = [self._content(mark, page) for mark in drawn.marks]
            if kids:
                moments = [mark.moment for mark in drawn.marks]
                moments += [self._moment(child) for child in self._children[element.id]]
                order = sorted(zip(moments, content + kids, strict=True), key=itemgetter(0))
                content = [kid for _, kid in order]
            kids = content
        for place, annotation in drawn.links:
            elsewhere = "" if place == page else f"/Pg {self._pages[place]}"
            kids.append(f"<</Type/OBJR/Obj {annotation}{elsewhere}>>")
        return kids

    def _content(self, mark: _Mark, page: int | None) -> str:
        """Return marked content as an element of a page refers to it."""
        if mark.page == page:
            return str(mark.number)
        return f"<</Type/MCR/Pg {self._pages[mark.page]}/MCID {mark.number}>>"

    def _moment(self, element: Element) -> int:
        drawn = self._drawn.get(element.id, NOT_DRAWN)
        return drawn.link_moment or 0 if drawn.moment is None else drawn.moment

    def _attributes(self, element: Element) -> list[str]:
        """Return the attribute objects of an element, one for each owner."""
        attributes: list[str] = []
        if element.role in CELLS:
            table = "".join(self._cell_attributes(element))
            if table:
                attributes.append(f"<</O/Table{table}>>")
        if element.numbering is not None:
            attributes.append(f"<</O/List/ListNumbering{name(element.numbering)}>>")
        if element.leftwards:
            attributes.append("<</O/Layout/WritingMode/RlTb>>")
        page = None if element.bbox is None else self._page_of(element)
        if element.bbox is not None and page is not None:
            box, height = element.bbox, self._heights[page]
            edges = numbers(box.x, height - box.bottom, box.right, height - box.y)
            attributes.append(f"<</O/Layout/BBox[{edges}]>>")
        return attributes

    def _cell_attributes(self, element: Element) -> Iterator[str]:
        if element.scope is not None:
            yield f"/Scope{name(element.scope)}"
        heads = [self._id(head) for head in element.headers if head in self._references]
        if heads:
            yield f"/Headers[{''.join(heads)}]"
        if element.row_span > 1:
            yield f"/RowSpan {element.row_span}"
        if element.column_span > 1:
            yield f"/ColSpan {element.column_span}"

    def _page_of(self, element: Element) -> int | None:
        """Return the first page that something of an element was drawn on."""
        drawn = self._drawn.get(element.id)
        if drawn is not None and drawn.marks:
            return drawn.marks[0].page
        pages = (self._page_of(child) for child in self._children.get(element.id, ()))
        return next((page for page in pages if page is not None), None)

    @staticmethod
    def _id(tag: TagId) -> str:
        # All of one length, so that the order of bytes is the order of numbers.
        return byte_string(b"e%07d" % tag)

    def _id_tree(self) -> str:
        entries = (
            f"{self._id(tag)}{self._references[tag]}"
            for tag in sorted(self._named)
            if tag in self._references
        )
        leaves = "".join(entries)
        return f"/IDTree<</Names[{leaves}]>>" if leaves else ""

    def _role_map(self) -> str:
        used = sorted({element.role for element in self._kept} & ROLE_MAP.keys())
        pairs = "".join(f"{name(role)}{name(ROLE_MAP[role])}" for role in used)
        return f"/RoleMap<<{pairs}>>" if pairs else ""

    def _parent_tree(self, parents: Sequence[list[TagId] | TagId]) -> Written:
        entries: list[str] = []
        for key, owners in enumerate(parents):
            if isinstance(owners, list):
                elements = " ".join([self._references[owner] for owner in owners])
                # In an object of its own a page's list is read only when it is wanted.
                entries.append(f"{key} {self._objects.add(f'[{elements}]')}")
            else:
                entries.append(f"{key} {self._references[owners]}")
        return self._objects.add(f"<</Nums[{' '.join(entries)}]>>")
