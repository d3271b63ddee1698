"""A whole check of a guide, for tests of what it draws: all regions, and whatever lies beside it.

A folder ``printer`` holds the profile of a print shop, ``imprint.yaml`` is a school's imprint
and ``schools.csv`` a table of them; the check then is for these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.diagnostics import GuideError, Report
from guidebuilder.model.target import Target
from guidebuilder.orders import ALL_REGIONS, Order
from guidebuilder.pipeline import paginate

if TYPE_CHECKING:
    from pathlib import Path

    from guidebuilder.diagnostics import Diagnostic


def told_of(guide: Path) -> tuple[Diagnostic, ...]:
    """Return every message about a guide, in the order in which they are printed."""
    order = Order(guide=guide, regions=(ALL_REGIONS,))
    for profile in guide.glob("printer/*.yaml"):
        order = replace(order, target=Target.PRESS, printer=str(profile))
    if (guide / "imprint.yaml").exists():
        order = replace(order, imprint=guide / "imprint.yaml")
    if (guide / "schools.csv").exists():
        order = replace(order, copies_for=guide / "schools.csv")
    report = Report()
    try:
        paginate(order, report)
    except GuideError:
        assert report.has_errors
    return report.sorted
