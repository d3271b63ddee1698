"""Money as people write it, read exactly: ``1,50,000–2,50,000``, ``2.5–4 lakh``, ``20k``.

Reading knows no region: grouping, unit and sign are kept as typed and are compared
with the region's in :mod:`guidebuilder.load.check_money`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from guidebuilder.load.codes import Code
from guidebuilder.load.respelled import MONEY, respelled
from guidebuilder.load.values import MOST_DIGITS, Refused, refuse_leading_zero, with_plain_dashes
from guidebuilder.model.pay import Amount, AmountUnit, MoneyRange, Period

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Span

_PERIOD: Final = re.compile(r"(.*\S) (?:per|an?) (hour|day|week|month|year)")

_AMOUNT: Final = re.compile(
    r"(?P<sign>[^\d\s,.+–][^\d\s,+–]{0,4})? ?"
    r"(?P<digits>\d[\d,]*(?:\.\d+)?)"
    r"(?: ?(?P<unit>[^\W\d]+))?"
)

_NO_SIGNS: Final = frozenset({"~", "ca.", "ca", "from", "max", "max.", "min", "min.", "upto"})
"""Short words before an amount that are no sign of a currency."""

_UNITS: Final = {
    "k": AmountUnit.THOUSAND,
    "lakh": AmountUnit.LAKH,
    "lakhs": AmountUnit.LAKH,
    "crore": AmountUnit.CRORE,
    "crores": AmountUnit.CRORE,
    "million": AmountUnit.MILLION,
}

_FACTORS: Final = {
    AmountUnit.THOUSAND: 1_000,
    AmountUnit.LAKH: 100_000,
    AmountUnit.CRORE: 10_000_000,
    AmountUnit.MILLION: 1_000_000,
}

_WHOLE: Final = 1000
"""From here on a first amount without a unit is in full: ``50,000–1 lakh`` is no range of lakhs."""

_FORMS: Final = "write 150000–250000, 1.5–2.5 lakh, 20k–30k, about 20000, 120000+ or up to 30000"


def read_money(source: str, span: Span) -> MoneyRange:
    """Read one sum, a range, or a range with an open end, perhaps with its period."""
    try:
        return _money(source, span)
    except Refused as refusal:
        if refusal.code not in (Code.NOT_MONEY, Code.UNIT):
            raise
        meant = respelled(source, MONEY, lambda words: _is_money(words, span))
        hint = refusal.hint if meant is None else f"write {meant}"
        raise Refused(refusal.code, refusal.message, hint) from None


def _is_money(words: str, span: Span) -> bool:
    try:
        _money(words, span)
    except Refused:
        return False
    return True


def _money(source: str, span: Span) -> MoneyRange:
    words = re.sub(r"\s+", " ", source).strip()
    per: Period | None = None
    period = _PERIOD.fullmatch(words)
    if period is not None:
        words, per = period[1], Period(period[2])
    about = words.startswith("about ")
    words = words.removeprefix("about ")
    up_to = words.startswith("up to ")
    words = words.removeprefix("up to ")
    ends = with_plain_dashes(words).split("–")
    if len(ends) == 1 and not up_to and ends[0].endswith("+"):
        return MoneyRange(_amount(ends[0][:-1], source), None, about, per, source, span)
    if len(ends) == 1:
        amount = _amount(ends[0], source)
        return MoneyRange(None if up_to else amount, amount, about, per, source, span)
    if len(ends) > 2 or up_to:  # noqa: PLR2004 - a range has two ends
        raise _unreadable(source)
    low, high = _amount_pair(ends[0], ends[1], source)
    return MoneyRange(low, high, about, per, source, span)


def read_price(source: str, span: Span) -> MoneyRange:
    """Read what something costs: the same forms, other words for nothing."""
    try:
        return read_money(source, span)
    except Refused as refusal:
        if refusal.code is not Code.ZERO:
            raise
        hint = "leave the line out; the text can say that it is free"
        raise Refused(Code.ZERO, f"`{source}` is no price", hint) from None


def read_amount(source: str) -> Amount:
    """Read one sum of a spread: no range, no period."""
    words = re.sub(r"\s+", " ", source).strip()
    if not re.search(r"\d", words):
        hint = "write one amount, or unknown where the survey gives none"
        raise Refused(Code.NOT_MONEY, f"`{source}` is not an amount of money", hint)
    return _amount(words, source)


def _amount(words: str, source: str) -> Amount:
    amount = _parsed(words, source)
    _refuse_nothing(amount, source)
    return amount


def _amount_pair(first: str, second: str, source: str) -> tuple[Amount, Amount]:
    """Read both ends; a unit after the second holds for both."""
    low, high = _parsed(first, source), _parsed(second, source)
    if low.unit is not None and high.unit is None:
        message = f"`{source}`: the unit stands behind the first amount only"
        hint = "write it behind the second, and it holds for both"
        raise Refused(Code.UNIT, message, hint)
    if low.unit is None and high.unit is not None:
        if low.value >= _WHOLE:
            message = f"`{source}`: does {high.unit.value} hold for {low.digits}, too?"
            hint = "write both amounts in full, or both with the unit"
            raise Refused(Code.UNIT, message, hint)
        low = Amount(_times(low.value, high.unit), low.digits, high.unit, low.sign)
    _refuse_nothing(low, source)
    _refuse_nothing(high, source)
    if low.value > high.value:
        _, dash, _ = with_plain_dashes(source).partition("–")
        message = f"the range {first}{dash}{second} runs backwards"
        hint = f"write {_swapped(low, high)}"
        raise Refused(Code.BACKWARDS, message, hint)
    return low, high


def _swapped(low: Amount, high: Amount) -> str:
    unit = f" {low.unit.value}" if low.unit and low.unit is not AmountUnit.THOUSAND else ""
    letter = "k" if low.unit is AmountUnit.THOUSAND else ""
    return f"{high.digits}{letter}–{low.digits}{letter}{unit}"


def _parsed(words: str, source: str) -> Amount:
    match = _AMOUNT.fullmatch(words.strip())
    if match is None or (match["sign"] or "").lower() in _NO_SIGNS:
        raise _unreadable(source)
    refuse_leading_zero(match["digits"], source)
    unit = None
    if match["unit"] is not None:
        unit = _UNITS.get(match["unit"].lower())
        if unit is None:
            raise _unknown_unit(source)
    plain = match["digits"].replace(",", "")
    if len(plain) > MOST_DIGITS:
        raise Refused(Code.NOT_MONEY, f"`{source}` has too many digits", "count the zeros")
    return Amount(_times(Decimal(plain), unit), match["digits"], unit, match["sign"])


def _times(number: Decimal, unit: AmountUnit | None) -> Decimal:
    """Multiply out exactly; 1.5 lakh is 150000, not 150000.0."""
    if unit is None:
        return number
    value = number * _FACTORS[unit]
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _refuse_nothing(amount: Amount, source: str) -> None:
    if amount.value == 0:
        hint = "leave the line out, or write unknown; for a range from 0 write `up to`"
        raise Refused(Code.ZERO, f"`{source}`: nobody is paid nothing", hint)


def _unknown_unit(source: str) -> Refused:
    hint = "units are k, lakh, crore and million; a period is `per year`, `per month`, `per hour`"
    return Refused(Code.UNIT, f"`{source}`: the unit is not known", hint)


def _unreadable(source: str) -> Refused:
    hint = _FORMS if re.search(r"\d", source) else "write it in digits, or unknown"
    return Refused(Code.NOT_MONEY, f"`{source}` is not an amount of money", hint)
