"""Small values with a grammar of their own: dates, lengths of time, scores, gaps.

Numbers are exact decimals as typed (``4.0`` stays ``4.0``); nothing is rounded here.
"""

from __future__ import annotations

import calendar
import datetime as dt
from enum import Enum
from typing import TYPE_CHECKING, NewType

from msgspec import Struct

from guidebuilder.records import Located

if TYPE_CHECKING:
    from decimal import Decimal

    from guidebuilder.diagnostics import Span
    from guidebuilder.model.inlines import Text

Url = NewType("Url", str)
"""An address that may be printed: ``https: http: mailto: tel:``; checked by ``load``."""

Verbatim = NewType("Verbatim", str)
"""Words that print exactly as typed: notices, phone numbers, codes, versions."""


class Unknown(Located, frozen=True):
    """A known gap: ``unknown`` or ``unknown: reason``.  It prints as a dash and the reason.

    Attributes:
        reason: Why nobody knows, if the author said so.
        span: Where it says so.
    """

    reason: Text | None = None
    span: Span | None = None


class PartialDate(Struct, frozen=True):
    """A year, a month or a day: ``2026``, ``2026-05``, ``2026-05-21``."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first_day(self) -> dt.date:
        """The first day that it covers."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> dt.date:
        """The last day that it covers: ``review_by: 2027-06`` ends on 30 June."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = (f"{self.year:04}", *(f"{each:02}" for each in (self.month, self.day) if each))
        return "-".join(parts)


class TimeUnit(Enum):
    """The unit of a length of time; only months and years count towards a route's total."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Duration(Located, frozen=True):
    """A length of time: ``3 years``, ``3–6 months``.

    Attributes:
        low: The shortest, in *unit*.
        high: The longest, in *unit*; equal to *low* unless a range was written.
        unit: What both are counted in.
    """

    low: Decimal
    high: Decimal
    unit: TimeUnit
    span: Span

    @property
    def months(self) -> tuple[Decimal, Decimal] | None:
        """Shortest and longest in months; None for shorter units, which are never summed."""
        factor = {TimeUnit.MONTH: 1, TimeUnit.YEAR: 12}.get(self.unit)
        return None if factor is None else (self.low * factor, self.high * factor)


class Scale(Struct, frozen=True):
    """The two ends of a scale: ``1–5``."""

    low: Decimal
    high: Decimal


class Score(Located, frozen=True):
    """A score and the scale it is read on: ``5.5–6.5 on 0–9``; both bounds lie on the scale.

    Attributes:
        low: The lowest score asked for.
        high: The highest; equal to *low* unless a range was written.
    """

    low: Decimal
    high: Decimal
    scale: Scale
    span: Span


class Colour(Located, frozen=True):
    """A colour as an author writes it: ``#2A2773``, perhaps with its build for the press.

    Attributes:
        rgb: Red, green and blue from 0 to 1.
        cmyk: Cyan, magenta, yellow and black from 0 to 1; None if none is written.
        span: Where it stands.
    """

    rgb: tuple[float, float, float]
    cmyk: tuple[float, float, float, float] | None
    span: Span


class Reference(Located, frozen=True):
    """A thing named by its id; ``load`` has proved that it exists.

    Attributes:
        id: The id as the author wrote it.
        span: Where it is named.
    """

    id: str
    span: Span


class RungRef(Reference, frozen=True):
    """A rung, or a post of a branch, of the page's ladder."""


class SectionRef(Reference, frozen=True):
    """A section of the same page; look it up in ``Page.anchors``."""


class PageRef(Reference, frozen=True):
    """A page of the guide: ``careers/bpo-executive``."""


class SourceRef(Reference, frozen=True):
    """A source in sources.yaml."""


class RegionRef(Reference, frozen=True):
    """A region: the name of a file in regions/."""


class HelplineRef(Reference, frozen=True):
    """What a helpline is for: ``careers``; the region's own number is meant."""


class ThemeRef(Reference, frozen=True):
    """A theme: *id* is the name of a shipped one, or the path of a file of the guide."""


class FileRef(Reference, frozen=True):
    """A file of the guide; *id* is its path from the guide's folder, with ``/``."""
