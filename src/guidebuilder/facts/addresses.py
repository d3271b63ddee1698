"""From what somebody types to the thing that is meant.

One rule: an address is the names on the way, page first, and any of them may be left out
except the last, as long as one thing fits.  ``#``, ``/`` and ``.`` only part the names, and a
name may be cut short.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.facts.things import statements_of
from guidebuilder.load.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from guidebuilder.facts.things import Statement, Thing

    _Fits = Callable[[str, frozenset[str]], bool]

_PARTING: Final = re.compile(r"[#/.]+")

_MOST_NAMED: Final = 12
"""Addresses that an answer lists before it says how many more there are."""


class Place(Struct, frozen=True, eq=False):
    """What an address may mean: a thing, or one statement of it.

    Attributes:
        address: Its whole address.
        way: The names on the way to it, each with the other words that mean the same.
        thing: The thing.
        statement: What is said of it, if that alone is meant.
    """

    address: str
    way: tuple[frozenset[str], ...]
    thing: Thing
    statement: Statement | None = None


class NotFound(Struct, frozen=True):
    """An address that means nothing, or too much.

    Attributes:
        message: What is wrong.
        hint: What could be written instead.
    """

    message: str
    hint: str


def places_in(things: Iterable[Thing]) -> tuple[Place, ...]:
    """Return every address of some pages, in their order: each thing, then what it says."""
    return tuple(place for page in things for place in _places(page, _way_to(page)))


def find(typed: str, places: Sequence[Place]) -> Place | NotFound:
    """Return the place that an address means.

    Args:
        typed: ``careers/bpo-executive#pay/team-leader.pay``, ``#pay/team-leader``, ``pay``.
        places: All places of the guide.
    """
    exact = next((each for each in places if each.address == typed.strip()), None)
    if exact is not None:
        return exact
    wanted = [each for each in _PARTING.split(typed.strip()) if each]
    found = _outermost(wanted, places)
    if not found:
        return _nothing(typed, wanted, places)
    return found[0] if len(found) == 1 else _several(typed, found)


def _outermost(wanted: Sequence[str], places: Sequence[Place]) -> list[Place]:
    """Return the places that words lead to: what stands further out before what stands in it."""
    for fits in (_is, _begins):
        found = [each for each in places if wanted and _matches(wanted, each.way, fits)]
        if found:
            depth = min(len(each.way) for each in found)
            return [each for each in found if len(each.way) == depth]
    return []


def _places(thing: Thing, way: tuple[frozenset[str], ...]) -> Iterator[Place]:
    yield Place(thing.address, way, thing)
    for each in statements_of(thing):
        yield Place(each.address, (*way, frozenset({each.field})), thing, each)
    for child in thing.children:
        yield from _places(child, (*way, frozenset({child.names[-1]}) | child.also))


def _way_to(page: Thing) -> tuple[frozenset[str], ...]:
    return tuple(frozenset({each}) for each in _PARTING.split(page.page))


def _matches(wanted: Sequence[str], way: Sequence[frozenset[str]], fits: _Fits) -> bool:
    """Whether the words stand on a way in their order, the last of them at its end."""
    if not fits(wanted[-1], way[-1]):
        return False
    rest = iter(way[:-1])
    return all(any(fits(word, names) for names in rest) for word in wanted[:-1])


def _is(word: str, names: frozenset[str]) -> bool:
    return word in names or any(word.lower() == name.lower() for name in names)


def _begins(word: str, names: frozenset[str]) -> bool:
    return any(name.lower().startswith(word.lower()) for name in names)


def _holds(word: str, names: frozenset[str]) -> bool:
    return any(word.lower() in name.lower() for name in names)


def _several(typed: str, found: Sequence[Place]) -> NotFound:
    named = [each.address for each in found]
    return NotFound(f"`{typed}` could be {len(named)} things", f"write one of: {_listed(named)}")


def _nothing(typed: str, wanted: Sequence[str], places: Sequence[Place]) -> NotFound:
    message = f"there is nothing called `{typed}` here"
    near = _repaired(wanted, places)
    if near is not None:
        return NotFound(message, f"did you mean `{near}`?")
    holding = [each.address for each in places if wanted and _matches(wanted, each.way, _holds)]
    if holding:
        return NotFound(message, f"look at {_listed(holding)}")
    # As far as the words lead: what there is behind that.
    for known in range(len(wanted) - 1, 0, -1):
        found = _outermost(wanted[:known], places)
        if len(found) == 1 and found[0].statement is None:
            (here,) = found
            children = [each.names[-1] for each in here.thing.children]
            fields = [each.field for each in statements_of(here.thing)]
            return NotFound(message, f"in `{here.address}` there is {_listed(children + fields)}")
    pages = dict.fromkeys(each.thing.page for each in places)
    return NotFound(message, f"the pages are {_listed(list(pages))}; `--list` names everything")


def _repaired(wanted: Sequence[str], places: Sequence[Place]) -> str | None:
    """Return the address that a slip of the key in one of the names has hidden."""
    for at, word in enumerate(wanted):
        others = [*wanted[:at], *wanted[at + 1 :]]
        for names in _names_beside(others, places):
            near = did_you_mean(word, names)
            found = [] if near is None else _outermost([*wanted[:at], near, *others[at:]], places)
            if len(found) == 1:
                return found[0].address
    return None


def _names_beside(others: Sequence[str], places: Sequence[Place]) -> Iterable[set[str]]:
    """Return the names on the ways that have some others on them, chapters and sections first."""
    groups: dict[tuple[str, int], set[str]] = {}
    for place in places:
        if all(any(_is(each, names) for names in place.way) for each in others):
            group = groups.setdefault((place.thing.page, len(place.way)), set())
            group.update(*place.way)
    return groups.values()


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(f"`{each}`" for each in names[:_MOST_NAMED])
    more = len(names) - _MOST_NAMED
    return f"{shown} and {more} more" if more > 0 else shown
