"""The rows of charts of bars: their names, and where a chart of many rows may go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.geometry import mm
from guidebuilder.layout.galley import FORBIDDEN, FREE, Strip, depth, merged, rounded_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.document.blocks import RangeChart
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.galley import Galley
    from guidebuilder.layout.setting import Setter
    from guidebuilder.text.runs import TagId

NAME_WIDTH = mm(35)
"""Measure of the names at the start of the rows (look: pay)."""

CHART_START = mm(37)
"""Where the axis has its zero (look: pay)."""

NAME_LEADING = 11.7
"""From baseline to baseline of a name of 10 pt: 0.9 of a grid line."""

ROW_AIR = 5.0
"""Air above the first and below the last thing of a row."""

OUTLINE = 1.0
"""Outline of a bar: bright is pale on a grey printer, so the outline carries the bar."""

MANY_ROWS = 10
"""Rows from which a chart may go on on the next page, its axis repeated (look: pay)."""

TOGETHER = 2
"""Rows that stay with the first and with the last row where a chart goes over pages."""


def row_name(label: Inlines, setter: Setter, tag: TagId | None) -> Strip:
    """Set the name of a row at its start."""
    leading = setter.theme.script.leading(NAME_LEADING)
    style = replace(setter.styles.lead_in, leading=leading, drop=9.0 + (leading - NAME_LEADING) / 2)
    return merged(setter.text(label, style, 0, NAME_WIDTH, tag))


def cost_after_row(number: int, rows: int) -> float:
    """Return the cost of a page that ends after a row, counted from 1; 0 is the head."""
    may_break = rows >= MANY_ROWS and TOGETHER <= number <= rows - TOGETHER
    return FREE if may_break or number == rows else FORBIDDEN


def in_rows(chart: RangeChart, head: Strip, rows: Sequence[Strip], line: Pt) -> Galley:
    """Return the strips of a pay chart: whole, or from :data:`MANY_ROWS` on over pages.

    Args:
        chart: Where its rows were written.
        head: The axis, repeated where the chart goes on.
        rows: A strip for each row.
        line: Height of a grid line.
    """
    last = len(rows)
    strips = [
        replace(
            strip,
            break_after=cost_after_row(number, last),
            repeats=(head,) if last >= MANY_ROWS and number else (),
            span=chart.span if number == 0 else chart.rows[number - 1].span,
        )
        for number, strip in enumerate((head, *rows))
    ]
    return (*strips[:-1], filled_up(strips, line))


def filled_up(strips: Sequence[Strip], line: Pt) -> Strip:
    """Return the last strip with the air that makes the whole a number of grid lines."""
    total = depth(strips)
    missing = rounded_up(Strip(total), line).height - total
    return replace(strips[-1], height=strips[-1].height + missing)
