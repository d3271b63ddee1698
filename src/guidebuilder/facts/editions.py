"""One region's edition, ready to be asked what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.facts.things import REGIONS, Statement, Thing
from guidebuilder.facts.wording import Wording, wording_for
from guidebuilder.model.items import Item
from guidebuilder.model.regional import EVERYWHERE, Regional
from guidebuilder.regions.resolve import resolve

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Span
    from guidebuilder.facts.lines import Lines
    from guidebuilder.model.guide import Guide
    from guidebuilder.regions.regional_guide import RegionalGuide

REGIONAL_FILE: Final = re.compile(r"(?:careers|articles)/[a-z0-9-]+\.([a-z0-9-]+)\.yaml")
"""The name of a regional file, and in it the region's."""


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


def either(names: tuple[str, ...]) -> str:
    """Return names as a choice, in backquotes."""
    return " or ".join(f"`{each}`" for each in names)
