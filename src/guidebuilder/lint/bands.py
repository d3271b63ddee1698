"""Does pay rise with the ladder, has every rung some, and has it a lower end?"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.document.posts import Posts, bounds, figures_of, posts_of
from guidebuilder.lint.passages import plain
from guidebuilder.load.codes import Code
from guidebuilder.model.pay import Measure, MoneyRange, Spread
from guidebuilder.model.values import Unknown

if TYPE_CHECKING:
    from decimal import Decimal

    from guidebuilder.diagnostics import Report
    from guidebuilder.model.guide import Page
    from guidebuilder.model.pay import Band, PayFigure
    from guidebuilder.regions.regional_guide import RegionalGuide


class _Step(Struct, frozen=True):
    """What a band pays for its rungs, from the first to the last of them."""

    first: int
    last: int
    figure: PayFigure


def look_at_pay(page: Page, edition: RegionalGuide, report: Report) -> None:
    """Warn of pay that falls, of rungs without any, and of pay without a lower end."""
    posts = posts_of(page)
    _find_falls(posts, edition, report)
    _find_unpaid(posts, report)
    for _, band in posts.bands:
        _look_at_ends(band, report)


def _find_falls(posts: Posts, edition: RegionalGuide, report: Report) -> None:
    usual = edition.region.pay_per
    by_period: dict[object, list[_Step]] = {}
    for _, band in posts.bands:
        at = [index for ref in band.rungs if (index := posts.index(ref.id)) is not None]
        for figure in figures_of(band) if at else ():
            step = _Step(min(at), max(at), figure)
            by_period.setdefault(figure.per or usual, []).append(step)
    for steps in by_period.values():
        steps.sort(key=lambda each: (each.first, each.last))
        for below, above in itertools.pairwise(steps):
            if below.last < above.first and _falls(below.figure, above.figure):
                names = _named(posts, above.first), _named(posts, below.last)
                message = f"`{names[0]}` stands above `{names[1]}` on the ladder and is paid less"
                hint = "look for a slip in the figures, or for bands that have changed places"
                report.warning(above.figure.span, Code.PAY_FALLS, message, hint)


def _falls(below: PayFigure, above: PayFigure) -> bool:
    """Whether pay falls from one rung to the next.

    Bands of surveys overlap, and a higher post may begin lower: what counts is where a
    band ends, and only where both end alike, where it begins.  Spreads of surveys are
    compared by their medians, for their outer percentiles are estimates.
    """
    if isinstance(below, Spread) and isinstance(above, Spread):
        low, high = _median(below), _median(above)
        return low is not None and high is not None and high < low
    if isinstance(below, MoneyRange) and isinstance(above, MoneyRange):
        (low, high), (next_low, next_high) = bounds(below), bounds(above)
        if high is None or next_high is None:
            return high is None and next_high is None and _is_less(next_low, low)
        return next_high < high or (next_high == high and _is_less(next_low, low))
    return False


def _is_less(one: Decimal | None, other: Decimal | None) -> bool:
    return one is not None and other is not None and one < other


def _median(spread: Spread) -> Decimal | None:
    for each in spread.figures:
        if each.measure is Measure.MEDIAN and not isinstance(each.amount, Unknown):
            return each.amount.value
    return None


def _find_unpaid(posts: Posts, report: Report) -> None:
    """Warn once of the rungs that no band names; `unknown` is an answer."""
    named = {ref.id for _, band in posts.bands for ref in band.rungs}
    is_any_paid = any(band.rungs and figures_of(band) for _, band in posts.bands)
    unpaid = [each for each in posts.rungs if each.id not in named]
    if not unpaid or not is_any_paid:
        return  # where nothing is known of any, one more dash tells nobody anything
    names = " and ".join(f"`{plain(each.name.value)}`" for each in unpaid)
    message = f"no band says what {names} earns, though other rungs have one"
    hint = f"write a band with `rungs: {unpaid[0].id}`; where nobody knows, with `unknown`"
    report.warning(unpaid[0].span, Code.RUNG_UNPAID, message, hint)


def _look_at_ends(band: Band, report: Report) -> None:
    """Warn of a band of which only the upper end is told: nobody can plan with it."""
    figures = figures_of(band)
    if figures and all(_is_upper_only(each) for each in figures):
        message = "this pay has an upper end and no lower one"
        hint = "write the range that the source gives, or what one earns in the middle"
        report.warning(figures[0].span, Code.UPPER_END_ONLY, message, hint)


_UPPER: Final = frozenset({Measure.P60, Measure.P70, Measure.P75, Measure.P80, Measure.P90})
"""What more than half of those who were asked do not earn."""


def _is_upper_only(figure: PayFigure) -> bool:
    if isinstance(figure, MoneyRange):
        return figure.low is None
    known = {each.measure for each in figure.figures if not isinstance(each.amount, Unknown)}
    return bool(known) and known.issubset(_UPPER)


def _named(posts: Posts, at: int) -> str:
    return plain(posts.rungs[at].name.value)
