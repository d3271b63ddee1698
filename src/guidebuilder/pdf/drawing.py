"""What is drawn on one page, sheet or form, in the fonts and colours of one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.layout.page import DrawnImage, DrawnRun, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guidebuilder.geometry import Matrix, Rect, Size
    from guidebuilder.layout.page import Item
    from guidebuilder.pdf.canvas import Canvas
    from guidebuilder.pdf.content import Content
    from guidebuilder.pdf.objects import Written


class Form(Struct, frozen=True):
    """A page of a book that drawings can place (a Form XObject: ISO 32000-1, 8.10).

    Attributes:
        name: In the resources of whoever places it.
        written: The object in the file.
        size: Of the trimmed page.
    """

    name: str
    written: Written
    size: Size


class Drawing:
    """Collects what is drawn.

    Attributes:
        size: Of the page that it becomes.
        content: Its operators so far; runs and shapes can be drawn there one by one.
        shown: The pictures and forms on it, by their names in its resources.
    """

    def __init__(self, size: Size, content: Content, canvas: Canvas) -> None:
        """Begin with nothing; a :class:`~guidebuilder.pdf.canvas.Canvas` makes drawings."""
        self.size = size
        self.content = content
        self.shown: dict[str, Written] = {}
        self._canvas = canvas

    def __str__(self) -> str:
        """The finished stream."""
        return str(self.content)

    def draw(self, items: Iterable[Item]) -> None:
        """Draw the items of a page without tags; links and places are left out."""
        content = self.content
        for item in items:
            match item:
                case DrawnRun(x, baseline, run):
                    content.show(x, baseline, run)
                case Shape():
                    content.paint(item)
                case DrawnImage(rect, data):
                    self.image(rect, data)

    def image(self, rect: Rect, data: bytes) -> None:
        """Draw the picture in the bytes of a PNG or JPEG file."""
        resource, picture = self._canvas.picture(data)
        self.shown[resource] = picture
        self.content.place(resource, rect)

    def place(self, form: Form, matrix: Matrix, clip: Rect) -> None:
        """Place a page that was drawn once.

        Args:
            form: The page.
            matrix: How it stands here, from its own top left corner to that of this drawing,
                y downwards on both.
            clip: What is seen of it, in points from the top left corner of this drawing.
        """
        self.shown[form.name] = form.written
        self.content.place_through(f"/{form.name} Do", form.size.height, matrix, clip)

    def take_in(self, other: Drawing, matrix: Matrix, clip: Rect) -> None:
        """Draw all of another drawing of the same file here, once.

        Args:
            other: A finished drawing.
            matrix: As for :meth:`place`.
            clip: As for :meth:`place`.
        """
        self.shown |= other.shown
        self.content.place_through(str(other), other.size.height, matrix, clip)
