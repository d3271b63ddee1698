"""Things to do now, with boxes to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.document.blocks import CheckGroup, CheckItem, Checklist
from guidebuilder.document.desk import shown_address
from guidebuilder.document.phrases import in_words, listed, printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.document.blocks import Block
    from guidebuilder.document.desk import Desk
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.model.region import Helpline
    from guidebuilder.model.sections import NextStep, NextStepsSection


def step_blocks(desk: Desk, section: NextStepsSection) -> tuple[Block, ...]:
    """Return next steps, grouped by when to take them, groups in order of first mention."""
    groups: dict[str, list[NextStep]] = {}
    titles: dict[str, Inlines] = {}
    for step in section.items:
        title = desk.line(step.when)
        key = in_words(title).casefold()
        titles.setdefault(key, title)
        groups.setdefault(key, []).append(step)
    return (
        Checklist(
            groups=tuple(
                CheckGroup(title=titles[key], items=tuple(_item(desk, step) for step in steps))
                for key, steps in groups.items()
            ),
            foot=desk.say("steps.person", section.span) if _has_room(desk, section) else (),
            span=section.span,
        ),
    )


def _has_room(desk: Desk, section: NextStepsSection) -> bool:
    """Whether a line for a name follows: on paper, and once on a page, after its last steps."""
    if not desk.edition.target.is_paper:
        return False
    steps = [each for each in desk.page.sections if each.KIND == section.KIND]
    return bool(steps) and steps[-1].span == section.span


def _item(desk: Desk, step: NextStep) -> CheckItem:
    address = desk.address(step.url, step.span)
    return CheckItem(
        text=(
            *desk.paragraphs(step.text),
            *((address,) if address else ()),
            *_numbers(desk, step),
            *desk.notes(step),
        ),
        span=step.span,
    )


def _numbers(desk: Desk, step: NextStep) -> Iterator[Inlines]:
    """Yield the region's numbers for what a step is about; a region may have none."""
    if step.helpline is None:
        return
    for line in desk.edition.guide.region.helplines:
        if line.for_ == step.helpline.id:
            yield helpline(desk, line)


def helpline(desk: Desk, line: Helpline) -> Inlines:
    """Return a number to call: ``National Career Service: 1514, Tuesday to Sunday``."""
    phone = printed(line.phone, line.span, strong=True, link=f"tel:{line.phone.replace(' ', '')}")
    parts = [
        desk.say("helpline.line", line.span, name=desk.line(line.name), phone=phone),
        desk.line(line.hours),
        printed(shown_address(line.url), line.span, link=line.url) if line.url else (),
    ]
    return listed((each for each in parts if each), between=printed(", ", line.span))
