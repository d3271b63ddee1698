"""A guide that can be asked: which value is printed where, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.facts.absences import Absence, absence
from guidebuilder.facts.addresses import Place, find, places_in
from guidebuilder.facts.editions import Edition, edition_of
from guidebuilder.facts.names import words_of
from guidebuilder.facts.origins import Origin, origin_of
from guidebuilder.facts.reasons import Reason, reason
from guidebuilder.facts.region_settings import setting
from guidebuilder.facts.things import (
    PROVENANCE,
    REGIONS,
    Statement,
    Thing,
    settings_of,
    statements_of,
    thing_of_page,
    things_of,
    things_of_all_regions,
)
from guidebuilder.model.items import Item

if TYPE_CHECKING:
    from guidebuilder.facts.addresses import NotFound
    from guidebuilder.facts.lines import Lines
    from guidebuilder.model.guide import Guide


class Content(Struct, frozen=True):
    """Something that stands in a thing, in a few words.

    Attributes:
        address: What one types to ask for it.
        words: The first that it says in this edition.
        why_not: Why it is not printed, if it is not.
    """

    address: str
    words: str
    why_not: str | None = None


class Answer(Struct, frozen=True, kw_only=True):
    """What a guide says to one address in one edition.

    Attributes:
        address: The whole address.
        region: The edition's region.
        absence: Why it is not printed, if it is not.
        reasons: What is said of it, each with its reason.
        origin: Where it comes from; None for what is no section or item.
        contents: What stands in it, if all of it was asked for.
        page: Page of the booklet on which its section begins, if that was looked up.
    """

    address: str
    region: str
    absence: Absence | None
    reasons: tuple[Reason, ...]
    origin: Origin | None
    contents: tuple[Content, ...] = ()
    page: int | None = None


class Answers:
    """Answers about one guide.

    Args:
        guide: The guide, read and checked.
        lines: Finds the lines of its files.
    """

    def __init__(self, guide: Guide, lines: Lines) -> None:
        self._guide = guide
        self._lines = lines
        self._editions: dict[str, Edition] = {}
        self._things: dict[str, dict[str, Thing]] = {}
        self._places: dict[str, tuple[Place, ...]] = {}
        pages = [thing_of_page(each) for each in guide.pages.values()]
        self._base = {each.address: each for page in pages for each in page.walk()}
        common = {
            **things_of_all_regions(guide),
            **{f"{REGIONS}{each}": settings_of(guide, each) for each in guide.regions},
        }
        self._common = {each.address: each for page in common.values() for each in page.walk()}
        self._common_pages = tuple(common.values())

    def places(self, region: str) -> tuple[Place, ...]:
        """Return all that can be asked for: a region's edition first, then what it lacks."""
        if region not in self._places:
            self._places[region] = self._all_places(region)
        return self._places[region]

    def find(self, typed: str, region: str) -> Place | NotFound:
        """Return what an address means to somebody who looks at a region's edition."""
        return find(typed, self.places(region))

    def edition(self, region: str) -> Edition:
        """Return a region's edition."""
        if region not in self._editions:
            self._editions[region] = edition_of(self._guide, region, self._lines)
        return self._editions[region]

    def thing(self, address: str, region: str) -> Thing | None:
        """Return a thing as it stands in a region, printed or not."""
        if region not in self._things:
            pages = self._pages(region)
            self._things[region] = {each.address: each for page in pages for each in page.walk()}
        return self._things[region].get(address) or self._common.get(address)

    def answer(self, place: Place, region: str) -> Answer:
        """Return what holds in a region at an address that :meth:`find` has found."""
        edition = self.edition(region)
        here = self.thing(place.thing.address, region)
        thing = here or place.thing
        base = self._base.get(thing.address)
        why_not = absence(thing, edition, here)
        is_whole = place.statement is None
        return Answer(
            address=place.address,
            region=region,
            absence=why_not,
            reasons=tuple(_reason(each, edition, base) for each in _asked(place, thing)),
            origin=origin_of(thing, edition),
            contents=self._contents(thing, edition) if is_whole and why_not is None else (),
        )

    def _all_places(self, region: str) -> tuple[Place, ...]:
        found: dict[str, Place] = {}
        here = self._guide.editions[region]
        everywhere = (self._guide.pages, *self._guide.editions.values())
        # A page that no regional file changes is one object in all editions.
        others = {
            id(page): page
            for pages in everywhere
            for name, page in pages.items()
            if page is not here[name]
        }
        pages = [*self._pages(region), *self._common_pages, *map(thing_of_page, others.values())]
        for place in places_in(pages):
            found.setdefault(place.address, place)
        return tuple(found.values())

    def _pages(self, region: str) -> tuple[Thing, ...]:
        return tuple(things_of(self._guide, region).values())

    def _contents(self, thing: Thing, edition: Edition) -> tuple[Content, ...]:
        return tuple(
            Content(each.address, _first_words(each, edition), why.why if why else None)
            for child in thing.children
            for each in (child.walk() if thing.names else (child,))
            for why in (absence(each, edition, each),)
        )


def _reason(statement: Statement, edition: Edition, base: Thing | None) -> Reason:
    is_setting = statement.thing.page.startswith(REGIONS)
    return setting(statement, edition) if is_setting else reason(statement, edition, base)


def _asked(place: Place, thing: Thing) -> list[Statement]:
    """Return the statements that a place asks about, as they stand in an edition."""
    own = statements_of(thing)
    if place.statement is None:
        # Where an item comes from is told of all of it, with what it inherits.
        is_item = isinstance(thing.what, Item)
        return [each for each in own if not (is_item and each.field in PROVENANCE)]
    return [each for each in own if each.field == place.statement.field] or [place.statement]


def listed(places: tuple[Place, ...], edition: Edition) -> tuple[Content, ...]:
    """Return every statement among places, with what an edition says there."""
    return tuple(
        Content(each.address, words_of(each.statement, edition))
        for each in places
        if each.statement is not None
    )


def _first_words(thing: Thing, edition: Edition) -> str:
    """Return the first that a thing says in an edition, and behind it its figure."""
    said = (words_of(each, edition) for each in statements_of(thing))
    return ": ".join([each for each in said if each][:2])
