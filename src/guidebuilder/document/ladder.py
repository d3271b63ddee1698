"""The ladder of posts and the ways that leave it, and the cards of single posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.document.blocks import (
    Asides,
    Branch,
    Card,
    Cards,
    Ladder,
    LadderSign,
    Rung,
    SpurGlyph,
    StairGlyph,
)
from guidebuilder.document.notes import not_verified, note_line
from guidebuilder.document.pay import short_pay
from guidebuilder.document.phrases import figure as in_figures
from guidebuilder.document.phrases import listed, printed
from guidebuilder.document.posts import figures_of, period_of, posts_of
from guidebuilder.model.values import Unknown
from guidebuilder.regions.formats import Saying
from guidebuilder.regions.regional_guide import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from guidebuilder.diagnostics import Span
    from guidebuilder.document.blocks import Aside, Block, Paragraph
    from guidebuilder.document.desk import Desk
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.document.posts import Posts
    from guidebuilder.model import ladder as model
    from guidebuilder.model.pay import Band, PaySection
    from guidebuilder.model.sections import RolesSection

_SENTENCE_UP_TO = 2
"""A ladder of so few rungs is said in a sentence (look §6); layout decides how it looks."""


def ladder_blocks(
    desk: Desk, section: model.LadderSection, asides: tuple[Aside, ...]
) -> tuple[Block, ...]:
    """Return the ladder and its asides."""
    posts = posts_of(desk.page)
    branches = tuple(_branch(desk, posts, each) for each in section.branches)
    rungs = tuple(
        _rung(desk, posts, each, number=number, is_start=_is_start(section, each))
        for number, each in enumerate(section.rungs, start=1)
    )
    leaves = any(each.leaves is not None for each in branches)
    ladder = Ladder(
        rungs=rungs,
        branches=branches,
        main_title=desk.say("ladder.main", section.span) if leaves else (),
        legend=tuple(_legend(desk, section.span, rungs, branches)),
        here=desk.say("ladder.here", section.span),
        span=section.span,
    )
    return (ladder, *((Asides(items=asides, span=section.span),) if asides else ()))


def ladder_note(desk: Desk, section: model.LadderSection) -> tuple[Paragraph, ...]:
    """Return the closing note of a ladder: its own, and where the pay at its rungs is from."""
    posts = posts_of(desk.page)
    shown = [band for rung in section.posts if (band := posts.band(rung.id))]
    return note_line(
        desk,
        section.span,
        section.posts,
        *desk.notes(section),
        _pay_note(desk, section.span, shown),
    )


def _is_start(section: model.LadderSection, rung: model.Rung) -> bool:
    start = section.start.id if section.start else section.rungs[0].id
    return rung.id == start


def _rung(
    desk: Desk, posts: Posts, rung: model.Rung, *, number: int, is_start: bool = False
) -> Rung:
    parts = [*_after(desk, rung), desk.line(rung.text), *desk.notes(rung)]
    return Rung(
        number=number,
        name=desk.marked(desk.line(rung.name), is_marked=_is_doubted(desk, rung)),
        figure=_pay_of(desk, posts, rung),
        text=listed((each for each in parts if each), between=printed(" ", rung.span)),
        is_start=is_start,
        span=rung.span,
    )


def _is_doubted(desk: Desk, rung: model.Rung) -> bool:
    return desk.provenance(rung).status is Status.UNVERIFIED


def _after(desk: Desk, rung: model.Rung) -> Iterator[Inlines]:
    """Yield how long one usually stays below a rung, as a sentence."""
    if rung.after is None:
        return
    after = rung.after.value
    if isinstance(after, Unknown):
        yield desk.say("ladder.after", rung.span, time=desk.gap(after))
    else:
        time = in_figures(desk.formats.duration(after), after.span)
        yield desk.say("ladder.after", rung.span, time=time)


def _pay_of(desk: Desk, posts: Posts, rung: model.Rung) -> Inlines:
    """Return the pay line of a rung, and which rungs share its figure."""
    found = posts.band(rung.id)
    figures = figures_of(found[1]) if found else ()
    # A ladder has little room: the note under it says what the pay is for, to the ear the figure.
    pay = short_pay(desk, figures[0], Saying.SPOKEN) if figures else None
    if found is None or pay is None:
        return ()
    line = in_figures(pay, found[1].span)
    others = sorted(
        at + 1
        for each in found[1].rungs
        if each.id != rung.id and (at := posts.index(each.id)) is not None
    )
    if not others:
        return line
    numbers = ", ".join(str(each) for each in others)
    return desk.say("ladder.shared", rung.span, n=len(others), pay=line, rungs=numbers)


def _branch(desk: Desk, posts: Posts, branch: model.Branch) -> Branch:
    leaves = posts.index(branch.from_.id) if branch.from_ else None
    notes = [desk.line(branch.text), *desk.notes(branch)]
    if leaves is None:
        notes.insert(0, desk.say("ladder.no-rung", branch.span))
    is_choice = bool(branch.any_of)
    climb = enumerate(branch.to, start=1)
    return Branch(
        title=desk.line(branch.title) or desk.say("ladder.branch", branch.span),
        needs=desk.say("ladder.needs", branch.span, needs=desk.line(branch.needs))
        if branch.needs
        else (),
        leaves=leaves,
        is_choice=is_choice,
        posts=(
            *(_rung(desk, posts, each, number=0) for each in branch.any_of),
            *(_rung(desk, posts, each, number=number) for number, each in climb),
        ),
        note=listed((each for each in notes if each), between=printed(" ", branch.span)),
        span=branch.span,
    )


def _legend(
    desk: Desk, span: Span, rungs: Sequence[Rung], branches: Sequence[Branch]
) -> Iterator[tuple[LadderSign, Inlines]]:
    """Yield an explanation of each sign that a drawing of the ladder may show."""
    if len(rungs) > _SENTENCE_UP_TO:
        if any(each.is_start for each in rungs):
            yield LadderSign.START, desk.say("ladder.legend-start", span)
        yield LadderSign.GOAL, desk.say("ladder.legend-goal", span)
    if any(each.needs for each in branches):
        yield LadderSign.NEEDS, desk.say("ladder.legend-needs", span)
    if any(each.is_choice and len(each.posts) > 1 for each in branches):
        yield LadderSign.CHOICE, desk.say("ladder.legend-choice", span)


def role_blocks(desk: Desk, section: RolesSection) -> tuple[Block, ...]:
    """Return the cards of a page's posts."""
    posts = posts_of(desk.page)
    cards: list[Card] = []
    for role in section.items:
        rung = posts.named(role.rung.id) if role.rung else None
        name = desk.line(role.name) or (desk.line(rung.name) if rung else ())
        if not name:
            continue  # its rung is not on this region's ladder
        found = posts.band(role.rung.id) if role.rung else None
        figures = figures_of(found[1]) if found else ()
        pay = short_pay(desk, figures[0], Saying.PRINTED) if figures else None
        glyph = posts.stair([role.rung.id]) if role.rung else None
        is_special = role.special or (rung is not None and glyph is None)
        cards.append(
            Card(
                glyph=glyph or (SpurGlyph() if is_special else None),
                kicker=_kicker(desk, role.span, glyph, is_special=is_special),
                title=desk.marked(
                    name, is_marked=desk.provenance(role).status is Status.UNVERIFIED
                ),
                figure=in_figures(pay, role.span) if pay else desk.say("card.no-figure", role.span),
                figure_known=pay is not None,
                text=(*desk.paragraphs(role.text), *desk.notes(role)),
                span=role.span,
            )
        )
    return (Cards(items=tuple(cards), span=section.span),)


def role_note(desk: Desk, section: RolesSection) -> tuple[Paragraph, ...]:
    """Return the closing note of cards: their own, and where the pay on them is from."""
    posts = posts_of(desk.page)
    named = [role.rung.id for role in section.items if role.rung]
    shown = [band for rung in named if (band := posts.band(rung))]
    return note_line(
        desk,
        section.span,
        section.items,
        *desk.notes(section),
        _pay_note(desk, section.span, shown),
    )


def _kicker(desk: Desk, span: Span, glyph: StairGlyph | None, *, is_special: bool) -> Inlines:
    if glyph is not None:
        number, count = (str(each) for each in (glyph.filled[0], glyph.rungs))
        return desk.say("card.rung", span, number=number, count=count)
    return desk.say("card.special", span) if is_special else ()


def _pay_note(desk: Desk, span: Span, bands: Iterable[tuple[PaySection, Band]]) -> Inlines:
    """Return where the pay at some posts comes from, and whether it was checked."""
    paid = [each for each in bands if figures_of(each[1])]
    if not paid:
        return ()
    place = desk.edition.places.of_section(paid[0][0])
    period = period_of(desk, figures_of(paid[0][1])[0])
    page = desk.page_number(place, span)
    sentence = desk.say(f"pay.from-page-{period.value}", span, page=page)
    if all(desk.provenance(band).status is not Status.UNVERIFIED for _, band in paid):
        return sentence
    return (*sentence, *printed(" ", span), *not_verified(desk, span))
