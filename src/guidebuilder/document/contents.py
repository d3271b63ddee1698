"""Looking through finished blocks: which signs and which words a booklet prints."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from guidebuilder.document.inlines import Run
from guidebuilder.document.phrases import unbound
from guidebuilder.records import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def things_in(thing: object) -> Iterator[object]:
    """Yield a block, all blocks inside it and their inlines, in reading order."""
    waiting = [thing]
    while waiting:
        each = waiting.pop()
        if isinstance(each, tuple):
            waiting.extend(reversed(each))
        elif names := _fields(type(each)):  # type: ignore[arg-type]  # a class is hashable
            yield each
            waiting.extend(getattr(each, name) for name in names)


def words_in(thing: object) -> Iterator[str]:
    """Yield the words of every run inside blocks, as somebody would type them."""
    for each in things_in(thing):
        if isinstance(each, Run):
            yield unbound(each.text)


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """Return the fields of a class of blocks, last first; none of any other class."""
    return tuple(name for name in reversed(fields_of(kind)) if name != "span")
