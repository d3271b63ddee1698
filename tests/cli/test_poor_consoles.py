"""What only a process of its own shows: poor consoles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Spawn

POOR = ({"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "cp1252"})
"""Consoles that lack ₹: one that knows ASCII only, one of Western Windows."""


@pytest.mark.parametrize("console", POOR, ids=str)
def test_a_console_that_cannot_show_a_sign_prints_its_number(
    spawn: Spawn, guide: Path, console: dict[str, str]
) -> None:
    career = guide / "careers" / "clerk.yaml"
    career.write_text("titel: ₹\n", encoding="utf-8")
    (guide / "careers" / "₹.yaml").write_text("", encoding="utf-8")

    ended = spawn("check", env=console)

    assert ended.returncode == 1
    assert "\\u20b9" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_path_on_standard_output_survives_a_poor_console(spawn: Spawn, guide: Path) -> None:
    ended = spawn("render", "--output", "für alle", env=POOR[0])

    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == "f\\xfcr alle/clerks-india.pdf\n"
    assert (guide.parent / "für alle" / "clerks-india.pdf").is_file()
