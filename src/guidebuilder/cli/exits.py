"""How a command ends when it cannot do what it was asked: its last words and its exit code."""

from __future__ import annotations

import sys
from enum import IntEnum
from typing import Any

import click

from guidebuilder import __version__
from guidebuilder.cli.options import wants_traceback
from guidebuilder.cli.report import abandon_stdout, insist, print_line, say_error
from guidebuilder.cli.speech import Format, speech
from guidebuilder.cli.usage import Commands, in_our_words, shows_help
from guidebuilder.diagnostics import GuideError, Severity
from guidebuilder.failures import Failure, LimitError, OrderError, OutputError, ReadError


class ExitCode(IntEnum):
    """What the command tells the shell: part of the interface, so never renumbered.

    130 and 143 (Ctrl-C, SIGTERM) are given by :mod:`guidebuilder.interrupts`.
    """

    OK = 0
    REFUSED = 1
    USAGE = 2
    CANNOT_READ = 3
    CANNOT_WRITE = 4
    LIMIT = 5
    OUR_MISTAKE = 70


CODES: dict[type[Failure], ExitCode] = {
    OrderError: ExitCode.USAGE,
    ReadError: ExitCode.CANNOT_READ,
    OutputError: ExitCode.CANNOT_WRITE,
    LimitError: ExitCode.LIMIT,
}


class Program(Commands):
    """A group of commands in which every failure ends with plain words and its own code."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run the command and turn what it raises into last words and an exit code."""
        code = self._attempt(ctx)
        if speech().format is Format.JSON:
            try:
                for line in speech().account.lines(str(ctx.invoked_subcommand), code):
                    print_line(line)
            except Failure as failure:
                code = _end(failure)
        raise click.exceptions.Exit(code)

    def _attempt(self, ctx: click.Context) -> int:
        """Run the command and return its exit code, after the last words that it needs."""
        code: int = ExitCode.OK
        try:
            super().invoke(ctx)
        except click.Abort:
            raise
        except click.exceptions.Exit as end:
            code = end.exit_code
        except click.UsageError as problem:
            code = _misread(problem)
        except GuideError as refused:
            code = _refused(refused)  # the command has told every message already
        except Failure as failure:
            code = _end(failure)
        except OSError as problem:
            code = _end(_as_failure(problem))
        except MemoryError:
            code = _end(LimitError("there is not enough memory", "render one region at a time"))
        except Exception as mistake:  # noqa: BLE001 - the last resort: nobody meets a traceback
            code = _own_up(mistake, with_traceback=wants_traceback(ctx))
        return code

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - click's own signature
        """Run the whole command line; ``--help`` into a full disk ends in plain words too."""
        try:
            return super().main(*args, **kwargs)
        except OSError as problem:
            sys.exit(_end(_as_failure(problem)))

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Read the part of the command line that stands before the command."""
        try:
            return super().make_context(*args, **kwargs)
        except click.UsageError as problem:
            raise click.exceptions.Exit(_misread(problem)) from None


def _misread(problem: click.UsageError) -> ExitCode:
    """Say what is wrong with a command line, unless click answers it with our help."""
    if shows_help(problem):
        raise problem
    return _end(in_our_words(problem))


def _refused(refused: GuideError) -> ExitCode:
    from guidebuilder.load.codes import LIMITS  # noqa: PLC0415 - only a refusal needs it

    limits = {str(each) for each in LIMITS}
    told = {each.code for each in refused.diagnostics if each.severity is Severity.ERROR}
    return ExitCode.LIMIT if told and told <= limits else ExitCode.REFUSED


def _end(failure: Failure) -> ExitCode:
    say_error(failure.message, failure.hint)
    return CODES[type(failure)]


def _as_failure(problem: OSError) -> Failure:
    """Return what the system refused in our words: a file to read, or a place to print to."""
    reason = (problem.strerror or str(problem)).lower()
    if problem.filename is not None:
        return ReadError(f"cannot read `{problem.filename}`: {reason}")
    abandon_stdout()
    return OutputError(f"cannot print: {reason}")


def _own_up(mistake: Exception, *, with_traceback: bool) -> ExitCode:
    if with_traceback:
        import traceback  # noqa: PLC0415 - start-up: only this needs it

        insist(*"".join(traceback.format_exception(mistake)).split("\n"))
    kind = type(mistake).__name__
    say_error(
        f"guidebuilder {__version__} made a mistake ({kind}: {mistake})",
        "this is our mistake, not yours; please report it with the command you typed, "
        "this line and, if you can, the guide"
        + ("" if with_traceback else "; `--debug` shows where it happened"),
    )
    return ExitCode.OUR_MISTAKE
