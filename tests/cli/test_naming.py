"""A name says what is inside a file, and no two booklets of a guide share one."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidebuilder.naming import BookletName, with_same_name

PAPERS, THEMES = ("a4", "letter"), ("almanac",)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (BookletName(slug="bpo-careers", region="india"), "bpo-careers-india.pdf"),
        (
            BookletName(slug="bpo-careers", career="bpo-executive", region="india"),
            "bpo-careers-bpo-executive-india.pdf",
        ),
        (
            BookletName(slug="x", region="us-ca", differences=("letter", "almanac")),
            "x-us-ca-letter-almanac.pdf",
        ),
    ],
)
def test_the_parts_stand_in_their_order(name: BookletName, expected: str) -> None:
    assert str(name) == expected


@pytest.mark.parametrize("slug", ["../x", "a/b", "A", "", "..", "con.pdf", "é", "a b", "a\n"])
def test_a_name_never_leaves_its_folder(slug: str) -> None:
    with pytest.raises(ValueError, match="not a part of a file name"):
        str(BookletName(slug=slug, region="india"))


def test_two_readings_of_one_name_are_found() -> None:
    name = BookletName(slug="x", region="us", differences=("ca",))

    found = list(with_same_name(name, [], ["us", "us-ca"], [["ca"]]))

    assert found == [BookletName(slug="x", region="us-ca")]
    assert list(with_same_name(name, [], ["us", "india"], [["ca"]])) == []


words = st.sampled_from(["a", "b", "a4", "letter", "almanac", "a-b", "a-a4", "b-letter"])


@settings(deadline=None)  # a slow machine is no broken law
@given(careers=st.sets(words, max_size=3), regions=st.sets(words, min_size=1, max_size=3))
def test_a_name_is_said_to_be_shared_exactly_if_it_is(careers: set[str], regions: set[str]) -> None:
    kinds = (PAPERS, THEMES)
    tails = [tuple(filter(None, each)) for each in product(("", *PAPERS), ("", *THEMES))]
    every = [
        BookletName(slug="x", career=career, region=region, differences=tail)
        for career, region, tail in product((None, *careers), regions, tails)
    ]
    times = Counter(map(str, every))
    for name in every:
        is_shared = any(with_same_name(name, careers, regions, kinds))
        assert is_shared == (times[str(name)] > 1)
