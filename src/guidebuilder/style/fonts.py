"""The type of a theme: its two families, and those that stand in for what they lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.style.companions import LABEL_COMPANIONS, TEXT_COMPANIONS
from guidebuilder.style.families import ANEK, FAMILIES, SOURCE_SERIF, Family

if TYPE_CHECKING:
    from collections.abc import Mapping


class Fonts(Struct, frozen=True):
    """The two families of a theme.

    Attributes:
        text: For running text.
        label: For headings, labels, tables and diagrams.
    """

    text: Family = SOURCE_SERIF
    label: Family = ANEK

    def named(self, name: str) -> Family:
        """Return the family that a style means by ``text`` or ``label``."""
        return self.text if name == "text" else self.label

    @property
    def chains(self) -> Mapping[str, tuple[Family, ...]]:
        """For each of the two: the families to look for a glyph in, in order."""
        shipped = FAMILIES.values()
        text = (self.text, self.label, *shipped, *TEXT_COMPANIONS, *LABEL_COMPANIONS)
        label = (self.label, self.text, *shipped, *LABEL_COMPANIONS, *TEXT_COMPANIONS)
        return {"text": tuple(dict.fromkeys(text)), "label": tuple(dict.fromkeys(label))}
