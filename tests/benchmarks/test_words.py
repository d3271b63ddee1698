"""Words are counted alike in the PDFs of all programs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from benchmarks.words import held, page_count, pdf_words, words

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.booklets import Booklet


@pytest.mark.parametrize(
    "text",
    ["part-time work", "part\N{HYPHEN}\ntime work", "part-\r\ntime work", "part\ufffetime work"],
)
def test_a_word_is_one_word_whoever_divides_it(text: str) -> None:
    assert words(text) == ["parttime", "work"]


def test_a_dash_between_words_joins_nothing() -> None:
    assert words("long - short – 12 years") == ["long", "short", "years"]


def test_what_is_held_is_counted_with_repetitions() -> None:
    assert held(Counter("aab"), Counter("abbb")) == pytest.approx(2 / 3)


def test_running_heads_count_for_nothing(india: Booklet, tmp_path: Path) -> None:
    pdf = tmp_path / "india.pdf"
    pdf.write_bytes(india.data)
    wording = india.making.document.wording

    whole = pdf_words(pdf)
    fewer = pdf_words(pdf, (wording.running_title, wording.edition))

    assert page_count(pdf) == len(india.making.book.pages)
    assert whole["edition"] - fewer["edition"] > 25
    assert whole["customers"] == fewer["customers"] > 10
