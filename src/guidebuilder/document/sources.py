"""Who says so, and when: the sources of an edition, their notices, and the edition itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.document.blocks import (
    Cell,
    Definition,
    Definitions,
    Paragraph,
    ParagraphRole,
    Section,
    Table,
    TableColumn,
    TableRow,
)
from guidebuilder.document.cover import edition_name
from guidebuilder.document.desk import shown_address
from guidebuilder.document.inlines import Unverified
from guidebuilder.document.notes import SOURCES_PLACE
from guidebuilder.document.phrases import in_words, listed, printed
from guidebuilder.model.values import Unknown
from guidebuilder.model.walk import items_of
from guidebuilder.regions.regional_guide import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from guidebuilder.diagnostics import Span
    from guidebuilder.document.blocks import Block
    from guidebuilder.document.desk import Desk
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.model.guide import Page, Source
    from guidebuilder.regions.regional_guide import Provenance, RegionalGuide


def cited(guide: RegionalGuide, pages: Iterable[Page]) -> dict[str, list[Provenance]]:
    """Return every source that some pages cite with its uses, in order of first use."""
    uses: dict[str, list[Provenance]] = {}
    for page in pages:
        for item in items_of(page.sections):
            trace = guide.provenance_of(item)
            for source in trace.sources:
                uses.setdefault(source, []).append(trace)
    return uses


def source_sections(desk: Desk, pages: Sequence[Page]) -> tuple[Section, ...]:
    """Return the list of sources with their notices, and the edition's own lines."""
    uses = cited(desk.edition.guide, pages)
    sections = [_edition(desk, pages)]
    if uses:
        sections.insert(0, _sources(desk, uses))
    return tuple(sections)


def source_terms(desk: Desk) -> str:
    """Return on what terms the cited sources are used, and their notices, in one line.

    The words are those that the booklet prints, so that they go where its file goes.
    """
    edition = desk.edition
    return " ".join(
        desk.words.say("sources.terms", source=in_words(desk.line(source.title)), terms=terms)
        for source in map(edition.guide.sources.__getitem__, edition.source_numbers)
        if (terms := " ".join(_terms(desk, source)))
    )


def _terms(desk: Desk, source: Source) -> Iterator[str]:
    """Yield the licence of a source, its notice word for word, and what was changed."""
    if source.licence is not None and not isinstance(source.licence, Unknown):
        licence = in_words(desk.line(source.licence))
        yield licence if licence.endswith(".") else f"{licence}."
    for each in _notices(desk, source):
        yield in_words(each.inlines)


def _sources(desk: Desk, uses: dict[str, list[Provenance]]) -> Section:
    sources = [desk.edition.guide.sources[each] for each in uses]
    span = sources[0].span
    title = desk.say("section.sources", span)
    is_open = any(not _is_checked(each) for each in uses.values())
    blocks: list[Block] = [
        Table(
            columns=(
                TableColumn(label=desk.say("sources.column-number", span)),
                TableColumn(label=desk.say("sources.column-source", span), is_head=True),
                TableColumn(label=desk.say("sources.column-checked", span)),
            ),
            rows=tuple(
                TableRow(
                    cells=(
                        Cell(paragraphs=(_number(desk, each),), span=each.span),
                        Cell(
                            paragraphs=tuple(text for text in _about(desk, each) if text),
                            strong_first=True,
                            span=each.span,
                        ),
                        Cell(paragraphs=(_state(desk, uses[each.id], each.span),), span=each.span),
                    )
                )
                for each in sources
            ),
            span=span,
        )
    ]
    if is_open:
        words = (Unverified(), *desk.say("sources.open", span))
        blocks.append(Paragraph(inlines=words, role=ParagraphRole.NOTE, span=span))
    for each in sources:
        blocks += _notices(desk, each)
    return Section(
        place=SOURCES_PLACE,
        title=title,
        short_title=in_words(title),
        blocks=tuple(blocks),
        span=span,
    )


def _number(desk: Desk, source: Source) -> Inlines:
    number = str(desk.edition.source_numbers[source.id])
    return desk.say("sources.number", source.span, number=number)


def _about(desk: Desk, source: Source) -> Iterator[Inlines]:
    """Yield what is known of a source: title, who and when, licence, address, its note."""
    yield desk.line(source.title)
    known: list[Inlines] = []
    gaps: list[Inlines] = []
    for key, who in (("author", source.author), ("publisher", source.publisher)):
        if isinstance(who, Unknown):
            gaps.append(desk.say(f"sources.{key}-unknown", source.span))
        else:
            known.append(desk.line(who))
    if isinstance(source.released, Unknown):
        gaps.append(desk.say("sources.year-unknown", source.span))
    elif source.released is not None:
        known.append(printed(desk.formats.date(source.released), source.span))
    yield listed((each for each in known if each), between=printed(", ", source.span))
    yield listed(gaps, between=printed(" ", source.span))
    if isinstance(source.licence, Unknown):
        yield desk.say("sources.licence-unknown", source.span)
    elif source.licence is not None:
        yield desk.line(source.licence)
    if source.url is not None:
        yield printed(shown_address(source.url), source.span, link=source.url)
    if source.note is not None:
        yield desk.line(source.note)


def _is_checked(uses: Iterable[Provenance]) -> bool:
    """Whether all that a source is cited for and that can be checked has been."""
    claims = [each.status for each in uses if each.status is not Status.NONE]
    return bool(claims) and all(each is Status.VERIFIED for each in claims)


def _state(desk: Desk, uses: list[Provenance], span: Span) -> Inlines:
    """Return the last day on which something was compared with a source, or the open sign."""
    days = [each.checked for each in uses if each.checked]
    if not days or not _is_checked(uses):
        return (Unverified(), *desk.say("sources.state-open", span))
    return printed(desk.formats.date(max(days, key=lambda day: day.last_day)), span)


def _notices(desk: Desk, source: Source) -> Iterator[Paragraph]:
    """Yield an attribution word for word, then what was changed."""
    if source.notice is not None:
        yield Paragraph(
            inlines=printed(source.notice.strip(), source.span),
            role=ParagraphRole.NOTICE,
            span=source.span,
        )
    for each in desk.paragraphs(source.changed):
        yield Paragraph(inlines=each, role=ParagraphRole.NOTICE, span=source.span)


def _edition(desk: Desk, pages: Sequence[Page]) -> Section:
    settings = desk.edition.guide.settings
    span = settings.title.value.span
    title = desk.say("section.edition", span)
    notices = [desk.line(each) for each in (settings.notices.value if settings.notices else ())]
    if settings.copyright is not None:
        notices.append(desk.line(settings.copyright))
    notices.append(desk.say("edition.fonts", span))
    return Section(
        place=f"{SOURCES_PLACE}-edition",
        title=title,
        short_title=in_words(title),
        blocks=(
            Definitions(items=tuple(_edition_lines(desk, pages)), span=span),
            *(Paragraph(inlines=each, role=ParagraphRole.NOTICE, span=span) for each in notices),
        ),
        span=span,
    )


def _edition_lines(desk: Desk, pages: Sequence[Page]) -> Iterator[Definition]:
    settings = desk.edition.guide.settings
    span = settings.title.value.span

    def line(key: str, text: Inlines) -> Definition:
        return Definition(term=desk.say(f"edition.{key}", span), text=(text,), span=span)

    language = desk.words.language_name(desk.edition.guide.language)
    yield line("edition", printed(f"{edition_name(desk)}, {language}", span))
    yield line("issue", printed(desk.formats.date(settings.issue), span))
    yield line("publisher", desk.line(settings.publisher))
    for page in pages:
        about = tuple(_about_page(desk, page))
        if about:
            yield Definition(term=desk.line(page.title), text=about, span=page.span)


def _about_page(desk: Desk, page: Page) -> Iterator[Inlines]:
    """Yield what a page says about itself: version, days, reviewer, codes."""
    span = page.span
    days = (
        ("updated", page.updated),
        ("review-by", page.fact.review_by),
    )
    facts = [desk.say("edition.version", span, version=page.version)] if page.version else []
    facts += [
        desk.say(f"edition.{key}", span, date=desk.formats.date(day)) for key, day in days if day
    ]
    if page.reviewer is not None:
        facts.append(desk.say("edition.reviewer", span, name=desk.line(page.reviewer)))
    if facts:
        yield listed(facts, between=printed(" ", span))
    if page.codes:
        codes = "; ".join(f"{each.scheme} {each.code}" for each in page.codes)
        yield desk.say("edition.codes", span, codes=codes)
