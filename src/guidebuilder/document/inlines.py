"""Text inside a block: flat runs, signs and page numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.records import Located

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Span


class Run(Located, frozen=True):
    """Characters of one kind.

    Attributes:
        text: What is printed; no-break spaces and dashes already in place.
        span: Where the author wrote it, or the place of the field that it was computed from.
        strong: Whether it is set bold.
        emphasis: Whether it is set italic.
        link: ``https://…``, ``mailto:…``, ``tel:…`` or ``#place`` within the booklet.
        lang: Language, if not that of the document.
        spoken: Full words for a screen reader where the print is terse
            (``from 1.5 to 2.5 lakh rupees a year``); ``None`` if the text reads well.
    """

    text: str
    span: Span
    strong: bool = False
    emphasis: bool = False
    link: str | None = None
    lang: str | None = None
    spoken: str | None = None


class PageNumber(Located, frozen=True):
    """The number of the page on which *place* stands; known only after paginating."""

    place: str
    span: Span


class Unverified(Struct, frozen=True):
    """The sign of a fact that nobody has checked.

    Attributes:
        spoken: What is heard in its place; empty where the words after it say the same.
    """

    spoken: str = ""


class LinkNumber(Located, frozen=True):
    """The number behind a printed link: its address stands under it at the section's end.

    Attributes:
        number: What is printed, small and raised.
        spoken: What is heard of it.
        span: Place of the link.
    """

    number: str
    spoken: str
    span: Span


Inline = Run | PageNumber | Unverified | LinkNumber
Inlines = tuple[Inline, ...]
