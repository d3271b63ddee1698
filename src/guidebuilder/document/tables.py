"""Tables and comparisons."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from guidebuilder.document.blocks import (
    Align,
    Cell,
    Comparison,
    Side,
    Sign,
    Table,
    TableColumn,
    TableRow,
)
from guidebuilder.document.notes import marking
from guidebuilder.document.phrases import in_words, printed
from guidebuilder.document.texts import bullet
from guidebuilder.model import sections as model
from guidebuilder.model.values import Unknown

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Block
    from guidebuilder.document.desk import Desk
    from guidebuilder.document.inlines import Inlines


def table_blocks(desk: Desk, section: model.TableSection) -> tuple[Block, ...]:
    """Return a table; its first column heads the rows."""
    marks = marking(desk, section.rows)
    rows = []
    for row in section.rows:
        cells = []
        for number, (column, cell) in enumerate(zip(section.columns, row.cells, strict=True)):
            text = _cell(desk, column, cell, row)
            notes = desk.notes(row) if number == 0 else ()
            is_marked = number == 0 and marks.is_on(row)
            paragraphs = (desk.marked(text, is_marked=is_marked), *notes)
            cells.append(Cell(paragraphs=paragraphs, span=row.span))
        rows.append(TableRow(cells=tuple(cells)))
    return (
        Table(
            columns=tuple(
                TableColumn(
                    label=desk.line(each.label),
                    align=_align(each),
                    under=in_words(desk.line(each.under)) or None,
                    is_head=number == 0,
                )
                for number, each in enumerate(section.columns)
            ),
            rows=tuple(rows),
            span=section.span,
        ),
    )


def _cell(desk: Desk, column: model.Column, cell: model.Cell, row: model.Row) -> Inlines:
    value = cell.value
    if isinstance(value, Unknown):
        return desk.gap(value)
    if isinstance(value, Decimal):
        is_percent = column.type is model.ColumnType.PERCENT
        write = desk.formats.percent if is_percent else desk.formats.number
        return printed(write(value), row.span)
    return desk.line(value) or desk.no_value(row.span)


def _align(column: model.Column) -> Align:
    """Return where cells stand: as the author says, else figures at the end.

    There is no centred column: figures under one another are compared digit by digit,
    and centred text has no edge to read down along.
    """
    if column.align is None:
        return Align.START if column.type is model.ColumnType.TEXT else Align.END
    return Align.END if column.align is model.Align.RIGHT else Align.START


def comparison_blocks(desk: Desk, section: model.ComparisonSection) -> tuple[Block, ...]:
    """Return sides of lists."""
    signs = _signs(desk, section)
    return (
        Comparison(
            sides=tuple(
                Side(
                    label=desk.marked(
                        desk.line(side.label), is_marked=desk.provenance(side).is_doubted
                    ),
                    items=tuple(bullet(desk, each) for each in side.items),
                    sign=sign,
                    empty_line=desk.words.say("comparison.empty"),
                )
                for side, sign in zip(section.sides, signs, strict=True)
            ),
            paired=section.paired,
            span=section.span,
        ),
    )


def _signs(desk: Desk, section: model.ComparisonSection) -> tuple[Sign, ...]:
    """Return plus and minus for good and hard sides, and nothing for other comparisons.

    Only labels decide, compared with the usual words for good and hard sides in the
    authors' language: day shift against night shift has no plus, wherever it stands,
    and a sign on one side alone would judge the other.
    """
    kinds = {
        Sign.PLUS: _usual(desk, "comparison.good"),
        Sign.MINUS: _usual(desk, "comparison.hard"),
    }
    labels = [in_words(desk.line(side.label)).casefold() for side in section.sides]
    signs = tuple(
        next((sign for sign, words in kinds.items() if label in words), Sign.NONE)
        for label in labels
    )
    return signs if set(signs) == set(kinds) else (Sign.NONE,) * len(signs)


def _usual(desk: Desk, key: str) -> frozenset[str]:
    return frozenset(
        each.strip().casefold() for each in desk.edition.author_words.say(key).split("|")
    )
