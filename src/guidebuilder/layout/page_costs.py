"""What the end of a page costs: the taste of the page breaker, all of it on one scale.

The unit is that of the rules it is held against: 100 is a line by which two facing pages
differ, 500 a page that ends inside a word, 1000 a row of a table by itself.  The costs of a
break after a strip stand in :mod:`guidebuilder.layout.galley`.  Where each number comes from
is told in ``docs/decisions/0015-page-costs.md``.
"""

from __future__ import annotations

from guidebuilder.layout.galley import FORBIDDEN, LONE_LINE, LONELY

PAGE = 200.0
"""Cost of one page more."""

EMPTY = 15_000.0
"""Cost of the empty share of a page, squared, where text goes on."""

EMPTY_BEFORE_SECTION = 300.0
"""Cost of the empty share of a page where the next begins with a section."""

EMPTY_BEFORE_PAGE = 100.0
"""Cost of the empty share of a page where the next must begin with what it begins with."""

HOLE = 0.3
"""Share of a page that may be empty before the next section is rather pulled up."""

HOLE_BEFORE_PAGE = 0.4
"""The same where nothing can be pulled up: the pages before may then give some of theirs."""

HOLLOW = 25_000.0
"""Cost of the share of a page that is empty beyond :data:`HOLE`."""

TIGHT = 100.0
"""Cost of a page from whose air a line is taken."""

THIRD = 1 / 3
"""A section follows on only if at least so much of the page is left (look: grid)."""

LATE = 2500.0
"""Cost of a section that follows on below that, or whose figure does not fit."""

STUB = 0.15
"""Share of a page that a chapter's last page fills at least."""

STUBBY = 500.0
"""Cost of a last page that fills less."""

UNLEVEL = 100.0
"""Cost of each line by which the bottoms of two facing pages of running text differ."""

HYPHENATED_RECTO = 20_000.0
"""Further cost of a word that has to be read across a leaf: taken only if nothing else fits."""

RELAXED = {
    LONELY: "leaves one row of a list or a table by itself",
    LONE_LINE: "leaves one line of a paragraph by itself",
    FORBIDDEN: "parts what should stay together",
}
"""What a page does that ends at a break of this cost, in the order in which rules give way."""


def cost_of_air(empty: float, *, before_page: bool, before_section: bool) -> float:
    """Return what an empty share of a page costs, by what stands at the head of the next."""
    if before_page:
        return EMPTY_BEFORE_PAGE * empty + HOLLOW * max(0.0, empty - HOLE_BEFORE_PAGE)
    hole = HOLLOW * max(0.0, empty - HOLE)
    if before_section:
        return EMPTY_BEFORE_SECTION * empty + hole
    return EMPTY * empty * empty + hole
