"""Families of type: which files they have."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping


class FontFile(Struct, frozen=True):
    """A file of a family: where it lies under the fonts' folder, and what it is.

    A school's own file bears a *digest*: under its name there may be another tomorrow.
    """

    path: str
    weight: int
    italic: bool = False
    digest: str = ""


class Family(Struct, frozen=True):
    """A family of font files.

    Attributes:
        name: What its designers call it.
        scripts: ISO 15924 codes of the scripts that it was drawn for.
        files: Its files, in any order.
        ascent: Height of a line above the baseline, in em, as its files say (table `hhea`).
        descent: Depth of a line below the baseline, in em; negative.
    """

    name: str
    scripts: tuple[str, ...]
    files: tuple[FontFile, ...]
    ascent: float = 0.9
    descent: float = -0.2


SOURCE_SERIF: Final = Family(
    "Source Serif 4",
    ("Latn", "Cyrl", "Grek"),
    (
        FontFile("source-serif-4/SourceSerif4_300Light.ttf", 300),
        FontFile("source-serif-4/SourceSerif4_400Regular.ttf", 400),
        FontFile("source-serif-4/SourceSerif4_400Regular_Italic.ttf", 400, italic=True),
        FontFile("source-serif-4/SourceSerif4_600SemiBold.ttf", 600),
        FontFile("source-serif-4/SourceSerif4_600SemiBold_Italic.ttf", 600, italic=True),
        FontFile("source-serif-4/SourceSerif4_700Bold.ttf", 700),
    ),
    ascent=1.036,
    descent=-0.335,
)
"""The family of running text in the shipped themes (docs/look.md)."""

ANEK: Final = Family(
    "Anek Latin",
    ("Latn",),
    (
        FontFile("anek-latin/AnekLatin_400Regular.ttf", 400),
        FontFile("anek-latin/AnekLatin_500Medium.ttf", 500),
        FontFile("anek-latin/AnekLatin_600SemiBold.ttf", 600),
        FontFile("anek-latin/AnekLatin_700Bold.ttf", 700),
        FontFile("anek-latin/AnekLatin_800ExtraBold.ttf", 800),
    ),
    ascent=0.9,
    descent=-0.2,
)
"""The family of headings, labels and tables in the theme Line (docs/look.md)."""

FamilyName = Literal["Source Serif 4", "Anek Latin"]
"""The families that the program brings, as a theme names them."""

FAMILIES: Final[Mapping[str, Family]] = MappingProxyType(
    {family.name: family for family in (SOURCE_SERIF, ANEK)}
)
"""The families that the program brings, by their names."""
