"""What a shell proposes for a name: those of the guide in the current folder.

Only the names of files are read, so that the answer is there while one types.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guidebuilder.cli.folders import SETTINGS, USUAL

if TYPE_CHECKING:
    from pathlib import Path

    from click import Context, Parameter

SHIPPED_THEMES = ("line", "almanac")
"""The themes that the program brings; to ask them of their own module takes too long."""

_ENDING = ".yaml"

_PLAIN = re.compile(r"[a-z0-9-]+")
"""Names that a guide can have.  `nurse.india` is a regional file, and nothing that somebody
hid in the name of a file may reach a terminal."""


def regions(context: Context, _option: Parameter, begun: str) -> list[str]:
    """Return the regions of the guide, and ``all``, that begin so."""
    return _beginning(begun, (*_stems(context, "regions"), "all"))


def careers(context: Context, _option: Parameter, begun: str) -> list[str]:
    """Return the careers of the guide that begin so."""
    return _beginning(begun, _stems(context, "careers"))


def themes(context: Context, _option: Parameter, begun: str) -> list[str]:
    """Return the themes of the program and the theme files of the guide that begin so."""
    own = [each.as_posix() for each in _files(context, "themes") if _PLAIN.fullmatch(each.stem)]
    return _beginning(begun, (*SHIPPED_THEMES, *own))


def _beginning(begun: str, names: tuple[str, ...]) -> list[str]:
    return [name for name in names if name.startswith(begun)]


def names_in(folder: Path, part: str) -> tuple[str, ...]:
    """Return the names of a guide's regions or careers, by the files of that part, in order."""
    return tuple(each.stem for each in _files_in(folder, part) if _PLAIN.fullmatch(each.stem))


def _files_in(folder: Path, part: str) -> list[Path]:
    return sorted((folder / part).glob(f"*{_ENDING}"))


def _guide(context: Context) -> Path | None:
    """Return the folder that the command line names, or the usual one, if a guide is there."""
    folder: Path = context.params.get("folder") or USUAL
    return folder if (folder / SETTINGS).is_file() else None


def _stems(context: Context, part: str) -> tuple[str, ...]:
    folder = _guide(context)
    return () if folder is None else names_in(folder, part)


def _files(context: Context, part: str) -> list[Path]:
    folder = _guide(context)
    return [] if folder is None else _files_in(folder, part)
