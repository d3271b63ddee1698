"""Any value that a guide may hold, in words: as its region prints it, on one line."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.geometry import POINTS_PER_MM
from guidebuilder.model.guide import Code, PartTitle
from guidebuilder.model.inlines import Text
from guidebuilder.model.pay import MoneyRange, Pay, Spread
from guidebuilder.model.region import StageWord
from guidebuilder.model.routes import Stage
from guidebuilder.model.values import (
    Duration,
    PartialDate,
    Reference,
    Scale,
    Score,
    Unknown,
)
from guidebuilder.regions.figures import NO_BREAK, NO_VALUE, WORD_JOINER
from guidebuilder.regions.formats import Formats
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from guidebuilder.model.guide import Guide
    from guidebuilder.model.pay import Period


class Wording(Struct, frozen=True):
    """Says values as one region prints them, without the marks that only typesetting needs."""

    formats: Formats

    def of(self, value: object, *, is_share: bool = False) -> str:
        """Return a value in words.

        Args:
            value: What a field of the model may hold, settled.
            is_share: Whether a number is one of a hundred.
        """
        said = self._share(value) if is_share and isinstance(value, Decimal) else self._said(value)
        return " ".join(said.replace(WORD_JOINER, "").replace(NO_BREAK, " ").split())

    def _share(self, value: Decimal) -> str:
        return self.formats.percent(value)

    def _said(self, value: object) -> str:  # noqa: PLR0911 - one kind of value a line
        match value:
            case str():
                return value.value if isinstance(value, Enum) else value
            case Text():
                return value.plain
            case Unknown():
                return self._gap(value)
            case bool():
                return "yes" if value else "no"
            case Pay() | MoneyRange() | Spread():
                return self._money(value)
            case Decimal() | Duration() | Score() | Scale() | PartialDate():
                return self._figure(value)
            case Stage():
                return self._stage(value)
            case tuple():
                return ", ".join(self._said(each) for each in value)
            case _:
                return self._other(value)

    def _figure(self, value: Decimal | Duration | Score | Scale | PartialDate) -> str:
        match value:
            case Decimal():
                return self.formats.number(value)
            case Duration():
                return self.formats.duration(value).text
            case Score():
                return self.formats.score(value).text
            case Scale():
                return self.formats.scale(value).text
            case PartialDate():
                return self.formats.date(value)

    def _money(self, value: Pay | MoneyRange | Spread) -> str:
        region, style = self.formats.region, self.formats.table_style
        match value:
            case Pay():
                return "; ".join(self._paid(each, region.pay_per) for each in value.figures)
            case MoneyRange():
                return self.formats.money(value, style).text
            case Spread():
                return self._paid(value, region.pay_per)

    def _paid(self, figure: MoneyRange | Spread, usual: Period) -> str:
        style = self.formats.table_style
        if isinstance(figure, MoneyRange):
            return self.formats.money(figure, style, usual).text
        said = []
        for each in figure.figures:
            if isinstance(each.amount, Unknown):
                amount = self._gap(each.amount)
            else:
                value = each.amount.value
                amount = self.formats.amount(value, value, style, figure.per or usual).text
            said.append(self.formats.words.say(f"measure.{each.measure.value}", amount=amount))
        return "; ".join(said)

    def _gap(self, gap: Unknown) -> str:
        if gap.reason is None:
            return f"{NO_VALUE} ({self.formats.words.say('gap.spoken')})"
        reason = gap.reason.plain
        return self.formats.words.say("gap.with-reason", dash=NO_VALUE, reason=reason)

    def _stage(self, stage: Stage) -> str:
        own = self.formats.region.stages.get(stage)
        return own.plain if own else self.formats.words.say(f"stage.{stage.value}")

    def _other(self, value: object) -> str:  # noqa: PLR0911 - one kind of value a line
        match value:
            case Reference():
                return value.id
            case Code():
                return f"{value.scheme} {value.code}"
            case StageWord():
                return f"{value.stage.value}: {value.word.plain}"
            case PartTitle():
                titles = (self._said(each.value) for each in value.title.entries)
                return f"{value.part.value}: {' / '.join(titles)}"
            case Enum():
                return str(value.value)
            case float():
                return f"{value / POINTS_PER_MM:g} mm"  # the only lengths are those of paper
            case _:
                return str(value)


def wording_for(guide: Guide, region: str) -> Wording:
    """Return the wording of a region's edition."""
    return Wording(Formats(guide.profile(region), words(str(guide.settings.language))))
