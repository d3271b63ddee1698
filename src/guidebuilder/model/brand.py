"""The brand of a school or partner, as guide.yaml gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from guidebuilder.records import Located

if TYPE_CHECKING:
    from pathlib import Path

    from guidebuilder.diagnostics import Span
    from guidebuilder.model.values import Colour, FileRef, Verbatim


class BrandColours(Located, frozen=True, kw_only=True):
    """Two colours that stand in place of those of every field of work.

    Attributes:
        deep: For headings, rules and dark grounds; white words stand on it.
        bright: For bars of charts and light grounds; dark words stand on it.
    """

    deep: Colour
    bright: Colour
    span: Span


class FontChoice(Located, frozen=True, kw_only=True):
    """A family that the program brings, or a school's own font files.

    Attributes:
        family: The name of a family that the program brings.
        regular: The upright file, TrueType.
        bold: The bold one; without it, the regular one stands in.
        italic: The italic one; without it, the regular one stands in.
    """

    MAIN: ClassVar[str] = "family"

    family: Verbatim | None = None
    regular: FileRef | None = None
    bold: FileRef | None = None
    italic: FileRef | None = None
    span: Span

    @property
    def files(self) -> tuple[FileRef, ...]:
        """The font files that it names."""
        named = (self.regular, self.bold, self.italic)
        return tuple(each for each in named if each is not None)


class OwnFont(Struct, frozen=True):
    """A font file of a school, checked: it may be embedded, and one can write with it.

    Attributes:
        path: From the guide's folder, with ``/``.
        file: Where it lies.
        ascent: Height of a line above the baseline, in em.
        descent: Depth of a line below the baseline, in em; negative.
        digest: Fingerprint of its bytes.
    """

    path: str
    file: Path
    ascent: float
    descent: float
    digest: str = ""


class BrandFonts(Located, frozen=True, kw_only=True):
    """Families to take instead of those of the theme.

    Attributes:
        text: For running text.
        label: For headings, labels and tables.
    """

    text: FontChoice | None = None
    label: FontChoice | None = None
    span: Span

    @property
    def choices(self) -> tuple[FontChoice, ...]:
        """What is chosen."""
        return tuple(each for each in (self.text, self.label) if each is not None)


class Brand(Located, frozen=True, kw_only=True):
    """The brand kit of a school or partner.

    Attributes:
        name: Who it is, as it prints on the back cover where there is no logo.
        logo: A PNG or JPEG picture for the back cover; it stands on white.
        colours: Colours of its own.
        fonts: Families of its own.
    """

    name: Verbatim
    logo: FileRef | None = None
    colours: BrandColours | None = None
    fonts: BrandFonts | None = None
    span: Span
