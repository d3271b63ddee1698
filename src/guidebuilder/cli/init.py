"""``guidebuilder init``: a new folder with a guide in it that can be made at once."""

from __future__ import annotations

import time
from pathlib import Path

import click

from guidebuilder.cli import folders, options
from guidebuilder.cli.dates import source_date
from guidebuilder.cli.report import print_path, say
from guidebuilder.failures import OrderError

EXAMPLES = """\b
Examples:
  guidebuilder init my-guide
  guidebuilder init nursing --career "Nurse" --title "Working as a nurse"
"""


@click.command(epilog=EXAMPLES)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--career",
    metavar="WORDS",
    help="What the first career is called.  [default: a sample, library assistant]",
)
@click.option("--title", metavar="WORDS", help="Title of the booklet.  [default: the career]")
@click.option("--publisher", metavar="WORDS", help="Who brings the booklet out: your school.")
@options.slug
@options.answers
def init(
    *,
    folder: Path,
    career: str | None,
    title: str | None,
    publisher: str | None,
    slug: str | None,
) -> None:
    """Make a new FOLDER with a small guide in it, to be changed bit by bit.

    The guide has the regions india and international and one career.  Inside FOLDER every
    command works without options.  Nothing that is there already is written over.
    """
    if (folder / folders.SETTINGS).exists():
        message = f"`{folder.as_posix()}` is the folder of a guide already"
        raise OrderError(message, "name a new folder; `guidebuilder new` adds to a guide")
    if folders.is_inside_a_guide(folder):
        message = f"`{folder.as_posix()}` would lie inside a guide"
        raise OrderError(message, "name a folder elsewhere; `guidebuilder new` adds to a guide")

    # `--help` must not wait for them.
    from guidebuilder.starter.beginning import Beginning, new_guide  # noqa: PLC0415
    from guidebuilder.starter.new_files import write_new  # noqa: PLC0415

    beginning = Beginning(
        career=career, title=title, publisher=publisher, slug=slug, issue=_this_month()
    )
    files = {folder / name: data for name, data in new_guide(beginning).items()}
    for path in write_new(files):
        if path.suffix != ".json":  # what only editors read
            print_path(path)
    say(f"A guide lies in `{folder.as_posix()}`. Its README.txt says what to do first.")
    go = "" if folder == Path() else f"`cd {_quoted(folder)}`, then "
    say(f"Next: {go}`guidebuilder check` or `guidebuilder render`.")


def _this_month() -> str:
    asked = source_date()
    return time.strftime("%Y-%m", time.localtime() if asked is None else time.gmtime(asked))


def _quoted(folder: Path) -> str:
    """Return a folder as it is typed behind ``cd``, on every system."""
    name = str(folder)
    return f'"{name}"' if " " in name else name
