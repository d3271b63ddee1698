"""``guidebuilder doctor``: is everything here that the program needs?"""

from __future__ import annotations

from pathlib import Path

import click

from guidebuilder.cli import options
from guidebuilder.cli.aligned import in_columns
from guidebuilder.cli.report import answer, answered, count, say

EXAMPLES = """\b
Examples:
  guidebuilder doctor
  guidebuilder doctor --json
"""


@click.command(epilog=EXAMPLES)
@options.answers
@click.pass_context
def doctor(context: click.Context) -> None:
    """Look whether the program is whole and can work in this folder.

    Ends with 0 also when tools are missing that only some commands use, and with 1 if
    booklets cannot be made.  Makes one in memory, and changes nothing.
    """
    # `--help` must not wait for them.
    from guidebuilder.doctor.finding import State  # noqa: PLC0415
    from guidebuilder.doctor.installation import installation  # noqa: PLC0415
    from guidebuilder.doctor.surroundings import surroundings  # noqa: PLC0415

    findings = (*installation(), *surroundings(Path.cwd()))
    if not answered(findings):
        lines = in_columns([(each.state.value, each.name, each.detail) for each in findings], "")
        for line, finding in zip(lines, findings, strict=True):
            answer(line)
            if finding.cure is not None:
                answer(f"    hint: {finding.cure}")
    wrong = sum(each.state is State.WRONG for each in findings)
    missing = any(each.state is State.MISSING for each in findings)
    if wrong:
        say(f"{count(wrong, 'thing')} {'is' if wrong == 1 else 'are'} wrong.")
        context.exit(1)
    say("Booklets can be made.", *(["What is missing, only some commands use."] if missing else []))
