"""A career at a glance: its first answers, computed from its sections."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

from guidebuilder.document.blocks import Glance, GlanceRow, RangeGlyph, StairGlyph
from guidebuilder.document.notes import marking, note_line
from guidebuilder.document.pay import short_pay
from guidebuilder.document.pay_chart import axis_ticks, charted
from guidebuilder.document.phrases import figure as in_figures
from guidebuilder.document.phrases import listed, printed
from guidebuilder.document.posts import (
    band_name,
    bounds,
    goes_on,
    period_of,
    plain_sections,
    posts_of,
)
from guidebuilder.document.routes import stage_word, totals
from guidebuilder.document.steps import helpline
from guidebuilder.model.routes import Optionality, RoutesSection, Stage
from guidebuilder.model.sections import FactsSection, RelatedSection
from guidebuilder.model.values import Unknown
from guidebuilder.regions.formats import Saying
from guidebuilder.regions.regional_guide import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.document.desk import Desk
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.model.items import Item
    from guidebuilder.model.routes import Route
    from guidebuilder.model.sections import GlanceFact

_MONTHS_OF_YEAR = 12
_STAGES = list(Stage)


def glance(desk: Desk) -> Glance:
    """Return the at-a-glance panel of a career.

    What the data do not say is left out; only pay is always asked for, so its row
    stays and says that there is no figure yet.
    """
    span = desk.page.span
    return Glance(
        title=desk.say("glance.title", span),
        rows=(
            _pay(desk),
            *_time(desk),
            *_schooling(desk),
            *(_fact(desk, each) for each in facts_of(desk)),
            *_ladder(desk),
            *_also_called(desk),
            *_helplines(desk),
            *_neighbours(desk),
        ),
        source=_source(desk),
        span=span,
    )


def facts_of(desk: Desk) -> tuple[GlanceFact, ...]:
    """Return the lines that the author adds to the panel."""
    return tuple(
        item
        for section in desk.page.sections
        if isinstance(section, FactsSection)
        for item in section.items
    )


def routes_of(desk: Desk) -> tuple[Route, ...]:
    """Return the routes of a page."""
    return tuple(
        route
        for section in plain_sections(desk.page)
        if isinstance(section, RoutesSection)
        for route in section.routes
    )


def _pay(desk: Desk) -> GlanceRow:
    posts = posts_of(desk.page)
    start = posts.lowest_paid()
    span = start[1].span if start else desk.page.span
    label = desk.say("glance.pay", span)
    pay = short_pay(desk, start[2], Saying.PRINTED) if start else None
    if start is None or pay is None:
        return GlanceRow(label=label, value=desk.say("pay.no-figure", span), is_known=False)
    section, band, figure = start
    is_marked = desk.provenance(band).status is Status.UNVERIFIED
    note = desk.say(
        "glance.pay-note",
        span,
        post=band_name(desk, posts, band),
        page=desk.page_number(desk.edition.places.of_section(section), span),
    )
    low, high = bounds(figure)
    shown = charted(desk, [each for _, each in posts.bands])
    glyph = None
    if shown and period_of(desk, figure) is shown[0] and low is not None:
        unit = desk.formats.chart_unit(shown[1])
        glyph = RangeGlyph(
            low=float(low / unit.size),
            high=float((high or low) / unit.size),
            ticks=axis_ticks(desk, unit, shown[1]),
            open_end=goes_on(figure),
        )
    value = desk.marked(in_figures(pay, span), is_marked=is_marked)
    return GlanceRow(label=label, value=value, note=note, glyph=glyph)


def shortest_and_longest(desk: Desk) -> tuple[Decimal, Decimal] | None:
    """Return the shortest and the longest way in, in months; None without any length."""
    sums = [totals(route) for route in routes_of(desk)]
    lows = [total.low for pair in sums for total in pair if total.high > 0]
    highs = [total.high for pair in sums for total in pair if total.high > 0]
    return (min(lows), max(highs)) if lows else None


def _time(desk: Desk) -> Iterator[GlanceRow]:
    routes = routes_of(desk)
    ends = shortest_and_longest(desk)
    if ends is None:
        return
    low, high = ends
    span = routes[0].span
    years = int((high / _MONTHS_OF_YEAR).to_integral_value(ROUND_CEILING))
    sums = [totals(route) for route in routes]
    notes = [desk.say("glance.ways", span, n=len(routes), count=str(len(routes)))]
    if any(without.low == low != with_all.low for without, with_all in sums):
        notes.append(desk.say("glance.without-options", span))
    if any(with_all.is_least for _, with_all in sums):
        notes.append(desk.say("glance.open-steps", span))
    yield GlanceRow(
        label=desk.say("glance.time", span),
        value=in_figures(desk.formats.total(low, high), span),
        note=listed(notes, between=printed(" ", span)),
        glyph=RangeGlyph(
            low=float(low / _MONTHS_OF_YEAR),
            high=float(high / _MONTHS_OF_YEAR),
            ticks=tuple(
                (float(year), desk.formats.number(Decimal(year))) for year in range(years + 1)
            ),
            is_line=True,
        ),
    )


def _schooling(desk: Desk) -> Iterator[GlanceRow]:
    """Yield the least schooling: of the routes, the one whose required steps end lowest."""
    routes = [route for route in routes_of(desk) if _required_stages(route)]
    if not routes:
        return
    least = min(routes, key=lambda route: max(map(_STAGES.index, _required_stages(route))))
    stage = max(_required_stages(least), key=_STAGES.index)
    notes: list[Inlines] = []
    start = least.steps[0].stage
    if start is not None and start is not stage:
        notes.append(
            desk.say("glance.schooling-from", least.span, stage=stage_word(desk, start, least.span))
        )
    preferred = [
        step.stage
        for step in least.steps
        if step.optional is Optionality.PREFERRED and step.stage is not None
    ]
    if preferred:
        notes.append(
            desk.say(
                "glance.schooling-preferred",
                least.span,
                stage=stage_word(desk, preferred[-1], least.span),
            )
        )
    yield GlanceRow(
        label=desk.say("glance.schooling", least.span),
        value=stage_word(desk, stage, least.span),
        note=listed(notes, between=printed(" ", least.span)),
    )


def _required_stages(route: Route) -> list[Stage]:
    return [step.stage for step in route.steps if step.stage and not step.may_be_skipped]


def _fact(desk: Desk, item: GlanceFact) -> GlanceRow:
    return GlanceRow(
        label=desk.line(item.label),
        value=desk.marked(
            desk.line_or_gap(item.value), is_marked=marking(desk, _traced(desk)).is_on(item)
        ),
        note=listed(desk.notes(item), between=printed(" ", item.span)),
        is_known=not isinstance(item.value.value, Unknown),
    )


def _ladder(desk: Desk) -> Iterator[GlanceRow]:
    ladder = posts_of(desk.page).ladder
    if ladder is None:
        return
    count = len(ladder.rungs)
    page = desk.page_number(desk.edition.places.of_section(ladder), ladder.span)
    notes = [
        desk.say("glance.rungs", ladder.span, n=count, count=str(count), page=page),
    ]
    beside = [desk.line(post.name) for each in ladder.branches for post in (*each.any_of, *each.to)]
    if beside:
        names = listed(beside, between=printed(", ", ladder.span))
        notes.append(desk.say("glance.beside", ladder.span, names=names))
    yield GlanceRow(
        label=desk.say("glance.leads", ladder.span),
        value=desk.say("glance.up-to", ladder.span, post=desk.line(ladder.rungs[-1].name)),
        note=listed(notes, between=printed(" ", ladder.span)),
        glyph=StairGlyph(rungs=count, filled=(count,)),
    )


def _also_called(desk: Desk) -> Iterator[GlanceRow]:
    names = desk.page.also_called.value if desk.page.also_called else ()
    if names:
        span = names[0].span
        yield GlanceRow(
            label=desk.say("glance.also-called", span),
            value=listed((desk.line(each) for each in names), between=printed(", ", span)),
        )


def _helplines(desk: Desk) -> Iterator[GlanceRow]:
    for line in desk.edition.guide.region.helplines:
        if line.for_ == "careers":
            yield GlanceRow(
                label=desk.say("glance.helpline", line.span), value=helpline(desk, line)
            )


def _neighbours(desk: Desk) -> Iterator[GlanceRow]:
    names: list[Inlines] = []
    for section in plain_sections(desk.page):
        if isinstance(section, RelatedSection):
            for each in section.items:
                title = desk.edition.guide.titles.get(each.career.id) if each.career else None
                names.append(desk.line(each.name) or desk.line(title))
    names = [each for each in names if each]
    if names:
        span = desk.page.span
        yield GlanceRow(
            label=desk.say("glance.neighbours", span),
            value=listed(names, between=printed(", ", span)),
        )


def _source(desk: Desk) -> Inlines:
    """Return the last line: whether anybody has checked the panel, and who says it."""
    span = desk.page.span
    (note,) = note_line(desk, span, _traced(desk)) or (None,)
    return note.inlines if note else ()


def _traced(desk: Desk) -> list[Item]:
    """Return the lines behind the panel that somebody could check: pay and facts."""
    start = posts_of(desk.page).lowest_paid()
    return [*((start[1],) if start else ()), *facts_of(desk)]
