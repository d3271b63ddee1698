"""Make the picture in the README: ``python docs/pictures/make.py [left page]``.

The spread is that of the sample booklet for India; look at it before you commit it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from guidebuilder.diagnostics import Report
from guidebuilder.orders import Order
from guidebuilder.pipeline import render
from guidebuilder.resources import guide_folder

LEFT_PAGE = 20
"""The ladder, with the cards of its posts beside it."""

SCALE = 100 / 72
"""100 dots to the inch: readable on a screen, and small."""

AIR, GROUND = 24, "#d9d9de"
"""Frame round the spread in dots, and its colour: white pages must show their edges."""

COLOURS = 64
"""Enough for flat inks and soft edges, at a quarter of the size."""


def main() -> None:
    """Render the booklet and put two facing pages into one picture."""
    left = int(sys.argv[1]) if len(sys.argv) > 1 else LEFT_PAGE
    [booklet] = render(Order(guide=guide_folder(), regions=("india",)), Report())
    pages = pdfium.PdfDocument(booklet.data)
    verso, recto = (
        pages[number - 1].render(scale=SCALE).to_pil().convert("RGB") for number in (left, left + 1)
    )
    picture = Image.new(
        "RGB", (verso.width + recto.width + 2 * AIR, verso.height + 2 * AIR), GROUND
    )
    picture.paste(verso, (AIR, AIR))
    picture.paste(recto, (AIR + verso.width, AIR))
    picture.quantize(COLOURS).save(Path(__file__).with_name("spread.png"), optimize=True)


if __name__ == "__main__":
    main()
