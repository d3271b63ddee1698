"""A file that pages are drawn into: its objects, fonts, colours and pictures.

reportlab's document keeps the list of objects, the catalogue and the tree of pages.  What
is on a page comes from a :class:`~guidebuilder.pdf.drawing.Drawing` as one stream, and its
dictionary is a ready string.  reportlab's canvas is not used: its text, link and outline
calls know neither glyph numbers nor tags, and of its pages every entry would have to be
changed.

Who draws what: :class:`~guidebuilder.pdf.tagged.TaggedPages` the pages of a book with marks
and links; everybody else drawings of their own, of which pages are made here, or forms that
other drawings place.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from guidebuilder.pdf.colour import (
    ALL_PLATES,
    ALL_PLATES_SPACE,
    MOST_POSSIBLE,
    ColourModel,
    Colours,
)
from guidebuilder.pdf.content import Content
from guidebuilder.pdf.drawing import Drawing, Form
from guidebuilder.pdf.fonts import EmbeddedFonts
from guidebuilder.pdf.images import write_picture
from guidebuilder.pdf.objects import VERSION, Objects
from guidebuilder.pdf.pen import environment_hidden, pdfdoc
from guidebuilder.pdf.press_content import GRAPHICS_STATES, PressContent
from guidebuilder.pdf.separation import write_separated
from guidebuilder.pdf.syntax import name, numbers

if TYPE_CHECKING:
    from guidebuilder.geometry import Rect, Size
    from guidebuilder.layout.page import Page
    from guidebuilder.pdf.objects import Written


class Boxes(Struct, frozen=True):
    """What a page of a file means to whoever cuts it.

    Attributes:
        sheet: Size of the whole sheet, with everything drawn beside the page.
        trim: Where it is cut, from the top left corner of the sheet; ``None`` says nothing.
        bleed: How far paint runs on beyond that, likewise.
    """

    sheet: Size
    trim: Rect | None = None
    bleed: Rect | None = None

    def __str__(self) -> str:
        """The entries of a page's dictionary."""
        whole = f"[0 0 {numbers(self.sheet.width, self.sheet.height)}]"
        entries = f"/MediaBox{whole}/CropBox{whole}"
        for key, box in (("/TrimBox", self.trim), ("/BleedBox", self.bleed)):
            if box is not None:
                foot, head = self.sheet.height - box.bottom, self.sheet.height - box.y
                entries += f"{key}[{numbers(box.x, foot, box.right, head)}]"
        return entries


class Canvas:
    """One file at work.

    Attributes:
        objects: The objects of the file.
        pages: References to the pages added so far.
        fonts: The faces drawn so far.
        colours: How inks are spelt.
    """

    def __init__(
        self,
        language: str,
        model: ColourModel = ColourModel.RGB,
        ink_limit: float = MOST_POSSIBLE,
    ) -> None:
        """Begin a file without pages.

        Args:
            language: BCP 47 tag of the document.
            model: What its inks are mixed from.
            ink_limit: The most ink of the press on one spot, as a share of a full tone.
        """
        self._document = _new_document(language)
        self.objects = Objects(self._document)
        self.pages: list[str] = []
        self.fonts = EmbeddedFonts()
        self.colours = Colours(model, ink_limit)
        self._pictures: dict[str, tuple[str, Written]] = {}
        self._forms = 0
        self._tree = self.objects.registered(self._document.Pages)
        self._shared = f"/Font {self.objects.reference(pdfdoc.BasicFonts)}"
        self._digest = hashlib.sha256()
        if model.is_for_press:
            states = "".join(f"/{each} {state}" for each, state in GRAPHICS_STATES.items())
            self._shared += f"/ExtGState<<{states}>>/ColorSpace<</{ALL_PLATES} {ALL_PLATES_SPACE}>>"

    def drawing(self, size: Size) -> Drawing:
        """Return an empty drawing, to become a page or a form."""
        kind = PressContent if self.colours.model.is_for_press else Content
        return Drawing(size, kind(size.height, self.fonts, self.colours), self)

    def form(self, page: Page) -> Form:
        """Draw a page once, without tags and links, for drawings to place wherever they want.

        It holds the page with its bleed; nothing beyond that is ever seen.
        """
        drawing = self.drawing(page.size)
        drawing.draw(page.items)
        self._forms += 1
        over = page.bleed
        box = numbers(-over, -over, page.size.width + over, page.size.height + over)
        entries = f"/Type/XObject/Subtype/Form/BBox[{box}]/Resources{self.resources(drawing)}"
        stream = self.objects.add_stream(entries, str(drawing).encode("latin-1"))
        return Form(f"P{self._forms}", stream, page.size)

    def add_page(self, drawing: Drawing, boxes: Boxes, entries: str = "") -> None:
        """Make a drawing the next page.

        Args:
            drawing: What is on it.
            boxes: Its size and where it is cut.
            entries: More entries of its dictionary.
        """
        content = str(drawing).encode("latin-1")
        self._digest.update(content)
        stream = self.objects.add_stream("", content)
        page = self.objects.add(
            f"<</Type/Page/Parent {self._tree}{boxes}/Resources{self.resources(drawing)}"
            f"/Contents {stream}{entries}>>"
        )
        self.pages.append(str(page))
        self._document.Pages.addPage(str(page))

    def resources(self, drawing: Drawing) -> str:
        """Return the dictionary of what the operators of a drawing call by name."""
        shown = "".join(f"{name(each)} {written}" for each, written in drawing.shown.items())
        return f"<<{self._shared}" + (f"/XObject<<{shown}>>" if shown else "") + ">>"

    def picture(self, data: bytes) -> tuple[str, Written]:
        """Return a picture and its name in resources; the same bytes go in once."""
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self._pictures:
            written = self._written_picture(data)
            self._pictures[digest] = (f"I{len(self._pictures) + 1}", written)
        return self._pictures[digest]

    def _written_picture(self, data: bytes) -> Written:
        """Add a picture to the file, in its colours."""
        match self.colours.model:
            case ColourModel.RGB:
                return write_picture(self.objects, data, "/DeviceRGB")
            case ColourModel.GREY | ColourModel.BLACK:
                return write_picture(self.objects, data, None)
            case ColourModel.PROCESS:
                return write_separated(self.objects, data, self.colours.limit)

    @property
    def digest(self) -> str:
        """The fingerprint of all that was drawn on the pages so far."""
        return self._digest.hexdigest()

    def close(
        self,
        catalogue: dict[str, Written | str | None],
        information: Written,
        version: str = VERSION,
    ) -> bytes:
        """Return the file.

        Args:
            catalogue: Entries of the document catalogue; ``None`` is no entry.
            information: The document information dictionary.
            version: Of PDF.
        """
        entries = self._document.Catalog
        entries.__NoDefault__ = [*entries.__NoDefault__, *catalogue]
        # reportlab would make an outline of its own.
        for key, value in {"Outlines": None, **catalogue}.items():
            setattr(entries, key, None if value is None else str(value))
        fonts = self._document.idToObject[pdfdoc.BasicFonts]
        for resource, font in self.fonts.write(self.objects).items():
            fonts[resource] = font
        return self.objects.pack(information=information, version=version)


def _new_document(language: str) -> Any:  # noqa: ANN401  stubs leave out most of what is used
    """Return a document of reportlab's."""
    # The clock is kept out twice: out of the environment and out of the file.
    with environment_hidden():
        return pdfdoc.PDFDocument(invariant=1, lang=language)
