"""What one asks when the program does not run."""

from __future__ import annotations

import json
import re
import shutil
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from guidebuilder.doctor import installation, surroundings
from guidebuilder.doctor.finding import Finding, State
from guidebuilder.resources import fonts_folder

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ROOT = Path(__file__).parent.parent.parent


def test_a_sound_installation_ends_well_and_changes_nothing(desk: Path, run: Run) -> None:
    told = run("doctor")

    assert told.exit_code == 0, told.stdout
    assert not any(desk.iterdir())
    assert re.search(r"^ok +test render +the sample guide, \d+ pages", told.stdout, re.MULTILINE)
    assert re.search(r"^missing +guide .*\n    hint: ", told.stdout, re.MULTILINE)
    assert told.stderr.startswith("Booklets can be made.")


@pytest.mark.usefixtures("desk")
def test_every_library_that_is_declared_is_looked_at(run: Run) -> None:
    named = {each["name"] for each in json.loads(run("doctor", "--json").stdout)["answer"]}
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    declared = re.search(r"^dependencies = \[(.*?)^\]", project, re.DOTALL | re.MULTILINE)
    assert declared

    assert set(re.findall(r'"([a-z0-9-]+)>=', declared[1])) <= named


@pytest.mark.usefixtures("desk")
def test_missing_tools_are_told_with_what_they_are_for(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("GUIDEBUILDER_VERAPDF", "/no/such/verapdf.jar")

    told = run("doctor", "--json")

    assert told.exit_code == 0
    found = {each["name"]: each for each in json.loads(told.stdout)["answer"]}
    for tool in ("Java", "veraPDF", "Ghostscript", "command"):
        assert found[tool]["state"] == "missing"
        assert found[tool]["cure"]
    assert "/no/such/verapdf.jar" in found["veraPDF"]["detail"]


def test_a_spoilt_font_is_wrong(tmp_path: Path) -> None:
    copy = tmp_path / "fonts"
    shutil.copytree(fonts_folder(), copy)
    assert installation.fonts(copy).state is State.OK
    spoilt = copy / "anek-latin" / "AnekLatin_400Regular.ttf"
    spoilt.write_bytes(spoilt.read_bytes()[:-1])

    found = installation.fonts(copy)

    assert found.state is State.WRONG
    assert found.detail == "not whole: anek-latin/AnekLatin_400Regular.ttf"
    assert found.cure
    spoilt.unlink()
    assert installation.fonts(copy).state is State.WRONG
    assert installation.fonts(tmp_path).state is State.WRONG


@pytest.mark.usefixtures("desk")
def test_a_render_that_fails_is_wrong_and_ends_with_1(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the pen broke")

    monkeypatch.setattr(installation, "render", fail)

    told = run("doctor")

    assert told.exit_code == 1
    assert "wrong    test render    RuntimeError: the pen broke\n    hint: " in told.stdout
    assert told.stderr == "1 thing is wrong.\n"


def test_a_library_that_does_not_load_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "_required", lambda: ["no-such-library"])

    found = {each.name: each for each in installation.installation()}

    assert found["no-such-library"].state is State.WRONG


def test_a_folder_that_cannot_be_written_and_a_full_disk_are_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "TemporaryFile", refused)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1))

    found: dict[str, Finding] = {each.name: each for each in surroundings.surroundings(tmp_path)}

    assert found["output folder"].state is State.WRONG
    assert found["disk"].state is State.WRONG
    assert found["disk"].detail == "0 MB free"


def test_a_console_that_lacks_characters_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Console:
        encoding = "cp437"

    monkeypatch.setattr(sys, "stderr", Console())

    found = {each.name: each for each in surroundings.surroundings(tmp_path)}

    assert found["console"].state is State.MISSING
