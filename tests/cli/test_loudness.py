"""How much is said: `-q` leaves errors, `-v` adds times."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def spoil(guide: Path, old: str, new: str) -> None:
    path = guide / "articles" / "hours.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")


@pytest.mark.usefixtures("guide")
def test_a_quiet_render_prints_paths_alone(run: Run) -> None:
    result = run("render", "-q")

    assert result.stdout == "output/clerks-india.pdf\n"
    assert result.stderr == ""


def test_quiet_leaves_warnings_out_and_errors_in(run: Run, guide: Path) -> None:
    spoil(guide, "Eight hours", 'Eight ho"urs')
    assert run("check", "--quiet").stderr == ""

    spoil(guide, "title:", "titel:")
    said = run("check", "--quiet").stderr

    assert "error: `titel` is not known here" in said
    assert "warning: " not in said.replace("1 warning: the guide", "")
    assert said.endswith("1 error, 1 warning: the guide is refused, nothing was written\n")


def test_a_warning_that_refuses_a_guide_is_told_also_quietly(run: Run, guide: Path) -> None:
    spoil(guide, "Eight hours", 'Eight ho"urs')

    said = run("check", "--quiet", "--strict").stderr

    assert "warning: a mark stands inside a word" in said


def test_quiet_takes_nothing_from_a_document(run: Run, guide: Path) -> None:
    spoil(guide, "Eight hours", 'Eight ho"urs')

    assert '"GB307"' in run("check", "-q", "--format", "json").stdout


@pytest.mark.usefixtures("guide")
def test_verbose_says_how_long_each_stage_took(run: Run) -> None:
    lines = run("render", "-v").stderr.splitlines()

    stages = [line.rpartition(": ")[0] for line in lines if re.search(r": \d+\.\d\d s$", line)]
    assert stages == [
        "reading the guide",
        "putting together what each region prints",
        "setting the pages of clerks-india.pdf",
        "writing clerks-india.pdf",
    ]


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("both", [("-q", "-v"), ("-v", "-q")])
def test_nobody_is_quiet_and_verbose(run: Run, both: tuple[str, str]) -> None:
    result = run("check", *both)

    assert result.exit_code == 2
    assert "exclude each other" in result.stderr
