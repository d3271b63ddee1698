"""Runs a command in a fresh process and says what it took."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

LAUNCHER: Final = Path(__file__).parent / "launch.py"

NO_BYTECODE: Final = "PYTHONDONTWRITEBYTECODE"
"""The variable that makes Python compile a program anew each time: its users do not set it."""

RSS_UNIT: Final = 1 if sys.platform == "darwin" else 1024
"""Bytes in the unit of ``ru_maxrss``: Linux counts in KiB."""

MIB: Final = 2**20


class CommandError(RuntimeError):
    """A command that was to be measured did not do its work.

    Attributes:
        reason: The line of its complaint that names the error.
    """

    def __init__(self, command: Sequence[str], complaint: str) -> None:
        super().__init__(f"{' '.join(command)}\n{complaint}")
        lines = complaint.strip().splitlines() or ["no reason given"]
        self.reason = next((line for line in lines if "rror" in line), lines[-1])


class Usage(Struct, frozen=True):
    """What a process took.

    Attributes:
        cpu: User and system seconds, of all its threads.
        peak: Most memory that it held, in MiB.
        output: What it printed.
    """

    cpu: float
    peak: float
    output: str


def run(command: Sequence[str]) -> Usage:
    """Run a command to its end, with bytecode kept as that of installed programs is.

    Raises:
        CommandError: It ended with another code than 0.
    """
    launcher = [sys.executable, "-I", "-S", str(LAUNCHER)]
    environment = {name: value for name, value in os.environ.items() if name != NO_BYTECODE}
    done = subprocess.run(
        [*launcher, *command], capture_output=True, text=True, check=True, env=environment
    )
    output, _, last = done.stdout.rstrip("\n").rpartition("\n")
    code, cpu, peak = json.loads(last)
    if code:
        raise CommandError(command, done.stderr)
    return Usage(cpu, peak * RSS_UNIT / MIB, output)
