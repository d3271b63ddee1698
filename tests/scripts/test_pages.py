"""The pages of booklets in other scripts: what is drawn, and what comes back from the file."""

from __future__ import annotations

import io
import subprocess
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest

from guidebuilder.layout.page import DrawnRun
from guidebuilder.load.codes import Code
from guidebuilder.text.shaping import CASED_SCRIPTS
from guidebuilder.verify.file_checks import checked
from guidebuilder.verify.findings import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Witness
    from tests.scripts.conftest import Sample

    from guidebuilder.layout.page import Page
    from guidebuilder.text.fonts import Face

RECALLED = {"Deva": 0.99, "Taml": 0.99, "Beng": 0.99, "Arab": 0.97}
"""Share of words that must come back; vowel signs of Arabic do not in all readers."""

LEFTWARDS = "Arab"

DEEPER = 0.3
"""How far the boxes of glyphs in two lines may overlap: their ink is rounder than a box."""


def letters(text: str) -> str:
    """Return a text with all but letters, marks and joiners made spaces."""
    return "".join(
        each if unicodedata.category(each)[0] in "LM" or each in "\u200c\u200d" else " "
        for each in unicodedata.normalize("NFC", text)
    )


def runs(page: Page) -> Iterator[DrawnRun]:
    return (item for item in page.items if isinstance(item, DrawnRun))


def words_of(page: Page) -> list[str]:
    """Return the words that a page shows, in the order of drawing."""
    return [word for drawn in runs(page) for word in letters(drawn.run.text).split()]


def recalled(sample: Sample, texts: list[str]) -> float:
    """Return the share of the words of all pages that is found in their texts."""
    wanted = [Counter(words_of(page)) for page in sample.book.pages]
    found = [Counter(letters(text).split()) for text in texts]
    together = sum((one & other).total() for one, other in zip(wanted, found, strict=True))
    return together / sum(each.total() for each in wanted)


def test_every_word_comes_back_from_pdfium(sample: Sample) -> None:
    with pypdfium2.PdfDocument(sample.data) as opened:
        texts = [page.get_textpage().get_text_range() for page in opened]

    assert recalled(sample, texts) >= RECALLED[sample.script]


@pytest.mark.external
def test_every_word_comes_back_from_poppler(
    sample: Sample, tmp_path: Path, witness: Witness
) -> None:
    path = tmp_path / "sample.pdf"
    path.write_bytes(sample.data)

    def told(*options: str) -> list[str]:
        order = [witness("pdftotext"), *options, str(path), "-"]
        text = subprocess.run(order, capture_output=True, check=True, encoding="utf-8").stdout
        return text.split("\f")[:-1]

    assert recalled(sample, told()) >= RECALLED[sample.script]
    if sample.script != LEFTWARDS:  # in its raw order poppler does not turn lines round
        wanted = [word for page in sample.book.pages for word in words_of(page)]
        found = letters("\f".join(told("-raw"))).split()
        blocks = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
        assert sum(block.size for block in blocks) / len(wanted) >= RECALLED[sample.script]


def test_a_file_says_its_language_and_passes_our_own_checks(sample: Sample, tmp_path: Path) -> None:
    path = tmp_path / "sample.pdf"
    path.write_bytes(sample.data)
    with pikepdf.open(io.BytesIO(sample.data)) as pdf:
        language = str(pdf.Root.Lang)

    assert language == {"Deva": "hi", "Taml": "ta", "Beng": "bn", "Arab": "ar"}[sample.script]
    assert [each for each in checked(path) if each.outcome is Outcome.FAILED] == []


def test_nothing_is_said_about_the_samples_but_that_they_are_samples(sample: Sample) -> None:
    made_up = {Code.PLACEHOLDER}  # their addresses

    assert [each for each in sample.report.sorted if each.code not in made_up] == []


@cache
def ink(face: Face, glyph: int) -> tuple[float, float, float, float] | None:
    """Return the left, bottom, right and top of a glyph in em, ``None`` if it is blank."""
    points = [point for stroke in face.font.outline_of(glyph) for point in stroke.points]
    if not points:
        return None
    em = face.units_per_em
    xs, ys = zip(*points, strict=True)
    return min(xs) / em, min(ys) / em, max(xs) / em, max(ys) / em


def boxes(drawn: DrawnRun) -> Iterator[tuple[float, float, float, float]]:
    """Yield the boxes of a run's glyphs on the page: left, top, right and bottom."""
    run, pen = drawn.run, drawn.x
    for glyph in run.glyphs:
        found = ink(run.face, glyph.index)
        if found is not None:
            left, bottom, right, top = (edge * run.style.size for edge in found)
            x, y = pen + glyph.dx, drawn.baseline - glyph.dy
            yield x + left, y - top, x + right, y - bottom
        pen += glyph.advance


def test_no_two_lines_touch(sample: Sample) -> None:
    for number, page in enumerate(sample.book.pages, start=1):
        lines: dict[float, list[tuple[float, float, float, float]]] = {}
        for drawn in runs(page):
            lines.setdefault(round(drawn.baseline, 2), []).extend(boxes(drawn))
        for upper, lower in pairwise(sorted(lines)):
            touching = [
                (one, other)
                for one in lines[upper]
                for other in lines[lower]
                if one[0] < other[2] and other[0] < one[2] and one[3] > other[1] + DEEPER
            ]
            assert touching == [], f"page {number}, lines at {upper} and {lower}"


def test_words_of_a_script_stand_in_faces_drawn_for_it(sample: Sample) -> None:
    families = {
        drawn.run.face.family
        for page in sample.book.pages
        for drawn in runs(page)
        if any(_is_of(each, sample.script) for each in drawn.run.text)
    }
    own = {
        "Deva": {"Noto Serif Devanagari", "Anek Devanagari"},
        "Taml": {"Noto Serif Tamil", "Anek Tamil"},
        "Beng": {"Noto Serif Bengali", "Anek Bangla"},
        "Arab": {"Noto Naskh Arabic"},
    }
    assert families == own[sample.script]


def _is_of(character: str, script: str) -> bool:
    from guidebuilder.text.harfbuzz import script_of  # noqa: PLC0415

    assert script not in CASED_SCRIPTS
    return script_of(character) == script
