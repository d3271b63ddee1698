from __future__ import annotations

from itertools import pairwise

import pytest

from guidebuilder.text.break_chances import chances_inside, is_address, space_keeps, space_penalty


def marked(word: str) -> str:
    """Return a word with a bar wherever a line may end."""
    pieces = [0, *(chance.offset for chance in chances_inside(word)), len(word)]
    return "|".join(word[start:end] for start, end in pairwise(pieces))


@pytest.mark.parametrize(
    "word",
    [
        "https://|www.|example.|org/|guides/|bpo-|executive/|how_|to?|year=|2025&|lang=en",
        "www.|nasscom.|org",
        "help@|nasscom.|org.",
        "(www.|example.|org/|a.|html).",
        "nasscom.|org/in",  # neither end shorter than three characters
        "self-|service",
        "work-|in-|progress",
        "and/|or",
        "clients—|all",
        "(back-|office)",
    ],
)
def test_words_that_may_be_divided(word: str) -> None:
    assert marked(word.replace("|", "")) == word


@pytest.mark.parametrize(
    "word",
    [
        "nurse",
        "10+2",
        "1,50,000–2,50,000",
        "Jan–Mar",  # a range, like any unspaced en dash
        "24/7",
        "COVID-19",
        "9-to-5",
        "e-mail",  # one letter is no piece
        "T-shirt",
        "I/O",
        "B.Com",  # no address
        "p.m.",
        "Wi\u2011Fi",
        "-based",
        "",
    ],
)
def test_words_that_stay_whole(word: str) -> None:
    assert chances_inside(word) == ()


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("https://x.org", True),
        ("www.x.org", True),
        ("me@x.org", True),
        ("nasscom.in", True),
        ("(nasscom.in),", True),
        ("Ph.D.", False),
        ("M.Tech", False),
        ("e.g.", False),
        ("end.Next", False),
    ],
)
def test_addresses_are_told_from_words(word: str, expected: bool) -> None:  # noqa: FBT001
    assert is_address(word) is expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("₹", "500", True),
        ("US$", "20,000", True),
        ("12", "%", True),
        ("oui", "»", True),
        ("«", "oui", True),
        ("work", "–", True),  # a dash ends a line
        ("–", "play", False),  # and does not begin one
        ("work", "play", False),
        ("₹", "or", False),
        ("pay", "(yearly)", False),
        ("", "word", False),
    ],
)
def test_spaces_that_keep(before: str, after: str, expected: bool) -> None:  # noqa: FBT001
    assert space_keeps(before, after) is expected


def test_figures_stay_with_their_words_if_that_is_cheap() -> None:
    assert space_penalty("Class", "12") == space_penalty("3", "years") > 0
    assert space_penalty("three", "years") == 0


def test_an_address_is_best_divided_at_a_slash() -> None:
    penalties = {
        chance.offset: chance.penalty for chance in chances_inside("example.org/guides-and/more")
    }

    assert penalties[12] < penalties[8]
    assert penalties[23] < penalties[19]
