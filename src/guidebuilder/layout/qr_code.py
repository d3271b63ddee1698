"""QR codes: an address as a square that a telephone reads."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from guidebuilder.layout.page import Close, LineTo, Move, Path, Shape
from guidebuilder.layout.paths import filled, rectangle
from guidebuilder.style.palette import BLACK, WHITE

if TYPE_CHECKING:
    from guidebuilder.geometry import Rect
    from guidebuilder.layout.page import PathStep
    from guidebuilder.text.runs import TagId

QUIET_ZONE = 4
"""Clear modules around a code, from ISO/IEC 18004."""


def qr_code(address: str, box: Rect, tag: TagId) -> tuple[Shape, ...]:
    """Return the code of an address, black on a white square with its quiet zone.

    Args:
        address: What the code says; an upper-case address makes a coarser code.
        box: The white square.
        tag: Figure element whose alternative text names the address.
    """
    import segno  # noqa: PLC0415 - start-up: it brings half of the network library along

    matrix = segno.make(address, error="m", micro=False, boost_error=False).matrix
    module = box.width / (len(matrix) + 2 * QUIET_ZONE)
    steps: list[PathStep] = []
    for row, line in enumerate(matrix):
        column = 0
        for dark, run in groupby(line):
            length = len(list(run))
            if dark:
                # One rectangle for each run: seams between single modules show on screens.
                x = box.x + (QUIET_ZONE + column) * module
                y = box.y + (QUIET_ZONE + row) * module
                across, down = x + length * module, y + module
                steps += (Move(x, y), LineTo(across, y), LineTo(across, down), LineTo(x, down))
                steps.append(Close())
            column += length
    ground = rectangle(box.x, box.y, box.width, box.height)
    modules = Path(tuple(steps)).upright(box.x + box.width / 2)
    return (filled(ground, WHITE, tag=tag), Shape(modules, fill=BLACK, tag=tag))
