"""What may be done to break a paragraph, strictest first; values and sweeps: decision 0013."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.text.line_breaking import INFINITE_BADNESS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.geometry import Pt

NO_LIMIT = 10**6
"""A count that no paragraph reaches."""


class Attempt(Struct, frozen=True, kw_only=True):
    """What one attempt at a paragraph may do.

    Attributes:
        badness: Badness of the worst line that it accepts.
        hyphens: Whether it may divide words.
        stretch: Share of a space's width that counts as badness 100.
        shrink: Share of a space's width that a line may take away.
        slack: Stretch of each line besides its spaces', in points.
        scale: Share of their width by which glyphs may be widened or narrowed, for nothing.
        tracking: Points by which clusters may be moved apart or together, for nothing.
        hyphen_penalty: For dividing a word.
        ladder: Most lines in a row that end inside a word.
        hyphen_lines: Fewest lines to each hyphen that we add; 0 counts none.
        last_words: Fewest words of a last line.
        runt: Length of a last line that is too short, in points; 0 accepts any.
        may_overflow: Whether it accepts what is wider than a line and cannot be cut.
        varies: Whether it sets well enough to lend or borrow a line.
    """

    badness: float
    hyphens: bool
    stretch: float = 0.0
    shrink: float = 0.0
    slack: Pt = 0.0
    scale: float = 0.0
    tracking: Pt = 0.0
    hyphen_penalty: float = 0.0
    ladder: int = 2
    hyphen_lines: int = 0
    last_words: int = 1
    runt: Pt = 0.0
    may_overflow: bool = False
    varies: bool = False

    @property
    def at_last(self) -> Attempt:
        """The same attempt, but one that cannot fail."""
        return replace(
            self,
            badness=INFINITE_BADNESS,
            ladder=NO_LIMIT,
            hyphen_lines=0,
            last_words=1,
            runt=0.0,
            may_overflow=True,
            varies=False,
        )


class Flex(Struct, frozen=True):
    """By how much the glyphs of a line may be changed before its spaces are (decision 0013).

    Attributes:
        scale: Share of their width by which they may be widened or narrowed.
        tracking: Share of the em by which they may be moved apart or together.
    """

    scale: float = 0.0
    tracking: float = 0.0


RIGID = Flex()
"""Glyphs that stay as they are."""

LONG_EMS = 27
"""A line of so many em holds about 60 characters: below, nearly every paragraph needs a hyphen."""

STRETCH = 1 / 2
"""Share of a space's width by which it grows at badness 100: TeX's for Computer Modern."""

SHRINK, MOST_SHRINK = 0.125, 1 / 3
"""Share of a space's width by which it closes up at badness 100; the second where the line
would be too loose else.  Spaces under 80 % of their natural width look squeezed."""

LOOSEST_LONG, LOOSEST_SHORT = 200.0, 500.0
"""Badness up to which lines are stretched, of 60 characters and of fewer: spaces of 1.6 and
1.9 times their width."""


def most_growth(measure: Pt, size: Pt) -> float:
    """Return the share of its width by which a space may grow at most (decision 0013)."""
    loosest = LOOSEST_LONG if measure >= LONG_EMS * size else LOOSEST_SHORT
    return STRETCH * float((loosest / 100) ** (1 / 3))


def justified_attempts(
    measure: Pt, size: Pt, *, hyphens: bool, flex: Flex = RIGID
) -> Iterator[Attempt]:
    """Yield the attempts at a justified paragraph, strictest first.

    Args:
        measure: Width of the lines.
        size: Type size, the em of tracking and of the emergency stretch.
        hyphens: Whether words may be divided at all.
        flex: What may be done to the glyphs.
    """
    whole = Attempt(
        badness=25,
        hyphens=False,
        stretch=STRETCH,
        shrink=SHRINK,
        scale=flex.scale,
        tracking=flex.tracking * size,
        hyphen_penalty=150,
        last_words=2,
        runt=_runt(measure, size),
        varies=True,
    )
    if not hyphens or measure >= LONG_EMS * size:
        yield whole
    divided = replace(whole, badness=50, hyphens=hyphens)
    yield divided
    one_word = replace(divided, last_words=1)
    yield one_word
    yield replace(one_word, badness=100)
    yield replace(one_word, badness=200)
    close = replace(one_word, shrink=MOST_SHRINK)
    yield replace(close, badness=200)
    # From here on some line comes out loose whatever we do.
    loose = replace(close, badness=9999, varies=False)
    yield replace(loose, badness=800)
    yield replace(loose, slack=size)
    yield replace(loose, slack=3 * size)
    yield replace(loose, slack=3 * size).at_last


RAG = 0.10
"""Share of the measure by which a ragged line may fall short at badness 100."""

NARROW_RAG = 2.0
"""The same in em, where that is more: in narrow columns one word is much of a line."""

GOOD_RAG, FAIR_RAG, DEEP_RAG = 1.4, 2.2, 3.0
"""How many times deeper than that a rag may be: at most 14 % of the measure (docs/look.md).

In a short paragraph 22 % is better than a hyphen, which is seen before the rag is; and
30 % better than a last line of one word.
"""


def ragged_attempts(measure: Pt, size: Pt, *, hyphens: bool) -> Iterator[Attempt]:
    """Yield the attempts at a ragged paragraph, strictest first.

    Args:
        measure: Width of the lines.
        size: Type size, the em of narrow columns.
        hyphens: Whether words may be divided at all.
    """
    whole = Attempt(
        badness=100 * GOOD_RAG**3,
        hyphens=False,
        slack=max(RAG * measure, NARROW_RAG * size),
        hyphen_penalty=500,
        ladder=1,
        hyphen_lines=6,  # docs/look.md
        last_words=2,
        runt=_runt(measure, size),
        varies=True,
    )
    fair = replace(whole, badness=100 * FAIR_RAG**3)
    deep = replace(whole, badness=100 * DEEP_RAG**3, hyphens=hyphens, hyphen_lines=0, varies=False)
    yield whole
    if hyphens:
        yield replace(whole, hyphens=True)
        yield replace(fair, hyphens=True)
    yield fair
    yield deep
    yield replace(deep, badness=INFINITE_BADNESS, last_words=1)
    yield whole.at_last


def _runt(measure: Pt, size: Pt) -> Pt:
    # Five characters of half an em, or a tenth of the line.
    return max(measure / 10, 2.5 * size)
