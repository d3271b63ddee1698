"""Where a word may be divided at the end of a line.

The patterns come with pyphen, as files that hunspell also reads; we read them
ourselves, when the first word is divided.  A booklet needs a few hundred of a
language's ten thousand patterns: each is looked up by its letters, and its figures
are read only when a word has these letters.  Pyphen reads all of them first, which
takes longer than breaking a booklet's lines.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST = 6
"""Fewest letters of a word that is divided (decision 0013)."""

LEFT, RIGHT = 2, 3
"""Fewest letters before and after the hyphen (decision 0013; TeX's values)."""

AMERICAN = frozenset({"US", "AS", "GU", "MP", "PR", "VI", "PH", "LR"})
"""Regions that spell English as the United States do: those states, their
territories, the Philippines and Liberia."""

ENCODINGS = {b"microsoft-cp1251": "cp1251"}
"""Encodings that Python knows by another name (hunspell's manual)."""

SPACE_BEFORE_END = re.compile(r"[ \t]+$", re.MULTILINE)

FIGURES = b"0123456789"

VALUES = {chr(figure): float(chr(figure)) for figure in FIGURES}

RESPELLING = re.compile(r"/[^\n]*=[^\n]*")
"""How a word is respelt that is divided here: Hungarian ``asszony``, ``asz-szony``."""

ESCAPE = re.compile(r"\^\^([0-9a-f]{2})")
"""How old files write a character: TeX's way, in hexadecimal."""


def divisions(word: str, lang: str) -> tuple[int, ...]:
    """Return where a word may be divided: indices of the letters after the hyphen.

    Names and abbreviations are left whole, and so is what is not all letters.

    Args:
        word: A word without the punctuation around it.
        lang: BCP 47 tag of its language; one without patterns divides nothing.
    """
    if len(word) < SHORTEST or not word.isalpha() or not word.islower():
        return ()
    return pattern_divisions(word, lang)


@lru_cache(maxsize=65536)
def pattern_divisions(word: str, lang: str) -> tuple[int, ...]:
    """Return where the patterns of a language divide a word, whatever word it is."""
    patterns = _patterns(lang)
    if patterns is None:
        return ()
    last = len(word) - RIGHT
    return tuple(at for at in patterns.positions(word.lower()) if LEFT <= at <= last)


class Patterns:
    """The hyphenation patterns of a language, after F. M. Liang (1983).

    Figures stand between the letters of a pattern; where patterns meet, the highest
    figure counts, and an odd one allows a division.
    """

    def __init__(self, file: Path) -> None:
        """Read the patterns of a file; none is taken apart yet."""
        first, _, rest = file.read_bytes().partition(b"\n")
        encoding = ENCODINGS.get(first.strip().lower(), first.decode("ascii").strip())
        text = rest.decode(encoding)
        if "^^" in text:
            text = ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
        if " \n" in text or "\t\n" in text:
            text = SPACE_BEFORE_END.sub("", text)
        # One pass over the whole file instead of one over each of ten thousand patterns.
        # Comments and settings are kept among them: no word has their signs and capitals.
        figureless = RESPELLING.sub("", text).encode().translate(None, FIGURES).decode()
        self._lines = {
            letters: line
            for letters, line in zip(figureless.split("\n"), text.split("\n"), strict=True)
            if letters != line
        }
        self._read: dict[str, tuple[tuple[int, float], ...]] = {}

    def positions(self, word: str) -> list[int]:
        """Return where a word in small letters may be divided, however near its ends."""
        bounded = f".{word}."
        size, lines = len(bounded), self._lines
        values = [0.0] * (size + 1)
        for start in range(size - 1):
            for end in range(start + 1, size + 1):
                letters = bounded[start:end]
                if letters in lines:
                    for at, value in self._figures(letters):
                        if start + at <= size and value > values[start + at]:
                            values[start + at] = value
        return [at - 1 for at, value in enumerate(values) if value % 2 == 1]

    def _figures(self, letters: str) -> tuple[tuple[int, float], ...]:
        """Return the figures of a pattern, each with the index of the letter after it."""
        known = self._read.get(letters)
        if known is None:
            known = self._read[letters] = tuple(_figures_of(self._lines[letters]))
        return known


def _figures_of(line: str) -> Iterator[tuple[int, float]]:
    """Yield the figures of a pattern, each with the index of the letter after it."""
    pattern, respelt = RESPELLING.subn("", line) if "=" in line else (line, 0)
    at, follows_figure = 0, False
    for sign in pattern:
        if sign not in VALUES:
            at, follows_figure = at + 1, False
            continue
        # Of two figures together the first counts before no letter: as pyphen reads them.
        at += follows_figure
        value, follows_figure = VALUES[sign], True
        if value:
            # A division that respells the word is none that we can set: between two
            # figures it counts as neither odd nor even.
            yield at, value + 0.5 if respelt and value % 2 else value


@lru_cache(maxsize=32)
def _patterns(lang: str) -> Patterns | None:
    file = _file_of(_dictionary_name(lang))
    return None if file is None else Patterns(file)


def _file_of(name: str) -> Path | None:
    """Return the patterns for a language, or for what is left of its tag without its end."""
    files = _files()
    subtags = name.lower().split("_")
    while subtags:
        file = files.get("_".join(subtags))
        if file is not None:
            return file
        subtags.pop()
    return None


@lru_cache(maxsize=1)
def _files() -> dict[str, Path]:
    """Return pyphen's files by language, and the first of each language by that alone."""
    found: dict[str, Path] = {}
    # Importing pyphen would read more than the files.
    package = find_spec("pyphen")
    if package is not None and package.origin is not None:
        folder = Path(package.origin).parent / "dictionaries"
        for file in sorted(folder.glob("hyph_*.dic")):
            name = file.stem.removeprefix("hyph_").lower()
            found[name] = file
            found.setdefault(name.partition("_")[0], file)
    return found


def _dictionary_name(lang: str) -> str:
    """Return the name of pyphen's dictionary for a language tag.

    A tag without a region, ``en``, gets British patterns: a guide that means
    American spelling says so.
    """
    subtags = lang.split("-")
    if subtags[0].lower() != "en":
        return "_".join(subtags)
    regions = {each.upper() for each in subtags[1:]}
    return "en_US" if regions & AMERICAN else "en_GB"
