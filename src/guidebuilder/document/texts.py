"""Texts, lists, reasons, answers, boxes and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidebuilder.document.blocks import (
    Aside,
    Figure,
    Heading,
    ItemList,
    ListItem,
    Marker,
    Panel,
    PanelRole,
    Paragraph,
    ParagraphRole,
)
from guidebuilder.document.notes import marking
from guidebuilder.document.phrases import in_words, listed, printed, strengthened
from guidebuilder.model.sections import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.document.blocks import Block
    from guidebuilder.document.desk import Desk
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.document.notes import Marking
    from guidebuilder.model import sections as model
    from guidebuilder.model.items import Bullet, Point

_PANEL_ROLES: Final = {
    Tone.NOTE: PanelRole.NOTE,
    Tone.TIP: PanelRole.TIP,
    Tone.WARNING: PanelRole.WARNING,
    Tone.CONCLUSION: PanelRole.CONCLUSION,
}


def intro_blocks(desk: Desk, section: model.AnySection) -> tuple[Paragraph, ...]:
    """Return the lines before a section's list."""
    return tuple(
        Paragraph(inlines=each, role=ParagraphRole.INTRO, span=section.span)
        for each in desk.paragraphs(section.intro)
    )


def closing_blocks(desk: Desk, section: model.AnySection) -> tuple[Paragraph, ...]:
    """Return the lines after a section's list."""
    return tuple(
        Paragraph(inlines=each, role=ParagraphRole.CLOSING, span=section.span)
        for each in desk.paragraphs(section.closing)
    )


def prose_blocks(desk: Desk, section: model.ProseSection) -> tuple[Block, ...]:
    """Return running text."""
    return tuple(
        Paragraph(inlines=each, span=section.span) for each in desk.paragraphs(section.text)
    )


def point_blocks(desk: Desk, section: model.PointsSection) -> tuple[Block, ...]:
    """Return a list.

    Where each lead-in has points below it, the list names the kinds of work of a job
    and is numbered, so that a class can talk about “number four”; others have bullets.
    """
    marks = marking(desk, section.items)
    is_numbered = all(each.lead and each.points for each in section.items)
    return (
        ItemList(
            items=tuple(_point(desk, each, marks) for each in section.items),
            marker=Marker.NUMBER if is_numbered else Marker.BULLET,
            span=section.span,
        ),
    )


def _point(desk: Desk, point: Point, marks: Marking) -> ListItem:
    lead = desk.line(point.lead)
    paragraphs = desk.paragraphs(point.text)
    if marks.is_on(point) and paragraphs and not lead:
        paragraphs = (*paragraphs[:-1], desk.marked(paragraphs[-1], is_marked=True))
    return ListItem(
        lead=desk.marked(lead, is_marked=bool(lead) and marks.is_on(point)),
        paragraphs=(*paragraphs, *desk.notes(point)),
        points=tuple(bullet(desk, each) for each in point.points),
        span=point.span,
    )


def bullet(desk: Desk, line: Bullet) -> Inlines:
    """Return a line of a list that runs on behind its lead-in."""
    lead = desk.line(line.lead)
    head = strengthened(desk.say("bullet.lead", line.span, lead=lead)) if lead else ()
    parts = (head, desk.line(line.text), *desk.notes(line))
    text = listed((each for each in parts if each), between=printed(" ", line.span))
    return desk.marked(text, is_marked=desk.provenance(line).is_doubted)


def reason_blocks(desk: Desk, section: model.ReasonsSection) -> tuple[Block, ...]:
    """Return numbered reasons or groups."""
    return (_reasons(desk, section, section.items, Marker.NUMERAL),)


def answer_blocks(
    desk: Desk, section: model.AnswerSection, summary: tuple[Inlines, ...]
) -> tuple[Block, ...]:
    """Return a question's short answer in a panel, then why, then when it is different.

    Args:
        desk: The page's desk.
        section: The answer.
        summary: What stands under the short answer: the summary of a page that is
            the question itself.
    """
    panel = Panel(
        role=PanelRole.ANSWER,
        label=desk.say("answer.label", section.span),
        headline=desk.line(section.short),
        paragraphs=summary,
        span=section.span,
    )
    lists = (
        ("answer.because", section.because, Marker.NUMERAL),
        ("answer.unless", section.unless, Marker.FORK),
    )
    return (
        panel,
        *intro_blocks(desk, section),
        *(
            block
            for key, reasons, marker in lists
            if reasons
            for block in (
                Heading(inlines=desk.say(key, section.span), span=reasons[0].span),
                _reasons(desk, section, reasons, marker),
            )
        ),
    )


def _reasons(
    desk: Desk, section: model.AnySection, reasons: Sequence[model.Reason], marker: Marker
) -> ItemList:
    marks = marking(desk, reasons)
    return ItemList(
        items=tuple(
            ListItem(
                lead=desk.marked(desk.line(each.title), is_marked=marks.is_on(each)),
                paragraphs=(*desk.paragraphs(each.text), *desk.notes(each)),
                points=tuple(bullet(desk, point) for point in each.points),
                closing=desk.line(each.closing),
                tag_word=desk.words.say("option.optional") if each.optional else None,
                span=each.span,
            )
            for each in reasons
        ),
        marker=marker,
        span=section.span,
    )


def callout_blocks(desk: Desk, section: model.CalloutSection) -> tuple[Block, ...]:
    """Return a box; without a title its label says what it is for."""
    return (
        Panel(
            role=_PANEL_ROLES[section.tone],
            label=_callout_title(desk, section),
            paragraphs=(
                *desk.paragraphs(section.intro),
                *desk.paragraphs(section.text),
                *desk.paragraphs(section.closing),
            ),
            span=section.span,
        ),
    )


def aside(desk: Desk, section: model.CalloutSection) -> Aside:
    """Return a callout that stands beside another section."""
    return Aside(
        title=_callout_title(desk, section),
        text=(
            *desk.paragraphs(section.intro),
            *desk.paragraphs(section.text),
            *desk.paragraphs(section.closing),
        ),
        span=section.span,
    )


def _callout_title(desk: Desk, section: model.CalloutSection) -> Inlines:
    return desk.line(section.title) or desk.say(f"tone.{section.tone.value}", section.span)


def picture_blocks(desk: Desk, section: model.PictureSection) -> tuple[Block, ...]:
    """Return a picture; its closing line is the caption."""
    image = desk.edition.guide.images[section.file.value.id]
    return (
        Figure(
            image=image.data,
            width=image.width,
            height=image.height,
            alt="" if section.is_decorative else in_words(desk.line(section.alt)),
            caption=desk.line(section.closing),
            span=section.span,
        ),
    )
