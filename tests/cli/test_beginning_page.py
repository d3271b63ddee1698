"""The commands of docs/beginning.md, in their order, as somebody types them who reads it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from guidebuilder.cli.main import program

if TYPE_CHECKING:
    from tests.cli.conftest import Run

PAGE = (Path(__file__).parents[2] / "docs" / "beginning.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_every_command_of_the_page_works_where_it_stands(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = desk
    blocks = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    for line in "".join(blocks).splitlines():
        name, *arguments = shlex.split(line)
        if name == "cd":
            here /= arguments[0]
            monkeypatch.chdir(here)
            continue
        done = run(*arguments)
        assert done.exit_code == 0, (line, done.stderr)
        assert "warning" not in done.stderr.replace("no warnings", "")
    assert len(list((here / "output").glob("*.pdf"))) == 2


def test_every_option_is_explained() -> None:
    new = program.commands["new"]
    assert isinstance(new, click.Group)
    ours = [program.commands[name] for name in ("init", "list", "doctor", "completion")]
    options = {
        option
        for command in (*ours, *new.commands.values())
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("--")
    }

    told_elsewhere = {"--debug", "--format", "--color", "--quiet", "--verbose"}
    assert {
        each
        for each in options - told_elsewhere
        if f"`{each}" not in PAGE and f" {each} " not in PAGE
    } == set()
