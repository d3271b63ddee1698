"""``guidebuilder pack``: a guide in all its forms, for a fair, a web space or a stick."""

from __future__ import annotations

import re
from time import perf_counter
from typing import TYPE_CHECKING

import click

from guidebuilder.cli import folders, options
from guidebuilder.cli.account import ToldFile
from guidebuilder.cli.dates import source_date
from guidebuilder.cli.progress import progress_shown
from guidebuilder.cli.report import count, messages_about, print_path, say, tally
from guidebuilder.output import make_folder, must_be_in_place, write_files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from guidebuilder.pack.make import Pack

UNITS = {"kb": 1_000, "mb": 1_000_000}
"""Bytes, as shops and phones count."""

EXAMPLES = """\b
Examples:
  guidebuilder pack
  guidebuilder pack --region india --zip
  guidebuilder pack --region all --limit 500kB --printer digital
"""


def _in_bytes(_context: click.Context, _option: click.Parameter, size: str) -> int:
    """Return a size such as ``1MB`` in bytes."""
    match = re.fullmatch(r"([0-9]{1,4}(?:\.[0-9]{1,3})?) ?(kb|mb)", size.strip().lower())
    if match is None or not float(match[1]):
        raise click.BadParameter(f"`{size}` is no size: write 1MB or 500kB")
    return round(float(match[1]) * UNITS[match[2]])


@click.command(epilog=EXAMPLES)
@options.region("the guide's default region")
@options.career
@options.guide
@options.output
@options.theme
@options.printer
@click.option(
    "--limit",
    callback=_in_bytes,
    default="1MB",
    show_default=True,
    metavar="SIZE",
    help="Most that the files for screens and phones may weigh, which people send on.",
)
@click.option("--zip", "as_archive", is_flag=True, help="One zip file instead of a folder.")
@options.strict
@options.messages
def pack(  # noqa: PLR0913 - one parameter an option
    *,
    regions: tuple[str, ...],
    career: str | None,
    folder: Path | None,
    output: Path,
    theme: str | None,
    printer: str | None,
    limit: int,
    as_archive: bool,
    strict: bool,
) -> None:
    """Put everything for a fair into a folder, or into a zip file, for each region.

    It holds the guide for screens, phones and in large print, sheets and posters for each
    career, sheets to fold, the file for a print shop with its specifications, the cover as
    a picture, checksums, and a page `index.html` from which all of it can be fetched: on
    any web space, or on a stick.

    The paths of the folders or zip files are printed on standard output, everything else on
    standard error.  All files are made before the first is written.
    """
    started = perf_counter()
    epoch = source_date()
    folder = folders.named_usual_or_sample(folder)

    from guidebuilder.pack.archive import ENDING, archived  # noqa: PLC0415 - `--help` is quick
    from guidebuilder.pack.make import PackOrder, make_packs  # noqa: PLC0415

    wanted = PackOrder(
        guide=folder,
        limit=limit,
        regions=regions,
        career=career,
        theme=theme,
        printer=printer,
        epoch=epoch,
    )
    with messages_about(folder, strict=strict) as report, progress_shown() as progress:
        packs = make_packs(wanted, report, progress)
    if as_archive:
        make_folder(output)
        places = write_files({output / f"{each.name}{ENDING}": archived(each) for each in packs})
        made = list(places.values())
    else:
        made = [output / each.name for each in packs]
        places = _write_folders(output, packs)
    for each, path in zip(packs, made, strict=True):
        weight = sum(len(file.data) for file in each.files)
        print_path(path, ToldFile(path.as_posix(), each.region, bytes=weight))
        say(f"{each.region}: {count(len(each.files), 'file')}, {weight / 1000:.0f} kB")
    seconds = perf_counter() - started
    say(f"{count(len(packs), 'pack')} in {seconds:.1f} s, {tally(report)}")
    must_be_in_place(places)


def _write_folders(output: Path, packs: Sequence[Pack]) -> dict[Path, Path]:
    """Write packs as folders, and say what lies in them besides."""
    for each in packs:
        make_folder(output / each.name)
    places = write_files(
        {output / each.name / file.name: file.data for each in packs for file in each.files}
    )
    for each in packs:
        ours = {file.name for file in each.files}
        for path in sorted((output / each.name).iterdir()):
            if path.name not in ours:
                say(f"`{path.as_posix()}` is no part of this pack: perhaps of an earlier one")
    return places
