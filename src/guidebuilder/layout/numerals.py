"""Roman numerals, with which bookish themes number the parts of a booklet."""

from __future__ import annotations

_VALUES = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(number: int) -> str:
    """Return a number from 1 on in capital Roman numerals."""
    letters = ""
    for value, letter in _VALUES:
        count, number = divmod(number, value)
        letters += count * letter
    return letters
