"""What a press can hold: type and rules that are not too fine, pictures, inks, fonts, codes.

The numbers are those that print shops publish for the files that they take; where they
differ, the one that most can print.  Everything is looked at within the page: what stands
beside it, the marks and the line of words, nobody reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.geometry import mm
from guidebuilder.verify.colour_spaces import Tone
from guidebuilder.verify.findings import Finding, Outcome, passed_unless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from guidebuilder.geometry import Pt
    from guidebuilder.press.printers import Printer
    from guidebuilder.verify.page_boxes import PageBoxes
    from guidebuilder.verify.painted import Painted, Picture, SquareCode, Words
    from guidebuilder.verify.plane import Box

LEAST_TYPE: Final[Pt] = 4.0
"""The smallest type that a press holds (bookpress.eu, peakprint.ca: files for printing)."""

LEAST_REVERSED_TYPE: Final[Pt] = 6.0
"""The same for type that is left white in a ground (bookpress.eu, peakprint.ca)."""

SMALL_TYPE: Final[Pt] = 8.0
"""Type below this is printed from the black plate alone (Lakeside prepress: type in colours)."""

LEAST_RULE: Final[Pt] = 0.25
"""The thinnest rule (support.blurb.com, samedayprinting.com.au: line weight)."""

LEAST_REVERSED_RULE: Final[Pt] = 0.5
"""The same for a rule that is left white in a ground (the same)."""

LEAST_DPI: Final = 200.0
"""Pixels of a picture to the inch; 300 are asked for, and this is the least that is taken
(bookprinteconomy.cz, printshoppe.net)."""

LEAST_LINE_ART_DPI: Final = 1200.0
"""The same for pictures of black and white alone, whose edges no tone softens
(printshoppe.net, bookprinteconomy.cz)."""

SLACK: Final = 0.99
"""Share of a least size that passes: files round their numbers."""

NEAR: Final = mm(0.1)
"""What no knife keeps to: words may stand so much nearer to the trim."""

HELD: Final = ("CMYK", "grey", "spot", "pattern")
"""What colours are mixed from on a press."""

QUIET: Final = 4
"""Clear modules around a QR code, from ISO/IEC 18004; they count as part of its side."""

CODE_SIDES: Final[tuple[tuple[Pt, Pt, Pt], ...]] = (
    (mm(270), mm(40), mm(1.0)),
    (mm(200), mm(25), mm(0.4)),
    (0.0, mm(20), mm(0.4)),
)
"""For pages whose shorter edge is at least so long, the least side of a code and of its
modules: posters, A4 and letter, smaller ones (web-3-apps.com: QR print size; qrtool.ch)."""


class PageRead(Struct, frozen=True):
    """A page as it was found: its boxes, and what it paints."""

    number: int
    boxes: PageBoxes
    painted: Painted

    def words(self) -> list[Words]:
        """Return the words on the page, and not those beside it."""
        page = self.boxes.page
        return [each for each in self.painted.words if each.box.meets(page)]


def rule_checks(pages: Sequence[PageRead], printer: Printer) -> Iterator[Finding]:
    """Yield what is to be said of what the pages paint, but for margins and pictures."""

    def each(check: str, faults: Callable[[PageRead], Iterator[str]]) -> Finding:
        return _on_pages(check, pages, faults)

    yield each("every page can be read", lambda page: iter(page.painted.faults))
    yield each("every font is embedded", _fonts)
    yield each(
        "all colours are inks of the press"
        if printer.inks == "colour"
        else "all colours are black, or grey",
        _black_alone if printer.inks == "black" else _colours,
    )
    yield each(
        f"type is at least {LEAST_TYPE:g} pt, and {LEAST_REVERSED_TYPE:g} pt in white", _type
    )
    yield each(f"type below {SMALL_TYPE:g} pt is printed in black alone", _small_type)
    yield each(
        f"rules are at least {LEAST_RULE:g} pt, and {LEAST_REVERSED_RULE:g} pt in white", _rules
    )
    yield _codes_check(each("codes are large enough to be read", _codes), pages)


def _on_pages(
    check: str, pages: Sequence[PageRead], faults: Callable[[PageRead], Iterator[str]]
) -> Finding:
    told = (f"page {page.number}: {fault}" for page in pages for fault in faults(page))
    return passed_unless(check, list(told))


def picture_check(pages: Sequence[PageRead]) -> Finding:
    """Return whether pictures are sharp enough for the size at which they are printed."""
    check = f"pictures have {LEAST_DPI:.0f} pixels to the inch"
    return _on_pages(check, pages, _pictures)


def margin_check(pages: Sequence[PageRead], printer: Printer) -> Finding:
    """Return whether words keep the safe margin of a printer."""
    faults = []
    for page in pages:
        near = min((_distance(each.box, page.boxes.page) for each in page.words()), default=None)
        if near is not None and near < printer.safe - NEAR:
            faults.append(f"page {page.number}: {max(near, 0.0) / mm(1):.1f} mm")
    return passed_unless(f"words keep {printer.safe / mm(1):.1f} mm from the trim", faults)


def _distance(box: Box, trim: Box) -> Pt:
    return min(
        box.left - trim.left, box.foot - trim.foot, trim.right - box.right, trim.head - box.head
    )


def _fonts(page: PageRead) -> Iterator[str]:
    for name, is_embedded in page.painted.fonts.items():
        if not is_embedded:
            yield f"{name} is not embedded"


def _colours(page: PageRead) -> Iterator[str]:
    yield from _spots(page)
    for space in dict.fromkeys(space for space, _ in page.painted.inks):
        if space.kind not in HELD and not space.is_exact:
            yield f"a colour is mixed in {space.kind}"


def _black_alone(page: PageRead) -> Iterator[str]:
    yield from _spots(page)
    coloured = (space for space, tone in page.painted.inks if tone is Tone.COLOURED)
    for space in dict.fromkeys(coloured):
        if not space.is_registration and not space.spots:
            yield f"a colour is mixed in {space.kind}"


def _spots(page: PageRead) -> Iterator[str]:
    for spot in dict.fromkeys(spot for space, _ in page.painted.inks for spot in space.spots):
        yield f"the ink {spot} needs a plate of its own"


def _type(page: PageRead) -> Iterator[str]:
    for tone, least in (
        (Tone.BLACK, LEAST_TYPE),
        (Tone.COLOURED, LEAST_TYPE),
        (Tone.PAPER, LEAST_REVERSED_TYPE),
    ):
        sizes = (each.size for each in page.words() if each.tone is tone)
        smallest = min(sizes, default=least)
        if smallest < least * SLACK:
            yield f"{smallest:.1f} pt" + (" in white" if tone is Tone.PAPER else "")


def _small_type(page: PageRead) -> Iterator[str]:
    small = (each for each in page.words() if each.size < SMALL_TYPE * SLACK)
    sizes = [each.size for each in small if each.tone is Tone.COLOURED]
    if sizes:
        yield f"{min(sizes):.1f} pt in colour"


def _rules(page: PageRead) -> Iterator[str]:
    trim = page.boxes.page
    for white, least in ((False, LEAST_RULE), (True, LEAST_REVERSED_RULE)):
        # A box that has no width or no height meets nothing: rules are looked at with their ink.
        widths = (
            each.width
            for each in page.painted.rules
            if (each.tone is Tone.PAPER) is white and each.box.grown(NEAR).meets(trim)
        )
        thinnest = min(widths, default=least)
        if thinnest < least * SLACK:
            yield f"{thinnest:.2f} pt" + (" in white" if white else "")


def _pictures(page: PageRead) -> Iterator[str]:
    for picture in page.painted.pictures:
        if picture.box.meets(page.boxes.page) and picture.dpi < _least_dpi(picture) * SLACK:
            of_lines = ", and it is of black and white alone" if picture.is_line_art else ""
            yield f"a picture has {picture.dpi:.0f}{of_lines}"


def _least_dpi(picture: Picture) -> float:
    return LEAST_LINE_ART_DPI if picture.is_line_art else LEAST_DPI


def _codes_check(finding: Finding, pages: Sequence[PageRead]) -> Finding:
    """Say of a file without codes that there was nothing to measure."""
    if any(page.painted.codes for page in pages):
        return finding
    return Finding(
        finding.check,
        Outcome.NOT_RUN,
        "no code was found; one that is a picture, or is drawn square by square, is not seen",
    )


def _codes(page: PageRead) -> Iterator[str]:
    trim = page.boxes.page
    edge = min(trim.width, trim.height)
    side, module = next((side, module) for least, side, module in CODE_SIDES if edge >= least)
    for code in page.painted.codes:
        yield from _faults_of(code, side, module)


def _faults_of(code: SquareCode, side: Pt, module: Pt) -> Iterator[str]:
    whole = code.module * (code.modules + 2 * QUIET)
    if whole < side * SLACK:
        yield f"a code is {whole / mm(1):.0f} mm wide; on this page it needs {side / mm(1):.0f} mm"
    if code.module < module * SLACK:
        yield (
            f"the modules of a code are {code.module / mm(1):.2f} mm; "
            f"on this page they need {module / mm(1):.1f} mm"
        )
    if code.tone is not Tone.BLACK:
        yield "a code is not printed in black alone"
