"""Money as a region prints it, in one of its styles, and as it is said aloud.

Amounts stay exact and in their own currency.  A style that would have to round
gives way to full figures: ``1.23456 lakh`` is worse than ``1,23,456``.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.model.region import AmountStyle
from guidebuilder.regions.figures import (
    NO_BREAK,
    Figure,
    grouped,
    joined,
    shortest,
    spoken_range,
)
from guidebuilder.words import cldr
from guidebuilder.words.catalogue import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from guidebuilder.model.region import Profile
    from guidebuilder.words.catalogue import Words

_LAKH, _CRORE = Decimal(100_000), Decimal(10_000_000)
_THOUSAND, _MILLION = Decimal(1000), Decimal(1_000_000)

_SCALES: Final = {
    AmountStyle.LAKH: ((_CRORE, "crore"), (_LAKH, "lakh")),
    AmountStyle.LPA: ((_LAKH, "lpa"),),
    AmountStyle.K: ((_MILLION, "million"), (_THOUSAND, "thousand")),
}
"""Units of each style, largest first: lakh below a hundred of them, then crore."""

_MOST_DECIMALS: Final = {"lakh": 2, "lpa": 2, "crore": 2, "million": 2, "thousand": 0}
"""Indians say “1.25 lakh”, but nobody says “31.75 thousand dollars”."""


class _Scaled(Struct, frozen=True):
    """An amount in a unit: 2.5 lakh."""

    number: str
    unit: str


class Money(Struct, frozen=True):
    """Writes amounts of a region's currency in a language."""

    region: Profile
    words: Words

    def one(self, value: Decimal, style: AmountStyle) -> Figure:
        """Return a single amount: ``₹2.5 lakh``."""
        return self.between(value, value, style)

    def between(self, low: Decimal, high: Decimal, style: AmountStyle) -> Figure:
        """Return a range of amounts: ``₹1.5–2.5 lakh``, ``US$20,000–US$30,000``."""
        scaled = self._scaled(low, high, style)
        text = self._full(low, high) if scaled is None else self._printed(*scaled)
        return Figure(text, *self._spoken(low, high, style))

    def is_scaled(self, low: Decimal, high: Decimal, style: AmountStyle) -> bool:
        """Whether a style can show amounts in its units without rounding them."""
        return self._scaled(low, high, style) is not None

    def currency(self, n: Decimal | int) -> str:
        """Return the name of the currency for so many: ``rupees``."""
        code = str(self.region.currency)
        if self.words.has(f"currency.{code}"):
            return self.words.say(f"currency.{code}", n=n)
        return cldr.currency_name(SOURCE_LANGUAGE, code, n)

    def signed(self, number: str) -> str:
        """Return a number behind the sign of the currency: ``₹5``, ``AED 5``."""
        sign = str(self.region.sign)
        # A code is a word and needs a space; a symbol, also the one of `US$`, does not.
        gap = NO_BREAK if sign[-1:].isalpha() else ""
        return f"{sign}{gap}{number}"

    def _full(self, low: Decimal, high: Decimal) -> str:
        first, last = (grouped(each, self.region.grouping) for each in (low, high))
        # A bare symbol holds for both ends, as readers know it from price tags.  A sign
        # with letters stands before each: `US$20,000–30,000` may be read as two currencies.
        repeats = any(each.isalpha() for each in str(self.region.sign))
        if low != high and repeats:
            return joined(self.signed(first), self.signed(last))
        return self.signed(joined(first, last))

    def _printed(self, low: _Scaled, high: _Scaled) -> str:
        if low.unit == high.unit:
            return self.signed(self._with_unit(joined(low.number, high.number), high.unit))
        return joined(
            self.signed(self._with_unit(low.number, low.unit)),
            self.signed(self._with_unit(high.number, high.unit)),
        )

    def _spoken(self, low: Decimal, high: Decimal, style: AmountStyle) -> tuple[str, str]:
        """Return what is heard of amounts, and the same behind other words."""
        # Lakh are said also where figures are printed in full: a voice that is not Indian
        # reads `1,50,000` digit by digit.
        indian = AmountStyle.LAKH in self.region.amounts or AmountStyle.LPA in self.region.amounts
        if style is AmountStyle.LPA or (style is AmountStyle.FULL and indian):
            style = AmountStyle.LAKH
        scaled = self._scaled(low, high, style)
        if scaled is not None:
            first, last = scaled
            end = self._with_unit(last.number, last.unit)
            start = first.number if first.unit == last.unit else self._with_unit(*_pair(first))
        else:
            in_full = self._in_lakh_and_ones if indian else self._in_ones
            start, end = in_full(low), in_full(high)
        end = f"{end} {self.currency(high)}"
        return (end, end) if low == high else spoken_range(self.words, start, end)

    def _in_ones(self, value: Decimal) -> str:
        return grouped(value, self.region.grouping)

    def _in_lakh_and_ones(self, value: Decimal) -> str:
        """Return an amount as it is said in India: ``1 lakh 23,456``."""
        parts: list[str] = []
        for size, unit in _SCALES[AmountStyle.LAKH]:
            count, value = divmod(value, size)
            if count:
                parts.append(self._with_unit(self._in_ones(count), unit))
        if value or not parts:
            parts.append(self._in_ones(value))
        return " ".join(parts)

    def _with_unit(self, number: str, unit: str) -> str:
        return self.words.say(f"amount.{unit}", number=number) if unit else number

    def _scaled(
        self, low: Decimal, high: Decimal, style: AmountStyle
    ) -> tuple[_Scaled, _Scaled] | None:
        scale = _SCALES.get(style)
        # Below the smallest unit nobody counts in it: ₹0.12 lakh is ₹12,000.
        if scale is None or high < scale[-1][0]:
            return None
        first, last = _in_unit(low, scale), _in_unit(high, scale)
        return None if first is None or last is None else (first, last)


def _pair(scaled: _Scaled) -> tuple[str, str]:
    return scaled.number, scaled.unit


def _in_unit(value: Decimal, scale: tuple[tuple[Decimal, str], ...]) -> _Scaled | None:
    size, unit = next((each for each in scale if abs(value) >= each[0]), scale[-1])
    number = value / size
    if round(number, _MOST_DECIMALS[unit]) != number:
        return None
    return _Scaled(shortest(number), unit)
