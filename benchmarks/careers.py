"""Further careers for the batch: the sample guide with its words shuffled.

No sentence of one career stands in another, so that no program can set a paragraph once
and print it again; the words of a language do come back, as they do in real careers.  So
that a memory of words does not answer everything either, a share of the longer words is
respelled in each career.
"""

from __future__ import annotations

import random
import re
import shutil
from typing import TYPE_CHECKING

from guidebuilder.diagnostics import Report
from guidebuilder.load.guide import read_guide

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXTS = ("careers/*.yaml", "articles/*.yaml")
"""Files with prose; names of regions, sources and words stay as they are."""

PLAIN_WORD = re.compile(r"(?<=[a-z,;:] )[a-z]{4,}(?=[ ,;.]|$)")
"""A word in the middle of a sentence: no name, no abbreviation, no part of a mark or a link."""

SENTENCE = re.compile(r"(?:[a-z]{2,},? ){3,}")
"""What tells prose from a name, a figure or a length of time."""

NEW_WORDS = 0.25
"""Share of the distinct words that each career has for itself."""

LONG = 6
"""Letters from which a word may be respelled."""

TURNED = str.maketrans("aeiou", "eioua")


class RefusedError(ValueError):
    """A shuffled guide that the program does not take: our shuffle is wrong."""


def further_career(guide: Path, to: Path, seed: int) -> None:
    """Write a guide of the same build with other sentences.

    Args:
        guide: Folder of the guide to shuffle.
        to: Where the new one goes; made anew.
        seed: Which of all shuffles.

    Raises:
        RefusedError: The new guide has mistakes.
    """
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(guide, to)
    rng = random.Random(seed)  # noqa: S311 - no secret: the same shuffle on every run
    files = sorted(path for pattern in TEXTS for path in to.glob(pattern))
    old = [path.read_text(encoding="utf-8") for path in files]
    words = [word for text in old for word in _words(text)]
    respelled = {
        word for word in sorted(set(words)) if len(word) >= LONG and rng.random() < NEW_WORDS
    }
    new = [_respelled(word, seed) if word in respelled else word for word in words]
    rng.shuffle(new)
    stock = iter(new)
    for path, text in zip(files, old, strict=True):
        path.write_text(_with_words(text, stock), encoding="utf-8", newline="\n")
    report = Report()
    read_guide(to, report)
    if report.has_errors:
        raise RefusedError("\n".join(str(each) for each in report.sorted))


def _respelled(word: str, seed: int) -> str:
    """Return a word that can be spoken and divided like *word*, another for each seed."""
    for _ in range(1 + seed % 4):
        word = word.translate(TURNED)
    first, last = word[: len(word) // 2], word[len(word) // 2 :]
    return first + "bdfglmnprst"[seed // 4 % 11] + last


def _words(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if _is_prose(line):
            yield from PLAIN_WORD.findall(line)


def _with_words(text: str, stock: Iterator[str]) -> str:
    return "".join(
        PLAIN_WORD.sub(lambda _: next(stock), line) if _is_prose(line) else line
        for line in text.splitlines(keepends=True)
    )


def _is_prose(line: str) -> bool:
    return not line.lstrip().startswith("#") and bool(SENTENCE.search(line))
