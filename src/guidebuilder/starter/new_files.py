"""New files reach the disk all together, and never over something that stands there."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from guidebuilder.failures import OrderError, OutputError
from guidebuilder.output import make_folder, must_be_in_place, write_files

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path


def write_new(
    files: Mapping[Path, bytes], *, changed: Mapping[Path, bytes] | None = None
) -> tuple[Path, ...]:
    """Write files that must not be there yet, and then those that they change.

    A file that stands there with the very same content is no obstacle: a command that was
    killed in the middle can be given again.

    Args:
        files: What is to stand under which path.
        changed: New contents of files that are there, written last.

    Returns:
        The paths of the new files.

    Raises:
        OrderError: Something else stands under one of the paths; nothing was written.
        OutputError: The system refuses; no folder is left that was not there before.
    """
    _refuse_obstacles(files)
    everything = {**files, **(changed or {})}
    made: list[Path] = []
    try:
        for folder in dict.fromkeys(path.parent for path in everything):
            missing = [each for each in (folder, *folder.parents) if not each.exists()]
            made += reversed(missing)
            make_folder(folder)
        must_be_in_place(write_files(everything))
    except OutputError as failure:
        for folder in reversed(made):
            with suppress(OSError):  # a file that was in its place already, and is told
                folder.rmdir()
        hint = "look whether you may write there, or choose another folder"
        raise OutputError(failure.message, hint) from failure
    return tuple(files)


def _refuse_obstacles(files: Mapping[Path, bytes]) -> None:
    in_the_way = [path for path, data in files.items() if _holds_something_else(path, data)]
    if in_the_way:
        raise OrderError(
            f"{_named(in_the_way)} there already, and nothing is written over",
            "take another name or folder, or put away what is there",
        )


def _holds_something_else(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() != data
    except FileNotFoundError:
        return path.is_symlink()  # to nothing, but someone put it there
    except NotADirectoryError:  # told where the folder is made
        return False
    except OSError:  # a folder; or a file that may not be read
        return True


def _named(paths: Collection[Path]) -> str:
    names = [f"`{path.as_posix()}`" for path in paths]
    return f"{', '.join(names)} {'is' if len(names) == 1 else 'are'}"
