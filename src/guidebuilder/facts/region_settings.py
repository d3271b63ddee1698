"""Why a setting holds in a region: its own file says it, or that of a region it is akin to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.facts.editions import Edition, Said, either
from guidebuilder.facts.reasons import Reason
from guidebuilder.facts.things import REGIONS, Statement
from guidebuilder.facts.wording import wording_for
from guidebuilder.model.items import Item
from guidebuilder.model.region import models
from guidebuilder.model.regional import EVERYWHERE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.model.guide import Guide


def setting(statement: Statement, edition: Edition) -> Reason:
    """Return what holds of a statement of a region's page, gathered along its kinship."""
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
        yield f"words that it lacks come from {either(tuple(givers[1:]))}"


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
