"""Stars, links and backslashes: read as CommonMark has it, by the word of another reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_inline.emphasis import tokenize

from guidebuilder.load.marks import read_marks
from guidebuilder.model import Emphasis, Inline, Link, Plain, Strong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token


def emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - their signature
    """Read stars only: an underscore belongs to names and addresses."""
    return state.src[state.pos] == "*" and tokenize(state, silent)


WITNESS = MarkdownIt("zero").enable(["emphasis", "link", "escape"])
WITNESS.inline.ruler.at("emphasis", emphasis)
WITNESS.validateLink = lambda url: True  # type: ignore[method-assign] # noqa: ARG005
WITNESS.normalizeLink = lambda url: url  # type: ignore[method-assign]


def by_witness(words: str) -> tuple[Inline, ...]:
    (block,) = WITNESS.parseInline(words)
    return until(None, iter(block.children or []))


def until(closing: str | None, tokens: Iterator[Token]) -> tuple[Inline, ...]:
    """Return the inlines up to a closing token."""
    found: list[Inline] = []
    for token in tokens:
        if token.type == closing:
            break
        if token.type == "strong_open":
            found.append(Strong(until("strong_close", tokens)))
        elif token.type == "em_open":
            found.append(Emphasis(until("em_close", tokens)))
        elif token.type == "link_open":
            found.append(Link(str(token.attrs["href"]), until("link_close", tokens)))
        elif found and isinstance(found[-1], Plain):
            found[-1] = Plain(found[-1].text + token.content)
        elif token.content:
            found.append(Plain(token.content))
    return tuple(found)


PIECES = st.sampled_from(
    (*"*[]()\\<>\"' .!’aé\x7f", "**", "***", "](", "b ", "[a](b)", '[x](#y "t")')
)
PARAGRAPHS = st.lists(PIECES, min_size=1, max_size=24).map(lambda pieces: "".join(pieces).split())


@given(PARAGRAPHS.filter(bool).map(" ".join))
def test_all_marks_are_read_as_commonmark_has_them(words: str) -> None:
    assert read_marks(words) == by_witness(words)


@pytest.mark.parametrize(
    ("words", "inlines"),
    [
        ("*a**b*", (Emphasis((Plain("a**b"),)),)),
        ("***a***", (Emphasis((Strong((Plain("a"),)),)),)),
        ("5 * 3 * 2", (Plain("5 * 3 * 2"),)),
        ("**a.**b", (Plain("**a.**b"),)),
        (r"\*a\*", (Plain("*a*"),)),
        (r"a\b", (Plain(r"a\b"),)),
        ("[a](b(c)d)", (Link("b(c)d", (Plain("a"),)),)),
        ("[a](<b>)", (Link("b", (Plain("a"),)),)),
        ("[a [b](c)](d)", (Plain("[a "), Link("c", (Plain("b"),)), Plain("](d)"))),
        ("*[a*](b)", (Plain("*"), Link("b", (Plain("a*"),)))),
    ],
)
def test_a_few_that_are_easily_read_otherwise(words: str, inlines: tuple[Inline, ...]) -> None:
    assert read_marks(words) == inlines
    assert by_witness(words) == inlines


@pytest.mark.parametrize("piece", ["[", "*a", "**a ", "[a](", "*", "a**b", "][", "\\", "(*"])
def test_a_hundred_thousand_characters_of_marks_are_read_at_once(piece: str) -> None:
    words = (piece * 100_000)[:100_000].strip()

    assert read_marks(words)
