"""Whole booklets that read from right to left."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pikepdf
import pytest
from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.diagnostics import Report
from guidebuilder.document.assemble import assemble
from guidebuilder.document.inlines import PageNumber, Run, Unverified
from guidebuilder.layout.galley import extent
from guidebuilder.layout.mirror import turned_over
from guidebuilder.layout.page import Anchor, DrawnImage, DrawnRun, LinkArea, Shape
from guidebuilder.layout.paginate import lay_out
from guidebuilder.layout.setting import ink_width
from guidebuilder.load.guide import read_guide
from guidebuilder.model.edition import Edition
from guidebuilder.model.target import Target
from guidebuilder.orders import Order
from guidebuilder.pdf.write import write_pdf
from guidebuilder.pipeline import paginate
from guidebuilder.regions.resolve import resolve
from guidebuilder.style.read_theme import THEMES, read_theme
from guidebuilder.text.fonts import FontBook
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Witness

    from guidebuilder.document.blocks import Document
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Book, Page

GUIDES = Path(__file__).parent / "guides"

NEAR = 0.05
"""Points: what comes of adding up lengths in another order is less."""

HANG = 2.5
"""Points by which lines hang out at an edge: light characters, or the tracking of a title."""

MONEY = "₹"

PAY = "careers-sample-keeper-pay"
"""The place of the test guide's section about pay."""

TURNERS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

T = TypeVar("T")


def document_of(name: str, region: str) -> Document:
    report = Report()
    guide = read_guide(GUIDES / name, report)
    report.raise_if_errors()
    assert guide is not None
    return assemble(resolve(guide, region), words("en"), Target.OFFICE, report)


@pytest.fixture(scope="module")
def urdu() -> Document:
    """Return the test guide that reads from right to left."""
    return document_of("urdu", "east")


def book_of(document: Document, theme: str = "line") -> Book:
    look = read_theme(theme).in_domain(document.domain)
    return lay_out(document, look, document.paper, FontBook.shipped(), Report())


def in_one_style(thing: T) -> T:
    """Return a document without what stands within its lines: links, marks, bold words.

    Lines of Latin letters are read from left to right in a book of either direction, and so
    only their edges are mirrored.
    """
    changed: Any = thing
    if isinstance(thing, Run):
        changed = Run(thing.text, thing.span)
    elif isinstance(thing, PageNumber):
        changed = Run("8", thing.span)
    elif isinstance(thing, tuple):
        changed = tuple(in_one_style(each) for each in thing if not isinstance(each, Unverified))
    elif isinstance(thing, Struct):
        fields = {name: in_one_style(getattr(thing, name)) for name in thing.__struct_fields__}
        changed = replace(thing, **fields)
    return changed  # type: ignore[no-any-return]


def lines_of(page: Page) -> dict[Pt, tuple[str, Pt, Pt]]:
    """Return what stands on each baseline of a page: its characters, and its two edges."""
    runs: dict[Pt, list[DrawnRun]] = {}
    for item in page.items:
        if isinstance(item, DrawnRun) and item.run.text.strip():
            runs.setdefault(round(item.baseline, 2), []).append(item)
    lines = {}
    for baseline, found in runs.items():
        text = "".join(sorted("".join(each.run.text for each in found))).strip()
        edges = [edge for each in found for edge in ink_of(each)]
        lines[baseline] = (text, min(edges), max(edges))
    return lines


def ink_of(item: DrawnRun) -> tuple[Pt, Pt]:
    """Return where a run begins and ends on the page, without the space after it."""
    width = ink_width(item.run)
    x = item.x + item.run.width - width if item.run.rtl else item.x
    return x, x + width


def shapes_of(page: Page) -> list[Shape | DrawnImage]:
    return [item for item in page.items if isinstance(item, Shape | DrawnImage)]


@pytest.mark.parametrize("theme", THEMES)
def test_a_book_is_the_mirror_image_of_one_that_reads_the_other_way(
    theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guidebuilder.layout.blocks.takes_initial", lambda *_: False)
    document = in_one_style(document_of("everything", "north"))
    rightwards = book_of(document, theme)
    leftwards = book_of(replace(document, direction="rtl"), theme)

    assert len(leftwards.pages) == len(rightwards.pages)
    for page, other in zip(leftwards.pages, rightwards.pages, strict=True):
        turned = turned_over(other)
        width = page.size.width
        for found, wanted in zip(shapes_of(page), shapes_of(turned), strict=True):
            place, mirrored = extent([found]), extent([wanted])
            assert place is not None
            assert mirrored is not None
            assert (place.x, place.right) == pytest.approx((mirrored.x, mirrored.right), abs=HANG)
            assert (place.y, place.bottom) == pytest.approx((mirrored.y, mirrored.bottom), abs=NEAR)
        lines = lines_of(page)
        assert lines.keys() == lines_of(other).keys()
        for baseline, (text, left, right) in lines_of(other).items():
            characters, start, end = lines[baseline]
            assert characters == text
            assert end == pytest.approx(width - left, abs=HANG)
            if MONEY not in text:
                # Amounts do not read leftwards, and so end elsewhere under their points.
                assert start == pytest.approx(width - right, abs=HANG)


def test_a_page_stands_as_it_was_looked_at(
    urdu: Document, check_golden: Callable[[str, str], None]
) -> None:
    """The page of pay: scale and bars grow to the left, amounts read to the right."""
    (page,) = (
        page
        for page in book_of(urdu).pages
        if any(isinstance(item, Anchor) and item.name == PAY for item in page.items)
    )
    told = [f"{x:6.1f} to {right:5.1f}, {y:5.1f}: {what}\n" for x, right, y, what in seen_on(page)]

    check_golden("page-urdu", "".join(told))


def seen_on(page: Page) -> Iterator[tuple[Pt, Pt, Pt, str]]:
    """Yield what is on a page in order of painting: its edges, its height and its words."""
    for item in page.items:
        if isinstance(item, DrawnRun) and item.run.text.strip():
            yield *ink_of(item), item.baseline, item.run.text.strip()
        elif isinstance(item, Shape) and (box := extent([item])):
            yield box.x, box.right, box.y, "filled" if item.fill else "line"
        elif isinstance(item, LinkArea):
            yield item.rect.x, item.rect.right, item.rect.y, "link"


def test_its_first_page_is_bound_at_the_right(urdu: Document) -> None:
    book = book_of(urdu)
    odd, even = rail_of(book.pages[6]), rail_of(book.pages[7])

    # The rail runs along the outer edge: at the left of an odd page.
    assert odd < book.pages[6].size.width / 2 < even


def rail_of(page: Page) -> Pt:
    """Return where the rail of a page stands."""
    rails = [box for each in shapes_of(page) if (box := extent([each])) and box.y < 0]
    (rail,) = [box for box in rails if box.width == 0]
    return rail.x


@pytest.mark.parametrize("edition", Edition)
def test_every_edition_is_turned_over(edition: Edition) -> None:
    """Titles stand at the right, as far from the edge as they else do from the left."""
    order = Order(guide=GUIDES / "urdu", edition=edition)
    (made,) = paginate(order, Report())
    page = made.book.pages[0]
    title = max(
        (item for item in page.items if isinstance(item, DrawnRun)),
        key=lambda item: item.run.style.size,
    )

    assert made.book.leftwards
    assert ink_of(title)[1] > page.size.width * 0.8


def test_viewers_are_told_the_direction(urdu: Document) -> None:
    for direction, told in (("rtl", "/R2L"), ("ltr", None)):
        book = book_of(replace(urdu, direction=direction))
        with pikepdf.open(BytesIO(write_pdf(book))) as pdf:
            assert pdf.Root.ViewerPreferences.get("/Direction") == told


def test_no_character_that_turns_a_line_is_drawn(urdu: Document) -> None:
    text = "".join(
        item.run.text
        for page in book_of(urdu).pages
        for item in page.items
        if isinstance(item, DrawnRun)
    )

    assert TURNERS.isdisjoint(text)


def test_runs_are_drawn_in_the_order_in_which_they_are_read(urdu: Document) -> None:
    pages = book_of(urdu).pages
    drawn = ["".join(i.run.text for i in page.items if isinstance(i, DrawnRun)) for page in pages]

    assert any("ہے\u06d4 BPO اور IT کی" in text for text in drawn)
    assert any("تنخواہ ₹1.5–2.5 لاکھ سالانہ" in text for text in drawn)


@pytest.mark.external
def test_an_outside_reader_finds_the_words_in_order(
    urdu: Document, witness: Witness, tmp_path: Path
) -> None:
    """Readers that know no tags put words into order by their places and directions."""
    path = tmp_path / "urdu.pdf"
    path.write_bytes(write_pdf(book_of(urdu)))
    command = [witness("pdftotext"), "-f", "6", "-l", "6", str(path), "-"]
    said = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    # It adds such characters itself, and puts spaces on the other side of figures.
    text = squeezed(said)

    assert squeezed("تنخواہ ₹1.5–2.5 لاکھ سالانہ") in text
    assert squeezed("صبح 9:00–17:00 تک کام ہوتا ہے") in text
    assert squeezed("ہر نمونے کا ایک عدد ہوتا ہے\u06d4 محافظ وہ عدد") in text


def squeezed(text: str) -> str:
    """Return a text without spaces and without what turns lines."""
    return "".join(each for each in text if each not in TURNERS and not each.isspace())
