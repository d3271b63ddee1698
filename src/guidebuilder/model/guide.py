"""The guide: its settings, its pages, and what they refer to."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct, field

from guidebuilder.model.items import NOWHERE, Part
from guidebuilder.model.provenance import NOTHING_SAID, Fact
from guidebuilder.model.region import Profile, Region, kin, profile_of
from guidebuilder.records import Located

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guidebuilder.diagnostics import Span
    from guidebuilder.model.brand import Brand, OwnFont
    from guidebuilder.model.inlines import Text
    from guidebuilder.model.regional import Regional
    from guidebuilder.model.sections import AnySection
    from guidebuilder.model.values import (
        PageRef,
        PartialDate,
        RegionRef,
        ThemeRef,
        Unknown,
        Url,
        Verbatim,
    )


class Domain(Enum):
    """The field of work: palette and kicker, in the fixed order of the palettes."""

    BUSINESS = "business"
    HEALTH = "health"
    TECHNOLOGY = "technology"
    ENGINEERING = "engineering"
    FINANCE = "finance"
    EDUCATION = "education"
    CREATIVE = "creative"
    LAND = "land"
    TRAVEL = "travel"
    PUBLIC_SERVICE = "public-service"


class Code(Struct, frozen=True):
    """A code of the career in a public classification: ISCO-08 4222."""

    scheme: str
    code: Verbatim


class Page(Located, frozen=True, kw_only=True):
    """A career, or an article with questions and advice.

    Attributes:
        id: Its path in the guide without the ending: ``careers/bpo-executive``.
        title: What it is called; an article's may be a question.
        subtitle: A second line under the title.
        summary: The job in one sentence, for cover and opener.
        also_called: Other names of the job.
        codes: Its codes in public classifications.
        domain: The field of work.
        language: Of its text, where it is not the guide's.
        updated: When it was last changed.
        version: Its version, a number such as ``1.0``, as typed.
        reviewer: Who answers for it.
        career: For an article, the career it belongs to.
        fact: What holds for all that says nothing else (source, as_of, checked,
            review_by, expires); the other fields are always empty here.
        sections: In the author's order.
        anchors: Every name that a ``#link`` or a `SectionRef` may use, and the id of
            the section or item that it means: made ids, written ids, and the name of
            a kind where the page has one section of that kind (``#pay``).
        span: Where it begins.
    """

    id: str
    title: Regional[Text]
    subtitle: Regional[Text] | None = None
    summary: Regional[Text] | None = None
    also_called: Regional[tuple[Text, ...]] | None = None
    codes: tuple[Code, ...] = ()
    domain: Domain | None = None
    language: Verbatim | None = None
    updated: PartialDate | None = None
    version: Verbatim | None = None
    reviewer: Regional[Text] | None = None
    career: PageRef | None = None
    fact: Fact = NOTHING_SAID
    sections: tuple[AnySection, ...]
    anchors: Mapping[str, str] = field(default_factory=dict)
    span: Span = NOWHERE

    @property
    def is_article(self) -> bool:
        """Whether it is an article and not a career."""
        return self.id.startswith("articles/")


class Source(Located, frozen=True, kw_only=True):
    """Where facts come from; one entry of sources.yaml.

    Attributes:
        id: What facts name.
        title: Its title.
        author: Who wrote it.
        publisher: Who published it.
        url: Its address.
        released: When it came out.
        licence: The terms of its use.
        notice: The attribution, printed word for word.
        changed: What we changed, printed after the notice.
        note: A line about it.
        span: Where its entry begins.
    """

    id: str
    title: Text
    author: Text | Unknown | None = None
    publisher: Text | Unknown | None = None
    url: Url | None = None
    released: PartialDate | Unknown | None = None
    licence: Text | Unknown | None = None
    notice: Verbatim | None = None
    changed: Text | None = None
    note: Text | None = None
    span: Span = NOWHERE


class Term(Located, frozen=True):
    """An abbreviation and what it stands for; one line of glossary.yaml."""

    term: str
    expansion: Regional[Text]
    span: Span


class PartTitle(Struct, frozen=True):
    """The guide's own words for a part, instead of the program's."""

    part: Part
    title: Regional[Text]


class Settings(Located, frozen=True, kw_only=True):
    """guide.yaml: the book.

    Attributes:
        format: The version of the content model; 1.
        slug: The beginning of the names of its PDFs.
        title: On cover and title page.
        subtitle: A second line under it.
        publisher: Who brings it out.
        issue: The date of this issue; every date rule is counted from it.
        language: Of its text: ``en``.
        default_region: The region that is printed when none is named.
        chapters: The pages that the book prints, in order.
        parts: Own words for some parts.
        copyright: The line on the imprint.
        notices: Sentences on the imprint.
        online: Address of an online edition; without it no cover QR is printed.
        short_links: The publisher's own redirects, with ``{n}`` for the number.
        theme: The look: a theme by its name, or a theme file in the guide's folder.
        brand: The brand of a school or partner.
    """

    format: int
    slug: Verbatim
    title: Regional[Text]
    subtitle: Regional[Text] | None = None
    publisher: Regional[Text]
    issue: PartialDate
    language: Verbatim
    default_region: RegionRef
    chapters: tuple[PageRef, ...]
    parts: tuple[PartTitle, ...] = ()
    copyright: Regional[Text] | None = None
    notices: Regional[tuple[Text, ...]] | None = None
    online: Url | None = None
    short_links: Url | None = None
    theme: ThemeRef | None = None
    brand: Brand | None = None
    span: Span = NOWHERE


class Image(Struct, frozen=True):
    """A picture file, read and checked: nothing behind ``load`` opens a file.

    Attributes:
        path: From the guide's folder, with ``/``.
        media_type: ``image/png`` or ``image/jpeg``.
        width: In pixels.
        height: In pixels.
        data: The file's bytes.
    """

    path: str
    media_type: str
    width: int
    height: int
    data: bytes


class Guide(Struct, frozen=True, kw_only=True):
    """A whole guide, read and checked; values still differ by region.

    Attributes:
        settings: guide.yaml.
        regions: By id.
        sources: By id.
        glossary: In the author's order.
        pages: Every page by id (``careers/bpo-executive``), without regional files.
        editions: By region, then by page id: each page as it stands there, its
            regional files merged in.  A page without such files is the same object
            as in *pages*.
        images: Every picture that a page or the back cover shows, by path.
        fonts: Every font file of the brand, by path.
    """

    settings: Settings
    regions: Mapping[str, Region]
    sources: Mapping[str, Source]
    glossary: tuple[Term, ...]
    pages: Mapping[str, Page]
    editions: Mapping[str, Mapping[str, Page]]
    images: Mapping[str, Image]
    fonts: Mapping[str, OwnFont]

    def pages_for(self, region: str) -> tuple[Page, ...]:
        """Return the chapters of a region's edition, in the order of guide.yaml."""
        edition = self.editions[region]
        return tuple(edition[chapter.id] for chapter in self.settings.chapters)

    def kin(self, region: str) -> tuple[str, ...]:
        """Return a region and the wholes it is part of, nearest first."""
        return kin(region, self.regions)

    def profile(self, region: str) -> Profile:
        """Return all settings that hold in a region."""
        return profile_of(region, self.regions)
