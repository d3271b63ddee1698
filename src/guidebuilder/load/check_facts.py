"""Does every figure say where it comes from, and is it still of its time?"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from guidebuilder.load.codes import Code
from guidebuilder.model import (
    ELSEWHERE,
    EVERYWHERE,
    AnySection,
    Band,
    Fact,
    GroupSection,
    Page,
    PaySection,
    Regional,
    Unknown,
)
from guidebuilder.model.walk import items_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from guidebuilder.diagnostics import Report, Span
    from guidebuilder.load.project import Project

T = TypeVar("T")


def check_facts(page: Page, project: Project, report: Report) -> None:
    """Warn of pay without source or time, checks against nothing, and dates that have passed."""
    for section, outer in _sections(page):
        if isinstance(section, PaySection):
            _check_pay(section, (section.fact, *outer), project, report)
        _check_checked(section, outer, report)
    _check_dates(page.fact, page.span, project, report)
    for each in items_of(page.sections):
        _check_dates(each.fact, each.span, project, report)


def _sections(page: Page) -> Iterator[tuple[AnySection, tuple[Fact, ...]]]:
    """Yield each section and the facts around it, nearest first."""
    for section in page.sections:
        yield section, (page.fact,)
        if isinstance(section, GroupSection):
            for inner in section.sections:
                yield inner, (section.fact, page.fact)


def _check_pay(
    section: PaySection, around: tuple[Fact, ...], project: Project, report: Report
) -> None:
    """Warn of bands without source or time: once for the section, if none of them has it."""
    rules: tuple[tuple[Callable[[Fact], Regional[object] | None], Code, str, str], ...] = (
        (
            lambda fact: fact.source,
            Code.PAY_UNSOURCED,
            "source",
            "write `source:` and the name of a source from sources.yaml",
        ),
        (
            lambda fact: fact.as_of,
            Code.PAY_UNDATED,
            "as_of",
            "write `as_of:` and the year that the figures speak of, or `unknown`",
        ),
    )
    for value_of, code, name, hint in rules:
        lacking = [
            band
            for band in section.bands
            if not _is_said(band, (band.fact, *around), value_of, project)
        ]
        if lacking and len(lacking) == len(section.bands):
            message = f"this pay has no `{name}`"
            report.warning(section.span, code, message, hint)
        else:
            for band in lacking:
                report.warning(band.span, code, f"the pay of this band has no `{name}`", hint)


def _is_said(
    band: Band,
    facts: tuple[Fact, ...],
    value_of: Callable[[Fact], Regional[object] | None],
    project: Project,
) -> bool:
    """Whether every region that gives the band pay says this, too."""
    for entry in band.pay.entries:
        if isinstance(entry.value, Unknown):
            continue
        kin = project.kin(entry.region) or (entry.region,)
        values = (value_of(fact) for fact in facts)
        if not any(value is not None and value.entry_for(kin) is not None for value in values):
            return False
    return True


def _check_checked(section: AnySection, outer: tuple[Fact, ...], report: Report) -> None:
    """Warn of a check where no source is named that it could have been made against."""
    # The sections inside a group come by themselves, with the group's facts around them.
    items = (section,) if isinstance(section, GroupSection) else items_of(section)
    for item in items:
        if item.fact.checked is None:
            continue
        facts = (item.fact, section.fact, *outer)
        for entry in item.fact.checked.entries:
            kin = () if entry.region in (EVERYWHERE, ELSEWHERE) else (entry.region,)
            sources = (fact.source for fact in facts)
            if not any(source is not None and _holds(source, kin) for source in sources):
                message = "this is checked, but no `source` says against what"
                hint = "write `source:` beside it, or take `checked:` out"
                report.warning(entry.span, Code.CHECKED_UNSOURCED, message, hint)


def _holds(source: Regional[T], kin: tuple[str, ...]) -> bool:
    """Whether a source may be meant: one for all regions, or any if the check is for all."""
    return not kin or source.entry_for(kin) is not None


def _check_dates(fact: Fact, span: Span, project: Project, report: Report) -> None:
    """Compare with the date of the issue, never with the clock: the same input, the same bytes."""
    if project.settings is None:
        return
    issue = project.settings.issue
    if fact.expires is not None and issue.first_day > fact.expires.last_day:
        message = f"this expired in {fact.expires} and is no longer printed (issue {issue})"
        report.warning(span, Code.EXPIRED, message, "bring it up to date, or take it out")
    elif fact.review_by is not None and issue.first_day > fact.review_by.last_day:
        message = f"this was to be reviewed by {fact.review_by} (issue {issue})"
        hint = "look at it again, and set a new `review_by`"
        report.warning(span, Code.REVIEW_DUE, message, hint)
