"""What a print shop would send back, told before anything is written.

Ink is reckoned from what is painted.  Shapes and coloured words knock out what lies beneath
them, so that on each spot there is one ink of the palette; only black words and hairlines
are laid over others, and not where paper could not take both (``pdf.content``).  So the
limit holds on the page if it holds for each ink by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidebuilder.diagnostics import Diagnostic, Severity, Span
from guidebuilder.geometry import mm
from guidebuilder.layout.page import DrawnRun, Shape
from guidebuilder.layout.setting import ink_width
from guidebuilder.load.codes import Code
from guidebuilder.style.ink import SAME_INK, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.diagnostics import Report
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Book, Page
    from guidebuilder.press.printers import Printer
    from guidebuilder.style.ink import Ink

_RISE: Final = 0.75
"""How far letters rise above the baseline, in ems of most faces."""

_FALL: Final = 0.2
"""How far they hang below it."""

_SLACK: Final = mm(0.1)
"""What no knife keeps to: words may stand so much nearer to the trim."""


def check_pages(book: Book, printer: Printer, report: Report) -> None:
    """Report what the pages hold that a printer does not take.

    Args:
        book: The pages.
        printer: What the print shop asks for.
        report: Told of inks that are reduced when the file is written, and of words that a
            knife may cut.
    """
    _check_inks(book, printer, report)
    _check_margins(book, printer, report)


def _check_inks(book: Book, printer: Printer, report: Report) -> None:
    limit = printer.limit
    used = {each: None for page in book.pages for each in _inks(page)}
    for ink in used:
        if sum(ink.cmyk) > limit + SAME_INK:
            less = "/".join(f"{100 * each:.0f}" for each in within(ink.cmyk, limit))
            report.warning(
                _span(printer.ink_limit, printer),
                Code.INK_REDUCED,
                f"the colour `{ink.name}` takes {100 * sum(ink.cmyk):.0f} % of ink; "
                f"{100 * limit:.0f} % are the most of this printer",
                f"it is printed as {less}; a theme can name a build of its own",
            )


def _inks(page: Page) -> Iterator[Ink]:
    for item in page.items:
        match item:
            case DrawnRun(run=run):
                yield run.style.ink
            case Shape(fill=fill, stroke=stroke):
                yield from filter(None, (fill, stroke))


def _check_margins(book: Book, printer: Printer, report: Report) -> None:
    span = _span(printer.safe_margin, printer)
    for page in book.pages:
        near = min(
            (_distance(each, page) for each in page.items if isinstance(each, DrawnRun)),
            default=printer.safe,
        )
        if near < printer.safe - _SLACK:
            message = f"words stand {max(near, 0.0) / mm(1):.1f} mm from the trim; "
            message += f"this printer asks for {printer.safe / mm(1):.1f} mm"
            hint = "choose a theme or a paper with wider margins"
            report.add(Diagnostic(span, Code.UNSAFE, message, hint, Severity.WARNING, page.number))


def _distance(drawn: DrawnRun, page: Page) -> Pt:
    """Return how far the ink of a word is from the nearest edge of the page."""
    size = drawn.run.style.size
    return min(
        drawn.x,
        page.size.width - drawn.x - ink_width(drawn.run),
        drawn.baseline - _RISE * size,
        page.size.height - drawn.baseline - _FALL * size,
    )


def _span(value: object, printer: Printer) -> Span:
    """Return where a profile says something, or where it begins."""
    span = getattr(value, "span", None)
    return span if isinstance(span, Span) else printer.span
