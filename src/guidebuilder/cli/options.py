"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guidebuilder.cli.console import Colour
from guidebuilder.cli.speech import Format, Loudness, speech

if TYPE_CHECKING:
    from collections.abc import Callable

    Option = Callable[[Callable[..., Any]], Callable[..., Any]]

_DEBUG = "guidebuilder.debug"


def _remember_debug(context: click.Context, _option: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click calls it
    if value:
        context.meta[_DEBUG] = True


def wants_traceback(context: click.Context) -> bool:
    """Tell whether ``--debug`` was given, before the command or after it."""
    return _DEBUG in context.meta


debug: Option = click.option(
    "--debug",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_remember_debug,
    help="If the program itself fails, show where in it.",
)


def _remember_format(_context: click.Context, _option: click.Parameter, value: str) -> None:
    speech().format = Format(value)


def _remember_colour(_context: click.Context, _option: click.Parameter, value: str) -> None:
    speech().colour = Colour(value)


def _remember_loudness(asked: Loudness) -> Callable[[click.Context, click.Parameter, bool], None]:
    def remember(_context: click.Context, _option: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click calls it
        how = speech()
        if not value:
            return
        if how.loudness not in {Loudness.USUAL, asked}:
            raise click.UsageError("`--quiet` and `--verbose` exclude each other: leave one out")
        how.loudness = asked

    return remember


def _formats(*formats: Format) -> Option:
    return click.option(
        "--format",
        type=click.Choice([each.value for each in formats], case_sensitive=False),
        default=Format.TEXT.value,
        show_default=True,
        expose_value=False,
        callback=_remember_format,
        help="For whom messages are written: people, programs, or GitHub's pages.",
    )


_colour: Option = click.option(
    "--color",
    type=click.Choice([each.value for each in Colour], case_sensitive=False),
    default=Colour.AUTO.value,
    show_default=True,
    expose_value=False,
    callback=_remember_colour,
    help="Colours in messages: on a terminal only, always, or never.",
)

_quiet: Option = click.option(
    "-q",
    "--quiet",
    is_flag=True,
    expose_value=False,
    callback=_remember_loudness(Loudness.QUIET),
    help="Say nothing but errors, and the paths of what is made.",
)

_verbose: Option = click.option(
    "-v",
    "--verbose",
    is_flag=True,
    expose_value=False,
    callback=_remember_loudness(Loudness.VERBOSE),
    help="Say how long each stage takes.",
)


def messages(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options about what is said, to a command that tells messages about a guide."""
    for option in (debug, _verbose, _quiet, _colour, _formats(*Format)):
        command = option(command)
    return command


def findings(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options about what is said, to a command that looks at finished files."""
    for option in (debug, _verbose, _quiet, _colour, _formats(Format.TEXT, Format.JSON)):
        command = option(command)
    return command


guide: Option = click.option(
    "--guide",
    "folder",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Folder of the guide.  [default: guide]",
)

strict: Option = click.option(
    "--strict",
    is_flag=True,
    help="Refuse a guide also for warnings: about facts, and about pages that are not set well.",
)

career: Option = click.option(
    "--career",
    metavar="NAME",
    help="Only this career, by the name of its file.  [default: the whole guide]",
)


theme: Option = click.option(
    "--theme",
    metavar="NAME|FILE",
    help="Look: a theme by its name, or a theme file.  [default: the guide's own, or line]",
)

output: Option = click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    metavar="FOLDER",
    help="Folder for what is made; it is made if it is missing.",
)

printer: Option = click.option(
    "--printer",
    metavar="NAME|FILE",
    help="For the press: what the print shop asks for, as a profile by its name, or a file.  "
    "[default: offset-coated]",
)


def region(default: str) -> Option:
    """Return the option ``--region``, which may be given several times."""
    return click.option(
        "--region",
        "regions",
        multiple=True,
        metavar="NAME",
        help=(
            "Region, by the name of its file, or `all`; may be given more than once.  "
            f"[default: {default}]"
        ),
    )
