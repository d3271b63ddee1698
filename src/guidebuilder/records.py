"""Records: what the frozen values of all stages have in common.

A record is a `msgspec.Struct` (decision 0014).  Here stand the few questions that
may be asked of any of them, whatever it is about.
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import NODEFAULT, Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Located(Struct, frozen=True, eq=False):
    """A record that knows its place in the author's files, in a field `span`.

    Two that say the same are equal wherever they were written.
    """

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        said = _said(type(self))
        return bool(said(self) == said(other))

    def __hash__(self) -> int:
        return hash(_said(type(self))(self))


@cache
def _said(cls: type[Located]) -> Callable[[Located], object]:
    """Return what takes from a record all that it says, without its place."""
    return attrgetter(*(name for name in cls.__struct_fields__ if name != "span"))


@cache
def hints_of(cls: type[Struct]) -> Mapping[str, str]:
    """Return the type hints of a record's fields as they are written, in the fields' order."""
    written: dict[str, str] = {}
    for each in reversed(cls.__mro__):
        written |= getattr(each, "__annotations__", {})
    return MappingProxyType({name: written[name] for name in cls.__struct_fields__})


@cache
def defaults_of(cls: type[Struct]) -> Mapping[str, object]:
    """Return the fields of a record that may be left out, each with what it then is.

    Where a default is made anew for each record, its maker stands for it.
    """
    names, defaults = cls.__struct_fields__, cls.__struct_defaults__
    # Defaults belong to the last names; names that are keywords only may lack theirs.
    pairs = zip(reversed(names), reversed(defaults), strict=False)
    return MappingProxyType({name: value for name, value in pairs if value is not NODEFAULT})
