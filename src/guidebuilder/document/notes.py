"""Small honest notes: what nobody has checked, who says so, and for when.

One quiet sign and one note for a whole section; a sign behind a single name only
where that line is doubted by itself, or where its neighbours have been checked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.document.blocks import Paragraph, ParagraphRole
from guidebuilder.document.inlines import Unverified
from guidebuilder.document.phrases import listed, merged, printed, strengthened
from guidebuilder.document.posts import band_name, posts_of
from guidebuilder.model.pay import Band
from guidebuilder.model.values import Unknown
from guidebuilder.regions.regional_guide import Provenance, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from guidebuilder.diagnostics import Span
    from guidebuilder.document.desk import Desk
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.model.items import Item


class Marking(Struct, frozen=True):
    """Which lines of a section carry the sign of the unverified, and what its note says.

    Attributes:
        whole: Whether no line has been checked: the note says it once for all.
        single: Places of the lines that carry a sign of their own.
        doubts: Whether those lines are doubted, not only unchecked.
    """

    whole: bool
    single: frozenset[Span]
    doubts: bool

    def is_on(self, item: Item) -> bool:
        """Whether an item carries a sign of its own."""
        return item.span in self.single


def marking(desk: Desk, items: Sequence[Item]) -> Marking:
    """Decide where the sign stands among the lines of a section."""
    traced = [(each.span, desk.provenance(each)) for each in items]
    unchecked = [each for each in traced if each[1].status is Status.UNVERIFIED]
    whole = bool(unchecked) and len(unchecked) == len(traced)
    doubted = frozenset(span for span, trace in unchecked if trace.is_doubted)
    if whole:
        # A sign on every row would say no more than the one in the note.
        return Marking(
            whole=True, single=doubted if len(doubted) < len(traced) else frozenset(), doubts=True
        )
    single = frozenset(span for span, _ in unchecked)
    return Marking(whole=False, single=single, doubts=single == doubted)


def note_line(
    desk: Desk, span: Span, items: Sequence[Item], *more: Inlines
) -> tuple[Paragraph, ...]:
    """Return the closing note of a section: signs explained, sources, years, and more.

    Args:
        desk: The page's desk.
        span: Place of the section.
        items: Its lines that have a status, in the order of print.
        *more: Further sentences for the end of the note.
    """
    marks = marking(desk, items)
    sentences: list[Inlines] = []
    if marks.whole:
        sentences.append(not_verified(desk, span, strong=True))
    if marks.single:
        key = "unchecked" if not marks.doubts else "also-doubted" if marks.whole else "doubted"
        sentences.append(desk.say(f"note.{key}", span, sign=desk.sign("named")))
    traced = [each for each in items if desk.provenance(each).status is not Status.NONE]
    sentences += (*origins(desk, span, traced), *_checks(desk, span, traced), *more)
    text = running(sentences, span)
    if not text:
        return ()
    return (Paragraph(inlines=text, role=ParagraphRole.NOTE, span=span),)


def not_verified(desk: Desk, span: Span, *, strong: bool = False) -> Inlines:
    """Return the sign and, in words, what it says."""
    words = desk.say("note.not-verified", span)
    return (Unverified(), *(strengthened(words) if strong else words))


def running(sentences: Iterable[Inlines], span: Span) -> Inlines:
    """Return sentences one behind the other, without the empty ones."""
    return merged(listed((each for each in sentences if each), between=printed(" ", span)))


def origins(desk: Desk, span: Span, items: Sequence[Item]) -> list[Inlines]:
    """Return the sentences on where some lines come from: their sources and their time.

    Lines of one origin need one sentence; where origins differ, each says whose it is.
    """
    groups: dict[tuple[object, ...], list[Item]] = {}
    for each in items:
        trace = desk.provenance(each)
        time = "unknown" if isinstance(trace.as_of, Unknown) else trace.as_of
        groups.setdefault((trace.sources, time), []).append(each)
    sentences: list[Inlines] = []
    for members in groups.values():
        origin = running(_origin(desk, span, desk.provenance(members[0])), span)
        if len(groups) > 1 and origin:
            names = listed((name_of(desk, each) for each in members), between=printed(", ", span))
            origin = desk.say("note.of", span, names=names, origin=origin)
        sentences.append(origin)
    return sentences


def _origin(desk: Desk, span: Span, trace: Provenance) -> Iterator[Inlines]:
    if trace.sources:
        names = listed(
            (source_name(desk, each, span) for each in trace.sources), between=printed("; ", span)
        )
        yield desk.say("note.source", span, n=len(trace.sources), names=names)
    if isinstance(trace.as_of, Unknown):
        yield desk.say("note.year-unknown", span)
        yield desk.line(trace.as_of.reason)
    elif trace.as_of is not None:
        yield desk.say("note.as-of", span, date=desk.formats.date(trace.as_of))


def _checks(desk: Desk, span: Span, items: Sequence[Item]) -> Iterator[Inlines]:
    """Yield when lines were checked: all of them, or those that carry no sign."""
    days = [day for each in items if (day := desk.provenance(each).checked)]
    if not days:
        return
    first = min(days, key=lambda day: day.first_day)
    last = max(days, key=lambda day: day.last_day)
    start = "checked" if len(days) == len(items) else "others-checked"
    if first == last:
        yield desk.say(f"note.{start}", span, date=desk.formats.date(first))
    else:
        start_day, end_day = desk.formats.date(first), desk.formats.date(last)
        yield desk.say(f"note.{start}-between", span, first=start_day, last=end_day)


def name_of(desk: Desk, item: Item) -> Inlines:
    """Return what a line is called in a note: its name, label or title, else its first words."""
    if isinstance(item, Band):
        return band_name(desk, posts_of(desk.page), item)
    for field in ("name", "label", "title", "lead", "text"):
        value = getattr(item, field, None)
        if value is not None:
            return desk.line(value)
    return ()


def source_name(desk: Desk, source: str, span: Span) -> Inlines:
    """Return a source as a note names it: who published it, and its number in the list."""
    entry = desk.edition.guide.sources[source]
    number = desk.edition.source_numbers[source]
    publisher = None if isinstance(entry.publisher, Unknown) else entry.publisher
    label = desk.words.say("sources.number", number=str(number))
    return desk.say(
        "note.source-name",
        span,
        name=desk.line(publisher or entry.title),
        number=printed(label, span, link=f"#{SOURCES_PLACE}"),
    )


SOURCES_PLACE = "sources"
"""Place of the list of sources."""
