"""Ten palettes, one for each domain of careers, and the neutral inks.

Deep and bright of neighbouring domains differ by at least 7 and 6 in CIE L*, so that
a shelf of guides can be told apart in grey.  White on deep and ink on bright reach a
contrast of 7, a route line and its ground of 3, total ink stays at or under 240 %.
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


LINE_CONTRAST = 3.0
"""Least contrast of a route line and its ground (look: colour; WCAG 2.1, 1.4.11)."""


def _first_clear_of(ground: Ink, inks: Iterable[Ink]) -> Ink:
    """Return the first ink that stands out from a ground as a route line must."""
    return next(each for each in inks if contrast(each, ground) >= LINE_CONTRAST)


def _palette(deep: Ink, bright: Ink, tint: Ink, mid_light: Ink | None = None) -> Palette:
    """Return the inks of a domain; without a *mid_light* of its own, it gets a tint of deep."""
    lighter = (_mixed("mid-light", deep, percent / 100) for percent in range(53, 0, -1))
    softer = (_mixed("deep-soft", deep, percent / 100) for percent in range(80, 101))
    coral = ink("coral", "#FF8A5C", 0, 55, 62, 0)
    rust = ink("rust", "#B4480F", 20, 80, 100, 10)
    # The bright grounds of even domains are darker: rust needs a little shade there.
    rusts = (rust, *(_shaded(rust, percent / 100) for percent in range(99, 0, -1)))
    return Palette(
        deep=deep,
        bright=bright,
        tint=tint,
        mid=_mixed("mid", deep, 0.62),
        ground_lines=(mid_light or _first_clear_of(deep, lighter), WHITE, coral, tint),
        bright_lines=(
            deep,
            _first_clear_of(bright, rusts),
            WHITE,
            _first_clear_of(bright, softer),
        ),
    )


DOMAINS: tuple[Palette, ...] = (
    _palette(
        ink("deep", "#2A2773", 95, 95, 15, 15),
        ink("bright", "#FFB627", 0, 32, 90, 0),
        ink("tint", "#FFE9BE", 0, 9, 28, 0),
        # The look gives its hue; the builds of process colour are ours, as of all inks.
        mid_light=ink("mid-light", "#8F8DD0", 48, 45, 0, 0),
    ),
    _palette(
        ink("deep", "#9B1C3A", 20, 100, 65, 25),
        ink("bright", "#F79A8B", 0, 50, 40, 0),
        ink("tint", "#FDE1DC", 0, 18, 14, 0),
    ),
    _palette(
        ink("deep", "#04434F", 100, 45, 45, 45),
        ink("bright", "#6FE0CE", 55, 0, 28, 0),
        ink("tint", "#D4F6F0", 20, 0, 11, 0),
    ),
    _palette(
        ink("deep", "#8A3B00", 25, 80, 100, 30),
        ink("bright", "#F99A3A", 0, 48, 85, 0),
        ink("tint", "#FDE1C4", 0, 14, 26, 0),
    ),
    _palette(
        ink("deep", "#17432B", 80, 35, 80, 40),
        ink("bright", "#BFE06A", 30, 0, 75, 0),
        ink("tint", "#ECF6D2", 9, 0, 25, 0),
    ),
    _palette(
        ink("deep", "#7A2B87", 60, 95, 5, 10),
        ink("bright", "#CF9CE0", 20, 45, 0, 0),
        ink("tint", "#F1E1F6", 10, 21, 0, 0),
    ),
    _palette(
        ink("deep", "#5A0F45", 45, 100, 25, 50),
        ink("bright", "#FFADD2", 0, 42, 0, 0),
        ink("tint", "#FFE6F2", 2, 20, 8, 0),
    ),
    _palette(
        ink("deep", "#4F5B00", 55, 35, 100, 40),
        ink("bright", "#BDB52E", 25, 18, 95, 0),
        ink("tint", "#EBE9C0", 8, 4, 30, 0),
    ),
    _palette(
        ink("deep", "#0B3A70", 100, 75, 15, 25),
        ink("bright", "#93D3FF", 42, 5, 0, 0),
        ink("tint", "#DFF2FF", 20, 4, 6, 0),
    ),
    _palette(
        ink("deep", "#4A545C", 60, 45, 38, 40),
        ink("bright", "#A3B1BA", 35, 20, 20, 8),
        ink("tint", "#E3E8EA", 16, 10, 10, 0),
    ),
)
"""Palettes of domains 1 to 10, in their fixed order."""
