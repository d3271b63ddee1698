"""Palettes: the inks of one domain of careers, and the neutral ones.

A theme names deep and bright of each palette; the other inks follow from these two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.style.ink import Ink, contrast, ink

if TYPE_CHECKING:
    from collections.abc import Iterable

BLACK = ink("ink", "#17171C", 0, 0, 0, 100)
SOFT = ink("soft", "#4A4A52", 0, 0, 0, 80)
RULE = ink("rule", "#8A8A92", 0, 0, 0, 55)
WHITE = ink("white", "#FFFFFF", 0, 0, 0, 0)


class Palette(Struct, frozen=True):
    """The inks of one domain.

    Attributes:
        deep: Headings, rules, lines; white text stands on it.
        bright: Data bars and covers; ink text stands on it.
        tint: Panels: 30 % of bright.
        mid: Rules between rows: 62 % of deep.
        ground_lines: Route lines of a cover on the deep ground, in order.
        bright_lines: The same on the bright ground.
    """

    deep: Ink
    bright: Ink
    tint: Ink
    mid: Ink
    ground_lines: tuple[Ink, ...]
    bright_lines: tuple[Ink, ...]


class Given(Struct, frozen=True, kw_only=True):
    """Inks of a palette that a theme names itself.

    Attributes:
        tint: Panels.
        mid: Rules between rows.
        mid_light: The first route line on the deep ground.
    """

    tint: Ink | None = None
    mid: Ink | None = None
    mid_light: Ink | None = None


NOTHING_GIVEN = Given()


def _mixed(name: str, base: Ink, share: float) -> Ink:
    """Return *share* of an ink on white."""
    red, green, blue = (1 - share * (1 - each) for each in base.rgb)
    cyan, magenta, yellow, black = (share * each for each in base.cmyk)
    return Ink(name, (red, green, blue), (cyan, magenta, yellow, black))


def _shaded(base: Ink, share: float) -> Ink:
    """Return *share* of an ink's light; the press takes black for the rest."""
    red, green, blue = (share * each for each in base.rgb)
    cyan, magenta, yellow, black = base.cmyk
    return Ink(base.name, (red, green, blue), (cyan, magenta, yellow, black + 1 - share))


TINT_CONTRAST = 6.0
"""Least contrast of deep on its tint (look: colour)."""

LINE_CONTRAST = 3.0
"""Least contrast of a route line and its ground (look: colour; WCAG 2.1, 1.4.11)."""


def _first_clear_of(ground: Ink, inks: Iterable[Ink]) -> Ink:
    """Return the first ink that stands out from a ground as a route line must."""
    return next(each for each in inks if contrast(each, ground) >= LINE_CONTRAST)


def palette(deep: Ink, bright: Ink, given: Given = NOTHING_GIVEN) -> Palette:
    """Return the inks that follow from two, and from what else is given.

    Args:
        deep: White on it has a contrast of 7 (:mod:`guidebuilder.style.ink_rules`).
        bright: Black on it has a contrast of 7, *deep* on it one of 3.
        given: Inks to take instead of those that would follow.
    """
    lighter = (_mixed("mid-light", deep, percent / 100) for percent in range(53, 0, -1))
    softer = (_mixed("deep-soft", deep, percent / 100) for percent in range(80, 101))
    coral = ink("coral", "#FF8A5C", 0, 55, 62, 0)
    rust = ink("rust", "#B4480F", 20, 80, 100, 10)
    # The bright grounds of even domains are darker: rust needs a little shade there.
    rusts = (rust, *(_shaded(rust, percent / 100) for percent in range(99, 0, -1)))
    tint = given.tint or tint_of(deep, bright)
    return Palette(
        deep=deep,
        bright=bright,
        tint=tint,
        mid=given.mid or _first_clear_of(WHITE, _mids(deep)),
        ground_lines=(given.mid_light or _first_clear_of(deep, lighter), WHITE, coral, tint),
        bright_lines=(
            deep,
            _first_clear_of(bright, rusts),
            WHITE,
            _first_clear_of(bright, softer),
        ),
    )


def tint_of(deep: Ink, bright: Ink) -> Ink:
    """Return 30 % of *bright*, or less where *deep* could not be read on it."""
    lighter = (_mixed("tint", bright, percent / 100) for percent in range(30, 0, -1))
    return next((each for each in lighter if contrast(deep, each) >= TINT_CONTRAST), WHITE)


def _mids(deep: Ink) -> Iterable[Ink]:
    """Yield 62 % of *deep* and then more of it."""
    return (_mixed("mid", deep, percent / 100) for percent in range(62, 101))
