"""Arrows: what hands do, in the drawings of the page on folding."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.layout.page import Close, CurveTo, LineTo, Move, Path
from guidebuilder.layout.paths import KAPPA, filled, straight, stroked

if TYPE_CHECKING:
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Shape
    from guidebuilder.style.ink import Ink

SLIMNESS = 0.6
"""Half the width of an arrow's head, as a share of its length."""

ARM = 2 * KAPPA
"""Length of a curve's control arms, as a share of its bow: it rises to 0.83 of the bow."""


class Arrows(Struct, frozen=True):
    """Draws arrows of one ink and thickness.

    Attributes:
        ink: Of stem and head.
        weight: Thickness of the stem.
        head: Length of the head.
    """

    ink: Ink
    weight: Pt
    head: Pt

    def straight(self, start: tuple[Pt, Pt], end: tuple[Pt, Pt]) -> tuple[Shape, ...]:
        """Return an arrow straight from one point to another."""
        along = _direction(end[0] - start[0], end[1] - start[1])
        return self._headed(straight(start, self._neck(end, along)), end, along)

    def bowed(
        self, start: tuple[Pt, Pt], end: tuple[Pt, Pt], bow: tuple[Pt, Pt]
    ) -> tuple[Shape, ...]:
        """Return an arrow that leaves in the direction of *bow* and comes back out of it."""
        along = _direction(-bow[0], -bow[1])
        neck = self._neck(end, along)
        arm_x, arm_y = ARM * bow[0], ARM * bow[1]
        first = start[0] + arm_x, start[1] + arm_y
        second = neck[0] + arm_x, neck[1] + arm_y
        return self._headed(Path((Move(*start), CurveTo(*first, *second, *neck))), end, along)

    def _neck(self, end: tuple[Pt, Pt], along: tuple[float, float]) -> tuple[Pt, Pt]:
        """Return where the stem goes over into the head."""
        return end[0] - along[0] * self.head, end[1] - along[1] * self.head

    def _headed(
        self, stem: Path, end: tuple[Pt, Pt], along: tuple[float, float]
    ) -> tuple[Shape, ...]:
        x, y = self._neck(end, along)
        half = SLIMNESS * self.head
        across = -along[1] * half, along[0] * half
        head = Path(
            (
                Move(*end),
                LineTo(x + across[0], y + across[1]),
                LineTo(x - across[0], y - across[1]),
                Close(),
            )
        )
        return stroked(stem, self.ink, self.weight), filled(head, self.ink)


def _direction(dx: Pt, dy: Pt) -> tuple[float, float]:
    """Return a direction of length 1."""
    length = hypot(dx, dy)
    return dx / length, dy / length
