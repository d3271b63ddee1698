"""Guides to ask: the shipped one, and those of the tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from guidebuilder.diagnostics import Report
from guidebuilder.facts.answers import Answers
from guidebuilder.facts.editions import Edition, edition_of
from guidebuilder.facts.lines import Lines
from guidebuilder.load.files import GuideFolder
from guidebuilder.load.guide import read_guide

if TYPE_CHECKING:
    from guidebuilder.model.guide import Guide

ROOT = Path(__file__).parent.parent.parent

FOLDERS = (ROOT / "guide", *sorted((ROOT / "tests" / "guides").iterdir()))
"""Every guide that is there."""


class Ask(Protocol):
    """Makes a folder ready to be asked."""

    def __call__(self, folder: Path) -> Answers: ...


def read(folder: Path) -> Guide:
    """Return a guide that has no mistakes."""
    report = Report()
    guide = read_guide(folder, report)
    assert guide is not None, [str(each) for each in report.found]
    return guide


def editions(folder: Path) -> dict[str, Edition]:
    """Return the editions of all regions of a guide."""
    guide, lines = read(folder), Lines(GuideFolder(folder))
    return {each: edition_of(guide, each, lines) for each in guide.regions}


@pytest.fixture
def ask() -> Ask:
    """Return a function that makes a guide ready to be asked."""

    def ask(folder: Path) -> Answers:
        return Answers(read(folder), Lines(GuideFolder(folder)))

    return ask
