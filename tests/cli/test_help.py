"""Help is there at once, is true, and speaks of what exists."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from guidebuilder.cli import check, main, pack, preview, render
from guidebuilder.model.edition import Edition
from guidebuilder.model.target import Target
from guidebuilder.press.paper_weights import CALIPERS
from guidebuilder.style.page_master import PAPERS
from guidebuilder.style.read_theme import THEMES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

WITH_A_RENDER = {"reportlab", "uharfbuzz", "yaml"}
"""What every render needs."""

WITHOUT_NEED = {
    "babel",  # the small guide is in English,
    "PIL",  # no pictures,
    "pyphen",  # no word that must be divided,
    "segno",  # and no edition on the net, whose address would be a QR code
    "guidebuilder.layout.handout",  # It is no single sheet,
    "guidebuilder.layout.poster",
    "guidebuilder.pdf.write_press",  # for no press,
    "guidebuilder.pdf.write_sheets",  # and not folded
    "guidebuilder.press.booklet",
    "guidebuilder.press.read_printer",
    "guidebuilder.press.single_pages",
    "tempfile",
    "urllib.request",
}
"""What a render of the small guide does not need."""

OTHERS = {"pikepdf", "pypdfium2", "starlette", "uvicorn", "watchfiles"}
"""What only other commands need."""

HEAVY = OTHERS | WITH_A_RENDER | WITHOUT_NEED
"""What is slow to import, or has no business on the way of a render."""


def loaded_by(*arguments: str, cwd: Path | None = None) -> set[str]:
    """Return the modules that a command has loaded when it ends."""
    script = """if True:
        import json, sys
        from guidebuilder.cli.main import program
        try:
            program(sys.argv[1:], prog_name="guidebuilder")
        except SystemExit as end:
            assert not end.code, end.code
        print(json.dumps(sorted(sys.modules)))
    """
    ended = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        check=True,
        cwd=cwd,
        encoding="utf-8",
    )
    return set(json.loads(ended.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "command",
    [["--help"], ["--version"], ["render", "--help"], ["pack", "--help"], ["preview", "--help"]],
)
def test_help_loads_nothing_heavy(command: list[str]) -> None:
    loaded = loaded_by(*command)

    assert HEAVY.isdisjoint(loaded)
    assert {name for name in loaded if re.fullmatch(r"guidebuilder\.\w+", name)} <= {
        "guidebuilder.cli",
        "guidebuilder.diagnostics",
        "guidebuilder.failures",
        "guidebuilder.interrupts",
        "guidebuilder.output",
        "guidebuilder.progress",
        "guidebuilder.resources",
        "guidebuilder.system",
    }


def test_a_render_loads_what_help_does_not_and_no_more(guide: Path) -> None:
    loaded = loaded_by("render", cwd=guide.parent)

    assert loaded >= WITH_A_RENDER
    assert WITHOUT_NEED.isdisjoint(loaded)
    assert OTHERS.isdisjoint(loaded)


@pytest.mark.parametrize(
    "text", [main.EXAMPLES, render.EXAMPLES, pack.EXAMPLES, check.EXAMPLES, preview.EXAMPLES]
)
def test_every_example_is_accepted(text: str) -> None:
    commands = re.findall(r"^  (guidebuilder .+?)(?:  .*)?$", text, re.MULTILINE)

    assert len(commands) >= 2
    for command in commands:
        _, name, *arguments = shlex.split(command)
        main.program.commands[name].make_context(name, arguments)


def test_the_papers_and_themes_that_help_names_are_those_that_exist(run: Run) -> None:
    assert list(render.PAPERS) == list(PAPERS)
    assert list(map(int, render.PAPER_WEIGHTS)) == list(CALIPERS)
    assert set(render.TARGETS) <= set(Target)
    assert list(render.EDITIONS) == list(Edition)
    assert f"or {THEMES[0]}]" in run("render", "--help").stdout


def test_without_a_command_help_is_shown(run: Run) -> None:
    result = run()

    assert result.exit_code == 2
    assert "Commands:" in result.stderr
