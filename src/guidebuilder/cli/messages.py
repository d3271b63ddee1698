"""A message about a guide, in words for a person and in fields for a machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from guidebuilder.cli.account import ToldMessage
from guidebuilder.cli.console import Style
from guidebuilder.cli.excerpt import excerpt, mark
from guidebuilder.diagnostics import Severity

if TYPE_CHECKING:
    from guidebuilder.cli.author_lines import AuthorLines
    from guidebuilder.cli.console import Console, Line
    from guidebuilder.diagnostics import Diagnostic, Span

_STYLES: Final = {Severity.ERROR: Style.ERROR, Severity.WARNING: Style.WARNING}


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
        shown = excerpt(line, span.line, meant, console, style)
    return first, *shown, *cure(diagnostic.hint)


def path_of(span: Span, folder: Path) -> str:
    """Return the path of a place's file from the current folder, which editors open."""
    path = folder / span.file  # a theme file from elsewhere is named by its whole path
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return path.as_posix()


def told(diagnostic: Diagnostic, folder: Path, lines: AuthorLines) -> ToldMessage:
    """Return what a machine is told of a message."""
    from guidebuilder.message_index import address_of  # noqa: PLC0415 - it reads a long page

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
        docs=address_of(diagnostic.code),
    )


def cure(hint: str | None) -> tuple[Line, ...]:
    """Return the line of a hint, if there is one."""
    return () if hint is None else (((Style.HINT, "    hint:"), (Style.PLAIN, f" {hint}")),)
