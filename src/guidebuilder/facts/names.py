"""What things are called in words, for people who do not think in addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidebuilder.facts.things import PROVENANCE, Statement, Thing, statements_of
from guidebuilder.model.items import Item, Section
from guidebuilder.model.ladder import LadderSection
from guidebuilder.model.pay import Band
from guidebuilder.model.sections import Role
from guidebuilder.model.walk import items_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.facts.editions import Edition
    from guidebuilder.model.values import RungRef

_NAMING: Final = ("title", "name", "label", "lead", "text", "stage", "term")
"""The fields that a thing is called by; the first that an edition has is taken."""

FOR_READERS: Final = frozenset({"source", "as_of", "checked", "note"})
"""Provenance that is printed; the rest is for editors."""


def name_of(thing: Thing, edition: Edition) -> str:
    """Return what a thing is called in an edition: a band by its rungs, a row by its first cell."""
    what = thing.what
    rungs: tuple[RungRef, ...] = ()
    if isinstance(what, Band) and what.label is None:
        rungs = what.rungs
    elif isinstance(what, Role) and what.name is None and what.rung is not None:
        rungs = (what.rung,)
    posts = _posts(thing, edition) if rungs else {}
    named = [posts[each.id] for each in rungs if each.id in posts]
    if named:
        return ", ".join(named)
    for each in _naming(thing) if isinstance(what, Item) or not thing.names else ():
        words = words_of(each, edition)
        if words:
            return words
    heading = heading_of(thing, edition) if isinstance(what, Section) else ""
    return heading or (thing.names[-1] if thing.names else thing.page)


def name_around(thing: Thing, edition: Edition) -> str:
    """Return what the item is called that a thing stands in; empty if it stands in a section."""
    if not thing.within or isinstance(thing.within[0], Section):
        return ""
    outer = Thing(
        page=thing.page, names=thing.names[:-1], what=thing.within[0], within=thing.within[1:]
    )
    return name_of(outer, edition)


def naming_field(thing: Thing) -> str | None:
    """Return the field that a thing is called by."""
    return next((each.field for each in _naming(thing)), None)


def heading_of(thing: Thing, edition: Edition) -> str:
    """Return the heading of the section that a thing is or stands in; empty if it has none."""
    section = thing.section
    if section is None:
        return ""
    entry = section.title.entry_for(edition.kin) if section.title else None
    if entry is not None:
        return edition.wording.of(entry.value)
    key = f"section.{section.KIND}"
    words = edition.wording.formats.words
    return words.say(key) if words.has(key) else ""


def words_of(statement: Statement, edition: Edition) -> str:
    """Return what a statement says in an edition; empty if it says nothing there."""
    entry = statement.entry_for(edition.kin)
    if entry is None:
        return ""
    return edition.wording.of(entry.value, is_share=statement.is_share)


def summary_of(thing: Thing, edition: Edition) -> str:
    """Return what a thing says of itself in an edition beside its name, or how much is in it."""
    if thing.children:
        inside = [each for each in thing.walk() if not each.children and edition.prints(each)]
        return f"{len(inside)} item{'' if len(inside) == 1 else 's'}"
    name = name_of(thing, edition)
    said = dict.fromkeys(_said_of_itself(thing, edition))
    return "; ".join(each for each in said if each != name) or name


def _said_of_itself(thing: Thing, edition: Edition) -> Iterator[str]:
    for each in statements_of(thing):
        if each.field not in PROVENANCE:
            words = words_of(each, edition)
            if words:
                yield words


def _naming(thing: Thing) -> list[Statement]:
    """Return the statements that may name a thing, best first."""
    own = {each.field: each for each in statements_of(thing) if each.field not in PROVENANCE}
    return [own[each] for each in _NAMING if each in own] or list(own.values())[:1]


def _posts(thing: Thing, edition: Edition) -> dict[str, str]:
    """Return the names of the posts on a page's ladder, by id."""
    page = edition.guide.editions[edition.region].get(thing.page)
    ladders = () if page is None else items_of(page.sections)
    posts = [post for each in ladders if isinstance(each, LadderSection) for post in each.posts]
    entries = {each.id: each.name.entry_for(edition.kin) for each in posts}
    return {name: edition.wording.of(entry.value) for name, entry in entries.items() if entry}
