"""Rows of a result whose cells stand under one another, in every script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.cli.console import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def in_columns(rows: Sequence[Sequence[str]], indent: str = "  ") -> Iterator[str]:
    """Yield a line for each row, its cells under those of the row before; the last is ragged."""
    widths = [max(map(columns_of, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell + " " * (width - columns_of(cell)) for cell, width in zip(row, widths, strict=True)
        )
        yield (indent + "  ".join(cells)).rstrip()
