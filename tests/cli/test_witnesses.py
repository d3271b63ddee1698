"""What programs that know nothing of ours say of the booklets."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Printed, Witness

    Told = Callable[..., str]

pytestmark = pytest.mark.external


@pytest.fixture
def booklet(printed: Printed, tmp_path: Path) -> Path:
    """Return the path of the shipped guide's booklet for one region."""
    path = tmp_path / f"{printed.region}.pdf"
    path.write_bytes(printed.data)
    return path


@pytest.fixture
def told_by(witness: Witness) -> Told:
    """Return a function that asks an outside program and returns what it says."""

    def told_by(program: str, *arguments: str | Path) -> str:
        return subprocess.run(
            [witness(program), *arguments], capture_output=True, check=True, encoding="utf-8"
        ).stdout

    return told_by


def test_qpdf_finds_nothing_wrong(booklet: Path, told_by: Told) -> None:
    told = told_by("qpdf", "--check", booklet)

    assert "No syntax or stream encoding errors found" in told


def test_pdfinfo_says_tagged_and_names_title_and_size(booklet: Path, told_by: Told) -> None:
    told = dict(
        line.split(":", maxsplit=1)
        for line in told_by("pdfinfo", booklet).splitlines()
        if ":" in line
    )

    assert told["Tagged"].strip() == "yes"
    assert told["Title"].strip()
    assert "419.5" in told["Page size"]
    assert int(told["Pages"]) > 20


def test_the_text_comes_out_in_the_order_of_reading(booklet: Path, told_by: Told) -> None:
    told = " ".join(told_by("pdftotext", booklet, "-").split())
    post = "First post as a BPO executive"
    landmarks = (
        "Working in BPO",
        "Contents",
        "You do part of another company’s work.",
        "Customers have questions or complaints.",
        post if booklet.stem == "india" else "Advanced certificate abroad",
        "How you can rise",
        "Care with details",
        "Your first steps",
    )
    place = 0
    for words in landmarks:
        found = told.find(words, place)
        assert found >= 0, f"{words!r} does not come after what it should follow"
        place = found
