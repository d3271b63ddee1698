from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidebuilder.text.hyphenation import LEFT, RIGHT, SHORTEST, divisions

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
from guidebuilder.text.hyphenation import divisions
divisions("India", "en-GB")
assert "pyphen" not in sys.modules
divisions("organisation", "en-GB")
assert "pyphen" in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True)
