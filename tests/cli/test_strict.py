"""``--strict``: a warning refuses a guide, and nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

WORD = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft"


@pytest.fixture
def warned(guide: Path) -> Path:
    """Return a guide with one word that is wider than a line."""
    path = guide / "careers" / "clerk.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("A keyboard", WORD), encoding="utf-8")
    return guide


@pytest.mark.usefixtures("warned")
def test_a_warning_lets_a_guide_pass_with_its_place_and_page(run: Run, desk: Path) -> None:
    result = run("render")

    assert result.exit_code == 0
    assert (desk / "output" / "clerks-india.pdf").exists()
    assert "guide/careers/clerk.yaml:14:20: warning: `Donau" in result.stderr
    assert "is wider than its line and was cut, page 6" in result.stderr


@pytest.mark.usefixtures("warned")
@pytest.mark.parametrize("command", ["render", "check"])
def test_under_strict_it_refuses_the_guide(run: Run, desk: Path, command: str) -> None:
    result = run(command, "--strict", "--region", "india")

    assert result.exit_code == 1
    assert result.stdout == ""
    assert not (desk / "output").exists()
    assert result.stderr.splitlines()[-1] == (
        "1 warning: the guide is refused, nothing was written"
    )


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("command", ["render", "check"])
def test_a_sound_guide_passes_it(run: Run, command: str) -> None:
    assert run(command, "--strict").exit_code == 0
