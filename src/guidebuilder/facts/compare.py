"""What two regions' editions of one guide do not share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.facts.editions import Edition, Said, said_in
from guidebuilder.facts.names import FOR_READERS, heading_of, name_of, summary_of
from guidebuilder.facts.things import (
    PROVENANCE,
    REGIONS,
    Statement,
    Thing,
    settings_of,
    statements_of,
    things_of,
    things_of_all_regions,
)
from guidebuilder.model.pay import MoneyRange, Pay

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from guidebuilder.model.guide import Guide

SETTINGS: Final = "regions"
"""What the settings of the regions themselves are called where kinds of section are named."""


class Difference(Struct, frozen=True, kw_only=True):
    """A fact that two editions do not share.

    Attributes:
        page: The page that it stands on.
        kind: The kind of its section; ``page`` for the page itself, ``regions`` for settings.
        heading: Of its section.
        address: What one types to ask for it.
        name: What it is about, in words.
        field: Which field differs; None where a whole thing stands in one edition only.
        said: What the first edition says; None if it has nothing.
        other: What the other says.
    """

    page: str
    kind: str
    heading: str
    address: str
    name: str
    field: str | None
    said: Said | None
    other: Said | None


def differences(guide: Guide, one: Edition, other: Edition) -> tuple[Difference, ...]:
    """Return what two regions' editions of a guide do not share, in the guide's order."""
    both = {
        each.region: {**things_of(guide, each.region), **_common(guide, each.region)}
        for each in (one, other)
    }
    left, right = both[one.region], both[other.region]
    pages = dict.fromkeys([*left, *right])
    pair = _Pair(one, other)
    return tuple(
        difference for page in pages for difference in pair.between(left.get(page), right.get(page))
    )


def _common(guide: Guide, region: str) -> Mapping[str, Thing]:
    shared = things_of_all_regions(guide).items()
    return {
        **{name: each for name, each in shared if not name.startswith(REGIONS)},
        SETTINGS: settings_of(guide, region),
    }


class _Pair(Struct, frozen=True):
    """Two editions that are compared."""

    one: Edition
    other: Edition

    def between(self, left: Thing | None, right: Thing | None) -> Iterator[Difference]:
        """Yield what two things of the same names do not share, and what stands in them."""
        left = left if left is not None and self.one.prints(left) else None
        right = right if right is not None and self.other.prints(right) else None
        if left is None or right is None:
            alone = left or right
            if alone is not None:
                yield self._alone(alone, is_left=left is not None)
            return
        yield from self._own(left, right)
        names = dict.fromkeys(each.names[-1] for each in (*left.children, *right.children))
        lefts = {each.names[-1]: each for each in left.children}
        rights = {each.names[-1]: each for each in right.children}
        for name in names:
            yield from self.between(lefts.get(name), rights.get(name))

    def _own(self, left: Thing, right: Thing) -> Iterator[Difference]:
        lefts = {each.field: each for each in _printed(left)}
        rights = {each.field: each for each in _printed(right)}
        for field in dict.fromkeys([*lefts, *rights]):
            mine, yours = lefts.get(field), rights.get(field)
            said = None if mine is None else said_in(mine, self.one)
            other = None if yours is None else said_in(yours, self.other)
            if said != other and not self._is_same(mine, yours, said, other):
                address = (lefts if mine else rights)[field].address
                yield self._difference(left, field, address, said, other)

    def _is_same(
        self, mine: Statement | None, yours: Statement | None, said: Said | None, other: Said | None
    ) -> bool:
        """Whether two regions say the same and only write figures in other ways."""
        if mine is None or yours is None or said is None or other is None:
            return said is other
        if said.words == other.words:
            return True
        value, twin = _value(mine, self.one), _value(yours, self.other)
        if isinstance(value, (Pay, MoneyRange)) or isinstance(twin, (Pay, MoneyRange)):
            return False  # other money, even where the figures are alike
        return bool(value == twin)

    def _difference(
        self, thing: Thing, field: str, address: str, said: Said | None, other: Said | None
    ) -> Difference:
        kind = _kind(thing)
        is_setting = kind == SETTINGS and not thing.names
        return Difference(
            page=SETTINGS if kind == SETTINGS else thing.page,
            kind=kind,
            heading=heading_of(thing, self.one),
            address=address,
            name=SETTINGS if is_setting else name_of(thing, self.one),
            field=field,
            said=said,
            other=other,
        )

    def _alone(self, thing: Thing, *, is_left: bool) -> Difference:
        edition = self.one if is_left else self.other
        said = Said(summary_of(thing, edition), thing.span, edition.region)
        kind = _kind(thing)
        return Difference(
            page=SETTINGS if kind == SETTINGS else thing.page,
            kind=kind,
            heading=heading_of(thing, edition),
            address=thing.address,
            name=name_of(thing, edition),
            field=None,
            said=said if is_left else None,
            other=None if is_left else said,
        )


def _kind(thing: Thing) -> str:
    if thing.page.startswith(REGIONS):
        return SETTINGS
    return thing.kind or "page"


def _printed(thing: Thing) -> Iterator[Statement]:
    """Yield what readers get to see of what is said of a thing."""
    for each in statements_of(thing):
        if each.field not in PROVENANCE or each.field in FOR_READERS:
            yield each


def _value(statement: Statement, edition: Edition) -> object:
    entry = statement.entry_for(edition.kin)
    return None if entry is None else entry.value
