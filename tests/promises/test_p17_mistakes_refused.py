"""P17: a mistake is refused, not passed over: each kind has a wrong guide that shows it.

What each of them must draw, word for word, stands in tests/bad_guides itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.load.conftest import guide_with
from tests.load.test_bad_guides import BAD_GUIDES, TOLD, _files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

__all__ = ["guide_with"]

SHOWN = {
    "a field written twice": "duplicate-key.yaml",
    "a field misspelt": "unknown-key.yaml",
    "a field inside an item misspelt": "a-misspelt-field-of-a-point.yaml",
    "a field merged in": "a-merge-key.yaml",
    "a fact copied by an alias": "anchor.yaml",
    "a type forced by a tag": "tag.yaml",
    "a second document": "a-second-document.yaml",
    "a range that runs backwards": "reversed-range.yaml",
    "pay that runs backwards": "pay-that-runs-backwards.yaml",
    "a rung that is not there": "dangling-rung.yaml",
    "a source that is not there": "unknown-source.yaml",
    "a region that is not there": "misspelt-region.yaml",
    "a section that is not there": "a-link-to-no-section.yaml",
    "a picture that is not there": "a-picture-that-is-not-there",
    "a table that is not there": "a-table-that-is-not-there",
    "an id written twice": "an-id-written-twice.yaml",
    "an item swallowed by the line above": "a-swallowed-item.yaml",
    "a text cut by a number sign": "a-number-sign-cuts-a-text.yaml",
    "a row with a cell too many": "row-length.yaml",
    "a day that never was": "a-day-that-never-was.yaml",
}


@pytest.mark.parametrize("mistake", SHOWN)
def test_p17_a_mistake_is_refused(run: Run, guide_with: Callable[..., Path], mistake: str) -> None:
    files = {name: text for name, text in _files(BAD_GUIDES / SHOWN[mistake]) if name != TOLD}
    folder = guide_with(files)

    result = run("check", "--guide", str(folder))

    assert result.exit_code == 1
    assert "error: " in result.stderr
    assert result.stderr.endswith("the guide is refused, nothing was written\n")


TABLE = """\
title: BPO executive
sections:
  - kind: table
    columns: [Name, {{label: Share, type: number}}]
    rows:
      - [Calls, {cell}]
"""


@pytest.mark.parametrize("cell", [".nan", "nan", ".inf", "-.inf", "1e400", "0x1F", "1_000", "--1"])
def test_p17_what_is_no_number_is_refused(
    run: Run, guide_with: Callable[..., Path], cell: str
) -> None:
    folder = guide_with({"careers/bpo-executive.yaml": TABLE.format(cell=cell)})

    result = run("check", "--guide", str(folder))

    assert result.exit_code == 1
    assert "careers/bpo-executive.yaml:6:17: error: " in result.stderr
