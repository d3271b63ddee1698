"""Which page everything stands on: chapters set and cut until their page numbers hold.

Matter that prints the number of a page depends on pages, and pages depend on matter.  So
chapters are set with page numbers of usual width and cut; then sections that printed
another number than they should are set again, the others taken as they are, until none is
left.  Nothing is placed or drawn before that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.layout.blocks import set_chapter
from guidebuilder.layout.opener import glance_page
from guidebuilder.layout.opener_page import set_opener
from guidebuilder.layout.page import Anchor
from guidebuilder.layout.page_breaking import Cut, break_pages
from guidebuilder.layout.page_search import TypeArea
from guidebuilder.layout.page_variants import best_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from guidebuilder.document.blocks import Chapter
    from guidebuilder.layout.galley import Galley
    from guidebuilder.layout.setting import Setter
    from guidebuilder.text.runs import TagId

ROUNDS = 5
"""Rounds after which page numbers must have settled; two are usual."""


class PlannedChapter(Struct, frozen=True):
    """A chapter whose pages are known and not yet drawn.

    Attributes:
        chapter: What it holds.
        matter: Structure element that its matter waits under.
        first: Number of its first page.
        has_sheet: Whether that is a title page, drawn as one sheet.
        opening: Its facts at a glance, with its title if that has no sheet, page by page.
        body: Everything else.
    """

    chapter: Chapter
    matter: TagId
    first: int
    has_sheet: bool
    opening: tuple[Cut, ...]
    body: tuple[Cut, ...]

    @property
    def after(self) -> int:
        """Number of the page after its last."""
        return self.first + self.has_sheet + len(self.opening) + len(self.body)

    def places(self) -> Iterator[tuple[str, int]]:
        """Yield each named place with the number of its page."""
        if self.has_sheet:
            yield self.chapter.place, self.first
        for number, cut in enumerate((*self.opening, *self.body), self.first + self.has_sheet):
            for strip in cut.strips:
                for item in strip.items:
                    if type(item) is Anchor:  # `isinstance` is slow to say no
                        yield item.name, number


Plan = tuple[PlannedChapter, ...]
"""The chapters of a booklet in order."""


def settle(
    chapters: Sequence[Chapter], setter: Setter, first: int
) -> tuple[Plan, Mapping[str, int]]:
    """Set and cut all chapters.

    Args:
        chapters: What to print.
        setter: What sets text.
        first: Number of the page on which the first chapter begins.

    Returns:
        The chapters, and the page number of every place in them.

    Raises:
        RuntimeError: Page numbers do not settle: a fault of ours.
    """
    page_of: Mapping[str, int] = {}
    for _ in range(ROUNDS):
        known = replace(setter, page_of=page_of, numbers={})
        plan = tuple(_planned(chapters, known, first))
        page_of = dict(place for each in plan for place in each.places())
        now = replace(known, page_of=page_of)
        printed = (known.numbers, *(each.numbers for each in setter.ready.values()))
        if all(now.still_holds(numbers) for numbers in printed):
            return plan, page_of
        for each in plan:
            setter.tree.drop(each.matter)
    raise RuntimeError(f"page numbers did not settle in {ROUNDS} rounds")


def _planned(chapters: Sequence[Chapter], setter: Setter, first: int) -> Iterator[PlannedChapter]:
    """Yield the chapters, each on the pages after the one before."""
    area = TypeArea(setter.master.depth, setter.master.line)
    for chapter in chapters:
        matter = setter.tree.add("Sect", None)
        has_sheet = chapter.opener is not None and setter.theme.manners.opener != "page"
        begin = first + has_sheet
        opening = break_pages(_opening(chapter, setter, matter), area, recto=begin % 2 == 1)
        begin += len(opening)
        body = best_pages(set_chapter(chapter, setter, matter), area, recto=begin % 2 == 1)
        planned = PlannedChapter(chapter, matter, first, has_sheet, opening, body)
        yield planned
        first = planned.after


def _opening(chapter: Chapter, setter: Setter, parent: TagId) -> Galley:
    """Set what stands before the first part: the facts, and the title if it has no sheet."""
    opener = chapter.opener
    if opener is None:
        return ()
    if setter.theme.manners.opener == "page":
        return set_opener(opener, chapter.place, setter, parent)
    return () if opener.glance is None else glance_page(opener.glance, setter, parent)
