"""Inks as operators: what is painted on a screen or an office printer, for now."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guidebuilder.style.ink import Ink


@lru_cache(maxsize=256)
def fill(ink: Ink) -> str:
    """Return the operator that fills shapes and glyphs with an ink."""
    return f"{_rgb(ink)} rg"


@lru_cache(maxsize=256)
def stroke(ink: Ink) -> str:
    """Return the operator that draws lines with an ink."""
    return f"{_rgb(ink)} RG"


def _rgb(ink: Ink) -> str:
    # Three decimals tell all 256 levels apart that a palette's #RRGGBB can name.
    return " ".join(f"{level:.3f}".rstrip("0").rstrip(".") for level in ink.rgb)
