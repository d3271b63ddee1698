"""Booklets in other scripts, each made once in each theme."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guidebuilder.diagnostics import Report
from guidebuilder.orders import Order
from guidebuilder.pdf.write import write_pdf
from guidebuilder.pipeline import paginate
from guidebuilder.style.read_theme import THEMES

if TYPE_CHECKING:
    from guidebuilder.layout.page import Book

GUIDES = Path(__file__).parent.parent / "guides"
SCRIPTS = {"hindi": "Deva", "tamil": "Taml", "bengali": "Beng", "arabic": "Arab"}
"""The script of each guide."""


@dataclass(frozen=True)
class Sample:
    """A guide's booklet: its pages, its bytes and what was said about it."""

    guide: str
    script: str
    book: Book
    data: bytes
    report: Report


@pytest.fixture(
    scope="session",
    params=[(guide, theme) for guide in SCRIPTS for theme in THEMES[:2]],
    ids="-".join,
)
def sample(request: pytest.FixtureRequest) -> Sample:
    """Return a guide's booklet in a theme."""
    guide, theme = request.param
    report = Report()
    (proof,) = paginate(Order(guide=GUIDES / guide, theme=theme), report)
    return Sample(guide, SCRIPTS[guide], proof.book, write_pdf(proof.book), report)
