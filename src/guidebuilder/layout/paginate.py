"""The whole booklet: covers, front matter, chapters, page numbers.

Page numbers are settled first: the document is set and cut until no printed number
changes any more, and only the last round is placed and drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.layout.blocks import set_chapter, titles_itself
from guidebuilder.layout.contents import ContentsPart, contents_pages
from guidebuilder.layout.contents_leaders import leader_pages
from guidebuilder.layout.cover_back import back_cover
from guidebuilder.layout.cover_front import front_cover
from guidebuilder.layout.furniture import furniture
from guidebuilder.layout.galley import Galley, extent, moved
from guidebuilder.layout.how_to_read import how_to_read_page
from guidebuilder.layout.opener import glance_page, opener_left
from guidebuilder.layout.opener_page import set_opener
from guidebuilder.layout.page import Anchor, Book, Bookmark, Item, Page
from guidebuilder.layout.page_breaking import Cut, TypeArea, break_pages, filled_up
from guidebuilder.layout.plain_cover import framed_back, framed_cover, title_back, title_cover
from guidebuilder.layout.prose import dotted_line
from guidebuilder.layout.running_head import centred_folio, running_head
from guidebuilder.layout.section_heads import section_title
from guidebuilder.layout.setting import NOWHERE, Setter, said
from guidebuilder.layout.structure import StructureTree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guidebuilder.diagnostics import Report
    from guidebuilder.document.blocks import Chapter, Document, Opener, Part
    from guidebuilder.style.theme import Theme
    from guidebuilder.text.fonts import FontBook
    from guidebuilder.text.runs import TagId

FRONT_COVERS = {"lines": front_cover, "frame": framed_cover, "title": title_cover}
BACK_COVERS = {"lines": back_cover, "frame": framed_back, "title": title_back}
CONTENTS = {"stations": contents_pages, "leaders": leader_pages}
"""Which component sets what, by the manners of a theme."""

ROUNDS = 5
"""Rounds after which page numbers must have settled; two are usual."""


def lay_out(document: Document, theme: Theme, paper: str, fonts: FontBook, report: Report) -> Book:
    """Set a document and place it on pages.

    Args:
        document: What to print.
        theme: How it looks.
        paper: Name of a paper.
        fonts: The faces to set with.
        report: Gets what the pages could not hold well.

    Raises:
        RuntimeError: Page numbers do not settle: a fault of ours.
    """
    page_of: Mapping[str, int] = {}
    for _ in range(ROUNDS):
        setter = Setter(
            fonts=fonts,
            theme=theme,
            master=theme.master(paper),
            tree=StructureTree(),
            language=document.info.language,
            wording=document.wording,
            page_of=page_of,
            report=report,
        )
        assembly = _Assembly(document, setter)
        pages = assembly.pages()
        found = _places(pages)
        if found == page_of:
            return Book(pages, setter.tree, _outline(document, found), document.info)
        page_of = found
    raise RuntimeError(f"page numbers did not settle in {ROUNDS} rounds")


def _places(pages: tuple[Page, ...]) -> dict[str, int]:
    return {
        item.name: page.number for page in pages for item in page.items if isinstance(item, Anchor)
    }


def _outline(document: Document, places: Mapping[str, int]) -> tuple[Bookmark, ...]:
    """Return the bookmarks: chapter, part, section."""
    marks: list[Bookmark] = []
    for chapter in document.chapters:
        marks.append(Bookmark(chapter.short_title, 0, chapter.place))
        single = titles_itself(chapter)
        for part in chapter.parts:
            if not single:
                marks.append(Bookmark(part.short_title, 1, part.place))
            marks += [
                Bookmark(section.short_title, 1 if single else 2, section.place)
                for section in part.sections
                if section.short_title
            ]
    return tuple(mark for mark in marks if mark.anchor in places)


class _Assembly(Struct):
    """A booklet on its way onto pages."""

    document: Document
    setter: Setter
    done: list[Page] = []

    def pages(self) -> tuple[Page, ...]:
        tree = self.setter.tree
        root = tree.add("Document", None)
        manners, cover = self.setter.theme.manners, self.document.cover
        self._add(FRONT_COVERS[manners.cover](cover, self.setter, tree.add("Sect", root)))
        front = tree.add("Sect", root)
        how = how_to_read_page(self.document.how_to_read, self.setter, front)
        self._add(how, with_folio=True)
        for items in CONTENTS[manners.contents](self._contents(), self.setter, front):
            self._add(items, with_folio=True)
        for chapter in self.document.chapters:
            self._chapter(chapter, tree.add("Sect", root, title=chapter.short_title))
        if self._next_is_recto:
            # The back cover is the back of a leaf.
            self._add(self._placed(self._more_notes(root)), with_folio=True)
        self._add(BACK_COVERS[manners.cover](cover, self.setter, tree.add("Sect", root)))
        return tuple(self.done)

    def _more_notes(self, root: TagId) -> Galley:
        """Return a page of lines to write on."""
        setter, master = self.setter, self.setter.master
        tag = setter.tree.add("H1", setter.tree.add("Sect", root))
        title = section_title(said(self.document.wording.more_notes), setter, tag)
        return filled_up((*title, dotted_line(setter)), master.depth)

    def _contents(self) -> tuple[ContentsPart, ...]:
        return tuple(
            ContentsPart(
                part.number,
                part.title,
                part.place,
                tuple((section.title, section.place) for section in part.sections if section.title),
                may_stand_alone=part.is_question or chapter.opener is None,
            )
            for chapter in self.document.chapters
            for part in chapter.parts
        )

    @property
    def _stations(self) -> tuple[Part, ...]:
        return tuple(part for chapter in self.document.chapters for part in chapter.parts)

    def _chapter(self, chapter: Chapter, tag: TagId) -> None:
        if chapter.opener is not None:
            self._open(chapter, chapter.opener, tag)
        galley = set_chapter(chapter, self.setter, tag)
        cuts = break_pages(galley, self._area, recto=self._next_is_recto)
        station = chapter.parts[0].number if chapter.parts else None
        for number, cut in enumerate(cuts, 1):
            station = self._station(cut, chapter, station)
            self._report(cut)
            strips = cut.strips
            if number == len(cuts):
                strips = filled_up(strips, self.setter.master.depth)
            self._add(self._placed(strips), station=station, with_folio=True, chapter=chapter)

    def _open(self, chapter: Chapter, opener: Opener, tag: TagId) -> None:
        """Place the title page of a chapter and the page that follows it."""
        if self.setter.theme.manners.opener == "page":
            opening = set_opener(opener, chapter.place, self.setter, tag)
            for cut in break_pages(opening, self._area, recto=self._next_is_recto):
                self._add(self._placed(cut.strips), with_folio=True)
            return
        title = opener_left(opener, self.setter, tag, recto=self._next_is_recto)
        self._add((Anchor(chapter.place, 0), *title))
        if opener.glance is not None:
            glance = glance_page(opener.glance, self.setter, tag)
            station = chapter.parts[0].number if chapter.parts else None
            for cut in break_pages(glance, self._area, recto=self._next_is_recto):
                self._add(self._placed(cut.strips), station=station, with_folio=True)

    def _station(self, cut: Cut, chapter: Chapter, before: int | None) -> int | None:
        """Return the part that a page belongs to: the one whose first section begins on it."""
        by_place = {
            section.place: part.number for part in chapter.parts for section in part.sections
        }
        by_place |= {part.place: part.number for part in chapter.parts}
        opened = [by_place[strip.opens] for strip in cut.strips if strip.opens in by_place]
        if cut.strips and cut.strips[0].opens in by_place:
            return opened[0]
        return opened[-1] if opened else before

    def _report(self, cut: Cut) -> None:
        span = next((each.span for each in cut.strips if each.span), None) or NOWHERE
        page = len(self.done) + 1
        if cut.overflow:
            self.setter.report.warning(
                span,
                "GB712",
                f"page {page} is {cut.overflow:.0f} points too full",
                hint="divide the longest item on it",
            )
        elif cut.relaxed:
            self.setter.report.warning(
                span,
                "GB713",
                f"page {page} {cut.relaxed}",
                hint="divide a long section, or shorten it",
            )

    def _placed(self, strips: Galley) -> tuple[Item, ...]:
        master = self.setter.master
        x = master.left(recto=self._next_is_recto)
        y = master.margins.top
        items: list[Item] = []
        for strip in strips:
            items += [moved(item, x, y) for item in strip.items]
            y += strip.height
        return tuple(items)

    @property
    def _area(self) -> TypeArea:
        return TypeArea(self.setter.master.depth, self.setter.master.line)

    @property
    def _next_is_recto(self) -> bool:
        return len(self.done) % 2 == 0

    def _add(
        self,
        items: tuple[Item, ...],
        *,
        station: int | None = None,
        with_folio: bool = False,
        chapter: Chapter | None = None,
    ) -> None:
        number = len(self.done) + 1
        master = self.setter.master
        if with_folio:
            items = (*self._frame(number, station, chapter), *items)
        self._note_figures(items)
        self.done.append(Page(number, master.trim, items, master.bleed))

    def _frame(self, number: int, station: int | None, chapter: Chapter | None) -> tuple[Item, ...]:
        """Return the furniture of a page in the manner of the theme."""
        setter, wording = self.setter, self.document.wording
        recto, manner = number % 2 == 1, setter.theme.manners.furniture
        if manner == "rail":
            return furniture(
                number,
                recto=recto,
                station=station,
                stations=len(self._stations),
                setter=setter,
                running_title=wording.running_title,
                edition=wording.edition,
            )
        folio = centred_folio(number, setter, recto=recto)
        if manner == "folio" or chapter is None:
            return folio
        part = next((each for each in self._stations if each.number == station), None)
        words = chapter.short_title, wording.edition
        return (*running_head(words, part, setter, recto=recto), *folio)

    def _note_figures(self, items: tuple[Item, ...]) -> None:
        """Tell each figure element where it stands, for ``/BBox``."""
        figures: dict[int, list[Item]] = {}
        for item in items:
            tag = getattr(item, "tag", None)
            if tag is not None and self.setter.tree[tag].role == "Figure":
                figures.setdefault(tag, []).append(item)
        for tag, parts in figures.items():
            self.setter.tree[tag].bbox = extent(parts)
