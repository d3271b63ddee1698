"""Rules between the fields of one section or item, asked as soon as it has been read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from guidebuilder.load.codes import Code
from guidebuilder.load.values import Refused, read_number
from guidebuilder.model import (
    Band,
    Branch,
    Bullet,
    Cell,
    Column,
    ColumnType,
    ComparisonSection,
    Entry,
    Item,
    NextStep,
    Point,
    Rating,
    RatingsSection,
    RatingUnit,
    Regional,
    Related,
    Role,
    Row,
    Scale,
    Step,
    TableSection,
    Text,
    Unknown,
)

if TYPE_CHECKING:
    from decimal import Decimal

    from guidebuilder.diagnostics import Report

T = TypeVar("T")


def finish(thing: T, report: Report, *, is_whole: bool = True) -> T | None:
    """Ask the rules of a thing's class and return it complete, or None after an error.

    Args:
        thing: What has been read.
        report: Told of every rule that it breaks.
        is_whole: Whether its lists hold all that was written.  If not, nothing is said of
            what they lack: only a mistake, reported already, has emptied them.
    """
    lacking = _lacking(thing) if is_whole and isinstance(thing, Item) else None
    if lacking is not None and isinstance(thing, Item):
        field, hint = lacking
        report.error(thing.span, Code.MISSING_FIELD, f"`{field}` is missing", f"write {hint}")
        return None
    match thing:
        case ComparisonSection():
            return thing if not is_whole or _sides_are_good(thing, report) else None
        case TableSection():
            table = _with_typed_cells(thing, report)
            return table if table is None or isinstance(table, type(thing)) else None
        case RatingsSection():
            return thing if _ratings_are_good(thing, report) else None
        case _:
            return thing


def _lacking(item: Item) -> tuple[str, str] | None:  # noqa: PLR0911 - one for each class
    """Return a field that is missing because another one is, and what to write."""
    match item:
        case Point(text=None, points=()):
            return "text", "the words behind the lead-in, or `points:` under it"
        case Bullet(text=None) if not isinstance(item, Point):
            return "text", "the words behind the lead-in"
        case Step(text=None, stage=None):
            return "text", "what one does, or a `stage`, for which the region has a word"
        case Band(rungs=(), label=None):
            return "rungs", "`rungs:` with the ids of rungs of the ladder, or a `label:`"
        case Role(rung=None, name=None):
            return "rung", "`rung:` with the id of a rung of the ladder, or a `name:`"
        case Related(career=None, name=None):
            return "career", "`career:` with the name of a page, or a `name:`"
        case Branch(any_of=(), to=()):
            return "any_of", "`any_of:`, posts to choose from, or `to:`, a further path"
        case NextStep(qr=True, url=None):
            return "url", "the address that the QR code shows"
        case _:
            return None


def _sides_are_good(comparison: ComparisonSection, report: Report) -> bool:
    sides = comparison.sides
    if len(sides) == 1:
        hint = "write a second side, or make it `kind: points`"
        report.error(sides[0].span, Code.SIDES, "a comparison has two or more sides", hint)
        return False
    lengths = {len(side.items) for side in sides}
    if comparison.paired and len(lengths) > 1:
        odd = next(side for side in sides if len(side.items) != len(sides[0].items))
        report.error(
            odd.span,
            Code.SIDES,
            f"lines on this side: {len(odd.items)}; on the first: {len(sides[0].items)}",
            "paired sides have the same number of lines; without `paired` they need not",
        )
        return False
    return True


def _with_typed_cells(table: TableSection, report: Report) -> TableSection | None:
    """Check the length of each row and read the cells of number columns as numbers."""
    columns = table.columns
    rows: list[Row] = []
    for row in table.rows:
        if len(row.cells) != len(columns):
            few = len(row.cells) < len(columns)
            message = f"cells in this row: {len(row.cells)}; columns of the table: {len(columns)}"
            hint = "a gap is written `unknown`"
            hint = hint if few else "take one out; a cell with a comma in it needs quotes"
            report.error(row.span, Code.ROW_LENGTH, message, hint)
            continue
        cells = [
            _typed_cell(cell, column, report)
            for cell, column in zip(row.cells, columns, strict=True)
        ]
        good = tuple(cell for cell in cells if cell is not None)
        if len(good) == len(cells):
            rows.append(replace(row, cells=good))
    return replace(table, rows=tuple(rows)) if len(rows) == len(table.rows) else None


def _typed_cell(cell: Cell, column: Column, report: Report) -> Cell | None:
    if column.type is ColumnType.TEXT:
        return cell
    entries: list[Entry[Text | Decimal | Unknown]] = []
    for entry in cell.entries:
        value = entry.value
        if not isinstance(value, Text):
            entries.append(entry)
            continue
        try:
            # A percent sign in a column of percentages says nothing new and is let pass.
            digits = value.source.strip()
            if column.type is ColumnType.PERCENT:
                digits = digits.removesuffix("%").rstrip()
            entries.append(replace(entry, value=read_number(digits)))
        except Refused as refusal:
            report.error(value.span, refusal.code, refusal.message, refusal.hint)
            return None
    return Regional(tuple(entries))


def _ratings_are_good(ratings: RatingsSection, report: Report) -> bool:
    if (ratings.scale is None) == (ratings.unit is None):
        report.error(
            ratings.span,
            Code.EITHER_OR,
            "ratings need either a `scale` or a `unit`",
            "write `scale: 1–5`, or `unit: percent` for shares",
        )
        return False
    scale = ratings.scale if ratings.unit is not RatingUnit.PERCENT else None
    values = [_rating_is_good(rating, scale, report) for rating in ratings.items]
    return all(values)


def _rating_is_good(rating: Rating, scale: Scale | None, report: Report) -> bool:
    low, high = (scale.low, scale.high) if scale else (0, 100)
    for entry in rating.value.entries:
        if not isinstance(entry.value, Unknown) and not low <= entry.value <= high:
            message = f"{entry.value} lies outside the scale {low}–{high}"
            report.error(entry.span, Code.OFF_SCALE, message, "look at the scale of the source")
            return False
    return True
