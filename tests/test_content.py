"""The shipped guide reads plainly: short sentences, in every text that is printed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.diagnostics import Report
from guidebuilder.load.guide import read_guide
from guidebuilder.model import Fact, Source, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

GUIDE = Path(__file__).parent.parent / "guide"
MOST_WORDS = 20


def texts(node: object) -> Iterator[Text]:
    """Yield every text of a guide but reasons for editors and notices of sources."""
    match node:
        case Text():
            yield node
        case Fact(note=note):
            yield from texts(note)
        case Source():
            return
        case tuple():
            for each in node:
                yield from texts(each)
        case dict():
            for each in node.values():
                yield from texts(each)
        case Struct():
            for name in node.__struct_fields__:
                yield from texts(getattr(node, name))


def sentences(text: str) -> list[str]:
    # B.A. and B.Com are no ends of sentences; a colon begins a new one for the reader.
    plain = re.sub(r"\b(B\.A|B\.Com|B\.Sc|N)\.", r"\1", text)
    return re.split(r"[.!?:]\s+|\n\n", plain)


def test_no_sentence_has_more_than_twenty_words() -> None:
    guide = read_guide(GUIDE, Report())
    assert guide is not None
    everything: Mapping[str, object] = dict(guide.pages)

    found = [text for page in everything.values() for text in texts(page)]

    long = [
        f"{text.span}: {sentence}"
        for text in found
        for sentence in sentences(text.source)
        if len(sentence.split()) > MOST_WORDS
    ]
    assert len(found) > 300
    assert long == []
