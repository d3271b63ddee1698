"""Text to set: in the shipped faces, and in a face whose widths can be counted.

In the face *Round* of `tests/fonts` every character is half an em wide; set in 10 pt,
a measure of 100 pt holds twenty of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import pytest

from guidebuilder.diagnostics import Report, Span
from guidebuilder.style.character import CharStyle
from guidebuilder.style.families import Family, FontFile
from guidebuilder.style.ink import ink
from guidebuilder.text.fonts import FontBook
from guidebuilder.text.paragraph import ParagraphShape, set_line, set_paragraph
from guidebuilder.text.runs import GlyphRun, InlineBox, StyledText

if TYPE_CHECKING:
    from guidebuilder.geometry import Pt
    from guidebuilder.style.theme import Alignment
    from guidebuilder.text.runs import Line, LinkTarget, StyledItem

INK = ink("ink", "#1A1A1A", 0, 0, 0, 90)
PLACE = Span("careers/nurse.yaml", 12, 5)


class Look(TypedDict, total=False):
    """What text may differ in from plain 10 pt text: fields of its style and of the item."""

    family: str
    weight: int
    size: Pt
    italic: bool
    features: tuple[str, ...]
    tracking: Pt
    underline: bool
    lang: str
    span: Span
    tag: int
    link: LinkTarget
    spoken: str


class Shape(TypedDict, total=False):
    """The fields of a paragraph's shape."""

    alignment: Alignment
    first_indent: Pt
    hyphenate: bool
    hang: Pt
    optical: bool


class Bench:
    """Sets text in the faces of one book and keeps what was said about it."""

    def __init__(self, fonts: FontBook) -> None:
        self.fonts = fonts
        self.report = Report()

    def text(self, text: str, **look: Unpack[Look]) -> StyledText:
        """Return text, plain but for what is given."""
        style = CharStyle(
            family=look.get("family", "text"),
            weight=look.get("weight", 400),
            size=look.get("size", 10.0),
            ink=INK,
            italic=look.get("italic", False),
            features=look.get("features", ()),
            tracking=look.get("tracking", 0.0),
            underline=look.get("underline", False),
        )
        return StyledText(
            text,
            style,
            lang=look.get("lang", "en-GB"),
            span=look.get("span", PLACE),
            tag=look.get("tag"),
            link=look.get("link"),
            spoken=look.get("spoken"),
        )

    def sign(self, width: Pt = 5.0, *, glued: bool = True) -> InlineBox:
        """Return a drawn sign."""
        return InlineBox("unverified", width, glued=glued)

    def items(self, items: tuple[str | StyledItem, ...]) -> list[StyledItem]:
        """Return items as they are, strings as plain text."""
        return [self.text(item) if isinstance(item, str) else item for item in items]

    def lines(
        self,
        *items: str | StyledItem,
        measure: Pt,
        leftwards: bool = False,
        **shape: Unpack[Shape],
    ) -> tuple[Line, ...]:
        """Return the lines of a paragraph in a book that reads this way or that."""
        shaped, own = ParagraphShape(**shape), self.items(items)
        return set_paragraph(own, measure, shaped, self.fonts, self.report, leftwards=leftwards)

    def texts(self, *items: str | StyledItem, measure: Pt, **shape: Unpack[Shape]) -> list[str]:
        """Return the text of a paragraph's lines: hyphens of ours as ``-``, ends stripped."""
        found = self.lines(*items, measure=measure, **shape)
        return [line.text.replace("\u00ad", "-").rstrip() for line in found]

    def line(self, *items: str | StyledItem, leftwards: bool = False) -> Line:
        """Return a label."""
        return set_line(self.items(items), self.fonts, self.report, leftwards=leftwards)

    def runs(self, *items: str | StyledItem) -> list[GlyphRun]:
        """Return the runs of a label."""
        return [each.run for each in self.line(*items).runs if isinstance(each.run, GlyphRun)]

    @property
    def messages(self) -> list[str]:
        """What the author was told."""
        return [str(each) for each in self.report.sorted]


@pytest.fixture(scope="session")
def round_fonts() -> FontBook:
    """The face Round, as both families."""
    folder = Path(__file__).parent.parent / "fonts"
    family = Family("Round", ("Latn", "Hebr"), (FontFile("round.ttf", 400),))
    return FontBook(folder, {"text": (family,), "label": (family,)})


@pytest.fixture
def counted(round_fonts: FontBook) -> Bench:
    """Text of which each character is half an em wide."""
    return Bench(round_fonts)


@pytest.fixture(scope="session")
def laws(round_fonts: FontBook) -> Bench:
    """The same for laws, which are tried on many texts; its report holds what any of them drew."""
    return Bench(round_fonts)


@pytest.fixture
def shipped() -> Bench:
    """Text in the faces that the program brings with it."""
    return Bench(FontBook.shipped())
