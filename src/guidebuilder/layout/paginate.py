"""The whole booklet: covers, front matter, chapters, page numbers.

Page numbers are settled first (:mod:`guidebuilder.layout.page_plan`); then everything is
placed and drawn once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.diagnostics import Diagnostic, Severity
from guidebuilder.document.blocks import WritingLines
from guidebuilder.layout.blocks import titles_itself
from guidebuilder.layout.contents import ContentsPart, contents_length, contents_pages
from guidebuilder.layout.contents_leaders import leader_pages, leaders_length
from guidebuilder.layout.cover_back import back_cover
from guidebuilder.layout.cover_front import front_cover
from guidebuilder.layout.finishing import Finishing
from guidebuilder.layout.furniture import furniture
from guidebuilder.layout.galley import Galley, moved
from guidebuilder.layout.how_to_read import how_to_read_page
from guidebuilder.layout.mirror import turned_over
from guidebuilder.layout.opener import opener_left
from guidebuilder.layout.page import Anchor, Book, Bookmark, Item, Notice, Page
from guidebuilder.layout.page_breaking import Cut, filled_up
from guidebuilder.layout.page_plan import Plan, PlannedChapter, settle
from guidebuilder.layout.placed_text import covered
from guidebuilder.layout.plain_cover import framed_back, framed_cover, title_back, title_cover
from guidebuilder.layout.prose import dotted_line, set_writing_lines
from guidebuilder.layout.reading_order import in_reading_order, reading_ranks
from guidebuilder.layout.running_head import centred_folio, running_head
from guidebuilder.layout.section_heads import section_title
from guidebuilder.layout.setting import NOWHERE, Setter, said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from guidebuilder.diagnostics import Report, Span
    from guidebuilder.document.blocks import Chapter, Document, Part, SparePage
    from guidebuilder.style.theme import Theme
    from guidebuilder.text.fonts import FontBook
    from guidebuilder.text.runs import TagId

FRONT_COVERS = {"lines": front_cover, "frame": framed_cover, "title": title_cover}
BACK_COVERS = {"lines": back_cover, "frame": framed_back, "title": title_back}
CONTENTS = {"stations": contents_pages, "leaders": leader_pages}
CONTENTS_LENGTHS = {"stations": contents_length, "leaders": leaders_length}
"""Which component sets what, by the manners of a theme."""

NOT_FINISHED = Finishing()
"""On a screen pages are neither cut nor folded."""

BEFORE_CONTENTS = 2
"""Pages before the contents: the cover, and how to read the booklet."""


def lay_out(
    document: Document,
    theme: Theme,
    paper: str,
    fonts: FontBook,
    report: Report,
    finishing: Finishing = NOT_FINISHED,
) -> Book:
    """Set a document and place it on pages.

    Args:
        document: What to print.
        theme: How it looks.
        paper: Name of a paper.
        fonts: The faces to set with.
        report: Gets what the pages could not hold well.
        finishing: How they are cut and folded.

    Raises:
        RuntimeError: Page numbers do not settle: a fault of ours.
    """
    master = replace(theme.master(paper), bleed=finishing.bleed, safe=finishing.safe)
    setter = Setter.of(document, theme, master, fonts, report)
    contents = _contents(document)
    length = CONTENTS_LENGTHS[theme.manners.contents](contents, setter)
    first = 1 + BEFORE_CONTENTS + length
    plan, page_of = settle(document.chapters, setter, first)
    assembly = _Assembly(document, replace(setter, page_of=page_of), finishing)
    pages = assembly.pages(contents, plan)
    ranks = reading_ranks(setter.tree)
    pages = tuple(replace(page, items=in_reading_order(page.items, ranks)) for page in pages)
    outline = _outline(document, page_of)
    spare = len(assembly.spare)
    return Book(pages, setter.tree, outline, document.info, spare, setter.leftwards)


def _contents(document: Document) -> tuple[ContentsPart, ...]:
    return tuple(
        ContentsPart(
            part.number,
            part.title,
            part.place,
            tuple((section.title, section.place) for section in part.sections if section.title),
            may_stand_alone=part.is_question or chapter.opener is None,
        )
        for chapter in document.chapters
        for part in chapter.parts
    )


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
    """A booklet on its way onto pages.

    Attributes:
        document: What is said.
        setter: What sets text.
        done: The pages so far.
        parted: The last part of each figure that goes over several pages.
    """

    document: Document
    setter: Setter
    finishing: Finishing
    done: list[Page] = []
    spare: tuple[SparePage, ...] = ()
    parted: dict[TagId, TagId] = {}

    def pages(self, contents: Sequence[ContentsPart], plan: Plan) -> tuple[Page, ...]:
        tree = self.setter.tree
        root = tree.add("Document", None, leftwards=self.setter.leftwards)
        manners, cover = self.setter.theme.manners, self.document.cover
        self._add(FRONT_COVERS[manners.cover](cover, self.setter, tree.add("Sect", root)))
        front = tree.add("Sect", root)
        how = how_to_read_page(self.document.how_to_read, self.setter, front)
        self._add(how, with_folio=True)
        for items in CONTENTS[manners.contents](contents, self.setter, front):
            self._add(items, with_folio=True)
        for planned in plan:
            self._chapter(planned, tree.add("Sect", root, title=planned.chapter.short_title))
        # The back cover is the back of a leaf, and of a sheet if sheets are folded.
        self.spare = self.finishing.filling(len(self.done) + 1)
        for spare in self.spare:
            self._add(self._placed(self._spare(spare, root)), with_folio=True)
        self._add(BACK_COVERS[manners.cover](cover, self.setter, tree.add("Sect", root)))
        return tuple(self.done)

    def _spare(self, spare: SparePage, root: TagId) -> Galley:
        """Return a page to write on, full of lines."""
        setter, master = self.setter, self.setter.master
        sect = setter.tree.add("Sect", root)
        title = section_title(said(spare.heading), setter, setter.tree.add("H1", sect))
        prompts = tuple((said(prompt), lines) for prompt, lines in spare.prompts)
        lines = set_writing_lines(WritingLines(prompts=prompts, span=NOWHERE), setter, sect)
        return filled_up((*title, *(lines or (dotted_line(setter),))), master.depth)

    @property
    def _stations(self) -> tuple[Part, ...]:
        return tuple(part for chapter in self.document.chapters for part in chapter.parts)

    def _chapter(self, planned: PlannedChapter, tag: TagId) -> None:
        chapter = planned.chapter
        if planned.has_sheet and chapter.opener is not None:
            title = opener_left(chapter.opener, self.setter, tag, recto=self._next_is_recto)
            self._add((Anchor(chapter.place, 0), *title))
        self.setter.tree.empty_into(planned.matter, tag)
        station = chapter.parts[0].number if chapter.parts else None
        for cut in planned.opening:
            self._page(cut, cut.strips, station if planned.has_sheet else None)
        for number, cut in enumerate(planned.body, 1):
            station = self._station(cut, chapter, station)
            strips = cut.strips
            if number == len(planned.body):
                strips = filled_up(strips, self.setter.master.depth)
            self._page(cut, strips, station, chapter)

    def _page(
        self, cut: Cut, strips: Galley, station: int | None, chapter: Chapter | None = None
    ) -> None:
        """Place a page of a galley, and say what it could not hold well."""
        self._report(cut)
        self._add(self._placed(strips), station=station, with_folio=True, chapter=chapter)

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
        if cut.overflow:
            self._tell(
                span,
                "GB712",
                f"{cut.overflow:.0f} points do not fit on the page",
                "divide the longest item on it",
            )
        elif cut.relaxed:
            self._tell(
                span, "GB713", f"the page {cut.relaxed}", "divide a long section, or shorten it"
            )

    def _tell(self, span: Span, code: str, message: str, hint: str) -> None:
        """Say something about the next page."""
        page = len(self.done) + 1
        told = Diagnostic(span, code, message, hint, Severity.WARNING, page)
        self.setter.report.add(told)

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
        for notice in [item for item in items if type(item) is Notice]:
            self.setter.report.add(replace(notice.diagnostic, page=number))
            items = tuple(item for item in items if type(item) is not Notice)
        page = Page(number, master.trim, items, master.bleed)
        if self.setter.leftwards:
            page = turned_over(page)
        self.done.append(replace(page, items=self._with_figures(page.items)))

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
                host=wording.host,
            )
        folio = centred_folio(number, setter, recto=recto, host=wording.host)
        if manner == "folio" or chapter is None:
            return folio
        part = next((each for each in self._stations if each.number == station), None)
        words = chapter.short_title, wording.edition
        return (*running_head(words, part, setter, recto=recto), *folio)

    def _with_figures(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        """Tell each figure element where it stands, for ``/BBox``, and return the page's items.

        A box stands on one page, so what goes on from the page before is a figure by itself.
        """
        tree = self.setter.tree
        figures: dict[TagId, list[Item]] = {}
        for item in items:
            tag = getattr(item, "tag", None)
            if tag is not None and tree[tag].role == "Figure":
                figures.setdefault(tag, []).append(item)
        for tag, parts in figures.items():
            place = tag
            if tree[tag].bbox is not None:
                last = self.parted.get(tag, tag)
                alt = self.document.wording.figure_continued
                place = self.parted[tag] = tree.add_after(last, "Figure", alt=alt)
                items = tuple(
                    replace(item, tag=place) if getattr(item, "tag", None) == tag else item
                    for item in items
                )
            tree[place].bbox = covered(parts)
        return items
