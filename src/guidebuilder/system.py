"""What differs between operating systems: the only module that asks which one it runs on.

Each function says what it does where the system call it wants is missing.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

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


def other_process_runs(pid: int) -> bool | None:
    """Tell whether a process with this number, and not this one, runs on this machine.

    None where that cannot be asked safely: on Windows ``os.kill`` ends the process that
    it is meant to ask about.
    """
    if pid == os.getpid():  # in a container each run may get the number of the last
        return False
    if not IS_POSIX:
        return None
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):  # someone else's; or no process number at all
        return True
    return True


def is_held_open(refusal: OSError, target: Path) -> bool:
    """Tell whether *target* could not be replaced because another program has it open.

    Windows refuses that for a file that a viewer shows, in the same words as for one that
    is marked as read-only.  Other systems let an open file be replaced: never there.
    """
    return not IS_POSIX and isinstance(refusal, PermissionError) and target.is_file()


def rename_to_free(source: Path, target: Path) -> None:
    """Rename a file to a name that nothing has yet.

    Renaming refuses on Windows what it replaces elsewhere.  There the file gets a second
    name, which is refused where there is one, and loses its first.

    Raises:
        FileExistsError: There is something of that name; it stays as it is.
    """
    if IS_POSIX:
        target.hardlink_to(source)
        source.unlink()
    else:
        source.rename(target)


def shows_escape_sequences(terminal: TextIO) -> bool:
    """Tell whether a terminal takes escape sequences for colours, and make it if it can.

    Windows has them since 2016, in consoles that a program has asked for them; a terminal of
    any other system has always had them.
    """
    if sys.platform == "win32":
        # Only this needs them.
        import ctypes  # noqa: PLC0415
        import msvcrt  # noqa: PLC0415

        processed_output, virtual_terminal = 0x1, 0x4  # learn.microsoft.com: SetConsoleMode
        try:
            handle = msvcrt.get_osfhandle(terminal.fileno())
        except (OSError, ValueError):  # no stream of the system's
            return False
        kernel, mode = ctypes.windll.kernel32, ctypes.c_ulong()
        if not kernel.GetConsoleMode(handle, ctypes.byref(mode)):
            return False
        wanted = mode.value | processed_output | virtual_terminal
        return bool(kernel.SetConsoleMode(handle, wanted))
    return True
