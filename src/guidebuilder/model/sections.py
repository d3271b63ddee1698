"""The other kinds of section, and what holds for all twenty-two of them.

`pay`, `routes` and `ladder` have modules of their own.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Final, TypeAlias

from guidebuilder.model.inlines import Text
from guidebuilder.model.items import Bullet, Item, Part, Point, Priority, Section
from guidebuilder.model.ladder import LadderSection
from guidebuilder.model.pay import PaySection
from guidebuilder.model.regional import Regional
from guidebuilder.model.routes import RoutesSection
from guidebuilder.model.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from guidebuilder.model.pay import MoneyRange
    from guidebuilder.model.values import (
        FileRef,
        HelplineRef,
        PageRef,
        RungRef,
        Scale,
        Score,
        SectionRef,
        Url,
    )


class ProseSection(Section, frozen=True, kw_only=True):
    """Running text.

    Attributes:
        text: One or more paragraphs.
    """

    KIND: ClassVar[str] = "prose"

    text: Regional[Text]


class PointsSection(Section, frozen=True, kw_only=True):
    """A list: plain lines, lines with a bold lead-in, lead-ins with points, freely mixed."""

    KIND: ClassVar[str] = "points"

    items: tuple[Point, ...]


class Reason(Item, frozen=True, kw_only=True):
    """A reason, a skill group, an exception: a title with a text or points.

    Attributes:
        title: What is said in a few words.
        text: The sentence or paragraphs under it, before the points.
        points: Lines under it.
        closing: The line after the points.
        optional: Whether the reader may do without it (an optional group of skills).
    """

    MAIN: ClassVar[str | None] = "title"

    title: Regional[Text]
    text: Regional[Text] | None = None
    points: tuple[Bullet, ...] = ()
    closing: Regional[Text] | None = None
    optional: bool = False


class ReasonsSection(Section, frozen=True, kw_only=True):
    """A numbered list of reasons or groups."""

    KIND: ClassVar[str] = "reasons"

    items: tuple[Reason, ...]


class AnswerSection(Section, frozen=True, kw_only=True):
    """A question with its short answer first.

    Attributes:
        question: The question; left out, the page's title is it.
        short: The answer in a sentence.
        because: Why it is so.
        unless: When it is not so.
    """

    KIND: ClassVar[str] = "answer"

    question: Regional[Text] | None = None
    short: Regional[Text]
    because: tuple[Reason, ...] = ()
    unless: tuple[Reason, ...] = ()


class Side(Item, frozen=True, kw_only=True):
    """One side of a comparison.

    Attributes:
        label: Its heading.
        items: Its lines.
    """

    label: Regional[Text]
    items: tuple[Bullet, ...]


class ComparisonSection(Section, frozen=True, kw_only=True):
    """Two or more sides of any length.

    Attributes:
        sides: At least two.
        paired: Whether the first lines belong together, the second lines, …; then
            all sides have the same number of lines.
    """

    KIND: ClassVar[str] = "comparison"

    sides: tuple[Side, ...]
    paired: bool = False


class ColumnType(Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"


class Align(Enum):
    """How a column is set; left and right change places in a right-to-left edition."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Column(Item, frozen=True, kw_only=True):
    """A column of a table.

    Attributes:
        label: Its heading.
        under: A heading over this and its neighbours with the same `under`.
        type: What its cells hold; a percent cell is ``5`` for 5 %.
        align: On which side they stand; left out, left for text and right for figures.
    """

    MAIN: ClassVar[str | None] = "label"

    label: Regional[Text]
    under: Regional[Text] | None = None
    type: ColumnType = ColumnType.TEXT
    align: Align | None = None


Cell: TypeAlias = Regional[Text | Decimal | Unknown]
"""A cell: a decimal in columns of numbers and percentages, a text in the others."""


class Row(Item, frozen=True, kw_only=True):
    """A row of a table.

    Attributes:
        cells: As many as the table has columns.
    """

    MAIN: ClassVar[str | None] = "cells"

    cells: tuple[Cell, ...]


class TableSection(Section, frozen=True, kw_only=True):
    """A table, where no other kind fits."""

    KIND: ClassVar[str] = "table"

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Role(Item, frozen=True, kw_only=True):
    """A card about a post.

    Attributes:
        rung: The rung whose name and pay the card shows.
        name: What the post is called; needed without `rung`.
        special: Whether it is a specialist role beside the ladder.
        text: What one does.
    """

    rung: RungRef | None = None
    name: Regional[Text] | None = None
    special: bool = False
    text: Regional[Text] | None = None


class RolesSection(Section, frozen=True, kw_only=True):
    """Cards, one for each post."""

    KIND: ClassVar[str] = "roles"

    items: tuple[Role, ...]


class Person(Item, frozen=True, kw_only=True):
    """Somebody of the field.

    Attributes:
        name: The person's name.
        place: A country or town.
        since: When the person became known: ``1990s``.
        text: What the person did.
    """

    MAIN: ClassVar[str | None] = "name"

    name: Regional[Text]
    place: Regional[Text | Unknown] | None = None
    since: Regional[Text | Unknown] | None = None
    text: Regional[Text] | None = None


class PeopleSection(Section, frozen=True, kw_only=True):
    """People of the field."""

    KIND: ClassVar[str] = "people"

    items: tuple[Person, ...]


class Organisation(Item, frozen=True, kw_only=True):
    """A professional body or an employer.

    Attributes:
        name: Its name.
        abbr: Its short name.
        place: Where it works.
        formerly: The name that readers may still know.
        url: Its address.
        text: A line about it.
    """

    MAIN: ClassVar[str | None] = "name"

    name: Regional[Text]
    abbr: Regional[Text] | None = None
    place: Regional[Text | Unknown] | None = None
    formerly: Regional[Text] | None = None
    url: Regional[Url] | None = None
    text: Regional[Text] | None = None


class OrganisationsSection(Section, frozen=True, kw_only=True):
    """Professional bodies."""

    KIND: ClassVar[str] = "organisations"

    items: tuple[Organisation, ...]


class EmployersSection(Section, frozen=True, kw_only=True):
    """Firms that employ people in this job."""

    KIND: ClassVar[str] = "employers"

    items: tuple[Organisation, ...]


class Institute(Item, frozen=True, kw_only=True):
    """A place to study.

    Attributes:
        name: Its name.
        place: Town or country.
        course: The course that matters here.
        url: Its address.
        fee: What the course costs, in the region's currency; in all, or for a time.
    """

    MAIN: ClassVar[str | None] = "name"

    name: Regional[Text]
    place: Regional[Text | Unknown] | None = None
    course: Regional[Text | Unknown] | None = None
    url: Regional[Url] | None = None
    fee: Regional[MoneyRange | Unknown] | None = None


class InstitutesSection(Section, frozen=True, kw_only=True):
    """Places to study."""

    KIND: ClassVar[str] = "institutes"

    items: tuple[Institute, ...]


class EntryTest(Item, frozen=True, kw_only=True):
    """A test that one may have to take.

    Attributes:
        name: Its name.
        abbr: Its short name.
        score: What is asked for, on each scale that a source names; never converted.
        text: Who asks for it, and when.
        url: Its address.
    """

    MAIN: ClassVar[str | None] = "name"

    name: Regional[Text]
    abbr: Regional[Text] | None = None
    score: Regional[tuple[Score, ...] | Unknown] | None = None
    text: Regional[Text] | None = None
    url: Regional[Url] | None = None


class TestsSection(Section, frozen=True, kw_only=True):
    """Entrance and language tests."""

    KIND: ClassVar[str] = "tests"

    items: tuple[EntryTest, ...]


class GlanceFact(Item, frozen=True, kw_only=True):
    """A line of the at-a-glance panel that data cannot compute.

    Attributes:
        label: What is told.
        value: What it is.
    """

    label: Regional[Text]
    value: Regional[Text | Unknown]


class FactsSection(Section, frozen=True, kw_only=True):
    """Lines added to the computed at-a-glance panel."""

    KIND: ClassVar[str] = "facts"

    items: tuple[GlanceFact, ...]


class RatingUnit(Enum):
    """What a rating counts where it is no point on a scale."""

    PERCENT = "percent"


class Rating(Item, frozen=True, kw_only=True):
    """A bar.

    Attributes:
        name: What is rated.
        value: On the section's scale, or in percent.
    """

    name: Regional[Text]
    value: Regional[Decimal | Unknown]


class RatingsSection(Section, frozen=True, kw_only=True):
    """Bars: skills with weights, shares in percent.

    Attributes:
        scale: The ends of the scale; left out for percent: 0 to 100.
        unit: ``percent`` for shares.
    """

    KIND: ClassVar[str] = "ratings"

    scale: Scale | None = None
    unit: RatingUnit | None = None
    items: tuple[Rating, ...]


class Related(Item, frozen=True, kw_only=True):
    """A neighbouring career.

    Attributes:
        career: The page about it, if the guide has one.
        name: What it is called; left out, the page's title.
        text: How it differs.
    """

    MAIN: ClassVar[str | None] = "name"

    career: PageRef | None = None
    name: Regional[Text] | None = None
    text: Regional[Text] | None = None


class RelatedSection(Section, frozen=True, kw_only=True):
    """Neighbouring careers."""

    KIND: ClassVar[str] = "related"

    items: tuple[Related, ...]


DECORATIVE: Final = "decorative"
"""The `alt` of a picture that says nothing."""


class PictureSection(Section, frozen=True, kw_only=True):
    """A picture; `title` heads it and `closing` is its caption.

    Attributes:
        file: The PNG or JPEG file.
        alt: What it tells someone who cannot see it.
    """

    KIND: ClassVar[str] = "picture"

    file: Regional[FileRef]
    alt: Regional[Text]

    @property
    def is_decorative(self) -> bool:
        """Whether the settled picture says nothing and is left out when read aloud."""
        return self.alt.value.source == DECORATIVE


class Tone(Enum):
    """What a callout is for."""

    NOTE = "note"
    TIP = "tip"
    WARNING = "warning"
    CONCLUSION = "conclusion"


class CalloutSection(Section, frozen=True, kw_only=True):
    """A box.

    Attributes:
        tone: What it is for.
        beside: The section under which it stands as an aside.
        text: What it says.
    """

    KIND: ClassVar[str] = "callout"

    tone: Tone = Tone.NOTE
    beside: SectionRef | None = None
    text: Regional[Text]


class NextStep(Item, frozen=True, kw_only=True):
    """Something to do now.

    Attributes:
        text: What to do.
        url: Where.
        qr: Whether print shows the address as a QR code.
        helpline: What the region's helpline to be printed is for.
        when: A word that groups the steps in print: ``this week``.
    """

    MAIN: ClassVar[str | None] = "text"

    text: Regional[Text]
    url: Regional[Url] | None = None
    qr: bool = False
    helpline: HelplineRef | None = None
    when: Regional[Text] | None = None


class NextStepsSection(Section, frozen=True, kw_only=True):
    """What the reader can do now."""

    KIND: ClassVar[str] = "next-steps"

    items: tuple[NextStep, ...]


class GroupSection(Section, frozen=True, kw_only=True):
    """Sections under one heading; one level, no group inside a group."""

    KIND: ClassVar[str] = "group"

    sections: tuple[PlainSection, ...]


PlainSection: TypeAlias = (
    AnswerSection
    | CalloutSection
    | ComparisonSection
    | EmployersSection
    | FactsSection
    | InstitutesSection
    | LadderSection
    | NextStepsSection
    | OrganisationsSection
    | PaySection
    | PeopleSection
    | PictureSection
    | PointsSection
    | ProseSection
    | RatingsSection
    | ReasonsSection
    | RelatedSection
    | RolesSection
    | RoutesSection
    | TableSection
    | TestsSection
)
"""Every kind that may stand inside a group."""

AnySection: TypeAlias = PlainSection | GroupSection
"""Every kind: ``match`` over this, and mypy tells you which you forgot."""

PLAIN_KINDS: Final[Mapping[str, type[PlainSection]]] = MappingProxyType(
    {kind.KIND: kind for kind in PlainSection.__args__}
)
"""The kinds that may stand inside a group, by the word that authors write."""

KINDS: Final[Mapping[str, type[AnySection]]] = MappingProxyType(
    {**PLAIN_KINDS, GroupSection.KIND: GroupSection}
)
"""All kinds, by the word that authors write."""

_PART_BY_KIND: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "prose": Part.JOB,
        "roles": Part.JOB,
        "points": Part.JOB,
        "routes": Part.WAY_IN,
        "tests": Part.WAY_IN,
        "institutes": Part.STUDY,
        "pay": Part.PAY,
        "ladder": Part.LADDER,
        "people": Part.LADDER,
        "comparison": Part.FOR_ME,
        "ratings": Part.FOR_ME,
        "related": Part.FOR_ME,
        "answer": Part.QUESTION,
        "reasons": Part.QUESTION,
        "next-steps": Part.NOW,
        "organisations": Part.NOW,
        "employers": Part.NOW,
    }
)

_ESSENTIAL: Final = frozenset({"answer", "routes", "pay", "ladder", "next-steps"})
_EXTRA: Final = frozenset({"people", "organisations", "ratings", "related", "picture"})


def parts_of(sections: Iterable[AnySection]) -> tuple[Part, ...]:
    """Return the part of each section of a page, in the order of the sections.

    The author's `part` comes first, then the default of the kind.  A group takes
    the part of the first of its sections that has one.  Kinds without a default
    (table, facts, picture, callout) follow the section before them: an aside stays
    with what it is about.  Sections inside a group belong to the group's part.
    """
    parts: list[Part] = []
    for section in sections:
        before = parts[-1] if parts else Part.JOB
        parts.append(_own_part(section) or before)
    return tuple(parts)


def priority_of(section: AnySection) -> Priority:
    """Return what a small edition does with a section: the author's word, or its kind's default.

    A group is as urgent as the most urgent section in it.
    """
    if section.priority is not None:
        return section.priority
    if isinstance(section, GroupSection):
        inner = map(priority_of, section.sections)
        return min(inner, key=list(Priority).index, default=Priority.NORMAL)
    is_conclusion = isinstance(section, CalloutSection) and section.tone is Tone.CONCLUSION
    if section.KIND in _ESSENTIAL or is_conclusion:
        return Priority.ESSENTIAL
    return Priority.EXTRA if section.KIND in _EXTRA else Priority.NORMAL


def _own_part(section: AnySection) -> Part | None:
    if section.part is not None:
        return section.part
    if isinstance(section, GroupSection):
        return next((part for each in section.sections if (part := _own_part(each))), None)
    return _PART_BY_KIND.get(section.KIND)
