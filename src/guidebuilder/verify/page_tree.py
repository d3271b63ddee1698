"""The pages of a PDF and what they inherit (ISO 32000-1, 7.7.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pikepdf

from guidebuilder.failures import ReadError

if TYPE_CHECKING:
    from pathlib import PurePath

UNREADABLE: Final = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
    pikepdf.PdfError,
)
"""What pikepdf and Python raise where a file does not hold what its format promises."""

DEEPEST: Final = 100
"""Steps up the tree of pages that are taken: one that goes in a circle has no end."""


def pages_of(pdf: pikepdf.Pdf, name: PurePath) -> list[pikepdf.Page]:
    """Return the pages of a file.

    Raises:
        ReadError: The tree of pages is broken.
    """
    try:
        return list(pdf.pages)
    except UNREADABLE as problem:
        raise ReadError(f"the pages of `{name.as_posix()}` cannot be read") from problem


def inherited(page: pikepdf.Page, name: str) -> Any:  # noqa: ANN401 - any object of a PDF
    """Return what a page says, or a node of the tree above it; None if nobody says it."""
    node: Any = page.obj
    for _ in range(DEEPEST):
        if name in node:
            return node[name]
        node = node.get("/Parent")
        if not isinstance(node, pikepdf.Dictionary):
            break
    return None
