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

    @property
    def grey(self) -> float:
        """The level of the grey that stands for the ink, from 0 for black to 1 for white.

        A coloured ink is as bright as on a screen.  One that is printed in black alone is
        lighter than black only by what its build leaves out: text stays full black, which
        an office printer does not break into dots.
        """
        *coloured, black = self.cmyk
        return _level(self.luminance) if any(coloured) else 1 - black

    @property
    def black(self) -> float:
        """How much black ink alone stands for the build (ISO 32000-1, 10.3.4)."""
        cyan, magenta, yellow, black = self.cmyk
        return min(1.0, 0.3 * cyan + 0.59 * magenta + 0.11 * yellow + black)


SRGB_FOOT = 0.04045
"""Value up to which a channel of sRGB is proportional to its light (IEC 61966-2-1)."""


def _linear(channel: float) -> float:
    """Return the light that a channel of sRGB stands for (IEC 61966-2-1, as in WCAG 2)."""
    return channel / 12.92 if channel <= SRGB_FOOT else ((channel + 0.055) / 1.055) ** 2.4


def _level(light: float) -> float:
    """Return the channel of sRGB that stands for a light: the inverse of :func:`_linear`."""
    if light <= SRGB_FOOT / 12.92:
        return light * 12.92
    return float(1.055 * light ** (1 / 2.4) - 0.055)


REGISTRATION = Ink("registration", (0.0, 0.0, 0.0), (1.0, 1.0, 1.0, 1.0))
"""What marks beside a page for the press are drawn with: it is on every plate."""

MOST_INK = 2.4
"""Most ink on one spot, as a share of full tones: 240 % (look: colour)."""


SAME_INK = 1e-6
"""Difference of two shares of ink that comes from reckoning in fractions."""


def contrast(one: Ink, other: Ink) -> float:
    """Return how far two inks stand apart, from 1 to 21 (WCAG 2: contrast ratio)."""
    low, high = sorted((one.luminance, other.luminance))
    return (high + 0.05) / (low + 0.05)


def process_build(rgb: tuple[float, float, float]) -> tuple[float, float, float, float]:
    """Return a build of process colour for a colour of the screen, without a profile.

    The grey part goes into black; if the whole is then more than :data:`MOST_INK`, the
    three coloured inks are reduced by the same share.  A press profile may know better:
    where it matters, the build is written out.
    """
    light = max(rgb)
    black = 1 - light
    coloured = tuple(0.0 if light == 0 else (light - each) / light for each in rgb)
    total = sum(coloured)
    share = min(1.0, (MOST_INK - black) / total) if total else 1.0
    # Whole percents, rounded down: what is printed in a message is what is taken.
    cyan, magenta, yellow = (int(100 * share * each) / 100 for each in coloured)
    return cyan, magenta, yellow, round(black, 2)


def within(
    build: tuple[float, float, float, float], limit: float
) -> tuple[float, float, float, float]:
    """Return a build that takes no more ink than *limit*: less of the three coloured inks.

    Black stays: it is what keeps words and drawings apart.  Whole percents, rounded down.
    """
    *coloured, black = build
    if sum(build) <= limit + SAME_INK or not any(coloured):
        return build
    share = max(0.0, limit - black) / sum(coloured)
    cyan, magenta, yellow = (int(100 * share * each + SAME_INK) / 100 for each in coloured)
    return cyan, magenta, yellow, black


def ink(name: str, rgb: str, *percent: float) -> Ink:
    """Return an ink from ``#RRGGBB`` and four percentages of process colour."""
    cyan, magenta, yellow, black = (each / 100 for each in percent)
    red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return Ink(name, (red, green, blue), (cyan, magenta, yellow, black))
