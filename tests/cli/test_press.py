"""``guidebuilder render --for press``: which files, what is said, and what is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("printer", "names"),
    [
        ((), ["clerks-india-press.pdf"]),
        (("--printer", "offset-coated"), ["clerks-india-press.pdf"]),
        (("--printer", "digital"), ["clerks-india-press-digital.pdf"]),
        (
            ("--printer", "black-inside"),
            [
                "clerks-india-press-black-inside-cover.pdf",
                "clerks-india-press-black-inside-inside.pdf",
            ],
        ),
    ],
)
def test_the_names_of_files_tell_for_which_printer_they_are(
    run: Run, printer: tuple[str, ...], names: list[str]
) -> None:
    result = run("render", "--for", "press", *printer)

    assert result.exit_code == 0, result.stderr
    assert result.stdout.splitlines() == [f"output/{name}" for name in names]


@pytest.mark.usefixtures("guide")
def test_what_fills_the_booklet_up_is_said_once(run: Run) -> None:
    result = run("render", "--for", "press", "--printer", "black-inside")
    said = re.findall(r"india: (\d+) → (\d+) pages: (\d+) pages? to write on added", result.stderr)

    ((before, after, added),) = said
    assert int(after) % 4 == 0
    assert int(before) + int(added) == int(after)
    assert re.search(r"india: 4 pages, \d+ kB", result.stderr)
    assert re.search(rf"india: {int(after) - 4} pages, \d+ kB", result.stderr)


@pytest.mark.usefixtures("guide")
def test_a_profile_of_ones_own_is_checked_before_anything_is_written(run: Run, desk: Path) -> None:
    (desk / "corner-shop.yaml").write_text("standard: x-4\nmarks: sometimes\n", encoding="utf-8")
    result = run("render", "--for", "press", "--printer", "corner-shop.yaml")

    assert result.exit_code == 1
    assert "corner-shop.yaml:2:8: error: `sometimes` is neither yes nor no" in result.stderr
    assert not (desk / "output").exists()


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--printer", "digital"), "a printer's profile is for the press"),
        (("--for", "office", "--printer", "digital"), "a printer's profile is for the press"),
        (("--for", "press", "--printer", "digitl"), "there is no printer `digitl`"),
        (("--for", "press", "--printer", "no.yaml"), "there is no printer's profile `no.yaml`"),
        (("--for", "press", "--grey"), "whether a press prints in colour is said by its profile"),
        (("--for", "press", "--edition", "phone"), "the edition for phones is not printed"),
        (("--for", "press", "--booklet"), "sheets to fold are for an office printer"),
        (
            ("--for", "press", "--printer", "black-inside", "--edition", "poster"),
            "a poster has no cover, and the printer `black-inside` wants it apart",
        ),
    ],
)
def test_what_contradicts_itself_is_refused_with_a_way_out(
    run: Run, desk: Path, arguments: tuple[str, ...], message: str
) -> None:
    result = run("render", *arguments)

    assert result.exit_code == 2
    assert message in result.stderr
    assert "hint: " in result.stderr
    assert not (desk / "output").exists()
