"""Names of files: laws that hold for every word that an author may type."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidebuilder.failures import OrderError
from guidebuilder.load.values import read_id
from guidebuilder.starter.names import MOST_CHARACTERS, file_name, region_name, title_of

WORDS = st.text(max_size=80)

SYLLABLES = st.sampled_from(["Nurse", "नर्स", "con", "-", "'", "é", "ß", " ", "1", "/", "..", "Ⅳ"])


def made_of(words: str) -> tuple[str | None, str | None]:
    """Return the name that is made of words, or the cure that is told."""
    try:
        return file_name(title_of(words), None), None
    except OrderError as refusal:
        return None, refusal.hint


@given(WORDS | st.lists(SYLLABLES).map("".join))
def test_a_name_is_an_id_that_every_system_takes_or_is_refused_with_a_cure(words: str) -> None:
    name, cure = made_of(words)

    assert (name is None) == (cure is not None)
    if name is not None:
        assert read_id(name) == name
        assert len(name) <= MOST_CHARACTERS
        assert not re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d", name)


@given(WORDS)
def test_a_name_stays_itself(words: str) -> None:
    with suppress(OrderError):
        name = file_name(title_of(words), None)
        assert file_name(name, None) == name
        assert file_name(words, name) == name


@given(WORDS)
def test_a_title_keeps_its_words(words: str) -> None:
    with suppress(OrderError):
        assert title_of(words).split() == words.split()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Data entry operator", "data-entry-operator"),
        ("  Café  owner ", "cafe-owner"),
        ("Straßenbauer", "strassenbauer"),
        ("Læge", "laege"),
        ("C++ programmer (junior)", "c-programmer-junior"),
        ("Driver's mate", "drivers-mate"),
        ("Łódź guide", "lodz-guide"),
    ],
)
def test_latin_letters_with_marks_keep_their_letter(words: str, name: str) -> None:
    assert file_name(title_of(words), None) == name


@pytest.mark.parametrize("words", ["नर्स", "护士", "Nurse (नर्स)", "медсестра", "ممرضة"])
def test_words_in_other_letters_ask_for_a_name(words: str) -> None:
    with pytest.raises(OrderError) as refused:
        file_name(title_of(words), None)

    assert refused.value.hint is not None
    assert "--slug nurse" in refused.value.hint
    assert file_name(title_of(words), "nurse") == "nurse"


@pytest.mark.parametrize("words", ["all", "elsewhere", "everywhere", "unknown", "per", "p90"])
def test_a_region_has_no_name_that_means_something_else(words: str) -> None:
    with pytest.raises(OrderError):
        region_name(words, None)
