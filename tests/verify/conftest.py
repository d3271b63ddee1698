"""A booklet as it goes to a print shop, and what can be done to its pages."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from guidebuilder.diagnostics import Report
from guidebuilder.model.target import Target
from guidebuilder.orders import Order
from guidebuilder.pipeline import render

if TYPE_CHECKING:
    from collections.abc import Callable

    Spoil = Callable[[pikepdf.Pdf], None]

GUIDE = Path(__file__).parents[2] / "guide"


@pytest.fixture(scope="session")
def press_booklet() -> bytes:
    """Return the shipped guide as it goes to a print shop."""
    order = Order(guide=GUIDE, regions=("india",), target=Target.PRESS)
    (booklet,) = render(order, Report())
    return booklet.data


@pytest.fixture(scope="session")
def press_sheet(press_booklet: bytes) -> bytes:
    """Return its first four pages, which is all that one folded sheet takes."""
    with pikepdf.open(BytesIO(press_booklet)) as pdf:
        del pdf.pages[4:]
        shortened = BytesIO()
        pdf.save(shortened, static_id=True)
    return shortened.getvalue()


@pytest.fixture
def spoilt(press_sheet: bytes, tmp_path: Path) -> Callable[[Spoil], Path]:
    """Return a maker of files: those four pages, to which something was done."""

    def make(spoil: Spoil) -> Path:
        path = tmp_path / "spoilt.pdf"
        with pikepdf.open(BytesIO(press_sheet)) as pdf:
            spoil(pdf)
            pdf.save(path, static_id=True)
        return path

    return make
