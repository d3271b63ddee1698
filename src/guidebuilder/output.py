"""Finished files: what they are called, and how they reach the disk whole or not at all.

A file is written under an unpredictable name beside its target, forced to the disk
and then renamed over the target.  A reader sees the old file or the new one, never
half of one; a failure leaves the old one as it was.
"""

from __future__ import annotations

import errno
import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from guidebuilder.failures import OutputError
from guidebuilder.interrupts import held
from guidebuilder.system import IS_POSIX, process_runs, sync_folder

if TYPE_CHECKING:
    from pathlib import Path

_PART = re.compile(r"\.guidebuilder-(\d+)-[0-9a-f]+\.part")
"""Names of unfinished files; the number is that of the process that writes it."""

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


def write_file(target: Path, data: bytes) -> None:
    """Make *data* the content of *target*, whole or not at all.

    A symbolic link in the place of *target* is replaced, not followed.

    Raises:
        OutputError: The file cannot be written; what stood there stands there still.
    """
    try:
        with held():
            _sweep(target.parent)
            _replace(target, data)
    except OSError as problem:
        raise OutputError(
            f"cannot write `{target.as_posix()}`: {_reason(problem)}",
            _cure(problem, target),
        ) from problem


def _replace(target: Path, data: bytes) -> None:
    # What `secrets` does, without what it loads.
    part = target.parent / f".guidebuilder-{os.getpid()}-{os.urandom(8).hex()}.part"
    try:
        # "x" makes the file or fails: nothing that someone planted there is followed, and
        # the system applies the user's own file mode.
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except FileExistsError:
        raise  # the name is somebody else's, and so is what stands there
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def _sweep(folder: Path) -> None:
    """Remove what a killed render left in *folder*, as far as that is allowed."""
    with suppress(OSError):
        for entry in folder.iterdir():
            found = _PART.fullmatch(entry.name)
            if found and not process_runs(int(found[1])):
                entry.unlink(missing_ok=True)


def _reason(problem: OSError) -> str:
    known = _REASONS.get(problem.errno or 0)
    return known or (problem.strerror or str(problem)).lower()


def _cure(problem: OSError, target: Path) -> str:
    if isinstance(problem, PermissionError) and not IS_POSIX and target.is_file():
        # Windows forbids the replacing of a file that a viewer shows.
        return "close it in other programs, then try again"
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return "make room; an earlier file of that name is as it was"
    return "name another folder with `--output`; an earlier file of that name is as it was"
