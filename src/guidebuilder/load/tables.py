"""Long lists kept in a spreadsheet: ``from: tables/institutes.csv`` where a list would stand.

A list of things with fields may be ``{from: FILE}``, at any depth; and a section that is
about one list may say ``from: FILE`` itself.  The rows become nodes like those of YAML,
with the place of each cell, before any field is read; so a message about a cell names
its file, line and column, and the cell as the spreadsheet counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from guidebuilder.load.codes import Code
from guidebuilder.load.ids import id_of
from guidebuilder.load.letters import SHEET_ENDINGS
from guidebuilder.load.overlay import EDITS
from guidebuilder.load.shapes import (
    ListShape,
    RecordShape,
    inner_list,
    record_shape,
    section_shape,
)
from guidebuilder.load.sheet_columns import is_column
from guidebuilder.load.sheet_rows import item_rows, plain_rows
from guidebuilder.load.sheets import read_sheet
from guidebuilder.load.suggest import meant
from guidebuilder.load.values import Refused, read_file_path
from guidebuilder.load.yaml_nodes import (
    MOST_ITEMS,
    BrokenNode,
    ListNode,
    MapNode,
    Node,
    TextNode,
    too_many,
)
from guidebuilder.model import Page, Row, TableSection

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report
    from guidebuilder.load.files import GuideFolder
    from guidebuilder.load.shapes import Shape
    from guidebuilder.load.sheets import Sheet

FROM: Final = "from"
"""The name behind which a table file stands."""

_WORKBOOKS: Final = (".xlsx", ".xlsm", ".xls", ".ods", ".numbers")


def with_tables(page: Node, folder: GuideFolder, report: Report) -> Node:
    """Return a page with the rows of each table in their place.

    Args:
        page: The root of its file.
        folder: Where the tables lie.
        report: Told of every mistake in them.
    """
    if not isinstance(page, MapNode):
        return page
    return _Filler(folder, report, {}).record(page, record_shape(Page))


def with_regional_tables(
    file: MapNode, page: MapNode, folder: GuideFolder, report: Report
) -> MapNode:
    """Return a regional file with the rows of each table in their place.

    Args:
        file: The root of the regional file.
        page: What it changes, with its own tables in place: it knows the kind of each section.
        folder: Where the tables lie.
        report: Told of every mistake in them.
    """
    filler = _Filler(folder, report, _kinds_in(page))
    return filler.record(file, record_shape(Page), is_regional=True)


def _kinds_in(page: MapNode) -> dict[str, str]:
    """Return the kind of every section of a page, by its id and, if that is free, by its kind."""
    kinds: dict[str, str] = {}
    found: list[str] = []
    for section in _sections(page):
        kind = section.get("kind")
        if isinstance(kind, TextNode):
            kinds[id_of({name.value: value for name, value in section.pairs})] = kind.value
            found.append(kind.value)
    return {**{kind: kind for kind in found}, **kinds}


def _sections(node: MapNode) -> list[MapNode]:
    """Return the sections of a page or group, and those in its groups."""
    inner = node.get("sections")
    direct = inner.items if isinstance(inner, ListNode) else ()
    maps = [each for each in direct if isinstance(each, MapNode)]
    return [section for each in maps for section in (each, *_sections(each))]


class _Filler:
    """Puts rows in the place of table files, in one file of a guide."""

    def __init__(self, folder: GuideFolder, report: Report, kinds: dict[str, str]) -> None:
        self._folder = folder
        self._report = report
        self._kinds = kinds

    def record(self, node: MapNode, record: RecordShape, *, is_regional: bool = False) -> MapNode:
        """Return a map with known fields, its tables read."""
        pairs: list[tuple[TextNode, Node]] = []
        for name, value in node.pairs:
            field = record.fields.get(name.value)
            if name.value == FROM and record.list_key is not None:
                pairs += self._filled(node, name, value, record)
            elif field is not None:
                pairs.append((name, self._value(value, field.shape, node)))
            elif is_regional and name.value in EDITS:
                sections = ListShape(section_shape())
                pairs.append((name, self._edit(name.value, value, sections)))
            else:
                pairs.append((name, value))
        return replace(node, pairs=tuple(pairs))

    def _value(self, node: Node, shape: Shape, around: MapNode | None = None) -> Node:
        items = inner_list(shape)
        if items is None:
            return node
        if isinstance(node, ListNode):
            return replace(node, items=tuple(self._item(each, items) for each in node.items))
        if not isinstance(node, MapNode):
            return node
        if FROM in node.keys and isinstance(items.of, RecordShape):
            return self._rows(node, items.of, around)
        if node.keys and set(node.keys) <= set(EDITS):
            edited = [(name, self._edit(name.value, each, items)) for name, each in node.pairs]
            return replace(node, pairs=tuple(edited))
        return node

    def _item(self, node: Node, items: ListShape, kind: str | None = None) -> Node:
        if not isinstance(node, MapNode):
            return node
        if isinstance(items.of, RecordShape):
            return self.record(node, items.of)
        own = node.get("kind")
        kind = own.value if isinstance(own, TextNode) else kind
        record = section_shape().records.get(kind or "")
        return node if record is None else self.record(node, record)

    def _edit(self, edit: str, node: Node, items: ListShape) -> Node:
        """Return what a regional file adds to a list or changes in it."""
        if edit == "add":
            return self._value(node, items)
        if edit == "change" and isinstance(node, MapNode):
            changed = [
                (name, self._item(each, items, self._kinds.get(name.value.strip())))
                for name, each in node.pairs
            ]
            return replace(node, pairs=tuple(changed))
        return node

    def _filled(
        self, section: MapNode, name: TextNode, origin: Node, record: RecordShape
    ) -> list[tuple[TextNode, Node]]:
        """Return the list that a section's own ``from`` stands for, under the list's name."""
        key = record.list_key or ""
        list_name = TextNode(key, name.span, name.home)
        if key in section.keys:
            message = f"`{FROM}` and `{key}` cannot stand together"
            self._report.error(origin.span, Code.EITHER_OR, message, "keep one of the two")
            return []
        items = inner_list(record.fields[key].shape)
        if items is None or not isinstance(items.of, RecordShape):
            return []
        if not issubclass(record.type, TableSection) or "columns" in section.keys:
            table = MapNode(((name, origin),), origin.span, origin.home)
            return [(list_name, self._rows(table, items.of, section))]
        columns_name = TextNode("columns", name.span, name.home)
        sheet = self._sheet(origin, None)
        if sheet is None:
            broken = BrokenNode(origin.span, origin.home)
            return [(columns_name, broken), (list_name, broken)]
        columns, rows = plain_rows(sheet, origin.home, self._report)
        return [(columns_name, columns), (list_name, _list(rows, origin))]

    def _rows(self, node: MapNode, record: RecordShape, around: MapNode | None) -> Node:
        """Return the list that ``{from: FILE}`` stands for."""
        origin = node.get(FROM)
        others = [each for each in node.keys if each != FROM]
        if others:
            message = f"`{FROM}` and `{others[0]}` cannot stand together"
            hint = "the rows of the file are all there is: write the rest beside the list"
            self._report.error(node.span, Code.EITHER_OR, message, hint)
        is_plain = issubclass(record.type, Row)
        sheet = None if others else self._sheet(origin, None if is_plain else record)
        if sheet is None or origin is None:
            return BrokenNode(node.span, node.home)
        if is_plain:
            return self._table_rows(sheet, origin, around)
        rows = item_rows(sheet, record, origin.home, self._report)
        return BrokenNode(node.span, node.home) if rows is None else _list(rows, origin)

    def _table_rows(self, sheet: Sheet, origin: Node, table: MapNode | None) -> Node:
        """Return the rows of a table whose columns are written in the page."""
        columns = None if table is None else table.get("columns")
        written = len(columns.items) if isinstance(columns, ListNode) else len(sheet.head)
        if written != len(sheet.head):
            message = f"this table has {len(sheet.head)} columns; `columns` names {written}"
            hint = "the first row of the file names its columns; those in `columns` are printed"
            self._report.error(sheet.head[0].span, Code.ROW_LENGTH, message, hint)
            return BrokenNode(origin.span, origin.home)
        _, rows = plain_rows(sheet, origin.home, self._report)
        return _list(rows, origin)

    # Files

    def _sheet(self, origin: Node | None, record: RecordShape | None) -> Sheet | None:
        """Read the file that ``from`` names; *record* is what its rows are, if that is known."""
        if origin is None or isinstance(origin, BrokenNode):
            return None
        if not isinstance(origin, TextNode):
            message = "the name of one table file is expected here"
            hint = "write it on this line: `from: tables/institutes.csv`"
            self._report.error(origin.span, Code.VALUE_EXPECTED, message, hint)
            return None
        name = self._name(origin)
        if name is None:
            return None
        self._report.allow_table(origin.span, name)
        text = self._folder.read_text(name, self._report)
        if text is None:
            return None

        def is_known(words: str) -> bool:
            # In a table of the author's own columns, every name may be meant.
            return record is None or is_column(words, record)

        sheet = read_sheet(text, name, self._report, is_known)
        if sheet is not None and len(sheet.rows) > MOST_ITEMS:
            self._report.error(origin.span, Code.TOO_LONG, *too_many(len(sheet.rows)))
            return None
        return sheet

    def _name(self, origin: TextNode) -> str | None:
        """Return the name of a table file that is there."""
        words = origin.value.strip()
        if "://" in words:
            message = f"`{words}` is an address, not a file of this guide"
            hint = (
                "download the sheet as CSV, put it into tables/, and write `from: tables/NAME.csv`"
            )
            self._report.error(origin.span, Code.TABLE_FILE, message, hint)
            return None
        try:
            name = read_file_path(words)
        except Refused as refusal:
            self._report.error(origin.span, refusal.code, refusal.message, refusal.hint)
            return None
        if not name.lower().endswith(SHEET_ENDINGS):
            message = f"`{name}` is not a table that can be read"
            self._report.error(origin.span, Code.TABLE_FILE, message, _as_csv(name))
            return None
        if not self._folder.has(name):
            message = f"there is no file `{name}`"
            self._report.error(origin.span, Code.MISSING_FILE, message, self._instead(name))
            return None
        return name

    def _instead(self, name: str) -> str:
        """Return what may be meant by a file that is not there."""
        folder = name.rpartition("/")[0] or "."
        if not self._folder.holds(folder):
            return "put it into the guide's folder, best into tables/"
        there = [each.removeprefix("./") for each in self._folder.names(folder, "")]
        doubled = next((each for each in there if each.startswith(f"{name}.")), None)
        if doubled is not None:
            return f"there is `{doubled}`: Windows hides the last ending; take it off that name"
        return meant(name, there) or f"look at the folder {folder}/"


def _list(rows: list[Node], origin: Node) -> ListNode:
    return ListNode(tuple(rows), origin.span, origin.home)


def _as_csv(name: str) -> str:
    """Say how a table becomes a file that can be read."""
    stem, dot, _ = name.partition(".")
    how = "save the sheet as “CSV UTF-8 (Comma delimited)” (File, Save As)"
    if not dot or not any(each in name.lower() for each in _WORKBOOKS):
        return f"{how}; its name then ends in .csv"
    return f"{how}, and write `from: {stem}.csv`"
