"""What the files of an order are called."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from guidebuilder.failures import OrderError
from guidebuilder.model.edition import Edition
from guidebuilder.model.target import Target
from guidebuilder.naming import BookletName, with_same_name
from guidebuilder.ordered import careers_of
from guidebuilder.orders import GREY, Order
from guidebuilder.press.files import PRESS_FILES, SHEET_FILES
from guidebuilder.press.paper_weights import CALIPERS, USUAL_WEIGHT
from guidebuilder.press.printers import PRINTERS
from guidebuilder.style.page_master import PAPERS
from guidebuilder.style.read_theme import THEMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.model.guide import Guide
    from guidebuilder.model.imprint import NamedImprint
    from guidebuilder.press.printers import NamedPrinter
    from guidebuilder.style.themes import NamedTheme


def file_names(
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
    fitted = "" if order.fit is None else f"{order.fit}-pages"
    for kind in _kinds_of_files(order, printer):
        differences = (
            order.edition if order.edition is not Edition.BOOKLET else "",
            # Folded sheets are for an office printer anyhow.
            order.target if order.target is not Target.SCREEN and order.booklet is None else "",
            other_printer,
            kind,
            _weight(order),
            fitted,
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
        _must_be_alone(name, guide, fitted, theme, printer, imprint)
        yield str(name)


def _weight(order: Order) -> str:
    """Return what tells folded sheets for other paper apart: they creep by other lengths."""
    weight = order.paper_weight
    return "" if weight in {None, USUAL_WEIGHT} else f"{weight}g"


def _kinds_of_files(order: Order, printer: NamedPrinter | None) -> tuple[str, ...]:
    """Return what tells the files of one booklet apart."""
    if printer is not None:
        return PRESS_FILES[printer.profile.cover]
    return ("",) if order.booklet is None else SHEET_FILES[order.booklet]


def _must_be_alone(
    name: BookletName,
    guide: Guide,
    fitted: str,
    theme: NamedTheme,
    printer: NamedPrinter | None,
    imprint: NamedImprint | None,
) -> None:
    """Refuse a name that another booklet of the guide could have."""
    files = {
        kind for kinds in (*SHEET_FILES.values(), *PRESS_FILES.values()) for kind in kinds if kind
    }
    printers = {*PRINTERS, *(() if printer is None else (printer.name,))}
    lengths = (fitted,) if fitted else ()
    themes = {*THEMES, theme.name}
    slugs = () if imprint is None else (imprint.slug,)
    kinds = (
        tuple(Edition),
        tuple(Target),
        printers,
        files,
        tuple(f"{weight}g" for weight in CALIPERS),
        lengths,
        (GREY,),
        PAPERS,
        themes,
        slugs,
    )
    for other in with_same_name(name, careers_of(guide), guide.regions, kinds):
        raise OrderError(
            f"the file `{name}` could also be another booklet: "
            f"{', '.join(filter(None, (other.career, other.region, *other.differences)))}",
            "give the region or the career another name",
        )
