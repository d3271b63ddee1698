"""What has changed between two issues of a guide, the weightiest first."""

from __future__ import annotations

from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.facts.editions import Edition, Said, said_in
from guidebuilder.facts.matching import Matching, WordsOf, matched
from guidebuilder.facts.names import (
    heading_of,
    name_around,
    name_of,
    summary_of,
    words_of,
)
from guidebuilder.facts.things import (
    GUIDE,
    PROVENANCE,
    Statement,
    Thing,
    statements_of,
    things_of,
    things_of_all_regions,
)
from guidebuilder.facts.weights import Weight, weight_of
from guidebuilder.regions.regional_guide import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


class Sort(Enum):
    """What has happened to a fact."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


class Change(Struct, frozen=True, kw_only=True):
    """A fact that is not what it was.

    Attributes:
        sort: What has happened to it.
        weight: How much it matters.
        page: The page that it stands on.
        chapter: The title of that page.
        heading: Of its section.
        address: What one types to ask for it in the new issue; if it is gone, in the old one.
        name: What it is about, in words.
        around: What the item stands in, where that is an item too: a step's route.
        field: Which field has changed; None where a whole thing is new or gone.
        before: What the old issue says; None if it has nothing.
        after: What the new one says.
        regions: The regions whose readers see the change; empty for all.
        says_more: Whether what is new or gone says anything beside its name.
        is_unverified: Whether the new issue marks it so.
    """

    sort: Sort
    weight: Weight
    page: str
    chapter: str
    heading: str
    address: str
    name: str
    around: str = ""
    field: str | None
    before: Said | None
    after: Said | None
    regions: tuple[str, ...] = ()
    says_more: bool = False
    is_unverified: bool = False


def changes(
    old: Mapping[str, Edition], new: Mapping[str, Edition], without: Iterable[str] = ()
) -> tuple[Change, ...]:
    """Return what has changed between two issues.

    Args:
        old: The old issue's editions, by region.
        new: The new issue's editions, by region; those that both have are compared.
        without: Pages that are not compared.
    """
    regions = [each for each in new if each in old]
    passed = frozenset(without)
    found: dict[object, tuple[Change, list[str]]] = {}
    for region in regions:
        for each in _Issues(old[region], new[region]).in_edition(passed):
            found.setdefault(_what(each), (each, []))[1].append(region)
    merged = [
        each if len(seen) == len(regions) else replace(each, regions=tuple(seen))
        for each, seen in found.values()
    ]
    if regions:
        merged += _Issues(old[regions[0]], new[regions[0]]).everywhere()
    # Sorting keeps the guide's order among equals.
    return tuple(sorted(merged, key=lambda each: each.weight))


def _what(change: Change) -> object:
    """Return what makes a change of two regions one change."""
    said = (change.before, change.after)
    return change.sort, change.address, *((each.words, each.place) if each else () for each in said)


class _Issues(Struct, frozen=True):
    """One region's editions in two issues."""

    old: Edition
    new: Edition

    def in_edition(self, without: frozenset[str]) -> Iterator[Change]:
        """Yield the changes on the pages that a region prints."""
        olds = {name: each for name, each in _printed(self.old).items() if name not in without}
        news = {name: each for name, each in _printed(self.new).items() if name not in without}
        yield from self._between(olds, news)

    def everywhere(self) -> Iterator[Change]:
        """Yield the changes in regions, sources and terms, which are those of all editions."""
        yield from self._between(
            things_of_all_regions(self.old.guide), things_of_all_regions(self.new.guide)
        )

    def _between(self, olds: Mapping[str, Thing], news: Mapping[str, Thing]) -> Iterator[Change]:
        words = WordsOf(
            partial(_all_words, edition=self.old), partial(_all_words, edition=self.new)
        )
        for name in dict.fromkeys([*news, *olds]):
            before, after = olds.get(name), news.get(name)
            if before is not None and after is not None:
                yield from self._on_page(matched(before, after, words))
            elif after is not None:
                yield self._whole(after, Sort.ADDED)
            elif before is not None:
                yield self._whole(before, Sort.REMOVED)

    def _on_page(self, matching: Matching) -> Iterator[Change]:
        for before, after in matching.pairs:
            yield from self._fields(before, after)
        for each in matching.added:
            yield self._whole(each, Sort.ADDED)
        for each in matching.gone:
            yield self._whole(each, Sort.REMOVED)

    def _fields(self, before: Thing, after: Thing) -> Iterator[Change]:
        olds = {each.field: each for each in _statements(before)}
        news = {each.field: each for each in _statements(after)}
        for field in dict.fromkeys([*news, *olds]):
            was, now = olds.get(field), news.get(field)
            said_before = None if was is None else said_in(was, self.old)
            said_after = None if now is None else said_in(now, self.new)
            if self._is_same(was, now, said_before, said_after):
                continue
            sort = Sort.CHANGED
            if said_before is None or said_after is None:
                sort = Sort.ADDED if said_before is None else Sort.REMOVED
            yield Change(
                sort=sort,
                weight=weight_of(after, now or olds[field], self.new if now else self.old),
                page=after.page,
                chapter=_chapter(after, self.new),
                heading=heading_of(after, self.new),
                address=(now or olds[field]).address,
                name=name_of(after, self.new),
                around=name_around(after, self.new),
                field=field,
                before=said_before,
                after=said_after,
                is_unverified=_is_unverified(after, self.new),
            )

    def _is_same(
        self, was: Statement | None, now: Statement | None, before: Said | None, after: Said | None
    ) -> bool:
        if was is None or now is None or before is None or after is None:
            return before is after
        if before.words == after.words:
            return True
        old, new = was.entry_for(self.old.kin), now.entry_for(self.new.kin)
        if old is None or new is None or self._pays_otherwise():
            return False
        # A region that writes its figures in another way has not changed them.
        words = self.new.wording.of(old.value, is_share=was.is_share)
        return words == after.words

    def _pays_otherwise(self) -> bool:
        old, new = self.old.regional.region, self.new.regional.region
        return old.currency != new.currency or old.pay_per != new.pay_per

    def _whole(self, thing: Thing, sort: Sort) -> Change:
        edition = self.old if sort is Sort.REMOVED else self.new
        said = Said(summary_of(thing, edition), thing.span)
        name = name_of(thing, edition)
        return Change(
            sort=sort,
            weight=weight_of(thing, None, edition),
            page=thing.page,
            chapter=_chapter(thing, edition),
            heading=heading_of(thing, edition),
            address=thing.address,
            name=name,
            around=name_around(thing, edition),
            field=None,
            before=said if sort is Sort.REMOVED else None,
            after=None if sort is Sort.REMOVED else said,
            says_more=not thing.children and said.words != name,
            is_unverified=_is_unverified(thing, edition),
        )


def _printed(edition: Edition) -> dict[str, Thing]:
    """Return the pages of an edition with what it prints of them."""
    pages = things_of(edition.guide, edition.region)
    return {
        name: _only_printed(page, edition) for name, page in pages.items() if edition.prints(page)
    }


def _only_printed(thing: Thing, edition: Edition) -> Thing:
    children = (each for each in thing.children if edition.prints(each))
    return replace(thing, children=tuple(_only_printed(each, edition) for each in children))


def _statements(thing: Thing) -> Iterator[Statement]:
    for each in statements_of(thing):
        # Who may see something shows in what is printed, and the issue is what is compared.
        if each.field not in ("regions", "withheld") and each.address != f"{GUIDE}#issue":
            yield each


def _all_words(thing: Thing, edition: Edition) -> str:
    return " ".join(
        words_of(each, edition)
        for inside in thing.walk()
        for each in statements_of(inside)
        if each.field not in PROVENANCE
    )


def _is_unverified(thing: Thing, edition: Edition) -> bool:
    settled = edition.regional.provenances.get(thing.span)
    return settled is not None and settled.status is Status.UNVERIFIED


def _chapter(thing: Thing, edition: Edition) -> str:
    title = edition.regional.titles.get(thing.page)
    return thing.page if title is None else edition.wording.of(title)
