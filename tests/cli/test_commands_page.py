"""docs/commands.md lists what there is: every command with its options, every exit code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from guidebuilder.cli.exits import ExitCode
from guidebuilder.cli.main import program
from guidebuilder.interrupts import FIRST_SIGNAL_CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"

MARK = re.compile(r"<!-- From here on made from the program: .* -->\n")


def commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    """Yield the commands of a group by their whole names, those of groups in it too."""
    for each in group.commands.values():
        whole = f"{name} {each.name}"
        if isinstance(each, click.Group):
            yield from commands(each, whole)
        else:
            yield whole, each


def listed(name: str, command: click.Command) -> str:
    """Return what the page says of a command."""
    context = click.Context(command, info_name=name)
    usage = " ".join(command.collect_usage_pieces(context))
    first = (command.help or "").split("\n\n")[0]
    rows = [
        record
        for parameter in command.params
        if isinstance(parameter, click.Option)
        and (record := parameter.get_help_record(context)) is not None
    ]
    lines = [
        f"\n### {name}\n",
        f"`{name} {usage}`\n",
        f"{' '.join(first.split())}\n",
        "| option | effect |",
        "|---|---|",
        *(f"| `{_cell(option)}` | {_cell(effect)} |" for option, effect in rows),
    ]
    return "\n".join(lines) + "\n"


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")


def test_the_page_lists_every_command_with_its_options(request: pytest.FixtureRequest) -> None:
    page = PAGE.read_text(encoding="utf-8")
    mark = MARK.search(page)
    assert mark
    now = "".join(listed(*each) for each in commands(program, "guidebuilder"))

    if request.config.getoption("--update-goldens"):
        PAGE.write_text(page[: mark.end()] + now, encoding="utf-8", newline="\n")
        pytest.skip("rewrote docs/commands.md: read the diff before committing it")
    assert page[mark.end() :] == now


def test_the_page_lists_every_exit_code() -> None:
    codes = re.findall(r"^\| ([\d, ]+) \| ", PAGE.read_text(encoding="utf-8"), re.MULTILINE)

    told = {int(each) for row in codes for each in row.split(",")}
    assert told == {*ExitCode, FIRST_SIGNAL_CODE + 2, FIRST_SIGNAL_CODE + 15}
