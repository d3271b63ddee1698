"""Further careers are new sentences of the same build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.booklets import GUIDE
from benchmarks.careers import further_career

from guidebuilder.diagnostics import Report
from guidebuilder.load.guide import read_guide

if TYPE_CHECKING:
    from pathlib import Path

CAREER = "careers/bpo-executive.yaml"


def prose(guide: Path) -> set[str]:
    """Return the lines of a career that are long enough to be sentences."""
    text = (guide / CAREER).read_text(encoding="utf-8")
    return {line.strip() for line in text.splitlines() if len(line.split()) > 8 and "#" not in line}


def test_hardly_a_sentence_is_left_and_none_is_shared(tmp_path: Path) -> None:
    further_career(GUIDE, tmp_path / "one", 1)
    further_career(GUIDE, tmp_path / "two", 2)
    sample, one, two = prose(GUIDE), prose(tmp_path / "one"), prose(tmp_path / "two")

    assert len(sample) > 100
    assert len(sample & one) < 0.05 * len(sample)
    assert len(one & two) < 0.05 * len(sample)


def test_a_seed_gives_the_same_career_again(tmp_path: Path) -> None:
    further_career(GUIDE, tmp_path / "one", 7)
    further_career(GUIDE, tmp_path / "again", 7)

    assert prose(tmp_path / "one") == prose(tmp_path / "again")


def test_the_program_takes_it(tmp_path: Path) -> None:
    report = Report()
    further_career(GUIDE, tmp_path / "one", 3)

    assert read_guide(tmp_path / "one", report) is not None
    assert not report.has_errors
