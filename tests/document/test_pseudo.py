"""Every word that is not an author's comes from the catalogue."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.diagnostics import Report
from guidebuilder.document.assemble import assemble
from guidebuilder.document.contents import things_in
from guidebuilder.document.inlines import Run
from guidebuilder.model.guide import Guide, Source, Term
from guidebuilder.model.inlines import Plain, Text
from guidebuilder.model.items import NOWHERE
from guidebuilder.model.target import Target
from guidebuilder.regions.resolve import resolve
from guidebuilder.words.catalogue import words
from guidebuilder.words.pseudo import CLOSE_MARK, OPEN_MARK, PSEUDO_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")

NOT_WORDS = frozenset(
    {
        "place",
        "link",
        "lang",
        "paper",
        "direction",
        "language",
        "region",
        "issued",
        "letter",
        "image",
        "span",
    }
)
"""Fields that hold names, addresses and codes, not words."""

GREEK = str.maketrans(
    {letter: chr(0x3B1 + number % 24) for number, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}
)


def in_greek(thing: T) -> T:
    """Return a guide whose authors wrote in Greek letters, so that their words are known."""
    changed: Any = thing
    if isinstance(thing, Plain):
        changed = Plain(thing.text.casefold().translate(GREEK))
    elif isinstance(thing, Term):
        changed = Term(
            thing.term.casefold().translate(GREEK), in_greek(thing.expansion), thing.span
        )
    elif isinstance(thing, Source) and thing.notice:
        changed = in_greek(replace(thing, notice=None))
    elif isinstance(thing, tuple):
        changed = tuple(in_greek(each) for each in thing)
    elif isinstance(thing, Mapping):
        changed = {key: in_greek(value) for key, value in thing.items()}
    elif isinstance(thing, Struct):
        changed = replace(
            thing,
            **{
                name: in_greek(getattr(thing, name))
                for name in thing.__struct_fields__
                if name not in {"source", "notice"} or not isinstance(thing, Text)
            },
        )
    return changed  # type: ignore[no-any-return]


def words_of_ours(thing: object) -> Iterator[str]:
    """Yield every string of a document that holds words, without names and addresses.

    A sentence with a page number in it is one string, as the marks stand at its ends.
    """
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        runs = [each for each in thing if isinstance(each, Run)]
        yield "".join(each.text for each in runs if not is_address(each))
        yield from (each.spoken for each in runs if each.spoken)
        for each in thing:
            if not isinstance(each, Run):
                yield from words_of_ours(each)
    elif isinstance(thing, Struct):
        for name in thing.__struct_fields__:
            if name not in NOT_WORDS:
                yield from words_of_ours(getattr(thing, name))


def is_address(run: Run) -> bool:
    return run.link is not None and not run.link.startswith("#")


def unmarked(text: str) -> str:
    """Return what stands outside all marks of the pseudo-language."""
    depth, outside = 0, []
    for piece in re.split(f"({re.escape(OPEN_MARK)}|{re.escape(CLOSE_MARK)})", text):
        depth += (piece == OPEN_MARK) - (piece == CLOSE_MARK)
        if depth == 0 and piece != CLOSE_MARK:
            outside.append(piece)
    return "".join(outside)


ALLOWED = re.compile(r"US\$|ISCO-08|O\*NET-SOC|\b[A-Z]\b")
"""A currency sign and codes from the guide, and the letters of routes."""


@pytest.mark.parametrize("region", ["india", "us"])
def test_no_word_of_ours_is_written_into_the_code(agents: Guide, region: str) -> None:
    guide = in_greek(agents)
    document = assemble(resolve(guide, region), words(PSEUDO_LANGUAGE), Target.OFFICE, Report())

    strange = {
        text
        for text in words_of_ours(document)
        if re.search("[A-Za-z]", ALLOWED.sub("", unmarked(text)))
    }

    assert strange == set()


def test_the_search_finds_a_word_that_is_not_marked() -> None:
    runs = (Run(f"{OPEN_MARK}àŝķ{CLOSE_MARK}", NOWHERE), Run(" Source", NOWHERE))
    (found,) = words_of_ours(runs)

    assert unmarked(found) == " Source"


def test_the_search_looks_at_every_run(agents: Guide) -> None:
    document = assemble(resolve(agents, "india"), words("en"), Target.OFFICE, Report())
    found = "\n".join(words_of_ours(document))

    assert all(
        each.text in found
        for each in things_in(document)
        if isinstance(each, Run) and not is_address(each)
    )
