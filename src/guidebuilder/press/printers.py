"""What a print shop asks for: the fields of a printer's profile, and the rules for them.

The decoder of the content reads :class:`Printer` by its type hints, as it reads a theme.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final, Literal

from msgspec import Struct

from guidebuilder.geometry import Pt, mm
from guidebuilder.load.codes import Code
from guidebuilder.load.shapes import ValueShape
from guidebuilder.load.values import Refused
from guidebuilder.records import Located

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report, Span

PRINTERS: Final = ("offset-coated", "digital", "black-inside")
"""Names of the shipped profiles, the default first."""

Standard = Literal["x-4"]
"""PDF/X-4 is the one that is written: it keeps transparency, and presses of today take it."""

Inks = Literal["colour", "black"]
"""All four inks of the press, or black alone."""

Cover = Literal["with the pages", "separate"]
"""Whether the four pages of the cover are in the one file, or in another."""

_INCH: Final = 25.4
"""In millimetres, by its definition."""

MOST_BLEED: Final = mm(10)
"""The most that is painted beyond the trim; shops ask for 2 to 5 mm."""

LEAST_LIMIT, MOST_LIMIT = 2.0, 4.0
"""Ink limits that make sense: from two full tones on one spot to all four."""


def read_distance(source: str, span: Span) -> Distance:
    """Read ``3 mm``, ``0.125 in`` or ``9 pt``."""
    match = re.fullmatch(r"(\d{1,3}(?:\.\d{1,4})?) ?(mm|in|pt)", source.strip())
    if match is None:
        raise Refused(Code.NOT_LENGTH, f"`{source}` is not a length", "write 3 mm or 0.125 in")
    amount = float(match[1])
    points = {"mm": mm(amount), "in": mm(amount * _INCH), "pt": amount}
    return Distance(points[match[2]], span)


def read_percent(source: str, span: Span) -> Percent:
    """Read ``240 %``."""
    match = re.fullmatch(r"(\d{1,3}) ?%", source.strip())
    if match is None:
        message = f"`{source}` is not a share of ink"
        share = source.strip() if re.fullmatch(r"\d{3}", source.strip()) else "240"
        raise Refused(Code.INK_LIMIT, message, f"write {share} %")
    return Percent(int(match[1]) / 100, span)


class Distance(Located, frozen=True):
    """A length on paper."""

    GRAMMAR: ClassVar[ValueShape] = ValueShape(read_distance, "length on paper", "3 mm")

    length: Pt
    span: Span


class Percent(Located, frozen=True):
    """Ink on one spot, as a share of a full tone: 2.4 is 240 %."""

    GRAMMAR: ClassVar[ValueShape] = ValueShape(read_percent, "share of ink", "240 %")

    share: float
    span: Span


class Printer(Located, frozen=True, kw_only=True):
    """What a print shop asks for; what is not said is as for offset on coated paper.

    Attributes:
        standard: What the file keeps: `x-4` is PDF/X-4.
        inks: What pages are printed in: `colour`, or `black` alone.
        cover: Where the four pages of the cover are: `with the pages`, or `separate` in
            a file of their own.
        cover_inks: What a separate cover is printed in; left out, in colour.
        ink_limit: The most ink on one spot: what paper and press can dry.
        bleed: How far paint runs over the trim; left out, as far as the region or the
            paper asks, `0 mm` for shops that want none.
        safe_margin: How far words keep from the trim.
        marks: Whether marks for cutting, folding and aligning plates stand beside the page.
    """

    standard: Standard
    inks: Inks = "colour"
    cover: Cover = "with the pages"
    cover_inks: Inks | None = None
    ink_limit: Percent | None = None
    bleed: Distance | None = None
    safe_margin: Distance | None = None
    marks: bool = True
    span: Span

    @property
    def limit(self) -> float:
        """The most ink on one spot, as a share of a full tone."""
        return 2.4 if self.ink_limit is None else self.ink_limit.share

    @property
    def safe(self) -> Pt:
        """How far words keep from the trim."""
        return mm(5) if self.safe_margin is None else self.safe_margin.length


class NamedPrinter(Struct, frozen=True):
    """A profile and the name that its files are called by.

    Attributes:
        name: As on the command line, or that of its file.
        profile: What it asks for.
    """

    name: str
    profile: Printer


def check_printer(printer: Printer, report: Report) -> None:
    """Report what no press can do, or what contradicts itself."""
    if printer.cover_inks is not None and printer.cover == "with the pages":
        message = "`cover_inks` is for a cover in a file of its own"
        report.error(printer.span, Code.EITHER_OR, message, "write `cover: separate` too")
    limit = printer.ink_limit
    if limit is not None and not LEAST_LIMIT <= limit.share <= MOST_LIMIT:
        message = f"{100 * limit.share:.0f} % is no ink limit: shops ask for 200 to 400 %"
        report.error(limit.span, Code.INK_LIMIT, message, "write 240 % if they do not say")
    bleed = printer.bleed
    if bleed is not None and bleed.length > MOST_BLEED:
        message = f"a bleed of more than {MOST_BLEED / mm(1):.0f} mm cannot be painted"
        report.error(bleed.span, Code.PRINT_LENGTH, message, "write 3 mm, or 0.125 in")
    safe = printer.safe_margin
    if safe is not None and safe.length > mm(25):
        message = "a safe margin of more than 25 mm leaves no room for words"
        report.error(safe.span, Code.PRINT_LENGTH, message, "write 5 mm")
