"""``verify``: what failed is said and told by the exit code; what did not run never passed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from tests.conftest import ROOT

from guidebuilder.cli.main import program
from guidebuilder.diagnostics import Report
from guidebuilder.model.target import Target
from guidebuilder.orders import Order
from guidebuilder.pipeline import render
from guidebuilder.press.sheets import Duplex
from guidebuilder.verify.verapdf import VARIABLE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Printed


@pytest.fixture
def booklet(printed: Printed, tmp_path: Path) -> Path:
    path = tmp_path / "booklet.pdf"
    path.write_bytes(printed.data)
    return path


def _judge(folder: Path, script: str) -> str:
    """Return the path of a program that stands in for veraPDF."""
    path = folder / "verapdf"
    path.write_text(f"#!{sys.executable}\nimport sys\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_without_a_judge_nothing_is_called_passed(
    booklet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("PATH", "")

    result = CliRunner().invoke(program, ["verify", str(booklet)])

    assert result.exit_code == 0
    assert "not run PDF/UA-1, by veraPDF: veraPDF is not installed" in result.stdout
    assert "8 passed, 2 not run" in result.stderr
    assert "passed  PDF" not in result.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script of POSIX")
@pytest.mark.parametrize(
    ("script", "said", "code"),
    [
        ("print('PASS', sys.argv[-1], 'ua1')", "passed  PDF/UA-1, by veraPDF", 0),
        (
            "print('FAIL', sys.argv[-1], 'ua1'); print('  FAIL 7.1-10')",
            "failed  PDF/UA-1, by veraPDF: rules 7.1-10",
            1,
        ),
        ("sys.exit(9)", "not run PDF/UA-1, by veraPDF: veraPDF gave no verdict", 0),
    ],
)
def test_the_judge_is_believed(
    booklet: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str, code: int
) -> None:
    monkeypatch.setenv(VARIABLE, _judge(booklet.parent, script))

    result = CliRunner().invoke(program, ["verify", str(booklet)])

    assert said in result.stdout
    assert result.exit_code == code


def test_what_cannot_be_read_ends_with_its_own_code(tmp_path: Path) -> None:
    result = CliRunner().invoke(program, ["verify", str(tmp_path / "none.pdf")])

    assert result.exit_code == 3
    assert "error: cannot read" in result.stderr


@pytest.mark.parametrize(
    ("order", "why"),
    [({"target": Target.PRESS}, "a print shop"), ({"booklet": Duplex.SHORT_EDGE}, "to be folded")],
)
def test_what_only_printers_read_is_not_called_untagged(
    order: dict[str, Any], why: str, tmp_path: Path
) -> None:
    wanted = {"target": Target.OFFICE, **order}
    guide = ROOT / "tests" / "guides" / "hindi"
    for file in render(Order(guide=guide, **wanted), Report()):
        (tmp_path / "printed.pdf").write_bytes(file.data)

    result = CliRunner().invoke(program, ["verify", str(tmp_path / "printed.pdf")])

    assert result.exit_code == 0
    assert "not run the file can be read aloud" in result.stdout
    assert why in result.stdout
    assert "2 passed, 1 not run" in result.stderr
    assert "veraPDF" not in result.stdout
