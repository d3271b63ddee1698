"""Why an edition does not print something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.facts.editions import REGIONAL_FILE, Edition, either
from guidebuilder.facts.things import AGAIN, Thing
from guidebuilder.model.items import Item, Section
from guidebuilder.regions.regional_guide import Omission

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Span
    from guidebuilder.model.guide import Page
    from guidebuilder.regions.regional_guide import LeftOut


class Absence(Struct, frozen=True):
    """Why a thing is not printed.

    Attributes:
        why: As a clause.
        place: Where that is said, if it is said anywhere.
    """

    why: str
    place: Span | None


def absence(thing: Thing, edition: Edition, in_edition: Thing | None) -> Absence | None:
    """Return why a thing is not printed in an edition; None if it is.

    Args:
        thing: The thing, as some edition or no region's file has it.
        edition: The edition.
        in_edition: The same thing there; None if a regional file has taken it out.
    """
    if in_edition is None:
        return _removal(thing, edition)
    if edition.prints(in_edition):
        return None
    if not any(each.id == thing.page for each in edition.guide.settings.chapters):
        return Absence(f"`{thing.page}` is not among the chapters of guide.yaml", None)
    left_out = {each.span: each for each in edition.regional.left_out}
    page = edition.guide.editions[edition.region][thing.page]
    own = (in_edition.what,) if isinstance(in_edition.what, Item) else ()
    for each in (*own, *in_edition.within, page):
        found = left_out.get(each.span)
        if found is not None:
            return _omission(found, each, edition, is_own=each is in_edition.what)
    return Absence("nothing of it is left", None)


def _omission(found: LeftOut, what: Item | Page, edition: Edition, *, is_own: bool) -> Absence:
    fact, lines, own = what.fact, edition.lines, edition.region
    kind = "section" if isinstance(what, Section) else "item"
    around = "the page that it stands on" if found.is_page else f"the {kind} `{what.id}` around it"
    thing = "it" if is_own else around
    match found.why:
        case Omission.WITHHELD:
            entry = fact.withheld.entry_for(edition.kin) if fact.withheld else None
            why = "" if entry is None else f": {edition.wording.of(entry.value)}"
            place = lines.of_field(found.span, "withheld")
            return Absence(f"{thing} is withheld{why}", place)
        case Omission.OTHER_REGIONS:
            names = either(tuple(each.id for each in fact.regions))
            return Absence(f"{thing} is only for {names}", lines.of_field(found.span, "regions"))
        case Omission.EXPIRED:
            when = edition.wording.of(fact.expires)
            place = lines.of_field(found.span, "expires")
            return Absence(f"{thing} has expired: {when} was before this issue", place)
        case Omission.NO_VALUE:
            return Absence(f"{thing} has no value for `{own}`, and needs one", found.span)
        case Omission.EMPTY:
            return Absence(f"nothing of {thing} is left for `{own}`", found.span)


def _removal(thing: Thing, edition: Edition) -> Absence:
    adder = REGIONAL_FILE.fullmatch(thing.span.file)
    if adder is not None and adder[1] not in edition.kin:
        return Absence(f"only the regional file of `{adder[1]}` adds it", thing.span)
    for region in edition.kin:
        file = f"{thing.page}.{region}.yaml"
        for name in reversed(thing.names):
            place = edition.lines.of_removal(file, name.partition(AGAIN)[0])
            if place is not None:
                return Absence(f"the regional file of `{region}` takes it out", place)
    return Absence(f"the page as `{edition.region}` prints it has no such item", None)
