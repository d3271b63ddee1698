"""Proves from the finished file that its words come back in the order of reading.

PDFium reads it, which had no part in writing it.  ``pdfquality.py`` asks the same, but leaves
out short lines with a figure at the head or foot of a page, where it looks for folios: on
pages with a common grid these are often lines of the text.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Iterator

DIVIDED: Final = "\ufffe"
"""What PDFium gives for the hyphen of a divided word."""

WORD: Final = re.compile(r"[^\W_]+")


def words_in_order(data: bytes, reading: str) -> tuple[float, list[str]]:
    """Return the share of words that a file gives back in order, and those that it does not.

    Args:
        data: The PDF.
        reading: Its words in the order of reading.
    """
    wanted, found = _words(reading), _words(" ".join(_pages(data)))
    matcher = SequenceMatcher(None, wanted, found, autojunk=False)
    met = sum(block.size for block in matcher.get_matching_blocks())
    lost = [
        " ".join(wanted[start:end])
        for kind, start, end, _, _ in matcher.get_opcodes()
        if kind in ("delete", "replace")
    ]
    return met / len(wanted), lost


def _pages(data: bytes) -> Iterator[str]:
    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            yield page.get_textpage().get_text_range().replace(DIVIDED, "")


def _words(text: str) -> list[str]:
    # A hyphen that ends a line may be the word's own: it tells nothing here.
    return WORD.findall(text.lower().replace("-", ""))
