"""What a stream can show: its characters, its colours, its width."""

from __future__ import annotations

import os
import unicodedata
from enum import Enum, StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final, TextIO

from msgspec import Struct

from guidebuilder.diagnostics import printable
from guidebuilder.system import shows_escape_sequences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WIDTH: Final = 100
"""Columns of what is no terminal: a log, a file, a pipe."""

NARROWEST: Final = 40
"""Columns: a terminal that says it is narrower, or says 0, is written to as if it had these."""

_WIDE: Final = frozenset("WF")
"""East Asian widths of characters that take two columns (Unicode, UAX 11)."""

_ON_TOP: Final = frozenset({"Mn", "Me", "Cf"})
"""Categories of characters that take no column: marks over others, and joiners.  Vowel signs
with a width of their own (Mc) take one in most terminals, as in glibc's wcwidth."""


class Colour(StrEnum):
    """When a command writes in colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Style(Enum):
    """What a part of a line is; its value says how a terminal shows it (ECMA-48, SGR).

    Nothing is told by these alone: each has its word or its place in the line, too.
    """

    PLAIN = ""
    PLACE = "1"
    ERROR = "1;31"
    WARNING = "1;33"
    HINT = "36"
    FRAME = "2"


Part = tuple[Style, str]
Line = tuple[Part, ...]
"""A line for a person, in its parts: styles are put on when nothing foreign is raw any more."""


class Console(Struct, frozen=True):
    """What a stream can show.

    Attributes:
        encoding: Of its characters.
        is_terminal: Whether somebody looks at it, so that a line may be written over.
        has_colours: Whether escape sequences for colours are wanted there.
        columns: How wide it is.
    """

    encoding: str = "utf-8"
    is_terminal: bool = False
    has_colours: bool = False
    columns: int = WIDTH

    @classmethod
    def of(cls, stream: TextIO | None, colour: Colour = Colour.AUTO) -> Console:
        """Return what a stream can show; a process may have been given none."""
        if stream is None:
            return cls(encoding="ascii")
        is_terminal = stream.isatty()
        wanted = colours_wanted(colour, os.environ, is_terminal=is_terminal)
        return cls(
            encoding=stream.encoding or "ascii",
            is_terminal=is_terminal and os.environ.get("TERM") != "dumb",
            has_colours=wanted and (not is_terminal or shows_escape_sequences(stream)),
            columns=_columns_of_terminal(stream) if is_terminal else WIDTH,
        )

    def dressed(self, line: Iterable[Part]) -> str:
        """Return a line as it is written: nothing foreign in it raw, its parts in their colours."""
        return "".join(
            f"\x1b[{style.value}m{words}\x1b[0m"
            if self.has_colours and words and style is not Style.PLAIN
            else words
            for style, words in ((style, printable(each)) for style, each in line)
        )

    def shown(self, character: str) -> str:
        """Return what this console shows for a character: itself, or its number."""
        return _shown(character, self.encoding)

    def can_show(self, characters: str) -> bool:
        """Tell whether this console has all of these characters."""
        return all(_shown(each, self.encoding) == each for each in characters)

    @property
    def bar(self) -> str:
        """What stands between the number of a line and the line."""
        return "│" if self.can_show("│") else "|"

    @property
    def dots(self) -> str:
        """What stands for words that are left out."""
        return "…" if self.can_show("…") else "..."


def _columns_of_terminal(stream: TextIO) -> int:
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):  # one that does not say
        return WIDTH
    return max(NARROWEST, columns)


@cache
def _shown(character: str, encoding: str) -> str:
    if character == "\t":
        return "    "
    return printable(character).encode(encoding, "backslashreplace").decode(encoding)


def columns_of(words: str) -> int:
    """Return how many columns of a terminal printable words take."""
    if words.isascii():
        return len(words)
    return sum(_columns_of(each) for each in words)


def _columns_of(character: str) -> int:
    if unicodedata.category(character) in _ON_TOP:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def colours_wanted(choice: Colour, environment: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Tell whether colours are wanted: by the option, else by the environment, else by the stream.

    `NO_COLOR` as https://no-color.org has it, and `FORCE_COLOR` as https://force-color.org:
    an empty variable counts as none.
    """
    if choice is not Colour.AUTO:
        return choice is Colour.ALWAYS
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return is_terminal and environment.get("TERM") != "dumb"
