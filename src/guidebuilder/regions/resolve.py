"""Guide and region to one edition: which value holds, and who sees what.

One walk over the records of the model does it for every kind of section, so
that a new field needs no new code here.  The rules are those of docs/writing-a-guide.md, regions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from guidebuilder.model.items import Bullet, Item, Point, Section
from guidebuilder.model.ladder import Branch
from guidebuilder.model.provenance import NOTHING_SAID, Fact
from guidebuilder.model.regional import Regional
from guidebuilder.model.routes import Step
from guidebuilder.model.sections import Role, Side
from guidebuilder.model.walk import unsettled_fields
from guidebuilder.records import defaults_of
from guidebuilder.regions.provenance import provenance
from guidebuilder.regions.regional_guide import LeftOut, Omission, Provenance, RegionalGuide

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guidebuilder.diagnostics import Span
    from guidebuilder.model.guide import Guide, Page
    from guidebuilder.model.inlines import Text
    from guidebuilder.model.values import PartialDate

I = TypeVar("I", bound=Item)  # noqa: E741 - the trade's letter for "some item" reads well here
R = TypeVar("R", bound=Struct)


def resolve(guide: Guide, region: str, language: str | None = None) -> RegionalGuide:
    """Return the edition of a guide for one region.

    Args:
        guide: A guide that ``load`` has checked.
        region: Id of one of its regions.
        language: BCP 47 tag; None means the guide's own language.
    """
    family = guide.kin(region)
    walk = _Walk(family, guide.settings.issue)
    pages = (walk.page(page) for page in guide.pages_for(region))
    profile = guide.profile(region)
    return RegionalGuide(
        region=replace(
            profile,
            helplines=walk.items(profile.helplines, _Inside()),
            legal=walk.items(profile.legal, _Inside()),
        ),
        language=language or str(guide.settings.language),
        settings=walk.settled(guide.settings),
        pages=tuple(page for page in pages if page is not None),
        titles=_titles(guide.editions[region], family),
        sources=guide.sources,
        glossary=walk.records(guide.glossary),
        images=guide.images,
        provenances=walk.provenances,
        left_out=tuple(walk.left_out),
    )


def _titles(pages: Mapping[str, Page], family: tuple[str, ...]) -> dict[str, Text]:
    entries = {name: page.title.entry_for(family) for name, page in pages.items()}
    return {name: entry.value for name, entry in entries.items() if entry}


class _Inside(Struct, frozen=True):
    """Where the walk is: what surrounds an item.

    Attributes:
        facts: Of the things around it, nearest first, without the page's.
        page_fact: Of its page.
        kind: Of the section that it stands in.
    """

    facts: tuple[Fact, ...] = ()
    page_fact: Fact = NOTHING_SAID
    kind: str = ""

    def within(self, item: Item) -> _Inside:
        kind = item.KIND if isinstance(item, Section) else self.kind
        return _Inside((item.fact, *self.facts), self.page_fact, kind)


class _Walk(Struct):
    """One walk through a guide for one region; collects what it traces and leaves out."""

    family: tuple[str, ...]
    issue: PartialDate
    provenances: dict[Span, Provenance] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)

    def page(self, page: Page) -> Page | None:
        """Return a page as it stands here; None if it is not printed."""
        inside = _Inside(page_fact=page.fact)
        why = self._refusal(page.fact)
        fields = why or self._fields(page, inside)
        if isinstance(fields, Omission):
            self.left_out.append(LeftOut(page.id, fields, is_page=True, span=page.span))
            return None
        return replace(page, **fields)

    def items(self, items: tuple[I, ...], inside: _Inside) -> tuple[I, ...]:
        """Return the items that this edition prints, each settled."""
        settled = (self._item(each, inside) for each in items)
        return tuple(each for each in settled if each is not None)

    def records(self, records: tuple[R, ...]) -> tuple[R, ...]:
        """Return the records of a list that have here all the values that they need."""
        kept = []
        for each in records:
            fields = self._fields(each, _Inside())
            if not isinstance(fields, Omission):
                kept.append(_replaced(each, fields))
        return tuple(kept)

    def settled(self, record: R) -> R:
        """Return a record that no edition can do without."""
        kept = self.records((record,))
        if not kept:
            message = f"a value that every edition needs is missing in {record!r}"
            raise ValueError(message)
        return kept[0]

    def _item(self, item: I, inside: _Inside) -> I | None:
        within = inside.within(item)
        already = len(self.left_out)
        outcome: dict[str, Any] | Omission | None = self._refusal(item.fact)
        if outcome is None:
            outcome = self._fields(item, within)
        if not isinstance(outcome, Omission):
            settled = _replaced(item, outcome)
            if not _says_nothing(settled):
                self.provenances[item.span] = provenance(
                    settled, within.facts, within.page_fact, within.kind, self.family
                )
                return settled
            outcome = Omission.NO_VALUE
        # What the item held goes with it: one line for the author, not eleven.
        del self.left_out[already:]
        self.left_out.append(_left_out(item, outcome))
        return None

    def _fields(self, thing: Struct, inside: _Inside) -> dict[str, Any] | Omission:
        """Return the changed fields of a record, or why it cannot stay."""
        changed: dict[str, Any] = {}
        optional = defaults_of(type(thing))
        # The fact stays as the author wrote it; Provenance has the rest.
        for name in unsettled_fields(type(thing)):
            value = getattr(thing, name)
            now = self._value(value, inside)
            if name not in optional:
                if now is None and value is not None:
                    return Omission.NO_VALUE
                if value and now == () and not isinstance(thing, Side):
                    # A side of a comparison keeps its heading and says that it is empty.
                    return Omission.EMPTY
            if now is not value:
                changed[name] = now
        return changed

    def _value(self, value: Any, inside: _Inside) -> Any:  # noqa: ANN401 - any field of any model class
        if isinstance(value, Regional):
            entry = value.entry_for(self.family)
            return None if entry is None else Regional((entry,))
        if not isinstance(value, tuple) or not value:
            return value
        if isinstance(value[0], Item):
            return self.items(value, inside)
        if isinstance(value[0], Regional):
            cells = tuple(self._value(each, inside) for each in value)
            # The cells of a row stand and fall together: a gap would move the others.
            return None if None in cells else cells
        if isinstance(value[0], Struct):
            return self.records(value)
        return value

    def _refusal(self, fact: Fact) -> Omission | None:
        """Return why something must not or need not be seen here, if it is so."""
        if fact.regions and not any(each.id in self.family for each in fact.regions):
            return Omission.OTHER_REGIONS
        if fact.withheld is not None and fact.withheld.entry_for(self.family):
            return Omission.WITHHELD
        if fact.expires is not None and fact.expires.last_day < self.issue.first_day:
            return Omission.EXPIRED
        return None


def _replaced(thing: R, fields: dict[str, Any]) -> R:
    return replace(thing, **fields) if fields else thing


def _says_nothing(item: Item) -> bool:
    """Whether a settled item has lost all that it could say although it needs no one field."""
    match item:
        case Point():
            return item.text is None and not item.points
        case Bullet():
            return item.text is None
        case Role():
            return item.rung is None and item.name is None
        case Step():
            return item.text is None and item.stage is None
        case Branch():
            return not (item.any_of or item.to)
        case _:
            return False


def _left_out(item: Item, why: Omission) -> LeftOut:
    kind = item.KIND if isinstance(item, Section) else type(item).__name__.lower()
    return LeftOut(f"{kind} `{item.id}`" if item.id else kind, why, span=item.span)
