"""What a job pays: a chart in the region's round unit, and the same bands in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.document.blocks import (
    Align,
    Aside,
    Asides,
    Cell,
    Charted,
    Table,
    TableColumn,
    TableRow,
)
from guidebuilder.document.notes import marking, note_line
from guidebuilder.document.pay_chart import month_of, pay_chart
from guidebuilder.document.phrases import figure as in_figures
from guidebuilder.document.posts import (
    STANDS_FOR_SPREAD,
    band_name,
    figures_of,
    period_of,
    posts_of,
    published,
)
from guidebuilder.model.pay import MoneyRange
from guidebuilder.model.values import Unknown
from guidebuilder.regions.formats import Saying

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.document.blocks import Block, Paragraph
    from guidebuilder.document.desk import Desk
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.document.posts import Posts
    from guidebuilder.model.pay import Band, PayFigure, PaySection, Spread
    from guidebuilder.regions.figures import Figure


def pay_blocks(desk: Desk, section: PaySection, asides: tuple[Aside, ...]) -> tuple[Block, ...]:
    """Return chart, table and asides of a pay section.

    Args:
        desk: The page's desk.
        section: The bands, settled.
        asides: Callouts that stand beside this section.
    """
    posts = posts_of(desk.page)
    bands = _named(desk, section, posts)
    chart = pay_chart(desk, section, bands, posts)
    table = _table(desk, section, bands, posts)
    return (
        *((chart, _below_chart(desk, section, table)) if chart else (table,)),
        *((Asides(items=asides, span=section.span),) if asides else ()),
    )


def pay_note(desk: Desk, section: PaySection) -> tuple[Paragraph, ...]:
    """Return the closing note of a pay section: checked or not, source, year, what it counts."""
    bands = _named(desk, section, posts_of(desk.page))
    more = (*_basis(desk, section, bands), *desk.notes(section))
    return note_line(desk, section.span, bands, *more)


def _named(desk: Desk, section: PaySection, posts: Posts) -> list[Band]:
    """Return the bands that have a name here: their rungs may be missing in this region."""
    return [each for each in section.bands if band_name(desk, posts, each)]


def short_pay(desk: Desk, figure: PayFigure, saying: Saying) -> Figure | None:
    """Return a figure as cards and covers show it: ``₹2.5–4 lakh a year``.

    Of a spread it is the median, with its words: its outer percentiles are no limits
    of what is paid, and no range may pretend that they are.  None if none was published.
    """
    period = period_of(desk, figure)
    style = desk.formats.chart_style
    if isinstance(figure, MoneyRange):
        return desk.formats.money(figure, style, period, saying)
    amounts = published(figure)
    measure = next(
        (each for each in STANDS_FOR_SPREAD if each in amounts), next(iter(amounts), None)
    )
    if measure is None:
        return None
    amount = desk.formats.amount(amounts[measure], amounts[measure], style, period, saying)
    return amount.behind(desk.words, f"measure.{measure.value}")


def _below_chart(desk: Desk, section: PaySection, table: Table) -> Table:
    """Return the table with the words that it says again what the chart shows."""
    return replace(table, caption=desk.say("pay.table", section.span), charted=Charted.PAY)


def _table(desk: Desk, section: PaySection, bands: list[Band], posts: Posts) -> Table:
    marks = marking(desk, bands)
    figures = [figure for band in bands for figure in figures_of(band)]
    periods = {period_of(desk, each) for each in figures}
    period = periods.pop() if len(periods) == 1 else None
    saying = Saying.PRINTED if period is None else Saying.SPOKEN
    words = desk.edition.guide.region.pay_words
    head = desk.line(words) or desk.say("pay.column", section.span)
    if period is not None:
        head = desk.say(f"per.{period.value}", section.span, amount=head)
    return Table(
        columns=(
            TableColumn(label=desk.say("pay.post", section.span), is_head=True),
            TableColumn(label=head, align=Align.END),
        ),
        rows=tuple(
            TableRow(
                cells=(
                    Cell(
                        paragraphs=(
                            desk.marked(band_name(desk, posts, band), is_marked=marks.is_on(band)),
                            *desk.notes(band),
                        ),
                        strong_first=True,
                        span=band.span,
                    ),
                    Cell(
                        paragraphs=tuple(_in_full(desk, band, saying)),
                        span=band.span,
                    ),
                )
            )
            for band in bands
        ),
        span=section.span,
    )


def _in_full(desk: Desk, band: Band, saying: Saying) -> Iterator[Inlines]:
    """Yield the figures of a band as tables show them, one paragraph each."""
    pay = band.pay.value
    if isinstance(pay, Unknown):
        yield desk.gap(pay)
        return
    for figure in pay.figures:
        if isinstance(figure, MoneyRange):
            period = period_of(desk, figure)
            money = desk.formats.money(figure, desk.formats.table_style, period, saying)
            yield in_figures(money, figure.span)
        else:
            yield from _spread(desk, figure, saying)


def _spread(desk: Desk, spread: Spread, saying: Saying) -> Iterator[Inlines]:
    """Yield the published figures of a spread as sentences: ``half earn less than …``."""
    for each in spread.figures:
        if isinstance(each.amount, Unknown):
            amount = desk.gap(each.amount)
        else:
            value = each.amount.value
            style, period = desk.formats.table_style, period_of(desk, spread)
            figure = desk.formats.amount(value, value, style, period, saying)
            amount = in_figures(figure, each.span)
        yield desk.say(f"measure.{each.measure.value}", each.span, amount=amount)


def _basis(desk: Desk, section: PaySection, bands: list[Band]) -> Iterator[Inlines]:
    """Yield what the figures count, as a sentence of the closing note."""
    if section.basis is None:
        return
    basis = section.basis.value
    if isinstance(basis, Unknown):
        yield desk.say("pay.basis-unknown", section.span)
        yield desk.line(basis.reason)
        return
    yield desk.say("pay.basis", section.span, basis=desk.line(basis))
    if any(month_of(desk, section, each) for band in bands for each in figures_of(band)):
        yield desk.say("pay.month-is", section.span)
