"""From an edition to a document: all chapters, and what belongs to the booklet as a whole.

A career is a chapter and its parts are the questions of a reader, in the model's
order.  An article that belongs to a career in the book is one of its parts, just
before “What now?”; any other article is a chapter of its own.  Glossary and lines to
write on stand in the last “What now?”; the sources close the book.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from guidebuilder.document.blocks import (
    Chapter,
    Document,
    ItemList,
    ListItem,
    Metadata,
    Part,
    Section,
    Wording,
    WritingLines,
)
from guidebuilder.document.chapters import (
    article_chapter,
    career_chapter,
    part_title,
    plain_part,
    source_part_sections,
)
from guidebuilder.document.cover import cover, edition_name, how_to_read
from guidebuilder.document.desk import Desk, Edition
from guidebuilder.document.expansions import Voice, abbreviations
from guidebuilder.document.glossary import glossary
from guidebuilder.document.phrases import in_words, phrases
from guidebuilder.document.places import place_of_page, places_of
from guidebuilder.document.sources import cited, source_sections, source_terms
from guidebuilder.document.steps import helpline
from guidebuilder.model import items as model
from guidebuilder.model.guide import Domain
from guidebuilder.regions.formats import Formats
from guidebuilder.words.catalogue import words as catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidebuilder.diagnostics import Report
    from guidebuilder.model.guide import Page
    from guidebuilder.model.target import Target
    from guidebuilder.regions.regional_guide import RegionalGuide
    from guidebuilder.words.catalogue import Words

NO_PAGES: Final = "GB612"
"""Code of the message about an edition without any page."""

NOTES_PLACE: Final = "notes"
"""Place of the pages to write on."""

SOURCES_CHAPTER: Final = "chapter-sources"
"""Place of the last chapter."""

_PROMPTS: Final = (("surprised", 3), ("ask", 4), ("next", 2), ("said", 3))
"""Prompts of the notes page and their dotted lines: they fill an A5 page (look: notes)."""

_DOMAINS: Final = list(Domain)


def assemble(
    guide: RegionalGuide, words: Words, target: Target, report: Report, *, has_notes: bool = True
) -> Document:
    """Return the document of an edition.

    Args:
        guide: The edition.
        words: The catalogue of its language.
        target: What the file is for.
        report: Told if the edition has no page to print.
        has_notes: Whether there are pages to write on, if it is for paper.

    Raises:
        GuideError: It has none.
    """
    if not guide.pages:
        report.error(
            guide.settings.span,
            NO_PAGES,
            f"the edition `{guide.region.region.id}` has no page to print",
            hint="look for `regions:`, `withheld:` and `expires:` on its pages and sections",
        )
        report.raise_if_errors()
    edition = _edition(guide, words, target)
    desks = [Desk(edition, page) for page in guide.pages]
    first = next((each for each in desks if not each.page.is_article), desks[0])
    has_notes = has_notes and target.is_paper
    chapters = _with_back_matter(_chapters(desks), desks, has_notes=has_notes)
    voice = _voice(first)
    chapters = tuple(map(voice.said, _numbered((*chapters, _sources(desks)))))
    return Document(
        info=_info(first),
        wording=_wording(first),
        domain=_domain(guide.pages),
        paper=guide.region.paper.value.lower(),
        direction=guide.region.direction.value,
        cover=voice.said(cover(first)),
        how_to_read=how_to_read(first, chapters, _for_me(chapters)),
        chapters=chapters,
    )


def _voice(desk: Desk) -> Voice:
    """Return what says in full what is printed short."""
    guide = desk.edition.guide
    own = str(guide.settings.language)
    lang = None if own == guide.language else own
    language = desk.words if lang is None else desk.edition.author_words
    return Voice(abbreviations(guide), language, lang)


def _edition(guide: RegionalGuide, words: Words, target: Target) -> Edition:
    return Edition(
        guide=guide,
        phrases=phrases(words, catalogue(str(guide.settings.language)), guide.language),
        author_words=catalogue(str(guide.settings.language)),
        formats=Formats(guide.region, words),
        places=places_of(guide.pages),
        source_numbers={
            source: number for number, source in enumerate(cited(guide, guide.pages), start=1)
        },
        target=target,
    )


def _chapters(desks: Sequence[Desk]) -> tuple[Chapter, ...]:
    careers = [desk.page.id for desk in desks if not desk.page.is_article]
    chapters: list[Chapter] = []
    for desk in desks:
        page = desk.page
        if not page.is_article:
            own = [
                each
                for each in desks
                if each.page.career is not None and each.page.career.id == page.id
            ]
            number = careers.index(page.id) + 1
            chapters.append(career_chapter(desk, own, number, len(careers)))
        elif page.career is None or page.career.id not in careers:
            chapters.append(article_chapter(desk))
    return tuple(chapters)


def _with_back_matter(
    chapters: tuple[Chapter, ...], desks: Sequence[Desk], *, has_notes: bool
) -> tuple[Chapter, ...]:
    """Return the chapters with what the booklet adds to its last “What now?”."""
    last = next(
        (at for at in reversed(range(len(chapters))) if chapters[at].opener), len(chapters) - 1
    )
    chapter = chapters[last]
    desk = next((each for each in desks if place_of_page(each.page) == chapter.place), desks[0])
    added = (*_back_matter(desk, chapters), *((_notes(desk),) if has_notes else ()))
    if not added:
        return chapters
    place = plain_part(desk, model.Part.NOW, added).place
    parts = tuple(
        replace(part, sections=(*part.sections, *added)) if part.place == place else part
        for part in chapter.parts
    )
    if all(part.place != place for part in parts):
        parts = (*parts, plain_part(desk, model.Part.NOW, added))
    return (*chapters[:last], replace(chapter, parts=parts), *chapters[last + 1 :])


def _back_matter(desk: Desk, chapters: tuple[Chapter, ...]) -> Iterator[Section]:
    yield from _legal(desk)
    yield from _helplines(desk)
    words = glossary(desk, chapters)
    if words is not None:
        yield words


def _notes(desk: Desk) -> Section:
    """Return pages to write on."""
    span = desk.page.span
    title = desk.say("section.notes", span)
    return Section(
        place=NOTES_PLACE,
        title=title,
        short_title=in_words(title),
        blocks=(
            WritingLines(
                prompts=tuple(
                    (desk.say(f"notes.{prompt}", span), lines) for prompt, lines in _PROMPTS
                ),
                span=span,
            ),
        ),
        span=span,
    )


def _legal(desk: Desk) -> Iterator[Section]:
    lines = desk.edition.guide.region.legal
    if lines:
        title = desk.say("section.legal", lines[0].span)
        yield Section(
            place="legal",
            title=title,
            short_title=in_words(title),
            blocks=(
                ItemList(
                    items=tuple(
                        ListItem(paragraphs=desk.paragraphs(each.text), span=each.span)
                        for each in lines
                    ),
                    span=lines[0].span,
                ),
            ),
            span=lines[0].span,
        )


def _helplines(desk: Desk) -> Iterator[Section]:
    lines = desk.edition.guide.region.helplines
    if lines:
        title = desk.say("section.helplines", lines[0].span)
        yield Section(
            place="helplines",
            title=title,
            short_title=in_words(title),
            blocks=(
                ItemList(
                    items=tuple(
                        ListItem(paragraphs=(helpline(desk, each),), span=each.span)
                        for each in lines
                    ),
                    span=lines[0].span,
                ),
            ),
            span=lines[0].span,
        )


def _sources(desks: Sequence[Desk]) -> Chapter:
    desk = desks[0]
    title = part_title(desk, model.Part.SOURCES)
    sections = (
        *source_part_sections(desks),
        *source_sections(desk, [each.page for each in desks]),
    )
    part = replace(plain_part(desk, model.Part.SOURCES, sections), place=f"{SOURCES_CHAPTER}-part")
    return Chapter(
        place=SOURCES_CHAPTER,
        title=title,
        short_title=in_words(title),
        opener=None,
        parts=(part,),
        span=part.span,
    )


def _numbered(chapters: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
    """Return the chapters with their parts counted through the booklet, from 1."""
    number = 0
    result = []
    for chapter in chapters:
        parts: list[Part] = []
        for part in chapter.parts:
            number += 1
            parts.append(replace(part, number=number))
        result.append(replace(chapter, parts=tuple(parts)))
    return tuple(result)


def _for_me(chapters: Sequence[Chapter]) -> str | None:
    """Return the place of the first part that is made to be talked over."""
    ending = f"-part-{model.Part.FOR_ME.value}"
    places = (part.place for chapter in chapters for part in chapter.parts)
    return next((place for place in places if place.endswith(ending)), None)


def _domain(pages: Sequence[Page]) -> int:
    """Return the number of the palette: that of the first page with a domain."""
    domain = next((page.domain for page in pages if page.domain), Domain.BUSINESS)
    return _DOMAINS.index(domain) + 1


def _info(desk: Desk) -> Metadata:
    guide = desk.edition.guide
    settings = guide.settings
    also = desk.page.also_called.value if desk.page.also_called else ()
    keywords = [in_words(desk.line(each)) for each in (desk.page.title.value, *also)]
    return Metadata(
        title=in_words(desk.line(settings.title)),
        author=in_words(desk.line(settings.publisher)),
        subject=in_words(desk.line(desk.page.summary)),
        keywords=tuple(dict.fromkeys(keywords)),
        language=guide.language,
        issued=str(settings.issue),
        rights=in_words(desk.line(settings.copyright)),
        edition=edition_name(desk),
        region=guide.region.region.id,
        sources=source_terms(desk),
    )


def _wording(desk: Desk) -> Wording:
    say = desk.words.say
    return Wording(
        contents=say("furniture.contents"),
        continued=say("furniture.continued"),
        edition=edition_name(desk),
        running_title=in_words(desk.line(desk.edition.guide.settings.title)),
        page=say("furniture.page"),
        figure_continued=say("furniture.figure-continued"),
    )
