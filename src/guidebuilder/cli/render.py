"""``guidebuilder render``: from a guide to PDF booklets."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from guidebuilder.cli import folders, options
from guidebuilder.cli.account import ToldFile
from guidebuilder.cli.dates import source_date
from guidebuilder.cli.progress import progress_shown
from guidebuilder.cli.report import count, messages_about, print_path, say, tally
from guidebuilder.failures import OrderError
from guidebuilder.output import make_folder, must_be_in_place, write_files

if TYPE_CHECKING:
    from guidebuilder.pipeline import Booklet

EDITIONS = ("booklet", "handout", "phone", "poster", "photocopy", "large-print")

TARGETS = ("screen", "office", "press")

PAPER_WEIGHTS = ("80", "90", "100")

PAPERS = ("a5", "half-letter", "a4", "letter")

EXAMPLES = """\b
Examples:
  guidebuilder render
  guidebuilder render --region india --region international
  guidebuilder render --region all --career bpo-executive --output handouts
  guidebuilder render --booklet --region india
  guidebuilder render --booklet --fit 24
  guidebuilder render --guide ../nursing/guide --paper a4 --theme almanac
"""


@click.command(epilog=EXAMPLES)
@options.region("the guide's default region")
@options.career
@options.guide
@options.output
@click.option(
    "--edition",
    type=click.Choice(EDITIONS, case_sensitive=False),
    default=EDITIONS[0],
    show_default=True,
    help="Form in which the guide is handed out.",
)
@click.option(
    "--for",
    "target",
    type=click.Choice(TARGETS, case_sensitive=False),
    help=(
        "What the file is for: only what is printed has pages to write on.  "
        f"[default: {TARGETS[0]}; office for a booklet]"
    ),
)
@options.theme
@click.option(
    "--paper",
    type=click.Choice(PAPERS, case_sensitive=False),
    help="Sheet that a page is trimmed to.  [default: the region's own]",
)
@click.option(
    "--booklet",
    "is_folded",
    is_flag=True,
    help="Sheets to fold: two pages on each side, in order for an office printer.",
)
@click.option(
    "--long-edge",
    is_flag=True,
    help="A booklet for a printer that can turn sheets about their long edge only.",
)
@click.option(
    "--one-sided",
    is_flag=True,
    help="A booklet in two files, fronts and backs, for a printer of one side.",
)
@click.option(
    "--paper-weight",
    type=click.Choice(PAPER_WEIGHTS),
    help="Weight of a booklet's paper in grams per square metre.  [default: 80]",
)
@click.option(
    "--fit",
    type=click.IntRange(min=1),
    metavar="PAGES",
    help="Most pages that it may have: what is least needed is left out, and named.",
)
@click.option("--grey", is_flag=True, help="Colours as grey, for a printer without colours.")
@options.printer
@click.option(
    "--imprint",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="School or fair that hands the booklets out: its name, logo and contact, as YAML.",
)
@click.option(
    "--copies-for",
    type=click.Path(path_type=Path),
    metavar="CSV",
    help="Table of schools, one a line: a copy for each, with its imprint.",
)
@click.option("--lang", metavar="TAG", help="Reserved: booklets are not translated yet.")
@options.strict
@options.messages
def render(  # noqa: PLR0913 - one parameter an option
    *,
    regions: tuple[str, ...],
    career: str | None,
    folder: Path | None,
    output: Path,
    edition: str,
    target: str | None,
    theme: str | None,
    paper: str | None,
    is_folded: bool,
    long_edge: bool,
    one_sided: bool,
    paper_weight: str | None,
    fit: int | None,
    grey: bool,
    printer: str | None,
    imprint: Path | None,
    copies_for: Path | None,
    lang: str | None,
    strict: bool,
) -> None:
    """Make a PDF booklet for each region that is asked for.

    The paths of the files are printed on standard output, everything else on standard
    error.  All that is asked for is checked first: if the guide has a mistake, or under
    `--strict` so much as a warning, nothing is written and earlier PDFs stay as they are.
    """
    started = perf_counter()
    epoch = source_date()
    if lang is not None:
        raise OrderError(
            "`--lang` is reserved: booklets are not translated yet",
            "leave it out; the booklet is in the language of the guide",
        )
    folder = folders.named_usual_or_sample(folder)

    from guidebuilder import pipeline  # noqa: PLC0415 - `--help` must not wait for it
    from guidebuilder.model.edition import Edition  # noqa: PLC0415
    from guidebuilder.model.target import Target  # noqa: PLC0415
    from guidebuilder.orders import Order  # noqa: PLC0415
    from guidebuilder.press.sheets import Duplex  # noqa: PLC0415

    if one_sided and long_edge:
        raise OrderError(
            "a printer of one side turns no sheets", "leave `--one-sided` or `--long-edge` out"
        )
    duplex = Duplex.SHORT_EDGE if is_folded else None
    duplex = Duplex.ONE_SIDE if one_sided else Duplex.LONG_EDGE if long_edge else duplex
    order = Order(
        guide=folder,
        regions=regions,
        career=career,
        edition=Edition(edition),
        target=Target(target or (Target.SCREEN if duplex is None else Target.OFFICE)),
        theme=theme,
        paper=paper,
        booklet=duplex,
        paper_weight=None if paper_weight is None else int(paper_weight),
        fit=fit,
        grey=grey,
        printer=printer,
        imprint=imprint,
        copies_for=copies_for,
        epoch=epoch,
    )
    with messages_about(folder, strict=strict) as report, progress_shown() as progress:
        booklets = pipeline.render(order, report, progress)
    make_folder(output)
    places = write_files({output / booklet.name: booklet.data for booklet in booklets})
    for booklet, place in zip(booklets, places.values(), strict=True):
        told = ToldFile(place.as_posix(), booklet.region, booklet.pages, len(booklet.data))
        print_path(place, told)
        say(_measures(booklet))
    # Of a booklet in two files it is said once.
    for line in dict.fromkeys(_filling(each) for each in booklets if each.spare_pages):
        say(line)
    seconds = perf_counter() - started
    say(f"{count(len(booklets), 'booklet')} in {seconds:.1f} s, {tally(report)}")
    must_be_in_place(places)


def _measures(booklet: Booklet) -> str:
    pages = count(booklet.pages, "page")
    sheets = "" if booklet.sheets is None else f" on {count(booklet.sheets, 'folded sheet')}"
    return f"{booklet.region}: {pages}{sheets}, {len(booklet.data) / 1000:.0f} kB"


def _filling(booklet: Booklet) -> str:
    """Say what was added so that all leaves and sheets are full."""
    whole, spare = booklet.whole, booklet.spare_pages
    added = count(spare, "page")
    return f"{booklet.region}: {whole - spare} → {whole} pages: {added} to write on added"
