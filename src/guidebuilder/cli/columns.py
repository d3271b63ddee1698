"""Words in a given width: of the window, or of a page if nobody is looking."""

from __future__ import annotations

import shutil
import sys
import textwrap
from typing import Final

PIPED: Final = 100
"""Columns of what goes into a file or another program."""

_LEAST: Final = 40
_MOST: Final = 120
"""Longer lines are hard to read, however wide the window is."""


def width() -> int:
    """Return how many columns there are to write in."""
    if sys.stdout is None or not sys.stdout.isatty():
        return PIPED
    return max(_LEAST, min(shutil.get_terminal_size().columns, _MOST))


def wrapped(words: str, columns: int, lead: str = "", hang: str | None = None) -> list[str]:
    """Return words as lines, the first behind *lead*, the others behind *hang*."""
    hang = " " * len(lead) if hang is None else hang
    return textwrap.wrap(
        words,
        max(columns, len(hang) + _LEAST // 2),
        initial_indent=lead,
        subsequent_indent=hang,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [lead.rstrip()]


def cut(words: str, columns: int) -> str:
    """Return words on one line, the end of what is too long left out."""
    return words if len(words) <= columns else f"{words[: max(columns - 1, 0)]}…"
