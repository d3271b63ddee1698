"""What the files of a booklet are called that goes to a printer, told apart by what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.press.sheets import Duplex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guidebuilder.press.printers import Cover

SHEET_FILES: Mapping[Duplex, tuple[str, ...]] = {
    Duplex.SHORT_EDGE: ("booklet",),
    Duplex.LONG_EDGE: ("booklet-long-edge",),
    Duplex.ONE_SIDE: ("booklet-fronts", "booklet-backs"),
}
"""Of folded sheets, in the order of :func:`guidebuilder.press.booklet.imposed`."""

PRESS_FILES: Mapping[Cover, tuple[str, ...]] = {
    "with the pages": ("",),
    "separate": ("cover", "inside"),
}
"""For a print shop, in the order of :func:`guidebuilder.press.single_pages.single_pages`."""
