"""Make the pictures of the kinds of section: ``python docs/pictures/make_kinds.py``.

Each example in docs/writing-a-guide.md is printed as it stands there, in the sample
guide's first region that prints it, and cut out of its page.  Look at them before you
commit them.
"""

from __future__ import annotations

import re
import tempfile
from itertools import pairwise
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw

from guidebuilder.diagnostics import GuideError, Report
from guidebuilder.layout.page import Anchor
from guidebuilder.load.guide import read_guide
from guidebuilder.orders import Order
from guidebuilder.pdf.write import write_pdf
from guidebuilder.pipeline import paginate
from guidebuilder.resources import guide_folder

if TYPE_CHECKING:
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Page
    from guidebuilder.model.sections import AnySection

MANUAL = Path(__file__).parent.parent / "writing-a-guide.md"

FOLDER = Path(__file__).with_name("kinds")

SCALE = 110 / 72
"""Dots to the point."""

REGIONS = ("india", "international")

FOOT: Pt = 46.0
"""The folio and the air over it."""

SIDE: Pt = 30.0
"""The line along the edge of the page, which belongs to the book and not to the section."""

COLOURS = 32
"""Enough for flat inks and soft edges."""

PAGE = "careers/bpo-executive"

CHAPTER = PAGE.replace("/", "-")
"""What links to the page lead to; the panel at a glance stands on the page after it."""

AIR = 12
"""Dots over the first line and under the last."""

GLANCE = "facts"
"""The kind whose lines are printed in the panel at a glance, not where they are written."""


def examples() -> tuple[str, ...]:
    """Return the examples of the manual; together they are the sections of one page."""
    return tuple(re.findall(r"```yaml\n(- kind: .*?)```", MANUAL.read_text("utf-8"), re.DOTALL))


def kinds_of(example: str) -> tuple[str, ...]:
    """Return the kinds of the sections that an example writes."""
    return tuple(re.findall(r"^- kind: (\S+)", example, re.MULTILINE))


def make_guide(folder: Path) -> Path:
    """Make the sample guide with the examples in place of its pages, and return its folder."""
    for path in guide_folder().rglob("*"):
        if path.is_file() and path.parent.name not in ("careers", "articles"):
            copy = folder / path.relative_to(guide_folder())
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    settings = folder / "guide.yaml"
    chapters = settings.read_text("utf-8").replace("  - articles/process-executive\n", "")
    settings.write_text(chapters, encoding="utf-8")
    head = "title: BPO executive\nsource: topteen-bpo-executive\nas_of: unknown\nsections:\n"
    (folder / "careers").mkdir()
    page = folder / "careers" / "bpo-executive.yaml"
    page.write_text(head + indent("".join(examples()), "  "), encoding="utf-8")
    (folder / "images").mkdir()
    _desk().save(folder / "images" / "desk.png")
    return folder


def _desk() -> Image.Image:
    """Return a drawing of a desk with a screen and a telephone."""
    picture = Image.new("RGB", (1200, 600), "#e9e7f2")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 430, 1200, 600), fill="#b9b5d3")
    draw.rounded_rectangle((380, 90, 820, 370), 18, fill="#2a2773")
    draw.rectangle((404, 114, 796, 346), fill="#f7f6fb")
    for line, width in enumerate((300, 340, 220, 280)):
        draw.rounded_rectangle((430, 150 + 45 * line, 430 + width, 168 + 45 * line), 9, "#8f8bbd")
    draw.polygon(((560, 370), (640, 370), (670, 440), (530, 440)), fill="#2a2773")
    draw.rounded_rectangle((900, 380, 1060, 450), 16, fill="#2a2773")
    draw.rounded_rectangle((880, 345, 1080, 385), 20, fill="#4a46a0")
    return picture


def pictures() -> dict[str, Image.Image]:
    """Return a picture of the first section of each kind, in the first region that prints it."""
    report = Report()
    with tempfile.TemporaryDirectory() as name:
        folder = make_guide(Path(name))
        guide = read_guide(folder, report)
        proofs = paginate(Order(guide=folder, regions=REGIONS), report)
    if guide is None:
        raise GuideError(report.sorted)
    drawn = [pdfium.PdfDocument(write_pdf(proof.book)) for proof in proofs]
    found: dict[str, Image.Image] = {}
    for section in guide.pages[PAGE].sections:
        if section.KIND not in found:
            found[section.KIND] = next(
                _cut(pdf, place)
                for proof, pdf in zip(proofs, drawn, strict=True)
                if (place := _place(proof.book.pages, section)) is not None
            )
    return found


def _place(pages: tuple[Page, ...], section: AnySection) -> tuple[int, Pt, Pt] | None:
    """Return the page of a section, where it begins and where the next one does, if anywhere."""
    for page in pages:
        if section.KIND == GLANCE and any(each == Anchor(CHAPTER, 0) for each in page.items):
            return page.number + 1, 0, page.size.height - FOOT
        places = [(each.y, each.name) for each in page.items if isinstance(each, Anchor)]
        for (top, name), (below, _) in pairwise([*places, (page.size.height - FOOT, "")]):
            if name == f"{CHAPTER}-{section.id}":
                return page.number, top, below
    return None


def _cut(pdf: pdfium.PdfDocument, place: tuple[int, Pt, Pt]) -> Image.Image:
    """Return what stands between two heights of a page."""
    number, top, bottom = place
    page = pdf[number - 1].render(scale=SCALE).to_pil().convert("RGB")
    side = round(SIDE * SCALE)
    cut = page.crop((side, round(top * SCALE), page.width - side, round(bottom * SCALE)))
    return _framed(cut).quantize(COLOURS)


def _framed(picture: Image.Image) -> Image.Image:
    """Return a picture with a little air over its first line and under its last."""
    white = Image.new("RGB", picture.size, "white")
    box = ImageChops.difference(picture, white).getbbox()
    framed = Image.new("RGB", (picture.width, AIR if box is None else box[3] + 2 * AIR), "white")
    framed.paste(picture, (0, AIR))
    return framed


def main() -> None:
    """Write a picture for each kind, and remove those of kinds that are no more."""
    FOLDER.mkdir(exist_ok=True)
    made = pictures()
    for path in FOLDER.glob("*.png"):
        if path.stem not in made:
            path.unlink()
    for kind, picture in made.items():
        picture.save(FOLDER / f"{kind}.png", optimize=True)


if __name__ == "__main__":
    main()
