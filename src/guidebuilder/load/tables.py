"""Long lists kept in a spreadsheet: ``from: tables/institutes.csv`` in place of ``items:``.

The rows become nodes like those of YAML, with the place of each cell, before any
field is read; so a message about a cell names its file, line and column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidebuilder.diagnostics import Span
from guidebuilder.load.codes import Code
from guidebuilder.load.csv_cells import Cell, cells_of
from guidebuilder.load.shapes import (
    ListShape,
    RecordShape,
    RegionalShape,
    Shape,
    record_shape,
    section_shape,
)
from guidebuilder.load.values import Refused, read_file_path
from guidebuilder.load.yaml_nodes import (
    MOST_ITEMS,
    ListNode,
    MapNode,
    Node,
    TextNode,
    too_many,
)
from guidebuilder.model import Item

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report
    from guidebuilder.load.files import GuideFolder

_FACTS: Final = record_shape(Item)
"""The fields that every item has: all that is known where the kind is written elsewhere."""


def with_tables(node: Node, folder: GuideFolder, report: Report) -> Node:
    """Return a page or a regional file with the rows of each table in their place."""
    if isinstance(node, ListNode):
        items = tuple([with_tables(each, folder, report) for each in node.items])
        return ListNode(items, node.span, node.home)
    if not isinstance(node, MapNode):
        return node
    pairs = [(name, with_tables(value, folder, report)) for name, value in node.pairs]
    origin = node.get("from")
    if isinstance(origin, TextNode) and _names_a_file(node, origin):
        pairs.extend(_rows(node, origin, folder, report))
    return MapNode(tuple(pairs), node.span, node.home)


def _names_a_file(node: MapNode, origin: TextNode) -> bool:
    """Whether ``from`` means a table: a branch of a ladder comes ``from`` a rung."""
    return "kind" in node.keys or "/" in origin.value or "." in origin.value


def _rows(
    node: MapNode, origin: TextNode, folder: GuideFolder, report: Report
) -> tuple[tuple[TextNode, Node], ...]:
    """Return the fields that a table file stands for."""
    kind = node.get("kind")
    record = section_shape().records.get(kind.value) if isinstance(kind, TextNode) else None
    if record is not None and record.list_key is None:
        return ()  # `from` is then an unknown field, and will be reported as one
    written = [key for key in ("items", "rows", "columns") if key in node.keys]
    if written:
        message = f"`from` and `{written[0]}` cannot stand together"
        report.error(origin.span, Code.EITHER_OR, message, "keep one of the two")
        return ()
    lines = _table(origin, folder, report)
    if lines is None:
        return ()
    if len(lines) > MOST_ITEMS:
        report.error(origin.span, Code.TOO_LONG, *too_many(len(lines)))
        return ()
    if record is not None and record.list_key == "rows":
        return _as_table(lines, origin)
    return _as_items(lines, origin, _item_shape(record))


def _as_table(lines: list[list[Cell]], origin: TextNode) -> tuple[tuple[TextNode, Node], ...]:
    def row(line: list[Cell]) -> ListNode:
        cells = (TextNode(cell.words, cell.span, origin.home) for cell in line)
        return ListNode(tuple(cells), line[0].span, origin.home)

    head, *body = lines
    rows = ListNode(tuple(map(row, body)), origin.span, origin.home)
    return (
        (TextNode("columns", origin.span, origin.home), row(head)),
        (TextNode("rows", origin.span, origin.home), rows),
    )


def _as_items(
    lines: list[list[Cell]], origin: TextNode, item: RecordShape
) -> tuple[tuple[TextNode, Node], ...]:
    head, *body = lines
    items: list[Node] = []
    for line in body:
        pairs: list[tuple[TextNode, Node]] = []
        for name, cell in zip(head, line, strict=False):
            if cell.words:
                value = TextNode(cell.words, cell.span, origin.home)
                field = item.fields.get(name.words)
                is_list = field is not None and _is_list(field.shape)
                key = TextNode(name.words, name.span, origin.home)
                pairs.append((key, _split(value) if is_list else value))
        items.append(MapNode(tuple(pairs), line[0].span, origin.home))
    return (
        (
            TextNode("items", origin.span, origin.home),
            ListNode(tuple(items), origin.span, origin.home),
        ),
    )


def _item_shape(record: RecordShape | None) -> RecordShape:
    shape = record.fields["items"].shape if record is not None else None
    if isinstance(shape, ListShape) and isinstance(shape.of, RecordShape):
        return shape.of
    return _FACTS


def _is_list(shape: Shape) -> bool:
    inner = shape.of if isinstance(shape, RegionalShape) else shape
    return isinstance(inner, ListShape)


def _split(cell: TextNode) -> ListNode:
    """Take ``india;us`` apart, each part with its own place."""
    items: list[Node] = []
    column = cell.span.column
    for part in cell.value.split(";"):
        if part.strip():
            indent = len(part) - len(part.lstrip())
            span = Span(cell.span.file, cell.span.line, column + indent)
            items.append(TextNode(part.strip(), span, cell.home))
        column += len(part) + 1
    return ListNode(tuple(items), cell.span, cell.home)


def _table(origin: TextNode, folder: GuideFolder, report: Report) -> list[list[Cell]] | None:
    """Read the file: its head and its rows, all of them as long as the head or shorter."""
    try:
        name = read_file_path(origin.value)
    except Refused as refusal:
        report.error(origin.span, refusal.code, refusal.message, refusal.hint)
        return None
    if not name.endswith(".csv"):
        hint = "save the sheet as CSV (comma-separated values, UTF-8)"
        message = f"`{name}` is not a table that can be read"
        report.error(origin.span, Code.TABLE_FILE, message, hint)
        return None
    if not folder.has(name):
        message = f"there is no file `{name}`"
        report.error(origin.span, Code.MISSING_FILE, message, "look at the folder tables/")
        return None
    report.allow_table(origin.span, name)
    text = folder.read_text(name, report)
    if text is None:
        return None
    lines = cells_of(text, name, report)
    if lines is None or not _is_good_head(lines, name, report):
        return None
    for line in lines[1:]:
        if len(line) > len(lines[0]):
            message = f"this row has {len(line)} cells; the first line names {len(lines[0])}"
            hint = "a cell with a comma in it stands in double quotes"
            report.error(line[0].span, Code.ROW_LENGTH, message, hint)
    return [line[: len(lines[0])] for line in lines]


def _is_good_head(lines: list[list[Cell]], name: str, report: Report) -> bool:
    if len(lines) <= 1:
        hint = "its first line names the columns, every other line is a row"
        report.error(Span(name, 1, 1), Code.TABLE_FILE, "this table has no rows", hint)
        return False
    head = lines[0]
    if len(head) == 1 and (";" in head[0].words or "\t" in head[0].words):
        message = "the cells are not divided by commas"
        hint = "save the sheet as CSV with commas"
        report.error(head[0].span, Code.TABLE_FILE, message, hint)
        return False
    first: dict[str, Span] = {}
    for cell in head:
        if not cell.words:
            report.error(cell.span, Code.TABLE_FILE, "this column has no name", "write it here")
            return False
        if cell.words in first:
            message = f"two columns are named `{cell.words}`"
            report.error(cell.span, Code.DUPLICATE_KEY, message, "keep one of the two")
            return False
        first[cell.words] = cell.span
    return True
