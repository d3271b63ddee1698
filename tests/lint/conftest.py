"""What the tests of reading over share: a small guide with some of its files replaced."""

from __future__ import annotations

import shutil
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Protocol

import pytest

from guidebuilder.diagnostics import Report
from guidebuilder.lint.ages import Ages
from guidebuilder.lint.read_over import read_over
from guidebuilder.load import read_guide
from guidebuilder.regions.resolve import resolve

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Diagnostic

SOUND = Path(__file__).parents[1] / "bad_guides" / "_sound"
NOT_ASKED = Ages()


class Finder(Protocol):
    """Reads a guide over and returns what is found."""

    def __call__(
        self, page: str, ages: Ages = NOT_ASKED, regions: str = "india", **files: str
    ) -> tuple[Diagnostic, ...]: ...


def found_in(folder: Path, ages: Ages = NOT_ASKED, regions: str = "") -> tuple[Diagnostic, ...]:
    """Read a guide over, in some of its regions or in all."""
    report = Report()
    guide = read_guide(folder, report)
    assert guide is not None, report.sorted
    report = Report()
    named = regions.split() or guide.regions
    read_over(guide, [resolve(guide, each) for each in named], ages, report)
    return report.sorted


@pytest.fixture
def find(tmp_path: Path) -> Finder:
    """Return a function that puts a page into the sound guide and reads that over."""

    def find(
        page: str, ages: Ages = NOT_ASKED, regions: str = "india", **files: str
    ) -> tuple[Diagnostic, ...]:
        folder = tmp_path / "guide"
        shutil.copytree(SOUND, folder, dirs_exist_ok=True)
        others = {f"{name.replace('__', '/')}.yaml": text for name, text in files.items()}
        for name, text in {"careers/bpo-executive.yaml": page, **others}.items():
            (folder / name).write_text(dedent(text), "utf-8")
        return found_in(folder, ages, regions)

    return find
