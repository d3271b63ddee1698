"""Front and back cover and the how-to-read page, drawn from what the booklet holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.document.blocks import (
    Chapter,
    Cover,
    CoverRoute,
    HowToRead,
    Ladder,
    LegendRow,
    LegendSign,
    OnlineEdition,
    Partner,
    RangeChart,
    RouteChart,
    RouteStep,
    WayMark,
)
from guidebuilder.document.contents import things_in
from guidebuilder.document.desk import shown_address
from guidebuilder.document.glance import routes_of, shortest_and_longest
from guidebuilder.document.inlines import Unverified
from guidebuilder.document.pay import short_pay
from guidebuilder.document.phrases import figure as in_figures
from guidebuilder.document.phrases import in_words, printed, strengthened
from guidebuilder.document.posts import period_of, posts_of
from guidebuilder.document.routes import months_of, stage_word
from guidebuilder.regions.formats import Saying
from guidebuilder.regions.regional_guide import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidebuilder.diagnostics import Span
    from guidebuilder.document.desk import Desk
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.document.phrases import Phrases
    from guidebuilder.model.routes import Route
    from guidebuilder.model.values import Url


def cover(desk: Desk) -> Cover:
    """Return the cover of a booklet whose first career is the desk's page."""
    guide = desk.edition.guide
    settings = guide.settings
    span = settings.title.value.span
    posts = posts_of(desk.page)
    branches = posts.ladder.branches if posts.ladder else ()
    spurs = sum(len(each.any_of) or 1 for each in branches)
    froms = [posts.index(each.from_.id) for each in branches if each.from_]
    sentence = desk.line(desk.page.summary)
    return Cover(
        kicker=_kicker(desk),
        edition=in_words(desk.line(guide.region.region.name)),
        title=desk.line(settings.title),
        subtitle=desk.line(settings.subtitle),
        sentence=sentence,
        facts=tuple(_facts(desk)),
        routes=tuple(_route(desk, each) for each in routes_of(desk)),
        rungs=len(posts.rungs),
        spurs=spurs,
        spurs_from=next((each for each in froms if each is not None), None),
        is_dark=guide.region.region.id == settings.default_region.id,
        call=desk.say("cover.call", span),
        call_text=desk.say("cover.call-text", span),
        fields=(desk.say("cover.field", span),) if desk.edition.target.is_paper else (),
        notices=tuple(_notices(desk)),
        online=_online(desk),
        partner=_partner(desk),
        span=span,
    )


def _online(desk: Desk) -> OnlineEdition | None:
    settings = desk.edition.guide.settings
    if settings.online is None:
        return None
    return online_edition(settings.online, settings.title.value.span, desk.edition.phrases)


def online_edition(address: Url, span: Span, phrases: Phrases) -> OnlineEdition:
    """Return the code that leads to an address, and its words."""
    shown = shown_address(address)
    return OnlineEdition(
        address=address,
        shown=printed(shown, span, link=address),
        text=phrases.say("cover.online", span),
        alt=phrases.words.say("cover.online-alt", address=shown),
    )


def _partner(desk: Desk) -> Partner | None:
    guide = desk.edition.guide
    brand = guide.settings.brand
    if brand is None:
        return None
    name = printed(brand.name, brand.span)
    if brand.logo is None:
        return Partner(name=name, alt=brand.name)
    logo = guide.images[brand.logo.id]
    return Partner(name=name, alt=brand.name, logo=logo.data, width=logo.width, height=logo.height)


def _kicker(desk: Desk) -> Inlines:
    span = desk.page.span
    if desk.page.domain is None:
        return desk.say("cover.kicker", span)
    domain = desk.words.say(f"domain.{desk.page.domain.value}")
    return desk.say("cover.kicker-domain", span, domain=domain)


def _facts(desk: Desk) -> Iterator[tuple[Inlines, Inlines]]:
    """Yield what a beginner earns and how long the way in takes, each with its words."""
    start = posts_of(desk.page).lowest_paid()
    pay = short_pay(desk, start[2], Saying.BESIDE) if start else None
    if start and pay:
        _, band, figure = start
        period = period_of(desk, figure)
        label = desk.say(f"cover.pay-{period.value}", band.span)
        if desk.provenance(band).status is Status.UNVERIFIED:
            # Nothing else on a cover explains the sign, so its words stand beside it.
            word = (Unverified(), *desk.say("mark.named", band.span))
            label = desk.say("cover.marked", band.span, label=label, word=word)
        yield in_figures(pay, band.span), label
    ends = shortest_and_longest(desk)
    if ends:
        routes = routes_of(desk)
        span = routes[0].span
        stages = {route.steps[0].stage for route in routes}
        stage = stages.pop() if len(stages) == 1 else None
        yield (
            in_figures(desk.formats.total(*ends), span),
            desk.say("cover.time-from", span, stage=stage_word(desk, stage, span))
            if stage
            else desk.say("cover.time", span),
        )


def _route(desk: Desk, route: Route) -> CoverRoute:
    """Return a route line; without any lengths its steps count alike."""
    months = [months_of(step) for step in route.steps]
    lengths = [float(each[1]) if each else 0.0 for each in months]
    if not any(lengths):
        lengths = [1.0] * len(route.steps)
    whole, at = sum(lengths), 0.0
    optional: list[tuple[float, float]] = []
    for step, length in zip(route.steps, lengths, strict=True):
        if step.may_be_skipped and length:
            optional.append((at / whole, (at + length) / whole))
        at += length
    return CoverRoute(name=in_words(desk.line(route.name)), optional=tuple(optional))


def _notices(desk: Desk) -> Iterator[Inlines]:
    guide = desk.edition.guide
    settings = guide.settings
    for notice in settings.notices.value if settings.notices else ():
        yield desk.line(notice)
    span = settings.title.value.span
    yield desk.say(
        "cover.edition",
        span,
        edition=edition_name(desk),
        issue=desk.formats.date(settings.issue),
        publisher=desk.line(settings.publisher),
    )


def edition_name(desk: Desk) -> str:
    """Return the name of the edition: ``India edition``."""
    region = in_words(desk.line(desk.edition.guide.region.region.name))
    return desk.words.say("edition.name", region=region)


def how_to_read(desk: Desk, chapters: Sequence[Chapter], for_me: str | None) -> HowToRead:
    """Return the page before the contents; only signs that the booklet uses are explained.

    Args:
        desk: The first page's desk.
        chapters: All chapters.
        for_me: Place of the part that is made to be talked over, if there is one.
    """
    span = desk.edition.guide.settings.title.value.span
    found = list(things_in(tuple(chapters)))
    kinds = set(map(type, found))
    has_options = any(isinstance(each, RouteStep) and each.option for each in found)
    occurs = {
        LegendSign.LINE: RouteChart in kinds or Ladder in kinds,
        LegendSign.DASHED: has_options,
        LegendSign.BAR: RangeChart in kinds,
        LegendSign.ITALIC: has_options,
        LegendSign.DOTS: RangeChart in kinds,
        LegendSign.DIAMOND: Unverified in kinds,
    }
    adults = strengthened(desk.say("read.adults", span))
    gap = printed(" ", span)
    talk = desk.say("read.talk", span, page=desk.page_number(for_me, span)) if for_me else ()
    return HowToRead(
        title=desk.say("read.title", span),
        lead=tuple((each, desk.say(f"read.lead-{each.value}", span)) for each in WayMark),
        rows=tuple(
            LegendRow(
                sign=sign,
                title=desk.say(f"read.{sign.value}", span),
                text=desk.say(f"read.{sign.value}-text", span),
            )
            for sign, does_occur in occurs.items()
            if does_occur
        ),
        foot=(*adults, *gap, *desk.say("read.figures", span), *(gap if talk else ()), *talk),
    )
