"""Rules across fields and files, asked when everything has been read.

What one file alone can say has been said by then.  Here the guide is whole: every
name is followed to what it names, and every region is asked what it would print.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidebuilder.load.check_editions import check_editions
from guidebuilder.load.check_facts import check_facts
from guidebuilder.load.check_money import check_money
from guidebuilder.load.check_references import check_references
from guidebuilder.load.codes import Code
from guidebuilder.model import ELSEWHERE, EVERYWHERE, Page, Region, RegionRef

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report
    from guidebuilder.load.project import Project

RESERVED_REGIONS: Final = frozenset({EVERYWHERE, ELSEWHERE, "unknown", "per", "median", "mean"})
"""Words that have another meaning where a region may stand; percentiles (p25) have, too."""

_QUESTION: Final = re.compile(
    r"(?:is|am|are|was|were|do|does|did|can|could|should|would|will|has|have"
    r"|how|what|when|where|which|who|whom|whose|why)\b[^?]*",
    re.IGNORECASE,
)
"""A title that begins like a question and holds no question mark."""


def check_project(project: Project, report: Report) -> None:
    """Report everything that is wrong between the files of a guide."""
    _check_settings(project, report)
    _check_regions(project, report)
    for file in project.files:
        check_references(file, project, report)
        check_money(file, project, report)
    for page in project.every_page():
        check_facts(page, project, report)
    for page in project.pages.values():
        _check_question(page, report)
    # What is printed can be told only when nothing has been left out for a mistake.
    if not report.has_errors:
        _check_chapters(project, report)
        check_editions(project, report)


def _check_settings(project: Project, report: Report) -> None:
    settings = project.settings
    if settings is None:
        return
    first: dict[str, int] = {}
    for chapter in settings.chapters:
        if chapter.id in first:
            message = f"`{chapter.id}` is a chapter twice (first in line {first[chapter.id]})"
            report.error(chapter.span, Code.DUPLICATE_CHAPTER, message, "keep one of the two")
        first.setdefault(chapter.id, chapter.span.line)


def _check_chapters(project: Project, report: Report) -> None:
    """Warn of pages that somebody has written and nobody will read."""
    chapters = project.settings.chapters if project.settings is not None else ()
    printed = {chapter.id for chapter in chapters}
    for page in project.pages.values():
        if page.id not in printed:
            message = "no chapter prints this page"
            hint = f"write `- {page.id}` under `chapters:` in guide.yaml"
            report.warning(page.span, Code.NOT_A_CHAPTER, message, hint)


def _check_regions(project: Project, report: Report) -> None:
    for region in project.regions.values():
        if region.id in RESERVED_REGIONS or re.fullmatch(r"p\d+", region.id):
            message = f"a region cannot be named `{region.id}`: the word has another meaning"
            report.error(region.span, Code.RESERVED_ID, message, "give its file another name")
        if region.part_of is not None and region.like is not None:
            message = "a region is either `part_of` another or `like` it, not both"
            hint = "part_of: its facts hold here, too; like: only its settings do"
            report.error(region.like.span, Code.KINSHIP, message, hint)
        for kinship in (region.part_of, region.like):
            if kinship is not None:
                _check_kinship(region, kinship, project, report)


def _check_kinship(region: Region, towards: RegionRef, project: Project, report: Report) -> None:
    """Report a chain that comes back to where it began; missing regions are reported elsewhere."""
    if towards.id not in project.regions:
        return
    chain = [region.id]
    here: RegionRef | None = towards
    while here is not None and here.id in project.regions:
        chain.append(here.id)
        if here.id == region.id:
            message = f"this kinship is a circle: {' → '.join(chain)}"
            hint = "a region is part of something larger, or like one other: take one link out"
            report.error(towards.span, Code.KINSHIP, message, hint)
            return
        if chain.count(here.id) > 1:
            return  # a circle further on, reported where it is
        next_region = project.regions[here.id]
        here = next_region.part_of or next_region.like


def _check_question(page: Page, report: Report) -> None:
    """Ask an article's title that begins like a question to end like one."""
    for entry in page.title.entries if page.is_article else ():
        words = entry.value.plain
        if _QUESTION.fullmatch(words):
            message = f"the question `{words}` has no question mark"
            report.warning(entry.value.span, Code.QUESTION_MARK, message, "write it at the end")
