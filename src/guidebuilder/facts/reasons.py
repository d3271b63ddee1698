"""Why an edition prints a value, prints another, or prints none."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.facts.things import REGIONS, Statement, Thing, statements_of
from guidebuilder.facts.wording import Wording, wording_for
from guidebuilder.model.items import Item, Section
from guidebuilder.model.region import models
from guidebuilder.model.regional import ELSEWHERE, EVERYWHERE, Regional
from guidebuilder.regions.regional_guide import Omission
from guidebuilder.regions.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.diagnostics import Span
    from guidebuilder.facts.lines import Lines
    from guidebuilder.model.guide import Guide, Page
    from guidebuilder.model.regional import Entry
    from guidebuilder.regions.regional_guide import LeftOut, RegionalGuide

_REGIONAL_FILE: Final = re.compile(r"(?:careers|articles)/[a-z0-9-]+\.([a-z0-9-]+)\.yaml")


class Said(Struct, frozen=True):
    """A value in words, and where it stands.

    Attributes:
        words: As its region prints it.
        place: Where it is written.
        region: Whose value it is: a region, ``everywhere`` or ``elsewhere``.
    """

    words: str
    place: Span
    region: str = EVERYWHERE


class Reason(Struct, frozen=True, kw_only=True):
    """What holds of one statement in one edition.

    Attributes:
        address: Of the statement.
        field: Its field.
        region: The edition's region.
        said: What holds; None if nothing does.
        why: Why that is so, as clauses.
        others: What is written for other regions.
        instead: What the page says without the region's files, where they change it.
    """

    address: str
    field: str
    region: str
    said: Said | None
    why: tuple[str, ...]
    others: tuple[Said, ...] = ()
    instead: Said | None = None


class Absence(Struct, frozen=True):
    """Why a thing is not printed.

    Attributes:
        why: As a clause.
        place: Where that is said, if it is said anywhere.
    """

    why: str
    place: Span | None


class Edition(Struct, frozen=True, kw_only=True):
    """One region's edition, ready to be asked.

    Attributes:
        guide: The guide.
        region: Id of the region.
        kin: It and the wholes that it is part of.
        regional: The edition, settled.
        wording: How it prints values.
        lines: Finds the lines of fields.
    """

    guide: Guide
    region: str
    kin: tuple[str, ...]
    regional: RegionalGuide
    wording: Wording
    lines: Lines

    def prints(self, thing: Thing) -> bool:
        """Whether a thing is printed; what is no item of a page is what editions are made of."""
        if isinstance(thing.what, Item) and not thing.page.startswith(REGIONS):
            return thing.span in self.regional.provenances
        is_page = thing.page in self.guide.pages
        return not is_page or any(each.id == thing.page for each in self.regional.pages)


def edition_of(guide: Guide, region: str, lines: Lines) -> Edition:
    """Return a region's edition."""
    return Edition(
        guide=guide,
        region=region,
        kin=guide.kin(region),
        regional=resolve(guide, region),
        wording=wording_for(guide, region),
        lines=lines,
    )


def reason(statement: Statement, edition: Edition, base: Thing | None) -> Reason:
    """Return what holds of a statement, and why.

    Args:
        statement: Of a page as it stands in the edition.
        edition: The edition.
        base: The same thing without regional files; None if they have added it.
    """
    if statement.thing.page.startswith(REGIONS):
        return _setting(statement, edition)
    entry = statement.entry_for(edition.kin)
    return Reason(
        address=statement.address,
        field=statement.field,
        region=edition.region,
        said=said_in(statement, edition),
        why=tuple(_why(statement, entry, edition)),
        others=_others(statement, entry, edition),
        instead=_instead(statement, entry, edition, base),
    )


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


def said_in(statement: Statement, edition: Edition) -> Said | None:
    """Return what holds of a statement in an edition, in words, and where it is written."""
    entry = statement.entry_for(edition.kin)
    if entry is None:
        return None
    words = edition.wording.of(entry.value, is_share=statement.is_share)
    place = entry.span
    if not isinstance(statement.value, Regional) and place == statement.thing.span:
        place = edition.lines.of_field(place, statement.field)
    return Said(words, place, entry.region)


def _why(statement: Statement, entry: Entry[object] | None, edition: Edition) -> Iterator[str]:
    own = edition.region
    if entry is None:
        yield f"nothing is written for {_and(edition.kin)}"
        return
    if not isinstance(statement.value, Regional):
        yield "it is one value for all regions"
    elif entry.region == own:
        yield f"it is written for `{own}`"
    elif entry.region == ELSEWHERE:
        yield f"it is written for `elsewhere`, and nothing for {_and(edition.kin)}"
    elif entry.region == EVERYWHERE:
        yield "it is written once, for all regions"
    else:
        links = pairwise(edition.kin[: edition.kin.index(entry.region) + 1])
        parts = ", and ".join(f"`{part}` is part of `{whole}`" for part, whole in links)
        yield f"it is written for `{entry.region}`: {parts}"
    file = _REGIONAL_FILE.fullmatch(entry.span.file)
    if file is not None:
        added = _REGIONAL_FILE.fullmatch(statement.thing.span.file) is not None
        word = "add" if added else "change"
        yield f"the regional file of `{file[1]}` has it, under `{word}`"


def _others(
    statement: Statement, entry: Entry[object] | None, edition: Edition
) -> tuple[Said, ...]:
    if not isinstance(statement.value, Regional):
        return ()
    wordings = {each: wording_for(edition.guide, each) for each in edition.guide.regions}
    return tuple(
        Said(
            wordings.get(each.region, edition.wording).of(each.value, is_share=statement.is_share),
            each.span,
            each.region,
        )
        for each in statement.value.entries
        if each is not entry
    )


def _instead(
    statement: Statement, entry: Entry[object] | None, edition: Edition, base: Thing | None
) -> Said | None:
    if base is None or (entry is not None and not _REGIONAL_FILE.fullmatch(entry.span.file)):
        return None
    for each in statements_of(base):
        if each.field == statement.field:
            before = each.entry_for(edition.kin)
            if before is not None and (entry is None or before.value != entry.value):
                return said_in(each, edition)
    return None


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
            names = _and(tuple(each.id for each in fact.regions))
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
    adder = _REGIONAL_FILE.fullmatch(thing.span.file)
    if adder is not None and adder[1] not in edition.kin:
        return Absence(f"only the regional file of `{adder[1]}` adds it", thing.span)
    for region in edition.kin:
        file = f"{thing.page}.{region}.yaml"
        for name in reversed(thing.names):
            place = edition.lines.of_removal(file, name.partition("~")[0])
            if place is not None:
                return Absence(f"the regional file of `{region}` takes it out", place)
    return Absence(f"the page as `{edition.region}` prints it has no such item", None)


def _setting(statement: Statement, edition: Edition) -> Reason:
    """Return what holds of a setting of a region, gathered along its kinship."""
    thing, field = statement.thing, statement.field
    region = thing.page.removeprefix(REGIONS)
    guide = edition.guide
    if isinstance(thing.what, Item):  # a helpline, or a line on the law
        file, at = thing.span.file, thing.span
        givers = [file.removeprefix(REGIONS).removesuffix(".yaml")]
    else:
        givers = _givers(region, field, guide)
        at = guide.regions[givers[0]].span if givers else thing.span
    giver = givers[0] if givers else EVERYWHERE
    place = edition.lines.of_field(at, field)
    said = Said(wording_for(guide, region).of(statement.value), place, giver)
    why = tuple(_why_setting(region, field, givers, guide))
    return Reason(address=statement.address, field=field, region=region, said=said, why=why)


def _givers(region: str, field: str, guide: Guide) -> list[str]:
    """Return the regions whose files say a setting, the one that holds first."""
    chain = models(region, guide.regions)
    if field == "sign":
        # The sign is looked for no further than the currency: see `profile_of`.
        paying = [at for at, each in enumerate(chain) if guide.regions[each].currency]
        chain = chain[: paying[0] + 1] if paying else ()
    return [each for each in chain if getattr(guide.regions[each], field, None)]


def _why_setting(region: str, field: str, givers: list[str], guide: Guide) -> Iterator[str]:
    if not givers:
        is_sign = field == "sign"
        yield (
            "no file gives a sign, so the code stands for it"
            if is_sign
            else ("no file says it: this is what the program takes")
        )
    elif givers[0] == region:
        yield "the region's own file says it"
    else:
        yield f"the file of `{givers[0]}` says it: {_kinship(region, givers[0], guide)}"
    if field == "stages" and len(givers) > 1:
        yield f"words that it lacks come from {_and(tuple(givers[1:]))}"


def _kinship(region: str, giver: str, guide: Guide) -> str:
    links = []
    for each in models(region, guide.regions):
        if each == giver:
            break
        own = guide.regions[each]
        word, towards = ("is part of", own.part_of) if own.part_of else ("is like", own.like)
        if towards is not None:
            links.append(f"`{each}` {word} `{towards.id}`")
    return ", and ".join(links)


def _and(names: tuple[str, ...]) -> str:
    return " or ".join(f"`{each}`" for each in names)
