"""``guidebuilder diff-regions``: the facts that two regions' editions do not share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from guidebuilder.cli import completing, folders, options
from guidebuilder.cli.columns import width
from guidebuilder.cli.report import answer, answered, count, say
from guidebuilder.failures import OrderError

if TYPE_CHECKING:
    from pathlib import Path

    from guidebuilder.facts.compare import Difference

EXAMPLES = """\b
Examples:
  guidebuilder diff-regions india international
  guidebuilder diff-regions india international --only pay --only routes
"""


@click.command(name="diff-regions", epilog=EXAMPLES)
@click.argument("one", metavar="REGION", shell_complete=completing.regions)
@click.argument("other", metavar="OTHER-REGION", shell_complete=completing.regions)
@click.option(
    "--only",
    "kinds",
    multiple=True,
    metavar="KIND",
    help="Only sections of this kind (`pay`, `routes` …), `page` for what heads a page, or "
    "`regions` for settings; may be given more than once.  [default: all]",
)
@options.guide
@options.answers
def diff_regions(*, one: str, other: str, kinds: tuple[str, ...], folder: Path | None) -> None:
    """Show which facts differ between two regions' editions, and where each is written.

    In a wide window the two stand side by side.  Figures that are only written in another
    way (1,00,000 and 100,000) do not count as different, other money does.
    """
    folder = folders.named_or_usual(folder)

    # `--help` must not wait for them.
    from guidebuilder.cli import compared, reading  # noqa: PLC0415
    from guidebuilder.facts.compare import differences  # noqa: PLC0415
    from guidebuilder.facts.editions import edition_of  # noqa: PLC0415
    from guidebuilder.facts.lines import Lines  # noqa: PLC0415
    from guidebuilder.load.files import GuideFolder  # noqa: PLC0415
    from guidebuilder.orders import must_be  # noqa: PLC0415

    guide = reading.read(folder)
    for each in (one, other):
        must_be("region", each, guide.regions)
    if one == other:
        raise OrderError(f"`{one}` is named twice", "name two regions")
    lines = Lines(GuideFolder(folder))
    left, right = (edition_of(guide, each, lines) for each in (one, other))
    found = _chosen(kinds, differences(guide, left, right))
    if not answered(found):
        for line in compared.in_lines(found, (one, other), folder, width()):
            answer(line)
    say(f"{one}, {other}: {count(len(found), 'difference')}")


def _chosen(kinds: tuple[str, ...], found: tuple[Difference, ...]) -> tuple[Difference, ...]:
    from guidebuilder.facts.compare import SETTINGS  # noqa: PLC0415
    from guidebuilder.model.sections import KINDS  # noqa: PLC0415
    from guidebuilder.orders import must_be  # noqa: PLC0415

    for each in kinds:
        must_be("kind of section", each, {*KINDS, "page", SETTINGS})
    return tuple(each for each in found if not kinds or each.kind in kinds)
