"""How the findings about a file are printed, by all commands that prove files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.cli.account import ToldFinding
from guidebuilder.cli.report import answer, say
from guidebuilder.cli.speech import Format, speech

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from guidebuilder.verify.findings import Finding


def print_findings(path: Path, findings: Iterable[Finding]) -> bool:
    """Print what was found out about a file, and return whether nothing failed."""
    from guidebuilder.verify.findings import Outcome  # noqa: PLC0415 - `--help` needs it not

    how = speech()
    if how.format is Format.TEXT:
        answer(path.as_posix())
    tally = dict.fromkeys(Outcome, 0)
    for finding in findings:
        tally[finding.outcome] += 1
        if how.format is Format.TEXT:
            answer(f"  {finding.outcome.value:8}{_in_words(finding)}")
        else:
            how.account.findings.append(
                ToldFinding(path.as_posix(), finding.check, finding.outcome.value, finding.detail)
            )
    told = ", ".join(f"{number} {each.value}" for each, number in tally.items() if number)
    say(f"{path.as_posix()}: {told}")
    return tally[Outcome.FAILED] == 0


def _in_words(finding: Finding) -> str:
    return f"{finding.check}: {finding.detail}" if finding.detail else finding.check
