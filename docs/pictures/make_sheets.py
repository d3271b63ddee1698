"""Make the pictures in docs/printing.md: ``python docs/pictures/make_sheets.py``.

They show the sample booklet for India as an office printer prints it; look at them before
you commit them.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from guidebuilder.diagnostics import Report
from guidebuilder.model.target import Target
from guidebuilder.orders import Order
from guidebuilder.pipeline import render
from guidebuilder.press.sheets import Duplex
from guidebuilder.resources import guide_folder

HERE = Path(__file__).parent

SMALL, LARGE = 48 / 72, 84 / 72
"""Dots to the point: of sheets beside each other, and of a page whose words are read."""

AIR, GROUND = 20, "#d9d9de"
"""Frame round the sheets in dots, and its colour: white paper must show its edges."""

COLOURS = 160
"""Enough for the small bright shapes among much white and blue."""


def sides(duplex: Duplex, scale: float) -> list[Image.Image]:
    """Return the sides of the first file of the booklet as pictures."""
    order = Order(guide=guide_folder(), regions=("india",), target=Target.OFFICE, booklet=duplex)
    first, *_ = render(order, Report())
    document = pdfium.PdfDocument(first.data)
    return [page.render(scale=scale).to_pil().convert("RGB") for page in document]


def save(name: str, rows: list[list[Image.Image]]) -> None:
    """Put pictures of one size into rows on a ground, and save them."""
    width, height = rows[0][0].size
    across, down = len(rows[0]), len(rows)
    size = AIR + across * (width + AIR), AIR + down * (height + AIR)
    whole = Image.new("RGB", size, GROUND)
    for y, row in enumerate(rows):
        for x, each in enumerate(row):
            whole.paste(each, (AIR + x * (width + AIR), AIR + y * (height + AIR)))
    whole.quantize(COLOURS).save(HERE / name, optimize=True)


def main() -> None:
    """Save the outermost and the innermost sheet, and both pages on folding."""
    *small, _ = sides(Duplex.SHORT_EDGE, SMALL)
    save("sheets.png", [small[:2], small[-2:]])
    save("folding.png", [[sides(Duplex.SHORT_EDGE, LARGE)[-1]]])
    save("folding-one-sided.png", [[sides(Duplex.ONE_SIDE, LARGE)[-1]]])


if __name__ == "__main__":
    main()
