"""Looking through finished blocks, and rewording them: signs, words and links of a booklet."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.document.inlines import LinkNumber, PageNumber, Run, Unverified
from guidebuilder.document.phrases import unbound
from guidebuilder.records import hints_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from guidebuilder.document.inlines import Inlines

T = TypeVar("T")

_INLINES: Final = frozenset({LinkNumber, PageNumber, Run, Unverified})


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


def reworded(thing: T, change: Callable[[Inlines], Inlines]) -> T:
    """Return a block, and all that is in it, with each of its paragraphs changed.

    What *change* hands back as it was stays the very same object, and so does what holds it.
    """
    changed = {
        name: now
        for name in reversed(fields_to_look_into(type(thing)) or ())
        if (was := getattr(thing, name)) and (now := _within(was, change)) is not was
    }
    return replace(thing, **changed) if changed else thing  # type: ignore[type-var]


def _within(value: T, change: Callable[[Inlines], Inlines]) -> T:
    """Return what a field of a block holds, reworded."""
    if not isinstance(value, tuple):
        return reworded(value, change)
    if value and type(value[0]) in _INLINES:
        return change(value)  # type: ignore[return-value]
    now = tuple([_within(each, change) for each in value])
    return value if all(map(operator.is_, now, value)) else now  # type: ignore[return-value]


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
