"""The furniture of a book: a running head over a rule, and the folio centred at the foot.

All of it is artifacts, which a screen reader passes over.  The title stands at the
outer edge, the part at the inner one, so that readers who leaf find both at the margin
that they hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.layout.numerals import roman
from guidebuilder.layout.paths import rule
from guidebuilder.layout.placed_text import grid_baseline
from guidebuilder.layout.setting import plain, said
from guidebuilder.style.palette import BLACK

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Part
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter

HEAD_RISE = 19.5
"""From the top of the type area up to the baseline of the running head: one line and a half."""

RULE_RISE = 15.0
"""From the top of the type area up to the rule under the running head."""

HEAD_GAP = 14.0
"""Least air between the words at the two ends of a running head."""


def running_head(
    words: tuple[str, str], part: Part | None, setter: Setter, *, recto: bool
) -> tuple[Item, ...]:
    """Return the running head of one page and the rule under it.

    Args:
        words: The chapter's title and the edition's name.
        part: The part that the page belongs to, if any.
        setter: What sets text.
        recto: Whether the page is a right one: its outer edge is then the right one.
    """
    master = setter.master
    left = master.left(recto=recto)
    baseline = master.margins.top - HEAD_RISE
    style = setter.styles.running_head
    title, edition = words
    outer = f"{title}, {edition}" if edition else title
    inner = f"{roman(part.number)}. {plain(part.title)}" if part is not None else ""
    room = master.width - HEAD_GAP
    if setter.width(said(outer), style) + setter.width(said(inner), style) > room:
        # The edition stands on both covers; the part is what readers look for.
        outer = title
    inner = shortened(inner, room - setter.width(said(outer), style), setter)
    at_left, at_right = (inner, outer) if recto else (outer, inner)
    right = left + master.width
    return (
        *setter.label(said(at_left), style, left, baseline, None),
        *setter.label(said(at_right), style, right, baseline, None, anchor=1.0),
        rule(left, master.margins.top - RULE_RISE, master.width, BLACK, 0.5),
    )


def shortened(text: str, measure: Pt, setter: Setter) -> str:
    """Return words that fit a measure, cut after one of them, or nothing if none fits."""
    style = setter.styles.running_head
    words = text.split(" ")
    shown = text
    while words and setter.width(said(shown), style) > measure:
        words.pop()
        shown = " ".join(words).rstrip(",;:") + "…"
    return shown if words else ""


def centred_folio(number: int, setter: Setter, *, recto: bool, host: str = "") -> tuple[Item, ...]:
    """Return the folio, centred two grid lines under the type area.

    Args:
        number: The page's folio.
        setter: What sets text.
        recto: Whether the page is a right one.
        host: Who hands the booklet out, at the outer edge where there is room.
    """
    master, style = setter.master, setter.styles.text
    left = master.left(recto=recto)
    middle = left + master.width / 2
    # The folio line of all themes: one line stays clear under the type area.
    baseline = grid_baseline(master.lines + 1, setter)
    folio = setter.label(said(str(number)), style, middle, baseline, None, anchor=0.5)
    words = shortened(host, master.width / 2 - 2 * HEAD_GAP, setter)
    if not words:
        return folio
    edge = left + master.width if recto else left
    small = setter.styles.running_head
    return (*folio, *setter.label(said(words), small, edge, baseline, None, anchor=float(recto)))
