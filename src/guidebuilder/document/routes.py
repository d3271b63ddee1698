"""Ways into a job: totals computed from their steps, a chart to scale, and a table."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.document.blocks import (
    Align,
    Asides,
    Cell,
    Charted,
    Paragraph,
    ParagraphRole,
    RouteChart,
    RouteLine,
    RouteSign,
    RouteStep,
    Table,
    TableColumn,
    TableRow,
)
from guidebuilder.document.notes import note_line, origins, running
from guidebuilder.document.phrases import figure as in_figures
from guidebuilder.document.phrases import listed, merged, printed, strengthened
from guidebuilder.document.posts import posts_of
from guidebuilder.model.routes import Optionality, Stage
from guidebuilder.model.values import Duration, Unknown
from guidebuilder.regions.regional_guide import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from guidebuilder.diagnostics import Span
    from guidebuilder.document.blocks import Aside, Block
    from guidebuilder.document.desk import Desk
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.model.routes import Route, RoutesSection, Step
    from guidebuilder.regions.figures import Figure

SCHOOL_STAGES: Final = frozenset({Stage.LOWER_SECONDARY, Stage.SCHOOL_LEAVING})
"""Stages that the reader has behind them or is in: they take no time on the way."""

_MONTHS_OF_YEAR: Final = 12


class Total(Struct, frozen=True):
    """How long some steps take together.

    Attributes:
        low: Shortest time in months.
        high: Longest time in months.
        is_least: Whether a step among them has no length: the total is "at least".
    """

    low: Decimal
    high: Decimal
    is_least: bool


def totals(route: Route) -> tuple[Total, Total]:
    """Return how long a route takes without its optional steps, and with all of them."""
    required = [each for each in route.steps if not each.may_be_skipped]
    return _sum(route, required), _sum(route, route.steps)


def is_open(step: Step, route: Route) -> bool:
    """Whether a step takes time that nobody has measured.

    A school stage lies behind the reader, and the last step is the arrival.
    """
    has_length = step.takes is not None and isinstance(step.takes.value, Duration)
    return not (has_length or step.stage in SCHOOL_STAGES or step is route.steps[-1])


def _sum(route: Route, steps: Iterable[Step]) -> Total:
    chosen = list(steps)
    lengths = [months for each in chosen if (months := months_of(each)) is not None]
    return Total(
        low=sum((low for low, _ in lengths), Decimal(0)),
        high=sum((high for _, high in lengths), Decimal(0)),
        is_least=any(is_open(each, route) for each in chosen),
    )


def months_of(step: Step) -> tuple[Decimal, Decimal] | None:
    """Return the shortest and longest length of a step in months, if it counts in months."""
    if step.takes is None or isinstance(step.takes.value, Unknown):
        return None
    return step.takes.value.months


def route_blocks(
    desk: Desk, section: RoutesSection, asides: tuple[Aside, ...]
) -> tuple[Block, ...]:
    """Return chart, asides and table of a section of routes."""
    return (
        _chart(desk, section),
        *((Asides(items=asides, span=section.span),) if asides else ()),
        _table(desk, section),
    )


def route_note(desk: Desk, section: RoutesSection) -> tuple[Paragraph, ...]:
    """Return the closing note.

    It names the source of the times also where nobody says that routes were checked:
    every figure has its source beside it.
    """
    notes = desk.notes(section)
    marked = note_line(desk, section.span, section.routes, *notes)
    if any(desk.provenance(each).status is not Status.NONE for each in section.routes):
        return marked
    text = running((*origins(desk, section.span, section.routes), *notes), section.span)
    note = Paragraph(inlines=text, role=ParagraphRole.NOTE, span=section.span)
    return (note,) if text else ()


def total_words(desk: Desk, route: Route) -> Inlines:
    """Return the total of a route; with optional steps both totals, in the same weight."""
    without, with_all = totals(route)
    short, long = (total_figure(desk, each) for each in (without, with_all))
    if without == with_all or long is None:
        return in_figures(short, route.span) if short else ()
    skipped = [each for each in route.steps if each.may_be_skipped]
    with_step = _with_step(desk, skipped)
    if short is None:
        # Without the optional steps nothing is left that takes a known time.
        return (
            *in_figures(long, route.span),
            *printed(" ", route.span),
            *printed(with_step, route.span),
        )
    if (without.low, without.high) == (with_all.low, with_all.high):
        return desk.say(
            "total.or-longer", route.span, total=in_figures(short, route.span), step=with_step
        )
    return desk.say(
        "total.both",
        route.span,
        without=in_figures(short, route.span),
        with_all=in_figures(long, route.span),
        step=with_step,
    )


def total_figure(desk: Desk, total: Total) -> Figure | None:
    """Return a total in words; None where nothing has a length."""
    if total.high == 0:
        return None
    figure = desk.formats.total(total.low, total.high)
    return figure.behind(desk.words, "total.least") if total.is_least else figure


def _with_step(desk: Desk, skipped: Sequence[Step]) -> str:
    """Return which optional steps make the longer total: ``with the degree``."""
    counted = [each for each in skipped if months_of(each)] or list(skipped)
    if len(counted) > 1:
        return desk.words.say("total.with-steps")
    stage = counted[0].stage
    return desk.words.say(f"total.with-{stage.value}" if stage else "total.with-step")


def step_text(desk: Desk, step: Step) -> Inlines:
    """Return what a step says: the author's words, or the region's word for its stage."""
    text = desk.line(step.text)
    if not text and step.stage is not None:
        text = stage_word(desk, step.stage, step.span)
    cost = _cost(desk, step)
    if cost:
        text = desk.say("route.with-cost", step.span, step=text, cost=cost)
    notes = listed(desk.notes(step), between=printed(" ", step.span))
    return merged((*text, *printed(". ", step.span), *notes)) if notes else text


def stage_word(desk: Desk, stage: Stage, span: Span) -> Inlines:
    """Return the region's word for a stage of education, or the catalogue's."""
    word = desk.edition.guide.region.stages.get(stage)
    return desk.line(word) if word is not None else desk.say(f"stage.{stage.value}", span)


def _cost(desk: Desk, step: Step) -> Inlines:
    if step.cost is None:
        return ()
    cost = step.cost.value
    if isinstance(cost, Unknown):
        return desk.gap(cost)
    return in_figures(desk.formats.money(cost, desk.formats.table_style), step.span)


def _time(desk: Desk, step: Step) -> Inlines:
    if step.takes is None:
        return ()
    takes = step.takes.value
    if isinstance(takes, Unknown):
        return desk.gap(takes)
    return in_figures(desk.formats.duration(takes), takes.span)


def _option(desk: Desk, step: Step) -> str:
    words = {
        Optionality.REQUIRED: "",
        Optionality.OPTIONAL: "option.optional",
        Optionality.PREFERRED: "option.preferred",
        Optionality.IF_ASKED: "option.if-asked",
    }[step.optional]
    return desk.words.say(words) if words else ""


def letter_of(number: int) -> str:
    """Return the letter of a route: A to Z, then AA, AB, …."""
    rest, last = divmod(number, len(ascii_uppercase))
    return (letter_of(rest - 1) if rest else "") + ascii_uppercase[last]


def _chart(desk: Desk, section: RoutesSection) -> RouteChart:
    lines = tuple(_line(desk, route, number) for number, route in enumerate(section.routes))
    longest = max((totals(route)[1].high for route in section.routes), default=Decimal(0))
    years = int((longest / _MONTHS_OF_YEAR).to_integral_value(ROUND_CEILING))
    return RouteChart(
        start=_start(desk, section),
        years=tuple(
            (
                float(year),
                desk.formats.number(Decimal(year))
                if year < years
                else desk.words.say("time.year", n=year, number=desk.formats.number(Decimal(year))),
            )
            for year in range(1, years + 1)
        ),
        routes=lines,
        legend=tuple(_legend(desk, section, lines)),
        alt=desk.words.say("route.alt", len(section.routes)),
        span=section.span,
    )


def _start(desk: Desk, section: RoutesSection) -> Inlines:
    """Return where all routes begin, if they begin at one stage."""
    stages = {route.steps[0].stage for route in section.routes}
    stage = stages.pop() if len(stages) == 1 else None
    if stage is None:
        return desk.say("route.start", section.span)
    return stage_word(desk, stage, section.span)


def _notes(desk: Desk, route: Route) -> tuple[Inlines, ...]:
    """Return what is said of a route besides its steps: the post it leads to, its notes."""
    rung = posts_of(desk.page).named(route.leads_to.id) if route.leads_to else None
    arrival = desk.say("route.leads-to", route.span, post=desk.line(rung.name)) if rung else ()
    return (*((arrival,) if arrival else ()), *desk.notes(route))


def _line(desk: Desk, route: Route, number: int) -> RouteLine:
    return RouteLine(
        letter=letter_of(number),
        name=desk.line(route.name),
        total=total_words(desk, route),
        note=listed(_notes(desk, route), between=printed(" ", route.span)),
        steps=tuple(_step(desk, route, each) for each in route.steps),
        span=route.span,
    )


def _step(desk: Desk, route: Route, step: Step) -> RouteStep:
    low, high = months_of(step) or (0, 0)
    has_gap, time = is_open(step, route), _time(desk, step)
    return RouteStep(
        text=step_text(desk, step),
        time=time,
        low=float(low),
        high=float(high),
        gap=desk.say("route.open-time", step.span) if has_gap and not time else (),
        option=_option(desk, step),
        is_open=has_gap,
        is_post=step is route.steps[-1] and route.leads_to is not None,
        span=step.span,
    )


def _legend(
    desk: Desk, section: RoutesSection, lines: Sequence[RouteLine]
) -> Iterator[tuple[RouteSign, Inlines]]:
    """Yield an explanation of each sign that a form of the routes may need."""
    steps = [step for line in lines for step in line.steps]
    if any(step.high > step.low for step in steps):
        yield RouteSign.RANGE, desk.say("route.legend-range", section.span)
    if any(step.option for step in steps):
        yield RouteSign.OPTION, desk.say("route.legend-option", section.span)
        yield RouteSign.ITALIC, desk.say("route.legend-italic", section.span)
    if any(step.is_open for step in steps):
        yield RouteSign.OPEN, desk.say("route.legend-open", section.span)
    if any(step.is_post for step in steps):
        yield RouteSign.POST, desk.say("route.legend-post", section.span)


def _table(desk: Desk, section: RoutesSection) -> Table:
    has_options = any(step.may_be_skipped for route in section.routes for step in route.steps)
    has_open = any(is_open(step, route) for route in section.routes for step in route.steps)
    return Table(
        caption=desk.say("route.table", section.span, n=len(section.routes)),
        columns=(
            TableColumn(label=desk.say("route.route", section.span), is_head=True),
            TableColumn(label=desk.say("route.number", section.span)),
            TableColumn(label=desk.say("route.step", section.span)),
            *((TableColumn(label=desk.say("route.option", section.span)),) if has_options else ()),
            TableColumn(label=desk.say("route.time", section.span), align=Align.END),
        ),
        rows=tuple(
            row
            for number, route in enumerate(section.routes)
            for row in _rows(desk, route, number, has_options=has_options)
        ),
        note=desk.say("route.table-note", section.span) if has_open else (),
        charted=Charted.ROUTES,
        span=section.span,
    )


def _rows(desk: Desk, route: Route, number: int, *, has_options: bool) -> Iterator[TableRow]:
    total = total_words(desk, route)
    head = Cell(
        paragraphs=(
            (*printed(f"{letter_of(number)}. ", route.span), *desk.line(route.name)),
            *_notes(desk, route),
        ),
        row_span=len(route.steps) + (1 if total else 0),
        strong_first=True,
        span=route.span,
    )
    for place, step in enumerate(route.steps, start=1):
        option = printed(_option(desk, step) or desk.words.say("route.needed"), step.span)
        cells = (
            Cell(paragraphs=(printed(str(place), step.span),), span=step.span),
            Cell(paragraphs=(step_text(desk, step),), span=step.span),
            *((Cell(paragraphs=(option,), span=step.span),) if has_options else ()),
            Cell(paragraphs=(_time_cell(desk, route, step),), span=step.span),
        )
        is_first, is_last = place == 1, place == len(route.steps) and not total
        yield TableRow(
            cells=(head, *cells) if is_first else cells,
            begins_group=is_first,
            keep_with_next=not is_last,
        )
    if total:
        yield TableRow(
            cells=(
                Cell(
                    paragraphs=(strengthened(desk.say("route.together", route.span)),),
                    column_span=2,
                    span=route.span,
                ),
                Cell(
                    paragraphs=(strengthened(total),),
                    column_span=2 if has_options else 1,
                    span=route.span,
                ),
            ),
            is_total=True,
        )


def _time_cell(desk: Desk, route: Route, step: Step) -> Inlines:
    time = _time(desk, step)
    if time:
        return time
    if is_open(step, route):
        return desk.say("route.open", step.span)
    return desk.no_value(step.span)
