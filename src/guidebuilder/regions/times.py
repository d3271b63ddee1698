"""Lengths of time and dates as a region prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.model.region import DateStyle
from guidebuilder.model.values import Duration, PartialDate, TimeUnit
from guidebuilder.regions.figures import (
    Figure,
    joined,
    shortest,
    spoken_range,
    with_fraction,
)

if TYPE_CHECKING:
    from decimal import Decimal

    from guidebuilder.model.region import Profile
    from guidebuilder.words.catalogue import Words

_MONTHS_OF_YEAR: Final = 12
_MONTHS_OF_QUARTER: Final = 3


class Times(Struct, frozen=True):
    """Writes lengths of time and dates of a region in a language."""

    region: Profile
    words: Words

    def duration(self, duration: Duration) -> Figure:
        """Return a length as its author counted it: ``3–6 months``, ``1½ years``."""
        low, high, unit = duration.low, duration.high, duration.unit
        months = duration.months
        if unit is TimeUnit.YEAR and months and high < 1 and months[1] == int(months[1]):
            # Half a year is six months: nobody says “½ year”.
            low, high, unit = *months, TimeUnit.MONTH
        first, last = with_fraction(low), with_fraction(high)
        if _has_fraction(low) or _has_fraction(high):
            # A dash beside a fraction is hard to read: 3½ to 4, not 3½–4.
            return self._range((low, unit), (high, unit))
        text = self._counted(joined(first, last), high, unit)
        return Figure(text, *self._spoken((low, unit), (high, unit)))

    def total(self, low: Decimal, high: Decimal) -> Figure:
        """Return a sum of months: ``6 months to 1 year``, ``3½ to 4 years``, ``14 months``.

        From a year on, whole quarters are counted in years; anything else stays in
        months, since ``2.17 years`` says nothing, and then so does the other end.
        """
        if any(each >= _MONTHS_OF_YEAR and each % _MONTHS_OF_QUARTER for each in (low, high)):
            return self._range((low, TimeUnit.MONTH), (high, TimeUnit.MONTH))
        return self._range(_in_unit(low), _in_unit(high))

    def date(self, date: PartialDate) -> str:
        """Return a date in the region's form; a month or a year alone stays one."""
        if self.region.date is DateStyle.ISO:
            return str(date)
        if date.month is None:
            return f"{date.year}"
        month = self.words.month_name(date.month)
        if date.day is None:
            return self.words.say("date.month-year", month=month, year=f"{date.year}")
        if self.region.date is DateStyle.NUMERIC:
            return f"{date.day:02}-{date.month:02}-{date.year}"
        day_first = self.region.date is DateStyle.DAY_MONTH_YEAR
        form = "day-month-year" if day_first else "month-day-year"
        return self.words.say(f"date.{form}", day=f"{date.day}", month=month, year=f"{date.year}")

    def _range(self, low: tuple[Decimal, TimeUnit], high: tuple[Decimal, TimeUnit]) -> Figure:
        end = self._counted(with_fraction(high[0]), *high)
        if low == high:
            return Figure(end, *self._spoken(low, high))
        start = with_fraction(low[0])
        if low[1] is not high[1]:
            start = self._counted(start, *low)
        return Figure(self.words.say("time.range", low=start, high=end), *self._spoken(low, high))

    def _spoken(
        self, low: tuple[Decimal, TimeUnit], high: tuple[Decimal, TimeUnit]
    ) -> tuple[str, str]:
        """Return what is heard, and the same behind other words."""
        end = self._counted(shortest(high[0]), *high)
        if low == high:
            return end, end
        start = shortest(low[0])
        if low[1] is not high[1]:
            start = self._counted(start, *low)
        return spoken_range(self.words, start, end)

    def _counted(self, number: str, n: Decimal, unit: TimeUnit) -> str:
        return self.words.say(f"time.{unit.value}", n=n, number=number)


def _has_fraction(value: Decimal) -> bool:
    return value != int(value)


def _in_unit(months: Decimal) -> tuple[Decimal, TimeUnit]:
    if months >= _MONTHS_OF_YEAR:
        return months / _MONTHS_OF_YEAR, TimeUnit.YEAR
    return months, TimeUnit.MONTH
