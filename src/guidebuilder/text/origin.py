"""Where the words of a paragraph come from, kept apart from the words themselves.

A paragraph is shaped and set by its words and its type alone.  So that equal words need it
once, in whatever line of whatever file they stand, the items that are shaped bear their
numbers in place of their spans and elements; the lines and messages that come of them are
given the true ones at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.diagnostics import Span
from guidebuilder.text.runs import Line, PlacedRun, StyledText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.text.runs import StyledItem, TagId


class Origin(Struct, frozen=True):
    """What belongs to the items of one paragraph and to no other of the same words.

    Attributes:
        spans: Where each item was written; a sign was written nowhere.
        tags: The inline element of each; empty if none has one.
    """

    spans: tuple[Span | None, ...] = ()
    tags: tuple[TagId | None, ...] = ()

    def span_of(self, number: Span) -> Span:
        """Return the place that a message bears the number of."""
        return self.spans[number.line] or number

    def of_lines(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """Return lines whose runs belong to their elements."""
        if not self.tags:
            return lines
        return tuple([self._of_line(line) for line in lines])

    def _of_line(self, line: Line) -> Line:
        runs = tuple([self._of_run(each) for each in line.runs])
        return Line(runs, line.width, line.hyphenated, line.ends_paragraph, line.messages)

    def _of_run(self, placed: PlacedRun) -> PlacedRun:
        number = placed.run.tag
        if number is None:
            return placed
        return PlacedRun(placed.x, replace(placed.run, tag=self.tags[number]))


UNKNOWN: Final = Origin()
"""Of words that were written nowhere."""


_NUMBERS: Final = tuple(Span("", number, 0) for number in range(256))
"""Stand for the places of items; a longer paragraph makes more."""


def apart(items: Sequence[StyledItem]) -> tuple[tuple[StyledItem, ...], Origin]:
    """Return the items of a paragraph with numbers in place of spans and elements, and those."""
    only = items[0] if len(items) == 1 else None
    if isinstance(only, StyledText):  # nine paragraphs of ten
        tag = None if only.tag is None else 0
        word = StyledText(
            only.text, only.style, only.lang, _NUMBERS[0], tag, only.link, only.spoken
        )
        return (word,), Origin((only.span,), () if tag is None else (only.tag,))
    words: list[StyledItem] = []
    spans: list[Span | None] = []
    tags: list[TagId | None] = []
    for number, item in enumerate(items):
        tag = None if item.tag is None else number
        tags.append(item.tag)
        if isinstance(item, StyledText):
            place = _NUMBERS[number] if number < len(_NUMBERS) else Span("", number, 0)
            text, style, lang = item.text, item.style, item.lang
            words.append(StyledText(text, style, lang, place, tag, item.link, item.spoken))
            spans.append(item.span)
        else:
            words.append(item if tag is None else replace(item, tag=tag))
            spans.append(None)
    has_tags = any(tag is not None for tag in tags)
    return tuple(words), Origin(tuple(spans), tuple(tags) if has_tags else ())
