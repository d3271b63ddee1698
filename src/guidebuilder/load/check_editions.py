"""What would each region print, and what would it lose without anybody having said so?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from guidebuilder.load.codes import Code
from guidebuilder.load.shapes import RegionalShape, lists_of, record_shape
from guidebuilder.model import (
    AnySection,
    Bullet,
    GroupSection,
    Item,
    NextStep,
    PartialDate,
    Point,
    Priority,
    Step,
    priority_of,
)
from guidebuilder.model.walk import items_of

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report, Span
    from guidebuilder.load.project import Project


def check_editions(project: Project, report: Report) -> None:
    """Warn of essential sections that vanish, items that nobody sees, missing helplines."""
    regions = tuple(project.regions)
    lost: dict[tuple[Span, Code, str, str], list[str]] = {}
    for region in regions:
        for name in project.page_names:
            page = project.page_in(region, name)
            if page is None or name in project.broken:
                continue
            edition = _Edition(region, project)
            for section in page.sections:
                for loss in edition.losses(section):
                    lost.setdefault(loss, []).append(project.name_of(region))
    for (span, code, words, hint), names in lost.items():
        report.warning(span, code, words.format(", ".join(names)), hint)
    for page in project.every_page():
        if page.id not in project.broken:
            for section in page.sections:
                _check_never_printed(section, (), project, report)


class _Edition:
    """One region's view of a page."""

    def __init__(self, region: str, project: Project) -> None:
        self._kin = project.kin(region)
        self._issue = project.settings.issue if project.settings is not None else None
        self._helplines = {
            str(line.for_)
            for each in self._kin
            if each in project.regions
            for line in project.regions[each].helplines
        }

    def losses(self, section: AnySection) -> list[tuple[Span, Code, str, str]]:
        """Return what this region loses of a section; ``{}`` in a message is for its name."""
        if not self._is_meant(section):
            return []
        found: list[tuple[Span, Code, str, str]] = []
        if isinstance(section, GroupSection):
            for inner in section.sections:
                found += self.losses(inner)
        # A group is as urgent as what is in it, which is told by itself.
        said = section.priority if isinstance(section, GroupSection) else priority_of(section)
        is_essential = said is Priority.ESSENTIAL
        if is_essential and not self._holds(section):
            message = "this section has nothing to print in: {}"
            hint = "write something for it, or say with `regions:` whom the section is for"
            found.append((section.span, Code.VANISHES, message, hint))
        for each in items_of(section):
            step = each if isinstance(each, NextStep) and self._is_meant(each) else None
            line = step.helpline if step is not None else None
            if line is not None and line.id not in self._helplines:
                message = f"there is no helpline for `{line.id}` in: {{}}"
                hint = "write it under `helplines:` of the region, or give the step `regions:`"
                found.append((line.span, Code.HELPLINE_MISSING, message, hint))
        return found

    def _is_meant(self, item: Item) -> bool:
        """Whether the author wants the region to see it."""
        fact = item.fact
        named = {each.id for each in fact.regions}
        if named and named.isdisjoint(self._kin):
            return False
        if fact.withheld is not None and fact.withheld.entry_for(self._kin) is not None:
            return False
        return not _is_past(fact.expires, self._issue)

    def _holds(self, item: Item) -> bool:
        """Whether it has all that it needs here."""
        if not self._is_meant(item):
            return False
        lists = lists_of(type(item))
        for field in record_shape(type(item)).needed:
            value: Any = getattr(item, field.name)
            if field.name in lists and not any(self._holds(each) for each in value):
                return False
            if isinstance(field.shape, RegionalShape) and value.entry_for(self._kin) is None:
                return False
        return self._has_words(item)

    def _has_words(self, item: Item) -> bool:
        """Whether an item whose words may come from one of several fields has any here."""
        text = getattr(item, "text", None)
        if text is None or not isinstance(item, Bullet | Step):
            return True
        if text.entry_for(self._kin) is not None:
            return True
        return bool(item.points if isinstance(item, Point) else getattr(item, "stage", None))


def _is_past(expires: PartialDate | None, issue: PartialDate | None) -> bool:
    return expires is not None and issue is not None and issue.first_day > expires.last_day


def _check_never_printed(
    item: Item, around: tuple[Item, ...], project: Project, report: Report
) -> None:
    """Warn where an item's regions have nothing in common with those of what it stands in."""
    chain = (*around, item)
    is_narrowed = item.fact.regions and any(each.fact.regions for each in around)
    if is_narrowed and not any(_all_see(each, chain, project) for each in project.regions):
        message = "this is never printed: its section is for other regions"
        hint = "let the two `regions:` have one in common"
        report.warning(item.fact.regions[0].span, Code.NEVER_PRINTED, message, hint)
        return
    for name in lists_of(type(item)):
        for each in getattr(item, name):
            _check_never_printed(each, chain, project, report)


def _all_see(region: str, chain: tuple[Item, ...], project: Project) -> bool:
    kin = project.kin(region)
    return all(
        not each.fact.regions or any(named.id in kin for named in each.fact.regions)
        for each in chain
    )
