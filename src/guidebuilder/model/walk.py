"""Every part of a model object, whatever its class: for rules that hold everywhere."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from guidebuilder.diagnostics import Span
from guidebuilder.model.items import Item
from guidebuilder.records import hints_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_Names = tuple[str, ...]

_PARTS: Final[dict[type[Any], _Names | None]] = {tuple: ()}
"""By class: the fields to look into, or None for what has no parts.

Asking each class once makes a walk ten times as fast, and every rule is a walk.
"""

_LISTS: Final[dict[type[Any], _Names | None]] = {}
"""The same of items alone: their fields that hold lists."""


def walk(thing: object) -> Iterator[object]:
    """Yield a model object and all that it is made of, in the order of its fields."""
    waiting = [thing]
    while waiting:
        each = waiting.pop()
        if type(each) is tuple:
            waiting.extend(reversed(each))
            continue
        try:
            names = _PARTS[type(each)]
        except KeyError:
            names = _PARTS[type(each)] = _parts(each)
        if names is None:
            continue
        yield each
        for name in names:
            waiting.append(getattr(each, name))  # noqa: PERF401 - `extend` is slower here


def items_of(thing: object) -> Iterator[Item]:
    """Yield an item, or each of a tuple, and all items inside it, in the order of the page."""
    waiting: list[Any] = [thing]
    while waiting:
        each = waiting.pop()
        if type(each) is tuple:
            # A list holds items or none: its first thing tells.
            if each and _lists(each[0]) is not None:
                waiting += each[::-1]
            continue
        names = _lists(each)
        if names is None:
            continue
        yield each
        for name in names:
            inner = getattr(each, name)
            if inner:  # most lists are empty
                waiting.append(inner)


@cache
def regional_fields(cls: type[Struct]) -> _Names:
    """Return the fields that hold a value by region, in their order."""
    return tuple(name for name, hint in hints_of(cls).items() if hint.startswith("Regional["))


@cache
def unsettled_fields(cls: type[Struct]) -> _Names:
    """Return the fields that may differ by region, in their order: such values, and lists."""
    may_differ = ("Regional[", "tuple[")
    return tuple(name for name, hint in hints_of(cls).items() if hint.startswith(may_differ))


def _lists(thing: object) -> _Names | None:
    """Return the fields of an item that hold lists, last first; None for what is no item."""
    cls = type(thing)
    try:
        return _LISTS[cls]
    except KeyError:
        _LISTS[cls] = names = _lists_of(cls) if issubclass(cls, Item) else None
        return names


def _lists_of(cls: type[Item]) -> _Names:
    hints = hints_of(cls)
    return tuple(
        name for name in reversed(cls.__struct_fields__) if hints[name].startswith("tuple[")
    )


def _parts(thing: object) -> _Names | None:
    if not isinstance(thing, Struct) or isinstance(thing, Span):
        return None
    # The walk takes from the end of its list: last field first in, first field first out.
    return thing.__struct_fields__[::-1]
