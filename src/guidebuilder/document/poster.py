"""A poster about one career: its title, one sentence, and the ladder with its pay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from guidebuilder.document.blocks import Ladder, RangeChart
from guidebuilder.document.contents import things_in
from guidebuilder.document.handout import Matter, handout_of
from guidebuilder.document.inlines import Run
from guidebuilder.document.phrases import listed, printed
from guidebuilder.model.items import Priority
from guidebuilder.records import Located

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Span
    from guidebuilder.document.blocks import Chapter, Cover, Document, Metadata, Rung, Wording
    from guidebuilder.document.inlines import Inlines

MOST_RUNGS: Final = 7
"""Rungs that can be read from two metres on one stair (look: poster)."""


_RANKS: Final = {Priority.ESSENTIAL: 0, None: 1, Priority.NORMAL: 1, Priority.EXTRA: 2}
"""Which of two ladders is drawn: by the author's word on their sections."""


class Poster(Located, frozen=True, kw_only=True):
    """One large sheet.

    Attributes:
        cover: Kicker, title, sentence, inks and online address, as on a cover.
        rungs: The steps of the stair, lowest first.
        note: What the figures count, and who says so.
        skipped: Rungs that there is no room for.
        info: What the file says about itself.
        wording: Words that layout prints.
        domain: Number of the palette.
        paper: The region's paper.
        direction: ``ltr`` or ``rtl``.
        span: Place of the career.
    """

    cover: Cover
    rungs: tuple[Rung, ...]
    note: Inlines
    skipped: tuple[Rung, ...]
    info: Metadata
    wording: Wording
    domain: int
    paper: str
    direction: str
    span: Span


def poster_of(document: Document) -> Poster | None:
    """Return the poster of a document's first career, or ``None`` if it has none."""
    chapter = next((each for each in document.chapters if each.opener), None)
    if chapter is None:
        return None
    ladder = _ladder(chapter)
    rungs = ladder.rungs if ladder else ()
    # The way begins at the first and ends at the last; what lies between gives way.
    shown = rungs if len(rungs) <= MOST_RUNGS else (*rungs[: MOST_RUNGS - 1], rungs[-1])
    cover = document.cover
    return Poster(
        cover=replace(
            cover,
            kicker=_kicker(cover),
            title=chapter.title,
            subtitle=(),
            facts=(),
            rungs=len(shown),
        ),
        rungs=shown,
        note=_note(document) if any(each.figure for each in shown) else (),
        skipped=tuple(each for each in rungs if each not in shown),
        info=replace(document.info, title=f"{chapter.short_title}: {document.info.title}"),
        wording=document.wording,
        domain=document.domain,
        paper=document.paper,
        direction=document.direction,
        span=chapter.span,
    )


def _ladder(chapter: Chapter) -> Ladder | None:
    """Return the first ladder, or one whose section the author prefers."""
    found = [
        (_RANKS[section.priority], each)
        for part in chapter.parts
        for section in part.sections
        for each in things_in(section)
        if isinstance(each, Ladder)
    ]
    return min(found, key=lambda each: each[0])[1] if found else None


def _kicker(cover: Cover) -> Inlines:
    """Return the first line: who hangs it up, and where to find them, or else what it is."""
    if cover.host is None:
        return cover.kicker
    return listed((cover.host.name, *cover.host.details[:1]), between=printed(", ", cover.span))


def _note(document: Document) -> Inlines:
    """Return the axis and the note of the pay chart, as the handout has them."""
    handout = handout_of(document)
    for piece in handout.pieces if handout else ():
        for block in piece.blocks:
            if piece.matter is Matter.PAY and isinstance(block, RangeChart):
                return (*block.axis, Run(". ", piece.span), *piece.note)
    return ()
