"""How characters look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from guidebuilder.geometry import Pt
    from guidebuilder.style.ink import Ink


class CharStyle(Struct, frozen=True):
    """How characters look.

    Attributes:
        family: ``text`` or ``label``: the theme's two families.
        weight: 300 to 800, as the family has it.
        italic: Whether to take the true italic; a family without one keeps upright.
        size: Type size in points.
        ink: Colour.
        features: OpenType features to switch on, such as ``tnum``.
        tracking: Space added after each glyph, in points; usually 0 or below.
        underline: Whether a rule is drawn under the words (links on a screen).
        rise: How far it stands above the baseline, in points.
    """

    family: str
    weight: int
    size: Pt
    ink: Ink
    italic: bool = False
    features: tuple[str, ...] = ()
    tracking: Pt = 0.0
    underline: bool = False
    rise: Pt = 0.0
