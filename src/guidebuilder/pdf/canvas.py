"""Draws finished pages: reportlab's canvas, with marks, fonts and links of our own.

The canvas keeps pages, their resources and the list of objects; what is on a page comes
from :class:`~guidebuilder.pdf.content.Content` as one literal.  reportlab's text, link
and outline calls are not used: they know neither glyph numbers nor tags.
"""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

from guidebuilder.layout.page import Anchor, DrawnImage, DrawnRun, LinkArea, Shape
from guidebuilder.pdf.content import Content
from guidebuilder.pdf.fonts import EmbeddedFonts
from guidebuilder.pdf.images import write_picture
from guidebuilder.pdf.navigation import Places, destination
from guidebuilder.pdf.objects import Objects
from guidebuilder.pdf.pen import Canvas, environment_hidden, pdfdoc
from guidebuilder.pdf.plain import plain
from guidebuilder.pdf.syntax import numbers, text_string, uri_string
from guidebuilder.text.runs import Uri

if TYPE_CHECKING:
    from guidebuilder.layout.page import Page
    from guidebuilder.pdf.objects import Written
    from guidebuilder.pdf.structure import Structure
    from guidebuilder.text.runs import TagId

FURNITURE = "/Artifact<</Type/Pagination>>BDC"
"""Opens text that a screen reader passes over: folios, running heads, repeated table heads."""

ORNAMENT = "/Artifact BMC"
"""Opens rules, grounds and other drawing that says nothing."""

PRINTED = 4
"""Flag of an annotation that is there on paper too (PDF/A-2, 6.3.2)."""


class BookCanvas(Canvas):
    """Draws the pages of one book.

    Attributes:
        objects: The objects of the file.
        fonts: The faces drawn so far.
        places: The places named so far.
    """

    # reportlab's own, which its type stubs leave out.
    _doc: Any
    _code: list[str]

    def __init__(self, structure: Structure, language: str) -> None:
        """Begin a file without pages.

        Args:
            structure: Told what is drawn for which element.
            language: BCP 47 tag of the document.
        """
        # Nothing is written to the stream: we pack the objects.  invariant keeps the clock out.
        with environment_hidden():
            super().__init__(BytesIO(), invariant=1, pdfVersion=(1, 7), lang=language)
        self._structure = structure
        self.objects = Objects(self._doc)
        self.fonts = EmbeddedFonts()
        self.places = Places()
        self._pictures: dict[str, tuple[str, Written]] = {}
        self._shown: dict[str, Written] = {}
        self._links: list[Written] = []
        self._mark: TagId | str | None = None

    def _make_preamble(self) -> None:
        # reportlab begins each page by choosing Helvetica, which is not embedded.
        self._preamble = ""

    def _setAnnotations(self, page: pdfdoc.PDFPage) -> None:  # noqa: N802  reportlab's name
        """Finish a page's dictionary; ``showPage`` calls this last."""
        data = "".join(self._code).encode("latin-1")
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        entries = {
            # A ready reference: reportlab would number the stream itself.
            "Contents": str(self.objects.add_stream("", data)),
            "Annots": self._links,
            "XObjects": pdfdoc.PDFDictionary(self._shown) if self._shown else None,
            "StructParents": self._structure.page_key,
            # Links are reached in the order of reading (PDF/UA-1, 7.18.3).
            "Tabs": "/S",
            # reportlab writes an empty transition, which PDF/A forbids.
            "Trans": None,
        }
        for key, value in entries.items():
            setattr(page, key, value)
        self._links, self._shown = [], {}

    def draw(self, page: Page) -> None:
        """Draw a page."""
        width, height = page.size.width, page.size.height
        # For a screen the sheet ends at the trim; painting in the bleed falls outside.
        trim = (0, 0, round(width, 2), round(height, 2))
        self.setPageSize(trim[2:])
        self.setCropBox(trim)
        self.setTrimBox(trim)
        self._structure.begin_page(height)
        self._mark = None
        content = Content(height)
        for item in page.items:
            match item:
                case DrawnRun(x, baseline, run, tag):
                    # Furniture is one artifact, whatever links its words had elsewhere.
                    owner = FURNITURE if tag is None else tag if run.tag is None else run.tag
                    self._begin(content, owner)
                    content.show(x, baseline, run, self.fonts[run.face])
                case Shape(tag=tag):
                    self._begin(content, ORNAMENT if tag is None else tag)
                    content.paint(item)
                case DrawnImage(rect, data, tag):
                    self._begin(content, ORNAMENT if tag is None else tag)
                    content.place(self._picture(data), rect)
                case LinkArea():
                    self._link(item, height)
                case Anchor(name, y):
                    self.places.add(name, self.getPageNumber() - 1, height - y)
        self.addLiteral(str(content))
        self.showPage()

    def _begin(self, content: Content, owner: TagId | str) -> None:
        """Open the marked content of an element, or of an artifact, unless it is open."""
        if owner != self._mark:
            content.begin_mark(owner if isinstance(owner, str) else self._structure.mark(owner))
            self._mark = owner

    def _picture(self, data: bytes) -> str:
        """Return the name of a picture in the page's resources; the same bytes go in once."""
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self._pictures:
            name = f"I{len(self._pictures) + 1}"
            self._pictures[digest] = (name, write_picture(self.objects, data))
        name, picture = self._pictures[digest]
        self._shown[name] = picture
        return name

    def _link(self, area: LinkArea, height: float) -> None:
        rect = area.rect
        edges = numbers(rect.x, height - rect.bottom, rect.right, height - rect.y)
        annotation = self.objects.add()
        key = self._structure.link(area.tag, annotation)
        if isinstance(area.target, Uri):
            target = f"/A<</S/URI/URI{uri_string(area.target.address)}>>"
        else:
            self.places.expect(area.target.name)
            target = f"/Dest{destination(area.target.name)}"
        annotation.content = (
            f"<</Type/Annot/Subtype/Link/Rect[{edges}]/Border[0 0 0]/F {PRINTED}"
            f"/Contents{text_string(plain(area.contents))}/StructParent {key}{target}>>"
        )
        self._links.append(annotation)

    def close(self, catalogue: dict[str, Written | str | None], information: Written) -> bytes:
        """Return the file.

        Args:
            catalogue: Entries of the document catalogue; ``None`` is no entry.
            information: The document information dictionary.
        """
        entries = self._doc.Catalog
        entries.__NoDefault__ = [*entries.__NoDefault__, *catalogue]
        # reportlab would make an outline of its own.
        for key, value in {"Outlines": None, **catalogue}.items():
            setattr(entries, key, None if value is None else str(value))
        fonts = self._doc.idToObject[pdfdoc.BasicFonts]
        for name, font in self.fonts.write(self.objects).items():
            fonts[name] = font
        return self.objects.pack(information=information)

    @property
    def pages(self) -> list[str]:
        """References to the pages drawn."""
        following = self.getPageNumber()
        return [self.objects.reference(f"Page{number}") for number in range(1, following)]
