"""Money: what is earned, and what courses and steps cost.

Amounts are exact and in the currency of the region that they belong to; they are
never converted, and an hourly figure never becomes a yearly one.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from msgspec import Struct

from guidebuilder.model.items import Item, Section
from guidebuilder.records import Located

if TYPE_CHECKING:
    from decimal import Decimal

    from guidebuilder.diagnostics import Span
    from guidebuilder.model.inlines import Text
    from guidebuilder.model.regional import Regional
    from guidebuilder.model.values import RungRef, Unknown


class Period(Enum):
    """The time that a sum of money is paid for."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class AmountUnit(Enum):
    """A word or letter that multiplies an amount."""

    THOUSAND = "k"
    LAKH = "lakh"
    CRORE = "crore"
    MILLION = "million"


class Amount(Struct, frozen=True):
    """A sum of money.

    Attributes:
        value: In whole currency units, exact: ``2.5 lakh`` is 250000.
        digits: The digits as typed, with their commas: ``2,50,000``, ``2.5``.
        unit: The unit as typed, if any.
        sign: The currency sign or code as typed, if any: ``₹``, ``US$``.
    """

    value: Decimal
    digits: str
    unit: AmountUnit | None = None
    sign: str | None = None


class MoneyRange(Located, frozen=True):
    """One sum, a range of sums, or a range with an open end.

    Attributes:
        low: The lowest; None for ``up to 30000``.
        high: The highest; None for ``120000+``; equal to *low* for one sum.
        about: Whether the author wrote ``about``.
        per: The time it is paid for.  None means the region's usual time for pay,
            and once, for all, for what something costs.
        source: The value as typed.
        span: Where it stands.
    """

    low: Amount | None
    high: Amount | None
    about: bool
    per: Period | None
    source: str
    span: Span


class Measure(Enum):
    """What a figure of a spread says, from the lowest percentile to the highest, then the mean."""

    P10 = "p10"
    P20 = "p20"
    P25 = "p25"
    P30 = "p30"
    P40 = "p40"
    MEDIAN = "median"
    P60 = "p60"
    P70 = "p70"
    P75 = "p75"
    P80 = "p80"
    P90 = "p90"
    MEAN = "mean"


class SpreadFigure(Located, frozen=True):
    """One published figure of a spread; `Unknown` where the survey suppressed it."""

    measure: Measure
    amount: Amount | Unknown
    span: Span


class Spread(Located, frozen=True):
    """Pay as a survey publishes it: percentiles, median, mean.

    Attributes:
        figures: In the order of :class:`Measure`; at least one.
        per: The time it is paid for; None means the region's usual time.
        span: Where it begins.
    """

    figures: tuple[SpreadFigure, ...]
    per: Period | None
    span: Span


PayFigure: TypeAlias = MoneyRange | Spread


class Pay(Located, frozen=True):
    """The pay of a band in one region.

    Attributes:
        figures: One, or several where a source published, say, hourly and yearly
            pay.  Each stands for itself.
    """

    figures: tuple[PayFigure, ...]
    span: Span


class Band(Item, frozen=True, kw_only=True):
    """A step of the pay table: it belongs to one or more rungs, or has a label.

    Attributes:
        rungs: The rungs it holds for, in the author's order; may be empty.
        label: Its name, where it is not a rung or needs other words.
        pay: By region; never ``elsewhere``, which would have no currency.
    """

    rungs: tuple[RungRef, ...] = ()
    label: Regional[Text] | None = None
    pay: Regional[Pay | Unknown]


class PaySection(Section, frozen=True, kw_only=True):
    """What the job pays.

    Attributes:
        basis: What the figures count (before tax, cost to the employer); an
            `Unknown` is printed as such.
        bands: Lowest first, as written.
    """

    KIND: ClassVar[str] = "pay"

    basis: Regional[Text | Unknown] | None = None
    bands: tuple[Band, ...]
