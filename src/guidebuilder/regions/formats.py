"""Everything with a figure in it, as one region prints it in one language.

One door for money, lengths of time, dates, scores and plain numbers, so that a
section never puts a sign, a comma or a unit together by itself.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.model.pay import Period
from guidebuilder.model.region import AmountStyle, Digits
from guidebuilder.regions.figures import (
    Figure,
    grouped,
    in_native_digits,
    joined,
    plain,
    shortest,
)
from guidebuilder.regions.money import Money
from guidebuilder.regions.times import Times

if TYPE_CHECKING:
    from guidebuilder.model.pay import MoneyRange
    from guidebuilder.model.region import Profile
    from guidebuilder.model.values import Duration, PartialDate, Scale, Score
    from guidebuilder.words.catalogue import Words

_ROUND_STEPS: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
"""Steps of an axis that readers can count in, times a power of ten."""

_MOST_STEPS: Final = 4
"""Five ticks with the nought (look §6)."""

_CHART_UNITS: Final = {
    AmountStyle.LAKH: (Decimal(100_000), "lakh"),
    AmountStyle.LPA: (Decimal(100_000), "lakh"),
    AmountStyle.K: (Decimal(1000), "thousand"),
}


class Saying(Enum):
    """Where the time that an amount is paid for is said."""

    PRINTED = "printed"
    """Behind the amount."""

    SPOKEN = "spoken"
    """In print by a heading; who listens hears it behind the amount."""

    BESIDE = "beside"
    """By what is printed next to the amount and is read with it."""


_MONTH_STEP: Final = Decimal(100)
"""A month's amount is a help, not a figure: more than hundreds would feign knowledge."""


class ChartUnit(Struct, frozen=True):
    """What one unit of a pay axis is worth, and its name: ``lakh``, ``thousand`` or ``one``."""

    size: Decimal
    name: str


class Formats(Struct, frozen=True, dict=True):
    """The figures of one region in one language."""

    region: Profile
    words: Words

    @cached_property
    def money_words(self) -> Money:
        """How the region writes amounts."""
        return Money(self.region, self.words)

    @cached_property
    def times(self) -> Times:
        """How the language says dates and lengths of time."""
        return Times(self.region, self.words)

    @property
    def table_style(self) -> AmountStyle:
        """How tables show amounts."""
        return self.region.amounts[0]

    @property
    def chart_style(self) -> AmountStyle:
        """How charts and cards show amounts."""
        return self.region.amounts[-1]

    def number(self, value: Decimal) -> str:
        """Return a number with the region's commas, its decimals as typed."""
        return self._digits(grouped(value, self.region.grouping))

    def percent(self, value: Decimal) -> str:
        """Return a share of a hundred: ``5%``."""
        return self.words.say("number.percent", number=self.number(value))

    def duration(self, duration: Duration) -> Figure:
        """Return a length of time as its author counted it: ``3–6 months``."""
        return self._figure(self.times.duration(duration))

    def total(self, low: Decimal, high: Decimal) -> Figure:
        """Return a sum of months: ``6 months to 1 year``."""
        return self._figure(self.times.total(low, high))

    def date(self, date: PartialDate) -> str:
        """Return a date in the region's form."""
        return self._digits(self.times.date(date))

    def score(self, score: Score) -> Figure:
        """Return a score with its scale: ``5.5–6.5 on a scale of 0–9``."""
        scale = self.scale(score.scale)
        value = Figure(
            joined(plain(score.low), plain(score.high)), self._from_to(score.low, score.high)
        )
        return self._figure(
            Figure(
                self.words.say("score.on", score=value.text, scale=scale.text),
                self.words.say("score.on", score=value.spoken, scale=scale.spoken),
            )
        )

    def scale(self, scale: Scale) -> Figure:
        """Return the two ends of a scale: ``0–9``."""
        low, high = plain(scale.low), plain(scale.high)
        return self._figure(
            Figure(joined(low, high), self.words.say("spoken.scale", low=low, high=high))
        )

    def money(
        self,
        money: MoneyRange,
        style: AmountStyle,
        usual_period: Period | None = None,
        saying: Saying = Saying.PRINTED,
    ) -> Figure:
        """Return what something pays or costs, with its period.

        Args:
            money: The sum or range.
            style: How amounts are shown.
            usual_period: The period where the author named none; for what is paid
                once, None.
            saying: Where the period is said.
        """
        period = money.per or usual_period
        low = money.low or money.high
        high = money.high or money.low
        if low is None or high is None:
            message = f"neither end of `{money.source}` has an amount"
            raise ValueError(message)
        figure = self.amount(low.value, high.value, style, period, saying)
        if money.low is None:
            figure = self._said("amount.up-to", figure)
        elif money.high is None:
            figure = self._said("amount.or-more", figure)
        return self._said("amount.about", figure) if money.about else figure

    def amount(
        self,
        low: Decimal,
        high: Decimal,
        style: AmountStyle,
        period: Period | None = None,
        saying: Saying = Saying.PRINTED,
    ) -> Figure:
        """Return an amount or a range of amounts with its period: ``₹1.5–2.5 lakh a year``.

        Args:
            low: The amount, or the lower end of the range.
            high: The same amount, or the upper end.
            style: How amounts are shown.
            period: What it is paid for; None for what is paid once.
            saying: Where the period is said.
        """
        if style is AmountStyle.LPA and period is not Period.YEAR:
            style = AmountStyle.LAKH
        figure = self.money_words.between(low, high, style)
        if period is not None and saying is not Saying.BESIDE:
            says_year = style is AmountStyle.LPA and self.money_words.is_scaled(low, high, style)
            is_printed = saying is Saying.PRINTED and not says_year
            text = self._per(figure.text, period) if is_printed else figure.text
            figure = Figure(text, self._per(figure.spoken, period), self._per(figure.bare, period))
        return self._figure(figure)

    def month_of(self, low: Decimal, high: Decimal) -> Figure:
        """Return a twelfth of a year's pay, to the nearest hundred.

        It is the year ÷ 12, not what is paid out; print it only where the source
        says what the yearly figure counts.
        """
        first, last = (_twelfth(each) for each in (low, high))
        return self.amount(first, last, AmountStyle.FULL, Period.MONTH)

    def chart_unit(self, highest: Decimal) -> ChartUnit:
        """Return the unit of an axis that ends near an amount: lakh, thousands or ones."""
        size, name = _CHART_UNITS.get(self.chart_style, (Decimal(1), "one"))
        if highest < size:
            size, name = Decimal(1), "one"
        return ChartUnit(size, name)

    def axis_title(self, unit: ChartUnit, period: Period) -> str:
        """Return the title of an axis: ``Lakh rupees a year``."""
        title = self.words.say(f"axis.{unit.name}", currency=self.money_words.currency(2))
        return self._per(title, period)

    def in_unit(self, low: Decimal, high: Decimal, unit: ChartUnit) -> str:
        """Return amounts as bare figures of an axis: ``1.5–2.5``."""
        first, last = (
            grouped(_trimmed(each / unit.size), self.region.grouping) for each in (low, high)
        )
        return self._digits(joined(first, last))

    def ticks(self, highest: Decimal) -> tuple[tuple[Decimal, str], ...]:
        """Return the ticks of an axis from nought to at least a value, in round steps."""
        step = _round_step(highest)
        count = int((highest / step).to_integral_value(ROUND_CEILING)) if highest else 1
        values = (step * each for each in range(max(count, 1) + 1))
        return tuple((value, self._digits(shortest(value))) for value in values)

    def _per(self, amount: str, period: Period) -> str:
        return self.words.say(f"per.{period.value}", amount=amount)

    def _said(self, key: str, figure: Figure) -> Figure:
        return figure.behind(self.words, key)

    def _from_to(self, low: Decimal, high: Decimal) -> str:
        if low == high:
            return plain(low)
        return self.words.say("spoken.range", low=plain(low), high=plain(high))

    def _figure(self, figure: Figure) -> Figure:
        return Figure(self._digits(figure.text), figure.spoken, figure.bare)

    def _digits(self, text: str) -> str:
        if self.region.digits is Digits.LATIN:
            return text
        return in_native_digits(text, self.words.language)


def _twelfth(value: Decimal) -> Decimal:
    return (value / 12 / _MONTH_STEP).quantize(Decimal(1), ROUND_HALF_UP) * _MONTH_STEP


def _trimmed(value: Decimal) -> Decimal:
    return Decimal(shortest(value))


def _round_step(highest: Decimal) -> Decimal:
    if highest <= 0:
        return Decimal(1)
    power = Decimal(10) ** (highest / _MOST_STEPS).adjusted()
    return next(step * power for step in _ROUND_STEPS if step * power * _MOST_STEPS >= highest)
