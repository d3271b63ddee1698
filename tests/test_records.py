"""What holds for every record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import Struct, field

from guidebuilder.diagnostics import Span
from guidebuilder.records import Located, defaults_of, hints_of

if TYPE_CHECKING:
    from collections.abc import Mapping


class Word(Located, frozen=True):
    text: str
    span: Span
    lang: str = "en"


class Name(Word, frozen=True, kw_only=True):
    of: str
    marks: Mapping[str, str] = field(default_factory=dict)


HERE, THERE = Span("a.yaml", 1, 1), Span("a.yaml", 2, 1)


def test_two_that_say_the_same_are_equal_wherever_they_stand() -> None:
    assert Word("x", HERE) == Word("x", THERE)
    assert hash(Word("x", HERE)) == hash(Word("x", THERE))


@pytest.mark.parametrize("other", [Word("y", HERE), Word("x", HERE, "de"), "x"])
def test_two_that_say_different_things_are_not(other: object) -> None:
    assert Word("x", HERE) != other


def test_a_record_never_equals_one_of_another_class() -> None:
    class Sentence(Word, frozen=True):
        pass

    assert Word("x", HERE) != Sentence("x", HERE)


def test_hints_are_told_in_the_order_of_the_fields() -> None:
    assert list(hints_of(Word).items()) == [("text", "str"), ("span", "Span"), ("lang", "str")]
    assert list(hints_of(Name)) == ["text", "span", "lang", "of", "marks"]


def test_fields_that_may_be_left_out_are_told_from_the_others() -> None:
    assert defaults_of(Word) == {"lang": "en"}
    assert list(defaults_of(Name)) == ["marks", "lang"]


def test_a_record_may_have_no_fields() -> None:
    class Bare(Struct):
        pass

    assert hints_of(Bare) == {}
    assert defaults_of(Bare) == {}
