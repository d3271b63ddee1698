"""Booklets whose pages say nothing but their numbers, printed, and read from their sheets."""

from __future__ import annotations

from ctypes import c_double
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import pytest
from pypdfium2 import raw

from guidebuilder.diagnostics import Report
from guidebuilder.document.blocks import Metadata, Wording
from guidebuilder.layout.page import Page
from guidebuilder.layout.paths import filled, rectangle
from guidebuilder.layout.setting import Setter, said
from guidebuilder.layout.structure import StructureTree
from guidebuilder.press.imposition import Imposition
from guidebuilder.press.sheets import Duplex, Imposed, SheetSide
from guidebuilder.style.page_master import PAPERS
from guidebuilder.style.read_theme import read_theme
from guidebuilder.text.fonts import FontBook

if TYPE_CHECKING:
    from collections.abc import Callable

METADATA = Metadata(
    title="Numbers",
    author="A test",
    subject="Nothing but numbers",
    keywords=(),
    language="en-GB",
    issued="2026-11",
    rights="",
    edition="Test edition",
    region="test",
    sources="",
)

NUMBER_X, NUMBER_BASELINE = 100.0, 300.0
"""Where each page has its number, from the top left corner of its trim."""


class Read(NamedTuple):
    """A number as a reader of the file finds it on a side: what it says, and where.

    *x* and *y* are those of the lower left corner of its first figure, from the lower left
    corner of the sheet; *is_upright* tells whether its figures stand on their feet.
    """

    number: int
    x: float
    y: float
    is_upright: bool


@pytest.fixture
def make_setter() -> Callable[..., Setter]:
    """Return a maker of setters for a paper, in the usual theme or another."""

    def make(paper: str = "a5", name: str = "line") -> Setter:
        theme = read_theme(name).in_domain(1)
        wording = Wording(
            contents="Contents",
            continued="continued",
            edition="",
            running_title="",
            page="page",
            figure_continued="The chart goes on.",
        )
        return Setter(
            fonts=FontBook.of(theme.fonts),
            theme=theme,
            master=theme.master(paper),
            tree=StructureTree(),
            language="en-GB",
            wording=wording,
            page_of={},
            report=Report(),
        )

    return make


@pytest.fixture
def numbered(make_setter: Callable[..., Setter]) -> Callable[..., tuple[Page, ...]]:
    """Return a maker of pages that hold their numbers, on a ground with bleed if wanted."""

    def make(count: int, paper: str = "a5", *, has_ground: bool = False) -> tuple[Page, ...]:
        setter, trim = make_setter(paper), PAPERS[paper]
        box = rectangle(-8.5, -8.5, trim.width + 17, trim.height + 17)
        ground = (filled(box, setter.theme.palette.deep),) if has_ground else ()
        return tuple(
            Page(
                number,
                trim,
                (
                    *ground,
                    *setter.label(
                        said(str(number)), setter.styles.value, NUMBER_X, NUMBER_BASELINE, None
                    ),
                ),
                8.5,
            )
            for number in range(1, count + 1)
        )

    return make


@pytest.fixture
def impose(numbered: Callable[..., tuple[Page, ...]]) -> Callable[..., Imposed]:
    """Return a maker of imposed booklets of numbered pages."""

    def make(
        count: int,
        paper: str = "a5",
        *,
        right_to_left: bool = False,
        duplex: Duplex = Duplex.SHORT_EDGE,
        has_ground: bool = False,
    ) -> Imposed:
        turns = duplex is Duplex.LONG_EDGE
        plan = Imposition.on(paper, right_to_left=right_to_left, turns_backs=turns)
        sides: tuple[SheetSide, ...] = tuple(
            side for sheet in plan.sheets(count) for side in (sheet.front, sheet.back)
        )
        return Imposed(sides, numbered(count, paper, has_ground=has_ground), duplex, METADATA)

    return make


@pytest.fixture
def read_sides() -> Callable[[bytes], list[list[Read]]]:
    """Return a reader of the numbers on each side of a file, from left to right."""

    def read(data: bytes) -> list[list[Read]]:
        document = pypdfium2.PdfDocument(data)
        try:
            return [sorted(_numbers(page), key=lambda each: each.x) for page in document]
        finally:
            document.close()

    return read


def _numbers(page: pypdfium2.PdfPage) -> list[Read]:
    text = page.get_textpage()
    found: list[Read] = []
    figures = ""
    for at in range(text.count_chars() + 1):
        character = text.get_text_range(at, 1) if at < text.count_chars() else " "
        if character.isdigit():
            figures += character
        elif figures:
            found.append(_placed(text, int(figures), at - len(figures)))
            figures = ""
    return found


def _placed(text: pypdfium2.PdfTextPage, number: int, at: int) -> Read:
    matrix, x, y = raw.FS_MATRIX(), c_double(), c_double()
    assert raw.FPDFText_GetMatrix(text, at, matrix)
    assert raw.FPDFText_GetCharOrigin(text, at, x, y)
    assert matrix.b == matrix.c == 0
    return Read(number, x.value, y.value, matrix.a > 0 and matrix.d > 0)
