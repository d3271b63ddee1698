"""Booklets that the benchmarks' own tests look at, and break."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from benchmarks.booklets import booklet, document

if TYPE_CHECKING:
    from benchmarks.booklets import Booklet

    from guidebuilder.document.blocks import Document

EVERYTHING = Path(__file__).parent.parent / "guides" / "everything"


@pytest.fixture(scope="session")
def india() -> Booklet:
    """Return the shipped guide's booklet for India: its table of routes runs over pages."""
    return booklet("line", "india")


@pytest.fixture(scope="session")
def documents() -> tuple[Document, ...]:
    """Return the documents of a guide that uses every kind of section and every field."""
    return document("north", EVERYTHING), document("south", EVERYTHING)
