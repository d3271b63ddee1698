"""The author's own line below a message, with carets under what is wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.cli.console import Style, columns_of

if TYPE_CHECKING:
    from guidebuilder.cli.console import Console, Line

_NUMBER: Final = 4
"""Columns for the number of a line; longer ones push the bar to the right."""

_LOOKED_AT: Final = 400
"""Characters behind the place that are searched for what is meant."""

# Most guides have no mistake: these patterns are compiled when one has, not before.

_QUOTED: Final = r"`([^`]+)`"

_IN_QUOTES: Final = r"""'(?:[^']|'')*'|"(?:[^"\\]|\\.)*\""""

_SIGN: Final = r"- |[\s:,#\[\]{}|>'\"\N{REPLACEMENT CHARACTER}]"
"""What means something to YAML by itself, or is not UTF-8: of it one character is marked."""

_NAME: Final = r"[^\s:,\[\]{}]+(?=\s*:(?:\s|$))|[&*!][^\s,\[\]{}]*"
"""A word before a colon, or what an anchor, an alias or a tag is called."""

_TEXT: Final = r"(?:(?!:\s|:$|\s#).)+"
"""A text without quotes: it ends at the end of the line, before a colon or before a comment."""

_TEXT_IN_BRACKETS: Final = r"(?:(?!:\s|:$|\s#)[^,\[\]{}])+"


class Mark(Struct, frozen=True):
    """What is meant on a line.

    Attributes:
        column: Of its first character, from 1; may be one behind the last of the line.
        length: How many characters it has.
    """

    column: int
    length: int = 1


def mark(line: str, column: int, message: str) -> Mark:
    """Return what is meant by a message about a place.

    It is what the message quotes, at the place or further on in the line; else what stands at
    the place: a sign, the name of a field, a text.
    """
    rest = line[column - 1 : column - 1 + _LOOKED_AT]
    quoted = re.findall(_QUOTED, message)
    length = max((_standing_there(words, rest) for words in quoted), default=0)
    if length:
        return Mark(column, length)
    there = _there(line[: column - 1][-_LOOKED_AT:], rest)
    if there > 1 and not re.match(_NAME, rest):  # inside a text it may be one word that is meant
        for words in quoted:
            found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", rest)
            if found:
                return Mark(column + found.start(), len(words))
    return Mark(column, there)


def _standing_there(words: str, rest: str) -> int:
    """Return how many characters quoted words take at the place; 0 if other words stand there."""
    if rest.startswith(words):
        return len(words)
    if rest[:1] in {"'", '"'} and rest.startswith(words + rest[0], 1):
        return len(words) + 2
    return 0


def _there(before: str, rest: str) -> int:
    """Return how many characters what stands at the place has."""
    is_in_brackets = sum(map(before.count, "[{")) > sum(map(before.count, "]}"))
    kinds = (_IN_QUOTES, _NAME, _SIGN, _TEXT_IN_BRACKETS if is_in_brackets else _TEXT)
    for kind in kinds:
        found = re.match(kind, rest)
        if found:
            return 1 if kind is _SIGN else len(found[0].rstrip())
    return 1


def excerpt(
    line: str, number: int, meant: Mark, console: Console, style: Style = Style.ERROR
) -> tuple[Line, ...]:
    """Return a line of a file with its number, and a line with carets below it.

    Args:
        line: As the author wrote it, without its end.
        number: Of the line in its file.
        meant: What the carets stand under.
        console: Where it is shown: it is cut around the place to fit there.
        style: Of the carets.
    """
    gutter = f"{number:>{_NUMBER}} "
    room = console.columns - len(f"{gutter}{console.bar} ")
    start = min(meant.column - 1, len(line))
    # A line may have millions of characters.  Those that take a column fill the room twice over.
    near = max(0, start - room), start + 2 * room
    cells = [console.shown(each) for each in line[slice(*near)]]
    first, end = _window(
        [columns_of(each) for each in cells],
        start - near[0],
        room,
        len(console.dots),
    )
    place = start - near[0]
    before = console.dots if near[0] + first else ""
    after = console.dots if near[0] + end < len(line) else ""
    shown = "".join((before, *cells[first:end], after))
    at = columns_of("".join((before, *cells[first:place])))
    carets = columns_of("".join(cells[place : min(end, place + meant.length)]))
    return (
        ((Style.FRAME, f"{gutter}{console.bar}"), (Style.PLAIN, f" {shown}".rstrip())),
        (
            (Style.FRAME, f"{' ' * len(gutter)}{console.bar}"),
            (Style.PLAIN, f" {' ' * at}"),
            (style, "^" * max(1, carets)),
        ),
    )


def _window(widths: list[int], place: int, room: int, dots: int) -> tuple[int, int]:
    """Return which characters are shown, from the first to before the last.

    Args:
        widths: Columns that each of them takes.
        place: Which of them must be seen.
        room: Columns that there are for all.
        dots: Columns of what stands for those left out, at either end.
    """
    if sum(widths) <= room:
        return 0, len(widths)
    room -= 2 * dots
    # Half of the room is for what comes before the place, or more if little comes after it.
    first, most = 0, max(room // 2, room - sum(widths[place:]))
    while first < place and (sum(widths[first:place]) > most or not widths[first]):
        first += 1  # a mark without a width belongs over the letter before it
    end = len(widths)
    while sum(widths[first:end]) > room:
        end -= 1
    return first, end
