"""What an order names, found and read: the guide, its regions, a theme, a print shop, schools."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.diagnostics import GuideError
from guidebuilder.failures import OrderError, ReadError
from guidebuilder.load.files import CannotRead, GuideFolder
from guidebuilder.load.guide import read_guide
from guidebuilder.load.imprints import read_imprint, read_imprints
from guidebuilder.model.edition import Edition
from guidebuilder.orders import ALL_REGIONS, Order, must_be
from guidebuilder.press.printers import PRINTERS
from guidebuilder.style.brand import branded
from guidebuilder.style.read_theme import (
    ENDING,
    THEMES,
    Place,
    in_edition,
    read_theme,
    read_theme_file,
    read_theme_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.diagnostics import Report
    from guidebuilder.load.read_before import ReadBefore
    from guidebuilder.model.guide import Guide, Page
    from guidebuilder.model.imprint import NamedImprint
    from guidebuilder.press.printers import NamedPrinter
    from guidebuilder.style.themes import NamedTheme


@contextmanager
def reading() -> Iterator[None]:
    """Turn what the system does not let us read into a failure of the command."""
    try:
        yield
    except CannotRead as fault:
        message = f"cannot read `{fault.path.as_posix()}`: {fault.reason}"
        raise ReadError(message, fault.hint) from fault


def guide_ordered(order: Order, report: Report, before: ReadBefore | None = None) -> Guide:
    """Return the guide, with only the chapters that are ordered (:func:`guide_read`)."""
    return chapters_ordered(order.career, guide_read(order.guide, report, before))


def guide_read(folder: Path, report: Report, before: ReadBefore | None = None) -> Guide:
    """Return a whole guide.

    Args:
        folder: Where it lies.
        report: Receives the messages about the guide.
        before: What was read of the same guide before; it learns what is read now.

    Raises:
        GuideError: It has mistakes; *report* holds them all.
        Failure: It cannot be read.
    """
    with reading():
        guide = read_guide(folder, report, before)
    if guide is None:
        raise GuideError(report.sorted)
    return guide


def chapters_ordered(career: str | None, guide: Guide) -> Guide:
    """Return the guide with the chapters of one career: its own and its articles."""
    if career is None:
        return guide
    must_be("career", career, careers_of(guide))
    wanted = f"careers/{career}"
    chapters = tuple(
        each
        for each in guide.settings.chapters
        if each.id == wanted or _belongs_to(guide.pages[each.id], wanted)
    )
    return replace(guide, settings=replace(guide.settings, chapters=chapters))


def _belongs_to(page: Page, career: str) -> bool:
    return page.career is not None and page.career.id == career


def careers_of(guide: Guide) -> tuple[str, ...]:
    """Return the names of the careers that the guide prints."""
    chapters = (guide.pages[each.id] for each in guide.settings.chapters)
    return tuple(page.id.removeprefix("careers/") for page in chapters if not page.is_article)


def regions_ordered(guide: Guide, order: Order) -> tuple[str, ...]:
    """Return the regions that are ordered, each once."""
    if ALL_REGIONS in order.regions:
        return tuple(guide.regions)
    for region in order.regions:
        must_be("region", region, guide.regions)
    return tuple(dict.fromkeys(order.regions)) or (guide.settings.default_region.id,)


def theme_place(ordered: str) -> Place | None:
    """Return the place of a theme file that is ordered; None means a shipped theme."""
    if not ordered.endswith(ENDING):
        must_be("theme", ordered, THEMES)
        return None
    path = Path(ordered)
    if not path.is_file():
        message = f"there is no theme file `{path.as_posix()}`"
        raise OrderError(message, "look at the name after `--theme`")
    with reading():
        return Place.at(path)


def theme_ordered(
    place: Place | None, guide: Guide, order: Order, report: Report
) -> NamedTheme | None:
    """Return the theme that is ordered, or else the guide's, with the guide's brand on it."""
    settings = guide.settings
    with reading():
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


def imprints_ordered(order: Order, report: Report) -> tuple[NamedImprint | None, ...]:
    """Return who hands the booklets out; None stands for nobody in particular."""
    path = order.imprint or order.copies_for
    if path is None:
        return (None,)
    if not path.is_file():
        option = "--imprint" if order.imprint else "--copies-for"
        message = f"there is no file `{path.as_posix()}`"
        raise OrderError(message, f"look at the name after `{option}`")
    with reading():
        place = Place.at(path)
        if order.copies_for is not None:
            return read_imprints(place.files, place.name, place.shown, report)
        return (read_imprint(place.files, place.name, place.shown, report),)


def printer_ordered(ordered: str | None, report: Report) -> NamedPrinter:
    """Return the profile of a print shop, by its name or the path of its file.

    Raises:
        GuideError: The file has mistakes; *report* holds them all.
        Failure: There is no such profile, or it cannot be read.
    """
    # Most booklets are for no print shop.
    from guidebuilder.press.read_printer import read_printer, read_printer_file  # noqa: PLC0415

    ordered = ordered or PRINTERS[0]
    if not ordered.endswith(ENDING):
        must_be("printer", ordered, PRINTERS)
        return read_printer(ordered)
    path = Path(ordered)
    if not path.is_file():
        message = f"there is no printer's profile `{path.as_posix()}`"
        raise OrderError(message, "look at the name after `--printer`")
    with reading():
        printer = read_printer_file(Place.at(path), report)
    if printer is None:
        raise GuideError(report.sorted)
    return printer
