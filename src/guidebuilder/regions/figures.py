"""Figures as a region writes them: grouping, fractions, ranges that never break."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import force_setattr

if TYPE_CHECKING:
    from guidebuilder.model.region import Grouping
    from guidebuilder.words.catalogue import Words

NO_BREAK: Final = "\u00a0"
"""Between a figure and its unit: a line never ends there."""

WORD_JOINER: Final = "\u2060"
"""Without width; forbids the break that a dash would allow after itself."""

RANGE_DASH: Final = f"{WORD_JOINER}–{WORD_JOINER}"
"""The en dash of a range, on both sides of which no line ends."""

MINUS: Final = "−"

NO_VALUE: Final = "–"
"""What stands where a value would stand."""

_FRACTIONS: Final = {Decimal("0.25"): "¼", Decimal("0.5"): "½", Decimal("0.75"): "¾"}

_NATIVE_NOUGHTS: Final = {
    "as": 0x09E6,
    "bn": 0x09E6,
    "gu": 0x0AE6,
    "hi": 0x0966,
    "kn": 0x0CE6,
    "ml": 0x0D66,
    "mr": 0x0966,
    "ne": 0x0966,
    "or": 0x0B66,
    "pa": 0x0A66,
    "ta": 0x0BE6,
    "te": 0x0C66,
    "ur": 0x06F0,
}
"""The digit nought by language; its nine fellows follow it in Unicode."""


class Figure(Struct, frozen=True):
    """A figure in print, and in full words for a screen reader, which needs no ties.

    Attributes:
        text: What is printed: ``1¼–2½ years``.
        spoken: What is heard: ``from 1.25 to 2.5 years``.
        bare: The same behind other words, as in ``at least 1.25 to 2.5 years``; if empty,
            what is heard.
    """

    text: str
    spoken: str
    bare: str = ""

    def __post_init__(self) -> None:
        force_setattr(self, "spoken", _loose(self.spoken))
        force_setattr(self, "bare", _loose(self.bare or self.spoken))

    def behind(self, words: Words, key: str) -> Figure:
        """Return the figure in a text of the catalogue: ``at least {amount}``."""
        spoken = words.say(key, amount=self.bare)
        return Figure(words.say(key, amount=self.text), spoken)


def _loose(text: str) -> str:
    return text.replace(NO_BREAK, " ").replace(WORD_JOINER, "")


def plain(value: Decimal) -> str:
    """Return a number without commas or exponent, its decimals as they are."""
    return f"{value:f}".replace("-", MINUS)


def grouped(value: Decimal, grouping: Grouping) -> str:
    """Return a number with a region's commas; nothing is rounded."""
    whole, point, rest = f"{abs(value):f}".partition(".")
    sign = MINUS if value < 0 else ""
    return f"{sign}{grouping.group(whole) if len(whole) > 3 else whole}{point}{rest}"  # noqa: PLR2004


def with_fraction(value: Decimal) -> str:
    """Return a length of time: 3½ for 3.5, other decimals as they are."""
    whole = int(value)
    fraction = _FRACTIONS.get(value - whole)
    if fraction is None:
        return shortest(value)
    return f"{whole or ''}{fraction}"


def shortest(value: Decimal) -> str:
    """Return a computed number without the noughts that its last decimals may have."""
    text = plain(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def joined(low: str, high: str) -> str:
    """Return a range with an en dash that does not break; one value stands alone."""
    return low if low == high else f"{low}{RANGE_DASH}{high}"


def spoken_range(words: Words, low: str, high: str) -> tuple[str, str]:
    """Return what is heard of a range, and the same behind other words."""
    return (
        words.say("spoken.range", low=low, high=high),
        words.say("spoken.bare-range", low=low, high=high),
    )


def in_native_digits(text: str, language: str) -> str:
    """Return a text with the digits of its language's script, where it has its own."""
    nought = _NATIVE_NOUGHTS.get(language.partition("-")[0])
    if nought is None:
        return text
    return text.translate({ord("0") + n: chr(nought + n) for n in range(10)})
