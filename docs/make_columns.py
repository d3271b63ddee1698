"""Make the tables of columns in docs/spreadsheets.md: ``python docs/make_columns.py``.

They come from the types that read the tables; a test holds that they are as fresh.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from guidebuilder.load.csv_cells import Cell
from guidebuilder.load.schema import descriptions_of
from guidebuilder.load.shapes import (
    ChoiceShape,
    ListShape,
    PayShape,
    RecordShape,
    RegionalShape,
    Shape,
    UnknownShape,
    ValueShape,
    inner_list,
    record_shape,
    section_shape,
)
from guidebuilder.load.sheet_columns import column_names, column_of, layers_of
from guidebuilder.model import Column, Item, Row
from guidebuilder.model.items import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from guidebuilder.load.sheet_columns import SheetColumn

PAGE = Path(__file__).with_name("spreadsheets.md")

BEGIN, END = "<!-- columns: made by docs/make_columns.py -->\n", "<!-- end of columns -->\n"

_HEAD = "| column | what it is | what stands in a cell |\n|---|---|---|"


def page() -> str:
    """Return docs/spreadsheets.md with its tables of columns as they are now."""
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    return before + BEGIN + "\n".join(_lines()) + "\n" + END + rest.partition(END)[2]


def _lines() -> Iterator[str]:
    yield "\n### Every kind\n\n" + _HEAD
    yield from _rows(record_shape(Item))
    general = {*column_names(record_shape(Item))}
    for heading, record in sorted(_lists()):
        yield f"\n### {heading}\n\n" + _HEAD
        yield from _rows(record, general)


def _lists() -> Iterator[tuple[str, RecordShape]]:
    """Yield the items of every list that a section has, under the names of those lists."""
    names: dict[str, list[str]] = {}
    records: dict[str, RecordShape] = {}
    for kind, section in section_shape().records.items():
        for key, field in section.fields.items():
            items = inner_list(field.shape)
            if items is None or not isinstance(items.of, RecordShape):
                continue
            if items.of.type not in (Row, Column):
                name = kind if key == section.list_key else f"{kind}: {key}"
                names.setdefault(items.of.name, []).append(name)
                records[items.of.name] = items.of
    for name, record in records.items():
        yield ", ".join(sorted(names[name], key=lambda each: (":" in each, each))), record


def _rows(record: RecordShape, leaving_out: Collection[str] = ()) -> Iterator[str]:
    layers = layers_of(record)
    told = descriptions_of(record.type)
    inner = {} if layers is None else descriptions_of(layers.inner.type)
    needed = {each.key for each in record.needed} if layers is None else {layers.label.key}
    for name in column_names(record):
        column = column_of(Cell(name, NOWHERE), record)
        if column is None or name in leaving_out:
            continue
        if column.is_inner and column.field.key in record.fields:
            continue  # `step regions` and its like, told in words
        is_needed = column.field.key in needed and not column.is_inner
        shown = f"**`{name}`**" if is_needed else f"`{name}`"
        words = (inner if column.is_inner else told).get(column.field.name, "Its name.")
        yield f"| {shown} | {_plain(words)} | {_cell(column)} |"


def _plain(words: str) -> str:
    return re.sub(r"; None .*|None means .*?[.;] ?", "", words.replace("|", "\\|")).strip()


def _cell(column: SheetColumn) -> str:
    said = _words(column.field.shape)
    by_region = isinstance(column.field.shape, RegionalShape)
    return f"{said}; by region" if by_region else said


def _words(shape: Shape) -> str:  # noqa: PLR0911 - one for each shape
    match shape:
        case RegionalShape():
            return _words(shape.of)
        case UnknownShape():
            return f"{_words(shape.of)}, or `unknown`"
        case ListShape():
            return f"{_words(shape.of)}; several with `;` between them"
        case RecordShape() if shape.main is not None:
            return _words(shape.fields[shape.main].shape)
        case ValueShape():
            return f"{shape.name}, such as `{shape.example}`"
        case ChoiceShape():
            return ", ".join(f"`{word}`" for word in shape.words)
        case PayShape():
            return "pay, such as `2,50,000–4,00,000`"
        case _:
            return "text"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
