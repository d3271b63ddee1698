"""The words of a PDF, as pdfium reads them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HYPHEN: Final = re.compile(
    "(?<=[^\\W\\d_])[-\N{HYPHEN}\N{SOFT HYPHEN}\x02\ufffe]\\s*(?=[^\\W\\d_])"
)
"""A hyphen inside a word, with the end of its line; pdfium has signs of its own for it."""

WORD: Final = re.compile(r"[^\W\d_]+")
"""Letters only: figures come and go with the pages."""


def page_count(pdf: Path) -> int:
    """Return how many pages a PDF has."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return len(opened)


def pdf_words(pdf: Path, running_head: Sequence[str] = ()) -> Counter[str]:
    """Return how often each word stands in a PDF.

    Args:
        pdf: The file.
        running_head: Texts that stand on every page, and would count once for each.
    """
    with pypdfium2.PdfDocument(pdf) as opened:
        texts = [page.get_textpage().get_text_range() for page in opened]
    counts: Counter[str] = Counter()
    for text in texts:
        plain = " ".join(text.split())
        for each in running_head:
            plain = plain.replace(each, " ")
        counts.update(words(plain))
    return counts


def words(text: str) -> list[str]:
    """Return the words of a text in small letters; a compound is one word, divided or not."""
    return WORD.findall(HYPHEN.sub("", text).lower())


def held(wanted: Counter[str], found: Counter[str]) -> float:
    """Return the share of the wanted words that was found."""
    return (wanted & found).total() / max(wanted.total(), 1)
