"""What is wanted of the program, and what follows from it for paper and ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.document.spare_pages import spare_pages
from guidebuilder.failures import OrderError
from guidebuilder.geometry import mm
from guidebuilder.layout.finishing import Finishing
from guidebuilder.lint.ages import Ages
from guidebuilder.model.edition import Edition
from guidebuilder.model.target import Target
from guidebuilder.press.signatures import PAGES_PER_SHEET
from guidebuilder.style.page_master import usual_bleed
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from guidebuilder.geometry import Pt
    from guidebuilder.model.region import Profile
    from guidebuilder.press.printers import Printer
    from guidebuilder.press.sheets import Duplex

ALL_REGIONS = "all"
"""Stands for every region of the guide in an order."""


ONE_CAREER = frozenset({Edition.HANDOUT, Edition.POSTER})
"""Editions of one sheet."""


GREY = "grey"
"""What a file in grey is called."""


LARGE_PAPERS = {"a5": "a4", "half-letter": "letter"}
"""The paper of large print and of handouts, by that of the booklet."""


POSTER_PAPERS = {"a5": "a3", "a4": "a3", "half-letter": "tabloid", "letter": "tabloid"}
"""The sheet of a poster, by the paper of the booklet."""


PAGES_OF_A_LEAF = 2


SAFE_EDGE = mm(7)
"""What office printers may leave white at the edge of the paper (look: office)."""


class Order(Struct, frozen=True, kw_only=True):
    """What is wanted; a field left alone means what the guide says.

    Attributes:
        guide: Its folder.
        regions: Ids of regions, or ``all``; none means the guide's default region.
        career: The one career to print, with the articles that belong to it.
        edition: In which form the guide is handed out.
        target: What the files are for.
        theme: Name of the look, or a theme file by its path.
        paper: Name of the sheet, instead of the region's own.
        booklet: How a printer uses the two sides of the paper, for sheets to be folded; without
            it a file has single pages.
        paper_weight: Of the paper of folded sheets, in grams per square metre.
        fit: Most pages that it may have; what is least needed is left out for that.
        grey: Whether colours are turned to grey.
        printer: For the press, the profile of a print shop by its name, or a file by its path;
            without it the first that the program brings.
        imprint: File of the school or fair that hands the booklets out.
        copies_for: Table of schools; each gets its own copy.
        epoch: Date that the files bear, in seconds since 1970 began, instead of the issue's.
        ages: How old facts may be, if that is asked.
    """

    guide: Path
    regions: tuple[str, ...] = ()
    career: str | None = None
    edition: Edition = Edition.BOOKLET
    target: Target = Target.SCREEN
    theme: str | None = None
    paper: str | None = None
    booklet: Duplex | None = None
    paper_weight: int | None = None
    fit: int | None = None
    grey: bool = False
    printer: str | None = None
    imprint: Path | None = None
    copies_for: Path | None = None
    epoch: int | None = None
    ages: Ages = Ages()


def must_agree(order: Order) -> None:
    """Refuse an order that asks for two things at once."""
    _must_be_foldable(order)
    if order.fit is not None and order.edition in ONE_CAREER:
        raise OrderError(f"a {order.edition} is one sheet", "leave `--fit` out")
    if order.printer is not None and order.target is not Target.PRESS:
        raise OrderError("a printer's profile is for the press", "write `--for press` too")
    if order.grey and order.target is Target.PRESS:
        message = "whether a press prints in colour is said by its profile"
        raise OrderError(message, "leave `--grey` out, and look at `--printer black-inside`")
    if order.imprint is not None and order.copies_for is not None:
        message = "`--copies-for` has an imprint for each school"
        raise OrderError(message, "leave `--imprint` or `--copies-for` out")
    if order.edition is Edition.PHONE:
        _must_suit_phones(order)


def _must_be_foldable(order: Order) -> None:
    """Refuse sheets to fold that are none, and what is asked of sheets where there are none."""
    if order.booklet is not None and order.target is not Target.OFFICE:
        raise OrderError("sheets to fold are for an office printer", "leave `--for` out")
    if order.booklet is not None and order.edition in ONE_CAREER:
        raise OrderError(f"a {order.edition} is one sheet, and not folded", "leave `--booklet` out")
    if order.paper_weight is not None and order.booklet is None:
        message = "the weight of the paper moves pages on folded sheets only"
        raise OrderError(message, "write `--booklet` too, or leave `--paper-weight` out")


def _must_suit_phones(order: Order) -> None:
    """Refuse paper for the edition that has none."""
    if order.target.is_paper:
        option = "--for" if order.booklet is None else "--booklet"
        raise OrderError("the edition for phones is not printed", f"leave `{option}` out")
    if order.paper is not None:
        raise OrderError("the edition for phones has a page of its own", "leave `--paper` out")


def must_be(thing: str, name: str, known: Collection[str]) -> None:
    """Refuse a name that the guide or the program does not have."""
    if name in known:
        return
    from difflib import get_close_matches  # noqa: PLC0415 - start-up: only a slip needs it

    near = get_close_matches(name, known, n=1)
    there = f"there {'is only' if len(known) == 1 else 'are'} {', '.join(sorted(known))}"
    hint = f"did you mean `{near[0]}`?" if near else there
    raise OrderError(f"there is no {thing} `{name}`", hint)


def paper_of(order: Order, usual: str) -> str:
    """Return the paper that an order is set on, or the page of its screen."""
    if order.edition is Edition.PHONE:
        return "phone"
    if order.edition is Edition.POSTER:
        return POSTER_PAPERS[order.paper or usual]
    if order.edition in (Edition.LARGE_PRINT, Edition.HANDOUT):
        return LARGE_PAPERS.get(order.paper or usual, order.paper or usual)
    return order.paper or usual


def bleed_of(printer: Printer | None, region: Profile, paper: str) -> Pt:
    """Return how far paint runs over the trim: as the shop, the region or the paper asks."""
    if printer is not None and printer.bleed is not None:
        return printer.bleed.length
    is_usual = paper == region.paper.value.lower()
    return region.bleed if is_usual and region.bleed is not None else usual_bleed(paper)


def finishing_of(order: Order, language: str, bleed: Pt) -> Finishing:
    """Return what becomes of the paper that an order is printed on."""
    spare = spare_pages(words(language))
    if order.target is Target.SCREEN:
        return Finishing()
    if order.target is Target.PRESS:
        return Finishing(bleed=bleed, pages_together=PAGES_PER_SHEET, spare=spare)
    together = PAGES_OF_A_LEAF if order.booklet is None else PAGES_PER_SHEET
    return Finishing(safe=SAFE_EDGE, pages_together=together, spare=spare)
