"""Facts of two regions, side by side where the window is wide enough, else one under the other."""

from __future__ import annotations

import sys
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, Final

from guidebuilder.cli.columns import cut, wrapped
from guidebuilder.cli.reading import place_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from guidebuilder.facts.compare import Difference
    from guidebuilder.facts.editions import Said

_WIDE: Final = 100
"""Columns from which on two texts can be read beside each other."""

_GAP: Final = " │ "


def in_lines(
    found: Sequence[Difference], regions: tuple[str, str], folder: Path, columns: int
) -> Iterator[str]:
    """Yield differences as lines, by page and section.

    What goes into a file or another program has one fact under the other: so a search in it
    finds a region beside its fact.

    Args:
        found: The differences, in the guide's order.
        regions: The two regions.
        folder: Of the guide.
        columns: How many there are to write in.
    """
    is_beside = columns >= _WIDE and sys.stdout is not None and sys.stdout.isatty()
    show = _beside if is_beside else _under
    for page, of_page in groupby(found, key=lambda each: each.page):
        yield page
        if is_beside:
            yield _row(*regions, _half(columns))
        for heading, of_section in groupby(of_page, key=lambda each: each.heading):
            if heading:
                yield f"  {heading}"
            for each in of_section:
                yield f"    {cut(_subject(each), columns - 4)}"
                yield from show(each, regions, folder, columns)
        yield ""


def _subject(difference: Difference) -> str:
    """Return what differs, without the heading that stands above it."""
    is_heading = difference.name in (difference.heading, difference.page)
    if difference.field is None:
        return "all of it" if is_heading else difference.name
    return difference.field if is_heading else f"{difference.name}: {difference.field}"


def _under(
    difference: Difference, regions: tuple[str, str], folder: Path, columns: int
) -> Iterator[str]:
    wide = max(map(len, regions))
    for region, said in zip(regions, (difference.said, difference.other), strict=True):
        for line in _column(said, folder, columns - wide - 8):
            yield f"      {region:{wide}}  {line}"
            region = ""  # noqa: PLW2901 - named once, beside the first line


def _beside(
    difference: Difference, _regions: tuple[str, str], folder: Path, columns: int
) -> Iterator[str]:
    half = _half(columns)
    left = _column(difference.said, folder, half)
    right = _column(difference.other, folder, half)
    for one, other in zip_longest(left, right, fillvalue=""):
        yield _row(one, other, half)


def _half(columns: int) -> int:
    return (columns - 6 - len(_GAP)) // 2


def _row(left: str, right: str, half: int) -> str:
    return f"      {left:{half}}{_GAP}{right}".rstrip()


def _column(said: Said | None, folder: Path, columns: int) -> list[str]:
    if said is None:
        return ["–"]
    return [*wrapped(said.words, columns), *wrapped(place_in(folder, said.place), columns)]
