"""What the breaker knows of a paragraph: where its lines may end, as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from guidebuilder.geometry import Pt


class BreakTable(Struct):
    """The places where a line may end, as parallel lists; the last is the paragraph's end.

    Widths count from the paragraph's start, in points.

    Attributes:
        start: Where the first line begins; above 0 where its first character hangs out.
        end: Width up to the line's end: no space after it, its hyphen included.
        resume: Width up to the start of the next line.
        space_end: Width of the spaces that can stretch, up to the line's end.
        space_resume: The same, up to the start of the next line.
        clusters: Number of clusters up to the line's end; empty if none is tracked.
        words: Number of words that have ended.
        penalty: What ending a line here costs, a hyphen that we add apart.
        hyphen: How many hyphen penalties it costs besides; above 0 it adds a hyphen.
        divides: Whether the line ends inside a word.
    """

    start: Pt = 0.0
    end: list[Pt] = field(default_factory=list)
    resume: list[Pt] = field(default_factory=list)
    space_end: list[Pt] = field(default_factory=list)
    space_resume: list[Pt] = field(default_factory=list)
    clusters: list[int] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    penalty: list[float] = field(default_factory=list)
    hyphen: list[float] = field(default_factory=list)
    divides: list[bool] = field(default_factory=list)
