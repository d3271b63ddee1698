"""Lists to look things up in: institutes, tests, people, bodies, firms, similar jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidebuilder.document.blocks import (
    Align,
    Bar,
    Bars,
    Cell,
    Definition,
    Definitions,
    ItemList,
    ListItem,
    Table,
    TableColumn,
    TableRow,
)
from guidebuilder.document.notes import marking
from guidebuilder.document.phrases import figure as in_figures
from guidebuilder.document.phrases import listed, merged, printed
from guidebuilder.model.sections import RatingUnit
from guidebuilder.model.values import Unknown

if TYPE_CHECKING:
    from decimal import Decimal

    from guidebuilder.diagnostics import Span
    from guidebuilder.document.blocks import Block
    from guidebuilder.document.desk import Desk
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.document.notes import Marking
    from guidebuilder.model.inlines import Text
    from guidebuilder.model.regional import Regional
    from guidebuilder.model.sections import (
        EmployersSection,
        EntryTest,
        FactsSection,
        Institute,
        InstitutesSection,
        Organisation,
        OrganisationsSection,
        PeopleSection,
        Person,
        RatingsSection,
        RelatedSection,
        TestsSection,
    )


def institute_blocks(desk: Desk, section: InstitutesSection) -> tuple[Block, ...]:
    """Return institutes as a table; a column that no institute fills is left out."""
    marks = marking(desk, section.items)
    shown = [
        (key, align, make)
        for key, align, make in _INSTITUTE_COLUMNS
        if any(make(desk, each) for each in section.items)
    ]
    has_place = any(each.place for each in section.items)
    head = "institute.name-and-place" if has_place else "institute.name"
    table = Table(
        columns=(
            TableColumn(label=desk.say(head, section.span), is_head=True),
            *(
                TableColumn(label=desk.say(key, section.span), align=align)
                for key, align, _ in shown
            ),
        ),
        rows=tuple(
            TableRow(
                cells=(
                    _institute(desk, item, marks),
                    *(
                        Cell(
                            paragraphs=(make(desk, item) or desk.no_value(item.span),),
                            span=item.span,
                        )
                        for _, _, make in shown
                    ),
                )
            )
            for item in section.items
        ),
        span=section.span,
    )
    return (table,)


def _institute(desk: Desk, item: Institute, marks: Marking) -> Cell:
    name = desk.marked(desk.line(item.name), is_marked=marks.is_on(item))
    place = desk.line_or_gap(item.place) if item.place else ()
    lines = (name, *((place,) if place else ()), *desk.notes(item))
    return Cell(paragraphs=lines, strong_first=True, span=item.span)


def _course(desk: Desk, item: Institute) -> Inlines:
    return desk.line_or_gap(item.course) if item.course else ()


def _fee(desk: Desk, item: Institute) -> Inlines:
    if item.fee is None:
        return ()
    fee = item.fee.value
    if isinstance(fee, Unknown):
        return desk.gap(fee)
    return in_figures(desk.formats.money(fee, desk.formats.table_style), fee.span)


def _address(desk: Desk, item: Institute) -> Inlines:
    return desk.address(item.url, item.span)


_INSTITUTE_COLUMNS: Final = (
    ("institute.course", Align.START, _course),
    ("institute.fee", Align.END, _fee),
    ("institute.address", Align.START, _address),
)


def test_blocks(desk: Desk, section: TestsSection) -> tuple[Block, ...]:
    """Return tests with the scores that they ask for, each with its scale."""
    marks = marking(desk, section.items)
    items = tuple(_test(desk, each, marks) for each in section.items)
    return (Definitions(items=items, span=section.span),)


def _test(desk: Desk, item: EntryTest, marks: Marking) -> Definition:
    address = desk.address(item.url, item.span)
    return Definition(
        term=desk.marked(_with_abbreviation(desk, item), is_marked=marks.is_on(item)),
        under=_score(desk, item),
        text=(*desk.paragraphs(item.text), *desk.notes(item), *((address,) if address else ())),
        span=item.span,
    )


def _score(desk: Desk, item: EntryTest) -> Inlines:
    if item.score is None:
        return ()
    score = item.score.value
    if isinstance(score, Unknown):
        return desk.say("score.asked", item.span, score=desk.gap(score))
    figures = (in_figures(desk.formats.score(each), each.span) for each in score)
    return desk.say(
        "score.asked", item.span, score=listed(figures, between=printed("; ", item.span))
    )


def people_blocks(desk: Desk, section: PeopleSection) -> tuple[Block, ...]:
    """Return people with their place and time."""
    marks = marking(desk, section.items)
    items = tuple(_person(desk, each, marks) for each in section.items)
    return (Definitions(items=items, span=section.span),)


def _person(desk: Desk, item: Person, marks: Marking) -> Definition:
    place = desk.line_or_gap(item.place) if item.place else ()
    since = (
        desk.say("person.since", item.span, time=desk.line_or_gap(item.since)) if item.since else ()
    )
    return Definition(
        term=desk.marked(desk.line(item.name), is_marked=marks.is_on(item)),
        under=listed((each for each in (place, since) if each), between=printed(", ", item.span)),
        text=(*desk.paragraphs(item.text), *desk.notes(item)),
        span=item.span,
    )


def organisation_blocks(
    desk: Desk, section: OrganisationsSection | EmployersSection
) -> tuple[Block, ...]:
    """Return bodies or firms: terms with their texts, or a plain list of mere names."""
    marks = marking(desk, section.items)
    has_texts = any(
        each.text or each.place or each.url or desk.notes(each) for each in section.items
    )
    block: Block
    if has_texts:
        items = tuple(_organisation(desk, each, marks) for each in section.items)
        block = Definitions(items=items, span=section.span)
    else:
        block = ItemList(
            items=tuple(
                ListItem(paragraphs=(_firm(desk, each, marks),), span=each.span)
                for each in section.items
            ),
            span=section.span,
        )
    return (block,)


def _organisation(desk: Desk, item: Organisation, marks: Marking) -> Definition:
    address = desk.address(item.url, item.span)
    formerly = _formerly(desk, item)
    place = desk.line_or_gap(item.place) if item.place else ()
    return Definition(
        term=desk.marked(_with_abbreviation(desk, item), is_marked=marks.is_on(item)),
        under=listed(
            (each for each in (place, formerly) if each), between=printed(", ", item.span)
        ),
        text=(*desk.paragraphs(item.text), *desk.notes(item), *((address,) if address else ())),
        span=item.span,
    )


def _firm(desk: Desk, item: Organisation, marks: Marking) -> Inlines:
    name = desk.marked(_with_abbreviation(desk, item), is_marked=marks.is_on(item))
    formerly = _formerly(desk, item)
    return (*name, *printed(", ", item.span), *formerly) if formerly else name


def _formerly(desk: Desk, item: Organisation) -> Inlines:
    if item.formerly is None:
        return ()
    return desk.say("organisation.formerly", item.span, name=desk.line(item.formerly))


def _with_abbreviation(desk: Desk, item: EntryTest | Organisation) -> Inlines:
    name = desk.line(item.name)
    if item.abbr is None:
        return name
    return desk.say("name.with-short", item.span, name=name, short=desk.line(item.abbr))


def fact_blocks(desk: Desk, section: FactsSection) -> tuple[Block, ...]:
    """Return facts as a list: on pages that have no at-a-glance panel."""
    marks = marking(desk, section.items)
    return (
        Definitions(
            items=tuple(
                Definition(
                    term=desk.marked(desk.line(each.label), is_marked=marks.is_on(each)),
                    text=(desk.line_or_gap(each.value), *desk.notes(each)),
                    span=each.span,
                )
                for each in section.items
            ),
            span=section.span,
        ),
    )


def rating_blocks(desk: Desk, section: RatingsSection) -> tuple[Block, ...]:
    """Return rated things as bars on their scale."""
    marks = marking(desk, section.items)
    is_percent = section.unit is RatingUnit.PERCENT or section.scale is None
    if section.scale is None:
        low, high = 0.0, 100.0
        scale = desk.say("rating.percent", section.span)
    else:
        low, high = float(section.scale.low), float(section.scale.high)
        scale = desk.say(
            "rating.scale",
            section.span,
            scale=in_figures(desk.formats.scale(section.scale), section.span),
        )
    bars = tuple(
        Bar(
            label=desk.marked(desk.line(each.name), is_marked=marks.is_on(each)),
            value=_rated(each.value),
            figure=_rating(desk, each.value, is_percent=is_percent, span=each.span),
            note=listed(desk.notes(each), between=printed(" ", each.span)),
            span=each.span,
        )
        for each in section.items
    )
    return (Bars(scale=scale, low=low, high=high, items=bars, span=section.span),)


def _rated(value: Regional[Decimal | Unknown]) -> float | None:
    return None if isinstance(value.value, Unknown) else float(value.value)


def _rating(
    desk: Desk, value: Regional[Decimal | Unknown], *, is_percent: bool, span: Span
) -> Inlines:
    rated = value.value
    if isinstance(rated, Unknown):
        return desk.gap(rated)
    return printed(desk.formats.percent(rated) if is_percent else desk.formats.number(rated), span)


def related_blocks(desk: Desk, section: RelatedSection) -> tuple[Block, ...]:
    """Return similar jobs; one that the booklet has a chapter on is a link with its page."""
    marks = marking(desk, section.items)
    items: list[ListItem] = []
    for each in section.items:
        target = each.career.id if each.career else None
        title: Regional[Text] | Text | None = each.name
        if title is None and target is not None:
            title = desk.edition.guide.titles.get(target)
        name = desk.line(title)
        if not name:
            continue  # the page has no title in this edition, so nobody can look for it
        place = desk.edition.places.of_link(target, desk.page.id) if target else None
        if place is not None:
            page = desk.page_number(place.removeprefix("#"), each.span)
            name = merged(desk.say("related.on-page", each.span, name=name, page=page))
        name = desk.marked(name, is_marked=marks.is_on(each))
        texts = (*desk.paragraphs(each.text), *desk.notes(each))
        if texts:
            items.append(ListItem(lead=name, paragraphs=texts, span=each.span))
        else:
            items.append(ListItem(paragraphs=(name,), span=each.span))
    return (ItemList(items=tuple(items), span=section.span),)
