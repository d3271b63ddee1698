"""``guidebuilder preflight``, and what ``render --for press`` refuses to write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from guidebuilder.verify import press_rules
from guidebuilder.verify.separations import VARIABLE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run
    from tests.conftest import Witness


@pytest.mark.external
@pytest.mark.usefixtures("guide")
def test_what_is_rendered_for_a_printer_passes_its_preflight(run: Run, witness: Witness) -> None:
    witness("gs")
    run("render", "--for", "press")
    result = run("preflight", "output/clerks-india-press.pdf")

    assert result.exit_code == 0, result.stdout
    assert "output/clerks-india-press.pdf\n  passed  it is PDF/X-4" in result.stdout
    assert "  passed  no spot takes more than 240 % of ink\n" in result.stdout
    assert re.search(r"\.pdf: 14 passed, 1 not run", result.stderr)


@pytest.mark.usefixtures("guide")
def test_a_check_whose_tool_is_missing_fails(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("render", "--for", "press")
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("PATH", "")
    result = run("preflight", "output/clerks-india-press.pdf")

    assert result.exit_code == 1
    assert "failed  no spot takes more than 240 % of ink: Ghostscript is not" in result.stdout
    assert "12 passed, 2 failed, 1 not run" in result.stderr


@pytest.mark.usefixtures("guide")
def test_the_printer_says_what_is_looked_for(run: Run, desk: Path) -> None:
    (desk / "shop.yaml").write_text("standard: x-4\nbleed: 5 mm\n", encoding="utf-8")
    run("render", "--for", "press")
    result = run("preflight", "output/clerks-india-press.pdf", "--printer", "shop.yaml")

    assert result.exit_code == 1
    assert "failed  every page has a bleed of 5.0 mm" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("none.pdf",), 3, "cannot read `none.pdf`"),
        (("none.pdf", "--printer", "digitl"), 2, "there is no printer `digitl`"),
        (("none.pdf", "--printer", "no.yaml"), 2, "there is no printer's profile `no.yaml`"),
        (("none.pdf", "--printer", "bad.yaml"), 1, "bad.yaml:1:11: error:"),
        ((), 2, "for example `guidebuilder preflight output/*-press.pdf`"),
    ],
)
def test_what_cannot_be_done_is_told(
    run: Run, desk: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    (desk / "bad.yaml").write_text("standard: x-9\n", encoding="utf-8")
    result = run("preflight", *arguments)

    assert result.exit_code == code
    assert message in result.stderr


@pytest.mark.usefixtures("guide")
def test_a_file_that_would_come_back_is_not_written(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press_rules, "LEAST_TYPE", 9.0)
    result = run("render", "--for", "press")

    assert result.exit_code == 1
    assert (
        "a print shop would send `clerks-india-press.pdf` back: "
        "it is not so that type is at least 9 pt" in result.stderr
    )
    assert "offset-coated.yaml:3:1" in result.stderr
    assert not (desk / "output").exists()


@pytest.mark.usefixtures("guide")
def test_only_files_for_the_press_are_looked_at(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press_rules, "LEAST_TYPE", 9.0)

    assert run("render").exit_code == 0
