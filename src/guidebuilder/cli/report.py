"""What the command prints: results on stdout, everything said to a person on stderr.

Every line passes :func:`printable`, file names included: nothing that somebody else named
or wrote may move the cursor of a terminal, change its colours or turn its direction.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from guidebuilder.diagnostics import GuideError, Report, Severity, printable
from guidebuilder.failures import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.diagnostics import Diagnostic


def survive_any_console() -> None:
    """Print what a console's character set lacks (``₹``) by its number, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(*lines: str) -> None:
    """Say something to the person at the terminal."""
    with suppress(OSError):  # if nobody listens, the exit code still speaks
        _write(sys.stderr, *lines)


def say_error(message: str, hint: str | None = None) -> None:
    """Say why the command ends here, in the form of a diagnostic without a place."""
    say(f"error: {message}", *_cure(hint))


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


def print_path(path: Path) -> None:
    """Print the path of a finished file, for a person or for the next program.

    Raises:
        OutputError: Nobody can read it: standard output is closed or full.
    """
    try:
        _write(sys.stdout, path.as_posix())
    except OSError as problem:
        abandon_stdout()
        raise OutputError(
            f"`{path.as_posix()}` is written, but its name cannot be printed: "
            f"{(problem.strerror or str(problem)).lower()}"
        ) from problem


@contextmanager
def messages_about(folder: Path, *, strict: bool = False) -> Iterator[Report]:
    """Collect the messages about the guide in *folder* and print them all, whatever happens.

    Args:
        folder: Where the guide is.
        strict: Whether warnings refuse the guide, as errors do.

    Raises:
        GuideError: There are only warnings, and they refuse the guide.
    """
    report = Report()
    try:
        yield report
        if strict and report.found:
            raise GuideError(report.sorted)
    finally:
        for each in report.sorted:
            say(*in_words(each, folder))
        if report.has_errors or (strict and report.found):
            say(f"{_tally(report)}: the guide is refused, nothing was written")


def _tally(report: Report) -> str:
    """Return what refuses a guide: its errors, or under ``--strict`` its warnings."""
    errors = sum(each.severity is Severity.ERROR for each in report.found)
    return count(errors, "error") if errors else count(len(report.found), "warning")


def in_words(diagnostic: Diagnostic, folder: Path) -> tuple[str, ...]:
    """Return the lines of a message; its place is a path from here, which editors open."""
    span = diagnostic.span
    path = folder / span.file  # a theme file from elsewhere is named by its whole path
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    place = path.as_posix()
    if span.line:  # a message about the whole guide has no line
        place += f":{span.line}:{span.column}"
    return f"{place}: {diagnostic.sentence}", *_cure(diagnostic.hint)


def _cure(hint: str | None) -> tuple[str, ...]:
    return () if hint is None else (f"    hint: {hint}",)


def count(number: int, noun: str) -> str:
    """Return a number with its noun: ``1 page``, ``3 pages``, ``no warnings``."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _write(stream: TextIO | None, *lines: str) -> None:
    # Not click.echo: it writes UTF-8 to a console that said it can only show ASCII.
    if stream is not None:  # as it is for a process that was given none
        stream.write("".join(f"{printable(line)}\n" for line in lines))
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
