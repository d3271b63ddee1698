"""Messages as GitHub's workflow commands, which a run shows beside the lines of a change.

The escapes are those of https://docs.github.com/actions/reference/workflow-commands-for-github-actions
as its own toolkit writes them (actions/toolkit, packages/core/src/command.ts).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from guidebuilder.cli.account import ToldFailure, ToldMessage

_IN_TEXT: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})

_IN_PROPERTY: Final = str.maketrans(
    {"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"},
)


def message_command(told: ToldMessage) -> str:
    """Return the workflow command of a message about a guide."""
    properties = {
        "file": told.path,
        "line": told.line,
        "endLine": told.line if told.end_column else None,
        "col": told.column,
        "endColumn": told.end_column,
        "title": told.code,
    }
    page = "" if told.page is None else f", page {told.page}"
    return _command(told.severity, properties, told.message + page, told.hint)


def failure_command(told: ToldFailure) -> str:
    """Return the workflow command of what ended a command."""
    return _command("error", {"title": "guidebuilder"}, told.message, told.hint)


def _command(
    name: str, properties: dict[str, str | int | None], message: str, hint: str | None
) -> str:
    said = ",".join(
        f"{key}={str(value).translate(_IN_PROPERTY)}"
        for key, value in properties.items()
        if value is not None
    )
    words = message if hint is None else f"{message}\nhint: {hint}"
    return f"::{name} {said}::{words.translate(_IN_TEXT)}"
