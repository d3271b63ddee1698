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
from guidebuilder.document.poster import poster_of
from guidebuilder.failures import OrderError, ReadError
from guidebuilder.layout.black_and_white import in_black_and_white
from guidebuilder.layout.handout import lay_out_handout
from guidebuilder.layout.paginate import lay_out
from guidebuilder.layout.poster import lay_out_poster
from guidebuilder.load.files import CannotRead, GuideFolder
from guidebuilder.load.guide import read_guide
from guidebuilder.model.edition import Edition
from guidebuilder.model.target import Target
from guidebuilder.naming import BookletName, with_same_name
from guidebuilder.pdf.whole import must_be_whole
from guidebuilder.pdf.write import write_pdf
from guidebuilder.regions.omissions import warn_of_omissions
from guidebuilder.regions.resolve import resolve
from guidebuilder.style.brand import branded
from guidebuilder.style.page_master import PAPERS
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
    from collections.abc import Collection, Iterator

    from guidebuilder.diagnostics import Report
    from guidebuilder.document.blocks import Document
    from guidebuilder.layout.page import Book
    from guidebuilder.model.guide import Guide, Page
    from guidebuilder.style.themes import NamedTheme

ONE_CAREER = frozenset({Edition.HANDOUT, Edition.POSTER})
"""Editions of one sheet."""

T = TypeVar("T")

LARGE_PAPERS = {"a5": "a4", "half-letter": "letter"}
"""The paper of large print and of handouts, by that of the booklet."""

POSTER_PAPERS = {"a5": "a3", "a4": "a3", "half-letter": "tabloid", "letter": "tabloid"}
"""The sheet of a poster, by the paper of the booklet."""

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
        epoch: Date that the files bear, in seconds since 1970 began, instead of the issue's.
    """

    guide: Path
    regions: tuple[str, ...] = ()
    career: str | None = None
    edition: Edition = Edition.BOOKLET
    target: Target = Target.SCREEN
    theme: str | None = None
    paper: str | None = None
    epoch: int | None = None


class Proof(Struct, frozen=True):
    """A region's booklet with all its pages made, and the name its file will have."""

    region: str
    name: str
    book: Book


class Booklet(Struct, frozen=True):
    """A finished PDF, still in memory."""

    region: str
    name: str
    pages: int
    data: bytes


def render(order: Order, report: Report) -> tuple[Booklet, ...]:
    """Make every PDF that is ordered.

    Args:
        order: What is wanted.
        report: Receives the messages of all stages.

    Raises:
        GuideError: The guide has mistakes; *report* holds them all.
        Failure: The guide cannot be read, or has nothing of the name that is ordered.
    """
    return tuple(_booklet(proof, order.epoch) for proof in paginate(order, report))


def _booklet(proof: Proof, epoch: int | None) -> Booklet:
    data = write_pdf(proof.book, epoch=epoch)
    pages = len(proof.book.pages)
    must_be_whole(data, pages)  # before it can replace an earlier file
    return Booklet(proof.region, proof.name, pages, data)


def paginate(order: Order, report: Report) -> tuple[Proof, ...]:
    """Do all of it but the PDF: so a check says what a render would say."""
    _must_agree(order)
    ordered = None if order.theme is None else _theme_place(order.theme)
    guide = _read(order, report)
    if order.edition in ONE_CAREER and len(_careers(guide)) > 1:
        known = ", ".join(_careers(guide))
        raise OrderError(
            f"a {order.edition} is about one career", f"add `--career` and one of {known}"
        )
    regions = _regions(guide, order)
    documents = [(region, _document(guide, region, order.target, report)) for region in regions]
    if order.career is None and set(regions) == set(guide.regions):
        said = [document for _, document in documents]
        warn_of_unused_terms(guide.glossary, said, report)
    theme = _theme(ordered, guide, order, report)
    report.raise_if_errors()
    if theme is None:
        raise GuideError(report.sorted)
    fonts = FontBook.of(theme.fonts)
    proofs = tuple(
        Proof(
            region,
            _name(guide, region, order, theme),
            _pages(order, document, theme, fonts, report),
        )
        for region, document in documents
    )
    report.raise_if_errors()
    return proofs


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
    order: Order, document: Document, theme: NamedTheme, fonts: FontBook, report: Report
) -> Book:
    """Return the pages of a document in the edition that is ordered."""
    script = script_of_language(document.info.language)
    look = in_script(theme.in_domain(document.domain), script)
    paper = _paper(order, document.paper)
    if order.edition is Edition.POSTER:
        return lay_out_poster(_about_a_career(poster_of(document)), look, paper, fonts, report)
    if order.edition is not Edition.HANDOUT:
        book = lay_out(document, look, paper, fonts, report)
        return in_black_and_white(book) if order.edition is Edition.PHOTOCOPY else book
    return lay_out_handout(_about_a_career(handout_of(document)), look, paper, fonts, report)


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


def _document(guide: Guide, region: str, target: Target, report: Report) -> Document:
    regional = resolve(guide, region)
    warn_of_omissions(regional, report)
    return assemble(regional, words(regional.language), target, report)


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


def _name(guide: Guide, region: str, order: Order, theme: NamedTheme) -> str:
    """Return the name of a booklet's file; two booklets of a guide never share one."""
    usual = guide.profile(region).paper.value.lower()
    paper = order.paper if order.paper != usual else None
    of_guide = guide.settings.theme
    usual_theme = THEMES[0] if of_guide is None else PurePosixPath(of_guide.id).stem
    other_edition = order.edition if order.edition is not Edition.BOOKLET else None
    other_target = order.target if order.target is not Target.SCREEN else None
    other_theme = theme.name if theme.name != usual_theme else None
    name = BookletName(
        slug=guide.settings.slug,
        career=order.career,
        region=region,
        differences=tuple(filter(None, (other_edition, other_target, paper, other_theme))),
    )
    kinds = (tuple(Edition), tuple(Target), PAPERS, {*THEMES, theme.name})
    for other in with_same_name(name, _careers(guide), guide.regions, kinds):
        raise OrderError(
            f"the file `{name}` could also be another booklet: "
            f"{', '.join(filter(None, (other.career, other.region, *other.differences)))}",
            "give the region or the career another name",
        )
    return str(name)


def _must_agree(order: Order) -> None:
    """Refuse an order that asks for two things at once."""
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
