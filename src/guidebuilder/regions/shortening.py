"""An edition with less in it: which sections go first, and the edition without them.

What is left out here is gone for all stages that follow: contents, links, glossary and
sources know nothing of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.model.items import Priority
from guidebuilder.model.ladder import LadderSection
from guidebuilder.model.pay import PaySection
from guidebuilder.model.sections import (
    CalloutSection,
    FactsSection,
    GroupSection,
    RolesSection,
    priority_of,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from guidebuilder.diagnostics import Span
    from guidebuilder.model.guide import Page
    from guidebuilder.model.sections import AnySection, PlainSection
    from guidebuilder.regions.regional_guide import RegionalGuide


class Dispensable(Struct, frozen=True):
    """A section that an edition can do without.

    Attributes:
        title: Its heading, or its kind if it has none.
        priority: ``NORMAL`` or ``EXTRA``.
        spans: Its place, and then those of the asides that go with it.
    """

    title: str
    priority: Priority
    spans: tuple[Span, ...]


_GOES: Final = (Priority.EXTRA, Priority.NORMAL)
"""What goes first; what is essential never goes."""


def dispensable(guide: RegionalGuide) -> tuple[Dispensable, ...]:
    """Return the sections that an edition can do without, in the order in which they go.

    Extra ones go before normal ones, and of each the last in the booklet goes first: authors
    begin with what matters most.
    """
    found = [each for page in guide.pages for each in _of_page(page)]
    if all(page.is_article for page in guide.pages):
        # Without a career nothing but its sections makes a booklet: one of them stays.
        found = [each for each in found if each.spans[0] != guide.pages[0].sections[0].span]
    return tuple(each for goes in _GOES for each in reversed(found) if each.priority is goes)


def without(guide: RegionalGuide, gone: Collection[Span]) -> RegionalGuide:
    """Return an edition without some sections; an article that loses all of them goes, too."""
    shorter = (
        replace(page, sections=tuple(each for each in page.sections if each.span not in gone))
        for page in guide.pages
    )
    pages = tuple(page for page in shorter if page.sections or not page.is_article)
    return replace(guide, pages=pages)


def _of_page(page: Page) -> Iterator[Dispensable]:
    for section in page.sections:
        if _is_needed(section, page):
            continue
        priority = priority_of(section)
        if priority is not Priority.ESSENTIAL:
            asides = (each.span for each in _asides(section, page))
            title = section.title.value.plain if section.title else f"`{section.KIND}`"
            yield Dispensable(title, priority, (section.span, *asides))


def _is_needed(section: AnySection, page: Page) -> bool:
    """Whether other sections cannot do without it, or nothing is won by leaving it out."""
    match section:
        case FactsSection():
            return not page.is_article  # its lines stand at a glance
        case LadderSection():
            # Pay and roles take the names of their rungs from it.
            return any(isinstance(each, PaySection | RolesSection) for each in _plain(page))
        case CalloutSection():
            return _host(section, page) is not None  # it goes with what it stands beside
        case _:
            return False


def _asides(section: AnySection, page: Page) -> Iterator[CalloutSection]:
    """Yield the callouts beside a section, without those that are essential by themselves."""
    for each in page.sections:
        if (
            isinstance(each, CalloutSection)
            and _host(each, page) is section
            and priority_of(each) is not Priority.ESSENTIAL
        ):
            yield each


def _host(callout: CalloutSection, page: Page) -> AnySection | None:
    """Return the section that a callout stands beside."""
    if callout.beside is None:
        return None
    name = page.anchors.get(callout.beside.id, callout.beside.id)
    return next((each for each in page.sections if each.id == name), None)


def _plain(page: Page) -> Iterable[PlainSection]:
    for each in page.sections:
        yield from each.sections if isinstance(each, GroupSection) else (each,)
