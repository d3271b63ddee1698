"""One copy of an edition: what it says, how it looks, and its pages; fitted, if that is ordered."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.diagnostics import Report
from guidebuilder.document.assemble import assemble
from guidebuilder.document.imprint import with_imprint
from guidebuilder.document.paper_links import Spelling, with_numbered_links, with_spelled_links
from guidebuilder.document.phrases import phrases
from guidebuilder.failures import OrderError
from guidebuilder.fitting import (
    NoNotes,
    Wanted,
    changes_of,
    fewest_changes,
    set_tighter,
    shortened,
    tell,
    too_many,
)
from guidebuilder.layout.paginate import lay_out
from guidebuilder.model.edition import Edition
from guidebuilder.orders import ONE_CAREER, Order, bleed_of, finishing_of, paper_of
from guidebuilder.regions.formats import Formats
from guidebuilder.style.scripts import in_script, script_of_language
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from guidebuilder.document.blocks import Document
    from guidebuilder.fitting import Change
    from guidebuilder.layout.page import Book
    from guidebuilder.model.imprint import NamedImprint
    from guidebuilder.press.printers import Printer
    from guidebuilder.regions.regional_guide import RegionalGuide
    from guidebuilder.style.theme import Theme
    from guidebuilder.style.themes import NamedTheme
    from guidebuilder.text.fonts import FontBook

T = TypeVar("T")


class Copy(Struct, frozen=True):
    """A region's edition for one who hands it out.

    Attributes:
        order: What is wanted.
        edition: What the region's readers get, before anything is left out.
        imprint: Who hands it out, if anybody in particular.
        assembled: The edition as a document, without who hands it out.
        short: The publisher's own short addresses, by what readers would type.
    """

    order: Order
    edition: RegionalGuide
    imprint: NamedImprint | None
    assembled: Document
    short: Mapping[str, str]

    @property
    def region(self) -> str:
        """Id of the region."""
        return self.edition.region.region.id

    @property
    def document(self) -> Document:
        """What is said."""
        if self.imprint is None:
            return self.assembled
        edition = self.edition
        catalogue = words(edition.language)
        authors = words(str(edition.settings.language))
        phrase = phrases(catalogue, authors, edition.language)
        formats = Formats(edition.region, catalogue)
        return with_imprint(self.assembled, self.imprint, phrase, formats)


def assembled(
    order: Order,
    edition: RegionalGuide,
    short: Mapping[str, str],
    report: Report,
    *,
    has_notes: bool = True,
) -> Document:
    """Return an edition as a document, with its links as the target needs them.

    Args:
        order: What is wanted.
        edition: What the region's readers get.
        short: The publisher's own short addresses, by what readers would type.
        report: Told of an edition without pages.
        has_notes: Whether there are pages to write on, if it is for paper.

    Raises:
        GuideError: The edition has no page to print.
    """
    catalogue, target = words(edition.language), order.target
    document = assemble(edition, catalogue, target, report, has_notes=has_notes)
    if not target.is_paper:
        return document
    by_hand = with_spelled_links if order.edition in ONE_CAREER else with_numbered_links
    return by_hand(document, Spelling(catalogue, short))


class Looks(Struct, frozen=True):
    """How copies look and what they are printed on.

    Attributes:
        theme: For all domains.
        fonts: The faces to set with.
        printer: What the print shop asks for, if it is for one.
    """

    theme: NamedTheme
    fonts: FontBook
    printer: Printer | None

    def of(self, document: Document) -> Theme:
        """Return the theme in the inks and for the script of a document."""
        script = script_of_language(document.info.language)
        return in_script(self.theme.in_domain(document.domain), script)


class SetCopy(Struct, frozen=True):
    """A copy with all its pages made.

    Attributes:
        document: What is printed on them.
        theme: How it looks.
        book: Its pages.
        report: What they could not hold well.
        changes: What was done so that there are no more of them.
    """

    document: Document
    theme: Theme
    book: Book
    report: Report
    changes: tuple[Change, ...] = ()


def set_copy(copy: Copy, looks: Looks, report: Report) -> SetCopy:
    """Return a copy as it is, however many pages it takes."""
    document = copy.document
    return _set(copy, document, looks.of(document), looks, report)


def set_to_fit(
    copy: Copy, looks: Looks, most: int, usual: tuple[Change, ...] | None, report: Report
) -> SetCopy:
    """Return a copy in at most so many pages.

    Args:
        copy: What to set.
        looks: How it looks.
        most: Pages that are wanted.
        usual: What was done to the copies of others: all are the same if they can be.
        report: Told what was left out, and what pages could not hold well.

    Raises:
        Failure: So few pages cannot hold what is essential.
    """
    wanted = Wanted(copy.region, most, copy.edition.settings.span)
    done = None if usual is None else _changed(copy, looks, usual)
    if done is None or len(done.book.pages) > most:
        all_of_them = changes_of(
            copy.edition, copy.order.edition, has_notes=copy.order.target.is_paper
        )
        found = fewest_changes(
            all_of_them, lambda changes: len(_changed(copy, looks, changes).book.pages), most
        )
        if isinstance(found, int):
            raise too_many(wanted, found)
        done = _changed(copy, looks, found)
    tell(done.changes, wanted, (looks.of(done.document), done.theme), report)
    for each in done.report.found:
        report.add(each)
    return done


def _changed(copy: Copy, looks: Looks, changes: Sequence[Change]) -> SetCopy:
    """Return a copy after some changes."""
    report = Report()
    edition = shortened(copy.edition, changes)
    has_notes = not any(isinstance(each, NoNotes) for each in changes)
    document = assembled(copy.order, edition, copy.short, report, has_notes=has_notes)
    other = replace(copy, edition=edition, assembled=document)
    document = other.document
    look = set_tighter(looks.of(document), copy.order.edition, changes)
    return replace(_set(other, document, look, looks, report), changes=tuple(changes))


def _set(copy: Copy, document: Document, look: Theme, looks: Looks, report: Report) -> SetCopy:
    order, paper = copy.order, paper_of(copy.order, document.paper)
    bleed = bleed_of(looks.printer, copy.edition.region, paper)
    finishing = finishing_of(order, document.info.language, bleed)
    fonts = looks.fonts
    match order.edition:
        case Edition.POSTER:
            # Most booklets are neither: they need not wait for what sets one sheet.
            from guidebuilder.document.poster import poster_of  # noqa: PLC0415
            from guidebuilder.layout.poster import lay_out_poster  # noqa: PLC0415

            poster = _about_a_career(poster_of(document))
            book = lay_out_poster(poster, look, paper, fonts, report, finishing)
        case Edition.HANDOUT:
            from guidebuilder.document.handout import handout_of  # noqa: PLC0415
            from guidebuilder.layout.handout import lay_out_handout  # noqa: PLC0415

            handout = _about_a_career(handout_of(document))
            book = lay_out_handout(handout, look, paper, fonts, report, finishing)
        case _:
            book = lay_out(document, look, paper, fonts, report, finishing)
    if order.edition is Edition.PHOTOCOPY:
        from guidebuilder.layout.black_and_white import in_black_and_white  # noqa: PLC0415

        book = in_black_and_white(book)
    return SetCopy(document, look, book, report)


def _about_a_career(found: T | None) -> T:
    """Return what a career became; an article alone becomes no sheet."""
    if found is None:
        raise OrderError("there is no career to make a sheet of", "choose another edition")
    return found
