"""Draws finished pages into reportlab's document, with marks, fonts and links of our own.

The document keeps the list of objects, the catalogue and the tree of pages.  What is on a
page comes from :class:`~guidebuilder.pdf.content.Content` as one stream, and its dictionary
is a ready string.  reportlab's canvas is not used: its text, link and outline calls know
neither glyph numbers nor tags, and of its pages every entry would have to be changed.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from guidebuilder.layout.page import Anchor, DrawnImage, DrawnRun, LinkArea, Shape
from guidebuilder.pdf.content import Content
from guidebuilder.pdf.fonts import EmbeddedFonts
from guidebuilder.pdf.images import write_picture
from guidebuilder.pdf.navigation import Places, destination
from guidebuilder.pdf.objects import Objects
from guidebuilder.pdf.pen import environment_hidden, pdfdoc
from guidebuilder.pdf.plain import plain
from guidebuilder.pdf.syntax import name, numbers, text_string, uri_string
from guidebuilder.text.runs import Uri

if TYPE_CHECKING:
    from guidebuilder.geometry import Size
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


class BookCanvas:
    """Draws the pages of one book.

    Attributes:
        objects: The objects of the file.
        pages: References to the pages drawn so far.
        fonts: The faces drawn so far.
        places: The places named so far.
    """

    def __init__(self, structure: Structure, language: str) -> None:
        """Begin a file without pages.

        Args:
            structure: Told what is drawn for which element.
            language: BCP 47 tag of the document.
        """
        self._document = _new_document(language)
        self._structure = structure
        self.objects = Objects(self._document)
        self.pages: list[str] = []
        self.fonts = EmbeddedFonts()
        self.places = Places()
        self._pictures: dict[str, tuple[str, Written]] = {}
        self._shown: dict[str, Written] = {}
        self._links: list[Written] = []
        self._mark: TagId | str | None = None
        self._tree = self.objects.registered(self._document.Pages)
        self._fonts = self.objects.reference(pdfdoc.BasicFonts)

    def draw(self, page: Page) -> None:
        """Draw a page."""
        height = page.size.height
        self._structure.begin_page(height)
        self._mark = None
        content = Content(height, self.fonts)
        for item in page.items:
            match item:
                case DrawnRun(x, baseline, run, tag):
                    # Furniture is one artifact, whatever links its words had elsewhere.
                    owner = FURNITURE if tag is None else tag if run.tag is None else run.tag
                    self._begin(content, owner)
                    content.show(x, baseline, run)
                case Shape(tag=tag):
                    self._begin(content, ORNAMENT if tag is None else tag)
                    content.paint(item)
                case DrawnImage(rect, data, tag):
                    self._begin(content, ORNAMENT if tag is None else tag)
                    content.place(self._picture(data), rect)
                case LinkArea():
                    self._link(item, height)
                case Anchor(place, y):
                    self.places.add(place, len(self.pages), height - y)
        self._finish(page.size, str(content))

    def _finish(self, size: Size, content: str) -> None:
        """Add the page that was drawn to the file."""
        stream = self.objects.add_stream("", content.encode("latin-1"))
        # For a screen the sheet ends at the trim; painting in the bleed falls outside.
        trim = f"[0 0 {numbers(size.width, size.height)}]"
        pictures = "".join(f"{name(each)} {picture}" for each, picture in self._shown.items())
        resources = f"/Font {self._fonts}" + (f"/XObject<<{pictures}>>" if pictures else "")
        entries = (
            f"/Type/Page/Parent {self._tree}/MediaBox{trim}/CropBox{trim}/TrimBox{trim}"
            f"/Resources<<{resources}>>/Contents {stream}"
        )
        if self._links:
            entries += f"/Annots[{' '.join(map(str, self._links))}]"
        if self._structure.page_key is not None:
            entries += f"/StructParents {self._structure.page_key}"
        # Links are reached in the order of reading (PDF/UA-1, 7.18.3).
        page = str(self.objects.add(f"<<{entries}/Tabs/S>>"))
        self.pages.append(page)
        self._document.Pages.addPage(page)
        self._links, self._shown = [], {}

    def _begin(self, content: Content, owner: TagId | str) -> None:
        """Open the marked content of an element, or of an artifact, unless it is open."""
        if owner != self._mark:
            content.begin_mark(owner if isinstance(owner, str) else self._structure.mark(owner))
            self._mark = owner

    def _picture(self, data: bytes) -> str:
        """Return the name of a picture in the page's resources; the same bytes go in once."""
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self._pictures:
            resource = f"I{len(self._pictures) + 1}"
            self._pictures[digest] = (resource, write_picture(self.objects, data))
        resource, picture = self._pictures[digest]
        self._shown[resource] = picture
        return resource

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
        entries = self._document.Catalog
        entries.__NoDefault__ = [*entries.__NoDefault__, *catalogue]
        # reportlab would make an outline of its own.
        for key, value in {"Outlines": None, **catalogue}.items():
            setattr(entries, key, None if value is None else str(value))
        fonts = self._document.idToObject[pdfdoc.BasicFonts]
        for resource, font in self.fonts.write(self.objects).items():
            fonts[resource] = font
        return self.objects.pack(information=information)


def _new_document(language: str) -> Any:  # noqa: ANN401  stubs leave out most of what is used
    """Return a document of reportlab's."""
    # The clock is kept out twice: out of the environment and out of the file.
    with environment_hidden():
        return pdfdoc.PDFDocument(invariant=1, lang=language)
