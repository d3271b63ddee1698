"""Inheriting facts: nearest wins, and a map is asked for the region that gave the value.

US pay in the California edition cites the United States' source, because the
figure was written for the United States.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from guidebuilder.model.items import Item, Section
from guidebuilder.model.pay import Band
from guidebuilder.model.provenance import NOTHING_SAID
from guidebuilder.model.regional import ELSEWHERE, EVERYWHERE, Regional
from guidebuilder.model.sections import EntryTest, GlanceFact, Rating
from guidebuilder.model.walk import regional_fields
from guidebuilder.regions.regional_guide import Provenance, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from guidebuilder.model.provenance import Fact
    from guidebuilder.model.regional import Entry
    from guidebuilder.model.values import PartialDate

T = TypeVar("T")

CHECKABLE_KINDS: Final = frozenset(
    {
        "pay",
        "tests",
        "institutes",
        "employers",
        "organisations",
        "people",
        "facts",
        "ratings",
    }
)
"""Kinds whose lines can be compared with a source; advice and prose cannot."""

_VALUE_FIELDS: Final[dict[type[Item], str]] = {
    Band: "pay",
    GlanceFact: "value",
    Rating: "value",
    EntryTest: "score",
}
"""The field that a source vouches for, where an item also has a label that may differ."""


def provenance(
    item: Item, facts: Sequence[Fact], page_fact: Fact, kind: str, family: Sequence[str]
) -> Provenance:
    """Return what holds for a settled item.

    Args:
        item: A section or an item, its values settled.
        facts: Its own fact, then those of what it stands in, without the page's.
        page_fact: The fact of its page.
        kind: The kind of the section that it stands in.
        family: The edition's region and the wholes it is part of.
    """
    giver = giver_of(item, family)
    kin = family[family.index(giver) :]
    own = facts[:1]
    # Most say nothing, and one object stands for all of those.
    facts = [each for each in facts if each is not NOTHING_SAID]
    chain = (*facts, page_fact)
    source = nearest(chain, lambda fact: fact.source, kin)
    as_of = nearest(chain, lambda fact: fact.as_of, kin)
    note = nearest(own, lambda fact: fact.note, kin)
    says = kind in CHECKABLE_KINDS
    checked, doubted = verdict(chain if says else facts, kin)
    return Provenance(
        status=_status(checked is not None, says=says or doubted),
        sources=tuple(each.id for each in source.value) if source else (),
        as_of=as_of.value if as_of else None,
        checked=checked.value if checked else None,
        is_doubted=verdict(own, kin)[1],
        note=note.value if note else None,
        giver=giver,
    )


def _status(checked: bool, *, says: bool) -> Status:  # noqa: FBT001 - two booleans, one named
    if checked:
        return Status.VERIFIED
    return Status.UNVERIFIED if says else Status.NONE


def verdict(facts: Iterable[Fact], kin: Sequence[str]) -> tuple[Entry[PartialDate] | None, bool]:
    """Return the nearest check, if no nearer doubt cancels it, and whether it is doubted."""
    for fact in facts:
        checked = fact.checked.entry_for(kin) if fact.checked else None
        doubt = fact.doubt.entry_for(kin) if fact.doubt else None
        if checked and doubt:
            # On one level the more particular word holds; a tie goes to the doubt.
            is_checked = _distance(checked.region, kin) < _distance(doubt.region, kin)
            return (checked, False) if is_checked else (None, True)
        if checked:
            return checked, False
        if doubt:
            return None, True
    return None, False


def nearest(
    facts: Iterable[Fact], field: Callable[[Fact], Regional[T] | None], kin: Sequence[str]
) -> Entry[T] | None:
    """Return the first that one of the facts says of a field in a region, nearest first."""
    for fact in facts:
        value = field(fact)
        entry = value.entry_for(kin) if value else None
        if entry:
            return entry
    return None


def giver_of(item: Item, family: Sequence[str]) -> str:
    """Return the region that gave an item its value: the most particular of its entries."""
    named = _VALUE_FIELDS.get(type(item))
    value = getattr(item, named) if named else None
    entries = [value.only] if isinstance(value, Regional) else list(_entries(item))
    regions = [each.region for each in entries if each.region in family]
    return min(regions, key=family.index, default=family[0])


def _entries(item: Item) -> Iterator[Entry[object]]:
    if isinstance(item, Section):
        # A title or an intro of its own makes no section the region's: its items do,
        # and each of them is asked by itself.
        return
    for name in regional_fields(type(item)):
        value: Regional[object] | None = getattr(item, name)
        if value is not None:
            yield value.only


def _distance(region: str, kin: Sequence[str]) -> int:
    order = (*kin, ELSEWHERE, EVERYWHERE)
    return order.index(region)
