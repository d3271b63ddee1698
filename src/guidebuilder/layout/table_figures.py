"""Columns of figures: points under points, the dashes of ranges under dashes.

A cell stays one text, set in one line; only where it begins is chosen, so that what is
read and copied knows nothing of the alignment.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.text.runs import GlyphRun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.geometry import Pt
    from guidebuilder.text.runs import Line

_WHOLE = r"\d{1,3}(?:[,\u00a0\u202f’]\d{2,3})*[,\u00a0\u202f’]\d{3}|\d+"
_PART = r"[.,]\d+|[¼½¾]"
_NUMBER = rf"[-+−]?\s?(?:(?:{_WHOLE})(?:{_PART})?|[¼½¾])"

FIGURE = re.compile(
    rf"""
    (?P<sign>[^\d¼½¾]{{0,8}}?)          # ₹, US$, about, less than nothing
    (?P<whole>[-+−]?\s?(?:{_WHOLE})?)
    (?P<part>{_PART})?
    (?:\u2060?(?P<dash>[–-])\u2060?(?P<high>[^\d¼½¾]{{0,3}}{_NUMBER}))?
    (?P<unit>[^\d¼½¾]{{0,16}})          # %, lakh, years
    """,
    re.VERBOSE,
)
"""A figure, or a range of two, with what stands before and after it."""


class FigureText(Struct, frozen=True):
    """A cell's text that is a figure.

    Attributes:
        line: The text in one line.
        before: Width of the line up to where it is aligned: the decimal point, or the dash.
        unit: What stands after the figure.
        is_range: Whether it is a range.
    """

    line: Line
    before: Pt
    unit: str
    is_range: bool

    @property
    def after(self) -> Pt:
        """Width of the line from where it is aligned."""
        return self.line.width - self.before


class FigureColumn(Struct, frozen=True):
    """Figures that stand under one another.

    Attributes:
        before: From the start of the longest to where all are aligned, in points.
        after: From there to the end of the longest.
    """

    before: Pt
    after: Pt

    @property
    def width(self) -> Pt:
        """Width that the figures take together."""
        return self.before + self.after


def read_figure(line: Line, *, leftwards: bool = False) -> FigureText | None:
    """Return a line as a figure, or ``None`` if it is a text.

    In a book that reads *leftwards* figures do not: what is before their point in the line
    is what stands to the right of it.
    """
    text = line.text
    found = FIGURE.fullmatch(text.rstrip())
    if found is None or not (found["whole"].strip() or found["part"]):
        return None
    is_range = found["dash"] is not None
    # Of figures among ranges only the whole one is compared: it ends where lows do.
    place = found.start("dash") if is_range else found.end("whole")
    before = _width_up_to(line, place, leftwards=leftwards)
    if before is None:
        return None
    return FigureText(line, before, found["unit"].strip(), is_range)


def column_of(figures: Sequence[FigureText]) -> FigureColumn | None:
    """Return how figures are aligned, or ``None`` if they stand flush at the end.

    What is counted in different units is not compared digit by digit: three years
    under six months would only look as if they were less.
    """
    if len({figure.unit for figure in figures}) != 1:
        return None
    return FigureColumn(
        max(figure.before for figure in figures), max(figure.after for figure in figures)
    )


def _width_up_to(line: Line, place: int, *, leftwards: bool) -> Pt | None:
    """Return the width of a line before one of its characters; none if it runs leftwards."""
    offset = 0
    for placed in line.runs:
        run = placed.run
        if not isinstance(run, GlyphRun):
            continue
        if run.rtl:
            return None
        if place <= offset + len(run.text):
            inside = place - offset
            before = sum(each.advance for each in run.glyphs if each.cluster < inside)
            return placed.x + (run.width - before if leftwards else before)
        offset += len(run.text)
    return line.width
