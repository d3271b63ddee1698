"""Rows of a result in columns that line up, in every script."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WITHOUT_WIDTH = ("Mn", "Me", "Cf")
"""Unicode categories of characters that stand on or in others."""


def in_columns(rows: Sequence[Sequence[str]], indent: str = "  ") -> Iterator[str]:
    """Yield a line for each row, its cells under those of the row before; the last is ragged."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        )
        yield (indent + "  ".join(cells)).rstrip()


def _width(words: str) -> int:
    """Return how many places of a terminal words take."""
    return sum(
        0
        if unicodedata.category(each) in _WITHOUT_WIDTH
        else 2
        if unicodedata.east_asian_width(each) in "WF"
        else 1
        for each in words
    )
