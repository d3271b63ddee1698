"""Chapters and parts: which question each section answers, and in what order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from guidebuilder.document.blocks import (
    Chapter,
    Opener,
    Paragraph,
    ParagraphRole,
    Part,
    Section,
)
from guidebuilder.document.glance import glance
from guidebuilder.document.phrases import in_words
from guidebuilder.document.places import place_of_page
from guidebuilder.document.sections import asides_of, section_of
from guidebuilder.model import items as model
from guidebuilder.model.sections import AnswerSection, CalloutSection, FactsSection, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from guidebuilder.document.desk import Desk
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.model.sections import AnySection

UNNUMBERED: Final = 0
"""Number of a part until the whole booklet is there to count through."""


def career_chapter(desk: Desk, articles: Sequence[Desk], number: int, count: int) -> Chapter:
    """Return a career with the articles that belong to it.

    Args:
        desk: The career's desk.
        articles: The desks of its articles, in the book's order.
        number: The chapter's number, from 1.
        count: How many careers the booklet has.
    """
    title = desk.line(desk.page.title)
    return Chapter(
        place=place_of_page(desk.page),
        title=title,
        short_title=in_words(title),
        opener=Opener(
            kicker=_career_kicker(desk, number, count),
            number=number,
            title=title,
            subtitle=desk.line(desk.page.subtitle),
            text=desk.line(desk.page.summary),
            glance=glance(desk),
        ),
        parts=_opened_by_a_lead(tuple(_career_parts(desk, articles))),
        span=desk.page.span,
    )


def _opened_by_a_lead(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts of a chapter; running text at its very beginning is its lead."""
    match parts:
        case (
            Part(sections=(Section(blocks=(Paragraph() as first, *blocks)) as section, *sections)),
            *others,
        ) if first.role is ParagraphRole.TEXT:
            lead = replace(first, role=ParagraphRole.LEAD)
            section = replace(section, blocks=(lead, *blocks))
            return (replace(parts[0], sections=(section, *sections)), *others)
        case _:
            return parts


def article_chapter(desk: Desk) -> Chapter:
    """Return an article that belongs to no career of the booklet; its one part has its title."""
    part = article_part(desk)
    return Chapter(
        place=part.place,
        title=part.title,
        short_title=part.short_title,
        opener=None,
        parts=(replace(part, place=f"{part.place}-question"),),
        span=desk.page.span,
    )


def article_part(desk: Desk) -> Part:
    """Return an article as a part: its title is the question, its answer comes first."""
    page = desk.page
    printed_here = list(_printed(desk, page.sections))
    answer = next((each for each in printed_here if isinstance(each, AnswerSection)), None)
    if answer is not None:
        # The page opens with the short answer, wherever its author put it.
        printed_here.remove(answer)
        printed_here.insert(0, answer)
    sections = [
        section_of(desk, each, is_page_question=each is answer and answer.question is None)
        for each in printed_here
    ]
    sections = [*_lead(desk, has_answer=answer is not None), *sections]
    title = desk.line(page.title)
    return Part(
        place=place_of_page(page),
        number=UNNUMBERED,
        title=title,
        short_title=in_words(title),
        kicker=desk.say("question.kicker", page.span) if answer is not None else (),
        is_question=answer is not None,
        sections=tuple(sections),
        span=page.span,
    )


def source_part_sections(desks: Iterable[Desk]) -> tuple[Section, ...]:
    """Return the sections that authors put into the part of the sources."""
    return tuple(
        section_of(desk, section)
        for desk in desks
        for part, section in _by_part(desk)
        if part is model.Part.SOURCES
    )


def part_title(desk: Desk, part: model.Part) -> Inlines:
    """Return the question that a part answers: the guide's own words, or the catalogue's."""
    settings = desk.edition.guide.settings
    own = next((each.title for each in settings.parts if each.part is part), None)
    return desk.line(own) or desk.say(f"part.{part.value}", desk.page.span)


def plain_part(desk: Desk, part: model.Part, sections: tuple[Section, ...]) -> Part:
    """Return one of the model's parts with its sections."""
    title = part_title(desk, part)
    return Part(
        place=f"{place_of_page(desk.page)}-part-{part.value}",
        number=UNNUMBERED,
        title=title,
        short_title=in_words(title),
        sections=sections,
        span=sections[0].span,
    )


def _career_parts(desk: Desk, articles: Sequence[Desk]) -> Iterator[Part]:
    sections = list(_by_part(desk))
    for part in model.Part:
        if part is model.Part.SOURCES:
            continue
        own = [section for of, section in sections if of is part]
        if own:
            yield plain_part(desk, part, tuple(section_of(desk, each) for each in own))
        if part is model.Part.QUESTION:
            yield from (article_part(each) for each in articles)


def _by_part(desk: Desk) -> Iterator[tuple[model.Part, AnySection]]:
    """Yield the sections that are printed under a heading of their own, with their part."""
    parts = dict(
        zip((each.span for each in desk.page.sections), parts_of(desk.page.sections), strict=True)
    )
    for section in _printed(desk, desk.page.sections):
        yield parts[section.span], section


def _printed(desk: Desk, sections: Iterable[AnySection]) -> Iterator[AnySection]:
    """Yield the sections that stand by themselves: no facts of a career, no asides."""
    hosted = {aside.span for each in desk.page.sections for aside in asides_of(desk, each)}
    for section in sections:
        at_a_glance = isinstance(section, FactsSection) and not desk.page.is_article
        is_aside = isinstance(section, CalloutSection) and section.span in hosted
        if not (at_a_glance or is_aside):
            yield section


def _lead(desk: Desk, *, has_answer: bool) -> Iterator[Section]:
    """Yield what a career says on its title page, for an article without an answer.

    Where there is an answer it comes first, and its panel holds the summary.
    """
    page = desk.page
    lines = (page.subtitle, page.summary)
    lead = tuple(
        Paragraph(inlines=each, role=ParagraphRole.INTRO, span=page.span)
        for line in lines
        for each in desk.paragraphs(line)
    )
    if lead and not has_answer:
        place = f"{place_of_page(page)}-lead"
        yield Section(place=place, title=(), short_title="", blocks=lead, span=page.span)


def _career_kicker(desk: Desk, number: int, count: int) -> Inlines:
    span = desk.page.span
    if count > 1:
        return desk.say("opener.career-of", span, number=str(number), count=str(count))
    if desk.page.domain is not None:
        return desk.say(f"domain.{desk.page.domain.value}", span)
    return desk.say("opener.career", span)
