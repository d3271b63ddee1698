"""A booklet → the files that an office printer makes it from, each with its sheets in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.layout.setting import Setter
from guidebuilder.layout.structure import StructureTree
from guidebuilder.model.region import Direction
from guidebuilder.press.fold_page import Making, fold_page
from guidebuilder.press.imposition import Imposition
from guidebuilder.press.paper_weights import USUAL_WEIGHT
from guidebuilder.press.sheets import Duplex, Imposed
from guidebuilder.text.fonts import FontBook
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report
    from guidebuilder.document.blocks import Document
    from guidebuilder.layout.page import Book
    from guidebuilder.press.sheets import SheetSide
    from guidebuilder.style.theme import Theme


class Plan(Struct, frozen=True):
    """How a booklet is printed.

    Attributes:
        paper: Name of its paper.
        duplex: How the printer uses the two sides of a sheet.
        weight: Of the paper, in grams per square metre.
    """

    paper: str
    duplex: Duplex
    weight: int = USUAL_WEIGHT


def imposed(
    book: Book, document: Document, theme: Theme, plan: Plan, report: Report
) -> tuple[Imposed, ...]:
    """Return the sheets of a booklet, file by file.

    The page on how to print and fold is the last of the first file: for a printer of one side
    it comes out, and is read, before the pile is turned.

    Args:
        book: The pages.
        document: What is printed on them: its language and direction.
        theme: How the page on folding looks.
        plan: On what paper, and how the printer uses its two sides.
        report: Gets what the page on folding could not hold well.
    """
    paper, duplex = plan.paper, plan.duplex
    imposition = Imposition.on(
        paper,
        weight=plan.weight,
        right_to_left=document.direction == Direction.RIGHT_TO_LEFT.value,
        turns_backs=duplex is Duplex.LONG_EDGE,
    )
    setter = Setter(
        fonts=FontBook.of(theme.fonts),
        theme=theme,
        master=theme.master(paper),
        tree=StructureTree(),
        language=document.info.language,
        wording=document.wording,
        page_of={},
        report=report,
    )
    making = Making(len(book.pages), imposition, duplex)
    last = fold_page(making, words(document.info.language), setter)
    sheets = imposition.sheets(len(book.pages))
    fronts = tuple(sheet.front for sheet in sheets)
    backs = tuple(sheet.back for sheet in sheets)
    runs: tuple[tuple[SheetSide, ...], ...] = (*fronts, last), backs
    if duplex is not Duplex.ONE_SIDE:
        both = (side for sheet in sheets for side in (sheet.front, sheet.back))
        runs = ((*both, last),)
    return tuple(Imposed(sides, book.pages, duplex, book.metadata) for sides in runs)
