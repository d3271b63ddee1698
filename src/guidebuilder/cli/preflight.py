"""``guidebuilder preflight``: what a print shop would find in a file."""

from __future__ import annotations

from pathlib import Path

import click

from guidebuilder.cli import options
from guidebuilder.cli.findings import print_findings
from guidebuilder.cli.progress import progress_shown
from guidebuilder.cli.report import messages_about

EXAMPLES = """\b
Examples:
  guidebuilder preflight output/*-press.pdf
  guidebuilder preflight poster.pdf --printer corner-shop.yaml
"""


@click.command(epilog=EXAMPLES)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option(
    "--printer",
    metavar="NAME|FILE",
    help="What the print shop asks for, as a profile by its name, or a file.  "
    "[default: offset-coated]",
)
@options.answers
@click.pass_context
def preflight(context: click.Context, *, files: tuple[Path, ...], printer: str | None) -> None:
    """Check PDF files for a print shop, from this program or any other.

    Looks at boxes, bleed, margins, type, rules, inks, pictures, fonts and codes.
    How much ink lies on a spot, and whether paint fills the bleed, is measured on
    the plates that Ghostscript makes: without it these checks fail.  Ends with 0
    if nothing failed, and with 1 if anything did.
    """
    # `--help` must not wait for these.
    from guidebuilder.ordered import printer_ordered  # noqa: PLC0415
    from guidebuilder.verify.preflight import preflighted  # noqa: PLC0415

    with messages_about(Path()) as report:
        profile = printer_ordered(printer, report).profile
    paths = tuple(dict.fromkeys(files))
    with progress_shown() as progress:
        progress.expect(len(paths))
        found = {}
        for path in paths:
            progress.begin(f"looking at {path.name}")
            found[path] = preflighted(path, profile)
            progress.finish()
    passed = [print_findings(path, findings) for path, findings in found.items()]
    if not all(passed):
        context.exit(1)
