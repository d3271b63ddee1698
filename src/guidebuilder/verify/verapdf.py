"""The judgement of veraPDF, the reference checker of PDF/UA and PDF/A, where it is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from guidebuilder.verify.findings import Finding, Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

STANDARDS = {"ua1": "PDF/UA-1, by veraPDF", "2a": "PDF/A-2a, by veraPDF"}
"""What every screen PDF claims, by veraPDF's name for it."""

VARIABLE = "GUIDEBUILDER_VERAPDF"
"""Environment variable with the path of veraPDF's program or of its archive (``.jar``)."""

MAIN = "org.verapdf.apps.GreenfieldCliWrapper"

RULE = re.compile(r"^\s*FAIL (\S+)", re.MULTILINE)
"""A broken rule in veraPDF's plain words, by the number of its clause."""


def judged(paths: Sequence[Path]) -> dict[Path, tuple[Finding, ...]]:
    """Return veraPDF's judgement of files by each standard; one run of it for each standard."""
    if not paths:
        return {}
    command = _command()
    found: dict[Path, list[Finding]] = {path: [] for path in paths}
    for flavour, check in STANDARDS.items():
        if isinstance(command, str):
            said = dict.fromkeys(paths, Finding(check, Outcome.NOT_RUN, command))
        else:
            said = _asked(command, paths, flavour, check)
        for path, finding in said.items():
            found[path].append(finding)
    return {path: tuple(findings) for path, findings in found.items()}


def _command() -> list[str] | str:
    """Return how to run veraPDF, or why it cannot be run."""
    named = os.environ.get(VARIABLE) or shutil.which("verapdf")
    if not named:
        return f"veraPDF is not installed; put `verapdf` on the PATH or its path into {VARIABLE}"
    if not named.endswith(".jar"):
        return [named]
    java = shutil.which("java")
    return [java, "-cp", named, MAIN] if java else "Java is not installed"


def _asked(
    command: list[str], paths: Sequence[Path], flavour: str, check: str
) -> dict[Path, Finding]:
    order = [*command, "--flavour", flavour, "--format", "text", "-v", *map(str, paths)]
    try:
        # No shell, and the program is the one that the user named or installed.
        done = subprocess.run(order, capture_output=True, check=False, text=True)  # noqa: S603
    except OSError as problem:
        reason = f"veraPDF does not start: {(problem.strerror or str(problem)).lower()}"
        return dict.fromkeys(paths, Finding(check, Outcome.NOT_RUN, reason))
    verdicts = re.split(r"^(?=(?:PASS|FAIL|ERROR)\b)", done.stdout, flags=re.MULTILINE)
    return {path: _verdict(path, verdicts, check) for path in paths}


def _verdict(path: Path, verdicts: Sequence[str], check: str) -> Finding:
    for said in verdicts:
        if str(path) not in said.split("\n", 1)[0]:
            continue
        if said.startswith("PASS"):
            return Finding(check, Outcome.PASSED)
        if said.startswith("FAIL"):
            rules = ", ".join(dict.fromkeys(RULE.findall(said.partition("\n")[2])))
            return Finding(check, Outcome.FAILED, f"rules {rules}" if rules else "")
    return Finding(check, Outcome.NOT_RUN, "veraPDF gave no verdict")
