"""Where a guide is looked for, and the way that is told from where it is not."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

NO_GUIDE = "error: there is no folder `guide` here\n    hint: "


@pytest.mark.parametrize("command", ["check", "render", "preview", "list"])
@pytest.mark.parametrize(
    ("here", "way"),
    [
        ("guide", "you are inside a guide: go out of it with `cd ..`"),
        ("guide/careers", "you are inside a guide: go out of it with `cd ../..`"),
        ("output", "there is one further up: go there with `cd ..`"),
    ],
)
def test_who_stands_beside_a_guide_is_told_the_way_and_not_given_the_sample(
    guide: Path, run: Run, monkeypatch: pytest.MonkeyPatch, command: str, here: str, way: str
) -> None:
    folder = guide.parent / here
    folder.mkdir(exist_ok=True)
    monkeypatch.chdir(folder)

    told = run(command)

    assert told.exit_code == 3
    assert told.stderr == f"{NO_GUIDE}{way}\n"


def test_who_has_not_gone_into_a_new_folder_is_told_to(desk: Path, run: Run) -> None:
    assert run("init", "my guide").exit_code == 0

    assert run("check").stderr == (
        f'{NO_GUIDE}there is one in `my guide`: go there with `cd "my guide"`\n'
    )
    assert 'write `--guide "my guide/guide"`' in run("check", "--guide", "my guide").stderr
    assert not (desk / "output").exists()


def test_a_guide_by_another_name_is_found(guide: Path, run: Run) -> None:
    guide.rename(guide.parent / "nursing")

    assert run("check").stderr.endswith("there is one called `nursing`: write `--guide nursing`\n")


def test_a_zip_file_is_to_be_unpacked(guide: Path, run: Run) -> None:
    shutil.make_archive(str(guide.parent / "old"), "zip", guide)

    assert re.search(r"hint: unpack it first", run("check", "--guide", "old.zip").stderr)


def test_no_guide_is_begun_inside_a_guide(
    guide: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(guide)
    before = sorted(guide.rglob("*"))

    told = run("init", "mine")

    assert told.exit_code == 2
    assert told.stderr.startswith("error: `mine` would lie inside a guide\n    hint: ")
    assert sorted(guide.rglob("*")) == before
