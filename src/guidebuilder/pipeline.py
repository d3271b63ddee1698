"""The whole program on one page: load → regions → document → text + layout → pdf.

Nothing here reads an option of the command line or writes a file.  Everything that is
ordered is checked before the first page is set, and set before anything is returned:
an order is carried out whole or not at all.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path, PurePosixPath
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
from guidebuilder.document.spare_pages import spare_pages
from guidebuilder.failures import OrderError, ReadError
from guidebuilder.geometry import mm
from guidebuilder.layout.black_and_white import in_black_and_white
from guidebuilder.layout.finishing import Finishing
from guidebuilder.layout.handout import lay_out_handout
from guidebuilder.layout.paginate import lay_out
from guidebuilder.layout.poster import lay_out_poster
from guidebuilder.load.codes import Code
from guidebuilder.load.files import CannotRead, GuideFolder
from guidebuilder.load.guide import read_guide
from guidebuilder.load.imprints import read_imprint, read_imprints
from guidebuilder.model.edition import Edition
from guidebuilder.model.region import Direction
from guidebuilder.model.target import Target
from guidebuilder.naming import BookletName, with_same_name
from guidebuilder.pdf.colour import ColourModel
from guidebuilder.pdf.whole import must_be_whole
from guidebuilder.pdf.write import write_pdf
from guidebuilder.pdf.write_press import write_press
from guidebuilder.pdf.write_sheets import write_sheets
from guidebuilder.press.booklet import FILES, imposed
from guidebuilder.press.printers import PRINTERS
from guidebuilder.press.printers_checks import check_pages
from guidebuilder.press.read_printer import read_printer, read_printer_file
from guidebuilder.press.signatures import PAGES_PER_SHEET, sheets_for
from guidebuilder.press.single_pages import FILES as PRESS_FILES
from guidebuilder.press.single_pages import Surroundings, single_pages
from guidebuilder.regions.formats import Formats
from guidebuilder.regions.omissions import warn_of_omissions
from guidebuilder.regions.resolve import resolve
from guidebuilder.style.brand import branded
from guidebuilder.style.page_master import PAPERS, usual_bleed
from guidebuilder.style.read_theme import (
    ENDING,
    THEMES,
    Place,
    in_edition,
    read_theme,
    read_theme_file,
    read_theme_of,
)
from guidebuilder.style.scripts import in_script, script_of_language
from guidebuilder.text.fonts import FontBook
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from guidebuilder.diagnostics import Report
    from guidebuilder.document.blocks import Document
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Book
    from guidebuilder.model.guide import Guide, Page
    from guidebuilder.model.imprint import NamedImprint
    from guidebuilder.model.region import Profile
    from guidebuilder.press.printers import Inks, NamedPrinter, Printer
    from guidebuilder.press.sheets import Duplex
    from guidebuilder.press.single_pages import PressFile
    from guidebuilder.regions.regional_guide import RegionalGuide
    from guidebuilder.style.theme import Theme
    from guidebuilder.style.themes import NamedTheme

ONE_CAREER = frozenset({Edition.HANDOUT, Edition.POSTER})
"""Editions of one sheet."""

T = TypeVar("T")

LARGE_PAPERS = {"a5": "a4", "half-letter": "letter"}
"""The paper of large print and of handouts, by that of the booklet."""

POSTER_PAPERS = {"a5": "a3", "a4": "a3", "half-letter": "tabloid", "letter": "tabloid"}
"""The sheet of a poster, by the paper of the booklet."""

PAGES_OF_A_LEAF = 2

SAFE_EDGE = mm(7)
"""What office printers may leave white at the edge of the paper (look: office)."""

GREY = "grey"
"""What a file in grey is called."""

ALL_REGIONS = "all"
"""Stands for every region of the guide in an order."""


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
        grey: Whether colours are turned to grey.
        printer: For the press, the profile of a print shop by its name, or a file by its path;
            without it the first that the program brings.
        imprint: File of the school or fair that hands the booklets out.
        copies_for: Table of schools; each gets its own copy.
        epoch: Date that the files bear, in seconds since 1970 began, instead of the issue's.
    """

    guide: Path
    regions: tuple[str, ...] = ()
    career: str | None = None
    edition: Edition = Edition.BOOKLET
    target: Target = Target.SCREEN
    theme: str | None = None
    paper: str | None = None
    booklet: Duplex | None = None
    grey: bool = False
    printer: str | None = None
    imprint: Path | None = None
    copies_for: Path | None = None
    epoch: int | None = None


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


def render(order: Order, report: Report) -> tuple[Booklet, ...]:
    """Make every PDF that is ordered.

    Args:
        order: What is wanted.
        report: Receives the messages of all stages.

    Raises:
        GuideError: The guide has mistakes; *report* holds them all.
        Failure: The guide cannot be read, or has nothing of the name that is ordered.
    """
    # The pages of one copy are let go before those of the next are made: there may be hundreds.
    proofs = _proofs(order, report)
    booklets = tuple(file for proof in proofs for file in files(proof, order, report))
    report.raise_if_errors()
    return booklets


def files(proof: Proof, order: Order, report: Report) -> Iterator[Booklet]:
    """Yield the files of a booklet whose pages :func:`paginate` made for the same order."""
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


def paginate(order: Order, report: Report) -> tuple[Proof, ...]:
    """Do all of it but the PDF: so a check says what a render would say."""
    return tuple(_proofs(order, report))


def _proofs(order: Order, report: Report) -> Iterator[Proof]:
    """Yield the booklets that are ordered; the first is set when all is checked."""
    _must_agree(order)
    ordered = None if order.theme is None else _theme_place(order.theme)
    is_press = order.target is Target.PRESS
    printer = printer_ordered(order.printer, report) if is_press else None
    guide = _read(order, report)
    if order.edition in ONE_CAREER and len(_careers(guide)) > 1:
        known = ", ".join(_careers(guide))
        raise OrderError(
            f"a {order.edition} is about one career", f"add `--career` and one of {known}"
        )
    if order.edition in ONE_CAREER and printer is not None and printer.profile.cover == "separate":
        message = f"a {order.edition} has no cover, and the printer `{printer.name}` wants it apart"
        raise OrderError(message, "choose another printer")
    regions, imprints = _regions(guide, order), _imprints(order, report)
    documents = [
        (region, imprint, document)
        for region in regions
        for imprint, document in _documents(guide, region, order, imprints, report)
    ]
    if order.career is None and set(regions) == set(guide.regions):
        said = [document for _, imprint, document in documents if imprint is imprints[0]]
        warn_of_unused_terms(guide.glossary, said, report)
    theme = _theme(ordered, guide, order, report)
    report.raise_if_errors()
    if theme is None:
        raise GuideError(report.sorted)
    fonts = FontBook.of(theme.fonts)
    for region, imprint, document in documents:
        script = script_of_language(document.info.language)
        look = in_script(theme.in_domain(document.domain), script)
        paper = _paper(order, document.paper)
        names = tuple(_names(guide, region, order, theme, printer, imprint))
        profile = None if printer is None else printer.profile
        bleed = _bleed(profile, guide.profile(region), paper)
        finishing = _finishing(order, document.info.language, bleed)
        book = _pages(order, document, look, fonts, finishing, report)
        if profile is not None:
            check_pages(book, profile, report)
        yield Proof(region, names, book, document, look, paper, profile)
    report.raise_if_errors()


def _read(order: Order, report: Report) -> Guide:
    """Return the guide, with only the chapters that are ordered."""
    with _reading():
        guide = read_guide(order.guide, report)
    if guide is None:
        raise GuideError(report.sorted)
    return _only(order.career, guide)


@contextmanager
def _reading() -> Iterator[None]:
    """Turn what the system does not let us read into a failure of the command."""
    try:
        yield
    except CannotRead as fault:
        message = f"cannot read `{fault.path.as_posix()}`: {fault.reason}"
        raise ReadError(message, fault.hint) from fault


def _theme_place(ordered: str) -> Place | None:
    """Return the place of a theme file that is ordered; None means a shipped theme."""
    if not ordered.endswith(ENDING):
        _must_be("theme", ordered, THEMES)
        return None
    path = Path(ordered)
    if not path.is_file():
        message = f"there is no theme file `{path.as_posix()}`"
        raise OrderError(message, "look at the name after `--theme`")
    with _reading():
        return Place.at(path)


def _theme(place: Place | None, guide: Guide, order: Order, report: Report) -> NamedTheme | None:
    """Return the theme that is ordered, or else the guide's, with the guide's brand on it."""
    settings = guide.settings
    with _reading():
        if place is not None:
            theme = read_theme_file(place, report)
        elif order.theme is not None:
            theme = read_theme(order.theme)
        else:
            theme = read_theme_of(settings, GuideFolder(order.guide), report)
    if theme is None:
        return None
    theme = in_edition(theme, order.edition)
    brand = settings.brand
    if brand is None:
        return theme
    if order.edition is Edition.PHOTOCOPY:
        brand = replace(brand, colours=None)  # a copier has none
    return branded(theme, brand, guide.fonts, report)


def _pages(
    order: Order,
    document: Document,
    look: Theme,
    fonts: FontBook,
    finishing: Finishing,
    report: Report,
) -> Book:
    """Return the pages of a document in the edition that is ordered."""
    paper = _paper(order, document.paper)
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


def _paper(order: Order, usual: str) -> str:
    """Return the paper that an order is set on, or the page of its screen."""
    if order.edition is Edition.PHONE:
        return "phone"
    if order.edition is Edition.POSTER:
        return POSTER_PAPERS[order.paper or usual]
    if order.edition in (Edition.LARGE_PRINT, Edition.HANDOUT):
        return LARGE_PAPERS.get(order.paper or usual, order.paper or usual)
    return order.paper or usual


def _imprints(order: Order, report: Report) -> tuple[NamedImprint | None, ...]:
    """Return who hands the booklets out; None stands for nobody in particular."""
    path = order.imprint or order.copies_for
    if path is None:
        return (None,)
    if not path.is_file():
        option = "--imprint" if order.imprint else "--copies-for"
        message = f"there is no file `{path.as_posix()}`"
        raise OrderError(message, f"look at the name after `{option}`")
    with _reading():
        place = Place.at(path)
        if order.copies_for is not None:
            return read_imprints(place.files, place.name, place.shown, report)
        return (read_imprint(place.files, place.name, place.shown, report),)


def _documents(
    guide: Guide,
    region: str,
    order: Order,
    imprints: Iterable[NamedImprint | None],
    report: Report,
) -> Iterator[tuple[NamedImprint | None, Document]]:
    """Yield a region's document for each who hands it out."""
    regional = resolve(guide, region)
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


def printer_ordered(ordered: str | None, report: Report) -> NamedPrinter:
    """Return the profile of a print shop, by its name or the path of its file.

    Raises:
        GuideError: The file has mistakes; *report* holds them all.
        Failure: There is no such profile, or it cannot be read.
    """
    ordered = ordered or PRINTERS[0]
    if not ordered.endswith(ENDING):
        _must_be("printer", ordered, PRINTERS)
        return read_printer(ordered)
    path = Path(ordered)
    if not path.is_file():
        message = f"there is no printer's profile `{path.as_posix()}`"
        raise OrderError(message, "look at the name after `--printer`")
    with _reading():
        printer = read_printer_file(Place.at(path), report)
    if printer is None:
        raise GuideError(report.sorted)
    return printer


def _bleed(printer: Printer | None, region: Profile, paper: str) -> Pt:
    """Return how far paint runs over the trim: as the shop, the region or the paper asks."""
    if printer is not None and printer.bleed is not None:
        return printer.bleed.length
    is_usual = paper == region.paper.value.lower()
    return region.bleed if is_usual and region.bleed is not None else usual_bleed(paper)


def _finishing(order: Order, language: str, bleed: Pt) -> Finishing:
    """Return what becomes of the paper that an order is printed on."""
    spare = spare_pages(words(language))
    if order.target is Target.SCREEN:
        return Finishing()
    if order.target is Target.PRESS:
        return Finishing(bleed=bleed, pages_together=PAGES_PER_SHEET, spare=spare)
    together = PAGES_OF_A_LEAF if order.booklet is None else PAGES_PER_SHEET
    return Finishing(safe=SAFE_EDGE, pages_together=together, spare=spare)


def _regions(guide: Guide, order: Order) -> tuple[str, ...]:
    """Return the regions that are ordered, each once."""
    if ALL_REGIONS in order.regions:
        return tuple(guide.regions)
    for region in order.regions:
        _must_be("region", region, guide.regions)
    return tuple(dict.fromkeys(order.regions)) or (guide.settings.default_region.id,)


def _only(career: str | None, guide: Guide) -> Guide:
    """Return the guide with the chapters of one career: its own and its articles."""
    if career is None:
        return guide
    _must_be("career", career, _careers(guide))
    wanted = f"careers/{career}"
    chapters = tuple(
        each
        for each in guide.settings.chapters
        if each.id == wanted or _belongs_to(guide.pages[each.id], wanted)
    )
    return replace(guide, settings=replace(guide.settings, chapters=chapters))


def _belongs_to(page: Page, career: str) -> bool:
    return page.career is not None and page.career.id == career


def _careers(guide: Guide) -> tuple[str, ...]:
    """Return the names of the careers that the guide prints."""
    chapters = (guide.pages[each.id] for each in guide.settings.chapters)
    return tuple(page.id.removeprefix("careers/") for page in chapters if not page.is_article)


def _names(
    guide: Guide,
    region: str,
    order: Order,
    theme: NamedTheme,
    printer: NamedPrinter | None,
    imprint: NamedImprint | None,
) -> Iterator[str]:
    """Yield the names of a booklet's files; two booklets of a guide never share one."""
    usual = guide.profile(region).paper.value.lower()
    of_guide = guide.settings.theme
    usual_theme = THEMES[0] if of_guide is None else PurePosixPath(of_guide.id).stem
    other_printer = "" if printer is None or printer.name == PRINTERS[0] else printer.name
    for kind in _kinds_of_files(order, printer):
        differences = (
            order.edition if order.edition is not Edition.BOOKLET else "",
            # Folded sheets are for an office printer anyhow.
            order.target if order.target is not Target.SCREEN and order.booklet is None else "",
            other_printer,
            kind,
            GREY if order.grey else "",
            order.paper if order.paper != usual else "",
            theme.name if theme.name != usual_theme else "",
            "" if imprint is None else imprint.slug,
        )
        name = BookletName(
            slug=guide.settings.slug,
            career=order.career,
            region=region,
            differences=tuple(filter(None, differences)),
        )
        _must_be_alone(name, guide, theme, printer, imprint)
        yield str(name)


def _kinds_of_files(order: Order, printer: NamedPrinter | None) -> tuple[str, ...]:
    """Return what tells the files of one booklet apart."""
    if printer is not None:
        return PRESS_FILES[printer.profile.cover]
    return ("",) if order.booklet is None else FILES[order.booklet]


def _must_be_alone(
    name: BookletName,
    guide: Guide,
    theme: NamedTheme,
    printer: NamedPrinter | None,
    imprint: NamedImprint | None,
) -> None:
    """Refuse a name that another booklet of the guide could have."""
    files = {kind for kinds in (*FILES.values(), *PRESS_FILES.values()) for kind in kinds if kind}
    printers = {*PRINTERS, *(() if printer is None else (printer.name,))}
    themes = {*THEMES, theme.name}
    slugs = () if imprint is None else (imprint.slug,)
    kinds = (tuple(Edition), tuple(Target), printers, files, (GREY,), PAPERS, themes, slugs)
    for other in with_same_name(name, _careers(guide), guide.regions, kinds):
        raise OrderError(
            f"the file `{name}` could also be another booklet: "
            f"{', '.join(filter(None, (other.career, other.region, *other.differences)))}",
            "give the region or the career another name",
        )


def _must_agree(order: Order) -> None:
    """Refuse an order that asks for two things at once."""
    if order.booklet is not None and order.target is not Target.OFFICE:
        raise OrderError("sheets to fold are for an office printer", "leave `--for` out")
    if order.booklet is not None and order.edition in ONE_CAREER:
        raise OrderError(f"a {order.edition} is one sheet, and not folded", "leave `--booklet` out")
    if order.printer is not None and order.target is not Target.PRESS:
        raise OrderError("a printer's profile is for the press", "write `--for press` too")
    if order.grey and order.target is Target.PRESS:
        message = "whether a press prints in colour is said by its profile"
        raise OrderError(message, "leave `--grey` out, and look at `--printer black-inside`")
    if order.imprint is not None and order.copies_for is not None:
        message = "`--copies-for` has an imprint for each school"
        raise OrderError(message, "leave `--imprint` or `--copies-for` out")
    if order.edition is not Edition.PHONE:
        return
    if order.target.is_paper:
        raise OrderError("the edition for phones is not printed", "leave `--for` out")
    if order.paper is not None:
        raise OrderError("the edition for phones has a page of its own", "leave `--paper` out")


def _must_be(thing: str, name: str, known: Collection[str]) -> None:
    """Refuse a name that the guide or the program does not have."""
    if name in known:
        return
    from difflib import get_close_matches  # noqa: PLC0415 - start-up: only a slip needs it

    near = get_close_matches(name, known, n=1)
    hint = f"did you mean `{near[0]}`?" if near else f"there is {', '.join(sorted(known))}"
    raise OrderError(f"there is no {thing} `{name}`", hint)
