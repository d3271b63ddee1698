"""The two manners of tables: ruled between its rows, or three rules in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.style.palette import BLACK

if TYPE_CHECKING:
    from guidebuilder.geometry import Pt
    from guidebuilder.style.ink import Ink
    from guidebuilder.style.theme import TextStyle, Theme


class Rule(Struct, frozen=True):
    """A rule: its ink and its weight in points."""

    ink: Ink
    weight: Pt


class TableManner(Struct, frozen=True, kw_only=True):
    """How a table is ruled, and its type (look: institutes, Almanac).

    Attributes:
        style: Type of the cells.
        head: Type of the heads.
        above_head: Rule above the heads, or none.
        below_head: Rule under the heads.
        between: Rule between two rows, or none.
        above_group: Rule above the first row of a group, or none.
        above_total: Rule above a sum.
        foot: Rule at the end.
        under_group: Rule under a head that stands over several columns.
        row_air: Air in a row, above and below its lines together; with the rule 7 points.
    """

    style: TextStyle
    head: TextStyle
    above_head: Rule | None
    below_head: Rule
    between: Rule | None
    above_group: Rule | None
    above_total: Rule
    foot: Rule
    under_group: Rule
    row_air: Pt


def manner_of(theme: Theme) -> TableManner:
    """Return how a theme sets its tables."""
    style, palette = theme.styles.table, theme.palette
    if theme.manners.tables == "three-rule":
        # A family without italics is not slanted: there weight tells heads from cells.
        is_serif = style.char.family == "text"
        italic = replace(style, char=replace(style.char, italic=True))
        return TableManner(
            style=style,
            head=italic if is_serif else style.weighted(600),
            above_head=Rule(BLACK, 0.75),
            below_head=Rule(BLACK, 0.5),
            between=None,
            above_group=None,
            above_total=Rule(BLACK, 0.5),
            foot=Rule(BLACK, 0.75),
            under_group=Rule(BLACK, 0.5),
            row_air=5.0,
        )
    return TableManner(
        style=style,
        head=style.weighted(600),
        above_head=None,
        below_head=Rule(palette.deep, 1.5),
        between=Rule(palette.mid, 0.5),
        above_group=Rule(palette.deep, 0.75),
        above_total=Rule(palette.deep, 0.5),
        foot=Rule(palette.deep, 1.5),
        under_group=Rule(palette.mid, 0.5),
        row_air=6.5,
    )


def scaled(manner: TableManner, size: Pt) -> TableManner:
    """Return a manner in type of another size, its leading in proportion."""
    share = size / manner.style.char.size
    return replace(manner, style=_scaled(manner.style, share), head=_scaled(manner.head, share))


def _scaled(style: TextStyle, share: float) -> TextStyle:
    char = replace(style.char, size=style.char.size * share)
    return replace(style, char=char, leading=style.leading * share, drop=style.drop * share)
