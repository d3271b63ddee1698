"""A table that no page is wide enough for, as records: a label and a value to a line.

Each row becomes a record under its own rule.  It is still one table to whoever hears it:
a group of rows for each record, whose heads are the record's name and the label.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.layout.galley import (
    FORBIDDEN,
    LONELY,
    POOR,
    Galley,
    Strip,
    beside,
    depth,
    kept,
    kept_with_next,
    merged,
    side_by_side,
    space,
    untagged,
)
from guidebuilder.layout.paths import rule
from guidebuilder.layout.setting import said
from guidebuilder.layout.table_cells import placed
from guidebuilder.layout.table_rules import manner_of
from guidebuilder.style.palette import SOFT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.document.blocks import Cell, Table
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.setting import Setter
    from guidebuilder.layout.table_cells import CellPlace
    from guidebuilder.layout.table_rules import Rule, TableManner
    from guidebuilder.text.runs import TagId

LABEL_SHARE = 0.36
"""Share of the measure that labels take at most."""

LABEL_GAP = 9.0
"""Air between the labels and the values, in points: an em of table type."""

RECORD_AIR = 4.0
"""Air under the rule of a record, and above the next one, in points."""

DEEP = 0.5
"""Share of a page's depth above which a record may be divided."""

NO_VALUE = "–"
"""What stands where a cell is empty."""


def set_records(table: Table, setter: Setter, tag: TagId, continued: Galley) -> Galley:
    """Set each row of a table as a record, under the element *tag*.

    Pages after the first begin with *continued* and a rule.
    """
    records = _Records(table, setter, manner_of(setter.theme))
    again = (*continued, replace(records.rule(records.manner.foot), is_space=False))
    return tuple(replace(each, repeats=(*again, *each.repeats)) for each in records.set(tag))


class _Records(Struct):
    table: Table
    setter: Setter
    manner: TableManner

    def set(self, tag: TagId) -> Galley:
        """Return the records, each under its rule."""
        strips: list[Strip] = []
        labels = [self._label(at) for at in range(len(self.table.columns))]
        widths = [self.setter.width(label, self.manner.style) for label in labels]
        limit = LABEL_SHARE * self.setter.master.width
        indent = min(max(widths, default=0.0), limit) + LABEL_GAP
        # A row that only cells from above reach into has nothing to tell.
        rows = [(at, cells) for at, cells in enumerate(placed(self.table)) if cells]
        for number, (at, cells) in enumerate(rows):
            body = self.setter.tree.add("TBody", tag)
            first = self.table.rows[at].begins_group or number == 0
            ruled = self.manner.foot if first else self.manner.between or self.manner.under_group
            strips.append(self.rule(ruled))
            record = self._record(cells, labels, indent, body)
            if number in (0, len(rows) - 2):
                record = (*record[:-1], replace(record[-1], break_after=LONELY))
            strips += record
        # The last rule stays with the last words, over the air between them.
        last = next(at for at in reversed(range(len(strips))) if strips[at].items)
        return (
            *strips[:last],
            *kept_with_next(strips[last:]),
            replace(self.rule(self.manner.foot), is_space=False),
        )

    def rule(self, drawn: Rule) -> Strip:
        """Return a rule in the full measure."""
        line = rule(0, drawn.weight / 2, self.setter.master.width, drawn.ink, drawn.weight)
        return Strip(drawn.weight, (line,), FORBIDDEN, is_space=True)

    def _label(self, at: int) -> Inlines:
        """Return what a column is called, the head above its own included."""
        column = self.table.columns[at]
        if not column.under:
            return column.label
        return (*said(f"{column.under}: ", self.table.span), *column.label)

    def _record(
        self,
        cells: Sequence[tuple[CellPlace, Cell]],
        labels: Sequence[Inlines],
        indent: Pt,
        body: TagId,
    ) -> Galley:
        """Return one record: its name across, its fields below."""
        air = space(RECORD_AIR)
        names = [pair for pair in cells if self.table.columns[pair[0].first].is_head][:1]
        title: list[Strip] = []
        heads: tuple[TagId, ...] = ()
        for _, cell in names:
            th = self._add("TH", self.setter.tree.add("TR", body), scope="Row", column_span=2)
            title = self._paragraphs(cell, th, 0, self.setter.master.width, is_name=True)
            heads = (th,)
        fields = [
            self._field(labels[place.first], cell, indent, body, heads)
            for place, cell in cells
            if (place, cell) not in names
        ]
        pieces: list[Galley] = [kept(title)] if title else []
        pieces += fields
        whole = [strip for piece in pieces for strip in piece]
        if depth(whole) <= DEEP * self.setter.master.depth:
            # The air under it is no page's first: only the rule of the next one stands there.
            return (_solid(air), replace(merged(whole), span=whole[0].span), air)
        return self._divided(title, fields)

    def _divided(self, title: Sequence[Strip], fields: Sequence[Galley]) -> Galley:
        """Return a deep record: pages after the first begin with its name again."""
        air = space(RECORD_AIR)
        again: Galley = ()
        if title:
            words = said(f"({self.setter.wording.continued})")
            more = self.setter.text(words, self.manner.style, 0, self.setter.master.width, None)
            again = (_solid(air), untagged(merged((*title, *more))))
        strips = [replace(each, break_after=FORBIDDEN) for each in title]
        for number, field in enumerate(fields):
            cost = FORBIDDEN if number in (0, len(fields) - 2, len(fields) - 1) else POOR / 2
            body = [replace(each, repeats=again) for each in field]
            strips += [*body[:-1], replace(body[-1], break_after=cost)]
        return (_solid(air), *strips, _solid(air, 0.0))

    def _field(
        self, label: Inlines, cell: Cell, indent: Pt, body: TagId, heads: tuple[TagId, ...]
    ) -> Galley:
        setter = self.setter
        tr = setter.tree.add("TR", body)
        th = self._add("TH", tr, scope="Row")
        td = setter.tree.add("TD", tr)
        setter.tree[td].headers = (*heads, th)
        soft = self.manner.style.inked(SOFT)
        name = setter.text(label, soft, 0, indent - LABEL_GAP, th)
        value = self._paragraphs(cell, td, indent, setter.master.width - indent)
        columns = [each for each in (name, value) if each]
        if max((depth(each) for each in columns), default=0.0) > DEEP * setter.master.depth:
            return side_by_side(columns)
        return (beside(*((0.0, each) for each in columns)),)

    def _add(self, role: str, parent: TagId, **attributes: object) -> TagId:
        return self.setter.tree.add(role, parent, **attributes)

    def _paragraphs(
        self, cell: Cell, tag: TagId, x: Pt, measure: Pt, *, is_name: bool = False
    ) -> list[Strip]:
        setter, style = self.setter, self.manner.style
        texts = [text for text in cell.paragraphs if text] or [said(NO_VALUE)]
        strips: list[Strip] = []
        for number, text in enumerate(texts):
            bold = number == 0 and (is_name or cell.strong_first)
            one = tag if len(texts) == 1 else setter.tree.add("P", tag)
            strips += setter.text(text, style.weighted(700) if bold else style, x, measure, one)
        return strips


def _solid(air: Strip, break_after: float = FORBIDDEN) -> Strip:
    """Return air that stays where a page ends: a rule belongs to it."""
    return replace(air, is_space=False, break_after=break_after)
