"""The whole program on one page: load → regions → document → text + layout → pdf.

Nothing here reads an option of the command line or writes a file.  Everything that is
ordered is checked before the first page is set, and set before anything is returned:
an order is carried out whole or not at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.copies import Copy, Looks, assembled, set_copy, set_to_fit
from guidebuilder.diagnostics import GuideError
from guidebuilder.document.glossary import warn_of_unused_terms
from guidebuilder.document.short_links import short_links
from guidebuilder.failures import OrderError
from guidebuilder.file_names import file_names
from guidebuilder.lint.ages import ASKED_FOR
from guidebuilder.lint.read_over import read_over
from guidebuilder.load.allow_comments import warn_of_unused
from guidebuilder.load.codes import Code
from guidebuilder.model.region import Direction
from guidebuilder.model.target import Target
from guidebuilder.ordered import (
    careers_of,
    chapters_ordered,
    guide_read,
    imprints_ordered,
    printer_ordered,
    regions_ordered,
    theme_ordered,
    theme_place,
)
from guidebuilder.orders import ONE_CAREER, Order, must_agree, paper_of
from guidebuilder.pdf.colour import ColourModel
from guidebuilder.pdf.whole import must_be_whole
from guidebuilder.pdf.write import write_pdf
from guidebuilder.press.paper_weights import USUAL_WEIGHT
from guidebuilder.progress import SILENT
from guidebuilder.regions.omissions import warn_of_omissions
from guidebuilder.regions.resolve import resolve
from guidebuilder.text.fonts import FontBook
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.diagnostics import Report
    from guidebuilder.document.blocks import Document
    from guidebuilder.fitting import Change
    from guidebuilder.layout.page import Book
    from guidebuilder.load.read_before import ReadBefore
    from guidebuilder.model.guide import Guide
    from guidebuilder.press.printers import Inks, NamedPrinter, Printer
    from guidebuilder.press.sheets import Duplex
    from guidebuilder.press.single_pages import PressFile
    from guidebuilder.progress import Progress
    from guidebuilder.style.theme import Theme

TOLD_OF_CONTENT = ("GB1", "GB2", "GB3", "GB4", "GB5", "GB6")
"""How the codes begin that are told of a guide whatever its paper, edition, theme and printer."""


class Proof(Struct, frozen=True):
    """A region's booklet with all its pages made.

    Attributes:
        region: Id of the region.
        names: What its files are called.
        book: Its pages.
        document: What was printed on them.
        theme: How it looks.
        paper: Name of its paper.
        printer: What the print shop asks for, if it is for one.
    """

    region: str
    names: tuple[str, ...]
    book: Book
    document: Document
    theme: Theme
    paper: str
    printer: Printer | None


class Booklet(Struct, frozen=True):
    """A finished PDF, still in memory.

    Attributes:
        region: Id of the region.
        name: What the file is called.
        pages: In the file, or if it holds folded sheets, on them.
        data: The file.
        whole: Pages of the whole booklet.
        spare_pages: How many of the pages only fill the booklet up.
        sheets: Of how many sheets it is folded, if it is.
    """

    region: str
    name: str
    pages: int
    data: bytes
    whole: int
    spare_pages: int
    sheets: int | None = None


def render(
    order: Order, report: Report, progress: Progress = SILENT, before: ReadBefore | None = None
) -> tuple[Booklet, ...]:
    """Make every PDF that is ordered.

    Args:
        order: What is wanted.
        report: Receives the messages of all stages.
        progress: Hears what is done at the moment.
        before: What was read of the same guide before; it learns what is read now.

    Raises:
        GuideError: The guide has mistakes; *report* holds them all.
        Failure: The guide cannot be read, or has nothing of the name that is ordered.
    """
    # The pages of one copy are let go before those of the next are made: there may be hundreds.
    proofs = _proofs(order, report, progress, before)
    booklets = tuple(file for proof in proofs for file in files(proof, order, report, progress))
    report.raise_if_errors()
    return booklets


def files(
    proof: Proof, order: Order, report: Report, progress: Progress = SILENT
) -> Iterator[Booklet]:
    """Yield the files of a booklet whose pages :func:`paginate` made for the same order."""
    progress.begin(f"writing {proof.names[0]}")
    model = ColourModel.GREY if order.grey else ColourModel.RGB
    if proof.printer is not None:
        yield from _for_the_press(proof, proof.printer, order, report)
    elif order.booklet is not None:
        yield from _on_sheets(proof, order.booklet, order, model, report)
    else:
        (name,), pages = proof.names, len(proof.book.pages)
        data = write_pdf(proof.book, model, epoch=order.epoch)
        must_be_whole(data, pages)  # before it can replace an earlier file
        yield Booklet(proof.region, name, pages, data, pages, proof.book.spare_pages)


def _for_the_press(
    proof: Proof, printer: Printer, order: Order, report: Report
) -> Iterator[Booklet]:
    # Most booklets are for the screen: they need not wait for what a press asks for.
    from guidebuilder.pdf.write_press import write_press  # noqa: PLC0415

    spare = proof.book.spare_pages
    for name, file in zip(proof.names, _press_files(proof, printer), strict=True):
        data, count = write_press(file, epoch=order.epoch), len(file.pages)
        must_be_whole(data, count)
        _preflight(name, data, file.inks, printer, report)
        yield Booklet(proof.region, name, count, data, len(proof.book.pages), spare)
        spare = 0  # said once


def _on_sheets(
    proof: Proof, duplex: Duplex, order: Order, model: ColourModel, report: Report
) -> Iterator[Booklet]:
    # Nor for what is folded.
    from guidebuilder.pdf.write_sheets import write_sheets  # noqa: PLC0415
    from guidebuilder.press.booklet import Plan, imposed  # noqa: PLC0415
    from guidebuilder.press.signatures import sheets_for  # noqa: PLC0415

    pages, spare = len(proof.book.pages), proof.book.spare_pages
    plan = Plan(proof.paper, duplex, order.paper_weight or USUAL_WEIGHT)
    sheets = imposed(proof.book, proof.document, proof.theme, plan, report)
    for name, imposition in zip(proof.names, sheets, strict=True):
        data = write_sheets(imposition, model, epoch=order.epoch)
        must_be_whole(data, len(imposition.sides))
        yield Booklet(proof.region, name, pages, data, pages, spare, sheets_for(pages))


def _preflight(name: str, data: bytes, inks: Inks, printer: Printer, report: Report) -> None:
    """Report what a print shop would send a file back for."""
    # Only the press waits for it: the reader of PDFs is slow to start.
    from guidebuilder.verify.press_checks import refused  # noqa: PLC0415

    for finding in refused(data, replace(printer, inks=inks)):
        message = f"a print shop would send `{name}` back: it is not so that {finding.check}"
        hint = "change the guide, the theme or the paper, or the profile if the shop takes it"
        report.error(printer.span, Code.PREFLIGHT, f"{message} ({finding.detail})", hint)


def _press_files(proof: Proof, printer: Printer) -> tuple[PressFile, ...]:
    from guidebuilder.press.single_pages import Surroundings, single_pages  # noqa: PLC0415 - again

    document = proof.document
    around = Surroundings(
        words=words(document.info.language),
        fonts=FontBook.of(proof.theme.fonts),
        right_to_left=document.direction == Direction.RIGHT_TO_LEFT.value,
    )
    return single_pages(proof.book, printer, proof.names, around)


def paginate(
    order: Order, report: Report, progress: Progress = SILENT, before: ReadBefore | None = None
) -> tuple[Proof, ...]:
    """Do all of it but the PDF: so a check says what a render would say.

    Args:
        order: What is wanted.
        report: Receives the messages of all stages.
        progress: Hears what is done at the moment.
        before: What was read of the same guide before; it learns what is read now.
    """
    return tuple(_proofs(order, report, progress, before))


def _must_be_one_sheet(order: Order, guide: Guide, printer: NamedPrinter | None) -> None:
    """Refuse a sheet about several careers, or with a cover apart."""
    if order.edition not in ONE_CAREER:
        return
    if len(careers_of(guide)) > 1:
        known = ", ".join(careers_of(guide))
        raise OrderError(
            f"a {order.edition} is about one career", f"add `--career` and one of {known}"
        )
    if printer is not None and printer.profile.cover == "separate":
        message = f"a {order.edition} has no cover, and the printer `{printer.name}` wants it apart"
        raise OrderError(message, "choose another printer")


def _proofs(
    order: Order, report: Report, progress: Progress, before: ReadBefore | None = None
) -> Iterator[Proof]:
    """Yield the booklets that are ordered; the first is set when all is checked."""
    must_agree(order)
    progress.begin("reading the guide")
    ordered = None if order.theme is None else theme_place(order.theme)
    is_press = order.target is Target.PRESS
    printer = printer_ordered(order.printer, report) if is_press else None
    whole = guide_read(order.guide, report, before)
    guide = chapters_ordered(order.career, whole)
    _must_be_one_sheet(order, guide, printer)
    regions, imprints = regions_ordered(guide, order), imprints_ordered(order, report)
    progress.begin("putting together what each region prints")
    editions = [resolve(guide, region) for region in regions]
    read_over(guide, editions, order.ages, report)
    short = short_links(whole)
    documents: list[Document] = []
    copies: list[Copy] = []
    for edition in editions:
        warn_of_omissions(edition, report)
        document = assembled(order, edition, short, report)
        documents.append(document)
        copies += [Copy(order, edition, imprint, document, short) for imprint in imprints]
    is_whole = order.career is None and set(regions) == set(guide.regions)
    if is_whole:
        warn_of_unused_terms(guide.glossary, documents, report)
    theme = theme_ordered(ordered, guide, order, report)
    report.raise_if_errors()
    if theme is None:
        raise GuideError(report.sorted)
    if is_whole:
        warn_of_unused(report, TOLD_OF_CONTENT, ASKED_FOR)
    profile = None if printer is None else printer.profile
    looks = Looks(theme, FontBook.of(theme.fonts), profile)
    changes: dict[str, tuple[Change, ...]] = {}
    progress.expect(len(copies))
    for copy in copies:
        names = tuple(file_names(guide, copy.region, order, theme, printer, copy.imprint))
        progress.begin(f"setting the pages of {names[0]}")
        if order.fit is None:
            done = set_copy(copy, looks, report)
        else:
            done = set_to_fit(copy, looks, order.fit, changes.get(copy.region), report)
            changes[copy.region] = done.changes
        if profile is not None:
            from guidebuilder.press.printers_checks import check_pages  # noqa: PLC0415 - again

            check_pages(done.book, profile, report)
        paper = paper_of(order, done.document.paper)
        yield Proof(copy.region, names, done.book, done.document, done.theme, paper, profile)
        progress.finish()
    report.raise_if_errors()
