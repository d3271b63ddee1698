"""P12: every refusal says file, line and column, what is wrong, and what to write instead.

The wrong guides of tests/bad_guides carry the messages that they must draw, word for word
(tests/load/test_bad_guides.py).  Here stands what holds for all of them, as they are printed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.load.conftest import guide_with
from tests.load.test_bad_guides import CASES, TOLD, _files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

__all__ = ["guide_with"]

MESSAGE = re.compile(
    r"(?P<file>.+?):(?P<line>\d+):(?P<column>\d+): (?:error|warning): \S.* \[GB\d{3}\]"
)
HINT = re.compile(r"    hint: \S.*")
EXCERPT = re.compile(r" *\d* │( .*\S)?")


def said(run: Run, folder: Path) -> list[str]:
    """Return what a check says of a guide, without its summary."""
    lines = run("check", "--guide", str(folder)).stderr.splitlines()[:-1]
    return [line for line in lines if line and not EXCERPT.fullmatch(line)]


def bad_guide(case: Path, guide_with: Callable[..., Path]) -> Path:
    return guide_with({name: text for name, text in _files(case) if name != TOLD})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_p12_each_message_has_a_place_that_is_there(
    run: Run, guide_with: Callable[..., Path], case: Path
) -> None:
    folder = bad_guide(case, guide_with)

    lines = said(run, folder)

    places = [match for line in lines if (match := MESSAGE.fullmatch(line))]
    assert places
    assert all(MESSAGE.fullmatch(line) or HINT.fullmatch(line) for line in lines), lines
    for place in places:
        text = (folder / place["file"]).read_bytes().decode("utf-8", "replace").split("\n")
        assert 1 <= int(place["line"]) <= len(text)
        # One behind the last character: there something is missing.
        assert 1 <= int(place["column"]) <= len(text[int(place["line"]) - 1]) + 1


def test_p12_all_say_what_to_do(
    run: Run, tmp_path_factory: pytest.TempPathFactory, guide_with: Callable[..., Path]
) -> None:
    lines: list[str] = []
    for case in CASES:
        folder = bad_guide(case, guide_with)
        lines += said(run, folder)
        folder.rename(tmp_path_factory.mktemp("done") / "guide")
    messages = sum(MESSAGE.fullmatch(line) is not None for line in lines)
    hints = sum(HINT.fullmatch(line) is not None for line in lines)

    assert messages >= len(CASES)
    assert hints == messages
