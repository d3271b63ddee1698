"""What a shell proposes while one types, asked as the shells ask it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guidebuilder.cli.completing import SHIPPED_THEMES
from guidebuilder.cli.completion import SHELLS
from guidebuilder.style.read_theme import THEMES

if TYPE_CHECKING:
    from tests.cli.conftest import Run, Spawn
    from tests.conftest import Witness

NEVER_LOADED = {"reportlab", "uharfbuzz", "yaml", "babel", "pikepdf", "guidebuilder.pipeline"}


@pytest.fixture
def proposed(guide: Path, spawn: Spawn) -> Proposed:
    """Return a function that asks what stands behind a line, in click's protocol for bash."""
    (guide / "careers" / "clerk.india.yaml").write_text("add: []\n")
    (guide / "careers" / "evil name.yaml").write_text("title: x\n")
    (guide / "themes").mkdir()
    (guide / "themes" / "ours.yaml").write_text("extends: line\n")

    def proposed(line: str) -> list[str]:
        asked = {
            "_GUIDEBUILDER_COMPLETE": "bash_complete",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(line.split()) - (not line.endswith(" "))),
        }
        told = spawn(cwd=guide.parent, env=asked)
        assert told.returncode == 0, told.stderr
        return [each.partition(",")[2] for each in told.stdout.split()]

    return proposed


if TYPE_CHECKING:
    from collections.abc import Callable

    Proposed = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("guidebuilder render --region ", ["abroad", "india", "all"]),
        ("guidebuilder check --region in", ["india"]),
        ("guidebuilder render --career ", ["clerk"]),
        ("guidebuilder render --theme ", ["line", "almanac", "guide/themes/ours.yaml"]),
        ("guidebuilder render --edition ph", ["phone", "photocopy"]),
        ("guidebuilder new region x --part-of i", ["india"]),
        ("guidebuilder render --guide nowhere --region ", ["all"]),
        ("guidebuilder ini", ["init"]),
        ("guidebuilder completion p", ["powershell"]),
        ("guidebuilder list r", ["regions"]),
    ],
)
def test_names_of_the_guide_here_are_proposed(
    proposed: Proposed, line: str, expected: list[str]
) -> None:
    assert proposed(line) == expected


@pytest.mark.usefixtures("guide")
def test_nothing_heavy_is_loaded_for_a_proposal(desk: Path) -> None:
    script = """if True:
        import json, sys, atexit
        atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr))
        from guidebuilder.cli.main import main
        main()
    """
    asked = {
        "_GUIDEBUILDER_COMPLETE": "zsh_complete",
        "COMP_WORDS": "guidebuilder render --region ",
        "COMP_CWORD": "3",
    }
    told = subprocess.run(
        [sys.executable, "-c", script],
        cwd=desk,
        env={**os.environ, **asked},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert "india" in told.stdout
    assert NEVER_LOADED.isdisjoint(json.loads(told.stderr))


def test_the_shipped_themes_are_those_that_exist() -> None:
    assert SHIPPED_THEMES == THEMES


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_gets_lines_that_name_the_program(run: Run, shell: str) -> None:
    told = run("completion", shell)

    assert told.exit_code == 0
    assert "_GUIDEBUILDER_COMPLETE" in told.stdout
    assert "guidebuilder" in told.stdout


@pytest.mark.external
def test_bash_itself_completes_a_region(guide: Path, run: Run, witness: Witness) -> None:
    lines = run("completion", "bash").stdout
    program = Path(sys.executable).parent / "guidebuilder"
    script = f"""{lines}
        COMP_WORDS=({program} render --region ind); COMP_CWORD=3
        _guidebuilder_completion {program}
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    told = subprocess.run(
        [witness("bash"), "-c", script],
        cwd=guide.parent,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert told.stdout.split() == ["india"]
