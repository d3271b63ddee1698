"""Words that stay on one line."""

from __future__ import annotations

import pytest

from guidebuilder.document.typography import typography
from guidebuilder.words.catalogue import words

ENGLISH = typography(words("en"))


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("3–6 months", "3_–_6~months"),
        ("₹ 1,50,000 – ₹ 2,50,000", "₹~1,50,000_–_₹~2,50,000"),
        ("US$20,000–US$30,000", "US$20,000_–_US$30,000"),
        ("10+2 or Class 12", "10_+_2 or Class~12"),
        ("help 24/7", "help 24_/_7"),
        ("page 12, 5 years, 2.5 lakh", "page~12, 5~years, 2.5~lakh"),
        ("N. Chandrasekaran and Keshav R. Murugesh", "N.~Chandrasekaran and Keshav R.~Murugesh"),
        ("calm – always", "calm – always"),
        ("in 2026 years pass", "in 2026~years pass"),
        ("A firm. Ask it.", "A firm. Ask it."),
        ("12 yearsold", "12 yearsold"),
    ],
)
def test_ties(written: str, printed: str) -> None:
    shown = ENGLISH.bound(written).replace("\u00a0", "~").replace("\u2060", "_")

    assert shown == printed


@pytest.mark.parametrize(
    ("written", "printed"),
    [("कक्षा 12 में", "कक्षा~12 में"), ("3 महीने बाद", "3~महीने बाद"), ("10 लाख रुपये", "10~लाख रुपये")],
)
def test_words_of_hindi_end_in_vowel_signs(written: str, printed: str) -> None:
    assert typography(words("hi")).bound(written).replace("\u00a0", "~") == printed


def test_ties_are_made_once() -> None:
    once = ENGLISH.bound("Class 12 takes 3–6 months")

    assert ENGLISH.bound(once) == once
