"""The cells of a table: where they stand, what element each is, and their shaped texts.

Each text is shaped once.  What no width changes is asked of it to find the widths, and
the same shaped text is then set to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.document.blocks import Align
from guidebuilder.geometry import SAME_PLACE
from guidebuilder.layout.setting import said, written_at
from guidebuilder.layout.table_figures import (
    FigureColumn,
    FigureText,
    column_of,
    read_figure,
)
from guidebuilder.layout.table_needs import Need, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from guidebuilder.diagnostics import Span
    from guidebuilder.document.blocks import Cell, Table, TableColumn, TableRow
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.setting import Setter
    from guidebuilder.layout.table_rules import TableManner
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.paragraph import ShapedParagraph
    from guidebuilder.text.runs import TagId

LONGEST_FIGURE = 40
"""Characters up to which a text may be a figure with its unit."""

CUT_SHARE = 0.4
"""Share of the measure that a word gets which no measure holds: it is cut in any case."""

SHORT_SHARE = 0.5
"""Share of an equal column up to which a text is never broken."""


class CellPlace(Struct, frozen=True):
    """Where a cell stands: its first row and column, and how many it covers."""

    row: int
    rows: int
    first: int
    columns: int

    @property
    def last_row(self) -> int:
        """The last row that it covers."""
        return self.row + self.rows - 1

    @property
    def covered(self) -> range:
        """The columns that it covers."""
        return range(self.first, self.first + self.columns)


def placed(table: Table) -> tuple[tuple[tuple[CellPlace, Cell], ...], ...]:
    """Return the cells of each row with their places."""
    taken = [0] * len(table.columns)
    rows = []
    for row, each in enumerate(table.rows):
        cells = []
        column = 0
        for cell in each.cells:
            while taken[column] > row:
                column += 1
            count = min(cell.row_span, len(table.rows) - row)
            cells.append((CellPlace(row, count, column, cell.column_span), cell))
            column += cell.column_span
        for place, _ in cells:
            for at in place.covered:
                taken[at] = row + place.rows
        rows.append(tuple(cells))
    return tuple(rows)


class CellText(Struct, frozen=True):
    """A paragraph of a cell, shaped and not yet set.

    Attributes:
        shaped: The paragraph.
        style: Its type.
        tag: Its element.
        span: Where it was written.
        natural: Its width if no line ends, in points.
        figure: The same in one line, if it is a figure in a column of figures.
    """

    shaped: ShapedParagraph
    style: TextStyle
    tag: TagId
    span: Span | None
    natural: Pt
    figure: FigureText | None = None


class ShapedCell(Struct, frozen=True):
    """A cell, ready to be measured and set.

    Attributes:
        place: Where it stands; heads count rows by themselves.
        tag: Its element.
        texts: Its paragraphs.
        at_end: Whether its lines stand at the end of its column.
        is_sum: Whether it is part of a row that sums up others.
        is_column_head: Whether it heads columns.
    """

    place: CellPlace
    tag: TagId
    texts: tuple[CellText, ...]
    at_end: bool = False
    is_sum: bool = False
    is_column_head: bool = False


class ShapedTable(Struct, frozen=True):
    """All cells of a table with their elements.

    Attributes:
        heads: The heads, row by row; there are two rows where some stand over others.
        rows: The cells of each row.
        figures: How the figures of each column are aligned, for columns that hold some.
    """

    heads: tuple[tuple[ShapedCell, ...], ...]
    rows: tuple[tuple[ShapedCell, ...], ...]
    figures: Mapping[int, FigureColumn]

    def natural_needs(self) -> Iterator[Need]:
        """Yield what the cells ask for if none is broken."""
        for cell, row in self._cells():
            yield _need(cell, row, max((text.natural for text in cell.texts), default=0.0))
        yield from self._figure_needs()

    def needs(self, measure: Pt) -> Iterator[Need]:
        """Yield what the cells ask for in a measure, where lines must end somewhere."""
        # What takes half of an equal share at most can stay whole: all columns of such
        # texts still fit twice.
        short = SHORT_SHARE * measure / sum(cell.place.columns for cell in self.heads[0])
        for cell, row in self._cells():
            least = max((_least(text, short, measure) for text in cell.texts), default=0.0)
            words = tuple(each for text in cell.texts for each in _words(text, short))
            yield _need(cell, row, least, words)
        yield from self._figure_needs()

    def _cells(self) -> Iterator[tuple[ShapedCell, int]]:
        """Yield the cells, each with its first row; heads stand in the first rows."""
        for cells, above in ((self.heads, 0), (self.rows, len(self.heads))):
            for row in cells:
                for cell in row:
                    yield cell, cell.place.row + above

    def _figure_needs(self) -> Iterator[Need]:
        for at, figures in self.figures.items():
            yield Need(0, 1, at, 1, figures.width, figures.width, (), is_figure=True)


def _need(cell: ShapedCell, row: int, least: Pt, words: tuple[Words, ...] = ()) -> Need:
    most = max((text.natural for text in cell.texts), default=0.0)
    is_figure = any(text.figure for text in cell.texts)
    place = cell.place
    return Need(row, place.rows, place.first, place.columns, least, most, words, is_figure)


def _is_whole(text: CellText, short: Pt) -> bool:
    """Whether a text is not broken: figures, and what is short."""
    return text.figure is not None or (len(text.shaped.sections) == 1 and text.natural <= short)


def _least(text: CellText, short: Pt, measure: Pt) -> Pt:
    if _is_whole(text, short):
        return text.natural
    widest = text.shaped.widest_word + SAME_PLACE
    return widest if widest <= measure else CUT_SHARE * measure


def _words(text: CellText, short: Pt) -> Iterator[Words]:
    if _is_whole(text, short):
        yield Words((text.natural,), (text.natural,), (0.0,))
        return
    for section in text.shaped.sections:
        table = section.cuts(hyphens=text.style.hyphenate).table
        yield Words(table.end, table.resume, table.penalty)


def shape_table(table: Table, manner: TableManner, setter: Setter, tag: TagId) -> ShapedTable:
    """Make the elements of a table under *tag*, in reading order, and shape their texts."""
    return _Shaping(table, manner, setter).shaped(tag)


class _Shaping(Struct):
    """A table whose cells become elements and shaped texts."""

    table: Table
    manner: TableManner
    setter: Setter

    def shaped(self, tag: TagId) -> ShapedTable:
        heads = self._heads(self.setter.tree.add("THead", tag))
        body = self.setter.tree.add("TBody", tag)
        rows = []
        for row, cells in zip(self.table.rows, placed(self.table), strict=True):
            tr = self.setter.tree.add("TR", body)
            rows.append(tuple(self._cell(row, place, cell, tr) for place, cell in cells))
        if len(heads) > 1 or any(_spans(cell) for row in rows for cell in row):
            self._name_heads(heads, rows)
        figures = self._figures(rows)
        return ShapedTable(heads, tuple(rows), figures)

    # Heads

    def _heads(self, tag: TagId) -> tuple[tuple[ShapedCell, ...], ...]:
        columns = self.table.columns
        if not any(column.under for column in columns):
            tr = self.setter.tree.add("TR", tag)
            return (tuple(self._head(at, 0, 1, tr) for at in range(len(columns))),)
        upper, lower = (self.setter.tree.add("TR", tag) for _ in range(2))
        above: list[ShapedCell] = []
        below: list[ShapedCell] = []
        for first, count in _groups(columns):
            under = columns[first].under
            if not under:
                above += (self._head(at, 0, 2, upper) for at in range(first, first + count))
                continue
            th = self.setter.tree.add("TH", upper, scope="Column", column_span=count)
            place = CellPlace(0, 1, first, count)
            text = self._text(said(under, self.table.span), self.manner.head, th)
            above.append(ShapedCell(place, th, (text,), is_column_head=True))
            below += (self._head(at, 1, 1, lower) for at in range(first, first + count))
        return (tuple(above), tuple(below))

    def _head(self, at: int, row: int, rows: int, tr: TagId) -> ShapedCell:
        column = self.table.columns[at]
        th = self.setter.tree.add("TH", tr, scope="Column", row_span=rows)
        texts = (self._text(column.label, self.manner.head, th),) if column.label else ()
        at_end = column.align is Align.END
        return ShapedCell(CellPlace(row, rows, at, 1), th, texts, at_end, is_column_head=True)

    # Rows

    def _cell(self, row: TableRow, place: CellPlace, cell: Cell, tr: TagId) -> ShapedCell:
        is_head = self.table.columns[place.first].is_head
        tag = self.setter.tree.add(
            "TH" if is_head else "TD",
            tr,
            scope="Row" if is_head else None,
            row_span=place.rows,
            column_span=place.columns,
        )
        # The sum of a group stands under the figures that it adds up.
        column = self.table.columns[place.covered[-1] if row.is_total else place.first]
        at_end = column.align is Align.END
        style = self.manner.style.weighted(700) if row.is_total else self.manner.style
        several = len(cell.paragraphs) > 1
        texts = []
        for number, inlines in enumerate(cell.paragraphs):
            if not inlines:
                continue
            one = self.setter.tree.add("P", tag) if several else tag
            bold = style.weighted(700) if cell.strong_first and number == 0 else style
            may_be_figure = at_end and place.columns == 1
            texts.append(self._text(inlines, bold, one, may_be_figure=may_be_figure))
        return ShapedCell(place, tag, tuple(texts), at_end, is_sum=row.is_total)

    def _text(
        self, inlines: Inlines, style: TextStyle, tag: TagId, *, may_be_figure: bool = False
    ) -> CellText:
        shaped = self.setter.shaped(inlines, style, tag)
        figure = None
        if may_be_figure and len(shaped.sections) == 1:
            (line,) = shaped.natural_lines
            if len(line.text) <= LONGEST_FIGURE:
                figure = read_figure(line, leftwards=self.setter.leftwards)
        natural = shaped.natural_width + SAME_PLACE
        return CellText(shaped, style, tag, written_at(inlines), natural, figure)

    def _figures(self, rows: Sequence[Sequence[ShapedCell]]) -> dict[int, FigureColumn]:
        found: dict[int, list[FigureText]] = {}
        for row in rows:
            for cell in row:
                for text in cell.texts:
                    if text.figure is not None:
                        found.setdefault(cell.place.first, []).append(text.figure)
        aligned = ((at, column_of(figures)) for at, figures in found.items())
        return {at: column for at, column in aligned if column is not None}

    def _name_heads(
        self, heads: Sequence[Sequence[ShapedCell]], rows: Sequence[Sequence[ShapedCell]]
    ) -> None:
        """Say which heads each cell has, where the grid alone does not."""
        tree = self.setter.tree
        columns: list[list[TagId]] = [[] for _ in self.table.columns]
        for head in (cell for row in heads for cell in row):
            for at in head.place.covered:
                columns[at].append(head.tag)
        beside: list[list[TagId]] = [[] for _ in rows]
        cells = [cell for row in rows for cell in row]
        for cell in cells:
            if self.table.columns[cell.place.first].is_head:
                for row in range(cell.place.row, cell.place.last_row + 1):
                    beside[row].append(cell.tag)
        for cell in cells:
            if not self.table.columns[cell.place.first].is_head:
                above = [each for at in cell.place.covered for each in columns[at]]
                names = dict.fromkeys((*above, *beside[cell.place.row]))
                tree[cell.tag].headers = tuple(names)


def _spans(cell: ShapedCell) -> bool:
    return cell.place.rows > 1 or cell.place.columns > 1


def _groups(columns: Sequence[TableColumn]) -> Iterator[tuple[int, int]]:
    """Yield neighbouring columns that stand under the same head: the first, and how many."""
    first = 0
    for at in range(1, len(columns) + 1):
        if at == len(columns) or columns[at].under != columns[first].under:
            yield first, at - first
            first = at
