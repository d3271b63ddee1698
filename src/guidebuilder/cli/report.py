"""What the command prints: results on stdout, everything said to a person on stderr.

Every line passes :func:`printable`, file names included: nothing that somebody else named
or wrote may move the cursor of a terminal, change its colours or turn its direction.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

from guidebuilder.cli.account import ToldAllowed, ToldFailure, ToldFile
from guidebuilder.cli.author_lines import AuthorLines
from guidebuilder.cli.console import Console, Style
from guidebuilder.cli.github import failure_command, message_command
from guidebuilder.cli.messages import cure, in_words, path_of, told
from guidebuilder.cli.speech import Format, Loudness, speech
from guidebuilder.diagnostics import GuideError, Report, Severity
from guidebuilder.failures import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from guidebuilder.cli.console import Line
    from guidebuilder.diagnostics import Allowed, Diagnostic


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
    failure = ToldFailure(message, hint)
    how = speech()
    how.account.failure = failure
    if how.format is Format.GITHUB:
        with suppress(OSError):
            _write(sys.stdout, failure_command(failure))
    insist(((Style.ERROR, "error:"), (Style.PLAIN, f" {message}")), *cure(hint))


@contextmanager
def messages_about(folder: Path, *, strict: bool = False) -> Iterator[Report]:
    """Collect the messages about the guide in *folder* and tell them all, whatever happens.

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
        is_refused = report.has_errors or (strict and bool(report.found))
        _tell(report.sorted, folder, strict=strict)
        _tell_allowed(report.allowed, folder)
        if is_refused:
            insist(f"{tally(report)}: the guide is refused, nothing was written")
            _say_where_more_is_said(report.sorted[0].code)


def _tell(diagnostics: tuple[Diagnostic, ...], folder: Path, *, strict: bool) -> None:
    how, lines = speech(), AuthorLines(folder)
    if how.format is Format.TEXT:
        console = Console.of(sys.stderr, how.colour)
        only_errors = how.loudness is Loudness.QUIET and not strict
        for each in diagnostics:
            if each.severity is Severity.ERROR or not only_errors:
                insist(*in_words(each, folder, lines, console), "")
        return
    for each in diagnostics:
        message = told(each, folder, lines)
        if how.format is Format.JSON:
            how.account.messages.append(message)
        else:
            print_line(message_command(message))


def _tell_allowed(allowed: list[Allowed], folder: Path) -> None:
    """Tell what comments let pass: to a program always, to a person who wants to hear all."""
    how, lines = speech(), AuthorLines(folder)
    for each in allowed:
        if how.format is Format.JSON:
            message = told(each.diagnostic, folder, lines)
            how.account.allowed.append(ToldAllowed(message, each.allowance.reason))
        elif how.format is Format.TEXT and how.loudness is Loudness.VERBOSE:
            span = each.diagnostic.span
            place = f"{path_of(span, folder)}:{span.line}:{span.column}"
            say(f"{place}: allowed: {each.diagnostic.message} [{each.diagnostic.code}]")
            say(f"    reason: {each.allowance.reason}")


def _say_where_more_is_said(code: str) -> None:
    """Tell a person how a message is explained; who reads a log looks it up."""
    if speech().format is Format.TEXT and Console.of(sys.stderr).is_terminal:
        say(f"`guidebuilder explain {code}` says more about a message")


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


def answer(line: str) -> None:
    """Print a line of an answer, of which a reader may want the first lines only (``| head``).

    Raises:
        OutputError: The answer is lost: standard output is closed or full.
    """
    try:
        print_line(line)
    except OutputError as failure:
        if not isinstance(failure.__cause__, BrokenPipeError):
            raise  # who left has read enough, and what follows goes nowhere


def answered(found: object) -> bool:
    """Tell a program the whole answer, if one asks, and return whether one does."""
    how = speech()
    how.account.answer = found
    return how.format is not Format.TEXT


def print_path(path: Path, about: ToldFile | None = None) -> None:
    """Print the path of a finished file, for a person or for the next program.

    Args:
        path: Of the file.
        about: What a machine is told of it, if more than the path.

    Raises:
        OutputError: Nobody can read it: standard output is closed or full.
    """
    how = speech()
    if how.format is Format.JSON:
        how.account.files.append(about or ToldFile(path.as_posix()))
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


def tally(report: Report) -> str:
    """Return how many messages there are of each kind: ``2 errors, 1 warning, 3 allowed``."""
    errors = sum(each.severity is Severity.ERROR for each in report.found)
    warnings = len(report.found) - errors
    parts = [count(errors, "error")] if errors else []
    parts += [count(warnings, "warning")] if warnings or not errors else []
    parts += [f"{len(report.allowed)} allowed"] if report.allowed else []
    return ", ".join(parts)


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
