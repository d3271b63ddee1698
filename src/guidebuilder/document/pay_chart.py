"""Pay as bars on one axis, in the round unit of the region: lakh, thousand dollars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.document.blocks import RangeChart, RangeRow
from guidebuilder.document.phrases import figure as in_figures
from guidebuilder.document.phrases import printed, unbound
from guidebuilder.document.posts import (
    STANDS_FOR_SPREAD,
    band_name,
    bounds,
    figures_of,
    goes_on,
    period_of,
    published,
)
from guidebuilder.model.pay import MoneyRange, Period
from guidebuilder.model.values import Unknown
from guidebuilder.regions.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from guidebuilder.document.desk import Desk
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.document.posts import Posts
    from guidebuilder.model.pay import Band, PayFigure, PaySection, Spread
    from guidebuilder.regions.formats import ChartUnit


def axis_ticks(desk: Desk, unit: ChartUnit, highest: Decimal) -> tuple[tuple[float, str], ...]:
    """Return the ticks of a pay axis in its unit."""
    ticks = desk.formats.ticks(highest / unit.size)
    return tuple((float(value), label) for value, label in ticks)


def charted(desk: Desk, bands: Sequence[Band]) -> tuple[Period, Decimal] | None:
    """Return the period that a chart of some bands shows and its highest amount.

    A chart has one axis, so it shows one period: the region's usual one if any band
    has it, else that of the first figure.  The table beneath it shows all of them.
    """
    figures = [figure for band in bands for figure in figures_of(band)]
    periods = [period_of(desk, each) for each in figures]
    if not periods:
        return None
    usual = desk.edition.guide.region.pay_per
    period = usual if usual in periods else periods[0]
    ends = [
        end
        for figure in figures
        if period_of(desk, figure) is period
        for end in bounds(figure)
        if end is not None
    ]
    return (period, max(ends)) if ends else None


def pay_chart(
    desk: Desk, section: PaySection, bands: Sequence[Band], posts: Posts
) -> RangeChart | None:
    """Return a bar for each band; None where no band has any figure."""
    shown = charted(desk, bands)
    if shown is None:
        return None
    period, highest = shown
    unit = desk.formats.chart_unit(highest)
    title = desk.formats.axis_title(unit, period)
    return RangeChart(
        axis=printed(title, section.span),
        ticks=axis_ticks(desk, unit, highest),
        rows=tuple(_row(desk, section, each, posts, (period, unit)) for each in bands),
        alt=desk.words.say("pay.alt", title=unbound(title)),
        span=section.span,
    )


def month_of(desk: Desk, section: PaySection, figure: PayFigure) -> Inlines:
    """Return a month's share of a yearly range, where it is known what the figure counts."""
    low, high = bounds(figure)
    is_yearly = period_of(desk, figure) is Period.YEAR and isinstance(figure, MoneyRange)
    is_known = section.basis is not None and not isinstance(section.basis.value, Unknown)
    if not is_yearly or not is_known or low is None or high is None:
        return ()
    return in_figures(desk.formats.month_of(low, high), figure.span)


def _row(
    desk: Desk, section: PaySection, band: Band, posts: Posts, axis: tuple[Period, ChartUnit]
) -> RangeRow:
    period, unit = axis
    name = band_name(desk, posts, band)
    glyph = posts.stair(each.id for each in band.rungs)
    figure = next((each for each in figures_of(band) if period_of(desk, each) is period), None)
    low, high = bounds(figure) if figure else (None, None)
    if figure is None or (low is None and high is None):
        return RangeRow(
            label=name,
            glyph=glyph,
            low=None,
            high=None,
            figure=desk.say("pay.no-figure", band.span),
            span=band.span,
        )
    if isinstance(figure, MoneyRange):
        points: tuple[tuple[float, str], ...] = ()
        label, note = _range_label(desk, figure, axis), month_of(desk, section, figure)
    else:
        points = tuple(_points(desk, figure, unit))
        label, note = _spread_label(desk, figure, axis)
    return RangeRow(
        label=name,
        glyph=glyph,
        low=None if low is None else float(low / unit.size),
        high=None if high is None else float(high / unit.size),
        open_end=goes_on(figure),
        points=points,
        figure=label,
        note=note,
        span=band.span,
    )


def _range_label(desk: Desk, figure: MoneyRange, axis: tuple[Period, ChartUnit]) -> Inlines:
    """Return the amounts at a bar in the unit of its axis: ``1.5–2.5``, ``up to 4``."""
    period, unit = axis
    low, high = bounds(figure)
    first, last = (low or high, high or low)
    if first is None or last is None:
        return ()
    text = desk.formats.in_unit(first, last, unit)
    said = desk.formats.amount(first, last, desk.formats.chart_style, period)
    shown = Figure(text, said.spoken, said.bare)
    keys = ["amount.up-to"] if low is None else ["amount.or-more"] if high is None else []
    for key in (*keys, *(["amount.about"] if figure.about else [])):
        shown = shown.behind(desk.words, key)
    return in_figures(shown, figure.span)


def _spread_label(
    desk: Desk, figure: Spread, axis: tuple[Period, ChartUnit]
) -> tuple[Inlines, Inlines]:
    """Return the figure that stands for a spread, and what it means.

    The ends of the bar are no limits of what is paid, so they are not its figure;
    the table names them.
    """
    period, unit = axis
    amounts = published(figure)
    measure = next(each for each in (*STANDS_FOR_SPREAD, *amounts) if each in amounts)
    value = amounts[measure]
    sentence = desk.words.say(
        f"measure.{measure.value}",
        amount=desk.formats.amount(value, value, desk.formats.chart_style, period).spoken,
    )
    label = Figure(desk.formats.in_unit(value, value, unit), sentence)
    return in_figures(label, figure.span), desk.say(f"measure.note-{measure.value}", figure.span)


def _points(desk: Desk, figure: Spread, unit: ChartUnit) -> Iterator[tuple[float, str]]:
    """Yield median and mean of a spread, to be marked on its bar."""
    amounts = published(figure)
    for measure in STANDS_FOR_SPREAD:
        if measure in amounts:
            value = amounts[measure]
            amount = desk.formats.in_unit(value, value, unit)
            words = desk.words.say(f"measure.short-{measure.value}", amount=amount)
            yield float(value / unit.size), words
