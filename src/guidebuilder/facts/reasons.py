"""Why an edition prints a value, and no other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.facts.editions import REGIONAL_FILE, Edition, Said, either, said_in
from guidebuilder.facts.things import Statement, Thing, statements_of
from guidebuilder.facts.wording import wording_for
from guidebuilder.model.regional import ELSEWHERE, EVERYWHERE, Regional

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.model.regional import Entry


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


def reason(statement: Statement, edition: Edition, base: Thing | None) -> Reason:
    """Return what holds of a statement, and why.

    Args:
        statement: Of a page as it stands in the edition.
        edition: The edition.
        base: The same thing without regional files; None if they have added it.
    """
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


def _why(statement: Statement, entry: Entry[object] | None, edition: Edition) -> Iterator[str]:
    own = edition.region
    if entry is None:
        yield f"nothing is written for {either(edition.kin)}"
        return
    if not isinstance(statement.value, Regional):
        yield "it is one value for all regions"
    elif entry.region == own:
        yield f"it is written for `{own}`"
    elif entry.region == ELSEWHERE:
        yield f"it is written for `elsewhere`, and nothing for {either(edition.kin)}"
    elif entry.region == EVERYWHERE:
        yield "it is written once, for all regions"
    else:
        links = pairwise(edition.kin[: edition.kin.index(entry.region) + 1])
        parts = ", and ".join(f"`{part}` is part of `{whole}`" for part, whole in links)
        yield f"it is written for `{entry.region}`: {parts}"
    file = REGIONAL_FILE.fullmatch(entry.span.file)
    if file is not None:
        added = REGIONAL_FILE.fullmatch(statement.thing.span.file) is not None
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
    if base is None or (entry is not None and not REGIONAL_FILE.fullmatch(entry.span.file)):
        return None
    for each in statements_of(base):
        if each.field == statement.field:
            before = each.entry_for(edition.kin)
            if before is not None and (entry is None or before.value != entry.value):
                return said_in(each, edition)
    return None
