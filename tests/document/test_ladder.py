"""A ladder explains the signs that it shows, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from guidebuilder.diagnostics import Report
from guidebuilder.document.assemble import assemble
from guidebuilder.document.blocks import Ladder
from guidebuilder.document.contents import things_in
from guidebuilder.document.phrases import in_words
from guidebuilder.model.items import NOWHERE
from guidebuilder.model.ladder import LadderSection
from guidebuilder.model.target import Target
from guidebuilder.model.values import RungRef
from guidebuilder.regions.resolve import resolve
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from guidebuilder.model.guide import Guide, Page
    from guidebuilder.model.sections import AnySection

START = "Double ring: you start here."


def begun_at(guide: Guide, start: str | None, *, rungs: int) -> Guide:
    """Return the guide with its ladder cut to so many rungs, and begun at another one."""

    def changed(page: Page) -> Page:
        return replace(page, sections=tuple(map(cut, page.sections)))

    def cut(section: AnySection) -> AnySection:
        if not isinstance(section, LadderSection):
            return section
        begin = RungRef(start, NOWHERE) if start else None
        return replace(section, start=begin, rungs=section.rungs[:rungs], branches=())

    editions = {
        region: {place: changed(page) for place, page in pages.items()}
        for region, pages in guide.editions.items()
    }
    return replace(guide, editions=editions)


def ladder_of(guide: Guide, region: str) -> Ladder:
    """Return the ladder that an edition of the guide prints."""
    document = assemble(resolve(guide, region), words("en"), Target.OFFICE, Report())
    (ladder,) = (each for each in things_in(document.chapters) if isinstance(each, Ladder))
    return ladder


@pytest.mark.parametrize(
    ("start", "rungs", "region", "is_explained"),
    [
        ("junior", 5, "india", True),
        (None, 5, "india", True),  # the first rung
        ("director", 5, "india", True),
        ("director", 5, "us", False),  # there is no such rung, so that no ring is drawn
        (None, 2, "india", False),  # two rungs are plain lines without rings
    ],
)
def test_the_ring_of_the_start_is_explained_where_it_is_drawn(
    agents: Guide, start: str | None, rungs: int, region: str, *, is_explained: bool
) -> None:
    ladder = ladder_of(begun_at(agents, start, rungs=rungs), region)

    assert (START in [in_words(line) for _, line in ladder.legend]) is is_explained
