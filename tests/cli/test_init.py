"""A newcomer's first command: a folder in which every other command works at once."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
import yaml
from jsonschema import Draft7Validator

from guidebuilder.diagnostics import Report
from guidebuilder.load.guide import read_guide

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--career", "Nurse"),
        ("--career", "नर्स", "--slug", "nurse", "--title", "Care: *a* [job] for 'you' #1"),
        ("--publisher", "Example School, Pune"),
    ],
)
def test_a_new_guide_has_no_mistakes_and_renders(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    made = run("init", "our guide", *words)
    assert made.exit_code == 0, made.stderr
    there = {name for name in tree(desk) if not name.endswith(".json")}
    assert set(made.stdout.splitlines()) == there

    monkeypatch.chdir(desk / "our guide")
    checked = run("check", "--strict")
    assert checked.exit_code == 0
    assert checked.stderr == "guide: 2 regions checked, no warnings\n"
    rendered = run("render", "--region", "all")
    assert rendered.exit_code == 0
    assert all((desk / "our guide" / each).is_file() for each in rendered.stdout.split())
    assert len(rendered.stdout.split()) == 2


def test_titles_are_printed_as_they_were_typed(desk: Path, run: Run) -> None:
    title = "Care: *a* [job](x) for 'you' \\ #1"
    run("init", "g", "--career", title, "--slug", "care")

    guide = read_guide(desk / "g" / "guide", Report())
    assert guide is not None
    printed = title.replace("'you'", "‘you’")
    assert guide.settings.title.value.plain == printed
    assert guide.pages["careers/care"].title.value.plain == printed


def test_the_same_again_changes_nothing_and_ends_well(desk: Path, run: Run) -> None:
    run("init", "g")
    (desk / "g" / "guide" / "glossary.yaml").unlink()  # as if the first had been killed
    before = tree(desk / "g")

    again = run("init", "g")

    assert again.exit_code == 0
    after = tree(desk / "g")
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) == {"guide/glossary.yaml"}


def test_nothing_is_written_over(desk: Path, run: Run) -> None:
    run("init", "g")
    (desk / "g" / "guide" / "guide.yaml").write_text("mine", encoding="utf-8")
    (desk / "g" / "README.txt").write_text("mine", encoding="utf-8")
    (desk / "g" / "Check.cmd").unlink()
    before = tree(desk)

    refused = run("init", "g")

    assert refused.exit_code == 2
    assert refused.stderr.startswith(
        "error: `g/README.txt`, `g/guide/guide.yaml` are there already"
    )
    assert tree(desk) == before


def test_no_guide_is_made_inside_a_guide(guide: Path, run: Run) -> None:
    before = tree(guide)

    refused = run("init", "guide")

    assert refused.exit_code == 2
    assert refused.stderr.startswith("error: `guide` is the folder of a guide already\n")
    assert tree(guide) == before


def test_a_guide_can_be_made_in_the_current_folder(desk: Path, run: Run) -> None:
    (desk / "letter.txt").write_text("mine", encoding="utf-8")

    made = run("init", ".")

    assert made.exit_code == 0
    assert "\nNext: `guidebuilder check` or" in made.stderr
    assert "guide/guide.yaml" in made.stdout.splitlines()
    assert run("check", "--strict").exit_code == 0


def test_a_folder_that_cannot_be_made_leaves_nothing_behind(desk: Path, run: Run) -> None:
    (desk / "new").mkdir()
    (desk / "new" / "guide").write_text("a file", encoding="utf-8")

    refused = run("init", "new")

    assert refused.exit_code == 4
    assert "`new/guide" in refused.stderr
    assert sorted(tree(desk)) == ["new/guide"]


@pytest.mark.parametrize("name", ["con", "नर्स", "  ", "a<b>c", "x" * 61])
def test_a_career_that_can_have_no_file_is_refused_with_the_cure(
    desk: Path, run: Run, name: str
) -> None:
    refused = run("init", "g", "--career", name)

    assert refused.exit_code == 2
    assert "\n    hint: " in refused.stderr
    assert tree(desk) == {}


def test_the_issue_is_the_month_that_is_asked_for(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1709164800")  # 29 February 2024
    run("init", "g")

    assert "issue: 2024-02\n" in (desk / "g/guide/guide.yaml").read_text(encoding="utf-8")


def test_editors_find_the_schema_of_every_file_and_accept_it(desk: Path, run: Run) -> None:
    run("init", "g")
    run("new", "article", "Do I need a degree?", "--guide", "g/guide")
    run("new", "article", "Choosing a college", "--guide", "g/guide")
    run("new", "career", "Nurse", "--guide", "g/guide")
    run("new", "region", "uk", "--guide", "g/guide")

    files = sorted((desk / "g").rglob("*.yaml"))
    assert len(files) == 10
    for path in files:
        text = path.read_text(encoding="utf-8")
        named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
        assert named, path
        schema = json.loads((path.parent / named[1]).read_text(encoding="utf-8"))
        # As texts: what an editor takes for a number or a date is read as typed by us.
        Draft7Validator(schema).validate(yaml.load(text, yaml.BaseLoader))  # noqa: S506 - texts only


@pytest.mark.parametrize("name", ["Check.cmd", "Make booklet.cmd", "Preview.cmd"])
def test_files_to_double_click_are_as_windows_reads_them(desk: Path, run: Run, name: str) -> None:
    run("init", "g")
    data = (desk / "g" / name).read_bytes()

    assert data.isascii()
    assert data.count(b"\r\n") == data.count(b"\n")
    assert "«" not in data.decode()
    labels = set(re.findall(rb"^:(\w+)\r$", data, re.MULTILINE))
    assert set(re.findall(rb"goto (\w+)", data)) <= labels
    assert data.startswith(b"@echo off\r\n")
    assert data.endswith(b"pause\r\nexit /b 1\r\n")


def test_a_window_that_would_take_its_warnings_along_stays_open(desk: Path, run: Run) -> None:
    run("init", "g")
    steps = (desk / "g" / "Make booklet.cmd").read_bytes().decode().split("\r\n")

    opened = next(number for number, each in enumerate(steps) if each.startswith("start "))
    asked = steps.index("%RUN% check --strict >nul 2>nul")
    assert opened < asked < steps.index("if not errorlevel 1 goto done") < steps.index("pause")


def test_the_commands_that_the_readme_and_the_files_name_exist(desk: Path, run: Run) -> None:
    run("init", "g")
    readme = (desk / "g" / "README.txt").read_bytes().decode()
    commands = set(re.findall(r"guidebuilder (\w+)", readme))

    assert {"check", "render", "preview", "new", "doctor"} <= commands
    for command in commands:
        assert run(command, "--help").exit_code == 0, command
