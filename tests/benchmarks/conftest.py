"""Booklets that the benchmarks' own tests look at, and break."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from benchmarks.booklets import booklet, making

from guidebuilder.model.target import Target

if TYPE_CHECKING:
    from benchmarks.booklets import Booklet, Making


EVERYTHING = Path(__file__).parent.parent / "guides" / "everything"


@pytest.fixture(scope="session")
def india() -> Booklet:
    """Return the shipped guide's booklet for India: its table of routes runs over pages."""
    return booklet("line", "india")


@pytest.fixture(scope="session")
def makings() -> tuple[Making, ...]:
    """Return booklets of a guide that uses every kind of section, in two manners."""
    return tuple(
        making(theme, region, EVERYTHING, Target.OFFICE)
        for theme in ("plain", "line")
        for region in ("north", "south")
    )
