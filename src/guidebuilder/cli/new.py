"""``guidebuilder new``: one more career, article or region for a guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from guidebuilder.cli import completing, folders, options
from guidebuilder.cli.report import print_path, say
from guidebuilder.cli.usage import Commands

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

EXAMPLES = """\b
Examples:
  guidebuilder new career "Data entry operator"
  guidebuilder new career "नर्स" --slug nurse
  guidebuilder new article "Do I need a degree?" --career data-entry-operator
  guidebuilder new region kerala --part-of india
  guidebuilder new region uk --like international
"""


@click.group(cls=Commands, epilog=EXAMPLES)
def new() -> None:
    """Add a career, an article or a region to a guide.

    Each is a text file with notes in it that say what to write.  Nothing that is there
    already is written over, and `guidebuilder check` accepts what comes of it.
    """


@new.command(epilog=EXAMPLES)
@click.argument("name")
@options.slug
@options.guide
@options.answers
def career(*, name: str, slug: str | None, folder: Path | None) -> None:
    """Add a career called NAME, and make it the last chapter."""
    folder = folders.named_or_usual(folder)

    from guidebuilder.starter.additions import add_career  # noqa: PLC0415 - `--help` is quick

    _tell(add_career(folder, name, slug))


@new.command(epilog=EXAMPLES)
@click.argument("name")
@click.option(
    "--career",
    metavar="NAME",
    shell_complete=completing.careers,
    help="The career that it belongs to, by the name of its file.",
)
@options.slug
@options.guide
@options.answers
def article(*, name: str, career: str | None, slug: str | None, folder: Path | None) -> None:
    """Add an article called NAME, and make it the last chapter.

    A NAME that ends in a question mark begins with an answer, any other with advice.
    """
    folder = folders.named_or_usual(folder)

    from guidebuilder.starter.additions import add_article  # noqa: PLC0415 - `--help` is quick

    _tell(add_article(folder, name, slug, career))


@new.command(epilog=EXAMPLES)
@click.argument("name")
@click.option(
    "--part-of",
    metavar="REGION",
    shell_complete=completing.regions,
    help="The whole that it belongs to: its facts and settings hold here too.",
)
@click.option(
    "--like",
    metavar="REGION",
    shell_complete=completing.regions,
    help="The region that it resembles: its settings hold here too, its facts do not.",
)
@options.slug
@options.guide
@options.answers
def region(
    *, name: str, part_of: str | None, like: str | None, slug: str | None, folder: Path | None
) -> None:
    """Add a region called NAME, such as kerala, uk or "Sri Lanka".

    For a country, its money and its way of writing come from Unicode's tables and are marked
    as to be checked.
    """
    folder = folders.named_or_usual(folder)

    from guidebuilder.starter.additions import add_region  # noqa: PLC0415 - `--help` is quick

    paths, territory = add_region(folder, name, slug, part_of=part_of, like=like)
    _tell(paths)
    if territory is not None:
        say(f"`{name}` is taken for {territory.name}: look at its money and dates in that file.")


def _tell(paths: Iterable[Path]) -> None:
    for path in paths:
        print_path(path)
    say("Open it and put your own words in; then run `guidebuilder check`.")
