"""What only the plates tell: how much ink lies on a spot, and whether paint fills the bleed."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, Final

from guidebuilder.verify.findings import Finding, Outcome, passed_unless
from guidebuilder.verify.page_boxes import wanted_bleed
from guidebuilder.verify.plane import Box, Transform
from guidebuilder.verify.separations import FULL, NoPlatesError, separated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from PIL.Image import Image

    from guidebuilder.geometry import Pt
    from guidebuilder.press.printers import Printer
    from guidebuilder.verify.page_boxes import PageBoxes
    from guidebuilder.verify.separations import Plates

ROUNDED: Final = 0.02
"""Ink that plates of 8 bits may show too much: half a step on each of four, and a little."""

PAINTED: Final = 3
"""Ink in 255ths from which a spot counts as painted."""

EDGE: Final = 2
"""Pixels that are looked at on each side of an edge: half a millimetre at 100 to the inch."""

BLACK: Final = "Black"


def plate_checks(path: Path, pages: Sequence[PageBoxes], printer: Printer) -> tuple[Finding, ...]:
    """Return what the plates of a file tell; without Ghostscript all of it has failed.

    Args:
        path: The file.
        pages: The boxes of its pages.
        printer: What the print shop asks for.
    """
    ink = f"no spot takes more than {100 * printer.limit:.0f} % of ink"
    bleed = "what is painted at the trim runs on through the bleed"
    black = "only the black plate prints anything"
    checks = [ink, *([bleed] if wanted_bleed(printer) else [])]
    checks += [black] if printer.inks == "black" else []
    faults: dict[str, list[str]] = {each: [] for each in checks}
    try:
        for plates in separated(path, [_turned(each) for each in pages]):
            boxes = pages[plates.number - 1]
            page = f"page {plates.number}"
            faults[ink] += (f"{page}: {each}" for each in _inks(plates, boxes, printer.limit))
            if bleed in faults:
                found = _bleeds(plates, boxes, wanted_bleed(printer))
                faults[bleed] += (f"{page}: {each}" for each in found)
            if black in faults:
                faults[black] += (f"{page}: {each}" for each in _coloured(plates, boxes))
    except NoPlatesError as reason:
        return tuple(Finding(each, Outcome.FAILED, str(reason)) for each in checks)
    return tuple(passed_unless(check, found) for check, found in faults.items())


def _inks(plates: Plates, boxes: PageBoxes, limit: float) -> Iterator[str]:
    most = _extreme(plates.total.crop(_pixels(boxes.painted, plates, boxes))) / FULL
    if most > limit + ROUNDED:
        yield f"{100 * most:.0f} %"


def _coloured(plates: Plates, boxes: PageBoxes) -> Iterator[str]:
    area = _pixels(boxes.painted, plates, boxes)
    for name, plate in plates.inks.items():
        if name != BLACK and _extreme(plate.crop(area)) >= PAINTED:
            yield f"the plate {name} prints too"


def _extreme(image: Image) -> int:
    """Return the most ink on a spot; a picture without pixels has none."""
    if not all(image.size):
        return 0
    extrema = image.getextrema()
    return int(extrema[1]) if isinstance(extrema[1], int | float) else 0


def _bleeds(plates: Plates, boxes: PageBoxes, bleed: Pt) -> Iterator[str]:
    """Yield the edges of a page over which paint does not run as far as it is cut off.

    Along each edge, a row of pixels just inside the trim is compared with one just inside
    the end of the bleed: wherever the first is painted, the second must be, there or no
    farther along the edge than the bleed is wide, for what runs out at a slant.
    """
    left, head, right, foot = _pixels(boxes.page, plates, boxes)
    reach = bleed * plates.resolution / 72
    over = floor(reach)
    total, along = plates.total, ceil(reach)
    edges = {
        "left": ((left, head, left + EDGE, foot), (left - over, head, left - over + EDGE, foot)),
        "right": (
            (right - EDGE, head, right, foot),
            (right + over - EDGE, head, right + over, foot),
        ),
        "upper": ((left, head, right, head + EDGE), (left, head - over, right, head - over + EDGE)),
        "lower": (
            (left, foot - EDGE, right, foot),
            (left, foot + over - EDGE, right, foot + over),
        ),
    }
    for name, (inside, outside) in edges.items():
        is_upright = name in ("left", "right")
        inner = _painted(total.crop(inside), is_upright=is_upright)
        outer = _painted(total.crop(outside), is_upright=is_upright)
        near = {place + step for place in outer for step in range(-along, along + 1)}
        if not inner <= near:
            yield f"it ends at the {name} edge"


def _painted(row: Image, *, is_upright: bool) -> set[int]:
    """Return where along an edge a row of pixels is painted."""
    width, height = row.size
    if is_upright:
        return {y for y in range(height) for x in range(width) if _ink(row, x, y) >= PAINTED}
    return {x for x in range(width) for y in range(height) if _ink(row, x, y) >= PAINTED}


def _ink(row: Image, x: int, y: int) -> int:
    tone = row.getpixel((x, y))
    return int(tone) if isinstance(tone, int | float) else 0


def _turned(boxes: PageBoxes) -> Box:
    """Return the sheet of a page as it is shown."""
    return _shown(boxes.media, boxes)


def _shown(box: Box, boxes: PageBoxes) -> Box:
    """Return where a box lies on the sheet as it is shown, from its lower left corner."""
    media = boxes.media
    turn = {
        90: Transform(0, -1, 1, 0, -media.foot, media.right),
        180: Transform(-1, 0, 0, -1, media.right, media.head),
        270: Transform(0, 1, -1, 0, media.head, -media.left),
    }.get(boxes.turn, Transform(e=-media.left, f=-media.foot))
    return Box.around((turn.at(box.left, box.foot), turn.at(box.right, box.head)))


def _pixels(box: Box, plates: Plates, boxes: PageBoxes) -> tuple[int, int, int, int]:
    """Return the pixels that lie wholly in a box: left, upper, right and lower edge."""
    shown, sheet = _shown(box, boxes), _turned(boxes)
    scale = plates.resolution / 72
    return (
        max(0, ceil(shown.left * scale)),
        max(0, ceil((sheet.height - shown.head) * scale)),
        min(plates.total.width, floor(shown.right * scale)),
        min(plates.total.height, floor((sheet.height - shown.foot) * scale)),
    )
