"""Inks: a colour with everything that one output or another needs to print it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ink:
    """One colour of a palette.

    Attributes:
        name: What the palette calls it: ``deep``, ``bright``, ``ink``.
        rgb: Red, green and blue from 0 to 1, for screens and office printers.
        cmyk: Cyan, magenta, yellow and black from 0 to 1, for the press.
    """

    name: str
    rgb: tuple[float, float, float]
    cmyk: tuple[float, float, float, float]


def ink(name: str, rgb: str, *percent: float) -> Ink:
    """Return an ink from ``#RRGGBB`` and four percentages of process colour."""
    cyan, magenta, yellow, black = (each / 100 for each in percent)
    red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return Ink(name, (red, green, blue), (cyan, magenta, yellow, black))
