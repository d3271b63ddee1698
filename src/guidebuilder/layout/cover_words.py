"""Words of a cover that are heard otherwise than they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.document.inlines import Run

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Cover
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.layout.setting import Setter


def edition_word(cover: Cover, setter: Setter) -> Inlines:
    """Return the region on the edition's tab; by itself it is heard as ``India edition``."""
    return (Run(cover.edition, cover.span, spoken=setter.wording.edition),)
