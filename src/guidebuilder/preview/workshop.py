"""Makes what is shown, again and again in one process, from what is there at the moment.

What does not change is not made again: files that hold the same are not read again
(:mod:`guidebuilder.load.read_before`), equal words are not set again
(:mod:`guidebuilder.text.paragraph`), and of the pages only those are drawn that somebody
looks at.  None of it is visible: the pages are those that ``render`` would write.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder import pipeline
from guidebuilder.diagnostics import GuideError, Report
from guidebuilder.failures import Failure
from guidebuilder.load.read_before import ReadBefore
from guidebuilder.model.edition import Edition
from guidebuilder.ordered import careers_of, guide_ordered
from guidebuilder.preview.matter import Piece, pieces_on
from guidebuilder.preview.picture import bitmap
from guidebuilder.style.read_theme import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from guidebuilder.diagnostics import Diagnostic
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Book
    from guidebuilder.model.guide import Guide
    from guidebuilder.preview.choice import Choice

MOST_BOOKS: Final = 8
"""Books that are kept to be drawn: a few choices of a few windows."""


class ShownPage(Struct, frozen=True):
    """A page.

    Attributes:
        width: In points.
        height: The same.
        since: Stamp of the book from which on it has looked like this: its pictures are
            asked for by that, so that nobody asks twice for what has not changed.
    """

    width: Pt
    height: Pt
    since: str


class ShownBook(Struct, frozen=True):
    """A booklet as the browser shows it.

    Attributes:
        stamp: Names it when its words are asked for.
        title: Of the guide.
        language: BCP 47 tag.
        leftwards: Whether it reads from right to left.
        pages: In their order.
        alone: Whether the first and the last page are covers, which face no other.
    """

    stamp: str
    title: str
    language: str
    leftwards: bool
    pages: tuple[ShownPage, ...]
    alone: bool


class ShownMessage(Struct, frozen=True):
    """A message to the author."""

    severity: str
    code: str
    said: str
    hint: str
    file: str
    line: int
    column: int
    page: int


class Trouble(Struct, frozen=True):
    """Why the pages are not those of the files as they are now."""

    said: str
    hint: str = ""


class Shown(Struct, frozen=True):
    """All that the browser shows.

    Attributes:
        choice: What is looked at.
        regions: What can be: ids, each with its name.
        editions: The same: ids alone.
        themes: The same; an empty one is the guide's own.
        careers: Ids with their titles.
        book: The last pages that could be made, if any could.
        messages: About the guide as it is now.
        trouble: Why the pages are older than the files, if they are.
    """

    choice: Choice
    regions: Mapping[str, str]
    editions: tuple[str, ...]
    themes: tuple[str, ...]
    careers: Mapping[str, str]
    book: ShownBook | None
    messages: tuple[ShownMessage, ...]
    trouble: Trouble | None


class Workshop:
    """One guide at work.  It is used by one thread at a time.

    Args:
        folder: Where the guide lies.
        confess: Told of exceptions that are our own mistakes.
    """

    def __init__(self, folder: Path, confess: Callable[[Exception], None]) -> None:
        self.folder = folder
        self._confess = confess
        self._before = ReadBefore()
        self._stamps = count(1)
        self._good: dict[Choice, tuple[ShownBook, Book]] = {}

    def show(self, choice: Choice) -> Shown:
        """Make the pages of a choice, or say why that cannot be done.

        Whatever goes wrong is told and survived: the next change of a file may mend it.
        """
        report = Report()
        trouble: Trouble | None = None
        try:
            if self._before.guide is None:
                guide_ordered(choice.order(self.folder, None), Report(), self._before)
            order = choice.order(self.folder, self._before.guide)
            (proof,) = pipeline.paginate(order, report, before=self._before)
        except GuideError as refused:
            report = _told(refused.diagnostics)
            trouble = Trouble("The guide has mistakes; these are its last good pages.")
        except Failure as failure:
            trouble = Trouble(_sentence(failure.message), _sentence(failure.hint or ""))
        except Exception as mistake:  # noqa: BLE001 - the author's day goes on
            self._confess(mistake)
            said = f"guidebuilder made a mistake ({type(mistake).__name__}: {mistake})."
            hint = "This is our mistake, not yours; `--debug` shows where it happened."
            trouble = Trouble(said, hint)
        else:
            self._keep(choice, proof)
        return self._shown(choice, report.sorted, trouble)

    def picture(self, since: str, number: int, width: int) -> bytes | None:
        """Return a page as a picture; None if it is gone or looks otherwise by now.

        Args:
            since: See :class:`ShownPage`.
            number: Of the page, from 1.
            width: Of the picture, in pixels.

        Raises:
            ValueError: The picture would be too large.
        """
        for shown, book in self._good.values():
            if 1 <= number <= len(shown.pages) and shown.pages[number - 1].since == since:
                return bitmap(book, number, width)
        return None

    def words(self, stamp: str) -> tuple[tuple[Piece, ...], ...] | None:
        """Return what stands on each page of a book; None if it is gone.

        They are asked for when the pages that are looked at have been drawn.
        """
        book = self._book(stamp)
        if book is None:
            return None
        return tuple(pieces_on(page, book.structure) for page in book.pages)

    def _book(self, stamp: str) -> Book | None:
        books = (book for shown, book in self._good.values() if shown.stamp == stamp)
        return next(books, None)

    def _keep(self, choice: Choice, proof: pipeline.Proof) -> None:
        """Keep the pages of a choice to be drawn; those looked at longest ago go."""
        stamp, book = str(next(self._stamps)), proof.book
        old = self._good.pop(choice, None)
        since = dict.fromkeys(range(len(book.pages)), stamp)
        if old is not None:
            pairs = enumerate(zip(book.pages, old[1].pages, strict=False))
            same = (number for number, (page, before) in pairs if page == before)
            since.update((number, old[0].pages[number].since) for number in same)
        pages = tuple(
            ShownPage(round(page.size.width, 2), round(page.size.height, 2), since[number])
            for number, page in enumerate(book.pages)
        )
        info = proof.document.info
        alone = len(pages) > 2  # noqa: PLR2004 - the two sides of a sheet are no covers
        shown = ShownBook(stamp, info.title, info.language, book.leftwards, pages, alone)
        self._good[choice] = shown, book
        for oldest in tuple(self._good)[:-MOST_BOOKS]:
            del self._good[oldest]

    def _shown(
        self, choice: Choice, messages: Sequence[Diagnostic], trouble: Trouble | None
    ) -> Shown:
        guide = self._before.guide
        good = self._good.get(choice)
        settled = choice
        if guide is not None and not choice.region:
            settled = replace(choice, region=guide.settings.default_region.id)
        return Shown(
            choice=settled,
            regions={} if guide is None else _names_of_regions(guide),
            editions=tuple(each.value for each in Edition),
            themes=tuple(dict.fromkeys(("", *THEMES, choice.theme))),
            careers={} if guide is None else _titles_of_careers(guide),
            book=None if good is None else good[0],
            messages=tuple(map(_message, messages)),
            trouble=trouble,
        )


def _names_of_regions(guide: Guide) -> dict[str, str]:
    return {region.id: region.name.plain for region in guide.regions.values()}


def _titles_of_careers(guide: Guide) -> dict[str, str]:
    """Return what careers are called, in the first words that a page has for it."""
    return {
        career: guide.pages[f"careers/{career}"].title.entries[0].value.plain
        for career in careers_of(guide)
    }


def _told(diagnostics: Sequence[Diagnostic]) -> Report:
    report = Report()
    for each in diagnostics:
        report.add(each)
    return report


def _message(each: Diagnostic) -> ShownMessage:
    span = each.span
    return ShownMessage(
        each.severity.value,
        each.code,
        each.message,
        each.hint or "",
        span.file,
        span.line,
        span.column,
        each.page or 0,
    )


def _sentence(clause: str) -> str:
    """Return a clause of a message as a sentence by itself."""
    return f"{clause[:1].upper()}{clause[1:]}." if clause else ""
