"""The lines of the author's files, to be shown below the messages about them.

They are read again when there is something to say, by the same way in as the first time:
what lies outside the guide, or is no plain file, is not shown either.
"""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TYPE_CHECKING

from guidebuilder.diagnostics import Report

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Span


class AuthorLines:
    """The lines of a guide's files, and of files that messages name by their whole path.

    Args:
        folder: That of the guide.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lines: dict[str, list[str]] = {}

    def at(self, span: Span) -> str | None:
        """Return the line of a place; None if there is nothing to be seen.

        A comment at the top of a file is not what a message about the file is about.
        """
        if span.file not in self._lines:
            self._lines[span.file] = self._read(span)
        lines = self._lines[span.file]
        if not 1 <= span.line <= len(lines) or span.column < 1:
            return None
        line = lines[span.line - 1]
        is_about_the_file = (span.line, span.column) == (1, 1)
        return None if not line or (is_about_the_file and line.startswith("#")) else line

    def _read(self, span: Span) -> list[str]:
        # Only a message needs it.
        from guidebuilder.load.files import (  # noqa: PLC0415
            TEXT_LIMIT,
            CannotRead,
            GuideFolder,
        )
        from guidebuilder.load.letters import with_line_ends  # noqa: PLC0415

        inside, name = self._folder, span.file
        if Path(name).is_absolute():  # a theme, a print shop's profile, an imprint
            inside, name = Path(name).parent, Path(name).name
        try:
            data = GuideFolder(inside).read_bytes(name, TEXT_LIMIT, Report(), span)
        except (CannotRead, OSError):
            return []
        if data is None:
            return []
        is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        text = data.decode("utf-16" if is_wide else "utf-8-sig", "replace")
        return [] if "\0" in text else with_line_ends(text).split("\n")  # a picture has no lines
