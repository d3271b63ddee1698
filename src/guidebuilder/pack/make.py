"""Everything that a fair needs of a guide: which files are ordered, and what lies beside them.

All of them are made before any is returned, as in :mod:`guidebuilder.pipeline`, which makes
each.
"""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.diagnostics import Report
from guidebuilder.document.blocks import Ladder
from guidebuilder.document.contents import things_in
from guidebuilder.document.short_links import redirects
from guidebuilder.layout.setting import plain
from guidebuilder.load.read_before import ReadBefore
from guidebuilder.model.edition import Edition
from guidebuilder.model.target import Target
from guidebuilder.ordered import guide_read
from guidebuilder.orders import Order
from guidebuilder.pack.cover_picture import cover_picture
from guidebuilder.pack.index_page import PackPage, index_page
from guidebuilder.pack.packed import PackedFile, Use, checksums, readable_size
from guidebuilder.pack.specification import Press, specification
from guidebuilder.pipeline import files, paginate
from guidebuilder.press.files import PRESS_FILES
from guidebuilder.press.printers import PRINTERS
from guidebuilder.press.sheets import Duplex
from guidebuilder.progress import SILENT
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from guidebuilder.document.blocks import Chapter, Document
    from guidebuilder.model.guide import Guide
    from guidebuilder.pipeline import Proof
    from guidebuilder.progress import Progress

TOO_HEAVY: Final = "GB941"
"""Code of the message about a file that is too large to be sent on."""

SENT_ON: Final = frozenset({Use.SCREEN, Use.PHONE})
"""What people send each other, and what has a limit therefore."""

COVER: Final = "cover.png"

REDIRECTS: Final = "redirects.csv"

CAREER_PLACE: Final = "careers-"
"""How the place of a career's chapter begins (:func:`document.places.place_of_page`)."""


class PackOrder(Struct, frozen=True, kw_only=True):
    """What is wanted; a field left alone means what the guide says.

    Attributes:
        guide: Its folder.
        limit: Bytes of the largest file that is sent on, for screens and phones.
        regions: Ids of regions, or ``all``; a pack is made for each.
        career: The one career to pack, with the articles that belong to it.
        theme: Name of the look, or a theme file by its path.
        printer: The profile of a print shop by its name, or a file by its path.
        epoch: Date that the files bear, in seconds since 1970 began, instead of the issue's.
    """

    guide: Path
    limit: int
    regions: tuple[str, ...] = ()
    career: str | None = None
    theme: str | None = None
    printer: str | None = None
    epoch: int | None = None


class Pack(Struct, frozen=True):
    """A pack, still in memory.

    Attributes:
        region: Id of the region.
        name: What its folder or archive is called.
        files: In the order of their list of checksums, which is the last.
    """

    region: str
    name: str
    files: tuple[PackedFile, ...]


def make_packs(wanted: PackOrder, report: Report, progress: Progress = SILENT) -> tuple[Pack, ...]:
    """Make the packs of all regions that are ordered.

    Args:
        wanted: What is wanted.
        report: Receives the messages of all stages, and those about files over the limit.
        progress: Hears what is done at the moment.

    Raises:
        GuideError: The guide has mistakes, or a file is over the limit; *report* holds them all.
        Failure: The guide cannot be read, or has nothing of the name that is ordered.
    """
    screen = Order(
        guide=wanted.guide,
        regions=wanted.regions,
        career=wanted.career,
        theme=wanted.theme,
        epoch=wanted.epoch,
    )
    before = ReadBefore()
    proofs = paginate(screen, report, progress, before)
    orders = [tuple(_orders(_careers(proof), screen, wanted.printer)) for proof in proofs]
    progress.expect(sum(1 + len(others) for others in orders))
    packing = _Packing(screen, wanted, before)
    packs = tuple(_pack(proof, packing, report, progress) for proof in proofs)
    report.raise_if_errors()
    return packs


class _Packing(Struct, frozen=True):
    """What the packs of all regions are made of.

    Attributes:
        order: Of the pages for the screen, in all regions.
        wanted: What is wanted.
        before: What was read of the guide for the orders before.
    """

    order: Order
    wanted: PackOrder
    before: ReadBefore


def _pack(screen: Proof, packing: _Packing, report: Report, progress: Progress) -> Pack:
    """Return the pack of a region, whose pages for the screen are made."""
    wanted, before = packing.wanted, packing.before
    order = replace(packing.order, regions=(screen.region,))
    document = screen.document
    careers = _careers(screen)
    alone = careers[0].short_title if order.career and careers else ""
    progress.begin(f"writing {screen.names[0]}")
    packed = list(_packed(screen, Use.SCREEN, order, report, alone))
    (picture,) = (cover_picture(each.data) for each in packed)
    progress.finish()
    for use, other, about in _orders(careers, order, wanted.printer):
        progress.begin(" ".join(filter(None, (screen.region, use.value, about))))
        for proof in _paginated(other, before, report):
            made = tuple(_packed(proof, use, other, report, about or alone))
            packed += made
            if proof.printer is not None:
                press = Press(book=proof.book, printer=proof.printer, files=made)
                packed.append(specification(press, words(document.info.language)))
        progress.finish()
    _check_limit(packed, wanted.limit, document, report)
    cover = PackedFile(name=COVER, data=picture)
    beside = (cover, *_redirects(guide_read(wanted.guide, report, before)))
    listed = (*packed, *beside, index_page(_page(screen, packed), words(document.info.language)))
    return Pack(screen.region, _name(screen, wanted.printer), (*listed, checksums(listed)))


def _orders(
    careers: Sequence[Chapter], order: Order, printer: str | None
) -> Iterator[tuple[Use, Order, str]]:
    """Yield what a pack holds besides the pages for the screen, and which career it is about.

    A poster shows a ladder; a career without one has none.
    """
    yield Use.PHONE, replace(order, edition=Edition.PHONE), ""
    yield Use.LARGE_PRINT, replace(order, edition=Edition.LARGE_PRINT, target=Target.OFFICE), ""
    ladders = [each for each in careers if any(isinstance(x, Ladder) for x in things_in(each))]
    sheets = ((Use.HANDOUT, Edition.HANDOUT, careers), (Use.POSTER, Edition.POSTER, ladders))
    for use, edition, chapters in sheets:
        for each in chapters:
            career = each.place.removeprefix(CAREER_PLACE)
            sheet = replace(order, career=career, edition=edition, target=Target.OFFICE)
            yield use, sheet, each.short_title
    yield Use.FOLDED, replace(order, target=Target.OFFICE, booklet=Duplex.SHORT_EDGE), ""
    yield Use.PRESS, replace(order, target=Target.PRESS, printer=printer), ""


def _careers(screen: Proof) -> list[Chapter]:
    return [each for each in screen.document.chapters if _is_career(each)]


def _paginated(order: Order, before: ReadBefore, report: Report) -> tuple[Proof, ...]:
    """Return an edition with all its pages made; what is said of a page says of which file."""
    told, name = Report(), None
    try:
        proofs = paginate(order, told, before=before)
        name = proofs[0].names[0]  # a pack has one region
    finally:
        for each in told.found:
            report.add(each if each.page is None else replace(each, booklet=name))
    return proofs


def _is_career(chapter: Chapter) -> bool:
    return chapter.opener is not None and chapter.place.startswith(CAREER_PLACE)


def _packed(
    proof: Proof, use: Use, order: Order, report: Report, about: str
) -> Iterator[PackedFile]:
    """Yield the files of an edition."""
    catalogue = words(proof.document.info.language)
    kinds: tuple[str, ...] = ("",)
    if proof.printer is not None:
        kinds = PRESS_FILES[proof.printer.cover]
    for kind, made in zip(kinds, files(proof, order, report), strict=True):
        holds = catalogue.say(f"pack.{kind}") if kind else about
        pages = made.pages
        yield PackedFile(name=made.name, data=made.data, use=use, pages=pages, holds=holds)


def _check_limit(packed: list[PackedFile], limit: int, document: Document, report: Report) -> None:
    """Report what is too large to be sent on."""
    for each in packed:
        size = len(each.data)
        if each.use in SENT_ON and size > limit:
            report.error(
                document.cover.span,
                TOO_HEAVY,
                f"`{each.name}` would have {readable_size(size)}, more than the"
                f" {readable_size(limit)} that are allowed",
                "make its pictures smaller, pack one career alone with `--career`, or allow more"
                f" with `--limit {-(-size // 100_000) / 10:g}MB`",
            )


def _page(screen: Proof, packed: list[PackedFile]) -> PackPage:
    document = screen.document
    info = document.info
    return PackPage(
        title=info.title,
        edition=info.edition,
        sentence=info.subject,
        language=info.language,
        direction=document.direction,
        ink=screen.theme.palette.deep,
        cover=COVER,
        files=packed,
        imprint=tuple(plain(each) for each in document.cover.notices),
    )


def _redirects(guide: Guide) -> Iterator[PackedFile]:
    """Yield the table of short addresses that a publisher has to set up, if there are any."""
    if guide.settings.short_links is not None:
        table = StringIO(newline="")
        writer = csv.writer(table)
        writer.writerow(("short", "address"))
        writer.writerows(redirects(guide))
        yield PackedFile(name=REDIRECTS, data=table.getvalue().encode())


def _name(screen: Proof, printer: str | None) -> str:
    """Return the name of a pack: that of its file for the screen, and of another print shop."""
    (name,) = screen.names
    shop = "" if printer is None else PurePath(printer).stem
    parts = (PurePath(name).stem, "" if shop == PRINTERS[0] else shop, "pack")
    return "-".join(filter(None, parts))
