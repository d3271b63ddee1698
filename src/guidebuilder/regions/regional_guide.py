"""A guide as one region's edition tells it: every value settled, every fact traced.

The pages keep their model types, but each ``Regional`` in them holds exactly one
entry, and what this region may not or need not see is gone.  Where a fact comes
from is asked of :meth:`RegionalGuide.provenance_of`: the raw ``fact`` of an item
knows only what the item itself says.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.records import Located

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guidebuilder.diagnostics import Span
    from guidebuilder.model.guide import Image, Page, Settings, Source, Term
    from guidebuilder.model.inlines import Text
    from guidebuilder.model.items import Item
    from guidebuilder.model.region import Profile
    from guidebuilder.model.values import PartialDate, Unknown


class Status(Enum):
    """What was done about a fact."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"
    NONE = "none"
    """Advice and prose: nothing that could be looked up."""


class Provenance(Struct, frozen=True, kw_only=True):
    """Where a section or an item comes from, inherited and settled.

    Attributes:
        status: What was done about it.
        sources: Ids of its sources, in the author's order.
        as_of: The time that it speaks of; ``Unknown`` is an answer, None is none.
        checked: The day on which it was compared with its source.
        is_doubted: Whether it carries a doubt of its own, not only of its section.
        note: The line that travels with it; a section's note stays the section's.
        giver: The region whose value it is: the edition's own, or a whole of it.
    """

    status: Status
    sources: tuple[str, ...] = ()
    as_of: PartialDate | Unknown | None = None
    checked: PartialDate | None = None
    is_doubted: bool = False
    note: Text | None = None
    giver: str = ""


class Omission(Enum):
    """Why something is not in an edition."""

    OTHER_REGIONS = "it is for other regions"
    WITHHELD = "it is withheld"
    EXPIRED = "it has expired"
    NO_VALUE = "it has no value for this region"
    EMPTY = "nothing of it is left"


class LeftOut(Located, frozen=True):
    """Something that an edition does not print.

    Attributes:
        what: Its kind or id, in the author's words.
        why: The reason.
        span: Where it stands.
        is_page: Whether it is a whole page.
    """

    what: str
    why: Omission
    span: Span
    is_page: bool = False


class RegionalGuide(Struct, frozen=True, kw_only=True):
    """One edition of a guide.

    Attributes:
        region: All settings that hold in the region.
        language: BCP 47 tag of the edition.
        settings: The book, settled.
        pages: The chapters that the edition prints, settled, in the book's order.
        titles: Title of every page of the guide by id, also of those not printed.
        sources: Every source by id.
        glossary: Terms that have an expansion here.
        images: Picture files by path.
        provenances: By place; ask :meth:`provenance_of`.
        left_out: What the edition does not print, and why, in the guide's order.
    """

    region: Profile
    language: str
    settings: Settings
    pages: tuple[Page, ...]
    titles: Mapping[str, Text]
    sources: Mapping[str, Source]
    glossary: tuple[Term, ...]
    images: Mapping[str, Image]
    provenances: Mapping[Span, Provenance]
    left_out: tuple[LeftOut, ...]

    def provenance_of(self, item: Item) -> Provenance:
        """Return where a section or item of one of the pages comes from."""
        return self.provenances[item.span]
