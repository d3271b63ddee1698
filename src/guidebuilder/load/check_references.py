"""Does everything that is named exist?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from guidebuilder.load.codes import Code
from guidebuilder.load.suggest import meant
from guidebuilder.model import (
    ELSEWHERE,
    EVERYWHERE,
    HelplineRef,
    LadderSection,
    Link,
    Page,
    PageRef,
    Plain,
    Reference,
    Regional,
    RegionRef,
    RungRef,
    Section,
    SectionRef,
    SourceRef,
    Text,
)
from guidebuilder.model.walk import items_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from guidebuilder.diagnostics import Report, Span
    from guidebuilder.load.project import Project, ReadFile
    from guidebuilder.model import Inline


def check_references(file: ReadFile, project: Project, report: Report) -> None:
    """Report every region, source, rung, page, section, helpline and link that leads nowhere."""
    checker = _Checker(file.page, project, report)
    for each in file.mentions:
        match each:
            case Regional():
                checker.regions_of(each)
            case Text():
                checker.links_of(each)
            case _:
                checker.reference(each)
    checker.ladders()


class _Checker:
    """Follows names from one page, or from the files around the pages."""

    def __init__(self, page: Page | None, project: Project, report: Report) -> None:
        self._page = page
        self._project = project
        self._report = report
        self._ladders = [] if page is None else list(_ladders(page))
        self._posts = Counter(post.id for ladder in self._ladders for post in ladder.posts)

    def regions_of(self, value: Regional[object]) -> None:
        for entry in value.entries:
            if entry.region not in (EVERYWHERE, ELSEWHERE, *self._project.region_names):
                hint = meant(entry.region, (*self._project.region_names, ELSEWHERE))
                if isinstance(entry.value, Text):
                    # `text:` and below it `Note: abc` looks to YAML like a map.
                    hint = f"{hint or self._all_regions}; or put the text in quotes"
                self._no_region(entry.region, entry.span, hint)

    def reference(self, reference: Reference) -> None:
        project = self._project
        match reference:
            case RegionRef():
                if reference.id not in project.region_names:
                    hint = meant(reference.id, project.region_names)
                    self._no_region(reference.id, reference.span, hint)
            case SourceRef() if project.source_names is not None:
                self._known(reference, project.source_names, Code.NO_SOURCE, "source")
            case PageRef():
                self._known(reference, project.page_names, Code.NO_PAGE, "page")
            case HelplineRef() if len(project.regions) == len(project.region_names):
                helplines = {
                    str(line.for_)
                    for region in project.regions.values()
                    for line in region.helplines
                }
                self._known(reference, helplines, Code.NO_HELPLINE, "helpline for")
            case RungRef() if self._is_whole:
                self._rung(reference)
            case SectionRef() if self._is_whole:
                self._section(reference)
            case _:
                pass

    def links_of(self, text: Text) -> None:
        for paragraph in text.paragraphs:
            for link in _links(paragraph):
                if not link.is_external:
                    self._internal(link.target, text.span)

    def ladders(self) -> None:
        """Report a second ladder, unless no region sees both."""
        for index, ladder in enumerate(self._ladders):
            for other in self._ladders[:index]:
                regions = [each for each in self._project.regions if self._sees(each, ladder)]
                if any(self._sees(each, other) for each in regions):
                    message = f"a page has one ladder; the first begins in line {other.span.line}"
                    hint = "make the second one `branches:` of the first, or give both `regions:`"
                    self._report.error(ladder.span, Code.SECOND_LADDER, message, hint)

    def _sees(self, region: str, ladder: LadderSection) -> bool:
        named = {each.id for each in ladder.fact.regions}
        return not named or not named.isdisjoint(self._project.kin(region))

    @property
    def _is_whole(self) -> bool:
        """Whether all of the page could be read: else what is missing may be there."""
        return self._page is not None and self._page.id not in self._project.broken

    @property
    def _all_regions(self) -> str:
        names = self._project.region_names
        return (
            f"regions: {', '.join(names)}" if names else "write a file for it in the folder regions"
        )

    def _known(self, reference: Reference, known: Collection[str], code: Code, thing: str) -> None:
        if reference.id not in known:
            names = sorted(known)
            hint = meant(reference.id, names) or _all_known(thing, names, reference.id)
            self._report.error(reference.span, code, f"there is no {thing} `{reference.id}`", hint)

    def _no_region(self, region: str, span: Span, hint: str | None) -> None:
        if not self._project.region_names:
            hint = f"write a file regions/{region}.yaml"
        hint = hint or self._all_regions
        self._report.error(span, Code.NO_REGION, f"there is no region `{region}`", hint)

    def _rung(self, reference: RungRef) -> None:
        times = self._posts[reference.id]
        if times == 0:
            known = f"rungs: {', '.join(self._posts)}" if self._posts else "write a ladder first"
            where = " on the ladder" if self._ladders else ": the page has no ladder"
            message = f"there is no rung `{reference.id}`{where}"
            hint = meant(reference.id, self._posts) or known
            self._report.error(reference.span, Code.NO_RUNG, message, hint)
        elif times > 1 and len(self._ladders) == 1:
            message = f"two posts of the ladder have the id `{reference.id}`"
            hint = "give one of them an `id` of its own"
            self._report.error(reference.span, Code.DUPLICATE_ID, message, hint)

    def _section(self, reference: SectionRef) -> None:
        page = self._page
        sections = set() if page is None else {each.id for each in _sections(page)}
        if page is not None and page.anchors.get(reference.id) not in sections:
            known = [name for name, id_ in page.anchors.items() if id_ in sections]
            hint = meant(reference.id, known) or f"sections: {', '.join(known)}"
            message = f"there is no section `{reference.id}` on this page"
            self._report.error(reference.span, Code.NO_ID, message, hint)

    def _internal(self, target: str, span: Span) -> None:
        name, hash_mark, anchor = target.partition("#")
        if name and name not in self._project.page_names:
            pages = self._project.page_names
            hint = meant(name, pages) or _all_known("page", pages, name)
            self._report.error(span, Code.NO_PAGE, f"there is no page `{name}`", hint)
            return
        page = self._project.pages.get(name) if name else self._page
        if page is None or page.id in self._project.broken or not hash_mark:
            return
        if anchor in page.anchors:
            return
        where = f"on the page `{name}`" if name else "on this page"
        if any(each.id == anchor for each in items_of(page.sections)):
            message = f"`{anchor}` could mean more than one thing {where}"
            hint = "give the one that is meant an `id` of its own"
            self._report.error(span, Code.DUPLICATE_ID, message, hint)
        else:
            message = f"there is nothing with the id `{anchor}` {where}"
            known = ", ".join([*page.anchors][:_MOST_NAMED])
            hint = meant(anchor, page.anchors) or (
                f"ids here: {known}; or write `id: {anchor}` where it leads"
            )
            self._report.error(span, Code.NO_ID, message, hint)


_MOST_NAMED: Final = 20
"""Ids of a page that a hint names: enough to choose from, few enough to read."""


def _all_known(thing: str, names: Sequence[str], wanted: str) -> str:
    """Return the hint that names all there are, or where to write what is wanted."""
    known = "in sources.yaml" if thing == "source" else "known"
    if names:
        return f"{known}: {', '.join(names)}"
    match thing:
        case "source":
            return f"write it into sources.yaml: `{wanted}:` and below it `title: …`"
        case "page":
            return f"write a file {wanted}.yaml"
        case _:
            return f"the guide has no {thing} yet"


def _sections(page: Page) -> Iterator[Section]:
    return (each for each in items_of(page.sections) if isinstance(each, Section))


def _ladders(page: Page) -> Iterator[LadderSection]:
    return (each for each in _sections(page) if isinstance(each, LadderSection))


def _links(inlines: tuple[Inline, ...]) -> Iterator[Link]:
    """Yield the links of a paragraph; none stands in another."""
    for each in inlines:
        if isinstance(each, Link):
            yield each
        elif not isinstance(each, Plain):
            yield from _links(each.children)
