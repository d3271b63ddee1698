"""Whole guides with the mistakes that newcomers make, several in each, across several files.

Each folder in tests/newcomers is a guide; one without a guide.yaml is laid over the sound
guide of tests/bad_guides.  ``told.txt`` holds all that a check of it says, in order and word
for word; ``--update-goldens`` rewrites it.
"""

from __future__ import annotations

import shutil
from codecs import BOM_UTF8
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.whole_guides import told_of

from guidebuilder.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

NEWCOMERS = Path(__file__).parent / "newcomers"
SOUND = Path(__file__).parent / "bad_guides" / "_sound"
TOLD = "told.txt"
CASES = sorted(each.name for each in NEWCOMERS.iterdir())


@pytest.fixture
def guide_of(tmp_path: Path) -> Callable[[str], Path]:
    """Return a maker of a case's guide."""

    def make(case: str) -> Path:
        folder = tmp_path / "guide"
        if not (NEWCOMERS / case / "guide.yaml").exists():
            shutil.copytree(SOUND, folder)
        shutil.copytree(
            NEWCOMERS / case, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(TOLD)
        )
        return folder

    return make


def said(folder: Path) -> str:
    """Return what is said of a guide; files outside it are named as from beside it."""
    words = "".join(f"{each}\n" for each in told_of(folder))
    return words.replace(f"{folder.as_posix()}/", "")


@pytest.mark.parametrize("case", CASES)
def test_a_newcomer_is_told_all_at_once(
    case: str, guide_of: Callable[[str], Path], request: pytest.FixtureRequest
) -> None:
    words = said(guide_of(case))

    path = NEWCOMERS / case / TOLD
    if request.config.getoption("--update-goldens"):
        path.write_text(words, encoding="utf-8", newline="\n")
        pytest.skip(f"rewrote {case}: read the diff before committing it")
    assert words == path.read_text(encoding="utf-8")
    assert words


@pytest.mark.parametrize("case", CASES)
def test_notepad_changes_no_message(case: str, guide_of: Callable[[str], Path]) -> None:
    """Notepad ends lines with CR LF and begins a file with a byte order mark."""
    folder = guide_of(case)
    for path in (*folder.rglob("*.yaml"), *folder.rglob("*.csv")):
        path.write_bytes(BOM_UTF8 + path.read_bytes().replace(b"\n", b"\r\n"))

    assert said(folder) == (NEWCOMERS / case / TOLD).read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES)
def test_every_error_says_what_to_do(case: str, guide_of: Callable[[str], Path]) -> None:
    assert [str(each) for each in told_of(guide_of(case)) if each.hint is None] == []


def test_there_are_sixty_of_them_and_some_with_warnings_alone(
    guide_of: Callable[[str], Path],
) -> None:
    assert len(CASES) >= 60
    told = told_of(guide_of("warnings-only"))
    assert {each.severity for each in told} == {Severity.WARNING}
