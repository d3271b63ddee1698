"""``guidebuilder check``: every message about a guide, and no file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from guidebuilder.cli import folders, options
from guidebuilder.cli.messages import messages_about, tally
from guidebuilder.cli.progress import progress_shown
from guidebuilder.cli.report import count, say

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = """\b
Examples:
  guidebuilder check
  guidebuilder check --region india --guide ../nursing/guide
  guidebuilder check --theme our-school.yaml
"""


@click.command(epilog=EXAMPLES)
@options.region("all")
@options.career
@options.guide
@options.theme
@options.strict
@options.messages
def check(
    *,
    regions: tuple[str, ...],
    career: str | None,
    folder: Path | None,
    theme: str | None,
    strict: bool,
) -> None:
    """Look for mistakes in a guide and write nothing.

    Says exactly what a render would say.  Ends with 0 if the guide can be rendered,
    also with warnings unless `--strict` is given, and with 1 if it is refused.
    """
    folder = folders.named_or_usual(folder)

    from guidebuilder import pipeline  # noqa: PLC0415 - `--help` must not wait for it
    from guidebuilder.orders import ALL_REGIONS, Order  # noqa: PLC0415

    everywhere = (ALL_REGIONS,)
    order = Order(guide=folder, regions=regions or everywhere, career=career, theme=theme)
    with messages_about(folder, strict=strict) as report, progress_shown() as progress:
        editions = pipeline.paginate(order, report, progress)
    say(f"{folder.as_posix()}: {count(len(editions), 'region')} checked, {tally(report)}")
