"""Renders booklets as the program does, and keeps what it knew on the way.

A PDF does not say how wide a column was or on which grid its page stands.  The pipeline
is watched while it works, from outside: which document, theme and paper each book was made
from, and which measure each paragraph was set to.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from msgspec import Struct, field

from guidebuilder import copies
from guidebuilder.diagnostics import Report
from guidebuilder.failures import OrderError
from guidebuilder.layout.paginate import lay_out
from guidebuilder.model.target import Target
from guidebuilder.orders import Order
from guidebuilder.pdf.write import write_pdf
from guidebuilder.pipeline import paginate
from guidebuilder.text.paragraph import ShapedParagraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.document.blocks import Document
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.finishing import Finishing
    from guidebuilder.layout.page import Book
    from guidebuilder.style.page_master import PageMaster
    from guidebuilder.style.theme import Alignment, Theme
    from guidebuilder.text.fonts import FontBook
    from guidebuilder.text.paragraph import ParagraphShape
    from guidebuilder.text.runs import Line

ROOT = Path(__file__).resolve().parent.parent
"""The project."""

GUIDE = ROOT / "guide"
"""The guide that is measured."""

REGIONS = ("india", "international")
"""Its editions."""

PAPER = "a5"
"""The paper that all programs are given."""

THEMES = {"plain": str(ROOT / "benchmarks" / "plain.yaml"), "line": "line", "almanac": "almanac"}
"""What is measured, and how each theme is ordered: the bare one by its file."""


class MissingThemeError(LookupError):
    """The program has no such theme yet."""


class SetText(Struct, frozen=True):
    """A paragraph as it was set: the lines, and what they were set to."""

    measure: Pt
    indent: Pt
    hang: Pt
    alignment: Alignment
    lines: tuple[Line, ...]


class Making(Struct, frozen=True):
    """What a book was made from."""

    document: Document
    theme: Theme
    master: PageMaster
    book: Book


class Witness(Struct):
    """What was seen while booklets were made."""

    makings: list[Making] = field(default_factory=list)
    texts: dict[int, SetText] = field(default_factory=dict)


class Booklet(Struct, frozen=True):
    """A finished booklet and all that was known of it.

    Attributes:
        theme: Name of its theme, as in :data:`THEMES`.
        region: Whose edition it is.
        making: What it was made from.
        texts: Every paragraph that was set, drawn or not.
        data: The PDF.
    """

    theme: str
    region: str
    making: Making
    texts: tuple[SetText, ...]
    data: bytes


def booklet(theme: str, region: str, guide: Path = GUIDE) -> Booklet:
    """Render one booklet.

    Args:
        theme: A key of :data:`THEMES`.
        region: One of the guide's regions.
        guide: Folder of the guide.

    Raises:
        MissingThemeError: The program does not have the theme.
    """
    made, texts = _made(theme, region, guide, Target.SCREEN)
    return Booklet(theme, region, made, texts, write_pdf(made.book))


def making(theme: str, region: str, guide: Path = GUIDE, target: Target = Target.SCREEN) -> Making:
    """Return what a booklet is made from, its pages laid out but not written.

    Raises:
        MissingThemeError: The program does not have the theme.
    """
    return _made(theme, region, guide, target)[0]


def _made(
    theme: str, region: str, guide: Path, target: Target
) -> tuple[Making, tuple[SetText, ...]]:
    order = Order(guide=guide, regions=(region,), target=target, theme=THEMES[theme], paper=PAPER)
    with watched() as witness:
        try:
            paginate(order, Report())
        except OrderError as fault:
            raise MissingThemeError(str(fault)) from fault
    return witness.makings[0], tuple(witness.texts.values())


@contextmanager
def watched() -> Iterator[Witness]:
    """Watch the pipeline: the books that are laid out and the paragraphs that are set."""
    witness = Witness()
    set_lines = ShapedParagraph.set

    def laying_out(
        document: Document,
        theme: Theme,
        paper: str,
        fonts: FontBook,
        report: Report,
        finishing: Finishing,
    ) -> Book:
        book = lay_out(document, theme, paper, fonts, report, finishing)
        witness.makings.append(Making(document, theme, theme.master(paper), book))
        return book

    def setting(
        self: ShapedParagraph, measure: Pt, shape: ParagraphShape, report: Report
    ) -> tuple[Line, ...]:
        lines = set_lines(self, measure, shape, report)
        witness.texts[id(lines)] = SetText(
            measure, shape.first_indent, shape.hang, shape.alignment, lines
        )
        return lines

    with (
        patch.object(copies, "lay_out", laying_out),
        patch.object(ShapedParagraph, "set", setting),
    ):
        yield witness
