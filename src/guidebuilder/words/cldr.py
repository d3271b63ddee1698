"""What Unicode's CLDR knows of a language: plural forms, months, names of languages and money.

English is known here by heart: almost every booklet speaks it, and babel, which knows
the others, takes 40 ms to start and to read its tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from decimal import Decimal

    from babel import Locale

_ENGLISH_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def plural_name(language: str, n: Decimal | int) -> str:
    """Return the name of the plural form that a number asks for: ``one``, ``few``, ``other``."""
    if _is_english(language):
        return "one" if abs(n) == 1 and _decimals(n) == 0 else "other"
    return str(_locale(language).plural_form(n))


def month_name(language: str, month: int) -> str:
    """Return the full name of a month, from 1, as it stands in a date."""
    if _is_english(language):
        return _ENGLISH_MONTHS[month - 1]
    import babel.dates  # noqa: PLC0415 - start-up: see the head of this module

    return str(babel.dates.get_month_names("wide", locale=_locale(language))[month])


def language_name(named: str, language: str) -> str:
    """Return the name of a language in another, or in itself: ``English``."""
    if named == language == "en":
        return "English"
    return str(_locale(named).get_display_name(_locale(language)))


def currency_name(language: str, code: str, n: Decimal | int) -> str:
    """Return the name of a currency for so many: ``Swiss francs``."""
    import babel.numbers  # noqa: PLC0415 - start-up: see the head of this module

    return str(babel.numbers.get_currency_name(code, n, locale=_locale(language)))


def _is_english(language: str) -> bool:
    return language.partition("-")[0] == "en"


def _decimals(n: Decimal | int) -> int:
    """Return how many decimals are written: English says “1 year”, but “1.0 years”."""
    exponent = 0 if isinstance(n, int) else n.as_tuple().exponent
    return max(0, -int(exponent))


def _locale(language: str) -> Locale:
    import babel  # noqa: PLC0415 - start-up: see the head of this module

    return babel.Locale.parse(language, sep="-")
