"""The one way in for every byte of a guide.

A name is a path from the guide's folder, written with ``/``.  Whatever is read lies
inside that folder even after links are followed, is a plain file (a pipe would
hang), and is no larger than a guide has any use for.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Final

from guidebuilder.diagnostics import Span, printable
from guidebuilder.load.codes import Code
from guidebuilder.load.letters import letters_of

if TYPE_CHECKING:
    from pathlib import Path

    from guidebuilder.diagnostics import Report

TEXT_LIMIT: Final = 4 * 1024 * 1024
"""Bytes of a YAML or table file; the largest honest page known has 58 KB."""

IMAGE_LIMIT: Final = 32 * 1024 * 1024
"""Bytes of a picture: a full A4 page at 600 dpi is about half of that."""


class CannotRead(Exception):  # noqa: N818 - it names what happened, as the exit code does
    """The guide cannot be read at all: no folder, no guide.yaml, no permission; exit code 3.

    Attributes:
        path: What cannot be read, as the user named it.
        reason: Why, in plain words.
        hint: What to do about it.
    """

    def __init__(self, path: Path, reason: str, hint: str) -> None:
        super().__init__(f"{printable(str(path))}: {reason}")
        self.path = path
        self.reason = reason
        self.hint = hint


class GuideFolder:
    """The folder of a guide, and all that may be read from it.

    Args:
        folder: Where guide.yaml lies.

    Raises:
        CannotRead: It is missing, no folder, or locked.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            self._root = folder.resolve(strict=True)
        except FileNotFoundError:
            raise CannotRead(folder, "there is no such folder", "look at its name") from None
        except (OSError, RuntimeError) as fault:
            raise CannotRead(folder, *_reason(fault)) from None
        if not self._root.is_dir():
            raise CannotRead(folder, "this is not a folder", "name the folder of a guide")

    def names(self, folder: str, ending: str) -> tuple[str, ...]:
        """Return the names with an ending in a sub-folder, sorted; hidden ones are passed over."""
        path = self._root / folder
        try:
            found = sorted(each.name for each in path.iterdir())
        except FileNotFoundError:
            return ()
        except OSError as fault:
            raise CannotRead(self._folder / folder, *_reason(fault)) from None
        return tuple(
            f"{folder}/{name}"
            for name in found
            if name.endswith(ending) and not name.startswith(".")
        )

    def has(self, name: str) -> bool:
        """Whether there is anything with this name."""
        return os.path.lexists(self._root / name)

    def holds(self, name: str) -> bool:
        """Whether there is such a folder inside the guide's, its links followed."""
        path = self.real_path(name)
        return path.is_dir() and path.is_relative_to(self._root)

    def real_path(self, name: str) -> Path:
        """Return where a file lies that has been read, its links followed."""
        return (self._root / name).resolve()

    def read_bytes(self, name: str, limit: int, report: Report, span: Span) -> bytes | None:
        """Read a file.

        Args:
            name: Its path from the guide's folder.
            limit: The most bytes that it may have.
            report: Told when it is missing, no plain file, outside or too large.
            span: The place that those messages show: where the file is named.

        Returns:
            Its bytes, or None after a message.

        Raises:
            CannotRead: The system does not let us.
        """
        path = self._inside(name, report, span)
        if path is None:
            return None
        try:
            # Non-blocking, so that a pipe put in place of the file since cannot hang us.
            descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
            with os.fdopen(descriptor, "rb") as file:
                mode = os.fstat(file.fileno()).st_mode
                if not stat.S_ISREG(mode):
                    report.error(span, Code.NOT_A_FILE, *_not_a_file(name, mode))
                    return None
                data = file.read(limit + 1)
        except OSError as fault:
            raise CannotRead(self._folder / name, *_reason(fault)) from None
        if len(data) > limit:
            size = f"{limit // (1024 * 1024)} MB"
            hint = "divide it, or make it smaller"
            report.error(span, Code.TOO_LARGE, f"`{name}` is larger than {size}", hint)
            return None
        return data

    def read_text(self, name: str, report: Report, shown: str | None = None) -> str | None:
        r"""Read a text file: UTF-8 or UTF-16 with its mark, any line ends.

        Args:
            name: Its path from the folder.
            report: Told when it cannot be read.
            shown: What messages call it, if not by that path.

        Returns:
            The text with ``\n`` at each line's end, or None after a message.
        """
        top = Span(printable(shown or name), 1, 1)
        data = self.read_bytes(name, TEXT_LIMIT, report, top)
        if data is None:
            return None
        return letters_of(data, top.file, report)

    def _inside(self, name: str, report: Report, span: Span) -> Path | None:
        """Return the real path of a name, if it lies in the guide's folder and is a file."""
        try:
            path = (self._root / name).resolve(strict=True)
        except FileNotFoundError:
            hint = "look for a slip in its name; small and capital letters differ"
            report.error(span, Code.MISSING_FILE, f"there is no file `{name}`", hint)
            return None
        except (OSError, RuntimeError, ValueError) as fault:
            if isinstance(fault, PermissionError):
                raise CannotRead(self._folder / name, *_reason(fault)) from None
            if self.has(name):
                message = f"`{name}` is a link that leads back to itself"
                hint = "put a copy of the file itself here"
            else:  # too long for the system, or with a character that it does not take
                message = f"`{name}` cannot be the name of a file"
                hint = "write the name as it stands in the folder"
            report.error(span, Code.NOT_A_FILE, message, hint)
            return None
        if not path.is_relative_to(self._root):
            hint = "put a copy into the guide's folder: all that a guide uses lies there"
            report.error(span, Code.OUTSIDE, f"`{name}` lies outside the guide's folder", hint)
            return None
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            report.error(span, Code.NOT_A_FILE, *_not_a_file(name, mode))
            return None
        return path


_BINARY: Final = getattr(os, "O_BINARY", 0)
"""Windows would otherwise change the line ends of pictures."""


_HELD_OPEN: Final = (32, 33)
"""Windows' numbers for a file that another program keeps to itself: sharing, and a lock."""


def _not_a_file(name: str, mode: int) -> tuple[str, str]:
    """Return message and hint about something that has the name of a file and is none."""
    if stat.S_ISDIR(mode):
        return f"`{name}` is a folder, not a file", "give the folder another name"
    return f"`{name}` is not a plain file", "put a copy of the file itself here"


def _reason(fault: Exception) -> tuple[str, str]:
    """Say in plain words why the system refused, and what may help."""
    if getattr(fault, "winerror", None) in _HELD_OPEN:
        hint = "close it there, then try again: Excel keeps others away from the file that it shows"
        return "another program has it open", hint
    if isinstance(fault, PermissionError):
        hint = "ask whoever it belongs to, or change its permissions"
        return "there is no permission to read it", hint
    if isinstance(fault, NotADirectoryError):
        return "a folder should stand here, not a file", "give the file another name"
    hint = "try to open it in another program; perhaps copy it there and back"
    if isinstance(fault, OSError) and fault.strerror:
        return fault.strerror[0].lower() + fault.strerror[1:], hint
    return "it cannot be read", hint
