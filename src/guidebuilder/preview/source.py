"""Lines of the guide's own files, to be shown beside the page that they became."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.diagnostics import Report
from guidebuilder.load.files import CannotRead, GuideFolder

if TYPE_CHECKING:
    from pathlib import Path

ENDINGS: Final = frozenset({".yaml", ".csv"})
"""Of the files that authors write; nothing else of a guide is shown as lines."""

BEFORE, AFTER = 12, 40
"""Lines shown above and below the one that is looked for."""


class Lines(Struct, frozen=True):
    """A part of a file.

    Attributes:
        file: Its name from the guide's folder.
        first: Number of the first line shown.
        lines: What they say.
        path: Where the file lies, for an editor.
    """

    file: str
    first: int
    lines: tuple[str, ...]
    path: str


def lines_around(folder: Path, name: str, line: int) -> Lines | None:
    """Return the lines around one of a guide's file.

    ``None`` stands for whatever is no readable text file of the guide: what lies outside its
    folder, behind a link that leads out, is hidden, or has another ending.
    """
    path = PurePosixPath(name)
    if path.suffix not in ENDINGS or any(part.startswith(".") for part in path.parts):
        return None
    try:
        files = GuideFolder(folder)
        text = files.read_text(name, Report())
    except CannotRead:
        return None
    if text is None:
        return None
    lines = text.split("\n")
    first = max(1, min(line, len(lines)) - BEFORE)
    shown = tuple(lines[first - 1 : line + AFTER])
    return Lines(name, first, shown, files.real_path(name).as_posix())
