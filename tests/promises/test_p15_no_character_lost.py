"""P15: no character is lost in silence: it is in the file's text, or its author is told."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pypdfium2
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

BLOCKS = {
    "Latin": range(0x20, 0x250),
    "Greek and Cyrillic": range(0x370, 0x460, 7),
    "Indic and Arabic": (*range(0x600, 0x680, 9), *range(0x900, 0xD80, 17)),
    "marks and signs": range(0x2010, 0x2600, 11),
    "East Asian and pictures": (0x3042, 0x4E2D, 0xAC00, 0xFF21, 0x1F600, 0x1F469, 0x20000),
    "private and unassigned": (0xE000, 0xFFFC, 0x378, 0xF0000),
}
"""Characters of which a guide might hold one."""

MEANT = set("*[]\\<>`'\"\u00ad")
"""What marks a text up, becomes the typographer's quotes, or says where a word may be parted:
how these are printed is another test's business."""

FIRST = 15
"""Line of the first item in the file."""

TOLD = re.compile(r"^guide/careers/clerk\.yaml:(\d+):\d+: error: .*U\+[0-9A-F]{4,6}", re.MULTILINE)
"""What the author is told of a character."""


def characters(block: str) -> list[str]:
    """Return the characters of a block that are no mere space or control."""
    found = map(chr, BLOCKS[block])
    return [
        each
        for each in found
        if unicodedata.category(each) not in {"Cc", "Zs", "Zl", "Zp"} and each not in MEANT
    ]


def with_items(guide: Path, items: list[str]) -> None:
    """Let the tools of a clerk be these."""
    career = guide / "careers" / "clerk.yaml"
    head = career.read_text(encoding="utf-8").partition("    items:")[0]
    rows = "".join(f"      - 'x{each}x'\n" for each in items)
    career.write_text(f"{head}    items:\n{rows}", encoding="utf-8")


def text_of(path: Path) -> str:
    """Return what a viewer finds in a file when one selects all."""
    pages = pypdfium2.PdfDocument(path)
    return composed("".join(page.get_textpage().get_text_bounded() for page in pages))


def composed(text: str) -> str:
    """Return a text as readers of PDF give it: a ligature or a sign of two by its parts."""
    return unicodedata.normalize("NFKC", text)


@pytest.mark.parametrize("block", BLOCKS)
def test_p15_a_character_is_in_the_text_of_the_file_or_is_told(
    run: Run, guide: Path, block: str
) -> None:
    kept = ["none", *characters(block)]
    told = 1
    while told:
        with_items(guide, kept)
        result = run("check", "--region", "india")
        refused = {int(line) - FIRST for line in TOLD.findall(result.stderr)}
        kept = [each for number, each in enumerate(kept) if number not in refused]
        told = result.exit_code
        assert bool(told) == bool(refused), result.stderr

    assert run("render").exit_code == 0
    printed = text_of(guide.parent / "output" / "clerks-india.pdf")
    lost = [f"U+{ord(each):04X}" for each in kept if composed(f"x{each}x") not in printed]
    assert lost == []


WHERE = ("title: Clerk", "papers of an office", "letters in an office in India", "A pen")


@pytest.mark.parametrize("place", WHERE)
def test_p15_wherever_it_stands(run: Run, guide: Path, place: str) -> None:
    career = guide / "careers" / "clerk.yaml"
    text = career.read_text(encoding="utf-8")
    career.write_text(text.replace(place, f"{place} 😀"), encoding="utf-8")

    result = run("render")

    assert result.exit_code == 1
    line = text[: text.index(place)].count("\n") + 1
    assert re.search(rf"clerk\.yaml:{line}:\d+: error: .*U\+1F600", result.stderr)
