"""What two inks must keep of each other to be read, and how much of them paper takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidebuilder.load.codes import Code
from guidebuilder.style.ink import MOST_INK, Ink, contrast, process_build
from guidebuilder.style.palette import BLACK, LINE_CONTRAST, TINT_CONTRAST, WHITE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from guidebuilder.diagnostics import Report
    from guidebuilder.model import Colour
    from guidebuilder.style.theme_file import InksFile

WORD_CONTRAST: Final = 7.0
"""Least contrast of words and their ground (look: colour; WCAG 2.1, 1.4.6)."""

SMALL_CONTRAST: Final = 4.5
"""Least contrast of what is looked at and not read, such as captions (WCAG 2.1, 1.4.3)."""

_STEPS: Final = 255
"""Steps in which a shade is looked for: the levels of a channel on a screen."""


def ink_of(name: str, colour: Colour) -> Ink:
    """Return the ink of a colour; without a build of its own, it gets a computed one."""
    return Ink(name, colour.rgb, colour.cmyk or process_build(colour.rgb))


def check_inks(inks: InksFile, report: Report) -> bool:
    """Report colours that could not be read or printed; return whether all can be used."""
    before = len(report.found)
    deep = _checked_deep(inks.deep, report)
    _check_bright(inks.bright, deep, report)
    if inks.tint is not None:
        _check_tint(inks.tint, deep, report)
    if inks.mid is not None:
        _check_shape(inks.mid, WHITE, "white", report)
    if inks.mid_light is not None:
        _check_shape(inks.mid_light, deep, "deep", report)
    for each in (inks.deep, inks.bright, inks.tint, inks.mid, inks.mid_light):
        if each is not None:
            _check_total(each, report)
    return len(report.found) == before


def _checked_deep(colour: Colour, report: Report) -> Ink:
    """Return deep, or after a message the shade that would do: the others are held against it."""
    deep = ink_of("deep", colour)
    found = contrast(WHITE, deep)
    if found >= WORD_CONTRAST:
        return deep
    near = _nearest(colour, 0.0, lambda ink: contrast(WHITE, ink) >= WORD_CONTRAST)
    message = (
        f"white on this deep has a contrast of {_shown(found)}; {WORD_CONTRAST:g} is the least"
    )
    report.error(colour.span, Code.CONTRAST, message, _cure("darker", near))
    return near


def _check_bright(colour: Colour, deep: Ink, report: Report) -> None:
    def is_good(ink: Ink) -> bool:
        return contrast(BLACK, ink) >= WORD_CONTRAST and contrast(deep, ink) >= LINE_CONTRAST

    bright = ink_of("bright", colour)
    words, lines = contrast(BLACK, bright), contrast(deep, bright)
    if is_good(bright):
        return
    if words < WORD_CONTRAST:
        message = f"dark words on this bright have a contrast of {_shown(words)}; {WORD_CONTRAST:g}"
    else:
        message = f"deep on this bright has a contrast of {_shown(lines)}; {LINE_CONTRAST:g}"
    cure = _cure("lighter", _nearest(colour, 1.0, is_good))
    report.error(colour.span, Code.CONTRAST, f"{message} is the least", cure)


def _check_tint(colour: Colour, deep: Ink, report: Report) -> None:
    found = contrast(deep, ink_of("tint", colour))
    if found < TINT_CONTRAST:
        near = _nearest(colour, 1.0, lambda ink: contrast(deep, ink) >= TINT_CONTRAST)
        message = f"deep on this tint has a contrast of {_shown(found)}; {TINT_CONTRAST:g} is"
        report.error(colour.span, Code.CONTRAST, f"{message} the least", _cure("lighter", near))


def _check_shape(colour: Colour, ground: Ink, name: str, report: Report) -> None:
    found = contrast(ink_of("", colour), ground)
    if found < LINE_CONTRAST:
        end = 0.0 if ground is WHITE else 1.0
        near = _nearest(colour, end, lambda ink: contrast(ink, ground) >= LINE_CONTRAST)
        message = f"this colour on {name} has a contrast of {_shown(found)}; {LINE_CONTRAST:g} is"
        cure = _cure("darker" if end == 0 else "lighter", near)
        report.error(colour.span, Code.CONTRAST, f"{message} the least", cure)


def _check_total(colour: Colour, report: Report) -> None:
    if colour.cmyk is None or sum(colour.cmyk) <= MOST_INK + 1e-9:
        return
    *coloured, black = colour.cmyk
    share = max(0.0, MOST_INK - black) / sum(coloured)
    build = "/".join(f"{int(100 * each * share + 1e-9)}" for each in coloured)
    message = f"this colour takes {sum(colour.cmyk):.0%} of ink; {MOST_INK:.0%} are the most"
    hint = f"write {build}/{black * 100:.0f}, or leave the build out"
    report.error(colour.span, Code.INK_TOTAL, message.replace("%", " %"), hint)


def _nearest(colour: Colour, end: float, is_good: Callable[[Ink], bool]) -> Ink:
    """Return the nearest shade of a colour towards black (0) or white (1) that is good.

    Every rule here is kept by black or by white itself, so there is one.
    """
    return next(each for each in _shades(colour, end) if is_good(each))


def _shades(colour: Colour, end: float) -> Iterator[Ink]:
    for step in range(_STEPS + 1):
        share = step / _STEPS
        # As a screen shows it: the shade that is printed here must pass as it stands.
        red, green, blue = (round(255 * (each + (end - each) * share)) / 255 for each in colour.rgb)
        yield Ink("", (red, green, blue), (0.0, 0.0, 0.0, 0.0))


def hex_of(ink: Ink) -> str:
    """Return an ink as it is written for screens: ``#2A2773``."""
    return "#" + "".join(f"{round(255 * each):02X}" for each in ink.rgb)


def _shown(found: float) -> str:
    """Return a contrast, never rounded up to one that would do."""
    return f"{int(found * 10) / 10:.1f}"


def _cure(way: str, near: Ink) -> str:
    return f"the nearest {way} shade that will do is {hex_of(near)}"
