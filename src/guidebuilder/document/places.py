"""Names of places in the booklet: where links, page numbers and bookmarks lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from guidebuilder.model.sections import CalloutSection, FactsSection, GroupSection
from guidebuilder.model.walk import items_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from guidebuilder.diagnostics import Span
    from guidebuilder.model.guide import Page
    from guidebuilder.model.sections import AnySection


class Places(Struct, frozen=True):
    """Where everything in one edition stands.

    Attributes:
        sections: Place of each section; one inside a group has its group's.
        names: Place by page and name: an id, a made id or a kind, as authors link to it.
    """

    sections: Mapping[Span, str] = field(default_factory=dict)
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def of_section(self, section: AnySection) -> str:
        """Return the place of a section."""
        return self.sections[section.span]

    def of_link(self, target: str, page: str) -> str | None:
        """Return where a link within the guide leads, as ``#place``.

        Args:
            target: ``#id``, ``careers/slug`` or ``careers/slug#id``.
            page: Id of the page that the link stands on.

        Returns:
            None if the target is not printed in this edition: the words stay, the
            link goes.
        """
        on, _, name = target.partition("#")
        place = self.names.get((on or page, name))
        return None if place is None else f"#{place}"


def place_of_page(page: Page) -> str:
    """Return the place where a page of the guide begins."""
    return page.id.replace("/", "-")


def places_of(pages: Iterable[Page]) -> Places:
    """Return the places of all pages of an edition."""
    sections: dict[Span, str] = {}
    names: dict[tuple[str, str], str] = {}
    for page in pages:
        start = place_of_page(page)
        names[page.id, ""] = start
        taken: set[str] = set()
        for section in page.sections:
            place = _unused(f"{start}-{section.id or section.KIND}", taken)
            inside = section.sections if isinstance(section, GroupSection) else ()
            for each in (section, *inside):
                sections[each.span] = place
            for item in items_of(section):
                if item.id:
                    names.setdefault((page.id, item.id), place)
        _follow(page, start, sections, names)
        for name, meaning in page.anchors.items():
            if (page.id, meaning) in names:
                names.setdefault((page.id, name), names[page.id, meaning])
    return Places(sections, names)


def _follow(
    page: Page, start: str, sections: dict[Span, str], names: dict[tuple[str, str], str]
) -> None:
    """Give sections that are printed under another heading the place of that one."""
    for section in page.sections:
        place = None
        if isinstance(section, FactsSection) and not page.is_article:
            place = start  # its lines stand at a glance
        elif isinstance(section, CalloutSection) and section.beside:
            place = names.get((page.id, page.anchors.get(section.beside.id, section.beside.id)))
        if place is not None:
            sections[section.span] = place
            if section.id:
                names[page.id, section.id] = place


def _unused(name: str, taken: set[str]) -> str:
    number, place = 1, name
    while place in taken:
        number += 1
        place = f"{name}-{number}"
    taken.add(place)
    return place
