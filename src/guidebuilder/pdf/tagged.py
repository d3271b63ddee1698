"""Draws the pages of a book as a screen reader hears them: with marks, links and places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.geometry import Rect
from guidebuilder.layout.page import Anchor, DrawnImage, DrawnRun, LinkArea, Shape
from guidebuilder.pdf.canvas import Boxes
from guidebuilder.pdf.navigation import Places, destination
from guidebuilder.pdf.plain import plain
from guidebuilder.pdf.syntax import numbers, text_string, uri_string
from guidebuilder.text.runs import Uri

if TYPE_CHECKING:
    from guidebuilder.layout.page import Page
    from guidebuilder.pdf.canvas import Canvas
    from guidebuilder.pdf.content import Content
    from guidebuilder.pdf.objects import Written
    from guidebuilder.pdf.structure import Structure
    from guidebuilder.text.runs import TagId

FURNITURE = "/Artifact<</Type/Pagination>>BDC"
"""Opens text that a screen reader passes over: folios, running heads, repeated table heads."""

ORNAMENT = "/Artifact BMC"
"""Opens rules, grounds and other drawing that says nothing."""

PRINTED = 4
"""Flag of an annotation that is there on paper too (PDF/A-2, 6.3.2)."""


class TaggedPages:
    """Draws pages into a file, one after the other.

    Attributes:
        places: The places named so far.
    """

    def __init__(self, canvas: Canvas, structure: Structure) -> None:
        """Begin.

        Args:
            canvas: The file.
            structure: Told what is drawn for which element.
        """
        self._canvas = canvas
        self._structure = structure
        self.places = Places()
        self._links: list[Written] = []
        self._mark: TagId | str | None = None

    def draw(self, page: Page) -> None:
        """Draw a page as the file's next."""
        height = page.size.height
        self._structure.begin_page(height)
        self._links, self._mark = [], None
        drawing = self._canvas.drawing(page.size)
        content = drawing.content
        for item in page.items:
            match item:
                case DrawnRun(run=run, tag=tag):
                    # Furniture is one artifact, whatever links its words had elsewhere.
                    owner = FURNITURE if tag is None else tag if run.tag is None else run.tag
                    self._begin(content, owner)
                    content.show(item.x, item.baseline, run)
                case Shape(tag=tag):
                    self._begin(content, ORNAMENT if tag is None else tag)
                    content.paint(item)
                case DrawnImage(rect, data, tag):
                    self._begin(content, ORNAMENT if tag is None else tag)
                    drawing.image(rect, data)
                case LinkArea():
                    self._link(item, height)
                case Anchor(place, y):
                    self.places.add(place, len(self._canvas.pages), height - y)
        entries = ""
        if self._links:
            entries += f"/Annots[{' '.join(map(str, self._links))}]"
        if self._structure.page_key is not None:
            entries += f"/StructParents {self._structure.page_key}"
        # For a screen the sheet ends at the trim; painting in the bleed falls outside.
        boxes = Boxes(page.size, trim=Rect(0, 0, page.size.width, height))
        # Links are reached in the order of reading (PDF/UA-1, 7.18.3).
        self._canvas.add_page(drawing, boxes, f"{entries}/Tabs/S")

    def _begin(self, content: Content, owner: TagId | str) -> None:
        """Open the marked content of an element, or of an artifact, unless it is open."""
        if owner != self._mark:
            content.begin_mark(owner if isinstance(owner, str) else self._structure.mark(owner))
            self._mark = owner

    def _link(self, area: LinkArea, height: float) -> None:
        rect = area.rect
        edges = numbers(rect.x, height - rect.bottom, rect.right, height - rect.y)
        annotation = self._canvas.objects.add()
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
