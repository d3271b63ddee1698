"""What Unicode's CLDR knows of a country: its name, its money and how it writes figures."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages
from babel.numbers import get_currency_name, get_currency_symbol, get_territory_currencies
from msgspec import Struct

from guidebuilder.load.ids import slug
from guidebuilder.model.region import DateStyle, Grouping, Paper

_ENGLISH: Final = Locale("en")

_AMERICAN_PAPER: Final = frozenset(
    ["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"]
)
"""Where letters are written on US Letter: CLDR 48, supplemental/measurementData, paperSize.
babel does not bring this table."""


_CODE: Final = re.compile("[A-Z]{2}")

_NO_PLACES: Final = frozenset(["XA", "XB", "ZZ"])
"""Codes of no place: two made-up languages, and "unknown"."""

_SHORT_FORMS: Final = {"UAE": ["AE"]}
"""Short forms in use that are no ISO codes, so that CLDR lacks them."""


class Territory(Struct, frozen=True):
    """A country as CLDR knows it.

    Attributes:
        code: ISO 3166 code of two letters, ``GB``.
        name: In English.
        locale: English as it is written there; None where CLDR has none.
        currency: ISO 4217 code of the money that is legal tender today; None where there is none.
        currency_name: In English.
        sign: What stands before an amount there.
        grouping: Where numbers have commas.
        date: How a full date is written.
        paper: The usual page.
    """

    code: str
    name: str
    locale: str | None
    currency: str | None
    currency_name: str | None
    sign: str | None
    grouping: Grouping
    date: DateStyle
    paper: Paper


def territory_named(name: str) -> Territory | None:
    """Return the country with a code or an English name: ``uk``, ``GB``, ``usa``, ``sri-lanka``."""
    code = _code(name)
    if code is None:
        return None
    locale = _english(code)
    currencies = get_territory_currencies(code)
    currency = currencies[0] if currencies else None
    is_english = locale.territory == code
    figures = locale if is_english else _own_language(code) or locale
    pattern = figures.decimal_formats[None].pattern
    is_day_first = locale.date_formats["long"].pattern.startswith("d")
    return Territory(
        code=code,
        name=_countries()[code],
        locale=str(locale).replace("_", "-") if is_english else None,
        currency=currency,
        currency_name=None if currency is None else get_currency_name(currency, locale=_ENGLISH),
        sign=None if currency is None else get_currency_symbol(currency, locale),
        grouping=Grouping.INDIAN if "#,##,##0" in pattern else Grouping.THOUSANDS,
        date=DateStyle.DAY_MONTH_YEAR if is_day_first else DateStyle.MONTH_DAY_YEAR,
        paper=Paper.HALF_LETTER if code in _AMERICAN_PAPER else Paper.A5,
    )


def _code(name: str) -> str | None:
    upper = name.upper()
    # `uk` and `usa` are in use everywhere, and stand for GB and US.
    known: list[str] = _SHORT_FORMS.get(upper) or get_global("territory_aliases").get(
        upper, [upper]
    )
    countries = _countries()
    if len(known) == 1 and known[0] in countries:
        return known[0]
    return next((code for code, each in countries.items() if slug(each) == slug(name)), None)


def _countries() -> dict[str, str]:
    """Return the English names of all countries by their codes of two letters (ISO 3166)."""
    return {
        str(code): name
        for code, name in _ENGLISH.territories.items()
        if _CODE.fullmatch(str(code)) and code not in _NO_PLACES
    }


def _english(code: str) -> Locale:
    """Return English as it is written in a country, or as in most of the world."""
    try:
        return Locale.parse(f"en_{code}")
    except UnknownLocaleError:
        return Locale.parse("en_001")


def _own_language(code: str) -> Locale | None:
    """Return the first official language of a country that CLDR knows the figures of."""
    for language in get_official_languages(code, de_facto=True):
        with suppress(UnknownLocaleError, ValueError):
            return Locale.parse(f"{language}_{code}")
    return None
