from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pyphen  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidebuilder.text import hyphenation
from guidebuilder.text.hyphenation import LEFT, RIGHT, SHORTEST, divisions, pattern_divisions

LAW = settings(deadline=None)
"""A slow machine is no broken law."""


def divided(word: str, lang: str = "en-GB") -> str:
    pieces = [0, *divisions(word, lang), len(word)]
    return "-".join(word[start:end] for start, end in pairwise(pieces))


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en-GB", "know-ledge"),
        ("en-IN", "know-ledge"),
        ("en", "know-ledge"),
        ("en-US", "knowl-edge"),
        ("en-Latn-PH", "knowl-edge"),
        ("hi", "knowledge"),  # a language without patterns
    ],
)
def test_spelling_follows_the_language(lang: str, expected: str) -> None:
    assert divided("knowledge", lang) == expected


@pytest.mark.parametrize(
    "word",
    [
        "India",
        "Responsibilities",  # a capital: perhaps a name
        "NASSCOM",
        "nurse",  # fewer than six letters
        "organisation's",
        "self-employment",
        "covid19vaccine",
    ],
)
def test_words_that_stay_whole(word: str) -> None:
    assert divisions(word, "en-GB") == ()


@LAW
@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=25), st.sampled_from(["en-GB", "en-US"]))
def test_pieces_are_long_enough(word: str, lang: str) -> None:
    found = divisions(word, lang)

    assert list(found) == sorted(set(found))
    assert not found or len(word) >= SHORTEST
    assert all(LEFT <= at <= len(word) - RIGHT for at in found)


def test_patterns_are_read_when_a_word_is_divided() -> None:
    program = """
import sys
from guidebuilder.text import hyphenation
hyphenation.divisions("India", "en-GB")
assert not hyphenation._patterns.cache_info().currsize
hyphenation.divisions("organisation", "en-GB")
assert hyphenation._patterns.cache_info().currsize
assert "pyphen" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize(
    "lang", ["en-GB", "en-US", "de-DE", "fr", "et", "pl", "ru", "mr", "ca", "id"]
)
def test_words_are_divided_as_pyphen_divides_them(lang: str) -> None:
    """Words are made of the letters of the patterns, so that many patterns meet in each."""
    theirs = pyphen.HyphDict(pyphen.LANGUAGES[pyphen.language_fallback(lang)])
    letters = sorted(key.strip(".") for key in theirs.patterns)
    step = 1 + len(letters) // 300
    for first, second, third in zip(
        letters[::step], letters[7::step], letters[-1::-step], strict=False
    ):
        word = first + second + third
        # A division that respells the word is none that we can set.
        expected = [int(at) for at in theirs.positions(word) if at.data is None]
        last = len(word) - RIGHT
        assert pattern_divisions(word, lang) == tuple(at for at in expected if LEFT <= at <= last)


def test_a_division_that_respells_the_word_is_left_out() -> None:
    assert pyphen.Pyphen(lang="hu").inserted("asszony") == "asz-szony"
    assert pattern_divisions("asszony", "hu") == ()


@pytest.mark.parametrize(
    "lang", ["de", "de-DE", "de-LU", "sr-Latn-RS", "pt", "en-Latn-IN", "hi", ""]
)
def test_languages_are_found_as_pyphen_finds_them(lang: str) -> None:
    known = pyphen.language_fallback(hyphenation._dictionary_name(lang))

    assert hyphenation._file_of(hyphenation._dictionary_name(lang)) == pyphen.LANGUAGES.get(known)
