"""What differs between operating systems: the only module that asks which one it runs on.

Each function says what it does where the system call it wants is missing.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

IS_POSIX = os.name == "posix"


def sync_folder(folder: Path) -> None:
    """Ask the system to keep the names in *folder* through a loss of power.

    Windows cannot open a folder for this and writes names through by itself: there,
    and on file systems that refuse the request, nothing is done.
    """
    if not IS_POSIX:
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # a folder that may be written but not read
        return
    try:
        os.fsync(descriptor)
    except OSError:  # some network and user-space file systems cannot
        pass
    finally:
        os.close(descriptor)


def process_runs(pid: int) -> bool:
    """Tell whether a process with this number runs on this machine.

    Where that cannot be asked safely the answer is yes: on Windows ``os.kill`` ends
    the process that it is meant to ask about.
    """
    if not IS_POSIX:
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):  # someone else's; or no process number at all
        return True
    return True
