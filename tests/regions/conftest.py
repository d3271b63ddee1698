"""Guides built by hand: small, with every value in sight."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, TypeVar

import pytest

from guidebuilder.diagnostics import Span
from guidebuilder.model.guide import Guide, Page, Settings
from guidebuilder.model.inlines import Plain, Text
from guidebuilder.model.items import Point
from guidebuilder.model.provenance import Fact
from guidebuilder.model.region import Region
from guidebuilder.model.regional import EVERYWHERE, Entry, Regional
from guidebuilder.model.sections import AnySection, PointsSection
from guidebuilder.model.values import PageRef, PartialDate, RegionRef, SourceRef, Verbatim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

T = TypeVar("T")


@dataclass(frozen=True)
class Builder:
    """Makes parts of a guide, each at a place of its own."""

    lines: Iterator[int] = field(default_factory=lambda: count(1))

    def place(self) -> Span:
        return Span("careers/agent.yaml", next(self.lines), 1)

    def text(self, words: str) -> Text:
        return Text(words, ((Plain(words),),), self.place())

    def by_region(self, values: Mapping[str, T]) -> Regional[T]:
        entries = (Entry(region, value, self.place()) for region, value in values.items())
        return Regional(tuple(entries))

    def everywhere(self, value: T) -> Regional[T]:
        return self.by_region({EVERYWHERE: value})

    def words(self, values: str | Mapping[str, str]) -> Regional[Text]:
        written = {EVERYWHERE: values} if isinstance(values, str) else values
        return self.by_region({region: self.text(words) for region, words in written.items()})

    def sources(self, **by_region: str) -> Regional[tuple[SourceRef, ...]]:
        return self.by_region(
            {region: (SourceRef(id_, self.place()),) for region, id_ in by_region.items()}
        )

    def days(self, **by_region: str) -> Regional[PartialDate]:
        return self.by_region({region: day(written) for region, written in by_region.items()})

    def regions(self, *ids: str) -> tuple[RegionRef, ...]:
        return tuple(RegionRef(each, self.place()) for each in ids)

    def point(self, words: str | Mapping[str, str], fact: Fact | None = None) -> Point:
        return Point(text=self.words(words), fact=fact or Fact(), span=self.place())

    def points(self, *items: Point, fact: Fact | None = None) -> PointsSection:
        return PointsSection(items=items, fact=fact or Fact(), span=self.place())

    def region(self, id_: str, *, part_of: str | None = None, like: str | None = None) -> Region:
        return Region(
            id=id_,
            name=self.text(id_),
            part_of=RegionRef(part_of, self.place()) if part_of else None,
            like=RegionRef(like, self.place()) if like else None,
        )

    def guide(
        self,
        *sections: AnySection,
        regions: Iterable[Region] = (),
        fact: Fact | None = None,
    ) -> Guide:
        """Return a guide with one career."""
        by_id = {each.id: each for each in (*regions, *(() if regions else (self.region("here"),)))}
        page = Page(
            id="careers/agent",
            title=self.words("Agent"),
            fact=fact or Fact(),
            sections=sections,
            span=self.place(),
        )
        settings = Settings(
            format=1,
            slug=Verbatim("agents"),
            title=self.words("Agents"),
            publisher=self.words("A school"),
            issue=day("2026-11"),
            language=Verbatim("en"),
            default_region=RegionRef(next(iter(by_id)), self.place()),
            chapters=(PageRef(page.id, self.place()),),
        )
        return Guide(
            fonts={},
            settings=settings,
            regions=by_id,
            sources={},
            glossary=(),
            pages={page.id: page},
            editions={each: {page.id: page} for each in by_id},
            images={},
        )


def day(written: str) -> PartialDate:
    return PartialDate(*(int(each) for each in written.split("-")))


@pytest.fixture(scope="session")
def build() -> Builder:
    return Builder()
