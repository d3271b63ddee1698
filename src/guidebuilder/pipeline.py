"""The whole program on one page: load → regions → document → text + layout → pdf.

Nothing here reads an option of the command line or writes a file.  Everything that is
ordered is checked before the first page is set, and set before anything is returned:
an order is carried out whole or not at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.diagnostics import GuideError
from guidebuilder.document.assemble import assemble
from guidebuilder.document.glossary import warn_of_unused_terms
from guidebuilder.document.handout import handout_of
from guidebuilder.document.imprint import with_imprint
from guidebuilder.document.paper_links import with_numbered_links, with_spelled_links
from guidebuilder.document.phrases import phrases
from guidebuilder.document.poster import poster_of
from guidebuilder.failures import OrderError
from guidebuilder.file_names import file_names
from guidebuilder.layout.black_and_white import in_black_and_white
from guidebuilder.layout.handout import lay_out_handout
from guidebuilder.layout.paginate import lay_out
from guidebuilder.layout.poster import lay_out_poster
from guidebuilder.lint.ages import ASKED_FOR
from guidebuilder.lint.read_over import read_over
from guidebuilder.load.allow_comments import warn_of_unused
from guidebuilder.load.codes import Code
from guidebuilder.model.edition import Edition
from guidebuilder.model.region import Direction
from guidebuilder.model.target import Target
from guidebuilder.ordered import (
    careers_of,
    guide_ordered,
    imprints_ordered,
    printer_ordered,
    regions_ordered,
    theme_ordered,
    theme_place,
)
from guidebuilder.orders import ONE_CAREER, Order, bleed_of, finishing_of, must_agree, paper_of
from guidebuilder.pdf.colour import ColourModel
from guidebuilder.pdf.whole import must_be_whole
from guidebuilder.pdf.write import write_pdf
from guidebuilder.pdf.write_press import write_press
from guidebuilder.pdf.write_sheets import write_sheets
from guidebuilder.press.booklet import imposed
from guidebuilder.press.printers_checks import check_pages
from guidebuilder.press.signatures import sheets_for
from guidebuilder.press.single_pages import Surroundings, single_pages
from guidebuilder.progress import SILENT
from guidebuilder.regions.formats import Formats
from guidebuilder.regions.omissions import warn_of_omissions
from guidebuilder.regions.resolve import resolve
from guidebuilder.style.scripts import in_script, script_of_language
from guidebuilder.text.fonts import FontBook
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from guidebuilder.diagnostics import Report
    from guidebuilder.document.blocks import Document
    from guidebuilder.layout.finishing import Finishing
    from guidebuilder.layout.page import Book
    from guidebuilder.load.read_before import ReadBefore
    from guidebuilder.model.guide import Guide
    from guidebuilder.model.imprint import NamedImprint
    from guidebuilder.press.printers import Inks, Printer
    from guidebuilder.press.single_pages import PressFile
    from guidebuilder.progress import Progress
    from guidebuilder.regions.regional_guide import RegionalGuide
    from guidebuilder.style.theme import Theme

T = TypeVar("T")

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
    book, model, epoch = proof.book, ColourModel.RGB, order.epoch
    pages, spare = len(book.pages), book.spare_pages
    if order.grey:
        model = ColourModel.GREY
    if proof.printer is not None:
        for name, file in zip(proof.names, _press_files(proof, proof.printer), strict=True):
            data, count = write_press(file, epoch=epoch), len(file.pages)
            must_be_whole(data, count)  # before it can replace an earlier file
            _preflight(name, data, file.inks, proof.printer, report)
            yield Booklet(proof.region, name, count, data, pages, spare)
            spare = 0  # said once
    elif order.booklet is None:
        (name,) = proof.names
        data = write_pdf(book, model, epoch=epoch)
        must_be_whole(data, pages)
        yield Booklet(proof.region, name, pages, data, pages, spare)
    else:
        sheets = imposed(book, proof.document, proof.theme, proof.paper, order.booklet, report)
        for name, imposition in zip(proof.names, sheets, strict=True):
            data = write_sheets(imposition, model, epoch=epoch)
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


def _proofs(
    order: Order, report: Report, progress: Progress, before: ReadBefore | None
) -> Iterator[Proof]:
    """Yield the booklets that are ordered; the first is set when all is checked."""
    must_agree(order)
    progress.begin("reading the guide")
    ordered = None if order.theme is None else theme_place(order.theme)
    is_press = order.target is Target.PRESS
    printer = printer_ordered(order.printer, report) if is_press else None
    guide = guide_ordered(order, report, before)
    if order.edition in ONE_CAREER and len(careers_of(guide)) > 1:
        known = ", ".join(careers_of(guide))
        raise OrderError(
            f"a {order.edition} is about one career", f"add `--career` and one of {known}"
        )
    if order.edition in ONE_CAREER and printer is not None and printer.profile.cover == "separate":
        message = f"a {order.edition} has no cover, and the printer `{printer.name}` wants it apart"
        raise OrderError(message, "choose another printer")
    regions, imprints = regions_ordered(guide, order), imprints_ordered(order, report)
    progress.begin("putting together what each region prints")
    editions = [resolve(guide, region) for region in regions]
    read_over(guide, editions, order.ages, report)
    documents = [
        (region, imprint, document)
        for region, edition in zip(regions, editions, strict=True)
        for imprint, document in _documents(guide, edition, order, imprints, report)
    ]
    is_whole = order.career is None and set(regions) == set(guide.regions)
    if is_whole:
        said = [document for _, imprint, document in documents if imprint is imprints[0]]
        warn_of_unused_terms(guide.glossary, said, report)
    theme = theme_ordered(ordered, guide, order, report)
    report.raise_if_errors()
    if theme is None:
        raise GuideError(report.sorted)
    if is_whole:
        warn_of_unused(report, TOLD_OF_CONTENT, ASKED_FOR)
    fonts = FontBook.of(theme.fonts)
    progress.expect(len(documents))
    for region, imprint, document in documents:
        script = script_of_language(document.info.language)
        look = in_script(theme.in_domain(document.domain), script)
        paper = paper_of(order, document.paper)
        names = tuple(file_names(guide, region, order, theme, printer, imprint))
        profile = None if printer is None else printer.profile
        bleed = bleed_of(profile, guide.profile(region), paper)
        finishing = finishing_of(order, document.info.language, bleed)
        progress.begin(f"setting the pages of {names[0]}")
        book = _pages(order, document, look, fonts, finishing, report)
        if profile is not None:
            check_pages(book, profile, report)
        yield Proof(region, names, book, document, look, paper, profile)
        progress.finish()
    report.raise_if_errors()


def _pages(
    order: Order,
    document: Document,
    look: Theme,
    fonts: FontBook,
    finishing: Finishing,
    report: Report,
) -> Book:
    """Return the pages of a document in the edition that is ordered."""
    paper = paper_of(order, document.paper)
    if order.edition is Edition.POSTER:
        poster = _about_a_career(poster_of(document))
        return lay_out_poster(poster, look, paper, fonts, report, finishing)
    if order.edition is not Edition.HANDOUT:
        book = lay_out(document, look, paper, fonts, report, finishing)
        return in_black_and_white(book) if order.edition is Edition.PHOTOCOPY else book
    handout = _about_a_career(handout_of(document))
    return lay_out_handout(handout, look, paper, fonts, report, finishing)


def _about_a_career(found: T | None) -> T:
    """Return what a career became; an article alone becomes no sheet."""
    if found is None:
        raise OrderError("there is no career to make a sheet of", "choose another edition")
    return found


def _documents(
    guide: Guide,
    regional: RegionalGuide,
    order: Order,
    imprints: Iterable[NamedImprint | None],
    report: Report,
) -> Iterator[tuple[NamedImprint | None, Document]]:
    """Yield a region's document for each who hands it out."""
    document = _document(regional, order, report)
    catalogue = words(regional.language)
    authors = words(str(guide.settings.language))
    phrase = phrases(catalogue, authors, regional.language)
    formats = Formats(regional.region, catalogue)
    for imprint in imprints:
        if imprint is None:
            yield None, document
        else:
            yield imprint, with_imprint(document, imprint, phrase, formats)


def _document(regional: RegionalGuide, order: Order, report: Report) -> Document:
    warn_of_omissions(regional, report)
    catalogue = words(regional.language)
    document = assemble(regional, catalogue, order.target, report)
    if not order.target.is_paper:
        return document
    by_hand = with_spelled_links if order.edition in ONE_CAREER else with_numbered_links
    return by_hand(document, catalogue)
