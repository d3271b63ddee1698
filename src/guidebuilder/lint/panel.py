"""Is anything typed by hand that the at-a-glance panel works out from the page?

Two lines about one thing contradict each other as soon as one of them is changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidebuilder.document.posts import posts_of
from guidebuilder.document.routes import totals
from guidebuilder.lint.passages import plain, sections_of
from guidebuilder.load.codes import Code
from guidebuilder.model.routes import RoutesSection
from guidebuilder.model.sections import FactsSection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.diagnostics import Report
    from guidebuilder.model.guide import Page
    from guidebuilder.regions.regional_guide import RegionalGuide

_PAY: Final = frozenset(
    {"pay", "salary", "starting pay", "starting salary", "pay to start", "earnings", "income"}
)
_TIME: Final = frozenset(
    {"time to qualify", "time needed", "length of training", "length of study", "years of study"}
)
_SCHOOLING: Final = frozenset(
    {"minimum education", "least schooling", "minimum qualification", "education needed"}
)
_NAMES: Final = frozenset({"also called", "other names"})


def compare_with_panel(page: Page, edition: RegionalGuide, report: Report) -> None:
    """Warn of facts that the panel has already, from `pay`, `routes` and `also_called`."""
    facts = [
        item
        for section in sections_of(page)
        if isinstance(section, FactsSection)
        for item in section.items
    ]
    if not facts:
        return
    known = dict(_worked_out(page))
    for fact in facts:
        label = fact.label.value
        where = known.get(plain(label).casefold())
        if where is not None and not edition.provenance_of(fact).is_doubted:
            message = f"the panel works out `{plain(label)}` itself, from {where}"
            hint = "take this line out: the two may contradict each other"
            report.warning(label.span, Code.COMPUTED_FACT, message, hint)


def _worked_out(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the labels of what the panel says of a page, each with where it has it from."""
    if posts_of(page).lowest_paid() is not None:
        yield from ((label, "the `pay` of this page") for label in _PAY)
    routes = [
        route
        for section in sections_of(page)
        if isinstance(section, RoutesSection)
        for route in section.routes
    ]
    if any(totals(route)[1].high > 0 for route in routes):
        yield from ((label, "the `takes` of the routes") for label in _TIME)
    if any(step.stage for route in routes for step in route.steps if not step.may_be_skipped):
        yield from ((label, "the `stage` of the routes") for label in _SCHOOLING)
    if page.also_called is not None:
        yield from ((label, "`also_called`") for label in _NAMES)
