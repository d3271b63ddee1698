"""What is missing from a page as a whole: the other side, a next step, somebody to ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidebuilder.lint.passages import Use, plain, sections_of
from guidebuilder.load.codes import Code
from guidebuilder.model.sections import (
    ComparisonSection,
    GroupSection,
    NextStepsSection,
    OrganisationsSection,
    PointsSection,
    ReasonsSection,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.diagnostics import Report
    from guidebuilder.lint.passages import PageRead
    from guidebuilder.model.guide import Guide, Page
    from guidebuilder.model.inlines import Text

_GOOD: Final = (
    r"\b(?:pros|advantages?|benefits|good (?:sides?|points)|strengths|upsides?|why it is good"
    r"|what (?:people|you) (?:like|enjoy))\b"
)
_HARD: Final = (
    r"\b(?:cons|disadvantages?|drawbacks|(?:hard|bad) (?:sides?|points)|challenges|weaknesses"
    r"|downsides?|difficulties|what is hard)\b"
)

_ONE_SIDE: Final = 3
"""Times as many lines on one side as on the other: then it is advertising, or a warning."""

_BEGUN: Final = 4
"""Sections of a career that is more than begun: a draft is not asked for its end."""

_ASKING: Final = (
    r"\b(?:ask|talk (?:to|with)|speak (?:to|with)|contact|call|phone|write to|teachers?"
    r"|counsell?ors?|advis[eo]rs?|helpline)\b"
)
"""Words with which a page sends its reader to somebody."""


def find_gaps(read: PageRead, guide: Guide, report: Report) -> None:
    """Warn of what a page lacks in an edition."""
    page = read.page
    _look_at_sides(page, report)
    _look_at_titles(page, report)
    if page.is_article or len(page.sections) < _BEGUN:
        return
    if not any(isinstance(each, NextStepsSection) for each in sections_of(page)):
        region = read.edition.region.region.id
        where = f" in the edition `{region}`" if _has_next_steps_somewhere(page, guide) else ""
        message = f"this career says nothing to do next{where}"
        hint = "end it with `- kind: next-steps`: two or three things to do this week"
        report.warning(page.title.value.span, Code.NO_NEXT_STEPS, message, hint)
    elif not _sends_to_somebody(read):
        message = "this career names nobody to ask"
        hint = "say who can help: a teacher, somebody in the job, a helpline of the region"
        report.warning(page.title.value.span, Code.NOBODY_TO_ASK, message, hint)


def _has_next_steps_somewhere(page: Page, guide: Guide) -> bool:
    """Whether any region has next steps on a page, ordered or not."""
    return any(
        isinstance(section, NextStepsSection)
        for edition in guide.editions.values()
        for section in sections_of(edition[page.id])
    )


def _sends_to_somebody(read: PageRead) -> bool:
    if read.edition.region.helplines:
        return True
    for section in sections_of(read.page):
        if isinstance(section, OrganisationsSection) and any(each.url for each in section.items):
            return True
    return any(
        _found(_ASKING, passage.words)
        for passage in read.passages
        if passage.use is not Use.PROPER_NAME
    )


def _look_at_sides(page: Page, report: Report) -> None:
    """Warn of pros and cons of very unequal weight, and of one without the other."""
    good: list[tuple[Text, int]] = []
    hard: list[tuple[Text, int]] = []
    for text, count in _labelled(page):
        words = plain(text)
        is_good, is_hard = _found(_GOOD, words), _found(_HARD, words)
        if is_good and not is_hard:
            good.append((text, count))
        elif is_hard and not is_good:
            hard.append((text, count))
        elif is_good and is_hard:
            return  # one list of both: nothing can be counted
    for ours, others, lacking in ((good, hard, "hard"), (hard, good, "good")):
        lines, other_lines = sum(each for _, each in ours), sum(each for _, each in others)
        if ours and lines > _ONE_SIDE * other_lines:
            other = (
                f"the {lacking} side {other_lines}"
                if others
                else f"nothing is on the {lacking} side"
            )
            message = f"`{plain(ours[0][0])}` has {lines} lines, and {other}"
            hint = "a reader who has to choose needs both"
            report.warning(ours[0][0].span, Code.ONE_SIDED, message, hint)


def _found(pattern: str, words: str) -> bool:
    return re.search(pattern, words, re.IGNORECASE) is not None


def _labelled(page: Page) -> Iterator[tuple[Text, int]]:
    """Yield the headings under which sides may stand, with the lines under each."""
    for section in sections_of(page):
        if isinstance(section, ComparisonSection):
            for side in section.sides:
                yield side.label.value, len(side.items)
        elif isinstance(section, PointsSection | ReasonsSection) and section.title is not None:
            yield section.title.value, len(section.items)


def _look_at_titles(page: Page, report: Report) -> None:
    """Warn of two sections of one name: in the contents nobody can tell them apart."""
    first: dict[str, Text] = {}
    for section in page.sections:
        inner = section.sections if isinstance(section, GroupSection) else ()
        for each in (section, *inner):
            if each.title is None:
                continue
            title = each.title.value
            earlier = first.setdefault(plain(title).casefold(), title)
            if earlier is not title:
                message = (
                    f"`{plain(title)}` is the title of two sections"
                    f" (first in line {earlier.span.line})"
                )
                hint = "say in each title what is in it, and not in the other"
                report.warning(title.span, Code.SAME_TITLE, message, hint)
