"""The messages about a guide, told to whoever the command was asked to tell them to."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from guidebuilder.cli.account import ToldMessage
from guidebuilder.cli.author_lines import AuthorLines
from guidebuilder.cli.console import Console, Style
from guidebuilder.cli.excerpt import excerpt, mark
from guidebuilder.cli.github import message_command
from guidebuilder.cli.report import count, cure, insist, print_line
from guidebuilder.cli.speech import Format, Loudness, speech
from guidebuilder.diagnostics import GuideError, Report, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.cli.console import Line
    from guidebuilder.diagnostics import Diagnostic, Span

_STYLES: Final = {Severity.ERROR: Style.ERROR, Severity.WARNING: Style.WARNING}


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
        if is_refused:
            insist(f"{tally(report)}: the guide is refused, nothing was written")


def tally(report: Report) -> str:
    """Return how many errors and warnings there are: ``2 errors, 1 warning``."""
    errors = sum(each.severity is Severity.ERROR for each in report.found)
    warnings = len(report.found) - errors
    told = [count(errors, "error")] if errors else []
    return ", ".join([*told, count(warnings, "warning")] if warnings or not errors else told)


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
        told = _told(each, folder, lines)
        if how.format is Format.JSON:
            how.account.messages.append(told)
        else:
            print_line(message_command(told))


def in_words(
    diagnostic: Diagnostic, folder: Path, lines: AuthorLines, console: Console
) -> tuple[Line, ...]:
    """Return the lines of a message: what is wrong and where, the author's line, what to do."""
    span, severity = diagnostic.span, diagnostic.severity
    place = path_of(span, folder)
    if span.line:  # a message about the whole guide has no line
        place += f":{span.line}:{span.column}"
    style = _STYLES[severity]
    said = diagnostic.sentence.removeprefix(f"{severity.value}:")
    first: Line = (
        (Style.PLACE, f"{place}:"),
        (Style.PLAIN, " "),
        (style, f"{severity.value}:"),
        (Style.PLAIN, said),
        (Style.FRAME, f" [{diagnostic.code}]"),
    )
    line = lines.at(span)
    shown: tuple[Line, ...] = ()
    if line is not None:
        meant = mark(line, span.column, diagnostic.message)
        shown = excerpt(line, span.line, meant, console)
    return first, *shown, *cure(diagnostic.hint)


def path_of(span: Span, folder: Path) -> str:
    """Return the path of a place's file from the current folder, which editors open."""
    path = folder / span.file  # a theme file from elsewhere is named by its whole path
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return path.as_posix()


def _told(diagnostic: Diagnostic, folder: Path, lines: AuthorLines) -> ToldMessage:
    span = diagnostic.span
    line = lines.at(span)
    end = None
    if line is not None and span.column <= len(line):
        meant = mark(line, span.column, diagnostic.message)
        end = meant.column + meant.length
    return ToldMessage(
        path=path_of(span, folder),
        line=span.line or None,
        column=span.column or None,
        end_column=end,
        severity=diagnostic.severity.value,
        code=str(diagnostic.code),
        message=diagnostic.message,
        hint=diagnostic.hint,
        page=diagnostic.page,
    )
