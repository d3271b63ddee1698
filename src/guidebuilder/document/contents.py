"""Looking through finished blocks: which signs and which words a booklet prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.document.inlines import Run
from guidebuilder.document.phrases import unbound
from guidebuilder.records import hints_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def things_in(thing: object) -> Iterator[object]:
    """Yield a block, all blocks inside it and their inlines, in reading order."""
    waiting = [thing]
    while waiting:
        each = waiting.pop()
        if type(each) is tuple:
            waiting += each[::-1]
            continue
        kind = type(each)
        try:
            names = _FIELDS[kind]
        except KeyError:
            names = _FIELDS[kind] = _fields(kind)
        if names is None:
            continue
        yield each
        for name in names:
            value = getattr(each, name)
            if value:  # most are left out
                waiting.append(value)


def words_in(thing: object) -> Iterator[str]:
    """Yield the words of every run inside blocks, as somebody would type them."""
    for each in things_in(thing):
        if isinstance(each, Run):
            yield unbound(each.text)


_SINGLE: Final = frozenset({"Span", "bool", "float", "int", "str", "str | None"})
"""Hints of fields that hold no blocks and no inlines: most do, and every one costs a look."""


_FIELDS: Final[dict[type, tuple[str, ...] | None]] = {}
"""Each class is asked once."""


def fields_to_look_into(kind: type) -> tuple[str, ...] | None:
    """Return the fields of a class that may hold blocks or inlines, last first.

    None for what is neither a block nor a part of one.
    """
    if kind not in _FIELDS:
        _FIELDS[kind] = _fields(kind)
    return _FIELDS[kind]


def _fields(kind: type) -> tuple[str, ...] | None:
    """Return the fields of a class of blocks to look into, last first; None for any other class."""
    if not issubclass(kind, Struct) or not kind.__struct_fields__:
        return None
    hints = hints_of(kind)
    return tuple(name for name in reversed(kind.__struct_fields__) if hints[name] not in _SINGLE)
