"""What two inks must keep of each other to be read, and how much of them paper takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.load.codes import Code
from guidebuilder.style.ink import MOST_INK, Ink, contrast, process_build
from guidebuilder.style.palette import BLACK, LINE_CONTRAST, TINT_CONTRAST, WHITE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from guidebuilder.diagnostics import Report, Span
    from guidebuilder.model import Colour
    from guidebuilder.style.theme_file import InksFile

WORD_CONTRAST: Final = 7.0
"""Least contrast of words and their ground (look: colour; WCAG 2.1, 1.4.6)."""

SMALL_CONTRAST: Final = 4.5
"""Least contrast of the smallest words, such as captions (look: checklist; WCAG 2.1, 1.4.3)."""

_STEPS: Final = 255
"""Steps in which a shade is looked for: the levels of a channel on a screen."""

_BLACKER, _WHITER = 0.0, 1.0
"""Where a shade is looked for: the level of all three channels at that end."""


def ink_of(name: str, colour: Colour) -> Ink:
    """Return the ink of a colour; without a build of its own, it gets a computed one."""
    return Ink(name, colour.rgb, colour.cmyk or process_build(colour.rgb))


def check_inks(inks: InksFile, report: Report) -> bool:
    """Report colours that could not be read or printed; return whether all can be used."""
    before = report.errors
    rules = _Rules(inks.span, report)
    deep = rules.held(inks.deep, _BLACKER, (_Rule("white on this deep", WHITE, WORD_CONTRAST),))
    # A deep that is refused is mended first: the others are held against what it will be.
    words = _Rule("black on this bright", BLACK, WORD_CONTRAST)
    lines = _Rule("deep on this bright", deep, LINE_CONTRAST)
    rules.held(inks.bright, _WHITER, (words, lines))
    if inks.tint is not None:
        panels = _Rule("deep on this tint", deep, TINT_CONTRAST)
        rules.held(inks.tint, _WHITER, (panels,))
    if inks.mid is not None:
        rules.held(inks.mid, _BLACKER, (_Rule("this mid on white", WHITE, LINE_CONTRAST),))
    if inks.mid_light is not None:
        first = _Rule("this mid-light on deep", deep, LINE_CONTRAST)
        rules.held(inks.mid_light, _WHITER, (first,))
    for each in (inks.deep, inks.bright, inks.tint, inks.mid, inks.mid_light):
        if each is not None and each.cmyk is not None:
            rules.total(each.cmyk, each.span)
    return report.errors == before


def place_of(value: Span, whole: Span) -> Span:
    """Return where to look: at a value, or if a file below holds it, at what was laid over it."""
    return value if value.file == whole.file else whole


class _Rule(Struct, frozen=True):
    """How far an ink must stand from another.

    Attributes:
        what: The two, in the words of a message.
        other: The other ink.
        least: The least contrast.
    """

    what: str
    other: Ink
    least: float


class _Rules(Struct, frozen=True):
    """Holds the colours of one palette, which is written at *whole*, to their rules."""

    whole: Span
    report: Report

    def held(self, colour: Colour, end: float, rules: tuple[_Rule, ...]) -> Ink:
        """Return a colour as an ink, or after a message the nearest shade that keeps the rules."""
        ink = ink_of("", colour)
        broken = [each for each in rules if contrast(ink, each.other) < each.least]
        if not broken:
            return ink
        near = _nearest(
            colour, end, lambda ink: all(contrast(ink, each.other) >= each.least for each in rules)
        )
        rule = broken[0]
        found = shown(contrast(ink, rule.other))
        message = f"{rule.what} has a contrast of {found}; {rule.least:g} is the least"
        way = "darker" if end == _BLACKER else "lighter"
        hint = f"the nearest {way} shade that will do is {hex_of(near)}"
        self.report.error(place_of(colour.span, self.whole), Code.CONTRAST, message, hint)
        return near

    def total(self, build: tuple[float, float, float, float], span: Span) -> None:
        """Report more ink than paper takes."""
        if sum(build) <= MOST_INK + 1e-9:
            return
        *coloured, black = build
        share = (MOST_INK - black) / sum(coloured)
        less = "/".join(f"{int(100 * share * each)}" for each in coloured)
        message = f"this colour takes {100 * sum(build):.0f} % of ink; "
        message += f"{100 * MOST_INK:.0f} % are the most"
        hint = f"write {less}/{100 * black:.0f}, or leave the percentages out"
        self.report.error(place_of(span, self.whole), Code.INK_TOTAL, message, hint)


def _nearest(colour: Colour, end: float, is_good: Callable[[Ink], bool]) -> Ink:
    """Return the nearest shade of a colour towards one end that is good.

    Black keeps every rule of the colours that are to be darker, white every one of
    those that are to be lighter: so there is one.
    """
    return next(each for each in _shades(colour, end) if is_good(each))


def _shades(colour: Colour, end: float) -> Iterator[Ink]:
    for step in range(_STEPS + 1):
        share = step / _STEPS
        # In the levels of a screen: a shade must pass as it is printed in the message.
        red, green, blue = (round(255 * (each + (end - each) * share)) / 255 for each in colour.rgb)
        yield Ink("", (red, green, blue), process_build((red, green, blue)))


def hex_of(ink: Ink) -> str:
    """Return an ink as it is written for screens: ``#2A2773``."""
    return "#" + "".join(f"{round(255 * each):02X}" for each in ink.rgb)


def shown(contrast: float) -> str:
    """Return a contrast in words, never rounded up to one that would do."""
    return f"{int(contrast * 10) / 10:.1f}"
