"""Asks veraPDF, the outside judge of PDF/UA and PDF/A (:mod:`tests.judges` fetches it)."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from tests.judges import archive

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MAIN = "org.verapdf.apps.GreenfieldCliWrapper"


def verdicts(java: str, files: Iterable[Path], flavour: str) -> dict[str, str]:
    """Ask veraPDF about files.

    Args:
        java: The program that runs it.
        files: The PDF files.
        flavour: The standard, as veraPDF names it: ``ua1``, ``2a``.

    Returns:
        For each file's name ``PASS``, or all that veraPDF says of it.
    """
    options = ["--flavour", flavour, "--format", "text", "-v"]
    order = [java, "-cp", str(archive()), MAIN, *options, *map(str, files)]
    told = subprocess.run(order, capture_output=True, check=False, encoding="utf-8").stdout
    found: dict[str, str] = {}
    for said in re.split(r"^(?=(?:PASS|FAIL|ERROR)\b)", told, flags=re.MULTILINE):
        first = said.split("\n", 1)[0]
        for path in files:
            if str(path) in first:
                found[path.name] = "PASS" if said.startswith("PASS") else said
    return found
