"""What each kind of section becomes: one case for each of the twenty-two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from guidebuilder.document.blocks import Asides, Heading, Section
from guidebuilder.document.directory import (
    fact_blocks,
    institute_blocks,
    organisation_blocks,
    people_blocks,
    rating_blocks,
    related_blocks,
    test_blocks,
)
from guidebuilder.document.ladder import ladder_blocks, ladder_note, role_blocks, role_note
from guidebuilder.document.notes import note_line
from guidebuilder.document.pay import pay_blocks, pay_note
from guidebuilder.document.phrases import in_words
from guidebuilder.document.posts import plain_sections
from guidebuilder.document.routes import route_blocks, route_note
from guidebuilder.document.steps import step_blocks
from guidebuilder.document.tables import comparison_blocks, table_blocks
from guidebuilder.document.texts import (
    answer_blocks,
    aside,
    callout_blocks,
    closing_blocks,
    intro_blocks,
    picture_blocks,
    point_blocks,
    prose_blocks,
    reason_blocks,
)
from guidebuilder.model import sections as model
from guidebuilder.model.ladder import LadderSection
from guidebuilder.model.pay import PaySection
from guidebuilder.model.routes import RoutesSection
from guidebuilder.model.walk import items_of

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Block, Paragraph
    from guidebuilder.document.desk import Desk
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.model.sections import AnySection, PlainSection

_RUN_ON: Final = (
    model.ProseSection,
    model.PointsSection,
    model.ReasonsSection,
    model.AnswerSection,
    model.ComparisonSection,
    model.TableSection,
    model.PictureSection,
    model.CalloutSection,
    model.GroupSection,
)
"""Kinds that go on under the heading before them when they have no title of their own."""


def section_of(desk: Desk, section: AnySection, *, is_page_question: bool = False) -> Section:
    """Return a section of the document.

    Args:
        desk: The page's desk.
        section: The settled section.
        is_page_question: Whether it answers the question that heads its part.
    """
    title = _title(desk, section, is_page_question=is_page_question)
    summary = desk.paragraphs(desk.page.summary) if is_page_question else ()
    return Section(
        place=desk.edition.places.of_section(section),
        title=title,
        short_title=in_words(title),
        blocks=_blocks(desk, section, summary),
        priority=section.priority,
        span=section.span,
    )


def _title(desk: Desk, section: AnySection, *, is_page_question: bool) -> Inlines:
    if isinstance(section, model.CalloutSection):
        return ()  # its title is the label of the box
    title = desk.line(section.title)
    if not title and isinstance(section, model.AnswerSection) and not is_page_question:
        title = desk.line(section.question or desk.page.title)
    if not title and not isinstance(section, _RUN_ON):
        title = desk.say(f"section.{section.KIND}", section.span)
    return title


def _blocks(
    desk: Desk, section: AnySection, summary: tuple[Inlines, ...] = ()
) -> tuple[Block, ...]:
    if isinstance(section, model.GroupSection):
        inner = (block for each in section.sections for block in _headed(desk, each))
        return (
            *intro_blocks(desk, section),
            *inner,
            *closing_blocks(desk, section),
            *note_line(desk, section.span, (), *desk.notes(section)),
        )
    # An answer's intro stands below its panel, a box holds its own, and a picture's
    # closing line is its caption.
    has_intro = not isinstance(section, model.AnswerSection | model.CalloutSection)
    has_closing = not isinstance(section, model.PictureSection | model.CalloutSection)
    return (
        *(intro_blocks(desk, section) if has_intro else ()),
        *_own_blocks(desk, section, summary),
        *(closing_blocks(desk, section) if has_closing else ()),
        *_closing_note(desk, section),
    )


def _headed(desk: Desk, section: PlainSection) -> tuple[Block, ...]:
    """Return a section inside a group: a run-in heading and its blocks."""
    title = _title(desk, section, is_page_question=False)
    heading = (Heading(inlines=title, span=section.span),) if title else ()
    return (*heading, *_blocks(desk, section))


def asides_of(desk: Desk, section: AnySection) -> tuple[model.CalloutSection, ...]:
    """Return the callouts of the page that stand beside a section."""
    anchors = desk.page.anchors
    return tuple(
        each
        for each in plain_sections(desk.page)
        if isinstance(each, model.CalloutSection)
        and each.beside is not None
        and anchors.get(each.beside.id, each.beside.id) == section.id
    )


def _own_blocks(  # noqa: C901, PLR0912 - one case for each kind is the point
    desk: Desk, section: PlainSection, summary: tuple[Inlines, ...]
) -> tuple[Block, ...]:
    blocks: tuple[Block, ...]
    asides = tuple(aside(desk, each) for each in asides_of(desk, section))
    match section:
        case PaySection():
            return pay_blocks(desk, section, asides)
        case RoutesSection():
            return route_blocks(desk, section, asides)
        case LadderSection():
            return ladder_blocks(desk, section, asides)
        case model.ProseSection():
            blocks = prose_blocks(desk, section)
        case model.PointsSection():
            blocks = point_blocks(desk, section)
        case model.ReasonsSection():
            blocks = reason_blocks(desk, section)
        case model.AnswerSection():
            blocks = answer_blocks(desk, section, summary)
        case model.ComparisonSection():
            blocks = comparison_blocks(desk, section)
        case model.TableSection():
            blocks = table_blocks(desk, section)
        case model.RolesSection():
            blocks = role_blocks(desk, section)
        case model.PeopleSection():
            blocks = people_blocks(desk, section)
        case model.OrganisationsSection() | model.EmployersSection():
            blocks = organisation_blocks(desk, section)
        case model.InstitutesSection():
            blocks = institute_blocks(desk, section)
        case model.TestsSection():
            blocks = test_blocks(desk, section)
        case model.FactsSection():
            blocks = fact_blocks(desk, section)
        case model.RatingsSection():
            blocks = rating_blocks(desk, section)
        case model.RelatedSection():
            blocks = related_blocks(desk, section)
        case model.PictureSection():
            blocks = picture_blocks(desk, section)
        case model.CalloutSection():
            blocks = callout_blocks(desk, section)
        case model.NextStepsSection():
            blocks = step_blocks(desk, section)
        case _:
            assert_never(section)
    return (*blocks, *((Asides(items=asides, span=section.span),) if asides else ()))


def _closing_note(desk: Desk, section: PlainSection) -> tuple[Paragraph, ...]:
    """Return the note that closes a section: signs explained, sources, its own line."""
    match section:
        case PaySection():
            return pay_note(desk, section)
        case RoutesSection():
            return route_note(desk, section)
        case LadderSection():
            return ladder_note(desk, section)
        case model.RolesSection():
            return role_note(desk, section)
        case _:
            lines = [each for each in items_of(section) if each is not section]
            # Running text has no lines: it is checked or doubted as a whole.
            return note_line(desk, section.span, lines or [section], *desk.notes(section))
