"""What a proof finds, and how it reads a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.document.inlines import Run
from guidebuilder.layout.page import DrawnRun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.document.inlines import Inlines
    from guidebuilder.layout.page import Page

SHOWN: Final = 60
"""Most characters of a line that a fault repeats."""


class Fault(Struct, frozen=True):
    """Something wrong: on which page, and with which words."""

    page: int
    text: str


def drawn(page: Page) -> Iterator[DrawnRun]:
    """Yield the text of a page in the order of painting."""
    return (item for item in page.items if isinstance(item, DrawnRun))


def squeezed(text: str) -> str:
    """Return letters and figures alone: where runs and lines end says nothing."""
    return "".join(char for char in text if char.isalnum())


def said(inlines: Inlines) -> str:
    """Return the words of a text."""
    return "".join(each.text for each in inlines if isinstance(each, Run))
