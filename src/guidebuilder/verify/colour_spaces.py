"""The colour spaces of a PDF (ISO 32000-1, 8.6): from which plates a colour is printed."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, Final

import pikepdf
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

NOTHING: Final = 0.005
"""Tone below which a plate prints nothing: half a step of the 8 bits that plates are made in."""

PROCESS: Final = ("Cyan", "Magenta", "Yellow", "Black")
"""The inks that every press in four colours has."""

BY_COMPONENTS: Final = {1: "grey", 3: "RGB", 4: "CMYK"}

FAMILIES: Final = {
    "/DeviceGray": "grey",
    "/G": "grey",
    "/CalGray": "grey",
    "/DeviceRGB": "RGB",
    "/RGB": "RGB",
    "/CalRGB": "RGB",
    "/DeviceCMYK": "CMYK",
    "/CMYK": "CMYK",
    "/Lab": "Lab",
    "/Pattern": "pattern",
}
"""What colours are mixed from, by the name of the space; the short names are of inline images."""

DEEPEST: Final = 4
"""Spaces in spaces that are followed: no space of a sound file needs more."""


class Tone(Enum):
    """What a colour takes of a press."""

    PAPER = "paper"
    BLACK = "black"
    COLOURED = "coloured"


class ColourSpace(Struct, frozen=True):
    """What colours are mixed from.

    Attributes:
        kind: ``grey``, ``RGB``, ``CMYK``, ``Lab``, ``spot``, ``pattern`` or ``unknown``.
        has_profile: Whether a profile says what the numbers mean.
        plates: Of a spot colour, the plates that it names.
    """

    kind: str
    has_profile: bool = False
    plates: tuple[str, ...] = ()

    @property
    def spots(self) -> tuple[str, ...]:
        """Plates that a press in four colours has not."""
        return tuple(each for each in self.plates if each not in (*PROCESS, "All", "None"))

    @property
    def is_registration(self) -> bool:
        """Whether it prints from all plates at once, as marks do."""
        return self.plates == ("All",)

    @property
    def is_exact(self) -> bool:
        """Whether its colours are the same on every press, by a profile or by their nature."""
        return self.has_profile or self.kind == "Lab"

    @property
    def first(self) -> Tone:
        """What the colour takes of a press that holds before one is set (ISO 32000-1, 8.6.8)."""
        match self.kind:
            case "grey" | "CMYK":
                return Tone.BLACK
            case "spot":
                return self.tone([1.0] * len(self.plates))
            case _:
                return Tone.COLOURED

    def tone(self, levels: Sequence[float]) -> Tone:
        """Return what a colour takes of a press, by the numbers that a file gives for it."""
        match self.kind:
            case "grey" if levels:
                return Tone.PAPER if levels[0] > 1 - NOTHING else Tone.BLACK
            case "CMYK":
                return _tone_of(dict(zip(PROCESS, levels, strict=False)))
            case "spot":
                return _tone_of(dict(zip(self.plates, levels, strict=False)))
            case "RGB" if levels and min(levels) > 1 - NOTHING:
                return Tone.PAPER
            case _:
                return Tone.COLOURED


def _tone_of(levels: dict[str, float]) -> Tone:
    inked = {plate for plate, level in levels.items() if level > NOTHING} - {"None"}
    if not inked:
        return Tone.PAPER
    return Tone.BLACK if inked == {"Black"} else Tone.COLOURED


GREY: Final = ColourSpace("grey")
RGB: Final = ColourSpace("RGB")
CMYK: Final = ColourSpace("CMYK")
PATTERN: Final = ColourSpace("pattern")
UNKNOWN: Final = ColourSpace("unknown")


def colour_space(node: Any, named: Any = None, depth: int = 0) -> ColourSpace:  # noqa: ANN401 - any object of a PDF
    """Read a colour space.

    Args:
        node: Its name, or its array.
        named: Dictionary of the spaces that the page names, if it has one.
        depth: How many spaces this one stands in.
    """
    if depth > DEEPEST:
        return UNKNOWN
    if isinstance(node, pikepdf.Name):
        return _by_name(node, named, depth)
    if not isinstance(node, pikepdf.Array) or len(node) == 0:
        return UNKNOWN
    family, *rest = node
    found = _by_name(family, None, depth)
    if found is not UNKNOWN:
        return ColourSpace(found.kind, has_profile=bool(rest))
    return _with_parts(str(family), rest, named, depth) if rest else UNKNOWN


def _by_name(name: Any, named: Any, depth: int) -> ColourSpace:  # noqa: ANN401 - any object of a PDF
    if str(name) in FAMILIES:
        return ColourSpace(FAMILIES[str(name)])
    found = named.get(str(name)) if isinstance(named, pikepdf.Dictionary) else None
    return UNKNOWN if found is None else colour_space(found, named, depth + 1)


def _with_parts(family: str, parts: list[Any], named: Any, depth: int) -> ColourSpace:  # noqa: ANN401 - any object of a PDF
    match family:
        case "/ICCBased":
            kind = BY_COMPONENTS.get(int(parts[0].get("/N", 0)), "unknown")
            return ColourSpace(kind, has_profile=True)
        case "/Indexed" | "/I":
            return colour_space(parts[0], named, depth + 1)
        case "/Separation":
            return ColourSpace("spot", plates=(str(parts[0])[1:],))
        case "/DeviceN":
            return ColourSpace("spot", plates=tuple(str(each)[1:] for each in parts[0]))
        case _:
            return UNKNOWN
