"""``# allow GB702: why``: a warning that comes as late as the pages is let pass, too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.cli.test_strict import WORD, warned

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

__all__ = ["warned"]


def comment(guide: Path, words: str) -> None:
    """Write a comment behind the word that is wider than a line."""
    path = guide / "careers" / "clerk.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f"{WORD}]", f"{WORD}]  {words}"), encoding="utf-8")


@pytest.mark.parametrize("command", ["check", "render"])
def test_an_allowed_warning_is_not_said_and_refuses_nothing(
    run: Run, warned: Path, command: str
) -> None:
    comment(warned, "# allow GB702: the office is called so")

    result = run(command, "--strict")

    assert result.exit_code == 0
    assert "warning: " not in result.stderr


def test_without_a_reason_it_is_said_still(run: Run, warned: Path) -> None:
    comment(warned, "# allow GB702")

    result = run("check", "--region", "india")

    assert "warning: this comment gives no reason, so it allows nothing" in result.stderr
    assert "is wider than its line and was cut, page 6" in result.stderr


def test_an_unused_comment_is_told_where_everything_is_looked_at(run: Run, guide: Path) -> None:
    path = guide / "careers" / "clerk.yaml"
    allowed = path.read_text(encoding="utf-8").replace(
        "source: page", "source: page  # allow GB603: nobody knows"
    )
    path.write_text(allowed, encoding="utf-8")
    told = "4:15: warning: GB603 is allowed here, and nothing here draws it"

    assert told in run("check").stderr
    assert told not in run("check", "--region", "india").stderr
    assert told not in run("check", "--career", "clerk").stderr
    assert told not in run("render", "--region", "india").stderr


def test_what_depends_on_the_order_is_never_told_as_unused(run: Run, guide: Path) -> None:
    path = guide / "careers" / "clerk.yaml"
    allowed = path.read_text(encoding="utf-8").replace(
        "source: page", "source: page  # allow GB715: the handout is short"
    )
    path.write_text(allowed, encoding="utf-8")

    assert "warning: " not in run("check").stderr


def test_a_program_is_told_what_is_allowed_and_why(run: Run, warned: Path) -> None:
    comment(warned, "# allow GB702: the office is called so")

    document = json.loads(run("check", "--format", "json").stdout)

    assert document["messages"] == []
    [allowed] = document["allowed"]
    assert allowed["reason"] == "the office is called so"
    assert allowed["message"]["code"] == "GB702"
    assert allowed["message"]["line"] == 14


def test_whoever_wants_to_hear_all_hears_of_it(run: Run, warned: Path) -> None:
    comment(warned, "# allow GB702: the office is called so")

    said = run("check", "--verbose").stderr

    assert "guide/careers/clerk.yaml:14:20: allowed: `Donau" in said
    assert "    reason: the office is called so\n" in said
    assert "no warnings, 1 allowed\n" in said
