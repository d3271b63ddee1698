"""What a print shop has to know, on a sheet beside the file for the press.

Plain text, in plain words and in those of the trade: it can be pasted into a message to
the shop, and any desk opens it.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.geometry import mm
from guidebuilder.pack.packed import PackedFile, Use
from guidebuilder.press.signatures import MOST_SHEETS, PAGES_PER_SHEET
from guidebuilder.press.single_pages import CONDITION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Book
    from guidebuilder.press.printers import Inks, Printer
    from guidebuilder.words.catalogue import Words

NAME: Final = "printer.txt"

ENCODING: Final = "utf-8-sig"
"""With the mark at its head by which browsers and old editors know UTF-8."""

LINE: Final = 76
"""Characters of a line: mail programs leave it whole."""

MOST_STAPLED: Final = MOST_SHEETS * PAGES_PER_SHEET
"""Pages up to which a booklet is stapled in its fold; thicker ones are glued."""


class Stock(Struct, frozen=True):
    """Papers that suit a booklet, by their weight in grams per square metre.

    Attributes:
        most_pages: Up to how many pages.
        pages: For the pages inside, from and to.
        cover: For the cover, from and to.
    """

    most_pages: int
    pages: tuple[int, int]
    cover: tuple[int, int]


STOCKS: Final = (
    Stock(16, (135, 170), (135, 170)),
    Stock(40, (115, 135), (200, 250)),
    Stock(MOST_STAPLED, (90, 115), (200, 250)),
)
"""What shops offer for stapled booklets: the more pages, the lighter, so that it lies flat.  A
thin one has a cover of the same paper."""

GLUED: Final = Stock(0, (80, 100), (250, 300))
"""For a book with a glued back."""


class Press(Struct, frozen=True, kw_only=True):
    """What the sheet is about.

    Attributes:
        book: The pages for the press.
        printer: What the shop asks for.
        files: What the shop gets.
    """

    book: Book
    printer: Printer
    files: Sequence[PackedFile]


def specification(press: Press, words: Words) -> PackedFile:
    """Return the sheet."""
    metadata = press.book.metadata
    head = (
        words.say("printer.title"),
        metadata.title,
        f"{metadata.edition}, {metadata.issued}",
        words.say("printer.lead"),
    )
    groups = (
        _files(press, words),
        _page(press, words),
        _inks(press, words),
        _making(press, words),
    )
    paragraphs = [head, *([f"{label}: {text}" for label, text in group] for group in groups)]
    text = "\n\n".join("\n".join(map(_wrapped, each)) for each in paragraphs)
    return PackedFile(
        name=NAME,
        data=f"{text}\n".encode(ENCODING),
        use=Use.PRESS,
        holds=words.say("pack.specification"),
    )


def _wrapped(line: str) -> str:
    return "\n".join(wrap(line, LINE, subsequent_indent="    ", break_long_words=False))


def _files(press: Press, words: Words) -> Iterator[tuple[str, str]]:
    for each in press.files:
        text = words.say("printer.file-text", n=each.pages, name=each.name, count=str(each.pages))
        yield words.say("printer.file"), text
    yield words.say("printer.standard"), words.say("printer.standard-text")
    yield words.say("printer.order"), words.say("printer.order-text")


def _page(press: Press, words: Words) -> Iterator[tuple[str, str]]:
    page, printer = press.book.pages[0], press.printer
    size = words.say("printer.size-text", width=_mm(page.size.width), height=_mm(page.size.height))
    yield words.say("printer.size"), size
    bleed = words.say("printer.none")
    if page.bleed:
        bleed = words.say("printer.bleed-text", bleed=_mm(page.bleed))
    yield words.say("printer.bleed"), bleed
    yield words.say("printer.safe"), words.say("printer.safe-text", margin=_mm(printer.safe))
    marks = words.say("printer.marks-text") if printer.marks else words.say("printer.none")
    yield words.say("printer.marks"), marks
    pages = len(press.book.pages)
    yield words.say("printer.pages"), words.say("printer.pages-text", n=pages, count=str(pages))


def _inks(press: Press, words: Words) -> Iterator[tuple[str, str]]:
    printer = press.printer
    if printer.cover == "separate":
        yield words.say("printer.inks-cover"), _inks_of(printer.cover_inks or "colour", words)
        yield words.say("printer.inks-inside"), _inks_of(printer.inks, words)
    else:
        yield words.say("printer.inks"), _inks_of(printer.inks, words)
    yield words.say("printer.intent"), words.say("printer.intent-text", condition=CONDITION)
    limit = words.say("printer.limit-text", percent=f"{100 * printer.limit:.0f}")
    yield words.say("printer.limit"), limit
    yield words.say("printer.black"), words.say("printer.black-text")


def _inks_of(inks: Inks, words: Words) -> str:
    return words.say("printer.colour") if inks == "colour" else words.say("printer.only-black")


def _making(press: Press, words: Words) -> Iterator[tuple[str, str]]:
    book = press.book
    size, pages = book.pages[0].size, len(book.pages)
    is_stapled = pages <= MOST_STAPLED
    spine = words.say("printer.spine-right") if book.leftwards else words.say("printer.spine-left")
    binding = words.say("printer.stapled") if is_stapled else words.say("printer.glued")
    yield words.say("printer.binding"), f"{binding} {spine}"
    if is_stapled:
        opened = words.say("printer.fold-text", width=_mm(2 * size.width), height=_mm(size.height))
        yield words.say("printer.fold"), opened
    stock = stock_for(pages)
    coated = words.say("printer.coated")
    kind = coated
    if press.printer.inks == "black":
        kind = words.say("printer.uncoated")
    inside = words.say("printer.paper-text", least=str(stock.pages[0]), most=str(stock.pages[1]))
    cover = words.say("printer.paper-text", least=str(stock.cover[0]), most=str(stock.cover[1]))
    yield words.say("printer.paper-inside"), f"{inside}, {kind}"
    yield words.say("printer.paper-cover"), f"{cover}, {coated}"
    yield words.say("printer.proof"), words.say("printer.proof-text")


def stock_for(pages: int) -> Stock:
    """Return the papers that suit a booklet of so many pages."""
    return next((each for each in STOCKS if pages <= each.most_pages), GLUED)


def _mm(length: Pt) -> str:
    """Return a length in millimetres: ``148``, ``139.7``."""
    return f"{length / mm(1):.1f}".removesuffix(".0")
