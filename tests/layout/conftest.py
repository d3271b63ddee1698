"""What layout is tested with: a setter on A5 and short ways to write blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidebuilder.diagnostics import Report, Span
from guidebuilder.document.blocks import (
    Align,
    Cell,
    Table,
    TableColumn,
    TableRow,
    Wording,
)
from guidebuilder.document.inlines import Inlines, Run
from guidebuilder.layout.page import DrawnRun
from guidebuilder.layout.setting import Setter
from guidebuilder.layout.structure import StructureTree
from guidebuilder.style.read_theme import read_theme
from guidebuilder.text.fonts import FontBook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from guidebuilder.layout.galley import Strip

HERE = Span("careers/sample.yaml", 1, 1)


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook.shipped()


@pytest.fixture
def make_setter(fonts: FontBook) -> Callable[..., Setter]:
    """Return a maker of setters for a paper, in the usual theme or another."""

    def make(paper: str, name: str = "line") -> Setter:
        theme = read_theme(name).in_domain(1)
        return Setter(
            fonts=fonts,
            theme=theme,
            master=theme.master(paper),
            tree=StructureTree(),
            language="en-GB",
            wording=Wording(
                contents="Contents",
                continued="continued",
                edition="Test edition",
                running_title="A test",
                page="page",
                figure_continued="The chart goes on.",
            ),
            page_of={},
            report=Report(),
        )

    return make


@pytest.fixture
def setter(make_setter: Callable[..., Setter]) -> Setter:
    return make_setter("a5")


@pytest.fixture
def book(make_setter: Callable[..., Setter]) -> Setter:
    """Return the setter of the theme Almanac."""
    return make_setter("a5", "almanac")


@pytest.fixture
def say() -> Callable[[str], Inlines]:
    """Return plain words as inlines with a place."""

    def inlines(text: str) -> Inlines:
        return (Run(text, HERE),)

    return inlines


@pytest.fixture
def words_of() -> Callable[[Iterable[Strip]], str]:
    """Return the printed words of strips, in order of drawing."""

    def words(strips: Iterable[Strip]) -> str:
        runs = [item.run for strip in strips for item in strip.items if isinstance(item, DrawnRun)]
        return " ".join(" ".join(run.text.split()) for run in runs)

    return words


@pytest.fixture
def make_cell() -> Callable[..., Cell]:
    """Return a maker of cells: a paragraph to each line of a text."""

    def make(text: str, *, rows: int = 1, columns: int = 1) -> Cell:
        texts = tuple((Run(line, HERE),) for line in text.splitlines())
        return Cell(paragraphs=texts, row_span=rows, column_span=columns, span=HERE)

    return make


@pytest.fixture
def make_table(make_cell: Callable[..., Cell]) -> Callable[..., Table]:
    """Return a maker of tables from words: `>` before a head stands its column at the end.

    What stands before a `/` in a head is the head over it and its neighbours.
    """

    def column(head: str, number: int) -> TableColumn:
        align = Align.END if head.startswith(">") else Align.START
        under, slash, label = head.lstrip(">").rpartition("/")
        return TableColumn(
            label=(Run(label, HERE),) if label else (),
            align=align,
            under=under if slash else None,
            is_head=number == 0,
        )

    def make(
        heads: Sequence[str], rows: Sequence[Sequence[str | Cell]], *, caption: str = ""
    ) -> Table:
        return Table(
            columns=tuple(column(head, number) for number, head in enumerate(heads)),
            rows=tuple(
                TableRow(
                    cells=tuple(make_cell(cell) if isinstance(cell, str) else cell for cell in row)
                )
                for row in rows
            ),
            caption=(Run(caption, HERE),) if caption else (),
            span=HERE,
        )

    return make
