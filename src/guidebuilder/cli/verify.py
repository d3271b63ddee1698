"""``guidebuilder verify``: prove a finished file, and say what was not proved."""

from __future__ import annotations

from pathlib import Path

import click

from guidebuilder.cli import options
from guidebuilder.cli.findings import print_findings
from guidebuilder.cli.progress import progress_shown

EXAMPLES = """\b
Example:
  guidebuilder verify output/*.pdf
"""


@click.command(epilog=EXAMPLES)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@options.answers
@click.pass_context
def verify(context: click.Context, *, files: tuple[Path, ...]) -> None:
    """Check finished PDF files.

    Runs our own checks, and veraPDF for PDF/UA-1 and PDF/A-2a if it is installed.
    Ends with 0 if nothing failed, and with 1 if anything did; what could not be
    run is listed as not run and never counts as passed.  Files for a press and sheets
    to be folded are not read aloud; `guidebuilder preflight` asks of them what a shop asks.
    """
    # `--help` must not wait for these.
    from guidebuilder.verify.file_checks import checked, checked_for_print  # noqa: PLC0415
    from guidebuilder.verify.purpose import printed_only  # noqa: PLC0415
    from guidebuilder.verify.verapdf import judged  # noqa: PLC0415

    with progress_shown() as progress:
        reasons = {path: printed_only(path) for path in dict.fromkeys(files)}
        own = {}
        progress.expect(len(reasons))
        for path, why in reasons.items():
            progress.begin(f"looking at {path.name}")
            own[path] = checked(path) if why is None else checked_for_print(path, why)
            progress.finish()
        # Files for printers claim neither standard, so nobody is asked whether they keep them.
        progress.begin("asking veraPDF")
        judgements = judged(tuple(path for path, why in reasons.items() if why is None))
    passed = [
        print_findings(path, (*ours, *judgements.get(path, ()))) for path, ours in own.items()
    ]
    if not all(passed):
        context.exit(1)
