"""On which page of the booklet something stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidebuilder.diagnostics import GuideError, Report
from guidebuilder.document.places import place_of_page, places_of
from guidebuilder.failures import Failure
from guidebuilder.layout.page import Anchor
from guidebuilder.model.items import Section
from guidebuilder.orders import Order
from guidebuilder.pipeline import paginate

_MOST_CHAPTERS: Final = 8
"""Chapters that are set only to name a page: a quarter of a second each."""

if TYPE_CHECKING:
    from pathlib import Path

    from guidebuilder.facts.editions import Edition
    from guidebuilder.facts.things import Thing


def page_of(thing: Thing, edition: Edition, folder: Path) -> int | None:
    """Return the page on which a thing's section begins; None if no page can be named."""
    pages = {each.id: each for each in edition.regional.pages}
    page = pages.get(thing.page)
    if page is None or len(pages) > _MOST_CHAPTERS:
        return None
    sections = [each for each in (thing.what, *thing.within) if isinstance(each, Section)]
    place = place_of_page(page)
    if sections:
        place = places_of(pages.values()).sections[sections[-1].span]
    try:
        # What its layout deserves to be told is for `check`.
        (proof,) = paginate(Order(guide=folder, regions=(edition.region,)), Report())
    except (GuideError, Failure):
        return None
    for each in proof.book.pages:
        if any(isinstance(item, Anchor) and item.name == place for item in each.items):
            return each.number
    return None
