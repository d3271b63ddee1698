"""Inks: a colour with everything that one output or another needs to print it."""

from __future__ import annotations

from msgspec import Struct


class Ink(Struct, frozen=True):
    """One colour of a palette.

    Attributes:
        name: What the palette calls it: ``deep``, ``bright``, ``ink``.
        rgb: Red, green and blue from 0 to 1, for screens and office printers.
        cmyk: Cyan, magenta, yellow and black from 0 to 1, for the press.
    """

    name: str
    rgb: tuple[float, float, float]
    cmyk: tuple[float, float, float, float]

    @property
    def luminance(self) -> float:
        """How bright the ink is on a screen, from 0 to 1 (WCAG 2: relative luminance)."""
        red, green, blue = (_linear(each) for each in self.rgb)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


SRGB_FOOT = 0.04045
"""Value up to which a channel of sRGB is proportional to its light (IEC 61966-2-1)."""


def _linear(channel: float) -> float:
    """Return the light that a channel of sRGB stands for (IEC 61966-2-1, as in WCAG 2)."""
    return channel / 12.92 if channel <= SRGB_FOOT else ((channel + 0.055) / 1.055) ** 2.4


def contrast(one: Ink, other: Ink) -> float:
    """Return how far two inks stand apart, from 1 to 21 (WCAG 2: contrast ratio)."""
    low, high = sorted((one.luminance, other.luminance))
    return (high + 0.05) / (low + 0.05)


def ink(name: str, rgb: str, *percent: float) -> Ink:
    """Return an ink from ``#RRGGBB`` and four percentages of process colour."""
    cyan, magenta, yellow, black = (each / 100 for each in percent)
    red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return Ink(name, (red, green, blue), (cyan, magenta, yellow, black))
