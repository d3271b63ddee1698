"""What is said of a command line that cannot be read: one sentence, and the cure."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from guidebuilder.failures import OrderError

if TYPE_CHECKING:
    from collections.abc import Collection

_WORDS_TOO_MANY: Final = re.compile(r"Got unexpected extra arguments? \((?P<words>.*)\)", re.DOTALL)

_LONGEST_SENTENCE: Final = 200
"""Characters of what help says of a command in a list: more than any of them has."""

_NO_CHOICE: Final = re.compile(r"(?P<quote>['\"])(?P<word>.*)(?P=quote) is not one of ", re.DOTALL)


class Commands(click.Group):
    """Commands in the order in which they were added, which is that of an author's day."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """Return the names of the commands as help lists them."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with the whole first sentence of each."""
        rows = [
            (name, command.get_short_help_str(limit=_LONGEST_SENTENCE))
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name)) is not None
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is typed.

        Raises:
            OrderError: There is none of that name.
        """
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            hint = _near(name, self.commands) or f"`{ctx.command_path} --help` lists all commands"
            raise OrderError(f"there is no command `{ctx.command_path} {name}`", hint)
        return super().resolve_command(ctx, args)


def shows_help(problem: click.UsageError) -> bool:
    """Tell whether click answers with our own help, as to a group that is called alone."""
    return type(problem).show is not click.UsageError.show


def in_our_words(problem: click.UsageError) -> OrderError:
    """Return what click says of a command line, with its cure."""
    match problem:
        case click.NoSuchOption():
            return _no_option(problem)
        case click.MissingParameter():
            message = f"{_parameter(problem.param)} is missing"
            return OrderError(message, _example(problem.ctx))
        case click.BadOptionUsage():
            message = f"something is missing after `{problem.option_name}`"
            return OrderError(message, "`--help` tells what each option wants after it")
        case click.BadParameter():
            return _bad_parameter(problem)
    found = _WORDS_TOO_MANY.fullmatch(problem.message)
    if found is None:
        return OrderError(problem.message, _help(problem.ctx))
    return _too_many(found["words"], problem.ctx)


def _no_option(problem: click.NoSuchOption) -> OrderError:
    near = sorted(problem.possibilities or ())
    hint = f"did you mean `{near[0]}`?" if near else _help(problem.ctx)
    return OrderError(f"there is no option `{problem.option_name}` here", hint)


def _bad_parameter(problem: click.BadParameter) -> OrderError:
    parameter = problem.param
    whose = _parameter(parameter)
    found = _NO_CHOICE.match(problem.message)
    if parameter is None or found is None or not isinstance(parameter.type, click.Choice):
        return OrderError(f"{whose}: {problem.message}", _help(problem.ctx))
    known = [str(each) for each in parameter.type.choices]
    hint = _near(found["word"], known) or f"write one of: {', '.join(known)}"
    return OrderError(f"`{found['word']}` cannot stand for {whose}", hint)


def _too_many(words: str, context: click.Context | None) -> OrderError:
    """Return what to do about words that nobody asked for: quotes left out, or an option."""
    message = f"nothing is expected where `{words}` stands"
    parameters = [] if context is None else context.command.params
    if any(each.name == "folder" and isinstance(each, click.Option) for each in parameters) and (
        Path(words).is_dir()
    ):
        return OrderError(message, f"to name the folder of a guide, write `--guide {words}`")
    if any(each.name == "regions" for each in parameters):
        return OrderError(message, "write `--region` before each region, or `--region all`")
    if any(isinstance(each, click.Argument) for each in parameters):
        example = _example(context)
        return OrderError(message, f"put words that belong together in quotes: {example}")
    return OrderError(message, _help(context))


def _parameter(parameter: click.Parameter | None) -> str:
    """Return what a parameter is called: an option by its longest name, an argument in capitals."""
    if parameter is None:
        return "something"
    if isinstance(parameter, click.Option):
        return f"`{max(parameter.opts, key=len)}`"
    return f"`{(parameter.metavar or str(parameter.name).upper()).strip('[]')}`"


def _example(context: click.Context | None) -> str:
    """Return how the command is written: the first of its examples, or its usage."""
    if context is None:
        return _help(context)
    path = context.command_path
    for line in (context.command.epilog or "").split("\n"):
        written = line.strip().split("   ")[0]  # a remark stands apart
        if written.startswith(f"{path} "):
            return f"for example `{written}`"
    pieces = [each for each in context.command.collect_usage_pieces(context) if each[0] != "["]
    return f"write `{' '.join([path, *pieces])}`"


def _help(context: click.Context | None) -> str:
    path = "guidebuilder" if context is None else context.command_path
    return f"`{path} --help` shows how it is written"


def _near(word: str, known: Collection[str]) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415 - start-up: only a slip needs it

    near = get_close_matches(word.lower(), known, n=1)
    return f"did you mean `{near[0]}`?" if near else None
