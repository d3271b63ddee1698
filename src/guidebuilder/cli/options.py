"""Options that several commands share."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guidebuilder.cli import completing
from guidebuilder.cli.console import Colour
from guidebuilder.cli.speech import Format, Loudness, speech

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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


def _remember_format(_context: click.Context, _option: click.Parameter, value: str | None) -> None:
    if value is not None:
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


def _formats(formats: Iterable[Format], effect: str) -> Option:
    return click.option(
        "--format",
        type=click.Choice([each.value for each in formats], case_sensitive=False),
        default=None,  # or it would take back what `--json` asks for
        expose_value=False,
        callback=_remember_format,
        help=f"{effect}  [default: {Format.TEXT}]",
    )


_all_formats = _formats(
    Format, "For whom messages are written: people, programs, or GitHub's pages."
)

_two_formats = _formats((Format.TEXT, Format.JSON), "For whom it is written: people or programs.")

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
    help="Say how long each stage takes, and which warnings comments let pass.",
)


def _remember_json(_context: click.Context, _option: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click calls it
    if value:
        speech().format = Format.JSON


_json: Option = click.option(
    "--json",
    is_flag=True,
    expose_value=False,
    callback=_remember_json,
    help="The same as `--format json`.",
)


def messages(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options about what is said, to a command that tells messages about a guide."""
    for option in (debug, _verbose, _quiet, _colour, _json, _all_formats):
        command = option(command)
    return command


def answers(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options about what is said, to a command that answers a question or adds a file."""
    for option in (debug, _verbose, _quiet, _colour, _json, _two_formats):
        command = option(command)
    return command


guide: Option = click.option(
    "--guide",
    "folder",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Folder of the guide.  [default: guide]",
)

slug: Option = click.option(
    "--slug",
    metavar="NAME",
    help="Name of the file, in letters a-z, digits and hyphens.  [default: made of the words]",
)

strict: Option = click.option(
    "--strict",
    is_flag=True,
    help="Refuse a guide also for warnings: about facts, and about pages that are not set well.",
)


def _months(_context: click.Context, _option: click.Parameter, asked: str | None) -> int | None:
    """Read a length of time in months or years: ``18m``, ``2y``."""
    if asked is None:
        return None
    found = re.fullmatch(r"([1-9][0-9]{0,2})\s*([my])[a-z]*", asked.strip().lower())
    if found is None:
        message = f"`{asked}` is not a length of time: write 18m for 18 months, or 2y for 2 years"
        raise click.BadParameter(message)
    return int(found[1]) * (12 if found[2] == "y" else 1)


max_age: Option = click.option(
    "--max-age",
    metavar="TIME",
    callback=_months,
    help="Warn of facts that are older: 18m or 2y, counted back from the date of the issue.",
)

today: Option = click.option(
    "--today",
    is_flag=True,
    help="Count from today instead, and warn of dates of review and expiry that have passed.",
)

career: Option = click.option(
    "--career",
    metavar="NAME",
    shell_complete=completing.careers,
    help="Only this career, by the name of its file.  [default: the whole guide]",
)


theme: Option = click.option(
    "--theme",
    metavar="NAME|FILE",
    shell_complete=completing.themes,
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
        shell_complete=completing.regions,
        help=(
            "Region, by the name of its file, or `all`; may be given more than once.  "
            f"[default: {default}]"
        ),
    )
