"""Options that several commands share."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

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
