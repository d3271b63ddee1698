"""Tables: a caption, columns as wide as makes them least deep, and what is done if none fit.

A table is one ``Table`` element however many pages it takes.  Pages after the first begin
with its caption and its heads once more, drawn as artifacts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.layout.galley import (
    FORBIDDEN,
    Galley,
    depth,
    kept_with_next,
    merged,
    space,
    to_grid,
    untagged,
)
from guidebuilder.layout.setting import said
from guidebuilder.layout.table_cells import ShapedTable, shape_table
from guidebuilder.layout.table_records import set_records
from guidebuilder.layout.table_rows import Rows
from guidebuilder.layout.table_rules import TableManner, manner_of, scaled
from guidebuilder.layout.table_setting import CellSetter, Columns
from guidebuilder.layout.table_widths import natural_widths, solve_widths, starts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidebuilder.document.blocks import Table
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.galley import Strip
    from guidebuilder.layout.setting import Setter
    from guidebuilder.text.runs import TagId

COLUMN_GAP = 1.03
"""Air between two columns, in em: 9 points in table type of 8.75."""

SMALLEST = 7.5
"""The smallest type anywhere, in points (look: type)."""

STEP = 0.5
"""By how much the type of a table that is too wide gets smaller at a time, in points."""

SMALL_TABLE = 0.4
"""Share of a page's depth up to which a table is not divided."""

CAPTION_AIR = 3.0
"""Air between the caption and the heads, in points; a full page goes without."""

NOTE_AIR = 4.0
"""Air between a table and its note, in points."""


class Form(Struct, frozen=True):
    """A table whose words fit its columns: its cells, where they stand, its type."""

    shaped: ShapedTable
    columns: Columns
    manner: TableManner


def set_table(table: Table, setter: Setter, parent: TagId) -> Galley:
    """Set a table in the full measure.

    If its words do not fit, it is set in smaller type, and else as stacked records; the
    author is told.
    """
    tag = setter.tree.add("Table", parent)
    caption: Galley = ()
    if table.caption:
        title = setter.tree.add("Caption", tag)
        caption = _caption(table.caption, setter, title)
    as_records = setter.theme.manners.tables == "records"
    form = None if as_records else _form(table, setter, tag)
    if form is not None:
        body = _rows(table, form, setter)
    else:
        body = set_records(table, setter, tag, _continued(table, setter))
    if form is None and not as_records:
        setter.report.warning(
            table.span,
            "GB711",
            "this table is too wide for the page",
            hint="it is set as a list of records; fewer columns or shorter words make it a table",
        )
    note: Galley = ()
    if table.note:
        note_tag = setter.tree.add("P", parent)
        lines = setter.text(table.note, setter.styles.caption, 0, setter.master.width, note_tag)
        note = (space(NOTE_AIR, break_after=FORBIDDEN), merged(lines))
        body = (*body[:-1], replace(body[-1], break_after=FORBIDDEN))
    strips = (*caption, *body, *note)
    return (*strips, to_grid(strips, setter.master.line))


def _form(table: Table, setter: Setter, tag: TagId) -> Form | None:
    """Return a table in the largest type in which its words fit, or ``None``."""
    manner = manner_of(setter.theme)
    full = manner.style.char.size
    made = len(setter.tree.elements)
    for size in _sizes(full):
        smaller = scaled(manner, size) if size < full else manner
        shaped = shape_table(table, smaller, setter, tag)
        columns = _columns(shaped, len(table.columns), size * COLUMN_GAP, setter.master.width)
        if columns is not None:
            if size < full:
                setter.report.warning(
                    table.span,
                    "GB714",
                    f"this table is set in {size:g} points, smaller than others, to fit the page",
                    hint="fewer columns or shorter words give it the usual size",
                )
            return Form(shaped, columns, smaller)
        setter.tree.forget_from(made)
    return None


def _sizes(full: Pt) -> Iterator[Pt]:
    """Yield sizes of type, the usual one first, down to the smallest."""
    size = full
    while size > SMALLEST:
        yield size
        size -= STEP
    yield min(full, SMALLEST)


def _columns(shaped: ShapedTable, count: int, gap: Pt, measure: Pt) -> Columns | None:
    """Return the columns of a table, or ``None`` if its words do not fit the measure."""
    widths = natural_widths(shaped.natural_needs(), count, measure, gap)
    if widths is None:
        widths = solve_widths(tuple(shaped.needs(measure)), count, measure, gap)
    return None if widths is None else Columns(starts_of(widths, gap), widths)


def _rows(table: Table, form: Form, setter: Setter) -> Galley:
    """Return heads and rows; pages after the first begin with the caption and the heads."""
    cells = CellSetter(form.shaped, form.columns, form.manner, setter)
    head = cells.head()
    continued = _continued(table, setter)
    again = (*continued, untagged(head))
    rows = Rows(table, cells.rows(), cells, setter.master.depth - depth(again))
    body = rows.strips()
    strips = (*body[:-1], *kept_with_next(body[-1:]), cells.foot())
    if head.height + depth(strips) <= SMALL_TABLE * setter.master.depth:
        return (head, *kept_with_next(strips[:-1]), strips[-1])
    return (head, *_repeating(strips, again))


def _caption(words: Inlines, setter: Setter, tag: TagId | None) -> Galley:
    lines = setter.text(words, setter.styles.group, 0, setter.master.width, tag)
    return kept_with_next((*lines, space(CAPTION_AIR, gives=CAPTION_AIR)))


def _continued(table: Table, setter: Setter) -> Galley:
    """Return the caption of pages after the first, which no element holds."""
    if not table.caption:
        return ()
    words = (*table.caption, *said(f" ({setter.wording.continued})"))
    return _caption(words, setter, None)


def _repeating(strips: Sequence[Strip], again: Galley) -> Iterator[Strip]:
    """Yield strips that set the heads again if a page begins with them."""
    return (replace(each, repeats=(*again, *each.repeats)) for each in strips)
