"""What the command prints: results on stdout, everything said to a person on stderr.

Every line passes :func:`printable`, file names included: nothing that somebody else named
or wrote may move the cursor of a terminal, change its colours or turn its direction.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from guidebuilder.cli.account import ToldFailure, ToldFile
from guidebuilder.cli.console import Console, Style
from guidebuilder.cli.github import failure_command
from guidebuilder.cli.speech import Format, Loudness, speech
from guidebuilder.failures import OutputError

if TYPE_CHECKING:
    from pathlib import Path

    from guidebuilder.cli.console import Line


def survive_any_console() -> None:
    """Print what a console's character set lacks (``₹``) by its number, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(*lines: str) -> None:
    """Say something to the person at the terminal, unless only errors are wanted."""
    if speech().loudness is not Loudness.QUIET:
        insist(*lines)


def insist(*lines: str | Line) -> None:
    """Say what must be said, also to those who want to hear errors only."""
    with suppress(OSError):  # if nobody listens, the exit code still speaks
        _write(sys.stderr, *lines)


def say_error(message: str, hint: str | None = None) -> None:
    """Say why the command ends here, in the form of a diagnostic without a place."""
    told = ToldFailure(message, hint)
    how = speech()
    how.account.failure = told
    if how.format is Format.GITHUB:
        with suppress(OSError):
            _write(sys.stdout, failure_command(told))
    insist(((Style.ERROR, "error:"), (Style.PLAIN, f" {message}")), *cure(hint))


def cure(hint: str | None) -> tuple[Line, ...]:
    """Return the line of a hint, if there is one."""
    return () if hint is None else (((Style.HINT, "    hint:"), (Style.PLAIN, f" {hint}")),)


def print_line(line: str) -> None:
    """Print a line of a result.

    Raises:
        OutputError: Nobody can read it: standard output is closed or full.
    """
    try:
        _write(sys.stdout, line)
    except OSError as problem:
        abandon_stdout()
        reason = (problem.strerror or str(problem)).lower()
        raise OutputError(f"cannot print: {reason}") from problem


def print_path(path: Path, told: ToldFile | None = None) -> None:
    """Print the path of a finished file, for a person or for the next program.

    Args:
        path: Of the file.
        told: What a machine is told of it, if more than the path.

    Raises:
        OutputError: Nobody can read it: standard output is closed or full.
    """
    how = speech()
    if how.format is Format.JSON:
        how.account.files.append(told or ToldFile(path.as_posix()))
        return
    try:
        _write(sys.stdout, path.as_posix())
    except OSError as problem:
        abandon_stdout()
        raise OutputError(
            f"`{path.as_posix()}` is written, but its name cannot be printed: "
            f"{(problem.strerror or str(problem)).lower()}"
        ) from problem


def count(number: int, noun: str) -> str:
    """Return a number with its noun: ``1 page``, ``3 pages``, ``no warnings``."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _write(stream: TextIO | None, *lines: str | Line) -> None:
    # Not click.echo: it writes UTF-8 to a console that said it can only show ASCII.
    if stream is None:  # as it is for a process that was given none
        return
    console = Console.of(stream, speech().colour)
    parts = (((Style.PLAIN, line),) if isinstance(line, str) else line for line in lines)
    stream.write("".join(f"{console.dressed(line)}\n" for line in parts))
    stream.flush()


def abandon_stdout() -> None:
    """Point standard output nowhere, so that Python's last flush does not fail again."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError, AttributeError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
