"""How much a change matters to somebody who has the old issue of a guide."""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from guidebuilder.facts.names import naming_field
from guidebuilder.facts.things import GLOSSARY, GUIDE, PROVENANCE, REGIONS, SOURCES
from guidebuilder.model.guide import Page
from guidebuilder.model.items import Item, Section
from guidebuilder.model.pay import MoneyRange, Pay
from guidebuilder.model.values import Duration

if TYPE_CHECKING:
    from guidebuilder.facts.editions import Edition
    from guidebuilder.facts.things import Statement, Thing


class Weight(IntEnum):
    """How much a change matters to a reader who has the old issue; the least comes first."""

    PAY = 1
    TESTS = 2
    ROUTES = 3
    STUDY = 4
    LADDER = 5
    FIGURES = 6
    NAMES = 7
    PAGES = 8
    WORDS = 9
    PROVENANCE = 10
    SETTINGS = 11


_BY_KIND: Final = {
    "pay": Weight.PAY,
    "tests": Weight.TESTS,
    "routes": Weight.ROUTES,
    "institutes": Weight.STUDY,
    "ladder": Weight.LADDER,
    "facts": Weight.FIGURES,
    "ratings": Weight.FIGURES,
    "table": Weight.FIGURES,
    "employers": Weight.NAMES,
    "organisations": Weight.NAMES,
    "people": Weight.NAMES,
}
"""What changes weigh by the kind of section that they stand in; other kinds hold words."""

_FIGURES: Final = (Pay, MoneyRange, Duration, Decimal)
"""What is a fact wherever it stands."""

_WORDY: Final = frozenset({"title", "subtitle", "intro", "closing", "text", "note", "lead", "alt"})
"""Fields that say something about a fact, and are none."""


def weight_of(thing: Thing, statement: Statement | None, edition: Edition) -> Weight:
    """Return what a change of a thing, or of one statement of it, weighs."""
    if statement is not None and statement.field in PROVENANCE and statement.field != "note":
        return Weight.PROVENANCE
    if thing.page.startswith((REGIONS, GUIDE, SOURCES, GLOSSARY)):
        return Weight.NAMES if isinstance(thing.what, Item) else Weight.SETTINGS
    usual = _BY_KIND.get(thing.kind)
    if statement is None:
        return usual or (Weight.PAGES if isinstance(thing.what, (Page, Section)) else Weight.WORDS)
    field = statement.field
    entry = statement.entry_for(edition.kin)
    if field == "url" or (entry is not None and isinstance(entry.value, _FIGURES)):
        return usual or (Weight.NAMES if field == "url" else Weight.FIGURES)
    if isinstance(thing.what, Page) and field == "title":
        return Weight.PAGES
    is_name = field == naming_field(thing) and not isinstance(thing.what, Section)
    return Weight.WORDS if usual is None or (field in _WORDY and not is_name) else usual
