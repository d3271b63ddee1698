"""Finished files: how they reach the disk whole or not at all.

All files of an order are written under unpredictable names beside their targets and
forced to the disk.  Only when the last of them lies there are they renamed over the
targets.  A reader sees an old file or a new one, never half of one; a failure before the
first renaming leaves every old file as it was.
"""

from __future__ import annotations

import errno
import os
import re
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from guidebuilder.failures import OutputError
from guidebuilder.interrupts import held
from guidebuilder.system import is_held_open, other_process_runs, rename_to_free, sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_PART = re.compile(r"\.guidebuilder-(\d+)-[0-9a-f]+\.part")
"""Names of unfinished files; the number is that of the process that writes it."""

_ABANDONED_AFTER = 24 * 60 * 60
"""Seconds: an unfinished file this old is swept where its process cannot be asked after."""

_ATTEMPTS = 3
"""At one file: a machine that shares the folder does not see our process, and may sweep our
unfinished file.  It does that once for each order of its own."""

_REASONS = {
    errno.EACCES: "you may not write there",
    errno.EDQUOT: "your share of the disk is full",
    errno.EFBIG: "it would be larger than a file may be there",
    errno.EISDIR: "a folder has that name",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENOSPC: "the disk is full",
    errno.ENOTDIR: "a part of the path is a file, not a folder",
    errno.EPERM: "you may not write there",
    errno.EROFS: "the disk may only be read",
}


def make_folder(folder: Path) -> None:
    """Make *folder* and the folders above it, if they are missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise OutputError(
            f"`{folder.as_posix()}` is a file, not a folder",
            "name another folder with `--output`",
        ) from None
    except OSError as problem:
        raise OutputError(
            f"cannot make the folder `{folder.as_posix()}`: {_reason(problem)}",
            "name another folder with `--output`",
        ) from problem


def write_files(files: Mapping[Path, bytes]) -> dict[Path, Path]:
    """Write all files, each whole or not at all, and none before all are on the disk.

    A symbolic link in the place of a file is replaced, not followed.

    Args:
        files: What is to stand under which path.

    Returns:
        Where each file stands: under its path, or, if a program holds an earlier one open
        that the system therefore does not let us replace, beside it under a number.

    Raises:
        OutputError: A file cannot be written; what stood there stands there still.
    """
    parts: dict[Path, Path] = {}
    places: dict[Path, Path] = {}
    with held():
        for folder in dict.fromkeys(target.parent for target in files):
            _sweep(folder)
        try:
            for target, data in files.items():
                with _told(target, places):
                    parts[target] = _write_part(target, data)
            for target, data in files.items():
                with _told(target, places):
                    places[target] = _place(parts, target, data)
        finally:
            for part in parts.values():
                with suppress(OSError):
                    part.unlink(missing_ok=True)
        for folder in dict.fromkeys(target.parent for target in files):
            sync_folder(folder)
    return places


def must_be_in_place(places: Mapping[Path, Path]) -> None:
    """Refuse to call an order carried out whose files do not all stand under their names.

    Args:
        places: What :func:`write_files` returned.

    Raises:
        OutputError: Some stand under a number; what to do about it.
    """
    aside = [(target, place) for target, place in places.items() if place != target]
    if aside:
        raise OutputError(
            "; ".join(
                f"`{target.as_posix()}` is open in another program and could not be replaced: "
                f"the new file is `{place.as_posix()}`"
                for target, place in aside
            ),
            "close it there (a viewer shows it, perhaps) and give the command again",
        )


def _write_part(target: Path, data: bytes) -> Path:
    """Write a file under a name of its own, beside the one that it will have."""
    # The only refusal of the renaming that can be foreseen: told before anything is replaced.
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    # What `secrets` does, without what it loads.
    part = target.parent / f".guidebuilder-{os.getpid()}-{os.urandom(8).hex()}.part"
    try:
        # "x" makes the file or fails: nothing that someone planted there is followed, and
        # the system applies the user's own file mode.
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        raise  # the name is somebody else's, and so is what stands there
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def _place(parts: dict[Path, Path], target: Path, data: bytes) -> Path:
    """Give a written file its name, and return where it stands."""
    for _ in range(_ATTEMPTS - 1):
        with suppress(FileNotFoundError):
            return _rename(parts[target], target)
        parts[target] = _write_part(target, data)
    return _rename(parts[target], target)


def _rename(part: Path, target: Path) -> Path:
    """Rename a file over its target, or to the first free number beside that: ``a-2.pdf``."""
    try:
        return part.replace(target)
    except PermissionError as refusal:
        if not is_held_open(refusal, target):
            raise
    number = 2
    while True:
        numbered = target.with_name(f"{target.stem}-{number}{target.suffix}")
        with suppress(FileExistsError):
            rename_to_free(part, numbered)
            return numbered
        number += 1


def _sweep(folder: Path) -> None:
    """Remove what killed renders left in *folder*, as far as that is allowed."""
    with suppress(OSError):
        for entry in folder.iterdir():
            found = _PART.fullmatch(entry.name)
            if found and _is_abandoned(entry, int(found[1])):
                entry.unlink(missing_ok=True)


def _is_abandoned(part: Path, pid: int) -> bool:
    runs = other_process_runs(pid)
    if runs is None:
        return time.time() - part.lstat().st_mtime > _ABANDONED_AFTER
    return not runs


@contextmanager
def _told(target: Path, places: Mapping[Path, Path]) -> Iterator[None]:
    """Say in our words what the system refused, and which files are in their places already."""
    try:
        yield
    except OSError as problem:
        written = ", ".join(f"`{place.as_posix()}`" for place in places.values())
        raise OutputError(
            f"cannot write `{target.as_posix()}`: {_reason(problem)}"
            + (f"; {written} {'is' if len(places) == 1 else 'are'} written" if places else ""),
            _cure(problem),
        ) from problem


def _reason(problem: OSError) -> str:
    known = _REASONS.get(problem.errno or 0)
    return known or (problem.strerror or str(problem)).lower()


def _cure(problem: OSError) -> str:
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return "make room; an earlier file of that name is as it was"
    return "name another folder with `--output`; an earlier file of that name is as it was"
