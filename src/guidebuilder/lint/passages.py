"""Every text that an edition prints, with what it is: a name, a heading or running words."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.model.inlines import Foreign, Inline, Plain, Text
from guidebuilder.model.sections import (
    EntryTest,
    GroupSection,
    Institute,
    Organisation,
    Person,
    Row,
)
from guidebuilder.model.walk import items_of, regional_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.model.guide import Page
    from guidebuilder.model.items import Item
    from guidebuilder.model.regional import Regional
    from guidebuilder.model.sections import AnySection, PlainSection
    from guidebuilder.regions.regional_guide import RegionalGuide


class Use(Enum):
    """What a text is for; a rule about sentences has no say about a name."""

    PROPER_NAME = "proper name"
    HEADING = "heading"
    RUNNING = "running text"


class Passage(Struct, frozen=True):
    """A text of a page, settled for one edition.

    Attributes:
        text: As it was written.
        words: As they are printed, with plain spaces and without words of other languages;
            paragraphs are divided by a blank line.
        use: What it is for.
        field: The field that it stands in.
        region: The region it was written for, or ``everywhere``.
        item: The section or item that it belongs to; None for what the page itself says.
        section: The section that it stands in.
    """

    text: Text
    words: str
    use: Use
    field: str
    region: str
    item: Item | None = None
    section: PlainSection | GroupSection | None = None


class PageRead(Struct, frozen=True):
    """A page of an edition with its texts.

    Attributes:
        page: The page, settled.
        edition: The edition that it is a page of.
        passages: Its texts in the author's order.
    """

    page: Page
    edition: RegionalGuide
    passages: tuple[Passage, ...]

    @staticmethod
    def of(page: Page, edition: RegionalGuide) -> PageRead:
        """Gather the texts of a page."""
        return PageRead(page, edition, tuple(passages_of(page, edition)))

    @property
    def is_english(self) -> bool:
        """Whether the rules about English words hold for it."""
        language = self.page.language or self.edition.settings.language
        return language.partition("-")[0].lower() == "en"


_PROPER: Final[dict[type[Item], frozenset[str]]] = {
    Person: frozenset({"name"}),
    Organisation: frozenset({"name", "abbr", "formerly"}),
    Institute: frozenset({"name", "course"}),
    EntryTest: frozenset({"name", "abbr"}),
}
"""Fields that hold what others have named; nobody may spell these otherwise."""

_HEADINGS: Final = frozenset(
    {"title", "subtitle", "label", "lead", "name", "question", "under", "when", "also_called"}
)
"""Fields of a few words, set apart from sentences."""


def passages_of(page: Page, edition: RegionalGuide) -> Iterator[Passage]:
    """Yield the texts of a page in the author's order."""
    for name in ("title", "subtitle", "summary", "also_called"):
        yield from _passages(getattr(page, name), name)
    for outer in page.sections:
        for section in _with_inner(outer):
            yield from _of_section(section, edition)


def settings_passages(edition: RegionalGuide) -> Iterator[Passage]:
    """Yield what the book itself says: on its cover, its imprint and its last page."""
    settings = edition.settings
    for name in ("title", "subtitle", "publisher", "notices"):
        yield from _passages(getattr(settings, name), name)


def sections_of(page: Page) -> Iterator[PlainSection]:
    """Yield the sections of a page, those inside groups in place of the groups."""
    for section in page.sections:
        if isinstance(section, GroupSection):
            yield from section.sections
        else:
            yield section


def plain(text: Text) -> str:
    """Return the words of a text as one reads them, with plain spaces."""
    paragraphs = ("".join(_plain(inlines)) for inlines in text.paragraphs)
    return "\n\n".join(paragraphs).replace("\u00a0", " ")


def _plain(inlines: tuple[Inline, ...]) -> Iterator[str]:
    for each in inlines:
        if isinstance(each, Plain):
            yield each.text
        elif not isinstance(each, Foreign):
            yield from _plain(each.children)


def _with_inner(section: AnySection) -> Iterator[PlainSection | GroupSection]:
    yield section
    if isinstance(section, GroupSection):
        yield from section.sections


def _of_section(section: PlainSection | GroupSection, edition: RegionalGuide) -> Iterator[Passage]:
    items = (section,) if isinstance(section, GroupSection) else items_of(section)
    for item in items:
        for name in regional_fields(type(item)):
            yield from _passages(getattr(item, name), name, item, section)
        if isinstance(item, Row):
            for cell in item.cells:
                yield from _passages(cell, "cells", item, section)
        note = edition.provenance_of(item).note
        if note is not None:
            yield Passage(note, plain(note), Use.RUNNING, "note", "", item, section)


def _passages(
    value: Regional[object] | None,
    field: str,
    item: Item | None = None,
    section: PlainSection | GroupSection | None = None,
) -> Iterator[Passage]:
    if value is None:
        return
    entry = value.only
    texts = entry.value if isinstance(entry.value, tuple) else (entry.value,)
    for each in texts:
        if isinstance(each, Text):
            use = _use(field, item)
            yield Passage(each, plain(each), use, field, entry.region, item, section)


def _use(field: str, item: Item | None) -> Use:
    if field == "place" or field in _PROPER.get(type(item), ()):  # type: ignore[arg-type]
        return Use.PROPER_NAME
    return Use.HEADING if field in _HEADINGS else Use.RUNNING
