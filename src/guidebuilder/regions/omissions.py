"""Telling the author what an edition lost without anybody wanting it.

``load`` warns of essential sections that vanish; only the whole walk shows that
nothing of a page is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidebuilder.regions.regional_guide import Omission

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report
    from guidebuilder.regions.regional_guide import RegionalGuide

PAGE_VANISHES: Final = "GB611"
"""Code of the warning about a page of which an edition prints nothing."""

_UNWANTED: Final = frozenset({Omission.NO_VALUE, Omission.EMPTY})


def warn_of_omissions(guide: RegionalGuide, report: Report) -> None:
    """Warn of chapters that an edition does not print although nobody said so."""
    region = guide.region.region.id
    for each in guide.left_out:
        if each.is_page and each.why in _UNWANTED:
            report.warning(
                each.span,
                PAGE_VANISHES,
                f"the edition `{region}` prints nothing of this page: {each.why.value}",
                hint=f"write something for `{region}` on it",
            )
