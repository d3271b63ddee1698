"""The files that a new guide begins with: texts with gaps, filled in as YAML."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER: Final = Path(__file__).parent / "templates"

_GAP: Final = re.compile("«([a-z]+)»")

_HARMLESS: Final = re.compile(r"(?:[^\W\d_]|[$£¥₠-₿])[\w ,.()–’/+$-]*")
"""Words that YAML reads as they stand."""

_MARKS: Final = re.compile(r"[*\[\]\\]")
"""What a text of a guide would take for emphasis, a link or a backslash."""


def filled(name: str, gaps: Mapping[str, str]) -> str:
    r"""Return a template with its gaps filled; its lines end in ``\n``.

    Raises:
        KeyError: A gap has no filling.
    """
    template = (_FOLDER / name).read_text(encoding="utf-8")
    return _GAP.sub(lambda gap: gaps[gap[1]], template)


def as_text(words: str) -> str:
    """Return words as the value of a field, so that they are printed as they stand."""
    words = _MARKS.sub(r"\\\g<0>", words)
    if _HARMLESS.fullmatch(words) and not words.endswith(" "):
        return words
    return "'" + words.replace("'", "''") + "'"
