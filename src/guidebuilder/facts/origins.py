"""Where the provenance of a thing comes from: itself, what it stands in, or its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.model.items import Item, Section
from guidebuilder.regions.provenance import CHECKABLE_KINDS, nearest, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidebuilder.diagnostics import Span
    from guidebuilder.facts.editions import Edition
    from guidebuilder.facts.things import Thing
    from guidebuilder.model.provenance import Fact
    from guidebuilder.model.regional import Entry, Regional
    from guidebuilder.regions.regional_guide import Status


class Inherited(Struct, frozen=True):
    """Something that is said about a fact, and who says it.

    Attributes:
        words: What is said.
        by: ``itself``, ``section `pay` `` or ``the page``.
        place: Where.
    """

    words: str
    by: str
    place: Span


class Origin(Struct, frozen=True, kw_only=True):
    """Where a thing comes from, and what was done about it.

    Attributes:
        status: What was done about it.
        source: Its sources.
        as_of: The time that it speaks of.
        checked: When it was compared with its source, if no nearer doubt cancels that.
        doubt: Why it counts as not verified, if somebody says so.
        note: The line that travels with it.
    """

    status: Status
    source: Inherited | None
    as_of: Inherited | None
    checked: Inherited | None
    doubt: Inherited | None
    note: Inherited | None


class _Level(Struct, frozen=True):
    by: str
    fact: Fact


def origin_of(thing: Thing, edition: Edition) -> Origin | None:
    """Return where a printed section or item comes from; None for anything else."""
    settled = edition.regional.provenances.get(thing.span)
    if settled is None or not isinstance(thing.what, Item):
        return None
    kin = edition.kin[edition.kin.index(settled.giver) :]
    levels = tuple(_levels(thing, edition))
    # What belongs to a page does not check or doubt advice and prose (`regions.provenance`).
    judging = levels if thing.kind in CHECKABLE_KINDS else levels[: len(thing.within) + 1]
    judge = next((each for each in judging if verdict((each.fact,), kin) != (None, False)), None)
    is_checked = judge is not None and verdict((judge.fact,), kin)[0] is not None
    verdicts = () if judge is None else (judge,)
    return Origin(
        status=settled.status,
        source=_said("source", levels, kin, edition),
        as_of=_said("as_of", levels, kin, edition),
        checked=_said("checked", verdicts if is_checked else (), kin, edition),
        doubt=_said("doubt", () if is_checked else verdicts, kin, edition),
        note=_said("note", levels[:1], kin, edition),
    )


def _levels(thing: Thing, edition: Edition) -> Iterator[_Level]:
    if isinstance(thing.what, Item):
        yield _Level("itself", thing.what.fact)
    for each in thing.within:
        kind = "section " if isinstance(each, Section) else ""
        yield _Level(f"{kind}`{each.id}`", each.fact)
    page = edition.guide.editions[edition.region].get(thing.page)
    if page is not None:
        yield _Level("the page", page.fact)


def _said(
    field: str, levels: Sequence[_Level], kin: Sequence[str], edition: Edition
) -> Inherited | None:
    def value_in(fact: Fact) -> Regional[object] | None:
        value: Regional[object] | None = getattr(fact, field)
        return value

    for each in levels:
        entry: Entry[object] | None = nearest((each.fact,), value_in, kin)
        if entry is not None:
            return Inherited(edition.wording.of(entry.value), each.by, entry.span)
    return None
