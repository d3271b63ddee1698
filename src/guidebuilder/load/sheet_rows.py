"""The rows of a table file as nodes like those of YAML, with the place of each cell.

They are read and checked like what is written in the page itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from guidebuilder.load.codes import Code
from guidebuilder.load.csv_cells import row_span
from guidebuilder.load.shapes import CellShape, ListShape, PayShape, is_id
from guidebuilder.load.sheet_columns import SheetColumn, columns_of, is_text, layers_of
from guidebuilder.load.spoiled_cells import is_sound, without_apostrophe
from guidebuilder.load.yaml_nodes import BrokenNode, ListNode, MapNode, Node, TextNode
from guidebuilder.model import ELSEWHERE

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report, Span
    from guidebuilder.load.csv_cells import Cell
    from guidebuilder.load.shapes import RecordShape, Shape
    from guidebuilder.load.sheet_columns import Layered
    from guidebuilder.load.sheets import Sheet

_UNKNOWN: Final = "unknown"
_UNKNOWN_FOR: Final = re.compile(rf"{_UNKNOWN} *: *(?P<reason>\S.*)", re.IGNORECASE)


def item_rows(
    sheet: Sheet, record: RecordShape, home: str | None, report: Report
) -> list[Node] | None:
    """Return the items that the rows are, or that several rows together are.

    Args:
        sheet: The table file.
        record: What the items are.
        home: The region whose regional file names the table, if one does.
        report: Told of columns that no such item has, and of cells that are spoilt.

    Returns:
        The items, or None after a message about a column that is missing.
    """
    columns = columns_of(sheet.head, record, report)
    if columns is None:
        return None
    layers = layers_of(record)
    reader = _CellReader(home, report)
    if layers is not None:
        return _layered(sheet, columns, layers, reader)
    return [reader.item(row_span(row), list(zip(columns, row, strict=False))) for row in sheet.rows]


def plain_rows(sheet: Sheet, home: str | None, report: Report) -> tuple[Node, list[Node]]:
    """Return the columns and the rows of a table whose columns have names of the author's own."""
    reader = _CellReader(home, report)
    head = [TextNode(cell.words, cell.span, home) for cell in sheet.head]
    columns = ListNode(tuple(head), head[0].span, home)
    rows: list[Node] = []
    for row in sheet.rows:
        cells = [reader.value(cell, CellShape(), may_be_unknown=True) for cell in row]
        rows.append(ListNode(tuple(cells), row_span(row), home))
    return columns, rows


class _CellReader:
    """Makes nodes of cells."""

    def __init__(self, home: str | None, report: Report) -> None:
        self._home = home
        self.report = report

    def item(self, span: Span, cells: list[tuple[SheetColumn | None, Cell]]) -> MapNode:
        """Return an item whose fields are cells."""
        fields: dict[str, list[tuple[SheetColumn, Node]]] = {}
        for column, cell in cells:
            if column is not None and cell.words:
                node = self.value(cell, column.shape, may_be_unknown=column.may_be_unknown)
                fields.setdefault(column.field.key, []).append((column, node))
        pairs = [
            (self._key(key, parts[0][0]), self._by_region(parts)) for key, parts in fields.items()
        ]
        return MapNode(tuple(pairs), span, self._home)

    def value(self, cell: Cell, shape: Shape, *, may_be_unknown: bool) -> Node:
        """Return what a cell holds, as it would be written in YAML."""
        has_text = is_text(shape) or isinstance(shape, CellShape)
        if not is_sound(cell, self.report, is_text=has_text):
            return BrokenNode(cell.span, self._home)
        reason = _UNKNOWN_FOR.fullmatch(cell.words) if may_be_unknown else None
        if reason is not None:
            name = TextNode(_UNKNOWN, cell.span, self._home)
            why = TextNode(reason["reason"], cell.span, self._home)
            return MapNode(((name, why),), cell.span, self._home)
        if isinstance(shape, ListShape) and not (may_be_unknown and cell.words.lower() == _UNKNOWN):
            return self._parts(cell, _parting(shape, cell.source))
        if isinstance(shape, PayShape) and re.search(r"[;\n]", cell.source):
            return self._parts(cell, r"[;\n]")
        words = cell.words if has_text else without_apostrophe(cell.words)
        return TextNode(words, cell.span, self._home)

    def _key(self, key: str, column: SheetColumn) -> TextNode:
        return TextNode(key, column.name.span, self._home)

    def _by_region(self, parts: list[tuple[SheetColumn, Node]]) -> Node:
        """Return the value of a field from its columns: plain, by region, or figure by figure."""
        regions: dict[str, list[tuple[SheetColumn, Node]]] = {}
        for column, node in parts:
            regions.setdefault(column.region, []).append((column, node))
        if regions.keys() == {""}:
            return self._spread(parts)
        pairs = [
            (self._key(region or ELSEWHERE, each[0][0]), self._spread(each))
            for region, each in regions.items()
        ]
        return MapNode(tuple(pairs), pairs[0][1].span, self._home)

    def _spread(self, parts: list[tuple[SheetColumn, Node]]) -> Node:
        column, node = parts[0]
        if not column.figure:
            return node
        pairs = [(self._key(each.figure, each), value) for each, value in parts]
        return MapNode(tuple(pairs), node.span, self._home)

    def _parts(self, cell: Cell, parting: str) -> ListNode:
        """Take ``india; us`` apart, each part with its own place."""
        items: list[Node] = []
        begin = 0
        for part in re.split(f"({parting})", cell.source):
            words = " ".join(part.split())
            if words and not re.fullmatch(parting, part):
                indent = len(part) - len(part.lstrip())
                items.append(TextNode(words, cell.place(begin + indent), self._home))
            begin += len(part)
        return ListNode(tuple(items), cell.span, self._home)


def _parting(shape: ListShape, source: str) -> str:
    """Return what stands between the values of one cell.

    No id has a comma in it.  Where texts stand on lines of their own, each may hold anything.
    """
    if is_id(shape.of):
        return r"[;,\n]"
    return r"\n" if is_text(shape) and "\n" in source.strip() else r"[;\n]"


class _Group(Struct):
    """An item that several rows make together.

    Attributes:
        row: The first of them.
        cells: What they say of the item itself, by what no two columns may both be.
        inner: What the item is made of.
    """

    row: tuple[Cell, ...]
    cells: dict[tuple[bool, str, str, str], tuple[SheetColumn, Cell]] = field(default_factory=dict)
    inner: list[Node] = field(default_factory=list)


def _layered(
    sheet: Sheet, columns: list[SheetColumn | None], layers: Layered, reader: _CellReader
) -> list[Node]:
    """Return items that are made of others, each of which stands in a row of its own."""
    groups: dict[str, _Group] = {}
    group: _Group | None = None
    for row in sheet.rows:
        cells = list(zip(columns, row, strict=False))
        label = next((cell for column, cell in cells if _is_label(column, layers)), None)
        if label is not None and label.words:
            group = groups.setdefault(label.words.casefold(), _Group(row))
        if group is None:
            message = f"this row names no {layers.word}"
            hint = f"write the {layers.word}; the rows below it may leave it empty"
            reader.report.error(row_span(row), Code.NO_GROUP, message, hint)
            continue
        _take(group, cells, layers, reader.report)
        inner = [(column, cell) for column, cell in cells if column is not None and column.is_inner]
        if any(cell.words for _, cell in inner):
            group.inner.append(reader.item(row_span(row), [*inner]))
    return [_grouped(each, layers, reader) for each in groups.values()]


def _is_label(column: SheetColumn | None, layers: Layered) -> bool:
    return column is not None and column.target == (False, layers.label.key, "", "")


def _take(
    group: _Group, cells: list[tuple[SheetColumn | None, Cell]], layers: Layered, report: Report
) -> None:
    """Take what a row says of the item that it belongs to; it may not say anything else."""
    for column, cell in cells:
        if column is None or column.is_inner or not cell.words:
            continue
        _, first = group.cells.setdefault(column.target, (column, cell))
        if first.words.casefold() != cell.words.casefold():
            name = column.name.words
            message = f"`{name}` is `{cell.words}` here and `{first.words}` in {first.span.cell}"
            hint = f"both rows are of one {layers.word}: write it once, or the same each time"
            if column.field.key in layers.inner.fields:
                hint += f"; of a {layers.inner_word} alone it is `{layers.inner_word} {name}`"
            report.error(cell.span, Code.ROWS_DISAGREE, message, hint)


def _grouped(group: _Group, layers: Layered, reader: _CellReader) -> Node:
    span = row_span(group.row)
    item = reader.item(span, [*group.cells.values()])
    if not group.inner:
        message = f"this {layers.word} has no {layers.inner_word}"
        hint = f"each of its rows is one {layers.inner_word}: write the text of it"
        reader.report.error(span, Code.EMPTY_LIST, message, hint)
        return BrokenNode(span, item.home)
    inner = ListNode(tuple(group.inner), group.inner[0].span, item.home)
    name = TextNode(layers.list.key, span, item.home)
    return replace(item, pairs=(*item.pairs, (name, inner)))
