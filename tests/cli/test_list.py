"""Every name that a command takes is listed, for people and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from guidebuilder.cli.aligned import in_columns
from guidebuilder.cli.list import PARTS
from guidebuilder.model.edition import Edition
from guidebuilder.press.printers import PRINTERS
from guidebuilder.style.page_master import PAPERS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_the_names_of_a_guide_line_up(guide: Path, run: Run) -> None:
    (guide / "regions" / "kerala.yaml").write_text("name: Kerala\npart_of: india\n")
    (guide / "careers" / "typist.yaml").write_bytes((guide / "careers/clerk.yaml").read_bytes())

    listed = run("list").stdout

    assert listed.startswith(
        "Careers\n"
        "  clerk   Clerk\n"
        "  typist  Clerk  not a chapter\n"
        "Articles\n"
        "  hours  How long is a day?\n"
        "Regions\n"
        "  abroad  Abroad\n"
        "  india   India   the default\n"
        "  kerala  Kerala  part of india\n"
        "Themes\n"
        "  line       used here\n"
        "  almanac\n"
        "Editions\n"
    )


def test_the_names_of_the_program_are_those_that_exist(guide: Path, run: Run) -> None:
    listed = json.loads(run("list", "--json", "--guide", str(guide)).stdout)["answer"]

    assert tuple(listed) == PARTS
    assert [each["name"] for each in listed["editions"]] == list(Edition)
    assert [each["name"] for each in listed["papers"]] == list(PAPERS)
    assert [each["name"] for each in listed["printers"]] == list(PRINTERS)
    assert listed["regions"][1] == {
        "name": "india",
        "title": "India",
        "default": True,
        "part_of": None,
        "like": None,
    }


@pytest.mark.parametrize("part", PARTS)
def test_one_part_is_listed_alone(guide: Path, run: Run, part: str) -> None:
    listed = json.loads(run("list", part, "--json", "--guide", str(guide)).stdout)["answer"]

    assert list(listed) == [part]
    assert listed[part]


def test_a_theme_of_the_guide_is_listed_with_the_others(guide: Path, run: Run) -> None:
    (guide / "themes").mkdir()
    (guide / "themes" / "ours.yaml").write_text("extends: line\n")
    with (guide / "guide.yaml").open("a") as file:
        file.write("theme: themes/ours.yaml\n")

    themes = json.loads(run("list", "themes", "--json").stdout)["answer"]["themes"]

    assert [(each["name"], each["used"]) for each in themes] == [
        ("line", False),
        ("almanac", False),
        ("themes/ours.yaml", True),
    ]


@pytest.mark.usefixtures("desk")
def test_without_a_guide_what_the_program_brings_is_listed(run: Run) -> None:
    listed = run("list")

    assert listed.exit_code == 0
    assert "Careers" not in listed.stdout
    assert "  large-print\n" in listed.stdout
    assert "There is no folder `guide` here" in listed.stderr


def test_a_broken_guide_is_told_as_by_check(guide: Path, run: Run) -> None:
    (guide / "guide.yaml").write_text("format: 1\n")

    listed = run("list")

    assert listed.exit_code == 1
    assert listed.stderr.startswith(run("check").stderr.splitlines()[0])


def test_columns_line_up_in_every_script() -> None:
    rows = [("ab", "x"), ("护士", "y"), ("e\u0301", "z"), ("", "")]

    assert list(in_columns(rows, "")) == ["ab    x", "护士  y", "e\u0301     z", ""]
