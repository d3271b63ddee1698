"""What is longer than any guide is refused before it is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from guidebuilder.cli.main import program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = "careers/clerk.yaml"


def told(folder: Path) -> tuple[int, str]:
    done = CliRunner().invoke(program, ["check", "--guide", str(folder)])
    return done.exit_code, done.stderr


def test_a_text_of_a_hundred_thousand_characters(guide_with: Callable[..., Path]) -> None:
    long = "long " * 20_001
    page = f"title: A clerk\nsections:\n  - kind: prose\n    text: {long}\n"

    code, said = told(guide_with({PAGE: page}))

    assert code == 5
    assert "clerk.yaml:4:11: error: this text has 100004 characters; 100000 are the most" in said


def test_a_list_of_two_thousand_items(guide_with: Callable[..., Path]) -> None:
    items = "".join("      - x\n" for _ in range(2001))
    page = f"title: A clerk\nsections:\n  - kind: points\n    items:\n{items}"

    code, said = told(guide_with({PAGE: page}))

    assert code == 5
    assert "clerk.yaml:5:7: error: this list has 2001 items; 2000 are the most" in said


def test_a_table_file_of_two_thousand_rows(guide_with: Callable[..., Path]) -> None:
    page = "title: A clerk\nsections:\n  - kind: institutes\n    from: tables/many.csv\n"
    rows = "name\n" + "A school\n" * 2001

    code, said = told(guide_with({PAGE: page, "tables/many.csv": rows}))

    assert code == 5
    assert "2000 are the most" in said
