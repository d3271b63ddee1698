"""The boxes of a staircase before they are placed: how large they are, and their words."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.geometry import mm
from guidebuilder.layout.ladder_words import PostType, post_words

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Ladder, Rung
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.galley import Strip
    from guidebuilder.layout.ladder_tags import LadderTags
    from guidebuilder.layout.setting import Setter

TEXT_X = mm(11.5)
"""From the start of a box to its text (look: ladder)."""

BOX_PAD = mm(1.6)
"""Least air between text and the end of its box."""

FEW, SOME = 3, 7
"""Rungs up to which a stair is wide, and up to which it is not compact (look: ladder)."""

NAME_LINES = 2
"""Lines of a name with which the boxes keep their width."""

LEAST_GAP = 13.0
"""Gap that the bends of the line need: a grid line."""

WIDER = mm(8)
"""How much wider a box may get to save a line of its text."""

BOX_AIR = 3.8
"""Least air above and below the words of a box, both together."""


class RungBox(Struct, frozen=True):
    """The box of a rung before it is placed: its words and its size."""

    words: Strip
    width: Pt
    height: Pt


class StairMeasures(Struct, frozen=True):
    """The measures of a stair, which follow from the number of its rungs (look: ladder).

    Attributes:
        width: Of a box.
        least: Height of a box of up to three lines; more text makes it higher.
        offset: From a box to the next one up.
        gap: Between two boxes.
    """

    width: Pt
    least: Pt
    offset: Pt
    gap: Pt
    kind: PostType
    is_mitred: bool = False

    @property
    def measure(self) -> Pt:
        """The measure of the words in a box."""
        return self.width - TEXT_X - BOX_PAD

    def gap_between(self, above: RungBox, below: RungBox) -> Pt:
        """Return the gap between two boxes: what they have grown is taken from it first."""
        grown = (above.height + below.height) / 2 - self.least
        return max(min(self.gap, LEAST_GAP), self.gap - grown)


def stair_measures(ladder: Ladder, setter: Setter) -> StairMeasures:
    """Return the measures of a stair; names of three lines widen it to the end edge."""
    width, count = setter.master.width, len(ladder.rungs)
    bare = not any(rung.figure or rung.text for rung in ladder.rungs)
    if count <= FEW:
        steps = StairMeasures(
            mm(70), 39 if bare else 52, mm(22), 26, PostType.of(setter, large=True)
        )
    elif count <= SOME:
        least = 32.5 if bare else 39
        steps = StairMeasures(mm(58), least, mm(10.6), 19.5, PostType.of(setter, large=True))
    else:
        kind = PostType.of(setter, large=False)
        steps = StairMeasures(mm(58), 26, mm(5.2), 6.5, kind, is_mitred=True)
    steps = replace(steps, least=setter.theme.script.leading(steps.least))
    longest = max(
        len(setter.lines(rung.name, steps.kind.name, steps.measure, None)) for rung in ladder.rungs
    )
    if longest > NAME_LINES:
        steps = replace(steps, offset=mm(5.2), width=width - mm(5.2) * min(count - 1, 11))
    offset = min(steps.offset, (width - steps.width) / max(count - 1, 1))
    return replace(steps, offset=offset)


def rung_boxes(
    ladder: Ladder, tags: LadderTags, steps: StairMeasures, setter: Setter
) -> list[RungBox]:
    """Set the words of each rung in a box that is as high as they need."""
    half = setter.master.line / 2
    boxes: list[RungBox] = []
    for index, (rung, each) in enumerate(zip(ladder.rungs, tags.rungs, strict=True)):
        # The corner beside the lower half of a stair is its branches': no box grows there.
        may_widen = not ladder.branches or 2 * index >= len(ladder.rungs)
        room = setter.master.width - index * steps.offset - steps.width
        more = _widening(rung, steps, setter) if may_widen else 0.0
        more = more if more <= min(WIDER, room) else 0.0
        words = post_words(rung, each, steps.kind, steps.measure + more, setter)
        height = max(steps.least, ceil((words.height + BOX_AIR) / half) * half)
        boxes.append(RungBox(words, steps.width + more, height))
    return boxes


def _widening(rung: Rung, steps: StairMeasures, setter: Setter) -> Pt:
    """Return how much wider a box has to be for each part of its text to take one line."""
    kind = steps.kind
    widths = [
        setter.width(inlines, style)
        for inlines, style in (
            (rung.name, kind.name),
            (rung.figure, kind.figure),
            (rung.text, kind.text),
        )
        if inlines
    ]
    return max(0.0, max(widths, default=0.0) - steps.measure + 0.01)
