"""What a guide consists of, by name: pages, sections and items, and what each of them says.

The names are those of the author's files.  Whatever stands in a guide has an address,
``careers/bpo-executive#pay/team-leader``, and each thing that is said there one more
name: ``careers/bpo-executive#pay/team-leader.pay``.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.model.items import Item, Section
from guidebuilder.model.provenance import NOTHING_SAID, Fact
from guidebuilder.model.region import StageWord
from guidebuilder.model.regional import EVERYWHERE, Entry, Regional
from guidebuilder.model.sections import (
    ColumnType,
    RatingsSection,
    RatingUnit,
    Row,
    TableSection,
)
from guidebuilder.records import defaults_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from guidebuilder.diagnostics import Span
    from guidebuilder.model.guide import Guide, Page

GUIDE: Final = "guide"
"""The page that stands for guide.yaml."""

SOURCES: Final = "sources"
"""The page that stands for sources.yaml."""

GLOSSARY: Final = "glossary"
"""The page that stands for glossary.yaml."""

REGIONS: Final = "regions/"
"""What the pages that stand for the files of regions begin with."""

_NAMELESS: Final = "item"
"""The id of what has no words of which one could be made."""

AGAIN: Final = "~"
"""Between an id and its number, where several things in one list have it."""

_NO_STATEMENTS: Final = frozenset(
    {"id", "term", "fact", "span", "anchors", "format", "part", "priority", "brand", "chapters"}
)
"""Fields that name, order or dress what is said, or that say which version of the rules holds."""


class Thing(Struct, frozen=True, kw_only=True, eq=False):
    """A page, section or item, and the way to it.

    Attributes:
        page: The page that it stands on: ``careers/bpo-executive``, ``regions/india``.
        names: Those of what it stands in and its own, outermost first; of a page none.
        what: The thing itself.
        within: The sections and items around it, nearest first.
        also: Other names that mean it: the kind of a page's only section of that kind.
        children: What stands in it, in the order of the file.
    """

    page: str
    names: tuple[str, ...]
    what: Struct
    within: tuple[Item, ...] = ()
    also: frozenset[str] = frozenset()
    children: tuple[Thing, ...] = ()

    @property
    def address(self) -> str:
        """What one types to ask for it."""
        return f"{self.page}#{'/'.join(self.names)}" if self.names else self.page

    @property
    def span(self) -> Span:
        """Where it begins."""
        span: Span = getattr(self.what, "span")  # noqa: B009 - all that a page holds has one
        return span

    @property
    def section(self) -> Section | None:
        """The innermost section that it is or stands in."""
        around = (self.what, *self.within)
        return next((each for each in around if isinstance(each, Section)), None)

    @property
    def kind(self) -> str:
        """The kind of its section; of what stands in none, empty."""
        return "" if self.section is None else self.section.KIND

    def walk(self) -> Iterator[Thing]:
        """Yield it and all that stands in it."""
        yield self
        for each in self.children:
            yield from each.walk()


class Statement(Struct, frozen=True, kw_only=True, eq=False):
    """One field of a thing.

    Attributes:
        thing: What it is said of.
        field: The field's name, or that of a table's column.
        value: What is written: a value, perhaps by region.
        is_share: Whether a number is one of a hundred.
    """

    thing: Thing
    field: str
    value: object
    is_share: bool = False

    @property
    def address(self) -> str:
        """What one types to ask for it."""
        return f"{self.thing.address}{'.' if self.thing.names else '#'}{self.field}"

    def entry_for(self, kin: Sequence[str]) -> Entry[object] | None:
        """Return the value that holds for a region and the wholes that it is part of."""
        if isinstance(self.value, Regional):
            return self.value.entry_for(kin)
        span: Span = getattr(self.value, "span", None) or self.thing.span
        return Entry(EVERYWHERE, self.value, span)


def things_of(guide: Guide, region: str) -> dict[str, Thing]:
    """Return everything that a region's edition may print, by page, chapters first.

    Items are those of the region's own and its wholes' regional files; which of them are
    printed is known by :func:`guidebuilder.regions.resolve.resolve`.
    """
    pages = guide.editions[region]
    order = dict.fromkeys([each.id for each in guide.settings.chapters] + list(pages))
    return {GUIDE: _plain(GUIDE, guide.settings)} | {
        name: thing_of_page(pages[name]) for name in order
    }


def things_of_all_regions(guide: Guide) -> dict[str, Thing]:
    """Return what is the same in every edition: regions, sources and terms, by page."""
    sources = tuple(_named(SOURCES, name, each) for name, each in guide.sources.items())
    terms = tuple(_named(GLOSSARY, each.term, each) for each in guide.glossary)
    found = {f"{REGIONS}{name}": _plain(f"{REGIONS}{name}", each) for name, each in _regions(guide)}
    if sources:
        found[SOURCES] = _listing(SOURCES, sources)
    if terms:
        found[GLOSSARY] = _listing(GLOSSARY, terms)
    return found


def settings_of(guide: Guide, region: str) -> Thing:
    """Return the page of a region with all settings that hold there, whoever gives them."""
    profile, own = guide.profile(region), guide.regions[region]
    gathered: dict[str, object] = {
        name: getattr(profile, name)
        for name in own.__struct_fields__
        if name in profile.__struct_fields__
    }
    stages = tuple(StageWord(stage, word) for stage, word in profile.stages.items())
    return _plain(f"{REGIONS}{region}", replace(own, **{**gathered, "stages": stages}))


def thing_of_page(page: Page) -> Thing:
    """Return a page with all that stands on it."""
    return _thing(page.id, page, (), (), _other_names(page.anchors))


def statements_of(thing: Thing) -> tuple[Statement, ...]:
    """Return what is said of a thing itself, in the order of its fields."""
    what = thing.what
    if isinstance(what, Row):
        own = _cells(thing, what)
    else:
        own = [
            Statement(thing=thing, field=name.rstrip("_"), value=value, is_share=_is_share(thing))
            for name, value in _said(what)
        ]
    fact = getattr(what, "fact", NOTHING_SAID)
    if fact is not NOTHING_SAID:
        own += [Statement(thing=thing, field=name, value=value) for name, value in _said(fact)]
    return tuple(own)


PROVENANCE: Final = frozenset(Fact.__struct_fields__)
"""The fields that say where a thing comes from and who may see it, and nothing of itself."""


def _said(what: Struct) -> Iterator[tuple[str, object]]:
    defaults = defaults_of(type(what))
    for name in what.__struct_fields__:
        value = getattr(what, name)
        is_list = isinstance(value, tuple) and bool(value) and isinstance(value[0], Item)
        if name in _NO_STATEMENTS or is_list or value is None or value == ():
            continue
        if name not in defaults or value != defaults[name]:
            yield name, value


def _cells(thing: Thing, row: Row) -> list[Statement]:
    table = thing.section
    columns = table.columns if isinstance(table, TableSection) else ()
    names = _told_apart([each.id for each in columns])
    return [
        Statement(thing=thing, field=name, value=cell, is_share=column.type is ColumnType.PERCENT)
        for name, column, cell in zip(names, columns, row.cells, strict=True)
    ]


def _is_share(thing: Thing) -> bool:
    section = thing.section
    return isinstance(section, RatingsSection) and section.unit is RatingUnit.PERCENT


def _thing(
    page: str,
    what: Struct,
    names: tuple[str, ...],
    within: tuple[Item, ...],
    other_names: Mapping[str, frozenset[str]],
) -> Thing:
    around = (what, *within) if isinstance(what, Item) else within
    inside = [each for items in _lists(what) for each in items]
    called = _told_apart([each.id or _NAMELESS for each in inside])
    return Thing(
        page=page,
        names=names,
        what=what,
        within=within,
        also=other_names.get(names[-1], frozenset()) if names else frozenset(),
        children=tuple(
            _thing(page, each, (*names, name), around, other_names)
            for each, name in zip(inside, called, strict=True)
        ),
    )


def _lists(what: Struct) -> Iterator[tuple[Item, ...]]:
    for name in what.__struct_fields__:
        value = getattr(what, name)
        if isinstance(value, tuple) and value and isinstance(value[0], Item):
            yield value


def _told_apart(ids: Sequence[str]) -> list[str]:
    """Return ids with a number behind those that stood before: ``tools``, ``tools~2``."""
    times: Counter[str] = Counter()
    names = []
    for each in ids:
        times[each] += 1
        names.append(each if times[each] == 1 else f"{each}{AGAIN}{times[each]}")
    return names


def _other_names(anchors: Mapping[str, str]) -> dict[str, frozenset[str]]:
    names: dict[str, set[str]] = {}
    for name, meaning in anchors.items():
        if name != meaning:
            names.setdefault(meaning, set()).add(name)
    return {meaning: frozenset(each) for meaning, each in names.items()}


def _regions(guide: Guide) -> Iterable[tuple[str, Struct]]:
    return guide.regions.items()


def _plain(page: str, what: Struct) -> Thing:
    return _thing(page, what, (), (), {})


def _named(page: str, name: str, what: Struct) -> Thing:
    return _thing(page, what, (name,), (), {})


def _listing(page: str, children: tuple[Thing, ...]) -> Thing:
    return Thing(page=page, names=(), what=_File(span=children[0].span), children=children)


class _File(Struct, frozen=True):
    """A file that says nothing itself and only lists."""

    span: Span
