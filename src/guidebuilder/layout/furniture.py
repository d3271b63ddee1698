"""What stands on every page around its content: the folio line and the rail.

Both are furniture: artifacts without tags, which a screen reader passes over.  A
page on which the rail is hidden (contents, how to read) has the folio line alone;
covers and the left page of an opener have neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.geometry import mm
from guidebuilder.layout.paths import circle, filled, stroked, upright
from guidebuilder.layout.setting import said
from guidebuilder.style.palette import WHITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.page_master import PageMaster

FOLIO_LINE = 1
"""Grid lines between the last baseline of the type area and the folio's: b(37) and b(39)."""

FOLIO_GAP = mm(3)
"""Air between folio, title and edition (look: folio line)."""

RAIL_EDGE = mm(6.4)
"""From the outer trim to the rail (look: rail)."""

RAIL_EDGE_INSIDE = mm(9.1)
"""The same where a printer leaves the edge of the paper white: 7 mm stay free."""

STATION, STATION_INSIDE = mm(3.1), mm(2.05)
"""Radius of the current station, and of one that has to keep clear of the edge."""

FIGURE, FIGURE_INSIDE = 10.0, 8.0
"""Size of the number in them, in points."""

RAIL_HEAD, RAIL_FOOT = 30 / 210, 180 / 210
"""Heights of the first and the last station, as shares of the page: 30 and 180 mm on A5."""


def furniture(  # noqa: PLR0913  (each is a thing that a page knows of itself)
    number: int,
    *,
    recto: bool,
    station: int | None,
    stations: int,
    setter: Setter,
    running_title: str,
    edition: str,
    host: str = "",
) -> tuple[Item, ...]:
    """Return the furniture of one page.

    Args:
        number: The page's folio.
        recto: Whether the page is a right one: its outer edge is then the right one.
        station: Number of the part that the page belongs to; ``None`` hides the rail.
        stations: Number of parts in the booklet.
        setter: What sets text.
        running_title: The booklet's title in the folio line.
        edition: The edition's name in the folio line.
        host: Who hands it out, at the end of that line where there is room.
    """
    folio = _folio_line(number, (running_title, edition, host), setter, recto=recto)
    if station is None:
        return folio
    return (*_rail(station, stations, setter, recto=recto), *folio)


def _folio_line(
    number: int, words: tuple[str, str, str], setter: Setter, *, recto: bool
) -> tuple[Item, ...]:
    """Return folio, title, edition and host, from the outer edge of the type area inwards."""
    master, styles = setter.master, setter.styles
    baseline = master.margins.top + styles.text.drop + master.line * (master.lines + FOLIO_LINE)
    folio = replace(styles.kicker, char=replace(styles.lead_in.char, weight=800)).figures()
    left = master.left(recto=recto)
    at, end, sign = (left + master.width, left, -1) if recto else (left, left + master.width, 1)
    items: list[Item] = []
    for text, style in ((str(number), folio), *((each, styles.caption) for each in words)):
        shown = _shortened(text, abs(end - at), setter) if items else text
        if not shown:
            continue
        label = setter.label(said(shown), style, at, baseline, None, anchor=float(recto))
        width = setter.width(said(shown), style)
        items.extend(label)
        at += sign * (width + FOLIO_GAP)
    return tuple(items)


def _shortened(text: str, measure: Pt, setter: Setter) -> str:
    """Return a caption that fits a measure, cut after a word, or nothing if no word fits."""
    style = setter.styles.caption
    words = text.split()
    shown = text
    while words and setter.width(said(shown), style) > measure:
        words.pop()
        shown = " ".join(words).rstrip(",;:") + "…"
    return shown if words else ""


def _rail(station: int, stations: int, setter: Setter, *, recto: bool) -> Iterator[Item]:
    """Yield the line at the outer edge with a station for each part, the current one full."""
    master, deep = setter.master, setter.theme.palette.deep
    trim, is_inside = master.trim, master.safe > 0
    edge = RAIL_EDGE_INSIDE if is_inside else RAIL_EDGE
    x = trim.width - edge if recto else edge
    top, foot = (master.margins.top, master.margins.bottom) if is_inside else (-master.bleed,) * 2
    yield upright(x, top, trim.height - top - foot, deep, 0.75)
    for each in range(1, stations + 1):
        if each != station:
            ring = circle(x, _station_y(each, stations, master), mm(0.95))
            yield stroked(ring, deep, 1, fill=WHITE)
    # The current one last: where many stations stand close, it covers its neighbours.
    if 1 <= station <= stations:
        y = _station_y(station, stations, master)
        yield filled(circle(x, y, STATION_INSIDE if is_inside else STATION), deep)
        style, size = setter.styles.kicker, FIGURE_INSIDE if is_inside else FIGURE
        style = replace(style, char=replace(style.char, size=size, weight=800, ink=WHITE))
        capitals = setter.fonts.face("label", 800).cap_height * style.char.size
        yield from setter.label(said(str(station)), style, x, y + capitals / 2, None, anchor=0.5)


def _station_y(number: int, stations: int, master: PageMaster) -> Pt:
    head, foot = RAIL_HEAD * master.trim.height, RAIL_FOOT * master.trim.height
    return head + (foot - head) * (number - 1) / max(stations - 1, 1)
