"""The posts of a career: the rungs of its ladder, what they are called, what they pay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.document.blocks import StairGlyph
from guidebuilder.document.phrases import listed, printed
from guidebuilder.model.ladder import LadderSection
from guidebuilder.model.pay import Measure, MoneyRange, PaySection, Spread
from guidebuilder.model.sections import GroupSection
from guidebuilder.model.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from guidebuilder.diagnostics import Span
    from guidebuilder.document.desk import Desk
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.model.guide import Page
    from guidebuilder.model.ladder import Rung
    from guidebuilder.model.pay import Band, PayFigure, Period
    from guidebuilder.model.sections import PlainSection


def plain_sections(page: Page) -> Iterator[PlainSection]:
    """Yield the sections of a page, those inside groups too, in the author's order."""
    for section in page.sections:
        if isinstance(section, GroupSection):
            yield from section.sections
        else:
            yield section


class Posts(Struct, frozen=True):
    """The ladder of a page and the bands that belong to it.

    Attributes:
        ladder: None on a page without one.
        bands: Every band of the page with the section that it stands in.
    """

    ladder: LadderSection | None
    bands: tuple[tuple[PaySection, Band], ...]

    @property
    def rungs(self) -> tuple[Rung, ...]:
        """The rungs, lowest first."""
        return self.ladder.rungs if self.ladder else ()

    def index(self, rung: str) -> int | None:
        """Return the place of a rung on the ladder, from 0; None for a post beside it."""
        ids = [each.id for each in self.rungs]
        return ids.index(rung) if rung in ids else None

    def named(self, rung: str) -> Rung | None:
        """Return the rung or post with an id, if this edition has it."""
        posts = self.ladder.posts if self.ladder else ()
        return next((each for each in posts if each.id == rung), None)

    def band(self, rung: str) -> tuple[PaySection, Band] | None:
        """Return the band that pays a rung, with its section."""
        holds = (each for each in self.bands if any(ref.id == rung for ref in each[1].rungs))
        return next(holds, None)

    def stair(self, rungs: Iterable[str]) -> StairGlyph | None:
        """Return the small stair with some rungs filled; None if none of them is on it."""
        places = sorted(place + 1 for each in rungs if (place := self.index(each)) is not None)
        return StairGlyph(rungs=len(self.rungs), filled=tuple(places)) if places else None

    def lowest_paid(self) -> tuple[PaySection, Band, MoneyRange | Spread] | None:
        """Return the lowest rung with a figure for the usual period: what a beginner earns.

        Without a ladder the first band with a figure stands for the start.
        """
        paid = [(section, band) for section, band in self.bands if figures_of(band)]
        on_ladder = [
            (min(places), section, band)
            for section, band in paid
            if (places := [at for ref in band.rungs if (at := self.index(ref.id)) is not None])
        ]
        if on_ladder:
            _, section, band = min(on_ladder, key=lambda each: each[0])
            return section, band, figures_of(band)[0]
        if paid and not self.rungs:
            section, band = paid[0]
            return section, band, figures_of(band)[0]
        return None


def posts_of(page: Page) -> Posts:
    """Return the ladder and the bands of a page."""
    sections = tuple(plain_sections(page))
    ladder = next((each for each in sections if isinstance(each, LadderSection)), None)
    return Posts(
        ladder=ladder,
        bands=tuple(
            (each, band) for each in sections if isinstance(each, PaySection) for band in each.bands
        ),
    )


def figures_of(band: Band) -> tuple[PayFigure, ...]:
    """Return what a band pays in this edition; nothing where it is unknown."""
    pay = band.pay.value
    return () if isinstance(pay, Unknown) else pay.figures


def band_name(desk: Desk, posts: Posts, band: Band) -> Inlines:
    """Return what a band is called: its label, or the names of its rungs."""
    if band.label is not None:
        return desk.line(band.label)
    rungs = (posts.named(each.id) for each in band.rungs)
    return either(desk, [desk.line(each.name) for each in rungs if each], band.span)


def either(desk: Desk, names: Sequence[Inlines], span: Span) -> Inlines:
    """Return names as a choice: ``Operations manager or BPO director``."""
    if len(names) <= 1:
        return names[0] if names else ()
    head = listed(names[:-1], between=printed(", ", span))
    return desk.say("list.or", span, head=head, last=names[-1])


def bounds(figure: PayFigure) -> tuple[Decimal | None, Decimal | None]:
    """Return the lowest and the highest amount of a figure; None where an end is open.

    Of a spread, these are its outermost known percentiles; its mean lies between them
    and counts only where it is all that was published.
    """
    if isinstance(figure, MoneyRange):
        return (
            figure.low.value if figure.low else None,
            figure.high.value if figure.high else None,
        )
    known = published(figure)
    amounts = [
        amount
        for measure, amount in known.items()
        if measure is not Measure.MEAN or len(known) == 1
    ]
    return (min(amounts), max(amounts)) if amounts else (None, None)


def goes_on(figure: PayFigure) -> bool:
    """Whether a figure goes on beyond its highest known amount."""
    if isinstance(figure, MoneyRange):
        return figure.high is None
    percentiles = [each for each in figure.figures if each.measure is not Measure.MEAN]
    return bool(percentiles) and isinstance(percentiles[-1].amount, Unknown)


def published(spread: Spread) -> dict[Measure, Decimal]:
    """Return the amounts of a spread that its survey published."""
    return {
        each.measure: each.amount.value
        for each in spread.figures
        if not isinstance(each.amount, Unknown)
    }


STANDS_FOR_SPREAD: Final = (Measure.MEDIAN, Measure.MEAN)
"""The figures of a spread that can stand for all of it, best first."""


def period_of(desk: Desk, figure: PayFigure) -> Period:
    """Return the time that a figure is paid for: its own, or the region's usual one."""
    return figure.per or desk.edition.guide.region.pay_per
