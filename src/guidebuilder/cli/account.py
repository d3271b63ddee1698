"""What a machine is told of a command: one JSON document (docs/command-output.schema.json)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, field, to_builtins

from guidebuilder import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION: Final = 1
"""Of the document: raised when a field goes or changes its meaning, not when one is added."""


class ToldMessage(Struct, frozen=True, kw_only=True):
    """A message about a guide.

    Attributes:
        path: Of the file, from the current folder.
        line: Counted from 1; None if it is about the whole file or guide.
        column: In characters, from 1.
        end_column: The column behind what is meant, if that could be told.
        severity: ``error`` or ``warning``.
        code: Of the rule.
        message: What is wrong.
        hint: What to do about it.
        page: Of the booklet, if it is about one.
        docs: The page and heading that explain the rule.
    """

    path: str
    line: int | None
    column: int | None
    end_column: int | None
    severity: str
    code: str
    message: str
    hint: str | None
    page: int | None
    docs: str | None


class ToldAllowed(Struct, frozen=True):
    """A warning that a comment in the guide lets pass.

    Attributes:
        message: The warning.
        reason: Why, in the author's words.
    """

    message: ToldMessage
    reason: str


class ToldFile(Struct, frozen=True):
    """A finished file, or a folder of such.

    Attributes:
        path: As it is printed without `--format json`.
        region: Whose facts it has.
        pages: In it.
        bytes: Of it, or of all that a folder holds.
    """

    path: str
    region: str | None = None
    pages: int | None = None
    bytes: int | None = None


class ToldFinding(Struct, frozen=True):
    """What was found out about a finished file.

    Attributes:
        path: Of the file.
        check: What was asked.
        outcome: ``passed``, ``failed`` or ``not run``.
        detail: Where, how much or why.
    """

    path: str
    check: str
    outcome: str
    detail: str


class ToldFailure(Struct, frozen=True):
    """Why the command could not do its work, apart from mistakes in a guide."""

    message: str
    hint: str | None


class Totals(Struct, frozen=True):
    """How many messages there are of each kind."""

    errors: int
    warnings: int


class Account(Struct):
    """What has been told so far."""

    messages: list[ToldMessage] = field(default_factory=list)
    allowed: list[ToldAllowed] = field(default_factory=list)
    files: list[ToldFile] = field(default_factory=list)
    findings: list[ToldFinding] = field(default_factory=list)
    failure: ToldFailure | None = None
    answer: object = None

    def lines(self, command: str, exit_code: int) -> Iterator[str]:
        """Yield the lines of the whole document, when the command is done.

        It has ASCII only, so that it comes whole through any console and pipe.
        """
        import json  # noqa: PLC0415 - start-up: only this needs it

        errors = sum(each.severity == "error" for each in self.messages)
        document = {
            "version": VERSION,
            "guidebuilder": __version__,
            "command": command,
            "exit_code": exit_code,
            "messages": self.messages,
            "allowed": self.allowed,
            "totals": Totals(errors, len(self.messages) - errors),
            "files": self.files,
            "findings": self.findings,
            "failure": self.failure,
            "answer": self.answer,
        }
        yield from json.dumps(to_builtins(document), indent=2).split("\n")
