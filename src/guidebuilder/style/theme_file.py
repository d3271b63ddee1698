"""What a theme file says: its fields, and the small grammars of its values.

The decoder of the content (:mod:`guidebuilder.load.decode`) reads these classes by
their type hints, as it reads those of a guide; the schema comes from the same hints.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final, Literal

from guidebuilder.geometry import Pt, mm
from guidebuilder.load.codes import Code
from guidebuilder.load.shapes import ValueShape
from guidebuilder.load.values import Refused
from guidebuilder.records import Located
from guidebuilder.style.families import FamilyName  # noqa: TC001 - read from the type hints
from guidebuilder.style.theme import Alignment, Manners  # noqa: TC001 - read from the type hints

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Span
    from guidebuilder.model import Colour, Domain, Verbatim

_LENGTH: Final = re.compile(r"(-?\d+(?:\.\d+)?) ?(pt|mm|in|lines?)")
_FACE: Final = re.compile(r"(text|label) ([1-9]00)( italic)?")

_MM_PER_INCH: Final = 25.4
"""By the definition of the inch."""


def read_length(source: str, span: Span) -> Length:
    """Read ``18 mm``, ``13 pt``, ``0.5 in`` or ``1.5 lines``."""
    match = _LENGTH.fullmatch(source.strip())
    if match is None:
        hint = "write 18 mm, 13 pt or 1.5 lines"
        raise Refused(Code.NOT_LENGTH, f"`{source}` is not a length", hint)
    amount = float(match[1])
    match match[2]:
        case "mm":
            return Length(mm(amount), 0.0, span)
        case "in":
            return Length(mm(amount * _MM_PER_INCH), 0.0, span)
        case "pt":
            return Length(amount, 0.0, span)
        case _:
            return Length(0.0, amount, span)


def read_face(source: str, span: Span) -> FaceChoice:
    """Read ``label 800`` or ``text 400 italic``."""
    match = _FACE.fullmatch(source.strip())
    if match is None:
        hint = "write `text` or `label`, a weight and perhaps italic: text 400 italic"
        raise Refused(Code.NOT_FACE, f"`{source}` is not a face", hint)
    return FaceChoice(match[1], int(match[2]), match[3] is not None, span)


class Length(Located, frozen=True):
    """A length in points or in grid lines; one of the two is 0."""

    GRAMMAR: ClassVar[ValueShape] = ValueShape(read_length, "length", "18 mm")

    fixed: Pt
    lines: float
    span: Span

    def on(self, line: Pt) -> Pt:
        """Return the length in points on a grid of lines of that height."""
        return self.fixed + self.lines * line


class FaceChoice(Located, frozen=True):
    """One of the theme's two families in a weight, upright or italic."""

    GRAMMAR: ClassVar[ValueShape] = ValueShape(read_face, "face", "label 800")

    family: str
    weight: int
    italic: bool
    span: Span


Feature = Literal["lnum", "onum", "pnum", "tnum", "smcp"]
"""OpenType features that a theme may switch on: figures of four kinds, and small capitals."""

InkName = Literal["ink", "soft", "white", "deep", "mid"]
"""Inks that words may stand in: three neutral ones and two of the palette."""

PaperName = Literal["a5", "half-letter", "a4", "letter", "phone", "a3", "tabloid"]
"""The papers that need margins, and the pages of single editions, which need none in a theme."""

StyleName = Literal[
    "opener_title",
    "question_title",
    "section",
    "value",
    "group",
    "bar_label",
    "lead_in",
    "opener_text",
    "lead",
    "text",
    "small",
    "table",
    "caption",
    "kicker",
    "answer",
    "large_notice",
    "subtitle",
    "side_note",
    "running_head",
]
"""The fields of :class:`~guidebuilder.style.theme.Styles`."""


class TypeOf(Located, frozen=True, kw_only=True):
    """The type of one role.

    Attributes:
        face: The family `text` or `label`, a weight, and perhaps `italic`.
        size: Type size.
        leading: From baseline to baseline; in grid lines, if the role stands on the grid.
        drop: From the top of a line to its baseline; left out, the letters stand in
            the middle of their line.
        tracking: Space added after each letter; mostly none, or a little less than none.
        features: OpenType features to switch on: `onum` for figures that suit prose,
            `tnum` for figures in columns.
        ink: The colour of its words.
        set: How lines fill their measure.
        hyphens: Whether words may be divided.
    """

    face: FaceChoice
    size: Length
    leading: Length
    drop: Length | None = None
    tracking: Length | None = None
    features: tuple[Feature, ...] = ()
    ink: InkName = "ink"
    set_: Alignment = "ragged"
    hyphens: bool = False
    span: Span


class Sides(Located, frozen=True, kw_only=True):
    """The margins at the sides of a page.

    Attributes:
        inside: At the spine.
        outside: At the other side.
    """

    inside: Length
    outside: Length
    span: Span


class GridFile(Located, frozen=True, kw_only=True):
    """How pages are divided.

    Attributes:
        line: Height of a grid line, in points or millimetres.
        top: Margin above the first line.
        foot: Least margin below the last line; the folio stands in it.
        gutter: Space between two columns.
        margins: Margins at the sides, by paper.
        text_start: Where running text starts, from the start of the type area; left
            out, the second of six columns.
        measure: The widest that running text may be; left out, it runs to the end of
            the type area.
    """

    line: Length
    top: Length
    foot: Length
    gutter: Length
    margins: tuple[tuple[PaperName, Sides], ...]
    text_start: Length | None = None
    measure: Length | None = None
    span: Span


class SpacingFile(Located, frozen=True, kw_only=True):
    """Air on a page, in whole and half grid lines.

    Attributes:
        section: Above a section that follows on.
        group_above: Above a heading within a section.
        group_below: Below it.
        indent: At the first line of a paragraph that follows another, in any length.
    """

    section: Length
    group_above: Length
    group_below: Length
    indent: Length
    span: Span


class FontsFile(Located, frozen=True, kw_only=True):
    """The two families of a theme.

    Attributes:
        text: For running text.
        label: For headings, labels and tables.
    """

    text: FamilyName
    label: FamilyName
    span: Span


class InksFile(Located, frozen=True, kw_only=True):
    """The colours of a palette, each for the screen and perhaps for the press.

    Attributes:
        deep: Headings, rules and lines; white words stand on it.
        bright: Bars of charts, and covers; dark words stand on it.
        tint: Panels; left out, 30 % of bright.
        mid: Rules between rows; left out, 62 % of deep or a little more.
        mid_light: The first line of a cover with a deep ground; left out, the darkest
            tint of deep that can be seen there.
    """

    deep: Colour
    bright: Colour
    tint: Colour | None = None
    mid: Colour | None = None
    mid_light: Colour | None = None
    span: Span


class ThemeFile(Located, frozen=True, kw_only=True):
    """A theme: what is not said stands as in the theme that it extends.

    Attributes:
        extends: A shipped theme by its name, or a theme file beside this one.
        fonts: The families.
        grid: How pages are divided.
        manners: Which component sets what.
        spacing: The air on a page.
        palette: One palette for all fields of work.
        palettes: Palettes by field of work; these come before the one for all.
        styles: The type of every role.
    """

    extends: Verbatim | None = None
    fonts: FontsFile
    grid: GridFile
    manners: Manners
    spacing: SpacingFile
    palette: InksFile | None = None
    palettes: tuple[tuple[Domain, InksFile], ...] = ()
    styles: tuple[tuple[StyleName, TypeOf], ...]
    span: Span
