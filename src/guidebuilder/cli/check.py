"""``guidebuilder check``: every message about a guide, and no file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from guidebuilder.cli import folders, options
from guidebuilder.cli.dates import day_of_today
from guidebuilder.cli.progress import progress_shown
from guidebuilder.cli.report import count, messages_about, say, tally

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = """\b
Examples:
  guidebuilder check
  guidebuilder check --region india --guide ../nursing/guide
  guidebuilder check --theme our-school.yaml
  guidebuilder check --max-age 18m --today
"""


@click.command(epilog=EXAMPLES)
@options.region("all")
@options.career
@options.guide
@options.theme
@options.max_age
@options.today
@options.strict
@options.messages
def check(  # noqa: PLR0913 - one parameter an option
    *,
    regions: tuple[str, ...],
    career: str | None,
    folder: Path | None,
    theme: str | None,
    max_age: int | None,
    today: bool,
    strict: bool,
) -> None:
    """Look for mistakes in a guide and write nothing.

    Says exactly what a render would say, and with `--max-age` or `--today` also what is too
    old.  Ends with 0 if the guide can be rendered, also with warnings unless `--strict` is
    given, and with 1 if it is refused.
    """
    folder = folders.named_or_usual(folder)

    from guidebuilder import pipeline  # noqa: PLC0415 - `--help` must not wait for it
    from guidebuilder.lint.ages import Ages  # noqa: PLC0415
    from guidebuilder.orders import ALL_REGIONS, Order  # noqa: PLC0415

    order = Order(
        guide=folder,
        regions=regions or (ALL_REGIONS,),
        career=career,
        theme=theme,
        ages=Ages(max_age, day_of_today() if today else None),
    )
    with messages_about(folder, strict=strict) as report, progress_shown() as progress:
        editions = pipeline.paginate(order, report, progress)
    say(f"{folder.as_posix()}: {count(len(editions), 'region')} checked, {tally(report)}")
