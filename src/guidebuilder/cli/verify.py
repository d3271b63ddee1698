"""``guidebuilder verify``: prove a finished file, and say what was not proved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidebuilder.cli import options
from guidebuilder.cli.report import print_line, say

if TYPE_CHECKING:
    from guidebuilder.verify.findings import Finding

EXAMPLES = """\b
Example:
  guidebuilder verify output/*.pdf
"""


@click.command(epilog=EXAMPLES)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@options.debug
@click.pass_context
def verify(context: click.Context, *, files: tuple[Path, ...]) -> None:
    """Check finished PDF files.

    Runs our own checks, and veraPDF for PDF/UA-1 and PDF/A-2a if it is installed.
    Ends with 0 if nothing failed, and with 1 if anything did; what could not be
    run is listed as not run and never counts as passed.
    """
    # `--help` must not wait for these.
    from guidebuilder.verify.file_checks import checked  # noqa: PLC0415
    from guidebuilder.verify.findings import Outcome  # noqa: PLC0415
    from guidebuilder.verify.verapdf import judged  # noqa: PLC0415

    own = {path: checked(path) for path in dict.fromkeys(files)}
    judgements = judged(tuple(own))
    failed = False
    for path, ours in own.items():
        findings = (*ours, *judgements[path])
        print_line(path.as_posix())
        for finding in findings:
            print_line(f"  {finding.outcome.value:8}{_in_words(finding)}")
        tally = {each: sum(finding.outcome is each for finding in findings) for each in Outcome}
        say(
            f"{path.as_posix()}: "
            + ", ".join(f"{number} {each.value}" for each, number in tally.items() if number)
        )
        failed = failed or tally[Outcome.FAILED] > 0
    if failed:
        context.exit(1)


def _in_words(finding: Finding) -> str:
    return f"{finding.check}: {finding.detail}" if finding.detail else finding.check
