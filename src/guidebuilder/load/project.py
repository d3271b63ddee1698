"""What has been read of a guide, whole or in parts, for the rules between its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from guidebuilder.model import kin, profile_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from guidebuilder.load.decode_values import Mention
    from guidebuilder.model import Image, Page, Profile, Region, Settings, Source, Term


class ReadFile(Struct, frozen=True):
    """A file that has been read, perhaps with losses.

    Attributes:
        mentions: All that may name something elsewhere.
        page: The page that it became; None for other files and for broken pages.
    """

    mentions: tuple[Mention, ...]
    page: Page | None = None


class Project(Struct):
    """The files of a guide, as far as they could be read.

    The names are those of files and entries, so that one that is there but broken is
    not reported as missing, too.

    Attributes:
        settings: guide.yaml, if it could be read.
        regions: The regions that could be read, by id.
        region_names: All regions.
        sources: The sources that could be read, by id.
        source_names: All sources; None if sources.yaml is there and cannot be read.
        glossary: The terms that could be read.
        pages: The pages that could be read, by id.
        page_names: All pages.
        editions: By region, then by page id: pages that its regional files change.
        broken: Pages of which some part could not be read: what refers to that part
            is not reported as dangling.
        images: The pictures, by path.
        files: What every file mentions, and the page that it became, if any.
    """

    settings: Settings | None
    regions: Mapping[str, Region]
    region_names: tuple[str, ...]
    sources: Mapping[str, Source]
    source_names: tuple[str, ...] | None
    glossary: tuple[Term, ...]
    pages: Mapping[str, Page]
    page_names: tuple[str, ...]
    editions: dict[str, dict[str, Page]]
    broken: set[str]
    images: dict[str, Image]
    files: list[ReadFile]
    _profiles: dict[str, Profile] = field(default_factory=dict)

    def every_page(self) -> Iterator[Page]:
        """Yield each page, and each form of it that regional files make."""
        seen: set[int] = set()
        for edition in (self.pages, *self.editions.values()):
            for page in edition.values():
                if id(page) not in seen:
                    seen.add(id(page))
                    yield page

    def page_in(self, region: str, page: str) -> Page | None:
        """Return a page as it stands in a region."""
        return self.editions.get(region, {}).get(page) or self.pages.get(page)

    def profile(self, region: str) -> Profile:
        """Return all settings that hold in a region."""
        if region not in self._profiles:
            self._profiles[region] = profile_of(region, self.regions)
        return self._profiles[region]

    def kin(self, region: str) -> tuple[str, ...]:
        """Return a region and the wholes it is part of, nearest first."""
        return kin(region, self.regions)

    def name_of(self, region: str) -> str:
        """Return what a region is called in print."""
        found = self.regions.get(region)
        return region if found is None else found.name.plain
