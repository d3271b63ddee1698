"""``guidebuilder diff``: the facts that have changed between two issues of a guide."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidebuilder.cli import folders, options
from guidebuilder.cli.columns import width
from guidebuilder.cli.report import answer, answered, count, say
from guidebuilder.cli.writing import write_into_guide
from guidebuilder.failures import OrderError

if TYPE_CHECKING:
    from guidebuilder.facts.editions import Edition
    from guidebuilder.model.guide import Guide

EXAMPLES = """\b
Examples:
  guidebuilder diff ../guide-2025 guide
  guidebuilder diff ../guide-2025 guide --region india
  guidebuilder diff ../guide-2025 guide --write-box
"""


@click.command(epilog=EXAMPLES)
@click.argument("old", type=click.Path(path_type=Path), metavar="OLD-GUIDE")
@click.argument("new", type=click.Path(path_type=Path), metavar="NEW-GUIDE")
@options.region("all")
@click.option(
    "--write-box",
    is_flag=True,
    help="Write the page `articles/what-is-new.yaml` into the new guide, for readers who have "
    "the old one.",
)
@click.option("--force", is_flag=True, help="Write that page also over one that is there.")
@click.option("--exit-code", is_flag=True, help="End with 1 if anything has changed.")
@options.answers
@click.pass_context
def diff(  # noqa: PLR0913 - one parameter an option
    context: click.Context,
    *,
    old: Path,
    new: Path,
    regions: tuple[str, ...],
    write_box: bool,
    force: bool,
    exit_code: bool,
) -> None:
    """Show which facts have changed between two issues of a guide.

    Pay, tests and ways in come first.  What has only moved is no change; what is only worded
    anew is shown as the same line with other words.
    """
    old, new = folders.named_or_usual(old), folders.named_or_usual(new)

    # `--help` must not wait for them.
    from guidebuilder.cli import changed, reading  # noqa: PLC0415
    from guidebuilder.facts.box import PAGE, box  # noqa: PLC0415
    from guidebuilder.facts.changes import changes  # noqa: PLC0415

    before, after = reading.read(old), reading.read(new)
    chosen = _regions(before, after, regions)
    olds, news = _editions(before, old, chosen), _editions(after, new, chosen)
    found = changes(olds, news, without=(PAGE,) if write_box else ())
    if write_box:
        text = box(found, olds, news)
        if text is None:
            say("nothing has changed that readers need to be told: no page was written")
        else:
            _write(new / f"{PAGE}.yaml", text, may_replace=force)
            if not any(each.id == PAGE for each in after.settings.chapters):
                settings = (new / folders.SETTINGS).as_posix()
                say(f"to print it, add `- {PAGE}` to the chapters in `{settings}`")
    elif not answered(found):
        for line in changed.in_lines(found, (old, new), width()):
            answer(line)
    say(f"{old.as_posix()} → {new.as_posix()}: {count(len(found), 'change')}")
    if exit_code and found:
        context.exit(1)


def _regions(before: Guide, after: Guide, named: tuple[str, ...]) -> tuple[str, ...]:
    """Return the regions to compare: those that are named, or all that both issues have."""
    from guidebuilder.orders import ALL_REGIONS, must_be  # noqa: PLC0415

    if named and ALL_REGIONS not in named:
        for each in named:
            must_be("region", each, after.regions)
            must_be("region", each, before.regions)
        return tuple(dict.fromkeys(named))
    both = tuple(each for each in after.regions if each in before.regions)
    if not both:
        raise OrderError("the two guides have no region in common", "look at their folders")
    return both


def _editions(guide: Guide, folder: Path, regions: tuple[str, ...]) -> dict[str, Edition]:
    from guidebuilder.facts.editions import edition_of  # noqa: PLC0415
    from guidebuilder.facts.lines import Lines  # noqa: PLC0415
    from guidebuilder.load.files import GuideFolder  # noqa: PLC0415

    lines = Lines(GuideFolder(folder))
    return {each: edition_of(guide, each, lines) for each in regions}


def _write(path: Path, text: str, *, may_replace: bool) -> None:
    if path.exists() and not may_replace:
        raise OrderError(
            f"there is a page `{path.as_posix()}` already, perhaps with words of yours",
            "add `--force` to write it anew, or put it away first",
        )
    write_into_guide({path: text.encode()})
