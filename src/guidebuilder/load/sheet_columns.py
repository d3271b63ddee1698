"""What the columns of a table file are: which field of an item, and for which region.

A name in the first row is a field's name as in YAML, or as a person would type it:
``as_of``, ``As of``.  A region may stand behind it, ``fee india``, and behind that a
figure of a survey, ``pay us median``.  Items that are made of others (a route of steps,
a side of lines) take a row for each of those; what a column belongs to is then told by
its name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.load.codes import Code
from guidebuilder.load.csv_cells import Cell
from guidebuilder.load.shapes import (
    FieldShape,
    ListShape,
    PayShape,
    RecordShape,
    RegionalShape,
    Shape,
    TextShape,
    UnknownShape,
    inner_list,
)
from guidebuilder.load.suggest import did_you_mean
from guidebuilder.model import Measure
from guidebuilder.model.items import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guidebuilder.diagnostics import Report, Span

_FIGURES: Final = frozenset({"per", *(each.value for each in Measure)})
"""What may stand behind the region of pay: the parts of a spread."""


class SheetColumn(Struct, frozen=True):
    """What a column holds.

    Attributes:
        name: The cell of the first row.
        field: The field that its cells are.
        region: The region that they hold for, if one is named.
        figure: The part of a spread of pay that they are, if one is named.
        is_inner: Whether it belongs to what the item is made of: to the step, not to the route.
    """

    name: Cell
    field: FieldShape
    region: str = ""
    figure: str = ""
    is_inner: bool = False

    @property
    def shape(self) -> Shape:
        """What one of its cells holds, with nothing of regions and of ``unknown`` around it."""
        shape = self.field.shape
        shape = shape.of if isinstance(shape, RegionalShape) else shape
        return shape.of if isinstance(shape, UnknownShape) else shape

    @property
    def may_be_unknown(self) -> bool:
        """Whether ``unknown``, or ``unknown: reason``, is an answer."""
        shape = self.field.shape
        inner = shape.of if isinstance(shape, RegionalShape) else shape
        return isinstance(inner, UnknownShape)

    @property
    def target(self) -> tuple[bool, str, str, str]:
        """What no two columns may both be."""
        return self.is_inner, self.field.key, self.region, self.figure


class Layered(Struct, frozen=True):
    """An item that is made of others, each of which takes a row.

    Attributes:
        word: What it is called: ``route``, ``side``.
        label: The field that names it.
        list: The field that holds the others.
        inner: What they are.
        inner_word: What one of them is called: ``step``, ``line``.
    """

    word: str
    label: FieldShape
    list: FieldShape
    inner: RecordShape
    inner_word: str


def layers_of(record: RecordShape) -> Layered | None:
    """Return how an item is made of others: its first needed text names it, its list holds them."""
    for field in record.needed:
        inner = inner_list(field.shape)
        if inner is not None and isinstance(inner.of, RecordShape):
            label = next(each for each in record.needed if is_text(each.shape))
            word = record.name.lower()
            return Layered(word, label, field, inner.of, inner.of.name.lower())
    return None


def is_text(shape: Shape) -> bool:
    """Whether words stand in a field."""
    inner = shape.of if isinstance(shape, RegionalShape) else shape
    inner = inner.of if isinstance(inner, UnknownShape) else inner
    inner = inner.of if isinstance(inner, ListShape) else inner
    if isinstance(inner, RecordShape) and inner.main is not None:
        return is_text(inner.fields[inner.main].shape)
    return isinstance(inner, TextShape)


def is_column(name: str, record: RecordShape) -> bool:
    """Whether a table of such items may have a column of this name."""
    return column_of(Cell(name, NOWHERE), record) is not None


def column_of(name: Cell, record: RecordShape) -> SheetColumn | None:
    """Return what a column of a table of such items holds; None if nobody can tell."""
    words = _words(name.words)
    layers = layers_of(record)
    if layers is None:
        return _field_column(name, words, record.fields.values())
    outer = [each for each in record.fields.values() if each is not layers.list]
    inner = layers.inner.fields.values()
    if words[:1] == (layers.word,):
        found = _field_column(name, words[1:], outer)
        return found or _region_column(name, words[1:], layers.label)
    if words[:1] == (layers.inner_word,):
        main = layers.inner.fields[layers.inner.main or "text"]
        found = _field_column(name, words[1:], inner, is_inner=True)
        return found or _region_column(name, words[1:], main, is_inner=True)
    return _field_column(name, words, outer) or _field_column(name, words, inner, is_inner=True)


def columns_of(
    head: Sequence[Cell], record: RecordShape, report: Report
) -> list[SheetColumn | None] | None:
    """Return what each column of a table of such items holds.

    A column that a message has been written about is None; so is all, if a column is missing.
    """
    found: list[SheetColumn | None] = []
    first: dict[tuple[bool, str, str], SheetColumn] = {}
    for name in head:
        column = column_of(name, record)
        if column is None:
            _tell_unknown(name, record, report)
        else:
            # One column for the whole of an amount and one for a part of it agree no better.
            is_inner, key, region, figure = column.target
            other = first.setdefault((is_inner, key, region), column)
            if other is not column and (other.figure == figure or not (other.figure and figure)):
                message = f"`{name.words}` and `{other.name.words}` are the same field"
                report.error(name.span, Code.DUPLICATE_KEY, message, "keep one of the two columns")
                column = None
        found.append(column)
    needed = _lacking(found, record)
    if needed and None not in found:
        message = f"this table has no column `{needed[0]}`"
        hint = f"write `{needed[0]}` into its first row"
        if len(needed) > 1:
            hint += f", and {', '.join(f'`{each}`' for each in needed[1:])}"
        report.error(head[0].span, Code.MISSING_FIELD, message, hint)
    return None if needed else found


def _lacking(columns: list[SheetColumn | None], record: RecordShape) -> list[str]:
    """Return the names of columns without which there are no such items."""
    layers = layers_of(record)
    has = {each.target[:3] for each in columns if each is not None}
    if layers is not None:
        return [] if (False, layers.label.key, "") in has else [layers.word]
    keys = {key for _, key, _ in has}
    return [_typed(each) for each in record.needed if each.key not in keys]


def column_names(record: RecordShape) -> tuple[str, ...]:
    """Return the plain names of columns, as a person would type them; the most telling first."""
    layers = layers_of(record)
    fields = sorted(record.fields.values(), key=_is_general)
    if layers is None:
        return tuple(map(_typed, fields))
    hidden = (layers.list.key, layers.label.key)
    inner = sorted(layers.inner.fields.values(), key=_is_general)
    shared = [each for each in inner if each.key in record.fields]
    names = [layers.word, *(_typed(each) for each in fields if each.key not in hidden)]
    # What only a step has comes before what everything has.
    main = layers.inner.main
    own = [layers.inner_word if each.key == main else _typed(each) for each in inner]
    own = own[: len(inner) - len(shared)]
    general = sum(map(_is_general, fields))
    names[len(names) - general : len(names) - general] = own
    return (*names, *(f"{layers.inner_word} {_typed(each)}" for each in shared))


def _is_general(field: FieldShape) -> bool:
    """Whether a field is one that all items have."""
    return field.belongs_to_fact or field.key == "id"


def _typed(field: FieldShape) -> str:
    return field.key.replace("_", " ")


def _words(name: str) -> tuple[str, ...]:
    """Return a name's words: ``Pay (India)`` and ``pay.india`` are both ``pay``, ``india``."""
    return tuple(re.findall(r"[^\W_]+", name.casefold()))


def _field_column(
    name: Cell,
    words: tuple[str, ...],
    fields: Iterable[FieldShape],
    *,
    is_inner: bool = False,
) -> SheetColumn | None:
    """Return the column of the field with the longest name that begins the words."""
    known = {tuple(each.key.split("_")): each for each in fields}
    for length in range(len(words), 0, -1):
        field = known.get(words[:length])
        if field is not None:
            return _region_column(name, words[length:], field, is_inner=is_inner)
    return None


def _region_column(
    name: Cell, words: tuple[str, ...], field: FieldShape, *, is_inner: bool = False
) -> SheetColumn | None:
    """Return the column of a field, for the region and the figure that the words name."""
    if not words:
        return SheetColumn(name, field, is_inner=is_inner)
    if not isinstance(field.shape, RegionalShape):
        return None
    figure = ""
    column = SheetColumn(name, field, is_inner=is_inner)
    if isinstance(column.shape, PayShape) and words[-1] in _FIGURES:
        *rest, figure = words
        words = tuple(rest)
    return SheetColumn(name, field, "-".join(words), figure, is_inner)


def _tell_unknown(name: Cell, record: RecordShape, report: Report) -> None:
    known = column_names(record)
    span: Span = name.span
    words = _words(name.words)
    suggestion = did_you_mean(" ".join(words), known)
    for length in range(len(words) - 1, 0, -1):
        if suggestion is None:
            begin = did_you_mean(" ".join(words[:length]), known)
            suggestion = begin and " ".join((begin, *words[length:]))
    hint = f"did you mean `{suggestion}`?" if suggestion else f"columns: {', '.join(known)}"
    report.error(span, Code.UNKNOWN_KEY, f"no column is called `{name.words}` here", hint)
