"""A command line that cannot be read: one sentence, its cure, and nothing in click's manner."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from guidebuilder.cli.main import program

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("typed", "sentence", "cure"),
    [
        ("chek", "there is no command `guidebuilder chek`", "did you mean `check`?"),
        (
            "new carreer X",
            "there is no command `guidebuilder new carreer`",
            "did you mean `career`?",
        ),
        (
            "xyz",
            "there is no command `guidebuilder xyz`",
            "`guidebuilder --help` lists all commands",
        ),
        (
            "new career",
            "`NAME` is missing",
            'for example `guidebuilder new career "Data entry operator"`',
        ),
        ("init", "`FOLDER` is missing", "for example `guidebuilder init my-guide`"),
        (
            "completion",
            "`SHELL` is missing",
            "write `guidebuilder completion {bash|zsh|fish|powershell}`",
        ),
        (
            "new career Bank clerk",
            "nothing is expected where `clerk` stands",
            "put words that belong together in quotes: for example `guidebuilder new career",
        ),
        (
            "check guide",
            "nothing is expected where `guide` stands",
            "to name the folder of a guide, write `--guide guide`",
        ),
        (
            "render --region india abroad",
            "nothing is expected where `abroad` stands",
            "write `--region` before each region, or `--region all`",
        ),
        (
            "check --regoin india",
            "there is no option `--regoin` here",
            "did you mean `--region`?",
        ),
        (
            "--nix",
            "there is no option `--nix` here",
            "`guidebuilder --help` shows how it is written",
        ),
        (
            "render --paper a6",
            "`a6` cannot stand for `--paper`",
            "write one of: a5, half-letter, a4, letter",
        ),
        ("list guide", "`guide` cannot stand for `PART`", "write one of: careers, articles, "),
        (
            "render --edition pohne",
            "`pohne` cannot stand for `--edition`",
            "did you mean `phone`?",
        ),
        (
            "render --region",
            "something is missing after `--region`",
            "`--help` tells what each option wants after it",
        ),
        (
            "render --booklet --edition phone",
            "the edition for phones is not printed",
            "leave `--booklet` out",
        ),
        ("check -q -v", "`--quiet` and `--verbose` exclude each other: leave one out", "`guide"),
        (
            "check --max-age old",
            "`--max-age`: `old` is not a length of time: write 18m for 18 months",
            "`guidebuilder check --help` shows how it is written",
        ),
    ],
)
def test_a_slip_in_a_command_line_is_told_with_its_cure(
    run: Run, typed: str, sentence: str, cure: str
) -> None:
    told = run(*typed.split())

    assert told.exit_code == 2
    assert told.stdout == ""
    first, second = told.stderr.splitlines()
    assert first.startswith(f"error: {sentence}")
    assert second.startswith(f"    hint: {cure}")


def test_help_lists_commands_in_the_order_of_a_day_with_whole_sentences(run: Run) -> None:
    told = " ".join(run("--help").stdout.split())

    places = [told.index(f" {name} ") for name in ("init", "new", "preview", "check", "render")]
    assert places == sorted(places)
    assert "to be changed bit by bit." in told


@pytest.mark.parametrize("command", ["init", "list", "explain", "diff", "diff-regions", "doctor"])
def test_what_is_said_is_chosen_alike_everywhere(command: str) -> None:
    options = {each for parameter in program.commands[command].params for each in parameter.opts}

    assert options >= {"--format", "--json", "--color", "-q", "-v", "--debug"}


def test_a_guide_with_mistakes_is_told_to_a_program_that_asked(guide: Path, run: Run) -> None:
    (guide / "guide.yaml").write_text("titel: x\n", encoding="utf-8")

    told = run("list", "--json")

    assert told.exit_code == 1
    assert '"code": "GB201"' in told.stdout
    assert '"answer": null' in told.stdout


@pytest.mark.skipif(os.name != "posix", reason="a pipe that is closed is told in another way")
@pytest.mark.parametrize("command", [("explain", "GB201"), ("explain", "--list"), ("list",)])
def test_a_reader_that_has_read_enough_is_no_failure(guide: Path, command: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        [sys.executable, "-m", "guidebuilder", *command],
        cwd=guide.parent,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)

    assert (ended.returncode, ended.stderr) == (0, b"")
