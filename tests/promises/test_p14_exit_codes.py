"""P14: each way to end has its own exit code, and nobody meets a traceback unasked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guidebuilder import pipeline
from guidebuilder.cli.exits import ExitCode
from guidebuilder.interrupts import FIRST_SIGNAL_CODE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]


def misspell(guide: Path, _: pytest.MonkeyPatch) -> None:
    career = guide / "careers" / "clerk.yaml"
    career.write_text(career.read_text("utf-8").replace("summary:", "sumary:"), "utf-8")


def remove(guide: Path, _: pytest.MonkeyPatch) -> None:
    (guide / "guide.yaml").unlink()


def block(guide: Path, _: pytest.MonkeyPatch) -> None:
    (guide.parent / "output").touch()


def swell(guide: Path, _: pytest.MonkeyPatch) -> None:
    with (guide / "careers" / "clerk.yaml").open("a", encoding="utf-8") as file:
        file.write("#" * 5_000_000)


def fail(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "write_pdf", lambda *_, **__: 1 / 0)


def nothing(_: Path, __: pytest.MonkeyPatch) -> None:
    pass


ENDINGS: dict[ExitCode, tuple[Callable[[Path, pytest.MonkeyPatch], None], list[str]]] = {
    ExitCode.OK: (nothing, ["render"]),
    ExitCode.REFUSED: (misspell, ["render"]),
    ExitCode.USAGE: (nothing, ["render", "--region", "mars"]),
    ExitCode.CANNOT_READ: (remove, ["render"]),
    ExitCode.CANNOT_WRITE: (block, ["render"]),
    ExitCode.LIMIT: (swell, ["render"]),
    ExitCode.OUR_MISTAKE: (fail, ["render"]),
}
"""What is done to a sound guide before it is rendered; signals are P3."""


@pytest.mark.parametrize("code", ExitCode, ids=lambda code: code.name)
def test_p14_each_way_to_end_has_its_code(
    run: Run, guide: Path, monkeypatch: pytest.MonkeyPatch, code: ExitCode
) -> None:
    prepare, arguments = ENDINGS[code]
    prepare(guide, monkeypatch)

    result = run(*arguments)

    assert result.exit_code == code
    assert "Traceback" not in result.output
    assert (result.stdout != "") == (code is ExitCode.OK), "only finished files are printed there"
    if code is not ExitCode.OK:
        assert "error: " in result.stderr


def test_p14_the_codes_are_those_that_are_documented() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = page.partition("## How a command ends")[2]
    documented = {
        int(number)
        for cell in re.findall(r"^\| ([\d, ]+) \|", table, re.MULTILINE)
        for number in cell.split(", ")
    }

    signals = {FIRST_SIGNAL_CODE + 2, FIRST_SIGNAL_CODE + 15}
    assert documented == {*map(int, ExitCode), *signals}
