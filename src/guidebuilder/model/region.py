"""Regions: a labour market with its schools, its money and its way of writing.

A :class:`Region` is what one file in regions/ says.  Most settings may be left to
the region it is `part_of` or `like`; :func:`profile_of` gathers what then holds.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, ClassVar, TypeVar

from msgspec import Struct

from guidebuilder.model.items import NOWHERE, Item
from guidebuilder.model.pay import Period
from guidebuilder.records import Located

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from guidebuilder.diagnostics import Span
    from guidebuilder.geometry import Pt
    from guidebuilder.model.inlines import Text
    from guidebuilder.model.routes import Stage
    from guidebuilder.model.values import RegionRef, Url, Verbatim

T = TypeVar("T")


class Grouping(Enum):
    """Where a region puts the commas of a number; the value is how authors write it."""

    INDIAN = "12,34,567"
    THOUSANDS = "1,234,567"

    def group(self, digits: str) -> str:
        """Return a whole number's digits with this grouping's commas."""
        head, tail = digits[:-3], digits[-3:]
        size = 2 if self is Grouping.INDIAN else 3
        groups = [head[max(0, end - size) : end] for end in range(len(head), 0, -size)]
        return ",".join([*reversed(groups), tail])


class AmountStyle(Enum):
    """How amounts are shown: in full, in lakh, as LPA, in thousands."""

    FULL = "full"
    LAKH = "lakh"
    LPA = "lpa"
    K = "k"


class DateStyle(Enum):
    """How a full date is shown; the value is the example that authors write."""

    DAY_MONTH_YEAR = "22 November 2026"
    MONTH_DAY_YEAR = "November 22, 2026"
    NUMERIC = "22-11-2026"
    ISO = "2026-11-22"


class Paper(Enum):
    """The sheet that a page is trimmed to."""

    A5 = "A5"
    HALF_LETTER = "half-letter"
    A4 = "A4"
    LETTER = "letter"


class Spelling(Enum):
    """The spelling that a lint expects; nothing is rewritten."""

    BRITISH = "british"
    AMERICAN = "american"


class Digits(Enum):
    """Whether numbers are set in Latin digits or in those of the script."""

    LATIN = "latin"
    NATIVE = "native"


class Direction(Enum):
    """The direction of writing."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


class Helpline(Item, frozen=True, kw_only=True):
    """A number to call.

    Attributes:
        name: Who answers.
        phone: The number as it is dialled; short numbers are fine.
        hours: When somebody answers.
        for_: What it is for; next steps name it: ``helpline: careers``.
        url: Its address.
    """

    name: Text
    phone: Verbatim
    hours: Text | None = None
    for_: Verbatim
    url: Url | None = None


class LegalLine(Item, frozen=True, kw_only=True):
    """A sentence about the law of a region.

    Attributes:
        text: The sentence.
    """

    MAIN: ClassVar[str | None] = "text"

    text: Text


class Region(Located, frozen=True, kw_only=True):
    """What one file in regions/ says; None means: as the whole or the model region.

    Attributes:
        id: The name of its file.
        name: What it is called in print.
        part_of: The whole it belongs to: its facts and settings hold here too.
        like: The region it resembles: only its settings hold here too.
        languages: Language codes, the first is the usual one.
        locale: For dates and names, from CLDR: ``en-IN``.
        spelling: What a lint expects.
        currency: ISO 4217 code.
        sign: What is printed before an amount: ``₹``, ``US$``.
        grouping: Where numbers have commas.
        amounts: How amounts are shown: tables take the first, charts and cards the second.
        pay_per: The time that pay is usually given for.
        pay_words: A word for pay, such as CTC, only where sources say that figures mean it.
        date: How a full date is shown.
        paper: The usual sheet.
        bleed: How far colour runs past the trim.
        digits: Which digits numbers are set in.
        direction: The direction of writing.
        stages: The region's words for stages of education.
        helplines: Numbers to call.
        legal: Sentences about its law.
        span: Where its file begins.
    """

    id: str
    name: Text
    part_of: RegionRef | None = None
    like: RegionRef | None = None
    languages: tuple[Verbatim, ...] = ()
    locale: Verbatim | None = None
    spelling: Spelling | None = None
    currency: Verbatim | None = None
    sign: Verbatim | None = None
    grouping: Grouping | None = None
    amounts: tuple[AmountStyle, ...] = ()
    pay_per: Period | None = None
    pay_words: Text | None = None
    date: DateStyle | None = None
    paper: Paper | None = None
    bleed: Pt | None = None
    digits: Digits | None = None
    direction: Direction | None = None
    stages: tuple[StageWord, ...] = ()
    helplines: tuple[Helpline, ...] = ()
    legal: tuple[LegalLine, ...] = ()
    span: Span = NOWHERE


class StageWord(Struct, frozen=True):
    """A region's word for a stage of education."""

    stage: Stage
    word: Text


class Profile(Struct, frozen=True, kw_only=True):
    """All that holds in a region, gathered along `part_of` and `like`.

    Attributes:
        region: The region's own file.
        kin: The region and the wholes it is part of, nearest first: whose facts hold.
        currency: None where no file of the chain names one; then no pay can be written.
        sign: What is printed before an amount; the currency code where none is given.
        amounts: Never empty.
        bleed: None where no file of the chain asks for one; then the paper has a usual one.
        stages: A word for each stage that the chain names.
        helplines: Own first, then those of the wholes; never those of a model region.
        legal: Those of the widest whole first, own last.
    """

    region: Region
    kin: tuple[str, ...]
    languages: tuple[Verbatim, ...]
    locale: Verbatim | None
    spelling: Spelling | None
    currency: Verbatim | None
    sign: Verbatim | None
    grouping: Grouping
    amounts: tuple[AmountStyle, ...]
    pay_per: Period
    pay_words: Text | None
    date: DateStyle
    paper: Paper
    bleed: Pt | None
    digits: Digits
    direction: Direction
    stages: Mapping[Stage, Text]
    helplines: tuple[Helpline, ...]
    legal: tuple[LegalLine, ...]


def kin(region: str, regions: Mapping[str, Region]) -> tuple[str, ...]:
    """Return a region and the wholes it is part of, nearest first: whose facts hold in it."""
    return tuple(each.id for each in _along(region, regions, lambda each: each.part_of))


def models(region: str, regions: Mapping[str, Region]) -> tuple[str, ...]:
    """Return a region and those whose settings hold in it, along `part_of` and `like`."""
    return tuple(
        each.id for each in _along(region, regions, lambda each: each.part_of or each.like)
    )


def profile_of(region: str, regions: Mapping[str, Region]) -> Profile:
    """Gather what holds in a region: its own settings first, then along its kinship."""
    chain = _along(region, regions, lambda each: each.part_of or each.like)
    family = _along(region, regions, lambda each: each.part_of)

    def first(setting: Callable[[Region], T | None]) -> T | None:
        return next((found for each in chain if (found := setting(each)) is not None), None)

    # A region with a currency of its own must not print it with the sign of the one that
    # it is like: the sign is looked for no further than the currency.
    payer = next((at for at, each in enumerate(chain) if each.currency), None)
    currency = None if payer is None else chain[payer].currency
    signs = () if payer is None else chain[: payer + 1]
    return Profile(
        region=regions[region],
        kin=tuple(each.id for each in family),
        languages=first(lambda each: each.languages or None) or (),
        locale=first(lambda each: each.locale),
        spelling=first(lambda each: each.spelling),
        currency=currency,
        sign=next((each.sign for each in signs if each.sign), currency),
        grouping=first(lambda each: each.grouping) or Grouping.THOUSANDS,
        amounts=first(lambda each: each.amounts or None) or (AmountStyle.FULL,),
        pay_per=first(lambda each: each.pay_per) or Period.YEAR,
        pay_words=first(lambda each: each.pay_words),
        date=first(lambda each: each.date) or DateStyle.DAY_MONTH_YEAR,
        paper=first(lambda each: each.paper) or Paper.A5,
        bleed=first(lambda each: each.bleed),
        digits=first(lambda each: each.digits) or Digits.LATIN,
        direction=first(lambda each: each.direction) or Direction.LEFT_TO_RIGHT,
        stages={word.stage: word.word for each in reversed(chain) for word in each.stages},
        helplines=tuple(line for each in family for line in each.helplines),
        legal=tuple(line for each in reversed(family) for line in each.legal),
    )


def _along(
    region: str, regions: Mapping[str, Region], step: Callable[[Region], RegionRef | None]
) -> tuple[Region, ...]:
    """Follow a kinship; ends at a circle or a missing region, both reported by ``load``."""
    found: dict[str, Region] = {}
    here: str | None = region
    while here is not None and here in regions and here not in found:
        found[here] = regions[here]
        towards = step(regions[here])
        here = towards.id if towards else None
    return tuple(found.values())
